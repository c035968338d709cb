//! A finding in the reader's words: what is wrong, what would help, what stands at the places.

use handbook::problem::Problem;

use crate::texts::{Argument, Voice};

/// From this number on, digits are set apart by threes.
const GROUPED_FROM: usize = 10_000;

/// What is wrong, a sentence.
pub(crate) fn message(problem: &Problem, voice: Voice) -> String {
    let words = words(problem, voice);
    voice.say_with(
        &format!("problem-{}", problem.kind.code()),
        &arguments(&words),
    )
}

/// What would help, if that is known: the word that was meant, else what to do.
pub(crate) fn help(problem: &Problem, voice: Voice) -> Option<String> {
    let code = problem.kind.code();
    let mut words = words(problem, voice);
    let Some(nearest) = problem.kind.nearest() else {
        return voice.may_say(&format!("problem-{code}-help"), &arguments(&words));
    };
    words.push(("nearest", nearest.to_owned()));
    let own = voice.may_say(&format!("problem-{code}-nearest"), &arguments(&words));
    own.or_else(|| Some(voice.say_with("problem-nearest", &[("word", nearest.into())])))
}

/// What stands at the place of a finding: the article, so that a reader finds it in the printed book.
pub(super) fn here(problem: &Problem, voice: Voice) -> String {
    let article = problem.article.as_str();
    if article.is_empty() {
        voice.say("problem-here")
    } else {
        voice.say_with("problem-here-in", &[("article", article.into())])
    }
}

/// What stands at the other places that have to do with it.
pub(super) fn related(problem: &Problem, voice: Voice) -> String {
    let words = words(problem, voice);
    let key = format!("problem-{}-related", problem.kind.code());
    voice
        .may_say(&key, &arguments(&words))
        .unwrap_or_else(|| voice.say("problem-related"))
}

/// The data of a finding by name, in the reader's language where it is a word of ours.
fn words(problem: &Problem, voice: Voice) -> Vec<(&'static str, String)> {
    let code = problem.kind.code();
    let given = problem.kind.arguments();
    let worded = |name: &str, word: &String| match name {
        // What was expected is worded itself, and may name the words to choose from.
        "expected" => voice.say_with(&format!("expected-{word}"), &arguments(&given)),
        "kind" => voice
            .may_say(&format!("kind-{word}"), &[])
            .unwrap_or_else(|| word.clone()),
        "left" | "right" | "wants" | "found" if tells_types(code) => type_word(word, voice),
        "limit" => grouped(word),
        _ => word.clone(),
    };
    given
        .iter()
        .map(|(name, word)| (*name, worded(name, word)))
        .collect()
}

/// Words as the texts take them. Numbers go as numbers, so that a text may tell one from many.
fn arguments<'a>(words: &'a [(&'static str, String)]) -> Vec<(&'a str, Argument<'a>)> {
    let argument = |word: &'a String| match word.parse::<u32>() {
        Ok(number) if number.to_string() == *word => number.into(),
        _ => word.as_str().into(),
    };
    words
        .iter()
        .map(|(name, word)| (*name, argument(word)))
        .collect()
}

/// Whether the data of a finding are types of values in formulas.
fn tells_types(code: &str) -> bool {
    matches!(
        code,
        "formula-types-differ" | "formula-wants-yes-no" | "formula-wrong-argument"
    )
}

/// A type of values, such as `list of ref of order`.
fn type_word(word: &str, voice: Voice) -> String {
    let of = |key: &str, of: String| voice.say_with(key, &[("of", of.into())]);
    if let Some(rest) = word.strip_prefix("list of ") {
        of("type-list", type_word(rest, voice))
    } else if let Some(record) = word.strip_prefix("ref of ") {
        of("type-ref", record.to_owned())
    } else if let Some(currency) = word.strip_prefix("money in ") {
        of("type-money-in", currency.to_owned())
    } else {
        voice
            .may_say(&format!("type-{word}"), &[])
            .unwrap_or_else(|| word.to_owned())
    }
}

/// A number that people can read: `2,097,152`.
fn grouped(digits: &str) -> String {
    if !digits
        .parse()
        .is_ok_and(|number: usize| number >= GROUPED_FROM)
    {
        return digits.to_owned();
    }
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
