//! A reader of a rule's keys that reports unknown keys, missing ones and wrong types.
//!
//! Reading never fails: what can't be read is reported and left out. An edition with an error is
//! never handed out, so the gap does no harm.

use super::desk::Desk;
use super::kind::Kind;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::Meta;
use crate::syntax::{Node, Place, RuleTable, Table, Tree, Word};
use crate::{Id, Label};

/// The keys of a rule, of one of its variants, or of a table inside it.
#[derive(Clone)]
pub(super) struct Keys<'a> {
    /// The book around it.
    pub(super) desk: &'a Desk<'a>,
    /// The kind of the rule, or the key of the table inside it.
    pub(super) kind: &'static str,
    /// The rule.
    pub(super) rule: &'a RuleTable,
    /// Where a missing key is missing.
    place: Place,
    /// The tables that give values, the first that has a key counts: variant, rule, default.
    layers: Vec<&'a Table>,
}

impl<'a> Keys<'a> {
    /// The keys of a rule over the defaults of its kind. Reports keys that the kind doesn't have.
    pub(super) fn new(desk: &'a Desk<'a>, kind: Kind, rule: &'a RuleTable) -> Self {
        let mut layers = vec![&rule.table];
        layers.extend(desk.names.default_of(kind));
        let keys = Self {
            desk,
            kind: kind.word(),
            rule,
            place: rule.id.place.clone(),
            layers,
        };
        keys.refuse_others(&rule.table, kind.keys());
        keys
    }

