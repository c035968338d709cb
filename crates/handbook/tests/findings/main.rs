//! One book for each finding: what is wrong, what is said of it, and how it is mended.
//!
//! A file `bad/Y0102.md` is a handbook, then a block `expected` with a line for each finding, then what is
//! meant in a few sentences, then a block `mended` with the lines that change. The page `docs/findings.md`
//! is printed from these files. `UPDATE_EXPECT=1` writes blocks and page anew; read the difference.
//!
//! A line `@repeat 5000 text {n}` stands for so many lines, each with its number, and `{nul}` for a NUL.
//! Where several books are needed, `=== name` begins each file.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

use handbook::SourceText;
use handbook::problem::{Listed, Severity, listed};

/// One file, taken apart.
struct Shown {
    number: String,
    path: PathBuf,
    /// The book as it is written, `@repeat` and all.
    book: String,
    /// What it is expected to find.
    expected: String,
    /// What is meant, and what to do.
    explained: String,
    /// The lines that change, as in a patch.
    mended: String,
}

const EXPECTED: &str = "```expected\n";
const MENDED: &str = "```mended\n";
const END: &str = "\n```\n";

fn shown() -> Vec<Shown> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let entries = fs::read_dir(folder).unwrap();
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    let names = paths.into_iter().filter_map(|path| {
        let number = path.file_stem()?.to_str()?.to_owned();
        number.starts_with('Y').then_some((number, path))
    });
    names
        .map(|(number, path)| {
            let text = fs::read_to_string(&path).unwrap();
            let part = |from: &str| text.split_once(from).map(|(_, rest)| rest);
            let (book, _) = text.split_once(EXPECTED).unwrap_or((&text, ""));
            // A line of its own ends a block, so that the lines inside may hold fences themselves.
            let after = format!("\n{}", part(EXPECTED).unwrap_or(""));
            let (expected, rest) = after.split_once(END).unwrap_or(("", after.as_str()));
            let (explained, mended) = rest.split_once(MENDED).unwrap_or((rest, ""));
            let (mended, _) = mended.split_once(END).unwrap_or((mended, ""));
            let lines = |text: &str| {
                text.lines()
                    .filter(|line| !line.is_empty())
                    .map(|line| format!("{line}\n"))
                    .collect()
            };
            Shown {
                number,
                path,
                book: book.to_owned(),
                expected: lines(expected),
                explained: explained.trim().to_owned(),
                mended: lines(mended),
            }
        })
        .collect()
}

/// The files that are read, each with its name.
fn files(book: &str) -> Vec<SourceText> {
    let source = |name: &str, text: &str| SourceText {
        name: name.to_owned(),
        text: written_out(text),
    };
    let Some(rest) = book.strip_prefix("=== ") else {
        return vec![source("handbook.md", book)];
    };
    let parts = rest.split("\n=== ");
    parts
        .map(|part| {
            let (name, text) = part.split_once('\n').unwrap();
            source(name, &format!("{text}\n"))
        })
        .collect()
}

/// The text that is read: every `@repeat` written out.
fn written_out(book: &str) -> String {
    let mut text = String::new();
    for line in book.split_inclusive('\n') {
        let Some(rest) = line.strip_prefix("@repeat ") else {
            text += &line.replace("{nul}", "\0");
            continue;
        };
        let (times, what) = rest.split_once(' ').unwrap();
        for number in 0..times.parse::<usize>().unwrap() {
            text += &what.replace("{n}", &number.to_string());
        }
    }
    text
}

fn found(book: &str) -> Vec<String> {
    let sources = files(book);
    let (_, problems) = handbook::read(&sources);
    let mut lines: Vec<String> = Vec::new();
    for problem in &problems {
        let (line, column) = problem.position(&sources);
        let file = &sources[problem.file];
        let severity = match problem.severity() {
            Severity::Error => "error",
            Severity::Warning => "warning",
        };
        let words: Vec<String> = problem
            .kind
            .arguments()
            .into_iter()
            .map(|(_, word)| word)
            .collect();
        let of = if sources.len() > 1 {
            format!("{}:", file.name)
        } else {
            String::new()
        };
        let mut told = format!(
            "{of}{line}:{column} {severity} {} {} {:?}",
            problem.kind.number(),
            problem.kind.code(),
            words.join(" | ")
        );
        let underlined = file.text.get(problem.span.clone()).unwrap();
        if !underlined.contains('\n') && underlined.len() < 80 {
            let _ = write!(told, " at {underlined:?}");
        }
        if let Some(nearest) = problem.kind.nearest() {
            let _ = write!(told, " nearest {nearest:?}");
        }
        for (_, line, column) in problem.related_positions(&sources) {
            let _ = write!(told, " see {line}:{column}");
        }
        lines.push(told);
    }
    lines
}

