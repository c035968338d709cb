//! One passage against what its article's rules carry.

use std::ops::Range;

use worktime::Length;

use super::carried::{Carried, Rhythm, Said};
use crate::check::desk::Desk;
use crate::edition::Edition;
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::prose::{Amount, Deadline, Decimal, Frequency, Mention, MentionKind, Window, Within};
use crate::syntax::Excerpt;

/// A passage while its mentions are looked at.
pub(super) struct Telling<'a> {
    pub(super) desk: &'a Desk<'a>,
    pub(super) edition: &'a Edition,
    pub(super) passage: &'a Excerpt,
    pub(super) carried: &'a Carried<'a>,
    /// Whether the passage has declarations and no other rules.
    pub(super) is_declared: bool,
}

/// The longest time that still counts as at once, in microseconds: an hour.
const AT_ONCE_MICROS: i64 = 3_600 * 1_000_000;

impl Telling<'_> {
    /// Reports what isn't carried, in the order of the text.
    pub(super) fn tell(&self, mentions: &[Mention]) {
        for mention in mentions {
            let at = &mention.span;
            match &mention.kind {
                MentionKind::Form(name) => self.form(name, at),
                _ if self.is_declared => {}
                MentionKind::Deadline(deadline) => self.deadline(deadline, at, mentions),
                MentionKind::Frequency(frequency) => self.frequency(frequency, at, mentions),
                MentionKind::Percent(percent) if !self.carries(percent.percent) => self.bare(at),
                MentionKind::Threshold(threshold) => self.threshold(threshold.amount, at),
                MentionKind::Role(role) if !self.carried.names_role(role) => {
                    let kind = ProblemKind::RoleWithoutRule {
                        word: self.word(at),
                        role: self
                            .edition
                            .roles
                            .get(role)
                            .map_or_else(String::new, |role| self.desk.shown(&role.meta)),
                    };
                    self.report(at, kind);
                }
                MentionKind::Prohibition(_) if !self.carried.forbids => {
                    let word = self.word(at);
                    self.report(at, ProblemKind::ProhibitionWithoutRule { word });
                }
                MentionKind::Percent(_) | MentionKind::Role(_) | MentionKind::Prohibition(_) => {}
            }
        }
    }

    fn deadline(&self, deadline: &Deadline, at: &Range<usize>, mentions: &[Mention]) {
        let said = &self.carried.lengths;
        if said.iter().any(|said| is_said(deadline, said.value)) || self.is_param_here(at) {
            return;
        }
        // A rule beside the sentence that says a time which no sentence says is the one that differs.
        let others = || {
            mentions.iter().filter_map(|mention| match &mention.kind {
                MentionKind::Deadline(deadline) => Some(deadline),
                _ => None,
            })
        };
        let orphan = said.iter().find(|said| {
            let is_time = matches!(said.key, "within" | "due" | "value");
            let is_here = said.item == self.passage.source.as_ref().and_then(|source| source.item);
            is_time && is_here && !others().any(|other| is_said(other, said.value))
        });
        match orphan {
            Some(said) => self.differs(at, said),
            None => self.bare(at),
        }
    }

    fn frequency(&self, frequency: &Frequency, at: &Range<usize>, mentions: &[Mention]) {
        let wanted = rhythm(frequency);
        let said = &self.carried.rhythms;
        let carries = |frequency: &Frequency, said: &Said<'_, Rhythm>| {
            rhythm(frequency).is_none_or(|wanted| wanted == said.value)
        };
        let is_length = match frequency {
            Frequency::Every(Window::Length(length)) => self
                .carried
                .lengths
                .iter()
                .any(|said| same(said.value, *length)),
            _ => false,
        };
        if is_length || said.iter().any(|said| carries(frequency, said)) || self.is_param_here(at) {
            return;
        }
        let others = || {
            mentions.iter().filter_map(|mention| match &mention.kind {
                MentionKind::Frequency(frequency) => Some(frequency),
                _ => None,
            })
        };
        let orphan = said.iter().find(|said| {
            let is_rhythm = matches!(said.key, "every" | "value");
            let is_here = said.item == self.passage.source.as_ref().and_then(|source| source.item);
            is_rhythm && is_here && !others().any(|other| carries(other, said))
        });
        match orphan {
            Some(said) if wanted.is_some() => self.differs(at, said),
            _ => self.bare(at),
        }
    }

    fn threshold(&self, amount: Amount, at: &Range<usize>) {
        let is_length = amount.length().is_some_and(|length| {
            self.carried
                .lengths
                .iter()
                .any(|said| same(said.value, length))
        });
        if !is_length && !self.carries(amount.number) && !self.is_param_here(at) {
            self.bare(at);
        }
    }

    fn form(&self, name: &str, at: &Range<usize>) {
        let edition = self.edition;
        let labels = edition
            .forms
            .values()
            .map(|rule| &rule.meta)
            .chain(edition.records.values().map(|rule| &rule.meta))
            .chain(edition.reports.values().map(|rule| &rule.meta))
            .chain(edition.surveys.values().map(|rule| &rule.meta))
            .chain(edition.templates.values().map(|rule| &rule.meta))
            .chain(edition.keeps.values().map(|rule| &rule.meta))
            .map(|meta| meta.name.own.as_str());
        let labels: Vec<&str> = labels.collect();
        // The book itself is no form.
        if labels.contains(&name) || edition.title == name {
            return;
        }
        let kind = ProblemKind::UndeclaredForm {
            word: name.to_owned(),
            nearest: nearest(name, labels),
        };
        self.report(at, kind);
    }

    fn differs<T>(&self, at: &Range<usize>, said: &Said<'_, T>) {
        let kind = ProblemKind::FigureDiffers {
            word: self.word(at),
            rule: said.rule.clone(),
            key: said.key.to_owned(),
            value: said.written.to_owned(),
        };
        let place = self.passage.place(at.clone());
        self.desk.findings.report_with(&place, said.place, kind);
    }

    fn bare(&self, at: &Range<usize>) {
        let word = self.word(at);
        self.report(at, ProblemKind::FigureWithoutRule { word });
    }

    fn carries(&self, number: Decimal) -> bool {
        self.carried.numbers.contains(&number.millionths())
    }

    /// Whether the figure is one that the prose takes from a param: `{{param.x}}`.
    fn is_param_here(&self, at: &Range<usize>) -> bool {
        let before = self.passage.text.get(..at.start).unwrap_or_default();
        before.ends_with("}}")
    }

    fn word(&self, at: &Range<usize>) -> String {
        self.passage
            .text
            .get(at.clone())
            .unwrap_or_default()
            .to_owned()
    }

    fn report(&self, at: &Range<usize>, kind: ProblemKind) {
        let place = self.passage.place(at.clone());
        self.desk.findings.report(&place, kind);
    }
}

