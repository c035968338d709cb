//! What a wording takes from a finding: words of the book, by name.

use super::{Expected, FormulaFault};

/// Names and texts that a wording takes.
pub type Arguments = Vec<(&'static str, String)>;

/// A piece of data in a finding.
pub(super) trait Argument {
    /// Adds what the wording takes of it.
    fn put(&self, name: &'static str, arguments: &mut Arguments);

    /// The known word that looks like the wrong one, if this piece is one.
    fn nearest(&self) -> Option<&str> {
        None
    }
}

impl Argument for String {
    fn put(&self, name: &'static str, arguments: &mut Arguments) {
        arguments.push((name, self.clone()));
    }
}

impl Argument for usize {
    fn put(&self, name: &'static str, arguments: &mut Arguments) {
        arguments.push((name, self.to_string()));
    }
}

/// The nearest known word is asked for by [`Argument::nearest`] and is no part of the sentence.
impl Argument for Option<String> {
    fn put(&self, _: &'static str, _: &mut Arguments) {}

    fn nearest(&self) -> Option<&str> {
        self.as_deref()
    }
}

impl Argument for Expected {
    fn put(&self, name: &'static str, arguments: &mut Arguments) {
        arguments.push((name, self.code().to_owned()));
        let choices = match self {
            Expected::OneOf(words) => words.join(", "),
            Expected::Region => worktime::Region::codes().collect::<Vec<_>>().join(", "),
            _ => return,
        };
        arguments.push(("choices", choices));
    }
}

impl Argument for FormulaFault {
    fn put(&self, _: &'static str, arguments: &mut Arguments) {
        arguments.extend(self.arguments());
    }

    fn nearest(&self) -> Option<&str> {
        FormulaFault::nearest(self)
    }
}
