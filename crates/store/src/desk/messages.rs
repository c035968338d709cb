//! The conversation of a record: what the client wrote, what was written to them, and the house's own notes.

use casework::ids::{MessageId, OrgId, PersonId, RecordId};
use casework::payload::Attachment;
use worktime::Instant;

use crate::cell::Row;
use crate::door::Door;
use crate::error::{Result, StoreError};

/// Messages that are read at most; the newest ones.
pub const MESSAGES_MAX: i64 = 1_000;

/// For whom a record is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Audience {
    /// The company: everything.
    House,
    /// The client: no notes, no filed forms, no history.
    Client,
}

/// A message or note.
#[derive(Clone, Debug)]
pub struct MessageRow {
    /// Its id.
    pub id: MessageId,
    /// Its event's place in the chain.
    pub seq: i64,
    /// Which way it went.
    pub direction: Direction,
    /// Who wrote it, if a person did.
    pub author: Option<PersonId>,
    /// When it was written.
    pub happened_at: Instant,
    /// Whether its writer called it urgent.
    pub is_urgent: bool,
    /// Its text, none once erased.
    pub text: Option<String>,
    /// Its files.
    pub files: Vec<Attachment>,
}

/// Which way a message went.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Direction {
    /// From the client.
    Received,
    /// To the client.
    Sent,
    /// Nowhere: a note for the house.
    Note,
}

/// The conversation of a record, oldest first. Whether it may be read is for the caller to know.
pub(super) fn of_record(
    door: &mut Door,
    org: OrgId,
    audience: Audience,
    record: RecordId,
) -> Result<Vec<MessageRow>> {
    let hidden = match audience {
        Audience::House => "",
        Audience::Client => "note",
    };
    let rows = door.query(
        "SELECT id, seq, direction, author, happened_at, urgent, text, files FROM message
         WHERE org = $1 AND record = $2 AND direction <> $3 ORDER BY seq DESC, id DESC LIMIT $4",
        &[
            org.into(),
            record.into(),
            hidden.into(),
            MESSAGES_MAX.into(),
        ],
    )?;
    rows.iter().rev().map(message).collect()
}

fn message(row: &Row) -> Result<MessageRow> {
    Ok(MessageRow {
        id: row.id(0)?,
        seq: row.int(1)?,
        direction: match row.text(2)? {
            "received" => Direction::Received,
            "sent" => Direction::Sent,
            "note" => Direction::Note,
            _ => {
                return Err(StoreError::Column {
                    index: 2,
                    expected: "a direction",
                });
            }
        },
        author: row.maybe_id(3)?,
        happened_at: row.instant(4)?,
        is_urgent: row.flag(5)?,
        text: row.maybe_text(6)?.map(str::to_owned),
        files: row.json(7)?,
    })
}
