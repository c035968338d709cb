//! Every language says the same things: the same keys, each once.
//!
//! Simplified Chinese is derived from Traditional and has no file.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::{File, Tree};

const FOLDER: &str = "crates/app/locales/";
/// The languages that have files; the first is the one that others follow.
const LANGUAGES: [&str; 2] = ["zh-Hant", "en"];

/// Keys with file and line.
type Keys<'a> = BTreeMap<String, (&'a File, usize)>;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut languages: BTreeMap<&str, Keys<'_>> = LANGUAGES
        .into_iter()
        .map(|language| (language, Keys::new()))
        .collect();
    for file in tree
        .ending(".ftl")
        .filter(|file| file.path.starts_with(FOLDER))
    {
        let language = file
            .path
            .trim_start_matches(FOLDER)
            .split(['/', '.'])
            .next()
            .unwrap_or_default();
        let Some(keys) = languages.get_mut(language) else {
            findings.push(Finding::new(
                &file.path,
                0,
                format!(
                    "`{language}` isn't one of our languages ({}).",
                    LANGUAGES.join(", ")
                ),
            ));
            continue;
        };
        for (key, line) in keys_of(file) {
            if let Some((first, first_line)) = keys.get(&key) {
                let message = format!(
                    "`{key}` is said twice, first in {}:{first_line}. Keep one.",
                    first.path
                );
                findings.push(Finding::new(&file.path, line, message));
            } else {
                keys.insert(key, (file, line));
            }
        }
    }
    findings.extend(missing(&languages));
    findings
}

fn missing(languages: &BTreeMap<&str, Keys<'_>>) -> Vec<Finding> {
    let mut findings = Vec::new();
    for (language, keys) in languages {
        for (other, other_keys) in languages.iter().filter(|(other, _)| *other != language) {
            for (key, (file, line)) in keys
                .iter()
                .filter(|(key, _)| !other_keys.contains_key(*key))
            {
                findings.push(Finding::new(
                    &file.path,
                    *line,
                    format!(
                        "`{key}` is missing in {other}. Say it there too, or take it out here."
                    ),
                ));
            }
        }
    }
    findings
}

/// Messages, terms (`-term`) and attributes (`message.attribute`), with their lines.
fn keys_of(file: &File) -> Vec<(String, usize)> {
    let mut keys = Vec::new();
    let mut message = String::new();
    for (index, line) in file.text.lines().enumerate() {
        let Some((name, _)) = line.split_once('=') else {
            continue;
        };
        let trimmed = name.trim();
        let is_name = |name: &str| {
            !name.is_empty()
                && name
                    .chars()
                    .all(|letter| letter.is_ascii_alphanumeric() || matches!(letter, '-' | '_'))
        };
        if !line.starts_with([' ', '\t']) && is_name(trimmed) {
            message = trimmed.to_owned();
            keys.push((message.clone(), index + 1));
        } else if let Some(attribute) = trimmed.strip_prefix('.').filter(|name| is_name(name)) {
            keys.push((format!("{message}.{attribute}"), index + 1));
        }
    }
    keys
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    const CHINESE: &str = "# x = y\n-brand = 一諾\nhello = 你好\n    .title = 問候\n    a = b\n";

    fn says(chinese: &str, english: &str) -> Vec<String> {
        found_in(
            check,
            &[
                ("crates/app/locales/zh-Hant.ftl", chinese),
                ("crates/app/locales/en.ftl", english),
            ],
        )
    }

    #[test]
    fn the_repository_says_everything_in_every_language() {
        assert_tidy(check);
    }

    #[test]
    fn the_same_keys_are_fine() {
        assert_eq!(
            says(
                CHINESE,
                "hello = Hello\n .title = Greeting\n-brand = Yinuo\n"
            ),
            Vec::<String>::new()
        );
    }

    #[test]
    fn a_missing_key_is_found_on_either_side() {
        let says = says(CHINESE, "hello = Hello\n-brand = Yinuo\nbye = Bye\n");
        assert_eq!(says.len(), 2, "{says:?}");
        assert!(
            says[0].starts_with("crates/app/locales/en.ftl:3: `bye` is missing in zh-Hant"),
            "{says:?}"
        );
        assert!(
            says[1].starts_with("crates/app/locales/zh-Hant.ftl:4: `hello.title` is missing in en"),
            "{says:?}"
        );
    }

    #[test]
    fn a_language_may_have_several_files_but_no_key_twice() {
        let files = [
            ("crates/app/locales/zh-Hant/a.ftl", "a = 一\n"),
            ("crates/app/locales/zh-Hant/b.ftl", "a = 二\n"),
            ("crates/app/locales/en.ftl", "a = one\n"),
        ];
        let says = found_in(check, &files);
        assert!(
            says.len() == 1 && says[0].contains("said twice"),
            "{says:?}"
        );
    }

    #[test]
    fn an_unknown_language_is_found() {
        assert_eq!(
            found_in(check, &[("crates/app/locales/fr.ftl", "a = un\n")]).len(),
            1
        );
    }
}
