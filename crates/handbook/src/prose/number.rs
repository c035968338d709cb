//! Numbers at a place of a text: 20, 5,000, １０, 3.5萬, 二十四, 壹佰, 兩.

use std::fmt;

use super::letters::Letters;

/// A number as it was written, exact to a millionth.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Decimal {
    millionths: i64,
}

impl Decimal {
    const SCALE: i64 = 1_000_000;
    /// Digits behind the point that are read; a number with more isn't.
    const PLACES_MAX: usize = 6;

    /// A number of millionths.
    #[must_use]
    pub const fn from_millionths(millionths: i64) -> Self {
        Self { millionths }
    }

    /// How many millionths it is.
    #[must_use]
    pub const fn millionths(self) -> i64 {
        self.millionths
    }

    /// The number, if it is a whole one.
    #[must_use]
    pub const fn whole(self) -> Option<i64> {
        if self.millionths % Self::SCALE == 0 {
            Some(self.millionths / Self::SCALE)
        } else {
            None
        }
    }

    pub(super) fn of(whole: i64) -> Option<Self> {
        whole.checked_mul(Self::SCALE).map(Self::from_millionths)
    }

    pub(super) fn times(self, factor: i64) -> Option<Self> {
        self.millionths
            .checked_mul(factor)
            .map(Self::from_millionths)
    }

    pub(super) fn plus(self, other: Self) -> Option<Self> {
        self.millionths
            .checked_add(other.millionths)
            .map(Self::from_millionths)
    }

    /// The quotient, if it is exact.
    pub(super) fn over(self, divisor: i64) -> Option<Self> {
        let rest = self.millionths.checked_rem(divisor)?;
        (rest == 0).then_some(Self::from_millionths(self.millionths / divisor))
    }

    pub(super) const HALF: Self = Self::from_millionths(Self::SCALE / 2);
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, parts) = (self.millionths / Self::SCALE, self.millionths % Self::SCALE);
        let parts = format!("{:06}", parts.unsigned_abs());
        let sign = if self.millionths < 0 && whole == 0 {
            "-"
        } else {
            ""
        };
        match parts.trim_end_matches('0') {
            "" => write!(f, "{whole}"),
            parts => write!(f, "{sign}{whole}.{parts}"),
        }
    }
}

impl fmt::Debug for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{self}")
    }
}

/// A number that stands somewhere.
#[derive(Clone, Copy)]
pub(super) struct Number {
    pub(super) value: Decimal,
    pub(super) figures: Figures,
    pub(super) end: usize,
}

/// What a number is written in.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Figures {
    Digits,
    Chinese,
}

/// A longer number is none that prose says.
const DIGITS_MAX: usize = 12;
/// 1億2千萬3百: a number has no more parts than there are steps.
const STEPS_MAX: usize = 4;
/// The longest Chinese number that is read; nobody writes one in words that is longer.
const NUMERALS_MAX: usize = 24;

/// The number at a place. 三五 and 二十多 say no number, so they aren't read.
pub(super) fn at(letters: &Letters, at: usize) -> Option<Number> {
    let number = match letters.get(at) {
        '0'..='9' => in_digits(letters, at)?,
        c if is_figure(c) => in_chinese(letters, at)?,
        _ => return None,
    };
    let is_vague = letters.begins(number.end, "多 余 几 来个 来名 来人 来次");
    (!is_vague).then_some(number)
}

/// The letters of which numbers are written.
pub(super) fn letters_of_numbers() -> impl Iterator<Item = char> {
    "0123456789零一二两三四五六七八九十百千万亿廿卅壹贰叁肆伍陆柒捌玖拾佰仟〇○".chars()
}

/// Whether a number stands at a place, even one that isn't read.
pub(super) fn begins(letters: &Letters, at: usize) -> bool {
    is_figure(letters.get(at))
}

/// Where the letters of a number that begins at a place end, or the next place if there is none.
pub(super) fn end_of_run(letters: &Letters, at: usize) -> usize {
    let mut end = at;
    while is_figure(letters.get(end)) {
        end += 1;
    }
    end.max(at + 1)
}

/// 一點五, as shares say it. Elsewhere 點 may be a time of day.
pub(super) fn with_point(letters: &Letters, at: usize) -> Option<Number> {
    let whole = in_chinese(letters, at).or_else(|| self::at(letters, at))?;
    let Some(mut end) = letters.word(whole.end, "点") else {
        return Some(whole);
    };
    let (mut parts, mut size) = (0, Decimal::SCALE);
    while let Some(digit) = digit(letters.get(end)) {
        size /= 10;
        parts += digit * size;
        end += 1;
        if size == 1 {
            break;
        }
    }
    let value = whole.value.plus(Decimal::from_millionths(parts))?;
    Some(Number {
        value,
        end,
        ..whole
    })
}

