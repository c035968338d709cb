//! Effects that set each other off for ever.

use std::collections::BTreeMap;

use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::event::EventName;
use crate::problem::ProblemKind;
use crate::rule::{Effect, EffectKind, Record, Step};
use crate::syntax::RuleTable;

/// An event, what follows from it at once, and the rule that says so.
type Edge<'a> = (EventName, &'a RuleTable);

/// How far the search has come with an event.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// What follows from it is being looked at.
    Open,
    /// Nothing that follows from it leads back.
    Closed,
}

/// Reports rules whose unconditional effects lead back to the event that set them off, once for each
/// ring. A condition anywhere in a ring may end it.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    let edges = edges(desk, edition);
    let next =
        |event: &EventName, number: usize| edges.get(event).and_then(|after| after.get(number));
    let mut marks: BTreeMap<&EventName, Mark> = BTreeMap::new();
    for start in edges.keys() {
        if marks.contains_key(start) {
            continue;
        }
        marks.insert(start, Mark::Open);
        // The way to where the search stands: each event with the number of the edge to take next.
        let mut way: Vec<(&EventName, usize)> = vec![(start, 0)];
        while let Some((event, number)) = way.pop() {
            let Some((after, rule)) = next(event, number) else {
                marks.insert(event, Mark::Closed);
                continue;
            };
            way.push((event, number + 1));
            match marks.get(after) {
                Some(Mark::Closed) => {}
                Some(Mark::Open) => {
                    let kind = ProblemKind::EffectRing {
                        rule: rule.id.text.clone(),
                    };
                    desk.findings.report(&rule.id.place, kind);
                }
                None => {
                    marks.insert(after, Mark::Open);
                    way.push((after, 0));
                }
            }
        }
    }
}

fn edges<'a>(desk: &Desk<'a>, edition: &Edition) -> BTreeMap<EventName, Vec<Edge<'a>>> {
    let mut edges: BTreeMap<EventName, Vec<Edge<'a>>> = BTreeMap::new();
    for (id, record) in &edition.records {
        for step in &record.steps {
            let table = desk.names.step(id.as_str(), step.meta.id.as_str());
            let Some(rule) = table.or_else(|| desk.names.rule(Kind::Record, id.as_str())) else {
                continue;
            };
            for start in happenings(record, step) {
                let next = step
                    .then
                    .iter()
                    .flat_map(|effect| outcomes(edition, effect));
                edges
                    .entry(start)
                    .or_default()
                    .extend(next.map(|event| (event, rule)));
            }
        }
    }
    for (id, when) in &edition.whens {
        let Some(rule) = desk
            .names
            .rule(Kind::When, id.as_str())
            .filter(|_| when.filter.is_none())
        else {
            continue;
        };
        for start in &when.on {
            let next = when
                .then
                .iter()
                .flat_map(|effect| outcomes(edition, effect));
            edges
                .entry(start.clone())
                .or_default()
                .extend(next.map(|event| (event, rule)));
        }
    }
    edges
}

/// What happens, beside the effects, when an effect without a condition is carried out.
fn outcomes(edition: &Edition, effect: &Effect) -> Vec<EventName> {
    match &effect.kind {
        _ if effect.condition.is_some() => Vec::new(),
        EffectKind::Open { record, .. } => vec![EventName::Opened(record.clone())],
        EffectKind::Do(step) => {
            let record = edition.records.get(&step.record);
            let taken = record.and_then(|record| Some((record, record.step(step.step.as_str())?)));
            taken.map_or_else(Vec::new, |(record, step)| happenings(record, step))
        }
        EffectKind::Set(_)
        | EffectKind::Send(_)
        | EffectKind::Tell { .. }
        | EffectKind::Apply
        | EffectKind::Print(_) => Vec::new(),
    }
}

/// A step as an event, and the states and the end that it surely leads to.
fn happenings(record: &Record, step: &Step) -> Vec<EventName> {
    let id = &record.meta.id;
    let name = crate::event::StepRef {
        record: id.clone(),
        step: step.meta.id.clone(),
    };
    let mut happenings = vec![EventName::Step(name)];
    let Some(to) = step.arrows.first().map(|arrow| &arrow.to) else {
        return happenings;
    };
    if step.arrows.iter().all(|arrow| arrow.to == *to) {
        happenings.push(EventName::Enters {
            record: id.clone(),
            state: to.clone(),
        });
        if record
            .state(to.as_str())
            .is_some_and(|state| state.is_final)
        {
            happenings.push(EventName::Closed(id.clone()));
        }
    }
    happenings
}
