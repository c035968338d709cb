//! Naming an installation on the command line, and opening it.

use std::path::PathBuf;

use casework::ids::OrgId;
use clap::Args;
use store::Store;

use super::failure::Failure;
use crate::clock::SystemEntropy;
use crate::data_folder::{DataFault, DataFolder};
use crate::texts::Voice;

/// Where the data of an installation are.
#[derive(Clone, Debug, Args)]
pub(crate) struct Installation {
    /// Folder of the data.
    #[arg(long)]
    pub(crate) data: PathBuf,
    /// The server on which the data are, as postgres://user@host/database.
    #[arg(long)]
    pub(crate) database: Option<String>,
    /// File of the master key, if it isn't where the folder says.
    #[arg(long)]
    pub(crate) key: Option<PathBuf>,
}

impl Installation {
    /// The folder.
    pub(crate) fn folder(&self) -> DataFolder {
        DataFolder::at(&self.data)
    }

    /// Opens the store.
    ///
    /// # Errors
    /// When it can't be opened, worded.
    pub(crate) fn open(&self, voice: Voice) -> Result<Store, Failure> {
        let data = |fault| Failure::data(voice, &fault);
        let entropy = Box::new(SystemEntropy::new().map_err(|_| data(DataFault::NoChance))?);
        self.folder()
            .open(self.database.as_deref(), self.key.as_deref(), entropy)
            .map_err(data)
    }
}

/// The org of a store: an installation serves its first one.
///
/// # Errors
/// When none was founded, or the store fails, worded.
pub(crate) fn open_org(store: &Store, voice: Voice) -> Result<OrgId, Failure> {
    let orgs = store
        .orgs()
        .map_err(|error| Failure::store(voice, &error))?;
    orgs.into_iter()
        .next()
        .ok_or_else(|| Failure::found(voice.say("data-no-org")))
}
