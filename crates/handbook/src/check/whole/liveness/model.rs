//! The rules of a book as the engine of liveness reads them.

use std::collections::{BTreeMap, BTreeSet};

use super::requirement::{condition, required};
use crate::Id;
use crate::edition::Edition;
use crate::event::{ApprovalAnswer, EventName, StepRef};
use crate::liveness::condition::Condition;
use crate::liveness::model::{
    ApprovalModel, ConsequenceModel, EffectKindModel, EffectModel, EffectWhen, FormModel,
    GateModel, Grants, Model, Opener, Owed, PromiseModel, RecordModel, RoleModel, StepModel,
    Trigger,
};
use crate::rule::{
    Alert, Approval, ApprovalHow, ApprovalTerms, Assigned, Effect, EffectKind, Field, GateBefore,
    Record, Step, Subject,
};

/// The model of a book.
pub(super) fn of(edition: &Edition) -> Model {
    Model {
        roles: edition
            .roles
            .iter()
            .map(|(id, role)| (id.clone(), RoleModel::from(role)))
            .collect(),
        records: edition
            .record_order
            .iter()
            .filter_map(|id| Some((id.clone(), record(edition, edition.records.get(id)?))))
            .collect(),
        approvals: approvals(edition),
        forms: forms(edition),
        consequences: consequences(edition),
        promises: promises(edition),
    }
}

fn record(edition: &Edition, record: &Record) -> RecordModel {
    let id = &record.meta.id;
    let (filled, fillable): (Vec<&Field>, Vec<&Field>) =
        record.fields.iter().partition(|field| field.required);
    let ids = |fields: Vec<&Field>| fields.iter().map(|field| field.id.clone()).collect();
    RecordModel {
        of_client: record.of_client,
        owner: record.owner.clone(),
        opened_by: record.opened_by.clone(),
        gates: gates(edition, &GateBefore::Open(id.clone())),
        filled: ids(filled),
        fillable: ids(fillable),
        unsettled: unsettled(edition, record),
        states: record.states.iter().map(|state| state.id.clone()).collect(),
        finals: record
            .states
            .iter()
            .filter(|state| state.is_final)
            .map(|state| state.id.clone())
            .collect(),
        steps: record
            .steps
            .iter()
            .map(|one| step(edition, id, one))
            .collect(),
    }
}

/// Fields that somebody with a grant of editing, or an effect, may fill or empty at any time.
fn unsettled(edition: &Edition, record: &Record) -> Vec<Id> {
    let subject = Subject::Record(record.meta.id.clone());
    if edition
        .grants
        .values()
        .any(|grant| grant.edit.contains(&subject))
    {
        return record.fields.iter().map(|field| field.id.clone()).collect();
    }
    let steps = edition.records.values().flat_map(|record| &record.steps);
    let of_steps = steps.flat_map(|step| &step.then);
    let of_whens = edition.whens.values().flat_map(|when| &when.then);
    let mut fields: BTreeSet<Id> = BTreeSet::new();
    for effect in of_steps.chain(of_whens) {
        if let EffectKind::Set(values) = &effect.kind {
            let may_empty = values
                .iter()
                .filter(|(_, value)| matches!(value, Assigned::Formula(_)));
            fields.extend(may_empty.map(|(field, _)| field.clone()));
        }
    }
    fields.into_iter().collect()
}

fn step(edition: &Edition, record: &Id, step: &Step) -> StepModel {
    let name = StepRef {
        record: record.clone(),
        step: step.meta.id.clone(),
    };
    let arrows = step.arrows.iter();
    StepModel {
        arrows: arrows
            .map(|arrow| (arrow.from.clone(), arrow.to.clone()))
            .collect(),
        by: step.by.clone(),
        recorded_by: step.recorded_by.clone(),
        not_by: step.not_by.clone(),
        gates: gates(edition, &GateBefore::Step(name)),
        form: step.form.clone(),
        fills: step.needs.clone(),
        effects: step.then.iter().filter_map(effect).collect(),
        ..StepModel::new(step.meta.id.clone())
    }
}

/// The gates before an act.
fn gates(edition: &Edition, act: &GateBefore) -> Vec<GateModel> {
    let guarding = edition
        .gates
        .values()
        .filter(|gate| gate.before.contains(act));
    let gate = guarding.map(|gate| {
        let asked: Vec<_> = gate.require.iter().map(|one| &one.that).collect();
        let require = Condition::implies(
            condition(edition, gate.filter.as_ref()),
            required(edition, &asked),
        );
        // Whom a gate may be waived by lets the act pass whatever it says.
        let require = if gate.waive.is_empty() {
            require
        } else {
            Condition::Any(vec![require, Condition::Unknown])
        };
        GateModel {
            gate: gate.meta.id.clone(),
            require,
        }
    });
    gate.collect()
}

fn effect(effect: &Effect) -> Option<EffectModel> {
    let kind = match &effect.kind {
        EffectKind::Open { record, .. } => EffectKindModel::Opens(record.clone()),
        EffectKind::Do(step) => EffectKindModel::Does(step.clone()),
        EffectKind::Set(values) => EffectKindModel::Sets(values.first()?.0.clone()),
        EffectKind::Send(_)
        | EffectKind::Tell { .. }
        | EffectKind::Apply
        | EffectKind::Print(_) => return None,
    };
    let is_for_rows = matches!(
        &effect.kind,
        EffectKind::Open {
            for_each: Some(_),
            ..
        }
    );
    let when = if effect.condition.is_some() || is_for_rows {
        EffectWhen::Sometimes
    } else {
        EffectWhen::Always
    };
    Some(EffectModel { kind, when })
}

