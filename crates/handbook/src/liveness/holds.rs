//! Promises that wait for what others do and no clock runs for.
//!
//! A promise waits for others if no evidence can be reached by deeds in its owers' hands alone; which deeds these are
//! stands in [`super::hands`].

use std::collections::BTreeSet;

use super::bounds::{Budget, RECORD_MAX, TooMuch};
use super::condition::Truth;
use super::evidence::{after, happens, is_event, record_of};
use super::finding::{Act, Block, Certainty, HeldWithoutClock, Hold, Move};
use super::graph::{Way, explore};
use super::index::Cause;
use super::machine::Machine;
use super::model::Opener;
use super::promises::Question;
use super::rounds::Study;
use super::routes::{Routes, told};
use crate::Id;
use crate::event::EventName;
use crate::rule::ForEach;

/// Where a record that evidence comes from may be when the promise opens.
struct Setting {
    begin: BTreeSet<usize>,
    /// Whether it is opened only then or later, so that the way begins with that.
    begins: Begins,
}

#[derive(PartialEq, Eq)]
enum Begins {
    WithOpening,
    AfterOpener,
}

/// A way to evidence, and what holds it.
type Waiting = (Vec<Move>, Vec<Hold>);

impl<'a> Question<'a, '_> {
    /// The shortest way from the opener to evidence, if every way waits for others, and for whom. One search for each
    /// record that evidence comes from, each within [`RECORD_MAX`].
    pub(super) fn held(
        self,
        opener: Option<&EventName>,
        budget: &mut Budget,
    ) -> Result<Option<HeldWithoutClock>, TooMuch> {
        let mut waiting: Vec<Waiting> = Vec::new();
        if self.promise.by.is_empty() {
            return Ok(None);
        }
        for event in &self.promise.kept_by {
            if !self.studies.world.can_happen(self.reading, event) {
                continue;
            }
            let records = match event {
                EventName::Step(_) | EventName::Closed(_) | EventName::Enters { .. } => {
                    record_of(event).into_iter().collect()
                }
                EventName::Filed(form) => match self.filed(form) {
                    Filing::InHand => return Ok(None),
                    Filing::Held(hold) => {
                        waiting.push((Vec::new(), vec![hold]));
                        self.filing(form)
                    }
                    Filing::WithStep => self.filing(form),
                },
                // Whatever else there is comes from outside, or at any time.
                _ => return Ok(None),
            };
            for record in records {
                match self.waiting(opener, record, event, budget)? {
                    None => return Ok(None),
                    Some(way) => waiting.extend(way),
                }
            }
        }
        let shortest = waiting.into_iter().min_by_key(|(path, _)| path.len());
        Ok(shortest
            .filter(|(_, by)| !by.is_empty())
            .map(|(path, by)| HeldWithoutClock {
                owed: self.promise.owed.clone(),
                opener: opener.cloned(),
                path,
                by,
            }))
    }

    /// How evidence of one record waits. None if it needn't; nothing in it if there is none here.
    fn waiting(
        self,
        opener: Option<&EventName>,
        record: &Id,
        event: &EventName,
        budget: &mut Budget,
    ) -> Result<Option<Option<Waiting>>, TooMuch> {
        let Some(study) = self.studies.of_record(record) else {
            return Ok(None);
        };
        // To find where to begin, to make two machines, and to walk to the evidence.
        budget.walk(2 * study.graph.ways.len())?;
        let cost = self.reading.numberings.get(record).map(|known| known.cost);
        budget.spend(cost.unwrap_or_default())?;
        let Some(setting) = self.setting(opener, study) else {
            return Ok(None);
        };
        let strict = self.strict(study);
        let free = self.free(study, &strict);
        let mut part = budget.part(RECORD_MAX);
        let begin = setting.begin.iter().filter_map(|number| {
            let at = study.graph.configurations.get(*number)?;
            Some((*at, Certainty::Possible))
        });
        let graph = explore(&free, begin, &mut part);
        budget.add(&part);
        let graph = graph?;
        let is_evidence = |way: &Way| {
            let states = graph.state(way.from).zip(graph.state(way.to));
            let deed = free.deeds.get(way.deed);
            deed.zip(states)
                .is_some_and(|(deed, states)| is_event(study, deed, states, event))
        };
        if graph.ways.iter().any(is_evidence) {
            return Ok(None);
        }
        let routes = Routes::of(&study.graph, setting.begin.iter().copied(), |_| true);
        let ways = study.graph.ways.iter();
        let ways = ways.filter(|way| happens(study, way, event));
        let reached = ways.filter_map(|way| Some((routes.length(way.from)?, way)));
        let Some((_, last)) = reached.min_by_key(|(length, _)| *length) else {
            return Ok(Some(None));
        };
        let (start, mut ways) = routes.to(last.from);
        ways.push(*last);
        let opened = (setting.begins == Begins::WithOpening).then_some(start);
        let path = told(&study.machine, study.rule, &study.graph, opened, &ways);
        let by = self.holds_on(study, &strict, &ways);
        Ok(Some(Some((path, by))))
    }

    fn setting(self, opener: Option<&EventName>, study: &'a Study<'a>) -> Option<Setting> {
        let record = study.record;
        let starts = study.graph.starts.iter().map(|(start, _)| *start);
        let is_own = opener.and_then(record_of) == Some(record);
        let is_subject = self.promise.opener == Opener::Recurring(ForEach::Record(record.clone()));
        let mut begin: BTreeSet<usize> = BTreeSet::new();
        if is_subject {
            // Its window may begin at any time.
            begin.extend(0..study.graph.configurations.len());
        } else if is_own {
            begin.extend(after(study, opener?)?);
            let causes = self.reading.index.opens.get(record);
            // A child of the same type may prove it too.
            if causes.is_some_and(|causes| causes.iter().any(|cause| is_of(cause, record))) {
                begin.extend(starts);
            }
        } else {
            begin.extend(starts);
        }
        let begins = if is_own || is_subject {
            Begins::AfterOpener
        } else {
            Begins::WithOpening
        };
        Some(Setting { begin, begins })
    }

    /// What a way waits for, each once.
    fn holds_on(self, study: &Study<'_>, strict: &Machine, ways: &[Way]) -> Vec<Hold> {
        let mut budget = Budget::new(RECORD_MAX);
        let mut holds = BTreeSet::new();
        for way in ways {
            let (Some(at), Some(deed)) = (
                study.graph.configurations.get(way.from),
                strict.deeds.get(way.deed),
            ) else {
                continue;
            };
            if self.is_paused(study, at.state) {
                continue;
            }
            if !study
                .graph
                .state(way.to)
                .is_some_and(|to| self.has(study, deed, to))
            {
                holds.extend(self.hold(study, &deed.act));
            }
            for bar in &deed.bars {
                if bar.guard.truth(*at, &mut budget) != Ok(Truth::No) {
                    continue;
                }
                match (&bar.block, &deed.act) {
                    (Block::Approval(id), _) => holds.extend(self.approval(id)),
                    (Block::Gate(gate), Act::Step(step)) => {
                        holds.insert(Hold::Gate {
                            gate: gate.clone(),
                            records: self.records_of(study, step, gate),
                        });
                    }
                    _ => {}
                }
            }
        }
        holds.into_iter().collect()
    }

    /// Who files a form without a step.
    fn filed(self, form: &Id) -> Filing {
        let Some(rule) = self.reading.model.forms.get(form) else {
            return Filing::WithStep;
        };
        let nowhere = Id::new("");
        let people = self.reading.people(rule.of.as_ref().unwrap_or(&nowhere));
        if !people.anybody(&rule.by) {
            return Filing::WithStep;
        }
        let filed = EventName::Filed(form.clone());
        if people.usually_meet(&rule.by, &self.promise.by)
            || self
                .reading
                .index
                .is_timed_beside(&filed, &self.promise.owed)
        {
            return Filing::InHand;
        }
        Filing::Held(Hold::Form {
            form: form.clone(),
            by: rule.by.clone(),
        })
    }

    /// The records of which steps file a form.
    fn filing(self, form: &Id) -> BTreeSet<&'a Id> {
        let filing = self.reading.index.filing.get(form);
        filing
            .into_iter()
            .flatten()
            .map(|(record, _)| *record)
            .collect()
    }
}

/// Who files a form without a step.
enum Filing {
    /// Nobody.
    WithStep,
    /// Owers, or others for whom a clock runs.
    InHand,
    Held(Hold),
}

fn is_of(cause: &Cause<'_>, record: &Id) -> bool {
    match cause {
        Cause::Step(of, _) => *of == record,
        Cause::Trigger(_) => true,
    }
}
