//! Who can act at all: each step's people and each approval's, judged once, before any search.

use std::collections::{BTreeMap, BTreeSet};

use super::exclusion::{Asking, Shut, shut_out};
use super::finding::{Block, Certainty, Finding, Guarded};
use super::index::Index;
use super::model::{ApprovalModel, Grants, Model};
use super::people::People;
use crate::Id;
use crate::event::StepRef;
use crate::rule::Actor;

/// What people can't do, and what was found about them. A step that something does by itself needs nobody.
#[derive(Default)]
pub(super) struct Casting {
    /// Steps that no person can take, and why.
    pub(super) barred: BTreeMap<StepRef, Block>,
    /// Approvals that can't be granted for a step.
    pub(super) refused: BTreeSet<(Id, StepRef)>,
    pub(super) findings: Vec<Finding>,
}

impl Casting {
    /// Judges every step and every approval. The cost grows with the actors that they name.
    pub(super) fn of(model: &Model, index: &Index<'_>) -> Self {
        let mut casting = Self::default();
        for (record, rule) in &model.records {
            let people = People {
                model,
                index,
                record,
            };
            for step in &rule.steps {
                let name = StepRef {
                    record: record.clone(),
                    step: step.step.clone(),
                };
                let performers = existing(people, &step.performers());
                if performers.is_empty() {
                    casting.barred.insert(name, Block::Nobody);
                    continue;
                }
                let shut = shut_out(people, &performers, &step.not_by, Asking::Nobody);
                if shut == Shut::Certain {
                    casting.barred.insert(name.clone(), Block::ShutOut);
                }
                if !people.is_driven(step) {
                    casting.shut(Guarded::Step(name), shut);
                }
            }
        }
        for (id, approval) in &model.approvals {
            casting.approval(model, index, id, approval);
        }
        casting
    }

    fn approval(&mut self, model: &Model, index: &Index<'_>, id: &Id, approval: &ApprovalModel) {
        let mut missing = BTreeSet::new();
        for name in &approval.before {
            let people = People {
                model,
                index,
                record: &name.record,
            };
            let step = model
                .records
                .get(&name.record)
                .and_then(|record| record.step(&name.step));
            let Some(step) = step else { continue };
            let there = existing(people, &approval.by);
            let absent = approval.by.iter().find(|actor| !people.exists(actor));
            let is_missing = match approval.grants {
                Grants::Each => there.is_empty() || absent.is_some(),
                Grants::AtLeast(_) => there.is_empty(),
            };
            if is_missing {
                self.refused.insert((id.clone(), name.clone()));
                missing.insert(absent.cloned());
                continue;
            }
            if let Grants::AtLeast(needed) = approval.grants {
                self.enough(people, id, name, &there, needed);
            }
            let asking = step.performers();
            for stage in stages(approval, &there) {
                self.stage(people, id, name, approval, &stage, &asking);
            }
        }
        let findings = missing.into_iter().map(|actor| Finding::NobodyGrants {
            approval: id.clone(),
            actor,
        });
        self.findings.extend(findings);
    }

    /// One group of people of whom somebody must grant.
    fn stage(
        &mut self,
        people: People<'_>,
        id: &Id,
        name: &StepRef,
        approval: &ApprovalModel,
        stage: &[Actor],
        asking: &[Actor],
    ) {
        let asking = Asking::OneOf(asking);
        let shut = shut_out(people, stage, &approval.not_by, asking);
        if shut == Shut::Certain {
            self.refused.insert((id.clone(), name.clone()));
        }
        let by_others = approval
            .not_by
            .iter()
            .filter(|actor| **actor != Actor::ActingPerson);
        let by_others: Vec<Actor> = by_others.cloned().collect();
        let others = shut_out(people, stage, &by_others, asking);
        if others != Shut::Open {
            let approval = id.clone();
            let step = name.clone();
            self.shut(Guarded::Approval { approval, step }, others);
            return;
        }
        // Even where the book lets people approve their own wishes, a yes that nobody else can give says nothing.
        let alone = [by_others, vec![Actor::ActingPerson]].concat();
        let (certainty, coincidences) = match shut_out(people, stage, &alone, asking) {
            Shut::Open => return,
            Shut::Possible(coincidences) => (Certainty::Possible, coincidences),
            Shut::Certain => (Certainty::Certain, Vec::new()),
        };
        self.findings.push(Finding::OwnApproval {
            approval: id.clone(),
            step: name.clone(),
            certainty,
            coincidences,
        });
    }

