//! What a book says that is checked but not acted on yet.
//!
//! The language is wider than what `decide` carries out. A book may say all of it, but whoever takes the
//! book into use must be told which of its rules nobody will keep an eye on: a rule that does nothing
//! in silence is a broken promise.

use handbook::article::Source;
use handbook::rule::{
    CountsAt, Duty, EffectKind, Field, FieldType, Figure, ForEach, Gate, GateBefore, Grant,
    ListRule, Measured, Meta, Promise, PromiseTime, Record, Role, RoleScope, Step,
};
use handbook::{Edition, Id};

/// One thing that a book says and that isn't acted on.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Beyond {
    /// Where it stands.
    pub source: Source,
    /// The kind of rule.
    pub kind: &'static str,
    /// Its id.
    pub id: Id,
    /// The key, or none where nothing of the rule is acted on.
    pub key: Option<&'static str>,
}

/// Everything of the kind in the order of the book; empty for a book that runs whole.
#[must_use]
pub fn beyond(edition: &Edition) -> Vec<Beyond> {
    let mut found = Found(Vec::new());
    let e = edition;
    found.whole("approval", e.approvals.values().map(|rule| &rule.meta));
    found.whole("channel", e.channels.values().map(|rule| &rule.meta));
    found.whole("survey", e.surveys.values().map(|rule| &rule.meta));
    found.whole("report", e.reports.values().map(|rule| &rule.meta));
    found.whole("course", e.courses.values().map(|rule| &rule.meta));
    found.whole("price", e.prices.values().map(|rule| &rule.meta));
    found.whole("keep", e.keeps.values().map(|rule| &rule.meta));
    e.lists.values().for_each(|rule| found.list(rule));
    e.roles.values().for_each(|rule| found.role(rule));
    e.records.values().for_each(|rule| found.record(rule));
    e.promises.values().for_each(|rule| found.promise(rule));
    e.duties.values().for_each(|rule| found.duty(rule));
    e.gates.values().for_each(|rule| found.gate(rule));
    e.grants.values().for_each(|rule| found.grant(rule));
    for rule in e.whens.values() {
        found.key("when", &rule.meta, "for_each", rule.for_each.is_some());
        let effects = rule.then.iter().any(|effect| is_idle(&effect.kind));
        found.key("when", &rule.meta, "then", effects);
    }
    for rule in e.forms.values() {
        found.key(
            "form",
            &rule.meta,
            "fields",
            rule.fields.iter().any(is_only_typed),
        );
        found.key("form", &rule.meta, "repeats", rule.repeats);
        found.key("form", &rule.meta, "print", !rule.print.is_empty());
    }
    for rule in e.measures.values() {
        // Shares and counts of promises and records are shown; everything else is only checked.
        let of = matches!(
            rule.of,
            Measured::Promises | Measured::Promise(_) | Measured::Record(_)
        );
        let figure = matches!(rule.figure, Figure::Share | Figure::Count);
        found.key("measure", &rule.meta, "of", !of);
        found.key("measure", &rule.meta, "figure", !figure);
        found.key("measure", &rule.meta, "min_group", rule.min_group.is_some());
        found.key("measure", &rule.meta, "watch", rule.watch.is_some());
        found.key("measure", &rule.meta, "beside", !rule.beside.is_empty());
    }
    for rule in e.templates.values() {
        found.key("template", &rule.meta, "file", rule.file.is_some());
        found.key("template", &rule.meta, "attach", !rule.attach.is_empty());
        found.key("template", &rule.meta, "purpose", rule.purpose.is_some());
    }
    let mut found = found.0;
    found.sort();
    found
}

struct Found(Vec<Beyond>);

