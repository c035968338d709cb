//! Measures: figures over promises or records.

use worktime::Recurrence;

use super::Meta;
use crate::Id;
use crate::formula::Formula;

/// A figure.
#[derive(Clone, Debug, PartialEq)]
pub struct Measure {
    /// Id, name and place.
    pub meta: Meta,
    /// What is counted.
    pub of: Measured,
    /// Which of them.
    pub filter: Option<Formula>,
    /// How they become one figure.
    pub figure: Figure,
    /// What a share or mean is taken of.
    pub value: Option<Formula>,
    /// By what it may be split.
    pub split: Vec<Id>,
    /// The instant by which a thing falls into a period.
    pub counted_at: CountedAt,
    /// Goal: percent for a share, a number else.
    pub target: Option<i64>,
    /// Which direction is good.
    pub better: Better,
    /// What a ratio is divided by.
    pub per: Option<Formula>,
    /// Fewest things that are shown together.
    pub min_group: Option<u32>,
    /// Figures that must stand beside it.
    pub beside: Vec<Id>,
    /// When it counts as unusual, so that `measure.x.anomaly` happens.
    pub watch: Option<Watch>,
}

/// When a figure counts as unusual.
#[derive(Clone, Debug, PartialEq)]
pub struct Watch {
    /// How often it is looked at.
    pub every: Recurrence,
    /// What makes it unusual; it may read `measure.value` and `measure.target`.
    pub when: Formula,
}

/// What a measure counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Measured {
    /// Every promise.
    Promises,
    /// Promises of one rule.
    Promise(Id),
    /// Records of a type.
    Record(Id),
    /// Every occurrence of duties, or of one rule.
    Duty(Option<Id>),
    /// Filed forms.
    Form(Id),
    /// Answers to a survey.
    Survey(Id),
    /// Expected papers.
    Keep(Id),
}

/// How things become one figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum Figure {
    Share,
    Count,
    Mean,
    Median,
    Percentile(u8),
    Sum,
    Ratio,
}

/// The instant by which a thing falls into a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum CountedAt {
    Due,
    Opened,
    Ended,
    /// When it was filed or answered.
    Filed,
}

/// Which direction is good.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum Better {
    More,
    Less,
}
