//! Facts that formulas name, in words, and the values that they are compared with.

use handbook::Id;
use handbook::formula::{Path, Value};
use handbook::rule::{Field, FieldType};

use super::Condition;

/// Key of a list that every book may have: the tiers of clients.
const TIERS: &str = "tiers";

impl Condition<'_> {
    /// A fact where a condition is meant: what holds if the answer is yes.
    pub(super) fn standing_alone(&self, path: &Path) -> Option<String> {
        match path {
            Path::EventUrgent => Some(self.words.say("condition-urgent")),
            Path::EventAutomatic => Some(self.words.say("condition-automatic")),
            _ if self.is_yes_no(path) => Some(self.one("condition-yes", self.path(path)?)),
            _ => self.path(path),
        }
    }

    /// A fact by its name.
    pub(super) fn path(&self, path: &Path) -> Option<String> {
        self.named(path, self.record_type)
    }

    /// The same without quotes around the name of a field.
    pub(super) fn bare_name(&self, path: &Path) -> Option<String> {
        match self.field_of(path, None) {
            Some(field) => Some(self.words.label(&field.name)),
            None => self.path(path),
        }
    }

    fn named(&self, path: &Path, record: Option<&Id>) -> Option<String> {
        let words = self.words;
        let key = match path {
            Path::RecordField(_)
            | Path::ClientField(_)
            | Path::PersonField(_)
            | Path::PlaceField(_)
            | Path::ItemField(_)
            | Path::FormField(_)
            | Path::AnswerField(_) => return self.field_name(path, record),
            Path::Param(param) => return Some(words.param(param)),
            Path::Through {
                of,
                record: kind,
                fact,
            } => {
                let of = self.named(of, record)?;
                let fact = self.named(fact, Some(kind))?;
                return Some(
                    words.say_with("condition-of", &[("of", of.into()), ("fact", fact.into())]),
                );
            }
            Path::ClientTier => "client-tier",
            Path::Actor => "actor-acting",
            Path::Owner | Path::RecordOwner => "fact-of-owner",
            Path::Client => "actor-client",
            Path::Person => "actor-person",
            Path::RecordState => "fact-of-state",
            Path::RecordNumber => "fact-of-number",
            Path::RecordOpenedAt => "fact-of-opened-at",
            Path::RecordParent => "fact-of-parent",
            Path::ClientName => "fact-of-client-name",
            Path::EventUrgent => "fact-of-urgent",
            Path::EventChannel => "fact-of-channel",
            Path::EventSender => "fact-of-sender",
            Path::EventTo => "fact-of-to",
            Path::EventCount => "fact-of-count",
            Path::EventAutomatic => "fact-of-automatic",
            Path::Place => "fact-of-place",
            Path::Item => "fact-of-item",
            Path::Row => "fact-of-row",
            Path::MeasureValue => "fact-of-measure-value",
            Path::MeasureTarget => "fact-of-measure-target",
            Path::PromiseState => "fact-of-promise-state",
            Path::PromiseLate => "fact-of-promise-late",
            Path::PromiseOpenedAt => "fact-of-promise-opened-at",
            Path::PromiseDueAt => "fact-of-promise-due-at",
            Path::PromiseEndedAt => "fact-of-promise-ended-at",
            Path::PromiseOwner => "fact-of-promise-owner",
            Path::Now => "fact-of-now",
            Path::Today => "fact-of-today",
            Path::It => "fact-of-it",
        };
        Some(words.say(key))
    }

    /// A value by the name that people give it, if the fact that it is compared with says of what it is one.
    pub(super) fn literal(&self, path: &Path, value: &Value) -> String {
        self.literal_of(path, self.record_type, value)
    }

    fn literal_of(&self, path: &Path, record: Option<&Id>, value: &Value) -> String {
        let words = self.words;
        let Value::Text(text) = value else {
            return words.plain_value(value);
        };
        let quoted = |text: String| words.say_with("quoted", &[("words", text.into())]);
        match path {
            Path::Through {
                record: kind, fact, ..
            } => self.literal_of(fact, Some(kind), value),
            Path::ClientTier => words.list_row(&Id::new(TIERS), text),
            Path::RecordState => quoted(match record {
                Some(record) => words.state(record, &Id::new(text)),
                None => self.state_anywhere(text),
            }),
            Path::PromiseState => words
                .voice
                .may_say(&format!("condition-promise-{text}"), &[])
                .unwrap_or_else(|| text.clone()),
            Path::EventChannel => words.channel(text),
            Path::EventTo => words
                .voice
                .may_say(&format!("condition-side-{text}"), &[])
                .unwrap_or_else(|| text.clone()),
            Path::PersonField(field) if *field == "department" => words.department(&Id::new(text)),
            _ => match self.field_of(path, record).map(|field| &field.kind) {
                Some(FieldType::Choice(list)) => quoted(words.list_row(list, text)),
                _ => quoted(text.clone()),
            },
        }
    }

    pub(super) fn is_yes_no(&self, path: &Path) -> bool {
        matches!(path, Path::EventUrgent | Path::EventAutomatic)
            || self.kind_of(path) == Some(&FieldType::YesNo)
            || matches!(path, Path::Param(param) if self.words.edition.params.get(param)
                .is_some_and(|param| matches!(param.value, Value::YesNo(_))))
    }

    pub(super) fn is_moment_path(&self, path: &Path) -> bool {
        match path {
            Path::Now
            | Path::Today
            | Path::RecordOpenedAt
            | Path::PromiseOpenedAt
            | Path::PromiseDueAt
            | Path::PromiseEndedAt => true,
            _ => matches!(
                self.kind_of(path),
                Some(FieldType::Date | FieldType::Instant)
            ),
        }
    }

    pub(super) fn is_many(&self, path: &Path) -> bool {
        let field = match path {
            Path::Through { record, fact, .. } => self.field_of(fact, Some(record)),
            _ => self.field_of(path, self.record_type),
        };
        field.is_some_and(|field| field.many)
    }

    fn kind_of(&self, path: &Path) -> Option<&FieldType> {
        let field = match path {
            Path::Through { record, fact, .. } => self.field_of(fact, Some(record)),
            _ => self.field_of(path, self.record_type),
        };
        field.map(|field| &field.kind)
    }

    fn field_name(&self, path: &Path, record: Option<&Id>) -> Option<String> {
        if let Some(field) = self.field_of(path, record) {
            let name = self.words.label(&field.name).into();
            return Some(self.words.say_with("quoted", &[("words", name)]));
        }
        let word = path.last_word();
        self.words
            .voice
            .may_say(&format!("fact-of-{}", word.replace('_', "-")), &[])
    }

    /// The field of a path. Where the rule doesn't say of which record or form, the first that has one of that name.
    fn field_of(&self, path: &Path, record: Option<&Id>) -> Option<&Field> {
        let edition = &self.words.edition;
        let built_in = |name: &str, field: &Id| edition.records.get(name)?.field(field.as_str());
        match path {
            Path::RecordField(field) => {
                let own =
                    record.and_then(|record| edition.records.get(record)?.field(field.as_str()));
                own.or_else(|| {
                    let mut all = edition.record_order.iter();
                    all.find_map(|record| edition.records.get(record)?.field(field.as_str()))
                })
            }
            Path::FormField(field) | Path::AnswerField(field) => {
                let of = |form: &handbook::rule::Form| {
                    form.fields.iter().position(|known| known.id == *field)
                };
                let own = self.form.and_then(|form| edition.forms.get(form));
                let mut all = own.into_iter().chain(edition.forms.values());
                all.find_map(|form| form.fields.get(of(form)?))
            }
            Path::ClientField(field) => built_in("client", field),
            Path::PersonField(field) => built_in("person", field),
            Path::PlaceField(field) => built_in("place", field),
            Path::ItemField(field) => built_in("item", field),
            _ => None,
        }
    }

    fn state_anywhere(&self, state: &str) -> String {
        let mut records = self.words.edition.records.values();
        let found = records.find_map(|record| record.state(state));
        found.map_or_else(|| state.to_owned(), |state| self.words.label(&state.name))
    }
}
