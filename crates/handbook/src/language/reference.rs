//! The reference of the language, printed from its tables as Markdown.

use std::fmt::Write as _;

use super::{Key, KeyPlace, Need, Takes, Words, kinds, parts};

/// The page `docs/handbook-reference.md`: every kind and every key.
#[must_use]
pub fn reference() -> String {
    let mut page = String::from(
        "# Reference of the handbook language\n\n\
         <!-- Printed from the tables of the checker by its tests: change those, not this page. -->\n\n\
         Every kind of rule with every key, in canonical order. **Bold** keys must be there. Keys marked `case` may\n\
         also stand in a variant of the rule's `case`. What the words mean is told in [the language](language.md),\n\
         formulas in [formulas](formulas.md), and every finding in [findings](findings.md).\n\n## Kinds\n\n",
    );
    for words in kinds() {
        section(&mut page, &words, "rule");
    }
    page += "## Tables inside rules\n\n";
    for words in parts() {
        section(&mut page, &words, "toml");
    }
    page.truncate(page.trim_end().len());
    page.push('\n');
    page
}

fn section(page: &mut String, words: &Words, fence: &str) {
    // Writing into a text can't fail.
    let _ = write!(page, "### `{}`\n\n{}\n\n", words.word, words.means);
    if !words.keys.is_empty() {
        *page += "| key | takes | means |\n| --- | --- | --- |\n";
        for key in words.keys {
            row(page, key);
        }
        page.push('\n');
    }
    let _ = write!(page, "```{fence}\n{}\n```\n\n", words.example.trim());
}

fn row(page: &mut String, key: &Key) {
    let name = match key.need {
        Need::Required => format!("**`{}`**", key.word),
        Need::Optional => format!("`{}`", key.word),
    };
    let case = match key.place {
        KeyPlace::RuleOrCase => " · case",
        KeyPlace::Rule => "",
    };
    let _ = writeln!(
        page,
        "| {name} | {}{case} | {} |",
        takes(key.takes),
        key.means
    );
}

fn takes(takes: Takes) -> String {
    let plain = match takes {
        Takes::Name => "name",
        Takes::Sentence => "sentence",
        Takes::Text => "text",
        Takes::Texts => "texts",
        Takes::Number => "number",
        Takes::Percent => "number or percentage",
        Takes::YesNo => "`true` or `false`",
        Takes::Date => "date",
        Takes::Length => "length of time",
        Takes::Recurrence => "recurrence",
        Takes::Formula => "formula",
        Takes::Formulas => "formula or list of formulas",
        Takes::Event => "event",
        Takes::Events => "event or list of events",
        Takes::Acts => "act or list of acts",
        Takes::Steps => "step or list of steps",
        Takes::Actor => "actor",
        Takes::Actors => "actor or list of actors",
        Takes::Roles => "role or list of roles",
        Takes::Calendar => "id of a `calendar`",
        Takes::LabelLines => "list of label lines",
        Takes::FieldLines => "list of field lines",
        Takes::FlowLines => "list of flow lines",
        Takes::Assignments => "table of fields with values",
        Takes::Id(kind) => return format!("id of a `{kind}`"),
        Takes::Ids(kind) => return format!("id or list of ids of a `{kind}`"),
        Takes::OneOf(words) => return words_of(words),
        Takes::SeveralOf(words) => return format!("one or a list of {}", words_of(words)),
        Takes::Lines(of) => return format!("list of lines `{of}`"),
        Takes::Tables(name) => return format!("list of tables, see [`{name}`](#{name})"),
        Takes::Table(name) => return format!("table, see [`{name}`](#{name})"),
        Takes::Other(words) => words,
    };
    plain.to_owned()
}

fn words_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    quoted.join(", ")
}
