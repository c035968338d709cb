//! Periods of the calendar in which duties repeat and figures are drawn up.

use std::fmt;
use std::ops::Range;

use jiff::Span;
use serde::{Deserialize, Serialize};

use crate::length::LONGEST_TEXT_BYTES;
use crate::text::Folded;
use crate::zone::Date;

/// A period that repeats without gaps.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Period {
    /// Every date.
    Day,
    /// Every date that is worked: windows as for a day, of which the calendar's days off are left
    /// out by whoever walks over them.
    WorkingDay,
    /// Monday to Sunday, numbered as in ISO 8601.
    Week,
    /// A month of the calendar.
    Month,
    /// Three months from January, April, July or October on.
    Quarter,
    /// Six months from January or July on.
    HalfYear,
    /// A year of the calendar.
    Year,
}

/// A text that names no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BadPeriod {
    /// The bytes of the text that are at fault.
    pub range: Range<usize>,
}

impl Period {
    /// Reads a period in English or in Chinese of either script: "quarter", "every year", 每季度.
    ///
    /// # Errors
    /// Anything else, with its place, and all of a text that is longer than
    /// [`LONGEST_TEXT_BYTES`](crate::LONGEST_TEXT_BYTES).
    pub fn parse(text: &str) -> Result<Self, BadPeriod> {
        if text.len() > LONGEST_TEXT_BYTES {
            return Err(BadPeriod {
                range: 0..text.len(),
            });
        }
        let folded = Folded::new(text);
        let word = folded
            .piece()
            .trim()
            .without_prefix(&["every ", "each ", "per ", "每个", "每"]);
        match word.phrase().replace(['_', '-'], " ").as_str() {
            "day" | "daily" | "日" | "天" => Ok(Self::Day),
            "working day" | "business day" | "workday" | "工作日" | "个工作日" | "工作天"
            | "营业日" | "个营业日" => Ok(Self::WorkingDay),
            "week" | "weekly" | "周" | "星期" | "礼拜" => Ok(Self::Week),
            "month" | "monthly" | "月" | "个月" | "月度" => Ok(Self::Month),
            "quarter" | "quarterly" | "季" | "季度" | "个季度" => Ok(Self::Quarter),
            "half year" | "half yearly" | "半年" | "半年度" => Ok(Self::HalfYear),
            "year" | "yearly" | "annual" | "annually" | "年" | "年度" => Ok(Self::Year),
            _ => Err(BadPeriod {
                range: if text.is_empty() { 0..0 } else { word.range() },
            }),
        }
    }

    /// The window that holds a date: its first date and the first date after it.
    #[must_use]
    pub fn window_of(self, date: Date) -> (Date, Date) {
        let start = self.start(date);
        (start, self.after(start))
    }

    /// The window that follows a window.
    #[must_use]
    pub fn next(self, window: (Date, Date)) -> (Date, Date) {
        (window.1, self.after(window.1))
    }

    /// The name, for ever, of the window that holds a date: `2026`, `2026-H1`, `2026-Q3`,
    /// `2026-07`, `2026-W31`, `2026-07-23`.
    #[must_use]
    pub fn name(self, date: Date) -> String {
        let (year, month) = (date.year(), date.month());
        match self {
            Self::Day | Self::WorkingDay => date.to_string(),
            Self::Week => {
                let week = date.iso_week_date();
                format!("{:04}-W{:02}", week.year(), week.week())
            }
            Self::Month => format!("{year:04}-{month:02}"),
            Self::Quarter => format!("{year:04}-Q{}", (month + 2) / 3),
            Self::HalfYear => format!("{year:04}-H{}", (month + 5) / 6),
            Self::Year => format!("{year:04}"),
        }
    }

    /// The period in Traditional Chinese; [`Period::parse`] reads it back.
    #[must_use]
    pub const fn chinese(self) -> &'static str {
        match self {
            Self::Day => "每日",
            Self::WorkingDay => "每個工作日",
            Self::Week => "每週",
            Self::Month => "每月",
            Self::Quarter => "每季度",
            Self::HalfYear => "每半年",
            Self::Year => "每年",
        }
    }

    fn start(self, date: Date) -> Date {
        let month_of = |months: i8| {
            let month = (date.month() - 1) / months * months + 1;
            Date::new(date.year(), month, 1).unwrap_or(date)
        };
        match self {
            Self::Day | Self::WorkingDay => date,
            Self::Week => {
                let days = date.weekday().to_monday_zero_offset();
                date.checked_sub(Span::new().days(days))
                    .unwrap_or(Date::MIN)
            }
            Self::Month => month_of(1),
            Self::Quarter => month_of(3),
            Self::HalfYear => month_of(6),
            Self::Year => month_of(12),
        }
    }

    /// The start of the window after the one that begins at `start`.
    fn after(self, start: Date) -> Date {
        let span = match self {
            Self::Day | Self::WorkingDay => Span::new().days(1),
            Self::Week => Span::new().days(7),
            Self::Month => Span::new().months(1),
            Self::Quarter => Span::new().months(3),
            Self::HalfYear => Span::new().months(6),
            Self::Year => Span::new().years(1),
        };
        start.checked_add(span).unwrap_or(Date::MAX)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Day => "day",
            Self::WorkingDay => "working_day",
            Self::Week => "week",
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::HalfYear => "half_year",
            Self::Year => "year",
        })
    }
}

impl fmt::Display for BadPeriod {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "not a period such as \"quarter\" (bytes {:?})",
            self.range
        )
    }
}

impl std::error::Error for BadPeriod {}
