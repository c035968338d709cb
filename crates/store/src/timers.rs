//! Timers: what fell due is fired before anything else of its org happens.

use casework::command::Timer;
use casework::event::Doer;
use casework::ids::OrgId;
use casework::{Act, Command};
use worktime::Instant;

use crate::coming::{Next, Timed};
use crate::door::Door;
use crate::error::Result;
use crate::machine::Machine;

/// Timers that one transaction fires at most; then it is committed, and the next one goes on.
pub(crate) const FIRED_MOST: usize = 500;

/// How far firing came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fired {
    /// Nothing is due any more.
    All,
    /// More is due than one transaction should hold.
    More,
}

impl Machine {
    /// Fires the timers of an org that fell due, in the order of their instants, then keys. `budget` goes down
    /// by what was fired.
    pub(crate) fn fire_due(
        &mut self,
        org: OrgId,
        now: Instant,
        budget: &mut usize,
    ) -> Result<Fired> {
        loop {
            match self.state(org)?.coming.next(now) {
                Next::Nothing => return Ok(Fired::All),
                Next::Unknown => self.read_ahead(org)?,
                Next::Timer(_) if *budget == 0 => return Ok(Fired::More),
                Next::Timer(timer) => {
                    *budget -= 1;
                    self.fire(org, timer, now)?;
                }
            }
        }
    }

    /// When an org's next timer is due, of those that aren't stuck.
    pub(crate) fn next_timer_at(&mut self, org: OrgId) -> Result<Option<Instant>> {
        loop {
            match self.state(org)?.coming.first() {
                Next::Nothing => return Ok(None),
                Next::Timer((at, _)) => return Ok(Some(at)),
                Next::Unknown => self.read_ahead(org)?,
            }
        }
    }

    /// Fires one timer. One that stands where it stood is left alone from then on.
    fn fire(&mut self, org: OrgId, timer: Timed, now: Instant) -> Result<()> {
        if let Some(what) = Timer::parse(&timer.1) {
            let act = Act::Fire {
                timer: what,
                at: timer.0,
            };
            let command = Command {
                by: Doer::Clock,
                happened_at: None,
                act,
            };
            // What a refusal says is of no use to anyone here; the timer is stuck, which `verify` doesn't mind.
            let _ = self.run(org, &command, None, now)?;
        }
        let coming = &mut self.state(org)?.coming;
        if coming.stands(&timer) {
            coming.skip(timer);
        }
        Ok(())
    }

    fn read_ahead(&mut self, org: OrgId) -> Result<()> {
        self.store_heads()?;
        self.state(org)?;
        self.guarded(|machine| machine.read_timers(org))
    }
}

/// When the first timer of any org is due.
pub(crate) fn first(door: &mut Door) -> Result<Option<Instant>> {
    let sql = "SELECT min(first.at) FROM (SELECT (SELECT min(timer.at) FROM timer WHERE timer.org = org.org) AS at FROM org) AS first";
    door.first(sql, &[])?
        .map_or(Ok(None), |row| row.maybe_instant(0))
}

/// Orgs of which something is due.
pub(crate) fn orgs_due(door: &mut Door, now: Instant) -> Result<Vec<OrgId>> {
    let sql = "SELECT org FROM org WHERE EXISTS
               (SELECT 1 FROM timer WHERE timer.org = org.org AND timer.at <= $1) ORDER BY org";
    door.query(sql, &[now.into()])?
        .iter()
        .map(|row| row.id(0))
        .collect()
}
