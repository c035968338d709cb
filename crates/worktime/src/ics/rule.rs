//! Recurrence rules of calendar files (`RRULE`, RFC 5545 section 3.3.10), as far as they speak of
//! dates.
//!
//! The rule goes through its periods (days, weeks, months, years) and keeps the dates of each that
//! every part agrees with, so each part is one short question about one date.

mod frequency;

use std::ops::Range;

use jiff::civil::Weekday;

use self::frequency::Frequency;
use crate::dated_days::ProblemKind;
use crate::zone::Date;

/// The most values in one part of a rule; a year has no more days to choose from.
const MOST_VALUES: usize = 366;

/// A rule that can be followed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct RecurrenceRule {
    every: Frequency,
    interval: i32,
    /// How many occurrences there are, the event's own start being the first.
    count: Option<u32>,
    /// The last moment at which one may begin, as it is written.
    pub(crate) until: Option<String>,
    months: Vec<i8>,
    /// Negative ones are counted from the month's end.
    month_days: Vec<i8>,
    /// With the how-manieth of its month or year; 0 for every one.
    weekdays: Vec<(i16, Weekday)>,
    /// Which of a period's dates are meant, from 1, or from its end from -1.
    positions: Vec<i32>,
    week_start: Weekday,
}

impl RecurrenceRule {
    /// Reads a rule.
    ///
    /// # Errors
    /// The first part that can't be read, or that isn't followed here: times of day, numbered weeks
    /// and days of the year, and calendars other than the Gregorian.
    pub(crate) fn parse(text: &str) -> Result<Self, ProblemKind> {
        let mut rule = Self {
            every: Frequency::Daily,
            interval: 1,
            count: None,
            until: None,
            months: Vec::new(),
            month_days: Vec::new(),
            weekdays: Vec::new(),
            positions: Vec::new(),
            week_start: Weekday::Monday,
        };
        let mut every = None;
        for part in text.split(';').filter(|part| !part.trim().is_empty()) {
            let not_followed = || ProblemKind::RuleNotFollowed {
                part: part.to_owned(),
            };
            let (name, value) = part.split_once('=').ok_or_else(not_followed)?;
            let (name, value) = (name.trim().to_ascii_uppercase(), value.trim());
            if name == "FREQ" {
                every = Some(Frequency::parse(value).ok_or_else(not_followed)?);
            } else {
                rule.take(&name, value).ok_or_else(not_followed)?;
            }
        }
        let whole = || ProblemKind::RuleNotFollowed {
            part: text.to_owned(),
        };
        rule.every = every.ok_or_else(whole)?;
        let numbered = rule.weekdays.iter().any(|(nth, _)| *nth != 0);
        if numbered && matches!(rule.every, Frequency::Daily | Frequency::Weekly) {
            return Err(whole());
        }
        Ok(rule)
    }

    /// The dates within `range` on which the event begins; `start`, its own date, is always the
    /// first. `ended` says which dates lie behind the rule's end. Each date that is looked at is
    /// told to `spend`; `None` if it refuses.
    pub(crate) fn dates(
        &self,
        start: Date,
        range: &Range<Date>,
        ended: impl Fn(Date) -> bool,
        mut spend: impl FnMut(usize) -> bool,
    ) -> Option<Vec<Date>> {
        let mut found = Vec::from_iter(range.contains(&start).then_some(start));
        let mut left = self.count.map_or(u32::MAX, |count| count.saturating_sub(1));
        // Only whoever counts has to begin at the beginning.
        let skipped = match self.count {
            Some(_) => 0,
            None => self.every.between(start, range.start) / self.interval,
        };
        let mut periods = skipped.max(0).saturating_mul(self.interval);
        while let Some(period) = self.every.nth(start, periods, self.week_start) {
            if period.start >= range.end || left == 0 {
                break;
            }
            let candidates = self.candidates(&period, start);
            if !spend(candidates.len().max(1)) {
                return None;
            }
            let dates = self.dates_of(candidates, start).into_iter();
            for date in dates.filter(|date| *date > start) {
                if ended(date) || left == 0 {
                    return Some(found);
                }
                left -= 1;
                if range.contains(&date) {
                    found.push(date);
                }
            }
            periods = periods.saturating_add(self.interval);
        }
        Some(found)
    }

