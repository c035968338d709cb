//! Facts become words in the reader's language: times, lengths of time, promises, refusals, values, events, rules.
//! The words themselves stand in the locale files and in the handbook; here is only how they are put together.

mod actor;
mod basis;
mod condition;
mod explained;
mod history;
mod length;
mod moment;
mod promise;
pub(crate) mod refusal;
mod rule;
mod rule_duty;
mod rule_promise;
mod terms;
#[cfg(test)]
mod tests;
mod time_left;
mod value;

use std::sync::Arc;

use casework::access::Holding;
use casework::clients::Client;
use casework::ids::{ClientId, PersonId};
use casework::people::{Directory, Person, RoleFor};
use casework::records::Record;
use casework::situation::Editions;
use handbook::article::Source;
use handbook::rule::Record as RecordRule;
use handbook::{Edition, Id, Label};
use worktime::{Instant, Zone};

pub(crate) use basis::{Basis, Window};
pub(crate) use explained::Explained;
pub(crate) use length::Measure;
pub(crate) use value::file_size;

use crate::error::AppError;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::texts::{Argument, Voice};
use crate::ui::link::ArticleLink;

/// Everything that putting facts into words needs: the reader's language and zone, the book, people's names, now.
#[derive(Clone)]
pub(crate) struct Wording {
    /// The reader's language.
    pub voice: Voice,
    /// The edition in force.
    pub edition: Arc<Edition>,
    /// All editions: a promise keeps the terms under which it opened.
    pub editions: Arc<Editions>,
    /// The company's zone.
    pub zone: Zone,
    /// The instant of the page.
    pub now: Instant,
    /// Everyone.
    pub directory: Arc<Directory>,
}

impl Wording {
    /// What a viewer's page needs.
    pub(crate) async fn load(state: &AppState, viewer: &Viewer) -> Result<Self, AppError> {
        let directory = state.read(store::org_state::directory).await?;
        Ok(Self {
            voice: viewer.voice,
            edition: Arc::clone(&viewer.edition),
            editions: state.editions()?,
            zone: viewer.zone.clone(),
            now: viewer.now,
            directory: Arc::new(directory),
        })
    }

    /// A text.
    pub(crate) fn say(&self, key: &str) -> String {
        self.voice.say(key)
    }

