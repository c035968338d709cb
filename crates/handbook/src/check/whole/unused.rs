//! Names that are declared and that nothing uses: a word that was meant for a rule nobody wrote.

use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::check::named::PURPOSES;
use crate::check::references::Target;
use crate::check::scope::TIERS;
use crate::edition::Edition;
use crate::problem::ProblemKind;

/// Kinds that do nothing by themselves: they are there to be named by others.
const PASSIVE: [Kind; 4] = [Kind::Param, Kind::List, Kind::Form, Kind::Course];

/// Warns of each rule of a passive kind that no other names. A form that people may file on their own is used by
/// them, and some lists are the language's own. Templates may be picked by hand, calendars asked from outside.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    for kind in PASSIVE {
        for rule in desk.names.of(kind) {
            let id = rule.id.text.as_str();
            let is_filed_alone =
                kind == Kind::Form && edition.forms.get(id).is_none_or(|form| !form.by.is_empty());
            let is_own = kind == Kind::List && OWN_LISTS.contains(&id);
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

/// Lists that the language reads by their name: tiers of clients, purposes that they consent to.
const OWN_LISTS: [&str; 2] = [TIERS, PURPOSES];