    /// The dates of a period on which the event begins.
    fn dates_of(&self, candidates: Vec<Date>, start: Date) -> Vec<Date> {
        let agreed = candidates
            .into_iter()
            .filter(|date| self.agrees(*date, start));
        let agreed: Vec<Date> = agreed.collect();
        if self.positions.is_empty() {
            return agreed;
        }
        let position = |at: usize| i32::try_from(at).unwrap_or(i32::MAX);
        let wanted = |at: usize| {
            self.positions.contains(&position(at + 1))
                || self.positions.contains(&-position(agreed.len() - at))
        };
        let chosen = agreed.iter().enumerate().filter(|(at, _)| wanted(*at));
        chosen.map(|(_, date)| *date).collect()
    }

    /// The dates of a period that are worth looking at. Most rules name a day of a month or leave
    /// it to the start; then it would be a pity to look at whole years.
    fn candidates(&self, period: &Range<Date>, start: Date) -> Vec<Date> {
        if matches!(self.every, Frequency::Daily | Frequency::Weekly) {
            let dates = std::iter::successors(Some(period.start), |date| date.tomorrow().ok());
            return dates.take_while(|date| *date < period.end).collect();
        }
        let months =
            std::iter::successors(Some(period.start), |first| Frequency::Monthly.next(*first));
        let months = months.take_while(|first| *first < period.end);
        let months = months.filter(|first| self.month_agrees(first.month(), start));
        let days_of = |first: Date| -> Vec<i8> {
            let length = first.days_in_month();
            let day = |day: &i8| if *day < 0 { length + 1 + day } else { *day };
            let mut days: Vec<i8> = if self.follows_start() {
                vec![start.day()]
            } else if self.month_days.is_empty() {
                (1..=length).collect()
            } else {
                self.month_days.iter().map(day).collect()
            };
            days.sort_unstable();
            days.dedup();
            days
        };
        months
            .flat_map(|first| {
                let date = move |day| Date::new(first.year(), first.month(), day).ok();
                days_of(first).into_iter().filter_map(date)
            })
            .collect()
    }

    /// Whether every part of the rule holds for a date. What the rule leaves open, the event's own
    /// start says.
    fn agrees(&self, date: Date, start: Date) -> bool {
        let from_end = date.day() - date.days_in_month() - 1;
        let month_day = self.month_days.is_empty()
            || self.month_days.contains(&date.day())
            || self.month_days.contains(&from_end);
        let weekday = self.weekdays.is_empty()
            || self.weekdays.iter().any(|(nth, weekday)| {
                date.weekday() == *weekday && (*nth == 0 || self.is_nth(date, *nth))
            });
        let like_start = !self.follows_start()
            || match self.every {
                Frequency::Daily => true,
                Frequency::Weekly => date.weekday() == start.weekday(),
                Frequency::Monthly | Frequency::Yearly => date.day() == start.day(),
            };
        self.month_agrees(date.month(), start) && month_day && weekday && like_start
    }

    fn month_agrees(&self, month: i8, start: Date) -> bool {
        if self.months.is_empty() {
            self.every != Frequency::Yearly || !self.follows_start() || month == start.month()
        } else {
            self.months.contains(&month)
        }
    }

    /// Whether the rule leaves the day to the event's start.
    fn follows_start(&self) -> bool {
        self.month_days.is_empty() && self.weekdays.is_empty()
    }

    /// Whether a date is the nth of its weekday, in its year if the rule names no month.
    fn is_nth(&self, date: Date, nth: i16) -> bool {
        let (day, days) = if self.every == Frequency::Yearly && self.months.is_empty() {
            (date.day_of_year(), date.days_in_year())
        } else {
            (i16::from(date.day()), i16::from(date.days_in_month()))
        };
        nth == (day - 1) / 7 + 1 || nth == -((days - day) / 7 + 1)
    }

