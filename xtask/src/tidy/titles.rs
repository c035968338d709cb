//! A page has exactly one title.

use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag};

use super::Finding;
use super::tree::{File, Tree};

/// Handbooks and examples have chapters at the first level; so have the handbooks of tests.
const EXEMPT: [&str; 3] = ["handbooks/", "examples/", "crates/"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let pages = tree
        .ending(".md")
        .filter(|file| !EXEMPT.iter().any(|start| file.path.starts_with(start)));
    pages.filter_map(objection).collect()
}

fn objection(page: &File) -> Option<Finding> {
    let titles = titles(page);
    match titles.as_slice() {
        [_] => None,
        [] => Some(Finding::new(
            &page.path,
            1,
            "The page has no title. Begin it with one line `# …`.",
        )),
        [_, second, ..] => Some(Finding::new(
            &page.path,
            *second,
            "A second title. A page has one `# …`; make this one `## …`.",
        )),
    }
}

/// The lines of all headings of the first level.
fn titles(page: &File) -> Vec<usize> {
    let events =
        Parser::new_ext(&page.text, Options::ENABLE_YAML_STYLE_METADATA_BLOCKS).into_offset_iter();
    let titles = events.filter(|(event, _)| {
        matches!(
            event,
            Event::Start(Tag::Heading {
                level: HeadingLevel::H1,
                ..
            })
        )
    });
    titles.map(|(_, range)| page.line_at(range.start)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_has_one_title_a_page() {
        assert_tidy(check);
    }

    #[test]
    fn none_and_two_are_found() {
        assert_eq!(found_in(check, &[("docs/a.md", "## a\n")]).len(), 1);
        let says = found_in(check, &[("docs/a.md", "# a\n\nb\n\n# c\n")]);
        assert!(
            says.len() == 1 && says[0].starts_with("docs/a.md:5"),
            "{says:?}"
        );
    }

    #[test]
    fn a_line_in_a_code_block_is_no_title() {
        assert_eq!(
            found_in(check, &[("docs/a.md", "# a\n\n```sh\n# a comment\n```\n")]),
            Vec::<String>::new()
        );
        assert_eq!(
            found_in(check, &[("handbooks/a/b.md", "# a\n\n# b\n")]),
            Vec::<String>::new()
        );
    }
}
