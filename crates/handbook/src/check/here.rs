//! What is at hand where a rule speaks: which records, which form, whether a message or a promise.

use super::desk::Desk;
use super::events;
use super::keys::Keys;
use super::kind::Kind;
use super::references::Part;
use crate::Id;
use crate::event::{ApprovalAnswer, EventName, SurveyPhase};
use crate::rule::{Facet, Field, FieldType, ForEach, GateBefore, LinesKind, Step};
use crate::syntax::{Node, Tree, Word};

/// What a formula, an actor or a placeholder may speak of.
#[derive(Clone, Debug, Default)]
pub(super) struct Here {
    /// The types that the record at hand may have; empty if there is none.
    pub(super) records: Vec<Id>,
    /// Whether a client is at hand without any record.
    pub(super) client: bool,
    /// The form that was filed.
    pub(super) form: Option<Id>,
    /// Whether it is about a message.
    pub(super) message: bool,
    /// Whether it is about a promise, so that its state may be read and `owner` is whoever owes it.
    pub(super) promise: bool,
    /// Whether a person is at hand whom it is about.
    pub(super) person: bool,
    /// Lines of the record whose row is at hand, and the record type of a row if rows have one.
    pub(super) row: Option<(Id, Option<Id>)>,
    /// The form of a survey whose answer is at hand.
    pub(super) answer: Option<Id>,
    /// Whether the value of a measure is at hand.
    pub(super) measure: bool,
}

/// How many promises may wait for one another before the chain is taken for endless.
const CHAIN: usize = 8;

impl Here {
    /// A record of one type.
    pub(super) fn record(id: &Id) -> Self {
        Self {
            records: vec![id.clone()],
            ..Self::default()
        }
    }

    /// What is at hand when one of these events happens.
    pub(super) fn of_events(desk: &Desk<'_>, events: &[EventName]) -> Self {
        Self::of_chain(desk, events, CHAIN)
    }

    /// What is at hand when one of these acts is wished for: the same as when it has happened.
    pub(super) fn of_acts(desk: &Desk<'_>, acts: &[GateBefore]) -> Self {
        let events: Vec<EventName> = acts.iter().filter_map(event).collect();
        Self::of_events(desk, &events)
    }

    /// The same without the record or client, for what is sent or filed.
    pub(super) fn evidence(&self, desk: &Desk<'_>, events: &[EventName]) -> Self {
        let evidence = Self::of_events(desk, events);
        Self {
            form: evidence.form,
            message: evidence.message,
            ..self.clone()
        }
    }

    /// The same where `owner` is whoever owes the promise.
    pub(super) fn of_promise(&self) -> Self {
        Self {
            promise: true,
            ..self.clone()
        }
    }

    /// Whether a client is at hand.
    pub(super) fn has_client(&self, desk: &Desk<'_>) -> bool {
        let of_client = |id: &Id| desk.records.get(id).is_some_and(|record| record.of_client);
        self.client || (!self.records.is_empty() && self.records.iter().all(of_client))
    }

    /// The fields that the record at hand has whatever its type, each of one type.
    pub(super) fn fields<'d>(&self, desk: &'d Desk<'_>) -> Vec<&'d Field> {
        let mut records = self.records.iter().filter_map(|id| desk.records.get(id));
        let Some(first) = records.next() else {
            return Vec::new();
        };
        let others: Vec<_> = records.collect();
        let in_all = |field: &&Field| {
            others.iter().all(|record| {
                let other = record.field(field.id.as_str());
                other.is_some_and(|other| other.kind == field.kind && other.many == field.many)
            })
        };
        first.fields.iter().filter(in_all).collect()
    }

