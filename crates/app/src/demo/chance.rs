//! Chance of a demonstration: the same for the same seed on every machine. Whole numbers only, since the last digit of
//! a float may differ between machines.

use casework::ids::Entropy;
use serde::Deserialize;

use crate::clock::SeededEntropy;

/// A share or a factor, in millionths. Files write it as a decimal number.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(from = "Written")]
pub(super) struct Share(pub(super) i64);

#[derive(Deserialize)]
#[serde(untagged)]
enum Written {
    Whole(i64),
    Decimal(f64),
}

impl From<Written> for Share {
    fn from(written: Written) -> Self {
        match written {
            Written::Whole(whole) => Self(whole.saturating_mul(Self::WHOLE.0)),
            // A decimal of a file has few digits: rounding to millionths gives back what was written.
            Written::Decimal(decimal) => Self((decimal * 1_000_000.0).round() as i64),
        }
    }
}

impl Share {
    /// All of it.
    pub(super) const WHOLE: Self = Self(1_000_000);

    /// This share of a number.
    pub(super) fn of(self, number: i64) -> i64 {
        let product = i128::from(number) * i128::from(self.0) / i128::from(Self::WHOLE.0);
        i64::try_from(product).unwrap_or(i64::MAX)
    }
}

/// A source of chance.
pub(super) struct Chance(SeededEntropy);

impl Chance {
    pub(super) fn new(seed: u64) -> Self {
        Self(SeededEntropy::new(seed))
    }

    /// A number from 0 up to but without `end`; 0 if that is 0.
    pub(super) fn below(&mut self, end: u64) -> u64 {
        let product = u128::from(self.next()) * u128::from(end);
        u64::try_from(product >> 64).unwrap_or_default()
    }

    /// A number of a span, both ends included, each as likely as any other.
    pub(super) fn even(&mut self, least: i64, most: i64) -> i64 {
        let width = u64::try_from(most.saturating_sub(least)).unwrap_or_default();
        least.saturating_add_unsigned(self.below(width.saturating_add(1)))
    }

    /// A number of a span, skewed to its lower end: least + (most - least) · u², u even in 0..1.
    pub(super) fn skewed(&mut self, least: i64, most: i64) -> i64 {
        let u = u128::from(self.next() >> 32);
        let width = u128::try_from(most.saturating_sub(least)).unwrap_or_default();
        let above = (width * u * u) >> 64;
        least.saturating_add(i64::try_from(above).unwrap_or_default())
    }

    /// Whether something comes to pass that does so in this share of cases.
    pub(super) fn comes(&mut self, share: Share) -> bool {
        i64::try_from(self.below(1_000_000)).unwrap_or_default() < share.0
    }

    /// One of a list.
    pub(super) fn pick<'l, T>(&mut self, list: &'l [T]) -> Option<&'l T> {
        let length = u64::try_from(list.len()).unwrap_or_default();
        list.get(usize::try_from(self.below(length)).unwrap_or_default())
    }

    /// Position of one of several, drawn by weight.
    pub(super) fn weighed(&mut self, weights: impl Iterator<Item = Share> + Clone) -> usize {
        let sum: i64 = weights.clone().map(|weight| weight.0.max(0)).sum();
        let mut rest =
            i64::try_from(self.below(u64::try_from(sum).unwrap_or_default())).unwrap_or_default();
        let reached = |weight: Share| {
            rest -= weight.0.max(0);
            rest < 0
        };
        weights
            .map(reached)
            .position(|is_reached| is_reached)
            .unwrap_or_default()
    }

    fn next(&mut self) -> u64 {
        let mut bytes = [0; 8];
        self.0.fill(&mut bytes);
        u64::from_le_bytes(bytes)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_stay_in_their_spans_and_reach_both_ends() {
        let mut chance = Chance::new(1);
        let even: Vec<i64> = (0..1000).map(|_| chance.even(-2, 2)).collect();
        assert_eq!(
            (even.iter().min(), even.iter().max()),
            (Some(&-2), Some(&2))
        );
        let skewed: Vec<i64> = (0..1000).map(|_| chance.skewed(100, 200)).collect();
        assert!(skewed.iter().all(|value| (100..=200).contains(value)));
        let low = skewed.iter().filter(|value| **value < 125).count();
        assert!(
            (400..600).contains(&low),
            "{low}: u² is below a quarter for half of all u"
        );
    }

    #[test]
    fn shares_and_weights_come_out_about_right() {
        let mut chance = Chance::new(2);
        let share: Share = Written::Decimal(0.3).into();
        let hits = (0..10_000).filter(|_| chance.comes(share)).count();
        assert!((2_700..3_300).contains(&hits), "{hits}");
        let weights = [Share(1_000_000), Share(0), Share(3_000_000)];
        let drawn: Vec<usize> = (0..1000)
            .map(|_| chance.weighed(weights.into_iter()))
            .collect();
        let last = drawn.iter().filter(|position| **position == 2).count();
        assert!(!drawn.contains(&1) && (650..850).contains(&last), "{last}");
    }
}
