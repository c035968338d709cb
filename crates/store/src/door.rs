//! The one synchronous door to both databases. Every query of the product goes through it.

use std::fmt;
use std::path::PathBuf;

use crate::cell::{Cell, Row};
use crate::dialect::Dialect;
use crate::error::Result;
use crate::postgres_door::PostgresDoor;
use crate::sqlite_door::SqliteDoor;

/// Where the data are.
#[derive(Clone, PartialEq, Eq)]
pub enum Place {
    /// A file, made if it isn't there.
    Sqlite(PathBuf),
    /// Nowhere: gone when the last store of that name closes. For tests and trials.
    Memory(String),
    /// A server, as `postgres://user@host/database`.
    Postgres(String),
}

/// What a connection is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// Reads only; writing is refused by the database itself.
    Read,
    /// Reads and writes.
    Write,
}

/// A connection. Not for async code: a call blocks until the database has answered.
#[derive(Debug)]
pub enum Door {
    /// To SQLite.
    Sqlite(SqliteDoor),
    /// To PostgreSQL.
    Postgres(Box<PostgresDoor>),
}

/// SQL put together from pieces of the program's own text, so that no value can slip into it.
#[derive(Clone, Debug, Default)]
pub struct Composed(String);

impl Composed {
    /// Begins with a piece.
    #[must_use]
    pub fn new(piece: &'static str) -> Self {
        Self(piece.to_owned())
    }

    /// Adds a piece.
    pub fn push(&mut self, piece: &'static str) -> &mut Self {
        self.0.push_str(piece);
        self
    }
}

impl Door {
    /// Opens a connection and makes sure that what it commits is durable.
    ///
    /// # Errors
    /// When the database can't be reached, or isn't set up as durability demands.
    pub fn open(place: &Place, purpose: Use) -> Result<Self> {
        Ok(match place {
            Place::Sqlite(path) => Door::Sqlite(SqliteDoor::open_file(path, purpose)?),
            Place::Memory(name) => Door::Sqlite(SqliteDoor::open_memory(name, purpose)?),
            Place::Postgres(url) => Door::Postgres(Box::new(PostgresDoor::open(url, purpose)?)),
        })
    }

    /// A database of one's own that is gone when it is dropped, with all tables.
    pub(crate) fn scratch() -> Result<Self> {
        let mut door = Door::Sqlite(SqliteDoor::open_scratch()?);
        crate::migrate::migrate(&mut door)?;
        Ok(door)
    }

    /// Which database it is.
    #[must_use]
    pub fn dialect(&self) -> Dialect {
        match self {
            Door::Sqlite(_) => Dialect::Sqlite,
            Door::Postgres(_) => Dialect::Postgres,
        }
    }

    /// Runs a statement and says how many rows it changed.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn execute(&mut self, sql: &'static str, params: &[Cell<'_>]) -> Result<u64> {
        self.execute_text(sql, params)
    }

    /// All rows of an answer. The query itself says how many there may be.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn query(&mut self, sql: &'static str, params: &[Cell<'_>]) -> Result<Vec<Row>> {
        self.query_text(sql, params)
    }

    /// All rows of an answer to a query that was put together.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn query_composed(&mut self, sql: &Composed, params: &[Cell<'_>]) -> Result<Vec<Row>> {
        self.query_text(&sql.0, params)
    }

    /// The first row of an answer, if there is one.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn first(&mut self, sql: &'static str, params: &[Cell<'_>]) -> Result<Option<Row>> {
        Ok(self.query_text(sql, params)?.into_iter().next())
    }

    /// Hands row after row to `visit`, without holding all of them.
    ///
    /// # Errors
    /// When the database refuses, and whatever `visit` answers.
    pub fn for_each(
        &mut self,
        sql: &'static str,
        params: &[Cell<'_>],
        visit: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        self.for_each_text(sql, params, visit)
    }

    /// Runs several statements without parameters.
    ///
    /// # Errors
    /// When the database refuses.
    pub fn batch(&mut self, sql: &str) -> Result<()> {
        match self {
            Door::Sqlite(door) => door.batch(sql),
            Door::Postgres(door) => door.batch(sql),
        }
    }

    /// Runs `work` in one transaction: all of it, or nothing.
    ///
    /// # Errors
    /// When the database refuses, and whatever `work` answers; then nothing was written.
    pub fn transaction<T>(&mut self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        self.begin()?;
        match work(self) {
            Ok(value) => self.commit().map(|()| value),
            Err(error) => {
                // The first error tells what happened; a rollback that fails too adds nothing.
                let _ = self.rollback();
                Err(error)
            }
        }
    }

    /// Begins a transaction. One that writes takes the write lock at once, so that it can't fail later for it.
    pub(crate) fn begin(&mut self) -> Result<()> {
        match self {
            Door::Sqlite(door) => door.begin(),
            Door::Postgres(door) => door.begin(),
        }
    }

    pub(crate) fn commit(&mut self) -> Result<()> {
        self.batch("COMMIT")
    }

    pub(crate) fn rollback(&mut self) -> Result<()> {
        self.batch("ROLLBACK")
    }

    /// Marks a place inside the transaction to which one command can be undone.
    pub(crate) fn savepoint(&mut self) -> Result<()> {
        self.execute_text("SAVEPOINT command", &[]).map(|_| ())
    }

    pub(crate) fn release(&mut self) -> Result<()> {
        self.execute_text("RELEASE SAVEPOINT command", &[])
            .map(|_| ())
    }

    pub(crate) fn undo(&mut self) -> Result<()> {
        self.execute_text("ROLLBACK TO SAVEPOINT command", &[])?;
        self.release()
    }

    pub(crate) fn execute_text(&mut self, sql: &str, params: &[Cell<'_>]) -> Result<u64> {
        match self {
            Door::Sqlite(door) => door.execute(sql, params),
            Door::Postgres(door) => door.execute(sql, params),
        }
    }

    pub(crate) fn query_text(&mut self, sql: &str, params: &[Cell<'_>]) -> Result<Vec<Row>> {
        let mut rows = Vec::new();
        let mut keep = |row: Row| {
            rows.push(row);
            Ok(())
        };
        self.for_each_text(sql, params, &mut keep)?;
        Ok(rows)
    }

    pub(crate) fn for_each_text(
        &mut self,
        sql: &str,
        params: &[Cell<'_>],
        visit: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        match self {
            Door::Sqlite(door) => door.for_each(sql, params, visit),
            Door::Postgres(door) => door.for_each(sql, params, visit),
        }
    }
}

impl fmt::Debug for Place {
    /// Without the password that an address may hold.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Place::Sqlite(path) => write!(f, "sqlite:{}", path.display()),
            Place::Memory(name) => write!(f, "memory:{name}"),
            Place::Postgres(_) => f.write_str("postgres"),
        }
    }
}
