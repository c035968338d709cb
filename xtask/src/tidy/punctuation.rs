//! Chinese text has Chinese punctuation.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::Finding;
use super::tree::{File, Tree};
use super::words::is_han;

/// Half-width marks that look wrong beside Han letters, with the ones to use instead.
const MARKS: [(char, char); 5] = [
    (',', '，'),
    (':', '：'),
    (';', '；'),
    ('?', '？'),
    ('!', '！'),
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let locales = tree.ending(".ftl").flat_map(in_locale);
    let is_chinese_page =
        |file: &&File| file.path.starts_with("handbooks/") || file.path.ends_with(".zh-Hant.md");
    let pages = tree.ending(".md").filter(is_chinese_page).flat_map(in_page);
    locales.chain(pages).collect()
}

/// In a locale, what stands in braces is code and lines of `#` are comments.
fn in_locale(file: &File) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (index, line) in file
        .text
        .lines()
        .enumerate()
        .filter(|(_, line)| !line.starts_with('#'))
    {
        let mut depth = 0_usize;
        let blanked: String = line
            .chars()
            .map(|letter| {
                depth = if letter == '{' { depth + 1 } else { depth };
                let inside = depth > 0;
                depth = if letter == '}' {
                    depth.saturating_sub(1)
                } else {
                    depth
                };
                if inside { ' ' } else { letter }
            })
            .collect();
        findings.extend(wrong_marks(&blanked).map(|(_, mark)| finding(file, index + 1, mark)));
    }
    findings
}

/// In a page, only prose is looked at: rule blocks and code have a grammar of their own.
fn in_page(page: &File) -> Vec<Finding> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    let mut findings = Vec::new();
    let mut in_block = false;
    for (event, range) in Parser::new_ext(&page.text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(_) | Tag::MetadataBlock(_)) => in_block = true,
            Event::End(TagEnd::CodeBlock | TagEnd::MetadataBlock(_)) => in_block = false,
            Event::Text(_) if !in_block => {
                let text = page.text.get(range.clone()).unwrap_or_default();
                findings.extend(
                    wrong_marks(text)
                        .map(|(at, mark)| finding(page, page.line_at(range.start + at), mark)),
                );
            }
            _ => {}
        }
    }
    findings
}

/// The half-width marks right after or right before a Han letter, with their byte offsets.
fn wrong_marks(text: &str) -> impl Iterator<Item = (usize, char)> {
    text.char_indices().filter(|(at, letter)| {
        let before = text.get(..*at).and_then(|start| start.chars().next_back());
        let after = text
            .get(at + letter.len_utf8()..)
            .and_then(|end| end.chars().next());
        instead_of(*letter).is_some() && (before.is_some_and(is_han) || after.is_some_and(is_han))
    })
}

fn instead_of(mark: char) -> Option<char> {
    MARKS
        .iter()
        .find(|(half, _)| *half == mark)
        .map(|(_, full)| *full)
}

fn finding(file: &File, line: usize, mark: char) -> Finding {
    let full = instead_of(mark).unwrap_or(mark);
    Finding::new(
        &file.path,
        line,
        format!("A half-width `{mark}` stands beside Chinese. Write `{full}`."),
    )
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_punctuates_its_chinese() {
        assert_tidy(check);
    }

    #[test]
    fn half_width_marks_are_found_in_locales() {
        let locale = "# 註解,隨意\na = 時間: { $due }\nb = { $x },然後\nc = { $x -> \n    [one] 好,\n   *[other] 好 }\n";
        let says = found_in(check, &[("crates/app/locales/zh-Hant.ftl", locale)]);
        assert_eq!(says.len(), 3, "{says:?}");
        assert!(
            says[0].contains(".ftl:2:")
                && says[1].contains(".ftl:3:")
                && says[2].contains(".ftl:5:"),
            "{says:?}"
        );
    }

    #[test]
    fn half_width_marks_are_found_in_prose_only() {
        let page = "---\ntitle: 規範,甲\n---\n\n## 一,二\n\n三 `四,五` 3,000 元 9:30 開始\n\n```rule\nname = \"六: 七\"\n```\n\n- 八\n- 九;\n";
        let says = found_in(check, &[("handbooks/a/a.md", page)]);
        assert_eq!(says.len(), 2, "{says:?}");
        assert!(
            says[0].contains("a.md:5:") && says[1].contains("a.md:14:"),
            "{says:?}"
        );
        assert_eq!(
            found_in(check, &[("docs/a.md", page)]),
            Vec::<String>::new()
        );
    }
}
