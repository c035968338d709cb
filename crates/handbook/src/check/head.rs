//! The head of the book: title, language, version, first day.

use jiff::civil::Date;

use super::findings::Findings;
use crate::Lang;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
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

/// Reports an included book that is written in another language than the one that includes it.
pub(super) fn refuse_other_language(included: &Head, own: &Head, findings: &Findings) {
    let read = |head: &Head| Lang::from_tag(&head.get("lang")?.text);
    let (Some(other), Some(wanted)) = (read(included), read(own)) else {
        return;
    };
    if let Some(word) = included.get("lang").filter(|_| other != wanted) {
        let kind = ProblemKind::BadValue {
            key: "lang".to_owned(),
            word: word.text.clone(),
            expected: Expected::OneOf(match wanted {
                Lang::ZhHant => &["zh-Hant"],
                Lang::ZhHans => &["zh-Hans"],
                Lang::En => &["en"],
            }),
        };
        let place = own.get("lang").map_or(&own.place, |word| &word.place);
        findings.report_with(&word.place, place, kind);
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
