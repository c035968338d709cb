//! What a book asks of the company that uses it: the params, each beside its sentence.

use super::desk::Desk;
use super::keys::Keys;
use super::kind::{Kind, list, param, role};
use super::{head, placeholders};
use crate::article::{Article, Block, Source};
use crate::compose::{self, ParamOrigin};
use crate::formula::Value;
use crate::rule::ParamType;
use crate::syntax::{Excerpt, Node, RuleTable, Table, Tree};
use crate::{Id, Label, SourceText};

/// One param, as a question to the company.
#[derive(Clone, Debug, PartialEq)]
pub struct Question {
    /// Its id.
    pub id: Id,
    /// Its name for people.
    pub name: Label,
    /// What it holds.
    pub kind: ParamType,
    /// Its unit for people.
    pub unit: Option<Label>,
    /// Its value as it is written, if it has one that can be read.
    pub value: Option<String>,
    /// Where the value stands.
    pub origin: Option<ParamOrigin>,
    /// The least and the most that it may be, as they are written.
    pub bounds: Option<(String, String)>,
    /// The values that may be chosen, with their names where they have some; empty if any may.
    pub allowed: Vec<(String, Option<Label>)>,
    /// The sentence that shows it, else the text that its rule stands under.
    pub sentence: String,
    /// Where that text stands.
    pub source: Source,
    /// How that is cited.
    pub citation: String,
    /// The rules that change with it.
    pub used: Vec<Used>,
    /// File and bytes of its id in its rule.
    pub place: (usize, std::ops::Range<usize>),
}

/// A rule that reads a param.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Used {
    /// Its kind.
    pub kind: String,
    /// Its id; of a step with the record before it.
    pub id: String,
    /// Its name for people; empty if it has none of its own.
    pub name: Label,
}

/// The params of a book in the order of reading, with or without a value. A book that has errors is read
/// as far as it can be.
#[must_use]
pub fn questions(sources: &[SourceText]) -> Vec<Question> {
    let composed = compose::read(sources);
    let Some(manuscript) = composed.manuscript else {
        return Vec::new();
    };
    let mut desk = Desk::new(&manuscript, head::lang(&manuscript.head));
    desk.lists = desk.read_all(Kind::List, list::read);
    desk.params = desk.read_all(Kind::Param, param::read);
    let roles = desk.read_all(Kind::Role, role::read);
    let roles: Vec<(String, Option<Label>)> = roles
        .into_iter()
        .map(|(id, role)| (id.to_string(), Some(role.meta.name)))
        .collect();
    let mut rules: Vec<&RuleTable> = desk.names.of(Kind::Param).collect();
    rules.sort_by_key(|rule| (&rule.source, rule.id.place.file, rule.id.place.span.start));
    let question = |rule: &RuleTable| {
        let param = desk.params.get(rule.id.text.as_str())?;
        let (sentence, source) = sentence(&desk, rule);
        let value = rule.table.get("value");
        let value = value.filter(|_| param.value != Value::Unset);
        let file = composed.set.iter().find(|(id, _)| *id == rule.id.text);
        let origin = match file {
            Some((_, file)) => ParamOrigin::List { file: file.clone() },
            None => ParamOrigin::Rule,
        };
        Some(Question {
            id: param.meta.id.clone(),
            name: param.meta.name.clone(),
            kind: param.kind,
            unit: param.unit.clone(),
            origin: value.is_some().then_some(origin),
            value: value.map(compose::value),
            bounds: bounds(&rule.table),
            allowed: allowed(&desk, param.kind, &rule.table, &roles),
            sentence,
            citation: manuscript.book.citation(&source),
            source,
            used: used(&desk, &rule.id.text),
            place: (rule.id.place.file, rule.id.place.span.clone()),
        })
    };
    rules.into_iter().filter_map(question).collect()
}

fn bounds(table: &Table) -> Option<(String, String)> {
    match &table.get("bounds")?.value {
        Tree::List(items) => match items.as_slice() {
            [least, most] => Some((compose::value(least), compose::value(most))),
            _ => None,
        },
        _ => None,
    }
}

/// The values that may be chosen: those of the key `of`, the rows of its list, the roles of the book.
fn allowed(
    desk: &Desk<'_>,
    kind: ParamType,
    table: &Table,
    roles: &[(String, Option<Label>)],
) -> Vec<(String, Option<Label>)> {
    let of = table.get("of");
    match (kind, of.map(|node| &node.value)) {
        (_, Some(Tree::List(items))) => {
            let named = |value: String| {
                let role = roles
                    .iter()
                    .find(|(id, _)| kind == ParamType::Role && *id == value);
                role.cloned().unwrap_or((value, None))
            };
            items
                .iter()
                .map(|item| named(compose::value(item)))
                .collect()
        }
        (ParamType::Choice, Some(Tree::Text(list))) => {
            let rows = desk.lists.get(list.text.as_str()).map(|list| &list.rows);
            let rows = rows.into_iter().flatten();
            rows.map(|row| (row.id.to_string(), Some(row.name.clone())))
                .collect()
        }
        (ParamType::Role, _) => roles.to_vec(),
        _ => Vec::new(),
    }
}

