//! What can be done with a record now, and what not yet, with the reasons.

use std::collections::BTreeSet;

use casework::promises::{Promise, PromiseState};
use casework::records::StepChoice;
use casework::refusal::ReasonKind;
use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::rule::{Actor, EffectKind, PromiseTerms, Step as StepRule};

use super::load::Opened;
use crate::day::first_act;
use crate::http::viewer::Viewer;
use crate::ui::link::ArticleLink;
use crate::ui::steps::{RefusedStep, Step, StepWay, Steps};

/// The card of steps for staff.
pub(super) fn steps(viewer: &Viewer, opened: &Opened) -> Steps {
    let words = &opened.words;
    let mut can = open_steps(opened);
    can.extend(hand_overs(viewer, opened));
    Steps {
        can_title: words.say("steps-can"),
        can,
        none: words.say(if opened.page.record.is_final {
            "steps-none-closed"
        } else {
            "steps-none"
        }),
        cannot_title: words.say("steps-cannot"),
        cannot: refused_steps(opened),
    }
}

/// Steps that the reader may take now: first what keeps the promise that falls due first, then the book's order, and what
/// staff enter for the client last.
pub(crate) fn open_steps(opened: &Opened) -> Vec<Step> {
    let record = &opened.page.record;
    let soonest = opened
        .page
        .promises
        .iter()
        .filter(|promise| promise.state.is_open());
    let soonest = soonest.min_by_key(|promise| (promise.due_at.is_none(), promise.due_at));
    let first = soonest
        .and_then(|promise| first_act(&opened.words, promise, Some(record)))
        .map(|act| act.href);
    let possible = opened
        .choices
        .iter()
        .filter(|choice| choice.reasons.is_empty());
    let mut rules: Vec<&StepRule> = possible
        .filter_map(|choice| opened.step(choice.step.as_str()))
        .collect();
    rules.sort_by_key(|rule| {
        (
            is_for_client(rule),
            first.as_deref() != Some(&href(opened, rule)),
        )
    });
    rules
        .into_iter()
        .map(|rule| open_step(opened, rule))
        .collect()
}

fn open_step(opened: &Opened, rule: &StepRule) -> Step {
    let asks = rule.form.is_some() || !rule.needs.is_empty() || rule.note;
    let href = href(opened, rule);
    let way = match asks {
        true => StepWay::Page(href),
        false => {
            let revision = opened.page.record.revision.to_string();
            StepWay::Post {
                action: href,
                hidden: vec![("revision".into(), revision)],
            }
        }
    };
    let effect = effect(opened, rule);
    Step {
        label: opened.words.label(&rule.meta.name),
        way,
        effect: (!effect.is_empty()).then_some(effect),
        article: article(opened, rule),
        key: None,
    }
}

/// The article of the promise that the step keeps, else of the step itself.
fn article(opened: &Opened, rule: &StepRule) -> Option<ArticleLink> {
    let kept = opened
        .page
        .promises
        .iter()
        .find(|promise| promise.state.is_open() && keeps(opened, promise, rule));
    kept.and_then(|promise| opened.words.article(&promise.article))
        .or_else(|| opened.words.article_of(&rule.meta.source))
}

/// Whether a step is what a promise waits for.
fn keeps(opened: &Opened, promise: &Promise, rule: &StepRule) -> bool {
    let record = opened.page.record.record_type.clone();
    let step = EventName::Step(StepRef {
        record,
        step: rule.meta.id.clone(),
    });
    terms(opened, promise).is_some_and(|terms| terms.kept_by.contains(&step))
}

fn terms<'o>(opened: &'o Opened, promise: &'o Promise) -> Option<&'o PromiseTerms> {
    let rule = opened
        .words
        .edition_of(promise)
        .promises
        .get(&promise.rule)?;
    rule.variants.get(usize::from(promise.variant))
}

