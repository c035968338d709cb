//! Whether those whom `not_by` shuts out may be everybody who could act.

use super::bounds::EXCLUDED_MAX;
use super::finding::Coincidence;
use super::people::{People, SideOf, Sort, meet};
use crate::rule::Actor;

/// What `not_by` leaves.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Shut {
    /// Somebody, in every company.
    Open,
    /// Nobody, in a company where these are one person each.
    Possible(Vec<Coincidence>),
    /// Nobody, in any company.
    Certain,
}

/// Who asked for what is to be done.
#[derive(Clone, Copy)]
pub(super) enum Asking<'a> {
    /// Nobody: the one who acts is meant by `actor` as well.
    Nobody,
    /// Somebody of these; `actor` is that person.
    OneOf(&'a [Actor]),
}

/// Judges a `not_by`. Who can't exist is left out of `performers` before.
///
/// It is certain where each performer is shut out by name or as part of a side. It is possible where the fewest people
/// that the book allows (one holder of a role, or as many as its count asks for) can each be one of those shut out:
/// tried for every way to say who they are, with [`EXCLUDED_MAX`] of them at most, 720 ways to match them to holders.
pub(super) fn shut_out(
    people: People<'_>,
    performers: &[Actor],
    excluded: &[Actor],
    asking: Asking<'_>,
) -> Shut {
    let judge = Judge {
        people,
        excluded,
        asking,
    };
    let left: Vec<&Actor> = performers
        .iter()
        .filter(|actor| !judge.covers(actor))
        .collect();
    if performers.is_empty() || excluded.is_empty() {
        return Shut::Open;
    }
    if left.is_empty() {
        return Shut::Certain;
    }
    judge.casting(&left).map_or(Shut::Open, Shut::Possible)
}

struct Judge<'a> {
    people: People<'a>,
    excluded: &'a [Actor],
    asking: Asking<'a>,
}

/// Somebody shut out, and whose holder they are taken to be.
type Cast<'a> = (&'a Actor, Option<&'a Actor>);

impl Judge<'_> {
    /// Whether an actor is surely shut out.
    fn covers(&self, actor: &Actor) -> bool {
        let sorts = self.people.sorts(actor);
        let all_of =
            |side: SideOf| !sorts.is_empty() && sorts.iter().all(|sort| sort.side() == side);
        self.excluded.iter().any(|excluded| match excluded {
            same if same == actor => true,
            Actor::Anyone => all_of(SideOf::Staff),
            Actor::Client => all_of(SideOf::Client),
            Actor::ActingPerson => match self.asking {
                Asking::Nobody => true,
                Asking::OneOf(asking) => self.is_surely(actor, asking),
            },
            _ => false,
        })
    }

    /// Whether an actor is one person, and the one who asked whoever of `asking` it was.
    fn is_surely(&self, actor: &Actor, asking: &[Actor]) -> bool {
        let is_one = match actor {
            Actor::Role(role) => self
                .people
                .model
                .roles
                .get(role)
                .is_some_and(|rule| rule.count_most == Some(1) && rule.stand_in.is_none()),
            Actor::Author | Actor::FirstOwner | Actor::FirstReceiver => true,
            _ => false,
        };
        is_one && !asking.is_empty() && asking.iter().all(|other| other == actor)
    }

    /// Who is who where nobody is left, if the fewest people act.
    fn casting(&self, performers: &[&Actor]) -> Option<Vec<Coincidence>> {
        let mut single: Vec<&Actor> = self
            .excluded
            .iter()
            .filter(|actor| is_single(actor))
            .collect();
        single.dedup();
        // Holders of roles and contacts are different people; each must be shut out as somebody else.
        let mut holders: Vec<&Actor> = Vec::new();
        for performer in performers {
            match performer {
                Actor::Anyone | Actor::Clock => return None,
                Actor::Role(role) => {
                    let rule = self.people.model.roles.get(role);
                    let least = rule.map_or(1, |rule| rule.count_least.max(1));
                    let least = usize::try_from(least).unwrap_or(usize::MAX);
                    if least > single.len() {
                        return None;
                    }
                    holders.extend(std::iter::repeat_n(*performer, least));
                }
                Actor::Client => holders.push(performer),
                _ => {}
            }
        }
        if single.len() > EXCLUDED_MAX || holders.len() > single.len() {
            return None;
        }
        self.cast(&holders, &single, &mut Vec::new(), performers)
    }

    /// Gives each holder one of those shut out who are left, every way, until nobody can act.
    fn cast<'a>(
        &self,
        holders: &[&'a Actor],
        single: &[&'a Actor],
        given: &mut Vec<Cast<'a>>,
        performers: &[&'a Actor],
    ) -> Option<Vec<Coincidence>> {
        let Some((holder, rest)) = holders.split_first() else {
            let free = single.iter().map(|actor| (*actor, None));
            let all: Vec<Cast<'a>> = given.iter().copied().chain(free).collect();
            return self.complete(&all, performers);
        };
        for (at, actor) in single.iter().enumerate() {
            if !meet(&self.sorts(actor), &self.people.sorts(holder)) {
                continue;
            }
            let left: Vec<&Actor> = single
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != at)
                .map(|(_, actor)| *actor)
                .collect();
            given.push((actor, Some(holder)));
            let found = self.cast(rest, &left, given, performers);
            given.pop();
            if found.is_some() {
                return found;
            }
        }
        None
    }

    /// Finds for each performer who is one person somebody shut out whom they can be.
    fn complete(&self, cast: &[Cast<'_>], performers: &[&Actor]) -> Option<Vec<Coincidence>> {
        let mut found: Vec<Coincidence> = cast
            .iter()
            .filter_map(|(excluded, holder)| {
                Some(Coincidence {
                    excluded: (*excluded).clone(),
                    performer: (*holder)?.clone(),
                })
            })
            .collect();
        for performer in performers.iter().filter(|actor| is_single(actor)) {
            let sorts = self.people.sorts(performer);
            let as_single = cast.iter().find(|(excluded, holder)| {
                meet(
                    &sorts,
                    &holder
                        .map_or_else(|| self.sorts(excluded), |holder| self.people.sorts(holder)),
                )
            });
            let groups = self.excluded.iter().filter(|actor| !is_single(actor));
            let excluded = match as_single {
                Some((excluded, _)) => *excluded,
                None => groups
                    .into_iter()
                    .find(|group| meet(&sorts, &self.sorts(group)))?,
            };
            found.push(Coincidence {
                excluded: excluded.clone(),
                performer: (*performer).clone(),
            });
        }
        Some(found)
    }

    /// Who somebody shut out can be.
    fn sorts(&self, excluded: &Actor) -> std::collections::BTreeSet<Sort> {
        match (excluded, self.asking) {
            (Actor::ActingPerson, Asking::OneOf(asking)) => self.people.all_sorts(asking),
            _ => self.people.sorts(excluded),
        }
    }
}

/// Whether an actor is one person at most.
fn is_single(actor: &Actor) -> bool {
    !matches!(
        actor,
        Actor::Role(_) | Actor::Anyone | Actor::Client | Actor::Clock
    )
}
