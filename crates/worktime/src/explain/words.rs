//! The words of explanations: one file a language, `key = template with {names}`.

use std::sync::LazyLock;

use crate::name::Language;

/// The words of one language, in order of their keys.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Words(Vec<(&'static str, &'static str)>);

const TRADITIONAL: &str = include_str!("../../data/words/zh-Hant.txt");
const SIMPLIFIED: &str = include_str!("../../data/words/zh-Hans.txt");
const ENGLISH: &str = include_str!("../../data/words/en.txt");

// That each file can be read is tested, so nobody meets the empty words.
static WORDS: LazyLock<[Words; 3]> = LazyLock::new(|| {
    [TRADITIONAL, SIMPLIFIED, ENGLISH].map(|text| Words::read(text).unwrap_or_default())
});

impl Words {
    pub(super) fn of(language: Language) -> &'static Self {
        let [traditional, simplified, english] = &*WORDS;
        match language {
            Language::TraditionalChinese => traditional,
            Language::SimplifiedChinese => simplified,
            Language::English => english,
        }
    }

    /// The template of a key with its names filled in. What a value contains isn't looked at; what
    /// has no value stays as it is.
    pub(super) fn say(&self, key: &str, values: &[(&str, &str)]) -> String {
        let found = self.0.binary_search_by_key(&key, |(key, _)| key);
        let template = found.ok().and_then(|index| self.0.get(index));
        let mut rest = template.map_or(key, |(_, template)| template);
        let mut text = String::with_capacity(rest.len());
        while let Some((before, name, after)) = next_name(rest) {
            text.push_str(before);
            let value = values.iter().find(|(wanted, _)| *wanted == name);
            match value {
                Some((_, value)) => text.push_str(value),
                None => text.extend(["{", name, "}"]),
            }
            rest = after;
        }
        text.push_str(rest);
        text
    }

    /// Reads a file; the error is the number of the first line that is neither empty, nor a comment
    /// from `#` on, nor a new key with a sound template.
    fn read(text: &'static str) -> Result<Self, usize> {
        let mut words: Vec<(&str, &str)> = Vec::new();
        for (index, line) in text.lines().enumerate() {
            if line.is_empty() || line.starts_with('#') {
                continue;
            }
            let (key, template) = line
                .split_once(" = ")
                .filter(|(key, template)| is_key(key) && is_template(template))
                .ok_or(index + 1)?;
            if words.iter().any(|(other, _)| *other == key) {
                return Err(index + 1);
            }
            words.push((key, template));
        }
        words.sort_unstable();
        Ok(Self(words))
    }
}

fn is_key(text: &str) -> bool {
    let of_key = |byte: u8| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'-');
    !text.is_empty() && text.bytes().all(of_key)
}

/// Whether every brace belongs to a name.
fn is_template(text: &str) -> bool {
    let mut rest = text;
    while let Some((before, name, after)) = next_name(rest) {
        if before.contains('}') || !is_key(name) {
            return false;
        }
        rest = after;
    }
    !text.trim().is_empty() && text == text.trim() && !rest.contains(['{', '}'])
}

/// Cuts a template at its first name.
fn next_name(template: &str) -> Option<(&str, &str, &str)> {
    let (before, rest) = template.split_once('{')?;
    let (name, after) = rest.split_once('}')?;
    Some((before, name, after))
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const FILES: [&str; 3] = [TRADITIONAL, SIMPLIFIED, ENGLISH];

    /// What code asks for, beside the weekdays and months.
    const ASKING: [&str; 4] = [
        include_str!("line.rs"),
        include_str!("note.rs"),
        include_str!("text.rs"),
        include_str!("writing.rs"),
    ];

    fn names(template: &str) -> BTreeSet<&str> {
        let mut names = BTreeSet::new();
        let mut rest = template;
        while let Some((_, name, after)) = next_name(rest) {
            names.insert(name);
            rest = after;
        }
        names
    }

    #[test]
    fn every_language_says_the_same_things() {
        let [first, others @ ..] = FILES.map(|text| Words::read(text).unwrap());
        for other in others {
            let shape = |words: &Words| -> Vec<_> {
                words
                    .0
                    .iter()
                    .map(|(key, text)| (*key, names(text)))
                    .collect()
            };
            assert_eq!(shape(&first), shape(&other));
        }
    }

    #[test]
    fn every_word_is_asked_for_and_no_other() {
        let words = Words::read(ENGLISH).unwrap();
        let keys: BTreeSet<&str> = words.0.iter().map(|(key, _)| *key).collect();
        let numbered = |n: usize| format!("weekday-{n}");
        for n in 1..=7 {
            assert!(keys.contains(numbered(n).as_str()));
        }
        for key in &keys {
            let is_numbered = key.starts_with("weekday-") || key.starts_with("month-");
            let quoted = format!("\"{key}\"");
            let asked = ASKING.iter().any(|source| source.contains(&quoted));
            assert!(
                asked || (is_numbered && *key != "month-end"),
                "{key} isn't used"
            );
        }
        for source in ASKING {
            for asked in source.split("say(\"").skip(1) {
                let key = asked.split('"').next().unwrap();
                assert!(keys.contains(key), "{key} has no words");
            }
        }
    }

    #[test]
    fn names_are_filled_in_once() {
        let words = Words::read("greeting = {a}, {b} and {a}!\nplain = Hello.").unwrap();
        let said = words.say("greeting", &[("a", "{b}"), ("b", "you")]);
        assert_eq!(said, "{b}, you and {b}!");
        assert_eq!(words.say("plain", &[]), "Hello.");
    }

    #[test]
    fn lines_that_make_no_sense_are_refused() {
        for line in [
            "no template",
            "empty = ",
            "Key = text",
            " = text",
            "key = open {name",
            "key = closed name}",
            "key = {Name}",
            "key = {}",
            "key = {a{b}}",
            "key = text ",
            " # comment",
        ] {
            let text: &'static str = format!("# comment\n\nfirst = 1\n{line}").leak();
            assert_eq!(Words::read(text), Err(4), "{line}");
        }
        assert_eq!(Words::read("a = 1\na = 2"), Err(2));
    }
}
