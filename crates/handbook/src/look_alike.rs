//! Letters that look like ASCII ones and aren't: a Cyrillic `а`, a full-width `ａ`.
//!
//! The pairs are those of Unicode TR39 that a keyboard of our users can bring forth: Cyrillic and Greek
//! small letters, and the full-width forms that Chinese input methods write.

/// Cyrillic and Greek letters with the Latin letter that each looks like.
const PAIRS: [(char, char); 26] = [
    ('\u{0430}', 'a'),
    ('\u{0435}', 'e'),
    ('\u{043e}', 'o'),
    ('\u{0440}', 'p'),
    ('\u{0441}', 'c'),
    ('\u{0443}', 'y'),
    ('\u{0445}', 'x'),
    ('\u{0456}', 'i'),
    ('\u{0458}', 'j'),
    ('\u{0455}', 's'),
    ('\u{04bb}', 'h'),
    ('\u{0501}', 'd'),
    ('\u{051b}', 'q'),
    ('\u{051d}', 'w'),
    ('\u{0432}', 'b'),
    ('\u{043a}', 'k'),
    ('\u{043c}', 'm'),
    ('\u{043d}', 'n'),
    ('\u{0442}', 't'),
    ('\u{03bf}', 'o'),
    ('\u{03bd}', 'v'),
    ('\u{03b1}', 'a'),
    ('\u{03c1}', 'p'),
    ('\u{03b9}', 'i'),
    ('\u{2010}', '-'),
    ('\u{2011}', '-'),
];

/// The full-width forms of ASCII begin here, in its order.
const FULL_WIDTH: std::ops::RangeInclusive<u32> = 0xff01..=0xff5e;

/// Distance of a full-width form from its ASCII character.
const FULL_WIDTH_OFFSET: u32 = 0xfee0;

/// The word in plain letters, if it holds any that only look like them and nothing else that isn't ASCII.
pub(crate) fn plain(word: &str) -> Option<String> {
    let mut plain = String::new();
    for c in word.chars() {
        plain.push(if c.is_ascii() { c } else { ascii(c)? });
    }
    (plain != word).then_some(plain)
}

fn ascii(c: char) -> Option<char> {
    let code = u32::from(c);
    if FULL_WIDTH.contains(&code) {
        return char::from_u32(code - FULL_WIDTH_OFFSET);
    }
    PAIRS
        .iter()
        .find(|(other, _)| *other == c)
        .map(|(_, latin)| *latin)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_look_alikes_are_made_plain() {
        assert_eq!(plain("\u{0430}gent").as_deref(), Some("agent"));
        assert_eq!(plain("ａｇｅｎｔ").as_deref(), Some("agent"));
        assert_eq!(plain("agent"), None);
        assert_eq!(plain("專員"), None);
    }
}
