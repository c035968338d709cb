//! What people write: values of fields, texts and notes, drawn from what the cast offers.

use casework::command::Entries;
use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{Field, FieldType};
use toml::{Table, Value as Written};
use worktime::{Instant, Zone};

use super::cast::Cast;
use super::chance::Chance;
use super::spans;
use super::stage::Stage;

/// How often a drawn value may itself be something to draw from.
const DRAWS_MOST: usize = 4;

/// Where something is written.
pub(super) struct Speech<'a> {
    pub(super) cast: &'a Cast,
    pub(super) stage: &'a Stage,
    pub(super) edition: &'a handbook::Edition,
    pub(super) zone: &'a Zone,
    pub(super) now: Instant,
    pub(super) house: Option<usize>,
    pub(super) number: &'a str,
    pub(super) actor: usize,
}

impl Speech<'_> {
    /// Values of the fields that the cast fills, of those that are asked for here.
    pub(super) fn entries<'f>(
        &self,
        chance: &mut Chance,
        written: &Table,
        asked: impl Iterator<Item = &'f Field>,
    ) -> Entries {
        let filled = |field: &'f Field| {
            let value = self.value(chance, written.get(field.id.as_str())?, &field.kind)?;
            Some((field.id.clone(), value))
        };
        asked.filter_map(filled).collect()
    }

    /// A row of a list of tables.
    pub(super) fn row(&self, chance: &mut Chance, list: &str) -> Table {
        let rows = list
            .strip_prefix('@')
            .and_then(|name| self.cast.texts.get(name));
        rows.and_then(|rows| chance.pick(rows)?.as_table())
            .cloned()
            .unwrap_or_default()
    }

    /// A text of a message, a reason.
    pub(super) fn text(&self, chance: &mut Chance, written: &Written) -> String {
        self.drawn(chance, written)
            .as_str()
            .map(|text| self.filled_in(text))
            .unwrap_or_default()
    }

    fn value(&self, chance: &mut Chance, written: &Written, kind: &FieldType) -> Option<Value> {
        match (kind, self.drawn(chance, written)) {
            (FieldType::Instant, Written::String(text)) => {
                let between = spans::between(text)?;
                Some(Value::Instant(
                    self.now.plus(chance.even(between.least, between.most)),
                ))
            }
            (FieldType::Date, Written::String(text)) => match spans::between(text) {
                Some(between) => {
                    let at = self.now.plus(chance.even(between.least, between.most));
                    Some(Value::Date(self.zone.date_of(at)))
                }
                None => text.parse().ok().map(Value::Date),
            },
            (FieldType::Person, Written::String(text)) => {
                let word = text.strip_prefix("person:")?;
                let member = self.stage.by_key(word);
                let holders = || self.stage.holders(self.edition, &Id::new(word), self.house);
                let member = member.or_else(|| holders().first().copied())?;
                Some(Value::Text(
                    self.stage.members.get(member)?.person.to_string(),
                ))
            }
            (_, Written::String(text)) => Some(Value::Text(self.filled_in(text))),
            (_, other) => literal(other),
        }
    }

    /// Draws until what is drawn is nothing to draw from.
    fn drawn<'w>(&'w self, chance: &mut Chance, written: &'w Written) -> &'w Written {
        let mut drawn = written;
        for _ in 0..DRAWS_MOST {
            let list = match drawn {
                Written::Array(list) => list,
                Written::String(word) => match word
                    .strip_prefix('@')
                    .and_then(|name| self.cast.texts.get(name))
                {
                    Some(list) => list,
                    None => break,
                },
                _ => break,
            };
            match chance.pick(list) {
                Some(one) => drawn = one,
                None => break,
            }
        }
        drawn
    }

    fn filled_in(&self, text: &str) -> String {
        if !text.contains('{') {
            return text.to_owned();
        }
        let client = self
            .house
            .and_then(|house| self.stage.houses.get(house))
            .map_or("", |house| house.name.as_str());
        let actor = self
            .stage
            .members
            .get(self.actor)
            .map_or("", |member| member.name.as_str());
        text.replace("{salutation}", self.stage.salutation(self.house))
            .replace("{client}", client)
            .replace("{number}", self.number)
            .replace("{actor}", actor)
    }
}

/// A value as it stands.
pub(super) fn literal(written: &Written) -> Option<Value> {
    match written {
        Written::String(text) => Some(Value::Text(text.clone())),
        Written::Integer(number) => Some(Value::Number(*number)),
        Written::Boolean(yes) => Some(Value::YesNo(*yes)),
        _ => None,
    }
}
