//! How paths, functions, operators and types are called in a handbook.

use std::fmt;

use super::{Binary, Function, Path, Type};

impl Function {
    /// The whole list.
    pub const ALL: [Function; 10] = [
        Function::Has,
        Function::Done,
        Function::Filed,
        Function::Is,
        Function::Count,
        Function::Children,
        Function::YearsSince,
        Function::Len,
        Function::Contains,
        Function::Duration,
    ];

    /// The function of a name.
    #[must_use]
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|function| function.word() == word)
    }

    /// Its name in a formula.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Function::Has => "has",
            Function::Done => "done",
            Function::Filed => "filed",
            Function::Is => "is",
            Function::Count => "count",
            Function::Children => "children",
            Function::YearsSince => "years_since",
            Function::Len => "len",
            Function::Contains => "contains",
            Function::Duration => "duration",
        }
    }
}

impl Binary {
    /// All of them.
    const ALL: [Binary; 14] = [
        Binary::Or,
        Binary::And,
        Binary::Equal,
        Binary::NotEqual,
        Binary::Less,
        Binary::LessOrEqual,
        Binary::Greater,
        Binary::GreaterOrEqual,
        Binary::Add,
        Binary::Subtract,
        Binary::Multiply,
        Binary::Divide,
        Binary::Remainder,
        Binary::In,
    ];

    /// The operator of a sign.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operator| operator.sign() == sign)
    }

    /// Its sign in a formula.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Binary::Or => "||",
            Binary::And => "&&",
            Binary::Equal => "==",
            Binary::NotEqual => "!=",
            Binary::Less => "<",
            Binary::LessOrEqual => "<=",
            Binary::Greater => ">",
            Binary::GreaterOrEqual => ">=",
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Remainder => "%",
            Binary::In => "in",
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::RecordField(field) => write!(f, "record.{field}"),
            Path::RecordState => f.write_str("record.state"),
            Path::RecordNumber => f.write_str("record.number"),
            Path::RecordOpenedAt => f.write_str("record.opened_at"),
            Path::RecordOwner => f.write_str("record.owner"),
            Path::ClientField(field) => write!(f, "client.{field}"),
            Path::ClientName => f.write_str("client.name"),
            Path::ClientTier => f.write_str("client.tier"),
            Path::Actor => f.write_str("actor.id"),
            Path::Owner => f.write_str("owner.id"),
            Path::Param(param) => write!(f, "param.{param}"),
            Path::EventUrgent => f.write_str("event.urgent"),
            Path::FormField(field) => write!(f, "form.{field}"),
            Path::PromiseState => f.write_str("promise.state"),
            Path::PromiseLate => f.write_str("promise.late"),
            Path::Now => f.write_str("now"),
            Path::Today => f.write_str("today"),
        }
    }
}

/// The word of a type in the reference of the language; messages carry it as data.
impl fmt::Display for Type {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Type::YesNo => f.write_str("yes_no"),
            Type::Number => f.write_str("number"),
            Type::Text => f.write_str("text"),
            Type::Choice(_) => f.write_str("choice"),
            Type::Date => f.write_str("date"),
            Type::Instant => f.write_str("instant"),
            Type::Duration => f.write_str("duration"),
            Type::Money => f.write_str("money"),
            Type::Person => f.write_str("person"),
            Type::Ref(record) => write!(f, "ref of {record}"),
            Type::List(of) => write!(f, "list of {of}"),
            Type::Any => f.write_str("any"),
        }
    }
}
