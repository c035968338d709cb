//! Headings of articles: what an article is cited by, and its title.

/// Splits an article's heading into what it is cited by and its title. A heading that begins with
/// neither a number nor 第…條 is cited by its whole text.
pub(super) fn split(heading: &str) -> (&str, &str) {
    if let Some(end) = chinese_label_end(heading) {
        let (label, title) = heading.split_at(end);
        return (label, title.trim());
    }
    let (word, rest) = heading
        .split_once(char::is_whitespace)
        .unwrap_or((heading, ""));
    let number = word.trim_end_matches('.');
    let is_number = number.starts_with(|c: char| c.is_ascii_digit())
        && number
            .chars()
            .all(|c| c.is_ascii_alphanumeric() || c == '.');
    if is_number {
        (number, rest.trim())
    } else {
        (heading, "")
    }
}

/// Where `第四條` or `第四條之一` ends at the beginning of a heading.
fn chinese_label_end(heading: &str) -> Option<usize> {
    const DIGITS: &str = "〇零一二三四五六七八九十百千0123456789 ";
    let rest = heading.strip_prefix('第')?;
    let after_number = rest.trim_start_matches(|c| DIGITS.contains(c));
    let after_word = after_number.strip_prefix(['條', '条'])?;
    let after_branch = match after_word.strip_prefix('之') {
        Some(branch) => {
            let rest = branch.trim_start_matches(|c: char| c != ' ' && DIGITS.contains(c));
            if rest.len() < branch.len() {
                rest
            } else {
                after_word
            }
        }
        None => after_word,
    };
    Some(heading.len() - after_branch.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_split_from_titles() {
        assert_eq!(split("第四條 接洽"), ("第四條", "接洽"));
        assert_eq!(split("第十二條之一　接洽"), ("第十二條之一", "接洽"));
        assert_eq!(split("第四條之外"), ("第四條", "之外"));
        assert_eq!(split("4. Orders"), ("4", "Orders"));
        assert_eq!(split("4.2 Orders"), ("4.2", "Orders"));
        assert_eq!(split("Orders"), ("Orders", ""));
    }
}
