//! Events and acts as rules name them.

use super::desk::Desk;
use super::keys::Keys;
use super::kind::Kind;
use super::names::BUILT_IN;
use super::references::Part;
use crate::Id;
use crate::event::{
    ApprovalAnswer, DutyOutcome, EventName, Outcome, PeriodName, StepRef, SurveyPhase,
};
use crate::formula::CLIENT;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{FieldType, GateBefore, ParamType, Record};
use crate::syntax::{Place, Word};

/// What happens to every record, so that no step may be called so.
pub(super) const HAPPENINGS: [&str; 4] = ["opened", "closed", "discarded", "enters"];

/// First words of events that no record has.
const FIRST_WORDS: [&str; 14] = [
    "message", "client", "form", "promise", "approval", "survey", "duty", "report", "course",
    "role", "measure", "person", "file", "backup",
];

/// What is wrong with an event, and where. Boxed, since an event itself is small and mostly right.
type Fault = Box<(Place, ProblemKind)>;

impl Keys<'_> {
    /// The events of a key that takes one or a list. A param may stand for one.
    pub(super) fn events(&self, key: &str) -> Vec<EventName> {
        let words = self.words(key);
        words
            .into_iter()
            .filter_map(|word| self.event(key, word))
            .collect()
    }

    /// The acts that a gate or an approval guards.
    pub(super) fn acts(&self, key: &str) -> Vec<GateBefore> {
        let words = self.words(key).into_iter();
        words.filter_map(|word| self.act(key, word)).collect()
    }

    fn act(&self, key: &str, word: &Word) -> Option<GateBefore> {
        let desk = self.desk;
        let parts: Vec<&str> = word.text.split('.').collect();
        match parts.as_slice() {
            ["person", "assign"] => Some(GateBefore::Assign),
            ["approval", approval, "grant"] => desk
                .known(Kind::Approval, &word.slice(approval))
                .map(GateBefore::Grant),
            ["report", report, "issue"] => desk
                .known(Kind::Report, &word.slice(report))
                .map(GateBefore::Issue),
            ["survey", survey, "send"] => desk
                .known(Kind::Survey, &word.slice(survey))
                .map(GateBefore::Survey),
            [record, "read"] => desk.known_record(&word.slice(record)).map(GateBefore::Read),
            [record, "export"] => desk
                .known_record(&word.slice(record))
                .map(GateBefore::Export),
            _ => match self.event(key, word)? {
                EventName::Step(step) => Some(GateBefore::Step(step)),
                EventName::Opened(record) => Some(GateBefore::Open(record)),
                EventName::MessageSent => Some(GateBefore::MessageSent),
                _ => {
                    self.bad_value(key, word, Expected::Act);
                    None
                }
            },
        }
    }

    /// States that are named with their record: `order.delivered`.
    pub(super) fn states(&self, key: &str) -> Vec<(Id, Id)> {
        let state = |word: &Word| {
            let (record, state) = word.text.split_once('.')?;
            let record = self.desk.known_record(&word.slice(record))?;
            let states = &self.desk.case_record(record.as_str())?.states;
            let names = states.iter().map(|state| state.id.as_str());
            let word = word.slice(state);
            let state = self.desk.one_of("state", &word, names)?;
            self.desk.refers([&record], Part::State, &word);
            Some((record, state))
        };
        let words = self.words(key).into_iter();
        let read = |word: &Word| {
            if !word.text.contains('.') {
                self.bad_value(key, word, Expected::State);
            }
            state(word)
        };
        words.filter_map(read).collect()
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
            Err(fault) => {
                let kind = match fault.1 {
                    ProblemKind::BadValue { word, expected, .. } => ProblemKind::BadValue {
                        key: key.to_owned(),
                        word,
                        expected,
                    },
                    kind => kind,
                };
                self.desk.findings.report(&fault.0, kind);
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
            let outcome = word_of(Outcome::ALL, Outcome::word, outcome, word)?;
            let rule = named(desk, Kind::Promise, &word.slice(rule))?;
            Ok(EventName::Promise { rule, outcome })
        }
        ["approval", rule, answer] => {
            let answer = word_of(ApprovalAnswer::ALL, ApprovalAnswer::word, answer, word)?;
            let rule = named(desk, Kind::Approval, &word.slice(rule))?;
            Ok(EventName::Approval { rule, answer })
        }
        ["survey", rule, phase] => {
            let phase = word_of(SurveyPhase::ALL, SurveyPhase::word, phase, word)?;
            let rule = named(desk, Kind::Survey, &word.slice(rule))?;
            Ok(EventName::Survey { rule, phase })
        }
        ["duty", rule, outcome] => {
            let outcome = word_of(DutyOutcome::ALL, DutyOutcome::word, outcome, word)?;
            let rule = named(desk, Kind::Duty, &word.slice(rule))?;
            Ok(EventName::Duty { rule, outcome })
        }
        ["report", report, "issued"] => {
            named(desk, Kind::Report, &word.slice(report)).map(EventName::Issued)
        }
        ["course", course, "passed"] => {
            named(desk, Kind::Course, &word.slice(course)).map(EventName::Passed)
        }
        ["role", role, "uncovered"] => {
            named(desk, Kind::Role, &word.slice(role)).map(EventName::Uncovered)
        }
        ["measure", measure, "anomaly"] => {
            named(desk, Kind::Measure, &word.slice(measure)).map(EventName::Anomaly)
        }
        ["client", field, "changed"] => client_field(desk, &word.slice(field)),
        ["person", "joined"] => Ok(EventName::PersonJoined),
        ["person", "left"] => Ok(EventName::PersonLeft),
        ["file", "added"] => Ok(EventName::FileAdded),
        ["backup", "verified"] => Ok(EventName::BackupVerified),
        ["access", "refused"] => Ok(EventName::AccessRefused),
        [period, "ended"] => {
            word_of(PeriodName::ALL, PeriodName::word, period, word).map(EventName::PeriodEnded)
        }
        [first, ..] if FIRST_WORDS.contains(first) => Err(not_an_event(word)),
        [record, field, "comes"] => {
            let record = record_of(desk, &word.slice(record))?;
            let dated = record
                .fields
                .iter()
                .filter(|field| matches!(field.kind, FieldType::Date | FieldType::Instant));
            let names = dated.map(|field| field.id.as_str());
            let word = word.slice(field);
            let field = one_of("field", &word, names)?;
            desk.refers([&record.meta.id], Part::Field, &word);
            Ok(EventName::Comes {
                record: record.meta.id.clone(),
                field,
            })
        }
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

/// The field of the client whose change is meant; the tier is one of its own.
fn client_field(desk: &Desk<'_>, word: &Word) -> Result<EventName, Fault> {
    let declared = desk.records.get("client");
    let fields = declared.map_or(&[][..], |client| &client.fields);
    let names = fields.iter().map(|field| field.id.as_str());
    one_of("field", word, names.chain(["tier"]))
        .inspect(|_| desk.refers([&Id::new(CLIENT)], Part::Field, word))
        .map(EventName::ClientChanged)
}

/// The value of the last word of an event.
fn word_of<T: Copy>(
    all: &[T],
    name: impl Fn(T) -> &'static str,
    wanted: &str,
    word: &Word,
) -> Result<T, Fault> {
    let found = all.iter().copied().find(|known| name(*known) == wanted);
    found.ok_or_else(|| not_an_event(word))
}

fn record_of<'d>(desk: &'d Desk<'_>, word: &Word) -> Result<&'d Record, Fault> {
    let record = desk.case_record(&word.text);
    let record = record.inspect(|_| desk.references.rule(Kind::Record, word));
    record.ok_or_else(|| {
        let records = desk
            .names
            .ids(Kind::Record)
            .filter(|id| !BUILT_IN.contains(id));
        unknown("record", word, records.chain(FIRST_WORDS))
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
    Box::new((word.place.clone(), kind))
}

fn not_an_event(word: &Word) -> Fault {
    let kind = ProblemKind::BadValue {
        key: String::new(),
        word: word.text.clone(),
        expected: Expected::Event,
    };
    Box::new((word.place.clone(), kind))
}
