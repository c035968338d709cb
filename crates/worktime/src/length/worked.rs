//! Hours that are said to be working time by other words than their unit's: "4 hours in working
//! time", 工作時間內的4小時.

use super::Length;
use crate::text::Piece;

/// What follows 工作時間內的 at the head of a text. Without 的 it may be said of what begins the
/// length: 工作時間內4小時，非工作時間8小時.
pub(super) fn ahead(text: Piece<'_>) -> Option<Piece<'_>> {
    let rest = text.strip_any(&["工作时间", "营业时间"])?;
    rest.strip_any(&["以内的", "之内的", "内的", "的"])
}

/// What follows the words for working time behind an amount.
pub(super) fn behind(rest: Piece<'_>) -> Option<Piece<'_>> {
    if let Some(inside) = rest.strip_prefix("(") {
        let rest = words(inside.trim())?;
        return rest.trim().strip_prefix(")");
    }
    words(rest)
}

/// Hours by the clock as hours of working time; None for what isn't hours.
pub(super) const fn hours(length: Length) -> Option<Length> {
    match length {
        Length::Clock(span) | Length::Working(span) => Some(Length::Working(span)),
        _ => None,
    }
}

fn words(text: Piece<'_>) -> Option<Piece<'_>> {
    if let Some(rest) = text
        .strip_prefix("的")
        .unwrap_or(text)
        .strip_any(&["工作时间", "营业时间"])
    {
        return Some(rest.strip_any(&["以内", "之内", "内"]).unwrap_or(rest));
    }
    let rest = text.without_prefix(&["in ", "during ", "within ", "of "]);
    let rest = rest.without_prefix(&["the "]);
    let rest = ["working", "business", "office"]
        .iter()
        .find_map(|word| rest.strip_word(word))?;
    let rest = rest.trim();
    rest.strip_word("hours").or_else(|| rest.strip_word("time"))
}
