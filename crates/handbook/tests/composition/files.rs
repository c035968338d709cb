//! What counts of the files themselves: the hash, line ends, marks of the byte order.

use handbook::SourceText;

use super::{source, told};

const HEAD: &str = "---\ntitle: House\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n";
const CALENDAR: &str =
    "[calendar.office]\nzone = \"Asia/Taipei\"\nweek = \"mon-fri 09:00-18:00\"\n";
const PARAM: &str = "[param.wait]\nname = \"Wait\"\ntype = \"duration\"\nvalue = \"2 hours\"\n";

fn article(label: &str, rules: &str) -> String {
    format!("\n## {label} A\n\nWords.\n\n```rule\n{rules}```\n")
}

/// A company's book on one part.
fn library(params: &str) -> Vec<SourceText> {
    vec![
        source(
            "handbook.toml",
            &format!("files = [\"own.md\"]\ninclude = [\"a\"]\n[params]\n{params}"),
        ),
        source("own.md", &format!("{HEAD}{}", article("1", CALENDAR))),
        source("a/handbook.toml", "files = [\"a.md\"]\n"),
        source(
            "a/a.md",
            &format!("{HEAD}{}\nWait {{{{param.wait}}}}.\n", article("1", PARAM)),
        ),
    ]
}

fn hash(sources: &[SourceText]) -> String {
    let (edition, problems) = handbook::read(sources);
    let told = told(sources, &problems);
    edition.unwrap_or_else(|| panic!("{told}")).hash
}

#[test]
fn the_hash_covers_every_file_and_its_name() {
    let whole = hash(&library(""));
    assert_eq!(whole, hash(&library("")));
    assert_ne!(whole, hash(&library("wait = \"3 hours\"\n")));
    for file in 0..library("").len() {
        let mut changed = library("");
        changed[file].text.push('\n');
        assert_ne!(whole, hash(&changed), "{}", changed[file].name);
    }
    // The same texts under other names, which say the same, are another edition all the same.
    let mut renamed = library("");
    renamed[0].text = renamed[0].text.replace("\"a\"", "\"b\"");
    renamed[2].name = "b/handbook.toml".to_owned();
    renamed[3].name = "b/a.md".to_owned();
    assert_ne!(whole, hash(&renamed));
}

/// An edition that was stored before there were lists is found under the hash that its events name.
#[test]
fn files_without_a_list_have_the_hash_that_they_had() {
    let text = format!("{HEAD}{}", article("1", CALENDAR));
    let mut hasher = blake3::Hasher::new();
    hasher.update(&(text.len() as u64).to_le_bytes());
    hasher.update(text.as_bytes());
    assert_eq!(
        hash(&[source("handbook.md", &text)]),
        hasher.finalize().to_hex().to_string()
    );
}

/// What a Windows editor makes of a book reads the same.
#[test]
fn line_ends_and_byte_order_marks_change_nothing() {
    let plain = library("wait = \"3 hours\"\n");
    let windows: Vec<SourceText> = plain
        .iter()
        .map(|file| {
            let text = file.text.replace('\n', "\r\n");
            source(&file.name, &format!("\u{feff}{text}"))
        })
        .collect();
    let (one, _) = handbook::read(&plain);
    let (other, problems) = handbook::read(&windows);
    assert_eq!(told(&windows, &problems), "");
    let (one, other) = (one.unwrap(), other.unwrap());
    assert_eq!(one.book, other.book);
    assert_eq!(one.params, other.params);
    assert!(one.calendars.keys().eq(other.calendars.keys()));
    assert_ne!(one.hash, other.hash);
}

#[test]
fn what_is_no_text_is_refused_by_name() {
    for text in [
        "PK\u{3}\u{4}\0\0\0",
        "\u{1}\u{2}\u{3}\u{4}\u{5}\u{6}\u{7}\u{8}\u{e}",
    ] {
        let mut library = library("");
        library[3].text = text.to_owned();
        let (edition, problems) = handbook::read(&library);
        assert!(edition.is_none());
        let told = told(&library, &problems);
        assert!(
            told.contains("a/a.md:1:") && told.contains("Y0107 not-text"),
            "{told}"
        );
    }
}
