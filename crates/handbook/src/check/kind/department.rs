//! `[department.x]`.

use super::Kind;
use super::shared_words;
use crate::check::keys::Keys;
use crate::language::{Key, Takes, Words};
use crate::rule::Department;

pub(super) const WORDS: Words = Words {
    word: "department",
    means: "A part of the company. People belong to one.",
    keys: &[
        shared_words::NAME.required(),
        Key::new("head", Takes::Id("role"), "The role whose holder leads it."),
        shared_words::REPLACES,
    ],
    example: r#"[department.legal]
name = "Legal""#,
};

/// Reads a department.
pub(in crate::check) fn read(keys: &Keys<'_>) -> Option<Department> {
    keys.need_all(&WORDS);
    Some(Department {
        meta: keys.meta(),
        head: keys.known(Kind::Role, "head"),
    })
}
