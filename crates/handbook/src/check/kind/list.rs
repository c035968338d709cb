//! `[list.x]`: a vocabulary, with columns of its own if it has some.

use super::field;
use super::shared_words;
use crate::Id;
use crate::check::effects::literal;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::references::Part;
use crate::formula::{Type, Value};
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::rule::{Field, ListRow, ListRule};
use crate::syntax::line::{LabelLine, label_line};
use crate::syntax::{Node, Tree};

pub(super) const WORDS: Words = Words {
    word: "list",
    means: "A vocabulary: tiers, severities, topics, things in stock. A row is a label line, or a table where the list has columns.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "columns",
            Takes::FieldLines,
            "Columns that each row may fill; each row is then a table with `id`, `name` and those.",
        ),
        Key::new(
            "rows",
            Takes::Other("list of label lines, or of tables"),
            "Its rows in order.",
        )
        .required(),
        Key::new(
            "ordered",
            Takes::YesNo,
            "`true`: the order means less and more.",
        ),
        Key::new(
            "suggest_if",
            Takes::Formula,
            "Proposes a row where it holds, with its reason. A person decides.",
        ),
        Key::new(
            "edited_by",
            Takes::Roles,
            "Who may change its rows without a new edition.",
        ),
        Key::new(
            "counted",
            Takes::YesNo,
            "`true`: its rows are things that are counted in and out.",
        ),
        shared_words::REPLACES,
    ],
    example: r#"[list.tiers]
name    = "Client tiers"
rows    = ["first First", "second Second"]
ordered = true"#,
};

/// Reads a list, all but what proposes its rows.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<ListRule> {
    keys.need_all(&WORDS);
    let columns = field::read_key(keys, "columns");
    Some(ListRule {
        meta: keys.meta(),
        rows: rows(keys, &columns),
        ordered: keys.flag("ordered"),
        columns,
        suggest_if: None,
        edited_by: keys.roles("edited_by"),
        counted: keys.flag("counted"),
    })
}

/// Reads what proposes a row, once records are known.
pub(in crate::check) fn suggest(keys: &Keys<'_>) -> Option<crate::formula::Formula> {
    let word = keys.word("suggest_if")?;
    keys.formula(word, &Here::client(), Type::YesNo)
}

fn rows(keys: &Keys<'_>, columns: &[Field]) -> Vec<ListRow> {
    let nodes: Vec<&Node> = keys.list_of_most("rows", ROWS).collect();
    let mut ids = Vec::new();
    let mut rows = Vec::new();
    for node in nodes {
        match &node.value {
            Tree::Text(word) => {
                let line = label_line(word, keys.desk.lang);
                rows.push(ListRow {
                    id: keys.desk.id(&line.id),
                    name: line.label,
                    values: Vec::new(),
                });
                ids.push(line.id);
            }
            Tree::Table(_) => {
                let Some(row) = keys.table_keys("row", node) else {
                    continue;
                };
                let Some(id) = row.word("id") else {
                    row.missing("id");
                    continue;
                };
                ids.push(id.clone());
                rows.push(ListRow {
                    id: keys.desk.id(id),
                    name: row
                        .name("name")
                        .unwrap_or_else(|| crate::Label::own(&id.text)),
                    values: values(&row, columns),
                });
            }
            _ => {
                keys.not_of_type::<()>(node, "rows", Expected::LabelLine);
            }
        }
    }
    keys.desk.refuse_twins("row", &ids);
    ids.iter()
        .for_each(|id| keys.desk.references.declare_part(keys, Part::Row, id));
    rows
}

/// The values of a row's columns.
fn values(row: &Keys<'_>, columns: &[Field]) -> Vec<(Id, Value)> {
    let mut values = Vec::new();
    for entry in row.own_entries() {
        let word = entry.key.text.as_str();
        if matches!(word, "id" | "name") {
            continue;
        }
        let names = columns.iter().map(|column| column.id.as_str());
        let Some(id) = row.desk.one_of("column", &entry.key, names) else {
            continue;
        };
        let Some(column) = columns.iter().find(|column| column.id == id) else {
            continue;
        };
        match literal(row.desk, column, &entry.node) {
            Ok(value) => values.push((id, value)),
            Err(expected) => {
                row.not_of_type::<()>(&entry.node, word, expected);
            }
        }
    }
    values
}

/// The label lines of a key, whose ids must differ.
pub(super) fn label_lines(keys: &Keys<'_>, key: &str, kind: &str) -> Vec<LabelLine> {
    let words: Vec<_> = keys.lines(key);
    let lines: Vec<LabelLine> = words
        .into_iter()
        .map(|word| label_line(word, keys.desk.lang))
        .collect();
    keys.desk
        .refuse_twins(kind, lines.iter().map(|line| &line.id));
    lines
}

/// Most rows of a list.
const ROWS: usize = 1_000;
