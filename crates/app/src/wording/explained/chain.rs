//! The chain around a rule: what opens it and who does that, what follows, and what must hold before.

use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::rule::{EffectKind, GateBefore, Meta, PaperOf};

use super::sheet::Sheet;
use crate::wording::Wording;

impl Wording {
    /// How something comes to happen: the event, and who does it or which rules bring it about.
    pub(super) fn cause(&self, event: &EventName) -> String {
        let happening = self.happening(event);
        let who = match event {
            EventName::Opened(record) => self.openers(record),
            EventName::Step(step) => self.takers(step),
            EventName::Filed(form) => self.filers(form),
            _ => Vec::new(),
        };
        let who = who.join(&self.say("list-semicolon"));
        match who.is_empty() {
            true => happening,
            false => self.say_with(
                "chain-cause",
                &[("what", happening.into()), ("who", who.into())],
            ),
        }
    }

    /// The rules that an event sets off, a line each.
    pub(super) fn consequences(&self, event: &EventName) -> Vec<String> {
        let index = &self.edition.index;
        let promise = |id: &Id| self.edition.promises.get(id).map(|rule| &rule.meta);
        let duty = |id: &Id| self.edition.duties.get(id).map(|rule| &rule.meta);
        let when = |id: &Id| self.edition.whens.get(id).map(|rule| &rule.meta);
        let mut lines = self.consequence(
            event,
            "chain-opens",
            "promise",
            index.opens.get(event),
            promise,
        );
        lines.extend(self.consequence(
            event,
            "chain-keeps",
            "promise",
            index.keeps.get(event),
            promise,
        ));
        lines.extend(self.consequence(
            event,
            "chain-voids",
            "promise",
            index.voids.get(event),
            promise,
        ));
        lines.extend(self.consequence(event, "chain-does", "duty", index.does.get(event), duty));
        lines.extend(self.consequence(
            event,
            "chain-triggers",
            "when",
            index.triggers.get(event),
            when,
        ));
        lines
    }

    /// The gates and approvals before an act, a line each.
    pub(super) fn guards(&self, before: &GateBefore) -> Vec<String> {
        let gates = self.edition.index.guards.get(before).into_iter().flatten();
        let gates = gates.filter_map(|gate| self.edition.gates.get(gate));
        let gates = gates.map(|gate| {
            let facts = [
                ("act", self.act(before).into()),
                ("rule", self.rule_named("gate", &gate.meta).into()),
                ("reason", self.label(&gate.otherwise).into()),
            ];
            let key = match gate.otherwise.own.is_empty() {
                true => "chain-gate-bare",
                false => "chain-gate",
            };
            self.say_with(key, &facts)
        });
        let approvals = self.edition.approvals.values();
        let approvals = approvals.filter(|approval| approval.before.contains(before));
        let approvals = approvals.map(|approval| {
            let facts = [
                ("act", self.act(before).into()),
                ("rule", self.rule_named("approval", &approval.meta).into()),
            ];
            self.say_with("chain-approval", &facts)
        });
        gates.chain(approvals).collect()
    }

    /// The acts by which an event comes about, as gates name them.
    pub(super) fn acts_of(event: &EventName) -> Option<GateBefore> {
        match event {
            EventName::Step(step) => Some(GateBefore::Step(step.clone())),
            EventName::Opened(record) => Some(GateBefore::Open(record.clone())),
            EventName::MessageSent => Some(GateBefore::MessageSent),
            EventName::Issued(report) => Some(GateBefore::Issue(report.clone())),
            EventName::Survey { rule, .. } => Some(GateBefore::Survey(rule.clone())),
            _ => None,
        }
    }

