//! Whether a file is a text at all, or a picture, an archive, a document of an office program.

use std::ops::Range;

/// Control characters that a text may hold, whatever its length: leftovers of copying from elsewhere.
const CONTROLS: usize = 8;

/// One control character in so many characters is more than copying leaves behind.
const CHARACTERS_EACH: usize = 100;

/// Where the first character stands that no text has; none if it is a text.
pub(super) fn foreign(text: &str) -> Option<Range<usize>> {
    if let Some(at) = text.find('\0') {
        return Some(at..at + 1);
    }
    let mut controls = text.char_indices().filter(|(_, c)| is_foreign(*c));
    let (at, first) = controls.next()?;
    let count = 1 + controls.count();
    let is_many = count > CONTROLS && count * CHARACTERS_EACH > text.chars().count();
    is_many.then_some(at..at + first.len_utf8())
}

/// Control characters other than those that part lines, columns and pages.
fn is_foreign(character: char) -> bool {
    character.is_control() && !matches!(character, '\n' | '\r' | '\t' | '\u{c}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn leftovers_of_copying_are_let_through_and_archives_arent() {
        let long = format!("{}\u{b}\u{8}", "服務規範\r\n".repeat(100));
        assert_eq!(foreign(&long), None);
        assert_eq!(foreign("a\u{1}b"), None);
        assert_eq!(foreign("PK\u{3}\u{4}\0\0"), Some(4..5));
        assert_eq!(foreign(&"字\u{1}".repeat(9)), Some(3..4));
        assert_eq!(foreign(""), None);
    }
}
