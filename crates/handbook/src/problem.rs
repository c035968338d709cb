//! Everything that can be wrong in a handbook, with its place and what would help.

mod code;

use std::ops::Range;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// The book can't run.
    Error,
    /// The book runs, but somebody should look.
    Warning,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Position of the file in the sources that were read.
    pub file: usize,
    /// Bytes of that file that are wrong.
    pub span: Range<usize>,
    /// Label of the article around it, empty before the first.
    pub article: String,
    /// How much it weighs.
    pub severity: Severity,
    /// What it is.
    pub kind: ProblemKind,
    /// Another place that has to do with it, as file and bytes: the first of two rules with one id.
    pub related: Option<(usize, Range<usize>)>,
}

/// What is wrong. Carries data; the shell puts it into the reader's words.
///
/// `word` is always the text from the book that is wrong; `nearest` a known word that looks like it.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
#[expect(
    missing_docs,
    reason = "each variant is documented; its fields carry the names of the book"
)]
pub enum ProblemKind {
    /// The head of the book lacks a key or holds a bad value.
    Head { key: String },
    /// A rule block isn't valid TOML; `detail` is the parser's reason.
    Toml { detail: String },
    /// A rule stands before the first article.
    RuleOutsideArticle,
    /// A table names a kind of rule that doesn't exist.
    UnknownKind {
        word: String,
        nearest: Option<String>,
    },
    /// A key that the kind doesn't have.
    UnknownKey {
        kind: String,
        word: String,
        nearest: Option<String>,
    },
    /// A key that the kind must have.
    MissingKey {
        kind: String,
        id: String,
        key: String,
    },
    /// A value of the wrong form.
    WrongType { key: String, expected: Expected },
    /// A text that can't be read as what the key wants.
    BadValue {
        key: String,
        word: String,
        expected: Expected,
    },
    /// An id that isn't `snake_case` ASCII.
    BadId { word: String },
    /// Two rules of one kind with one id.
    Duplicate { kind: String, id: String },
    /// A name that is declared nowhere.
    UnknownName {
        kind: String,
        word: String,
        nearest: Option<String>,
    },
    /// A formula that can't be parsed.
    FormulaSyntax { detail: FormulaFault },
    /// A formula whose types don't fit.
    FormulaType { detail: FormulaFault },
    /// A state that no step leads to.
    UnreachableState { record: String, state: String },
    /// A state that can't be left and isn't final.
    StuckState { record: String, state: String },
    /// A promise that nothing can keep.
    NeverKept { promise: String },
    /// An alert to the owner about himself after due, or one that comes before the opener.
    IdleAlert { promise: String },
    /// What shall move a day off a day off, beside an `every` that names no day which could be one.
    NamesNoDay { word: String },
    /// A `case` whose last variant has a `where`: some would have no term.
    NoLastResort { rule: String },
    /// A calendar with no working time.
    NoWorkingTime { calendar: String },
    /// Two keys of which only one may be given.
    EitherOr { key: String, other: String },
    /// A key of a calendar that stands on others, by `base` or `common`, and takes the value from there.
    KeyFromBase { key: String, base: String },
    /// A calendar that stands on itself.
    CalendarRing { calendar: String },
    /// A calendar on a calendar on a calendar, too often.
    TooManyLayers { calendar: String, limit: usize },
    /// A day's hours that share time with others of the day, written before them.
    Overlap { word: String },
    /// A date that no month has.
    NoSuchDate {
        word: String,
        nearest: Option<String>,
    },
    /// Weekly hours that begin no later than those written before them.
    EditionOrder { from: String, earlier: String },
    /// Own days of a calendar that are too many.
    TooManyDates { limit: usize },
    /// An article with neither a rule nor a principle.
    ArticleWithoutRule { label: String },
    /// Effects that set each other off in a ring.
    EffectRing { rule: String },
    /// A formula reads a protected field other than by `has`.
    ProtectedField { field: String },
    /// A param's value outside its own bounds.
    OutOfBounds {
        word: String,
        least: String,
        most: String,
    },
    /// A word that needs a record at hand, where there is none or the event's record differs.
    NoRecordHere { word: String },
    /// A file has more bytes than the limit.
    TooLarge { limit: usize },
    /// The book has more rules than the limit.
    TooManyRules { limit: usize },
    /// A list of lines is longer than the limit.
    TooManyLines { key: String, limit: usize },
}

/// What a key wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words themselves")]
pub enum Expected {
    Text,
    TextOrList,
    Table,
    List,
    Number,
    YesNo,
    Length,
    Recurrence,
    DayInPeriod,
    Step,
    StepStart,
    SingleDay,
    Once,
    WhichDays,
    YearlyDay,
    OrdinaryMonth,
    WhichCalendar,
    Date,
    Zone,
    Spans,
    Span,
    Week,
    TwoCalendars,
    Actor,
    Event,
    Field,
    Flow,
    LabelLine,
    AlertTime,
    Effect,
    OneOf(&'static [&'static str]),
    NumberPattern,
    Region,
    Placeholder,
    Formula,
    Weekday,
    Rule,
}

/// What is wrong inside a formula.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the words themselves")]
pub enum FormulaFault {
    Unexpected {
        found: String,
    },
    UnexpectedEnd,
    UnclosedText,
    BadNumber {
        word: String,
    },
    TooDeep,
    UnknownPath {
        word: String,
        nearest: Option<String>,
    },
    UnknownFunction {
        word: String,
        nearest: Option<String>,
    },
    WrongArguments {
        function: String,
    },
    TypesDiffer {
        left: String,
        right: String,
    },
    WantsYesNo {
        found: String,
    },
    UnknownChoice {
        word: String,
        nearest: Option<String>,
    },
    Protected {
        word: String,
    },
}
