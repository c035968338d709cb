//! Promises and duties that can't be kept, that those who owe them may not keep, or that wait for others.

use std::collections::BTreeSet;

use super::bounds::{Budget, PROMISES_MAX, TooMuch};
use super::evidence::{after, doers, happens, is_opening, record_of, steps_of};
use super::finding::{Block, Certainty, Finding, Move, NeverKept};
use super::index::Cause;
use super::model::{Opener, PromiseModel};
use super::people::{Sort, meet};
use super::reading::Reading;
use super::rounds::{Studies, Study};
use super::routes::{Routes, told};
use super::states::why_never_taken;
use crate::Id;
use crate::event::{EventName, StepRef};

/// Judges every promise and duty. Returns the findings, and how many weren't judged because [`PROMISES_MAX`] was spent.
pub(super) fn judge(reading: &Reading<'_>, studies: &Studies<'_>) -> (Vec<Finding>, usize) {
    let mut budget = Budget::new(PROMISES_MAX);
    let mut findings = Vec::new();
    let mut left = 0;
    for promise in &reading.model.promises {
        let question = Question {
            reading,
            studies,
            promise,
        };
        match question.finding(&mut budget) {
            Ok(finding) => findings.extend(finding),
            Err(TooMuch) => left += 1,
        }
    }
    (findings, left)
}

/// One promise, and what it is judged with.
#[derive(Clone, Copy)]
pub(super) struct Question<'a, 'm> {
    pub(super) reading: &'a Reading<'m>,
    pub(super) studies: &'a Studies<'m>,
    pub(super) promise: &'a PromiseModel,
}

