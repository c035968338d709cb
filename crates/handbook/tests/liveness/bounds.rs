//! Hostile books cost no more than the bounds, and what is told of them is still true.

use handbook::liveness::bounds::{BOOK_MAX, Effort, RECORD_MAX, REST_MAX};
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Extent, Others, Unreachable};
use handbook::liveness::model::{Model, RecordModel};
use handbook::liveness::{Finding, Report};

use crate::manuscript::{Clauses, book, client_has, done, id, not, promise, record, report, step};

/// 60 states, 200 steps, and 30 marks that can be there in any combination.
fn hostile() -> RecordModel {
    let states: Vec<String> = (0..60).map(|number| format!("s{number}")).collect();
    let mut steps = Vec::new();
    for number in 0..170 {
        let from = number % 59;
        let to = (from + 1 + 7 * (number / 59)) % 59;
        steps.push(step(&format!("go{number}: s{from} -> s{to}")));
    }
    for mark in 0..30 {
        steps.push(step(&format!("mark{mark}: s0 -> s0")));
    }
    let all = (0..30).map(|mark| done(&format!("x.mark{mark}"))).collect();
    let last = steps.len() - 1;
    steps[last] = steps[last].clone().gate("not_twice", not(done("x.mark29")));
    steps[0] = step("go0: s0 -> s59").gate("all", Condition::All(all));
    record(&states.join(" "), "s59", steps)
}

fn is_within(effort: Effort, most: Effort) -> bool {
    effort.configurations <= most.configurations
        && effort.transitions <= most.transitions
        && effort.evaluations <= most.evaluations
}

#[test]
fn a_hostile_record_is_looked_at_by_its_states() {
    let report = report(&book(vec![("x", hostile())]));
    let expected = Extent::StatesOnly { configurations: 60 };
    assert_eq!(report.extents[&id("x")], expected);
    assert!(is_within(report.effort, BOOK_MAX), "{:?}", report.effort);
    // One look that is given up, then its states, in every round.
    assert!(report.effort.configurations <= RECORD_MAX.configurations + 3 * 60);
    assert_eq!(report.findings, [], "every state is on a round trip");
}

#[test]
fn more_marks_than_bits_are_not_told_apart() {
    let mut steps: Vec<_> = (0..65)
        .map(|mark| step(&format!("mark{mark}: open -> open")))
        .collect();
    let all = (0..65).map(|mark| done(&format!("x.mark{mark}"))).collect();
    steps.push(step("close: open -> closed").gate("all", Condition::All(all)));
    steps.push(step("lose: open -> lost").gate("no", Condition::Never));
    let report = report(&book(vec![(
        "x",
        record("open lost closed", "closed", steps),
    )]));
    assert_eq!(
        report.extents[&id("x")],
        Extent::StatesOnly { configurations: 2 }
    );
    // One look while nobody is anywhere yet, and one when it is known what can be done.
    assert!(report.effort.configurations <= 2 * 3);
    assert!(report.findings.iter().any(|finding| matches!(
        finding,
        Finding::UnreachableState {
            why: Unreachable::HeldBack(_),
            ..
        }
    )));
}

fn crowd() -> Model {
    let names: Vec<String> = (0..8).map(|number| format!("x{number}")).collect();
    let mut records: Vec<(&str, RecordModel)> = names
        .iter()
        .map(|name| (name.as_str(), hostile_for(name)))
        .collect();
    let wait = step("finish: open -> done").gate("after", client_has("x0", "s59"));
    let never = step("lose: open -> lost").gate("no", Condition::Never);
    records.push(("zz", record("open done lost", "done", vec![wait, never])));
    book(records)
}

/// The hostile record under another name.
fn hostile_for(name: &str) -> RecordModel {
    let mut record = hostile();
    for step in &mut record.steps {
        for gate in &mut step.gates {
            rename(&mut gate.require, name);
        }
    }
    record
}

fn rename(condition: &mut Condition, name: &str) {
    match condition {
        Condition::Done(step) => step.record = id(name),
        Condition::Not(inner) => rename(inner, name),
        Condition::All(parts) => parts.iter_mut().for_each(|part| rename(part, name)),
        _ => {}
    }
}

#[test]
fn a_crowd_of_hostile_records_ends_within_the_books_bounds() {
    let report: Report = report(&crowd());
    assert_eq!(report.others, Others::Assumed);
    let most = Effort {
        configurations: BOOK_MAX.configurations + REST_MAX.configurations,
        transitions: BOOK_MAX.transitions + REST_MAX.transitions,
        evaluations: BOOK_MAX.evaluations + REST_MAX.evaluations,
    };
    assert!(is_within(report.effort, most), "{:?}", report.effort);
    // The small record beside them loses nothing that it can know alone.
    let never = |finding: &Finding| {
        matches!(
            finding,
            Finding::UnreachableState { record, state, .. } if *record == id("zz") && *state == id("lost")
        )
    };
    assert!(report.findings.iter().any(never), "{:?}", report.findings);
}

#[test]
fn rounds_have_an_end() {
    let names: Vec<String> = (0..100)
        .map(|number| format!("r{:03}", 100 - number))
        .collect();
    let mut records = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let gate = match number.checked_sub(1) {
            Some(before) => client_has(&names[before], "done"),
            None => Condition::Always,
        };
        let finish = step("finish: open -> done").gate("after", gate);
        records.push((name.as_str(), record("open done", "done", vec![finish])));
    }
    let report = report(&book(records));
    assert_eq!(report.others, Others::Assumed);
    assert_eq!(report.findings, [], "what isn't known is taken to be well");
}

#[test]
fn promises_that_cost_too_much_are_counted() {
    let mut steps: Vec<_> = (0..12)
        .map(|mark| step(&format!("mark{mark}: open -> open")))
        .collect();
    let all = (0..12).map(|mark| done(&format!("x.mark{mark}"))).collect();
    steps.push(step("close: open -> closed").gate("all", Condition::All(all)));
    let mut model = book(vec![("x", record("open closed", "closed", steps))]);
    model.promises = vec![promise("x.opened", "anyone", "x.close"); 100];
    let report = report(&model);
    assert!(
        (1..100).contains(&report.promises_left),
        "{}",
        report.promises_left
    );
    assert_eq!(report.findings, []);
}

#[test]
fn a_condition_of_any_depth_is_survived() {
    let mut deep = done("x.close");
    for _ in 0..1000 {
        deep = not(deep);
    }
    let steps = vec![step("close: open -> closed").gate("deep", deep)];
    let report = report(&book(vec![("x", record("open closed", "closed", steps))]));
    assert_eq!(report.findings, [], "what is too deep is unread");
}