    /// The keys of a table inside the rule.
    pub(super) fn inside(
        &self,
        kind: &'static str,
        node: &'a Node,
        known: &[&str],
    ) -> Option<Keys<'a>> {
        let table = self.table_of(kind, node)?;
        let keys = Keys {
            kind,
            place: node.place.clone(),
            layers: vec![table],
            ..self.clone()
        };
        keys.refuse_others(table, known);
        Some(keys)
    }

    /// The keys of the rule under those of a variant.
    pub(super) fn variant(&self, node: &'a Node, known: &[&str]) -> Option<Keys<'a>> {
        let table = self.table_of("case", node)?;
        let mut keys = self.clone();
        keys.layers.insert(0, table);
        keys.refuse_others(table, known);
        Some(keys)
    }

    /// Reports keys that aren't known here.
    pub(super) fn refuse_others(&self, table: &Table, known: &[&str]) {
        for entry in &table.entries {
            let word = &entry.key.text;
            if !known.contains(&word.as_str()) {
                let nearest = nearest(word, known.iter().copied());
                let kind = self.kind.to_owned();
                let kind = ProblemKind::UnknownKey {
                    kind,
                    word: word.clone(),
                    nearest,
                };
                self.desk.findings.report(&entry.key.place, kind);
            }
        }
    }

    /// Id, name and place of the rule; the id is the name of a rule without one.
    pub(super) fn meta(&self) -> Meta {
        let id = self.desk.id(&self.rule.id);
        let name = self.name("name").unwrap_or_else(|| Label::own(id.as_str()));
        Meta {
            id,
            name,
            source: self.rule.source.clone(),
        }
    }

    /// Reports those of the keys that aren't there.
    pub(super) fn need(&self, keys: &[&str]) {
        for key in keys {
            if self.node(key).is_none() {
                self.missing(key);
            }
        }
    }

    /// Reports a key as missing.
    pub(super) fn missing(&self, key: &str) {
        let (kind, id) = (self.kind.to_owned(), self.rule.id.text.clone());
        let kind = ProblemKind::MissingKey {
            kind,
            id,
            key: key.to_owned(),
        };
        self.desk.findings.report(&self.place, kind);
    }

    /// The value of a key.
    pub(super) fn node(&self, key: &str) -> Option<&'a Node> {
        self.layers.iter().find_map(|table| table.get(key))
    }

    /// The value of a key in the uppermost table alone.
    pub(super) fn own_node(&self, key: &str) -> Option<&'a Node> {
        self.layers.first().and_then(|table| table.get(key))
    }

    /// A key as the uppermost table has it.
    pub(super) fn own_key(&self, key: &str) -> Option<&'a Word> {
        let mut entries = self.layers.first()?.entries.iter();
        let entry = entries.find(|entry| entry.key.text == key)?;
        Some(&entry.key)
    }

    /// Reports two keys of the uppermost table that can't stand beside each other, at the later one.
    pub(super) fn refuse_both(&self, one: &str, other: &str) {
        let (Some(one), Some(other)) = (self.own_key(one), self.own_key(other)) else {
            return;
        };
        let (first, later) = if one.place.span.start < other.place.span.start {
            (one, other)
        } else {
            (other, one)
        };
        let kind = ProblemKind::EitherOr {
            key: later.text.clone(),
            other: first.text.clone(),
        };
        self.desk
            .findings
            .report_with(&later.place, &first.place, kind);
    }

    /// Whether a key comes from the defaults of the kind.
    pub(super) fn is_default(&self, key: &str) -> bool {
        let default = Kind::from_word(self.rule.kind.text.as_str())
            .and_then(|kind| self.desk.names.default_of(kind));
        let of_rule = self.layers.iter().find(|table| table.get(key).is_some());
        of_rule
            .zip(default)
            .is_some_and(|(table, default)| std::ptr::eq(*table, default))
    }

    /// The first of some keys that the uppermost table with any of them has.
    pub(super) fn first_of(&self, keys: &[&'static str]) -> Option<&'static str> {
        self.layers
            .iter()
            .find_map(|table| keys.iter().copied().find(|key| table.get(key).is_some()))
    }

    /// The text of a key.
    pub(super) fn word(&self, key: &str) -> Option<&'a Word> {
        match &self.node(key)?.value {
            Tree::Text(word) => Some(word),
            _ => self.wrong_type(key, Expected::Text),
        }
    }

    /// The texts of a key that takes one or a list.
    pub(super) fn words(&self, key: &str) -> Vec<&'a Word> {
        self.node(key)
            .map_or_else(Vec::new, |node| self.words_of(key, node))
    }

    /// The texts of a value that is one or a list.
    pub(super) fn words_of(&self, key: &str, node: &'a Node) -> Vec<&'a Word> {
        let nodes = match &node.value {
            Tree::List(items) => items.iter().collect(),
            _ => vec![node],
        };
        let text = |node: &'a Node| match &node.value {
            Tree::Text(word) => Some(word),
            _ => self.not_of_type(node, key, Expected::TextOrList),
        };
        nodes.into_iter().filter_map(text).collect()
    }

    /// The items of a key that takes a list.
    pub(super) fn list(&self, key: &str) -> &'a [Node] {
        match self.node(key).map(|node| &node.value) {
            Some(Tree::List(items)) => items,
            Some(_) => self.wrong_type(key, Expected::List).unwrap_or_default(),
            None => &[],
        }
    }

    /// The items of a key that takes a list of so many at most.
    pub(super) fn list_of_most(&self, key: &str, limit: usize) -> impl Iterator<Item = &'a Node> {
        let nodes = self.list(key);
        if let Some(extra) = nodes.get(limit) {
            self.too_many_lines(key, &extra.place, limit);
        }
        nodes.iter().take(limit)
    }

    /// The lines of a key that takes a list of texts.
    pub(super) fn lines(&self, key: &str) -> Vec<&'a Word> {
        let lines = self.list_of_most(key, LINES);
        lines.flat_map(|node| self.words_of(key, node)).collect()
    }

    /// The table of a key.
    pub(super) fn table(&self, key: &str) -> Option<&'a Table> {
        self.table_of(key, self.node(key)?)
    }

    /// Whether a key is `true`.
    pub(super) fn flag(&self, key: &str) -> bool {
        match self.node(key).map(|node| &node.value) {
            Some(Tree::YesNo(yes)) => *yes,
            Some(_) => self.wrong_type(key, Expected::YesNo).unwrap_or_default(),
            None => false,
        }
    }

    /// One of the words that a key takes.
    pub(super) fn choice(&self, key: &str, words: &'static [&'static str]) -> Option<&'static str> {
        let word = self.word(key)?;
        let known = words.iter().copied().find(|known| *known == word.text);
        if known.is_none() {
            self.bad_value(key, word, Expected::OneOf(words));
        }
        known
    }

    /// Reports a text that can't be read as what its key wants.
    pub(super) fn bad_value(&self, key: &str, word: &Word, expected: Expected) {
        self.bad_part(key, word, &word.place, expected);
    }

    /// Reports a text of which some part can't be read as what its key wants.
    pub(super) fn bad_part(&self, key: &str, word: &Word, place: &Place, expected: Expected) {
        let kind = ProblemKind::BadValue {
            key: key.to_owned(),
            word: word.text.clone(),
            expected,
        };
        self.desk.findings.report(place, kind);
    }

    /// Reports the first line that is one too many.
    pub(super) fn too_many_lines(&self, key: &str, place: &Place, limit: usize) {
        let kind = ProblemKind::TooManyLines {
            key: key.to_owned(),
            limit,
        };
        self.desk.findings.report(place, kind);
    }

    /// Reports a value of the wrong form.
    pub(super) fn not_of_type<T>(&self, node: &Node, key: &str, expected: Expected) -> Option<T> {
        let kind = ProblemKind::WrongType {
            key: key.to_owned(),
            expected,
        };
        self.desk.findings.report(&node.place, kind);
        None
    }

    /// The id of a name that must be declared.
    pub(super) fn known(&self, kind: Kind, key: &str) -> Option<Id> {
        self.desk.known(kind, self.word(key)?)
    }

    fn wrong_type<T>(&self, key: &str, expected: Expected) -> Option<T> {
        self.not_of_type(self.node(key)?, key, expected)
    }

    fn table_of(&self, key: &str, node: &'a Node) -> Option<&'a Table> {
        match &node.value {
            Tree::Table(table) => Some(table),
            _ => self.not_of_type(node, key, Expected::Table),
        }
    }
}

/// Most lines of a rule: fields, states, steps, rows.
const LINES: usize = 1_000;