impl<'a> Question<'a, '_> {
    /// The first of what is wrong, in this order: it never opens, it can't be kept, its owers may not, it waits for others.
    fn finding(self, budget: &mut Budget) -> Result<Option<Finding>, TooMuch> {
        let mut openers: Vec<Option<&EventName>> = Vec::new();
        match &self.promise.opener {
            Opener::Events(events) => {
                for event in events {
                    if self.can_open(event, budget)? {
                        openers.push(Some(event));
                    }
                }
            }
            Opener::Recurring(_) => openers.push(None),
        }
        if openers.is_empty() {
            return Ok(Some(Finding::NeverOwed {
                owed: self.promise.owed.clone(),
            }));
        }
        for opener in &openers {
            if !self.promise.kept_by.is_empty() && !self.can_be_kept(*opener, budget)? {
                return Ok(Some(Finding::NeverKept(self.never_kept(*opener, budget)?)));
            }
        }
        if let Some(finding) = self.owers_may_not() {
            return Ok(Some(finding));
        }
        for opener in openers {
            if let Some(held) = self.held(opener, budget)? {
                return Ok(Some(Finding::HeldWithoutClock(held)));
            }
        }
        Ok(None)
    }

    /// Whether an opener can happen at all. Walks the ways of one record.
    fn can_open(self, event: &EventName, budget: &mut Budget) -> Result<bool, TooMuch> {
        if !self.studies.world.can_happen(self.reading, event) {
            return Ok(false);
        }
        let study = record_of(event).and_then(|record| self.studies.of_record(record));
        let Some(study) = study else {
            return Ok(true);
        };
        budget.walk(study.graph.ways.len())?;
        Ok(after(study, event).is_none_or(|after| !after.is_empty()))
    }

    /// Whether evidence can still come, whatever way the record has taken to the opener. Walks the ways of one record.
    fn can_be_kept(self, opener: Option<&EventName>, budget: &mut Budget) -> Result<bool, TooMuch> {
        let own = self.own(opener);
        for event in &self.promise.kept_by {
            if !self.studies.world.can_happen(self.reading, event) {
                continue;
            }
            if matches!(event, EventName::Discarded(_)) {
                return Ok(true);
            }
            let here = own.as_ref().filter(|(study, _)| {
                record_of(event) == Some(study.record)
                    || (matches!(event, EventName::Filed(_)) && self.is_filed_only_in(event, study))
            });
            let Some((study, after)) = here else {
                return Ok(true);
            };
            budget.walk(2 * study.graph.ways.len())?;
            let routes = Routes::of(&study.graph, after.iter().copied(), |_| true);
            let mut ways = study.graph.ways.iter();
            if ways.any(|way| routes.length(way.from).is_some() && happens(study, way, event)) {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// The record that a promise is about, with where it may be when the promise opens; none where evidence may be of
    /// another one.
    fn own(self, opener: Option<&EventName>) -> Option<(&'a Study<'a>, BTreeSet<usize>)> {
        let opener = opener?;
        let record = record_of(opener)?;
        let causes = self.reading.index.opens.get(record);
        // A child of the same type may prove it too.
        let opens_own = causes.into_iter().flatten().any(|cause| match cause {
            Cause::Step(of, _) => *of == record,
            Cause::Trigger(_) => true,
        });
        let study = self.studies.of_record(record).filter(|_| !opens_own)?;
        Some((study, after(study, opener)?))
    }

    /// Whether only steps of this record file the form.
    fn is_filed_only_in(self, event: &EventName, study: &Study<'_>) -> bool {
        let EventName::Filed(form) = event else {
            return false;
        };
        let index = &self.reading.index;
        let forms = &self.reading.model.forms;
        let is_alone = forms.get(form).is_some_and(|rule| !rule.by.is_empty());
        let mut filing = index.filing.get(form).into_iter().flatten();
        let is_here = filing.all(|(record, _)| *record == study.record);
        is_here && !is_alone && !index.granting.contains_key(form)
    }

    fn never_kept(
        self,
        opener: Option<&EventName>,
        budget: &mut Budget,
    ) -> Result<NeverKept, TooMuch> {
        let path = match opener {
            Some(opener) => self.way_to(opener, budget)?,
            None => Vec::new(),
        };
        Ok(NeverKept {
            owed: self.promise.owed.clone(),
            opener: opener.cloned(),
            path,
            held: self.steps_held(budget)?,
        })
    }

    /// The shortest way to an event.
    fn way_to(self, event: &EventName, budget: &mut Budget) -> Result<Vec<Move>, TooMuch> {
        let study = record_of(event).and_then(|record| self.studies.of_record(record));
        let Some(study) = study else {
            return Ok(Vec::new());
        };
        budget.walk(study.graph.ways.len())?;
        let starts = study.graph.starts.iter().map(|(start, _)| *start);
        let routes = Routes::of(&study.graph, starts, |_| true);
        let ways = study.graph.ways.iter();
        let ways = ways.filter(|way| happens(study, way, event));
        let reached = ways.filter_map(|way| Some((routes.length(way.from)?, way)));
        let last = reached
            .filter(|_| !is_opening(study, event))
            .min_by_key(|(length, _)| *length);
        let (start, ways) = match last {
            None => (study.graph.starts.first().map(|(start, _)| *start), vec![]),
            Some((_, last)) => {
                let (start, mut ways) = routes.to(last.from);
                ways.push(*last);
                (Some(start), ways)
            }
        };
        Ok(told(&study.machine, study.rule, &study.graph, start, &ways))
    }

    /// Steps that would be evidence, and what holds them back.
    fn steps_held(self, budget: &mut Budget) -> Result<Vec<(StepRef, Vec<Block>)>, TooMuch> {
        let mut held = Vec::new();
        for event in &self.promise.kept_by {
            let records = match event {
                EventName::Filed(form) => {
                    let filing = self.reading.index.filing.get(form);
                    let filing = filing.into_iter().flatten();
                    filing.map(|(record, _)| *record).collect()
                }
                event => record_of(event).into_iter().collect::<BTreeSet<_>>(),
            };
            for study in records
                .iter()
                .filter_map(|record| self.studies.of_record(record))
            {
                let arrows = study.machine.deeds.iter().map(|deed| deed.arrows.len());
                budget.walk(arrows.sum())?;
                for (number, step) in steps_of(study, event) {
                    let blocks = if study.done.contains(&number) {
                        vec![Block::Unreached(from(study, number))]
                    } else {
                        why_never_taken(study, number)
                    };
                    let step = StepRef {
                        record: study.record.clone(),
                        step: step.clone(),
                    };
                    held.push((step, blocks));
                }
            }
        }
        Ok(held)
    }

    /// Whether nobody who owes it may do any of what keeps it.
    fn owers_may_not(self) -> Option<Finding> {
        let owers = &self.promise.by;
        if owers.is_empty() || self.promise.kept_by.is_empty() {
            return None;
        }
        let (mut meets, mut is_on_side) = (false, false);
        for event in &self.promise.kept_by {
            for (record, doer) in doers(self.reading, event)? {
                let people = self.reading.people(&record);
                let (these, those) = (people.all_sorts(owers), people.sorts(&doer));
                let whole = |sorts: &BTreeSet<Sort>| sorts.iter().map(Sort::whole_side).collect();
                meets |= meet(&these, &those);
                is_on_side |= meet(&whole(&these), &whole(&those));
            }
        }
        (!meets).then(|| Finding::OwersMayNot {
            owed: self.promise.owed.clone(),
            owers: owers.clone(),
            evidence: self.promise.kept_by.clone(),
            certainty: if is_on_side {
                Certainty::Possible
            } else {
                Certainty::Certain
            },
        })
    }
}

fn from(study: &Study<'_>, deed: usize) -> Vec<Id> {
    let arrows = study.machine.deeds.get(deed).map(|deed| &deed.arrows);
    let states = arrows.into_iter().flat_map(|arrows| arrows.keys());
    states
        .filter_map(|state| super::states::name(study, *state).cloned())
        .collect()
}
