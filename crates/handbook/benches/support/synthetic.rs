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
/// every id of a rule bears the number of the copy, and the names of roles bear letters, since a sentence means
/// one role by its name. Principles fill up what a whole copy would overshoot.
///
/// `edition` is what `book` is read as; its ids are those that change, so none may be a word of the language.
pub(crate) fn book(
    book: &str,
    edition: &Edition,
    articles: usize,
    rules: usize,
) -> Vec<SourceText> {
    let (head, written) = take_apart(book);
    let names = Names {
        ids: ids(edition),
        roles: edition
            .roles
            .values()
            .map(|role| role.meta.name.own.as_str())
            .collect(),
    };
    let (mut items, mut so_far): (Vec<Item>, usize) = (Vec::new(), 0);
    for copy in 0.. {
        let copied: Vec<Item> = written
            .iter()
            .map(|item| again(item, &names, copy))
            .filter(|item| !item.rules.is_empty())
            .collect();
        let more: usize = copied.iter().map(|item| item.rules.len()).sum();
        if so_far + more > rules {
            break;
        }
        items.extend(copied);
        so_far += more;
    }
    items.extend((so_far..rules).map(filling));
    while items.len() < articles && split_largest(&mut items) {}
    bound(&head, &items, articles)
}

/// Whether a line is the header of a rule's table.
pub(crate) fn is_header(line: &str) -> bool {
    line.starts_with('[') && line.ends_with(']') && line.contains('.') && !line.contains([' ', '"'])
}

/// What is called otherwise in each copy.
struct Names<'a> {
    ids: BTreeSet<&'a str>,
    /// The names of roles, as sentences have them.
    roles: Vec<&'a str>,
}

impl Names<'_> {
    /// The text with letters for the number of the copy in every name of a role. A digit would be a figure, and a
    /// name that holds the one of another copy would mean both.
    fn with_letters(&self, text: &str, copy: usize) -> String {
        let letter = |digit: u8| char::from(b'A' + digit - b'0');
        let letters: String = copy.to_string().bytes().map(letter).collect();
        self.roles.iter().fold(text.to_owned(), |text, role| {
            let rest = role.trim_start_matches(|c| role.starts_with(c));
            let first = role.strip_suffix(rest).unwrap_or_default();
            text.replace(role, &format!("{first}{letters}{rest}"))
        })
    }
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
fn again(item: &Item, names: &Names<'_>, copy: usize) -> Item {
    if copy == 0 {
        return item.clone();
    }
    let stands_once = |rule: &&String| {
        let header = rule.lines().find(|line| is_header(line));
        header.is_some_and(|header| ONCE.iter().any(|once| header.starts_with(once)))
    };
    let repeated = item.rules.iter().filter(|rule| !stands_once(rule));
    let rules: Vec<String> = repeated
        .map(|rule| names.with_letters(&renamed(rule, &names.ids, copy), copy))
        .collect();
    // Without some of its rules nobody would carry the sentence.
    let is_whole = rules.len() == item.rules.len();
    Item {
        prose: if is_whole {
            names.with_letters(&item.prose, copy)
        } else {
            kind_words()
        },
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

/// Makes two items of the one with the most rules; their sentence would be carried by neither.
fn split_largest(items: &mut Vec<Item>) -> bool {
    let largest = (0..items.len()).max_by_key(|at| items.get(*at).map(|item| item.rules.len()));
    let Some((at, item)) = largest.and_then(|at| Some((at, items.get_mut(at)?))) else {
        return false;
    };
    if item.rules.len() < 2 {
        return false;
    }
    let rules = item.rules.split_off(item.rules.len() / 2);
    item.prose = kind_words();
    let prose = kind_words();
    items.insert(at + 1, Item { prose, rules });
    true
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
