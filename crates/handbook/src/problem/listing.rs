//! The catalogue of findings as a list, for the page of findings and for tests.

use super::{Severity, expected, fault, kind};

/// One kind of finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Listed {
    /// The stable number, such as `Y0102`.
    pub number: &'static str,
    /// How much it weighs.
    pub severity: Severity,
    /// The stable name in kebab-case.
    pub code: &'static str,
    /// What is meant, a sentence.
    pub means: &'static str,
    /// Names of its data. All but `nearest` come as arguments of the wording; beside `expected` come `choices`.
    pub fields: &'static [&'static str],
}

/// Every finding in the order of the numbers.
#[must_use]
pub fn listed() -> Vec<Listed> {
    let catalogues = kind::CATALOGUE.iter().chain(fault::CATALOGUE);
    let mut all: Vec<Listed> = catalogues
        .map(|listed| Listed {
            means: listed.means.trim(),
            ..*listed
        })
        .collect();
    all.sort_by_key(|listed| listed.number);
    all
}

/// The code of everything that a key can want, see [`Expected::code`](super::Expected::code).
#[must_use]
pub fn expectations() -> &'static [&'static str] {
    expected::CODES
}
