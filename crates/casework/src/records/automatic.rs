//! Steps that follow from something else: they pass state, gates and forms like anyone's.

use handbook::Edition;
use handbook::event::StepRef;
use handbook::rule::{GateBefore, Step};

use super::Record;
use super::choices::wrong_state;
use crate::actors::Scene;
use crate::facts::Happening;
use crate::follow::Happened;
use crate::gates;
use crate::payload::{Fields, Payload};
use crate::refusal::{Reason, ReasonKind, Refusal};
use crate::turn::{About, Turn, step_ref};

impl Turn<'_, '_> {
    /// Takes a step as a consequence. What is refused becomes an event for people to see, never lost.
    pub(crate) fn do_step(&mut self, happened: &Happened, step: &StepRef) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let meant = self.meant(happened, step).cloned().zip(edition.step(step));
        let Some((record, rule)) = meant else {
            let about = About {
                record: happened.record,
                client: happened.client,
                rule: None,
            };
            self.refuse_effect(about, step, &[ReasonKind::NotFound]);
            return Ok(());
        };
        let scene = Scene::of_record(&edition, self.situation, &record, self.actor);
        let mut reasons = wrong_state(&edition, &record, rule);
        let happening = Happening {
            now: self.judged_at,
            ..Happening::plain(scene)
        };
        reasons.extend(gates::closed(&happening, &GateBefore::Step(step.clone())));
        let mut kinds: Vec<ReasonKind> = reasons
            .into_iter()
            .map(|Reason { kind, .. }| kind)
            .collect();
        kinds.extend(unfilled(&edition, &record, rule));
        if kinds.is_empty() {
            // A clock that began before the record was opened still takes its step after that.
            let before = (self.happened_at, self.effective_at);
            self.happened_at = self.happened_at.max(record.stepped_at);
            self.effective_at = self.effective_at.max(record.stepped_at);
            let done = self.move_record(&edition, &record, rule, Fields::new(), None, None);
            (self.happened_at, self.effective_at) = before;
            return done;
        }
        let rule = Some(step_ref(&edition, &record.record_type, rule));
        let about = self.about(record.id, rule);
        self.refuse_effect(about, step, &kinds);
        Ok(())
    }

    /// The record at hand, or the one that it was opened from, whichever has such a step.
    fn meant(&self, happened: &Happened, step: &StepRef) -> Option<&Record> {
        let records = &self.situation.records;
        let record = records.get(&happened.record?)?;
        let parent = record.parent.and_then(|parent| records.get(&parent));
        [Some(record), parent]
            .into_iter()
            .flatten()
            .find(|record| record.record_type == step.record)
    }

    fn refuse_effect(&mut self, about: About, step: &StepRef, kinds: &[ReasonKind]) {
        let reasons = kinds.iter().map(|kind| kind.code().to_owned()).collect();
        let refused = Payload::EffectRefused {
            effect: step.to_string(),
            reasons,
        };
        self.emit(about, refused);
    }
}

/// What only a person could fill in.
fn unfilled(edition: &Edition, record: &Record, step: &Step) -> Vec<ReasonKind> {
    let rule = edition.records.get(&record.record_type);
    let needed = step.needs.iter().filter(|need| {
        let value = record.fields.get(*need);
        !value.is_some_and(|value| value.is_set())
    });
    let needed = needed.filter_map(|need| rule?.field(need.as_str()));
    let form = step.form.as_ref().and_then(|form| edition.forms.get(form));
    let asked = form.into_iter().flat_map(|form| &form.fields);
    let mut missing: Vec<ReasonKind> = needed
        .chain(asked.filter(|field| field.required))
        .map(|field| ReasonKind::Missing {
            field: field.id.clone(),
            name: field.name.clone(),
        })
        .collect();
    if step.note {
        missing.push(ReasonKind::NoteMissing);
    }
    missing
}
