//! Reads a file of official days: one fact a line, in the order in which one would write them.
//!
//! ```text
//! # The head says who published these days and when.
//! zone  Asia/Taipei                        # the zone that people of the region mean
//! known 2020-01-01 2026-12-31              # the dates for which everything is published
//! name  new-year 元旦 元旦 New Year's Day  # id, Traditional, Simplified, English
//! name  eve 除夕 除夕 New Year's Eve
//! off   2021-01-01 2021-01-03 new-year     # from the first date to the last, both off
//! work  2021-01-09 new-year+eve            # a day of the weekend that is worked
//! short 2021-02-10 00:00-12:00 eve         # only the regular hours within the span are worked
//! ```
//!
//! `-` instead of a date of `known` says that nothing was before, or that nothing is to come. Head
//! and names stand before the lines that need them. A file that is doubtful in any way is refused:
//! a wrong day would move deadlines without anybody noticing.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

use jiff::civil::Weekday;

use super::{OfficialDay, OfficialDays};
use crate::name::Name;
use crate::span::Span;
use crate::zone::{Date, Zone};

/// The most dates that one line may name: longer than any holiday, shorter than a wrong year.
const MOST_DAYS_A_LINE: usize = 31;

/// What has been read so far.
#[derive(Default)]
struct File<'a> {
    zone_name: Option<&'a str>,
    known: Option<(Option<Date>, Option<Date>)>,
    names: BTreeMap<&'a str, Name>,
    days: BTreeMap<Date, OfficialDay>,
}

/// Reads a file. The error is the number of the first line that can't be read, from 1; the one
/// behind the last if `zone` or `known` is missing.
pub(super) fn read(text: &str) -> Result<OfficialDays, usize> {
    let mut file = File::default();
    let mut next = 1;
    for line in text.lines() {
        file.add(line).ok_or(next)?;
        next += 1;
    }
    file.finish().ok_or(next)
}

impl<'a> File<'a> {
    /// Adds what a line says; `None` if that makes no sense.
    fn add(&mut self, line: &'a str) -> Option<()> {
        let fact = line.split_once('#').map_or(line, |(fact, _)| fact);
        let words: Vec<&str> = fact.split_whitespace().collect();
        match *words.as_slice() {
            [] => Some(()),
            ["zone", zone] => self.set_zone(zone),
            ["known", first, last] => self.set_known(first, last),
            ["name", id, traditional, simplified, ref english @ ..] => {
                self.add_name(id, traditional, simplified, &english.join(" "))
            }
            ["off", first, last, names] => self.add_off(first, last, names),
            ["work", on, names] => self.add_makeup(on, names),
            ["short", on, span, names] => self.add_short(on, span, names),
            _ => None,
        }
    }

    fn finish(self) -> Option<OfficialDays> {
        let (known_from, known_until) = self.known?;
        Some(OfficialDays {
            days: self.days.into_iter().collect(),
            zone_name: self.zone_name?.to_owned(),
            known_from,
            known_until,
        })
    }

    fn set_zone(&mut self, name: &'a str) -> Option<()> {
        Zone::named(name).filter(|zone| zone.name() == name)?;
        self.zone_name.replace(name).is_none().then_some(())
    }

    fn set_known(&mut self, first: &str, last: &str) -> Option<()> {
        let (first, last) = (bound(first)?, bound(last)?);
        let ordered = first.zip(last).is_none_or(|(first, last)| first <= last);
        (ordered && self.known.replace((first, last)).is_none()).then_some(())
    }

    fn add_name(&mut self, id: &'a str, hant: &str, hans: &str, english: &str) -> Option<()> {
        let plain = |byte: u8| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'-';
        if english.is_empty() || !id.bytes().all(plain) {
            return None;
        }
        let name = Name::new(hant, hans, english);
        self.names.insert(id, name).is_none().then_some(())
    }

