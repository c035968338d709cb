//! From text to the hours of a week.

use std::ops::Range;

use super::{BadWeekHours, BadWeekHoursKind, LONGEST_WEEK_BYTES, WeekHours};
use crate::span::{BadSpanKind, Span, Weekday};
use crate::weekday::{self, WEEKDAYS, week_index};
use crate::zone::MINUTES_A_DAY;

/// A part of the text with its place.
#[derive(Clone, Copy)]
struct Word<'a> {
    at: usize,
    text: &'a str,
}

/// A span of one weekday and where it was written.
struct Placed {
    weekday: usize,
    span: Span,
    range: Range<usize>,
}

/// The group that is being read.
#[derive(Default)]
struct Group {
    /// Its weekdays, with the place of the word that names them.
    weekdays: Vec<(usize, Range<usize>)>,
    spans: Vec<(Span, Range<usize>)>,
    /// Whether the last weekday was Chinese, so that the next one may leave out 週.
    chinese: bool,
}

pub(super) fn parse(text: &str) -> Result<WeekHours, BadWeekHours> {
    let whole = |kind| BadWeekHours {
        range: 0..text.len(),
        kind,
    };
    if text.len() > LONGEST_WEEK_BYTES {
        return Err(whole(BadWeekHoursKind::TooLong));
    }
    let mut placed = Vec::new();
    for part in text.split([';', '；']) {
        let at = part.as_ptr().addr() - text.as_ptr().addr();
        let mut group = Group::default();
        for word in words(Word { at, text: part }) {
            if word.text.starts_with(|c: char| c.is_ascii_digit()) {
                group.add_span(word)?;
            } else {
                if !group.spans.is_empty() {
                    std::mem::take(&mut group).finish(&mut placed)?;
                }
                group.add_weekdays(word)?;
            }
        }
        group.finish(&mut placed)?;
    }
    if placed.is_empty() {
        return Err(whole(BadWeekHoursKind::Empty));
    }
    check_overlaps(&mut placed)?;
    let mut days = [const { Vec::new() }; 7];
    for Placed { weekday, span, .. } in placed {
        if let Some(day) = days.get_mut(weekday) {
            day.push(span);
        }
    }
    Ok(WeekHours { days })
}

/// The words of a part: of weekdays, and of hours. Chinese needs no blank between them.
fn words(part: Word<'_>) -> impl Iterator<Item = Word<'_>> {
    let separates = |c: char| c.is_whitespace() || matches!(c, ',' | '，' | '、');
    part.text
        .split(separates)
        .flat_map(|word| {
            let hours = word.find(|c: char| c.is_ascii_digit()).unwrap_or(0);
            <[&str; 2]>::from(word.split_at(hours))
        })
        .filter(|word| !word.is_empty())
        .map(move |text| Word {
            at: part.at + (text.as_ptr().addr() - part.text.as_ptr().addr()),
            text,
        })
}

impl Group {
    fn add_span(&mut self, word: Word<'_>) -> Result<(), BadWeekHours> {
        if self.weekdays.is_empty() {
            return Err(word.fault(BadWeekHoursKind::NoWeekday));
        }
        if self.spans.len() == Span::MOST_A_DAY {
            return Err(word.fault(BadWeekHoursKind::Hours(BadSpanKind::TooMany)));
        }
        let spans = Span::parse_list(word.text).map_err(|bad| BadWeekHours {
            range: word.at + bad.range.start..word.at + bad.range.end,
            kind: BadWeekHoursKind::Hours(bad.kind),
        })?;
        self.spans
            .extend(spans.into_iter().map(|span| (span, word.range())));
        Ok(())
    }

    fn add_weekdays(&mut self, word: Word<'_>) -> Result<(), BadWeekHours> {
        let (first, last) = self
            .named(word.text)
            .ok_or_else(|| word.fault(BadWeekHoursKind::NotAWeekday))?;
        let count = (last + WEEKDAYS.len() - first) % WEEKDAYS.len() + 1;
        for index in (first..first + count).map(|index| index % WEEKDAYS.len()) {
            if self.weekdays.iter().any(|(known, _)| *known == index) {
                return Err(word.fault(BadWeekHoursKind::Repeated));
            }
            self.weekdays.push((index, word.range()));
        }
        Ok(())
    }

    /// The first and the last weekday that a word names.
    fn named(&mut self, word: &str) -> Option<(usize, usize)> {
        if matches!(
            word.to_ascii_lowercase().as_str(),
            "daily" | "每日" | "每天"
        ) {
            return Some((0, WEEKDAYS.len() - 1));
        }
        let ends = word.split_once(['-', '–', '—', '~', '～', '至', '到']);
        let (first, last) = ends.unwrap_or((word, word));
        let first = self.weekday(first)?;
        let last = self.weekday(last)?;
        Some((week_index(first), week_index(last)))
    }

    fn weekday(&mut self, name: &str) -> Option<Weekday> {
        let number = || self.chinese.then(|| weekday::by_chinese_number(name));
        let weekday = weekday::in_chinese(name).or_else(|| number().flatten());
        self.chinese = weekday.is_some();
        weekday.or_else(|| weekday::in_english(name))
    }

    /// Gives every weekday of the group its spans.
    fn finish(self, placed: &mut Vec<Placed>) -> Result<(), BadWeekHours> {
        if self.spans.is_empty()
            && let Some((_, range)) = self.weekdays.last()
        {
            return Err(BadWeekHours {
                range: range.clone(),
                kind: BadWeekHoursKind::NoHours,
            });
        }
        for (weekday, range) in self.weekdays {
            if placed.iter().any(|known| known.weekday == weekday) {
                return Err(BadWeekHours {
                    range,
                    kind: BadWeekHoursKind::Repeated,
                });
            }
            placed.extend(self.spans.iter().map(|(span, range)| Placed {
                weekday,
                span: *span,
                range: range.clone(),
            }));
        }
        Ok(())
    }
}

impl Word<'_> {
    fn range(self) -> Range<usize> {
        self.at..self.at + self.text.len()
    }

    fn fault(self, kind: BadWeekHoursKind) -> BadWeekHours {
        BadWeekHours {
            range: self.range(),
            kind,
        }
    }
}

impl Placed {
    /// The minutes of the week, from Monday's midnight on; a Sunday night ends in the next week.
    fn minutes(&self) -> Range<usize> {
        let midnight = self.weekday * usize::from(MINUTES_A_DAY);
        midnight + usize::from(self.span.from_minute)..midnight + usize::from(self.span.end())
    }
}

/// Puts the spans in order and refuses two that share time, the one that was written later.
fn check_overlaps(placed: &mut [Placed]) -> Result<(), BadWeekHours> {
    placed.sort_by_key(|span| span.minutes().start);
    let week = WEEKDAYS.len() * usize::from(MINUTES_A_DAY);
    let next = placed.iter().skip(1).map(|span| (span, 0));
    let around = placed.iter().take(1).map(|span| (span, week));
    for (first, (second, later)) in placed.iter().zip(next.chain(around)) {
        if second.minutes().start + later < first.minutes().end {
            let written_later = if second.range.start > first.range.start {
                second
            } else {
                first
            };
            return Err(BadWeekHours {
                range: written_later.range.clone(),
                kind: BadWeekHoursKind::Hours(BadSpanKind::Overlaps),
            });
        }
    }
    Ok(())
}