/// Whether a rule's length says what a deadline of the prose does.
fn is_said(deadline: &Deadline, said: Length) -> bool {
    match deadline.within {
        Within::Immediately => match said {
            Length::Immediately => true,
            // What counts as at once is for the company to say, as long as it is short.
            Length::Clock(micros) | Length::Working(micros) => micros <= AT_ONCE_MICROS,
            _ => false,
        },
        // A day that is named ends when the company says: working hours, close of business, a time of day.
        Within::SameDay | Within::SameWorkingDay | Within::NextDay | Within::NextWorkingDay => true,
        Within::Length(length) => same(said, length),
        // Nobody says how long half a month is; a rule that says anything has decided it.
        Within::Units { .. } | Within::Range { .. } => true,
    }
}

/// Whether two lengths are one, however they are written.
fn same(one: Length, other: Length) -> bool {
    let months = |length| match length {
        Length::Months(months) => Some(months),
        Length::Years(years) => years.checked_mul(12),
        _ => None,
    };
    let days = |length| match length {
        Length::Days(days) => Some(days),
        Length::Weeks(weeks) => weeks.checked_mul(7),
        _ => None,
    };
    one == other
        || months(one).is_some_and(|one| months(other) == Some(one))
        || days(one).is_some_and(|one| days(other) == Some(one))
}

/// How often, where rules can be compared with it.
fn rhythm(frequency: &Frequency) -> Option<Rhythm> {
    match frequency {
        Frequency::Weekday(weekday) => Some(Rhythm::Weekday(*weekday)),
        Frequency::Every(Window::Period(period)) => Some(Rhythm::Period(*period)),
        Frequency::Times {
            each: Window::Period(period),
            ..
        } => Some(Rhythm::Period(*period)),
        _ => None,
    }
}
