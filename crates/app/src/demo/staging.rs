//! A demonstration in a folder of data: played, given a password, and opened again for live work.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use casework::ids::Entropy as _;
use store::desk::passwords;

use super::DemoArgs;
use super::fault::DemoFault;
use super::setting::{Played, Setting};
use super::waiting::Reached;
use crate::clock::{Clock, SystemEntropy};
use crate::config::{Config, Sample};
use crate::data_folder::{DataFault, DataFolder};
use crate::error::AppError;
use crate::sign_in::password;
use crate::state::AppState;
use crate::stop::Stop;

/// Folder of a demonstration for which none is named, inside the user's own data.
const OWN_FOLDER: &str = "yinuo/demo";
/// Its data, and beside them its key.
const OWN_DATA: &str = "data";
const OWN_KEY: &str = "demo.key";
/// Sets the chance of the password apart from all others.
const PASSWORD_SEED: u64 = 0x7061_7373;
/// Letters of the password: none that look like another.
const LETTERS: &[u8] = b"abcdefghjkmnpqrstuvwxyz23456789";
/// Groups of letters and their length.
const GROUPS: usize = 3;
const GROUP_LETTERS: usize = 4;

/// A demonstration that can be served.
pub(super) struct Staged {
    pub(super) state: AppState,
    pub(super) played: Played,
    /// The password of everybody.
    pub(super) password: String,
}

/// Where a demonstration's data and key lie.
pub(super) struct Folder {
    data: DataFolder,
    key: Option<PathBuf>,
}

impl Folder {
    /// The folder that was named, which must be new; or our own, in which the last demonstration makes room.
    pub(super) fn of(args: &DemoArgs) -> Result<Self, DemoFault> {
        if let Some(path) = &args.data {
            return Ok(Self {
                data: DataFolder::at(path),
                key: None,
            });
        }
        let home = |name: &str| {
            std::env::var_os(name)
                .filter(|value| !value.is_empty())
                .map(PathBuf::from)
        };
        let base =
            home("XDG_DATA_HOME").or_else(|| home("HOME").map(|home| home.join(".local/share")));
        let own = base
            .ok_or(DemoFault::Folder(DataFault::NoHome))?
            .join(OWN_FOLDER);
        clear(&own)?;
        Ok(Self {
            data: DataFolder::at(own.join(OWN_DATA)),
            key: Some(own.join(OWN_KEY)),
        })
    }

    /// Where the data are.
    pub(super) fn path(&self) -> &Path {
        self.data.path()
    }

    /// Plays the demonstration and opens what came of it. Blocks.
    pub(super) fn stage(
        &self,
        setting: Arc<Setting>,
        reached: Arc<Reached>,
        base_url: String,
        stop: Stop,
    ) -> Result<Staged, DemoFault> {
        let password = password_of(&setting);
        let entropy = Box::new(setting.entropy());
        let store = self
            .data
            .set_up(None, self.key.as_deref(), setting.from(), entropy)
            .map_err(DemoFault::Folder)?;
        let tell = Box::new(move |now, tally: &_| reached.reach(now, tally));
        let played = setting.play_in(&store, tell)?;
        // From here on chance is the system's: whoever knows the seed may not foretell keys.
        drop(store);
        let store = self
            .data
            .open(None, None, system()?)
            .map_err(DemoFault::Folder)?;
        let mut salt = [0; 16];
        system()?.fill(&mut salt);
        let hash = password::hash_with_salt(&password, &salt)?;
        let (org, until, people) = (played.org, played.until, played.people.clone());
        let set = store.write(move |door| {
            people
                .iter()
                .try_for_each(|player| passwords::set(door, org, player.person, &hash, until))
        });
        set.map_err(AppError::from)?;
        let config = Config {
            mail_from: "demo@localhost.localdomain".to_owned(),
            base_url,
            data: self.path().to_owned(),
            smtp: None,
            samples: samples(&played),
        };
        let clock = Clock::starting_at(played.until);
        let state = AppState::new(store, org, clock, system()?, config, stop)?;
        Ok(Staged {
            state,
            played,
            password,
        })
    }
}

/// Removes the last demonstration from our own folder, and nothing that isn't one.
fn clear(own: &Path) -> Result<(), DemoFault> {
    let data = DataFolder::at(own.join(OWN_DATA));
    if data.is_set_up() {
        let fault = |error| DemoFault::System {
            what: own.display().to_string(),
            error,
        };
        std::fs::remove_dir_all(data.path()).map_err(fault)?;
    }
    Ok(())
}

fn system() -> Result<Box<SystemEntropy>, DemoFault> {
    SystemEntropy::new()
        .map(Box::new)
        .map_err(|_| DemoFault::Folder(DataFault::NoChance))
}

fn samples(played: &Played) -> Vec<Sample> {
    let sample = |player: &super::Player| {
        let note = player.label.clone()?;
        Some(Sample {
            person: player.person,
            name: player.name.clone(),
            note,
        })
    };
    played.people.iter().filter_map(sample).collect()
}

/// A password that can be typed, the same for the same seed.
fn password_of(setting: &Setting) -> String {
    let mut chance = super::chance::Chance::new(setting.seed() ^ PASSWORD_SEED);
    let mut group = || -> String {
        let letters = (0..GROUP_LETTERS).filter_map(|_| chance.pick(LETTERS));
        letters.map(|letter| char::from(*letter)).collect()
    };
    (0..GROUPS).map(|_| group()).collect::<Vec<_>>().join("-")
}
