//! Runs the cases.

use std::fs;

use handbook::SourceText;

use super::{folder, shown, source, told};

const EXPECTED: &str = "=== expected\n";

/// The files of a case.
fn files(text: &str) -> Vec<SourceText> {
    let mut files: Vec<SourceText> = Vec::new();
    for line in text.split_inclusive('\n') {
        match (line.strip_prefix("=== "), files.last_mut()) {
            (Some(name), _) => files.push(source(name.trim(), "")),
            (None, Some(file)) => file.text += line,
            // What stands before the first file says what the case is for.
            (None, None) => {}
        }
    }
    files
}

fn outcome(files: &[SourceText]) -> String {
    let (edition, problems) = handbook::read(files);
    let said = edition.as_ref().map_or_else(String::new, shown);
    told(files, &problems) + &said
}

#[test]
fn cases_come_to_what_they_expect() {
    let mut differing = Vec::new();
    let mut paths: Vec<_> = fs::read_dir(folder("tests/composition/cases"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    paths.sort();
    assert!(!paths.is_empty());
    for path in paths {
        let text = fs::read_to_string(&path).unwrap();
        let (case, expected) = text.split_once(EXPECTED).unwrap_or((&text, ""));
        let files = files(case);
        let found = outcome(&files);
        if found != expected {
            if std::env::var_os("UPDATE_EXPECT").is_some() {
                fs::write(&path, format!("{case}{EXPECTED}{found}")).unwrap();
            } else {
                differing.push(format!(
                    "{}\nexpected:\n{expected}found:\n{found}",
                    path.display()
                ));
            }
        }
        // The order in which the shell hands the files in is no matter.
        let mut turned = files.clone();
        turned.reverse();
        let (mut one, mut other): (Vec<_>, Vec<_>) = (
            found.lines().map(str::to_owned).collect(),
            outcome(&turned).lines().map(str::to_owned).collect(),
        );
        one.sort();
        other.sort();
        assert_eq!(one, other, "{}", path.display());
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
