//! The promises behind a figure of the handbook, and the rule that they come from.

use axum::extract::{Path, Query, State};
use maud::{Markup, html};
use serde::Deserialize;
use store::desk::Cursor;
use store::desk::handbook::{Behind, BehindPage, Group, behind};
use store::desk::promises::Owed;

use super::period::Window;
use super::{RuleName, unfolded};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::layout::{page_head, wide};
use crate::ui::link::{Link, article};
use crate::ui::notice::{Empty, empty};
use crate::ui::pager::{Pager, pager};
use crate::ui::rule_sheet::Words;
use crate::ui::table::{Cell, Column, ColumnWidth, Row, Table, table};
use crate::ui::tabs::{Tab, tabs};
use crate::wording::Wording;

/// What the address asks for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    state: String,
    period: String,
    on: String,
    after: String,
}

/// Shows them.
pub(super) async fn show(
    State(state): State<AppState>,
    viewer: Viewer,
    Path(rule): Path<String>,
    Query(asked): Query<Asked>,
) -> Result<Markup, AppError> {
    viewer.require(viewer.scope.handbook)?;
    let words = Wording::load(&state, &viewer).await?;
    let rule = RuleName::parse(&words.edition, &rule).ok_or(AppError::NotFound)?;
    let standing = Standing {
        window: Window::of(&words, &asked.period, &asked.on),
        group: Group::from_word(&asked.state).unwrap_or(Group::All),
        after: Cursor::parse(&asked.after),
    };
    let found = find(&state, &viewer, &words, &rule, &standing).await?;
    let meta = rule.meta(&words.edition);
    let title = meta.map(|meta| words.label(&meta.name)).unwrap_or_default();
    let main = page(&words, &rule, &title, &standing, &found);
    Ok(frame::page(&state, &viewer, Place::Book, &title, main))
}

async fn find(
    state: &AppState,
    viewer: &Viewer,
    words: &Wording,
    rule: &RuleName,
    standing: &Standing,
) -> Result<BehindPage, AppError> {
    let (seen, name, group) = (viewer.clone(), rule.clone(), standing.group);
    let (period, after) = (standing.window.instants(words), standing.after.clone());
    let read = state.read(move |door, org| {
        let ask = Behind {
            scope: &seen.scope,
            kind: name.kind,
            rule: &name.id,
            group,
            period,
            after,
        };
        behind(door, org, &ask)
    });
    read.await
}

/// Where in the list the reader stands.
struct Standing {
    window: Window,
    group: Group,
    after: Option<Cursor>,
}

fn page(
    words: &Wording,
    rule: &RuleName,
    title: &str,
    place: &Standing,
    found: &BehindPage,
) -> Markup {
    let cited = rule
        .meta(&words.edition)
        .and_then(|meta| words.article_of(&meta.source));
    let groups = Group::ALL.into_iter().map(|group| Tab {
        label: words.say(&format!("count-{}", group.word())),
        href: href(rule, place, group),
        count: None,
        active: group == place.group,
    });
    let groups: Vec<Tab> = groups.collect();
    let next = found.next.as_ref().map(|next| Link {
        label: words.say("pager-next"),
        href: format!("{}&after={next}", href(rule, place, place.group)),
    });
    let previous = place.after.is_some().then(|| Link {
        label: words.say("pager-first"),
        href: href(rule, place, place.group),
    });
    wide(html! {
        (page_head(Some(&place.window.name(words)), title, html! { @if let Some(link) = &cited { (article(link)) } }))
        (how(words, rule))
        (tabs(&words.say("queue-views"), &groups))
        @if found.rows.is_empty() {
            (empty(&Empty { sentence: words.say("behind-empty"), act: None }))
        } @else {
            (table(&list(words, title, &found.rows)))
            (pager(&Pager { label: words.say("pager"), text: words.say("behind-readable"), previous, next }))
        }
    })
}

fn href(rule: &RuleName, place: &Standing, group: Group) -> String {
    format!(
        "{}?state={}&{}",
        rule.href(),
        group.word(),
        place.window.query()
    )
}

/// The rule in its six sentences.
fn how(words: &Wording, rule: &RuleName) -> Markup {
    html! {
        section.card.padded aria-label=(words.say("behind-rule")) {
            dl.sentences {
                @for (word, sentence) in unfolded::sentences(words, rule) {
                    dt { (word) }
                    dd {
                        @for part in &sentence {
                            @match part {
                                Words::Plain(text) => (text),
                                Words::Value(text) => b { (text) },
                            }
                        }
                    }
                }
            }
        }
    }
}

fn list(words: &Wording, caption: &str, rows: &[Owed]) -> Table {
    let column = |key: &str, width: ColumnWidth| Column {
        label: words.say(key),
        width,
        ..Column::default()
    };
    Table {
        caption: caption.to_owned(),
        columns: vec![
            column("sheet-outcome", ColumnWidth::Clock),
            column("queue-matter", ColumnWidth::Rest),
            column("fact-client", ColumnWidth::Middle),
            column("sheet-due", ColumnWidth::Middle),
        ],
        rows: rows.iter().map(|row| line(words, row)).collect(),
        bulk: None,
    }
}

fn line(words: &Wording, row: &Owed) -> Row {
    let promise = &row.promise;
    let told = words.promise(promise);
    let title = match &row.record {
        Some(record) => Cell::Title {
            text: words.title(record),
            href: Wording::record_href(record),
            sub: words.number(record),
        },
        None => Cell::Text {
            text: words.promise_name(promise),
            sub: promise.window.clone(),
        },
    };
    Row {
        id: promise.id.to_string(),
        cells: vec![
            Cell::Clock {
                clock: told.clock,
                left: told.left,
                due: String::new(),
            },
            title,
            Cell::Text {
                text: row
                    .client
                    .as_ref()
                    .map(|client| words.client_name(client))
                    .unwrap_or_default(),
                sub: None,
            },
            Cell::Text {
                text: promise
                    .due_at
                    .map(|due| words.moment(due))
                    .unwrap_or_default(),
                sub: None,
            },
        ],
        ..Row::default()
    }
}
