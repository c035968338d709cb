//! The page of the living handbook.

use axum::extract::{Query, State};
use casework::situation::Org;
use handbook::article::Source;
use maud::{Markup, html};
use serde::Deserialize;
use store::desk::handbook::{Behind, Figures, Group, behind, figures};
use store::desk::promises::Owed;

use super::RuleName;
use super::figures::counts;
use super::items;
use super::measured::{Reckoned, reckon};
use super::overview::{overview, tally_of};
use super::period::Window;
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::handbook::{
    Article, Folded, HandbookHead, Item, Part, Run, handbook_head, handbook_page, sheet,
};
use crate::ui::link::Link;
use crate::ui::strip::{step_period, strip};
use crate::ui::tabs::segments;
use crate::wording::Wording;

/// Promises shown beside an unfolded rule.
const NEWEST: usize = 6;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    period: String,
    on: String,
    /// The rule to unfold.
    rule: String,
    /// The article to unfold, or `all`.
    unfold: String,
}

/// Everything that the page is made of.
pub(super) struct Book<'a> {
    pub(super) words: &'a Wording,
    pub(super) window: Window,
    pub(super) figures: &'a Figures,
    /// All rules that promise, by place.
    pub(super) rules: Vec<(Source, RuleName)>,
    /// Measures over records.
    pub(super) measures: &'a [Reckoned],
    /// The rule that is unfolded, with the newest of its promises.
    pub(super) unfolded: Option<(&'a RuleName, &'a [Owed])>,
    /// The article that is unfolded.
    unfold: &'a str,
}

/// Shows it.
pub(super) async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Query(asked): Query<Asked>,
) -> Result<Markup, AppError> {
    viewer.require(viewer.scope.handbook)?;
    let words = Wording::load(&state, &viewer).await?;
    let window = Window::of(&words, &asked.period, &asked.on);
    let rule = RuleName::parse(&words.edition, &asked.rule);
    let Found {
        figures,
        measures,
        newest,
    } = find(&state, &viewer, &words, &window, rule.clone()).await?;
    let book = Book {
        words: &words,
        window,
        figures: &figures,
        rules: RuleName::all(&words.edition),
        measures: &measures,
        unfolded: rule.as_ref().map(|rule| (rule, newest.as_slice())),
        unfold: &asked.unfold,
    };
    let title = words.voice.own(&words.edition.title);
    Ok(frame::page(
        &state,
        &viewer,
        Place::Book,
        &title,
        page(&book),
    ))
}

/// What the page shows beside the text, from one state of the data.
struct Found {
    figures: Figures,
    measures: Vec<Reckoned>,
    /// The newest promises of the rule that is unfolded.
    newest: Vec<Owed>,
}

async fn find(
    state: &AppState,
    viewer: &Viewer,
    words: &Wording,
    window: &Window,
    rule: Option<RuleName>,
) -> Result<Found, AppError> {
    let (seen, period) = (viewer.clone(), window.instants(words));
    let (edition, now) = (words.edition.clone(), words.now);
    let about = Org {
        id: state.org(),
        name: state.org_name().to_owned(),
        zone: words.zone.clone(),
    };
    state
        .read(move |door, org| {
            let figures = figures(door, org, &seen.scope, period)?;
            let newest = match &rule {
                Some(rule) => {
                    let (kind, rule) = (rule.kind, &rule.id);
                    let ask = Behind {
                        scope: &seen.scope,
                        kind,
                        rule,
                        group: Group::All,
                        period,
                        after: None,
                    };
                    behind(door, org, &ask)?
                        .rows
                        .into_iter()
                        .take(NEWEST)
                        .collect()
                }
                None => Vec::new(),
            };
            let measures = reckon(door, &about, &edition, now, period)?;
            Ok(Found {
                figures,
                measures,
                newest,
            })
        })
        .await
}

fn page(book: &Book<'_>) -> Markup {
    let words = book.words;
    let (before, after) = book.window.neighbours(words);
    let edition = &words.edition;
    let facts = [
        ("version", edition.version.clone().into()),
        ("date", words.full_date(edition.effective).into()),
    ];
    handbook_page(html! {
        (handbook_head(&HandbookHead {
            title: words.voice.own(&edition.title),
            facts: vec![words.say_with("book-edition", &facts), book.window.name(words)],
            links: vec![Link { label: words.say("book-unfold-all"), href: format!("/handbook?{}&unfold=all", book.window.query()) }],
            period: Some(html! {
                (segments(&words.say("book-period"), &book.window.tabs(words)))
                (step_period(&words.say("book-neighbours"), before.as_ref(), after.as_ref()))
            }),
        }))
        (strip(&overview(book)))
        (sheet(&words.say("book-text"), &parts(book)))
    })
}

fn parts(book: &Book<'_>) -> Vec<Part> {
    let text = &book.words.edition.book;
    let mut parts: Vec<Part> = preface(book).map(Part::Article).into_iter().collect();
    for (position, article) in text.articles.iter().enumerate() {
        if let Some(chapter) = &article.chapter {
            parts.push(Part::Chapter {
                id: format!("c{position}"),
                title: book.words.voice.own(chapter),
            });
        }
        parts.push(match is_quiet(book, position) {
            true => Part::Folded(folded(book, position)),
            false => Part::Article(items::article(book, position, article)),
        });
    }
    parts
}

fn preface(book: &Book<'_>) -> Option<Article> {
    let words = book.words;
    let texts = words
        .edition
        .book
        .preface
        .iter()
        .filter_map(|block| match block {
            handbook::article::Block::Paragraph(text) => Some(words.voice.own(text)),
            _ => None,
        });
    let items: Vec<Item> = texts
        .map(|text| Item {
            runs: vec![Run::Plain(text)],
            ..Item::default()
        })
        .collect();
    let number = words.say("book-preface");
    (!items.is_empty()).then(|| Article {
        id: "preface".into(),
        number,
        title: String::new(),
        items,
    })
}

/// An article is quiet if nothing was promised under it in the period, and nobody asked to see it.
fn is_quiet(book: &Book<'_>, position: usize) -> bool {
    let asked = book.unfold == "all" || book.unfold == format!("a{position}");
    let holds_rule = book
        .unfolded
        .and_then(|(rule, _)| rule.meta(&book.words.edition))
        .is_some_and(|meta| meta.source.article == position);
    let promised = tally_of(book.figures, &book.rules, position).of(Group::All);
    !asked && !holds_rule && promised == 0
}

fn folded(book: &Book<'_>, position: usize) -> Folded {
    let words = book.words;
    let article = words.edition.book.articles.get(position);
    let title = article
        .map(|article| words.voice.own(&article.title))
        .unwrap_or_default();
    let of_article = book
        .rules
        .iter()
        .filter(|(source, _)| source.article == position);
    let rules: Vec<&RuleName> = of_article.map(|(_, rule)| rule).collect();
    let tally = tally_of(book.figures, &book.rules, position);
    let state = words.say(if rules.is_empty() {
        "book-declared"
    } else {
        "book-quiet"
    });
    Folded {
        id: format!("a{position}"),
        number: article
            .map(|article| words.voice.own(&article.label))
            .unwrap_or_default(),
        title: words.say_with(
            "book-folded",
            &[("title", title.into()), ("state", state.into())],
        ),
        counts: rules
            .first()
            .map(|rule| counts(words, rule, &tally, &book.window))
            .unwrap_or_default(),
        unfold: Link {
            label: words.say("book-unfold"),
            href: format!(
                "/handbook?{}&unfold=a{position}#a{position}",
                book.window.query()
            ),
        },
    }
}
