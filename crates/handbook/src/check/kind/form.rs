//! `[form.x]`: a page of a record, of a client, or of the company.

use super::field;
use super::report::PRINTS;
use super::shared_words;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::formula::Formula;
use crate::language::{Key, Takes, Words};
use crate::rule::Form;

pub(super) const WORDS: Words = Words {
    word: "form",
    means: "A named form: a page of a record, filed with the step that asks for it, or on its own by those in `by`.",
    keys: &[
        shared_words::NAME.required(),
        Key::new(
            "of",
            Takes::Other("`client` or a `record`"),
            "What it is a page of.",
        ),
        Key::new("by", Takes::Actors, "Who may file it without a step."),
        Key::new("fields", Takes::FieldLines, "Its fields in order.").required(),
        Key::new(
            "require",
            Takes::Formulas,
            "What must hold of the filled form; its fields are `form.…`.",
        ),
        Key::new(
            "repeats",
            Takes::YesNo,
            "`true`: a book of entries, filed again and again.",
        ),
        shared_words::PRINT,
        shared_words::REPLACES,
    ],
    example: r#"[form.finding]
name    = "Finding"
of      = "request"
fields  = ["facts Facts: long_text, required", "valid Founded: yes_no, required"]"#,
};

/// Reads a form, all but what must hold of it.
pub(in crate::check) fn frame(keys: &Keys<'_>) -> Option<Form> {
    keys.need_all(&WORDS);
    let of = keys
        .word("of")
        .and_then(|word| field::record_or_client(keys.desk, word));
    let here = match &of {
        Some(of) if *of == "client" => Here::client(),
        Some(of) => Here::record(of),
        None => Here::default(),
    };
    Some(Form {
        meta: keys.meta(),
        by: keys.actors("by", &here),
        of,
        fields: field::read(keys),
        require: Vec::new(),
        repeats: keys.flag("repeats"),
        print: keys.choices("print", &PRINTS),
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
