//! Where a record stays open for ever, and the shortest way there.

use handbook::liveness::Finding;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Block, Certainty, DeadEnd, Held, Mark, Trap};
use handbook::liveness::model::{ApprovalModel, EffectKindModel, EffectModel, EffectWhen, Model};

use crate::manuscript::{
    Clauses, approval, book, done, found, gate_block, id, ids, not, path, record, role, roles,
    step, step_ref,
};

fn dead_ends(model: &Model) -> Vec<DeadEnd> {
    let found = found(model).into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::DeadEnd(dead_end) => Some(dead_end),
            _ => None,
        })
        .collect()
}

fn the_only(model: &Model) -> DeadEnd {
    let mut found = dead_ends(model);
    assert_eq!(found.len(), 1, "{found:?}");
    found.pop().unwrap()
}

#[test]
fn a_state_that_no_step_leaves_is_a_plain_dead_end() {
    let steps = vec![
        step("accept: received -> accepted"),
        step("park: accepted -> parked"),
        step("note: parked -> parked"),
        step("close: accepted -> closed"),
    ];
    let model = book(vec![(
        "complaint",
        record("received accepted parked closed", "closed", steps),
    )]);
    let dead_end = the_only(&model);
    assert_eq!(dead_end.trap, Trap::NoStep);
    assert_eq!(dead_end.certainty, Certainty::Certain);
    assert_eq!(
        path(&dead_end.path),
        ["opened received", "accept accepted", "park parked"]
    );
}

#[test]
fn a_skipped_step_can_hold_a_record_for_ever() {
    // Whoever skips the hearing can never close: the hearing is possible only at the beginning.
    let steps = vec![
        step("hear: received -> heard"),
        step("skip: received -> judged"),
        step("judge: heard -> judged"),
        step("close: judged -> closed").gate("heard_first", done("complaint.hear")),
    ];
    let model = book(vec![(
        "complaint",
        record("received heard judged closed", "closed", steps),
    )]);
    let dead_end = the_only(&model);
    assert_eq!(path(&dead_end.path), ["opened received", "skip judged"]);
    let held = vec![Held {
        step: id("close"),
        blocks: gate_block("heard_first"),
    }];
    assert_eq!(dead_end.trap, Trap::HeldBack { held });
    assert_eq!(dead_end.certainty, Certainty::Certain);
}

#[test]
fn a_form_that_can_still_be_filed_is_no_dead_end() {
    let steps = vec![
        step("judge: received -> judged"),
        step("close: judged -> closed").gate("filed", Condition::Filed(id("finding"))),
    ];
    let mut model = book(vec![(
        "complaint",
        record("received judged closed", "closed", steps),
    )]);
    assert_eq!(dead_ends(&model).len(), 1);
    let form = handbook::liveness::model::FormModel {
        of: None,
        by: crate::manuscript::actors("agent"),
    };
    model.forms.insert(id("finding"), form);
    assert_eq!(dead_ends(&model), []);
}

#[test]
fn circles_that_never_end_are_told_as_such() {
    let steps = vec![
        step("ask: received -> waiting"),
        step("answer: waiting -> received"),
        step("close: received -> closed").gate("unasked", not(done("complaint.ask"))),
    ];
    let model = book(vec![(
        "complaint",
        record("received waiting closed", "closed", steps),
    )]);
    let dead_end = the_only(&model);
    assert_eq!(path(&dead_end.path), ["opened received", "ask waiting"]);
    let open = ids("answer");
    assert_eq!(dead_end.trap, Trap::Circles { open, held: vec![] });
}

#[test]
fn a_field_left_empty_at_the_opening_is_part_of_the_way() {
    let steps = vec![
        step("judge: received -> judged"),
        step("close: judged -> closed").gate("about", Condition::Has(id("about"))),
        step("punish: judged -> closed").gate("named", Condition::Has(id("about"))),
    ];
    let mut complaint = record("received judged closed", "closed", steps);
    complaint.fillable = ids("about");
    let model = book(vec![("complaint", complaint)]);
    let dead_end = the_only(&model);
    // It is doomed when it is opened without the field.
    assert_eq!(path(&dead_end.path), ["opened received"]);
    assert_eq!(dead_end.path[0].with, []);
    assert!(matches!(dead_end.trap, Trap::Circles { .. }));

    // The other way round, the field is what dooms it, and the way says so.
    let steps =
        vec![step("close: received -> closed").gate("blank", not(Condition::Has(id("about"))))];
    let mut complaint = record("received closed", "closed", steps);
    complaint.fillable = ids("about");
    let dead_end = the_only(&book(vec![("complaint", complaint)]));
    assert_eq!(dead_end.path[0].with, [Mark::Set(id("about"))]);
}

