//! Checks a cast against its handbook, entry by entry, and goes on after a fault.

use handbook::rule::RoleScope;
use handbook::{Edition, Id};
use jiff::civil::DateTime;
use toml::{Table, Value};

use super::{ActRule, Arrival, Doing, What, Who};
use crate::demo::cast::{ArrivalEntry, Cast, DoingEntry, OneOrMore};
use crate::demo::chance::Share;
use crate::demo::fault::{CastFault, CastFaultKind as Kind};
use crate::demo::{names, spans};

/// A cast under examination.
pub(super) struct Check<'a> {
    edition: &'a Edition,
    cast: &'a Cast,
    pub(super) faults: Vec<CastFault>,
}

impl<'a> Check<'a> {
    pub(super) fn new(edition: &'a Edition, cast: &'a Cast) -> Self {
        Self {
            edition,
            cast,
            faults: Vec::new(),
        }
    }

    fn fault(&mut self, place: &str, kind: Kind, word: impl Into<String>) {
        self.faults.push(CastFault::new(place, kind, word));
    }

    /// Passes a value on; where there is none, that is a fault.
    fn need<T>(&mut self, value: Option<T>, place: &str, kind: Kind, word: &str) -> Option<T> {
        if value.is_none() {
            self.fault(place, kind, word);
        }
        value
    }

    pub(super) fn until(&mut self) -> Option<DateTime> {
        let text = self.cast.until.as_deref()?;
        self.need(text.parse().ok(), "until", Kind::Time, text)
    }

    pub(super) fn people(&mut self) {
        let habit = &self.cast.client_habit;
        self.habit(
            "client_habit",
            habit.hours.as_deref(),
            habit.days.as_deref(),
        );
        for person in &self.cast.person {
            self.habit(&person.id, person.hours.as_deref(), person.days.as_deref());
            for away in person
                .away
                .iter()
                .filter(|text| spans::days(text).is_none())
            {
                self.fault(&person.id, Kind::Time, away);
            }
            if let Some(department) = &person.department
                && !self.edition.departments.contains_key(department.as_str())
            {
                self.fault(&person.id, Kind::Name, department);
            }
            for role in person
                .roles
                .iter()
                .filter(|role| !self.edition.roles.contains_key(role.as_str()))
            {
                self.fault(&person.id, Kind::Name, role);
            }
        }
        if self.cast.person.is_empty() {
            self.fault("person", Kind::Nobody, "");
        }
    }

    fn habit(&mut self, place: &str, hours: Option<&str>, days: Option<&str>) {
        if let Some(hours) = hours.filter(|text| spans::hours(text).is_none()) {
            self.fault(place, Kind::Time, hours);
        }
        if let Some(days) = days.filter(|text| spans::weekdays(text).is_none()) {
            self.fault(place, Kind::Time, days);
        }
    }

    pub(super) fn clients(&mut self) {
        for client in &self.cast.client {
            for (role, holder) in &client.roles {
                let scope = self
                    .edition
                    .roles
                    .get(role.as_str())
                    .map(|role| &role.scope);
                if scope != Some(&RoleScope::Client) {
                    self.fault(&client.id, Kind::Name, role);
                }
                if !self.cast.person.iter().any(|person| person.id == *holder) {
                    self.fault(&client.id, Kind::Name, holder);
                }
            }
        }
    }

    pub(super) fn arrival(&mut self, entry: &ArrivalEntry) -> Option<Arrival> {
        let place = format!("arrival {}", entry.open);
        let record = self
            .edition
            .records
            .get(entry.open.as_str())
            .map(|record| record.meta.id.clone());
        let open = self.need(record, &place, Kind::Name, &entry.open);
        let via = match entry.via.as_str() {
            "client" => None,
            role => Some(self.role(&place, role)?),
        };
        let hours = entry
            .hours
            .as_deref()
            .or(self.cast.client_habit.hours.as_deref())
            .unwrap_or_default();
        let hours = self.need(spans::hours(hours), &place, Kind::Time, hours);
        if let Some(row) = &entry.row {
            self.list(&place, row);
        }
        self.lists(&place, &Value::Table(entry.fields.clone()));
        Some(Arrival {
            open: open?,
            via,
            per_week: entry.per_week,
            hours: hours?,
            weekend: entry.weekend,
            fields: entry.fields.clone(),
            row: entry.row.clone(),
        })
    }

