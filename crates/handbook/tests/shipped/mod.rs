//! Every good book of the source tree, for tests that have to hold for all of them.

use std::fs;
use std::path::Path;

/// Name and text of each book.
pub(crate) fn books() -> Vec<(&'static str, String)> {
    let names = [
        "handbooks/pr-agency/handbook.md",
        "handbooks/repair-shop/handbook.md",
        "examples/helpdesk-log/handbook.md",
        "crates/handbook/tests/good/full.md",
        "crates/handbook/tests/good/calendars.md",
        "crates/handbook/tests/good/rhythms.md",
        "crates/handbook/tests/good/facts.md",
        "crates/handbook/tests/paper/pr-agency.md",
    ];
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let text = |name: &str| fs::read_to_string(root.join(name)).unwrap();
    names.into_iter().map(|name| (name, text(name))).collect()
}
