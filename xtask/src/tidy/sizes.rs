//! Files stay small enough to be read in one go.

use super::Finding;
use super::rust_source;
use super::tree::{File, Tree};

/// Asked about beyond this many lines without tests: is there a second noun in it?
const LINES_ASKED: usize = 300;
/// Refused beyond this many.
const LINES_MOST: usize = 500;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let too_long = measured(tree).filter(|(_, lines)| *lines > LINES_MOST);
    let findings = too_long.map(|(file, lines)| {
        Finding::new(&file.path, 0, format!("{lines} lines without tests, {LINES_MOST} at most. Split it by noun: one thing, one file."))
    });
    findings.collect()
}

/// Long files that are still let through.
pub(super) fn notes(tree: &Tree) -> Vec<Finding> {
    let long = measured(tree).filter(|(_, lines)| (LINES_ASKED + 1..=LINES_MOST).contains(lines));
    long.map(|(file, lines)| {
        Finding::new(
            &file.path,
            0,
            format!("{lines} lines without tests; we aim at 150."),
        )
    })
    .collect()
}

fn measured(tree: &Tree) -> impl Iterator<Item = (&File, usize)> {
    tree.sources().map(|file| {
        (
            file,
            rust_source::lines(file)
                .iter()
                .filter(|line| !line.in_test)
                .count(),
        )
    })
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_has_no_file_that_is_too_long() {
        assert_tidy(check);
    }

    #[test]
    fn one_line_too_many_is_found() {
        let most = "//! x\n".repeat(500);
        let path = "crates/app/src/a.rs";
        assert_eq!(found_in(check, &[(path, &most)]), Vec::<String>::new());
        assert_eq!(found_in(check, &[(path, &format!("{most}x\n"))]).len(), 1);
        assert_eq!(found_in(notes, &[(path, &most)]).len(), 1);
    }

    #[test]
    fn tests_do_not_count() {
        let long = format!(
            "//! x\n#[cfg(test)]\nmod tests {{\n{}}}\n",
            "    // x\n".repeat(600)
        );
        assert_eq!(
            found_in(check, &[("crates/app/src/a.rs", &long)]),
            Vec::<String>::new()
        );
        let elsewhere = "x\n".repeat(600);
        assert_eq!(
            found_in(check, &[("crates/app/tests/a.rs", &elsewhere)]),
            Vec::<String>::new()
        );
    }
}
