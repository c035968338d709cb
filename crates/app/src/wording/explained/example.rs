//! Worked dates: when a promise would be due, when its alerts would come, which windows a duty has next.

use handbook::Id;
use handbook::rule::{
    Alert, AlertAt, Anchor, AnchorOf, CalendarRule, Duty, DutyStart, ForEach, Promise,
    PromiseTerms, PromiseTime,
};
use worktime::{Date, Instant, Length, micros};

use super::days::{Opener, openers};
use super::sheet::Sheet;
use crate::wording::Wording;
use crate::wording::rule::{Variant as _, plain, record_of, subject_of};

/// Windows of a duty that are told.
const WINDOWS_TOLD: usize = 3;
/// Variants of which examples are worked.
const VARIANTS_TOLD: usize = 4;
/// Days from now to the day that an example puts into a date field.
const DAYS_AHEAD: i64 = 30;
/// How far the working day before a day off is looked for.
const DAYS_BACK: usize = 60;
/// Days into a window on which somebody joins in the example.
const DAYS_INTO_WINDOW: i64 = 10;

impl Sheet<'_> {
    /// Due times of a promise for three openers, and its alerts for the first of them.
    pub(super) fn promise_days(&mut self, rule: &Promise) {
        let words = self.words;
        let record = record_of(&rule.on);
        let is_one = rule.variants.len() == 1;
        for terms in rule.variants.iter().take(VARIANTS_TOLD) {
            let Some(calendar) = words.edition.calendar(&terms.calendar) else {
                continue;
            };
            let condition = match terms.filter() {
                _ if is_one => None,
                Some(filter) => Some(words.condition(filter, record)),
                None => Some(words.say("rule-otherwise")),
            };
            if let Some(condition) = condition {
                self.say(
                    "example",
                    "example-variant",
                    &[("condition", condition.into())],
                );
            }
            self.terms_days(terms, calendar, record);
        }
    }

    /// The next windows of a duty, and what they mean for whoever joins inside one.
    pub(super) fn duty_days(&mut self, duty: &Duty) {
        let words = self.words;
        let Some(calendar) = words.edition.calendar(&duty.calendar) else {
            return;
        };
        let record = subject_of(duty);
        for terms in duty.variants.iter().take(VARIANTS_TOLD) {
            if duty.variants.len() > 1 {
                let condition = match terms.filter() {
                    Some(filter) => words.condition(filter, record),
                    None => words.say("rule-otherwise"),
                };
                self.say(
                    "example",
                    "example-variant",
                    &[("condition", condition.into())],
                );
            }
            let from = |date| {
                terms
                    .every
                    .occurrence_from(&calendar.calendar, terms.on_day_off, date)
            };
            let first = from(words.today());
            let windows = std::iter::successors(first, |last| from(last.window.1));
            let windows: Vec<worktime::Occurrence> = windows.take(WINDOWS_TOLD).collect();
            for (position, window) in windows.iter().enumerate() {
                let facts = [
                    ("name", words.voice.own(&window.name).into()),
                    ("due", words.full_end(window.due).into()),
                ];
                self.say("example", "example-window", &facts);
                if position == 0 {
                    let alerts = terms.alerts.iter().filter_map(|alert| {
                        let at = alert_instant(calendar, None, window.due, None, alert)?;
                        Some(words.alert_line(alert, at, record))
                    });
                    let alerts: Vec<String> = alerts.collect();
                    self.lines("example", alerts);
                }
            }
            if let [this, next, ..] = windows.as_slice() {
                self.joins(duty, this, next);
            }
        }
    }

    fn joins(&mut self, duty: &Duty, this: &worktime::Occurrence, next: &worktime::Occurrence) {
        let words = self.words;
        let starts = this.window.0;
        let span = starts
            .until(this.window.1)
            .map_or(0, |span| span.get_days());
        let into = DAYS_INTO_WINDOW.min(i64::from(span) / 2).max(0);
        let joined = starts
            .checked_add(jiff::Span::new().days(into))
            .unwrap_or(starts);
        let who = match &duty.for_each {
            ForEach::Company => return,
            ForEach::Client => "example-joins-client",
            ForEach::Person => "example-joins-person",
            ForEach::Record(_) => "example-joins-record",
            _ => "example-joins-other",
        };
        let record = match &duty.for_each {
            ForEach::Record(record) => words.record_type(record),
            _ => String::new(),
        };
        let who = words.say_with(who, &[("record", record.into())]);
        let facts = [
            ("who", who.into()),
            ("day", words.full_day(joined).into()),
            ("this", words.voice.own(&this.name).into()),
            ("next", words.voice.own(&next.name).into()),
        ];
        // A window of a day or two has no middle in which anybody could join.
        if into == 0 {
            return;
        }
        let key = match duty.start {
            DutyStart::Next => "example-starts-next",
            DutyStart::This => "example-starts-this",
        };
        self.say("example", key, &facts);
    }

    fn terms_days(&mut self, terms: &PromiseTerms, calendar: &CalendarRule, record: Option<&Id>) {
        let words = self.words;
        let openers = openers(calendar, words.now);
        match &terms.time {
            PromiseTime::Within(timed) => {
                for (position, opener) in openers.iter().enumerate() {
                    let due =
                        calendar
                            .calendar
                            .due(opener.at, &timed.length, calendar.counting, &[]);
                    let Some(due) = due.ok().and_then(|due| due.at) else {
                        continue;
                    };
                    self.opener_line(opener, due);
                    if position == 0 {
                        let length = Some(&timed.length);
                        self.alert_lines(terms, calendar, Some(opener.at), due, length, record);
                        let stages = terms.stages.iter().filter_map(|stage| {
                            let length = &stage.within.length;
                            let due =
                                calendar
                                    .calendar
                                    .due(opener.at, length, calendar.counting, &[]);
                            let facts = [
                                ("name", words.label(&stage.name).into()),
                                ("due", words.full_end(due.ok()?.at?).into()),
                            ];
                            Some(words.say_with("example-stage", &facts))
                        });
                        let stages: Vec<String> = stages.collect();
                        self.lines("example", stages);
                    }
                }
                if let Some(first) = openers.first() {
                    self.because(first, &timed.length, calendar);
                }
            }
            PromiseTime::DueField(field) => {
                let anchor = Anchor {
                    before: None,
                    of: AnchorOf::Record,
                    field: field.clone(),
                };
                self.anchor_days(terms, &anchor, calendar, record);
            }
            PromiseTime::DueBefore(anchor) => self.anchor_days(terms, anchor, calendar, record),
        }
    }

    fn opener_line(&mut self, opener: &Opener, due: Instant) {
        let words = self.words;
        let when = words.say_with(opener.key, &[("at", words.full_moment(opener.at).into())]);
        let facts = [("when", when.into()), ("due", words.full_end(due).into())];
        self.say("example", "example-due", &facts);
    }

    /// By which rule the dates of examples were counted: of the first, since all count alike.
    fn because(&mut self, opener: &Opener, length: &Length, calendar: &CalendarRule) {
        let words = self.words;
        let explained = calendar
            .calendar
            .explain(opener.at, length, calendar.counting, &[]);
        if let Ok(explained) = explained {
            let told = explained.told(words.language(), WINDOWS_TOLD);
            let rule = words.voice.own(&told.rule);
            self.say("example", "example-because", &[("rule", rule.into())]);
        }
    }

    fn anchor_days(
        &mut self,
        terms: &PromiseTerms,
        anchor: &Anchor,
        calendar: &CalendarRule,
        record: Option<&Id>,
    ) {
        let words = self.words;
        let ahead = jiff::Span::new().days(DAYS_AHEAD);
        let Ok(day) = words.today().checked_add(ahead) else {
            return;
        };
        let Some(due) = before_day(calendar, day, anchor.before.as_ref()) else {
            return;
        };
        let owner = match anchor.of {
            AnchorOf::Record => record.cloned(),
            AnchorOf::Client => Some(Id::new("client")),
            AnchorOf::Person => Some(Id::new("person")),
            AnchorOf::Place => Some(Id::new("place")),
            AnchorOf::Item => Some(Id::new("item")),
        };
        let field = match owner {
            Some(owner) => words.field_named(&owner, &anchor.field),
            None => anchor.field.to_string(),
        };
        let facts = [
            ("field", field.into()),
            ("day", words.full_day(day).into()),
            ("due", words.full_end(due).into()),
        ];
        self.say("example", "example-field", &facts);
        self.alert_lines(terms, calendar, None, due, None, record);
    }

    fn alert_lines(
        &mut self,
        terms: &PromiseTerms,
        calendar: &CalendarRule,
        opened: Option<Instant>,
        due: Instant,
        length: Option<&Length>,
        record: Option<&Id>,
    ) {
        let words = self.words;
        let lines = terms.alerts.iter().filter_map(|alert| {
            let at = alert_instant(calendar, opened, due, length, alert)?;
            Some(words.alert_line(alert, at, record))
        });
        let lines: Vec<String> = lines.collect();
        self.lines("example", lines);
    }
}