    fn add_off(&mut self, first: &str, last: &str, names: &str) -> Option<()> {
        let (first, last) = (date(first)?, date(last)?);
        let name = self.name(names)?;
        let following = std::iter::successors(Some(first), |date| date.tomorrow().ok());
        let dates: Vec<Date> = following
            .take_while(|date| *date <= last)
            .take(MOST_DAYS_A_LINE)
            .collect();
        if dates.last() != Some(&last) {
            return None;
        }
        dates
            .into_iter()
            .try_for_each(|date| self.add_day(date, OfficialDay::Off(name.clone())))
    }

    /// Nobody makes up for a holiday on a weekday, so that one is a slip of the pen.
    fn add_makeup(&mut self, on: &str, names: &str) -> Option<()> {
        let on = date(on)?;
        if !matches!(on.weekday(), Weekday::Saturday | Weekday::Sunday) {
            return None;
        }
        self.add_day(on, OfficialDay::Makeup(self.name(names)?))
    }

    /// A span that runs over midnight or covers the whole date would not make it shorter.
    fn add_short(&mut self, on: &str, span: &str, names: &str) -> Option<()> {
        let [span] = *Span::parse_list(span).ok()?.as_slice() else {
            return None;
        };
        let whole = span.from_minute == 0 && span.to_minute == 24 * 60;
        if whole || span.to_minute < span.from_minute {
            return None;
        }
        self.add_day(date(on)?, OfficialDay::Short(span, self.name(names)?))
    }

    /// Adds a day that is known and hasn't been spoken of.
    fn add_day(&mut self, date: Date, day: OfficialDay) -> Option<()> {
        let (first, last) = self.known?;
        if first.is_some_and(|first| date < first) || last.is_some_and(|last| last < date) {
            return None;
        }
        match self.days.entry(date) {
            Entry::Vacant(place) => {
                place.insert(day);
                Some(())
            }
            Entry::Occupied(_) => None,
        }
    }

    /// The name behind one or more ids with `+` between.
    fn name(&self, ids: &str) -> Option<Name> {
        let names: Option<Vec<Name>> = ids
            .split('+')
            .map(|id| self.names.get(id).cloned())
            .collect();
        names.map(|names| Name::joined(&names))
    }
}

/// A date of `known`; the inner `None` is `-`.
fn bound(word: &str) -> Option<Option<Date>> {
    match word {
        "-" => Some(None),
        _ => date(word).map(Some),
    }
}

