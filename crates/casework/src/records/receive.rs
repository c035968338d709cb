//! Who gets a new record: whoever received it, whoever the book names, or a queue with somebody who answers for it.

use handbook::rule::{Actor, Record as RecordRule};
use handbook::{Edition, Id};

use crate::actors::Scene;
use crate::ids::{ClientId, PersonId};
use crate::people::Side;
use crate::refusal::{ReasonKind, Refusal};
use crate::turn::Turn;

/// Who gets a new record.
pub(super) struct Receiving {
    pub(super) owner: PersonId,
    pub(super) queue: Option<Id>,
    pub(super) first_receiver: Option<PersonId>,
}

impl Turn<'_, '_> {
    /// Who owns it: the actor as first receiver, else whoever the book names, else the queue's head.
    pub(super) fn receiving(
        &self,
        edition: &Edition,
        rule: &RecordRule,
        client: Option<ClientId>,
    ) -> Result<Receiving, Refusal> {
        let client = client.and_then(|client| self.situation.clients.get(&client));
        let scene = Scene {
            edition,
            situation: self.situation,
            record: None,
            client,
            actor: self.actor,
            debtor: None,
        };
        let receiver = self.actor.filter(|actor| {
            let person = self.situation.directory.active(*actor);
            person.is_some_and(|person| person.side == Side::Staff)
        });
        let named = rule.owner.iter().find_map(|owner| match owner {
            Actor::FirstReceiver | Actor::Author | Actor::Owner => {
                receiver.map(|person| (person, None))
            }
            Actor::Role(role) => {
                let holders = scene.holders(role);
                match (
                    receiver.filter(|person| holders.contains(person)),
                    holders.as_slice(),
                ) {
                    (Some(person), _) => Some((person, None)),
                    (None, [only]) => Some((*only, None)),
                    (None, [first, ..]) => {
                        Some((scene.head(role).unwrap_or(*first), Some(role.clone())))
                    }
                    (None, []) => None,
                }
            }
            other => scene.people(other).first().map(|person| (*person, None)),
        });
        let queued = || {
            let role = rule.receives.as_ref()?;
            let head = scene
                .head(role)
                .or_else(|| scene.holders(role).first().copied())?;
            Some((head, Some(role.clone())))
        };
        let found = named
            .or_else(queued)
            .or_else(|| scene.last_resort().map(|person| (person, None)));
        let (owner, queue) = found.ok_or_else(|| Refusal::because(ReasonKind::NotFound))?;
        Ok(Receiving {
            owner,
            queue,
            first_receiver: receiver,
        })
    }
}