impl Wording {
    fn alert_line(&self, alert: &Alert, at: Instant, record: Option<&Id>) -> String {
        let what = plain(&[crate::ui::rule_sheet::Words::Plain(
            self.alert(alert, record).replace(['\u{1}', '\u{2}'], ""),
        )]);
        let facts = [("at", self.full_end(at).into()), ("what", what.into())];
        self.say_with("example-alert", &facts)
    }
}

/// When an alert of an example comes; as casework reckons it, since an example must not promise another instant.
fn alert_instant(
    rule: &CalendarRule,
    opened: Option<Instant>,
    due: Instant,
    length: Option<&Length>,
    alert: &Alert,
) -> Option<Instant> {
    let calendar = &rule.calendar;
    let at = match &alert.at {
        AlertAt::Due => return Some(due),
        AlertAt::Percent(percent) => {
            calendar.fraction_point(opened?, due, length?, u32::from(*percent))
        }
        AlertAt::Before(before) => back(rule, due, before),
        AlertAt::After(after) => calendar.due(due, after, rule.counting, &[]).ok()?.at?,
    };
    let at = opened.map_or(at, |opened| at.max(opened));
    if alert.urgent || calendar.is_open(at) {
        return Some(at);
    }
    let opening = calendar.next_opening(at).ok()?;
    Some(if at < due && opening >= due {
        at
    } else {
        opening
    })
}

