//! Records: the kinds of cases, with their states and steps.

use std::collections::{BTreeMap, BTreeSet};

use super::{Actor, Effect, Facet, Field, Meta};
use crate::{Id, Label};

/// A kind of case.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Id, name and place.
    pub meta: Meta,
    /// How its numbers are formed; empty if it has none.
    pub number: Vec<NumberPart>,
    /// What it belongs to.
    pub of: Option<RecordOf>,
    /// The record type inside which it stands.
    pub parent: Option<Id>,
    /// What it speaks of.
    pub about: Vec<RecordAbout>,
    /// Whether it belongs to a client, itself or through its parent.
    pub of_client: bool,
    /// Who owns a new one: the first of these that can be found.
    pub owner: Vec<Actor>,
    /// Field shown as its title.
    pub title: Option<Id>,
    /// Behaviour of its own that it has.
    pub has: BTreeSet<Facet>,
    /// Rows that it carries.
    pub lines: Vec<Lines>,
    /// State that it falls back to when bound content changes.
    pub if_changed: Option<Id>,
    /// Fields whose values together no two records share.
    pub unique: Vec<Id>,
    /// Whether it may not be discarded.
    pub no_delete: bool,
    /// Whether clients may open it themselves.
    pub portal: bool,
    /// Who may open it.
    pub opened_by: Vec<Actor>,
    /// Role whose queue it joins when no person received it.
    pub receives: Option<Id>,
    /// Its fields in order.
    pub fields: Vec<Field>,
    /// Its states in order; the first is where it starts.
    pub states: Vec<State>,
    /// Its steps in the order of the book.
    pub steps: Vec<Step>,
}

/// A state of a record.
#[derive(Clone, Debug, PartialEq)]
pub struct State {
    /// Id inside its record.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// Whether the record is done in it.
    pub is_final: bool,
}

/// A step that moves a record.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    /// Id inside its record, name, and the place of the line or table that says it.
    pub meta: Meta,
    /// From where to where.
    pub arrows: Vec<Arrow>,
    /// Who may take it.
    pub by: Vec<Actor>,
    /// Who may not.
    pub not_by: Vec<Actor>,
    /// Form that must be filled with it.
    pub form: Option<Id>,
    /// Fields of the record that must be filled with it.
    pub needs: Vec<Id>,
    /// Whether it asks for a reason.
    pub note: bool,
    /// Staff who may enter it for the client.
    pub recorded_by: Vec<Actor>,
    /// The paper that must come with it.
    pub proof: Option<Proof>,
    /// Whether it binds the exact files and lines that the actor saw.
    pub on_version: bool,
    /// What follows.
    pub then: Vec<Effect>,
}

/// What a record belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum RecordOf {
    Client,
    Person,
    Company,
    Place,
    Item,
}

/// What a record may speak of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum RecordAbout {
    Person,
    Item,
    Place,
    Client,
}

/// The paper that proves a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words of the language")]
pub enum Proof {
    File,
    Signature,
}

/// Rows of one kind that a record carries.
#[derive(Clone, Debug, PartialEq)]
pub struct Lines {
    /// Id inside the record.
    pub id: Id,
    /// Label for people.
    pub name: Label,
    /// What a row is.
    pub kind: LinesKind,
    /// Whether there must be one.
    pub required: bool,
}

/// What the rows of a record are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinesKind {
    /// Records of a type, opened row by row.
    Rows(Id),
    /// Amounts that come from price rules.
    Price,
    /// Values of params for one client or project.
    Terms,
    /// What is to be done or paid when.
    Plan,
}

/// One way from a state to another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrow {
    /// The state before.
    pub from: Id,
    /// The state after; may be the same.
    pub to: Id,
}

/// A piece of a number pattern.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NumberPart {
    /// Characters as they are.
    Text(String),
    /// The year in the company's zone, four digits.
    Year,
    /// The month, two digits.
    Month,
    /// The serial number in its year, with at least so many digits.
    Serial {
        /// Digits at least; it widens at overflow.
        digits: u32,
    },
}

impl Record {
    /// Where a new record starts.
    #[must_use]
    pub fn first_state(&self) -> Option<&State> {
        self.states.first()
    }

    /// Whether it has a facet.
    #[must_use]
    pub fn has(&self, facet: Facet) -> bool {
        self.has.contains(&facet)
    }

    /// A state by its id.
    #[must_use]
    pub fn state(&self, id: &str) -> Option<&State> {
        self.states.iter().find(|state| state.id == *id)
    }

    /// A step by its id.
    #[must_use]
    pub fn step(&self, id: &str) -> Option<&Step> {
        self.steps.iter().find(|step| step.meta.id == *id)
    }

    /// A field by its id.
    #[must_use]
    pub fn field(&self, id: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.id == *id)
    }

    /// Fields by id, for formulas.
    #[must_use]
    pub fn fields_by_id(&self) -> BTreeMap<&Id, &Field> {
        self.fields.iter().map(|field| (&field.id, field)).collect()
    }
}

impl Step {
    /// Where the step leads from a state, if it may be taken there.
    #[must_use]
    pub fn target(&self, from: &str) -> Option<&Id> {
        self.arrows
            .iter()
            .find(|arrow| arrow.from == *from)
            .map(|arrow| &arrow.to)
    }
}
