//! Why a date is off, where two calendars have their say.

use std::cmp::Ordering;

use crate::calendar::rules::DayKind;

/// The reason for which a date is off. Of a date that two calendars share it is the stronger one:
/// "National Day" rather than "weekend"; both only if they are as strong and not the same.
pub(super) fn reason(kind: DayKind) -> DayKind {
    let DayKind::Common(both) = kind else {
        return kind;
    };
    let [first, second] = *both;
    let (first, second) = (reason(first), reason(second));
    match strength(&first).cmp(&strength(&second)) {
        Ordering::Greater => first,
        Ordering::Less => second,
        Ordering::Equal if first == second && strength(&first) != Strength::None => first,
        Ordering::Equal => DayKind::Common(Box::new([first, second])),
    }
}

/// The article of the Civil Code by which a last day moves on that is off for this reason: 203
/// speaks of days off by law, and what else is closed is so by agreement, article 204.
pub(super) fn article(reason: &DayKind) -> u16 {
    if is_by_law(reason) { 203 } else { 204 }
}

/// Whether both calendars have hours on a date that is off, only not at the same time.
pub(super) fn are_apart(reason: &DayKind) -> bool {
    matches!(reason, DayKind::Common(_)) && strength(reason) == Strength::None
}

fn is_by_law(reason: &DayKind) -> bool {
    match reason {
        DayKind::Weekend | DayKind::Holiday(_) => true,
        DayKind::Common(both) => both.iter().any(is_by_law),
        _ => false,
    }
}

/// How much a kind of day says about why there are no hours.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Strength {
    /// There are some: only together with others there may be none.
    None,
    Part,
    Week,
    Named,
}

fn strength(kind: &DayKind) -> Strength {
    match kind {
        DayKind::Working | DayKind::Makeup(_) | DayKind::Opened(_) => Strength::None,
        DayKind::Short(_) | DayKind::Shortened(_) => Strength::Part,
        DayKind::Weekend => Strength::Week,
        DayKind::Holiday(_) | DayKind::Closed(_) => Strength::Named,
        // Once it is reduced to its reason, both are as strong.
        DayKind::Common(both) => {
            let [first, _] = &**both;
            strength(first)
        }
    }
}
