//! A form: the summary of what is wrong on top, fields, and the effect said beside the button.

use maud::{Markup, html};

use super::field::{Field, Widget, field, field_id};
use super::icon::{Icon, icon};
use super::link::Link;
use super::notice::{Refusal, refusal};

/// A form that posts.
#[derive(Clone, Debug, Default)]
pub(crate) struct Form {
    /// Where it posts.
    pub action: String,
    /// Posted as they are: the revision seen, and so on.
    pub hidden: Vec<(String, String)>,
    /// Its parts; a form without parts has one without a heading.
    pub parts: Vec<FormPart>,
    /// 「有2處需要補正」, shown on top with all errors. Empty leaves the summary out: enough for a form of two fields.
    pub errors_title: String,
    /// What stands in the way beyond the fields.
    pub refusal: Option<Refusal>,
    /// 「選填」
    pub optional: String,
    /// What the button says.
    pub submit: String,
    /// What it will do, beside it.
    pub effect: Option<String>,
    /// The way back.
    pub cancel: Option<Link>,
    /// The button takes the whole width: signing in.
    pub wide_button: bool,
}

/// Fields under one heading.
#[derive(Clone, Debug, Default)]
pub(crate) struct FormPart {
    /// The heading, or empty.
    pub title: String,
    /// What it is about.
    pub lead: Option<String>,
    /// Its fields.
    pub fields: Vec<Field>,
}

/// The form. The browser validates nothing: the server names every fault at once, in the reader's language.
pub(crate) fn form(form: &Form) -> Markup {
    let multipart = form
        .fields()
        .any(|field| matches!(field.widget, Widget::File { .. }));
    html! {
        form.form method="post" action=(form.action) novalidate enctype=[multipart.then_some("multipart/form-data")] {
            @for (name, value) in &form.hidden { input type="hidden" name=(name) value=(value); }
            @if let Some(why) = &form.refusal { (refusal(why)) }
            (error_summary(form))
            @for part in &form.parts {
                @if part.title.is_empty() {
                    @for one in &part.fields { (field(one, &form.optional)) }
                } @else {
                    section.form-part {
                        h2 { (part.title) }
                        @if let Some(lead) = &part.lead { p.meta-small { (lead) } }
                        @for one in &part.fields { (field(one, &form.optional)) }
                    }
                }
            }
            div.form-foot {
                button.button.primary.wide[form.wide_button] type="submit" { (form.submit) }
                @if let Some(cancel) = &form.cancel { a.button.quiet href=(cancel.href) { (cancel.label) } }
                @if let Some(effect) = &form.effect { p.meta-small { (effect) } }
            }
        }
    }
}

impl Form {
    /// A form of one part without a heading.
    pub(crate) fn of_fields(action: impl Into<String>, fields: Vec<Field>) -> Form {
        Form {
            action: action.into(),
            parts: vec![FormPart {
                fields,
                ..FormPart::default()
            }],
            ..Form::default()
        }
    }

    fn fields(&self) -> impl Iterator<Item = &Field> {
        self.parts.iter().flat_map(|part| &part.fields)
    }
}

fn error_summary(form: &Form) -> Markup {
    let wrong: Vec<(&Field, &String)> = form
        .fields()
        .filter_map(|field| Some((field, field.error.as_ref()?)))
        .collect();
    html! {
        @if !wrong.is_empty() && !form.errors_title.is_empty() {
            div.error-summary role="alert" tabindex="-1" data-focus {
                h2 { (icon(Icon::AlertTriangle)) (form.errors_title) }
                ul {
                    @for (field, error) in wrong {
                        li { a href={ "#" (field_id(&field.name)) } { (field.label) } (super::link::dot()) (error) }
                    }
                }
            }
        }
    }
}
