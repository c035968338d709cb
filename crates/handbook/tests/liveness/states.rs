//! States that can't be reached, and steps that can't be taken.

use handbook::liveness::Finding;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Block, Held, Unreachable};
use handbook::liveness::model::{Grants, Model};
use handbook::rule::{RoleScope, Side};

use crate::manuscript::{
    Clauses, actors, approval, book, client_has, done, found, gate_block, id, ids, not, record,
    role, roles, step, step_ref,
};

fn unreachable(state: &str, why: Unreachable) -> Finding {
    Finding::UnreachableState {
        record: id("complaint"),
        state: id(state),
        why,
    }
}

fn never(step: &str, blocks: Vec<Block>) -> Finding {
    Finding::StepNeverTaken {
        step: step_ref(step),
        blocks,
    }
}

#[test]
fn a_sound_record_has_no_findings() {
    let steps = vec![
        step("accept: received -> accepted"),
        step("close: accepted -> closed").gate("accepted_first", done("complaint.accept")),
    ];
    let model = book(vec![(
        "complaint",
        record("received accepted closed", "closed", steps),
    )]);
    assert_eq!(found(&model), []);
}

#[test]
fn a_state_without_arrows_is_told_apart_from_one_behind_a_gate() {
    let steps = vec![
        step("close: received -> closed"),
        // To judge needs a step that comes only after it.
        step("judge: received -> judged").gate("heard", done("complaint.hear")),
        step("hear: judged -> heard"),
        step("settle: heard -> closed"),
    ];
    let model = book(vec![(
        "complaint",
        record("received judged heard lost closed", "closed", steps),
    )]);
    let held = Held {
        step: id("judge"),
        blocks: gate_block("heard"),
    };
    let found = found(&model);
    assert!(found.contains(&unreachable("lost", Unreachable::NoArrow)));
    assert!(found.contains(&unreachable("judged", Unreachable::HeldBack(vec![held]))));
    assert!(found.contains(&unreachable("heard", Unreachable::Behind(ids("judged")))));
    assert!(found.contains(&never("complaint.judge", gate_block("heard"))));
    assert!(found.contains(&never(
        "complaint.hear",
        vec![Block::Unreached(ids("judged"))]
    )));
}

#[test]
fn a_gate_that_holds_only_in_another_order_is_found_though_each_part_can_hold() {
    // Both forms of the gate can be true, never together: to check is to leave the draft for good.
    let unchecked = not(done("complaint.check"));
    let require = Condition::All(vec![
        done("complaint.check"),
        Condition::StateIs(ids("draft")),
    ]);
    let steps = vec![
        step("check: draft -> checked").gate("once", unchecked),
        step("send: draft | checked -> sent").gate("checked_draft", require),
        step("drop: draft | checked -> dropped"),
    ];
    let model = book(vec![(
        "complaint",
        record("draft checked sent dropped", "sent dropped", steps),
    )]);
    let held = Held {
        step: id("send"),
        blocks: gate_block("checked_draft"),
    };
    assert_eq!(
        found(&model),
        [
            unreachable("sent", Unreachable::HeldBack(vec![held])),
            never("complaint.send", gate_block("checked_draft")),
        ]
    );
}

#[test]
fn two_gates_that_exclude_each_other_are_both_named() {
    let steps = vec![
        step("check: draft -> draft"),
        step("send: draft -> sent")
            .gate("checked", done("complaint.check"))
            .gate("unchecked", not(done("complaint.check"))),
        step("drop: draft -> dropped"),
    ];
    let model = book(vec![(
        "complaint",
        record("draft sent dropped", "sent dropped", steps),
    )]);
    let blocks = vec![Block::Gate(id("checked")), Block::Gate(id("unchecked"))];
    assert!(found(&model).contains(&never("complaint.send", blocks)));
}

#[test]
fn what_cannot_be_read_is_taken_to_hold() {
    let unread = Condition::All(vec![Condition::Unknown, done("complaint.accept")]);
    let steps = vec![
        step("accept: received -> accepted"),
        step("close: accepted -> closed").gate("amount", unread),
    ];
    let model = book(vec![(
        "complaint",
        record("received accepted closed", "closed", steps),
    )]);
    assert_eq!(found(&model), []);
}

#[test]
fn a_form_that_nobody_files_holds_its_gate_for_ever() {
    let steps = vec![
        step("close: received -> closed").gate("filed", Condition::Filed(id("finding"))),
        step("withdraw: received -> withdrawn").by("client"),
    ];
    let mut model = book(vec![(
        "complaint",
        record("received closed withdrawn", "closed withdrawn", steps),
    )]);
    assert!(found(&model).contains(&never("complaint.close", gate_block("filed"))));

    let form = handbook::liveness::model::FormModel {
        of: Some(id("complaint")),
        by: actors("agent"),
    };
    model.forms.insert(id("finding"), form);
    assert_eq!(found(&model), [], "whoever may file it opens the gate");
}

#[test]
fn a_field_is_set_by_hand_by_a_step_or_never() {
    let gated = || step("close: received -> closed").gate("about", Condition::Has(id("about")));
    let other = || step("withdraw: received -> withdrawn");
    let plain = record(
        "received closed withdrawn",
        "closed withdrawn",
        vec![gated(), other()],
    );
    let blocked = never("complaint.close", gate_block("about"));
    assert!(found(&book(vec![("complaint", plain.clone())])).contains(&blocked));

    for open in ["filled", "fillable", "unsettled"] {
        let mut record = plain.clone();
        match open {
            "filled" => record.filled = ids("about"),
            "fillable" => record.fillable = ids("about"),
            _ => record.unsettled = ids("about"),
        }
        assert_eq!(found(&book(vec![("complaint", record)])), [], "{open}");
    }
    let name = step("name_person: received -> received").needs("about");
    let steps = vec![gated(), other(), name];
    let record = record("received closed withdrawn", "closed withdrawn", steps);
    assert_eq!(found(&book(vec![("complaint", record)])), []);
}

