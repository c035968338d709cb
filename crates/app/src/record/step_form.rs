//! The page on which a step is taken: the fields that it fills, its form, its note; with everything typed kept when it is
//! refused, and how the record stands now when somebody else has moved it.

use axum::extract::{Path, State};
use axum::response::{IntoResponse, Response};
use casework::Refusal;
use casework::command::{Act, TakeStep};
use handbook::Id;
use handbook::rule::{Field as FieldRule, Step};
use maud::{Markup, html};

use super::load::{Opened, open};
use super::{record_id, steps};
use crate::entering::{Faults, Group, Typed, needed};
use crate::error::AppError;
use crate::http::frame::{self, Place};
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::ui::field::{Field, Widget};
use crate::ui::form::{Form, FormPart, form};
use crate::ui::history::history;
use crate::ui::layout::{narrow, page_head};
use crate::ui::link::Link;
use crate::ui::notice::{self, info};

/// Rows of the box for the note.
const ROWS: u8 = 4;
/// Events shown of what happened meanwhile.
const MEANWHILE: usize = 3;

/// Shows the form of a step.
pub(super) async fn ask(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((id, step)): Path<(String, String)>,
) -> Result<Response, AppError> {
    let opened = open(&state, &viewer, record_id(&id)?).await?;
    let rule = rule(&viewer, &opened, &step)?;
    Ok(page(&state, &viewer, &opened, rule, None, None).into_response())
}

/// Takes it, or shows the form again with every reason.
pub(super) async fn take(
    State(state): State<AppState>,
    viewer: Viewer,
    Path((id, step)): Path<(String, String)>,
    posted: Posted,
) -> Result<Response, AppError> {
    let id = record_id(&id)?;
    let opened = open(&state, &viewer, id).await?;
    let rule = rule(&viewer, &opened, &step)?;
    let typed = Typed::of(&posted);
    let act = Act::Step(command(&opened, rule, &typed, &posted));
    match state.submit(&viewer, act).await {
        Ok(_) => Ok(frame::see_other_with(
            &state,
            &format!("/records/{id}"),
            "flash-stepped",
        )),
        Err(AppError::Refused(refusal)) => {
            // As it stands now: somebody else may have moved it since the form was shown.
            let opened = open(&state, &viewer, id).await?;
            again(&state, &viewer, &opened, &step, &typed, &refusal)
        }
        Err(error) => Err(error),
    }
}

/// The form again, with what was typed and every reason.
fn again(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    step: &str,
    typed: &Typed,
    refusal: &Refusal,
) -> Result<Response, AppError> {
    let rule = rule(viewer, opened, step)?;
    let again = page(state, viewer, opened, rule, Some(typed), Some(refusal));
    let is_stale = Faults::of(refusal).is_stale();
    Ok(if is_stale {
        frame::stale(again)
    } else {
        frame::unprocessable(again)
    })
}

/// The step of an address. A client knows only steps that are the client's.
fn rule<'o>(viewer: &Viewer, opened: &'o Opened, step: &str) -> Result<&'o Step, AppError> {
    let rule = opened.step(step).ok_or(AppError::NotFound)?;
    viewer.require(!viewer.is_contact() || crate::portal::is_for_client(&opened.words, rule))?;
    Ok(rule)
}

fn command(opened: &Opened, rule: &Step, typed: &Typed, posted: &Posted) -> TakeStep {
    let zone = &opened.words.zone;
    let (needs, asks) = asked(opened, rule);
    TakeStep {
        record: opened.page.record.id,
        step: rule.meta.id.clone(),
        revision: posted.revision(),
        fields: Group {
            prefix: "record",
            fields: &needs,
            known: None,
        }
        .entries(typed, zone),
        form: Group {
            prefix: "form",
            fields: asks,
            known: None,
        }
        .entries(typed, zone),
        note: typed.text("note").map(str::to_owned),
    }
}

/// The fields of the record that the step fills, and those of its form.
fn asked<'o>(opened: &'o Opened, rule: &Step) -> (Vec<FieldRule>, &'o [FieldRule]) {
    let record = opened.words.record_rule(&opened.page.record.record_type);
    let needs = record
        .map(|record| needed(&record.fields, &rule.needs))
        .unwrap_or_default();
    let form = rule
        .form
        .as_ref()
        .and_then(|form| opened.words.edition.forms.get(form));
    (
        needs,
        form.map(|form| form.fields.as_slice()).unwrap_or_default(),
    )
}

