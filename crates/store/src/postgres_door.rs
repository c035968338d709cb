//! The door's side to PostgreSQL: a synchronous client, statements prepared once, lost connections made anew.

use std::borrow::Cow;
use std::collections::HashMap;
use std::error::Error;

use postgres::fallible_iterator::FallibleIterator;
use postgres::types::private::BytesMut;
use postgres::types::{FromSql, IsNull, ToSql, Type};
use postgres::{Client, NoTls, Statement};

use crate::cell::{Cell, Row};
use crate::door::Use;
use crate::error::Result;

/// Statements that stay prepared; all are dropped when there are more, which the product doesn't reach.
const STATEMENTS_MOST: usize = 512;

/// A connection to PostgreSQL.
pub struct PostgresDoor {
    url: String,
    purpose: Use,
    client: Client,
    statements: HashMap<String, Statement>,
}

impl PostgresDoor {
    pub(crate) fn open(url: &str, purpose: Use) -> Result<Self> {
        let client = connect(url, purpose)?;
        Ok(Self {
            url: url.to_owned(),
            purpose,
            client,
            statements: HashMap::new(),
        })
    }

    pub(crate) fn begin(&mut self) -> Result<()> {
        if self.client.is_closed() {
            self.statements.clear();
            self.client = connect(&self.url, self.purpose)?;
        }
        self.batch(match self.purpose {
            Use::Read => "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY",
            Use::Write => "BEGIN",
        })
    }

    pub(crate) fn batch(&mut self, sql: &str) -> Result<()> {
        Ok(self.client.batch_execute(sql)?)
    }

    pub(crate) fn execute(&mut self, sql: &str, params: &[Cell<'_>]) -> Result<u64> {
        let statement = self.statement(sql)?;
        let params: Vec<&(dyn ToSql + Sync)> = params
            .iter()
            .map(|cell| cell as &(dyn ToSql + Sync))
            .collect();
        Ok(self.client.execute(&statement, &params)?)
    }

    pub(crate) fn for_each(
        &mut self,
        sql: &str,
        params: &[Cell<'_>],
        visit: &mut dyn FnMut(Row) -> Result<()>,
    ) -> Result<()> {
        let statement = self.statement(sql)?;
        let mut rows = self.client.query_raw(&statement, params)?;
        while let Some(row) = rows.next()? {
            let mut cells = Vec::with_capacity(row.len());
            for index in 0..row.len() {
                let value: Option<Cell<'static>> = row.try_get(index)?;
                cells.push(value.unwrap_or(Cell::Null));
            }
            visit(Row::new(cells))?;
        }
        Ok(())
    }

    fn statement(&mut self, sql: &str) -> Result<Statement> {
        if let Some(statement) = self.statements.get(sql) {
            return Ok(statement.clone());
        }
        if self.statements.len() >= STATEMENTS_MOST {
            self.statements.clear();
        }
        let statement = self.client.prepare(sql)?;
        self.statements.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

fn connect(url: &str, purpose: Use) -> Result<Client> {
    let mut client = Client::connect(url, NoTls)?;
    // What was answered with success survives a fall of the machine, whatever the server's default.
    client.batch_execute(match purpose {
        Use::Read => "SET default_transaction_read_only = on",
        Use::Write => "SET synchronous_commit = on",
    })?;
    Ok(client)
}

impl std::fmt::Debug for PostgresDoor {
    /// Without the address, which may hold a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "PostgresDoor({:?})", self.purpose)
    }
}

impl ToSql for Cell<'_> {
    fn to_sql(
        &self,
        kind: &Type,
        out: &mut BytesMut,
    ) -> std::result::Result<IsNull, Box<dyn Error + Sync + Send>> {
        match self {
            Cell::Null => Ok(IsNull::Yes),
            Cell::Int(value) if *kind == Type::INT8 => value.to_sql(kind, out),
            Cell::Int(value) if *kind == Type::INT4 => i32::try_from(*value)?.to_sql(kind, out),
            Cell::Text(text) if *kind == Type::TEXT => text.as_ref().to_sql(kind, out),
            Cell::Bytes(bytes) if *kind == Type::BYTEA => bytes.as_ref().to_sql(kind, out),
            _ => Err(format!("a parameter of type {kind} got another value").into()),
        }
    }

    fn accepts(kind: &Type) -> bool {
        [Type::INT8, Type::INT4, Type::TEXT, Type::BYTEA].contains(kind)
    }

    postgres::types::to_sql_checked!();
}

impl FromSql<'_> for Cell<'static> {
    fn from_sql(
        kind: &Type,
        raw: &[u8],
    ) -> std::result::Result<Self, Box<dyn Error + Sync + Send>> {
        Ok(match *kind {
            Type::INT8 => Cell::Int(i64::from_sql(kind, raw)?),
            Type::INT4 => Cell::Int(i64::from(i32::from_sql(kind, raw)?)),
            Type::BOOL => Cell::Int(i64::from(bool::from_sql(kind, raw)?)),
            Type::BYTEA => Cell::Bytes(Cow::Owned(raw.to_vec())),
            _ => Cell::Text(Cow::Owned(String::from_sql(&Type::TEXT, raw)?)),
        })
    }

    fn accepts(kind: &Type) -> bool {
        [
            Type::INT8,
            Type::INT4,
            Type::BOOL,
            Type::BYTEA,
            Type::TEXT,
            Type::VARCHAR,
            Type::NAME,
        ]
        .contains(kind)
    }
}
