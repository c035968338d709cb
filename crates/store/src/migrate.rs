//! The shape of the data, version by version. An older database is brought up to date when it is opened.

use crate::dialect::{self, Dialect};
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::statistics;

/// Every migration in order; the position gives the version, from 1.
const MIGRATIONS: &[Migration] = &[
    Migration::both(include_str!("../../../migrations/0001_core.sql")),
    Migration::both(include_str!("../../../migrations/0002_desk.sql")),
];

/// Guards against two nodes that migrate one PostgreSQL at once. Any fixed number would do.
const LOCK: i64 = 0x79_69_6e_75_6f;

/// One step of the shape, worded for each database.
struct Migration {
    sqlite: &'static str,
    postgres: &'static str,
}

impl Migration {
    const fn both(sql: &'static str) -> Self {
        Self {
            sqlite: sql,
            postgres: sql,
        }
    }

    fn text(&self, dialect: Dialect) -> String {
        dialect::migration(
            dialect,
            match dialect {
                Dialect::Sqlite => self.sqlite,
                Dialect::Postgres => self.postgres,
            },
        )
    }
}

/// Version of the data that this program writes.
#[must_use]
pub fn newest_version() -> i64 {
    MIGRATIONS.len() as i64
}

/// Brings the database to the newest version; a fresh one gets all of it.
///
/// # Errors
/// When the data are of a newer program, or the database refuses; then nothing was changed.
pub fn migrate(door: &mut Door) -> Result<()> {
    migrate_to(door, newest_version())
}

/// Brings the database to a version, for tests of upgrades.
pub(crate) fn migrate_to(door: &mut Door, wanted: i64) -> Result<()> {
    door.transaction(|door| {
        if door.dialect() == Dialect::Postgres {
            door.query_text("SELECT 1 FROM pg_advisory_xact_lock($1)", &[LOCK.into()])?;
        }
        door.batch(
            "CREATE TABLE IF NOT EXISTS schema_version (version BIGINT NOT NULL PRIMARY KEY)",
        )?;
        let found = version(door)?;
        if found > newest_version() {
            return Err(StoreError::Newer {
                found,
                known: newest_version(),
            });
        }
        for (version, migration) in (1..).zip(MIGRATIONS) {
            if version > found && version <= wanted {
                door.batch(&migration.text(door.dialect()))?;
                door.execute(
                    "INSERT INTO schema_version (version) VALUES ($1)",
                    &[version.into()],
                )?;
            }
        }
        match door.dialect() {
            Dialect::Sqlite if found < wanted => statistics::set(door),
            _ => Ok(()),
        }
    })
}

/// Version of the data, 0 for an empty database.
pub(crate) fn version(door: &mut Door) -> Result<i64> {
    let table = match door.dialect() {
        Dialect::Sqlite => door.query("SELECT name FROM sqlite_schema WHERE name = 'schema_version'", &[])?,
        Dialect::Postgres => door.query(
            "SELECT tablename FROM pg_tables WHERE schemaname = current_schema() AND tablename = 'schema_version'",
            &[],
        )?,
    };
    if table.is_empty() {
        return Ok(0);
    }
    let row = door.first("SELECT coalesce(max(version), 0) FROM schema_version", &[])?;
    row.map_or(Ok(0), |row| row.int(0))
}

#[cfg(test)]
mod tests {
    use tempfile::TempDir;

    use super::*;
    use crate::door::{Place, Use};

    fn empty() -> (TempDir, Door) {
        let folder = tempfile::tempdir().unwrap();
        let door = Door::open(&Place::Sqlite(folder.path().join("yinuo.db")), Use::Write).unwrap();
        (folder, door)
    }

    #[test]
    fn an_older_database_is_brought_up_to_date_and_keeps_its_rows() {
        let (_folder, mut door) = empty();
        for older in 0..newest_version() {
            migrate_to(&mut door, older).unwrap();
            assert_eq!(version(&mut door).unwrap(), older);
            if older == 1 {
                door.execute("INSERT INTO timer VALUES ('o', 'duty:x', 1)", &[])
                    .unwrap();
            }
        }
        migrate(&mut door).unwrap();
        migrate(&mut door).unwrap();
        assert_eq!(version(&mut door).unwrap(), newest_version());
        assert_eq!(door.query("SELECT * FROM timer", &[]).unwrap().len(), 1);
    }

    #[test]
    fn a_newer_database_is_refused_and_left_alone() {
        let (_folder, mut door) = empty();
        migrate(&mut door).unwrap();
        let newer = newest_version() + 1;
        door.execute("INSERT INTO schema_version VALUES ($1)", &[newer.into()])
            .unwrap();
        let refused = migrate(&mut door);
        assert!(
            matches!(refused, Err(StoreError::Newer { found, .. }) if found == newer),
            "{refused:?}"
        );
        assert_eq!(version(&mut door).unwrap(), newer);
    }
}
