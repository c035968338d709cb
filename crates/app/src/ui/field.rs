//! Fields of forms: a label, what helps, what is wrong beside the field, and what was typed, kept.

use maud::{Markup, html};

use super::control::{control, described, is_group};
use super::icon::{Icon, small_icon};

/// A field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Field {
    /// The name that is posted.
    pub name: String,
    /// What it asks.
    pub label: String,
    /// What helps to answer.
    pub help: Option<String>,
    /// What is needed, when the answer cannot be taken.
    pub error: Option<String>,
    /// Whether it must be answered.
    pub required: bool,
    /// How it is answered, with what was typed.
    pub widget: Widget,
}

/// How a field is answered.
#[derive(Clone, Debug)]
pub(crate) enum Widget {
    /// A line of text.
    Text {
        value: String,
        kind: TextKind,
        autocomplete: Option<String>,
        most_characters: Option<u32>,
    },
    /// Several lines of text.
    LongText { value: String, rows: u8 },
    /// One of several. `empty` is the wording of "not chosen yet".
    Choice { choices: Vec<Choice>, empty: String },
    /// Any number of several.
    List { choices: Vec<Choice> },
    /// A person among those who may be named.
    Person { choices: Vec<Choice>, empty: String },
    /// A day, as `2026-07-23`.
    Date {
        value: String,
        earliest: Option<String>,
        latest: Option<String>,
    },
    /// A moment, as `2026-07-23T14:08`; the zone stands in the help.
    Instant {
        value: String,
        earliest: Option<String>,
        latest: Option<String>,
    },
    /// Yes or no.
    YesNo {
        value: Option<bool>,
        yes: String,
        no: String,
    },
    /// A number with its unit.
    Number {
        value: String,
        unit: Option<String>,
        whole: bool,
    },
    /// An amount with its currency.
    Money { value: String, currency: String },
    /// Files, with those that are already there.
    File {
        multiple: bool,
        accept: Option<String>,
        kept: Vec<KeptFile>,
    },
}

/// What a line of text holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum TextKind {
    /// Words.
    #[default]
    Words,
    /// A mail address.
    Mail,
    /// A telephone number.
    Telephone,
    /// A password, never sent back.
    Password,
}

/// A value to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Choice {
    /// What is posted.
    pub value: String,
    /// What it says.
    pub label: String,
    /// What it means.
    pub note: Option<String>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A file that was taken already and needs no second upload; posted again as `kept_<field>`.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeptFile {
    /// What is posted.
    pub value: String,
    /// Its name and size.
    pub label: String,
}

impl Default for Widget {
    fn default() -> Self {
        Widget::Text {
            value: String::new(),
            kind: TextKind::Words,
            autocomplete: None,
            most_characters: None,
        }
    }
}

impl Widget {
    /// A plain line of text.
    pub(crate) fn words(value: impl Into<String>) -> Widget {
        Widget::Text {
            value: value.into(),
            kind: TextKind::Words,
            autocomplete: None,
            most_characters: None,
        }
    }
}

/// The id of a field's control, for the summary of errors.
pub(crate) fn field_id(name: &str) -> String {
    format!("field-{name}")
}

/// A field with its label. `optional` is the word beside fields that may stay empty.
pub(crate) fn field(field: &Field, optional: &str) -> Markup {
    let id = field_id(&field.name);
    let mark =
        html! { @if !field.required && !optional.is_empty() { " " span.optional { (optional) } } };
    let notes = html! {
        @if let Some(help) = &field.help { p.field-help id={ (id) "-help" } { (help) } }
        @if let Some(error) = &field.error { p.field-error id={ (id) "-error" } { (small_icon(Icon::AlertTriangle)) (error) } }
    };
    html! {
        @if is_group(&field.widget) {
            fieldset.field id=(id) aria-describedby=[described(field, &id)] tabindex="-1" {
                legend { (field.label) (mark) }
                (notes)
                (control(field, &id))
            }
        } @else {
            div.field {
                label for=(id) { (field.label) (mark) }
                (notes)
                (control(field, &id))
            }
        }
    }
}
