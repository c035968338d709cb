//! Occurrences against a slow reckoning that looks at every date and asks whether it is one.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use proptest::prelude::*;
use worktime::{
    Calendar, Counted, Date, DayInPeriod, Festival, LunarDate, Nth, OnDayOff, Period, Recurrence,
    StepUnit, WORKWEEK, Weekday, YearlyDay,
};

use crate::calendars::{ALWAYS, DESK, EVERY_DAY, NIGHT, OFFICE, builder, date, spans};
use crate::recurrence_words::recurrences;

/// The dates that are looked at: enough for moves and for whole years around what is asked.
const FIRST: &str = "2022-01-01";
const LAST: &str = "2031-12-31";

fn plus(date: Date, days: i64) -> Date {
    date.checked_add(jiff::Span::new().days(days)).unwrap()
}

static CALENDARS: LazyLock<Vec<Calendar>> = LazyLock::new(|| {
    let mut summer = builder("Asia/Taipei").week(&WORKWEEK, &spans("09:00-18:00"));
    for days in 0..75 {
        summer = summer.closed(plus(date("2026-06-20"), days), "summer");
    }
    let sundays = builder("Australia/Lord_Howe").week(&[Weekday::Sunday], &spans("23:00-01:00"));
    // The end of a shift reaches beyond the end of the next one.
    let overlapping = builder("Asia/Hong_Kong")
        .week(&EVERY_DAY, &spans("20:00-22:00"))
        .opened(date("2026-07-07"), &spans("12:00-11:00"), "long")
        .opened(date("2026-07-08"), &spans("00:00-01:00"), "short");
    let mut calendars: Vec<Calendar> = [&*OFFICE, &*DESK, &*NIGHT, &*ALWAYS]
        .into_iter()
        .cloned()
        .collect();
    calendars.push(summer.build().unwrap());
    calendars.push(sundays.build().unwrap());
    calendars.push(overlapping.build().unwrap());
    calendars
});

/// The dates of each period that is meant, by its name.
fn periods(period: Period) -> BTreeMap<String, Vec<Date>> {
    let mut periods: BTreeMap<String, Vec<Date>> = BTreeMap::new();
    let mut day = date(FIRST);
    while day <= date(LAST) {
        periods.entry(period.name(day)).or_default().push(day);
        day = plus(day, 1);
    }
    periods
}

/// The date within a period, and whether its due instant needs a working day of the period.
fn date_in_period(calendar: &Calendar, day: DayInPeriod, dates: &[Date]) -> (Date, bool) {
    let mut meant: Vec<Date> = dates
        .iter()
        .copied()
        .filter(|date| match day.counted() {
            Counted::Day => true,
            Counted::WorkingDay => calendar.is_working_day(*date),
            Counted::Weekday(weekday) => date.weekday() == weekday,
        })
        .collect();
    if meant.is_empty() {
        return (dates[dates.len() - 1], false);
    }
    if let Nth::FromEnd(_) = day.nth() {
        meant.reverse();
    }
    let place = usize::from(day.nth().number()).min(meant.len());
    (meant[place - 1], true)
}

fn falls_on(day: YearlyDay, date: Date) -> bool {
    let text = day.to_string();
    let festivals = [
        (Festival::SpringFestival, "lunar 01-01"),
        (Festival::Lantern, "lunar 01-15"),
        (Festival::DragonBoat, "lunar 05-05"),
        (Festival::Qixi, "lunar 07-07"),
        (Festival::Ghost, "lunar 07-15"),
        (Festival::MidAutumn, "lunar 08-15"),
        (Festival::DoubleNinth, "lunar 09-09"),
        (Festival::Laba, "lunar 12-08"),
        (Festival::LunarNewYearsEve, "lunar 12-30"),
    ];
    let text = festivals
        .into_iter()
        .find(|(festival, _)| YearlyDay::from(*festival) == day)
        .map_or(text, |(_, text)| text.to_owned());
    let Some(lunar_day) = text.strip_prefix("lunar ") else {
        let is_last_of_february = date.month() == 2 && date.day() == date.days_in_month();
        return match text.as_str() {
            // As the Hong Kong Observatory's table has them for these years.
            "Qingming Festival" => {
                let day = if matches!(date.year() % 4, 0 | 1) {
                    4
                } else {
                    5
                };
                date.month() == 4 && date.day() == day
            }
            "Winter Solstice" => {
                let day = if matches!(date.year() % 4, 0 | 1) {
                    21
                } else {
                    22
                };
                date.month() == 12 && date.day() == day
            }
            "02-29" => is_last_of_february,
            text => date.to_string().ends_with(&format!("-{text}")),
        };
    };
    let found = LunarDate::of(date).unwrap();
    let is_last = found.days_in_month() == Some(found.day);
    let written = format!("{:02}-{:02}", found.month, found.day);
    !found.is_leap_month
        && (written == lunar_day || (is_last && lunar_day == format!("{:02}-30", found.month)))
}

