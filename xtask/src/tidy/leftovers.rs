//! Nothing unfinished and no test switched off.

use super::Finding;
use super::rust_source::{self, Part};
use super::tree::Tree;

/// In code: what runs into nothing or doesn't run.
const IN_CODE: [&str; 3] = ["todo!", "unimplemented!", "#[ignore"];
/// In comments: marks of work put off.
const IN_COMMENTS: [&str; 3] = ["FIXME", "XXX", "TODO"];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree.ending(".rs") {
        for line in rust_source::lines(file) {
            let code = line.only(&[Part::Code]);
            let comment = line.only(&[Part::Comment]);
            for mark in IN_CODE
                .iter()
                .filter(|mark| code.contains(**mark))
                .chain(IN_COMMENTS.iter().filter(|mark| has_word(&comment, mark)))
            {
                let message = format!(
                    "`{mark}` is left over. Finish it or take it out; what isn't built is said in the documentation."
                );
                findings.push(Finding::new(&file.path, line.number, message));
            }
        }
    }
    findings
}

fn has_word(text: &str, word: &str) -> bool {
    text.split(|letter: char| !letter.is_alphanumeric())
        .any(|part| part == word)
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_has_no_leftovers() {
        assert_tidy(check);
    }

    #[test]
    fn leftovers_are_found() {
        for line in [
            "todo!()",
            "unimplemented!(\"later\")",
            "#[ignore = \"slow\"]",
            "// FIXME later",
            "/// XXX",
            "x(); // TODO: y",
        ] {
            let says = found_in(
                check,
                &[("crates/app/tests/a.rs", &format!("fn a() {{\n{line}\n}}\n"))],
            );
            assert!(
                says.len() == 1 && says[0].starts_with("crates/app/tests/a.rs:2"),
                "{line}: {says:?}"
            );
        }
    }

    #[test]
    fn words_in_quotes_and_longer_words_are_fine() {
        let source = "let a = \"todo!\"; // XXXL\n// `#[ignore]` and todo! are named here\n";
        assert_eq!(
            found_in(check, &[("crates/app/src/a.rs", source)]),
            Vec::<String>::new()
        );
    }
}
