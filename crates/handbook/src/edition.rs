//! An immutable, checked handbook: what the running system decides by.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::article::Book;
use crate::compose::{Override, ParamOrigin};
use crate::event::{EventName, StepRef};
use crate::rule::{
    Approval, CalendarRule, Channel, Course, Department, Duty, Form, Gate, GateBefore, Grant, Keep,
    ListRule, Measure, Param, Price, Principle, Promise, Record, Report, Role, Step, Survey,
    Template, When,
};
use crate::{Id, Lang};

/// A published version of a whole handbook.
#[derive(Clone, Debug)]
pub struct Edition {
    /// Title of the book.
    pub title: String,
    /// Language of its names and texts.
    pub lang: Lang,
    /// The company's own number for it.
    pub version: String,
    /// The day from which it holds.
    pub effective: Date,
    /// BLAKE3 of its files, 64 hex digits: what events name it by.
    pub hash: String,
    /// Its text.
    pub book: Book,
    /// The calendar that counts unless a rule names another.
    pub default_calendar: Id,
    /// Calendars.
    pub calendars: BTreeMap<Id, CalendarRule>,
    /// Params.
    pub params: BTreeMap<Id, Param>,
    /// Lists.
    pub lists: BTreeMap<Id, ListRule>,
    /// Departments.
    pub departments: BTreeMap<Id, Department>,
    /// Roles.
    pub roles: BTreeMap<Id, Role>,
    /// Record types. `client` and `person` are there only where the book extends them.
    pub records: BTreeMap<Id, Record>,
    /// Record types in the order of the book, for menus.
    pub record_order: Vec<Id>,
    /// Forms.
    pub forms: BTreeMap<Id, Form>,
    /// Promises.
    pub promises: BTreeMap<Id, Promise>,
    /// Duties.
    pub duties: BTreeMap<Id, Duty>,
    /// Gates.
    pub gates: BTreeMap<Id, Gate>,
    /// Automatic consequences.
    pub whens: BTreeMap<Id, When>,
    /// Templates.
    pub templates: BTreeMap<Id, Template>,
    /// Grants.
    pub grants: BTreeMap<Id, Grant>,
    /// Approvals.
    pub approvals: BTreeMap<Id, Approval>,
    /// Channels.
    pub channels: BTreeMap<Id, Channel>,
    /// Surveys.
    pub surveys: BTreeMap<Id, Survey>,
    /// Reports.
    pub reports: BTreeMap<Id, Report>,
    /// Courses.
    pub courses: BTreeMap<Id, Course>,
    /// Prices.
    pub prices: BTreeMap<Id, Price>,
    /// Rules of keeping.
    pub keeps: BTreeMap<Id, Keep>,
    /// Measures.
    pub measures: BTreeMap<Id, Measure>,
    /// Principles.
    pub principles: BTreeMap<Id, Principle>,
    /// What happenings set off, so that deciding needn't search.
    pub index: Index,
    /// Rules of included books that others stand in place of.
    pub overrides: Vec<Override>,
    /// Where the value of each param stands.
    pub param_origins: BTreeMap<Id, ParamOrigin>,
}

/// For each happening, the rules that wait for it. Ids are in ascending order: the order of effects.
#[derive(Clone, Debug, Default)]
pub struct Index {
    /// Promises that a happening opens.
    pub opens: BTreeMap<EventName, Vec<Id>>,
    /// Promises that a happening may keep.
    pub keeps: BTreeMap<EventName, Vec<Id>>,
    /// Promises that a happening voids.
    pub voids: BTreeMap<EventName, Vec<Id>>,
    /// Duties that a happening may do.
    pub does: BTreeMap<EventName, Vec<Id>>,
    /// Consequences that a happening sets off.
    pub triggers: BTreeMap<EventName, Vec<Id>>,
    /// Gates before an act.
    pub guards: BTreeMap<GateBefore, Vec<Id>>,
}

impl Edition {
    /// A step by its full name.
    #[must_use]
    pub fn step(&self, step: &StepRef) -> Option<&Step> {
        self.records.get(&step.record)?.step(step.step.as_str())
    }

    /// The calendar of a rule, or the book's own where the id is unknown.
    #[must_use]
    pub fn calendar(&self, id: &Id) -> Option<&CalendarRule> {
        self.calendars
            .get(id)
            .or_else(|| self.calendars.get(&self.default_calendar))
    }
}

impl Edition {
    /// Whether any formula counts the open records of a client, so that the shell must count them.
    #[must_use]
    pub fn reads_open_counts(&self) -> bool {
        self.formulas()
            .any(|formula| formula.calls(crate::formula::Function::Count))
    }

    /// Every formula that acts and clocks read. Measures are left out: they are reckoned from tables.
    fn formulas(&self) -> impl Iterator<Item = &crate::formula::Formula> {
        let promises = self.promises.values().flat_map(|promise| {
            let variants = promise
                .variants
                .iter()
                .flat_map(|terms| terms.filter.iter().chain(&terms.kept_if));
            promise.filter.iter().chain(variants)
        });
        let duties = self.duties.values().flat_map(|duty| {
            duty.filter.iter().chain(
                duty.variants
                    .iter()
                    .filter_map(|terms| terms.filter.as_ref()),
            )
        });
        let gates = self.gates.values().flat_map(|gate| {
            let required = gate.require.iter().map(|one| &one.that);
            gate.filter.iter().chain(required)
        });
        let whens = self.whens.values().flat_map(|when| when.filter.iter());
        let forms = self.forms.values().flat_map(|form| &form.require);
        promises
            .chain(duties)
            .chain(gates)
            .chain(whens)
            .chain(forms)
    }
}
