//! What happened, by the names under which a cast waits for it: the events of the handbook, and `duty.<id>` where an
//! occurrence of a duty has begun.

use casework::event::{Event, Payload};
use handbook::Edition;
use handbook::event::Outcome;

/// Names of an event. `record_type` is that of the record that it is about.
pub(super) fn of(event: &Event, record_type: Option<&str>) -> Vec<String> {
    let record = record_type.unwrap_or_default();
    let promise = |outcome: Outcome| {
        let rule = event
            .rule
            .as_ref()
            .map(|rule| rule.id.to_string())
            .unwrap_or_default();
        vec![format!("promise.{rule}.{}", outcome.word())]
    };
    match &event.payload {
        Payload::RecordOpened(opened) => vec![
            format!("{}.opened", opened.record_type),
            format!("{}.enters.{}", opened.record_type, opened.state),
        ],
        Payload::StepTaken(step) => {
            let mut names = vec![format!("{record}.{}", step.step)];
            names.extend(
                step.form
                    .as_ref()
                    .map(|form| format!("form.{}.filed", form.form)),
            );
            if step.from != step.to {
                names.push(format!("{record}.enters.{}", step.to));
                names.extend(step.is_final.then(|| format!("{record}.closed")));
            }
            names
        }
        Payload::RecordDiscarded { .. } => {
            vec![format!("{record}.discarded"), format!("{record}.closed")]
        }
        Payload::MessageReceived(_) => vec!["message.received".to_owned()],
        Payload::MessageSent(_) => vec!["message.sent".to_owned()],
        Payload::FormFiled { form, .. } => vec![format!("form.{form}.filed")],
        Payload::PromiseOpened(opened) if opened.window.is_some() => {
            vec![format!("duty.{}", opened.rule)]
        }
        Payload::PromiseKept { .. } => promise(Outcome::Kept),
        Payload::PromiseKeptLate { .. } => promise(Outcome::KeptLate),
        Payload::PromiseOverdue { .. } => promise(Outcome::Overdue),
        Payload::PromiseMissed { .. } => promise(Outcome::Missed),
        Payload::PromiseWaived { .. } => promise(Outcome::Waived),
        Payload::ClientAdded { .. } => vec!["client.added".to_owned()],
        _ => Vec::new(),
    }
}

/// Whether something of that name can happen under a handbook.
pub(super) fn is_known(name: &str, edition: &Edition) -> bool {
    let parts: Vec<&str> = name.split('.').collect();
    match parts.as_slice() {
        ["message", "received" | "sent"] | ["client", "added"] => true,
        ["form", form, "filed"] => edition.forms.contains_key(*form),
        ["duty", duty] => edition.duties.contains_key(*duty),
        ["promise", rule, outcome] => {
            let known = edition.promises.contains_key(*rule) || edition.duties.contains_key(*rule);
            known && Outcome::ALL.iter().any(|known| known.word() == *outcome)
        }
        [record, what] => edition.records.get(*record).is_some_and(|record| {
            matches!(*what, "opened" | "closed" | "discarded") || record.step(what).is_some()
        }),
        [record, "enters", state] => edition
            .records
            .get(*record)
            .is_some_and(|record| record.state(state).is_some()),
        _ => false,
    }
}
