//! The stable names of findings, and the words from the book that their wording takes.

use worktime::Region;

use super::{Expected, FormulaFault, Problem, ProblemKind};
use crate::SourceText;

/// Names and texts that a wording takes.
type Arguments = Vec<(&'static str, String)>;

impl Problem {
    /// Line and column of the finding's first character, both from 1; columns count characters.
    #[must_use]
    pub fn position(&self, sources: &[SourceText]) -> (usize, usize) {
        position(sources, self.file, self.span.start)
    }

    /// Line and column of the other place that has to do with the finding, if there is one.
    #[must_use]
    pub fn related_position(&self, sources: &[SourceText]) -> Option<(usize, usize)> {
        let (file, span) = self.related.as_ref()?;
        Some(position(sources, *file, span.start))
    }
}

/// Line and column of a byte of a file; the end of the text if the byte lies beyond it.
fn position(sources: &[SourceText], file: usize, byte: usize) -> (usize, usize) {
    let text = sources.get(file).map_or("", |source| source.text.as_str());
    let before: Vec<char> = text
        .char_indices()
        .take_while(|(at, _)| *at < byte)
        .map(|(_, c)| c)
        .collect();
    let line = 1 + before.iter().filter(|c| **c == '\n').count();
    let column = 1 + before.iter().rev().take_while(|c| **c != '\n').count();
    (line, column)
}

impl ProblemKind {
    /// A stable name in kebab-case: the message `problem-<code>` words it, machine output carries it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            ProblemKind::Head { .. } => "head",
            ProblemKind::Toml { .. } => "toml",
            ProblemKind::RuleOutsideArticle => "rule-outside-article",
            ProblemKind::UnknownKind { .. } => "unknown-kind",
            ProblemKind::UnknownKey { .. } => "unknown-key",
            ProblemKind::MissingKey { .. } => "missing-key",
            ProblemKind::WrongType { .. } => "wrong-type",
            ProblemKind::BadValue { .. } => "bad-value",
            ProblemKind::BadId { .. } => "bad-id",
            ProblemKind::Duplicate { .. } => "duplicate",
            ProblemKind::UnknownName { .. } => "unknown-name",
            ProblemKind::FormulaSyntax { detail } | ProblemKind::FormulaType { detail } => {
                detail.code()
            }
            ProblemKind::UnreachableState { .. } => "unreachable-state",
            ProblemKind::StuckState { .. } => "stuck-state",
            ProblemKind::NeverKept { .. } => "never-kept",
            ProblemKind::IdleAlert { .. } => "idle-alert",
            ProblemKind::NamesNoDay { .. } => "names-no-day",
            ProblemKind::NoLastResort { .. } => "no-last-resort",
            ProblemKind::NoWorkingTime { .. } => "no-working-time",
            ProblemKind::EitherOr { .. } => "either-or",
            ProblemKind::KeyFromBase { .. } => "key-from-base",
            ProblemKind::CalendarRing { .. } => "calendar-ring",
            ProblemKind::TooManyLayers { .. } => "too-many-layers",
            ProblemKind::Overlap { .. } => "overlap",
            ProblemKind::NoSuchDate { .. } => "no-such-date",
            ProblemKind::EditionOrder { .. } => "edition-order",
            ProblemKind::TooManyDates { .. } => "too-many-dates",
            ProblemKind::ArticleWithoutRule { .. } => "article-without-rule",
            ProblemKind::EffectRing { .. } => "effect-ring",
            ProblemKind::ProtectedField { .. } => "protected-field",
            ProblemKind::OutOfBounds { .. } => "out-of-bounds",
            ProblemKind::NoRecordHere { .. } => "no-record-here",
            ProblemKind::TooLarge { .. } => "too-large",
            ProblemKind::TooManyRules { .. } => "too-many-rules",
            ProblemKind::TooManyLines { .. } => "too-many-lines",
        }
    }

    /// What the wording takes, by name. `expected` is an [`Expected::code`] that is worded itself.
    #[must_use]
    pub fn arguments(&self) -> Arguments {
        match self {
            ProblemKind::Head { key } => vec![("key", key.clone())],
            ProblemKind::Toml { detail } => vec![("detail", detail.clone())],
            ProblemKind::RuleOutsideArticle => Vec::new(),
            ProblemKind::UnknownKind { word, .. } => vec![("word", word.clone())],
            ProblemKind::UnknownKey { kind, word, .. }
            | ProblemKind::UnknownName { kind, word, .. } => {
                vec![("kind", kind.clone()), ("word", word.clone())]
            }
            ProblemKind::MissingKey { kind, id, key } => {
                vec![
                    ("kind", kind.clone()),
                    ("id", id.clone()),
                    ("key", key.clone()),
                ]
            }
            ProblemKind::WrongType { key, expected } => {
                with_expected(vec![("key", key.clone())], *expected)
            }
            ProblemKind::BadValue {
                key,
                word,
                expected,
            } => with_expected(
                vec![("key", key.clone()), ("word", word.clone())],
                *expected,
            ),
            ProblemKind::BadId { word } => vec![("word", word.clone())],
            ProblemKind::Duplicate { kind, id } => vec![("kind", kind.clone()), ("id", id.clone())],
            ProblemKind::FormulaSyntax { detail } | ProblemKind::FormulaType { detail } => {
                detail.arguments()
            }
            ProblemKind::UnreachableState { record, state }
            | ProblemKind::StuckState { record, state } => {
                vec![("record", record.clone()), ("state", state.clone())]
            }
            ProblemKind::NeverKept { promise } | ProblemKind::IdleAlert { promise } => {
                vec![("promise", promise.clone())]
            }
            ProblemKind::NoLastResort { rule } | ProblemKind::EffectRing { rule } => {
                vec![("rule", rule.clone())]
            }
            ProblemKind::NoWorkingTime { calendar } | ProblemKind::CalendarRing { calendar } => {
                vec![("calendar", calendar.clone())]
            }
            ProblemKind::TooManyLayers { calendar, limit } => {
                vec![("calendar", calendar.clone()), ("limit", limit.to_string())]
            }
            ProblemKind::EitherOr { key, other } => {
                vec![("key", key.clone()), ("other", other.clone())]
            }
            ProblemKind::KeyFromBase { key, base } => {
                vec![("key", key.clone()), ("base", base.clone())]
            }
            ProblemKind::EditionOrder { from, earlier } => {
                vec![("from", from.clone()), ("earlier", earlier.clone())]
            }
            ProblemKind::ArticleWithoutRule { label } => vec![("label", label.clone())],
            ProblemKind::ProtectedField { field } => vec![("field", field.clone())],
            ProblemKind::OutOfBounds { word, least, most } => vec![
                ("word", word.clone()),
                ("least", least.clone()),
                ("most", most.clone()),
            ],
            ProblemKind::NoRecordHere { word }
            | ProblemKind::NamesNoDay { word }
            | ProblemKind::Overlap { word }
            | ProblemKind::NoSuchDate { word, .. } => vec![("word", word.clone())],
            ProblemKind::TooManyLines { key, limit } => {
                vec![("key", key.clone()), ("limit", limit.to_string())]
            }
            ProblemKind::TooLarge { limit }
            | ProblemKind::TooManyRules { limit }
            | ProblemKind::TooManyDates { limit } => {
                vec![("limit", limit.to_string())]
            }
        }
    }

    /// The known word that looks like the wrong one, if there is one.
    #[must_use]
    pub fn nearest(&self) -> Option<&str> {
        match self {
            ProblemKind::UnknownKind { nearest, .. }
            | ProblemKind::UnknownKey { nearest, .. }
            | ProblemKind::UnknownName { nearest, .. }
            | ProblemKind::NoSuchDate { nearest, .. } => nearest.as_deref(),
            ProblemKind::FormulaSyntax { detail } | ProblemKind::FormulaType { detail } => {
                match detail {
                    FormulaFault::UnknownPath { nearest, .. }
                    | FormulaFault::UnknownFunction { nearest, .. }
                    | FormulaFault::UnknownChoice { nearest, .. } => nearest.as_deref(),
                    _ => None,
                }
            }
            _ => None,
        }
    }
}