/// The book after the changes of its block `mended`: runs of `-` lines give way to the `+` lines behind them.
fn mended(shown: &Shown) -> String {
    let mut lines: Vec<String> = shown
        .book
        .split_inclusive('\n')
        .map(str::to_owned)
        .collect();
    let mut from = 0;
    let patch = shown.mended.lines();
    for line in patch {
        let (sign, text) = line.split_at(line.len().min(1));
        let text = format!("{text}\n");
        match sign {
            "+" => {
                lines.insert(from, text);
                from += 1;
            }
            "-" | " " => {
                let at = lines[from..].iter().position(|known| *known == text);
                let at = at.unwrap_or_else(|| panic!("{}: no line {text:?}", shown.number));
                from += at;
                if sign == "-" {
                    lines.remove(from);
                } else {
                    from += 1;
                }
            }
            _ => panic!(
                "{}: a patch line begins with +, - or a blank: {line:?}",
                shown.number
            ),
        }
    }
    lines.concat()
}

#[test]
fn each_finding_fires_where_it_should() {
    let mut differing = String::new();
    for shown in shown() {
        let found: String = found(&shown.book)
            .iter()
            .map(|line| format!("{line}\n"))
            .collect();
        if !found.contains(&format!(" {} ", shown.number)) {
            differing += &format!("{} doesn't fire:\n{found}", shown.number);
            continue;
        }
        if found == shown.expected {
            continue;
        }
        if std::env::var_os("UPDATE_EXPECT").is_some() {
            let text = format!(
                "{}{EXPECTED}{found}```\n\n{}\n\n{MENDED}{}```\n",
                shown.book, shown.explained, shown.mended
            );
            fs::write(&shown.path, text).unwrap();
        } else {
            differing += &format!(
                "{}\nexpected:\n{}found:\n{found}",
                shown.number, shown.expected
            );
        }
    }
    assert!(differing.is_empty(), "{differing}");
}

#[test]
fn each_finding_goes_away_when_its_book_is_mended() {
    let mut left = String::new();
    for shown in shown() {
        assert!(!shown.mended.is_empty(), "{} isn't mended", shown.number);
        let found = found(&mended(&shown));
        if !found.is_empty() {
            left += &format!("{}:\n{}\n", shown.number, found.join("\n"));
        }
    }
    assert!(left.is_empty(), "{left}");
}

#[test]
fn every_finding_has_its_book() {
    let books: Vec<String> = shown().into_iter().map(|shown| shown.number).collect();
    let missing: Vec<&str> = listed()
        .into_iter()
        .map(|listed| listed.number)
        .filter(|number| !books.iter().any(|book| book == number))
        .collect();
    assert!(
        missing.is_empty(),
        "no book below tests/bad for {missing:?}"
    );
}

#[test]
fn the_page_of_findings_is_up_to_date() {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/findings.md");
    let page = page();
    if std::env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(&path, &page).unwrap();
    }
    assert!(
        fs::read_to_string(&path).unwrap_or_default() == page,
        "docs/findings.md differs: run with UPDATE_EXPECT=1 and read the change"
    );
}

/// Chapters of the page, by the first digits of the numbers.
const CHAPTERS: [(&str, &str); 11] = [
    ("Y01", "Text"),
    ("Y02", "Kinds, keys and values"),
    ("Y03", "Names"),
    ("Y04", "Formulas"),
    ("Y05", "States and steps"),
    ("Y06", "Promises and duties"),
    ("Y07", "Calendars"),
    ("Y08", "Effects and approvals"),
    ("Y09", "Access"),
    ("Y10", "Prose and rules"),
    ("Y11", "Books on books"),
];

fn page() -> String {
    let mut page = String::from(
        "# Findings\n\n\
         <!-- Printed from the catalogue of findings and from crates/handbook/tests/bad: change those, not this page. -->\n\n\
         Everything that `yinuo handbook check` can say, by its number. An error keeps the book from running; a\n\
         warning asks somebody to look. Each entry shows what is wrong (`-`) and how it is mended (`+`).\n",
    );
    let all: Vec<Listed> = listed();
    let shown = shown();
    for (digits, chapter) in CHAPTERS {
        let _ = write!(page, "\n## {chapter}\n");
        for listed in all
            .iter()
            .filter(|listed| listed.number.starts_with(digits))
        {
            let severity = match listed.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            };
            let _ = write!(
                page,
                "\n### {} `{}` · {severity}\n\n{}\n",
                listed.number, listed.code, listed.means
            );
            if let Some(shown) = shown.iter().find(|shown| shown.number == listed.number) {
                let _ = write!(
                    page,
                    "\n{}\n\n```diff\n{}```\n",
                    shown.explained, shown.mended
                );
            }
        }
    }
    page
}
