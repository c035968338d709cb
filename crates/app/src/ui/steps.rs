//! What can be done now, and what cannot, with the reason, what helps and the article. A refused step is text,
//! never a grey button.

use maud::{Markup, html};

use super::icon::{Icon, small_icon};
use super::link::{ArticleLink, Reason, article, reason};

/// The card of steps beside a record.
#[derive(Clone, Debug, Default)]
pub(crate) struct Steps {
    /// 「現在可以做」
    pub can_title: String,
    /// The steps; the first is the primary one.
    pub can: Vec<Step>,
    /// Said when none is open.
    pub none: String,
    /// 「現在還不能做」
    pub cannot_title: String,
    /// What is refused now.
    pub cannot: Vec<RefusedStep>,
}

/// A step that is open.
#[derive(Clone, Debug, Default)]
pub(crate) struct Step {
    /// What it says.
    pub label: String,
    /// How it is taken.
    pub way: StepWay,
    /// What it would do: 「填《投訴調查核實表》，兌現「查明事實」。」
    pub effect: Option<String>,
    /// The article behind it.
    pub article: Option<ArticleLink>,
    /// The key that takes it.
    pub key: Option<char>,
}

/// How a step is taken.
#[derive(Clone, Debug)]
pub(crate) enum StepWay {
    /// A page with its form.
    Page(String),
    /// At once, by posting hidden values.
    Post {
        action: String,
        hidden: Vec<(String, String)>,
    },
}

impl Default for StepWay {
    fn default() -> Self {
        StepWay::Page(String::new())
    }
}

/// A step that is refused now.
#[derive(Clone, Debug, Default)]
pub(crate) struct RefusedStep {
    /// Its name.
    pub name: String,
    /// All reasons together.
    pub reasons: Vec<Reason>,
}

/// The card.
pub(crate) fn steps(steps: &Steps) -> Markup {
    html! {
        section.card.steps aria-labelledby="steps-title" {
            h2 #steps-title { (steps.can_title) }
            @if steps.can.is_empty() {
                p.meta-small { (steps.none) }
            } @else {
                ul { @for (index, step) in steps.can.iter().enumerate() { (open_step(step, index == 0)) } }
            }
            @if !steps.cannot.is_empty() {
                div.not-yet {
                    h2 { (steps.cannot_title) }
                    ul { @for step in &steps.cannot { (refused_step(step)) } }
                }
            }
        }
    }
}

/// The phone's bar at the foot of a record: at most three acts, the last one primary.
pub(crate) fn act_bar(acts: &[Step]) -> Markup {
    html! {
        div.act-bar {
            @for (index, step) in acts.iter().enumerate() { (button(step, index + 1 == acts.len(), false)) }
        }
    }
}

fn open_step(step: &Step, primary: bool) -> Markup {
    html! {
        li {
            (button(step, primary, true))
            @if step.effect.is_some() || step.article.is_some() {
                p.step-effect {
                    @if let Some(effect) = &step.effect { (effect) }
                    @if let Some(link) = &step.article { span.after { (article(link)) } }
                }
            }
        }
    }
}

fn button(step: &Step, primary: bool, with_key: bool) -> Markup {
    let key = step.key.filter(|_| with_key);
    html! {
        @match &step.way {
            StepWay::Page(href) => a.button.wide.primary[primary] href=(href) data-key=[key] {
                (step.label)
                @if primary && with_key { (small_icon(Icon::ArrowRight)) }
            },
            StepWay::Post { action, hidden } => form method="post" action=(action) {
                @for (name, value) in hidden { input type="hidden" name=(name) value=(value); }
                button.button.wide.primary[primary] type="submit" data-key=[key] { (step.label) }
            },
        }
    }
}

fn refused_step(step: &RefusedStep) -> Markup {
    html! {
        li.refused {
            (small_icon(Icon::Lock))
            div {
                b { (step.name) }
                @for why in &step.reasons { (reason(why)) }
            }
        }
    }
}