#[test]
fn a_refused_approval_leads_where_the_book_says() {
    let steps = vec![
        step("pay: open -> paid").by("agent"),
        step("again: refused -> open").gate("unpaid", Condition::Never),
    ];
    let mut model = book(vec![(
        "complaint",
        record("open refused paid", "paid", steps),
    )]);
    model.roles = roles(&[("agent", role("1..")), ("board", role("2.."))]);
    let refusable = ApprovalModel {
        back_to: Some(id("refused")),
        ..approval("complaint.pay", "board")
    };
    model.approvals.insert(id("payment"), refusable);
    let dead_end = the_only(&model);
    assert_eq!(
        path(&dead_end.path),
        ["opened open", "pay refused by payment refused"]
    );
    let held = vec![Held {
        step: id("again"),
        blocks: gate_block("unpaid"),
    }];
    assert_eq!(dead_end.trap, Trap::HeldBack { held });
}

#[test]
fn a_step_held_by_an_approval_names_it() {
    let steps = vec![step("pay: open -> paid").by("agent")];
    let mut model = book(vec![("complaint", record("open paid", "paid", steps))]);
    model.roles = roles(&[("agent", role("1..")), ("board", role("0"))]);
    model
        .approvals
        .insert(id("payment"), approval("complaint.pay", "board"));
    let held = vec![Held {
        step: id("pay"),
        blocks: vec![Block::Approval(id("payment"))],
    }];
    assert_eq!(the_only(&model).trap, Trap::HeldBack { held });
}

#[test]
fn a_way_through_an_unread_condition_is_only_possible() {
    let steps = |gate: Condition| {
        vec![
            step("park: received -> parked").gate("rare", gate),
            step("close: received -> closed"),
        ]
    };
    let of = |gate| {
        the_only(&book(vec![(
            "complaint",
            record("received parked closed", "closed", steps(gate)),
        )]))
    };
    assert_eq!(of(Condition::Unknown).certainty, Certainty::Possible);
    assert_eq!(of(Condition::Always).certainty, Certainty::Certain);
    let either = Condition::Any(vec![
        Condition::Unknown,
        Condition::StateIs(ids("received")),
    ]);
    assert_eq!(of(either).certainty, Certainty::Certain);
}

#[test]
fn a_certain_way_is_told_rather_than_a_shorter_possible_one() {
    let steps = vec![
        step("leap: received -> parked").gate("rare", Condition::Unknown),
        step("accept: received -> accepted"),
        step("park: accepted -> parked"),
        step("close: received | accepted -> closed"),
    ];
    let model = book(vec![(
        "complaint",
        record("received accepted parked closed", "closed", steps),
    )]);
    let dead_end = the_only(&model);
    assert_eq!(dead_end.certainty, Certainty::Certain);
    assert_eq!(
        path(&dead_end.path),
        ["opened received", "accept accepted", "park parked"]
    );
}

#[test]
fn a_step_that_moves_on_by_itself_is_not_where_a_record_stays() {
    // To accept does the next step at once, so nobody finds the record accepted and parks it there.
    let does = |step_name: &str| EffectModel {
        kind: EffectKindModel::Does(step_ref(step_name)),
        when: EffectWhen::Always,
    };
    let mut accept = step("accept: received -> accepted");
    accept.effects = vec![does("complaint.pass")];
    let steps = vec![
        accept,
        step("pass: accepted -> closed").by("clock"),
        step("park: accepted -> parked"),
    ];
    let model = book(vec![(
        "complaint",
        record("received accepted parked closed", "closed", steps),
    )]);
    assert_eq!(the_only(&model).certainty, Certainty::Possible);
}

#[test]
fn a_record_without_a_final_state_is_dead_from_the_start() {
    let model = book(vec![("complaint", record("received", "", vec![]))]);
    let dead_end = the_only(&model);
    assert_eq!(path(&dead_end.path), ["opened received"]);
    assert_eq!(dead_end.trap, Trap::NoStep);
}

#[test]
fn a_final_state_that_can_be_left_may_lead_into_a_dead_end() {
    let steps = vec![
        step("close: open -> closed"),
        step("reopen: closed -> again"),
    ];
    let model = book(vec![(
        "complaint",
        record("open closed again", "closed", steps),
    )]);
    let dead_end = the_only(&model);
    assert_eq!(
        path(&dead_end.path),
        ["opened open", "close closed", "reopen again"]
    );
}
