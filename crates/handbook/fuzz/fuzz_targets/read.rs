//! The whole front end: whatever bytes come, reading them as a book ends, and every finding has its place.
//!
//! A line `=== name` begins another file, so that includes and lists of books are reached too. Run in
//! `crates/handbook` with `RUSTC_BOOTSTRAP=1 cargo fuzz run read`, which needs `cargo-fuzz`.
#![no_main]

use handbook::SourceText;
use libfuzzer_sys::fuzz_target;

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let sources: Vec<SourceText> = match text.strip_prefix("=== ") {
        Some(rest) => rest.split("\n=== ").map(file).collect(),
        None => vec![SourceText {
            name: "handbook.md".to_owned(),
            text: text.into_owned(),
        }],
    };
    let (_, problems) = handbook::read(&sources);
    for problem in &problems {
        let text = &sources[problem.file].text;
        assert!(text.get(problem.span.clone()).is_some(), "{problem:?}");
        let (line, column) = problem.position(&sources);
        assert!(line > 0 && column > 0);
        for (file, _, _) in problem.related_positions(&sources) {
            assert!(file < sources.len());
        }
    }
});

fn file(part: &str) -> SourceText {
    let (name, text) = part.split_once('\n').unwrap_or((part, ""));
    SourceText {
        name: name.to_owned(),
        text: text.to_owned(),
    }
}
