//! What an asker should know besides the answer.

use jiff::civil::Date;

use super::key::Key;
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
        }
    }
}
