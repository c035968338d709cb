//! The folder in which an installation keeps everything but its master key.
//!
//! `yinuo.db` (unless the data are on a PostgreSQL server), `yinuo.toml` (where the master key lies), `checkpoints/` (daily
//! marks of the chain's head, and which keys were destroyed), `mail/` (mails without a server).

use std::io;
use std::path::{Path, PathBuf};

use casework::ids::{Entropy, Mint, OrgId};
use serde::{Deserialize, Serialize};
use store::keys::MasterKey;
use store::{Config, Place, Store, StoreError};
use worktime::Instant;

use crate::clock::SystemEntropy;

const DATABASE: &str = "yinuo.db";
const SETTINGS: &str = "yinuo.toml";
const CHECKPOINTS: &str = "checkpoints";

/// A folder of data.
#[derive(Clone, Debug)]
pub struct DataFolder {
    path: PathBuf,
}

/// What the folder says about itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Settings {
    /// File of the master key, outside of this folder and of its backups.
    pub key: PathBuf,
    /// Whether the data are on a server, whose address is told at each start since it may hold a password.
    #[serde(default)]
    pub on_server: bool,
}

/// Why a folder can't be used.
#[derive(Debug)]
pub enum DataFault {
    /// Nothing was set up there.
    Missing {
        /// Where.
        path: PathBuf,
    },
    /// Something is there already.
    Taken {
        /// Where.
        path: PathBuf,
    },
    /// The master key lies inside the folder, where backups would take it along.
    KeyInside {
        /// Where.
        path: PathBuf,
    },
    /// The master key isn't where it was.
    NoKey {
        /// Where it should be.
        path: PathBuf,
    },
    /// The data are on a server, and its address wasn't told.
    NoServer,
    /// `yinuo.toml` can't be read.
    Settings {
        /// Where.
        path: PathBuf,
        /// Why, in the parser's words.
        detail: String,
    },
    /// A file can't be read or written.
    File {
        /// Which.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// Neither `XDG_DATA_HOME` nor `HOME` says where keys are kept.
    NoHome,
    /// The system gives no randomness.
    NoChance,
    /// The store can't be opened.
    Store(StoreError),
}

impl DataFolder {
    /// A folder, whether or not something is in it.
    #[must_use]
    pub fn at(path: impl Into<PathBuf>) -> Self {
        Self { path: path.into() }
    }

    /// Where it is.
    #[must_use]
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Where its daily marks are.
    #[must_use]
    pub fn checkpoints(&self) -> PathBuf {
        self.path.join(CHECKPOINTS)
    }

    /// Where its data are.
    #[must_use]
    pub fn place(&self, database: Option<&str>) -> Place {
        database.map_or_else(
            || Place::Sqlite(self.path.join(DATABASE)),
            |url| Place::Postgres(url.to_owned()),
        )
    }

    /// Whether something was set up in it.
    #[must_use]
    pub fn is_set_up(&self) -> bool {
        self.path.join(SETTINGS).exists() || self.path.join(DATABASE).exists()
    }

