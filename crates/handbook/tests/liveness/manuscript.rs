//! Models written almost as a book is.

use std::collections::BTreeMap;

use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Act, Block, Move};
use handbook::liveness::model::{
    ApprovalModel, EffectKindModel, EffectModel, EffectWhen, GateModel, Model, Opener, Owed,
    PromiseModel, RecordModel, RoleModel, StepModel,
};
use handbook::liveness::{Finding, Report, examine};
use handbook::rule::Actor;

pub(crate) fn id(word: &str) -> Id {
    Id::new(word)
}

pub(crate) fn ids(words: &str) -> Vec<Id> {
    words.split_whitespace().map(Id::new).collect()
}

pub(crate) fn step_ref(name: &str) -> StepRef {
    let (record, step) = name.split_once('.').unwrap();
    StepRef {
        record: id(record),
        step: id(step),
    }
}

/// `agent or owner`; any word that isn't an actor of its own is a role.
pub(crate) fn actors(words: &str) -> Vec<Actor> {
    let actor = |word: &str| match word.trim() {
        "owner" => Actor::Owner,
        "first_owner" => Actor::FirstOwner,
        "author" => Actor::Author,
        "actor" => Actor::ActingPerson,
        "anyone" => Actor::Anyone,
        "client" => Actor::Client,
        "clock" => Actor::Clock,
        word => match word.strip_prefix("record.") {
            Some(field) => Actor::Field(id(field)),
            None => Actor::Role(id(word)),
        },
    };
    let words = words.split(" or ").filter(|word| !word.is_empty());
    words.map(actor).collect()
}

/// `complaint.opened`, `complaint.closed`, `complaint.enters.done`, `form.x.filed`, `message.sent`, or a step.
pub(crate) fn event(name: &str) -> EventName {
    match name.split('.').collect::<Vec<_>>().as_slice() {
        ["message", "sent"] => EventName::MessageSent,
        ["message", "received"] => EventName::MessageReceived,
        ["form", form, "filed"] => EventName::Filed(id(form)),
        [record, "enters", state] => EventName::Enters {
            record: id(record),
            state: id(state),
        },
        [record, "opened"] => EventName::Opened(id(record)),
        [record, "closed"] => EventName::Closed(id(record)),
        _ => EventName::Step(step_ref(name)),
    }
}

/// A step as a flow line has it: `accept: received | waiting -> accepted`, taken by anyone.
pub(crate) fn step(line: &str) -> StepModel {
    let (name, arrows) = line.split_once(':').unwrap();
    let mut step = StepModel::new(id(name.trim()));
    for arrow in arrows.split(',') {
        let (from, to) = arrow.split_once("->").unwrap();
        for from in from.split('|') {
            step.arrows.push((id(from.trim()), id(to.trim())));
        }
    }
    step.by = actors("anyone");
    step
}

/// More clauses of a flow line.
pub(crate) trait Clauses: Sized {
    fn by(self, words: &str) -> Self;
    fn recorded_by(self, words: &str) -> Self;
    fn not_by(self, words: &str) -> Self;
    fn needs(self, fields: &str) -> Self;
    fn opens(self, record: &str) -> Self;
    fn gate(self, gate: &str, require: Condition) -> Self;
}

impl Clauses for StepModel {
    fn by(mut self, words: &str) -> Self {
        self.by = actors(words);
        self
    }

    fn recorded_by(mut self, words: &str) -> Self {
        self.recorded_by = actors(words);
        self
    }

    fn not_by(mut self, words: &str) -> Self {
        self.not_by = actors(words);
        self
    }

    fn needs(mut self, fields: &str) -> Self {
        self.fills = ids(fields);
        self
    }

    fn opens(mut self, record: &str) -> Self {
        self.effects.push(EffectModel {
            kind: EffectKindModel::Opens(id(record)),
            when: EffectWhen::Always,
        });
        self
    }

    fn gate(mut self, gate: &str, require: Condition) -> Self {
        self.gates.push(GateModel {
            gate: id(gate),
            require,
        });
        self
    }
}

/// A record that anyone opens: its states, those of them that are final, its steps.
pub(crate) fn record(states: &str, finals: &str, steps: Vec<StepModel>) -> RecordModel {
    RecordModel {
        of_client: true,
        owner: actors("agent"),
        opened_by: actors("anyone"),
        states: ids(states),
        finals: ids(finals),
        steps,
        ..RecordModel::default()
    }
}

pub(crate) fn book(records: Vec<(&str, RecordModel)>) -> Model {
    Model {
        records: records
            .into_iter()
            .map(|(name, record)| (id(name), record))
            .collect(),
        ..Model::default()
    }
}

/// `"1"`, `"2.."`, `"1..3"`, as a role's `count`.
pub(crate) fn role(count: &str) -> RoleModel {
    let (least, most) = match count.split_once("..") {
        Some((least, most)) => (least.parse().unwrap(), most.parse().ok()),
        None => (count.parse().unwrap(), Some(count.parse().unwrap())),
    };
    RoleModel {
        count_least: least,
        count_most: most,
        ..RoleModel::default()
    }
}

pub(crate) fn roles(roles: &[(&str, RoleModel)]) -> BTreeMap<Id, RoleModel> {
    let roles = roles.iter();
    roles.map(|(name, role)| (id(name), role.clone())).collect()
}

pub(crate) fn approval(before: &str, by: &str) -> ApprovalModel {
    ApprovalModel::new(step_ref(before), actors(by))
}

pub(crate) fn promise(on: &str, by: &str, kept_by: &str) -> PromiseModel {
    PromiseModel {
        owed: Owed::Promise(id("the_promise")),
        opener: Opener::Events(vec![event(on)]),
        by: actors(by),
        kept_by: kept_by.split_whitespace().map(event).collect(),
        pause_in: Vec::new(),
    }
}

pub(crate) fn done(step: &str) -> Condition {
    Condition::Done(step_ref(step))
}

pub(crate) fn not(condition: Condition) -> Condition {
    Condition::negated(condition)
}

pub(crate) fn child_in(record: &str, states: &str) -> Condition {
    Condition::ChildIn {
        record: id(record),
        states: ids(states),
    }
}

pub(crate) fn client_has(record: &str, states: &str) -> Condition {
    Condition::ClientHas {
        record: id(record),
        states: ids(states),
    }
}

/// What is found in a book.
pub(crate) fn found(model: &Model) -> Vec<Finding> {
    report(model).findings
}

pub(crate) fn report(model: &Model) -> Report {
    examine(model)
}

/// The acts of a path in words: `opened received`, `accept accepted`.
pub(crate) fn path(moves: &[Move]) -> Vec<String> {
    let word = |act: &Act| match act {
        Act::Opened => "opened".to_owned(),
        Act::Step(step) => step.to_string(),
        Act::Refused { step, approval } => format!("{step} refused by {approval}"),
        Act::Filed(form) => format!("file {form}"),
    };
    let moves = moves.iter();
    moves
        .map(|one| format!("{} {}", word(&one.act), one.state))
        .collect()
}

pub(crate) fn gate_block(gate: &str) -> Vec<Block> {
    vec![Block::Gate(id(gate))]
}
