//! Names and sentences, each a text or a table with one text for each language.

use super::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::problem::Expected;
use crate::syntax::{Tree, line};
use crate::{Label, Lang};

/// A table with one text for each language.
pub(super) const LABEL: Words = Words {
    word: "label",
    means: "A name or sentence in several languages. The other Chinese script is derived.",
    keys: &[
        Key::new(
            "zh",
            Takes::Text,
            "The Chinese text, in the script of the book.",
        )
        .required(),
        Key::new("en", Takes::Text, "The English text."),
    ],
    example: r#"name = { en = "First reply" }"#,
};

/// The same in an English book, which has no other language beside it.
const LABEL_IN_ENGLISH: Words = Words {
    keys: &[Key::new("en", Takes::Text, "The text.").required()],
    ..LABEL
};

impl Keys<'_> {
    /// A name: text after ` / ` is English.
    pub(super) fn name(&self, key: &str) -> Option<Label> {
        self.label(key, line::label)
    }

    /// A sentence, in which ` / ` means nothing.
    pub(super) fn sentence(&self, key: &str) -> Option<Label> {
        self.label(key, |text, _| Label::own(text.trim()))
    }

    /// A text, or a table with one text for each language.
    fn label(&self, key: &str, read: impl Fn(&str, Lang) -> Label) -> Option<Label> {
        let node = self.node(key)?;
        let lang = self.desk.lang;
        match &node.value {
            Tree::Text(word) => Some(read(&word.text, lang)),
            Tree::Table(_) if lang == Lang::En => {
                let keys = self.inside(&LABEL_IN_ENGLISH, node)?;
                Some(Label::own(&keys.word("en")?.text))
            }
            Tree::Table(_) => {
                let keys = self.inside(&LABEL, node)?;
                let en = keys.word("en").map(|word| word.text.clone());
                Some(Label {
                    own: keys.word("zh")?.text.clone(),
                    en,
                })
            }
            _ => self.not_of_type(node, key, Expected::Text),
        }
    }
}
