//! How a period that is given in days, months or years is counted.

use std::fmt;

use serde::{Deserialize, Serialize};

/// The counting rule. Plain hours are clock time and working hours working time under both.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub enum Counting {
    /// Civil Code of the People's Republic of China, articles 200 to 204. Hours run from the event
    /// (art. 201). Of days, months and years the first day isn't counted (art. 201); a month or
    /// year ends on the same day number, or on the month's last day if there is none (art. 202);
    /// a last day that is off in the calendar moves to the next working day, and the last day ends with the
    /// close of business (art. 203).
    #[default]
    CivilCode,
    /// From the moment of the event: n working days are n times the hours of the standard day (the
    /// longest of the regular week); days, weeks, months and years end at the same time of day.
    Elapsed,
}

impl Counting {
    /// Reads `civil-code` or `elapsed`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text.trim() {
            "civil-code" => Some(Self::CivilCode),
            "elapsed" => Some(Self::Elapsed),
            _ => None,
        }
    }
}

impl fmt::Display for Counting {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CivilCode => "civil-code",
            Self::Elapsed => "elapsed",
        })
    }
}
