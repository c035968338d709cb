//! The table of lunar years. `data/lunar.txt` is read when the crate is compiled: a line that isn't
//! as it should be stops the build, and nothing is read or checked when the program runs.

use jiff::civil::Date;

use super::{LUNAR_FIRST_YEAR, LUNAR_LAST_YEAR};

/// What is known of a lunar year, and the solar terms of the calendar year of the same number.
#[derive(Clone, Copy)]
pub(super) struct Year {
    /// The first day of the first month.
    pub(super) first: Date,
    /// A bit for each month in order, the lowest for the first: whether it has 30 days.
    long_months: u16,
    /// The ordinary month that is followed by a leap month; 0 if none is.
    leap_after: u8,
    /// The day of April.
    pub(super) qingming: i8,
    /// The day of December.
    pub(super) winter_solstice: i8,
}

const COUNT: usize = (LUNAR_LAST_YEAR - LUNAR_FIRST_YEAR + 1) as usize;

/// The lunar years in order.
pub(super) static YEARS: [Year; COUNT] = read(include_bytes!("../../data/lunar.txt"));

impl Year {
    /// The months in order: number, whether it is the leap month, how many days it has.
    pub(super) fn months(&self) -> impl Iterator<Item = (u8, bool, u8)> + use<> {
        let Self {
            long_months,
            leap_after,
            ..
        } = *self;
        let count = if leap_after == 0 { 12 } else { 13 };
        (0..count).map(move |place: u8| {
            let is_late = leap_after != 0 && place >= leap_after;
            let number = if is_late { place } else { place + 1 };
            let is_leap_month = is_late && place == leap_after;
            let days = 29 + u8::from(long_months >> place & 1 == 1);
            (number, is_leap_month, days)
        })
    }
}

#[expect(
    clippy::indexing_slicing,
    reason = "runs when the crate is compiled, where a wrong index stops the build"
)]
const fn read(mut text: &[u8]) -> [Year; COUNT] {
    let empty = Year {
        first: Date::ZERO,
        long_months: 0,
        leap_after: 0,
        qingming: 0,
        winter_solstice: 0,
    };
    let mut years = [empty; COUNT];
    let mut count = 0;
    while !text.is_empty() {
        let (line, rest) = split_line(text);
        text = rest;
        if let [] | [b'#', ..] = line {
            continue;
        }
        years[count] = year(line, LUNAR_FIRST_YEAR + count as i16);
        count += 1;
    }
    assert!(count == COUNT, "a lunar year is missing");
    years
}

/// Reads `1903 01-29 05 sLsLssLssLLsL 04-06 12-23`, which has to be the expected year.
const fn year(line: &[u8], expected: i16) -> Year {
    let Some(([y1, y2, y3, y4, b' '], line)) = line.split_first_chunk() else {
        refuse()
    };
    let Some(([m1, m2, b'-', d1, d2, b' '], line)) = line.split_first_chunk() else {
        refuse()
    };
    let Some(([l1, l2, b' '], line)) = line.split_first_chunk() else {
        refuse()
    };
    let Some((line, [b' ', b'1', b'2', b'-', w1, w2])) = line.split_last_chunk() else {
        refuse()
    };
    let Some((months, [b' ', b'0', b'4', b'-', q1, q2])) = line.split_last_chunk() else {
        refuse()
    };
    let leap = match (l1, l2) {
        (b'-', b'-') => 0,
        _ => number(*l1, *l2),
    };
    let year = number(*y1, *y2) as i16 * 100 + number(*y3, *y4) as i16;
    assert!(year == expected, "lunar years aren't in order");
    assert!(leap >= 0 && leap <= 12, "no such leap month");
    let count = if leap == 0 { 12 } else { 13 };
    assert!(months.len() == count, "not as many months as the year has");
    Year {
        first: Date::constant(year, number(*m1, *m2), number(*d1, *d2)),
        long_months: long_months(months),
        leap_after: leap as u8,
        qingming: number(*q1, *q2),
        winter_solstice: number(*w1, *w2),
    }
}

const fn long_months(mut months: &[u8]) -> u16 {
    let mut bits = 0;
    let mut bit = 1;
    while let [month, rest @ ..] = months {
        match month {
            b'L' => bits |= bit,
            b's' => {}
            _ => refuse(),
        }
        bit <<= 1;
        months = rest;
    }
    bits
}

const fn number(tens: u8, ones: u8) -> i8 {
    if !tens.is_ascii_digit() || !ones.is_ascii_digit() {
        refuse()
    }
    ((tens - b'0') * 10 + ones - b'0') as i8
}

/// The first line without its end, and what follows it.
const fn split_line(text: &[u8]) -> (&[u8], &[u8]) {
    let mut rest = text;
    while let [byte, after @ ..] = rest {
        if *byte == b'\n' {
            let (line, _) = text.split_at(text.len() - rest.len());
            return (line, after);
        }
        rest = after;
    }
    (text, rest)
}

#[expect(
    clippy::panic,
    reason = "runs when the crate is compiled, and stops the build"
)]
const fn refuse() -> ! {
    panic!("a line of data/lunar.txt can't be read")
}
