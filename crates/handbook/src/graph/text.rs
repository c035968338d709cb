//! How wide a text is, estimated without fonts, and where it breaks.

use unicode_linebreak::linebreaks;
use unicode_width::UnicodeWidthChar as _;

/// Width of a full character, in thousandths of the size of the type.
const FULL_MILLIS: i32 = 1000;
/// Width that other characters have on average.
const HALF_MILLIS: i32 = 560;
/// Heavier type runs wider, by so many thousandths.
const HEAVY_MILLIS: i32 = 40;
/// Most characters of one text that are looked at.
const CHARS_MAX: usize = 400;

/// The face that a text is set in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Face {
    /// Size in pixels.
    pub size: i32,
    /// Whether it is set in semibold.
    pub weight: Weight,
}

/// The two weights that Chinese faces have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    /// 400.
    Regular,
    /// 600.
    Semibold,
}

/// Width of a text in pixels, rounded up.
pub(super) fn width(text: &str, face: Face) -> i32 {
    let millis: i32 = text.chars().take(CHARS_MAX).map(|c| millis(c, face)).sum();
    (millis * face.size + 999) / 1000
}

/// Breaks a text into as few lines as it needs, none wider than so many pixels as far as single characters allow, and all
/// about equally wide. What doesn't fit into so many lines ends with an ellipsis.
pub(super) fn wrap(text: &str, face: Face, width_max: i32, lines_max: usize) -> Vec<String> {
    let lines = filled(text, face, width_max, lines_max);
    if lines.len() < 2 || lines.last().is_some_and(|last| last.ends_with('…')) {
        return lines;
    }
    // The narrowest width that needs no more lines.
    let (mut least, mut most) = (width_max / 2, width_max);
    while most - least > 1 {
        let middle = i32::midpoint(least, most);
        match filled(text, face, middle, usize::MAX).len() <= lines.len() {
            true => most = middle,
            false => least = middle,
        }
    }
    filled(text, face, most, lines_max)
}

/// Fills each line before the next one begins.
fn filled(text: &str, face: Face, width_max: i32, lines_max: usize) -> Vec<String> {
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(text, face, width_max) {
        let Some(line) = lines.last_mut() else {
            break;
        };
        let fits = |text: &str| width(text.trim_end(), face) <= width_max;
        if fits(&format!("{line}{piece}")) {
            line.push_str(&piece);
            continue;
        }
        if !line.trim().is_empty() {
            lines.push(String::new());
        }
        for c in piece.trim_start().chars() {
            let Some(line) = lines.last_mut() else {
                break;
            };
            match line.is_empty() || fits(&format!("{line}{c}")) {
                true => line.push(c),
                false => lines.push(c.to_string()),
            }
        }
    }
    let is_cut = lines.len() > lines_max || text.chars().nth(CHARS_MAX).is_some();
    lines.truncate(lines_max);
    if is_cut && let Some(last) = lines.last_mut() {
        while !last.is_empty() && width(&format!("{last}…"), face) > width_max {
            last.pop();
        }
        last.push('…');
    }
    let trimmed = lines.into_iter().map(|line| line.trim().to_owned());
    trimmed.filter(|line| !line.is_empty()).collect()
}

/// Texts that aren't broken inside. A line breaks beside a space or a mark if it can; only what is too wide for a line by
/// itself breaks wherever Unicode's rules allow it, which for Chinese is between most characters.
fn pieces(text: &str, face: Face, width_max: i32) -> Vec<String> {
    let text: String = text
        .chars()
        .take(CHARS_MAX)
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let (mut pieces, mut phrase) = (Vec::new(), Vec::new());
    let mut rest = text.as_str();
    for (end, _) in linebreaks(&text) {
        let taken = text.len() - rest.len();
        let Some((piece, after)) = rest.split_at_checked(end - taken) else {
            break;
        };
        rest = after;
        phrase.push(piece.to_owned());
        let is_mark = |c: Option<char>| c.is_some_and(|c| !c.is_alphanumeric());
        if is_mark(piece.chars().last()) || is_mark(after.chars().next()) || after.is_empty() {
            let whole = phrase.concat();
            match width(whole.trim_end(), face) <= width_max {
                true => pieces.push(whole),
                false => pieces.append(&mut phrase),
            }
            phrase.clear();
        }
    }
    pieces
}

fn millis(c: char, face: Face) -> i32 {
    let plain = match c.width() {
        None | Some(0) => return 0,
        Some(1) if c.is_ascii_uppercase() => HALF_MILLIS + 100,
        Some(1) => HALF_MILLIS,
        Some(_) => return FULL_MILLIS,
    };
    match face.weight {
        Weight::Regular => plain,
        Weight::Semibold => plain + HEAVY_MILLIS,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const FACE: Face = Face {
        size: 10,
        weight: Weight::Regular,
    };

    #[test]
    fn a_full_character_is_as_wide_as_it_is_high() {
        assert_eq!(width("已收到", FACE), 30);
        assert_eq!(width("", FACE), 0);
        assert!(width("word", FACE) < width("四個漢字", FACE));
    }

    #[test]
    fn lines_break_where_a_reader_expects_it() {
        assert_eq!(wrap("請客戶補充材料", FACE, 40, 9), ["請客戶補", "充材料"]);
        // A mark stays with the character before it, a bracket with the one behind it.
        assert_eq!(
            wrap("受理，告知（時限）", FACE, 40, 9),
            ["受理，", "告知", "（時限）"]
        );
        assert_eq!(
            wrap("Accept and say by when", FACE, 70, 9),
            ["Accept and", "say by when"]
        );
        assert_eq!(
            wrap("incomprehensibilities", FACE, 60, 9).concat(),
            "incomprehensibilities"
        );
        assert_eq!(wrap("", FACE, 60, 9), Vec::<String>::new());
    }

    #[test]
    fn what_is_too_long_ends_with_an_ellipsis() {
        assert_eq!(wrap("一二三四五六七八九", FACE, 30, 2), ["一二三", "四五…"]);
        let long = "很".repeat(CHARS_MAX + 1);
        let lines = wrap(&long, FACE, 100_000, 2);
        assert!(lines[0].ends_with('…') && lines[0].chars().count() == CHARS_MAX + 1);
    }
}
