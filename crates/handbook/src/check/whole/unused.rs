//! Names that are declared and that nothing uses: a word that was meant for a rule nobody wrote.

use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::check::references::Target;
use crate::edition::Edition;
use crate::problem::ProblemKind;

/// Kinds that do nothing by themselves: they are there to be named by others.
const PASSIVE: [Kind; 6] = [
    Kind::Calendar,
    Kind::Param,
    Kind::List,
    Kind::Form,
    Kind::Template,
    Kind::Course,
];

/// Warns of each rule of a passive kind that no other names. The calendar of the whole book needs no naming,
/// a form that people may file on their own is used by them, and the tiers of clients are the language's own.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    for kind in PASSIVE {
        for rule in desk.names.of(kind) {
            let id = rule.id.text.as_str();
            let is_filed_alone = kind == Kind::Form
                && edition.forms.get(id).is_none_or(|form| !form.by.is_empty());
            let is_own = kind == Kind::Calendar && *edition.default_calendar.as_str() == *id
                || kind == Kind::List && id == TIERS;
            if is_filed_alone || is_own || desk.references.is_used(&Target::rule(kind, id)) {
                continue;
            }
            let kind = ProblemKind::Unused {
                kind: kind.word().to_owned(),
                id: id.to_owned(),
            };
            desk.findings.report(&rule.id.place, kind);
        }
    }
}

/// The list whose rows are the tiers of clients.
const TIERS: &str = "tiers";