impl Found {
    fn whole<'e>(&mut self, kind: &'static str, rules: impl Iterator<Item = &'e Meta>) {
        rules.for_each(|meta| self.push(kind, meta, None));
    }

    fn key(&mut self, kind: &'static str, meta: &Meta, key: &'static str, says: bool) {
        if says {
            self.push(kind, meta, Some(key));
        }
    }

    fn push(&mut self, kind: &'static str, meta: &Meta, key: Option<&'static str>) {
        self.0.push(Beyond {
            source: meta.source.clone(),
            kind,
            id: meta.id.clone(),
            key,
        });
    }

    fn list(&mut self, rule: &ListRule) {
        self.key("list", &rule.meta, "suggest_if", rule.suggest_if.is_some());
        self.key("list", &rule.meta, "edited_by", !rule.edited_by.is_empty());
        self.key("list", &rule.meta, "counted", rule.counted);
    }

    fn role(&mut self, rule: &Role) {
        let scope = matches!(rule.scope, RoleScope::Place | RoleScope::Record(_));
        self.key("role", &rule.meta, "scope", scope);
        self.key("role", &rule.meta, "max_load", rule.max_load.is_some());
        self.key("role", &rule.meta, "needs", !rule.needs.is_empty());
        self.key("role", &rule.meta, "among", !rule.among.is_empty());
        self.key("role", &rule.meta, "cover", rule.cover.is_some());
        self.key("role", &rule.meta, "offer", rule.offer);
    }

    fn record(&mut self, rule: &Record) {
        use handbook::rule::Facet::{Conversation, Files};
        let others = rule
            .has
            .iter()
            .any(|facet| !matches!(facet, Conversation | Files));
        self.key("record", &rule.meta, "has", others);
        self.key(
            "record",
            &rule.meta,
            "fields",
            rule.fields.iter().any(is_only_typed),
        );
        self.key("record", &rule.meta, "in", rule.parent.is_some());
        self.key("record", &rule.meta, "about", !rule.about.is_empty());
        self.key("record", &rule.meta, "lines", !rule.lines.is_empty());
        self.key(
            "record",
            &rule.meta,
            "if_changed",
            rule.if_changed.is_some(),
        );
        self.key("record", &rule.meta, "unique", !rule.unique.is_empty());
        self.key("record", &rule.meta, "no_delete", rule.no_delete);
        rule.steps.iter().for_each(|step| self.step(step));
    }

    fn step(&mut self, step: &Step) {
        self.key("step", &step.meta, "proof", step.proof.is_some());
        self.key("step", &step.meta, "on_version", step.on_version);
        let effects = step.then.iter().any(|effect| is_idle(&effect.kind));
        self.key("step", &step.meta, "then", effects);
    }

    fn promise(&mut self, rule: &Promise) {
        self.key("promise", &rule.meta, "for_each", rule.for_each.is_some());
        for terms in &rule.variants {
            let due = matches!(terms.time, PromiseTime::DueBefore(_));
            self.key("promise", &rule.meta, "due", due);
            self.key(
                "promise",
                &rule.meta,
                "not_before",
                terms.not_before.is_some(),
            );
            self.key("promise", &rule.meta, "unless", terms.unless.is_some());
            self.key(
                "promise",
                &rule.meta,
                "counts_at",
                terms.counts_at != CountsAt::Happened,
            );
            self.key(
                "promise",
                &rule.meta,
                "pause_on",
                !terms.pause_on.is_empty(),
            );
            self.key(
                "promise",
                &rule.meta,
                "pause_limit",
                terms.pause_limit.is_some(),
            );
            self.key(
                "promise",
                &rule.meta,
                "decide_within",
                terms.decide_within.is_some(),
            );
            self.key("promise", &rule.meta, "repeat", terms.repeat.is_some());
            self.key("promise", &rule.meta, "stages", !terms.stages.is_empty());
            self.key("promise", &rule.meta, "extend", terms.extend.is_some());
            let opens = terms.alerts.iter().any(|alert| alert.open.is_some());
            self.key("promise", &rule.meta, "alert", opens);
        }
        self.once();
    }

    fn duty(&mut self, rule: &Duty) {
        let subject = !matches!(
            rule.for_each,
            ForEach::Company | ForEach::Client | ForEach::Record(_)
        );
        self.key("duty", &rule.meta, "for_each", subject);
        self.key("duty", &rule.meta, "opens", rule.opens.is_some());
        self.key("duty", &rule.meta, "batch", rule.batch);
        self.key("duty", &rule.meta, "shared", rule.shared);
        for terms in &rule.variants {
            self.key("duty", &rule.meta, "kept_if", terms.kept_if.is_some());
            self.key(
                "duty",
                &rule.meta,
                "counts_at",
                terms.counts_at != CountsAt::Happened,
            );
            self.key("duty", &rule.meta, "at_least", terms.at_least != 1);
            self.key("duty", &rule.meta, "apart", terms.apart.is_some());
            self.key("duty", &rule.meta, "distinct_days", terms.distinct_days);
            self.key("duty", &rule.meta, "window", terms.window.is_some());
            self.key(
                "duty",
                &rule.meta,
                "record_within",
                terms.record_within.is_some(),
            );
        }
        self.once();
    }

    fn gate(&mut self, rule: &Gate) {
        let acts = |act: &GateBefore| {
            !matches!(
                act,
                GateBefore::Step(_) | GateBefore::Open(_) | GateBefore::MessageSent
            )
        };
        self.key("gate", &rule.meta, "before", rule.before.iter().any(acts));
        self.key("gate", &rule.meta, "during", !rule.during.is_empty());
        self.key("gate", &rule.meta, "waive", !rule.waive.is_empty());
    }

    fn grant(&mut self, rule: &Grant) {
        self.key("access", &rule.meta, "export", !rule.export.is_empty());
        self.key("access", &rule.meta, "where", rule.filter.is_some());
        self.key("access", &rule.meta, "purpose", rule.purpose.is_some());
        self.key("access", &rule.meta, "mask", !rule.mask.is_empty());
        self.key("access", &rule.meta, "log", rule.log);
    }

    /// Drops what several variants of one rule say alike.
    fn once(&mut self) {
        self.0.sort();
        self.0.dedup();
    }
}

/// Whether a field is no more than a line of text yet.
fn is_only_typed(field: &Field) -> bool {
    let typed = matches!(
        field.kind,
        FieldType::Decimal
            | FieldType::Percent
            | FieldType::Duration
            | FieldType::Place
            | FieldType::Item
            | FieldType::Rows(_)
            | FieldType::Sign
            | FieldType::Article
    );
    let bounded = field.min.is_some() || field.max.is_some() || field.locked.is_some();
    typed || bounded || !field.by.is_empty()
}

/// Whether an effect isn't carried out.
fn is_idle(effect: &EffectKind) -> bool {
    match effect {
        EffectKind::Apply | EffectKind::Print(_) => true,
        EffectKind::Open { for_each, .. } => for_each.is_some(),
        _ => false,
    }
}
