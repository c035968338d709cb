//! The paragraphs and items of an article with their live words and figures.

use handbook::article::{Article as ArticleText, Block, Source};
use handbook::rule::PromiseTime;
use maud::html;
use store::desk::handbook::RuleKind;
use worktime::{Language, Period, Recurrence};

use super::figures::{is_below, margin, target};
use super::measured::lines;
use super::page::Book;
use super::{RuleName, numeral, unfolded};
use crate::ui::handbook::{Article, Item, Run};
use crate::wording::{Wording, source_anchor};

/// An article in full.
pub(super) fn article(book: &Book<'_>, position: usize, text: &ArticleText) -> Article {
    let words = book.words;
    let mut items: Vec<Item> = Vec::new();
    let mut whole_article = rules_of(
        book,
        &Source {
            article: position,
            item: None,
        },
    );
    for block in &text.blocks {
        match block {
            Block::Paragraph(prose) => {
                let mut rules = std::mem::take(&mut whole_article);
                rules.sort_by_key(|rule| said_at(words, prose, rule));
                items.extend(with_rules(
                    book,
                    &Source {
                        article: position,
                        item: None,
                    },
                    None,
                    prose,
                    &rules,
                ));
            }
            Block::Item {
                number,
                text: prose,
            } => {
                let source = Source {
                    article: position,
                    item: Some(*number),
                };
                let mut rules = rules_of(book, &source);
                rules.sort_by_key(|rule| said_at(words, prose, rule));
                items.extend(with_rules(
                    book,
                    &source,
                    Some(item_number(words, text, &source)),
                    prose,
                    &rules,
                ));
                items.extend(lines(words, book.measures, &source, true));
            }
            Block::Bullet(prose) => bullet(words, &mut items, prose),
            Block::Heading(prose) => items.push(Item {
                runs: vec![Run::Strong(words.voice.own(prose))],
                ..Item::default()
            }),
        }
    }
    // Rules of an article without a paragraph of its own still have to stand somewhere.
    items.extend(further(book, &whole_article, false));
    let whole = Source {
        article: position,
        item: None,
    };
    items.extend(lines(words, book.measures, &whole, false));
    Article {
        id: format!("a{position}"),
        number: words.voice.own(&text.label),
        title: words.voice.own(&text.title),
        items,
    }
}

fn rules_of(book: &Book<'_>, source: &Source) -> Vec<RuleName> {
    book.rules
        .iter()
        .filter(|(of, _)| of == source)
        .map(|(_, rule)| rule.clone())
        .collect()
}

/// A paragraph with the figures of its first rule beside it, and a line for each further rule.
fn with_rules(
    book: &Book<'_>,
    source: &Source,
    number: Option<String>,
    prose: &str,
    rules: &[RuleName],
) -> Vec<Item> {
    let is_item = number.is_some();
    let mut first = Item {
        id: source_anchor(source),
        number,
        runs: runs(book, prose, rules),
        ..Item::default()
    };
    if let Some(rule) = rules.first() {
        dress(book, &mut first, rule);
    }
    std::iter::once(first)
        .chain(further(book, rules.get(1..).unwrap_or_default(), is_item))
        .collect()
}

/// Lines of rules that share a paragraph with another one.
fn further(book: &Book<'_>, rules: &[RuleName], is_item: bool) -> Vec<Item> {
    let line = |rule: &RuleName| {
        let runs = vec![live(book, rule, name(book.words, rule))];
        // An empty number sets the line under the words of its item.
        let mut item = Item {
            id: rule.word(),
            number: is_item.then(String::new),
            runs,
            ..Item::default()
        };
        dress(book, &mut item, rule);
        item
    };
    rules.iter().map(line).collect()
}

/// Gives an item the figures of a rule, and the rule unfolded if that was asked for.
fn dress(book: &Book<'_>, item: &mut Item, rule: &RuleName) {
    let figure = book.figures.rules.get(&(rule.kind, rule.id.clone()));
    let is_open = book.unfolded.is_some_and(|(open, _)| open == rule);
    item.figure = Some(margin(book.words, rule, figure, &book.window, is_open));
    if let Some((open, newest)) = book.unfolded.filter(|_| is_open) {
        item.unfolded = Some(unfolded::sheet(book, open, newest));
    }
}

