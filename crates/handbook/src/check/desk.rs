//! What readers of rules share: the names, the vocabulary that is read already, and the findings.

use std::collections::BTreeMap;

use worktime::Length;

use super::findings::Findings;
use super::keys::Keys;
use super::kind::Kind;
use super::names::{BUILT_IN, Names};
use super::references::References;
use crate::look_alike;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Form, ListRule, Meta, Param, ParamType, Record};
use crate::syntax::{Manuscript, Place, Word};
use crate::{Id, Lang};

/// The book while it is being read. Vocabulary comes first, then what is said with it.
#[derive(Debug)]
pub(super) struct Desk<'a> {
    /// The book as it was written.
    pub(super) manuscript: &'a Manuscript,
    /// What is wrong so far.
    pub(super) findings: Findings,
    /// What its names stand for.
    pub(super) references: References,
    /// The language of its names.
    pub(super) lang: Lang,
    /// What it declares.
    pub(super) names: Names<'a>,
    /// The calendar that counts unless a rule names another.
    pub(super) default_calendar: Id,
    /// Params.
    pub(super) params: BTreeMap<Id, Param>,
    /// Lists.
    pub(super) lists: BTreeMap<Id, ListRule>,
    /// Records; first with fields and states, then with steps, at last with what these set off.
    pub(super) records: BTreeMap<Id, Record>,
    /// Forms, first without what must hold of them.
    pub(super) forms: BTreeMap<Id, Form>,
}

impl<'a> Desk<'a> {
    /// A desk on which nothing but names is known.
    pub(super) fn new(manuscript: &'a Manuscript, lang: Lang) -> Self {
        let findings = Findings::default();
        let names = Names::gather(&manuscript.rules, &findings);
        Self {
            manuscript,
            findings,
            references: References::of(&manuscript.rules),
            lang,
            names,
            default_calendar: Id::new(""),
            params: BTreeMap::new(),
            lists: BTreeMap::new(),
            records: BTreeMap::new(),
            forms: BTreeMap::new(),
        }
    }

    /// Reads all rules of a kind.
    pub(super) fn read_all<'d, T>(
        &'d self,
        kind: Kind,
        read: impl Fn(&Keys<'d>) -> Option<T>,
    ) -> BTreeMap<Id, T> {
        let rules = self.names.of(kind);
        rules
            .filter_map(|rule| Some((Id::new(&rule.id.text), read(&Keys::new(self, kind, rule))?)))
            .collect()
    }

    /// Record types that the book declares itself.
    pub(super) fn case_records(&self) -> impl Iterator<Item = &Record> {
        self.records
            .values()
            .filter(|record| !BUILT_IN.contains(&record.meta.id.as_str()))
    }

    /// A record type that the book declares itself.
    pub(super) fn case_record(&self, id: &str) -> Option<&Record> {
        self.case_records().find(|record| record.meta.id == *id)
    }

    /// The text of a param's value, where it is one.
    pub(super) fn param_text(&self, id: &str) -> Option<&str> {
        self.params.get(id)?.value.as_text()
    }

    /// The questions of a survey, read without a report: the survey's own reader makes it.
    pub(super) fn form_of_survey(&self, survey: &Id) -> Option<Id> {
        let rule = self.names.rule(Kind::Survey, survey.as_str())?;
        let form = rule.table.get("form")?.text()?;
        self.names
            .rule(Kind::Form, &form.text)
            .map(|rule| Id::new(&rule.id.text))
    }

    /// A rule as findings name it: `id（name）`, or the id alone where it has no other name.
    pub(super) fn shown(&self, meta: &Meta) -> String {
        if meta.name.own == meta.id.as_str() {
            return meta.id.to_string();
        }
        match self.lang {
            Lang::En => format!("{} ({})", meta.id, meta.name.own),
            Lang::ZhHant | Lang::ZhHans => format!("{}\u{ff08}{}\u{ff09}", meta.id, meta.name.own),
        }
    }

    /// A length in the language of the book.
    pub(super) fn length(&self, length: Length) -> String {
        match self.lang {
            Lang::En => length.to_string(),
            Lang::ZhHant | Lang::ZhHans => length.chinese(),
        }
    }

