//! Where lines meet their boxes.

use super::Sketch;
use super::acyclic::Oriented;
use super::plan::Rect;
use super::rows::Rows;
use super::spacing::{Wish, space};

/// Room between two lines that meet the same side of a box.
const PORT_GAP: i32 = 14;
/// The least of it, about the width of an arrow's head.
const PORT_GAP_LEAST: i32 = 8;
/// Corners of a box that lines keep away from.
const CORNER: i32 = 12;

/// Where a link meets its boxes: above on the lower side of the upper one, below on the upper side of the lower one.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Ports {
    /// From the left, at the upper box.
    pub above: i32,
    /// From the left, at the lower box.
    pub below: i32,
}

/// Boxes as wide as the lines need that meet their upper or lower side.
pub(super) fn widened(sketch: &Sketch, oriented: &Oriented) -> Sketch {
    let mut widened = sketch.clone();
    let mut sides: Vec<(i32, i32)> = vec![(0, 0); sketch.boxes.len()];
    for link in 0..sketch.links.len() {
        let Some((upper, lower)) = oriented.ends(sketch, link) else {
            continue;
        };
        if let Some(sides) = sides.get_mut(upper) {
            sides.1 += 1;
        }
        if let Some(sides) = sides.get_mut(lower) {
            sides.0 += 1;
        }
    }
    for (extent, (above, below)) in widened.boxes.iter_mut().zip(sides) {
        let most = above.max(below);
        if most > 1 {
            let needed = 2 * CORNER + most * PORT_GAP;
            extent.size.width = extent.size.width.max(needed);
        }
    }
    widened
}

/// Each line meets its box as straight below or above its next stop as the other lines leave room for.
pub(super) fn ports(rows: &Rows, centres: &[i32], boxes: &[Rect]) -> Vec<Ports> {
    let mut ports = vec![Ports::default(); rows.chains.len()];
    let mut lower_sides: Vec<Vec<End>> = vec![Vec::new(); boxes.len()];
    let mut upper_sides = lower_sides.clone();
    for (link, chain) in rows.chains.iter().enumerate() {
        let (Some(first), Some(second)) = (chain.first(), chain.get(1)) else {
            continue;
        };
        if let Some(side) = lower_sides.get_mut(*first) {
            side.push(end(rows, centres, *second, (link, Look::Up)));
        }
        let (Some(last), Some(before)) = (chain.last(), chain.iter().nth_back(1)) else {
            continue;
        };
        if let Some(side) = upper_sides.get_mut(*last) {
            side.push(end(rows, centres, *before, (link, Look::Down)));
        }
    }
    for (rect, side) in boxes.iter().zip(lower_sides) {
        for (link, x) in spread(*rect, side) {
            if let Some(ports) = ports.get_mut(link) {
                ports.above = x;
            }
        }
    }
    for (rect, side) in boxes.iter().zip(upper_sides) {
        for (link, x) in spread(*rect, side) {
            if let Some(ports) = ports.get_mut(link) {
                ports.below = x;
            }
        }
    }
    ports
}

/// The end of a link at a box, seen from the next thing on its way.
fn end(rows: &Rows, centres: &[i32], next: usize, (link, look): (usize, Look)) -> End {
    let thing = rows.things.get(next);
    let joined = thing.and_then(|thing| match look {
        Look::Up => thing.above.first(),
        Look::Down => thing.below.first(),
    });
    End {
        towards: centres.get(next).copied().unwrap_or(0),
        link,
        weight: joined.map_or(1, |(_, weight)| *weight),
    }
}

/// Shares one side of a box among the lines that meet it, in the order of where they come from.
fn spread(rect: Rect, mut ends: Vec<End>) -> Vec<(usize, i32)> {
    ends.sort_unstable_by_key(|end| (end.towards, end.link));
    let corner = CORNER.min(rect.width / 4);
    let (left, right) = (rect.x + corner, rect.x + rect.width - corner);
    let gaps = i32::try_from(ends.len())
        .unwrap_or(i32::MAX)
        .saturating_sub(1);
    let gap = match gaps {
        0 => 0,
        _ => port_gap(&ends, left, right).min((right - left) / gaps),
    };
    let wishes: Vec<Wish> = ends
        .iter()
        .map(|end| Wish {
            place: i64::from(end.towards.clamp(left, right)),
            weight: end.weight,
        })
        .collect();
    let offsets: Vec<i64> = (0..)
        .map(|at| at * i64::from(gap))
        .take(ends.len())
        .collect();
    let places = space(&wishes, &offsets);
    ends.iter()
        .zip(places)
        .zip(0..)
        .map(|((end, place), at)| {
            let place = i32::try_from(place).unwrap_or(left);
            // What is pushed over a corner comes back, and the others make room.
            (
                end.link,
                place.clamp(left + at * gap, right - (gaps - at) * gap),
            )
        })
        .collect()
}

#[derive(Clone, Copy)]
enum Look {
    Up,
    Down,
}

/// Lines move closer together where that leaves the straightest of them straight.
fn port_gap(ends: &[End], left: i32, right: i32) -> i32 {
    let Some((before, straightest)) = ends.iter().enumerate().max_by_key(|(_, end)| end.weight)
    else {
        return PORT_GAP;
    };
    let (before, behind) = (
        i32::try_from(before).unwrap_or(i32::MAX),
        i32::try_from(ends.len() - 1 - before).unwrap_or(i32::MAX),
    );
    let place = straightest.towards.clamp(left, right);
    let room = |room: i32, lines: i32| if lines == 0 { PORT_GAP } else { room / lines };
    let least = room(place - left, before).min(room(right - place, behind));
    least.clamp(PORT_GAP_LEAST, PORT_GAP)
}

/// The end of a line at a box.
#[derive(Clone, Copy)]
struct End {
    /// Where the line comes from or goes to next.
    towards: i32,
    link: usize,
    /// How straight it wants to be.
    weight: i64,
}
