//! Keys that mean the same in every kind that has them.

use crate::language::{Key, Takes, Words};

pub(super) const NAME: Key = Key::new(
    "name",
    Takes::Name,
    "Label for people, in the book's language; after ` / ` in English. `{ zh = \"…\", en = \"…\" }` works too.",
);
pub(super) const REPLACES: Key = Key::new(
    "replaces",
    Takes::YesNo,
    "`true`: this rule stands in place of the rule of the same id in a book that is included.",
);
pub(super) const WHERE: Key = Key::new(
    "where",
    Takes::Formulas,
    "For which ones it is meant; all lines must hold. The others are simply not meant.",
);
pub(super) const CASE: Key = Key::new(
    "case",
    Takes::Tables("case"),
    "Variants: the first whose `where` holds adds its keys to the rule's. The last one has no `where`.",
);
pub(super) const NOT_BY: Key = Key::new(
    "not_by",
    Takes::Actors,
    "Who may not, although `by` would let them: four eyes.",
);
pub(super) const CALENDAR: Key = Key::new(
    "calendar",
    Takes::Calendar,
    "The calendar that counts; the book's own if left out.",
);
pub(super) const ALERT: Key = Key::new("alert", Takes::Tables("alert"), "Warnings and escalation.");
pub(super) const THEN: Key = Key::new(
    "then",
    Takes::Tables("then"),
    "What follows, in order, in the same transaction.",
);
pub(super) const NOTE: Key = Key::new("note", Takes::Sentence, "A sentence for people.");
pub(super) const PRINT: Key = Key::new(
    "print",
    Takes::SeveralOf(PRINTS),
    "As what it can be printed.",
);
pub(super) const PRINTS: &[&str] = &["pdf", "docx", "xlsx"];

/// Variants of a rule.
pub(super) const CASE_WORDS: Words = Words {
    word: "case",
    means: "One variant of a rule. It may have every key of the rule that is marked `case`; what it doesn't say, the rule says.",
    keys: &[Key::new(
        "where",
        Takes::Formulas,
        "When this variant is meant. Every variant but the last must have it.",
    )],
    example: r#"case = [
  { where = "client.tier == 'first'", within = "2 working hours" },
  { within = "1 working day" },
]"#,
};
