//! Everyone with their roles, and the names of the clients that the reader may know.

use std::collections::BTreeMap;

use casework::access::Holding;
use casework::ids::{ClientId, PersonId};
use casework::people::{ADMIN, Person, RoleFor, Side};
use handbook::Id;
use handbook::rule::RoleScope;
use store::desk::people::Held;
use store::desk::{clients, people};

use crate::error::AppError;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::Choice;
use crate::wording::Wording;

/// What pages of people show.
pub(super) struct Roster {
    pub(super) words: Wording,
    pub(super) everyone: Vec<Held>,
    pub(super) clients: BTreeMap<ClientId, String>,
    /// Whether the reader may change anything, so that buttons are worth showing.
    pub(super) may_edit: bool,
}

impl Roster {
    /// For whoever may read people; for others the pages don't exist.
    pub(super) async fn load(state: &AppState, viewer: &Viewer) -> Result<Self, AppError> {
        viewer.require(viewer.scope.people)?;
        let words = Wording::load(state, viewer).await?;
        let files = viewer.scope.client_files.clone();
        let (everyone, clients) = state
            .read(move |door, org| {
                Ok((people::list(door, org)?, clients::list(door, org, &files)?))
            })
            .await?;
        let clients = clients
            .into_iter()
            .map(|client| (client.id, words.client_name(&client)))
            .collect();
        Ok(Self {
            words,
            everyone,
            clients,
            may_edit: viewer.scope.edit_people,
        })
    }

    pub(super) fn one(&self, person: PersonId) -> Option<&Held> {
        self.everyone.iter().find(|held| held.person.id == person)
    }

    /// A role with what it is held for.
    pub(super) fn holding(&self, holding: &Holding) -> String {
        match &holding.1 {
            RoleFor::Client(client) => {
                let place = self.clients.get(client).cloned().unwrap_or_default();
                let role = self.words.role(&holding.0);
                self.words.say_with(
                    "role-of-department",
                    &[("role", role.into()), ("department", place.into())],
                )
            }
            RoleFor::Company | RoleFor::Department(_) => self.words.holding(holding),
        }
    }

    /// The company, or the client for which somebody speaks.
    pub(super) fn side(&self, person: &Person) -> String {
        match person.side {
            Side::Staff => self.words.say("people-company"),
            Side::Client(client) => self.clients.get(&client).cloned().unwrap_or_default(),
        }
    }

    /// Departments to choose from.
    pub(super) fn departments(&self, chosen: &str) -> Vec<Choice> {
        let departments = self.words.edition.departments.iter();
        departments
            .map(|(id, rule)| choice(id.as_str(), self.words.label(&rule.meta.name), chosen))
            .collect()
    }

    /// Clients to choose from.
    pub(super) fn client_choices(&self, chosen: &str) -> Vec<Choice> {
        self.clients
            .iter()
            .map(|(id, name)| choice(&id.to_string(), name.clone(), chosen))
            .collect()
    }

    /// Roles, each with what it can be held for: a value names both.
    pub(super) fn roles(&self, chosen: &str) -> Vec<Choice> {
        let mut holdings: Vec<Holding> = vec![(Id::new(ADMIN), RoleFor::Company)];
        let edition = &self.words.edition;
        for (id, role) in &edition.roles {
            match role.scope {
                // Holdings for a place or a record aren't kept yet: `casework::beyond` tells.
                RoleScope::Place | RoleScope::Record(_) => {}
                RoleScope::Company => holdings.push((id.clone(), RoleFor::Company)),
                RoleScope::Department => {
                    holdings.extend(
                        edition
                            .departments
                            .keys()
                            .map(|unit| (id.clone(), RoleFor::Department(unit.clone()))),
                    );
                }
                RoleScope::Client => {
                    holdings.extend(
                        self.clients
                            .keys()
                            .map(|client| (id.clone(), RoleFor::Client(*client))),
                    );
                }
            }
        }
        holdings
            .iter()
            .map(|holding| choice(&holding_value(holding), self.holding(holding), chosen))
            .collect()
    }
}

/// A holding as a form posts it: `role@company`, `role@department:id` or `role@client:id`.
pub(super) fn holding_value((role, scope): &Holding) -> String {
    format!("{role}@{}", store::org_state::scope_text(scope))
}

/// Reads what [`holding_value`] wrote.
pub(super) fn parse_holding(text: &str) -> Option<Holding> {
    let (role, scope) = text.split_once('@')?;
    Some((Id::new(role), store::org_state::scope_of(scope)?))
}

fn choice(value: &str, label: String, chosen: &str) -> Choice {
    Choice {
        value: value.to_owned(),
        label,
        note: None,
        chosen: value == chosen,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_holding_reads_back() {
        let client = ClientId::from_u128(7);
        for scope in [
            RoleFor::Company,
            RoleFor::Department(Id::new("shop")),
            RoleFor::Client(client),
        ] {
            let holding = (Id::new("counter"), scope);
            assert_eq!(parse_holding(&holding_value(&holding)), Some(holding));
        }
        assert_eq!(parse_holding("counter"), None);
        assert_eq!(parse_holding("counter@nowhere"), None);
    }
}
