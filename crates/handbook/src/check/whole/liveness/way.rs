//! Ways, reasons and people in the words of findings: ids with their labels.

use crate::check::desk::Desk;
use crate::edition::Edition;
use crate::event::StepRef;
use crate::liveness::finding::{Act, Block, Held, Hold, Move};
use crate::rule::{Actor, Record};
use crate::{Id, Lang};

/// Between the acts of a way.
const THEN: &str = " \u{2192} ";

/// The names of a book, as findings show them.
pub(super) struct Names<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) edition: &'a Edition,
}

impl Names<'_> {
    /// A way as its acts with the states they lead to.
    pub(super) fn way(&self, record: &Id, path: &[Move]) -> String {
        let moves: Vec<String> = path.iter().map(|one| self.one_move(record, one)).collect();
        moves.join(THEN)
    }

    fn one_move(&self, record: &Id, one: &Move) -> String {
        let state = self.state(record, &one.state);
        match &one.act {
            Act::Opened => state,
            Act::Step(step) => format!("{}{THEN}{state}", self.step_of(record, step)),
            Act::Refused { step, approval } => {
                format!(
                    "{}{THEN}{}{THEN}{state}",
                    self.step_of(record, step),
                    self.approval(approval)
                )
            }
            Act::Filed(form) => self.form(form),
        }
    }

    /// Steps that are held back, each with what holds it.
    pub(super) fn held(&self, record: &Id, held: &[Held]) -> String {
        let one = |held: &Held| {
            format!(
                "{}: {}",
                self.step_of(record, &held.step),
                self.blocks(record, &held.blocks)
            )
        };
        self.joined(held.iter().map(one))
    }

    /// What holds an act back. A bare sign stands for what has no name in the book.
    pub(super) fn blocks(&self, record: &Id, blocks: &[Block]) -> String {
        let one = |block: &Block| match block {
            Block::Unreached(states) => {
                self.joined(states.iter().map(|state| self.state(record, state)))
            }
            Block::Nobody => "by".to_owned(),
            Block::ShutOut => "not_by".to_owned(),
            Block::Gate(gate) => {
                let meta = self.edition.gates.get(gate).map(|gate| &gate.meta);
                meta.map_or_else(
                    || gate.to_string(),
                    |meta| format!("gate.{}", self.desk.shown(meta)),
                )
            }
            Block::Approval(approval) => self.approval(approval),
        };
        self.joined(blocks.iter().map(one))
    }

    /// What is waited for, each thing once.
    pub(super) fn holds(&self, holds: &[Hold]) -> String {
        let one = |hold: &Hold| match hold {
            Hold::Step { step, by } => format!("{} ({})", self.step(step), self.actors(by)),
            Hold::Approval { approval, by } => {
                format!("{} ({})", self.approval(approval), self.actors(by))
            }
            Hold::Gate { gate, records } => {
                format!(
                    "gate.{gate} ({})",
                    self.joined(records.iter().map(Id::to_string))
                )
            }
            Hold::Form { form, by } => format!("{} ({})", self.form(form), self.actors(by)),
        };
        self.joined(holds.iter().map(one))
    }

    pub(super) fn actors(&self, actors: &[Actor]) -> String {
        self.joined(actors.iter().map(|actor| self.actor(actor)))
    }

    pub(super) fn actor(&self, actor: &Actor) -> String {
        match actor {
            Actor::Role(role) => {
                let meta = self.edition.roles.get(role).map(|role| &role.meta);
                meta.map_or_else(|| role.to_string(), |meta| self.desk.shown(meta))
            }
            Actor::Owner => "owner".to_owned(),
            Actor::FirstOwner => "first_owner".to_owned(),
            Actor::FirstReceiver => "first_receiver".to_owned(),
            Actor::Author => "author".to_owned(),
            Actor::ActingPerson => "actor".to_owned(),
            Actor::Anyone => "anyone".to_owned(),
            Actor::Client => "client".to_owned(),
            Actor::Clock => "clock".to_owned(),
            Actor::Person => "person".to_owned(),
            Actor::Field(field) => format!("record.{field}"),
        }
    }

    pub(super) fn approval(&self, id: &Id) -> String {
        let own = id.as_str().split('.').next().unwrap_or_default();
        let meta = self
            .edition
            .approvals
            .get(own)
            .map(|approval| &approval.meta);
        meta.map_or_else(
            || id.to_string(),
            |meta| format!("approval.{}", self.desk.shown(meta)),
        )
    }

    pub(super) fn step(&self, step: &StepRef) -> String {
        match self.edition.step(step) {
            Some(rule) => self.labelled(&step.to_string(), &rule.meta.name.own),
            None => step.to_string(),
        }
    }

    pub(super) fn step_of(&self, record: &Id, step: &Id) -> String {
        let rule = self
            .record(record)
            .and_then(|record| record.step(step.as_str()));
        match rule {
            Some(rule) => self.labelled(step.as_str(), &rule.meta.name.own),
            None => step.to_string(),
        }
    }

    pub(super) fn state(&self, record: &Id, state: &Id) -> String {
        let rule = self
            .record(record)
            .and_then(|record| record.state(state.as_str()));
        match rule {
            Some(rule) => self.labelled(state.as_str(), &rule.name.own),
            None => state.to_string(),
        }
    }

    fn form(&self, form: &Id) -> String {
        let meta = self.edition.forms.get(form).map(|form| &form.meta);
        meta.map_or_else(|| form.to_string(), |meta| self.desk.shown(meta))
    }

    fn record(&self, record: &Id) -> Option<&Record> {
        self.edition.records.get(record)
    }

    /// `id（label）`, or the id where it has no other name.
    fn labelled(&self, id: &str, label: &str) -> String {
        if label == id.rsplit('.').next().unwrap_or(id) {
            return id.to_owned();
        }
        match self.desk.lang {
            Lang::En => format!("{id} ({label})"),
            Lang::ZhHant | Lang::ZhHans => format!("{id}\u{ff08}{label}\u{ff09}"),
        }
    }

    pub(super) fn joined(&self, parts: impl Iterator<Item = String>) -> String {
        let between = match self.desk.lang {
            Lang::En => "; ",
            Lang::ZhHant | Lang::ZhHans => "\u{ff1b}",
        };
        parts.collect::<Vec<_>>().join(between)
    }
}
