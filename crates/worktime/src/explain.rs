//! Why a length is due when it is: the stretches of time from its start to its due instant, each
//! counted or left out for a reason, as data and as text.

mod clock;
mod day_off;
mod days;
mod folding;
mod hours;
mod line;
mod note;
mod rule;
mod sequence;
mod text;
mod words;
mod writing;

use crate::calendar::Calendar;
use crate::calendar::rules::DayKind;
use crate::counting::Counting;
use crate::due::Due;
use crate::horizon::Undatable;
use crate::instant::{Instant, Micros};
use crate::length::Length;
use crate::name::Name;
use crate::pause::Pause;
use crate::zone::{Date, Zone};

pub use rule::Rule;
pub use sequence::MOST_STRETCHES;
pub use text::{MOST_LINES, Told, ToldStretch};

use sequence::Sequence;

/// The answer to "why is it due then?".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// When the length begins.
    pub start: Instant,
    /// The length that was asked about.
    pub length: Length,
    /// How days, months and years were counted.
    pub counting: Counting,
    /// Exactly what [`Calendar::due`] says.
    pub due: Due,
    /// The rule that led there.
    pub rule: Rule,
    /// The time from the start to the due instant, or to the pause that holds it, in order, without
    /// gaps or overlaps. No more than [`MOST_STRETCHES`]: of more, the middle is folded into one.
    pub stretches: Vec<Stretch>,
    /// What the stretches alone don't say.
    pub notes: Vec<Note>,
    zone: Zone,
}

/// Time that is counted, or left out, for one reason.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Stretch {
    /// The first instant.
    pub from: Instant,
    /// The first instant behind it; later than `from`.
    pub to: Instant,
    /// How much of it counts. These add up to a length in hours. In a length in days the days are
    /// counted instead, and this is zero but for the time that makes up for pauses.
    pub counted: Micros,
    /// Which of the days that are counted it belongs to. A day that a pause cuts has several.
    pub days: Option<Days>,
    /// Why it counts or doesn't.
    pub why: Why,
}

/// Days that are counted, by number from 1, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The first.
    pub first: u32,
    /// The last.
    pub last: u32,
}

/// Why a stretch counts or doesn't. "Civil Code" is that of the People's Republic of China.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Why {
    /// Counts: it is a length in clock time.
    ClockTime,
    /// Counts: it is working time.
    WorkingTime(Worked),
    /// Counts as a working day.
    WorkingDay(Worked),
    /// Count as days of the calendar, working days or not.
    CalendarDays,
    /// The last day, up to its close of business (Civil Code, article 203) or to the time of day
    /// that the length names. Counts, unless it is the running day.
    LastDay(Worked),
    /// Working time after the end of a length in days that makes up for paused working time.
    MadeUp,
    /// Left out: the rest of the day of the start (Civil Code, article 201).
    FirstDay,
    /// Left out: it would be the last day, but is off, so that the end moves on: by law from a
    /// weekend or an official holiday (Civil Code, article 203), else because the calendar that was
    /// agreed on has no hours then (article 204).
    LastDayOff {
        /// Why it is off.
        day: DayKind,
        /// The next working day, or the next date that is off for the other of the two reasons.
        moved_to: Date,
    },
    /// Left out: whole days off, or what a shift from the day before leaves of them.
    Off(DayKind),
    /// Left out: the part of a half day on which isn't worked, up to midnight.
    HalfDay(DayKind),
    /// Left out: between the hours of one day and those of another.
    Night,
    /// Left out: between the hours of one day.
    Break,
    /// Left out: on this day the end of work, or the time of day that the length names, has passed.
    DayOver,
    /// Left out: outside the years that a calendar knows.
    BeyondCalendar,
    /// Left out: paused. A length in hours stands still; a length in days goes on and is made
    /// longer.
    Paused {
        /// The reason of the pause; of several at once, of the one that began first.
        reason: String,
        /// Working time that is made up after the end of a length in days.
        made_up: Micros,
    },
    /// What doesn't fit into [`MOST_STRETCHES`]: these many stretches in one.
    Folded {
        /// How many.
        stretches: u32,
    },
}

/// The day whose hours are worked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Worked {
    /// Why it has hours.
    pub day: DayKind,
    /// The edition of the weekly hours, if it has a name.
    pub edition: Option<Name>,
}

