//! Dates and times of day: near ones by their distance, far ones by their date, always in the company's zone.

use jiff::civil::Weekday;
use worktime::{Date, Instant};

use super::Wording;

impl Wording {
    /// The day of the page.
    pub(crate) fn today(&self) -> Date {
        self.zone.date_of(self.now)
    }

    /// A moment with its day: `今天14:08`, `週四14:08`, `7月23日14:08`.
    pub(crate) fn moment(&self, at: Instant) -> String {
        let day = self.day(self.zone.date_of(at));
        self.say_with(
            "moment",
            &[("day", day.into()), ("time", self.time_of_day(at).into())],
        )
    }

    /// A moment within a page that is about a day: the time alone if it is today.
    pub(crate) fn brief_moment(&self, at: Instant) -> String {
        if self.zone.date_of(at) == self.today() {
            self.time_of_day(at)
        } else {
            self.moment(at)
        }
    }

    /// A day: `今天`, `昨天`, `週四`, `下週一`, `7月23日`, `2025年7月23日`.
    pub(crate) fn day(&self, date: Date) -> String {
        let days = days_between(self.today(), date);
        match days {
            0 => return self.say("day-today"),
            1 => return self.say("day-tomorrow"),
            -1 => return self.say("day-yesterday"),
            _ => {}
        }
        let week_starts = self.today().weekday().to_monday_zero_offset();
        let from_monday = days + i32::from(week_starts);
        let weekday = self.weekday(date.weekday());
        match from_monday.div_euclid(7) {
            0 => weekday,
            1 => self.say_with("day-next-week", &[("weekday", weekday.into())]),
            _ => self.date(date),
        }
    }

    /// A date; with its year where that isn't this one.
    pub(crate) fn date(&self, date: Date) -> String {
        let key = if date.year() == self.today().year() {
            "date"
        } else {
            "date-with-year"
        };
        let month = self.say(&format!("month-{}", date.month()));
        self.say_with(
            key,
            &[
                ("year", date.year().into()),
                ("month", month.into()),
                ("day", date.day().into()),
            ],
        )
    }

    /// A date with its year.
    pub(crate) fn full_date(&self, date: Date) -> String {
        let month = self.say(&format!("month-{}", date.month()));
        let facts = [
            ("year", date.year().into()),
            ("month", month.into()),
            ("day", date.day().into()),
        ];
        self.say_with("date-with-year", &facts)
    }

    /// A date with its weekday, as over a page.
    pub(crate) fn date_and_weekday(&self, at: Instant) -> String {
        let date = self.zone.date_of(at);
        let weekday = self.say(&format!(
            "weekday-long-{}",
            date.weekday().to_monday_one_offset()
        ));
        let facts = [
            ("date", self.full_date(date).into()),
            ("weekday", weekday.into()),
            ("time", self.time_of_day(at).into()),
        ];
        self.say_with("date-and-weekday", &facts)
    }

    /// A moment that means the same on every day: `2026年7月23日（週四）14:08`, with seconds where there are some.
    pub(crate) fn full_moment(&self, at: Instant) -> String {
        let civil = self.zone.civil(at);
        let time = match civil.second() {
            0 => self.time_of_day(at),
            second => format!("{}:{second:02}", self.time_of_day(at)),
        };
        self.on_date(civil.date(), time)
    }

    /// The same of an end: midnight ends the day before it.
    pub(crate) fn full_end(&self, at: Instant) -> String {
        let date = self.zone.date_of(at);
        match date.yesterday() {
            Ok(ended) if self.zone.start_of_day(date) == at => {
                self.on_date(ended, "24:00".to_owned())
            }
            _ => self.full_moment(at),
        }
    }

    /// A day that means the same on every day: `2026年7月23日（週四）`.
    pub(crate) fn full_day(&self, date: Date) -> String {
        self.on_date(date, String::new()).trim_end().to_owned()
    }

    fn on_date(&self, date: Date, time: String) -> String {
        let facts = [
            ("date", self.full_date(date).into()),
            ("weekday", self.weekday(date.weekday()).into()),
            ("time", time.into()),
        ];
        self.say_with("full-moment", &facts)
    }

    /// The time of day: `14:08`.
    pub(crate) fn time_of_day(&self, at: Instant) -> String {
        let civil = self.zone.civil(at);
        format!("{:02}:{:02}", civil.hour(), civil.minute())
    }

    /// A moment as a field of a form holds it, to the minute.
    pub(crate) fn field_moment(&self, at: Instant) -> String {
        let civil = self.zone.civil(at);
        format!("{}T{:02}:{:02}", civil.date(), civil.hour(), civil.minute())
    }

    /// A weekday's short name.
    pub(crate) fn weekday(&self, weekday: Weekday) -> String {
        self.say(&format!("weekday-{}", weekday.to_monday_one_offset()))
    }
}

/// Whole days from one date to another.
pub(super) fn days_between(from: Date, to: Date) -> i32 {
    to.since(from)
        .map(|span| span.get_days())
        .unwrap_or_default()
}