    /// A word as an id; reports one that isn't.
    pub(super) fn id(&self, word: &Word) -> Id {
        self.warn_of_look_alikes(word);
        if !Id::is_valid(&word.text) {
            self.findings.report(
                &word.place,
                ProblemKind::BadId {
                    word: word.text.clone(),
                },
            );
        }
        Id::new(&word.text)
    }

    /// Warns of a word that nobody can tell from a right one by looking at it.
    fn warn_of_look_alikes(&self, word: &Word) {
        if let Some(plain) = look_alike::plain(&word.text) {
            let kind = ProblemKind::LookAlike {
                word: word.text.clone(),
                nearest: Some(plain),
            };
            self.findings.report(&word.place, kind);
        }
    }

    /// The id of a name that must be declared.
    pub(super) fn known(&self, kind: Kind, word: &Word) -> Option<Id> {
        if self.names.rule(kind, &word.text).is_some() {
            self.references.rule(kind, word);
            return Some(Id::new(&word.text));
        }
        self.unknown(kind.word(), word, self.names.ids(kind))
    }

    /// The id of a record type that the book declares itself.
    pub(super) fn known_record(&self, word: &Word) -> Option<Id> {
        let declared = self
            .names
            .ids(Kind::Record)
            .filter(|id| !BUILT_IN.contains(id));
        self.one_of("record", word, declared)
            .inspect(|_| self.references.rule(Kind::Record, word))
    }

    /// The id of a name that must be one of these.
    pub(super) fn one_of<'w>(
        &self,
        kind: &str,
        word: &Word,
        names: impl IntoIterator<Item = &'w str>,
    ) -> Option<Id> {
        let names: Vec<&str> = names.into_iter().collect();
        if names.contains(&word.text.as_str()) {
            return Some(Id::new(&word.text));
        }
        self.unknown(kind, word, names)
    }

    /// Reports a name that is declared nowhere.
    pub(super) fn unknown<'w, T>(
        &self,
        kind: &str,
        word: &Word,
        names: impl IntoIterator<Item = &'w str>,
    ) -> Option<T> {
        self.warn_of_look_alikes(word);
        let kind = ProblemKind::UnknownName {
            kind: kind.to_owned(),
            word: word.text.clone(),
            nearest: nearest(&word.text, names),
        };
        self.findings.report(&word.place, kind);
        None
    }

    /// The text of a key, taken from a param if it names one; the param then must be of the type.
    pub(super) fn resolve(
        &self,
        key: &str,
        word: &Word,
        kind: ParamType,
    ) -> Option<(Word, Option<Id>)> {
        let Some(name) = word.text.strip_prefix("param.") else {
            return Some((word.clone(), None));
        };
        let id = self.known(Kind::Param, &word.slice(name))?;
        let param = self.params.get(&id)?;
        if param.kind != kind {
            let expected = Expected::OneOf(param_word(kind));
            let kind = ProblemKind::BadValue {
                key: key.to_owned(),
                word: word.text.clone(),
                expected,
            };
            self.findings.report(&word.place, kind);
            return None;
        }
        Some((word.instead(param.value.as_text()?), Some(id)))
    }

    /// Reports ids that come twice in one list.
    pub(super) fn refuse_twins<'w>(&self, kind: &str, words: impl IntoIterator<Item = &'w Word>) {
        let mut first: BTreeMap<&str, &Place> = BTreeMap::new();
        for word in words {
            match first.get(word.text.as_str()) {
                Some(place) => self
                    .findings
                    .duplicate(&word.place, place, kind, &word.text),
                None => {
                    first.insert(&word.text, &word.place);
                }
            }
        }
    }
}

/// The type of a param as the one word that would fit.
fn param_word(kind: ParamType) -> &'static [&'static str] {
    match kind {
        ParamType::Duration => &["duration"],
        ParamType::Period => &["period"],
        ParamType::Number => &["number"],
        ParamType::Percent => &["percent"],
        ParamType::Text => &["text"],
        ParamType::YesNo => &["yes_no"],
        ParamType::Role => &["role"],
        ParamType::Event => &["event"],
        ParamType::Money => &["money"],
        ParamType::Choice => &["choice"],
    }
}
