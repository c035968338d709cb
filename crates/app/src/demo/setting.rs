//! A demonstration before it begins: the handbook, its cast, how many days, which seed. It can be played on any desk, and
//! comes out the same each time.

use std::path::Path;
use std::sync::Arc;

use casework::ids::{Mint, OrgId, PersonId};
use handbook::problem::Severity;
use handbook::{Edition, Label, SourceText};
use jiff::civil::{DateTime, date};
use store::{Delivery, Store};
use worktime::{Calendar, Instant, Zone};

use super::arrivals;
use super::casting::Casting;
use super::chance::Chance;
use super::fault::DemoFault;
use super::play::{Play, Tally};
use super::script::Script;
use super::shifts::Season;
use super::stage::Stage;
use crate::clock::SeededEntropy;
use crate::error::AppError;
use crate::handbooks;
use crate::simulation::{Desk, StoredDesk};

/// File of the cast, beside the handbook.
const CAST: &str = "demo.toml";
/// When a demonstration ends whose cast doesn't say so: in the middle of a working morning, so that something runs.
const UNTIL: DateTime = date(2026, 7, 23).at(10, 20, 0, 0);
/// Most days of a demonstration.
pub(super) const DAYS_MOST: u32 = 730;
/// Sets the chance of the play apart from that of ids and keys, which the desk draws.
const PLAY_SEED: u64 = 0x706c_6179;
const ORG_SEED: u64 = 0x006f_7267;

/// A demonstration.
#[derive(Debug)]
pub struct Setting {
    sources: Vec<SourceText>,
    edition: Edition,
    calendar: Calendar,
    script: Script,
    days: u32,
    seed: u64,
}

/// A demonstration that was played.
#[derive(Clone, Debug)]
pub struct Played {
    /// The company.
    pub org: OrgId,
    /// When it ended.
    pub until: Instant,
    /// What it came to.
    pub tally: Tally,
    /// Everybody who can sign in.
    pub people: Vec<Player>,
}

/// Somebody of a demonstration.
#[derive(Clone, Debug)]
pub struct Player {
    /// Their id.
    pub person: PersonId,
    /// Their name.
    pub name: String,
    /// Their address for signing in.
    pub mail: String,
    /// Label under which they are printed; none for those who aren't.
    pub label: Option<Label>,
}

/// Hears how far a play has come: the instant that is played, and what it came to so far.
pub type Tell = Box<dyn FnMut(Instant, &Tally) + Send>;

impl Setting {
    /// Reads a handbook with its cast: a folder, or one that is shipped.
    ///
    /// # Errors
    /// When either can't be read or has errors.
    pub fn read(name_or_path: &str, days: u32, seed: u64) -> Result<Self, DemoFault> {
        let sources = handbooks::load(name_or_path).map_err(DemoFault::Handbook)?;
        let (edition, problems) = handbook::read(&sources);
        let errors = problems
            .iter()
            .filter(|problem| problem.severity() == Severity::Error)
            .count();
        let edition = edition.ok_or(DemoFault::BadHandbook(errors))?;
        let script = Script::read(&cast(name_or_path)?, &edition).map_err(DemoFault::Cast)?;
        let calendar = edition
            .calendar(&edition.default_calendar)
            .map(|rule| rule.calendar.clone());
        let calendar = calendar.ok_or(DemoFault::BadHandbook(1))?;
        Ok(Self {
            sources,
            edition,
            calendar,
            script,
            days: days.clamp(1, DAYS_MOST),
            seed,
        })
    }

    /// Name of the company.
    #[must_use]
    pub fn company(&self) -> &str {
        &self.script.cast.org
    }

    /// The zone of the company: that of its handbook's calendar.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        self.calendar.zone()
    }

    /// The first instant.
    #[must_use]
    pub fn from(&self) -> Instant {
        self.zone().start_of_day(self.season().first)
    }

    /// The last instant.
    #[must_use]
    pub fn until(&self) -> Instant {
        self.zone().instant(self.script.until.unwrap_or(UNTIL))
    }

    /// The id of the company.
    #[must_use]
    pub fn org(&self) -> OrgId {
        Mint::new(self.from(), &mut SeededEntropy::new(self.seed ^ ORG_SEED)).id()
    }

    /// The number from which all its chance comes.
    #[must_use]
    pub fn seed(&self) -> u64 {
        self.seed
    }

    /// The chance from which a desk draws ids and keys, so that they are the same each time.
    #[must_use]
    pub fn entropy(&self) -> SeededEntropy {
        SeededEntropy::new(self.seed)
    }

    /// Plays on a desk that is new.
    ///
    /// # Errors
    /// When the founding is refused, or the desk fails.
    pub fn play(
        &self,
        desk: &mut impl Desk,
        tell: &mut dyn FnMut(Instant, &Tally),
    ) -> Result<Played, DemoFault> {
        let season = self.season();
        let mut casting = Casting {
            desk,
            cast: &self.script.cast,
            edition: &self.edition,
            sources: &self.sources,
            season: &season,
            now: self.from(),
        };
        let stage = casting.run(self.zone())?;
        let mut chance = Chance::new(self.seed ^ PLAY_SEED);
        let coming = arrivals::plan(&self.script, &stage, &season, &mut chance);
        let play = Play::new(
            desk,
            &self.script,
            &stage,
            &self.edition,
            self.zone(),
            chance,
        );
        let tally = play.run(coming, self.until(), tell)?;
        Ok(Played {
            org: self.org(),
            until: self.until(),
            tally,
            people: players(&stage),
        })
    }

    /// Plays in a store, which does nothing else meanwhile. Nothing leaves: what the outside would have heard is past.
    ///
    /// # Errors
    /// When the founding is refused, or the store fails.
    pub fn play_in(self: Arc<Self>, store: &Store, mut tell: Tell) -> Result<Played, DemoFault> {
        let org = self.org();
        let played = store.bulk(Delivery::Silent, move |bulk| {
            let mut desk = StoredDesk::new(bulk, org);
            self.play(&mut desk, &mut tell)
        });
        played.map_err(AppError::from)?
    }

    fn season(&self) -> Season<'_> {
        let last = self.script.until.unwrap_or(UNTIL).date();
        let first = last.saturating_sub(jiff::Span::new().days(i64::from(self.days) - 1));
        Season {
            calendar: &self.calendar,
            zone: self.calendar.zone(),
            first,
            last,
        }
    }
}

/// Name of the first shipped handbook that has a cast.
pub(super) fn first_shipped() -> String {
    let mut books = handbooks::all_shipped();
    books
        .find(|book| book.file(CAST).is_some())
        .map_or_else(String::new, |book| book.name.to_owned())
}

fn cast(name_or_path: &str) -> Result<String, DemoFault> {
    let folder = Path::new(name_or_path);
    if folder.is_dir() {
        let path = folder.join(CAST);
        let fault = |error| DemoFault::System {
            what: path.display().to_string(),
            error,
        };
        return std::fs::read_to_string(&path).map_err(fault);
    }
    let shipped = handbooks::shipped(name_or_path).and_then(|book| book.file(CAST));
    shipped
        .map(str::to_owned)
        .ok_or_else(|| DemoFault::NoCast(name_or_path.to_owned()))
}

fn players(stage: &Stage) -> Vec<Player> {
    let player = |member: &super::stage::Member| Player {
        person: member.person,
        name: member.name.clone(),
        mail: member.mail.clone(),
        label: member.sign_in.clone(),
    };
    stage.members.iter().map(player).collect()
}