    /// What it says about itself.
    ///
    /// # Errors
    /// When nothing was set up, or the file is broken.
    pub fn settings(&self) -> Result<Settings, DataFault> {
        let path = self.path.join(SETTINGS);
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                return Err(DataFault::Missing {
                    path: self.path.clone(),
                });
            }
            Err(error) => return Err(DataFault::File { path, error }),
        };
        toml::from_str(&text).map_err(|error| DataFault::Settings {
            path,
            detail: error.message().to_owned(),
        })
    }

    /// Writes what the folder says about itself: the last step of setting up.
    ///
    /// # Errors
    /// When it can't be written.
    pub fn write_settings(&self, settings: &Settings) -> Result<(), DataFault> {
        let path = self.path.join(SETTINGS);
        let text = toml::to_string(settings).map_err(|error| DataFault::Settings {
            path: path.clone(),
            detail: error.to_string(),
        })?;
        std::fs::write(&path, text).map_err(|error| DataFault::File { path, error })
    }

    /// Makes the folder, which must be empty or not there yet.
    ///
    /// # Errors
    /// When something is in it, or it can't be made.
    fn make(&self) -> Result<(), DataFault> {
        let fault = |error| DataFault::File {
            path: self.path.clone(),
            error,
        };
        std::fs::create_dir_all(&self.path).map_err(fault)?;
        match std::fs::read_dir(&self.path).map_err(fault)?.next() {
            None => Ok(()),
            Some(_) => Err(DataFault::Taken {
                path: self.path.clone(),
            }),
        }
    }

    /// Sets up an empty folder: its key, its store, its settings. `entropy` is the chance of what is written later.
    ///
    /// # Errors
    /// When something is in the folder, the key can't be made, or the store can't be opened.
    pub fn set_up(
        &self,
        database: Option<&str>,
        key: Option<&Path>,
        now: Instant,
        entropy: Box<dyn Entropy + Send>,
    ) -> Result<Store, DataFault> {
        self.make()?;
        let key = match key {
            Some(key) => key.to_owned(),
            None => new_key_path(
                now,
                &mut SystemEntropy::new().map_err(|_| DataFault::NoChance)?,
            )?,
        };
        let key =
            std::path::absolute(&key).map_err(|error| DataFault::File { path: key, error })?;
        let store = self.open_with(database, &key, entropy)?;
        self.write_settings(&Settings {
            key,
            on_server: database.is_some(),
        })?;
        Ok(store)
    }

    /// Takes back what [`DataFolder::set_up`] made, so that a second try finds the folder empty.
    pub fn take_back(&self) {
        let files = [
            SETTINGS.to_owned(),
            DATABASE.to_owned(),
            format!("{DATABASE}-wal"),
            format!("{DATABASE}-shm"),
        ];
        for file in files {
            // What isn't there need not be taken back; what stays will be named by the second try.
            let _ = std::fs::remove_file(self.path.join(file));
        }
        let _ = std::fs::remove_dir_all(self.checkpoints());
    }

    /// Opens data that were set up before.
    ///
    /// # Errors
    /// When nothing was set up, the key is missing, or the store can't be opened.
    pub fn open(
        &self,
        database: Option<&str>,
        key: Option<&Path>,
        entropy: Box<dyn Entropy + Send>,
    ) -> Result<Store, DataFault> {
        let settings = self.settings()?;
        if settings.on_server && database.is_none() {
            return Err(DataFault::NoServer);
        }
        let key = key.map_or(settings.key, Path::to_owned);
        if !key.exists() {
            return Err(DataFault::NoKey { path: key });
        }
        self.open_with(database, &key, entropy)
    }

    /// Opens data with a key that is made if there is none. The key is always of the system's chance.
    fn open_with(
        &self,
        database: Option<&str>,
        key: &Path,
        entropy: Box<dyn Entropy + Send>,
    ) -> Result<Store, DataFault> {
        self.refuse_inside(key)?;
        let mut chance = SystemEntropy::new().map_err(|_| DataFault::NoChance)?;
        let master_key = MasterKey::read_or_create(key, &mut chance)?;
        let (place, checkpoints) = (self.place(database), Some(self.checkpoints()));
        Ok(Store::open(Config {
            place,
            master_key,
            entropy,
            checkpoints,
        })?)
    }

    /// Refuses a key inside the folder, since whoever copies the data would copy the key with them.
    fn refuse_inside(&self, key: &Path) -> Result<(), DataFault> {
        let folder = key.parent().unwrap_or(Path::new(""));
        let (inner, outer) = (std::path::absolute(folder), std::path::absolute(&self.path));
        match (inner, outer) {
            (Ok(inner), Ok(outer)) if inner.starts_with(&outer) => Err(DataFault::KeyInside {
                path: key.to_owned(),
            }),
            _ => Ok(()),
        }
    }
}

/// Where the key of a new installation is put: a fresh name in the folder of keys.
///
/// # Errors
/// When the environment names no home.
fn new_key_path(now: Instant, entropy: &mut dyn Entropy) -> Result<PathBuf, DataFault> {
    let name: OrgId = Mint::new(now, entropy).id();
    let home = |variable: &str| {
        std::env::var_os(variable)
            .filter(|value| !value.is_empty())
            .map(PathBuf::from)
    };
    let data = home("XDG_DATA_HOME").or_else(|| home("HOME").map(|home| home.join(".local/share")));
    Ok(data
        .ok_or(DataFault::NoHome)?
        .join("yinuo/keys")
        .join(format!("{name}.key")))
}

impl From<StoreError> for DataFault {
    fn from(error: StoreError) -> Self {
        DataFault::Store(error)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::clock::SeededEntropy;

    #[test]
    fn a_key_inside_the_folder_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::at(folder.path().join("data"));
        let key = folder.path().join("data/keys/a.key");
        let entropy = Box::new(SeededEntropy::new(1));
        assert!(matches!(
            data.open_with(None, &key, entropy),
            Err(DataFault::KeyInside { .. })
        ));
        assert!(!key.exists());
    }

    #[test]
    fn settings_read_back() {
        let folder = tempfile::tempdir().unwrap();
        let data = DataFolder::at(folder.path());
        assert!(matches!(data.settings(), Err(DataFault::Missing { .. })));
        let settings = Settings {
            key: "/somewhere/a.key".into(),
            on_server: true,
        };
        data.write_settings(&settings).unwrap();
        assert_eq!(data.settings().unwrap(), settings);
        let entropy = Box::new(SeededEntropy::new(1));
        assert!(matches!(
            data.open(None, None, entropy),
            Err(DataFault::NoServer)
        ));
    }
}
