//! Names of days in the three languages in which answers are explained.

use std::fmt;
use std::sync::Arc;

/// In which language a text is wanted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Chinese in Traditional characters, `zh-Hant`.
    #[default]
    TraditionalChinese,
    /// Chinese in Simplified characters, `zh-Hans`.
    SimplifiedChinese,
    /// English, `en`.
    English,
}

/// A name in three languages. Cheap to clone.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Name(Arc<Texts>);

#[derive(PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Texts {
    /// The same in every language: the name that somebody gave.
    Given(String),
    Translated {
        traditional: String,
        simplified: String,
        english: String,
    },
}

impl Language {
    /// All of them.
    pub const ALL: [Self; 3] = [
        Self::TraditionalChinese,
        Self::SimplifiedChinese,
        Self::English,
    ];

    /// Finds a language by its code: `zh-Hant`, `zh-Hans` or `en`.
    #[must_use]
    pub fn parse(code: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|language| language.code().eq_ignore_ascii_case(code))
    }

    /// The code by BCP 47.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::TraditionalChinese => "zh-Hant",
            Self::SimplifiedChinese => "zh-Hans",
            Self::English => "en",
        }
    }
}

impl Name {
    /// A name that differs between languages.
    #[must_use]
    pub fn new(
        traditional: impl Into<String>,
        simplified: impl Into<String>,
        english: impl Into<String>,
    ) -> Self {
        Self(Arc::new(Texts::Translated {
            traditional: traditional.into(),
            simplified: simplified.into(),
            english: english.into(),
        }))
    }

    /// The name in a language.
    #[must_use]
    pub fn text(&self, language: Language) -> &str {
        match (&*self.0, language) {
            (Texts::Given(text), _) => text,
            (Texts::Translated { traditional, .. }, Language::TraditionalChinese) => traditional,
            (Texts::Translated { simplified, .. }, Language::SimplifiedChinese) => simplified,
            (Texts::Translated { english, .. }, Language::English) => english,
        }
    }

    /// The names of a day that has more than one, as one.
    #[must_use]
    pub fn joined(names: &[Self]) -> Self {
        let join = |language, between| {
            let texts: Vec<&str> = names.iter().map(|name| name.text(language)).collect();
            texts.join(between)
        };
        match names {
            [name] => name.clone(),
            _ => Self::new(
                join(Language::TraditionalChinese, "、"),
                join(Language::SimplifiedChinese, "、"),
                join(Language::English, ", "),
            ),
        }
    }
}

impl From<String> for Name {
    fn from(text: String) -> Self {
        Self(Arc::new(Texts::Given(text)))
    }
}

impl From<&str> for Name {
    fn from(text: &str) -> Self {
        text.to_owned().into()
    }
}

impl fmt::Debug for Name {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.text(Language::English), f)
    }
}
