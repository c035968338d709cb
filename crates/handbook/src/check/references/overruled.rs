//! Words without effect: what a variant says otherwise, a clause beside the key of a table, a default that
//! every rule overrules. They are read for their names alone, so that these can be renamed with the rest.

use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::keys::Keys;
use crate::check::kind::{
    Kind, access, approval, channel, course, department, duty, form, gate, keep, measure, price,
    promise, report, role, survey, template, when,
};

impl Desk<'_> {
    /// Reads something that has no effect. What is wrong with it is nobody's concern.
    pub(in crate::check) fn overruled<T>(&self, read: impl FnOnce() -> T) {
        let known = self.findings.count();
        let was_overruled = self.references.is_overruled.replace(true);
        read();
        self.references.is_overruled.set(was_overruled);
        self.findings.forget_after(known);
    }
}

/// Reads the defaults of each kind as if they were a rule.
pub(in crate::check) fn read_defaults(desk: &Desk<'_>) {
    for rule in desk.names.defaults() {
        if let Some(kind) = Kind::from_word(&rule.id.text) {
            desk.overruled(|| names(&Keys::new(desk, kind, rule), kind));
        }
    }
}

/// Reads rules in whose place another one stands.
pub(in crate::check) fn read_aside(desk: &Desk<'_>) {
    for rule in &desk.manuscript.aside {
        if let Some(kind) = Kind::from_word(&rule.kind.text) {
            desk.overruled(|| names(&Keys::new(desk, kind, rule), kind));
        }
    }
}

/// Reads the keys of a kind that hold names.
fn names(keys: &Keys<'_>, kind: Kind) {
    let here = Here::default();
    match kind {
        Kind::Department => drop(department::read(keys)),
        Kind::Role => drop(role::read(keys)),
        Kind::Channel => drop(channel::read(keys)),
        Kind::Record => {
            keys.actors("owner", &here);
            keys.actors("opened_by", &here);
            keys.known(Kind::Role, "receives");
        }
        Kind::Form => drop(form::frame(keys)),
        Kind::Promise => drop(promise::read(keys)),
        Kind::Duty => drop(duty::read(keys)),
        Kind::Approval => drop(approval::read(keys)),
        Kind::Gate => drop(gate::read(keys)),
        Kind::When => drop(when::read(keys)),
        Kind::Access => drop(access::read(keys)),
        Kind::Survey => drop(survey::read(keys)),
        Kind::Template => drop(template::read(keys, &here)),
        Kind::Report => drop(report::read(keys)),
        Kind::Measure => drop(measure::read(keys)),
        Kind::Course => drop(course::read(keys)),
        Kind::Price => drop(price::read(keys)),
        Kind::Keep => drop(keep::read(keys)),
        // These name nothing by key, or nothing that a default could give.
        Kind::Calendar
        | Kind::Param
        | Kind::List
        | Kind::Default
        | Kind::Step
        | Kind::Principle => {}
    }
}
