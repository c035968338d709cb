//! Every text that people read, in their language. Texts stand in `locales/`; the code only knows their keys.

use std::sync::LazyLock;

use ferrous_opencc::OpenCC;
use ferrous_opencc::config::BuiltinConfig;
use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource};
use handbook::{Label, Lang};
use unic_langid::LanguageIdentifier;

pub use fluent_bundle::FluentValue as Argument;

/// Folder of each language, and its files with their text.
const LOCALES: &[(&str, &[(&str, &str)])] = include!(concat!(env!("OUT_DIR"), "/locales.rs"));

/// The texts of one language.
type Texts = FluentBundle<FluentResource>;

// Compiled when somebody first reads them; they never change while the program runs.
static TRADITIONAL: LazyLock<Texts> = LazyLock::new(|| compiled(Lang::ZhHant, str::to_owned));
static SIMPLIFIED: LazyLock<Texts> = LazyLock::new(|| compiled(Lang::ZhHans, simplified));
static ENGLISH: LazyLock<Texts> = LazyLock::new(|| compiled(Lang::En, str::to_owned));

/// From Traditional to Simplified; none where its tables can't be read, which a test rules out.
static CONVERTER: LazyLock<Option<OpenCC>> =
    LazyLock::new(|| OpenCC::from_config(BuiltinConfig::T2s).ok());

/// Speaks to somebody in their language.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// The language.
    pub lang: Lang,
}

impl Voice {
    /// A voice in a language.
    #[must_use]
    pub const fn new(lang: Lang) -> Self {
        Self { lang }
    }

    /// A text without arguments.
    #[must_use]
    pub fn say(self, key: &str) -> String {
        self.say_with(key, &[])
    }

    /// A text with its arguments by name.
    #[must_use]
    pub fn say_with(self, key: &str, arguments: &[(&str, Argument<'_>)]) -> String {
        find(self.lang, key, arguments).unwrap_or_else(|| {
            tracing::error!(key, lang = self.lang.tag(), "a text is missing");
            key.to_owned()
        })
    }

    /// A text that need not be there.
    #[must_use]
    pub fn may_say(self, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
        find(self.lang, key, arguments)
    }

    /// A name of the book.
    #[must_use]
    pub fn label(self, label: &Label) -> String {
        match (self.lang, &label.en) {
            (Lang::En, Some(english)) => english.clone(),
            _ => self.own(&label.own),
        }
    }

    /// A text of the book. Readers of Simplified Chinese get it derived; others as it is.
    #[must_use]
    pub fn own(self, text: &str) -> String {
        match self.lang {
            Lang::ZhHans if !text.is_ascii() => simplified(text),
            _ => text.to_owned(),
        }
    }
}

fn simplified(text: &str) -> String {
    CONVERTER
        .as_ref()
        .map_or_else(|| text.to_owned(), |converter| converter.convert(text))
}

fn find(lang: Lang, key: &str, arguments: &[(&str, Argument<'_>)]) -> Option<String> {
    let texts: &Texts = match lang {
        Lang::ZhHant => &TRADITIONAL,
        Lang::ZhHans => &SIMPLIFIED,
        Lang::En => &ENGLISH,
    };
    let pattern = texts.get_message(key)?.value()?;
    let arguments: FluentArgs<'_> = arguments.iter().cloned().collect();
    let mut faults = Vec::new();
    let text = texts.format_pattern(pattern, Some(&arguments), &mut faults);
    if !faults.is_empty() {
        tracing::error!(key, ?faults, "a text misses an argument");
    }
    Some(text.into_owned())
}

/// Simplified Chinese has no files of its own: its texts are derived from the Traditional ones.
fn compiled(lang: Lang, form: fn(&str) -> String) -> Texts {
    let identifier: LanguageIdentifier = lang.tag().parse().unwrap_or_default();
    let mut texts = FluentBundle::new_concurrent(vec![identifier]);
    // Marks around arguments are for mixed directions of writing; none of our languages runs from the right.
    texts.set_use_isolating(false);
    let folder = if lang == Lang::En {
        Lang::En
    } else {
        Lang::ZhHant
    };
    for (_, text) in files(folder.tag()) {
        // What can't be read is left out, and a test says so long before.
        let resource = FluentResource::try_new(form(text)).unwrap_or_else(|(resource, _)| resource);
        texts.add_resource_overriding(resource);
    }
    texts
}

fn files(tag: &str) -> &'static [(&'static str, &'static str)] {
    LOCALES
        .iter()
        .find(|(folder, _)| *folder == tag)
        .map_or(&[], |(_, files)| files)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;
    use std::path::Path;

    use super::*;

    #[test]
    fn every_file_of_texts_can_be_read() {
        for lang in [Lang::ZhHant, Lang::En] {
            assert!(!files(lang.tag()).is_empty(), "no texts in {}", lang.tag());
            for (name, text) in files(lang.tag()) {
                let read = FluentResource::try_new((*text).to_owned());
                assert!(
                    read.is_ok(),
                    "{}/{name}: {:?}",
                    lang.tag(),
                    read.err().map(|(_, faults)| faults)
                );
            }
        }
    }

    #[test]
    fn every_text_that_the_code_asks_for_exists() {
        let mut missing = BTreeSet::new();
        each_source(
            Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/src")),
            &mut |text| {
                for opening in ["say(\"", "say_with(\"", "say_with(\n"] {
                    for rest in text.split(opening).skip(1) {
                        let Some(key) = rest.trim_start().trim_start_matches('"').split('"').next()
                        else {
                            continue;
                        };
                        let is_key = key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-');
                        for lang in [Lang::ZhHant, Lang::En] {
                            if is_key && !key.is_empty() && find(lang, key, &[]).is_none() {
                                missing.insert(format!("{key} ({})", lang.tag()));
                            }
                        }
                    }
                }
            },
        );
        assert!(missing.is_empty(), "{missing:#?}");
    }

    #[test]
    fn simplified_chinese_is_derived_and_names_of_languages_stay() {
        let voice = Voice::new(Lang::ZhHans);
        assert_eq!(voice.say("nav-clients"), "客户");
        assert_eq!(voice.own("維修單與顧客的約定"), "维修单与顾客的约定");
        assert_eq!(
            voice
                .say_with("fault-too-large", &[("megabytes", 4.into())])
                .matches("4 MB")
                .count(),
            1
        );
        assert_eq!(Voice::new(Lang::ZhHant).own("維修單"), "維修單");
    }

    #[test]
    fn arguments_stand_in_the_text_without_marks() {
        let says = Voice::new(Lang::En).say_with("input-too-large", &[("megabytes", 20.into())]);
        assert!(says.contains("20") && !says.contains('\u{2068}'), "{says}");
    }

    fn each_source(folder: &Path, visit: &mut dyn FnMut(&str)) {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                each_source(&path, visit);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                visit(text.split("#[cfg(test)]").next().unwrap_or_default());
            }
        }
    }
}
