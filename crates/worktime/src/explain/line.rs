//! One stretch of an explanation as a line.

use crate::calendar::rules::DayKind;
use crate::instant::Micros;
use crate::length::{DayUnit, Length};
use crate::name::Name;

use super::text::ToldStretch;
use super::writing::Writing;
use super::{Days, Explanation, Rule, Stretch, Why, Worked, day_off};

/// Writes stretch after stretch.
pub(super) struct Lines<'a> {
    explanation: &'a Explanation,
    writing: &'a Writing<'a>,
    /// What was counted so far.
    counted: Micros,
    /// The edition that was named last.
    edition: Option<Name>,
}

impl<'a> Lines<'a> {
    pub(super) fn new(explanation: &'a Explanation, writing: &'a Writing<'a>) -> Self {
        Self {
            explanation,
            writing,
            counted: 0,
            edition: None,
        }
    }

    pub(super) fn next(&mut self, stretch: Stretch) -> ToldStretch {
        let writing = self.writing;
        let what = match &stretch.why {
            Why::ClockTime => self.counted(&stretch),
            Why::WorkingTime(worked) => {
                let remarks = self.worked(worked);
                self.remarked(self.counted(&stretch), remarks)
            }
            Why::MadeUp => writing.say("made-up", &[("time", &writing.amount(stretch.counted))]),
            Why::WorkingDay(worked) => {
                let remarks = self.worked(worked);
                self.remarked(self.days(stretch.days).unwrap_or_default(), remarks)
            }
            Why::CalendarDays => self.days(stretch.days).unwrap_or_default(),
            Why::LastDay(worked) => {
                let remarks = self.worked(worked);
                self.last_day(&stretch, remarks)
            }
            Why::Paused { reason, made_up } => self.paused(&stretch, reason, *made_up),
            Why::Folded { stretches } => self.folded(&stretch, *stretches),
            Why::FirstDay => self.left_out(writing.say("first-day", &[]), self.article(201)),
            Why::LastDayOff { day, moved_to } => {
                let date = writing.date(*moved_to);
                let values = [("day", self.off(day)), ("date", date)];
                let values = values.each_ref().map(|(name, text)| (*name, text.as_str()));
                let article = day_off::article(day);
                let why = match article {
                    203 => writing.say("last-day-off", &values),
                    _ => writing.say("last-day-without-hours", &values),
                };
                self.left_out(why, self.article(article))
            }
            Why::Off(day) => self.left_out(self.off(day), None),
            Why::HalfDay(day) => self.left_out(self.names(day).unwrap_or_default(), None),
            Why::Night => self.left_out(writing.say("night", &[]), None),
            Why::Break => self.left_out(writing.say("break", &[]), None),
            Why::DayOver => self.left_out(writing.say("day-over", &[]), None),
            Why::BeyondCalendar => self.left_out(writing.say("beyond-calendar", &[]), None),
        };
        self.counted += stretch.counted;
        let adds_up =
            stretch.counted > 0 && stretch.days.is_none() && !matches!(stretch.why, Why::MadeUp);
        let when = match stretch.why {
            Why::WorkingDay(_) | Why::LastDay(_) | Why::CalendarDays => {
                writing.day_range(stretch.from, stretch.to)
            }
            _ => writing.range(stretch.from, stretch.to),
        };
        ToldStretch {
            when,
            what,
            so_far: adds_up.then(|| writing.amount(self.counted)),
            stretch,
        }
    }

    /// "counted 3 h".
    fn counted(&self, stretch: &Stretch) -> String {
        let time = self.writing.amount(stretch.counted);
        self.writing.say("counted", &[("time", &time)])
    }

    /// "counted as working day 2".
    fn days(&self, days: Option<Days>) -> Option<String> {
        let range = self.day_numbers(days?);
        Some(self.writing.say("counted-as", &[("days", &range)]))
    }

    /// "working day 2", "days 3 to 5".
    fn day_numbers(&self, days: Days) -> String {
        let (first, last) = (days.first.to_string(), days.last.to_string());
        let counts_working_days = matches!(
            self.explanation.length,
            Length::WorkingDays(_)
                | Length::EndOfWorkingDay { .. }
                | Length::TimeOfDay {
                    unit: DayUnit::Working,
                    ..
                }
        );
        let values = [("first", first.as_str()), ("last", &last)];
        match (counts_working_days, days.first == days.last) {
            (true, true) => self.writing.say("working-day-number", &[("n", &first)]),
            (true, false) => self.writing.say("working-day-numbers", &values),
            (false, true) => self.writing.say("day-number", &[("n", &first)]),
            (false, false) => self.writing.say("day-numbers", &values),
        }
    }

