//! Where clocks are changed.

use worktime::{Instant, Zone, micros};

use crate::calendars::{EVERY_DAY, builder, date, spans};

/// Working minutes on a day in Rome whose only hours are these.
fn minutes_in_rome(day: &str, hours: &str) -> i64 {
    let calendar = builder("Europe/Rome")
        .week(&EVERY_DAY, &spans(hours))
        .build()
        .unwrap();
    let start = calendar.zone().start_of_day(date(day));
    let end = calendar.zone().start_of_day(date(day).tomorrow().unwrap());
    calendar.working_micros(start, end) / micros::MINUTE
}

#[test]
fn only_time_that_exists_is_worked() {
    // On 29 March 2026 the clock goes from 02:00 to 03:00, on 25 October from 03:00 to 02:00.
    assert_eq!(minutes_in_rome("2026-03-29", "00:00-24:00"), 23 * 60);
    assert_eq!(minutes_in_rome("2026-03-29", "01:00-05:00"), 3 * 60);
    assert_eq!(minutes_in_rome("2026-03-29", "02:30-05:00"), 2 * 60);
    assert_eq!(minutes_in_rome("2026-03-29", "01:00-02:30"), 60);
    assert_eq!(minutes_in_rome("2026-03-29", "02:15-02:45"), 0);
    assert_eq!(minutes_in_rome("2026-10-25", "00:00-24:00"), 25 * 60);
    assert_eq!(minutes_in_rome("2026-10-25", "02:00-03:00"), 2 * 60);
    // Of a time that comes twice, the first is meant.
    assert_eq!(minutes_in_rome("2026-10-25", "02:30-03:30"), 2 * 60);
    assert_eq!(minutes_in_rome("2026-10-25", "01:00-02:30"), 90);
}

#[test]
fn a_shift_over_the_change_of_clocks() {
    let calendar = builder("Europe/Rome")
        .week(&EVERY_DAY, &spans("22:00-06:00"))
        .build()
        .unwrap();
    let hours = |day: &str| {
        let shift = calendar.day_spans(date(day)).spans;
        shift[0].1.since(shift[0].0) / micros::HOUR
    };
    assert_eq!(
        (
            hours("2026-03-27"),
            hours("2026-03-28"),
            hours("2026-10-24")
        ),
        (8, 7, 9)
    );
    let open = |from: &str, to: &str| {
        let midnight = |day: &str| calendar.zone().start_of_day(date(day));
        calendar.working_micros(midnight(from), midnight(to)) / micros::HOUR
    };
    assert_eq!(
        (
            open("2026-03-28", "2026-03-31"),
            open("2026-10-24", "2026-10-27")
        ),
        (23, 25)
    );
}

#[test]
fn midnights_and_whole_days_that_are_skipped() {
    let beirut = Zone::named("Asia/Beirut").unwrap();
    let start = beirut.start_of_day(date("2022-03-27"));
    assert_eq!(beirut.civil(start).to_string(), "2022-03-27T01:00:00");
    // Samoa went over the date line: there was no 30 December 2011.
    let samoa = builder("Pacific/Apia")
        .week(&EVERY_DAY, &spans("09:00-17:00"))
        .build()
        .unwrap();
    assert!(samoa.is_working_day(date("2011-12-29")));
    assert!(!samoa.is_working_day(date("2011-12-30")));
    assert!(samoa.is_working_day(date("2011-12-31")));
}

#[test]
fn wall_clock_and_instant() {
    let rome = Zone::named("europe/rome").unwrap();
    assert_eq!(rome.name(), "Europe/Rome");
    let instant = |civil: &str| rome.instant(civil.parse().unwrap()).to_string();
    assert_eq!(instant("2026-03-29T02:30"), "2026-03-29T01:30:00Z");
    assert_eq!(instant("2026-10-25T02:30"), "2026-10-25T00:30:00Z");
    assert_eq!(
        rome.date_of(Instant::parse_rfc3339("2026-07-22T22:00:00Z").unwrap()),
        date("2026-07-23")
    );
    assert_eq!(Zone::named("Europe/Atlantis"), None);
    assert_eq!(Zone::named(""), None);
}

/// A calendar that never closes is a clock in every zone, whatever its clocks have gone through.
#[test]
fn in_every_zone_a_day_without_closing_is_as_long_as_it_is() {
    let hour = worktime::micros::HOUR;
    let first = rfc3339("1900-01-02T00:00:00Z");
    let last = rfc3339("2199-12-30T00:00:00Z");
    let names: Vec<String> = jiff::tz::db()
        .available()
        .map(|name| name.to_string())
        .collect();
    assert!(names.len() > 500);
    for (nth, name) in (0_i64..).zip(&names) {
        let always = builder(name).week(&EVERY_DAY, &spans("00:00-24:00"));
        let always = always.build().unwrap();
        // Every zone in the years that are compiled at once, some of them from 1900 on.
        let (first, step) = match nth % 20 {
            0 => (first, 40_003 * hour),
            _ => (rfc3339("2000-01-02T00:00:00Z"), 4_003 * hour),
        };
        let mut at = first.plus(nth * hour);
        while at.plus(step) < last.min(first.plus(90 * step)) {
            let later = at.plus(step);
            assert_eq!(always.working_micros(at, later), step, "{name} from {at}");
            assert_eq!(always.add_working(at, step), Ok(later), "{name} from {at}");
            assert_eq!(
                always.subtract_working(later, step),
                Ok(at),
                "{name} to {later}"
            );
            at = later;
        }
    }
}

fn rfc3339(text: &str) -> Instant {
    Instant::parse_rfc3339(text).unwrap()
}
