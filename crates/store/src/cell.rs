//! Values on their way into and out of the database: integers, texts, bytes, or nothing.

use std::borrow::Cow;

use casework::ids::Uid;
use handbook::Id;
use serde::Serialize;
use serde::de::DeserializeOwned;
use worktime::Instant;

use crate::error::{Result, StoreError};

/// One value. Instants are integers, ids are texts, yes and no are 1 and 0.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Cell<'a> {
    /// No value.
    Null,
    /// An integer.
    Int(i64),
    /// A text.
    Text(Cow<'a, str>),
    /// Bytes.
    Bytes(Cow<'a, [u8]>),
}

/// One row of an answer. Getters name columns by position and refuse what isn't there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Row {
    cells: Vec<Cell<'static>>,
}

impl Row {
    pub(crate) fn new(cells: Vec<Cell<'static>>) -> Self {
        Self { cells }
    }

    /// All cells.
    #[must_use]
    pub fn cells(&self) -> &[Cell<'static>] {
        &self.cells
    }

    /// An integer that may be absent.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn maybe_int(&self, index: usize) -> Result<Option<i64>> {
        match self.cells.get(index) {
            Some(Cell::Int(value)) => Ok(Some(*value)),
            Some(Cell::Null) => Ok(None),
            _ => Err(StoreError::Column {
                index,
                expected: "an integer",
            }),
        }
    }

    /// A text that may be absent.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn maybe_text(&self, index: usize) -> Result<Option<&str>> {
        match self.cells.get(index) {
            Some(Cell::Text(value)) => Ok(Some(value)),
            Some(Cell::Null) => Ok(None),
            _ => Err(StoreError::Column {
                index,
                expected: "a text",
            }),
        }
    }

    /// Bytes that may be absent.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn maybe_bytes(&self, index: usize) -> Result<Option<&[u8]>> {
        match self.cells.get(index) {
            Some(Cell::Bytes(value)) => Ok(Some(value)),
            Some(Cell::Null) => Ok(None),
            _ => Err(StoreError::Column {
                index,
                expected: "bytes",
            }),
        }
    }

    /// An integer.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn int(&self, index: usize) -> Result<i64> {
        self.maybe_int(index)?.ok_or(StoreError::Column {
            index,
            expected: "an integer",
        })
    }

    /// Yes or no.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn flag(&self, index: usize) -> Result<bool> {
        Ok(self.int(index)? != 0)
    }

    /// An instant.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn instant(&self, index: usize) -> Result<Instant> {
        self.int(index).map(Instant)
    }

    /// An instant that may be absent.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn maybe_instant(&self, index: usize) -> Result<Option<Instant>> {
        Ok(self.maybe_int(index)?.map(Instant))
    }

    /// A text.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn text(&self, index: usize) -> Result<&str> {
        self.maybe_text(index)?.ok_or(StoreError::Column {
            index,
            expected: "a text",
        })
    }

    /// Bytes.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn bytes(&self, index: usize) -> Result<&[u8]> {
        self.maybe_bytes(index)?.ok_or(StoreError::Column {
            index,
            expected: "bytes",
        })
    }

    /// An id.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn id<T>(&self, index: usize) -> Result<Uid<T>> {
        self.maybe_id(index)?.ok_or(StoreError::Column {
            index,
            expected: "an id",
        })
    }

    /// An id that may be absent.
    ///
    /// # Errors
    /// When the column holds something else.
    pub fn maybe_id<T>(&self, index: usize) -> Result<Option<Uid<T>>> {
        match self.maybe_text(index)? {
            Some(text) => Uid::parse(text).map(Some).ok_or(StoreError::Column {
                index,
                expected: "an id",
            }),
            None => Ok(None),
        }
    }

    /// A value that was stored as JSON.
    ///
    /// # Errors
    /// When the column holds something else or nothing.
    pub fn json<T: DeserializeOwned>(&self, index: usize) -> Result<T> {
        Ok(serde_json::from_str(self.text(index)?)?)
    }
}

impl Cell<'_> {
    /// A value as JSON text.
    ///
    /// # Errors
    /// When it has no JSON form.
    pub fn json<T: Serialize>(value: &T) -> Result<Cell<'static>> {
        Ok(Cell::Text(Cow::Owned(serde_json::to_string(value)?)))
    }
}

impl From<i64> for Cell<'_> {
    fn from(value: i64) -> Self {
        Cell::Int(value)
    }
}
impl From<bool> for Cell<'_> {
    fn from(value: bool) -> Self {
        Cell::Int(i64::from(value))
    }
}
impl From<Instant> for Cell<'_> {
    fn from(value: Instant) -> Self {
        Cell::Int(value.0)
    }
}
impl<'a> From<&'a str> for Cell<'a> {
    fn from(value: &'a str) -> Self {
        Cell::Text(Cow::Borrowed(value))
    }
}
impl<'a> From<&'a String> for Cell<'a> {
    fn from(value: &'a String) -> Self {
        Cell::Text(Cow::Borrowed(value))
    }
}
impl From<String> for Cell<'_> {
    fn from(value: String) -> Self {
        Cell::Text(Cow::Owned(value))
    }
}
impl<'a> From<&'a Id> for Cell<'a> {
    fn from(value: &'a Id) -> Self {
        Cell::Text(Cow::Borrowed(value.as_str()))
    }
}
impl<'a> From<&'a [u8]> for Cell<'a> {
    fn from(value: &'a [u8]) -> Self {
        Cell::Bytes(Cow::Borrowed(value))
    }
}
impl From<Vec<u8>> for Cell<'_> {
    fn from(value: Vec<u8>) -> Self {
        Cell::Bytes(Cow::Owned(value))
    }
}
impl<T> From<Uid<T>> for Cell<'_> {
    fn from(value: Uid<T>) -> Self {
        Cell::Text(Cow::Owned(value.to_string()))
    }
}
impl<'a, T: Into<Cell<'a>>> From<Option<T>> for Cell<'a> {
    fn from(value: Option<T>) -> Self {
        value.map_or(Cell::Null, Into::into)
    }
}
