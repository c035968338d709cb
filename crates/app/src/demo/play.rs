//! The play itself: what is planned and what time brings, in one order of time.

mod deed;
mod sequel;

use std::collections::HashMap;

use casework::command::Open;
use casework::event::Doer;
use casework::ids::{ClientId, PersonId, RecordId};
use casework::refusal::ReasonKind;
use casework::{Act, Command, Refusal};
use handbook::{Edition, Id};
use store::SubmitError;
use worktime::{Instant, Zone};

use super::agenda::Agenda;
use super::arrivals::{Coming, second};
use super::chance::Chance;
use super::fault::DemoFault;
use super::script::{Doing, Script};
use super::speech::Speech;
use super::stage::Stage;
use crate::error::AppError;
use crate::simulation::Desk;

/// How often somebody tries again what a gate refuses.
const TRIES_MOST: u8 = 5;
/// Most commands of a demonstration: a cast whose acts set each other off for ever ends here.
const COMMANDS_MOST: u64 = 2_000_000;
/// Commands between two looks at how far the play has come.
const COMMANDS_A_LOOK: u64 = 100;

/// A play under way.
pub(super) struct Play<'a, D> {
    pub(super) desk: &'a mut D,
    pub(super) script: &'a Script,
    pub(super) stage: &'a Stage,
    pub(super) edition: &'a Edition,
    pub(super) zone: &'a Zone,
    pub(super) chance: Chance,
    agenda: Agenda<Planned<'a>>,
    cases: HashMap<RecordId, Case>,
    tally: Tally,
}

/// What a play came to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Commands that were done.
    pub commands: u64,
    /// Commands that were refused and left out.
    pub refused: u64,
    /// Events that were written after the first day's founding.
    pub events: u64,
    /// Promises and occurrences of duties that were opened.
    pub promises: u64,
}

enum Planned<'a> {
    Coming(Coming),
    Deed(Deed<'a>),
}

/// Something that somebody is going to do.
struct Deed<'a> {
    doing: &'a Doing,
    who: usize,
    about: About,
    tries: u8,
}

/// What a deed is about.
#[derive(Clone, Copy)]
struct About {
    record: Option<RecordId>,
    client: Option<ClientId>,
    /// Who owes it, where it isn't a record's owner.
    owner: Option<PersonId>,
}

/// A record as the play remembers it.
struct Case {
    record_type: Id,
    owner: PersonId,
    queue: Option<Id>,
    author: Option<PersonId>,
    number: String,
}

impl<'a, D: Desk> Play<'a, D> {
    pub(super) fn new(
        desk: &'a mut D,
        script: &'a Script,
        stage: &'a Stage,
        edition: &'a Edition,
        zone: &'a Zone,
        chance: Chance,
    ) -> Self {
        let (agenda, cases, tally) = (Agenda::new(), HashMap::new(), Tally::default());
        Self {
            desk,
            script,
            stage,
            edition,
            zone,
            chance,
            agenda,
            cases,
            tally,
        }
    }

    /// Plays until an instant, and tells now and then how far it has come.
    pub(super) fn run(
        mut self,
        coming: Vec<Coming>,
        until: Instant,
        tell: &mut dyn FnMut(Instant, &Tally),
    ) -> Result<Tally, DemoFault> {
        for coming in coming {
            self.agenda.plan(coming.at, Planned::Coming(coming));
        }
        loop {
            let planned = self.agenda.next_at().unwrap_or(until);
            let timer = self
                .desk
                .next_timer_at()
                .filter(|at| *at <= planned.min(until));
            // What falls due comes before what is done at the same instant.
            if let Some(at) = timer {
                let fired = self.desk.fire_due(at).map_err(AppError::from)?;
                fired.iter().for_each(|committed| self.react(committed));
                continue;
            }
            let Some((at, thing)) = self.agenda.pop().filter(|(at, _)| *at <= until) else {
                break;
            };
            match thing {
                Planned::Coming(coming) => self.arrive(at, coming)?,
                Planned::Deed(deed) => self.perform(at, deed)?,
            }
            if (self.tally.commands + self.tally.refused).is_multiple_of(COMMANDS_A_LOOK) {
                tell(at, &self.tally);
            }
            if self.tally.commands + self.tally.refused >= COMMANDS_MOST {
                break;
            }
        }
        Ok(self.tally)
    }

