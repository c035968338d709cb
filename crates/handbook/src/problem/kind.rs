//! The catalogue of findings: number, weight, name and data of each.
//!
//! A number is never given to another finding, since handbooks, pages and mails cite it. The hundreds are
//! the chapters of `docs/findings.md`: text, keys, names, formulas, steps, promises, calendars, effects and
//! approvals, access, coverage, composition.

use super::argument::Argument;
use super::{Arguments, Expected, FormulaFault, Listed, Severity};

/// Makes the enum of findings and what is asked of each from one table.
macro_rules! findings {
    ($( $(#[doc = $doc:literal])* $number:ident $severity:ident $code:literal
        $kind:ident $( { $( $field:ident : $type:ty ),* } )? ),* $(,)?) => {
        /// What is wrong. Carries data; the shell puts it into the reader's words.
        ///
        /// `word` is always the text from the book that is wrong; `nearest` a known word that looks like it.
        #[derive(Clone, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "each variant is documented; its fields carry the names of the book")]
        pub enum ProblemKind {
            $( $(#[doc = $doc])* $kind $( { $( $field : $type ),* } )?, )*
            /// A mistake inside a formula, with a number of its own.
            Formula { fault: FormulaFault },
        }

        impl ProblemKind {
            /// The stable number, such as `Y0102`.
            #[must_use]
            pub fn number(&self) -> &'static str {
                match self {
                    $( ProblemKind::$kind { .. } => stringify!($number), )*
                    ProblemKind::Formula { fault } => fault.number(),
                }
            }

            /// A stable name in kebab-case: the message `problem-<code>` words it, machine output carries it.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $( ProblemKind::$kind { .. } => $code, )*
                    ProblemKind::Formula { fault } => fault.code(),
                }
            }

            /// How much it weighs.
            #[must_use]
            pub fn severity(&self) -> Severity {
                match self {
                    $( ProblemKind::$kind { .. } => Severity::$severity, )*
                    ProblemKind::Formula { .. } => Severity::Error,
                }
            }

            /// What the wording takes, by name. `expected` is an [`Expected::code`] that is worded itself.
            #[must_use]
            pub fn arguments(&self) -> Arguments {
                let mut arguments = Arguments::new();
                match self {
                    $( ProblemKind::$kind $( { $( $field ),* } )? => {
                        $( $( $field.put(stringify!($field), &mut arguments); )* )?
                    } )*
                    ProblemKind::Formula { fault } => fault.put("fault", &mut arguments),
                }
                arguments
            }

            /// The known word that looks like the wrong one, if there is one.
            #[must_use]
            pub fn nearest(&self) -> Option<&str> {
                match self {
                    $( ProblemKind::$kind $( { $( $field ),* } )? => {
                        let pieces: &[&dyn Argument] = &[ $( $( $field ),* )? ];
                        pieces.iter().find_map(|piece| piece.nearest())
                    } )*
                    ProblemKind::Formula { fault } => Argument::nearest(fault),
                }
            }
        }

        /// Each finding outside of formulas, in the order of the numbers.
        pub(super) const CATALOGUE: &[Listed] = &[
            $( Listed {
                number: stringify!($number),
                severity: Severity::$severity,
                code: $code,
                means: concat!($($doc),*),
                fields: &[ $( $( stringify!($field) ),* )? ],
            } ),*
        ];
    };
}

