//! The figures, forms and roles that the rules of one article carry, wherever in them they stand.

use std::collections::BTreeSet;

use worktime::{Length, Period, Recurrence, Weekday};

use crate::Id;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::prose::{Frequency, MentionKind, Vocabulary, Window, Within, recognise};
use crate::rule::Actor;
use crate::syntax::{Node, Place, RuleTable, Table, Tree, Word};

/// What the rules of an article say.
#[derive(Debug, Default)]
pub(super) struct Carried<'a> {
    /// Lengths with the key that says each.
    pub(super) lengths: Vec<Said<'a, Length>>,
    /// Periods and weekdays with the key that says each.
    pub(super) rhythms: Vec<Said<'a, Rhythm>>,
    /// Whole numbers, in millionths.
    pub(super) numbers: BTreeSet<i64>,
    /// Ids and words of any kind.
    words: BTreeSet<String>,
    /// Roles that act, owe or are told, also where a rule only says `owner`.
    roles: BTreeSet<Id>,
    /// Whether something of the article forbids or declares.
    pub(super) forbids: bool,
}

/// A figure, and where it is said.
#[derive(Debug)]
pub(super) struct Said<'a, T> {
    pub(super) value: T,
    /// The rule, as `kind.id`.
    pub(super) rule: String,
    /// The key that says it.
    pub(super) key: &'a str,
    /// As it is written.
    pub(super) written: &'a str,
    pub(super) place: &'a Place,
    /// The item that the rule stands under.
    pub(super) item: Option<u32>,
}

/// How often, as far as prose and rules can be compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rhythm {
    Period(Period),
    Weekday(Weekday),
}

/// Kinds of rules that hold something up or declare it.
const FORBIDDING: [Kind; 4] = [Kind::Gate, Kind::Principle, Kind::Access, Kind::Approval];

/// Keys that hold something up in other kinds.
const FORBIDDING_KEYS: [&str; 8] = [
    "not_by",
    "unless",
    "require",
    "mask",
    "no_delete",
    "unique",
    "anonymous",
    "kept_if",
];

/// One millionth is what numbers are compared in, as the prose is read.
const MILLIONTHS: i64 = 1_000_000;

