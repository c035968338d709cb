//! Backups: one SQLite file for both databases, consistent while work goes on. The master key is never in it.

use std::io::Write;
use std::path::{Path, PathBuf};

use casework::ids::OrgId;
use casework::secret::KeyOwner;
use worktime::Instant;

use crate::cell::{Cell, Row};
use crate::door::{Door, Place, Use};
use crate::error::{BackupFault, Result, StoreError};
use crate::keys::{Keyring, MasterKey};
use crate::migrate;

/// Name of the database in a backup's folder.
pub const FILE: &str = "yinuo.db";
/// Name of the list of destroyed keys, beside the daily marks.
pub const ERASED_FILE: &str = "erased.txt";

/// Writes a backup of what a connection sees into a folder that is empty or not there yet.
pub(crate) fn write(door: &mut Door, folder: &Path) -> Result<()> {
    let file = fresh_file(folder)?;
    match door {
        Door::Sqlite(door) => {
            door.connection()
                .backup("main", &file, None::<fn(rusqlite::backup::Progress)>)?
        }
        Door::Postgres(_) => {
            let mut target = Door::open(&Place::Sqlite(file.clone()), Use::Write)?;
            migrate::migrate(&mut target)?;
            let tables = tables(&mut target)?;
            target.transaction(|target| copy(&tables, door, target))?;
        }
    }
    sync(&file)
}

/// Fills an empty place from a backup. Keys that were destroyed since it was made are destroyed in it, too.
///
/// # Errors
/// When the place isn't empty, the folder holds no backup, or the backup is of a newer program.
pub fn restore(
    folder: &Path,
    place: &Place,
    erased: &[(OrgId, KeyOwner)],
    master: MasterKey,
    now: Instant,
) -> Result<()> {
    let file = folder.join(FILE);
    if !file.is_file() {
        return Err(StoreError::Backup {
            path: folder.to_owned(),
            fault: BackupFault::NotABackup,
        });
    }
    let mut door = match place {
        Place::Sqlite(path) => {
            if path.exists() {
                return Err(StoreError::Backup {
                    path: path.clone(),
                    fault: BackupFault::NotEmpty,
                });
            }
            std::fs::copy(&file, path).map_err(|error| StoreError::file(path, error))?;
            sync(path)?;
            Door::open(place, Use::Write)?
        }
        Place::Memory(_) | Place::Postgres(_) => copied(&file, folder, place)?,
    };
    migrate::migrate(&mut door)?;
    let keyring = Keyring::new(master);
    door.transaction(|door| {
        erased
            .iter()
            .try_for_each(|(org, owner)| keyring.destroy(door, *org, *owner, now))
    })
}

/// Notes a destroyed key where no backup reaches, so that a restore destroys it again.
///
/// # Errors
/// When the file can't be written.
pub fn note_erased(folder: &Path, org: OrgId, owner: KeyOwner) -> Result<()> {
    let path = folder.join(ERASED_FILE);
    let append = || {
        let mut file = std::fs::OpenOptions::new()
            .create(true)
            .append(true)
            .open(&path)?;
        writeln!(file, "{org} {owner}")?;
        file.sync_all()
    };
    append().map_err(|error| StoreError::file(&path, error))
}

/// The keys that were destroyed, as [`note_erased`] noted them.
///
/// # Errors
/// When the file can't be read.
pub fn erased(folder: &Path) -> Result<Vec<(OrgId, KeyOwner)>> {
    let path = folder.join(ERASED_FILE);
    let text = match std::fs::read_to_string(&path) {
        Ok(text) => text,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(error) => return Err(StoreError::file(path, error)),
    };
    let parsed = text.lines().map(|line| {
        let (org, owner) = line.split_once(' ')?;
        Some((OrgId::parse(org)?, KeyOwner::parse(owner)?))
    });
    // A line that can't be read might be a key that must stay destroyed: nothing is restored past it.
    let unreadable = || StoreError::file(&path, std::io::ErrorKind::InvalidData.into());
    parsed.collect::<Option<Vec<_>>>().ok_or_else(unreadable)
}

fn fresh_file(folder: &Path) -> Result<PathBuf> {
    let fault = |error| StoreError::file(folder, error);
    std::fs::create_dir_all(folder).map_err(fault)?;
    if std::fs::read_dir(folder).map_err(fault)?.next().is_some() {
        return Err(StoreError::Backup {
            path: folder.to_owned(),
            fault: BackupFault::NotEmpty,
        });
    }
    Ok(folder.join(FILE))
}

fn copied(file: &Path, folder: &Path, place: &Place) -> Result<Door> {
    let mut source = Door::open(&Place::Sqlite(file.to_owned()), Use::Read)?;
    let mut door = Door::open(place, Use::Write)?;
    if migrate::version(&mut door)? != 0 {
        return Err(StoreError::Backup {
            path: folder.to_owned(),
            fault: BackupFault::NotEmpty,
        });
    }
    // To the shape that the backup has; what came later is done to its rows afterwards.
    let version = migrate::version(&mut source)?;
    migrate::migrate_to(&mut door, version)?;
    let tables = tables(&mut source)?;
    door.transaction(|door| copy(&tables, &mut source, door))?;
    Ok(door)
}

/// A table with its columns.
struct Table {
    name: String,
    columns: Vec<String>,
}

/// All tables of a SQLite database but the one that says its version.
fn tables(door: &mut Door) -> Result<Vec<Table>> {
    let sql = "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
               AND name <> 'schema_version' ORDER BY name";
    let mut tables = Vec::new();
    for row in door.query(sql, &[])? {
        let name = row.text(0)?.to_owned();
        let columns = door.query(
            "SELECT name FROM pragma_table_info($1) ORDER BY cid",
            &[(&name).into()],
        )?;
        let columns = columns
            .iter()
            .map(|row| row.text(0).map(str::to_owned))
            .collect::<Result<_>>()?;
        tables.push(Table { name, columns });
    }
    Ok(tables)
}

/// Copies all rows. Names of tables and columns come from our own migrations.
fn copy(tables: &[Table], from: &mut Door, to: &mut Door) -> Result<()> {
    for Table { name, columns } in tables {
        let list = columns.join(", ");
        let numbers: Vec<String> = (1..=columns.len())
            .map(|number| format!("${number}"))
            .collect();
        let insert = format!(
            "INSERT INTO {name} ({list}) VALUES ({})",
            numbers.join(", ")
        );
        let mut put = |row: Row| {
            let cells: &[Cell<'_>] = row.cells();
            to.execute_text(&insert, cells).map(|_| ())
        };
        from.for_each_text(&format!("SELECT {list} FROM {name}"), &[], &mut put)?;
    }
    Ok(())
}

fn sync(path: &Path) -> Result<()> {
    let synced = std::fs::File::open(path).and_then(|file| file.sync_all());
    synced.map_err(|error| StoreError::file(path, error))
}
