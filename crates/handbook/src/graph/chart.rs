//! What there is to draw of a record, before any of it has a place.

use super::bundle::{self, Extent, Moves};
use super::clock::{Clock, GateMark, clocks, gates};
use super::{STATES_MAX, WAYS_MAX};
use crate::rule::{Record, State, Step};
use crate::{Edition, Id};

/// Places, the ways between them, and what clocks and gates they carry.
#[derive(Clone, Debug)]
pub struct Chart<'a> {
    /// The book.
    pub edition: &'a Edition,
    /// The record.
    pub record: &'a Record,
    /// Where a record can be. The first one is the beginning, before the first state.
    pub places: Vec<Place<'a>>,
    /// How it gets from one place to another.
    pub ways: Vec<Way<'a>>,
    /// Promises that one of its steps or states begins or keeps, numbered from 1 in the order of the book.
    pub clocks: Vec<Clock<'a>>,
    /// Gates before its steps or before its opening.
    pub gates: Vec<GateMark<'a>>,
}

/// Where a record can be.
#[derive(Clone, Debug, PartialEq)]
pub enum Place<'a> {
    /// Before it is opened.
    Beginning,
    /// A state.
    State(&'a State),
    /// Several states at once, so that a step that many of them have is drawn once.
    Several {
        /// Which of the open states they are.
        extent: Extent,
        /// The states, in the order of the book.
        states: Vec<&'a State>,
    },
    /// Where the lines of a step from a few states meet. The step's label stands here.
    Meeting {
        /// What is on the label.
        passages: Vec<Passage<'a>>,
    },
}

/// A line from place to place, or a loop.
#[derive(Clone, Debug, PartialEq)]
pub struct Way<'a> {
    /// Position of the place where it begins.
    pub from: usize,
    /// Position of the place where it ends; the same for a loop.
    pub to: usize,
    /// What may be done to go there. Empty on the lines to and from a meeting.
    pub passages: Vec<Passage<'a>>,
}

/// What may be done.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Passage<'a> {
    /// The record is opened.
    Opening,
    /// A step is taken.
    Step(&'a Step),
}

/// A record with more than can be drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLarge {
    /// How many states it has.
    pub states: usize,
    /// How many lines it needs.
    pub ways: usize,
}

impl<'a> Chart<'a> {
    /// What there is to draw of a record of the book.
    ///
    /// # Errors
    /// When it has more than [`STATES_MAX`] states or needs more than [`WAYS_MAX`] lines.
    pub fn of(edition: &'a Edition, record: &'a Record) -> Result<Self, TooLarge> {
        let states = record.states.len();
        if states > STATES_MAX {
            return Err(TooLarge { states, ways: 0 });
        }
        let mut chart = Self {
            edition,
            record,
            places: vec![Place::Beginning],
            ways: Vec::new(),
            clocks: clocks(edition, record),
            gates: gates(edition, record),
        };
        chart.places.extend(record.states.iter().map(Place::State));
        if record.first_state().is_some() {
            chart.ways.push(Way {
                from: 0,
                to: 1,
                passages: vec![Passage::Opening],
            });
        }
        for moves in bundle::moves(record) {
            chart.add(moves);
        }
        match chart.ways.len() {
            ways if ways > WAYS_MAX => Err(TooLarge { states, ways }),
            _ => Ok(chart),
        }
    }

    /// A record of the book by its id, if it is declared with states.
    #[must_use]
    pub fn record(edition: &'a Edition, id: &str) -> Option<&'a Record> {
        let record = edition.records.get(id)?;
        (!record.states.is_empty()).then_some(record)
    }

    /// The records of a book that have steps to draw, in the order of the book.
    pub fn records(edition: &'a Edition) -> impl Iterator<Item = &'a Record> {
        edition
            .record_order
            .iter()
            .filter_map(|id| Self::record(edition, id.as_str()))
    }

    fn add(&mut self, moves: Moves<'a>) {
        let passages: Vec<Passage<'a>> =
            moves.steps.iter().map(|step| Passage::Step(step)).collect();
        if let [from] = moves.from.as_slice() {
            if let (Some(from), Some(to)) = (self.state(from), self.state(moves.to.unwrap_or(from)))
            {
                self.ways.push(Way { from, to, passages });
            }
            return;
        }
        let states: Vec<&State> = moves
            .from
            .iter()
            .filter_map(|id| self.record.state(id.as_str()))
            .collect();
        if moves.is_meeting() {
            // Each meeting is a place of its own: one step may lead from some states here, from others there.
            let meeting = self.places.len();
            self.places.push(Place::Meeting { passages });
            for state in states {
                self.lead(self.state(&state.id), Some(meeting));
            }
            let to = moves.to.and_then(|to| self.state(to));
            return self.lead(Some(meeting), to);
        }
        let extent = Extent::of(self.record, &states);
        let from = self.place(Place::Several { extent, states });
        let to = match moves.to {
            Some(to) => self.state(to),
            None => Some(from),
        };
        if let Some(to) = to {
            self.ways.push(Way { from, to, passages });
        }
    }

    /// The position of a place, which is added unless it is there.
    fn place(&mut self, place: Place<'a>) -> usize {
        if let Some(known) = self.places.iter().position(|known| *known == place) {
            return known;
        }
        self.places.push(place);
        self.places.len() - 1
    }

    fn state(&self, id: &Id) -> Option<usize> {
        let states = &self.record.states;
        states
            .iter()
            .position(|state| state.id == *id)
            .map(|at| at + 1)
    }

    fn lead(&mut self, from: Option<usize>, to: Option<usize>) {
        if let (Some(from), Some(to)) = (from, to) {
            self.ways.push(Way {
                from,
                to,
                passages: Vec::new(),
            });
        }
    }
}
