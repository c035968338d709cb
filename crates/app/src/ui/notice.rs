//! What a page has to say about itself: done and undoable, refused with every reason, nothing here, an error.

use maud::{Markup, html};

use super::icon::{Icon, icon};
use super::link::{Link, Reason, reason, text_link};

/// What was just done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Flash {
    /// A sentence.
    pub text: String,
    /// Taking it back, for as long as that is possible.
    pub undo: Option<Undo>,
}

/// Taking the last act back.
#[derive(Clone, Debug, Default)]
pub(crate) struct Undo {
    /// 「復原」
    pub label: String,
    /// Where it is posted.
    pub action: String,
    /// Posted as they are.
    pub hidden: Vec<(String, String)>,
}

/// An act that was refused: nothing was written, and all reasons are told at once.
#[derive(Clone, Debug, Default)]
pub(crate) struct Refusal {
    /// 「還不能提出解決方案」
    pub title: String,
    /// What became of what was typed.
    pub kept: Option<String>,
    /// Every reason, each with its article.
    pub reasons: Vec<Reason>,
    /// Ways on.
    pub ways: Vec<Link>,
}

/// An empty place: a sentence and one act.
#[derive(Clone, Debug, Default)]
pub(crate) struct Empty {
    /// 「今天沒有到期的承諾。下一項在週五14:08。」
    pub sentence: String,
    /// What to do.
    pub act: Option<Link>,
}

/// A page that says that something could not be shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct ErrorPage {
    /// What happened, a sentence.
    pub title: String,
    /// What to do next.
    pub sentence: String,
    /// Ways on.
    pub ways: Vec<Link>,
    /// What to name when asking for help.
    pub reference: Option<String>,
}

/// The line after an act, read out by itself.
pub(crate) fn flash(flash: &Flash) -> Markup {
    html! {
        div.flash role="status" {
            (icon(Icon::Check))
            p { (flash.text) }
            span.gap {}
            @if let Some(undo) = &flash.undo {
                form method="post" action=(undo.action) {
                    @for (name, value) in &undo.hidden { input type="hidden" name=(name) value=(value); }
                    button.button.small type="submit" { (icon(Icon::ArrowBackUp)) (undo.label) }
                }
            }
        }
    }
}

/// A quiet line of information: a demonstration, a provisional calendar.
pub(crate) fn info(body: Markup) -> Markup {
    html! { div.info { (icon(Icon::InfoCircle)) div { (body) } } }
}

/// The panel of a refusal.
pub(crate) fn refusal(refusal: &Refusal) -> Markup {
    html! {
        section.refusal role="alert" tabindex="-1" aria-labelledby="refusal-title" data-focus {
            h2 #refusal-title { (icon(Icon::Lock)) (refusal.title) }
            ul { @for why in &refusal.reasons { li { (reason(why)) } } }
            @if let Some(kept) = &refusal.kept { p.meta-small { (kept) } }
            @if !refusal.ways.is_empty() { p.ways { @for way in &refusal.ways { (text_link(way)) " " } } }
        }
    }
}

/// An empty place.
pub(crate) fn empty(empty: &Empty) -> Markup {
    html! {
        div.empty {
            p { (empty.sentence) }
            @if let Some(act) = &empty.act { a.button href=(act.href) { (act.label) } }
        }
    }
}

/// The body of an error page.
pub(crate) fn error_page(error: &ErrorPage) -> Markup {
    html! {
        section.error-page {
            h1 { (error.title) }
            p { (error.sentence) }
            @if !error.ways.is_empty() {
                p.ways { @for way in &error.ways { a.button href=(way.href) { (way.label) } " " } }
            }
            @if let Some(reference) = &error.reference { p.quiet { (reference) } }
        }
    }
}
