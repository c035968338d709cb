//! The same questions, answered by going through every configuration of one record, slowly.
//!
//! Nothing is shared with the engine but the model: marks are words in a set, all of them are kept, and sets grow until
//! they don't.

use std::collections::{BTreeMap, BTreeSet};

use handbook::event::EventName;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::Mark;
use handbook::liveness::model::{ApprovalModel, Model, RecordModel, StepModel};

/// A state, and everything that was left behind.
pub(crate) type Place = (String, BTreeSet<String>);

/// A way: what was done in words, where it leads, and whether unread conditions matter.
pub(crate) struct Leap {
    pub(crate) act: String,
    pub(crate) to: Place,
    pub(crate) sure: bool,
}

pub(crate) struct Oracle<'m> {
    model: &'m Model,
    name: String,
    record: &'m RecordModel,
}

pub(crate) fn word(mark: &Mark) -> String {
    match mark {
        Mark::Done(step) => format!("done {step}"),
        Mark::Filed(form) => format!("filed {form}"),
        Mark::Set(field) => format!("set {field}"),
        Mark::Opened(record) => format!("opened {record}"),
    }
}

impl<'m> Oracle<'m> {
    pub(crate) fn of(model: &'m Model) -> Self {
        let (name, record) = model.records.first_key_value().unwrap();
        Self {
            model,
            name: name.to_string(),
            record,
        }
    }

    pub(crate) fn starts(&self) -> BTreeSet<Place> {
        let sure: BTreeSet<String> = self
            .record
            .filled
            .iter()
            .map(|field| format!("set {field}"))
            .collect();
        let free: Vec<String> = self
            .record
            .fillable
            .iter()
            .map(|field| format!("set {field}"))
            .collect();
        with_any(&sure, &free)
            .into_iter()
            .map(|marks| (self.record.states[0].to_string(), marks))
            .collect()
    }

    /// All that can be done in a place.
    pub(crate) fn leaps(&self, place: &Place) -> Vec<Leap> {
        let mut leaps = Vec::new();
        for step in &self.record.steps {
            let arrow = step
                .arrows
                .iter()
                .find(|(from, _)| *from == place.0.as_str());
            let Some((_, to)) = arrow else { continue };
            let gates: Vec<(bool, bool)> = step
                .gates
                .iter()
                .map(|gate| self.values(&gate.require, place))
                .collect();
            let approvals: Vec<(String, &ApprovalModel)> = self.approvals(step);
            let granted: Vec<(bool, bool)> = approvals
                .iter()
                .map(|(_, approval)| {
                    let (applies, not) = self.values(&approval.applies, place);
                    let (mut yes, mut no) = (true, false);
                    for gate in &approval.gates {
                        let (can, cannot) = self.values(&gate.require, place);
                        yes &= can;
                        no |= cannot;
                    }
                    (not || yes, applies && no)
                })
                .collect();
            let can = |all: &[(bool, bool)]| all.iter().all(|(yes, _)| *yes);
            let must = |all: &[(bool, bool)]| all.iter().all(|(_, no)| !*no);
            if can(&gates) && can(&granted) {
                let mut marks = place.1.clone();
                marks.insert(format!("done {}", step.step));
                marks.extend(step.form.iter().map(|form| format!("filed {form}")));
                marks.extend(step.fills.iter().map(|field| format!("set {field}")));
                let free: Vec<String> = step
                    .may_fill
                    .iter()
                    .map(|field| format!("set {field}"))
                    .collect();
                for marks in with_any(&marks, &free) {
                    leaps.push(Leap {
                        act: step.step.to_string(),
                        to: (to.to_string(), marks),
                        sure: must(&gates) && must(&granted),
                    });
                }
            }
            for (id, approval) in approvals {
                let (applies, not) = self.values(&approval.applies, place);
                if let Some(back) = &approval.back_to
                    && can(&gates)
                    && applies
                {
                    leaps.push(Leap {
                        act: format!("{} refused by {id}", step.step),
                        to: (back.to_string(), place.1.clone()),
                        sure: must(&gates) && !not,
                    });
                }
            }
        }
        for form in self.model.forms.keys() {
            let mut marks = place.1.clone();
            marks.insert(format!("filed {form}"));
            leaps.push(Leap {
                act: format!("file {form}"),
                to: (place.0.clone(), marks),
                sure: true,
            });
        }
        leaps
    }

    /// How many leaps lead to each place that some lead to, or the sure ones alone.
    pub(crate) fn distances(&self, from: BTreeSet<Place>, sure: bool) -> BTreeMap<Place, usize> {
        let mut distances: BTreeMap<Place, usize> = BTreeMap::new();
        let mut layer = from;
        for distance in 0.. {
            layer.retain(|place| !distances.contains_key(place));
            if layer.is_empty() {
                break;
            }
            distances.extend(layer.iter().map(|place| (place.clone(), distance)));
            layer = layer
                .iter()
                .flat_map(|place| self.leaps(place))
                .filter(|leap| leap.sure || !sure)
                .map(|leap| leap.to)
                .collect();
        }
        distances
    }

