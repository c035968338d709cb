//! The replay itself: row after row in simulated time, and before each row whatever fell due.

use casework::command::{NewPerson, Open, TakeStep};
use casework::event::Doer;
use casework::ids::RecordId;
use casework::people::Side;
use casework::{Act, Command, Refusal};
use handbook::{Lang, SourceText};
use store::{PublishError, SubmitError};
use worktime::{Instant, micros};

use super::fault::{BadRows, ReplayFault, RowFault};
use super::ledger::Ledger;
use super::log::{Log, Row};
use super::map::Map;
use crate::simulation::Desk;

/// The company that a replay founds: an imported desk, in which only the program acts.
const COMPANY: &str = "replay";
const ADMIN_MAIL: &str = "replay@localhost";

/// What a replay needs besides its desk.
pub(super) struct Play {
    pub(super) map: Map,
    pub(super) log: Log,
    pub(super) sources: Vec<SourceText>,
    pub(super) lang: Lang,
}

/// What became of it.
#[derive(Debug, Default)]
pub(super) struct Played {
    pub(super) ledger: Ledger,
    /// Rows that the handbook refused.
    pub(super) refused: BadRows,
    /// Rows that were taken in.
    pub(super) rows: u64,
}

impl Play {
    /// Plays the whole log.
    pub(super) fn run(&self, desk: &mut impl Desk) -> Result<Played, ReplayFault> {
        let mut played = Played::default();
        let mut records: Vec<Option<RecordId>> = vec![None; self.log.cases.len()];
        let (Some(first), Some(last)) = (self.log.rows.first(), self.log.rows.last()) else {
            return Ok(played);
        };
        self.found(desk, first.at.minus(micros::SECOND))?;
        for row in &self.log.rows {
            played.pass(desk, row.at)?;
            let slot = usize::try_from(row.case)
                .ok()
                .and_then(|case| records.get_mut(case));
            let Some(record) = slot else { continue };
            match self.row(desk, row, record, &mut played.ledger) {
                Ok(()) => played.rows += 1,
                Err(SubmitError::Refused(refusal)) => {
                    played.refused.add(row.line, refused(&refusal))
                }
                Err(other) => return Err(other.into()),
            }
        }
        played.end(desk, last.at)?;
        Ok(played)
    }

    fn found(&self, desk: &mut impl Desk, at: Instant) -> Result<(), ReplayFault> {
        let admin = NewPerson {
            name: COMPANY.to_owned(),
            mail: ADMIN_MAIL.to_owned(),
            salutation: None,
            side: Side::Staff,
            department: None,
            lang: self.lang,
        };
        let zone = self.map.time.zone.iana_name().unwrap_or("UTC").to_owned();
        desk.submit(
            &command(Act::Found {
                name: COMPANY.to_owned(),
                zone,
                admin,
            }),
            at,
        )?;
        desk.publish(&self.sources, Doer::System, at)?;
        Ok(())
    }

    /// The first row of a case opens its record; then, like every row, it takes its step at the same instant.
    fn row(
        &self,
        desk: &mut impl Desk,
        row: &Row,
        record: &mut Option<RecordId>,
        ledger: &mut Ledger,
    ) -> Result<(), SubmitError> {
        let id = match *record {
            Some(id) => id,
            None => {
                let committed = desk.submit(&self.open(), row.at)?;
                ledger.note(&committed, row.case);
                *record = committed.record;
                let Some(id) = committed.record else {
                    return Ok(());
                };
                id
            }
        };
        let Some(step) = self.map.steps.get(usize::from(row.step)) else {
            return Ok(());
        };
        let take = TakeStep {
            record: id,
            step: step.clone(),
            revision: None,
            fields: Default::default(),
            form: Default::default(),
            note: None,
        };
        let committed = desk.submit(&command(Act::Step(take)), row.at)?;
        ledger.note(&committed, row.case);
        Ok(())
    }

    fn open(&self) -> Command {
        command(Act::Open(Open {
            record_type: self.map.record.clone(),
            client: None,
            on_behalf_of: None,
            fields: Default::default(),
            message: None,
            files: Vec::new(),
        }))
    }
}

impl Played {
    /// Lets time pass.
    fn pass(&mut self, desk: &mut impl Desk, until: Instant) -> Result<(), ReplayFault> {
        for committed in desk.advance(until)? {
            self.ledger.note_fired(&committed);
        }
        Ok(())
    }

    /// The log is over: what was due before its last instant and has no evidence is missed.
    fn end(&mut self, desk: &mut impl Desk, last: Instant) -> Result<(), ReplayFault> {
        self.pass(desk, last)?;
        for promise in self.ledger.past_due(last) {
            let committed = desk.submit(&command(Act::EndLog { promise }), last)?;
            let case = self.ledger.case_of(promise).unwrap_or_default();
            self.ledger.note(&committed, case);
        }
        Ok(())
    }
}

fn command(act: Act) -> Command {
    Command {
        by: Doer::System,
        happened_at: None,
        act,
    }
}

fn refused(refusal: &Refusal) -> RowFault {
    RowFault::Refused {
        reasons: refusal
            .reasons
            .iter()
            .map(|reason| reason.kind.code())
            .collect(),
    }
}

impl From<SubmitError> for ReplayFault {
    fn from(error: SubmitError) -> Self {
        match error {
            SubmitError::Refused(refusal) => ReplayFault::Refused(refusal),
            SubmitError::Store(error) => ReplayFault::Store(error),
            SubmitError::Busy => ReplayFault::Store(store::StoreError::Closed),
        }
    }
}

impl From<PublishError> for ReplayFault {
    fn from(error: PublishError) -> Self {
        match error {
            PublishError::Problems(problems) => ReplayFault::BadHandbook(problems.len()),
            PublishError::Submit(error) => error.into(),
        }
    }
}

impl From<store::StoreError> for ReplayFault {
    fn from(error: store::StoreError) -> Self {
        ReplayFault::Store(error)
    }
}
