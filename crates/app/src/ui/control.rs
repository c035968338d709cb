//! The controls behind the fields of forms, one for each way of answering.

use maud::{Markup, html};

use super::field::{Choice, Field, TextKind, Widget};

/// More choices than this become a list to open instead of a row of buttons.
const MOST_OPEN_CHOICES: usize = 5;

/// Whether it is several controls under one question.
pub(super) fn is_group(widget: &Widget) -> bool {
    match widget {
        Widget::Choice { choices, .. } => choices.len() <= MOST_OPEN_CHOICES,
        Widget::List { .. } | Widget::YesNo { .. } => true,
        _ => false,
    }
}

/// The ids of what helps and what is wrong, for `aria-describedby`.
pub(super) fn described(field: &Field, id: &str) -> Option<String> {
    let help = field.help.as_ref().map(|_| format!("{id}-help"));
    let error = field.error.as_ref().map(|_| format!("{id}-error"));
    match (help, error) {
        (Some(help), Some(error)) => Some(format!("{help} {error}")),
        (help, error) => help.or(error),
    }
}

/// The control that answers a field, with what was typed.
pub(super) fn control(field: &Field, id: &str) -> Markup {
    let name = field.name.as_str();
    let required = field.required;
    let wrong = field.error.as_ref().map(|_| "true");
    let notes = described(field, id);
    match &field.widget {
        Widget::Text {
            value,
            kind,
            autocomplete,
            most_characters,
        } => {
            let (input, shown) = match kind {
                TextKind::Words => ("text", Some(value)),
                TextKind::Mail => ("email", Some(value)),
                TextKind::Telephone => ("tel", Some(value)),
                TextKind::Password => ("password", None),
            };
            html! {
                input.input id=(id) type=(input) name=(name) value=[shown] required[required] maxlength=[*most_characters]
                    autocomplete=[autocomplete.as_ref()] aria-invalid=[wrong] aria-describedby=[notes];
            }
        }
        Widget::LongText { value, rows } => html! {
            textarea.input id=(id) name=(name) rows=(rows) required[required] aria-invalid=[wrong] aria-describedby=[notes] { (value) }
        },
        Widget::Choice { choices, empty } if choices.len() > MOST_OPEN_CHOICES => {
            select(field, id, choices, empty)
        }
        Widget::Person { choices, empty } => select(field, id, choices, empty),
        Widget::Choice { choices, .. } => options("radio", name, required, choices),
        Widget::List { choices } => options("checkbox", name, false, choices),
        Widget::YesNo { value, yes, no } => {
            let choice = |posted: &str, label: &String, is: bool| Choice {
                value: posted.to_owned(),
                label: label.clone(),
                note: None,
                chosen: *value == Some(is),
            };
            options(
                "radio",
                name,
                required,
                &[choice("yes", yes, true), choice("no", no, false)],
            )
        }
        Widget::Date {
            value,
            earliest,
            latest,
        } => html! {
            input.input.brief id=(id) type="date" name=(name) value=(value) min=[earliest.as_ref()] max=[latest.as_ref()]
                required[required] aria-invalid=[wrong] aria-describedby=[notes];
        },
        Widget::Instant {
            value,
            earliest,
            latest,
        } => html! {
            input.input.brief id=(id) type="datetime-local" name=(name) value=(value) min=[earliest.as_ref()] max=[latest.as_ref()]
                required[required] aria-invalid=[wrong] aria-describedby=[notes];
        },
        Widget::Number { value, unit, whole } => html! {
            span.with-unit {
                input.input.brief id=(id) type="text" inputmode=(if *whole { "numeric" } else { "decimal" }) name=(name) value=(value)
                    required[required] autocomplete="off" aria-invalid=[wrong] aria-describedby=[notes];
                @if let Some(unit) = unit { span { (unit) } }
            }
        },
        Widget::Money { value, currency } => html! {
            span.with-unit {
                span { (currency) }
                input.input.brief.amount id=(id) type="text" inputmode="decimal" name=(name) value=(value) required[required]
                    autocomplete="off" aria-invalid=[wrong] aria-describedby=[notes];
            }
        },
        Widget::File {
            multiple,
            accept,
            kept,
        } => html! {
            @if !kept.is_empty() {
                div.options {
                    @for file in kept {
                        label.option { input type="checkbox" name={ "kept_" (name) } value=(file.value) checked; span { (file.label) } }
                    }
                }
            }
            input.input.file id=(id) type="file" name=(name) multiple[*multiple] accept=[accept.as_ref()]
                required[required && kept.is_empty()] aria-invalid=[wrong] aria-describedby=[notes];
        },
    }
}

fn select(field: &Field, id: &str, choices: &[Choice], empty: &str) -> Markup {
    html! {
        select.input id=(id) name=(field.name) required[field.required] aria-invalid=[field.error.as_ref().map(|_| "true")]
            aria-describedby=[described(field, id)] {
            option value="" { (empty) }
            @for choice in choices {
                option value=(choice.value) selected[choice.chosen] {
                    (choice.label)
                    @if let Some(note) = &choice.note { "\u{2003}" (note) }
                }
            }
        }
    }
}

fn options(kind: &str, name: &str, required: bool, choices: &[Choice]) -> Markup {
    html! {
        div.options {
            @for choice in choices {
                label.option {
                    input type=(kind) name=(name) value=(choice.value) required[required] checked[choice.chosen];
                    span { (choice.label) @if let Some(note) = &choice.note { small { (note) } } }
                }
            }
        }
    }
}
