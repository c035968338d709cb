//! Places in a fixed order, each as near to its wish as the distances between them allow.

/// Where something would like to be, and how much.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Wish {
    /// The place, in pixels.
    pub place: i64,
    /// How much: 1 or more.
    pub weight: i64,
}

/// A run of things that are as close as they may be.
struct Run {
    /// Sum of wishes times weights, each wish less its offset.
    sum: i64,
    weight: i64,
    count: usize,
}

impl Run {
    /// Rounded to the nearest, so that a heavy wish is met to the pixel.
    fn mean(&self) -> i64 {
        (2 * self.sum + self.weight).div_euclid(2 * self.weight.max(1))
    }
}

/// The places. Each thing is at least as far from the first one as its offset says, whatever the wishes are; of all such
/// places these have the least weighted squares of distances to the wishes. This is isotonic regression by pooling.
pub(super) fn space(wishes: &[Wish], offsets: &[i64]) -> Vec<i64> {
    let mut runs: Vec<Run> = Vec::new();
    for (wish, offset) in wishes.iter().zip(offsets) {
        let mut run = Run {
            sum: (wish.place - offset) * wish.weight,
            weight: wish.weight,
            count: 1,
        };
        while let Some(last) = runs.pop_if(|last| last.mean() > run.mean()) {
            run.sum += last.sum;
            run.weight += last.weight;
            run.count += last.count;
        }
        runs.push(run);
    }
    runs.iter()
        .flat_map(|run| std::iter::repeat_n(run.mean(), run.count))
        .zip(offsets)
        .map(|(start, offset)| start + offset)
        .collect()
}
