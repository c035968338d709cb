//! What the engine found, as findings with the places of the book.

use super::way::Names;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::event::StepRef;
use crate::liveness::finding::{
    Act, Block, Certainty, Coincidence, DeadEnd, Finding, Guarded, HeldWithoutClock, Link,
    NeverKept, Thing, Trap, Unreachable,
};
use crate::liveness::model::Owed;
use crate::problem::ProblemKind;
use crate::syntax::line::{flow_line, label_line};
use crate::syntax::{Node, Place, Tree};
use crate::{Id, Lang};

/// Reports a finding. What only follows from another one, and what other checks report with better places, is left out.
pub(super) fn tell(desk: &Desk<'_>, edition: &Edition, finding: &Finding) {
    let telling = Telling {
        names: Names { desk, edition },
        desk,
        edition,
    };
    telling.finding(finding);
}

struct Telling<'a> {
    names: Names<'a>,
    desk: &'a Desk<'a>,
    edition: &'a Edition,
}

impl Telling<'_> {
    fn finding(&self, finding: &Finding) {
        match finding {
            Finding::UnreachableState {
                record,
                state,
                why: Unreachable::HeldBack(held),
            } => self.report(
                &self.state_place(record, state),
                ProblemKind::GatedState {
                    record: self.record(record),
                    state: self.names.state(record, state),
                    because: self.names.held(record, held),
                },
            ),
            Finding::DeadEnd(dead_end) => self.dead_end(dead_end),
            Finding::StepNeverTaken { step, blocks } => self.idle_step(step, blocks),
            Finding::NobodyGrants {
                approval,
                actor: Some(actor),
            } => self.nobody_grants(approval, &self.names.actor(actor)),
            Finding::TooFewGrant {
                approval,
                needed,
                there,
                certainty: Certainty::Certain,
            } => self.nobody_grants(approval, &format!("{there} < {needed}")),
            Finding::OwnApproval {
                approval,
                certainty: Certainty::Certain,
                ..
            } => self.own_approval(approval),
            Finding::AllShutOut {
                acts,
                certainty,
                coincidences,
            } => self.all_shut_out(acts, *certainty, coincidences),
            Finding::Ring { links } => self.ring(links),
            Finding::NeverKept(never) => self.never_kept(never),
            Finding::HeldWithoutClock(held) => self.held_without_clock(held),
            // Plain arrows, openers and forms have checks of their own, and what may or may not be isn't told.
            Finding::NeverOpened { .. }
            | Finding::UnreachableState { .. }
            | Finding::NobodyGrants { .. }
            | Finding::TooFewGrant { .. }
            | Finding::OwnApproval { .. }
            | Finding::NeverOwed { .. }
            | Finding::OwersMayNot { .. } => {}
        }
    }

    fn dead_end(&self, dead_end: &DeadEnd) {
        let because = match &dead_end.trap {
            // A state that no step leaves is reported as such.
            Trap::NoStep => return,
            Trap::HeldBack { held } => self.names.held(&dead_end.record, held),
            // Where nothing is held back on the spot, the steps are told that lead on and never to the end.
            Trap::Circles { open, held } if held.is_empty() => {
                let step = |step| self.names.step_of(&dead_end.record, step);
                self.names.joined(open.iter().map(step))
            }
            Trap::Circles { held, .. } => self.names.held(&dead_end.record, held),
        };
        // Where it hangs on an answer that can't be read, it may never come to pass.
        if dead_end.certainty == Certainty::Possible {
            return;
        }
        let kind = ProblemKind::DeadEnd {
            record: self.record(&dead_end.record),
            state: self.names.state(&dead_end.record, &dead_end.state),
            path: self.names.way(&dead_end.record, &dead_end.path),
            because,
        };
        self.report(&self.state_place(&dead_end.record, &dead_end.state), kind);
    }

    fn idle_step(&self, step: &StepRef, blocks: &[Block]) {
        let follows = blocks
            .iter()
            .all(|block| matches!(block, Block::Unreached(_)));
        // Everybody shut out is a finding of its own.
        if follows || blocks.contains(&Block::ShutOut) {
            return;
        }
        let kind = ProblemKind::IdleStep {
            record: self.record(&step.record),
            step: self.names.step_of(&step.record, &step.step),
            because: self.names.blocks(&step.record, blocks),
        };
        self.report(&self.step_place(step), kind);
    }

    fn nobody_grants(&self, approval: &Id, role: &str) {
        let kind = ProblemKind::ApprovalNobody {
            approval: self.names.approval(approval),
            role: role.to_owned(),
        };
        self.report(&self.approval_place(approval, "by"), kind);
    }

    fn own_approval(&self, approval: &Id) {
        let own = self.own_id(approval);
        let by = self
            .edition
            .approvals
            .get(&own)
            .and_then(|rule| rule.variants.first());
        let kind = ProblemKind::ApprovesOwn {
            approval: self.names.approval(approval),
            who: by.map_or_else(String::new, |terms| self.names.actors(&terms.by)),
        };
        self.report(&self.approval_place(approval, "by"), kind);
    }

    fn all_shut_out(&self, acts: &[Guarded], certainty: Certainty, coincidences: &[Coincidence]) {
        let places: Vec<Place> = acts.iter().map(|act| self.guarded_place(act)).collect();
        let names = acts.iter().map(|act| match act {
            Guarded::Step(step) => self.names.step(step),
            Guarded::Approval { approval, .. } => self.names.approval(approval),
        });
        let step = self.names.joined(names);
        let Some((place, others)) = places.split_first() else {
            return;
        };
        let same = |one: &Coincidence| {
            let (excluded, performer) = (
                self.names.actor(&one.excluded),
                self.names.actor(&one.performer),
            );
            if excluded == performer {
                excluded
            } else {
                format!("{excluded} = {performer}")
            }
        };
        let who: Vec<String> = coincidences.iter().map(same).collect();
        let who = who.join(", ");
        let kind = match certainty {
            Certainty::Certain => ProblemKind::AllExcluded { step, who },
            Certainty::Possible => ProblemKind::MayExcludeAll { step, who },
        };
        self.desk.findings.report_among(place, others, kind);
    }

    fn guarded_place(&self, act: &Guarded) -> Place {
        match act {
            Guarded::Step(step) => self.step_place(step),
            Guarded::Approval { approval, .. } => self.approval_place(approval, "not_by"),
        }
    }

    fn ring(&self, links: &[Link]) {
        let is_of_approvals = |link: &&Link| {
            matches!(link.thing, Thing::Approval(_))
                || matches!(link.through, Some(Block::Approval(_)))
        };
        let approvals: Vec<&Id> = links
            .iter()
            .filter(is_of_approvals)
            .filter_map(|link| match (&link.thing, &link.through) {
                (Thing::Approval(approval), _) | (_, Some(Block::Approval(approval))) => {
                    Some(approval)
                }
                _ => None,
            })
            .collect();
        let Some(first) = approvals.first() else {
            return;
        };
        let thing = |link: &Link| match &link.thing {
            Thing::Step(step) => self.names.step(step),
            Thing::State { record, state } => self.names.state(record, state),
            Thing::Approval(approval) => self.names.approval(approval),
        };
        let things: Vec<String> = links.iter().map(thing).collect();
        let kind = ProblemKind::ApprovalRing {
            approvals: things.join(" \u{2192} "),
        };
        self.report(&self.approval_place(first, "before"), kind);
    }

    /// Evidence that can't happen at all is reported where it is looked for by name; here it is the way that is blocked.
    fn never_kept(&self, never: &NeverKept) {
        if never.held.is_empty() {
            return;
        }
        let (place, promise) = self.owed(&never.owed);
        self.report(&place, ProblemKind::NeverKept { promise });
    }

    fn held_without_clock(&self, held: &HeldWithoutClock) {
        let (place, promise) = self.owed(&held.owed);
        let by = self.names.holds(&held.by);
        let step = held
            .path
            .last()
            .map_or_else(String::new, |last| match &last.act {
                Act::Step(step) => step.to_string(),
                _ => String::new(),
            });
        self.report(&place, ProblemKind::HeldWithoutClock { promise, step, by });
    }

    fn owed(&self, owed: &Owed) -> (Place, String) {
        let (kind, id, meta) = match owed {
            Owed::Promise(id) => {
                let meta = self.edition.promises.get(id).map(|rule| &rule.meta);
                (Kind::Promise, id, meta)
            }
            Owed::Duty(id) => (
                Kind::Duty,
                id,
                self.edition.duties.get(id).map(|rule| &rule.meta),
            ),
        };
        let rule = self.desk.names.rule(kind, id.as_str());
        let place = rule.map_or_else(nowhere, |rule| rule.id.place.clone());
        (
            place,
            meta.map_or_else(|| id.to_string(), |meta| self.desk.shown(meta)),
        )
    }

    fn record(&self, record: &Id) -> String {
        let rule = self.edition.records.get(record);
        rule.map_or_else(|| record.to_string(), |rule| self.desk.shown(&rule.meta))
    }

    /// Where a state stands in the list of its record.
    fn state_place(&self, record: &Id, state: &Id) -> Place {
        let lines = self.lines(record, "states");
        let lang = self.desk.lang;
        let mut words = lines
            .iter()
            .filter_map(Node::text)
            .map(|word| label_line(word, lang).id);
        let word = words.find(|word| *state == *word.text);
        word.map_or_else(|| self.record_place(record), |word| word.place)
    }

    /// Where a step stands: its own table, or its line.
    fn step_place(&self, step: &StepRef) -> Place {
        if let Some(rule) = self
            .desk
            .names
            .step(step.record.as_str(), step.step.as_str())
        {
            return rule.id.place.clone();
        }
        let lang: Lang = self.desk.lang;
        let lines = self.lines(&step.record, "flow");
        let mut words = lines
            .iter()
            .filter_map(Node::text)
            .filter_map(|word| flow_line(word, lang));
        let line = words.find(|line| step.step == *line.name.id.text);
        line.map_or_else(
            || self.record_place(&step.record),
            |line| line.name.id.place,
        )
    }

    fn approval_place(&self, approval: &Id, key: &str) -> Place {
        let own = self.own_id(approval);
        let Some(rule) = self.desk.names.rule(Kind::Approval, own.as_str()) else {
            return nowhere();
        };
        rule.table
            .get(key)
            .map_or_else(|| rule.id.place.clone(), |node| node.place.clone())
    }

    /// The id of the rule whose variant it is.
    fn own_id(&self, approval: &Id) -> Id {
        Id::new(approval.as_str().split('.').next().unwrap_or_default())
    }

    fn record_place(&self, record: &Id) -> Place {
        let rule = self.desk.names.rule(Kind::Record, record.as_str());
        rule.map_or_else(nowhere, |rule| rule.id.place.clone())
    }

    fn lines(&self, record: &Id, key: &str) -> &[Node] {
        let rule = self.desk.names.rule(Kind::Record, record.as_str());
        match rule
            .and_then(|rule| rule.table.get(key))
            .map(|node| &node.value)
        {
            Some(Tree::List(nodes)) => nodes,
            _ => &[],
        }
    }

    fn report(&self, place: &Place, kind: ProblemKind) {
        self.desk.findings.report(place, kind);
    }
}

/// A place for what has none: the beginning of the book. No rule that was read lacks one.
fn nowhere() -> Place {
    Place {
        file: 0,
        span: 0..0,
    }
}
