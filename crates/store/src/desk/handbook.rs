//! Figures of the living handbook: what became of each rule's promises in a period, and which ones they are.
//!
//! A promise falls into the period in which it is due; while it has no due, into that in which it opened.

mod tally;

use std::collections::BTreeMap;

use casework::access::ReadScope;
use casework::ids::{OrgId, RecordId};
use casework::promises::PromiseState;
use handbook::Id;
use worktime::Instant;

use super::cursor::Cursor;
use super::promises::{OWED, Owed, owed, readable};
use super::scope;
use super::statement::{Statement, one_more};
use crate::cell::Row;
use crate::door::Door;
use crate::error::{Result, StoreError};
pub use tally::{Group, Tally};

/// Parts into which a period is cut for a spark line.
pub const BUCKETS: usize = 12;
/// Promises on a page of those behind a figure.
pub const BEHIND_ROWS: usize = 50;

/// A period `[from, to)`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Period {
    /// Its first instant.
    pub from: Instant,
    /// The first instant after it.
    pub to: Instant,
}

/// Kinds of rules that promises come from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RuleKind {
    /// A promise.
    Promise,
    /// A duty; its promises are its occurrences.
    Duty,
}

/// What became of the promises of a period.
#[derive(Clone, Debug, Default)]
pub struct Figures {
    /// All rules together.
    pub total: Tally,
    /// Each rule that has promises in the period.
    pub rules: BTreeMap<(RuleKind, Id), Figure>,
}

/// What became of one rule's promises.
#[derive(Clone, Debug, Default)]
pub struct Figure {
    /// The whole period.
    pub tally: Tally,
    /// Its parts of equal length, earliest first.
    pub parts: [Tally; BUCKETS],
    /// The latest promise that was kept, late or not.
    pub evidence: Option<Evidence>,
}

/// What kept a promise last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// When.
    pub ended_at: Instant,
    /// Its record, if there is one and the reader may read it.
    pub record: Option<RecordId>,
    /// The number of that record.
    pub number: Option<String>,
}

/// Promises behind a figure.
#[derive(Clone, Debug)]
pub struct Behind<'a> {
    /// Who asks, and what they may read.
    pub scope: &'a ReadScope,
    /// Kind of rule.
    pub kind: RuleKind,
    /// Which rule.
    pub rule: &'a Id,
    /// Which of its states.
    pub group: Group,
    /// When.
    pub period: Period,
    /// Where the page before ended.
    pub after: Option<Cursor>,
}

/// A page of promises behind a figure.
#[derive(Clone, Debug)]
pub struct BehindPage {
    /// At most [`BEHIND_ROWS`], latest due first, those without a due last.
    pub rows: Vec<Owed>,
    /// Where the next page goes on, if there is one.
    pub next: Option<Cursor>,
}

/// The figures of a period. Numbers are the company's; records are named only where the reader may read them.
///
/// # Errors
/// When the database refuses.
pub fn figures(door: &mut Door, org: OrgId, scope: &ReadScope, period: Period) -> Result<Figures> {
    let mut figures = Figures::default();
    let width = period
        .to
        .since(period.from)
        .unsigned_abs()
        .div_ceil(BUCKETS as u64)
        .max(1);
    let width = i64::try_from(width).unwrap_or(i64::MAX);
    for sql in [DATED, UNDATED] {
        for row in door.query(
            sql,
            &[
                org.into(),
                period.from.into(),
                period.to.into(),
                width.into(),
            ],
        )? {
            figures.add(&row)?;
        }
    }
    for ((kind, rule), figure) in &mut figures.rules {
        figure.evidence = evidence(door, org, scope, (*kind, rule), period)?;
    }
    Ok(figures)
}

/// The promises behind a figure that the reader may read.
///
/// # Errors
/// When the database refuses.
pub fn behind(door: &mut Door, org: OrgId, ask: &Behind<'_>) -> Result<BehindPage> {
    let mut rows: Vec<Owed> = Vec::new();
    let is_dated = ask.after.as_ref().is_none_or(|after| after.at.is_some());
    if is_dated {
        rows = behind_part(door, org, ask, Part::Dated, one_more(BEHIND_ROWS))?;
    }
    if rows.len() <= BEHIND_ROWS {
        let wanted = one_more(BEHIND_ROWS) - rows.len();
        rows.extend(behind_part(door, org, ask, Part::Undated, wanted)?);
    }
    let is_more = rows.len() > BEHIND_ROWS;
    rows.truncate(BEHIND_ROWS);
    let next = rows
        .last()
        .filter(|_| is_more)
        .map(|row| Cursor::new(row.promise.due_at, row.promise.id));
    Ok(BehindPage { rows, next })
}

const DATED: &str =
    "SELECT rule, (due_at - $2) / $4, state, count(*), count(window_name) FROM promise
     WHERE org = $1 AND due_at >= $2 AND due_at < $3 GROUP BY 1, 2, 3";
