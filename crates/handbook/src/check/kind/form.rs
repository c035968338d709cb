//! `[form.x]`: a page of a record, of a client, or of the company.

use super::field;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::rule::Form;

pub(super) const KEYS: &[&str] = &["name", "fields", "of", "by", "require"];

/// Reads a form, all but what must hold of it.
pub(in crate::check) fn frame(keys: &Keys<'_>) -> Option<Form> {
    keys.need(&["name", "fields"]);
    let of = keys
        .word("of")
        .and_then(|word| field::record_or_client(keys.desk, word));
    let here = match &of {
        Some(of) if *of == "client" => Here {
            client: true,
            ..Here::default()
        },
        Some(of) => Here::record(of),
        None => Here::default(),
    };
    Some(Form {
        meta: keys.meta(),
        by: keys.actors("by", &here),
        of,
        fields: field::read(keys),
        require: Vec::new(),
    })
}

/// Reads what must hold of a filled form.
pub(in crate::check) fn require(keys: &Keys<'_>) -> Vec<Formula> {
    let desk: &Desk<'_> = keys.desk;
    let Some(form) = desk.forms.get(keys.rule.id.text.as_str()) else {
        return Vec::new();
    };
    let id = form.meta.id.clone();
    let here = Here {
        form: Some(id.clone()),
        ..Here::of_form(desk, &id)
    };
    keys.conditions("require", &here)
}