    /// A field of the record at hand that holds one of these types.
    pub(super) fn field_of<'d>(
        &self,
        desk: &'d Desk<'_>,
        id: &str,
        kinds: &[FieldType],
    ) -> Option<&'d Field> {
        let mut fields = self.fields(desk).into_iter();
        fields.find(|field| field.id == *id && kinds.contains(&field.kind))
    }

    fn of_chain(desk: &Desk<'_>, events: &[EventName], chain: usize) -> Self {
        let each: Vec<Here> = events
            .iter()
            .map(|event| Self::of_event(desk, event, chain))
            .collect();
        let mut here = Here {
            message: !each.is_empty() && each.iter().all(|one| one.message),
            promise: !each.is_empty() && each.iter().all(|one| one.promise),
            person: !each.is_empty() && each.iter().all(|one| one.person),
            measure: !each.is_empty() && each.iter().all(|one| one.measure),
            form: each.first().and_then(|one| one.form.clone()),
            ..Here::default()
        };
        here.form
            .take_if(|form| !each.iter().all(|one| one.form.as_ref() == Some(&*form)));
        // A record is at hand only if each of the events brings one.
        if each.iter().all(|one| !one.records.is_empty()) {
            here.records = each
                .iter()
                .flat_map(|one| one.records.iter().cloned())
                .collect();
            here.records.sort();
            here.records.dedup();
        } else {
            here.client = each.iter().all(|one| one.has_client(desk));
        }
        here
    }

    fn of_event(desk: &Desk<'_>, event: &EventName, chain: usize) -> Self {
        match event {
            EventName::Opened(record)
            | EventName::Closed(record)
            | EventName::Discarded(record) => Self::record(record),
            EventName::Enters { record, .. } => Self::record(record),
            EventName::Step(step) => {
                let record = desk.records.get(&step.record);
                let taken = record.and_then(|record| record.step(step.step.as_str()));
                Self {
                    form: taken.and_then(|step| step.form.clone()),
                    ..Self::record(&step.record)
                }
            }
            EventName::MessageReceived | EventName::MessageSent => {
                let talking = desk
                    .case_records()
                    .filter(|record| record.has(Facet::Conversation));
                let records = talking.map(|record| record.meta.id.clone()).collect();
                Self {
                    records,
                    message: true,
                    ..Self::default()
                }
            }
            EventName::Filed(form) => Self {
                form: Some(form.clone()),
                ..Self::of_form(desk, form)
            },
            EventName::Promise { rule, .. } => match chain.checked_sub(1) {
                Some(rest) => Self::of_chain(desk, &openers(desk, rule), rest).of_promise(),
                None => Self::default(),
            },
            EventName::ClientAdded | EventName::ClientChanged(_) => Self::client(),
            EventName::PersonJoined | EventName::PersonLeft | EventName::Passed(_) => {
                Self::person()
            }
            EventName::FileAdded => {
                let filed = desk
                    .case_records()
                    .filter(|record| record.has(Facet::Files));
                Self {
                    records: filed.map(|record| record.meta.id.clone()).collect(),
                    ..Self::default()
                }
            }
            EventName::Approval { rule, .. } => {
                let guarded = rule_words(desk, Kind::Approval, rule, "before");
                let parts = guarded
                    .iter()
                    .filter_map(|word| word.text.split('.').next());
                let known = parts.filter_map(|record| desk.case_record(record));
                Self {
                    records: known.map(|record| record.meta.id.clone()).collect(),
                    ..Self::default()
                }
            }
            EventName::Survey { rule, .. } => Self::subject(desk, Kind::Survey, rule, "of"),
            EventName::Issued(report) => Self::subject(desk, Kind::Report, report, "of"),
            EventName::Duty { rule, .. } => Self::subject(desk, Kind::Duty, rule, "for_each"),
            EventName::Comes { record, .. } => Self::record(record),
            EventName::Anomaly(_) => Self {
                measure: true,
                ..Self::default()
            },
            EventName::PeriodEnded(_)
            | EventName::Uncovered(_)
            | EventName::BackupVerified
            | EventName::AccessRefused => Self::default(),
        }
    }

    /// A client without any record.
    pub(super) fn client() -> Self {
        Self {
            client: true,
            ..Self::default()
        }
    }

    /// A person whom it is about.
    pub(super) fn person() -> Self {
        Self {
            person: true,
            ..Self::default()
        }
    }

    /// What a rule that is made for each of something is about.
    pub(super) fn of_each(for_each: &ForEach) -> Self {
        match for_each {
            ForEach::Record(record) => Self::record(record),
            ForEach::Client => Self::client(),
            ForEach::Person => Self::person(),
            ForEach::Company | ForEach::Department | ForEach::Place | ForEach::Item => {
                Self::default()
            }
        }
    }

    /// The same, read from the word of a key without a report: the rule's own reader makes it.
    fn subject(desk: &Desk<'_>, kind: Kind, rule: &Id, key: &str) -> Self {
        let words = rule_words(desk, kind, rule, key);
        let Some(word) = words.first() else {
            return Self::default();
        };
        match word.text.as_str() {
            "client" => Self::client(),
            "person" => Self::person(),
            text => desk
                .case_record(text)
                .map_or_else(Self::default, |record| Self::record(&record.meta.id)),
        }
    }

    /// Lines of the record at hand, with the record type of a row.
    pub(super) fn lines(&self, keys: &Keys<'_>, word: &Word) -> Option<(Id, Option<Id>)> {
        let name = word.text.strip_prefix("record.").unwrap_or(&word.text);
        let records = self
            .records
            .iter()
            .filter_map(|id| keys.desk.records.get(id));
        let mut known: Vec<(Id, Option<Id>)> = Vec::new();
        for record in records {
            for lines in &record.lines {
                let of = match &lines.kind {
                    LinesKind::Rows(of) => Some(of.clone()),
                    LinesKind::Price | LinesKind::Terms | LinesKind::Plan => None,
                };
                known.push((lines.id.clone(), of));
            }
            for field in &record.fields {
                if let FieldType::Rows(of) = &field.kind {
                    known.push((field.id.clone(), Some(of.clone())));
                }
            }
        }
        let word = word.slice(name);
        match known.iter().find(|(id, _)| *id == *word.text) {
            Some(lines) => {
                keys.desk.refers(&self.records, Part::Field, &word);
                Some(lines.clone())
            }
            None => {
                let names = known.iter().map(|(id, _)| id.as_str());
                keys.desk.unknown("lines", &word, names)
            }
        }
    }

    /// The record or client that a form is filed on.
    pub(super) fn of_form(desk: &Desk<'_>, id: &Id) -> Self {
        let Some(form) = desk.forms.get(id) else {
            return Self::default();
        };
        match &form.of {
            Some(of) if *of == "client" => Self {
                client: true,
                ..Self::default()
            },
            Some(of) => Self::record(of),
            None if !form.by.is_empty() => Self::default(),
            None => {
                let asks = |step: &Step| step.form.as_ref() == Some(id);
                let asking = desk
                    .case_records()
                    .filter(|record| record.steps.iter().any(asks));
                Self {
                    records: asking.map(|record| record.meta.id.clone()).collect(),
                    ..Self::default()
                }
            }
        }
    }
}