findings! {
    /// The head of the book lacks a key or holds a bad value.
    Y0101 Error "head" Head { key: String },
    /// A rule block isn't valid TOML; `detail` is the parser's reason.
    Y0102 Error "toml" Toml { detail: String },
    /// A rule stands before the first article.
    Y0103 Error "rule-outside-article" RuleOutsideArticle,
    /// A file has more bytes than the limit.
    Y0104 Error "too-large" TooLarge { limit: usize },
    /// The book has more rules than the limit.
    Y0105 Error "too-many-rules" TooManyRules { limit: usize },
    /// A list of lines is longer than the limit.
    Y0106 Error "too-many-lines" TooManyLines { key: String, limit: usize },
    /// A file holds characters that no text has: it is a picture, an archive, a document of an office program.
    Y0107 Error "not-text" NotText,
    /// A fence is opened and never closed, so that the rest of the file is one block.
    Y0108 Error "unclosed-fence" UnclosedFence,
    /// Lists, quotes or tables are nested deeper than the limit.
    Y0109 Error "too-deep" TooDeep { limit: usize },
    /// The prose writes one word in the other Chinese script than the head says.
    Y0110 Warning "mixed-scripts" MixedScripts { word: String, nearest: Option<String> },
    /// A word holds letters that look like others, such as a Cyrillic `а` for a Latin `a`.
    Y0111 Warning "look-alike" LookAlike { word: String, nearest: Option<String> },
    /// There are more findings than anybody reads; the rest isn't shown.
    Y0112 Error "too-many-findings" TooManyFindings { limit: usize },
    /// A fenced block looks like rules but isn't marked as one, so that nothing of it holds.
    Y0113 Warning "unmarked-rules" UnmarkedRules { word: String },
    /// A table names a kind of rule that doesn't exist.
    Y0201 Error "unknown-kind" UnknownKind { word: String, nearest: Option<String> },
    /// A key that the kind doesn't have.
    Y0202 Error "unknown-key" UnknownKey { kind: String, word: String, nearest: Option<String> },
    /// A key that the kind must have.
    Y0203 Error "missing-key" MissingKey { kind: String, id: String, key: String },
    /// A value of the wrong form.
    Y0204 Error "wrong-type" WrongType { key: String, expected: Expected },
    /// A text that can't be read as what the key wants.
    Y0205 Error "bad-value" BadValue { key: String, word: String, expected: Expected },
    /// An id that isn't `snake_case` ASCII.
    Y0206 Error "bad-id" BadId { word: String },
    /// Two rules of one kind with one id.
    Y0207 Error "duplicate" Duplicate { kind: String, id: String },
    /// Two keys of which only one may be given.
    Y0208 Error "either-or" EitherOr { key: String, other: String },
    /// A param's value outside its own bounds.
    Y0209 Error "out-of-bounds" OutOfBounds { word: String, least: String, most: String },
    /// A text in `with`, `set` or `default` that looks like a formula but lacks the `=` before it.
    Y0210 Warning "looks-like-formula" LooksLikeFormula { word: String },
    /// A formula with a `=` before it, where the key takes a formula anyway.
    Y0211 Error "stray-equals" StrayEquals { key: String },
    /// A name that is declared nowhere.
    Y0301 Error "unknown-name" UnknownName { kind: String, word: String, nearest: Option<String> },
    /// A name that is declared and that nothing uses.
    Y0302 Warning "unused" Unused { kind: String, id: String },
    /// A word that needs a record at hand, where there is none or the event's record differs.
    Y0303 Error "no-record-here" NoRecordHere { word: String },
    /// A state that no step leads to.
    Y0501 Warning "unreachable-state" UnreachableState { record: String, state: String },
    /// A state that can't be left and isn't final.
    Y0502 Error "stuck-state" StuckState { record: String, state: String },
    /// A way of steps after which no final state can be reached any more.
    Y0503 Error "dead-end" DeadEnd { record: String, state: String, path: String, because: String },
    /// A step that nobody may ever take.
    Y0504 Error "idle-step" IdleStep { record: String, step: String, because: String },
    /// Everybody who might take a step is shut out by `not_by`.
    Y0505 Error "all-excluded" AllExcluded { step: String, who: String },
    /// Everybody who might take a step can be shut out by `not_by`, for some cases.
    Y0506 Warning "may-exclude-all" MayExcludeAll { step: String, who: String },
    /// A state to which steps lead, but never past their gates.
    Y0507 Error "gated-state" GatedState { record: String, state: String, because: String },
    /// A promise or duty that nothing ever opens.
    Y0601 Error "never-opened" NeverOpened { promise: String },
    /// A promise or duty that nothing can keep.
    Y0602 Error "never-kept" NeverKept { promise: String },
    /// A promise whose only evidence waits for somebody who has no clock.
    Y0603 Warning "held-without-clock" HeldWithoutClock { promise: String, step: String, by: String },
    /// An alert that tells the owner about himself at or after due.
    Y0604 Warning "alert-to-owner" AlertToOwner { promise: String },
    /// An alert that would come before the beginning.
    Y0605 Warning "alert-too-early" AlertTooEarly { promise: String },
    /// What shall move a day off a day off, beside an `every` that names no day which could be one.
    Y0606 Warning "names-no-day" NamesNoDay { word: String },
    /// A `case` whose last variant has a `where`: some would have no term.
    Y0607 Error "no-last-resort" NoLastResort { rule: String },
    /// A promise or duty owed by a role that nobody can hold where it is owed.
    Y0608 Error "nobody-owes" NobodyOwes { promise: String, role: String },
    /// A promise that runs at night while its alert waits for the morning.
    Y0609 Warning "sleeping-alert" SleepingAlert { promise: String, within: String },
    /// A flag that whoever owes the promise may set, and that takes the promise away.
    Y0610 Warning "own-flag" OwnFlag { promise: String, field: String, step: String },
    /// A calendar with no working time.
    Y0701 Error "no-working-time" NoWorkingTime { calendar: String },
    /// A key of a calendar that stands on others, by `base` or `common`, and takes the value from there.
    Y0702 Error "key-from-base" KeyFromBase { key: String, base: String },
    /// A calendar that stands on itself.
    Y0703 Error "calendar-ring" CalendarRing { calendar: String },
    /// A calendar on a calendar on a calendar, too often.
    Y0704 Error "too-many-layers" TooManyLayers { calendar: String, limit: usize },
    /// A day's hours that share time with others of the day, written before them.
    Y0705 Error "overlap" Overlap { word: String },
    /// A date that no month has.
    Y0706 Error "no-such-date" NoSuchDate { word: String, nearest: Option<String> },
    /// Weekly hours that begin no later than those written before them.
    Y0707 Error "edition-order" EditionOrder { from: String, earlier: String },
    /// Own days of a calendar that are too many.
    Y0708 Error "too-many-dates" TooManyDates { limit: usize },
    /// Effects that set each other off in a ring.
    Y0801 Error "effect-ring" EffectRing { rule: String },
    /// Whoever asks for an approval is the one who grants it.
    Y0802 Error "approves-own" ApprovesOwn { approval: String, who: String },
    /// An approval that waits for a role that nobody can hold.
    Y0803 Error "approval-nobody" ApprovalNobody { approval: String, role: String },
    /// Approvals that wait for one another in a ring.
    Y0804 Error "approval-ring" ApprovalRing { approvals: String },
    /// A sensitive field that everybody in the company may read.
    Y0901 Warning "open-sensitive" OpenSensitive { field: String, access: String },
    /// A role that must act on a record which it may not read.
    Y0902 Warning "acts-unread" ActsUnread { role: String, record: String },
    /// An article with neither a rule nor a principle.
    Y1001 Warning "article-without-rule" ArticleWithoutRule { label: String },
    /// A deadline, frequency, threshold or percentage in the prose that no rule of the article carries.
    Y1002 Warning "figure-without-rule" FigureWithoutRule { word: String },
    /// A figure in the prose that differs from the rule's.
    Y1003 Error "figure-differs" FigureDiffers { word: String, rule: String, key: String, value: String },
    /// A form that the prose names and no rule declares.
    Y1004 Warning "undeclared-form" UndeclaredForm { word: String, nearest: Option<String> },
    /// A prohibition in the prose that no gate, restriction or principle of the article carries.
    Y1005 Warning "prohibition-without-rule" ProhibitionWithoutRule { word: String },
    /// A role that the prose gives something to do and that no rule of the article names.
    Y1006 Warning "role-without-rule" RoleWithoutRule { word: String, role: String },
    /// Two rules that promise different times for the same thing.
    Y1101 Error "disagree" Disagree { rule: String, other: String, one: String, two: String },
    /// An override that says nothing which the rule below it doesn't say.
    Y1102 Warning "idle-override" IdleOverride { rule: String },
    /// An override of a rule that no book below it has.
    Y1103 Error "replaces-nothing" ReplacesNothing { rule: String, nearest: Option<String> },
    /// A rule with the id of one below it that doesn't say `replaces = true`.
    Y1104 Error "silent-override" SilentOverride { rule: String },
    /// A param without a value: the book can't be published.
    Y1105 Error "param-unset" ParamUnset { param: String, name: String },
    /// A book that includes itself.
    Y1106 Error "include-ring" IncludeRing { book: String, path: String },
    /// An include that leads out of the folder or to nothing.
    Y1107 Error "bad-include" BadInclude { word: String, nearest: Option<String> },
    /// More books below a book than the limit.
    Y1108 Error "too-many-includes" TooManyIncludes { limit: usize },
}