    pub(super) fn act(&mut self, position: usize, mut table: Table) -> Option<(String, ActRule)> {
        let on = table
            .remove("on")
            .and_then(|on| on.as_str().map(str::to_owned))
            .unwrap_or_default();
        let place = format!("act {} {on}", position + 1);
        if !names::is_known(&on, self.edition) {
            self.fault(&place, Kind::Name, on.as_str());
        }
        let record = match table.remove("in") {
            None => None,
            Some(word) => {
                let word = word.as_str().unwrap_or_default().to_owned();
                let known = self
                    .edition
                    .records
                    .get(word.as_str())
                    .map(|record| record.meta.id.clone());
                Some(self.need(known, &place, Kind::Name, &word)?)
            }
        };
        let if_urgent = table.remove("if_urgent").and_then(|value| value.as_bool());
        let choices = match table.remove("choose") {
            None => vec![(Share::WHOLE, self.doing(&place, table)?)],
            Some(Value::Array(choices)) if table.is_empty() => choices
                .into_iter()
                .filter_map(|choice| self.choice(&place, choice))
                .collect(),
            Some(_) => {
                self.fault(&place, Kind::Toml, "choose");
                return None;
            }
        };
        Some((
            on,
            ActRule {
                record,
                if_urgent,
                choices,
            },
        ))
    }

    fn choice(&mut self, place: &str, choice: Value) -> Option<(Share, Doing)> {
        let Value::Table(mut table) = choice else {
            self.fault(place, Kind::Toml, "choose");
            return None;
        };
        let share = table
            .remove("share")
            .and_then(|share| share.try_into().ok());
        let share = self.need(share, place, Kind::Toml, "share");
        Some((share?, self.doing(place, table)?))
    }

    fn doing(&mut self, place: &str, table: Table) -> Option<Doing> {
        let entry: DoingEntry = match Value::Table(table).try_into() {
            Ok(entry) => entry,
            Err(error) => {
                self.fault(place, Kind::Toml, error.to_string());
                return None;
            }
        };
        let what = self.need(
            What::read(&entry.what, self.edition),
            place,
            Kind::Name,
            &entry.what,
        );
        let by: Vec<Who> = self.actors(place, entry.by);
        let after = self.need(
            spans::between(&entry.after),
            place,
            Kind::Time,
            &entry.after,
        );
        let slow = match &entry.slow {
            None => None,
            Some(slow) => Some((
                slow.share,
                self.need(spans::between(&slow.after), place, Kind::Time, &slow.after)?,
            )),
        };
        let retry = match &entry.retry {
            None => None,
            Some(retry) => Some(self.need(spans::length(retry), place, Kind::Time, retry)?),
        };
        for value in entry.text.iter().chain(&entry.note) {
            self.lists(place, value);
        }
        self.lists(place, &Value::Table(entry.fields.clone()));
        let (never, urgent) = (entry.never, entry.urgent);
        let (fields, text, note) = (entry.fields, entry.text, entry.note);
        Some(Doing {
            what: what?,
            by,
            after: after?,
            slow,
            never,
            retry,
            fields,
            text,
            urgent,
            note,
        })
    }

    fn actors(&mut self, place: &str, by: OneOrMore) -> Vec<Who> {
        let words = by.into_list();
        let who = |word: String| match word.as_str() {
            "owner" => Some(Who::Owner),
            "author" => Some(Who::Author),
            "client" => Some(Who::Client),
            role => self.role(place, role).map(Who::Role),
        };
        words.into_iter().filter_map(who).collect()
    }

    fn role(&mut self, place: &str, role: &str) -> Option<Id> {
        let known = self
            .edition
            .roles
            .get(role)
            .map(|role| role.meta.id.clone());
        self.need(known, place, Kind::Name, role)
    }

    /// Every list that a value draws from must be there.
    fn lists(&mut self, place: &str, value: &Value) {
        match value {
            Value::String(word) if word.starts_with('@') => self.list(place, word),
            Value::Array(values) => values.iter().for_each(|value| self.lists(place, value)),
            Value::Table(table) => table.values().for_each(|value| self.lists(place, value)),
            _ => {}
        }
    }

    fn list(&mut self, place: &str, word: &str) {
        let list = word
            .strip_prefix('@')
            .and_then(|name| self.cast.texts.get(name));
        if list.is_none_or(Vec::is_empty) {
            self.fault(place, Kind::Name, word);
        }
    }
}
