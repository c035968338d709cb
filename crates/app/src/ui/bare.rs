//! Pages without rail: signing in, a first password, errors, progress.

use maud::{DOCTYPE, Markup, html};

use super::frame::{head, seal};
use super::preferences;
use super::shell::{Assets, Language, Theme};

/// The frame of a page for somebody who is not signed in.
#[derive(Clone, Debug, Default)]
pub(crate) struct Bare {
    /// The language tag of the page.
    pub lang: String,
    /// The page's name.
    pub title: String,
    /// The product's name, beside the seal.
    pub product: String,
    /// One character for the seal.
    pub seal: String,
    /// The company, or empty while none is known.
    pub org_name: String,
    /// Light, dark or as the machine says.
    pub theme: Theme,
    /// The languages to choose from.
    pub languages: Vec<Language>,
    /// 「語言」
    pub language: String,
    /// Where the choice is posted.
    pub preferences_action: String,
    /// This page's own path.
    pub back: String,
    /// 「跳到正文」
    pub skip: String,
    /// Stylesheet and script.
    pub assets: Assets,
    /// Reloads the page every so many seconds, without script by `meta refresh`, with script by polling.
    pub refresh_seconds: Option<u32>,
}

/// A whole page with one narrow column.
pub(crate) fn bare_page(bare: &Bare, main: Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang=(bare.lang) data-theme=[bare.theme.attribute()] {
            (head(&bare.title, &bare.product, &bare.assets, bare.refresh_seconds))
            body.bare data-poll=[bare.refresh_seconds] {
                a.skip href="#main" { (bare.skip) }
                header.bare-head {
                    (seal(&bare.seal))
                    span { b { (bare.product) } @if !bare.org_name.is_empty() { small { (bare.org_name) } } }
                }
                main #main tabindex="-1" { (main) }
                @if bare.languages.len() > 1 {
                    footer.bare-foot {
                        form method="post" action=(bare.preferences_action) {
                            input type="hidden" name="back" value=(bare.back);
                            (preferences::language_choice(&bare.language, &bare.languages))
                        }
                    }
                }
            }
        }
    }
}

/// A card with a heading in the middle of a bare page: the sign-in form, a first password.
pub(crate) fn bare_card(title: &str, lead: Option<&str>, body: Markup) -> Markup {
    html! {
        section.card.bare-card aria-labelledby="card-title" {
            h1 #card-title { (title) }
            @if let Some(lead) = lead { p.meta { (lead) } }
            (body)
        }
    }
}

/// Sample sign-ins of a demonstration, each a button that posts its name.
#[derive(Clone, Debug, Default)]
pub(crate) struct SampleSignIns {
    /// 「示範帳號」
    pub title: String,
    /// Where the choice is posted.
    pub action: String,
    /// The people to choose from.
    pub people: Vec<SampleSignIn>,
}

/// One of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct SampleSignIn {
    /// Posted as `person`.
    pub value: String,
    /// The person's name.
    pub name: String,
    /// What the person does, and what can be seen as that person.
    pub note: String,
}

/// The sample sign-ins, under the sign-in form.
pub(crate) fn sample_sign_ins(samples: &SampleSignIns) -> Markup {
    html! {
        section.samples aria-labelledby="samples-title" {
            h2 #samples-title { (samples.title) }
            form method="post" action=(samples.action) {
                ul {
                    @for person in &samples.people {
                        li {
                            button.sample type="submit" name="person" value=(person.value) {
                                span.avatar aria-hidden="true" { (super::initial(&person.name)) }
                                span { b { (person.name) } small { (person.note) } }
                            }
                        }
                    }
                }
            }
        }
    }
}
