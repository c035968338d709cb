//! A reader of a rule's keys that reports unknown keys, missing ones and wrong types.
//!
//! Reading never fails: what can't be read is reported and left out. An edition with an error is
//! never handed out, so the gap does no harm.

use super::desk::Desk;
use super::kind::Kind;
use crate::language::{KeyPlace, Need, Words};
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Meta, ParamType};
use crate::syntax::{Entry, Node, Place, RuleTable, Table, Tree, Word};
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
        layers.extend(desk.names.default_of(kind, rule));
        let keys = Self {
            desk,
            kind: kind.word(),
            rule,
            place: rule.id.place.clone(),
            layers,
        };
        keys.refuse_others(&rule.table, kind.words().key_words());
        keys
    }

    /// The keys of a table inside the rule.
    pub(super) fn inside(&self, words: &Words, node: &'a Node) -> Option<Keys<'a>> {
        let keys = self.table_keys(words.word, node)?;
        keys.refuse_others(keys.layers.first()?, words.key_words());
        for key in words.keys {
            if key.need == Need::Required && keys.node(key.word).is_none() {
                keys.missing(key.word);
            }
        }
        Some(keys)
    }

    /// The keys of a table inside the rule, whatever they are.
    pub(super) fn table_keys(&self, kind: &'static str, node: &'a Node) -> Option<Keys<'a>> {
        let table = self.table_of(kind, node)?;
        Some(Keys {
            kind,
            place: node.place.clone(),
            layers: vec![table],
            ..self.clone()
        })
    }

    /// The keys of the rule under those of a variant.
    pub(super) fn variant(&self, node: &'a Node, words: &Words) -> Option<Keys<'a>> {
        let table = self.table_of("case", node)?;
        let mut keys = self.clone();
        keys.layers.insert(0, table);
        let varying = words
            .keys
            .iter()
            .filter(|key| key.place == KeyPlace::RuleOrCase);
        keys.refuse_others(table, varying.map(|key| key.word));
        Some(keys)
    }

    /// Reports keys that aren't known here.
    pub(super) fn refuse_others(
        &self,
        table: &Table,
        known: impl Iterator<Item = &'static str> + Clone,
    ) {
        for entry in &table.entries {
            let word = &entry.key.text;
            if !known.clone().any(|key| key == word) {
                let nearest = nearest(word, known.clone());
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

    /// Reports the required keys of a kind that aren't there, of those that stand in a place.
    pub(super) fn need(&self, words: &Words, place: KeyPlace) {
        for key in words.keys {
            let is_meant = key.need == Need::Required && key.place == place;
            if is_meant && self.node(key.word).is_none() {
                self.missing(key.word);
            }
        }
    }

    /// Reports every required key of a kind without variants that isn't there.
    pub(super) fn need_all(&self, words: &Words) {
        self.need(words, KeyPlace::Rule);
        self.need(words, KeyPlace::RuleOrCase);
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

    /// The entries of the uppermost table.
    pub(super) fn own_entries(&self) -> &'a [Entry] {
        self.layers.first().map_or(&[][..], |table| &table.entries)
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
            .and_then(|kind| self.desk.names.default_of(kind, self.rule));
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

    /// A whole number that isn't negative.
    pub(super) fn count(&self, key: &str) -> Option<u32> {
        let node = self.node(key)?;
        match &node.value {
            Tree::Number(number) if u32::try_from(*number).is_ok() => u32::try_from(*number).ok(),
            _ => self.not_of_type(node, key, Expected::Number),
        }
    }

    /// The words of a key that takes one or several of some.
    pub(super) fn choices<T: Copy>(&self, key: &str, known: &[(&'static str, T)]) -> Vec<T> {
        let choice = |word: &Word| {
            let found = known.iter().find(|(name, _)| *name == word.text);
            match found {
                Some((_, value)) => Some(*value),
                None => self
                    .desk
                    .unknown(key, word, known.iter().map(|(name, _)| *name)),
            }
        };
        self.words(key).into_iter().filter_map(choice).collect()
    }

    /// The one word of some that a key takes.
    pub(super) fn one_choice<T: Copy>(&self, key: &str, known: &[(&'static str, T)]) -> Option<T> {
        let word = self.word(key)?;
        let found = known.iter().find(|(name, _)| *name == word.text);
        match found {
            Some((_, value)) => Some(*value),
            None => self
                .desk
                .unknown(key, word, known.iter().map(|(name, _)| *name)),
        }
    }

    /// The ids of a key that takes one or a list of names that must be declared.
    pub(super) fn all_known(&self, kind: Kind, key: &str) -> Vec<Id> {
        let words = self.words(key).into_iter();
        words
            .filter_map(|word| self.desk.known(kind, word))
            .collect()
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

    /// The text of a key, or of the param that it names.
    pub(super) fn text_or_param(&self, key: &str) -> Option<String> {
        let (word, _) = self.desk.resolve(key, self.word(key)?, ParamType::Text)?;
        Some(word.text)
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
