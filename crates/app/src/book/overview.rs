//! The strip over the handbook: one column an article, and the sentence that says it all.

use handbook::article::{Article, Source};
use store::desk::handbook::{Figures, Group, Tally};

use super::RuleName;
use super::figures::{share, whole};
use super::page::Book;
use crate::ui::strip::{Legend, Strip, StripChapter, StripColumn, StripWords};
use crate::wording::Wording;

/// The strip.
pub(super) fn overview(book: &Book<'_>) -> Strip {
    let words = book.words;
    let mut chapters: Vec<StripChapter> = Vec::new();
    for (position, article) in words.edition.book.articles.iter().enumerate() {
        if article.chapter.is_some() || chapters.is_empty() {
            let title = article
                .chapter
                .as_ref()
                .map(|title| words.voice.own(title))
                .unwrap_or_default();
            chapters.push(StripChapter {
                title,
                columns: Vec::new(),
            });
        }
        if let Some(chapter) = chapters.last_mut() {
            chapter.columns.push(column(book, position, article));
        }
    }
    Strip {
        title: words.say("strip-title"),
        sentence: sentence(book),
        chapters,
        legend: Legend {
            kept: words.say("count-kept"),
            running: words.say("count-going"),
            late: words.say("strip-late"),
            declared: words.say("strip-declared"),
            remark: words.say("strip-remark"),
        },
    }
}

/// What became of all promises of an article.
pub(super) fn tally_of(
    figures: &Figures,
    rules: &[(handbook::article::Source, RuleName)],
    article: usize,
) -> Tally {
    let mut tally = Tally::default();
    for (_, rule) in rules.iter().filter(|(source, _)| source.article == article) {
        if let Some(figure) = figures.rules.get(&(rule.kind, rule.id.clone())) {
            add(&mut tally, &figure.tally);
        }
    }
    tally
}

fn add(sum: &mut Tally, other: &Tally) {
    sum.undecided += other.undecided;
    sum.running += other.running;
    sum.paused += other.paused;
    sum.unproved += other.unproved;
    sum.overdue += other.overdue;
    sum.kept += other.kept;
    sum.kept_late += other.kept_late;
    sum.missed += other.missed;
    sum.waived += other.waived;
    sum.void += other.void;
}

fn column(book: &Book<'_>, position: usize, article: &Article) -> StripColumn {
    let words = book.words;
    let tally = tally_of(book.figures, &book.rules, position);
    let label = words.voice.own(&article.label);
    let facts = [
        ("article", label.clone().into()),
        ("kept", whole(tally.of(Group::Kept)).into()),
        ("going", whole(tally.of(Group::Going)).into()),
        ("late", whole(tally.of(Group::Late)).into()),
    ];
    let percent = match tally.judged() {
        0 => "–".to_owned(),
        judged => format!("{}%", tally.of(Group::Kept) * 100 / judged),
    };
    StripColumn {
        label: short(&label).to_owned(),
        href: format!(
            "/handbook?{}&unfold=a{position}#a{position}",
            book.window.query()
        ),
        words: words.say_with("strip-column", &facts),
        share: percent,
        kept: tally.of(Group::Kept),
        running: tally.of(Group::Going),
        late: tally.of(Group::Late),
        declared: !book
            .rules
            .iter()
            .any(|(source, _)| source.article == position),
        current: false,
    }
}

/// The number alone, as it stands below a column.
fn short(label: &str) -> &str {
    super::numeral(label).unwrap_or(label)
}

fn sentence(book: &Book<'_>) -> Vec<StripWords> {
    let words = book.words;
    let total = &book.figures.total;
    let period = book.window.name(words);
    if total.of(Group::All) == 0 {
        return vec![StripWords::Plain(
            words.say_with("strip-none", &[("period", period.into())]),
        )];
    }
    let facts = [
        ("period", period.into()),
        ("all", whole(total.of(Group::All)).into()),
        ("kept", whole(total.of(Group::Kept)).into()),
        ("going", whole(total.of(Group::Going)).into()),
        ("share", share(total).into()),
    ];
    let mut sentence = vec![StripWords::Plain(words.say_with("strip-sentence", &facts))];
    let late = total.of(Group::Late);
    if late == 0 {
        sentence.push(StripWords::Plain(words.say("strip-sentence-none-late")));
        return sentence;
    }
    sentence.push(StripWords::Late(
        words.say_with("strip-sentence-late", &[("late", whole(late).into())]),
    ));
    sentence.extend(where_late(words, book, late));
    sentence
}

/// In which article most of what is late lies.
fn where_late(words: &Wording, book: &Book<'_>, late: u64) -> Vec<StripWords> {
    let of = |position: usize| tally_of(book.figures, &book.rules, position).of(Group::Late);
    let articles = words.edition.book.articles.iter().enumerate();
    let Some((position, _)) = articles.max_by_key(|(position, _)| of(*position)) else {
        return Vec::new();
    };
    let most = of(position);
    let source = Source {
        article: position,
        item: None,
    };
    let cited = words.edition.book.citation(&source);
    let facts = [("late", whole(late).into()), ("most", whole(most).into())];
    vec![
        StripWords::Plain(words.say_with("strip-where", &facts)),
        StripWords::Link(
            words.voice.own(&cited),
            format!(
                "/handbook?{}&unfold=a{position}#a{position}",
                book.window.query()
            ),
        ),
        StripWords::Plain(words.say("strip-where-end")),
    ]
}
