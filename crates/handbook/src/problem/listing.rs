//! The catalogue of findings as a list, for the page of findings and for tests.

use super::{Severity, fault, kind};

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
}

/// Every finding in the order of the numbers.
#[must_use]
pub fn listed() -> Vec<Listed> {
    let kinds = kind::CATALOGUE
        .iter()
        .map(|(number, severity, code, means)| Listed {
            number,
            severity: *severity,
            code,
            means: means.trim(),
        });
    let faults = fault::CATALOGUE.iter().map(|(number, code, means)| Listed {
        number,
        severity: Severity::Error,
        code,
        means: means.trim(),
    });
    let mut all: Vec<Listed> = kinds.chain(faults).collect();
    all.sort_by_key(|listed| listed.number);
    all
}