fn page(
    state: &AppState,
    viewer: &Viewer,
    opened: &Opened,
    rule: &Step,
    typed: Option<&Typed>,
    refusal: Option<&Refusal>,
) -> Markup {
    let (words, record) = (&opened.words, &opened.page.record);
    let faults = refusal.map(Faults::of).unwrap_or_default();
    let title = words.label(&rule.meta.name);
    let back = format!("/records/{}", record.id);
    let effect = if viewer.is_contact() {
        String::new()
    } else {
        steps::effect(opened, rule)
    };
    let count = i64::try_from(faults.count()).unwrap_or(i64::MAX);
    let view = Form {
        action: format!("/records/{}/steps/{}", record.id, rule.meta.id),
        hidden: vec![("revision".into(), record.revision.to_string())],
        parts: parts(opened, rule, typed, &faults),
        errors_title: words.say_with("form-errors", &[("count", count.into())]),
        refusal: panel(opened, rule, &faults, refusal.is_some()),
        optional: words.say("field-optional"),
        submit: title.clone(),
        effect: (!effect.is_empty()).then_some(effect),
        cancel: Some(Link {
            label: words.say("form-cancel"),
            href: back,
        }),
        wide_button: false,
    };
    let over = format!("{} {}", words.number(record), words.title(record));
    let main = narrow(html! {
        (page_head(Some(&over), &title, html! {}))
        @if faults.is_stale() { (meanwhile(opened)) }
        (form(&view))
    });
    let place = if viewer.is_contact() {
        Place::Portal
    } else {
        Place::Queue
    };
    frame::page(state, viewer, place, &title, main)
}

fn parts(opened: &Opened, rule: &Step, typed: Option<&Typed>, faults: &Faults) -> Vec<FormPart> {
    let words = &opened.words;
    let (needs, asks) = asked(opened, rule);
    let known = Some(&opened.page.record.fields);
    let mut parts = Vec::new();
    let needs = Group {
        prefix: "record",
        fields: &needs,
        known,
    }
    .views(words, typed, faults);
    parts.push(FormPart {
        fields: needs,
        ..FormPart::default()
    });
    if let Some(form) = rule
        .form
        .as_ref()
        .and_then(|form| words.edition.forms.get(form))
    {
        let fields = Group {
            prefix: "form",
            fields: asks,
            known: None,
        }
        .views(words, typed, faults);
        let title = words.say_with(
            "form-title",
            &[("form", words.label(&form.meta.name).into())],
        );
        parts.push(FormPart {
            title,
            lead: None,
            fields,
        });
    }
    if rule.note {
        let value = typed
            .and_then(|typed| typed.text("note"))
            .unwrap_or_default()
            .to_owned();
        let note = Field {
            name: "note".into(),
            label: words.say("step-note"),
            error: faults.note.as_ref().map(|kind| words.field_fault(kind)),
            required: true,
            widget: Widget::LongText { value, rows: ROWS },
            ..Field::default()
        };
        parts.push(FormPart {
            fields: vec![note],
            ..FormPart::default()
        });
    }
    parts.retain(|part| !part.fields.is_empty());
    parts
}

/// What stands in the way beyond the fields; known before anything is typed, if the step isn't open now.
fn panel(
    opened: &Opened,
    rule: &Step,
    faults: &Faults,
    was_refused: bool,
) -> Option<notice::Refusal> {
    let words = &opened.words;
    let record_type: &Id = &opened.page.record.record_type;
    let before = opened
        .choices
        .iter()
        .find(|choice| choice.step == rule.meta.id);
    let reasons = match was_refused {
        true => faults.others.clone(),
        false => before
            .map(|choice| choice.reasons.clone())
            .unwrap_or_default(),
    };
    (!reasons.is_empty()).then(|| notice::Refusal {
        title: words.say_with(
            "step-refused",
            &[("step", words.label(&rule.meta.name).into())],
        ),
        kept: was_refused.then(|| words.say("form-kept")),
        reasons: words.reasons(&reasons, Some(record_type)),
        ways: vec![Link {
            label: words.say("step-back"),
            href: format!("/records/{}", opened.page.record.id),
        }],
    })
}

/// How the record stands now, above the draft.
fn meanwhile(opened: &Opened) -> Markup {
    let (words, record) = (&opened.words, &opened.page.record);
    let events = opened.page.history.iter().rev().take(MEANWHILE);
    let lines: Vec<_> = events
        .map(|(_, event)| words.history_line(event, &record.record_type))
        .collect();
    let facts = [
        ("state", words.state_of(record).into()),
        ("moment", words.moment(record.changed_at).into()),
    ];
    info(html! {
        p { (words.say_with("step-stale", &facts)) }
        (history(&lines, None))
    })
}
