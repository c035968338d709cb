//! Takes the small bends out of long lines: what a line passes through moves under one another as far as there is room.

use super::place::gap;
use super::rows::{Kind, Rows};

/// Rounds; a line that was in the way of another one may have moved meanwhile.
const ROUNDS: usize = 4;

/// Moves the labels and gaps of each line into as few columns as their neighbours allow. Boxes stay where they are.
pub(super) fn straighten(rows: &Rows, centres: &mut [i32]) {
    let mut beside: Vec<(Option<usize>, Option<usize>)> = vec![(None, None); rows.things.len()];
    for row in &rows.rows {
        for (left, right) in row.iter().zip(row.iter().skip(1)) {
            if let Some(sides) = beside.get_mut(*left) {
                sides.1 = Some(*right);
            }
            if let Some(sides) = beside.get_mut(*right) {
                sides.0 = Some(*left);
            }
        }
    }
    for _ in 0..ROUNDS {
        for chain in &rows.chains {
            let mut run: Vec<usize> = Vec::new();
            let mut room = EVERYWHERE;
            for &thing in chain {
                let is_box = rows
                    .things
                    .get(thing)
                    .is_none_or(|thing| thing.kind == Kind::Box);
                let own = if is_box {
                    EVERYWHERE
                } else {
                    free(rows, centres, &beside, thing)
                };
                let both = (room.0.max(own.0), room.1.min(own.1));
                if is_box || both.0 > both.1 {
                    align(&run, room, centres);
                    run.clear();
                    room = own;
                } else {
                    room = both;
                }
                if !is_box {
                    run.push(thing);
                }
            }
        }
    }
}

const EVERYWHERE: (i32, i32) = (i32::MIN, i32::MAX);

/// From where to where a thing may move between its neighbours.
fn free(
    rows: &Rows,
    centres: &[i32],
    beside: &[(Option<usize>, Option<usize>)],
    position: usize,
) -> (i32, i32) {
    let Some(thing) = rows.things.get(position) else {
        return EVERYWHERE;
    };
    let place = |other: usize| Some((rows.things.get(other)?, *centres.get(other)?));
    let (left, right) = beside.get(position).copied().unwrap_or_default();
    let least = left
        .and_then(place)
        .map(|(other, centre)| centre + other.right + gap(other, thing) + thing.left);
    let most = right
        .and_then(place)
        .map(|(other, centre)| centre - other.left - gap(thing, other) - thing.right);
    (least.unwrap_or(i32::MIN), most.unwrap_or(i32::MAX))
}

/// Puts a run into one column: that of its middle thing, or as near as there is room.
fn align(run: &[usize], room: (i32, i32), centres: &mut [i32]) {
    let mut columns: Vec<i32> = run
        .iter()
        .filter_map(|thing| centres.get(*thing).copied())
        .collect();
    columns.sort_unstable();
    let Some(&middle) = columns.get(columns.len() / 2) else {
        return;
    };
    let column = middle.clamp(room.0, room.1.max(room.0));
    for &thing in run {
        if let Some(centre) = centres.get_mut(thing) {
            *centre = column;
        }
    }
}
