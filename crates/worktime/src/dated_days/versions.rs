//! What events of the same name say about each other: newer versions, and occurrences that have an
//! event of their own.

use std::collections::{BTreeMap, BTreeSet};

use super::ProblemKind;
use super::gathering::Gathering;
use crate::ics::{Component, Components, Moment, unescaped};
use crate::instant::Instant;
use crate::zone::{Date, Zone};

/// What events of the same name (`UID`) say about each other.
pub(super) struct Versions {
    /// Occurrences that have an event of their own.
    replaced: BTreeMap<String, Gone>,
    /// The highest version (`SEQUENCE`) of an event or of one of its occurrences, and its line.
    newest: BTreeMap<(String, String), (u32, usize)>,
}

impl Versions {
    pub(super) fn of(components: &Components, gathering: &mut Gathering<'_>) -> Self {
        let mut versions = Self {
            replaced: BTreeMap::new(),
            newest: BTreeMap::new(),
        };
        for event in &components.events {
            let key = key(event);
            if let Some(line) = event.first("RECURRENCE-ID") {
                match Moment::parse_one(line, &components.zones) {
                    Err(problem) => gathering.problem(line.number, problem),
                    Ok(moment) => {
                        let replaced = versions.replaced.entry(key.0.clone()).or_default();
                        replaced.insert(&moment, gathering.reading.zone);
                    }
                }
                if let Some(range) = line.parameter("RANGE") {
                    let part = format!("RANGE={range}");
                    gathering.problem(line.number, ProblemKind::RuleNotFollowed { part });
                }
            }
            let version = (sequence(event), event.line);
            let newest = versions.newest.entry(key).or_insert(version);
            if newest.0 < version.0 {
                *newest = version;
            }
        }
        versions
    }

    /// The line of a newer version of an event.
    pub(super) fn newer(&self, event: &Component) -> Option<usize> {
        let key = key(event);
        let newest = self.newest.get(&key).filter(|_| !key.0.is_empty());
        newest
            .filter(|(version, _)| *version > sequence(event))
            .map(|(_, line)| *line)
    }

    /// The occurrences of an event that have an event of their own.
    pub(super) fn replaced(&self, event: &Component) -> Option<&Gone> {
        let name = key(event).0;
        let known = !name.is_empty() && event.first("RECURRENCE-ID").is_none();
        self.replaced.get(&name).filter(|_| known)
    }
}

/// The moments at which an event doesn't take place as planned.
#[derive(Default)]
pub(super) struct Gone {
    dates: BTreeSet<Date>,
    instants: BTreeSet<Instant>,
    /// The whole days that the same instants stand for.
    days_of_instants: BTreeSet<Date>,
}

impl Gone {
    pub(super) fn insert(&mut self, moment: &Moment, reader: &Zone) {
        match moment {
            Moment::Date(date) => {
                self.dates.insert(*date);
            }
            Moment::Time(..) => {
                self.days_of_instants.insert(moment.whole_day(reader));
                self.instants.insert(moment.instant(reader));
            }
        }
    }

    pub(super) fn has(&self, start: &Moment, reader: &Zone) -> bool {
        let same = match start {
            Moment::Date(date) => self.days_of_instants.contains(date),
            Moment::Time(..) => self.instants.contains(&start.instant(reader)),
        };
        same || self.dates.contains(&start.whole_day(reader))
    }
}

/// An event's name, and which occurrence of it this is.
fn key(event: &Component) -> (String, String) {
    let value = |name| event.first(name).map(|line| line.value.trim());
    (
        unescaped(value("UID").unwrap_or_default()),
        value("RECURRENCE-ID").unwrap_or_default().to_owned(),
    )
}

fn sequence(event: &Component) -> u32 {
    let line = event.first("SEQUENCE");
    line.and_then(|line| line.value.trim().parse().ok())
        .unwrap_or_default()
}
