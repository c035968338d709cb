//! `[department.x]` and `[role.x]`.

use super::Kind;
use crate::check::actors::WORDS;
use crate::check::keys::Keys;
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Department, Role, RoleScope, Side};

pub(super) const DEPARTMENT_KEYS: &[&str] = &["name"];
pub(super) const ROLE_KEYS: &[&str] = &[
    "name",
    "scope",
    "department",
    "side",
    "count",
    "stand_in",
    "reports_to",
];

/// Reads a department.
pub(in crate::check) fn department(keys: &Keys<'_>) -> Option<Department> {
    keys.need(&["name"]);
    Some(Department { meta: keys.meta() })
}

/// Reads a role.
pub(in crate::check) fn role(keys: &Keys<'_>) -> Option<Role> {
    keys.need(&["name"]);
    let id = &keys.rule.id;
    if WORDS.contains(&id.text.as_str()) {
        keys.desk.findings.report(
            &id.place,
            ProblemKind::BadId {
                word: id.text.clone(),
            },
        );
    }
    let scope = match keys.choice("scope", &["company", "department", "client"]) {
        Some("department") => RoleScope::Department,
        Some("client") => RoleScope::Client,
        _ => RoleScope::Company,
    };
    let side = match keys.choice("side", &["staff", "client"]) {
        Some("client") => Side::Client,
        _ => Side::Staff,
    };
    let (count_least, count_most) = count(keys).unwrap_or((0, None));
    Some(Role {
        meta: keys.meta(),
        scope,
        department: keys.known(Kind::Department, "department"),
        side,
        count_least,
        count_most,
        stand_in: keys.known(Kind::Role, "stand_in"),
        reports_to: keys.known(Kind::Role, "reports_to"),
    })
}

/// How many hold a role: `1`, `1..`, `1..3`.
fn count(keys: &Keys<'_>) -> Option<(u32, Option<u32>)> {
    let word = keys.word("count")?;
    let number = |text: &str| text.trim().parse::<u32>().ok();
    let count = match word.text.split_once("..") {
        None => number(&word.text).map(|exactly| (exactly, Some(exactly))),
        Some((least, "")) => number(least).map(|least| (least, None)),
        Some((least, most)) => number(least)
            .zip(number(most))
            .map(|(least, most)| (least, Some(most))),
    };
    let count = count.filter(|(least, most)| most.is_none_or(|most| *least <= most && most > 0));
    if count.is_none() {
        keys.bad_value("count", word, Expected::Number);
    }
    count
}