    pub(crate) fn is_final(&self, place: &Place) -> bool {
        self.record
            .finals
            .iter()
            .any(|state| *state == place.0.as_str())
    }

    /// The places from which no final state can be reached.
    pub(crate) fn dead(&self, places: &BTreeSet<Place>) -> BTreeSet<Place> {
        let mut alive: BTreeSet<Place> = places
            .iter()
            .filter(|place| self.is_final(place))
            .cloned()
            .collect();
        loop {
            let more: Vec<Place> = places
                .iter()
                .filter(|place| !alive.contains(*place))
                .filter(|place| {
                    self.leaps(place)
                        .iter()
                        .any(|leap| alive.contains(&leap.to))
                })
                .cloned()
                .collect();
            if more.is_empty() {
                return places.difference(&alive).cloned().collect();
            }
            alive.extend(more);
        }
    }

    /// Whether a leap from a place is an event of the record.
    pub(crate) fn is_event(&self, from: &Place, leap: &Leap, event: &EventName) -> bool {
        match event {
            EventName::Step(step) => leap.act == step.step.as_str(),
            EventName::Enters { state, .. } => *state == leap.to.0.as_str() && from.0 != leap.to.0,
            EventName::Closed(_) => self.is_final(&leap.to) && !self.is_final(from),
            _ => false,
        }
    }

    /// The places right after an event.
    pub(crate) fn after(&self, event: &EventName) -> BTreeSet<Place> {
        if matches!(event, EventName::Opened(_)) {
            return self.starts();
        }
        let all = self.distances(self.starts(), false);
        let mut after = BTreeSet::new();
        for place in all.keys() {
            let leaps = self.leaps(place).into_iter();
            let leaps = leaps.filter(|leap| self.is_event(place, leap, event));
            after.extend(leaps.map(|leap| leap.to));
        }
        after
    }

    /// Whether an event can come after some places, by acts that may be done.
    pub(crate) fn can_follow(
        &self,
        from: BTreeSet<Place>,
        event: &EventName,
        may: impl Fn(&str) -> bool,
    ) -> bool {
        let mut seen: BTreeSet<Place> = BTreeSet::new();
        let mut left: Vec<Place> = from.into_iter().collect();
        while let Some(place) = left.pop() {
            if !seen.insert(place.clone()) {
                continue;
            }
            for leap in self.leaps(&place) {
                if !may(&leap.act) {
                    continue;
                }
                if self.is_event(&place, &leap, event) {
                    return true;
                }
                left.push(leap.to);
            }
        }
        false
    }

    fn approvals(&self, step: &StepModel) -> Vec<(String, &'m ApprovalModel)> {
        let approvals = self.model.approvals.iter();
        approvals
            .filter(|(_, approval)| {
                let mut before = approval.before.iter();
                before.any(|name| name.step == step.step)
            })
            .map(|(id, approval)| (id.to_string(), approval))
            .collect()
    }

    /// Whether a condition can be true in a place, and whether it can be false.
    fn values(&self, condition: &Condition, place: &Place) -> (bool, bool) {
        let known = |is: bool| (is, !is);
        let has = |word: String| known(place.1.contains(&word));
        match condition {
            Condition::Always => (true, false),
            Condition::Never => (false, true),
            Condition::Unknown => (true, true),
            Condition::Done(step) => {
                if step.record == self.name.as_str() {
                    has(format!("done {}", step.step))
                } else {
                    (false, true)
                }
            }
            Condition::StateIs(states) => {
                known(states.iter().any(|state| *state == place.0.as_str()))
            }
            Condition::Filed(form) => has(format!("filed {form}")),
            Condition::Has(field) => has(format!("set {field}")),
            Condition::Not(inner) => {
                let (yes, no) = self.values(inner, place);
                (no, yes)
            }
            Condition::All(parts) => {
                let values: Vec<_> = parts.iter().map(|part| self.values(part, place)).collect();
                (
                    values.iter().all(|(yes, _)| *yes),
                    values.iter().any(|(_, no)| *no),
                )
            }
            Condition::Any(parts) => {
                let values: Vec<_> = parts.iter().map(|part| self.values(part, place)).collect();
                (
                    values.iter().any(|(yes, _)| *yes),
                    values.iter().all(|(_, no)| *no),
                )
            }
            other => panic!("the oracle knows one record only: {other:?}"),
        }
    }
}

/// A set of words with each part of some more.
fn with_any(words: &BTreeSet<String>, more: &[String]) -> Vec<BTreeSet<String>> {
    let mut all = vec![words.clone()];
    for word in more {
        let longer: Vec<BTreeSet<String>> = all
            .iter()
            .map(|words| words.iter().cloned().chain([word.clone()]).collect())
            .collect();
        all.extend(longer);
    }
    all
}
