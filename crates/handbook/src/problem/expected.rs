//! What a key wanted, where something else stands.

/// Makes the enum of what a key can want and the name of each from one table.
macro_rules! expectations {
    ($( $expected:ident $( ( $choices:ty ) )? $code:literal ),* $(,)?) => {
        /// What a key wanted.
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[expect(missing_docs, reason = "the variants are the words themselves")]
        pub enum Expected {
            $( $expected $( ( $choices ) )?, )*
        }

        impl Expected {
            /// A stable name in kebab-case: the message `expected-<code>` words it.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self {
                    $( Expected::$expected { .. } => $code, )*
                }
            }
        }

        /// The name of each.
        pub(super) const CODES: &[&str] = &[ $( $code ),* ];
    };
}

expectations! {
    Text "text",
    TextOrList "text-or-list",
    Table "table",
    List "list",
    Number "number",
    YesNo "yes-no",
    Length "length",
    Recurrence "recurrence",
    DayInPeriod "day-in-period",
    Step "step",
    StepStart "step-start",
    SingleDay "single-day",
    Once "once",
    WhichDays "which-days",
    YearlyDay "yearly-day",
    OrdinaryMonth "ordinary-month",
    WhichCalendar "which-calendar",
    Date "date",
    Zone "zone",
    Spans "spans",
    Span "span",
    Week "week",
    TwoCalendars "two-calendars",
    Actor "actor",
    Event "event",
    Field "field",
    Flow "flow",
    LabelLine "label-line",
    AlertTime "alert-time",
    Effect "effect",
    OneOf(&'static [&'static str]) "one-of",
    NumberPattern "number-pattern",
    Region "region",
    Placeholder "placeholder",
    Formula "formula",
    Weekday "weekday",
    Rule "rule",
    Percent "percent",
    Counted "counted",
    Kinds "kinds",
    How "how",
    Window "window",
    Money "money",
    Section "section",
    Paper "paper",
    LineField "line-field",
    Scope "scope",
    Act "act",
    Bound "bound",
    State "state",
    RequireLine "require-line",
}
