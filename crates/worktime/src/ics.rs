//! Calendar files (iCalendar, RFC 5545) as Outlook, Google and Apple read them: events to text.
//!
//! Why not a library: the two that are kept, `icalendar` and `calcard`, both stand on `chrono`,
//! which this house forbids (a second calendar of dates, and a door to the clock). The first gives
//! up a whole file for one bad line, for a byte order mark or for a second calendar behind the
//! first; the second drops bad lines and values without a word and knows no line numbers. Reading
//! here never fails and tells each problem with its line, so the layer of content lines is ours.
//! It is the smaller half of the work: what the values mean is `jiff`'s.

mod component;
mod line;
mod moment;
mod rule;

use std::ops::Range;

use crate::dated_days::DatedHours;
use crate::instant::Instant;
use crate::zone::{Date, Zone};

pub(crate) use component::{Component, Components};
pub(crate) use line::{Line, unescaped, writable};
pub(crate) use moment::{EventLength, Moment, Zones, compact_date};
pub(crate) use rule::RecurrenceRule;

/// The property by which a file of ours says what holds on a date, whatever the title says.
pub(crate) const DAY_PROPERTY: &str = "X-WORKTIME-DAY";

/// The component of a file without events.
const UNIVERSAL_TIME: [(&str, &str); 8] = [
    ("BEGIN", "VTIMEZONE"),
    ("TZID", "UTC"),
    ("BEGIN", "STANDARD"),
    ("DTSTART", "19700101T000000"),
    ("TZOFFSETFROM", "+0000"),
    ("TZOFFSETTO", "+0000"),
    ("END", "STANDARD"),
    ("END", "VTIMEZONE"),
];

/// A calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Feed {
    /// What subscribers see as the calendar's name.
    pub name: String,
    /// When the file is made; it is handed in, because nothing here reads a clock.
    pub stamp: Instant,
    /// What stands in it, in this order.
    pub events: Vec<Event>,
}

/// An entry of a calendar file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Names the event in all later editions of the file, so that subscribers change it and don't
    /// add it again.
    pub uid: String,
    /// The title.
    pub summary: String,
    /// More about it; nothing is written if it is empty.
    pub description: String,
    /// When.
    pub time: EventTime,
    /// What holds on the event's dates, for a reader of this crate.
    pub day: Option<DatedHours>,
}

/// When an event is. Both ends are in the years 0 to 9999, which is all that the format can say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EventTime {
    /// Whole days, the last one excluded; an empty range is its first day.
    Dates(Range<Date>),
    /// From an instant up to another; finer than seconds isn't written. Within one second, and if
    /// the end isn't later, it takes no time.
    Instants(Range<Instant>),
}

impl Feed {
    /// The file's text: lines end in CR LF and are folded at 75 bytes without cutting a character.
    ///
    /// In a text CR LF, CR and LF become the format's own line break. Other control characters of
    /// ASCII but the tab are forbidden and are written as their pictures (␀ to ␡). A file needs a
    /// component, so one without events has the definition of universal time.
    #[must_use]
    pub fn ics(&self) -> String {
        let mut text = String::new();
        let mut put = |name: &str, value: &str| line::push_folded(&mut text, name, value);
        put("BEGIN", "VCALENDAR");
        put("VERSION", "2.0");
        put("PRODID", "-//Yinuo//worktime//EN");
        put("CALSCALE", "GREGORIAN");
        // The first is the standard's (RFC 7986), the second what programs look at.
        put("NAME", &line::escaped(&self.name));
        put("X-WR-CALNAME", &line::escaped(&self.name));
        let stamp = utc(self.stamp);
        if self.events.is_empty() {
            UNIVERSAL_TIME
                .iter()
                .for_each(|(name, value)| put(name, value));
        }
        for event in &self.events {
            event.write(&stamp, &mut put);
        }
        put("END", "VCALENDAR");
        text
    }
}

impl Event {
    fn write(&self, stamp: &str, put: &mut impl FnMut(&str, &str)) {
        put("BEGIN", "VEVENT");
        put("UID", &line::escaped(&self.uid));
        put("DTSTAMP", stamp);
        match &self.time {
            EventTime::Dates(dates) => {
                put("DTSTART;VALUE=DATE", &compact(dates.start));
                // The end is later than the start, or isn't there (RFC 5545 section 3.8.2.2). For
                // a last day that is no date any more there is only the latter.
                let after_first = dates.start.tomorrow().unwrap_or(dates.start);
                let end = dates.end.max(after_first);
                if end > dates.start {
                    put("DTEND;VALUE=DATE", &compact(end));
                }
                // Without it, Outlook shows a block from midnight to midnight.
                put("X-MICROSOFT-CDO-ALLDAYEVENT", "TRUE");
            }
            EventTime::Instants(range) => {
                let (start, end) = (utc(range.start), utc(range.end.max(range.start)));
                put("DTSTART", &start);
                if end != start {
                    put("DTEND", &end);
                }
            }
        }
        put("SUMMARY", &line::escaped(&self.summary));
        if !self.description.is_empty() {
            put("DESCRIPTION", &line::escaped(&self.description));
        }
        if let Some(day) = &self.day {
            put(DAY_PROPERTY, &line::escaped(&day.to_string()));
        }
        // Whoever subscribes stays free for appointments.
        put("TRANSP", "TRANSPARENT");
        put("END", "VEVENT");
    }
}

/// `20260101`
fn compact(date: Date) -> String {
    let year = date.year().max(0);
    format!("{year:04}{:02}{:02}", date.month(), date.day())
}

/// `20260101T093000Z`
fn utc(at: Instant) -> String {
    let civil = Zone::utc().civil(at);
    let date = compact(civil.date());
    let (hour, minute, second) = (civil.hour(), civil.minute(), civil.second());
    format!("{date}T{hour:02}{minute:02}{second:02}Z")
}
