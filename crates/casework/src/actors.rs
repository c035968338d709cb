//! Who is meant: actors of rules become people, in the scope of the record at hand.

use handbook::rule::{Actor, RoleScope};
use handbook::{Edition, Id};

use crate::clients::Client;
use crate::ids::PersonId;
use crate::people::{ADMIN, RoleFor, Side};
use crate::records::Record;
use crate::secret::FieldValue;
use crate::situation::Situation;

/// Where an actor is looked for.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) edition: &'a Edition,
    pub(crate) situation: &'a Situation,
    pub(crate) record: Option<&'a Record>,
    pub(crate) client: Option<&'a Client>,
    /// Who acts, where a person does.
    pub(crate) actor: Option<PersonId>,
    /// Who owes the promise at hand, where it isn't the record's owner: a head of department is the debtor's.
    pub(crate) debtor: Option<PersonId>,
}

/// Who owes something: a person, and the role that they answer for where nobody has taken it yet.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Owing {
    pub(crate) person: PersonId,
    pub(crate) role: Option<Id>,
}

impl<'a> Scene<'a> {
    /// The scene of a record with its client.
    pub(crate) fn of_record(
        edition: &'a Edition,
        situation: &'a Situation,
        record: &'a Record,
        actor: Option<PersonId>,
    ) -> Self {
        let client = record
            .client
            .and_then(|client| situation.clients.get(&client));
        Self {
            edition,
            situation,
            record: Some(record),
            client,
            actor,
            debtor: None,
        }
    }

    /// Everyone whom an actor means here, active ones only.
    pub(crate) fn people(&self, actor: &Actor) -> Vec<PersonId> {
        let one = |person: Option<PersonId>| {
            person
                .into_iter()
                .filter(|person| self.is_active(*person))
                .collect()
        };
        match actor {
            Actor::Role(role) => self.holders(role),
            Actor::Owner => one(self.record.map(|record| record.owner)),
            Actor::FirstOwner => one(self.record.map(|record| record.first_owner)),
            Actor::FirstReceiver => one(self.record.and_then(|record| record.first_receiver)),
            Actor::Author => one(self.record.and_then(|record| record.author)),
            Actor::ActingPerson => one(self.actor),
            Actor::Anyone => self.staff().collect(),
            Actor::Client => self.contacts().collect(),
            // Nobody is at hand whom a duty for each person is about: see `beyond`.
            Actor::Clock | Actor::Person => Vec::new(),
            Actor::Field(field) => {
                let mut people = self.people_in_field(field);
                people.retain(|person| self.is_active(*person));
                people
            }
        }
    }

    /// Whether a person is meant by any of these actors.
    pub(crate) fn is_among(&self, person: PersonId, actors: &[Actor]) -> bool {
        actors.iter().any(|actor| match actor {
            // Asked often and of many: no need to list everyone.
            Actor::Anyone => self.is_staff(person),
            Actor::Role(role) => self.holds(person, role),
            other => self.people(other).contains(&person),
        })
    }

    /// Whether a person holds a role here, or stands in while no holder is there.
    pub(crate) fn holds(&self, person: PersonId, role: &Id) -> bool {
        self.holders(role).contains(&person)
    }

    /// Active holders of a role in the scope at hand; those who stand in where there is none.
    pub(crate) fn holders(&self, role: &Id) -> Vec<PersonId> {
        let direct = self.direct_holders(role);
        if !direct.is_empty() {
            return direct;
        }
        match self
            .edition
            .roles
            .get(role)
            .and_then(|rule| rule.stand_in.as_ref())
        {
            Some(stand_in) if stand_in != role => self.direct_holders(stand_in),
            _ => Vec::new(),
        }
    }

