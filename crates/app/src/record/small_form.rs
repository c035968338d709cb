//! The page of a form of one or two fields about a record: offering, waiving, discarding.

use casework::Refusal;
use maud::{Markup, html};

use crate::entering::Faults;
use crate::ui::field::Field;
use crate::ui::form::{Form, form};
use crate::ui::layout::{narrow, page_head};
use crate::ui::link::Link;
use crate::ui::notice;
use crate::wording::Wording;

/// Where a small form stands and what it says.
pub(super) struct SmallForm {
    /// The sentence over the page.
    pub(super) title: String,
    /// What it is about, over the sentence.
    pub(super) over: String,
    /// Where it posts.
    pub(super) action: String,
    /// What the button says.
    pub(super) submit: String,
    /// What it will do.
    pub(super) effect: String,
    /// Where it came from.
    pub(super) back: String,
}

impl SmallForm {
    /// The page, with what stands in the way if it was refused.
    pub(super) fn page(
        self,
        words: &Wording,
        fields: Vec<Field>,
        refusal: Option<&Refusal>,
        record_type: Option<&handbook::Id>,
    ) -> Markup {
        let faults = refusal.map(Faults::of).unwrap_or_default();
        let count = i64::try_from(faults.count()).unwrap_or(i64::MAX);
        let panel = (!faults.others.is_empty()).then(|| notice::Refusal {
            title: words.say("refused-title"),
            kept: Some(words.say("form-kept")),
            reasons: words.reasons(&faults.others, record_type),
            ways: Vec::new(),
        });
        let view = Form {
            refusal: panel,
            errors_title: words.say_with("form-errors", &[("count", count.into())]),
            optional: words.say("field-optional"),
            submit: self.submit,
            effect: Some(self.effect),
            cancel: Some(Link {
                label: words.say("form-cancel"),
                href: self.back,
            }),
            ..Form::of_fields(self.action, fields)
        };
        narrow(html! {
            (page_head(Some(&self.over), &self.title, html! {}))
            (form(&view))
        })
    }
}