    /// Takes up a part; `None` if it can't be read or isn't followed.
    fn take(&mut self, name: &str, value: &str) -> Option<()> {
        if value.split(',').count() > MOST_VALUES {
            return None;
        }
        match name {
            "INTERVAL" => self.interval = value.parse().ok().filter(|interval| *interval > 0)?,
            "COUNT" => self.count = Some(value.parse().ok().filter(|count| *count > 0)?),
            "UNTIL" => self.until = Some(value.to_owned()),
            "BYMONTH" => self.months = numbers(value, |n| (1..=12).contains(n))?,
            "BYMONTHDAY" => {
                self.month_days = numbers(value, |n| *n != 0 && (-31..=31).contains(n))?;
            }
            "BYSETPOS" => {
                self.positions = numbers(value, |n| *n != 0 && (-366..=366).contains(n))?;
            }
            "BYDAY" => self.weekdays = value.split(',').map(weekday).collect::<Option<_>>()?,
            "WKST" => self.week_start = weekday(value).filter(|(nth, _)| *nth == 0)?.1,
            _ => return None,
        }
        Some(())
    }
}

fn numbers<N: std::str::FromStr>(text: &str, sound: impl Fn(&N) -> bool) -> Option<Vec<N>> {
    let number = |part: &str| part.trim().parse().ok().filter(&sound);
    text.split(',').map(number).collect()
}

