//! Texts in which capitals, full-width letters and kinds of spaces no longer matter.

/// The same text in small letters, half-width, with plain blanks.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .map(half_width)
        .flat_map(char::to_lowercase)
        .collect()
}

/// The same as one phrase: no spaces around it, single ones between its words, none in Chinese.
pub(super) fn phrase(text: &str) -> String {
    let text = plain(text);
    let words = text.split_whitespace();
    if text.is_ascii() {
        words.collect::<Vec<_>>().join(" ")
    } else {
        words.collect()
    }
}

fn half_width(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => {
            let ascii = u32::from(c) - 0xff01 + u32::from('!');
            char::from_u32(ascii).unwrap_or(c)
        }
        _ if c.is_whitespace() => ' ',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn capitals_width_and_spaces_do_not_matter() {
        assert_eq!(plain("Ｗｏｒｋ　DAY（班）"), "work day(班)");
        assert_eq!(phrase("  Half \u{a0} Day "), "half day");
        assert_eq!(phrase("名 稱"), "名稱");
    }
}
