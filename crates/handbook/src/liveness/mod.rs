//! Reachability and liveness: whether what a book promises can happen, and whether every case can come to an end.
//!
//! Each record is searched over its states together with the marks that its conditions ask for: steps taken, forms filed,
//! fields set, children opened. Whatever can't be read or is decided elsewhere may be so or not, whichever spares the book a
//! finding; so a finding is true of every company that works by the book, or says that it is only possible. The searches
//! have bounds in counts ([`bounds`]); beyond them less is told apart and less is found, never anything wrong. Decision 17
//! says why.
//!
//! [`examine`] is the only door: the checker fills a [`Model`] and reads a [`Report`].

pub mod bounds;
pub mod condition;
pub mod finding;
pub mod model;
pub mod proof;

mod casting;
mod compiler;
mod dead_ends;
mod deeds;
mod evidence;
mod exclusion;
mod graph;
mod guard;
mod hands;
mod holds;
mod index;
mod machine;
mod numbering;
mod people;
mod promises;
mod reading;
mod rings;
mod rounds;
mod routes;
mod starts;
mod states;
mod waits;
mod whys;
mod world;

pub use condition::Condition;
pub use finding::{Finding, Report};
pub use model::Model;

use self::finding::Extent;
use self::reading::Reading;
use self::rounds::Studies;
use self::waits::Waiting;

/// Examines a book. The same model gives the same report on every machine.
#[must_use]
pub fn examine(model: &Model) -> Report {
    let reading = Reading::of(model);
    let studies = Studies::of(&reading);
    let mut report = Report {
        findings: reading.casting.findings.clone(),
        others: studies.others,
        effort: studies.effort,
        ..Report::default()
    };
    let mut waiting = Waiting::of(&reading, &studies);
    for (record, study) in &studies.studies {
        let extent = match study {
            None => Extent::Skipped,
            Some(study) => {
                report.findings.extend(states::never(study));
                let dead_ends = dead_ends::dead_ends(study).into_iter();
                report.findings.extend(dead_ends.map(Finding::DeadEnd));
                waiting.add(study);
                study.extent()
            }
        };
        report.extents.insert((*record).clone(), extent);
    }
    report.findings.extend(rings::rings(&waiting.waits));
    let (findings, left) = promises::judge(&reading, &studies);
    report.findings.extend(findings);
    report.promises_left = left;
    report
}