    /// Whether there are as many as an approval needs.
    fn enough(
        &mut self,
        people: People<'_>,
        id: &Id,
        name: &StepRef,
        there: &[Actor],
        needed: u32,
    ) {
        let mut roles: Vec<&Actor> = there.iter().collect();
        roles.sort();
        roles.dedup();
        let (mut least, mut most) = (0_u32, Some(0_u32));
        for actor in roles {
            let (few, many) = count(people, actor);
            least = least.saturating_add(few);
            most = most.zip(many).map(|(sum, many)| sum.saturating_add(many));
        }
        let certainty = match most {
            Some(most) if most < needed => Certainty::Certain,
            _ if least < needed => Certainty::Possible,
            _ => return,
        };
        if certainty == Certainty::Certain {
            self.refused.insert((id.clone(), name.clone()));
        }
        let there = match certainty {
            Certainty::Certain => most.unwrap_or(least),
            Certainty::Possible => least,
        };
        let finding = Finding::TooFewGrant {
            approval: id.clone(),
            needed,
            there,
            certainty,
        };
        if !self.findings.contains(&finding) {
            self.findings.push(finding);
        }
    }

    /// Adds an act that people may be shut out of, to others of its record for which the same people must coincide.
    fn shut(&mut self, act: Guarded, shut: Shut) {
        let (certainty, coincidences) = match shut {
            Shut::Open => return,
            Shut::Possible(coincidences) => (Certainty::Possible, coincidences),
            Shut::Certain => (Certainty::Certain, Vec::new()),
        };
        for finding in &mut self.findings {
            if let Finding::AllShutOut {
                acts,
                certainty: Certainty::Possible,
                coincidences: same,
            } = finding
                && *same == coincidences
                && acts.iter().all(|other| record_of(other) == record_of(&act))
            {
                acts.push(act);
                return;
            }
        }
        self.findings.push(Finding::AllShutOut {
            acts: vec![act],
            certainty,
            coincidences,
        });
    }
}

fn record_of(act: &Guarded) -> &Id {
    match act {
        Guarded::Step(step) | Guarded::Approval { step, .. } => &step.record,
    }
}

/// The groups of which one person each must say yes. Of several together, who is who isn't worked out.
fn stages(approval: &ApprovalModel, there: &[Actor]) -> Vec<Vec<Actor>> {
    match approval.grants {
        Grants::Each => there.iter().map(|actor| vec![actor.clone()]).collect(),
        Grants::AtLeast(1) => vec![there.to_vec()],
        Grants::AtLeast(_) => Vec::new(),
    }
}

fn existing(people: People<'_>, actors: &[Actor]) -> Vec<Actor> {
    let actors = actors.iter().filter(|actor| people.exists(actor));
    actors.cloned().collect()
}

/// How many people an actor means at least and at most.
fn count(people: People<'_>, actor: &Actor) -> (u32, Option<u32>) {
    match actor {
        Actor::Role(role) => match people.model.roles.get(role) {
            // Whoever stands in does so one for all: how many they are isn't said here.
            Some(rule) if rule.stand_in.is_some() => (rule.count_least.max(1), None),
            Some(rule) => (rule.count_least.max(1), rule.count_most),
            None => (1, None),
        },
        // Where a whole company isn't enough, no book can help.
        Actor::Anyone => (u32::MAX, None),
        Actor::Client | Actor::Field(_) => (1, None),
        _ => (1, Some(1)),
    }
}
