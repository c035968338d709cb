//! Why something can't be done: each reason as a sentence, with what would help and the article behind it.

use casework::ids::PersonId;
use casework::people::Directory;
use casework::refusal::{Reason, ReasonKind, Refusal, ValueFault};
use handbook::{Edition, Id};

use super::Wording;
use crate::texts::Voice;
use crate::ui::link::{ArticleLink, Reason as ReasonWords};

/// Most people that are named as those who could.
const NAMED_MAX: usize = 4;

/// What reasons are worded with. Pages without a book or people at hand leave them out.
#[derive(Clone, Copy)]
pub(crate) struct Naming<'a> {
    /// The reader's language.
    pub voice: Voice,
    /// The book, for labels of states and forms.
    pub edition: Option<&'a Edition>,
    /// People, for the names of those who could.
    pub directory: Option<&'a Directory>,
    /// The type of the record at hand.
    pub record_type: Option<&'a Id>,
}

/// All reasons of a refusal for a page that has neither book nor people at hand.
pub(crate) fn reasons(
    voice: Voice,
    edition: Option<&Edition>,
    directory: Option<&Directory>,
    record_type: Option<&Id>,
    refusal: &Refusal,
) -> Vec<ReasonWords> {
    let naming = Naming {
        voice,
        edition,
        directory,
        record_type,
    };
    refusal
        .reasons
        .iter()
        .map(|reason| naming.reason(reason))
        .collect()
}

impl Wording {
    /// All reasons of a refusal about a record of a type.
    pub(crate) fn reasons(&self, reasons: &[Reason], record_type: Option<&Id>) -> Vec<ReasonWords> {
        let naming = Naming {
            voice: self.voice,
            edition: Some(&self.edition),
            directory: Some(&self.directory),
            record_type,
        };
        let mut words: Vec<ReasonWords> =
            reasons.iter().map(|reason| naming.reason(reason)).collect();
        for (words, reason) in words.iter_mut().zip(reasons) {
            words.article = self.article(&reason.article);
        }
        words
    }

    /// What is needed of a field, to stand beside it.
    pub(crate) fn field_fault(&self, kind: &ReasonKind) -> String {
        match kind {
            ReasonKind::BadValue { fault, .. } => {
                self.say(&format!("field-{}", fault_word(*fault)))
            }
            ReasonKind::NoteMissing => self.say("field-note-missing"),
            _ => self.say("field-missing"),
        }
    }
}

impl Naming<'_> {
    fn reason(&self, reason: &Reason) -> ReasonWords {
        let article = (!reason.article.is_empty()).then(|| ArticleLink {
            label: self.voice.own(&reason.article),
            href: "/handbook".to_owned(),
        });
        ReasonWords {
            text: self.text(&reason.kind),
            help: self.help(&reason.kind),
            article,
        }
    }

    fn text(&self, kind: &ReasonKind) -> String {
        let key = format!("reason-{}", kind.code());
        let voice = self.voice;
        match kind {
            ReasonKind::WrongState { state, possible_in } => {
                let possible: Vec<String> = possible_in
                    .iter()
                    .map(|state| self.quoted_state(state))
                    .collect();
                let possible = possible.join(&voice.say("list-or"));
                voice.say_with(
                    &key,
                    &[
                        ("state", self.state(state).into()),
                        ("possible", possible.into()),
                    ],
                )
            }
            ReasonKind::Gate { reason, .. } => voice.label(reason),
            ReasonKind::Missing { name, field } if name.own.is_empty() => {
                voice.say(if *field == "client" {
                    "reason-client-missing"
                } else {
                    "field-missing"
                })
            }
            ReasonKind::Missing { name, .. } => {
                voice.say_with(&key, &[("field", voice.label(name).into())])
            }
            ReasonKind::BadValue { name, fault, .. } => {
                let fault = voice.say(&format!("field-{}", fault_word(*fault)));
                voice.say_with(
                    &key,
                    &[("field", voice.label(name).into()), ("fault", fault.into())],
                )
            }
            ReasonKind::FormRule { form } => {
                voice.say_with(&key, &[("form", self.form(form).into())])
            }
            ReasonKind::TooLong { limit } => voice.say_with(&key, &[("limit", (*limit).into())]),
            ReasonKind::UnknownName { word } => {
                voice.say_with(&key, &[("word", word.clone().into())])
            }
            ReasonKind::LastHolder { role } => {
                voice.say_with(&key, &[("role", self.role(role).into())])
            }
            _ => voice.say(&key),
        }
    }

    fn help(&self, kind: &ReasonKind) -> Option<String> {
        match kind {
            ReasonKind::NotYours { could } | ReasonKind::ShutOut { could } => self.could(could),
            ReasonKind::Gate { help, .. } => help.as_ref().map(|help| self.voice.label(help)),
            ReasonKind::Stale { .. } => Some(self.voice.say("reason-stale-help")),
            _ => None,
        }
    }

    fn could(&self, could: &[PersonId]) -> Option<String> {
        let people = &self.directory?.people;
        let names = could
            .iter()
            .filter_map(|person| people.get(person))
            .filter_map(|person| person.name.text());
        let names: Vec<&str> = names.take(NAMED_MAX).collect();
        if names.is_empty() {
            return None;
        }
        let names = names.join(&self.voice.say("list-between"));
        let key = if could.len() > NAMED_MAX {
            "reason-could-and-others"
        } else {
            "reason-could"
        };
        let count = i64::try_from(could.len()).unwrap_or(i64::MAX);
        Some(
            self.voice
                .say_with(key, &[("people", names.into()), ("count", count.into())]),
        )
    }

    fn state(&self, state: &Id) -> String {
        let rule = self
            .edition
            .zip(self.record_type)
            .and_then(|(edition, kind)| edition.records.get(kind));
        let named = rule.and_then(|rule| rule.state(state.as_str()));
        named.map_or_else(|| state.to_string(), |state| self.voice.label(&state.name))
    }

    fn quoted_state(&self, state: &Id) -> String {
        self.voice
            .say_with("quoted", &[("words", self.state(state).into())])
    }

    fn form(&self, form: &Id) -> String {
        let rule = self.edition.and_then(|edition| edition.forms.get(form));
        rule.map_or_else(
            || form.to_string(),
            |rule| self.voice.label(&rule.meta.name),
        )
    }

    fn role(&self, role: &Id) -> String {
        let rule = self.edition.and_then(|edition| edition.roles.get(role));
        rule.map_or_else(
            || self.voice.say("role-admin"),
            |rule| self.voice.label(&rule.meta.name),
        )
    }
}

fn fault_word(fault: ValueFault) -> &'static str {
    match fault {
        ValueFault::WrongType => "wrong-type",
        ValueFault::NotInList => "not-in-list",
        ValueFault::InPast => "in-past",
        ValueFault::InFuture => "in-future",
        ValueFault::TooLong => "too-long",
    }
}
