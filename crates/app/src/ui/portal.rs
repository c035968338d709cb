//! What a client sees: what we promised, what waits for the client, who serves. Never a word of clocks being stopped.

use maud::{DOCTYPE, Markup, html};

use super::clock::{Clock, ClockSize, TimeLeft, clock, time_left};
use super::frame::{head, seal};
use super::icon::{Icon, small_icon};
use super::link::{ArticleLink, Link, article};
use super::preferences;
use super::shell::Shell;

/// The head of a client's page.
#[derive(Clone, Debug, Default)]
pub(crate) struct Greeting {
    /// 「高總監，您好。我們答應您4件事。」
    pub sentence: String,
    /// 「最近一件在今天14:08前，1件在等您。」
    pub lead: String,
    /// Asking and complaining; the first is primary.
    pub acts: Vec<Link>,
}

/// A record as its client sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientRecord {
    /// What it is about.
    pub title: String,
    /// Where it is.
    pub href: String,
    /// Its state.
    pub state: String,
    /// Kind and number, who is in charge.
    pub meta: String,
    /// What was promised.
    pub promises: Vec<ClientPromise>,
}

/// A promise as the client sees it.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClientPromise {
    /// Its clock.
    pub clock: Clock,
    /// What is promised.
    pub name: String,
    /// What it waits for, when it waits for the client.
    pub waits: Option<String>,
    /// 「今天14:08前」, 「已做到」
    pub when: String,
    /// What is left.
    pub left: Option<TimeLeft>,
}

/// An article that binds the company, and how it was kept towards this client.
#[derive(Clone, Debug, Default)]
pub(crate) struct Binding {
    /// The article's words.
    pub text: String,
    /// The clock that stands for the record so far.
    pub clock: Clock,
    /// 「3件，全部按時」
    pub outcome: String,
    /// What else is to be said.
    pub note: String,
    /// The article.
    pub article: ArticleLink,
}

/// A whole page of the client's portal, in the frame of [`Shell`] with its navigation on top.
pub(crate) fn portal_page(shell: &Shell, main: Markup) -> Markup {
    let words = &shell.texts.clock_words;
    html! {
        (DOCTYPE)
        html lang=(shell.lang) data-theme=[shell.theme.attribute()] {
            (head(&shell.title, &shell.org_name, &shell.assets, None))
            body.portal data-now=(shell.now_seconds) data-live=[shell.live_href.as_ref()]
                data-left-hours=(words.left_hours) data-left-minutes=(words.left_minutes) data-left-seconds=(words.left_seconds)
                data-late-hours=(words.late_hours) data-late-minutes=(words.late_minutes) {
                a.skip href="#main" { (shell.texts.skip) }
                header.portal-head {
                    div {
                        a.brand href=(shell.nav.first().map_or("/", |item| item.href.as_str())) {
                            (seal(&shell.texts.seal)) b { (shell.org_name) }
                        }
                        nav aria-label=(shell.texts.navigation) {
                            @for item in &shell.nav {
                                a href=(item.href) aria-current=[item.active.then_some("page")] { (item.label) }
                            }
                        }
                        span.gap {}
                        @if let Some(person) = &shell.person { (preferences::badge(shell, person)) }
                    }
                }
                main #main tabindex="-1" { (main) }
                button.live type="button" hidden data-words=(shell.texts.live) aria-live="polite" {}
            }
        }
    }
}

/// The greeting.
pub(crate) fn greeting(greeting: &Greeting) -> Markup {
    html! {
        div.greeting {
            div { h1 { (greeting.sentence) } p.meta { (greeting.lead) } }
            div.acts {
                @for (index, act) in greeting.acts.iter().enumerate() {
                    a.button.primary[index == 0] href=(act.href) { (small_icon(if index == 0 { Icon::Message } else { Icon::MessageReport })) (act.label) }
                }
            }
        }
    }
}

/// Records in their card.
pub(crate) fn client_records(records: &[ClientRecord]) -> Markup {
    html! { ol.card.client-records { @for record in records { (client_record(record)) } } }
}

/// Articles that bind the company.
pub(crate) fn bindings(bindings: &[Binding]) -> Markup {
    html! {
        ul.bindings {
            @for binding in bindings {
                li {
                    p { (binding.text) }
                    div.meta-small {
                        (clock(&binding.clock, ClockSize::Normal))
                        span { b { (binding.outcome) } span.block { (article(&binding.article)) " " (binding.note) } }
                    }
                }
            }
        }
    }
}

fn client_record(record: &ClientRecord) -> Markup {
    html! {
        li data-row {
            div.client-head { a href=(record.href) data-open { (record.title) } span.tag { (record.state) } }
            p.meta-small { (record.meta) }
            @if !record.promises.is_empty() {
                ul.client-promises { @for promise in &record.promises { (client_promise(promise)) } }
            }
        }
    }
}

fn client_promise(promise: &ClientPromise) -> Markup {
    html! {
        li {
            (clock(&promise.clock, ClockSize::Normal))
            span { (promise.name) @if let Some(waits) = &promise.waits { span.quiet.block { (waits) } } }
            span.promise-when {
                b { (promise.when) }
                @if let Some(left) = &promise.left { span.block { (time_left(left, promise.clock.state)) } }
            }
        }
    }
}