/// All dates on which it occurs, with name and the working day at whose close it is due.
fn all(
    calendar: &Calendar,
    recurrence: &Recurrence,
    on_day_off: OnDayOff,
) -> Vec<(String, Date, Option<Date>)> {
    let step = |date: Date, days: i64| {
        let mut date = date;
        let mut left = 400;
        while !calendar.is_working_day(date) && left > 0 {
            date = plus(date, days);
            left -= 1;
        }
        calendar.is_working_day(date).then_some(date)
    };
    let moved = |date: Date| match on_day_off {
        OnDayOff::Stays => calendar.is_working_day(date).then_some(date),
        OnDayOff::Earlier => step(date, -1),
        OnDayOff::Later => step(date, 1),
    };
    let mut found = Vec::new();
    let each_date = |is_one: &dyn Fn(Date) -> bool| {
        let mut dates = Vec::new();
        let mut day = date(FIRST);
        while day <= date(LAST) {
            if is_one(day) {
                dates.push((day.to_string(), day, moved(day)));
            }
            day = plus(day, 1);
        }
        dates
    };
    match recurrence {
        Recurrence::Every(Period::WorkingDay) => {
            found = each_date(&|day| calendar.is_working_day(day));
        }
        Recurrence::Every(period) => {
            for (name, dates) in periods(*period) {
                let last = dates[dates.len() - 1];
                found.push((name, last, calendar.is_working_day(last).then_some(last)));
            }
        }
        Recurrence::Weekday(weekday) => found = each_date(&|day| day.weekday() == *weekday),
        Recurrence::Within(day) => {
            for (name, dates) in periods(day.period()) {
                let (date, is_there) = date_in_period(calendar, *day, &dates);
                let moved = match day.counted() {
                    Counted::WorkingDay => is_there.then_some(date),
                    _ => moved(date),
                };
                found.push((name, date, moved));
            }
        }
        Recurrence::Steps(steps) => {
            let mut dates = Vec::new();
            for n in 0..6000_i64 {
                let n = n * i64::from(steps.every());
                let span = match steps.unit() {
                    StepUnit::Day => jiff::Span::new().days(n),
                    StepUnit::Week => jiff::Span::new().weeks(n),
                    StepUnit::Month => jiff::Span::new().months(n),
                    StepUnit::Year => match jiff::Span::new().try_years(n) {
                        Ok(span) => span,
                        Err(_) => break,
                    },
                };
                let Ok(date) = steps.from().checked_add(span) else {
                    break;
                };
                if date > self::date(LAST) {
                    break;
                }
                dates.push(date);
            }
            found = each_date(&|day| dates.binary_search(&day).is_ok());
        }
        Recurrence::Yearly(day) => found = each_date(&|date| falls_on(*day, date)),
    }
    found.sort_by_key(|(_, date, _)| *date);
    found
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn occurrences_are_those_that_a_walk_over_all_dates_finds(
        recurrence in recurrences(),
        which in 0_usize..7,
        on_day_off in prop::sample::select(vec![OnDayOff::Stays, OnDayOff::Earlier, OnDayOff::Later]),
        from_hours in 0_i64..24 * 365 * 3,
        hours in 0_i64..24 * 400,
    ) {
        let calendar = &CALENDARS[which];
        let start = calendar.zone().start_of_day(date("2025-06-01"));
        let from = start.plus(from_hours * worktime::micros::HOUR);
        let to = from.plus(hours * worktime::micros::HOUR);
        let expected: Vec<_> = all(calendar, &recurrence, on_day_off)
            .into_iter()
            .map(|(name, date, moved)| {
                let due = match moved {
                    Some(moved) => calendar.close_of_business(moved).unwrap(),
                    None => calendar.zone().start_of_day(plus(date, 1)),
                };
                (name, date, due)
            })
            .filter(|(_, _, due)| (from..to).contains(due))
            .collect();
        let found: Vec<_> = recurrence
            .occurrences(calendar, on_day_off, from..to)
            .map(|found| {
                assert!(found.window.0 <= found.date && found.date < found.window.1);
                (found.name, found.date, found.due)
            })
            .collect();
        prop_assert_eq!(found, expected, "{} {:?}", recurrence, on_day_off);
    }

    #[test]
    fn every_date_has_its_window(
        recurrence in recurrences(),
        which in 0_usize..7,
        days in 0_i64..1500,
    ) {
        let calendar = &CALENDARS[which];
        let day = plus(date("2025-06-01"), days);
        let found = recurrence.occurrence_from(calendar, OnDayOff::Stays, day).unwrap();
        let (start, end) = found.window;
        prop_assert!(day < end);
        match recurrence {
            Recurrence::Every(Period::WorkingDay) => {
                let mut next = day;
                while !calendar.is_working_day(next) {
                    next = plus(next, 1);
                }
                prop_assert_eq!(start, next);
            }
            Recurrence::Steps(steps) if day < steps.from() => prop_assert_eq!(start, steps.from()),
            _ => prop_assert!(start <= day),
        }
        let next = recurrence.occurrence_from(calendar, OnDayOff::Stays, end).unwrap();
        prop_assert!(next.window.0 >= end);
        if !matches!(recurrence, Recurrence::Every(Period::WorkingDay)) {
            prop_assert_eq!(next.window.0, end);
        }
    }

    #[test]
    fn halves_of_a_range_are_the_whole(
        recurrence in recurrences(),
        which in 0_usize..7,
        on_day_off in prop::sample::select(vec![OnDayOff::Stays, OnDayOff::Earlier, OnDayOff::Later]),
        hours in prop::array::uniform3(0_i64..24 * 365 * 3),
    ) {
        let calendar = &CALENDARS[which];
        let start = calendar.zone().start_of_day(date("2025-06-01"));
        let mut edges = hours.map(|hours| start.plus(hours * worktime::micros::HOUR));
        edges.sort_unstable();
        let [from, middle, to] = edges;
        let due = |range| recurrence.occurrences(calendar, on_day_off, range).collect::<Vec<_>>();
        let mut halves = due(from..middle);
        halves.extend(due(middle..to));
        halves.sort_by_key(|found| found.date);
        prop_assert_eq!(halves, due(from..to));
    }
}
