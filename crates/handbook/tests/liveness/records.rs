//! What records know of one another.

use handbook::liveness::Finding;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Extent, Others};

use crate::manuscript::{
    Clauses, book, child_in, client_has, found, gate_block, id, not, record, report, step, step_ref,
};

fn task() -> handbook::liveness::model::RecordModel {
    record("open done", "done", vec![step("finish: open -> done")])
}

#[test]
fn a_parent_waits_for_a_child_that_it_has_opened() {
    let order = |gate: Condition| {
        record(
            "new closed",
            "closed",
            vec![
                step("delegate: new -> new").opens("task"),
                step("close: new -> closed").gate("tasks", gate),
                step("drop: new -> closed"),
            ],
        )
    };
    let book_with = |gate| book(vec![("order", order(gate)), ("task", task())]);
    assert_eq!(found(&book_with(child_in("task", "done"))), []);
    assert_eq!(found(&book_with(not(child_in("task", "open")))), []);
    let never = Finding::StepNeverTaken {
        step: step_ref("order.close"),
        blocks: gate_block("tasks"),
    };
    let lost = child_in("task", "lost");
    assert!(
        found(&book_with(lost)).contains(&never),
        "a state that it never reaches"
    );
    let other = child_in("order", "closed");
    assert!(
        found(&book_with(other)).contains(&never),
        "nothing opens such a child"
    );
}

#[test]
fn a_child_that_is_never_done_holds_its_parent_for_ever() {
    let order = record(
        "new busy closed",
        "closed",
        vec![
            step("delegate: new -> busy").opens("task"),
            step("close: new | busy -> closed").gate("no_open_task", not(child_in("task", "open"))),
        ],
    );
    let stuck = record(
        "open done",
        "done",
        vec![step("finish: open -> done").gate("no", Condition::Never)],
    );
    let model = book(vec![("order", order), ("task", stuck)]);
    let dead_end = found(&model).into_iter().find_map(|finding| match finding {
        Finding::DeadEnd(dead_end) if dead_end.record == id("order") => Some(dead_end),
        _ => None,
    });
    assert_eq!(
        crate::manuscript::path(&dead_end.unwrap().path),
        ["opened new", "delegate busy"]
    );
}

#[test]
fn a_record_outside_of_the_model_may_be_anything() {
    let steps = vec![
        step("close: open -> closed").gate("vip", client_has("person", "active")),
        step("shut: open -> closed").gate("not_vip", not(client_has("person", "active"))),
    ];
    let model = book(vec![("order", record("open closed", "closed", steps))]);
    assert_eq!(found(&model), []);
}

#[test]
fn a_long_row_of_records_that_wait_for_the_one_before_is_worked_out() {
    // The names run against the order of waiting, so that each round brings news of one record only.
    let names: Vec<String> = (0..40)
        .map(|number| format!("r{:02}", 40 - number))
        .collect();
    let mut records = Vec::new();
    for (number, name) in names.iter().enumerate() {
        let first = Condition::Always;
        let gate = match number.checked_sub(1) {
            Some(before) => client_has(&names[before], "done"),
            None => first,
        };
        let finish = step("finish: open -> done").gate("after", gate);
        records.push((name.as_str(), record("open done", "done", vec![finish])));
    }
    let report = report(&book(records));
    assert_eq!(report.findings, []);
    assert_eq!(report.others, Others::Known);
    let whole = Extent::Whole { configurations: 2 };
    assert!(report.extents.values().all(|extent| *extent == whole));
}