    fn consequence<'a>(
        &'a self,
        event: &EventName,
        key: &str,
        kind: &str,
        ids: Option<&'a Vec<Id>>,
        meta: impl Fn(&Id) -> Option<&'a Meta>,
    ) -> Vec<String> {
        let metas = ids.into_iter().flatten().filter_map(meta);
        let rules = self.list(metas.map(|meta| self.rule_named(kind, meta)));
        if rules.is_empty() {
            return Vec::new();
        }
        let facts = [
            ("event", self.happening(event).into()),
            ("rules", rules.into()),
        ];
        vec![self.say_with(key, &facts)]
    }

    fn openers(&self, record: &Id) -> Vec<String> {
        let mut who = Vec::new();
        if let Some(rule) = self.record_rule(record)
            && !rule.opened_by.is_empty()
        {
            let actors = self.actors(&rule.opened_by, Some(record));
            who.push(self.say_with("chain-by", &[("who", actors.into())]));
        }
        let steps = self.edition.records.values().flat_map(|rule| &rule.steps);
        let steps = steps.filter(|step| step.then.iter().any(|effect| opens(&effect.kind, record)));
        who.extend(steps.map(|step| self.by_itself("chain-after-step", &step.meta)));
        let whens = self.edition.whens.values();
        let whens = whens.filter(|rule| rule.then.iter().any(|effect| opens(&effect.kind, record)));
        who.extend(whens.map(|rule| self.by_itself("chain-by-when", &rule.meta)));
        let duties = self.edition.duties.values();
        let duties = duties.filter(|rule| rule.opens.as_ref() == Some(record));
        who.extend(duties.map(|rule| self.by_itself("chain-by-duty", &rule.meta)));
        who
    }

    fn takers(&self, step: &StepRef) -> Vec<String> {
        let Some(rule) = self.edition.step(step) else {
            return Vec::new();
        };
        let actors = self.actors(&rule.by, Some(&step.record));
        let facts = [("who", actors.into())];
        vec![self.say_with("chain-by", &facts)]
    }

    fn filers(&self, form: &Id) -> Vec<String> {
        let mut who = Vec::new();
        if let Some(rule) = self.edition.forms.get(form)
            && !rule.by.is_empty()
        {
            let actors = self.actors(&rule.by, rule.of.as_ref());
            who.push(self.say_with("chain-by", &[("who", actors.into())]));
        }
        let steps = self.edition.records.values().flat_map(|rule| &rule.steps);
        let steps = steps.filter(|step| step.form.as_ref() == Some(form));
        who.extend(steps.map(|step| self.by_itself("chain-with-step", &step.meta)));
        who
    }

    fn by_itself(&self, key: &str, meta: &Meta) -> String {
        self.say_with(key, &[("name", self.label(&meta.name).into())])
    }
}

impl Sheet<'_> {
    /// What opens a rule.
    pub(super) fn causes(&mut self, events: &[EventName]) {
        let words = self.words;
        self.lines("cause", events.iter().map(|event| words.cause(event)));
    }

    /// What events lead to, and the gates and approvals before them.
    pub(super) fn follows<'e>(&mut self, events: impl IntoIterator<Item = &'e EventName>) {
        let words = self.words;
        let lines: Vec<String> = events
            .into_iter()
            .flat_map(|event| words.consequences(event))
            .collect();
        self.lines("follows", lines);
    }

    /// What holds an act back.
    pub(super) fn held_back(&mut self, before: &GateBefore) {
        let lines = self.words.guards(before);
        self.lines("held", lines);
    }

    /// Which papers of dossiers and measures a thing is counted in.
    pub(super) fn dossiers(&mut self, is_meant: impl Fn(&PaperOf) -> bool) {
        let words = self.words;
        let keeps = words.edition.keeps.values();
        let keeps = keeps.filter(|keep| keep.papers.iter().any(|paper| is_meant(&paper.of)));
        let rules = words.list(keeps.map(|keep| words.rule_named("keep", &keep.meta)));
        if !rules.is_empty() {
            self.say("follows", "chain-filed-in", &[("rules", rules.into())]);
        }
    }
}

fn opens(kind: &EffectKind, record: &Id) -> bool {
    matches!(kind, EffectKind::Open { record: opened, .. } if opened == record)
}
