//! Where clocks of a record begin and what keeps them, and which gates stand before its steps.

use crate::event::{EventName, StepRef};
use crate::rule::{Gate, GateBefore, Promise, Record, Step};
use crate::{Edition, Id};

/// A promise that the record's steps or states begin or keep.
#[derive(Clone, Debug)]
pub struct Clock<'a> {
    /// Its number in the drawing, from 1 on.
    pub number: usize,
    /// The promise.
    pub promise: &'a Promise,
    /// What begins it.
    pub begins: Vec<Anchor<'a>>,
    /// What keeps it.
    pub kept: Vec<Anchor<'a>>,
}

/// A gate of the record.
#[derive(Clone, Debug)]
pub struct GateMark<'a> {
    /// The gate.
    pub gate: &'a Gate,
    /// What it stands before.
    pub before: Vec<Anchor<'a>>,
}

/// What a clock or a gate hangs on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Anchor<'a> {
    /// The opening of the record.
    Opening,
    /// A step.
    Step(&'a Id),
    /// A state that is entered.
    State(&'a Id),
}

/// The clocks of a record, numbered in the order of the book.
pub(super) fn clocks<'a>(edition: &'a Edition, record: &'a Record) -> Vec<Clock<'a>> {
    let mut clocks: Vec<Clock<'a>> = edition
        .promises
        .values()
        .map(|promise| Clock {
            number: 0,
            promise,
            begins: anchors(record, &promise.on),
            kept: anchors(
                record,
                promise.variants.iter().flat_map(|terms| &terms.kept_by),
            ),
        })
        .filter(|clock| !clock.begins.is_empty() || !clock.kept.is_empty())
        .collect();
    clocks.sort_by_key(|clock| (&clock.promise.meta.source, first_step(record, clock)));
    for (number, clock) in (1..).zip(&mut clocks) {
        clock.number = number;
    }
    clocks
}

/// Promises of one article come in the order of the steps that keep them.
fn first_step(record: &Record, clock: &Clock<'_>) -> Option<usize> {
    let is_kept_by = |step: &Step| clock.kept.contains(&Anchor::Step(&step.meta.id));
    record.steps.iter().position(is_kept_by)
}

/// The gates of a record, in the order of the book.
pub(super) fn gates<'a>(edition: &'a Edition, record: &'a Record) -> Vec<GateMark<'a>> {
    let mut gates: Vec<GateMark<'a>> = edition
        .gates
        .values()
        .map(|gate| GateMark {
            gate,
            before: gate
                .before
                .iter()
                .filter_map(|before| match before {
                    GateBefore::Step(step) => own_step(record, step),
                    GateBefore::Open(opened) if *opened == record.meta.id => Some(Anchor::Opening),
                    _ => None,
                })
                .collect(),
        })
        .filter(|mark| !mark.before.is_empty())
        .collect();
    gates.sort_by_key(|mark| &mark.gate.meta.source);
    gates
}

/// What of the record the events happen to, each once.
fn anchors<'a>(
    record: &'a Record,
    events: impl IntoIterator<Item = &'a EventName>,
) -> Vec<Anchor<'a>> {
    let mut anchors: Vec<Anchor<'a>> = Vec::new();
    let own = &record.meta.id;
    for event in events {
        match event {
            EventName::Opened(opened) if opened == own => anchors.push(Anchor::Opening),
            EventName::Closed(closed) if closed == own => {
                let finals = record.states.iter().filter(|state| state.is_final);
                anchors.extend(finals.map(|state| Anchor::State(&state.id)));
            }
            EventName::Step(step) => anchors.extend(own_step(record, step)),
            EventName::Enters { record, state } if record == own => {
                anchors.push(Anchor::State(state));
            }
            _ => {}
        }
    }
    let mut known = Vec::with_capacity(anchors.len());
    for anchor in anchors {
        if !known.contains(&anchor) {
            known.push(anchor);
        }
    }
    known
}

fn own_step<'a>(record: &Record, step: &'a StepRef) -> Option<Anchor<'a>> {
    (step.record == record.meta.id).then_some(Anchor::Step(&step.step))
}