/// An instant before due, in the measure of its own length.
fn back(rule: &CalendarRule, due: Instant, length: &Length) -> Instant {
    let calendar = &rule.calendar;
    let working = |amount| calendar.subtract_working(due, amount).unwrap_or(due);
    match length {
        Length::Working(amount) => working(*amount),
        Length::WorkingDays(days) => {
            let day = calendar.standard_day_micros(calendar.zone().date_of(due));
            working(day.saturating_mul(i64::from(*days)))
        }
        Length::Clock(amount) => due.minus(*amount),
        Length::Days(days) => due.minus(micros::DAY.saturating_mul(i64::from(*days))),
        Length::Weeks(weeks) => due.minus(micros::DAY.saturating_mul(7 * i64::from(*weeks))),
        _ => due,
    }
}

/// The close of business that lies a length before a day; of a day off that of the working day before it.
fn before_day(rule: &CalendarRule, day: Date, before: Option<&Length>) -> Option<Instant> {
    let calendar = &rule.calendar;
    let count = |number: u32| i64::from(number);
    let Some(length) = before else {
        let end = day
            .tomorrow()
            .ok()
            .map(|next| calendar.zone().start_of_day(next));
        return calendar.close_of_business(day).or(end);
    };
    let span = jiff::Span::new();
    let day = match length {
        Length::Immediately => day,
        Length::Days(days) => day.checked_sub(span.try_days(count(*days)).ok()?).ok()?,
        Length::Weeks(weeks) => day.checked_sub(span.try_weeks(count(*weeks)).ok()?).ok()?,
        Length::Months(months) => day
            .checked_sub(span.try_months(count(*months)).ok()?)
            .ok()?,
        Length::Years(years) => day.checked_sub(span.try_years(count(*years)).ok()?).ok()?,
        Length::WorkingDays(days) => {
            let wanted = usize::try_from(*days).ok()?;
            let before = std::iter::successors(day.yesterday().ok(), |day| day.yesterday().ok());
            let mut worked = before
                .take(DAYS_BACK.saturating_mul(wanted.max(1)))
                .filter(|day| calendar.is_working_day(*day));
            worked.nth(wanted.checked_sub(1)?)?
        }
        Length::Clock(_)
        | Length::Working(_)
        | Length::EndOfWorkingDay { .. }
        | Length::TimeOfDay { .. } => return None,
    };
    let mut days = std::iter::successors(Some(day), |day| day.yesterday().ok()).take(DAYS_BACK);
    days.find_map(|day| calendar.close_of_business(day))
}