    /// Somebody opens a record. An arrival that finds nobody at work waits until somebody is.
    fn arrive(&mut self, at: Instant, coming: Coming) -> Result<(), DemoFault> {
        let (Some(arrival), Some(house)) = (
            self.script.arrivals.get(coming.arrival),
            self.stage.houses.get(coming.house),
        ) else {
            return Ok(());
        };
        let contact = self.chance.pick(&house.contacts).copied();
        let who = match &arrival.via {
            None => contact,
            Some(role) => {
                let holders = self.stage.holders(self.edition, role, Some(coming.house));
                let Some((_, soonest)) = self.stage.soonest(&holders, at) else {
                    return Ok(());
                };
                if soonest > at {
                    self.agenda.plan(soonest, Planned::Coming(coming));
                    return Ok(());
                }
                let at_work = |holder: &usize| {
                    self.stage
                        .soonest(&[*holder], at)
                        .is_some_and(|(_, next)| next == at)
                };
                let here: Vec<usize> = holders.into_iter().filter(at_work).collect();
                self.chance.pick(&here).copied()
            }
        };
        let (Some(who), Some(rule)) = (who, self.edition.records.get(&arrival.open)) else {
            return Ok(());
        };
        let mut written = arrival.fields.clone();
        let row = arrival.row.as_ref().map(|row| {
            self.speech(at, who, Some(coming.house), "")
                .row(&mut self.chance, row)
        });
        written.extend(row.unwrap_or_default());
        let fields = self.speech(at, who, Some(coming.house), "").entries(
            &mut self.chance,
            &written,
            rule.fields.iter(),
        );
        // What a client could have opened is entered in the client's name.
        let for_client = arrival.via.is_some() && rule.portal;
        let contact = contact.and_then(|contact| self.stage.members.get(contact));
        let open = Open {
            record_type: arrival.open.clone(),
            client: Some(house.client),
            on_behalf_of: contact.filter(|_| for_client).map(|contact| contact.person),
            fields,
            message: None,
            files: Vec::new(),
        };
        self.submit(at, who, Act::Open(open)).map(drop)
    }

    /// Somebody does what was planned.
    fn perform(&mut self, at: Instant, deed: Deed<'a>) -> Result<(), DemoFault> {
        let Some(act) = self.act(at, &deed) else {
            return Ok(());
        };
        let Some(refusal) = self.submit(at, deed.who, act)? else {
            return Ok(());
        };
        let by_gates = refusal
            .reasons
            .iter()
            .all(|reason| matches!(reason.kind, ReasonKind::Gate { .. }));
        let again = deed
            .doing
            .retry
            .filter(|_| by_gates && deed.tries < TRIES_MOST);
        let shifts = self
            .stage
            .members
            .get(deed.who)
            .map(|member| &member.shifts);
        if let Some(again) = again
            .zip(shifts)
            .and_then(|(retry, shifts)| shifts.after(at, retry))
        {
            let tries = deed.tries + 1;
            self.agenda
                .plan(second(again), Planned::Deed(Deed { tries, ..deed }));
        }
        Ok(())
    }

    /// Does something, and answers why it was refused, if it was.
    fn submit(&mut self, at: Instant, who: usize, act: Act) -> Result<Option<Refusal>, DemoFault> {
        let Some(member) = self.stage.members.get(who) else {
            return Ok(None);
        };
        let command = Command {
            by: Doer::Person(member.person),
            happened_at: None,
            act,
        };
        match self.desk.submit(&command, at) {
            Ok(committed) => {
                self.tally.commands += 1;
                self.react(&committed);
                Ok(None)
            }
            Err(SubmitError::Refused(refusal)) => {
                self.tally.refused += 1;
                tracing::debug!(?command.act, ?refusal, "left out");
                Ok(Some(refusal))
            }
            Err(error) => Err(DemoFault::Desk(error.into())),
        }
    }

    fn speech<'s>(
        &self,
        now: Instant,
        actor: usize,
        house: Option<usize>,
        number: &'s str,
    ) -> Speech<'s>
    where
        'a: 's,
    {
        Speech {
            cast: &self.script.cast,
            stage: self.stage,
            edition: self.edition,
            zone: self.zone,
            now,
            house,
            number,
            actor,
        }
    }
}
