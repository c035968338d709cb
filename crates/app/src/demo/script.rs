//! The cast, checked against its handbook: what begins, and what follows from what. All faults are named at once.

mod check;

use std::collections::BTreeMap;

use handbook::event::StepRef;
use handbook::{Edition, Id};
use jiff::civil::{DateTime, Time};
use toml::{Table, Value};
use worktime::Micros;

use self::check::Check;
use super::cast::Cast;
use super::chance::Share;
use super::fault::{CastFault, CastFaultKind};
use super::spans::Between;

/// A cast that fits its handbook.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) cast: Cast,
    pub(super) until: Option<DateTime>,
    pub(super) arrivals: Vec<Arrival>,
    /// What follows, by the name of what happened.
    pub(super) acts: BTreeMap<String, Vec<ActRule>>,
}

/// Something that begins on its own.
#[derive(Debug)]
pub(super) struct Arrival {
    pub(super) open: Id,
    /// The role whose holders open it; none where clients do.
    pub(super) via: Option<Id>,
    pub(super) per_week: Share,
    pub(super) hours: (Time, Time),
    pub(super) weekend: Share,
    pub(super) fields: Table,
    pub(super) row: Option<String>,
}

/// What follows from a happening.
#[derive(Debug)]
pub(super) struct ActRule {
    pub(super) record: Option<Id>,
    pub(super) if_urgent: Option<bool>,
    /// One is drawn by its share; what the shares leave open is nothing.
    pub(super) choices: Vec<(Share, Doing)>,
}

/// What somebody does.
#[derive(Debug)]
pub(super) struct Doing {
    pub(super) what: What,
    pub(super) by: Vec<Who>,
    pub(super) after: Between,
    pub(super) slow: Option<(Share, Between)>,
    pub(super) never: Share,
    pub(super) retry: Option<Micros>,
    pub(super) fields: Table,
    pub(super) text: Option<Value>,
    pub(super) urgent: Share,
    pub(super) note: Option<Value>,
}

/// What is done.
#[derive(Debug)]
pub(super) enum What {
    Step(StepRef),
    Form(Id),
    Message,
    Discard,
}

/// Who does it.
#[derive(Debug)]
pub(super) enum Who {
    Owner,
    Author,
    Client,
    Role(Id),
}

impl Script {
    /// Reads a cast.
    pub(super) fn read(text: &str, edition: &Edition) -> Result<Self, Vec<CastFault>> {
        let cast: Cast = toml::from_str(text)
            .map_err(|error| vec![CastFault::new("", CastFaultKind::Toml, error.to_string())])?;
        let mut check = Check::new(edition, &cast);
        let until = check.until();
        check.people();
        check.clients();
        let arrivals = cast
            .arrival
            .iter()
            .filter_map(|entry| check.arrival(entry))
            .collect();
        let mut acts: BTreeMap<String, Vec<ActRule>> = BTreeMap::new();
        for (position, table) in cast.act.iter().enumerate() {
            if let Some((on, rule)) = check.act(position, table.clone()) {
                acts.entry(on).or_default().push(rule);
            }
        }
        if check.faults.is_empty() {
            Ok(Self {
                until,
                arrivals,
                acts,
                cast,
            })
        } else {
            Err(check.faults)
        }
    }
}

impl What {
    /// What a word of the cast means under a handbook.
    fn read(word: &str, edition: &Edition) -> Option<Self> {
        match word {
            "message" => return Some(Self::Message),
            "discard" => return Some(Self::Discard),
            _ => {}
        }
        if let Some(form) = word.strip_prefix("form.") {
            return edition
                .forms
                .get(form)
                .map(|form| Self::Form(form.meta.id.clone()));
        }
        let (record, step) = word.split_once('.')?;
        let step = StepRef {
            record: Id::new(record),
            step: Id::new(step),
        };
        edition.step(&step).is_some().then_some(Self::Step(step))
    }
}
