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

/// An item: a sentence with the rules that carry it, each with the comments before it. They stay together, since
/// the figures of the one are compared with those of the others.
#[derive(Clone, Default)]
struct Item {
    prose: String,
    rules: Vec<String>,
}

/// A book of so many articles and rules. The first copy of `book` is as it was written; in each further one
/// every id of a rule bears the number of the copy. Principles fill up what a whole copy would overshoot.
///
/// `edition` is what `book` is read as; its ids are those that change, so none may be a word of the language.
pub(crate) fn book(
    book: &str,
    edition: &Edition,
    articles: usize,
    rules: usize,
) -> Vec<SourceText> {
    let (head, written) = take_apart(book);
    let ids = ids(edition);
    let (mut items, mut so_far): (Vec<Item>, usize) = (Vec::new(), 0);
    for copy in 0.. {
        let copied: Vec<Item> = written.iter().map(|item| again(item, &ids, copy)).collect();
        let more: usize = copied.iter().map(|item| item.rules.len()).sum();
        if so_far + more > rules {
            break;
        }
        items.extend(copied);
        so_far += more;
    }
    items.extend((so_far..rules).map(filling));
    bound(&head, &items, articles)
}

/// Whether a line is the header of a rule's table.
pub(crate) fn is_header(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.contains('.') && !line.contains([' ', '"'])
}

/// The head of the book, and its items.
fn take_apart(book: &str) -> (String, Vec<Item>) {
    let end = book.find("\n---\n").map_or(0, |end| end + "\n---\n".len());
    let (head, text) = book.split_at(end);
    let mut items: Vec<Item> = Vec::new();
    let (mut in_block, mut item, mut waiting) = (false, Item::default(), String::new());
    for line in text.lines() {
        if line.starts_with("```") {
            in_block = line == "```rule";
            if !in_block {
                items.push(std::mem::take(&mut item));
            }
        } else if !in_block {
            // Headings and the numbers of items are given anew.
            let line =
                line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.' || c == ' ');
            if !line.starts_with('#') && !line.is_empty() {
                line.clone_into(&mut item.prose);
            }
        } else if line.starts_with('#') || line.is_empty() {
            waiting.push_str(line);
            waiting.push('\n');
        } else {
            if is_header(line) {
                item.rules.push(String::new());
            }
            if let Some(rule) = item.rules.last_mut() {
                rule.push_str(&std::mem::take(&mut waiting));
                rule.push_str(line);
                rule.push('\n');
            }
        }
    }
    (head.to_owned(), items)
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

/// An item in a copy; the first one is as it was written.
fn again(item: &Item, ids: &BTreeSet<&str>, copy: usize) -> Item {
    if copy == 0 {
        return item.clone();
    }
    let stands_once = |rule: &&String| {
        let header = rule.lines().find(|line| is_header(line));
        header.is_some_and(|header| ONCE.iter().any(|once| header.starts_with(once)))
    };
    let repeated = item.rules.iter().filter(|rule| !stands_once(rule));
    let rules: Vec<String> = repeated.map(|rule| renamed(rule, ids, copy)).collect();
    // Without some of its rules nobody would carry the sentence.
    let is_whole = rules.len() == item.rules.len();
    Item {
        prose: if is_whole { item.prose.clone() } else { kind_words() },
        rules,
    }
}

fn filling(number: usize) -> Item {
    Item {
        prose: kind_words(),
        rules: vec![format!(
            "[principle.filling_{number}]\nnote = \"{}\"\n",
            kind_words()
        )],
    }
}

/// A sentence that no rule need carry.
fn kind_words() -> String {
    "說話和氣。".to_owned()
}

/// The rule with the number of the copy behind every word that is an id.
fn renamed(rule: &str, ids: &BTreeSet<&str>, copy: usize) -> String {
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

/// Items under articles, equally many each, in files of bounded size.
fn bound(head: &str, items: &[Item], articles: usize) -> Vec<SourceText> {
    let mut files = vec![head.to_owned()];
    for article in 0..articles {
        let part = |article| items.len() * article / articles;
        let under = items.get(part(article)..part(article + 1));
        let mut text = format!("\n## {} 條文\n", article + 1);
        for (number, item) in under.unwrap_or_default().iter().enumerate() {
            let rules = item.rules.join("\n");
            let _ = write!(
                text,
                "\n{}. {}\n\n```rule\n{rules}```\n",
                number + 1,
                item.prose
            );
        }
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
