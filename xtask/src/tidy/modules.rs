//! Modules are named for a thing and begin by saying what it is.

use super::Finding;
use super::rust_source::{self, Part};
use super::tree::Tree;

/// Names that say nothing, so that everything fits in.
const EMPTY_NAMES: [&str; 14] = [
    "common",
    "util",
    "utils",
    "utilities",
    "helper",
    "helpers",
    "core",
    "types",
    "manager",
    "managers",
    "misc",
    "shared",
    "stuff",
    "general",
];

pub(super) fn check_names(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".rs") {
        let mut parts = file.path.trim_end_matches(".rs").split('/');
        if let Some(name) = parts.find(|part| EMPTY_NAMES.contains(part)) {
            findings.push(Finding::new(&file.path, 0, advice(name)));
        }
        for line in rust_source::lines(file) {
            // A declaration `mod x;` is found by its file's path already.
            let code = line.only(&[Part::Code]);
            let name = code
                .split_once("mod ")
                .and_then(|(_, rest)| rest.trim_end().strip_suffix('{'))
                .map(str::trim);
            if let Some(name) = name.filter(|name| EMPTY_NAMES.contains(name)) {
                findings.push(Finding::new(&file.path, line.number, advice(name)));
            }
        }
    }
    findings
}

pub(super) fn check_comments(tree: &Tree) -> Vec<Finding> {
    let silent = tree.sources().filter(|file| !file.text.starts_with("//! "));
    let findings = silent.map(|file| {
        Finding::new(&file.path, 1, "The file doesn't begin with a module comment. Say in a sentence after `//!` what this room is for.")
    });
    findings.collect()
}

fn advice(name: &str) -> String {
    format!(
        "A module called `{name}` says nothing about what is in it. Name it for the thing that it holds."
    )
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_names_its_modules() {
        assert_tidy(check_names);
    }

    #[test]
    fn the_repository_says_what_its_modules_are_for() {
        assert_tidy(check_comments);
    }

    #[test]
    fn empty_names_are_found_as_file_folder_and_block() {
        for path in [
            "crates/app/src/utils.rs",
            "crates/app/src/common/mod.rs",
            "crates/app/tests/helpers/mod.rs",
        ] {
            assert_eq!(
                found_in(check_names, &[(path, "//! x\n")]).len(),
                1,
                "{path}"
            );
        }
        let says = found_in(
            check_names,
            &[("crates/app/src/a.rs", "//! x\nmod types {\n}\n")],
        );
        assert!(
            says.len() == 1 && says[0].starts_with("crates/app/src/a.rs:2"),
            "{says:?}"
        );
    }

    #[test]
    fn names_that_only_contain_one_are_fine() {
        let files = [(
            "crates/app/src/record_types.rs",
            "//! x\nmod core_hours {\n}\n// mod core {\n",
        )];
        assert_eq!(found_in(check_names, &files), Vec::<String>::new());
    }

    #[test]
    fn a_silent_module_is_found() {
        assert_eq!(
            found_in(check_comments, &[("crates/app/src/a.rs", "use b;\n")]).len(),
            1
        );
        assert_eq!(
            found_in(check_comments, &[("crates/app/tests/a.rs", "use b;\n")]),
            Vec::<String>::new()
        );
    }
}
