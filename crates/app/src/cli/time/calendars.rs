//! Calendars from texts, each built once.

use std::borrow::Cow;
use std::rc::Rc;

use handbook::Lang;
use jiff::civil::Date;
use worktime::{BadSpanKind, Calendar, Name, OwnDays, Region, Span, WeekHours, Zone};

use super::cache::Cache;
use super::fault::Fault;
use super::key::Key;
use super::line::{Asked, Value};
use super::moment;
use super::refusal::Refusal;
use super::setting::Setting;
use super::wall_clock::WallClock;
use crate::texts::Voice;

/// Calendars that are kept; each takes less than a megabyte.
const CALENDARS_MOST: usize = 128;
/// Calendars with own days that are kept; each is a thin layer on one of the others.
const LAYERS_MOST: usize = 4_096;
/// Entries of a list: pauses, closures, openings.
pub(super) const LIST_MOST: usize = 1_000;

/// Weekly hours where nothing else is said.
pub(super) const USUAL_HOURS: &str = "mon-fri 09:00-12:00 13:30-18:00";
/// The region without official days.
const NO_REGION: &str = "none";

/// What is known under a key, be it that there is no such calendar.
type Known = Result<Rc<Setting>, Refusal>;

/// The calendars that were asked for lately.
pub(super) struct Calendars {
    plain: Cache<Known>,
    layered: Cache<Known>,
    /// Room for the key that is looked up.
    key: Vec<u8>,
    /// What own days are called that have no name.
    closure: Name,
    opening: Name,
}

impl Calendars {
    pub(super) fn new() -> Self {
        Self {
            plain: Cache::new(CALENDARS_MOST),
            layered: Cache::new(LAYERS_MOST),
            key: Vec::new(),
            closure: name("time-own-closure"),
            opening: name("time-own-opening"),
        }
    }

    /// The calendar that a question describes.
    pub(super) fn of(&mut self, asked: Asked<'_>) -> Known {
        self.key.clear();
        for key in Key::OF_CALENDARS {
            push_key(asked.value(key), &mut self.key);
        }
        if Key::OF_OWN_DAYS
            .iter()
            .all(|key| asked.list(*key).is_empty())
        {
            return self.plain(asked);
        }
        let plain_bytes = self.key.len();
        for key in Key::OF_OWN_DAYS {
            push_key(asked.value(key), &mut self.key);
        }
        if let Some(known) = self.layered.get(&self.key) {
            return known;
        }
        let key = self.key.clone();
        self.key.truncate(plain_bytes);
        let plain = self.plain(asked)?;
        let layered = self.layer(&plain, asked).map(Rc::new);
        self.layered.insert(key, layered.clone());
        layered
    }

    /// The calendar without own days, whose key is at hand.
    fn plain(&mut self, asked: Asked<'_>) -> Known {
        if let Some(known) = self.plain.get(&self.key) {
            return known;
        }
        let built = build(asked).map(Rc::new);
        self.plain.insert(self.key.clone(), built.clone());
        built
    }

    fn layer(&self, plain: &Setting, asked: Asked<'_>) -> Result<Setting, Refusal> {
        let days = self.close(OwnDays::new(), asked)?;
        let days = self.open(days, asked)?;
        let calendar = plain.calendar.layer(days).map_err(Refusal::of_calendar)?;
        calendar.validate().map_err(Refusal::of_calendar)?;
        Ok(Setting {
            calendar,
            clock: plain.clock.clone(),
            known_from: plain.known_from,
        })
    }

    /// Closes dates: `2026-10-09`, `2026-10-09/2026-10-12`, each with a name behind it if it has one.
    fn close(&self, mut days: OwnDays, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        for text in listed(asked, Key::Closed)? {
            let (first, last, name) = closed_dates(text)
                .map_err(|(range, fault)| Refusal::at(Key::Closed, text, range, fault))?;
            let name = if name.is_empty() {
                self.closure.clone()
            } else {
                name.into()
            };
            let dates = std::iter::successors(Some(first), |date| date.tomorrow().ok());
            for date in dates.take_while(|date| *date <= last) {
                days = days.closed(date, name.clone());
                if days.len() > OwnDays::MOST {
                    let limit = OwnDays::MOST;
                    return Err(Refusal::of(
                        Key::Closed,
                        &**text,
                        Fault::TooManyDates { limit },
                    ));
                }
            }
        }
        Ok(days)
    }

