//! Dates, times of day and amounts of time as readers of a language write them.

use jiff::civil::Time;

use crate::instant::{Instant, Micros, micros};
use crate::name::Language;
use crate::zone::{Date, Zone};

use super::words::Words;

/// Writes in one language about one zone.
pub(super) struct Writing<'a> {
    pub(super) words: &'static Words,
    pub(super) language: Language,
    precision: Precision,
    zone: &'a Zone,
    /// The year that goes without saying.
    year: i16,
}

/// How exactly times of day and amounts are written.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Precision {
    /// To the microsecond, where there are any.
    Exact,
    /// Times as the clock shows them, amounts to the nearest second.
    Seconds,
}

impl<'a> Writing<'a> {
    /// A date in the year of `start` is written without its year.
    pub(super) fn new(language: Language, zone: &'a Zone, start: Instant) -> Self {
        Self {
            words: Words::of(language),
            language,
            precision: Precision::Exact,
            zone,
            year: zone.date_of(start).year(),
        }
    }

    /// Likewise, but with nothing smaller than a second.
    pub(super) fn with_seconds(self) -> Self {
        Self {
            precision: Precision::Seconds,
            ..self
        }
    }

    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        self.words.say(key, values)
    }

    /// "Wed 30 Sep", with the year if it isn't that of the start.
    pub(super) fn date(&self, date: Date) -> String {
        if date.year() == self.year {
            self.date_in_words("date", date)
        } else {
            self.date_with_year(date)
        }
    }

    /// "Wed 30 Sep 2026".
    pub(super) fn date_with_year(&self, date: Date) -> String {
        self.date_in_words("date-with-year", date)
    }

    /// The date of an instant.
    pub(super) fn date_at(&self, at: Instant) -> String {
        self.date(self.zone.date_of(at))
    }

    /// What the clock shows until it is changed, with the date, and from then on.
    pub(super) fn clock_change(&self, at: Instant, forward: Micros) -> (String, String, String) {
        let after = self.zone.civil(at);
        let before = after.saturating_sub(jiff::SignedDuration::from_micros(forward));
        let date = self.date(before.date());
        let (before, after) = (before.time(), after.time());
        (date, self.time_text(before), self.time_text(after))
    }

    /// "Wed 30 Sep 2026 17:30", for the instant at which something begins.
    pub(super) fn beginning(&self, at: Instant) -> String {
        let date = self.date_with_year(self.zone.date_of(at));
        self.moment(&date, &self.time(at))
    }

    /// "Wed 30 Sep 2026 18:00", for the instant at which something ends: 24:00 rather than 00:00.
    pub(super) fn end(&self, at: Instant) -> String {
        let (date, time) = self.end_parts(at);
        self.moment(&self.date_with_year(date), &time)
    }

    /// A stretch of time: "Wed 30 Sep 17:30–18:00", "Thu 1 Oct – Wed 7 Oct".
    pub(super) fn range(&self, from: Instant, to: Instant) -> String {
        let first = self.zone.date_of(from);
        let (last, end) = self.end_parts(to);
        let is_whole = self.begins_day(from) && self.begins_day(to);
        let (first_text, last_text) = (self.date(first), self.date(last));
        if is_whole && first == last {
            first_text
        } else if is_whole {
            self.say("range", &[("from", &first_text), ("to", &last_text)])
        } else if first == last {
            let times = self.say("times", &[("from", &self.time(from)), ("to", &end)]);
            self.moment(&first_text, &times)
        } else {
            let from = self.moment(&first_text, &self.time(from));
            let to = self.moment(&last_text, &end);
            self.say("range", &[("from", &from), ("to", &to)])
        }
    }

    /// Like [`Writing::range`], for a part of a day that is counted as a whole.
    pub(super) fn day_range(&self, from: Instant, to: Instant) -> String {
        let (last, end) = self.end_parts(to);
        let is_start = self.begins_day(from) && self.zone.date_of(from) == last;
        if is_start && !self.begins_day(to) {
            self.say("day-until", &[("date", &self.date(last)), ("time", &end)])
        } else {
            self.range(from, to)
        }
    }

    /// What the clock shows, with seconds and less only if there are some.
    pub(super) fn time(&self, at: Instant) -> String {
        let civil = self.zone.civil(at);
        let text = self.time_text(civil.time());
        if self.zone.instant(civil) == at {
            text
        } else {
            self.say("second-time", &[("time", &text)])
        }
    }

    /// "7 h 30 min".
    pub(super) fn amount(&self, span: Micros) -> String {
        let span = match self.precision {
            Precision::Exact => span,
            Precision::Seconds => {
                (span + micros::SECOND / 2).div_euclid(micros::SECOND) * micros::SECOND
            }
        };
        let hours = span / micros::HOUR;
        let minutes = span % micros::HOUR / micros::MINUTE;
        let (rest, fraction) = (span % micros::MINUTE, span % micros::SECOND);
        let seconds = seconds(rest / micros::SECOND, fraction, 1);
        let parts = [
            (hours != 0).then(|| self.say("hours", &[("n", &hours.to_string())])),
            (minutes != 0).then(|| self.say("minutes", &[("n", &minutes.to_string())])),
            (rest != 0 || span == 0).then(|| self.say("seconds", &[("n", &seconds)])),
        ];
        self.join("amounts", parts.into_iter().flatten())
            .unwrap_or_default()
    }

    /// Texts joined two by two by a template with `{first}` and `{second}`.
    pub(super) fn join(&self, key: &str, texts: impl Iterator<Item = String>) -> Option<String> {
        texts.reduce(|first, second| self.say(key, &[("first", &first), ("second", &second)]))
    }

    fn moment(&self, date: &str, time: &str) -> String {
        self.say("moment", &[("date", date), ("time", time)])
    }

    fn date_in_words(&self, key: &str, date: Date) -> String {
        let weekday = date.weekday().to_monday_one_offset();
        let weekday = self.say(&format!("weekday-{weekday}"), &[]);
        let month = self.say(&format!("month-{}", date.month()), &[]);
        let values = [
            ("year", date.year().to_string()),
            ("month", month),
            ("day", date.day().to_string()),
            ("weekday", weekday),
        ];
        self.say(
            key,
            &values.each_ref().map(|(name, text)| (*name, text.as_str())),
        )
    }

    /// Date and time of an end: midnight is the end of the day before, which isn't the date before
    /// where the zone skips one.
    fn end_parts(&self, at: Instant) -> (Date, String) {
        if self.begins_day(at) {
            (self.zone.date_of(at.minus(1)), "24:00".to_owned())
        } else {
            (self.zone.date_of(at), self.time(at))
        }
    }

    fn time_text(&self, time: Time) -> String {
        let mut text = format!("{:02}:{:02}", time.hour(), time.minute());
        let fraction = match self.precision {
            Precision::Exact => i64::from(time.subsec_nanosecond() / 1000),
            Precision::Seconds => 0,
        };
        if time.second() != 0 || fraction != 0 {
            text.push(':');
            text.push_str(&seconds(i64::from(time.second()), fraction, 2));
        }
        text
    }

    fn begins_day(&self, at: Instant) -> bool {
        self.zone.start_of_day(self.zone.date_of(at)) == at
    }
}

/// Seconds with what they have of a fraction.
fn seconds(whole: i64, fraction_micros: i64, digits: usize) -> String {
    if fraction_micros == 0 {
        return format!("{whole:0digits$}");
    }
    let fraction = format!("{fraction_micros:06}");
    format!("{whole:0digits$}.{}", fraction.trim_end_matches('0'))
}
