//! Ten thousand random working lengths beside `businesstimedelta` and beside a plain reckoning in
//! Python that goes from day to day.
//!
//! At an exact edge both give the closing instant, as we do, and not the next opening: `hours.py`
//! says how they are asked.

use worktime::{
    Calendar, CalendarBuilder, Counting, Instant, Length, Region, Span, WORKWEEK, Zone,
    micros::MINUTE,
};

use crate::facts::Facts;

const COLUMNS: [&str; 5] = ["start", "minutes", "without", "plain_without", "plain_with"];

#[test]
fn working_hours_end_when_peers_say() {
    let Some(facts) = Facts::find() else { return };
    let without = office().without_makeup_days().build().unwrap();
    let with = office().build().unwrap();
    let rows = facts.rows("cases", COLUMNS);
    assert_eq!(rows.len(), 10_000);
    let mut faults = Vec::new();
    for row in rows {
        let [start, minutes, theirs_without, plain_without, plain_with] =
            row.map(|cell| cell.parse::<i64>().unwrap());
        for (who, calendar, theirs) in [
            ("businesstimedelta", &without, theirs_without),
            ("day by day", &without, plain_without),
            ("day by day with make-up days", &with, plain_with),
        ] {
            let ours = due(calendar, Instant(start), minutes);
            let theirs = Instant(theirs);
            if ours != theirs {
                let start = Instant(start);
                faults.push(format!(
                    "{minutes} min from {start}: ours {ours}, {who} {theirs}"
                ));
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} differ:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

/// The hours of `hours.py`.
fn office() -> CalendarBuilder {
    let hours = Span::parse_list("09:00-12:00 13:30-18:00").unwrap();
    Calendar::builder(Zone::named("Asia/Shanghai").unwrap())
        .week(&WORKWEEK, &hours)
        .holidays(Region::named("cn").unwrap())
}

fn due(calendar: &Calendar, start: Instant, minutes: i64) -> Instant {
    let length = Length::Working(minutes * MINUTE);
    let due = calendar.due(start, &length, Counting::CivilCode, &[]);
    due.unwrap().at.unwrap()
}
