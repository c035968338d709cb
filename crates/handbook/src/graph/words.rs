//! The words on a drawing, which the reader's side supplies.

use crate::event::EventName;
use crate::rule::{Actor, PromiseTime};
use crate::{Id, Label, Lang};

/// Speaks the reader's language.
pub trait Words {
    /// The language that is spoken.
    fn lang(&self) -> Lang;
    /// A name of the book.
    fn name(&self, label: &Label) -> String;
    /// A text of the book in its own language.
    fn own(&self, text: &str) -> String;
    /// Several actors, any of whom is meant. The record is the one whose person fields they may name.
    fn actors(&self, actors: &[Actor], record: &Id) -> String;
    /// Several happenings, any of which is meant.
    fn happenings(&self, events: &[EventName]) -> String;
    /// How long a promise has, or until which field's date.
    fn time(&self, time: &PromiseTime, record: &Id) -> String;
    /// A text that isn't the book's.
    fn say(&self, phrase: &Phrase<'_>) -> String;
}

/// What a drawing says besides the book's own names. Texts in it are already in the reader's language.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Phrase<'a> {
    /// What the drawing shows: the steps of a record.
    Title {
        /// Name of the record.
        record: &'a str,
    },
    /// From which book it is.
    Subtitle {
        /// Title of the book.
        book: &'a str,
        /// Its version.
        version: &'a str,
    },
    /// The act of opening a record.
    Opening,
    /// Several things, one beside the other.
    List(&'a [String]),
    /// One of several things, as the case may be.
    Either(&'a [String]),
    /// All states that aren't final.
    EveryOpenState,
    /// All states that aren't final but these.
    EveryOpenStateBut(&'a [String]),
    /// Who may not do it, even if others of their role may.
    NotBy(&'a str),
    /// Staff who may enter it for those who do it.
    RecordedBy(&'a str),
    /// A form.
    Form(&'a str),
    /// A reason has to be given.
    Note,
    /// A record of another kind is opened by it.
    Opens(&'a str),
    /// Heading over the clocks.
    Clocks,
    /// Beside the mark of where a clock begins.
    ClockBegins,
    /// Beside the mark of what keeps it.
    ClockKept,
    /// What a clock is about.
    Clock {
        /// What begins it.
        begins: &'a str,
        /// The field of the record from which it is counted, if not from what begins it.
        counted_from: Option<&'a str>,
        /// What keeps it.
        kept: &'a str,
    },
    /// States in which the clock stands still.
    ClockPauses(&'a [String]),
    /// Heading over the gates.
    Gates,
    /// For those who can't see the drawing: a step in a sentence.
    Sentence {
        /// Where it begins; nowhere if the record is opened by it.
        from: Option<&'a str>,
        /// The step.
        step: &'a str,
        /// Who may take it.
        by: &'a str,
        /// Where it ends.
        to: &'a str,
    },
    /// Between the sentences of a text.
    SentenceGap,
}
