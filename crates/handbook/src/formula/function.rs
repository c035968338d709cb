//! The fixed list of functions.

/// A function. What each takes and gives says [`Function::signature`]; `docs/formulas.md` is the reference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Function {
    /// `has(fact)`: whether the fact is set.
    Has,
    /// `done('<record>.<step>')`: whether this record has taken the step.
    Done,
    /// `filed('<form>')`: whether the form was filed on this record.
    Filed,
    /// `all_yes('<form>')`: whether every question of the form filed last was answered with yes.
    AllYes,
    /// `passed(person, '<course>')`: whether a person holds a pass that is valid now.
    Passed,
    /// `is(person, '<role>')`: whether a person holds a role here.
    Is,
    /// `owned(person)`: open records and clients that a person owns.
    Owned,
    /// `count('<record>')`: open records of a type that this client has.
    Count,
    /// `sum('<source>', '<field>')`: the field of several things, added up.
    Sum,
    /// `first('<source>', '<field>')`: the field of the first of several things.
    First,
    /// `last('<source>', '<field>')`: the field of the last of several things.
    Last,
    /// `at('<record>.<step>')`: when this record last took the step.
    At,
    /// `consents(client, purpose)`: whether a client agrees to a use of its data.
    Consents,
    /// `exists('<record>')`: whether this client has a record of a type.
    Exists,
    /// `covers(list, '<list>')`: whether every row of the list is among the values.
    Covers,
    /// `changed('<field>')`: whether the event changed this field of the record.
    Changed,
    /// `value_at('<field>', instant)`: what the field held then.
    ValueAt,
    /// `active_at(client, instant)`: whether a client or person was active then.
    ActiveAt,
    /// `file_missing()`: expected papers of this record that aren't filed.
    FileMissing,
    /// `years_since(date)`: whole years until today.
    YearsSince,
    /// `count_by_actor('1 hour')`: events of this kind by this actor within a length before now.
    CountByActor,
    /// `children('<record>')`: the records of a type that were opened from this one.
    Children,
    /// `measure('<measure>', 'previous quarter')`: the figure of a closed period.
    Measure,
    /// `all(list, condition)`: whether it holds for every element, which it calls `it`.
    All,
    /// `any(list, condition)`: whether it holds for at least one.
    Any,
    /// `len(text or list)`: characters of a text, elements of a list.
    Len,
    /// `contains(text, text)`.
    Contains,
    /// `duration('2 hours')`: a length of clock time.
    Duration,
    /// `money('12.50 CNY')`: an amount.
    Money,
}

impl Function {
    /// The whole list, in the order of the reference.
    pub const ALL: [Function; 29] = [
        Function::Has,
        Function::Done,
        Function::At,
        Function::Changed,
        Function::ValueAt,
        Function::Filed,
        Function::AllYes,
        Function::FileMissing,
        Function::Children,
        Function::Count,
        Function::Exists,
        Function::First,
        Function::Last,
        Function::Sum,
        Function::Is,
        Function::Owned,
        Function::Passed,
        Function::CountByActor,
        Function::Consents,
        Function::ActiveAt,
        Function::Measure,
        Function::All,
        Function::Any,
        Function::Covers,
        Function::Len,
        Function::Contains,
        Function::YearsSince,
        Function::Duration,
        Function::Money,
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
            Function::AllYes => "all_yes",
            Function::Passed => "passed",
            Function::Is => "is",
            Function::Owned => "owned",
            Function::Count => "count",
            Function::Sum => "sum",
            Function::First => "first",
            Function::Last => "last",
            Function::At => "at",
            Function::Consents => "consents",
            Function::Exists => "exists",
            Function::Covers => "covers",
            Function::Changed => "changed",
            Function::ValueAt => "value_at",
            Function::ActiveAt => "active_at",
            Function::FileMissing => "file_missing",
            Function::YearsSince => "years_since",
            Function::CountByActor => "count_by_actor",
            Function::Children => "children",
            Function::Measure => "measure",
            Function::All => "all",
            Function::Any => "any",
            Function::Len => "len",
            Function::Contains => "contains",
            Function::Duration => "duration",
            Function::Money => "money",
        }
    }

    /// Whether the facts of the case answer it; the others are reckoned from their arguments alone, and from today.
    #[must_use]
    pub fn asks(self) -> bool {
        !matches!(
            self,
            Function::Has
                | Function::All
                | Function::Any
                | Function::Len
                | Function::Contains
                | Function::YearsSince
                | Function::Duration
                | Function::Money
        )
    }

    /// Whether a sound question may have no answer, so that `has` may ask for it and `unguarded` looks at it.
    #[must_use]
    pub fn may_be_unset(self) -> bool {
        matches!(
            self,
            Function::At
                | Function::ValueAt
                | Function::First
                | Function::Last
                | Function::Sum
                | Function::Measure
        )
    }
}
