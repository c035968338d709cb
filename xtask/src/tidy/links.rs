//! Links from page to page lead somewhere.

use pulldown_cmark::{Event, Options, Parser, Tag};

use super::Finding;
use super::tree::{File, Tree};

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for page in tree.ending(".md") {
        for (target, offset) in links(page) {
            if !leads_somewhere(tree, page, &target) {
                let message = format!(
                    "The link to `{target}` leads nowhere. Correct the path, counted from this page's folder, or take the link out."
                );
                findings.push(Finding::new(&page.path, page.line_at(offset), message));
            }
        }
    }
    findings
}

fn links(page: &File) -> Vec<(String, usize)> {
    let options = Options::ENABLE_YAML_STYLE_METADATA_BLOCKS | Options::ENABLE_TABLES;
    let events = Parser::new_ext(&page.text, options).into_offset_iter();
    let targets = events.filter_map(|(event, range)| match event {
        Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
            Some((dest_url.into_string(), range.start))
        }
        _ => None,
    });
    targets.collect()
}

/// Only paths are followed; addresses of other sites and places within the page are let through.
fn leads_somewhere(tree: &Tree, page: &File, target: &str) -> bool {
    let path = target.split(['#', '?']).next().unwrap_or_default();
    if path.is_empty() || path.contains(':') {
        return true;
    }
    let folder = page.path.rsplit_once('/').map_or("", |(folder, _)| folder);
    let start = if path.starts_with('/') { "" } else { folder };
    resolved(start, path).is_some_and(|path| tree.has(&path))
}

/// The path from the root; `None` if it climbs out of the repository.
fn resolved(folder: &str, path: &str) -> Option<String> {
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_has_no_dead_link() {
        assert_tidy(check);
    }

    #[test]
    fn dead_links_are_found() {
        for target in ["b.md", "../c", "../../../etc", "a.md/x"] {
            let says = found_in(check, &[("docs/a.md", &format!("# a\n\n[x]({target})\n"))]);
            assert!(
                says.len() == 1 && says[0].starts_with("docs/a.md:3"),
                "{target}: {says:?}"
            );
        }
        assert_eq!(
            found_in(check, &[("docs/a.md", "![x][y]\n\n[y]: ../no.png\n")]).len(),
            1
        );
    }

    #[test]
    fn good_links_are_followed() {
        let page = "[x](b/c.md#d) ![](../p.png) [z](../docs) [root](/p.png) [u](https://example.com/no) [here](#a) `[code](no.md)`\n";
        let files = [("docs/a.md", page), ("docs/b/c.md", "x"), ("p.png", "x")];
        assert_eq!(found_in(check, &files), Vec::<String>::new());
    }
}
