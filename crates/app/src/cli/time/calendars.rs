//! Calendars from texts, each built once.

use std::borrow::Cow;
use std::rc::Rc;

use worktime::{Calendar, OwnDays, Region, Span, WeekHours, Zone};

use super::cache::Cache;
use super::days_file::{DaysFiles, Gaps};
use super::fault::Fault;
use super::key::Key;
use super::line::{Asked, Value};
use super::own_days::{Names, within_limit};
use super::refusal::Refusal;
use super::setting::Setting;
use super::wall_clock::WallClock;

/// Calendars that are kept; each takes less than a megabyte.
const CALENDARS_MOST: usize = 128;
/// Calendars with own days that are kept; each is a thin layer on one of the others.
const LAYERS_MOST: usize = 4_096;
/// Entries of a list: pauses, files, closures, openings.
pub(super) const LIST_MOST: usize = 1_000;

/// Weekly hours where nothing else is said.
pub(super) const USUAL_HOURS: &str = "mon-fri 09:00-12:00 13:30-18:00";
const WHOLE_DAY: Span = Span {
    from_minute: 0,
    to_minute: 24 * 60,
};
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
    files: DaysFiles,
    names: Names,
}

impl Calendars {
    pub(super) fn new() -> Self {
        Self {
            plain: Cache::new(CALENDARS_MOST),
            layered: Cache::new(LAYERS_MOST),
            key: Vec::new(),
            files: DaysFiles::new(),
            names: Names::new(),
        }
    }

    /// The calendar that a question describes.
    pub(super) fn of(&mut self, asked: Asked<'_>) -> Known {
        self.key.clear();
        for key in Key::OF_CALENDARS {
            push_key(asked.value(key), &mut self.key);
        }
        let says = |key: &Key| !asked.list(*key).is_empty();
        let mut known = if Key::OF_OWN_DAYS.iter().any(says) {
            self.with_files(asked)
        } else {
            return self.plain(asked);
        }?;
        // A layer for the files and one for what is typed: many questions have the first in common, and half a day is
        // half of what the files leave of it.
        if Key::TYPED_DAYS.iter().any(says) {
            for key in Key::TYPED_DAYS {
                push_key(asked.value(key), &mut self.key);
            }
            known = self.layered(|calendars| {
                let days = calendars.names.own_days(asked)?;
                layer(&known, days, known.gaps.clone())
            })?;
        }
        Ok(known)
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

    /// The same with the days of the files that are named; their key is then at hand.
    fn with_files(&mut self, asked: Asked<'_>) -> Known {
        let plain = self.plain(asked)?;
        push_key(asked.value(Key::Days), &mut self.key);
        if asked.list(Key::Days).is_empty() {
            return Ok(plain);
        }
        self.layered(|calendars| calendars.lay_files(&plain, asked))
    }

    /// The layer whose key is at hand.
    fn layered(&mut self, make: impl FnOnce(&mut Self) -> Result<Setting, Refusal>) -> Known {
        if let Some(known) = self.layered.get(&self.key) {
            return known;
        }
        let made = make(self).map(Rc::new);
        self.layered.insert(self.key.clone(), made.clone());
        made
    }

    fn lay_files(&mut self, plain: &Setting, asked: Asked<'_>) -> Result<Setting, Refusal> {
        let zone = plain.calendar.zone();
        let (mut days, mut gaps) = (OwnDays::new(), Vec::new());
        for path in listed(asked, Key::Days)? {
            let file = self.files.of(path, zone, plain.open_within, &self.names);
            let file = file.map_err(|fault| Refusal::of(Key::Days, &**path, fault))?;
            days = file.days.settle(days);
            within_limit(&days, Key::Days, path)?;
            gaps.extend(file.gaps.clone());
        }
        layer(plain, days, gaps)
    }
}

fn layer(base: &Setting, days: OwnDays, gaps: Vec<Rc<Gaps>>) -> Result<Setting, Refusal> {
    let calendar = base.calendar.layer(days).map_err(Refusal::of_calendar)?;
    calendar.validate().map_err(Refusal::of_calendar)?;
    Ok(Setting {
        calendar,
        clock: base.clock.clone(),
        known_from: base.known_from,
        open_within: base.open_within,
        gaps,
    })
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
        open_within: open_within(&hours),
        gaps: Vec::new(),
    })
}

/// The region whose official days are asked for.
pub(super) fn region(asked: Asked<'_>) -> Result<Region, Refusal> {
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

/// From the earliest hour of a week to the latest.
fn open_within(hours: &WeekHours) -> Span {
    let spans = || hours.days().flat_map(|(_, spans)| spans);
    let over_midnight = spans().any(|span| span.to_minute <= span.from_minute);
    let first = spans().map(|span| span.from_minute).min();
    let last = spans().map(|span| span.to_minute).max();
    match (first, last) {
        (Some(from_minute), Some(to_minute)) if !over_midnight => Span {
            from_minute,
            to_minute,
        },
        _ => WHOLE_DAY,
    }
}
