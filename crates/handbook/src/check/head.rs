//! The head of the book: title, language, version, first day.

use jiff::civil::Date;

use super::findings::Findings;
use crate::Lang;
use crate::nearest::nearest;
use crate::problem::ProblemKind;
use crate::syntax::{Head, Word};

/// Keys of the head.
const KEYS: [&str; 5] = ["title", "lang", "version", "effective", "calendar"];

/// The head as the edition has it.
pub(super) struct Title {
    pub(super) title: String,
    pub(super) version: String,
    pub(super) effective: Date,
}

/// The language of the book; Traditional Chinese until the head says otherwise.
pub(super) fn lang(head: &Head) -> Lang {
    head.get("lang")
        .and_then(|word| Lang::from_tag(&word.text))
        .unwrap_or(Lang::ZhHant)
}

/// Reads the head and reports what it lacks.
pub(super) fn read(head: &Head, findings: &Findings) -> Title {
    for (key, _) in &head.entries {
        if !KEYS.contains(&key.text.as_str()) {
            let (kind, word) = ("head".to_owned(), key.text.clone());
            let nearest = nearest(&word, KEYS);
            findings.report(
                &key.place,
                ProblemKind::UnknownKey {
                    kind,
                    word,
                    nearest,
                },
            );
        }
    }
    let text = |key: &str| value(head, findings, key, |word| Some(word.text.clone()));
    let (title, version) = (text("title"), text("version"));
    value(head, findings, "lang", |word| Lang::from_tag(&word.text));
    let effective = value(head, findings, "effective", |word| word.text.parse().ok());
    Title {
        title: title.unwrap_or_default(),
        version: version.unwrap_or_default(),
        effective: effective.unwrap_or_default(),
    }
}

/// A value that must be there and be readable.
fn value<T>(
    head: &Head,
    findings: &Findings,
    key: &str,
    read: impl Fn(&Word) -> Option<T>,
) -> Option<T> {
    let word = head.get(key);
    let value = word.filter(|word| !word.text.is_empty()).and_then(read);
    if value.is_none() {
        let place = word.map_or(&head.place, |word| &word.place);
        findings.report(
            place,
            ProblemKind::Head {
                key: key.to_owned(),
            },
        );
    }
    value
}
