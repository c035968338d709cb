//! What My day reads.

use std::collections::BTreeSet;

use casework::effect::Notice;
use casework::ids::RecordId;
use casework::records::Record;
use store::desk::day::{self, Day, Kept};
use store::desk::promises::Owed;
use store::desk::{notices, record};
use worktime::{Date, Instant, Period};

use crate::error::AppError;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// Furthest working day that is called the last one.
const DAYS_BACK_MAX: u8 = 14;
/// How far duties that fall due later are shown.
const DUTIES_AHEAD_DAYS: i64 = 100;

/// Everything on the page.
pub(super) struct Today {
    /// What the reader owes.
    pub(super) day: Day,
    /// Occurrences of duties due from this week on, done and open.
    pub(super) duties: Vec<Owed>,
    /// The first instant of this week and of the next.
    pub(super) week: (Instant, Instant),
    /// The first and last day of this week.
    pub(super) week_days: (Date, Date),
    /// Records that wait for the reader to accept them.
    pub(super) offers: Vec<Record>,
    /// The last working day, and what was kept on it.
    pub(super) last_day: (Date, Kept),
}

/// Reads it all.
pub(super) async fn today(
    state: &AppState,
    viewer: &Viewer,
    words: &Wording,
) -> Result<Today, AppError> {
    let (monday, next_monday) = Period::Week.window_of(words.today());
    let week = (
        words.zone.start_of_day(monday),
        words.zone.start_of_day(next_monday),
    );
    let last_day = last_working_day(words);
    let last = (
        words.zone.start_of_day(last_day),
        words
            .zone
            .start_of_day(last_day.tomorrow().unwrap_or(last_day)),
    );
    let seen = viewer.clone();
    state
        .read(move |door, org| {
            let person = seen.person.id;
            let ahead = week.0.plus(DUTIES_AHEAD_DAYS * worktime::micros::DAY);
            let notices = notices::list(door, org, person)?;
            let offered: BTreeSet<RecordId> = notices
                .iter()
                .filter_map(|notice| match notice.about {
                    Notice::Offered { record } => Some(record),
                    _ => None,
                })
                .collect();
            let mut offers = Vec::new();
            for id in offered {
                offers.extend(
                    record::one(door, org, &seen.scope, id)?
                        .filter(|row| row.offered_to == Some(person)),
                );
            }
            Ok(Today {
                day: day::owed(door, org, person, &seen.holdings)?,
                duties: day::duties(door, org, person, week.0, ahead)?,
                week,
                week_days: (monday, next_monday.yesterday().unwrap_or(monday)),
                offers,
                last_day: (last_day, day::kept(door, org, person, last.0, last.1)?),
            })
        })
        .await
}

/// The working day before today; yesterday where none is near.
fn last_working_day(words: &Wording) -> Date {
    let yesterday = words.today().yesterday().unwrap_or(words.today());
    let Some(rule) = words.edition.calendar(&words.edition.default_calendar) else {
        return yesterday;
    };
    let mut date = yesterday;
    for _ in 0..DAYS_BACK_MAX {
        if rule.calendar.is_working_day(date) {
            return date;
        }
        date = date.yesterday().unwrap_or(date);
    }
    yesterday
}
