//! Names and sentences, each a text or a table with one text for each language.

use super::keys::Keys;
use crate::problem::Expected;
use crate::syntax::{Tree, line};
use crate::{Label, Lang};

/// What a table with one text for each language is called in findings.
const LABEL: &str = "label";

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
                let keys = self.inside(LABEL, node, &["en"])?;
                keys.need(&["en"]);
                Some(Label::own(&keys.word("en")?.text))
            }
            Tree::Table(_) => {
                let keys = self.inside(LABEL, node, &["zh", "en"])?;
                keys.need(&["zh"]);
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
