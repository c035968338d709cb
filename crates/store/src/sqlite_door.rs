//! The door's side to SQLite: write-ahead log, full sync at commit, statements prepared once.

use std::borrow::Cow;
use std::collections::HashMap;
use std::path::Path;
use std::time::Duration;

use rusqlite::types::{ToSqlOutput, ValueRef};
use rusqlite::{Connection, OpenFlags, ToSql};

use crate::cell::{Cell, Row};
use crate::dialect::{self, Dialect};
use crate::door::Use;
use crate::error::{Result, StoreError};

/// Statements that stay prepared; the product has fewer.
const STATEMENTS_MOST: usize = 256;
/// How long to wait for a lock that another process holds.
const LOCK_WAIT_MILLIS: u64 = 10_000;
/// Page cache of the writer; readers get a quarter. Kept small: the system caches the file as well.
const CACHE_KIBIBYTES: i64 = 8 * 1024;
/// Pages of the write-ahead log after which it is written back.
const CHECKPOINT_PAGES: i64 = 2_000;

/// A connection to SQLite.
#[derive(Debug)]
pub struct SqliteDoor {
    connection: Connection,
    purpose: Use,
    /// Queries as SQLite reads them, by the text that the product wrote.
    worded: HashMap<String, String>,
}

impl SqliteDoor {
    pub(crate) fn open_file(path: &Path, purpose: Use) -> Result<Self> {
        let flags = match purpose {
            Use::Read => OpenFlags::SQLITE_OPEN_READ_ONLY,
            Use::Write => OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE,
        };
        let connection =
            Connection::open_with_flags(path, flags | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
        if purpose == Use::Write {
            // Of its own: the journal's mode is kept in the file and can't change inside a transaction.
            connection.execute_batch("PRAGMA journal_mode = WAL")?;
        }
        let door = Self::set_up(connection, purpose)?;
        door.demand("journal_mode", "wal")?;
        // 2 is FULL: a commit returns when its log is on the disk.
        door.demand("synchronous", "2")?;
        Ok(door)
    }

    pub(crate) fn open_memory(name: &str, purpose: Use) -> Result<Self> {
        let flags = OpenFlags::SQLITE_OPEN_READ_WRITE
            | OpenFlags::SQLITE_OPEN_CREATE
            | OpenFlags::SQLITE_OPEN_URI;
        let connection = Connection::open_with_flags(format!("file:/{name}?vfs=memdb"), flags)?;
        let door = Self::set_up(connection, purpose)?;
        if purpose == Use::Read {
            door.connection.execute_batch("PRAGMA query_only = ON")?;
        }
        Ok(door)
    }

    pub(crate) fn open_scratch() -> Result<Self> {
        Self::set_up(Connection::open_in_memory()?, Use::Write)
    }

    fn set_up(connection: Connection, purpose: Use) -> Result<Self> {
        let cache = match purpose {
            Use::Read => CACHE_KIBIBYTES / 4,
            Use::Write => CACHE_KIBIBYTES,
        };
        connection.busy_timeout(Duration::from_millis(LOCK_WAIT_MILLIS))?;
        connection.execute_batch(&format!(
            "PRAGMA synchronous = FULL; PRAGMA foreign_keys = OFF; PRAGMA temp_store = MEMORY;
             PRAGMA cache_size = -{cache};
             PRAGMA wal_autocheckpoint = {CHECKPOINT_PAGES}"
        ))?;
        connection.set_prepared_statement_cache_capacity(STATEMENTS_MOST);
        Ok(Self {
            connection,
            purpose,
            worded: HashMap::new(),
        })
    }

    /// Asks the database itself whether a setting took hold.
    fn demand(&self, setting: &'static str, wanted: &str) -> Result<()> {
        let found = self.connection.pragma_query_value(None, setting, |row| {
            Ok(match row.get_ref(0)? {
                ValueRef::Integer(value) => value.to_string(),
                ValueRef::Text(text) => String::from_utf8_lossy(text).into_owned(),
                other => format!("{other:?}"),
            })
        })?;
        if found == wanted {
            return Ok(());
        }
        Err(StoreError::Unsafe {
            setting,
            found,
            wanted: wanted.to_owned(),
        })
    }

    pub(crate) fn connection(&self) -> &Connection {
        &self.connection
    }

    pub(crate) fn begin(&mut self) -> Result<()> {
        self.batch(match self.purpose {
            Use::Read => "BEGIN",
            Use::Write => "BEGIN IMMEDIATE",
        })
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.connection.execute_batch(sql)?)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Cell<'_>]) -> Result<u64> {
        let mut statement = self
            .connection
            .prepare_cached(worded(&mut self.worded, sql))?;
        bind(&mut statement, params)?;
        Ok(statement.raw_execute()? as u64)
    }

    pub(crate) fn for_each(
        &mut self,
        sql: &str,
        params: &[Cell<'_>],
        visit: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let mut statement = self
            .connection
            .prepare_cached(worded(&mut self.worded, sql))?;
        bind(&mut statement, params)?;
        let columns = statement.column_count();
        let mut rows = statement.raw_query();
        while let Some(row) = rows.next()? {
            let mut cells = Vec::with_capacity(columns);
            for index in 0..columns {
                cells.push(cell(row.get_ref(index)?, index)?);
            }
            visit(Row::new(cells))?;
        }
        Ok(())
    }
}

fn worded<'a>(cache: &'a mut HashMap<String, String>, sql: &str) -> &'a str {
    if cache.len() > STATEMENTS_MOST {
        cache.clear();
    }
    cache
        .entry(sql.to_owned())
        .or_insert_with(|| dialect::query(Dialect::Sqlite, sql).into_owned())
}

fn bind(statement: &mut rusqlite::Statement<'_>, params: &[Cell<'_>]) -> Result<()> {
    for (index, cell) in params.iter().enumerate() {
        statement.raw_bind_parameter(index + 1, cell)?;
    }
    Ok(())
}

fn cell(value: ValueRef<'_>, index: usize) -> Result<Cell<'static>> {
    Ok(match value {
        ValueRef::Null => Cell::Null,
        ValueRef::Integer(value) => Cell::Int(value),
        ValueRef::Text(text) => match std::str::from_utf8(text) {
            Ok(text) => Cell::Text(Cow::Owned(text.to_owned())),
            Err(_) => {
                return Err(StoreError::Column {
                    index,
                    expected: "UTF-8",
                });
            }
        },
        ValueRef::Blob(bytes) => Cell::Bytes(Cow::Owned(bytes.to_vec())),
        ValueRef::Real(_) => {
            return Err(StoreError::Column {
                index,
                expected: "free of floats",
            });
        }
    })
}

impl ToSql for Cell<'_> {
    fn to_sql(&self) -> rusqlite::Result<ToSqlOutput<'_>> {
        Ok(ToSqlOutput::Borrowed(match self {
            Cell::Null => ValueRef::Null,
            Cell::Int(value) => ValueRef::Integer(*value),
            Cell::Text(text) => ValueRef::Text(text.as_bytes()),
            Cell::Bytes(bytes) => ValueRef::Blob(bytes),
        }))
    }
}
