//! Names of things in the languages that readers use.

use serde::{Deserialize, Serialize};

/// A language of a handbook or of a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub enum Lang {
    /// Traditional Chinese, the first language of the pages.
    #[serde(rename = "zh-Hant")]
    ZhHant,
    /// Simplified Chinese, derived from Traditional where a text has no own form.
    #[serde(rename = "zh-Hans")]
    ZhHans,
    /// English.
    #[serde(rename = "en")]
    En,
}

impl Lang {
    /// All languages, in the order in which a switch shows them.
    pub const ALL: [Lang; 3] = [Lang::ZhHant, Lang::ZhHans, Lang::En];

    /// The BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Lang::ZhHant => "zh-Hant",
            Lang::ZhHans => "zh-Hans",
            Lang::En => "en",
        }
    }

    /// The language of a tag, if it is one that we speak.
    #[must_use]
    pub fn from_tag(tag: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|lang| lang.tag() == tag)
    }
}

/// A name in the book's own language, and in English where the book gives one.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Label {
    /// In the book's own language.
    pub own: String,
    /// In English.
    pub en: Option<String>,
}

impl Label {
    /// A label in the book's language only.
    #[must_use]
    pub fn own(text: &str) -> Self {
        Self {
            own: text.to_owned(),
            en: None,
        }
    }

    /// The best text for a reader; the book's own language where theirs is missing.
    #[must_use]
    pub fn text(&self, lang: Lang) -> &str {
        match (lang, &self.en) {
            (Lang::En, Some(en)) => en,
            _ => &self.own,
        }
    }
}
