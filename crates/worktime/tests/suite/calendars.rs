//! The calendars that the tests ask, and short ways to write what they ask.

use std::sync::LazyLock;

use worktime::{
    Calendar, CalendarBuilder, Counting, Date, Instant, Length, OwnDays, Pause, Region, Span,
    WORKWEEK, Weekday, Zone,
};

pub(crate) const EVERY_DAY: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

/// An office in Shanghai that follows the official days.
pub(crate) static OFFICE: LazyLock<Calendar> = LazyLock::new(|| office().build().unwrap());
/// A help desk in Rome without holidays.
pub(crate) static DESK: LazyLock<Calendar> =
    LazyLock::new(|| workweek("Europe/Rome", "09:00-13:00 14:00-18:00"));
/// A night shift in New York.
pub(crate) static NIGHT: LazyLock<Calendar> =
    LazyLock::new(|| workweek("America/New_York", "22:00-06:00"));
/// Never closed.
pub(crate) static ALWAYS: LazyLock<Calendar> = LazyLock::new(|| {
    builder("America/New_York")
        .week(&EVERY_DAY, &spans("00:00-24:00"))
        .build()
        .unwrap()
});

/// Three hundred spans a week.
pub(crate) static BUSY: LazyLock<Calendar> = LazyLock::new(|| {
    let span = |n: u16| Span {
        from_minute: n * 33,
        to_minute: n * 33 + 1 + n % 32,
    };
    let hours: Vec<Span> = (0..43).map(span).collect();
    builder("America/Havana")
        .week(&EVERY_DAY, &hours)
        .build()
        .unwrap()
});
/// One minute a week.
pub(crate) static MINUTE_A_WEEK: LazyLock<Calendar> = LazyLock::new(|| {
    builder("Australia/Lord_Howe")
        .week(&[Weekday::Wednesday], &spans("23:59-24:00"))
        .build()
        .unwrap()
});
/// A client's layer on the office.
pub(crate) static CLIENT: LazyLock<Calendar> = LazyLock::new(|| {
    let days = (0..60).fold(OwnDays::new(), |days, n: i64| {
        let day = date("1999-06-01")
            .checked_add(jiff::Span::new().days(n * 311))
            .unwrap();
        match n % 3 {
            0 => days.closed(day, "closed"),
            1 => days.opened(day, &spans("20:00-03:00"), "opened"),
            _ => days.shortened(day, spans("00:00-12:00")[0], "half"),
        }
    });
    OFFICE.layer(days).unwrap()
});
/// What the client and the help desk in Rome have in common.
pub(crate) static SHARED: LazyLock<Calendar> =
    LazyLock::new(|| Calendar::common(&CLIENT, &DESK).unwrap());

/// Never closed, with changes of clocks at two and three in the morning.
pub(crate) static ALWAYS_IN_ROME: LazyLock<Calendar> = LazyLock::new(|| {
    builder("Europe/Rome")
        .week(&EVERY_DAY, &spans("00:00-24:00"))
        .build()
        .unwrap()
});

pub(crate) fn office() -> CalendarBuilder {
    builder("Asia/Shanghai")
        .week(&WORKWEEK, &spans("09:00-12:00 13:30-18:00"))
        .holidays(Region::named("cn").unwrap())
}

pub(crate) fn workweek(zone: &str, hours: &str) -> Calendar {
    builder(zone)
        .week(&WORKWEEK, &spans(hours))
        .build()
        .unwrap()
}

pub(crate) fn builder(zone: &str) -> CalendarBuilder {
    Calendar::builder(Zone::named(zone).unwrap())
}

pub(crate) fn spans(text: &str) -> Vec<Span> {
    Span::parse_list(text).unwrap()
}

pub(crate) fn date(text: &str) -> Date {
    text.parse().unwrap()
}

pub(crate) fn length(text: &str) -> Length {
    Length::parse(text).unwrap()
}

/// An instant from what the calendar's wall clock shows, `2026-09-30 17:30`.
pub(crate) fn local(calendar: &Calendar, text: &str) -> Instant {
    calendar.zone().instant(text.parse().unwrap())
}

/// What the calendar's wall clock shows, `2026-09-30 17:30`; seconds only if there are some.
pub(crate) fn shown(calendar: &Calendar, at: Instant) -> String {
    let text = calendar.zone().civil(at).to_string().replace('T', " ");
    text.strip_suffix(":00").unwrap_or(&text).to_owned()
}

pub(crate) fn pause(calendar: &Calendar, start: &str, end: &str) -> Pause {
    let end = (!end.is_empty()).then(|| local(calendar, end));
    Pause {
        start: local(calendar, start),
        end,
        reason: "waiting".to_owned(),
    }
}

/// The due instant as the calendar's wall clock shows it; `-` while an open pause runs.
pub(crate) fn due(
    calendar: &Calendar,
    start: &str,
    text: &str,
    counting: Counting,
    pauses: &[Pause],
) -> String {
    let due = calendar
        .due(local(calendar, start), &length(text), counting, pauses)
        .unwrap();
    due.at.map_or("-".to_owned(), |at| shown(calendar, at))
}