/// Adds what a key wanted, and the words that it may be where it is one of some.
fn with_expected(mut arguments: Arguments, expected: Expected) -> Arguments {
    arguments.push(("expected", expected.code().to_owned()));
    let choices = match expected {
        Expected::OneOf(words) => words.join(", "),
        Expected::Region => Region::codes().collect::<Vec<_>>().join(", "),
        _ => return arguments,
    };
    arguments.push(("choices", choices));
    arguments
}

impl Expected {
    /// A stable name in kebab-case: the message `expected-<code>` words it.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Expected::Text => "text",
            Expected::TextOrList => "text-or-list",
            Expected::Table => "table",
            Expected::List => "list",
            Expected::Number => "number",
            Expected::YesNo => "yes-no",
            Expected::Length => "length",
            Expected::Recurrence => "recurrence",
            Expected::DayInPeriod => "day-in-period",
            Expected::Step => "step",
            Expected::StepStart => "step-start",
            Expected::SingleDay => "single-day",
            Expected::Once => "once",
            Expected::WhichDays => "which-days",
            Expected::YearlyDay => "yearly-day",
            Expected::OrdinaryMonth => "ordinary-month",
            Expected::WhichCalendar => "which-calendar",
            Expected::Date => "date",
            Expected::Zone => "zone",
            Expected::Spans => "spans",
            Expected::Span => "span",
            Expected::Week => "week",
            Expected::TwoCalendars => "two-calendars",
            Expected::Actor => "actor",
            Expected::Event => "event",
            Expected::Field => "field",
            Expected::Flow => "flow",
            Expected::LabelLine => "label-line",
            Expected::AlertTime => "alert-time",
            Expected::Effect => "effect",
            Expected::OneOf(_) => "one-of",
            Expected::NumberPattern => "number-pattern",
            Expected::Region => "region",
            Expected::Placeholder => "placeholder",
            Expected::Formula => "formula",
            Expected::Weekday => "weekday",
            Expected::Rule => "rule",
        }
    }
}

