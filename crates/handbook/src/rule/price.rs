//! Prices: tariffs, discounts and promotions.

use super::Meta;
use crate::formula::{Formula, Value};
use crate::{Id, Label};

/// A price.
#[derive(Clone, Debug, PartialEq)]
pub struct Price {
    /// Id, name and place.
    pub meta: Meta,
    /// Lines of records that it may stand on, as record and lines.
    pub of: Vec<(Id, Id)>,
    /// For which ones.
    pub filter: Option<Formula>,
    /// What it is reckoned by.
    pub basis: PriceBasis,
    /// The rate: money, or for `percent` a number of percent.
    pub rate: Option<Value>,
    /// How many.
    pub quantity: Option<Formula>,
    /// What one is, for people.
    pub unit: Option<Label>,
    /// Most that it may come to.
    pub cap: Option<Value>,
    /// Whether a file must prove it.
    pub proof: bool,
}

/// What a price is reckoned by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum PriceBasis {
    Item,
    Time,
    Fixed,
    Actual,
    Percent,
}
