//! Lists that were made to break the reader: rings, towers, crowds, and mangled texts.

use handbook::SourceText;
use handbook::compose::BOOKS_MAX;
use proptest::prelude::*;

use super::{source, told};

const HEAD: &str = "---\ntitle: B\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\n```rule\n[calendar.c]\nzone = \"Asia/Taipei\"\nweek = \"mon-fri 09:00-18:00\"\n```\n";
const BARE: &str = "---\ntitle: B\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\n```rule\n[principle.pID]\nnote = \"n\"\n```\n";

/// A book each of whose parts includes what `includes` says.
fn tower(books: usize, includes: impl Fn(usize) -> Vec<usize>) -> Vec<SourceText> {
    let list = |file: &str, names: Vec<usize>| {
        let names: Vec<String> = names.iter().map(|name| format!("\"b{name}\"")).collect();
        format!("files = [{file:?}]\ninclude = [{}]\n", names.join(", "))
    };
    let mut sources = vec![
        source("handbook.toml", &list("own.md", vec![0])),
        source("own.md", HEAD),
    ];
    for book in 0..books {
        let text = BARE.replace("ID", &book.to_string());
        sources.push(source(
            &format!("b{book}/handbook.toml"),
            &list("b.md", includes(book)),
        ));
        sources.push(source(&format!("b{book}/b.md"), &text));
    }
    sources
}

#[test]
fn as_many_books_as_allowed_stand_on_one_another_and_no_more() {
    let next = |last: usize| move |book: usize| if book < last { vec![book + 1] } else { vec![] };
    let most = BOOKS_MAX - 2;
    let (edition, problems) = handbook::read(&tower(most + 1, next(most)));
    assert_eq!(problems, []);
    assert_eq!(edition.unwrap().book.included.len(), BOOKS_MAX - 1);
    let sources = tower(most + 2, next(most + 1));
    let (edition, problems) = handbook::read(&sources);
    assert!(edition.is_none());
    let told = told(&sources, &problems);
    assert!(
        told.contains("Y1108 too-many-includes \"50\" at \"b49\""),
        "{told}"
    );
}

/// Each book includes all others: every way around is a ring, and there are more ways than atoms.
#[test]
fn a_crowd_that_includes_one_another_is_read_at_once() {
    let books = BOOKS_MAX - 1;
    let sources = tower(books, |_| (0..books).collect());
    let (edition, problems) = handbook::read(&sources);
    assert!(edition.is_none());
    assert!(told(&sources, &problems).contains("Y1106 include-ring"));
}

/// Thousands of promises for one thing are compared in a time that one can wait for.
#[test]
fn a_crowd_of_promises_for_one_thing_is_read_in_time() {
    let mut text = String::from(
        "---\ntitle: B\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\n```rule\n[calendar.c]\nzone = \"Asia/Taipei\"\nweek = \"mon-fri 09:00-18:00\"\n[role.agent]\nname = \"Agent\"\n[record.ticket]\nname = \"Ticket\"\nowner = \"agent\"\nstates = [\"open Open\", \"done Done\"]\nfinal = [\"done\"]\nflow = [\"finish Finish: open -> done, by agent\"]\n",
    );
    for number in 0..4_000 {
        text += &format!(
            "[promise.p{number}]\nname = \"P\"\non = \"ticket.opened\"\nwithin = \"1 hour\"\nby = \"agent\"\nkept_by = \"ticket.finish\"\n"
        );
    }
    text += "```\n";
    let (edition, problems) = handbook::read(&[source("handbook.md", &text)]);
    assert!(edition.is_some(), "{:?}", problems.first());
}

const LIBRARY: [(&str, &str); 4] = [
    (
        "handbook.toml",
        "files = [\"own.md\"]\ninclude = [\"a\"]\n\n[params]\nwait = \"3 hours\"\n",
    ),
    ("own.md", HEAD),
    ("a/handbook.toml", "files = [\"a.md\"]\ninclude = []\n"),
    (
        "a/a.md",
        "---\ntitle: A\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\nWithin {{param.wait}}.\n\n```rule\n[param.wait]\nname = \"Wait\"\ntype = \"duration\"\n[record.client]\nfields = [\"size Size: number\"]\n```\n",
    ),
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    /// However the files of a library are mangled, reading them ends, and each finding stands in its file.
    #[test]
    fn mangled_libraries_never_panic(
        cuts in prop::collection::vec((0usize..4, 0.0..1.0f64, 0usize..40, 0u8..3, "[a-z\\[\\]{}\"./=\\n 字]{0,6}"), 1..6),
        gone in prop::option::of(0usize..4),
    ) {
        let mut sources: Vec<SourceText> =
            LIBRARY.iter().map(|(name, text)| source(name, text)).collect();
        for (file, at, length, act, other) in cuts {
            let text = &mut sources[file].text;
            let start = text.floor_char_boundary((text.len() as f64 * at) as usize);
            let end = text.floor_char_boundary((start + length).min(text.len()));
            let piece = text[start..end].to_owned();
            match act {
                0 => text.replace_range(start..end, ""),
                1 => text.insert_str(end, &piece),
                _ => text.replace_range(start..end, &other),
            }
        }
        if let Some(gone) = gone {
            sources.remove(gone);
        }
        let (_, problems) = handbook::read(&sources);
        told(&sources, &problems);
        let _ = handbook::compose::questions(&sources);
    }
}
