//! Events and acts as rules name them.

use super::desk::Desk;
use super::keys::Keys;
use super::kind::Kind;
use super::names::BUILT_IN;
use super::references::Part;
use crate::Id;
use crate::event::{EventName, Outcome, StepRef};
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{GateBefore, ParamType, Record};
use crate::syntax::{Place, Word};

/// What happens to every record, so that no step may be called so.
pub(super) const HAPPENINGS: [&str; 4] = ["opened", "closed", "discarded", "enters"];

/// What is wrong with an event, and where.
type Fault = (Place, ProblemKind);

impl Keys<'_> {
    /// The events of a key that takes one or a list. A param may stand for one.
    pub(super) fn events(&self, key: &str) -> Vec<EventName> {
        let words = self.words(key);
        words
            .into_iter()
            .filter_map(|word| self.event(key, word))
            .collect()
    }

    /// The acts that a gate guards.
    pub(super) fn acts(&self, key: &str) -> Vec<GateBefore> {
        let act = |word: &Word| match self.event(key, word)? {
            EventName::Step(step) => Some(GateBefore::Step(step)),
            EventName::Opened(record) => Some(GateBefore::Open(record)),
            EventName::MessageSent => Some(GateBefore::MessageSent),
            _ => {
                self.bad_value(key, word, Expected::Event);
                None
            }
        };
        self.words(key).into_iter().filter_map(act).collect()
    }

    /// A step named with its record.
    pub(super) fn step(&self, key: &str, word: &Word) -> Option<StepRef> {
        match self.event(key, word)? {
            EventName::Step(step) => Some(step),
            _ => {
                self.bad_value(key, word, Expected::Event);
                None
            }
        }
    }

    fn event(&self, key: &str, word: &Word) -> Option<EventName> {
        let (word, _) = self.desk.resolve(key, word, ParamType::Event)?;
        match parse(self.desk, &word) {
            Ok(event) => Some(event),
            Err((place, ProblemKind::BadValue { word, expected, .. })) => {
                let kind = ProblemKind::BadValue {
                    key: key.to_owned(),
                    word,
                    expected,
                };
                self.desk.findings.error(&place, kind);
                None
            }
            Err((place, kind)) => {
                self.desk.findings.error(&place, kind);
                None
            }
        }
    }
}

/// Reads an event.
pub(super) fn parse(desk: &Desk<'_>, word: &Word) -> Result<EventName, Fault> {
    let parts: Vec<&str> = word.text.split('.').collect();
    match parts.as_slice() {
        ["message", "received"] => Ok(EventName::MessageReceived),
        ["message", "sent"] => Ok(EventName::MessageSent),
        ["client", "added"] => Ok(EventName::ClientAdded),
        ["form", form, "filed"] => named(desk, Kind::Form, &word.slice(form)).map(EventName::Filed),
        ["promise", rule, outcome] => {
            let outcome = Outcome::ALL
                .into_iter()
                .find(|known| known.word() == *outcome);
            let outcome = outcome.ok_or_else(|| not_an_event(word))?;
            let rule = named(desk, Kind::Promise, &word.slice(rule))?;
            Ok(EventName::Promise { rule, outcome })
        }
        ["message" | "client" | "form" | "promise", ..] => Err(not_an_event(word)),
        [record, "enters", state] => {
            let record = record_of(desk, &word.slice(record))?;
            let word = word.slice(state);
            let states = record.states.iter().map(|state| state.id.as_str());
            let state = one_of("state", &word, states)?;
            desk.refers([&record.meta.id], Part::State, &word);
            Ok(EventName::Enters {
                record: record.meta.id.clone(),
                state,
            })
        }
        [record, happening] => {
            let record = record_of(desk, &word.slice(record))?;
            let id = record.meta.id.clone();
            match *happening {
                "opened" => Ok(EventName::Opened(id)),
                "closed" => Ok(EventName::Closed(id)),
                "discarded" => Ok(EventName::Discarded(id)),
                step => {
                    let steps = record.steps.iter().map(|step| step.meta.id.as_str());
                    let word = word.slice(step);
                    let step = one_of("step", &word, steps.chain(HAPPENINGS))?;
                    desk.refers([&id], Part::Step, &word);
                    Ok(EventName::Step(StepRef { record: id, step }))
                }
            }
        }
        _ => Err(not_an_event(word)),
    }
}

fn record_of<'d>(desk: &'d Desk<'_>, word: &Word) -> Result<&'d Record, Fault> {
    let record = desk.case_record(&word.text);
    let record = record.inspect(|_| desk.references.rule(Kind::Record, word));
    record.ok_or_else(|| {
        let records = desk
            .names
            .ids(Kind::Record)
            .filter(|id| !BUILT_IN.contains(id));
        unknown(
            "record",
            word,
            records.chain(["message", "form", "promise", "client"]),
        )
    })
}

fn named(desk: &Desk<'_>, kind: Kind, word: &Word) -> Result<Id, Fault> {
    let ids: Vec<&str> = desk.names.ids(kind).collect();
    one_of(kind.word(), word, ids.into_iter()).inspect(|_| desk.references.rule(kind, word))
}

fn one_of<'a>(
    kind: &str,
    word: &Word,
    names: impl Iterator<Item = &'a str> + Clone,
) -> Result<Id, Fault> {
    if names
        .clone()
        .any(|name| name == word.text && !(kind == "step" && HAPPENINGS.contains(&name)))
    {
        return Ok(Id::new(&word.text));
    }
    Err(unknown(kind, word, names))
}

fn unknown<'a>(kind: &str, word: &Word, names: impl Iterator<Item = &'a str>) -> Fault {
    let nearest = nearest(&word.text, names);
    let kind = ProblemKind::UnknownName {
        kind: kind.to_owned(),
        word: word.text.clone(),
        nearest,
    };
    (word.place.clone(), kind)
}

fn not_an_event(word: &Word) -> Fault {
    let kind = ProblemKind::BadValue {
        key: String::new(),
        word: word.text.clone(),
        expected: Expected::Event,
    };
    (word.place.clone(), kind)
}
