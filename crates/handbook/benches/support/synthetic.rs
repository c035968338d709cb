//! Large books for measuring: one book repeated, with other ids each time.

use std::collections::BTreeSet;
use std::fmt::Write as _;

use handbook::{Edition, SourceText};

/// A file ends after so many bytes at the latest; a book may not have files of more than two of these.
const FILE_BYTES: usize = 1024 * 1024;

/// Rules that stand once, whatever is repeated: the built-in records and what every rule takes by itself.
const ONCE: [&str; 4] = [
    "[calendar.",
    "[default.",
    "[record.client]",
    "[record.person]",
];

/// A rule with the comments and blank lines before it.
struct Written {
    prose: String,
    rule: String,
}

/// A book of so many articles and rules. The first copy of `book` is as it was written; in each further one
/// every id of a rule bears the number of the copy. Principles fill up what a whole copy would overshoot.
///
/// `edition` is what `book` is read as; its ids are those that change.
pub(crate) fn book(
    book: &str,
    edition: &Edition,
    articles: usize,
    rules: usize,
) -> Vec<SourceText> {
    let (head, written) = take_apart(book);
    let ids = ids(edition);
    let mut all: Vec<Written> = Vec::with_capacity(rules);
    for copy in 0.. {
        let repeated = written.iter().filter(|one| {
            copy == 0 || !ONCE.iter().any(|once| header(&one.rule).starts_with(once))
        });
        let repeated: Vec<Written> = repeated
            .map(|one| Written {
                prose: one.prose.clone(),
                rule: renamed(&one.rule, &ids, copy),
            })
            .collect();
        if all.len() + repeated.len() > rules {
            break;
        }
        all.extend(repeated);
    }
    for number in all.len()..rules {
        all.push(Written {
            prose: "說話和氣。".to_owned(),
            rule: format!("[principle.filling_{number}]\nnote = \"說話和氣。\"\n"),
        });
    }
    bound(&head, &all, articles)
}

/// Whether a line is the header of a rule's table.
pub(crate) fn is_header(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.contains('.') && !line.contains([' ', '"'])
}

/// The head of the book, and its rules one by one with the prose before them.
fn take_apart(book: &str) -> (String, Vec<Written>) {
    let end = book.find("\n---\n").map_or(0, |end| end + "\n---\n".len());
    let (head, text) = book.split_at(end);
    let mut written: Vec<Written> = Vec::new();
    let (mut in_block, mut prose, mut waiting) = (false, String::new(), String::new());
    for line in text.lines() {
        if line.starts_with("```") {
            in_block = line == "```rule";
        } else if !in_block {
            // Headings and numbers of items are given anew.
            let line =
                line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
            if !line.starts_with('#') && !line.is_empty() {
                prose = line.to_owned();
            }
        } else if line.starts_with('#') || line.is_empty() {
            waiting.push_str(line);
            waiting.push('\n');
        } else if is_header(line) {
            written.push(Written {
                prose: prose.clone(),
                rule: format!("{}{line}\n", std::mem::take(&mut waiting)),
            });
        } else if let Some(last) = written.last_mut() {
            last.rule.push_str(&std::mem::take(&mut waiting));
            last.rule.push_str(line);
            last.rule.push('\n');
        }
    }
    (head.to_owned(), written)
}

fn header(rule: &str) -> &str {
    rule.lines().find(|line| is_header(line)).unwrap_or("")
}

/// The ids of all rules that are repeated.
fn ids(edition: &Edition) -> BTreeSet<&str> {
    let mut ids = BTreeSet::new();
    macro_rules! of {
        ($($kind:ident),*) => { $( ids.extend(edition.$kind.keys().map(|id| id.as_str())); )* };
    }
    of!(
        params,
        lists,
        departments,
        roles,
        records,
        forms,
        promises,
        duties,
        gates,
        whens,
        templates,
        grants,
        approvals,
        channels,
        surveys,
        reports,
        courses,
        prices,
        keeps,
        measures,
        principles
    );
    for built_in in ["client", "person"] {
        ids.remove(built_in);
    }
    ids
}

/// The rule with the number of the copy behind every word that is an id.
fn renamed(rule: &str, ids: &BTreeSet<&str>, copy: usize) -> String {
    if copy == 0 {
        return rule.to_owned();
    }
    let is_word = |c: char| c.is_ascii_alphanumeric() || c == '_';
    let mut text = String::with_capacity(rule.len() + rule.len() / 4);
    let mut rest = rule;
    while let Some(start) = rest.find(is_word) {
        let (before, word) = rest.split_at(start);
        let end = word.find(|c| !is_word(c)).unwrap_or(word.len());
        let (word, after) = word.split_at(end);
        text.push_str(before);
        text.push_str(word);
        if ids.contains(word) {
            let _ = write!(text, "_{copy}");
        }
        rest = after;
    }
    text.push_str(rest);
    text
}

/// Rules under articles, equally many each, in files of bounded size.
fn bound(head: &str, all: &[Written], articles: usize) -> Vec<SourceText> {
    let mut files = vec![head.to_owned()];
    let mut next = 0;
    for article in 0..articles {
        let end = all.len() * (article + 1) / articles;
        let mut text = format!("\n## {} 條文\n", article + 1);
        let mut prose = "";
        for one in all.get(next..end).unwrap_or_default() {
            if one.prose != prose {
                prose = &one.prose;
                let _ = write!(text, "\n{prose}\n");
            }
            let _ = write!(text, "\n```rule\n{}```\n", one.rule);
        }
        next = end;
        match files.last_mut() {
            Some(file) if file.len() + text.len() <= FILE_BYTES => file.push_str(&text),
            _ => files.push(text),
        }
    }
    let numbered = files.into_iter().enumerate();
    numbered
        .map(|(number, text)| SourceText {
            name: format!("synthetic-{number}.md"),
            text,
        })
        .collect()
}