    /// Opens dates: `2026-10-10 09:00-12:00 14:00-16:00`.
    fn open(&self, mut days: OwnDays, asked: Asked<'_>) -> Result<OwnDays, Refusal> {
        for text in listed(asked, Key::Opened)? {
            let (date, hours) = moment::leading_date(text)
                .map_err(|(range, fault)| Refusal::at(Key::Opened, text, range, fault))?;
            let start = text.len() - hours.len();
            let spans = Span::parse_list(hours).map_err(|bad| {
                let range = start + bad.range.start..start + bad.range.end;
                Refusal::at(Key::Opened, text, range, Fault::Spans(bad.kind))
            })?;
            if spans.is_empty() {
                let fault = Fault::Spans(BadSpanKind::NotASpan);
                return Err(Refusal::of(Key::Opened, &**text, fault));
            }
            days = days.opened(date, &spans, self.opening.clone());
        }
        Ok(days)
    }
}

/// Adds a value so that no two lists of values look alike: with its kind and every length.
fn push_key(value: Option<&Value<'_>>, key: &mut Vec<u8>) {
    let mut push = |texts: &[Cow<'_, str>]| {
        key.extend_from_slice(&texts.len().to_le_bytes());
        for text in texts {
            key.extend_from_slice(&text.len().to_le_bytes());
            key.extend_from_slice(text.as_bytes());
        }
    };
    match value {
        None => push(&[]),
        Some(Value::Text(text)) => push(std::slice::from_ref(text)),
        Some(Value::List(texts)) => push(texts),
        Some(Value::Flag) => key.extend_from_slice(&usize::MAX.to_le_bytes()),
    }
}

fn build(asked: Asked<'_>) -> Result<Setting, Refusal> {
    let region = region(asked)?;
    let (zone, clock) = zone(asked, region)?;
    let mut builder = Calendar::builder(zone).holidays(region);
    let text = asked.text(Key::Hours).unwrap_or(USUAL_HOURS);
    let hours = WeekHours::parse(text)
        .map_err(|bad| Refusal::at(Key::Hours, text, bad.range, Fault::Hours(bad.kind)))?;
    for (weekday, spans) in hours.days() {
        builder = builder.week(&[weekday], spans);
    }
    if asked.is_set(Key::NoMakeupDays) {
        builder = builder.without_makeup_days();
    }
    let calendar = builder.build().map_err(Refusal::of_calendar)?;
    calendar.validate().map_err(Refusal::of_calendar)?;
    Ok(Setting {
        calendar,
        clock,
        known_from: region.known().0,
    })
}

fn region(asked: Asked<'_>) -> Result<Region, Refusal> {
    let code = asked.text(Key::Region).unwrap_or(NO_REGION);
    Region::named(code).ok_or_else(|| {
        let nearest = handbook::nearest(code, Region::codes());
        Refusal::of(Key::Region, code, Fault::Region { nearest })
    })
}

fn zone(asked: Asked<'_>, region: Region) -> Result<(Zone, WallClock), Refusal> {
    let name = asked.text(Key::Zone).unwrap_or(region.zone_name());
    let named = Zone::named(name).zip(WallClock::named(name));
    named.ok_or_else(|| {
        let known: Vec<String> = jiff::tz::db()
            .available()
            .map(|name| name.as_str().to_owned())
            .collect();
        let nearest = handbook::nearest(name, known.iter().map(String::as_str));
        Refusal::of(Key::Zone, name, Fault::Zone { nearest })
    })
}

fn closed_dates(text: &str) -> Result<(Date, Date, &str), moment::Bad> {
    let place = |left: &str| text.len() - left.len();
    let (first, left) = moment::leading_date(text)?;
    let (last, left) = match left.strip_prefix('/') {
        None => (first, left),
        Some(end) => moment::leading_date(end)
            .map_err(|(range, fault)| (place(end) + range.start..place(end) + range.end, fault))?,
    };
    if last < first {
        return Err((0..place(left), Fault::DatesBackwards));
    }
    if !left.is_empty() && !left.starts_with(' ') {
        return Err((place(left)..text.len(), Fault::Date));
    }
    Ok((first, last, left.trim()))
}

/// The entries of a list, if they aren't too many.
pub(super) fn listed<'a>(asked: Asked<'a>, key: Key) -> Result<&'a [Cow<'a, str>], Refusal> {
    let texts = asked.list(key);
    match texts.get(LIST_MOST) {
        None => Ok(texts),
        Some(first_too_many) => {
            let limit = LIST_MOST;
            Err(Refusal::of(
                key,
                &**first_too_many,
                Fault::TooMany { limit },
            ))
        }
    }
}

/// A name of ours in every language.
fn name(key: &str) -> Name {
    let text = |lang| Voice::new(lang).say(key);
    Name::new(text(Lang::ZhHant), text(Lang::ZhHans), text(Lang::En))
}
