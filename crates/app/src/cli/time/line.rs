//! A question as it was written: the texts by their keys, from the command line or from a line of JSON.

use std::borrow::Cow;
use std::fmt;

use serde::Deserialize;
use serde::de::{DeserializeSeed, Deserializer as _, Error, MapAccess, Visitor};
use serde_json::error::Category;
use serde_json::value::RawValue;

use super::fault::Fault;
use super::key::{Form, Key};
use super::question::Question;
use super::refusal::Refusal;

/// What stands beside a key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Value<'a> {
    Text(Cow<'a, str>),
    List(Vec<Cow<'a, str>>),
    Flag,
}

/// The texts of one question.
#[derive(Default)]
pub(super) struct Line<'a> {
    values: [Option<Value<'a>>; Key::COUNT],
    /// Whatever the asker calls the question by: given back as it came.
    pub(super) id: Option<&'a RawValue>,
}

/// A question with what holds where it is silent.
#[derive(Clone, Copy)]
pub(super) struct Asked<'a> {
    pub(super) line: &'a Line<'a>,
    pub(super) defaults: &'a Line<'a>,
}

/// The key of every line by which its asker knows it again.
const ID: &str = "id";

impl<'a> Line<'a> {
    /// Sets a part of the question.
    pub(super) fn set(&mut self, key: Key, value: Value<'a>) {
        if let Some(slot) = self.values.get_mut(key.index()) {
            *slot = Some(value);
        }
    }

    pub(super) fn get(&self, key: Key) -> Option<&Value<'a>> {
        self.values.get(key.index())?.as_ref()
    }

    /// Reads a line of JSON: what could be read, and the first thing that couldn't.
    pub(super) fn read(text: &'a str, question: Question) -> (Self, Option<Refusal>) {
        let mut reading = Reading {
            question,
            line: Line::default(),
            seen: [false; Key::COUNT],
            refusal: None,
        };
        let mut json = serde_json::Deserializer::from_str(text);
        let read = json.deserialize_map(&mut reading);
        let refusal = match read.and_then(|()| json.end()) {
            Ok(()) => reading.refusal,
            Err(error) if error.classify() == Category::Data => {
                Some(Refusal::of_line(text, Fault::NotAnObject))
            }
            Err(error) => {
                let column = error.column();
                Some(Refusal::of_line(text, Fault::NotJson { column }))
            }
        };
        (reading.line, refusal)
    }
}

impl<'a> Asked<'a> {
    pub(super) fn value(self, key: Key) -> Option<&'a Value<'a>> {
        self.line.get(key).or_else(|| self.defaults.get(key))
    }

    pub(super) fn text(self, key: Key) -> Option<&'a str> {
        match self.value(key)? {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// A text without which there is no question.
    pub(super) fn needed(self, key: Key) -> Result<&'a str, Refusal> {
        self.text(key)
            .ok_or_else(|| Refusal::of(key, "", Fault::Missing))
    }

    pub(super) fn list(self, key: Key) -> &'a [Cow<'a, str>] {
        match self.value(key) {
            Some(Value::List(texts)) => texts,
            _ => &[],
        }
    }

    pub(super) fn is_set(self, key: Key) -> bool {
        matches!(self.value(key), Some(Value::Flag))
    }
}

/// A line while it is read. Faults don't end the reading: the id may come last.
struct Reading<'a> {
    question: Question,
    line: Line<'a>,
    seen: [bool; Key::COUNT],
    refusal: Option<Refusal>,
}

enum Name {
    Id,
    Key(Key),
    Unknown(String),
}

struct NameSeed;

impl<'a> Visitor<'a> for &mut Reading<'a> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'a>>(self, mut map: M) -> Result<(), M::Error> {
        while let Some(name) = map.next_key_seed(NameSeed)? {
            let value: &'a RawValue = map.next_value()?;
            if let Err(refusal) = self.take(name, value) {
                self.refusal.get_or_insert(refusal);
            }
        }
        Ok(())
    }
}

impl<'a> Reading<'a> {
    fn take(&mut self, name: Name, value: &'a RawValue) -> Result<(), Refusal> {
        let key = match name {
            Name::Key(key) if self.question.has(key) => key,
            Name::Id if self.line.id.is_none() => {
                self.line.id = Some(value);
                return Ok(());
            }
            Name::Id => return Err(Refusal::of_key(ID, Fault::Repeated)),
            Name::Key(key) => return Err(self.unknown(key.name())),
            Name::Unknown(word) => return Err(self.unknown(&word)),
        };
        if let Some(seen) = self.seen.get_mut(key.index())
            && std::mem::replace(seen, true)
        {
            return Err(Refusal::of_key(key.name(), Fault::Repeated));
        }
        let slot = self.line.values.get_mut(key.index());
        let read = parsed(value.get(), key.form())
            .ok_or_else(|| Refusal::of(key, value.get(), Fault::WrongType(key.form())))?;
        if let Some(slot) = slot {
            *slot = read;
        }
        Ok(())
    }

    fn unknown(&self, word: &str) -> Refusal {
        let names = || self.question.keys().map(Key::name).chain([ID]);
        let nearest = handbook::nearest(word, names());
        let known = names().collect();
        Refusal::of_key(word, Fault::UnknownKey { nearest, known })
    }
}

impl<'de> DeserializeSeed<'de> for NameSeed {
    type Value = Name;

    fn deserialize<D: serde::Deserializer<'de>>(self, json: D) -> Result<Name, D::Error> {
        json.deserialize_str(self)
    }
}

impl Visitor<'_> for NameSeed {
    type Value = Name;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a key")
    }

    fn visit_str<E: Error>(self, name: &str) -> Result<Name, E> {
        Ok(match Key::named(name) {
            Some(key) => Name::Key(key),
            None if name == ID => Name::Id,
            None => Name::Unknown(name.to_owned()),
        })
    }
}

/// The value of a piece of JSON; `null` is as good as nothing. The outer `None`: it is something else.
#[expect(
    clippy::option_option,
    reason = "whether it could be read, and whether it says anything"
)]
fn parsed(json: &str, form: Form) -> Option<Option<Value<'_>>> {
    Some(match (json, form) {
        ("null", _) | ("false", Form::Flag) => None,
        ("true", Form::Flag) => Some(Value::Flag),
        (_, Form::Flag) => return None,
        (_, Form::Text) => Some(Value::Text(text(json)?)),
        (_, Form::List) => Some(Value::List(match text(json) {
            Some(text) => vec![text],
            None => list(json)?,
        })),
    })
}

fn text(json: &str) -> Option<Cow<'_, str>> {
    let inner = json.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        serde_json::from_str(json).ok().map(Cow::Owned)
    } else {
        Some(Cow::Borrowed(inner))
    }
}

fn list(json: &str) -> Option<Vec<Cow<'_, str>>> {
    #[derive(Deserialize)]
    struct Text<'a>(#[serde(borrow)] Cow<'a, str>);
    let texts: Vec<Text<'_>> = serde_json::from_str(json).ok()?;
    Some(texts.into_iter().map(|text| text.0).collect())
}
