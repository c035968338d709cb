//! A number of units, or several that are counted by one rule: "1 hour 30 minutes", 一年零六個月.

use super::number::{self, Number};
use super::time;
use super::unit::{self, Family, Unit};
use super::{BadLength, BadLengthKind, Length, MOST_UNITS};
use crate::instant::micros;
use crate::text::Piece;

/// Reads the amount at the head of a text and gives what follows it.
pub(super) fn leading(text: Piece<'_>) -> Result<(Length, Piece<'_>), BadLength> {
    let (first, mut rest) = item(text, None)?;
    let mut sum = Sum::of(first)?;
    // Ends because the units of a sum have to become smaller.
    while let Some(next) = next_item(rest) {
        let (item, after) = item(next, Some(&sum))?;
        sum.add(item)?;
        rest = after;
    }
    let fault = |kind| BadLength::new(text.until(rest), kind);
    if sum.total == 0 {
        return Err(fault(BadLengthKind::Zero));
    }
    let length = sum.length().ok_or_else(|| fault(BadLengthKind::TooLarge))?;
    Ok((length, rest))
}

/// Where the next number of a sum begins, if that isn't a time of day.
fn next_item(rest: Piece<'_>) -> Option<Piece<'_>> {
    if rest.is_empty() {
        return None;
    }
    let next = rest.trim().without_prefix(&[","]);
    let next = next.without_prefix(&["and ", "又", "零"]);
    (number::begins(next) && time::clock(next).is_none()).then_some(next)
}

/// A number with its unit.
#[derive(Clone, Copy)]
struct Item<'a> {
    number: Number,
    unit: Unit,
    place: Piece<'a>,
}

/// The number at the head of a text, which may stand behind others.
fn item<'a>(text: Piece<'a>, sum: Option<&Sum>) -> Result<(Item<'a>, Piece<'a>), BadLength> {
    let (number, rest) = number::leading(text)?;
    let rest = rest.trim();
    let halves = number.is_whole();
    let (number, unit, rest) = if let Some(after) = rest.strip_prefix("个半").filter(|_| halves) {
        // 兩個半年 are two half-years or two years and a half.
        let found = unit::after_half(after).ok_or_else(|| no_unit(text, after))?;
        if found.0 == Unit::Year {
            let place = text.until(found.1);
            return Err(BadLength::new(place, BadLengthKind::UnclearHalf));
        }
        (Number::and_a_half(number.whole), found.0, found.1)
    } else if let Some(after) = rest.strip_word("and a half").filter(|_| halves) {
        let found = unit::leading(after.trim()).ok_or_else(|| no_unit(text, after.trim()))?;
        (Number::and_a_half(number.whole), found.0, found.1)
    } else {
        let minutes = || {
            sum.filter(|sum| sum.ends_in_hours())
                .and_then(|_| unit::minutes_behind_hours(rest))
        };
        let found = unit::leading(rest).or_else(minutes);
        let found = found.ok_or_else(|| no_unit(text, rest))?;
        let half = found.1.strip_prefix("半");
        match half.or_else(|| found.1.trim().strip_word("and a half")) {
            Some(rest) if halves => (Number::and_a_half(number.whole), found.0, rest),
            _ => (number, found.0, found.1),
        }
    };
    let place = text.until(rest);
    Ok((
        Item {
            number,
            unit,
            place,
        },
        rest,
    ))
}

fn no_unit(text: Piece<'_>, rest: Piece<'_>) -> BadLength {
    if rest.is_empty() {
        BadLength::new(text, BadLengthKind::NoUnit)
    } else {
        BadLength::new(unit::unknown(rest), BadLengthKind::UnknownUnit)
    }
}

impl Item<'_> {
    /// How many of the smallest unit of its family it is.
    fn size(self) -> Result<i64, BadLength> {
        let Number { whole, parts, of } = self.number;
        let size = self.unit.size();
        let whole = i64::from(whole) * size;
        if parts == 0 {
            return Ok(whole);
        }
        let (parts, of) = (i64::from(parts), i64::from(of));
        let kind = match self.unit {
            Unit::Clock(_) | Unit::Working(_) if parts * size % of == 0 => {
                return Ok(whole + parts * size / of);
            }
            Unit::Year if parts * 2 == of => return Ok(whole + size / 2),
            Unit::Clock(_) | Unit::Working(_) => BadLengthKind::TooFine,
            _ if of == 2 => BadLengthKind::UnclearHalf,
            _ => BadLengthKind::NotWhole,
        };
        Err(BadLength::new(self.place, kind))
    }
}

/// What the numbers so far come to.
struct Sum {
    family: Family,
    /// In the smallest unit of the family.
    total: i64,
    /// The size of the last unit, which the next one stays below.
    last: i64,
    /// The only number so far, if it is a whole one.
    only: Option<(u32, Unit)>,
}

impl Sum {
    fn of(item: Item<'_>) -> Result<Self, BadLength> {
        let whole = item.number.is_whole();
        Ok(Self {
            family: item.unit.family(),
            total: item.size()?,
            last: item.unit.size(),
            only: whole.then_some((item.number.whole, item.unit)),
        })
    }

    fn add(&mut self, item: Item<'_>) -> Result<(), BadLength> {
        let fault = |kind| Err(BadLength::new(item.place, kind));
        // "2 working hours 30 minutes": nobody says "working" twice.
        let adopted = self.family == Family::Working && item.unit.family() == Family::Clock;
        if item.unit.family() != self.family && !adopted {
            return fault(BadLengthKind::Mixed);
        }
        if item.unit.size() >= self.last {
            return fault(BadLengthKind::Order);
        }
        self.total += item.size()?;
        self.last = item.unit.size();
        self.only = None;
        Ok(())
    }

    fn ends_in_hours(&self) -> bool {
        matches!(self.family, Family::Clock | Family::Working) && self.last == micros::HOUR
    }

    /// None if it is more than [`MOST_UNITS`] of the unit in which it is counted.
    fn length(&self) -> Option<Length> {
        match self.only {
            Some((n, Unit::Week)) => return Some(Length::Weeks(n)),
            Some((n, Unit::Fortnight)) => {
                let weeks = n.checked_mul(2).filter(|weeks| *weeks <= MOST_UNITS);
                return weeks.map(Length::Weeks);
            }
            Some((n, Unit::Year)) => return Some(Length::Years(n)),
            _ => {}
        }
        let count = || {
            let count = u32::try_from(self.total).ok();
            count.filter(|count| *count <= MOST_UNITS)
        };
        let within_hours = || {
            let longest = i64::from(MOST_UNITS) * micros::HOUR;
            (self.total <= longest).then_some(self.total)
        };
        match self.family {
            Family::Clock => within_hours().map(Length::Clock),
            Family::Working => within_hours().map(Length::Working),
            Family::WorkingDays => count().map(Length::WorkingDays),
            Family::Days => count().map(Length::Days),
            Family::Months => count().map(Length::Months),
        }
    }
}