const UNDATED: &str =
    "SELECT rule, (opened_at - $2) / $4, state, count(*), count(window_name) FROM promise
     WHERE org = $1 AND due_at IS NULL AND opened_at >= $2 AND opened_at < $3 GROUP BY 1, 2, 3";

impl Figures {
    /// Takes in one group of rule, part and state.
    fn add(&mut self, row: &Row) -> Result<()> {
        let rule = Id::new(row.text(0)?);
        let part = usize::try_from(row.int(1)?)
            .unwrap_or_default()
            .min(BUCKETS - 1);
        let state = PromiseState::from_word(row.text(2)?).ok_or(StoreError::Column {
            index: 2,
            expected: "a state",
        })?;
        let occurrences = row.int(4)?.unsigned_abs();
        let promises = row.int(3)?.unsigned_abs() - occurrences;
        for (kind, number) in [(RuleKind::Promise, promises), (RuleKind::Duty, occurrences)] {
            if number == 0 {
                continue;
            }
            let figure = self.rules.entry((kind, rule.clone())).or_default();
            self.total.add(state, number);
            figure.tally.add(state, number);
            if let Some(bucket) = figure.parts.get_mut(part) {
                bucket.add(state, number);
            }
        }
        Ok(())
    }
}

fn evidence(
    door: &mut Door,
    org: OrgId,
    scope: &ReadScope,
    (kind, rule): (RuleKind, &Id),
    period: Period,
) -> Result<Option<Evidence>> {
    let mut statement = Statement::of(org);
    let readable = scope::condition(&mut statement, scope, "record");
    let (rule, from, to) = (
        statement.bind(rule.to_string()),
        statement.bind(period.from),
        statement.bind(period.to),
    );
    let kept = scope::beside(&format!(
        "promise.state IN ('kept', 'kept_late') AND {}",
        of_kind(kind)
    ));
    statement.say(&format!(
        "SELECT promise.ended_at, record.id, record.number FROM promise \
         LEFT JOIN record ON record.org = promise.org AND record.id = promise.record AND {readable} \
         WHERE promise.org = $1 AND promise.rule = {rule} AND promise.ended_at >= {from} AND promise.ended_at < {to} \
         AND {kept} ORDER BY promise.ended_at DESC, promise.id DESC LIMIT 1"
    ));
    let rows = statement.rows(door)?;
    let evidence = |row: &Row| {
        Ok(Evidence {
            ended_at: row.instant(0)?,
            record: row.maybe_id(1)?,
            number: row.maybe_text(2)?.map(str::to_owned),
        })
    };
    rows.first().map(evidence).transpose()
}

/// The two parts of the list: promises with a due, then those without.
#[derive(Clone, Copy)]
enum Part {
    Dated,
    Undated,
}

fn behind_part(
    door: &mut Door,
    org: OrgId,
    ask: &Behind<'_>,
    part: Part,
    limit: usize,
) -> Result<Vec<Owed>> {
    let mut statement = Statement::of(org);
    let readable = readable(&mut statement, ask.scope);
    let states = statement.list(
        ask.group
            .states()
            .iter()
            .map(|state| state.word().to_owned()),
    );
    let rule = statement.bind(ask.rule.to_string());
    let (from, to) = (
        statement.bind(ask.period.from),
        statement.bind(ask.period.to),
    );
    let after = ask.after.as_ref();
    let (when, key) = match part {
        Part::Dated => {
            let after = after.and_then(|after| Some((after.at?, after.id.clone())));
            let (at, id) = after.unwrap_or((ask.period.to, String::new()));
            let (at, id) = (statement.bind(at), statement.bind(id));
            let when = format!(
                "promise.due_at >= {from} AND promise.due_at < {to} AND (promise.due_at, promise.id) < ({at}, {id})"
            );
            (when, "promise.due_at DESC, promise.id DESC")
        }
        Part::Undated => {
            let after = after.filter(|after| after.at.is_none());
            let id =
                statement.bind(after.map_or_else(|| LAST_ID.to_owned(), |after| after.id.clone()));
            let when = format!(
                "promise.due_at IS NULL AND promise.opened_at >= {from} AND promise.opened_at < {to} AND promise.id < {id}"
            );
            (when, "promise.id DESC")
        }
    };
    let beside = scope::beside(&format!(
        "promise.state IN {states} AND {} AND {readable}",
        of_kind(ask.kind)
    ));
    statement.say(&format!(
        "{OWED} WHERE promise.org = $1 AND promise.rule = {rule} AND {when} AND {beside} ORDER BY {key} LIMIT {limit}"
    ));
    statement.rows(door)?.iter().map(owed).collect()
}

/// Above every id as text.
const LAST_ID: &str = "g";

fn of_kind(kind: RuleKind) -> &'static str {
    match kind {
        RuleKind::Promise => "promise.window_name IS NULL",
        RuleKind::Duty => "promise.window_name IS NOT NULL",
    }
}
