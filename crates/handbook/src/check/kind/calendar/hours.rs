//! Hours of a calendar: of the week, of its later editions, and of one day.

use std::ops::Range;

use worktime::{BadSpanKind, BadWeekHoursKind, CalendarBuilder, Span, WeekHours, Weekday};

use super::{dates, name};
use crate::check::keys::Keys;
use crate::problem::{Expected, ProblemKind};
use crate::syntax::{Node, Place, Tree, Word};

/// Most editions after the hours that the calendar begins with.
const EDITIONS: usize = CalendarBuilder::MOST_EDITIONS - 1;

/// Sets the hours of the weekdays that `week` names. In a table a later key overrules an earlier one.
pub(super) fn week(keys: &Keys<'_>, mut builder: CalendarBuilder) -> CalendarBuilder {
    let Some(node) = keys.node("week") else {
        return builder;
    };
    match &node.value {
        Tree::Text(word) => return week_in_words(keys, word, builder),
        Tree::Table(table) => {
            for entry in &table.entries {
                let hours = spans(keys, "week", &entry.node);
                match weekdays(&entry.key.text) {
                    Some(weekdays) => builder = builder.week(&weekdays, &hours),
                    None => keys.bad_value("week", &entry.key, Expected::Weekday),
                }
            }
        }
        _ => drop(keys.not_of_type::<()>(node, "week", Expected::Week)),
    }
    builder
}

/// Sets the hours that hold from later dates on.
pub(super) fn editions(keys: &Keys<'_>, mut builder: CalendarBuilder) -> CalendarBuilder {
    let mut before: Option<dates::Written<'_>> = None;
    for node in keys.list_of_most("editions", EDITIONS) {
        let Some(inner) = keys.inside(&super::EDITION, node) else {
            continue;
        };
        let name = name(&inner);
        if let Some(from) = dates::read(&inner, "from") {
            if let Some(earlier) = before.filter(|earlier| from.date <= earlier.date) {
                let kind = ProblemKind::EditionOrder {
                    from: from.date.to_string(),
                    earlier: earlier.date.to_string(),
                };
                keys.desk
                    .findings
                    .report_with(from.place, earlier.place, kind);
            }
            before = Some(from);
            builder = builder.edition(from.date, name);
        }
        builder = week(&inner, builder);
    }
    builder
}

/// The hours of one day, a text or several. No two of them may share time.
pub(super) fn spans(keys: &Keys<'_>, key: &str, node: &Node) -> Vec<Span> {
    let text = |node| text(keys, key, node);
    let words: Vec<&Word> = match &node.value {
        Tree::List(items) => items.iter().filter_map(text).collect(),
        _ => text(node).into_iter().collect(),
    };
    let mut spans: Vec<(Span, &Place)> = Vec::new();
    for word in words {
        let read = match Span::parse_list(&word.text) {
            Ok(read) => read,
            Err(bad) => {
                refuse_span(keys, key, word, bad.range, bad.kind);
                continue;
            }
        };
        for span in read {
            if let Some((_, first)) = spans.iter().find(|(known, _)| known.overlaps(span)) {
                let kind = ProblemKind::Overlap {
                    word: span.to_string(),
                };
                keys.desk.findings.report_with(&word.place, first, kind);
            }
            spans.push((span, &word.place));
        }
        if spans.len() > Span::MOST_A_DAY {
            keys.too_many_lines(key, &word.place, Span::MOST_A_DAY);
            break;
        }
    }
    spans.into_iter().map(|(span, _)| span).collect()
}

fn text<'n>(keys: &Keys<'_>, key: &str, node: &'n Node) -> Option<&'n Word> {
    node.text()
        .or_else(|| keys.not_of_type(node, key, Expected::Spans))
}

/// `mon-fri 09:00-12:00 13:30-18:00; sat 09:00-12:00`.
fn week_in_words(keys: &Keys<'_>, word: &Word, mut builder: CalendarBuilder) -> CalendarBuilder {
    let bad = match WeekHours::parse(&word.text) {
        Ok(week) => {
            for (weekday, hours) in week.days() {
                builder = builder.week(&[weekday], hours);
            }
            return builder;
        }
        Err(bad) => bad,
    };
    let expected = match bad.kind {
        BadWeekHoursKind::Hours(kind) => {
            refuse_span(keys, "week", word, bad.range, kind);
            return builder;
        }
        BadWeekHoursKind::Repeated => {
            let kind = ProblemKind::Duplicate {
                kind: "weekday".to_owned(),
                id: part(word, bad.range.clone()),
            };
            keys.desk.findings.report(&word.place_of(bad.range), kind);
            return builder;
        }
        BadWeekHoursKind::NotAWeekday => Expected::Weekday,
        BadWeekHoursKind::Empty
        | BadWeekHoursKind::TooLong
        | BadWeekHoursKind::NoWeekday
        | BadWeekHoursKind::NoHours => Expected::Week,
    };
    keys.bad_part("week", word, &word.place_of(bad.range), expected);
    builder
}

/// `mon`, `mon-fri`, `sat, sun`, `daily`, 週一至週五.
fn weekdays(key: &str) -> Option<Vec<Weekday>> {
    // Weekdays are read together with hours, here any; a key brings none of its own.
    if key.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let ends: Vec<&str> = key.split('-').map(str::trim).collect();
    let week = WeekHours::parse(&format!("{} 00:00-24:00", ends.join("-"))).ok()?;
    Some(week.days().map(|(weekday, _)| weekday).collect())
}

/// Reports what is the matter with some bytes of a text with hours.
fn refuse_span(keys: &Keys<'_>, key: &str, word: &Word, bytes: Range<usize>, kind: BadSpanKind) {
    let place = word.place_of(bytes.clone());
    match kind {
        BadSpanKind::Overlaps => {
            let word = part(word, bytes);
            keys.desk
                .findings
                .report(&place, ProblemKind::Overlap { word });
        }
        BadSpanKind::TooMany => keys.too_many_lines(key, &place, Span::MOST_A_DAY),
        BadSpanKind::NotASpan | BadSpanKind::NotATime | BadSpanKind::Empty => {
            keys.bad_part(key, word, &place, Expected::Spans);
        }
    }
}

fn part(word: &Word, bytes: Range<usize>) -> String {
    word.text.get(bytes).unwrap_or_default().to_owned()
}