/// The first sentence that shows a param, else the text that its rule stands under.
fn sentence(desk: &Desk<'_>, rule: &RuleTable) -> (String, Source) {
    let shows = |passage: &&Excerpt| {
        let shown = placeholders::shown(&passage.text);
        shown.iter().any(|(id, _)| *id == rule.id.text)
    };
    let passage = desk.manuscript.passages.iter().find(shows);
    if let Some((passage, source)) = passage.and_then(|one| Some((one, one.source.clone()?))) {
        let sentence = sentences(&passage.text).into_iter().find(|sentence| {
            let shown = placeholders::shown(sentence);
            shown.iter().any(|(id, _)| *id == rule.id.text)
        });
        return (sentence.unwrap_or(&passage.text).trim().to_owned(), source);
    }
    let article = desk.manuscript.book.articles.get(rule.source.article);
    let text = article.map_or_else(String::new, |article| text_of(article, rule.source.item));
    (text, rule.source.clone())
}

/// The text of an item; of an article its first paragraph, else its title.
fn text_of(article: &Article, item: Option<u32>) -> String {
    let text = |block: &Block| match block {
        Block::Item { number, text } if Some(*number) == item => Some(text.clone()),
        Block::Paragraph(text) if item.is_none() => Some(text.clone()),
        _ => None,
    };
    let text = article.blocks.iter().find_map(text);
    text.unwrap_or_else(|| article.title.clone())
}

/// A text cut behind each mark that ends a sentence.
fn sentences(text: &str) -> Vec<&str> {
    let mut sentences = Vec::new();
    let mut start = 0;
    let mut marks = text.char_indices().peekable();
    while let Some((at, mark)) = marks.next() {
        let is_wide = matches!(mark, '\u{3002}' | '\u{ff01}' | '\u{ff1f}' | '\u{ff1b}');
        // A point inside a number or a placeholder ends nothing.
        let is_narrow = matches!(mark, '.' | '!' | '?' | ';')
            && marks.peek().is_none_or(|(_, next)| next.is_whitespace());
        if is_wide || is_narrow {
            let end = at + mark.len_utf8();
            sentences.extend(text.get(start..end));
            start = end;
        }
    }
    sentences.extend(text.get(start..).filter(|rest| !rest.trim().is_empty()));
    sentences
}

/// The rules that read a param, in the order of the book.
fn used(desk: &Desk<'_>, id: &str) -> Vec<Used> {
    let wanted = format!("param.{id}");
    let rules = desk.manuscript.rules.iter();
    let readers = rules.filter(|rule| names(&rule.table, &wanted));
    let used = readers.map(|rule| Used {
        kind: rule.kind.text.clone(),
        id: match &rule.record {
            Some(record) => format!("{}.{}", record.text, rule.id.text),
            None => rule.id.text.clone(),
        },
        name: label(desk, rule),
    });
    used.collect()
}

fn label(desk: &Desk<'_>, rule: &RuleTable) -> Label {
    let kind = Kind::from_word(&rule.kind.text);
    let name = kind.and_then(|kind| Keys::new(desk, kind, rule).name("name"));
    name.unwrap_or_default()
}

/// Whether a param stands anywhere in a table.
fn names(table: &Table, wanted: &str) -> bool {
    table
        .entries
        .iter()
        .any(|entry| names_in(&entry.node, wanted))
}

fn names_in(node: &Node, wanted: &str) -> bool {
    match &node.value {
        Tree::Text(word) => stands_in(&word.text, wanted),
        Tree::List(nodes) => nodes.iter().any(|node| names_in(node, wanted)),
        Tree::Table(table) => names(table, wanted),
        Tree::Number(_) | Tree::YesNo(_) | Tree::Date(_) | Tree::Foreign => false,
    }
}

/// Whether a word stands in a text as a whole word.
fn stands_in(text: &str, wanted: &str) -> bool {
    let is_part = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '.');
    text.match_indices(wanted).any(|(at, _)| {
        let before = text.get(..at).and_then(|before| before.chars().next_back());
        let after = text
            .get(at + wanted.len()..)
            .and_then(|after| after.chars().next());
        !before.is_some_and(is_part)
            && !after.is_some_and(|c| c.is_ascii_alphanumeric() || c == '_')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_are_cut_into_sentences() {
        assert_eq!(
            sentences("先回覆。{{param.a}}內辦結；完"),
            ["先回覆。", "{{param.a}}內辦結；", "完"]
        );
        assert_eq!(
            sentences("Within {{param.a}} or 1.5 hours. Then call."),
            ["Within {{param.a}} or 1.5 hours.", " Then call."]
        );
    }

    #[test]
    fn a_param_is_a_whole_word() {
        assert!(stands_in("count(x) > param.most", "param.most"));
        assert!(stands_in("{{param.most}}", "param.most"));
        assert!(!stands_in("param.most_of_all", "param.most"));
        assert!(!stands_in("my.param.most", "param.most"));
    }
}
