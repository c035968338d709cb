//! Whether a page is whole: every element closed in order, every attribute quoted, no id twice.

use std::collections::BTreeSet;

/// Elements without an end tag.
const VOID: [&str; 8] = ["meta", "link", "input", "br", "hr", "img", "source", "wbr"];

/// Fails on a page whose elements don't close in order.
pub(super) fn assert_whole(page: &str) {
    let mut open: Vec<&str> = Vec::new();
    let mut ids = BTreeSet::new();
    let mut rest = page.strip_prefix("<!DOCTYPE html>").expect("a document");
    while let Some((before, after)) = rest.split_once('<') {
        assert!(!before.contains('>'), "a bare > in {before:?}");
        let (tag, after) = after.split_once('>').expect("a tag that ends");
        rest = after;
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(
                open.pop(),
                Some(name),
                "closed out of order near {:?}",
                before
            );
            continue;
        }
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        assert_eq!(
            tag.matches('"').count() % 2,
            0,
            "unbalanced quotes in <{tag}>"
        );
        if let Some((_, id)) = tag.split_once(" id=\"") {
            let id = id.split('"').next().unwrap_or_default();
            assert!(ids.insert(id), "the id {id} stands twice");
        }
        if !VOID.contains(&name) {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
}

#[test]
fn a_broken_page_is_noticed() {
    assert_whole("<!DOCTYPE html><p id=\"a\">x<br></p>");
    for broken in [
        "<p><b></p></b>",
        "<p>",
        "<p id=\"a></p>",
        "<p id=\"a\"></p><p id=\"a\"></p>",
    ] {
        let page = format!("<!DOCTYPE html>{broken}");
        assert!(
            std::panic::catch_unwind(|| assert_whole(&page)).is_err(),
            "{broken}"
        );
    }
}
