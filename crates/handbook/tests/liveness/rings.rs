//! Things that wait for one another.

use handbook::liveness::Finding;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Block, Link, Thing};
use handbook::liveness::model::{ApprovalModel, GateModel, Model};

use crate::manuscript::{
    Clauses, approval, book, child_in, client_has, done, found, id, not, record, role, roles, step,
    step_ref,
};

fn rings(model: &Model) -> Vec<Vec<Link>> {
    let found = found(model).into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::Ring { links } => Some(links),
            _ => None,
        })
        .collect()
}

fn things(links: &[Link]) -> Vec<String> {
    let word = |link: &Link| match &link.thing {
        Thing::Step(step) => step.to_string(),
        Thing::State { record, state } => format!("{record}:{state}"),
        Thing::Approval(approval) => format!("approval {approval}"),
    };
    links.iter().map(word).collect()
}

fn after(gate: &str, step: &str) -> Vec<GateModel> {
    vec![GateModel {
        gate: id(gate),
        require: done(step),
    }]
}

#[test]
fn two_approvals_that_wait_for_one_another_are_a_ring() {
    // Legal agrees after the money was released; the board releases it after legal has signed.
    let steps = vec![
        step("sign: draft -> draft").by("agent"),
        step("release: draft -> draft").by("agent"),
        step("close: draft -> closed").by("agent"),
    ];
    let mut model = book(vec![("contract", record("draft closed", "closed", steps))]);
    model.roles = roles(&[
        ("agent", role("1..")),
        ("lawyer", role("2..")),
        ("board", role("3..")),
    ]);
    let legal = ApprovalModel {
        gates: after("money_first", "contract.release"),
        ..approval("contract.sign", "lawyer")
    };
    let money = ApprovalModel {
        gates: after("signed_first", "contract.sign"),
        ..approval("contract.release", "board")
    };
    model.approvals = [(id("legal"), legal), (id("money"), money)].into();
    let rings = rings(&model);
    assert_eq!(rings.len(), 1, "{rings:?}");
    assert_eq!(
        things(&rings[0]),
        [
            "contract.release",
            "approval money",
            "contract.sign",
            "approval legal",
        ]
    );
    let through = |at: usize| rings[0][at].through.clone();
    assert_eq!(through(0), Some(Block::Approval(id("money"))));
    assert_eq!(through(1), Some(Block::Gate(id("signed_first"))));

    // Take one of the gates away, and all is well.
    model.approvals.get_mut(&id("legal")).unwrap().gates.clear();
    assert_eq!(found(&model), []);
}

#[test]
fn a_step_that_asks_for_what_comes_after_it_is_a_ring() {
    let steps = vec![
        step("judge: received -> judged").gate("heard", done("complaint.hear")),
        step("hear: judged -> closed"),
        step("drop: received -> closed"),
    ];
    let model = book(vec![(
        "complaint",
        record("received judged closed", "closed", steps),
    )]);
    let rings = rings(&model);
    assert_eq!(rings.len(), 1, "{rings:?}");
    assert_eq!(
        things(&rings[0]),
        ["complaint.judge", "complaint.hear", "complaint:judged"]
    );
}

#[test]
fn records_that_close_only_after_one_another_are_a_ring() {
    let project = record(
        "open done",
        "done",
        vec![step("finish: open -> done").gate("invoice_paid", client_has("invoice", "paid"))],
    );
    let invoice = record(
        "sent paid",
        "paid",
        vec![step("pay: sent -> paid").gate("project_done", client_has("project", "done"))],
    );
    let model = book(vec![("project", project), ("invoice", invoice)]);
    let rings = rings(&model);
    assert_eq!(rings.len(), 1, "{rings:?}");
    assert_eq!(
        things(&rings[0]),
        [
            "invoice.pay",
            "project:done",
            "project.finish",
            "invoice:paid"
        ]
    );
}

#[test]
fn a_parent_that_waits_for_its_children_and_they_for_it_are_a_ring() {
    let order = record(
        "new begun closed",
        "closed",
        vec![
            step("begin: new -> begun").opens("task"),
            step("close: begun -> closed").gate("no_open_task", not(child_in("task", "open"))),
        ],
    );
    let task = |gate: Condition| {
        record(
            "open done",
            "done",
            vec![step("finish: open -> done").gate("order_closed", gate)],
        )
    };
    let model = book(vec![
        ("order", order.clone()),
        ("task", task(client_has("order", "closed"))),
    ]);
    let rings_found = rings(&model);
    assert_eq!(rings_found.len(), 1, "{rings_found:?}");
    assert_eq!(
        things(&rings_found[0]),
        ["order.close", "task:done", "task.finish", "order:closed"]
    );

    let model = book(vec![
        ("order", order),
        ("task", task(client_has("order", "begun"))),
    ]);
    assert_eq!(
        found(&model),
        [],
        "a task may wait for what is there already"
    );
}

#[test]
fn what_never_happens_for_one_reason_is_no_ring() {
    let steps = vec![
        step("judge: received -> judged").gate("never", Condition::Never),
        step("hear: judged -> received"),
        step("drop: received -> closed"),
    ];
    let model = book(vec![(
        "complaint",
        record("received judged closed", "closed", steps),
    )]);
    assert_eq!(rings(&model), Vec::<Vec<Link>>::new());
}

#[test]
fn a_record_that_is_opened_only_by_what_waits_for_it_is_a_ring() {
    let mut proof = record("open shown", "shown", vec![step("show: open -> shown")]);
    proof.opened_by = Vec::new();
    let claim = record(
        "new proved closed",
        "closed",
        vec![
            step("prove: new -> proved")
                .gate("shown", client_has("proof", "shown"))
                .opens("proof"),
            step("close: new | proved -> closed"),
        ],
    );
    let model = book(vec![("claim", claim), ("proof", proof)]);
    let rings = rings(&model);
    assert_eq!(rings.len(), 1, "{rings:?}");
    assert!(
        rings[0]
            .iter()
            .any(|link| link.thing == Thing::Step(step_ref("claim.prove")))
    );
}