    /// A text with figures or names in it.
    pub(crate) fn say_with(&self, key: &str, facts: &[(&str, Argument<'_>)]) -> String {
        self.voice.say_with(key, facts)
    }

    /// A name of the book.
    pub(crate) fn label(&self, label: &Label) -> String {
        self.voice.label(label)
    }

    /// A person's name.
    pub(crate) fn person(&self, person: PersonId) -> String {
        let name = self
            .directory
            .people
            .get(&person)
            .and_then(|person| person.name.text());
        name.map_or_else(|| self.say("person-unknown"), str::to_owned)
    }

    /// A person's name with their department or company beside it.
    pub(crate) fn person_with_place(&self, person: PersonId, client: Option<&Client>) -> String {
        let name = self.person(person);
        let Some(row) = self.directory.people.get(&person) else {
            return name;
        };
        let place = self.place_of(row, client);
        if place.is_empty() {
            return name;
        }
        self.say_with(
            "person-with-place",
            &[("name", name.into()), ("place", place.into())],
        )
    }

    /// Where a person belongs: a department, or the client at hand.
    pub(crate) fn place_of(&self, person: &Person, client: Option<&Client>) -> String {
        match person.side {
            casework::people::Side::Client(of) => client
                .filter(|client| client.id == of)
                .map(|client| self.client_name(client))
                .unwrap_or_default(),
            casework::people::Side::Staff => person
                .department
                .as_ref()
                .map(|department| self.department(department))
                .unwrap_or_default(),
        }
    }

    /// Names of several people in one phrase.
    pub(crate) fn people(&self, people: &[PersonId]) -> String {
        self.list(people.iter().map(|person| self.person(*person)))
    }

    /// Several words in one phrase.
    pub(crate) fn list(&self, words: impl IntoIterator<Item = String>) -> String {
        let words: Vec<String> = words.into_iter().collect();
        words.join(&self.say("list-between"))
    }

    /// A client's name.
    pub(crate) fn client_name(&self, client: &Client) -> String {
        client
            .name
            .text()
            .map_or_else(|| self.say("client-erased"), str::to_owned)
    }

    /// A tier as the book's list names it.
    pub(crate) fn tier(&self, client: &Client) -> Option<String> {
        let tier = client.tier.as_ref()?;
        let row = self
            .edition
            .lists
            .get("tiers")
            .and_then(|list| list.rows.iter().find(|row| row.id == *tier));
        Some(row.map_or_else(|| tier.to_string(), |row| self.label(&row.name)))
    }

    /// A role's name.
    pub(crate) fn role(&self, role: &Id) -> String {
        match self.edition.roles.get(role) {
            Some(rule) => self.label(&rule.meta.name),
            None if *role == casework::people::ADMIN => self.say("role-admin"),
            None => role.to_string(),
        }
    }

    /// A department's name.
    pub(crate) fn department(&self, department: &Id) -> String {
        let rule = self.edition.departments.get(department);
        rule.map_or_else(
            || department.to_string(),
            |rule| self.label(&rule.meta.name),
        )
    }

    /// A role as somebody holds it.
    pub(crate) fn holding(&self, holding: &Holding) -> String {
        let role = self.role(&holding.0);
        match &holding.1 {
            RoleFor::Department(department) => {
                let department = self.department(department);
                self.say_with(
                    "role-of-department",
                    &[("role", role.into()), ("department", department.into())],
                )
            }
            RoleFor::Company | RoleFor::Client(_) => role,
        }
    }

    /// A record type's rule.
    pub(crate) fn record_rule(&self, record_type: &Id) -> Option<&RecordRule> {
        self.edition.records.get(record_type)
    }

    /// A record type's name.
    pub(crate) fn record_type(&self, record_type: &Id) -> String {
        let rule = self.record_rule(record_type);
        rule.map_or_else(
            || record_type.to_string(),
            |rule| self.label(&rule.meta.name),
        )
    }

    /// A state's name.
    pub(crate) fn state(&self, record_type: &Id, state: &Id) -> String {
        let named = self
            .record_rule(record_type)
            .and_then(|rule| rule.state(state.as_str()));
        named.map_or_else(|| state.to_string(), |state| self.label(&state.name))
    }

    /// The state of a record, or that it was discarded.
    pub(crate) fn state_of(&self, record: &Record) -> String {
        if record.is_discarded {
            return self.say("record-discarded");
        }
        self.state(&record.record_type, &record.state)
    }

    /// What a record is about: its title field, else its type.
    pub(crate) fn title(&self, record: &Record) -> String {
        let rule = self.record_rule(&record.record_type);
        let title = rule.and_then(|rule| rule.field(rule.title.as_ref()?.as_str()));
        let value = title.and_then(|field| Some(self.value(field, record.fields.get(&field.id)?)));
        value
            .filter(|title| !title.is_empty())
            .unwrap_or_else(|| self.record_type(&record.record_type))
    }

    /// The number of a record; its type where it has none.
    pub(crate) fn number(&self, record: &Record) -> String {
        record
            .number
            .clone()
            .unwrap_or_else(|| self.record_type(&record.record_type))
    }

    /// Where a rule stands, as a link into the living handbook.
    pub(crate) fn article_of(&self, source: &Source) -> Option<ArticleLink> {
        let label = self.edition.book.citation(source);
        self.article(&label)
    }

    /// An article as cited, as a link into the living handbook.
    pub(crate) fn article(&self, cited: &str) -> Option<ArticleLink> {
        let href = article_href(&self.edition, cited);
        (!cited.is_empty()).then(|| ArticleLink {
            label: self.voice.own(cited),
            href,
        })
    }

    /// Who holds a role for a client.
    pub(crate) fn holders_for<'c>(&self, client: &'c Client, role: &Id) -> &'c [PersonId] {
        client
            .roles
            .get(role)
            .map(Vec::as_slice)
            .unwrap_or_default()
    }

    /// The page of a record.
    pub(crate) fn record_href(record: &Record) -> String {
        format!("/records/{}", record.id)
    }

    /// The page of a client.
    pub(crate) fn client_href(client: ClientId) -> String {
        format!("/clients/{client}")
    }
}

/// The place of a cited article on the page of the handbook.
fn article_href(edition: &Edition, cited: &str) -> String {
    match edition.book.position_of(cited) {
        Some(position) => format!("/handbook?unfold=a{position}#a{position}"),
        None => "/handbook".to_owned(),
    }
}

/// The place of a source on the page of the handbook.
pub(crate) fn source_anchor(source: &Source) -> String {
    match source.item {
        Some(item) => format!("a{}-{item}", source.article),
        None => format!("a{}", source.article),
    }
}
