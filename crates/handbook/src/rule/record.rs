//! Records: the kinds of cases, with their states and steps.

use std::collections::BTreeMap;

use super::{Actor, Effect, Field, Meta};
use crate::{Id, Label};

/// A kind of case.
#[derive(Clone, Debug, PartialEq)]
pub struct Record {
    /// Id, name and place.
    pub meta: Meta,
    /// How its numbers are formed; empty if it has none.
    pub number: Vec<NumberPart>,
    /// Whether it belongs to a client.
    pub of_client: bool,
    /// Who owns a new one: the first of these that can be found.
    pub owner: Vec<Actor>,
    /// Field shown as its title.
    pub title: Option<Id>,
    /// Whether messages belong to it.
    pub conversation: bool,
    /// Whether files belong to it.
    pub files: bool,
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
    /// What follows.
    pub then: Vec<Effect>,
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
