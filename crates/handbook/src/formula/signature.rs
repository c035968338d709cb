//! What each function takes and gives.

use std::fmt;

use super::{Function, NameKind};

/// What a function takes and gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Signature {
    /// Its parameters in order; those at the end may be left out.
    pub takes: &'static [Parameter],
    /// How many must be given.
    pub least: usize,
    /// Its result.
    pub gives: Gives,
}

/// What stands in one place between the brackets of a call.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parameter {
    /// A path, or a function whose answer may be unset.
    Fact,
    /// A person.
    Person,
    /// A client.
    Client,
    /// A client or a person.
    ClientOrPerson,
    /// A text.
    Text,
    /// A text or a list.
    TextOrList,
    /// A list.
    List,
    /// A day.
    Date,
    /// An instant or a day.
    Moment,
    /// What must hold of `it`.
    Condition,
    /// A name that stands in the formula as a text.
    Name(NameKind),
    /// A list of such names.
    Names(NameKind),
    /// A name, or a text or choice that holds one.
    NameOrText(NameKind),
    /// Whatever names a third party: a text, a choice, a record or a person.
    Party,
    /// A length of clock time that stands in the formula as a text.
    ClockLength,
    /// A length back from now: clock time, days, weeks, months or years.
    Span,
    /// One of [`super::PERIODS`].
    Period,
    /// An amount with its currency.
    Amount,
}

/// What a function gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gives {
    /// Yes or no.
    YesNo,
    /// A whole number.
    Number,
    /// A decimal.
    Decimal,
    /// An instant.
    Instant,
    /// A length of clock time.
    Duration,
    /// Money in the currency that is written.
    Money,
    /// A list of records of the named type.
    Records,
    /// What the named field holds.
    Field,
    /// The same; the field must be something that can be added up.
    Sum,
}

impl Function {
    /// What it takes and gives.
    #[must_use]
    pub fn signature(self) -> Signature {
        use Parameter as P;
        let (takes, optional, gives): (&'static [Parameter], usize, Gives) = match self {
            Function::Has => (&[P::Fact], 0, Gives::YesNo),
            Function::Done => (&[P::Name(NameKind::Step)], 0, Gives::YesNo),
            Function::At => (&[P::Name(NameKind::Step)], 0, Gives::Instant),
            Function::Changed => (&[P::Name(NameKind::Field)], 0, Gives::YesNo),
            Function::ValueAt => (&[P::Name(NameKind::Field), P::Moment], 0, Gives::Field),
            Function::Filed => (&[P::Name(NameKind::Form)], 0, Gives::YesNo),
            Function::AllYes => (
                &[P::Name(NameKind::Form), P::Names(NameKind::Question)],
                1,
                Gives::YesNo,
            ),
            Function::FileMissing => (&[], 0, Gives::Number),
            Function::Children => (&[P::Name(NameKind::Record)], 0, Gives::Records),
            Function::Count => (
                &[P::Name(NameKind::Record), P::Name(NameKind::State)],
                1,
                Gives::Number,
            ),
            Function::Exists => (
                &[P::Name(NameKind::Record), P::Name(NameKind::State)],
                1,
                Gives::YesNo,
            ),
            Function::First | Function::Last => (
                &[P::Name(NameKind::Source), P::Name(NameKind::SourceField)],
                0,
                Gives::Field,
            ),
            Function::Sum => (
                &[
                    P::Name(NameKind::Source),
                    P::Name(NameKind::SourceField),
                    P::Span,
                ],
                1,
                Gives::Sum,
            ),
            Function::Is => (&[P::Person, P::Name(NameKind::Role)], 0, Gives::YesNo),
            Function::Owned => (&[P::Person, P::Name(NameKind::Owned)], 1, Gives::Number),
            Function::Passed => (&[P::Person, P::Name(NameKind::Course)], 0, Gives::YesNo),
            Function::CountByActor => (&[P::Span], 0, Gives::Number),
            Function::Consents => (
                &[P::Client, P::NameOrText(NameKind::Purpose), P::Party],
                1,
                Gives::YesNo,
            ),
            Function::ActiveAt => (&[P::ClientOrPerson, P::Moment], 0, Gives::YesNo),
            Function::Measure => (
                &[P::Name(NameKind::Measure), P::Period, P::ClientOrPerson],
                1,
                Gives::Decimal,
            ),
            Function::All | Function::Any => (&[P::List, P::Condition], 0, Gives::YesNo),
            Function::Covers => (&[P::List, P::Name(NameKind::List)], 0, Gives::YesNo),
            Function::Len => (&[P::TextOrList], 0, Gives::Number),
            Function::Contains => (&[P::Text, P::Text], 0, Gives::YesNo),
            Function::YearsSince => (&[P::Date], 0, Gives::Number),
            Function::Duration => (&[P::ClockLength], 0, Gives::Duration),
            Function::Money => (&[P::Amount], 0, Gives::Money),
        };
        Signature {
            takes,
            least: takes.len() - optional,
            gives,
        }
    }

    /// How it is called: `count('record'[, 'state'])`. What stands in quotes is written as a text.
    #[must_use]
    pub fn usage(self) -> String {
        let Signature { takes, least, .. } = self.signature();
        let mut usage = format!("{}(", self.word());
        for (place, parameter) in takes.iter().enumerate() {
            usage += if place >= least { "[" } else { "" };
            usage += if place > 0 { ", " } else { "" };
            usage += &parameter.to_string();
        }
        usage += &"]".repeat(takes.len() - least);
        usage + ")"
    }
}

/// The word of a parameter in the reference; messages carry it as data.
impl fmt::Display for Parameter {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Parameter::Fact => "fact",
            Parameter::Person => "person",
            Parameter::Client => "client",
            Parameter::ClientOrPerson => "client or person",
            Parameter::Text => "text",
            Parameter::TextOrList => "text or list",
            Parameter::List => "list",
            Parameter::Date => "date",
            Parameter::Moment => "instant or date",
            Parameter::Condition => "condition",
            Parameter::Name(kind) => return write!(f, "'{}'", kind.word()),
            Parameter::Names(kind) => return write!(f, "['{}']", kind.word()),
            Parameter::NameOrText(kind) => kind.word(),
            Parameter::Party => "party",
            Parameter::ClockLength => "'clock length'",
            Parameter::Span => "'length'",
            Parameter::Period => "'period'",
            Parameter::Amount => "'amount'",
        })
    }
}

/// The word of a result in the reference.
impl fmt::Display for Gives {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Gives::YesNo => "yes_no",
            Gives::Number => "number",
            Gives::Decimal => "decimal",
            Gives::Instant => "instant",
            Gives::Duration => "duration",
            Gives::Money => "money",
            Gives::Records => "list of records",
            Gives::Field => "what the field holds",
            Gives::Sum => "number, decimal, money or duration",
        })
    }
}