#[test]
fn a_step_that_nobody_can_exist_to_take_is_never_taken() {
    let cases = [
        ("clerk", "a role of nobody"),
        ("contact", "a client's role where there is no client"),
        ("client", "no client"),
        ("clock", "nothing does it"),
    ];
    for (by, why) in cases {
        let steps = vec![
            step("close: received -> closed").by(by),
            step("withdraw: received -> withdrawn"),
        ];
        let mut complaint = record("received closed withdrawn", "closed withdrawn", steps);
        complaint.of_client = false;
        let mut model = book(vec![("complaint", complaint)]);
        let mut contact = role("1..");
        contact.scope = RoleScope::Client;
        contact.side = Side::Client;
        model.roles = roles(&[("clerk", role("0")), ("contact", contact)]);
        assert!(
            found(&model).contains(&never("complaint.close", vec![Block::Nobody])),
            "{why}"
        );
    }
}

#[test]
fn whoever_stands_in_is_somebody() {
    let steps = vec![step("close: received -> closed").by("clerk")];
    let mut model = book(vec![(
        "complaint",
        record("received closed", "closed", steps),
    )]);
    let mut clerk = role("0");
    clerk.stand_in = Some(id("agent"));
    model.roles = roles(&[("clerk", clerk), ("agent", role("1.."))]);
    assert_eq!(found(&model), []);
}

#[test]
fn an_approval_that_cannot_be_granted_holds_its_step_back() {
    let steps = vec![
        step("pay: open -> paid").by("agent"),
        step("drop: open -> dropped").by("agent"),
    ];
    let mut model = book(vec![(
        "complaint",
        record("open paid dropped", "paid dropped", steps),
    )]);
    model.roles = roles(&[("agent", role("1..")), ("board", role("1"))]);
    let mut two_of_board = approval("complaint.pay", "board");
    two_of_board.grants = Grants::AtLeast(2);
    model.approvals.insert(id("payment"), two_of_board);
    let blocks = vec![Block::Approval(id("payment"))];
    assert!(found(&model).contains(&never("complaint.pay", blocks.clone())));

    // Where it doesn't apply, it isn't needed.
    let unless_small = Condition::Unknown;
    model.approvals.get_mut(&id("payment")).unwrap().applies = unless_small;
    assert!(!found(&model).contains(&never("complaint.pay", blocks)));
}

#[test]
fn a_record_that_nothing_opens_is_told_once() {
    let mut child = record("open closed", "closed", vec![step("close: open -> closed")]);
    child.opened_by = Vec::new();
    let steps = vec![
        step("close: received -> closed"),
        step("more: received -> received")
            .opens("task")
            .gate("no", Condition::Never),
    ];
    let parent = record("received closed", "closed", steps);
    let mut model: Model = book(vec![("complaint", parent), ("task", child)]);
    let never_opened = Finding::NeverOpened {
        record: id("task"),
        blocks: vec![Block::Nobody],
    };
    let findings = found(&model);
    assert!(findings.contains(&never_opened));
    assert_eq!(
        findings.len(),
        2,
        "and the step that would open it: {findings:?}"
    );

    let parent = model.records.get_mut(&id("complaint")).unwrap();
    parent.steps[1].gates.clear();
    assert_eq!(found(&model), []);
}

#[test]
fn a_gate_on_opening_is_asked_before_there_is_anything() {
    let close = || vec![step("close: open -> closed")];
    let mut task = record("open closed", "closed", close());
    task.gates = vec![handbook::liveness::model::GateModel {
        gate: id("contract_first"),
        require: client_has("contract", "signed"),
    }];
    let contract = |steps| record("draft signed", "signed", steps);
    let sign = vec![step("sign: draft -> signed")];
    let model = book(vec![("task", task.clone()), ("contract", contract(sign))]);
    assert_eq!(found(&model), []);

    let sign = vec![step("sign: draft -> signed").gate("never", Condition::Never)];
    let model = book(vec![("task", task), ("contract", contract(sign))]);
    assert!(found(&model).contains(&Finding::NeverOpened {
        record: id("task"),
        blocks: gate_block("contract_first"),
    }));
}

#[test]
fn a_consequence_takes_a_step_that_no_person_can() {
    use handbook::liveness::model::{
        ConsequenceModel, EffectKindModel, EffectModel, EffectWhen, Trigger,
    };
    let steps = vec![
        step("accept: received -> accepted"),
        step("close: accepted -> closed").by("clock"),
    ];
    let mut model = book(vec![(
        "complaint",
        record("received accepted closed", "closed", steps),
    )]);
    let close = EffectModel {
        kind: EffectKindModel::Does(step_ref("complaint.close")),
        when: EffectWhen::Sometimes,
    };
    for (on, comes) in [("complaint.accept", true), ("complaint.close", false)] {
        model.consequences = vec![ConsequenceModel {
            on: vec![Trigger::Event(crate::manuscript::event(on))],
            effects: vec![close.clone()],
        }];
        let blocks = vec![Block::Nobody];
        let is_never = found(&model).contains(&never("complaint.close", blocks));
        assert_eq!(is_never, !comes, "{on}");
    }
}
