//! From text to a day of the year.

use super::super::fault::{BadYearlyDay, BadYearlyDayKind};
use super::super::festival::Festival;
use super::super::{LONGEST_RECURRENCE_BYTES, month, numeral};
use super::YearlyDay;
use crate::text::{Folded, Piece};

pub(super) fn parse(original: &str) -> Result<YearlyDay, BadYearlyDay> {
    let whole = |kind| {
        Err(BadYearlyDay {
            range: 0..original.len(),
            kind,
        })
    };
    if original.len() > LONGEST_RECURRENCE_BYTES {
        return whole(BadYearlyDayKind::TooLong);
    }
    let folded = Folded::new(original);
    let text = folded.piece().trim();
    if text.text.is_empty() {
        return whole(BadYearlyDayKind::Empty);
    }
    YearlyDay::read(text)
}

/// By which calendar a day was said to be meant.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Said {
    Solar,
    Lunar,
    Nothing,
}

impl YearlyDay {
    /// Reads a part of a folded text.
    pub(in crate::recurrence) fn read(text: Piece<'_>) -> Result<Self, BadYearlyDay> {
        let text = text.trim();
        let phrase = text.phrase();
        if let Some(day) = Self::named(&phrase) {
            return Ok(day);
        }
        if matches!(phrase.as_str(), "new year's eve" | "new year") {
            return Err(fault(text, BadYearlyDayKind::WhichCalendar));
        }
        let (said, rest) = calendar(text);
        let leap = ["leap ", "闰"]
            .iter()
            .find_map(|word| rest.strip_prefix(word));
        if leap.is_some() && said != Said::Solar {
            return Err(fault(text, BadYearlyDayKind::LeapMonth));
        }
        numeric(text, said, rest)
            .or_else(|| english(text, said, rest))
            .unwrap_or_else(|| chinese(text, said, rest))
    }

    /// Finds a day by a folded name. Days of the calendar are named here only if they are the same
    /// wherever they are kept, and printed as dates.
    pub(in crate::recurrence) fn named(phrase: &str) -> Option<Self> {
        match phrase {
            "new year's day" | "元旦" | "元旦节" => Self::solar(1, 1),
            "christmas" | "christmas day" | "圣诞" | "圣诞节" | "聖诞" | "聖诞节" | "聖誕"
            | "聖誕节" | "耶诞" | "耶诞节" | "耶誕" | "耶誕节" => Self::solar(12, 25),
            _ => Festival::named(phrase).map(Self::from),
        }
    }
}

fn calendar(text: Piece<'_>) -> (Said, Piece<'_>) {
    let words = [
        ("lunar ", Said::Lunar),
        ("农历", Said::Lunar),
        ("阴历", Said::Lunar),
        ("旧历", Said::Lunar),
        ("公历", Said::Solar),
        ("阳历", Said::Solar),
        ("新历", Said::Solar),
    ];
    words
        .into_iter()
        .find_map(|(word, said)| Some((said, text.strip_prefix(word)?.trim())))
        .unwrap_or((Said::Nothing, text))
}

/// `03-15`; `None` if it isn't written in this way.
fn numeric(text: Piece<'_>, said: Said, day: Piece<'_>) -> Option<Result<YearlyDay, BadYearlyDay>> {
    let (month, day) = day.text.split_once('-')?;
    let number = |digits: &str| {
        let is_number = matches!(digits.len(), 1 | 2) && digits.bytes().all(|b| b.is_ascii_digit());
        is_number.then(|| digits.parse::<u32>().ok()).flatten()
    };
    Some(made(text, said, number(month)?, number(day)?))
}

/// "15 March", "Dec 31"; `None` if it isn't written in this way.
fn english(text: Piece<'_>, said: Said, day: Piece<'_>) -> Option<Result<YearlyDay, BadYearlyDay>> {
    let (month, day) = month::month_and_day(&day.phrase())?;
    // The months of the lunar calendar have numbers.
    Some(match said {
        Said::Lunar => Err(fault(text, BadYearlyDayKind::NotADay)),
        Said::Solar | Said::Nothing => made(text, said, month, day),
    })
}

/// 8月15日, 三月十五日, 農曆八月十五, 正月初一.
fn chinese(whole: Piece<'_>, said: Said, text: Piece<'_>) -> Result<YearlyDay, BadYearlyDay> {
    let not_a_day = || fault(whole, BadYearlyDayKind::NotADay);
    let (month, day) = text.split_once("月").ok_or_else(not_a_day)?;
    let (day, is_date) = match ["日", "号"].iter().find_map(|end| day.strip_suffix(end)) {
        Some(day) => (day.trim(), true),
        None => (day.trim(), false),
    };
    let (month, has_lunar_month) = match month.trim().text {
        "正" => (1, true),
        "冬" => (11, true),
        "腊" => (12, true),
        text => (numeral::whole(text).ok_or_else(not_a_day)?, false),
    };
    let first_ten = day.text.strip_prefix('初');
    let number = numeral::whole(first_ten.unwrap_or(day.text)).ok_or_else(not_a_day)?;
    if first_ten.is_some() && number > 10 {
        return Err(not_a_day());
    }
    let is_written_lunar = has_lunar_month || first_ten.is_some() || day.text.starts_with('廿');
    let said = match (said, is_written_lunar, is_date) {
        (Said::Solar, true, _) => return Err(not_a_day()),
        (Said::Nothing, true, _) => Said::Lunar,
        (Said::Nothing, false, true) => Said::Solar,
        (Said::Nothing, false, false) => {
            return Err(fault(whole, BadYearlyDayKind::WhichCalendar));
        }
        (said, _, _) => said,
    };
    made(whole, said, month, number)
}

fn made(text: Piece<'_>, said: Said, month: u32, day: u32) -> Result<YearlyDay, BadYearlyDay> {
    let made = u8::try_from(month)
        .ok()
        .zip(u8::try_from(day).ok())
        .and_then(|(month, day)| match said {
            Said::Lunar => YearlyDay::lunar(month, day),
            Said::Solar | Said::Nothing => YearlyDay::solar(month, day),
        });
    made.ok_or_else(|| fault(text, BadYearlyDayKind::NoSuchDay))
}

fn fault(text: Piece<'_>, kind: BadYearlyDayKind) -> BadYearlyDay {
    BadYearlyDay {
        range: text.range(),
        kind,
    }
}