/// Approvals, one for each of their variants: those with a `case` carry its number behind the id.
fn approvals(edition: &Edition) -> BTreeMap<Id, ApprovalModel> {
    let mut models = BTreeMap::new();
    for (id, approval) in &edition.approvals {
        for (number, terms) in approval.variants.iter().enumerate() {
            // An approval is one thing to the reader; only its first variant keeps the id alone.
            let id = match number {
                0 => id.clone(),
                _ => Id::new(&format!("{id}.{number}")),
            };
            models.insert(id, approval_terms(edition, approval, terms));
        }
    }
    models
}

fn approval_terms(edition: &Edition, approval: &Approval, terms: &ApprovalTerms) -> ApprovalModel {
    let steps = approval.before.iter().filter_map(|act| match act {
        GateBefore::Step(step) => Some(step.clone()),
        _ => None,
    });
    let granted = EventName::Approval {
        rule: approval.meta.id.clone(),
        answer: ApprovalAnswer::Granted,
    };
    let keeps = |events: &Vec<EventName>| events.contains(&granted);
    let applies = if approval.variants.len() > 1 {
        // Which variant counts hangs on those before it; that is left open.
        Condition::Unknown
    } else {
        condition(edition, approval.filter.as_ref())
    };
    ApprovalModel {
        before: steps.collect(),
        applies,
        by: terms.by.clone(),
        grants: match terms.how {
            ApprovalHow::InTurn | ApprovalHow::AllTogether => Grants::Each,
            ApprovalHow::Any => Grants::AtLeast(1),
            ApprovalHow::AtLeast(least) => Grants::AtLeast(least),
        },
        not_by: terms.not_by.clone(),
        gates: gates(edition, &GateBefore::Grant(approval.meta.id.clone())),
        form: terms.form.clone(),
        back_to: terms.back_to.clone(),
        timed: edition
            .promises
            .values()
            .flat_map(|promise| &promise.variants)
            .any(|terms| keeps(&terms.kept_by)),
    }
}

fn forms(edition: &Edition) -> BTreeMap<Id, FormModel> {
    let alone = edition.forms.iter().filter(|(_, form)| !form.by.is_empty());
    alone
        .map(|(id, form)| {
            let of = form.of.clone();
            let by = form.by.clone();
            (id.clone(), FormModel { of, by })
        })
        .collect()
}

fn consequences(edition: &Edition) -> Vec<ConsequenceModel> {
    let mut models = Vec::new();
    for when in edition.whens.values() {
        let effects = when
            .then
            .iter()
            .filter_map(effect)
            .map(|model| EffectModel {
                when: match &when.filter {
                    Some(_) => EffectWhen::Sometimes,
                    None => model.when,
                },
                ..model
            });
        models.push(ConsequenceModel {
            on: when.on.iter().cloned().map(Trigger::Event).collect(),
            effects: effects.collect(),
        });
    }
    let terms = edition
        .promises
        .values()
        .flat_map(|promise| &promise.variants);
    let of_promises = terms.flat_map(|terms| &terms.alerts);
    let duties = edition.duties.values().flat_map(|duty| &duty.variants);
    let of_duties = duties.flat_map(|terms| &terms.alerts);
    for alert in of_promises.chain(of_duties) {
        models.extend(timed(alert));
    }
    for gate in edition
        .gates
        .values()
        .filter(|gate| !gate.broken.is_empty())
    {
        models.push(ConsequenceModel {
            on: vec![Trigger::Time],
            effects: gate.broken.iter().filter_map(effect).collect(),
        });
    }
    for duty in edition.duties.values() {
        let opens = duty.opens.iter().map(|record| EffectModel {
            kind: EffectKindModel::Opens(record.clone()),
            when: EffectWhen::Always,
        });
        models.push(ConsequenceModel {
            on: vec![Trigger::Time],
            effects: opens.collect(),
        });
    }
    models.retain(|model| !model.effects.is_empty());
    models
}

/// What an alert does when its time comes.
fn timed(alert: &Alert) -> Option<ConsequenceModel> {
    let act = alert
        .act
        .iter()
        .map(|step| EffectKindModel::Does(step.clone()));
    let open = alert
        .open
        .iter()
        .map(|record| EffectKindModel::Opens(record.clone()));
    let effects: Vec<EffectModel> = act
        .chain(open)
        .map(|kind| EffectModel {
            kind,
            when: EffectWhen::Sometimes,
        })
        .collect();
    (!effects.is_empty()).then(|| ConsequenceModel {
        on: vec![Trigger::Time],
        effects,
    })
}

fn promises(edition: &Edition) -> Vec<PromiseModel> {
    let mut models = Vec::new();
    for (id, promise) in &edition.promises {
        for terms in &promise.variants {
            models.push(PromiseModel {
                owed: Owed::Promise(id.clone()),
                opener: Opener::Events(promise.on.clone()),
                by: terms.by.clone(),
                kept_by: terms.kept_by.clone(),
                pause_in: terms.pause_in.clone(),
            });
        }
    }
    for (id, duty) in &edition.duties {
        for terms in &duty.variants {
            models.push(PromiseModel {
                owed: Owed::Duty(id.clone()),
                opener: Opener::Recurring(duty.for_each.clone()),
                by: terms.by.clone(),
                kept_by: terms.kept_by.clone(),
                pause_in: Vec::new(),
            });
        }
    }
    models
}