impl<'a> Carried<'a> {
    /// What these rules carry.
    pub(super) fn by(desk: &'a Desk<'_>, edition: &Edition, rules: &[&'a RuleTable]) -> Self {
        let mut carried = Self::default();
        for rule in rules {
            let kind = Kind::from_word(&rule.kind.text);
            let forbids = kind.is_some_and(|kind| FORBIDDING.contains(&kind));
            carried.forbids |= forbids;
            carried.table(desk, rule, &rule.table);
            carried.words.insert(rule.id.text.clone());
            if let Some(default) = kind.and_then(|kind| desk.names.default_of(kind, rule)) {
                carried.table(desk, rule, default);
            }
        }
        carried.add_owners(edition);
        carried
    }

    /// Whether a role is named, or acts where a rule says `owner`.
    pub(super) fn names_role(&self, role: &Id) -> bool {
        self.roles.contains(role) || self.words.contains(role.as_str())
    }

    fn table(&mut self, desk: &'a Desk<'_>, rule: &'a RuleTable, table: &'a Table) {
        for entry in &table.entries {
            self.forbids |= FORBIDDING_KEYS.contains(&entry.key.text.as_str());
            self.node(desk, rule, &entry.key.text, &entry.node);
        }
    }

    fn node(&mut self, desk: &'a Desk<'_>, rule: &'a RuleTable, key: &'a str, node: &'a Node) {
        match &node.value {
            Tree::Text(word) => self.word(desk, rule, key, word),
            Tree::Number(number) => self.number(*number),
            Tree::List(nodes) => nodes
                .iter()
                .for_each(|node| self.node(desk, rule, key, node)),
            Tree::Table(table) => self.table(desk, rule, table),
            Tree::YesNo(_) | Tree::Date(_) | Tree::Foreign => {}
        }
    }

    fn number(&mut self, number: i64) {
        self.numbers.extend(number.checked_mul(MILLIONTHS));
    }

    fn word(&mut self, desk: &'a Desk<'_>, rule: &'a RuleTable, key: &'a str, word: &'a Word) {
        let text = word.text.as_str();
        let mut text_said = text;
        if let Some(param) = text.strip_prefix("param.") {
            // The figure of a param is carried by whoever names it.
            text_said = desk.param_text(param).unwrap_or(text);
        }
        // `1 hour before due`, `first 10 days`: the length is a part of the text.
        let bare = ["first ", "last "].iter().fold(text_said, |rest, word| {
            rest.strip_prefix(word).unwrap_or(rest)
        });
        let length = bare.split(" before ").next().unwrap_or(bare);
        let length = length.strip_suffix(" after due").unwrap_or(length);
        if let Ok(length) = Length::parse(length) {
            self.lengths.push(said(rule, key, word, length));
        }
        if let Some(rhythm) = Recurrence::parse(text_said).ok().and_then(rhythm) {
            self.rhythms.push(said(rule, key, word, rhythm));
        }
        self.sentence(rule, key, word, text_said);
        self.digits(text_said);
        let ids = text.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_'));
        self.words
            .extend(ids.filter(|id| !id.is_empty()).map(str::to_owned));
    }

    /// Figures in the words of a rule: names, notes, reasons.
    fn sentence(&mut self, rule: &'a RuleTable, key: &'a str, word: &'a Word, text: &str) {
        if text.is_ascii() {
            return;
        }
        for mention in recognise(text, &Vocabulary::default()) {
            match mention.kind {
                MentionKind::Percent(percent) => {
                    self.numbers.insert(percent.percent.millionths());
                }
                MentionKind::Threshold(threshold) => {
                    self.numbers.insert(threshold.amount.number.millionths());
                    if let Some(length) = threshold.amount.length() {
                        self.lengths.push(said(rule, key, word, length));
                    }
                }
                MentionKind::Deadline(deadline) => {
                    if let Within::Length(length) = deadline.within {
                        self.lengths.push(said(rule, key, word, length));
                    }
                }
                MentionKind::Frequency(Frequency::Every(Window::Period(period))) => {
                    let value = said(rule, key, word, Rhythm::Period(period));
                    self.rhythms.push(value);
                }
                _ => {}
            }
        }
    }

    /// Every number that is written in digits, `0.95` as well as `95`.
    fn digits(&mut self, text: &str) {
        let numbers = text.split(|c: char| !(c.is_ascii_digit() || c == '.'));
        for number in numbers.map(|number| number.trim_matches('.')) {
            let (whole, part) = number.split_once('.').unwrap_or((number, ""));
            let part: String = part.chars().chain("000000".chars()).take(6).collect();
            let (Ok(whole), Ok(part)) = (whole.parse::<i64>(), part.parse::<i64>()) else {
                continue;
            };
            let millionths = whole
                .checked_mul(MILLIONTHS)
                .and_then(|whole| whole.checked_add(part));
            self.numbers.extend(millionths);
        }
    }

    /// Whoever owns the records that are named, and whoever acts on them.
    fn add_owners(&mut self, edition: &Edition) {
        let named = edition
            .records
            .values()
            .filter(|record| self.words.contains(record.meta.id.as_str()));
        let mut roles: BTreeSet<Id> = BTreeSet::new();
        for record in named {
            let steps = record
                .steps
                .iter()
                .flat_map(|step| step.by.iter().chain(&step.recorded_by));
            let actors = record.owner.iter().chain(&record.opened_by).chain(steps);
            roles.extend(actors.filter_map(|actor| match actor {
                Actor::Role(role) => Some(role.clone()),
                _ => None,
            }));
        }
        self.roles.extend(roles);
    }
}

/// A figure with the key that says it.
fn said<'a, T>(rule: &RuleTable, key: &'a str, word: &'a Word, value: T) -> Said<'a, T> {
    Said {
        value,
        rule: match &rule.record {
            Some(record) => format!("step.{}.{}", record.text, rule.id.text),
            None => format!("{}.{}", rule.kind.text, rule.id.text),
        },
        key,
        written: &word.text,
        place: &word.place,
        item: rule.source.item,
    }
}

/// How often, where it is a period or a weekday.
fn rhythm(recurrence: Recurrence) -> Option<Rhythm> {
    match recurrence {
        Recurrence::Every(period) => Some(Rhythm::Period(period)),
        Recurrence::Weekday(weekday) => Some(Rhythm::Weekday(weekday)),
        Recurrence::Within(day) => Some(Rhythm::Period(day.period())),
        Recurrence::Yearly(_) => Some(Rhythm::Period(Period::Year)),
        Recurrence::Steps(_) => None,
    }
}