/// What the step would do: the form that it asks for, the promises that it keeps, what is sent, which clocks stop.
pub(super) fn effect(opened: &Opened, rule: &StepRule) -> String {
    let (words, record) = (&opened.words, &opened.page.record);
    let mut parts = Vec::new();
    if !rule.recorded_by.is_empty()
        && is_for_client(rule)
        && opened
            .choices
            .iter()
            .any(|choice| choice.step == rule.meta.id)
    {
        parts.push(words.say("effect-for-client"));
    }
    if let Some(form) = &rule.form {
        parts.push(words.say_with("effect-form", &[("form", words.form_name(form).into())]));
    }
    let to = rule
        .target(record.state.as_str())
        .filter(|to| **to != record.state);
    for promise in opened
        .page
        .promises
        .iter()
        .filter(|promise| promise.state.is_open())
    {
        let pauses = to.is_some_and(|to| {
            terms(opened, promise).is_some_and(|terms| terms.pause_in.contains(to))
        });
        let name = words.promise_name(promise);
        if keeps(opened, promise, rule) {
            parts.push(words.say_with("effect-keeps", &[("promise", name.into())]));
        } else if pauses && promise.state == PromiseState::Running {
            parts.push(words.say_with("effect-pauses", &[("promise", name.into())]));
        }
    }
    for effect in &rule.then {
        if let EffectKind::Send(template) = &effect.kind
            && let Some(template) = words.edition.templates.get(template)
        {
            let to = words.actors(&template.to, Some(&record.record_type));
            let facts = [
                ("template", words.label(&template.meta.name).into()),
                ("to", to.into()),
            ];
            parts.push(words.say_with("effect-sends", &facts));
        }
    }
    if parts.is_empty() {
        String::new()
    } else {
        words.say_with(
            "effect",
            &[("parts", parts.join(&words.say("effect-between")).into())],
        )
    }
}

/// Steps that aren't open now, with every reason. Those that lie behind the record aren't coming back, so they are left out.
fn refused_steps(opened: &Opened) -> Vec<RefusedStep> {
    let record = &opened.page.record;
    if record.is_final {
        return Vec::new();
    }
    let ahead = ahead(opened);
    let may_come = |choice: &&StepChoice| {
        choice.reasons.iter().all(|reason| match &reason.kind {
            ReasonKind::WrongState { possible_in, .. } => {
                possible_in.iter().any(|state| ahead.contains(state))
            }
            _ => true,
        })
    };
    let refused = opened
        .choices
        .iter()
        .filter(|choice| !choice.reasons.is_empty())
        .filter(may_come);
    refused
        .filter_map(|choice| {
            let rule = opened.step(choice.step.as_str())?;
            Some(RefusedStep {
                name: opened.words.label(&rule.meta.name),
                reasons: opened
                    .words
                    .reasons(&choice.reasons, Some(&record.record_type)),
            })
        })
        .collect()
}

/// States that steps can still lead to.
fn ahead(opened: &Opened) -> BTreeSet<&Id> {
    let record = &opened.page.record;
    let steps = opened
        .words
        .record_rule(&record.record_type)
        .map(|rule| rule.steps.as_slice())
        .unwrap_or_default();
    let mut ahead = BTreeSet::new();
    let mut states = vec![&record.state];
    while let Some(state) = states.pop() {
        for to in steps.iter().filter_map(|step| step.target(state.as_str())) {
            if ahead.insert(to) {
                states.push(to);
            }
        }
    }
    ahead
}

/// Taking it, accepting it, handing it over.
fn hand_overs(viewer: &Viewer, opened: &Opened) -> Vec<Step> {
    let (words, record) = (&opened.words, &opened.page.record);
    let me = viewer.person.id;
    let post = |key: &str, act: &str| Step {
        label: words.say(key),
        way: StepWay::Post {
            action: format!("/records/{}/{act}", record.id),
            hidden: Vec::new(),
        },
        ..Step::default()
    };
    let mut acts = Vec::new();
    if record.is_final {
        return acts;
    }
    if record.offered_to == Some(me) {
        acts.push(post("act-accept", "acceptance"));
        acts.push(post("act-decline", "refusal"));
    }
    let serves = record
        .queue
        .as_ref()
        .is_some_and(|role| viewer.holdings.iter().any(|(held, _)| held == role));
    if serves {
        acts.push(post("act-take", "taking"));
    }
    if record.owner == me && record.offered_to.is_some() {
        acts.push(post("act-withdraw-offer", "refusal"));
    } else if record.owner == me {
        let way = StepWay::Page(format!("/records/{}/offer", record.id));
        acts.push(Step {
            label: words.say("act-offer"),
            way,
            key: Some('h'),
            ..Step::default()
        });
    }
    acts
}

fn is_for_client(rule: &StepRule) -> bool {
    rule.by.iter().all(|actor| *actor == Actor::Client)
}

fn href(opened: &Opened, rule: &StepRule) -> String {
    format!("/records/{}/steps/{}", opened.page.record.id, rule.meta.id)
}
