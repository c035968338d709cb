//! No file speaks of the machine or the circumstances under which it was written.

use super::Finding;
use super::tree::Tree;

/// Folders that only exist where somebody works. Put together here, so that this file doesn't name them itself.
const FOLDERS: [&str; 4] = [
    concat!("/wo", "rk/"),
    concat!("/t", "mp/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
];
const PHRASES: [&str; 2] = [concat!("this se", "ssion"), concat!("previous se", "ssion")];
const NUMBERED: &str = concat!("iss", "ue");

/// Files that may name such folders, each with its reason.
const ALLOWED: [(&str, &str); 1] = [("Cargo.lock", "is written by cargo")];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for file in tree
        .files()
        .filter(|file| !ALLOWED.iter().any(|(path, _)| *path == file.path))
    {
        for (index, line) in file.text.lines().enumerate() {
            if let Some(trace) = trace(line) {
                let message = format!(
                    "`{trace}` makes sense to its writer only. Say it so that it holds on every machine and in every year."
                );
                findings.push(Finding::new(&file.path, index + 1, message));
            }
        }
    }
    findings
}

fn trace(line: &str) -> Option<String> {
    let lower = line.to_lowercase();
    folder(line)
        .or_else(|| {
            PHRASES
                .iter()
                .find(|phrase| lower.contains(**phrase))
                .map(|phrase| (*phrase).to_owned())
        })
        .or_else(|| numbered(&lower))
}

/// An absolute path: nothing that belongs to a longer path or an address stands before it, a name follows.
fn folder(line: &str) -> Option<String> {
    FOLDERS.iter().find_map(|folder| {
        line.match_indices(folder).find_map(|(at, _)| {
            let before = line.get(..at)?.chars().next_back();
            let after = line.get(at + folder.len()..)?.chars().next();
            let absolute = !before.is_some_and(|letter| {
                letter.is_alphanumeric()
                    || matches!(letter, '.' | '_' | '-' | '}' | ')' | '*' | '/')
            });
            let named = after.is_some_and(|letter| {
                letter.is_ascii_lowercase() || matches!(letter, '.' | '$' | '<' | '{')
            });
            (absolute && named).then(|| (*folder).to_owned())
        })
    })
}

/// The number of a ticket in a tracker that a reader of the repository doesn't have.
fn numbered(lower: &str) -> Option<String> {
    lower.match_indices(NUMBERED).find_map(|(at, _)| {
        let starts = !lower
            .get(..at)?
            .chars()
            .next_back()
            .is_some_and(char::is_alphanumeric);
        let rest = lower.get(at + NUMBERED.len()..)?;
        let number = rest
            .strip_prefix(" #")
            .or_else(|| rest.strip_prefix('#'))
            .or_else(|| rest.strip_prefix(' '))?;
        let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
        (starts && !digits.is_empty()).then(|| format!("{NUMBERED} #{digits}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    #[test]
    fn the_repository_bears_no_traces() {
        assert_tidy(check);
    }

    #[test]
    fn traces_are_found() {
        for folder in FOLDERS {
            let says = found_in(check, &[("docs/a.md", &format!("x\nsee `{folder}me/x`\n"))]);
            assert!(
                says.len() == 1 && says[0].starts_with("docs/a.md:2"),
                "{folder}: {says:?}"
            );
        }
        for phrase in PHRASES {
            assert_eq!(
                found_in(check, &[("a.toml", &format!("# in {phrase}"))]).len(),
                1,
                "{phrase}"
            );
        }
        for end in [" #12", " 7", "#3"] {
            assert_eq!(
                found_in(check, &[("a.rs", &format!("// see {NUMBERED}{end}"))]).len(),
                1,
                "{end}"
            );
        }
    }

    #[test]
    fn relative_paths_addresses_and_plain_words_are_fine() {
        let fine = format!(
            "crates{f}x https://a.b{f}x {{dir}}{f}x {f} {f}$ {NUMBERED}s 3, a t{NUMBERED} 4, {NUMBERED}d\n",
            f = FOLDERS[0]
        );
        let fine = fine.replace(&format!("{}$", FOLDERS[0]), "");
        assert_eq!(
            found_in(check, &[("docs/a.md", &fine)]),
            Vec::<String>::new()
        );
    }
}