/// Something that a reader would wonder about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// This pause has no end, so that there is no due instant yet.
    HeldBy(Pause),
    /// The month doesn't have the day number of the start, so that the length ends on the month's
    /// last day (Civil Code, article 202).
    MonthEnd {
        /// That day.
        date: Date,
        /// The day number that it doesn't have.
        missing: i8,
    },
    /// Within or at the edge of time that counts, the clock was changed. (Days that are counted by
    /// the Civil Code are counted as dates, so a change of clocks makes no difference there.)
    ClockChange {
        /// When.
        at: Instant,
        /// By how much it was put forward, so that this much was lost; negative is back and gained.
        forward: Micros,
    },
    /// The due instant is provisional: the hours after this date aren't certain yet.
    KnownUntil(Date),
}

impl Calendar {
    /// Explains what [`Calendar::due`] says about the same arguments.
    ///
    /// # Errors
    /// The same as of [`Calendar::due`].
    pub fn explain(
        &self,
        start: Instant,
        length: &Length,
        counting: Counting,
        pauses: &[Pause],
    ) -> Result<Explanation, Undatable> {
        let due = self.due(start, length, counting, pauses)?;
        let rule = Rule::of(*length, counting);
        let held_by = match due.at {
            Some(_) => None,
            None => sequence::first_open(pauses),
        };
        let end = held_by.map_or(start, |pause| pause.start.max(start));
        let mut sequence = Sequence::new(self, pauses, start, due.at.unwrap_or(end));
        let mut notes: Vec<Note> = held_by.cloned().map(Note::HeldBy).into_iter().collect();
        match rule {
            Rule::AtOnce => {}
            Rule::ClockTime => sequence.push(sequence.until(), Why::ClockTime),
            Rule::WorkingTime | Rule::ElapsedWorkingDays => {
                hours::push_working_time(self, Why::WorkingTime, &mut sequence);
            }
            _ => {
                // Where the length would end if nothing were paused.
                let unpaused = self.due(start, length, counting, &[])?.at.unwrap_or(start);
                let counted = (*length, counting);
                days::push_days(self, start, counted, unpaused, &mut sequence);
                notes.extend(days::month_end(self, start, *length));
                sequence.end_of_days();
                hours::push_working_time(self, |_| Why::MadeUp, &mut sequence);
            }
        }
        let stretches = sequence.finish();
        notes.extend(clock::changes(self.zone(), rule, &stretches));
        notes.extend(
            self.known_until()
                .filter(|_| due.provisional)
                .map(Note::KnownUntil),
        );
        Ok(Explanation {
            start,
            length: *length,
            counting,
            due,
            rule,
            stretches,
            notes,
            zone: self.zone().clone(),
        })
    }
}

impl Explanation {
    /// How much time was counted in all.
    #[must_use]
    pub fn counted_micros(&self) -> Micros {
        self.stretches.iter().map(|stretch| stretch.counted).sum()
    }

    /// How many days were counted in all; zero for a length in hours.
    #[must_use]
    pub fn counted_days(&self) -> u32 {
        let days = self.stretches.iter().filter_map(|stretch| stretch.days);
        days.map(|days| days.last).max().unwrap_or(0)
    }

    /// The articles of the Civil Code of the People's Republic of China that were followed, in
    /// order; none if another way of counting was agreed on.
    #[must_use]
    pub fn articles(&self) -> Vec<u16> {
        if self.counting == Counting::Elapsed {
            return Vec::new();
        }
        let moved = self
            .stretches
            .iter()
            .filter_map(|stretch| match &stretch.why {
                Why::LastDayOff { day, .. } => Some(day_off::article(day)),
                _ => None,
            });
        let mut articles = self.rule.articles(self.length).to_vec();
        articles.extend(moved);
        articles.sort_unstable();
        articles.dedup();
        articles
    }
}

impl Why {
    /// A word for programs, the same for ever: `night`, `paused`.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::ClockTime => "clock-time",
            Self::WorkingTime(_) => "working-time",
            Self::WorkingDay(_) => "working-day",
            Self::CalendarDays => "calendar-days",
            Self::LastDay(_) => "last-day",
            Self::MadeUp => "made-up",
            Self::FirstDay => "first-day",
            Self::LastDayOff { .. } => "last-day-off",
            Self::Off(_) => "off",
            Self::HalfDay(_) => "half-day",
            Self::Night => "night",
            Self::Break => "break",
            Self::DayOver => "day-over",
            Self::BeyondCalendar => "beyond-calendar",
            Self::Paused { .. } => "paused",
            Self::Folded { .. } => "folded",
        }
    }
}
