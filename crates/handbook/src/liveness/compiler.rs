//! From a condition to a guard: what is known at compile time becomes a constant.

use super::condition::{Condition, DEPTH_MAX, Truth, is_only};
use super::finding::Mark;
use super::guard::Guard;
use super::model::RecordModel;
use super::numbering::Numbering;
use super::people::meet;
use super::reading::Reading;
use super::world::World;
use crate::Id;
use crate::event::StepRef;
use crate::rule::Actor;

/// When conditions are asked, and how much is told apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Moment {
    /// Before the record is there.
    Opening,
    /// While it runs, with its marks.
    Running,
    /// While it runs, its marks being there or not.
    StatesOnly,
}

/// Makes guards of one record's conditions.
pub(super) struct Compiler<'a> {
    pub(super) reading: &'a Reading<'a>,
    pub(super) world: &'a World,
    pub(super) record: &'a Id,
    pub(super) rule: &'a RecordModel,
    /// The marks that have bits, in the order of the bits.
    pub(super) marks: &'a [Mark],
    pub(super) moment: Moment,
}

/// Who acts when a condition is asked.
#[derive(Clone, Copy)]
pub(super) enum Acting<'a> {
    /// One of these.
    People(&'a [Actor]),
    /// Anybody: it may also follow from something that whoever did.
    Whoever,
}

impl Compiler<'_> {
    /// The guard of a condition. Linear in its parts.
    pub(super) fn guard(&self, condition: &Condition, acting: Acting<'_>) -> Guard {
        self.at_depth(condition, acting, DEPTH_MAX)
    }

    /// The bit of a mark; none if it has none.
    pub(super) fn bit(&self, mark: &Mark) -> u64 {
        let at = self.marks.iter().position(|known| known == mark);
        at.and_then(|at| u32::try_from(at).ok())
            .and_then(|at| 1_u64.checked_shl(at))
            .unwrap_or(0)
    }

    /// The bits of fields being set.
    pub(super) fn set_bits(&self, fields: &[Id]) -> u64 {
        let bits = fields
            .iter()
            .map(|field| self.bit(&Mark::Set(field.clone())));
        bits.fold(0, |all, bit| all | bit)
    }

    fn at_depth(&self, condition: &Condition, acting: Acting<'_>, depth: usize) -> Guard {
        let Some(depth) = depth.checked_sub(1) else {
            return Guard::MAYBE;
        };
        let parts = |parts: &[Condition]| {
            let parts = parts.iter();
            parts
                .map(|part| self.at_depth(part, acting, depth))
                .collect()
        };
        match condition {
            Condition::Always => Guard::YES,
            Condition::Never => Guard::NO,
            Condition::Unknown => Guard::MAYBE,
            Condition::Done(step) => self.done(step),
            Condition::StateIs(states) => self.state(states),
            Condition::Filed(form) => self.mark(Mark::Filed(form.clone())),
            Condition::Has(field) => self.has(field),
            Condition::Holds(role) => Guard::Is(self.holds(role, acting)),
            Condition::ChildIn { record, states } => Guard::all(vec![
                self.mark(Mark::Opened(record.clone())),
                Guard::Is(self.world.one_in(self.reading.model, record, states)),
            ]),
            Condition::ClientHas { record, states } => {
                Guard::Is(self.world.some_in(self.reading.model, record, states))
            }
            Condition::Not(inner) => Guard::not(self.at_depth(inner, acting, depth)),
            Condition::All(all) => Guard::all(parts(all)),
            Condition::Any(any) => Guard::any(parts(any)),
        }
    }

    fn done(&self, step: &StepRef) -> Guard {
        if step.record != *self.record {
            return Guard::NO;
        }
        match self.moment {
            Moment::StatesOnly if !self.world.is_taken(step) => Guard::NO,
            _ => self.mark(Mark::Done(step.step.clone())),
        }
    }

    fn state(&self, states: &[Id]) -> Guard {
        if self.moment == Moment::Opening {
            return Guard::MAYBE;
        }
        let number = |state: &Id| self.numbering()?.states.get(state).copied();
        let mut numbers: Vec<u16> = states.iter().filter_map(number).collect();
        numbers.sort_unstable();
        numbers.dedup();
        if numbers.is_empty() {
            Guard::NO
        } else {
            Guard::State(numbers)
        }
    }

    fn has(&self, field: &Id) -> Guard {
        let is_typed = |fields: &[Id]| fields.contains(field);
        match self.moment {
            Moment::Opening if is_typed(&self.rule.filled) => Guard::YES,
            Moment::Opening if is_typed(&self.rule.fillable) => Guard::MAYBE,
            _ => self.mark(Mark::Set(field.clone())),
        }
    }

    fn mark(&self, mark: Mark) -> Guard {
        let settled = self.numbering().and_then(|known| known.settled.get(&mark));
        if let Some(truth) = settled {
            return Guard::Is(*truth);
        }
        match self.moment {
            Moment::Opening => Guard::NO,
            Moment::StatesOnly => Guard::MAYBE,
            Moment::Running => match self.bit(&mark) {
                0 => Guard::MAYBE,
                bit => Guard::Mark(bit),
            },
        }
    }

    fn numbering(&self) -> Option<&Numbering> {
        self.reading.numberings.get(self.record)
    }

    fn holds(&self, role: &Id, acting: Acting<'_>) -> Truth {
        let people = self.reading.people(self.record);
        if !people.can_be_held(role) {
            return Truth::No;
        }
        match acting {
            Acting::Whoever => Truth::Maybe,
            Acting::People(actors) if is_only(actors, role) => Truth::Yes,
            Acting::People(actors) => {
                // One person may hold two roles, but nobody is on both sides.
                let sides = |actors: &[Actor]| {
                    let sorts = people.all_sorts(actors);
                    sorts.iter().map(super::people::Sort::whole_side).collect()
                };
                let holders = [Actor::Role(role.clone())];
                let may = meet(&sides(actors), &sides(&holders));
                if may { Truth::Maybe } else { Truth::No }
            }
        }
    }
}