    /// Who owes something that these actors shall do: the record's owner if they are one of them, a single holder,
    /// else whoever answers for the queue of the role.
    pub(crate) fn owing(&self, actors: &[Actor]) -> Option<Owing> {
        let owner = self.record.map(|record| record.owner);
        actors.iter().find_map(|actor| {
            let Actor::Role(role) = actor else {
                let person = self.people(actor).first().copied();
                let person = if matches!(actor, Actor::Anyone) {
                    owner.or(person)
                } else {
                    person
                };
                return person.map(|person| Owing { person, role: None });
            };
            let holders = self.holders(role);
            let in_queue = self.record.is_some_and(|record| record.queue.is_some());
            if let Some(owner) = owner.filter(|owner| !in_queue && holders.contains(owner)) {
                return Some(Owing {
                    person: owner,
                    role: None,
                });
            }
            match holders.as_slice() {
                [] => None,
                [only] => Some(Owing {
                    person: *only,
                    role: None,
                }),
                [first, ..] => Some(Owing {
                    person: self.head(role).unwrap_or(*first),
                    role: Some(role.clone()),
                }),
            }
        })
    }

    /// Who owes it in any case: where the actors can't be found the record's owner, else who can own what nobody can.
    pub(crate) fn answerable(&self, actors: &[Actor]) -> Option<Owing> {
        let owner = self.record.map(|record| record.owner);
        self.owing(actors).or_else(|| {
            owner
                .filter(|owner| self.is_active(*owner))
                .or_else(|| self.last_resort())
                .map(|person| Owing { person, role: None })
        })
    }

    /// Who answers for the queue of a role.
    pub(crate) fn head(&self, role: &Id) -> Option<PersonId> {
        let above = self.edition.roles.get(role)?.reports_to.as_ref()?;
        self.holders(above).first().copied()
    }

    /// Somebody who can own what nobody else can: the longest-serving active holder of the admin role.
    pub(crate) fn last_resort(&self) -> Option<PersonId> {
        self.situation
            .directory
            .holders_of(&Id::new(ADMIN), &RoleFor::Company)
            .next()
            .or_else(|| self.staff().next())
    }

    /// Active contacts of the client.
    pub(crate) fn contacts(&self) -> impl Iterator<Item = PersonId> {
        let client = self.client.map(|client| client.id);
        self.situation
            .directory
            .people
            .values()
            .filter(move |person| {
                person.active && client.is_some_and(|client| person.side == Side::Client(client))
            })
            .map(|person| person.id)
    }

    fn direct_holders(&self, role: &Id) -> Vec<PersonId> {
        let directory = &self.situation.directory;
        match self.edition.roles.get(role).map(|rule| &rule.scope) {
            Some(RoleScope::Client) => {
                let held = self.client.and_then(|client| client.roles.get(role));
                held.into_iter()
                    .flatten()
                    .copied()
                    .filter(|person| self.is_active(*person))
                    .collect()
            }
            Some(RoleScope::Department) => match self.department() {
                Some(department) => directory
                    .holders_of(role, &RoleFor::Department(department))
                    .collect(),
                None => directory.holders_anywhere(role).collect(),
            },
            // Holdings for a place or a record aren't kept yet: see `beyond`.
            Some(RoleScope::Place | RoleScope::Record(_)) => Vec::new(),
            Some(RoleScope::Company) | None => {
                directory.holders_of(role, &RoleFor::Company).collect()
            }
        }
    }

    /// The department of whoever owes what is at hand.
    fn department(&self) -> Option<Id> {
        let debtor = self.debtor.or(self.record.map(|record| record.owner))?;
        self.situation
            .directory
            .people
            .get(&debtor)?
            .department
            .clone()
    }

    fn staff(&self) -> impl Iterator<Item = PersonId> {
        self.situation
            .directory
            .people
            .values()
            .filter(|person| person.active && person.side == Side::Staff)
            .map(|person| person.id)
    }

    fn people_in_field(&self, field: &Id) -> Vec<PersonId> {
        use handbook::formula::Value;
        let Some(FieldValue::Open(value)) = self.record.and_then(|record| record.fields.get(field))
        else {
            return Vec::new();
        };
        let person = |value: &Value| value.as_text().and_then(PersonId::parse);
        match value {
            Value::List(values) => values.iter().filter_map(person).collect(),
            value => person(value).into_iter().collect(),
        }
    }

    fn is_active(&self, person: PersonId) -> bool {
        self.situation.directory.active(person).is_some()
    }

    fn is_staff(&self, person: PersonId) -> bool {
        self.situation
            .directory
            .active(person)
            .is_some_and(|person| person.side == Side::Staff)
    }
}
