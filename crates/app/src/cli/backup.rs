//! `yinuo backup` and `yinuo restore`. A backup holds the data and their marks, never the master key.

use std::path::{Path, PathBuf};

use clap::Args;
use store::backup::{self, ERASED_FILE};
use store::keys::MasterKey;

use super::failure::Failure;
use super::installation::Installation;
use super::tell;
use crate::clock::{Clock, SystemEntropy};
use crate::data_folder::{DataFault, DataFolder, Settings};
use crate::texts::Voice;

/// Folder of the marks inside a backup.
const MARKS: &str = "checkpoints";

/// What to back up, and where to.
#[derive(Debug, Args)]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    installation: Installation,
    /// Folder of the backup: empty, or not there yet.
    target: PathBuf,
}

/// What to restore, and where to.
#[derive(Debug, Args)]
pub(crate) struct RestoreArgs {
    /// Folder of the backup.
    backup: PathBuf,
    /// Folder of the data. Its database must be gone; its marks, if they are left, are heeded.
    #[arg(long)]
    data: PathBuf,
    /// An empty database on a server, as postgres://user@host/database.
    #[arg(long)]
    database: Option<String>,
    /// File of the master key under which the data were sealed.
    #[arg(long)]
    key: PathBuf,
}

/// Writes a backup while the desk goes on working.
pub(crate) fn backup(args: &BackupArgs, voice: Voice) -> Result<(), Failure> {
    let store = args.installation.open(voice)?;
    store
        .backup(&args.target)
        .map_err(|error| Failure::store(voice, &error))?;
    let copied = copy_files(
        &args.installation.folder().checkpoints(),
        &args.target.join(MARKS),
    );
    copied.map_err(|error| Failure::system(voice, &error))?;
    tell(&voice.say_with(
        "backup-done",
        &[("path", args.target.display().to_string().into())],
    ));
    Ok(())
}

/// Fills a data folder from a backup. What was erased since stays erased.
pub(crate) fn restore(args: &RestoreArgs, voice: Voice) -> Result<(), Failure> {
    let folder = DataFolder::at(&args.data);
    let key = std::path::absolute(&args.key).map_err(|error| Failure::system(voice, &error))?;
    if !key.exists() {
        return Err(Failure::data(voice, &DataFault::NoKey { path: key }));
    }
    let failed = |error| Failure::store(voice, &error);
    let mut entropy =
        SystemEntropy::new().map_err(|_| Failure::data(voice, &DataFault::NoChance))?;
    let master = MasterKey::read_or_create(&key, &mut entropy).map_err(failed)?;
    let mut erased = backup::erased(&args.backup.join(MARKS)).map_err(failed)?;
    erased.extend(backup::erased(&folder.checkpoints()).map_err(failed)?);
    std::fs::create_dir_all(folder.path()).map_err(|error| Failure::system(voice, &error))?;
    let place = folder.place(args.database.as_deref());
    backup::restore(&args.backup, &place, &erased, master, Clock::system().now())
        .map_err(failed)?;
    // Marks that are newer than the backup would call it cut; the older list of erased keys must not replace a newer one.
    if !folder.checkpoints().join(ERASED_FILE).exists() {
        copy_files(&args.backup.join(MARKS), &folder.checkpoints())
            .map_err(|error| Failure::system(voice, &error))?;
    }
    let settings = Settings {
        key,
        on_server: args.database.is_some(),
    };
    folder
        .write_settings(&settings)
        .map_err(|fault| Failure::data(voice, &fault))?;
    tell(&voice.say_with(
        "restore-done",
        &[("path", args.data.display().to_string().into())],
    ));
    Ok(())
}

/// Copies the files of a folder that need not be there.
fn copy_files(from: &Path, to: &Path) -> std::io::Result<()> {
    if !from.is_dir() {
        return Ok(());
    }
    std::fs::create_dir_all(to)?;
    for entry in std::fs::read_dir(from)? {
        let entry = entry?;
        if entry.file_type()?.is_file() {
            std::fs::copy(entry.path(), to.join(entry.file_name()))?;
        }
    }
    Ok(())
}