/// A date that is written in full, `2026-01-31`; the library would read shorter forms too.
fn date(word: &str) -> Option<Date> {
    let date: Date = word.parse().ok()?;
    (date.to_string() == word).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::name::Language;

    const HEAD: &str = "\
        # Published by nobody.\n\
        zone Asia/Shanghai\n\
        known 2026-01-01 2026-12-31   # one year\n\
        name new-year 元旦 元旦 New Year's Day\n\
        name eve 除夕 除夕 New Year's Eve\n";

    fn read_after_head(line: &str) -> Result<OfficialDays, usize> {
        read(&format!("{HEAD}{line}\n"))
    }

    fn day(text: &str, on: &str) -> Option<OfficialDay> {
        read_after_head(text)
            .unwrap()
            .day(on.parse().unwrap())
            .cloned()
    }

    fn new_year() -> Name {
        Name::new("元旦", "元旦", "New Year's Day")
    }

    #[test]
    fn a_head_alone_is_a_file() {
        let official = read(HEAD).unwrap();
        assert_eq!(official.zone_name, "Asia/Shanghai");
        assert_eq!(official.known_from, Some(Date::constant(2026, 1, 1)));
        assert_eq!(official.known_until, Some(Date::constant(2026, 12, 31)));
        assert_eq!(official.days, []);
    }

    #[test]
    fn both_ends_of_a_range_are_off() {
        let line = "off 2026-01-01 2026-01-03 new-year # three";
        let off = Some(OfficialDay::Off(new_year()));
        assert_eq!(day(line, "2026-01-01"), off);
        assert_eq!(day(line, "2026-01-03"), off);
        assert_eq!(day(line, "2026-01-04"), None);
        assert_eq!(read_after_head(line).unwrap().days.len(), 3);
    }

    #[test]
    fn as_many_days_as_a_line_may_name() {
        assert!(read_after_head("off 2026-01-01 2026-01-31 eve").is_ok());
        assert_eq!(read_after_head("off 2026-01-01 2026-02-01 eve"), Err(6));
    }

    #[test]
    fn a_makeup_day_and_a_short_day() {
        assert_eq!(
            day("work 2026-01-04 new-year", "2026-01-04"),
            Some(OfficialDay::Makeup(new_year()))
        );
        let morning = Span {
            from_minute: 0,
            to_minute: 12 * 60,
        };
        assert_eq!(
            day("short 2026-02-16 00:00-12:00 new-year", "2026-02-16"),
            Some(OfficialDay::Short(morning, new_year()))
        );
    }

    #[test]
    fn a_day_may_have_two_names() {
        let Some(OfficialDay::Off(name)) =
            day("off 2026-01-01 2026-01-01 new-year+eve", "2026-01-01")
        else {
            panic!("not off");
        };
        assert_eq!(name.text(Language::TraditionalChinese), "元旦、除夕");
    }

    #[test]
    fn without_end_on_either_side() {
        let official = read("zone UTC\nknown - -\n").unwrap();
        assert_eq!((official.known_from, official.known_until), (None, None));
        let text = "zone UTC\nknown - 2026-12-31\nname a b c d\noff 1900-01-01 1900-01-01 a\n";
        assert_eq!(read(text).unwrap().days.len(), 1);
    }

    #[test]
    fn lines_that_make_no_sense_are_refused() {
        for line in [
            "holiday 2026-01-01 new-year",
            "off",
            "off 2026-01-01 2026-01-02",
            "off 2026-01-01 2026-01-02 new-year more",
            "off 2026-01-03 2026-01-01 new-year",
            "off 2026-02-30 2026-02-30 new-year",
            "off 20260101 20260101 new-year",
            "off 2026-01-01T00:00 2026-01-01 new-year",
            "off 2026-01-01 2027-01-01 new-year",
            "off 2026-01-01 2026-01-01 unheard-of",
            "off 2026-01-01 2026-01-01 new-year+unheard-of",
            "off 2026-01-01 2026-01-01 new-year+",
            "off 2025-12-31 2026-01-01 new-year",
            "off 2026-12-31 2027-01-01 new-year",
            "work 2026-01-03",
            "work 2026-01-03 new-year more",
            "work 2026-01-05 new-year",
            "work 2027-01-02 new-year",
            "short 2026-02-16 new-year",
            "short 2026-02-16 12:00 new-year",
            "short 2026-02-16 00:00-24:00 new-year",
            "short 2026-02-16 22:00-02:00 new-year",
            "short 2026-02-16 00:00-12:00,13:00-14:00 new-year",
            "short 2027-02-16 00:00-12:00 new-year",
            "zone Asia/Taipei",
            "known 2026-01-01 2026-12-31",
            "name new-year 新年 新年 New Year",
            "name nothing-in-english 新年 新年",
            "name New-Year 新年 新年 New Year",
            "name a+b 新年 新年 New Year",
        ] {
            assert_eq!(read_after_head(line), Err(6), "{line}");
        }
    }

    #[test]
    fn heads_that_make_no_sense_are_refused() {
        for (text, line) in [
            ("", 1),
            ("zone UTC\n", 2),
            ("known - -\n", 2),
            ("zone Asia/Atlantis\nknown - -\n", 1),
            ("zone asia/shanghai\nknown - -\n", 1),
            ("zone UTC\nknown 2026-12-31 2026-01-01\n", 2),
            ("zone UTC\nknown 2026-01-01\n", 2),
            ("zone UTC\nknown 2026-01-01 soon\n", 2),
            ("name a b c d\noff 2026-01-01 2026-01-01 a\nknown - -\n", 2),
        ] {
            assert_eq!(read(text), Err(line), "{text}");
        }
    }

    #[test]
    fn a_date_is_spoken_of_once() {
        for second in [
            "off 2026-01-03 2026-01-05 eve",
            "work 2026-01-03 eve",
            "short 2026-01-02 09:00-12:00 eve",
        ] {
            let lines = format!("off 2026-01-01 2026-01-03 new-year\n\n{second}");
            assert_eq!(read_after_head(&lines), Err(8), "{second}");
        }
    }
}
