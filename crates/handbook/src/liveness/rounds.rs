//! Record by record, until none learns anything new of the others.
//!
//! What records can reach is the least that agrees with itself: at first no record is anywhere, and a condition on others
//! holds only if they can come to be so. In any real company things happen one after the other, so whatever happens is
//! found; and records that wait for one another in a ring are found to wait for ever.

use std::collections::{BTreeMap, BTreeSet};

use super::bounds::{
    BOOK_MAX, Budget, Effort, MARKS_MAX, RECORD_MAX, REST_MAX, ROUNDS_MAX, TooMuch,
};
use super::compiler::Moment;
use super::finding::{Act, Extent, Others};
use super::graph::{Graph, explore};
use super::machine::{Machine, Making};
use super::model::RecordModel;
use super::reading::Reading;
use super::whys::Whys;
use super::world::World;
use crate::Id;

/// What was found of one record.
pub(super) struct Study<'m> {
    pub(super) record: &'m Id,
    pub(super) rule: &'m RecordModel,
    pub(super) machine: Machine,
    pub(super) graph: Graph,
    pub(super) moment: Moment,
    /// The numbers of the states that it can be in.
    pub(super) reached: BTreeSet<u16>,
    /// The numbers of the deeds that can be done.
    pub(super) done: BTreeSet<usize>,
    /// Why others can't, once the rounds are over.
    pub(super) whys: Whys,
}

/// What was found of all of them.
pub(super) struct Studies<'m> {
    pub(super) world: World,
    /// None of a record that was skipped.
    pub(super) studies: BTreeMap<&'m Id, Option<Study<'m>>>,
    pub(super) others: Others,
    pub(super) effort: Effort,
}

impl<'m> Studies<'m> {
    /// Searches every record, again whenever what it asks of others has changed. At most [`ROUNDS_MAX`] rounds and
    /// [`BOOK_MAX`] altogether; beyond it, each record once, with others taken to be anywhere.
    pub(super) fn of(reading: &Reading<'m>) -> Self {
        let mut rounds = Rounds {
            reading,
            studies: Self {
                world: World::default(),
                studies: BTreeMap::new(),
                others: Others::Known,
                effort: Effort::default(),
            },
            moments: BTreeMap::new(),
            budget: Budget::new(BOOK_MAX),
        };
        if rounds.settle() == Others::Assumed {
            rounds.alone();
        }
        rounds.studies.effort = rounds.budget.spent;
        let mut studies = rounds.studies;
        for study in studies.studies.values_mut().flatten() {
            study.whys = Whys::of(study);
        }
        studies
    }

    pub(super) fn of_record(&self, record: &Id) -> Option<&Study<'m>> {
        self.studies.get(record)?.as_ref()
    }
}

impl Study<'_> {
    /// How far the record was looked into.
    pub(super) fn extent(&self) -> Extent {
        let configurations = self.graph.configurations.len();
        match self.moment {
            Moment::StatesOnly => Extent::StatesOnly { configurations },
            _ => Extent::Whole { configurations },
        }
    }
}

/// Whether a round found anything.
#[derive(PartialEq, Eq)]
enum News {
    None,
    Some,
}

struct Rounds<'r, 'm> {
    reading: &'r Reading<'m>,
    studies: Studies<'m>,
    /// How each record is looked at; none if it is skipped.
    moments: BTreeMap<&'m Id, Option<Moment>>,
    budget: Budget,
}

impl<'m> Rounds<'_, 'm> {
    fn settle(&mut self) -> Others {
        for _ in 0..ROUNDS_MAX {
            match self.round() {
                Ok(News::None) => return Others::Known,
                Ok(News::Some) => {}
                Err(TooMuch) => break,
            }
        }
        Others::Assumed
    }

    fn round(&mut self) -> Result<News, TooMuch> {
        let mut news = News::None;
        for (record, rule) in &self.reading.model.records {
            let known = self.studies.studies.get(record);
            if matches!(known, Some(None)) {
                continue;
            }
            if let Some(Some(study)) = known {
                self.budget.spend(cost(self.reading, record))?;
                if self.machine(record, rule, study.moment) == study.machine {
                    continue;
                }
            }
            let study = self.study(record, rule);
            self.budget.walk(0)?;
            if self.learn(record, study) {
                news = News::Some;
            }
        }
        Ok(news)
    }

    /// The last resort: each record by itself. What it costs has a bound of its own.
    fn alone(&mut self) {
        self.studies.world = World::everything(self.reading.model);
        self.studies.others = Others::Assumed;
        self.studies.studies.clear();
        self.budget.more(REST_MAX);
        for (record, rule) in &self.reading.model.records {
            let study = self.study(record, rule);
            self.studies.studies.insert(record, study);
        }
    }

    /// Searches a record, if need be by its states only.
    fn study(&mut self, record: &'m Id, rule: &'m RecordModel) -> Option<Study<'m>> {
        let numbering = self.reading.numberings.get(record);
        let fits = numbering.is_none_or(|known| known.varying.len() <= MARKS_MAX);
        let first = if fits {
            Moment::Running
        } else {
            Moment::StatesOnly
        };
        let first = *self.moments.entry(record).or_insert(Some(first));
        for moment in [first, Some(Moment::StatesOnly)] {
            let Some(moment) = moment else { break };
            self.moments.insert(record, Some(moment));
            if self.budget.spend(cost(self.reading, record)).is_err() {
                break;
            }
            let machine = self.machine(record, rule, moment);
            let mut budget = self.budget.part(RECORD_MAX);
            let graph = explore(&machine, machine.begin(), &mut budget);
            self.budget.add(&budget);
            if let Ok(graph) = graph {
                let at = graph.configurations.iter();
                return Some(Study {
                    record,
                    rule,
                    reached: at.map(|at| at.state).collect(),
                    done: graph.ways.iter().map(|way| way.deed).collect(),
                    whys: Whys::default(),
                    machine,
                    graph,
                    moment,
                });
            }
        }
        self.moments.insert(record, None);
        None
    }

    fn learn(&mut self, record: &'m Id, study: Option<Study<'m>>) -> bool {
        let world = &mut self.studies.world;
        let is_news = match &study {
            None => {
                world.assume(self.reading.model, record);
                true
            }
            Some(study) => {
                let states = study.reached.iter();
                let states = states.filter_map(|state| study.rule.states.get(usize::from(*state)));
                let steps = study.done.iter();
                let steps = steps.filter_map(|deed| match &study.machine.deeds.get(*deed)?.act {
                    Act::Step(step) => Some(step.clone()),
                    _ => None,
                });
                world.learn(record, states.cloned().collect(), steps.collect())
            }
        };
        self.studies.studies.insert(record, study);
        is_news
    }

    fn machine(&self, record: &Id, rule: &RecordModel, moment: Moment) -> Machine {
        let making = Making {
            reading: self.reading,
            world: &self.studies.world,
            record,
            rule,
            moment,
            denied: &[],
        };
        making.machine()
    }
}

/// What making a machine of a record costs.
fn cost(reading: &Reading<'_>, record: &Id) -> Effort {
    let numbering = reading.numberings.get(record);
    numbering.map_or_else(Effort::default, |numbering| numbering.cost)
}
