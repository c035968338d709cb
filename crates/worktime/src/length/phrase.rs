//! Lengths that are written without a number.

use super::Length;
use super::day::{self, Close};
use crate::text::Piece;

/// A length in a phrase of its own.
pub(super) fn whole(text: Piece<'_>) -> Option<Length> {
    Some(match text.text {
        "immediately" | "at once" | "once" | "立即" | "马上" | "即时" | "即刻" | "立刻" => {
            Length::Immediately
        }
        "end of working day"
        | "end of the working day"
        | "end of business day"
        | "end of the business day"
        | "close of business"
        | "same day"
        | "当日"
        | "当天"
        | "下班前"
        | "工作日结束前" => Length::EndOfWorkingDay { after: 0 },
        _ => {
            let ended = text.strip_any(&["end of ", "close of business on "])?;
            let (day, rest) = day::named(ended)?;
            return day.close(rest.is_empty().then_some(Close::Day)?);
        }
    })
}