/// 1.5萬 is a number of ten thousands, 3千5百 a sum of such numbers.
fn in_digits(letters: &Letters, at: usize) -> Option<Number> {
    let (mut value, mut end) = step(letters, at)?;
    let mut last = value;
    // Each step is smaller than the one before, and there are four.
    for _ in 0..STEPS_MAX {
        let has_step = matches!(letters.before(end), '百' | '千' | '万' | '亿');
        let next = step(letters, end).filter(|(next, _)| has_step && *next < last);
        let Some((next, next_end)) = next else {
            break;
        };
        value = value.plus(next)?;
        (last, end) = (next, next_end);
    }
    Some(Number {
        value,
        figures: Figures::Digits,
        end,
    })
}

/// Digits with the 百, 千, 萬 and 億 behind them.
fn step(letters: &Letters, at: usize) -> Option<(Decimal, usize)> {
    let (value, end) = digits(letters, at)?;
    multiplied(letters, value, end)
}

/// Digits with commas between thousands and a fraction.
fn digits(letters: &Letters, at: usize) -> Option<(Decimal, usize)> {
    let mut whole = String::new();
    let mut end = at;
    loop {
        let c = letters.get(end);
        let in_threes = || {
            let next = end + 1;
            let is_digit = |at| letters.get(at).is_ascii_digit();
            !whole.is_empty() && (next..next + 3).all(is_digit) && !is_digit(next + 3)
        };
        match c {
            '0'..='9' => whole.push(c),
            ',' if in_threes() => {}
            _ => break,
        }
        if whole.len() > DIGITS_MAX {
            return None;
        }
        end += 1;
    }
    if whole.is_empty() {
        return None;
    }
    let value = Decimal::of(whole.parse().ok()?)?;
    if letters.get(end) != '.' || !letters.get(end + 1).is_ascii_digit() {
        return Some((value, end));
    }
    let start = end + 1;
    let mut parts = String::new();
    end = start;
    while letters.get(end).is_ascii_digit() {
        parts.push(letters.get(end));
        if parts.len() > Decimal::PLACES_MAX {
            return None;
        }
        end += 1;
    }
    let parts = format!("{parts:0<6}").parse().ok()?;
    Some((value.plus(Decimal::from_millionths(parts))?, end))
}

/// What a number in digits comes to with the 百, 千, 萬 and 億 behind it.
fn multiplied(letters: &Letters, value: Decimal, at: usize) -> Option<(Decimal, usize)> {
    let (mut value, mut end) = (value, at);
    loop {
        let factor = match letters.get(end) {
            '百' => 100,
            '千' if !letters.begins(end, "千克 千米 千瓦") => 1_000,
            '万' => 10_000,
            '亿' => 100_000_000,
            _ => return Some((value, end)),
        };
        // Each step is at least a hundred times more, so this ends long before a letter too many.
        value = value.times(factor)?;
        end += 1;
    }
}

fn in_chinese(letters: &Letters, at: usize) -> Option<Number> {
    let mut run = String::new();
    let mut end = at;
    while let Some(c) = numeral(letters.get(end)) {
        if end - at == NUMERALS_MAX {
            return None;
        }
        run.push(c);
        end += 1;
    }
    let value = worktime::numeral::value(&run)?;
    Some(Number {
        value: Decimal::of(value.try_into().ok()?)?,
        figures: Figures::Chinese,
        end,
    })
}

fn is_figure(c: char) -> bool {
    c.is_ascii_digit() || numeral(c).is_some()
}

/// A letter of a Chinese number in its plain form. The formal ones are folded only here, since
/// elsewhere they are other words: 參加, 隊伍.
fn numeral(c: char) -> Option<char> {
    let plain = match c {
        '壹' => '一',
        '贰' => '二',
        '叁' => '三',
        '肆' => '四',
        '伍' => '五',
        '陆' => '六',
        '柒' => '七',
        '捌' => '八',
        '玖' => '九',
        '拾' => '十',
        '佰' => '百',
        '仟' => '千',
        '〇' | '○' => '零',
        _ => c,
    };
    worktime::numeral::belongs(plain).then_some(plain)
}

fn digit(c: char) -> Option<i64> {
    let plain = numeral(c)?;
    let value = worktime::numeral::value(plain.encode_utf8(&mut [0; 4]))?;
    i64::try_from(value).ok().filter(|value| *value < 10)
}
