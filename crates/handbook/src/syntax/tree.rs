//! Values of a rule block with their places, in the order of the book.

use jiff::civil::Date;
use toml::de::{DeTable, DeValue};
use toml::{Spanned, value::Datetime};

use super::excerpt::Excerpt;
use super::place::{Place, Word};
use super::runs;

/// A value and its place.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// The value.
    pub(crate) value: Tree,
    /// Where it stands, quotes and brackets included.
    pub(crate) place: Place,
}

/// A value.
#[derive(Clone, Debug)]
pub(crate) enum Tree {
    /// A text.
    Text(Word),
    /// A whole number that fits 64 bits.
    Number(i64),
    /// `true` or `false`.
    YesNo(bool),
    /// A day.
    Date(Date),
    /// Several values.
    List(Vec<Node>),
    /// Keys with values.
    Table(Table),
    /// What no key of the language takes: a float, a time of day, a number that is too large.
    Foreign,
}

/// Keys with values, in the order of the book.
#[derive(Clone, Debug, Default)]
pub(crate) struct Table {
    /// The entries.
    pub(crate) entries: Vec<Entry>,
}

impl Node {
    /// The text, if it is one.
    pub(crate) fn text(&self) -> Option<&Word> {
        match &self.value {
            Tree::Text(word) => Some(word),
            _ => None,
        }
    }
}

impl Table {
    /// The value of a key.
    pub(crate) fn get(&self, key: &str) -> Option<&Node> {
        let entry = self.entries.iter().find(|entry| entry.key.text == key)?;
        Some(&entry.node)
    }
}

/// One key with its value.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub(crate) key: Word,
    /// The value.
    pub(crate) node: Node,
}

/// Turns a parsed table of a block into one of ours.
pub(super) fn table(block: &Excerpt, table: &DeTable<'_>) -> Table {
    let mut entries: Vec<Entry> = table
        .iter()
        .map(|(key, value)| Entry {
            key: word(block, key.get_ref(), key.span()),
            node: node(block, value),
        })
        .collect();
    entries.sort_by_key(|entry| (entry.key.place.span.start, entry.node.place.span.start));
    Table { entries }
}

fn node(block: &Excerpt, value: &Spanned<DeValue<'_>>) -> Node {
    let tree = match value.get_ref() {
        DeValue::String(text) => Tree::Text(word(block, text, value.span())),
        DeValue::Integer(number) => {
            i64::from_str_radix(number.as_str(), number.radix()).map_or(Tree::Foreign, Tree::Number)
        }
        DeValue::Boolean(yes) => Tree::YesNo(*yes),
        DeValue::Datetime(datetime) => day(datetime).map_or(Tree::Foreign, Tree::Date),
        DeValue::Array(items) => Tree::List(items.iter().map(|item| node(block, item)).collect()),
        DeValue::Table(inner) => Tree::Table(table(block, inner)),
        DeValue::Float(_) => Tree::Foreign,
    };
    Node {
        value: tree,
        place: place(block, value.span()),
    }
}

fn word(block: &Excerpt, text: &str, span: std::ops::Range<usize>) -> Word {
    let written = block.text.get(span.clone()).unwrap_or_default();
    let place = place(block, span.clone());
    let stands_in_one_piece = place.span.len() == written.len() && written.contains(text);
    if stands_in_one_piece {
        return Word::new(text, place, written);
    }
    Word::in_runs(text, place, runs::of(block, span))
}

fn place(block: &Excerpt, span: std::ops::Range<usize>) -> Place {
    Place {
        file: block.file,
        span: block.in_file(span),
    }
}

/// A day that has no time of day beside it.
fn day(datetime: &Datetime) -> Option<Date> {
    if datetime.time.is_some() || datetime.offset.is_some() {
        return None;
    }
    let date = datetime.date?;
    let (month, day) = (i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?);
    Date::new(i16::try_from(date.year).ok()?, month, day).ok()
}
