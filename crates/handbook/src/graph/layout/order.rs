//! In which order things stand in their rows, so that few lines cross.

use super::rows::Rows;

/// Sweeps over all rows; most drawings are as good as they get after a few.
const SWEEPS_MAX: usize = 24;
/// Rounds of swapping neighbours after each sweep.
const SWAPS_MAX: usize = 4;
/// Sweeps without a gain after which the rest is spared.
const PATIENCE: usize = 6;

/// Orders each row by where its neighbours stand, swaps neighbours where that helps, and keeps the best that was found.
pub(super) fn untangle(rows: &mut Rows) {
    let mut ordering = Ordering::of(rows);
    let mut best = rows.rows.clone();
    let mut fewest = ordering.crossings(rows, &best);
    let mut in_vain = 0;
    let mut current = best.clone();
    for sweep in 0..SWEEPS_MAX {
        if fewest == 0 || in_vain == PATIENCE {
            break;
        }
        let side = match sweep % 2 {
            0 => Side::Above,
            _ => Side::Below,
        };
        ordering.sweep(rows, &mut current, side);
        ordering.swap_neighbours(rows, &mut current);
        let crossings = ordering.crossings(rows, &current);
        if crossings < fewest {
            fewest = crossings;
            best.clone_from(&current);
            in_vain = 0;
        } else {
            in_vain += 1;
        }
    }
    rows.rows = best;
}

/// How many lines cross as things stand.
#[cfg(test)]
pub(super) fn crossings(rows: &Rows) -> usize {
    Ordering::of(rows).crossings(rows, &rows.rows)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    Above,
    Below,
}

/// For each thing, how many stand to its left in its row.
struct Ordering(Vec<usize>);

/// Positions are multiplied by this before they are averaged, so that whole numbers are fine enough.
const FINE: usize = 1 << 16;

impl Ordering {
    fn of(rows: &Rows) -> Self {
        let mut ordering = Self(vec![0; rows.things.len()]);
        for row in &rows.rows {
            ordering.note(row);
        }
        ordering
    }

    fn note(&mut self, row: &[usize]) {
        for (position, &thing) in row.iter().enumerate() {
            if let Some(known) = self.0.get_mut(thing) {
                *known = position;
            }
        }
    }

    fn at(&self, thing: usize) -> usize {
        self.0.get(thing).copied().unwrap_or(0)
    }

    fn neighbours(&self, rows: &Rows, thing: usize, side: Side) -> Vec<usize> {
        let joined = rows.things.get(thing).map(|thing| match side {
            Side::Above => thing.above.as_slice(),
            Side::Below => thing.below.as_slice(),
        });
        let joined = joined.unwrap_or_default().iter();
        let mut positions: Vec<usize> = joined.map(|(other, _)| self.at(*other)).collect();
        positions.sort_unstable();
        positions
    }

    fn sweep(&mut self, rows: &Rows, order: &mut [Vec<usize>], side: Side) {
        match side {
            Side::Above => order.iter_mut().for_each(|row| self.sort(rows, row, side)),
            Side::Below => {
                let upwards = order.iter_mut().rev();
                upwards.for_each(|row| self.sort(rows, row, side));
            }
        }
    }

    /// By the average of the neighbours; what has none stays between those that it stands between.
    fn sort(&mut self, rows: &Rows, row: &mut Vec<usize>, side: Side) {
        let mut keyed: Vec<(usize, usize)> = Vec::with_capacity(row.len());
        let mut last = 0;
        for &thing in row.iter() {
            let neighbours = self.neighbours(rows, thing, side);
            if !neighbours.is_empty() {
                last = neighbours.iter().sum::<usize>() * FINE / neighbours.len();
            }
            keyed.push((last, thing));
        }
        keyed.sort_by_key(|(key, _)| *key);
        *row = keyed.into_iter().map(|(_, thing)| thing).collect();
        self.note(row);
    }

    fn swap_neighbours(&mut self, rows: &Rows, order: &mut [Vec<usize>]) {
        for _ in 0..SWAPS_MAX {
            let mut has_swapped = false;
            for row in order.iter_mut() {
                for right in 1..row.len() {
                    let (Some(&a), Some(&b)) = (row.get(right - 1), row.get(right)) else {
                        continue;
                    };
                    if self.between(rows, b, a) < self.between(rows, a, b) {
                        row.swap(right - 1, right);
                        has_swapped = true;
                    }
                }
                self.note(row);
            }
            if !has_swapped {
                break;
            }
        }
    }

    /// Crossings of the lines of two things if the first stands to the left.
    fn between(&self, rows: &Rows, left: usize, right: usize) -> usize {
        [Side::Above, Side::Below]
            .into_iter()
            .map(|side| {
                let rights = self.neighbours(rows, right, side);
                let lefts = self.neighbours(rows, left, side);
                let crossed = lefts
                    .iter()
                    .map(|left| rights.partition_point(|right| right < left));
                crossed.sum::<usize>()
            })
            .sum()
    }

    /// All crossings between neighbouring rows.
    fn crossings(&mut self, rows: &Rows, order: &[Vec<usize>]) -> usize {
        order.iter().for_each(|row| self.note(row));
        let mut crossings = 0;
        for row in order {
            // Ends of lines so far; each new one crosses those that end further to the right.
            let mut ends: Vec<usize> = Vec::new();
            for &thing in row {
                let lower = self.neighbours(rows, thing, Side::Below);
                crossings += lower
                    .iter()
                    .map(|end| ends.len() - ends.partition_point(|other| other <= end))
                    .sum::<usize>();
                ends.extend(lower);
                ends.sort_unstable();
            }
        }
        crossings
    }
}
