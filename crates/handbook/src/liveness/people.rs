//! Who can exist, and who can be one person: the actors of a book without the people of a company.
//!
//! Everything here is judged over all companies that the book allows. Roles are compared by their names: holders of two
//! roles count as different people, except where one role stands in for the other.

use std::collections::BTreeSet;

use super::index::Index;
use super::model::{Model, RoleModel, StepModel};
use crate::Id;
use crate::event::StepRef;
use crate::rule::{Actor, RoleScope, Side};

/// Where people are looked for: in a record of some type.
#[derive(Clone, Copy)]
pub(super) struct People<'m> {
    pub(super) model: &'m Model,
    pub(super) index: &'m Index<'m>,
    pub(super) record: &'m Id,
}

/// Sorts of people. Two actors can be one person if they share a sort.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Holders of a role.
    Role(Id, SideOf),
    /// Anybody of a side.
    Any(SideOf),
}

/// A side, in an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum SideOf {
    Staff,
    Client,
}

impl Sort {
    pub(super) fn side(&self) -> SideOf {
        match self {
            Sort::Role(_, side) | Sort::Any(side) => *side,
        }
    }

    /// Everybody of the side that people of this sort are on.
    pub(super) fn whole_side(&self) -> Self {
        Sort::Any(self.side())
    }
}

impl People<'_> {
    /// Whether somebody can exist who is one of the actors. The clock is nobody.
    pub(super) fn anybody(&self, actors: &[Actor]) -> bool {
        actors.iter().any(|actor| self.exists(actor))
    }

    /// Whether somebody can exist whom the actor means.
    pub(super) fn exists(&self, actor: &Actor) -> bool {
        match actor {
            Actor::Clock => false,
            Actor::Client => self.has_client(),
            Actor::Role(role) => self.can_be_held(role),
            _ => true,
        }
    }

    /// Whether somebody can hold a role here, or stand in. At most each role is looked at once.
    pub(super) fn can_be_held(&self, role: &Id) -> bool {
        self.line(role).any(|(_, rule)| {
            let fits = rule.scope != RoleScope::Client || self.has_client();
            fits && rule.count_most != Some(0)
        }) || !self.model.roles.contains_key(role)
    }

    /// The sorts of people whom an actor can be.
    pub(super) fn sorts(&self, actor: &Actor) -> BTreeSet<Sort> {
        let staff = Sort::Any(SideOf::Staff);
        let client = Sort::Any(SideOf::Client);
        match actor {
            Actor::Clock => BTreeSet::new(),
            Actor::Client => [client].into(),
            Actor::Role(role) if self.model.roles.contains_key(role) => {
                let sorts = self.line(role).map(|(id, rule)| {
                    let side = match rule.side {
                        Side::Staff => SideOf::Staff,
                        Side::Client => SideOf::Client,
                    };
                    Sort::Role(id.clone(), side)
                });
                sorts.collect()
            }
            Actor::Role(role) => [Sort::Role(role.clone(), SideOf::Staff)].into(),
            Actor::Author => self.authors(),
            // A thing can be handed over to any colleague, and a field may name any.
            Actor::Owner
            | Actor::FirstOwner
            | Actor::FirstReceiver
            | Actor::Anyone
            | Actor::Person
            | Actor::Field(_) => [staff].into(),
            Actor::ActingPerson => [staff, client].into(),
        }
    }

    /// The sorts of people whom any of the actors can be.
    pub(super) fn all_sorts(&self, actors: &[Actor]) -> BTreeSet<Sort> {
        actors.iter().flat_map(|actor| self.sorts(actor)).collect()
    }

    /// Whether one of these and one of those usually are one person.
    pub(super) fn usually_meet(&self, these: &[Actor], those: &[Actor]) -> bool {
        meet(&self.usual_sorts(these), &self.usual_sorts(those))
    }

    /// Whether something takes the step without anybody who acts, if only that can happen by which it does.
    pub(super) fn is_driven(&self, step: &StepModel) -> bool {
        self.index.drives.contains_key(&StepRef {
            record: self.record.clone(),
            step: step.step.clone(),
        })
    }

    /// A role and those that stand in for it, one after the other; nothing of a role that isn't declared.
    fn line(&self, role: &Id) -> impl Iterator<Item = (&Id, &RoleModel)> {
        let declared = |role: &Id| self.model.roles.get_key_value(role);
        let mut seen = BTreeSet::new();
        let mut next = declared(role);
        std::iter::from_fn(move || {
            let (id, rule) = next.filter(|(id, _)| seen.insert((*id).clone()))?;
            next = rule.stand_in.as_ref().and_then(declared);
            Some((id, rule))
        })
    }

    /// The sorts of people whom the actors are while nothing is handed over.
    fn usual_sorts(&self, actors: &[Actor]) -> BTreeSet<Sort> {
        let record = self.model.records.get(self.record);
        let owner = record.map_or(&[][..], |record| &record.owner);
        let is_owner = |actor: &Actor| matches!(actor, Actor::Owner | Actor::FirstOwner);
        let mut usual: Vec<Actor> = Vec::new();
        for actor in actors {
            if is_owner(actor) && !owner.is_empty() {
                usual.extend(owner.iter().filter(|actor| !is_owner(actor)).cloned());
            } else {
                usual.push(actor.clone());
            }
        }
        self.all_sorts(&usual)
    }

    /// Whoever opens the record by hand, or acts when an effect does.
    fn authors(&self) -> BTreeSet<Sort> {
        let opened_by = self.model.records.get(self.record);
        let opened_by = opened_by.map_or(&[][..], |record| &record.opened_by);
        let mut sorts: BTreeSet<Sort> = opened_by
            .iter()
            .filter(|actor| **actor != Actor::Author)
            .flat_map(|actor| self.sorts(actor))
            .collect();
        if self.index.opens.contains_key(self.record) || sorts.is_empty() {
            sorts.extend([Sort::Any(SideOf::Staff), Sort::Any(SideOf::Client)]);
        }
        sorts
    }

    fn has_client(&self) -> bool {
        let record = self.model.records.get(self.record);
        record.is_none_or(|record| record.of_client)
    }
}

/// Whether people of these and those sorts can be one person.
pub(super) fn meet(these: &BTreeSet<Sort>, those: &BTreeSet<Sort>) -> bool {
    these.iter().any(|one| {
        those.iter().any(|other| match (one, other) {
            (Sort::Role(one, _), Sort::Role(other, _)) => one == other,
            _ => one.side() == other.side(),
        })
    })
}
