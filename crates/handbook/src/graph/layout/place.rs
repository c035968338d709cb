//! How far from the left each thing stands: near its neighbours, in its order, at a distance from what stands beside it.

use super::rows::{Kind, Rows, Thing};
use super::spacing::{Wish, space};

/// Rounds of moving each row towards the one above, then towards the one below.
const ROUNDS: usize = 16;
/// Room between two things, in pixels.
const GAP: i32 = 18;
/// Room between a thing and a line that only passes, in pixels.
const PASS_GAP: i32 = 14;

const NO_WISH: Wish = Wish {
    place: 0,
    weight: 1,
};

/// The horizontal centre of each thing, in pixels from an origin that may lie anywhere.
pub(super) fn centres(rows: &Rows) -> Vec<i32> {
    let mut centres = vec![0; rows.things.len()];
    for row in &rows.rows {
        let wishes = vec![NO_WISH; row.len()];
        settle(rows, row, &wishes, &mut centres);
    }
    for round in 0..ROUNDS {
        for row in &rows.rows {
            let wishes = wishes(row, &centres, |thing| towards(rows, thing, Look::Up));
            settle(rows, row, &wishes, &mut centres);
        }
        // The last look is at both sides, so that neither wins by coming last.
        let look = match round + 1 == ROUNDS {
            false => Look::Down,
            true => Look::Both,
        };
        for row in rows.rows.iter().rev() {
            let wishes = wishes(row, &centres, |thing| towards(rows, thing, look));
            settle(rows, row, &wishes, &mut centres);
        }
    }
    centres
}

#[derive(Clone, Copy)]
enum Look {
    Up,
    Down,
    Both,
}

fn towards(rows: &Rows, thing: usize, look: Look) -> Vec<(usize, i64)> {
    let Some(thing) = rows.things.get(thing) else {
        return Vec::new();
    };
    match look {
        Look::Up => thing.above.clone(),
        Look::Down => thing.below.clone(),
        Look::Both => [thing.above.as_slice(), thing.below.as_slice()].concat(),
    }
}

/// Where each thing of a row would like to stand, and how much: at the weighted median of its neighbours, since a median
/// keeps the strongest line straight where a mean would bend all of them a little.
fn wishes(
    row: &[usize],
    centres: &[i32],
    towards: impl Fn(usize) -> Vec<(usize, i64)>,
) -> Vec<Wish> {
    let centre = |thing: usize| i64::from(centres.get(thing).copied().unwrap_or(0));
    row.iter()
        .map(|&thing| {
            let mut neighbours: Vec<(i64, i64)> = towards(thing)
                .into_iter()
                .map(|(other, weight)| (centre(other), weight))
                .collect();
            if neighbours.is_empty() {
                let place = centre(thing);
                return Wish { place, ..NO_WISH };
            }
            neighbours.sort_unstable();
            let weight: i64 = neighbours.iter().map(|(_, weight)| weight).sum();
            let place = median(&neighbours, weight);
            Wish { place, weight }
        })
        .collect()
}

fn median(neighbours: &[(i64, i64)], weight: i64) -> i64 {
    let reached = |least: i64| {
        let mut sum = 0;
        let found = neighbours.iter().find(|(_, weight)| {
            sum += weight;
            sum * 2 >= least
        });
        found.map_or(0, |(centre, _)| *centre)
    };
    // The two differ only where the halves are even: then the middle lies between them.
    (reached(weight) + reached(weight + 1)).div_euclid(2)
}

/// Gives each thing of a row the place next to its wish that keeps all distances.
fn settle(rows: &Rows, row: &[usize], wishes: &[Wish], centres: &mut [i32]) {
    let mut offsets: Vec<i64> = Vec::with_capacity(row.len());
    let mut before: Option<&Thing> = None;
    let mut offset = 0;
    for thing in row.iter().filter_map(|&thing| rows.things.get(thing)) {
        if let Some(before) = before {
            offset += i64::from(before.right + gap(before, thing) + thing.left);
        }
        offsets.push(offset);
        before = Some(thing);
    }
    for (&thing, place) in row.iter().zip(space(wishes, &offsets)) {
        if let Some(centre) = centres.get_mut(thing) {
            *centre = i32::try_from(place).unwrap_or(i32::MAX);
        }
    }
}

/// Room between two things that stand side by side.
pub(super) fn gap(left: &Thing, right: &Thing) -> i32 {
    match (left.kind, right.kind) {
        (Kind::Pass, _) | (_, Kind::Pass) => PASS_GAP,
        _ => GAP,
    }
}