    /// "counted as working day 3, ends at close of business (art. 203)".
    fn last_day(&self, stretch: &Stretch, mut remarks: Vec<String>) -> String {
        let writing = self.writing;
        let day = self.days(stretch.days);
        let day = day.unwrap_or_else(|| writing.say("last-day", &[]));
        let is_last_day = |stretch: &&Stretch| matches!(stretch.why, Why::LastDay(_));
        let last = self.explanation.stretches.iter().rfind(is_last_day);
        // A pause may cut the last day.
        if last.is_some_and(|last| last.from != stretch.from) {
            return self.remarked(day, remarks);
        }
        let ends = if self.explanation.rule == Rule::TimeOfDay {
            writing.say("ends-at-time", &[])
        } else {
            remarks.extend(self.article(203));
            writing.say("ends-at-close", &[])
        };
        let what = writing.say("and", &[("first", &day), ("second", &ends)]);
        self.remarked(what, remarks)
    }

    fn paused(&self, stretch: &Stretch, reason: &str, made_up: Micros) -> String {
        let writing = self.writing;
        let paused = match reason.trim() {
            "" => writing.say("paused", &[]),
            reason => writing.say("paused-for", &[("reason", reason)]),
        };
        let within = stretch
            .days
            .map(|days| writing.say("within-days", &[("days", &self.day_numbers(days))]));
        let later = (made_up > 0)
            .then(|| writing.say("to-be-made-up", &[("time", &writing.amount(made_up))]));
        if within.is_none() && later.is_none() {
            return self.left_out(paused, None);
        }
        let parts = [Some(paused), within, later];
        writing
            .join("and", parts.into_iter().flatten())
            .unwrap_or_default()
    }

    fn folded(&self, stretch: &Stretch, stretches: u32) -> String {
        let writing = self.writing;
        let together = writing.say("folded", &[("n", &stretches.to_string())]);
        let counted = (stretch.counted > 0).then(|| self.counted(stretch));
        let parts = [Some(together), counted, self.days(stretch.days)];
        writing
            .join("and", parts.into_iter().flatten())
            .unwrap_or_default()
    }

    /// What makes a day's hours special. An edition is named when it is a new one.
    fn worked(&mut self, worked: &Worked) -> Vec<String> {
        let new = worked
            .edition
            .as_ref()
            .filter(|_| worked.edition != self.edition);
        let edition = new.map(|name| {
            let name = name.text(self.writing.language);
            self.writing.say("edition", &[("name", name)])
        });
        self.edition.clone_from(&worked.edition);
        self.names(&worked.day).into_iter().chain(edition).collect()
    }

    fn off(&self, day: &DayKind) -> String {
        if day_off::are_apart(day) {
            return self.writing.say("no-common-hours", &[]);
        }
        self.names(day)
            .unwrap_or_else(|| self.writing.say("no-hours", &[]))
    }

    /// Why a day isn't a regular working day; of a day that two calendars share, each reason once.
    fn names(&self, day: &DayKind) -> Option<String> {
        let mut names = Vec::new();
        self.collect_names(day, &mut names);
        self.writing.join("and", names.into_iter())
    }

    fn collect_names(&self, day: &DayKind, names: &mut Vec<String>) {
        let (key, name) = match day {
            DayKind::Common(both) => {
                both.iter().for_each(|day| self.collect_names(day, names));
                return;
            }
            DayKind::Working => return,
            DayKind::Weekend => ("weekend", None),
            DayKind::Holiday(name) => ("holiday", Some(name)),
            DayKind::Makeup(name) => ("makeup", Some(name)),
            DayKind::Short(name) => ("short", Some(name)),
            DayKind::Closed(name) => ("closed", Some(name)),
            DayKind::Opened(name) => ("opened", Some(name)),
            DayKind::Shortened(name) => ("shortened", Some(name)),
        };
        let name = name.map_or("", |name| name.text(self.writing.language));
        let text = self.writing.say(key, &[("name", name)]);
        if !names.contains(&text) {
            names.push(text);
        }
    }

    fn left_out(&self, why: String, article: Option<String>) -> String {
        let what = self.writing.say("left-out", &[("why", &why)]);
        self.remarked(what, article.into_iter().collect())
    }

    fn remarked(&self, what: String, remarks: Vec<String>) -> String {
        match self.writing.join("and", remarks.into_iter()) {
            None => what,
            Some(remark) => {
                let values = [("what", what.as_str()), ("remark", &remark)];
                self.writing.say("remarked", &values)
            }
        }
    }

    /// "art. 203", if that is what is followed.
    fn article(&self, number: u16) -> Option<String> {
        let follows = self.explanation.articles().contains(&number);
        follows.then(|| {
            self.writing
                .say("article", &[("number", &number.to_string())])
        })
    }
}
