//! `[calendar.x]`: when the company works.

use jiff::ToSpan;
use worktime::{CalendarBuilder, Counting, Date, Region, Span, Weekday, Zone};

use crate::check::keys::Keys;
use crate::problem::{Expected, ProblemKind};
use crate::rule::CalendarRule;
use crate::syntax::{Node, Tree, Word};

pub(super) const KEYS: &[&str] = &["name", "zone", "week", "holidays", "days", "counting"];

/// Keys of an entry in `days`.
const DAY_KEYS: [&str; 4] = ["from", "to", "name", "hours"];

/// Most days that one closure or opening may span.
const DAYS: usize = 366;

const WEEKDAYS: [(&str, Weekday); 7] = [
    ("mon", Weekday::Monday),
    ("tue", Weekday::Tuesday),
    ("wed", Weekday::Wednesday),
    ("thu", Weekday::Thursday),
    ("fri", Weekday::Friday),
    ("sat", Weekday::Saturday),
    ("sun", Weekday::Sunday),
];

/// Reads a calendar.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<CalendarRule> {
    keys.need(&["zone", "week"]);
    let meta = keys.meta();
    let counting = match keys.choice("counting", &["civil-code", "elapsed"]) {
        Some("elapsed") => Counting::Elapsed,
        _ => Counting::CivilCode,
    };
    let zone = zone(keys);
    let mut builder = CalendarBuilder::new(zone.unwrap_or_else(Zone::utc));
    if let Some(region) = region(keys) {
        builder = builder.holidays(region);
    }
    builder = week(keys, builder);
    for node in keys.list("days") {
        builder = days(keys, node, builder);
    }
    let calendar = match builder.build() {
        Ok(calendar) => calendar,
        Err(_) => {
            let node = keys.node("week")?;
            return keys.not_of_type(node, "week", Expected::Spans);
        }
    };
    if keys.node("week").is_some() && calendar.validate().is_err() {
        let kind = ProblemKind::NoWorkingTime {
            calendar: keys.rule.id.text.clone(),
        };
        keys.desk.findings.error(&keys.rule.id.place, kind);
    }
    Some(CalendarRule {
        meta,
        calendar,
        counting,
    })
}

fn zone(keys: &Keys<'_>) -> Option<Zone> {
    let word = keys.word("zone")?;
    let zone = Zone::named(&word.text);
    if zone.is_none() {
        keys.bad_value("zone", word, Expected::Zone);
    }
    zone
}

fn region(keys: &Keys<'_>) -> Option<Region> {
    let word = keys.word("holidays")?;
    let region = Region::named(&word.text);
    if region.is_none() {
        keys.bad_value("holidays", word, Expected::Region);
    }
    region
}

fn week(keys: &Keys<'_>, mut builder: CalendarBuilder) -> CalendarBuilder {
    for entry in keys.table("week").map_or(&[][..], |table| &table.entries) {
        match weekdays(&entry.key) {
            Some(weekdays) => builder = builder.week(&weekdays, &spans(keys, "week", &entry.node)),
            None => keys.bad_value("week", &entry.key, Expected::Weekday),
        }
    }
    builder
}

/// `mon`, `mon-fri`, `sat, sun`.
fn weekdays(word: &Word) -> Option<Vec<Weekday>> {
    let named = |text: &str| WEEKDAYS.iter().position(|(name, _)| *name == text.trim());
    let mut found = Vec::new();
    for part in word.text.split(',') {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        let (first, last) = (named(first)?, named(last)?);
        found.extend(
            WEEKDAYS
                .get(first..=last)?
                .iter()
                .map(|(_, weekday)| *weekday),
        );
    }
    Some(found)
}

fn spans(keys: &Keys<'_>, key: &str, node: &Node) -> Vec<Span> {
    let words: Vec<&Word> = match &node.value {
        Tree::List(items) => items
            .iter()
            .filter_map(|item| text(keys, key, item))
            .collect(),
        _ => text(keys, key, node).into_iter().collect(),
    };
    let mut spans = Vec::new();
    for word in words {
        match Span::parse_list(&word.text) {
            Ok(more) => spans.extend(more),
            Err(bad) => keys.bad_part(key, word, &word.place_of(bad.range), Expected::Spans),
        }
    }
    spans
}

fn text<'n>(keys: &Keys<'_>, key: &str, node: &'n Node) -> Option<&'n Word> {
    node.text()
        .or_else(|| keys.not_of_type(node, key, Expected::Spans))
}

/// A closure, or days with hours of their own.
fn days<'a>(keys: &Keys<'a>, node: &'a Node, mut builder: CalendarBuilder) -> CalendarBuilder {
    let Some(inner) = keys.inside("days", node, &DAY_KEYS) else {
        return builder;
    };
    inner.need(&["from"]);
    let Some(from) = date(&inner, "from") else {
        return builder;
    };
    let to = date(&inner, "to").unwrap_or(from);
    let name = inner
        .name("name")
        .map_or_else(String::new, |label| label.own);
    let hours = inner
        .node("hours")
        .map_or_else(Vec::new, |node| spans(keys, "hours", node));
    let range = from
        .series(1.day())
        .take_while(|date| *date <= to)
        .take(DAYS + 1);
    let range: Vec<Date> = range.collect();
    if range.is_empty() || range.len() > DAYS {
        keys.not_of_type::<()>(node, "to", Expected::Date);
        return builder;
    }
    for date in range {
        builder = if hours.is_empty() {
            builder.closed(date, name.clone())
        } else {
            builder.opened(date, &hours, name.clone())
        };
    }
    builder
}

fn date(keys: &Keys<'_>, key: &str) -> Option<Date> {
    let node = keys.node(key)?;
    let date = match &node.value {
        Tree::Date(date) => Some(*date),
        Tree::Text(word) => word.text.parse().ok(),
        _ => None,
    };
    date.or_else(|| keys.not_of_type(node, key, Expected::Date))
}