impl FormulaFault {
    /// A stable name in kebab-case.
    fn code(&self) -> &'static str {
        match self {
            FormulaFault::Unexpected { .. } => "formula-unexpected",
            FormulaFault::UnexpectedEnd => "formula-unexpected-end",
            FormulaFault::UnclosedText => "formula-unclosed-text",
            FormulaFault::BadNumber { .. } => "formula-bad-number",
            FormulaFault::TooDeep => "formula-too-deep",
            FormulaFault::UnknownPath { .. } => "formula-unknown-path",
            FormulaFault::UnknownFunction { .. } => "formula-unknown-function",
            FormulaFault::WrongArguments { .. } => "formula-wrong-arguments",
            FormulaFault::TypesDiffer { .. } => "formula-types-differ",
            FormulaFault::WantsYesNo { .. } => "formula-wants-yes-no",
            FormulaFault::UnknownChoice { .. } => "formula-unknown-choice",
            FormulaFault::Protected { .. } => "formula-protected",
        }
    }

    /// What the wording takes, by name.
    fn arguments(&self) -> Arguments {
        match self {
            FormulaFault::Unexpected { found } | FormulaFault::WantsYesNo { found } => {
                vec![("found", found.clone())]
            }
            FormulaFault::UnexpectedEnd | FormulaFault::UnclosedText | FormulaFault::TooDeep => {
                Vec::new()
            }
            FormulaFault::BadNumber { word }
            | FormulaFault::UnknownPath { word, .. }
            | FormulaFault::UnknownFunction { word, .. }
            | FormulaFault::UnknownChoice { word, .. }
            | FormulaFault::Protected { word } => vec![("word", word.clone())],
            FormulaFault::WrongArguments { function } => vec![("function", function.clone())],
            FormulaFault::TypesDiffer { left, right } => {
                vec![("left", left.clone()), ("right", right.clone())]
            }
        }
    }
}