/// The events that open a promise, read without a report: the promise's own reader makes it.
fn openers(desk: &Desk<'_>, promise: &Id) -> Vec<EventName> {
    rule_words(desk, Kind::Promise, promise, "on")
        .into_iter()
        .filter_map(|word| events::parse(desk, word).ok())
        .collect()
}

/// The texts of a rule's key, read without a report.
fn rule_words<'d>(desk: &'d Desk<'_>, kind: Kind, id: &Id, key: &str) -> Vec<&'d Word> {
    let rule = desk.names.rule(kind, id.as_str());
    match rule
        .and_then(|rule| rule.table.get(key))
        .map(|node| &node.value)
    {
        Some(Tree::Text(word)) => vec![word],
        Some(Tree::List(items)) => items.iter().filter_map(Node::text).collect(),
        _ => Vec::new(),
    }
}

/// The event that an act becomes once it has passed.
fn event(act: &GateBefore) -> Option<EventName> {
    match act {
        GateBefore::Step(step) => Some(EventName::Step(step.clone())),
        GateBefore::Open(record) | GateBefore::Read(record) | GateBefore::Export(record) => {
            Some(EventName::Opened(record.clone()))
        }
        GateBefore::MessageSent => Some(EventName::MessageSent),
        GateBefore::Issue(report) => Some(EventName::Issued(report.clone())),
        GateBefore::Survey(survey) => Some(EventName::Survey {
            rule: survey.clone(),
            phase: SurveyPhase::Sent,
        }),
        GateBefore::Assign => Some(EventName::PersonJoined),
        GateBefore::Grant(approval) => Some(EventName::Approval {
            rule: approval.clone(),
            answer: ApprovalAnswer::Granted,
        }),
    }
}
