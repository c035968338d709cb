//! The pieces of the frame: the head of the document, the rail, the phone's bars.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::preferences;
use super::shell::{Assets, NavItem, NavPlace, Shell};

/// The head of a page. `refresh_seconds` reloads it without script.
pub(super) fn head(
    title: &str,
    product: &str,
    assets: &Assets,
    refresh_seconds: Option<u32>,
) -> Markup {
    html! {
        head {
            meta charset="utf-8";
            meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover";
            meta name="color-scheme" content="light dark";
            title { (title) @if !product.is_empty() && title != product { " – " (product) } }
            link rel="stylesheet" href=(assets.css);
            link rel="icon" href="/assets/seal.svg" type="image/svg+xml";
            script src=(assets.js) defer {}
            @if let Some(seconds) = refresh_seconds {
                noscript { meta http-equiv="refresh" content=(seconds); }
            }
        }
    }
}

/// The seal of the house: one character on cobalt.
pub(super) fn seal(character: &str) -> Markup {
    html! { span.seal aria-hidden="true" { (character) } }
}

/// Where one can go, on the desk.
pub(super) fn rail(shell: &Shell) -> Markup {
    let home = shell.nav.first().map_or("/", |item| item.href.as_str());
    html! {
        nav.rail aria-label=(shell.texts.navigation) {
            a.brand href=(home) {
                (seal(&shell.texts.seal))
                span { (shell.texts.product) small { (shell.org_name) } }
            }
            @if let Some(search) = &shell.search {
                form.find action=(search.action) method="get" role="search" {
                    (icon(Icon::Search))
                    input type="search" name="q" value=(search.value) placeholder=(shell.texts.search)
                        aria-label=(shell.texts.search) data-search;
                    @if !shell.texts.search_key.is_empty() { kbd aria-hidden="true" { (shell.texts.search_key) } }
                }
            }
            @for item in shell.nav.iter().filter(|item| item.place != NavPlace::TabBar) {
                @if let Some(heading) = &item.heading { p.rail-heading { (heading) } }
                (nav_link(item))
            }
            @if let Some(person) = &shell.person { (preferences::badge(shell, person)) }
        }
    }
}

/// The phone's bar above the page.
pub(super) fn top_bar(shell: &Shell) -> Markup {
    html! {
        header.top-bar {
            (seal(&shell.texts.seal))
            b { (shell.title) }
            span.gap {}
            @if let Some(search) = &shell.search {
                a.icon-button href=(search.action) aria-label=(shell.texts.search) { (icon(Icon::Search)) }
            }
        }
    }
}

/// The phone's bar below the page, with everything else under "more".
pub(super) fn tab_bar(shell: &Shell) -> Markup {
    let (here, rest): (Vec<_>, Vec<_>) = shell
        .nav
        .iter()
        .partition(|item| item.place != NavPlace::Rail);
    html! {
        nav.tab-bar aria-label=(shell.texts.navigation) {
            @for item in here {
                a href=(item.href) aria-current=[item.active.then_some("page")] {
                    (icon(item.icon)) span { (item.label) }
                }
            }
            details.more {
                summary { (icon(Icon::Dots)) span { (shell.texts.more) } }
                div.sheet-up {
                    @for item in rest { (nav_link(item)) }
                    @if let Some(person) = &shell.person { p.sheet-person { (person.name) (super::link::dot()) (person.department) } }
                    (preferences::choices(shell))
                }
            }
        }
    }
}

fn nav_link(item: &NavItem) -> Markup {
    html! {
        a.nav href=(item.href) aria-current=[item.active.then_some("page")] data-go=[item.key] {
            (icon(item.icon))
            span { (item.label) }
            @if let Some(count) = item.count { b { (count) } }
        }
    }
}