/// The words of a paragraph; those that say a rule's time are live. Where the time isn't said in so many words, the rule's
/// name follows the paragraph.
fn runs(book: &Book<'_>, prose: &str, rules: &[RuleName]) -> Vec<Run> {
    let words = book.words;
    let mut found: Vec<(usize, usize, &RuleName)> = Vec::new();
    let mut unsaid: Vec<&RuleName> = Vec::new();
    for rule in rules {
        let place = times(words, rule)
            .iter()
            .find_map(|time| free(prose, time, &found));
        match place {
            Some((from, to)) => found.push((from, to, rule)),
            None => unsaid.push(rule),
        }
    }
    found.sort_by_key(|(from, _, _)| *from);
    let mut runs = Vec::new();
    let mut at = 0;
    for (from, to, rule) in found {
        runs.push(Run::Plain(
            words.voice.own(prose.get(at..from).unwrap_or_default()),
        ));
        runs.push(live(
            book,
            rule,
            words.voice.own(prose.get(from..to).unwrap_or_default()),
        ));
        at = to;
    }
    runs.push(Run::Plain(
        words.voice.own(prose.get(at..).unwrap_or_default()),
    ));
    if let Some(first) = unsaid.first().filter(|rule| rules.first() == Some(**rule)) {
        runs.push(live(book, first, name(words, first)));
    }
    runs
}

/// Where a paragraph says the time of a rule: rules stand in that order, those it doesn't say last.
fn said_at(words: &Wording, prose: &str, rule: &RuleName) -> usize {
    let places = times(words, rule)
        .into_iter()
        .filter_map(|time| prose.find(&time));
    places.min().unwrap_or(usize::MAX)
}

/// Where a text stands that no other rule has taken.
fn free(prose: &str, time: &str, taken: &[(usize, usize, &RuleName)]) -> Option<(usize, usize)> {
    let places = prose
        .match_indices(time)
        .map(|(from, text)| (from, from + text.len()));
    places
        .into_iter()
        .find(|(from, to)| taken.iter().all(|(a, b, _)| to <= a || b <= from))
}

/// How the book may say the time of a rule.
fn times(words: &Wording, rule: &RuleName) -> Vec<String> {
    match rule.kind {
        RuleKind::Promise => {
            let variants = words
                .edition
                .promises
                .get(&rule.id)
                .map(|rule| rule.variants.as_slice())
                .unwrap_or_default();
            let lengths = variants.iter().rev().filter_map(|terms| match &terms.time {
                PromiseTime::Within(timed) => Some(timed.length),
                PromiseTime::DueField(_) | PromiseTime::DueBefore(_) => None,
            });
            lengths
                .flat_map(|length| [length.chinese(), length.to_string()])
                .collect()
        }
        RuleKind::Duty => {
            let variants = words
                .edition
                .duties
                .get(&rule.id)
                .map(|rule| rule.variants.as_slice())
                .unwrap_or_default();
            variants
                .iter()
                .rev()
                .flat_map(|terms| rhythm_words(terms.every))
                .collect()
        }
    }
}

/// How the book may say a rhythm; of some periods the last character is often left out.
fn rhythm_words(every: Recurrence) -> Vec<String> {
    let chinese = every.text(Language::TraditionalChinese);
    let mut words = vec![chinese.clone(), every.text(Language::English)];
    if let Recurrence::Every(Period::Quarter | Period::HalfYear) = every {
        let mut shorter = chinese;
        shorter.pop();
        words.push(shorter);
    }
    words
}

fn live(book: &Book<'_>, rule: &RuleName, text: String) -> Run {
    let figure = book.figures.rules.get(&(rule.kind, rule.id.clone()));
    let below_target =
        figure.is_some_and(|figure| is_below(&figure.tally, target(book.words, rule)));
    let href = format!(
        "/handbook?{}&rule={}#{}",
        book.window.query(),
        rule.word(),
        anchor(book, rule)
    );
    Run::Live {
        text,
        href,
        below_target,
    }
}

fn anchor(book: &Book<'_>, rule: &RuleName) -> String {
    rule.meta(&book.words.edition)
        .map(|meta| source_anchor(&meta.source))
        .unwrap_or_default()
}

fn name(words: &Wording, rule: &RuleName) -> String {
    rule.meta(&words.edition)
        .map(|meta| words.label(&meta.name))
        .unwrap_or_default()
}

/// The number of an item, in the numerals in which the book cites it.
fn item_number(words: &Wording, article: &ArticleText, source: &Source) -> String {
    let cited = words.edition.book.citation_inside(source);
    match cited.strip_prefix(&article.label).and_then(numeral) {
        Some(number) => words.say_with("book-item", &[("number", words.voice.own(number).into())]),
        None => format!("{}.", source.item.unwrap_or_default()),
    }
}

/// A bullet belongs to the paragraph before it.
fn bullet(words: &Wording, items: &mut Vec<Item>, prose: &str) {
    let prose = words.voice.own(prose);
    let block = html! { ul { li { (prose) } } };
    match items.last_mut() {
        Some(item) => {
            item.block = Some(html! { @if let Some(before) = &item.block { (before) } (block) })
        }
        None => items.push(Item {
            block: Some(block),
            ..Item::default()
        }),
    }
}
