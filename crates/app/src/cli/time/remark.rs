//! What an asker should know besides the answer.

use jiff::civil::Date;
use worktime::dated_days::Problem;

use super::days_problem::problem_text;
use super::key::Key;
use super::setting::YEARS;
use crate::texts::Voice;

/// Something that is said beside an answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Remark {
    /// A local time that the clock skips.
    Skipped {
        key: Key,
        text: String,
        taken: String,
    },
    /// A local time that the clock shows twice.
    Twice {
        key: Key,
        text: String,
        taken: String,
        other: String,
    },
    /// The pause that has no end.
    Held { since: String },
    /// Of what comes again nothing is known after this date.
    KnownOnlyUntil { last: Date },
    /// Something lies before the first date of which the official days are known.
    BeforeKnown { from: Date },
    /// A calendar file without an event.
    EmptyFeed,
    /// Something in a file of days that couldn't be read.
    DaysProblem { path: String, problem: Problem },
    /// More of it than is told one by one.
    MoreDaysProblems { path: String, count: usize },
    /// Dates of a file that lie outside of the years that are known.
    DaysOutside { path: String, count: usize },
    /// The gaps of a file were told beside an earlier answer.
    DaysGaps { path: String, count: usize },
}

impl Remark {
    /// A sentence or two.
    pub(super) fn text(&self, voice: Voice) -> String {
        match self {
            Self::Skipped { key, text, taken } => voice.say_with(
                "time-remark-skipped",
                &[
                    ("key", key.name().into()),
                    ("text", text.as_str().into()),
                    ("taken", taken.as_str().into()),
                ],
            ),
            Self::Twice {
                key,
                text,
                taken,
                other,
            } => voice.say_with(
                "time-remark-twice",
                &[
                    ("key", key.name().into()),
                    ("text", text.as_str().into()),
                    ("taken", taken.as_str().into()),
                    ("other", other.as_str().into()),
                ],
            ),
            Self::Held { since } => {
                voice.say_with("time-remark-held", &[("since", since.as_str().into())])
            }
            Self::KnownOnlyUntil { last } => voice.say_with(
                "time-remark-known-only-until",
                &[("date", last.to_string().into())],
            ),
            Self::BeforeKnown { from } => voice.say_with(
                "time-remark-before-known",
                &[("date", from.to_string().into())],
            ),
            Self::EmptyFeed => voice.say("time-remark-empty-feed"),
            Self::DaysProblem { path, problem } => voice.say_with(
                "time-remark-days-problem",
                &[
                    ("path", path.as_str().into()),
                    ("line", problem.line.to_string().into()),
                    ("problem", problem_text(&problem.kind, voice).into()),
                ],
            ),
            Self::MoreDaysProblems { path, count } => {
                about_days("time-remark-days-more", path, *count, voice)
            }
            Self::DaysOutside { path, count } => {
                about_days("time-remark-days-outside", path, *count, voice)
            }
            Self::DaysGaps { path, count } => {
                about_days("time-remark-days-gaps", path, *count, voice)
            }
        }
    }
}

fn about_days(key: &str, path: &str, count: usize, voice: Voice) -> String {
    voice.say_with(
        key,
        &[
            ("path", path.into()),
            ("count", count.to_string().into()),
            ("first", YEARS.start().to_string().into()),
            ("last", YEARS.end().to_string().into()),
        ],
    )
}