/// Reads `MO`, `4TH` or `-1FR`.
fn weekday(text: &str) -> Option<(i16, Weekday)> {
    let text = text.trim().to_ascii_uppercase();
    let (nth, name) = text.split_at_checked(text.len().checked_sub(2)?)?;
    let weekday = match name {
        "MO" => Weekday::Monday,
        "TU" => Weekday::Tuesday,
        "WE" => Weekday::Wednesday,
        "TH" => Weekday::Thursday,
        "FR" => Weekday::Friday,
        "SA" => Weekday::Saturday,
        "SU" => Weekday::Sunday,
        _ => return None,
    };
    let sound = |nth: &i16| *nth != 0 && (-53..=53).contains(nth);
    let nth = match nth {
        "" => 0,
        _ => nth.parse().ok().filter(sound)?,
    };
    Some((nth, weekday))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn dates(rule: &str, start: Date, range: Range<Date>) -> Vec<Date> {
        let rule = RecurrenceRule::parse(rule).unwrap();
        rule.dates(start, &range, |_| false, |_| true).unwrap()
    }

    fn check(rule: &str, start: Date, years: Range<i16>, expected: &[&str]) {
        let range = date(years.start, 1, 1)..date(years.end, 1, 1);
        let found = dates(rule, start, range);
        let found: Vec<String> = found.iter().map(Date::to_string).collect();
        assert_eq!(found, expected, "{rule}");
    }

    #[test]
    fn rules_as_feeds_write_them() {
        let new_year = date(2015, 1, 1);
        let three = ["2026-01-01", "2027-01-01", "2028-01-01"];
        check("FREQ=YEARLY", new_year, 2026..2029, &three);
        check("FREQ=YEARLY;BYMONTH=1", new_year, 2026..2029, &three);
        check(
            "FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1",
            new_year,
            2026..2029,
            &three,
        );
        // The fourth Thursday of November, in the two ways in which programs say it.
        let thanks = date(1998, 11, 26);
        let expected = ["2025-11-27", "2026-11-26"];
        check(
            "FREQ=YEARLY;BYMONTH=11;BYDAY=4TH",
            thanks,
            2025..2027,
            &expected,
        );
        check(
            "FREQ=YEARLY;BYDAY=TH;BYMONTH=11;BYSETPOS=4",
            thanks,
            2025..2027,
            &expected,
        );
        // The last Monday of May.
        let last = ["2026-05-25", "2027-05-31"];
        check(
            "FREQ=YEARLY;BYMONTH=5;BYDAY=-1MO",
            date(1997, 5, 26),
            2026..2028,
            &last,
        );
        // Of the whole year.
        check(
            "FREQ=YEARLY;BYDAY=20MO",
            date(1997, 5, 19),
            1997..2000,
            &["1997-05-19", "1998-05-18", "1999-05-17"],
        );
        // A day that most years don't have.
        check(
            "FREQ=YEARLY",
            date(2024, 2, 29),
            2024..2033,
            &["2024-02-29", "2028-02-29", "2032-02-29"],
        );
        check(
            "FREQ=MONTHLY",
            date(2026, 1, 31),
            2026..2027,
            &[
                "2026-01-31",
                "2026-03-31",
                "2026-05-31",
                "2026-07-31",
                "2026-08-31",
                "2026-10-31",
                "2026-12-31",
            ],
        );
        check(
            "FREQ=MONTHLY;BYMONTHDAY=-1;COUNT=3",
            date(2026, 1, 31),
            2026..2027,
            &["2026-01-31", "2026-02-28", "2026-03-31"],
        );
        // The first working day of the quarter.
        check(
            "FREQ=MONTHLY;INTERVAL=3;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=1",
            date(2026, 1, 1),
            2026..2027,
            &["2026-01-01", "2026-04-01", "2026-07-01", "2026-10-01"],
        );
        check(
            "FREQ=DAILY;INTERVAL=200",
            date(2025, 12, 1),
            2026..2027,
            &["2026-06-19"],
        );
    }

    #[test]
    fn the_week_start_matters() {
        // The standard's own example.
        let start = date(1997, 8, 5);
        check(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=MO",
            start,
            1997..1998,
            &["1997-08-05", "1997-08-10", "1997-08-19", "1997-08-24"],
        );
        check(
            "FREQ=WEEKLY;INTERVAL=2;COUNT=4;BYDAY=TU,SU;WKST=SU",
            start,
            1997..1998,
            &["1997-08-05", "1997-08-17", "1997-08-19", "1997-08-31"],
        );
    }

    #[test]
    fn skipping_ahead_changes_nothing() {
        let start = date(2001, 3, 14);
        for frequency in ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] {
            for interval in [1, 2, 3, 5, 7] {
                for more in [
                    "",
                    ";BYDAY=WE,SU",
                    ";BYMONTHDAY=1,14,-1",
                    ";BYDAY=WE,SU;WKST=SU",
                ] {
                    let rule = format!("FREQ={frequency};INTERVAL={interval}{more}");
                    let all = dates(&rule, start, date(2000, 1, 1)..date(2030, 1, 1));
                    let range = date(2019, 7, 17)..date(2026, 2, 3);
                    let within = |date: &&Date| range.contains(date);
                    let expected: Vec<Date> = all.iter().filter(within).copied().collect();
                    assert_eq!(dates(&rule, start, range.clone()), expected, "{rule}");
                }
            }
        }
    }

    /// Not only the candidates: every date of ten years is asked.
    #[test]
    fn no_date_is_overlooked() {
        let start = date(2015, 1, 31);
        let range = date(2015, 2, 1)..date(2025, 1, 1);
        for frequency in ["DAILY", "WEEKLY", "MONTHLY", "YEARLY"] {
            for months in ["", ";BYMONTH=2,5", ";BYMONTH=12"] {
                for days in [
                    "",
                    ";BYMONTHDAY=1,-1",
                    ";BYMONTHDAY=31,-31",
                    ";BYDAY=SA",
                    ";BYDAY=FR;BYMONTHDAY=13",
                ] {
                    let text = format!("FREQ={frequency}{months}{days}");
                    let rule = RecurrenceRule::parse(&text).unwrap();
                    let all = std::iter::successors(Some(range.start), |date| date.tomorrow().ok());
                    let all = all.take_while(|date| *date < range.end);
                    let expected: Vec<Date> =
                        all.filter(|date| rule.agrees(*date, start)).collect();
                    assert_eq!(dates(&text, start, range.clone()), expected, "{text}");
                }
            }
        }
    }

    #[test]
    fn what_is_not_followed_is_named() {
        for (rule, part) in [
            ("FREQ=HOURLY", "FREQ=HOURLY"),
            ("FREQ=YEARLY;BYWEEKNO=20", "BYWEEKNO=20"),
            ("RSCALE=CHINESE;FREQ=YEARLY", "RSCALE=CHINESE"),
            ("FREQ=YEARLY;INTERVAL=0", "INTERVAL=0"),
            ("FREQ=YEARLY;BYMONTH=13", "BYMONTH=13"),
            ("FREQ=YEARLY;BYDAY=0MO", "BYDAY=0MO"),
            ("FREQ=WEEKLY;BYDAY=1MO", "FREQ=WEEKLY;BYDAY=1MO"),
            ("COUNT=1", "COUNT=1"),
            ("yearly", "yearly"),
            ("", ""),
        ] {
            let part = part.to_owned();
            let expected = ProblemKind::RuleNotFollowed { part };
            assert_eq!(RecurrenceRule::parse(rule), Err(expected), "{rule}");
        }
    }
}
