//! Who can act, and whether everybody who could may be shut out.

use handbook::liveness::Finding;
use handbook::liveness::finding::{Block, Certainty, Coincidence, Guarded};
use handbook::liveness::model::{ApprovalModel, Grants, Model, RoleModel};
use handbook::rule::Actor;

use crate::manuscript::{
    Clauses, actors, approval, book, found, id, record, role, roles, step, step_ref,
};

/// A step `judge` by some, not by others, in a record that the agents open and own.
fn judged(by: &str, not_by: &str, agents: RoleModel) -> Model {
    let steps = vec![
        step("judge: received -> judged").by(by).not_by(not_by),
        step("drop: received -> judged"),
    ];
    let mut complaint = record("received judged", "judged", steps);
    complaint.opened_by = actors("agent or client");
    let mut model = book(vec![("complaint", complaint)]);
    model.roles = roles(&[("agent", agents), ("manager", role("1.."))]);
    model
}

fn shut_out(model: &Model) -> Option<(Certainty, Vec<Coincidence>)> {
    let found = found(model).into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::AllShutOut {
                acts,
                certainty,
                coincidences,
            } if acts == [Guarded::Step(step_ref("complaint.judge"))] => {
                Some((certainty, coincidences))
            }
            _ => None,
        })
        .next()
}

fn coincidence(excluded: &str, performer: &str) -> Coincidence {
    let actor = |word: &str| actors(word).pop().unwrap();
    Coincidence {
        excluded: actor(excluded),
        performer: actor(performer),
    }
}

#[test]
fn who_may_not_is_who_may() {
    let cases = [
        ("owner", "owner"),
        ("agent", "agent"),
        ("agent or owner", "anyone"),
        ("client", "client"),
        ("agent", "actor"),
    ];
    for (by, not_by) in cases {
        let model = judged(by, not_by, role("1.."));
        assert_eq!(shut_out(&model), Some((Certainty::Certain, vec![])), "{by}");
        let never = Finding::StepNeverTaken {
            step: step_ref("complaint.judge"),
            blocks: vec![Block::ShutOut],
        };
        assert!(found(&model).contains(&never), "{by}");
    }
}

#[test]
fn the_only_holder_may_be_the_one_who_may_not() {
    let model = judged("agent", "author", role("1.."));
    let expected = vec![coincidence("author", "agent")];
    assert_eq!(shut_out(&model), Some((Certainty::Possible, expected)));
    let model = judged("agent", "record.about", role("1"));
    let expected = vec![coincidence("record.about", "agent")];
    assert_eq!(shut_out(&model), Some((Certainty::Possible, expected)));
    // It stays possible to judge: whoever is meant is somebody else as a rule.
    assert!(
        !found(&model)
            .iter()
            .any(|finding| matches!(finding, Finding::StepNeverTaken { .. }))
    );
}

#[test]
fn two_holders_are_not_shut_out_by_one_author_but_by_author_and_owner() {
    assert_eq!(shut_out(&judged("agent", "author", role("2.."))), None);
    let both = judged("agent", "author or owner", role("2.."));
    let expected = vec![
        coincidence("author", "agent"),
        coincidence("owner", "agent"),
    ];
    assert_eq!(shut_out(&both), Some((Certainty::Possible, expected)));
}

#[test]
fn another_way_in_keeps_a_step_open() {
    assert_eq!(
        shut_out(&judged("agent or manager", "author", role("1.."))),
        None
    );
    assert_eq!(
        shut_out(&judged("agent or anyone", "author", role("1.."))),
        None
    );
    assert_eq!(
        shut_out(&judged("agent or client", "agent", role("1.."))),
        None
    );
}

#[test]
fn the_owner_may_be_the_author_and_hold_the_role_as_well() {
    let model = judged("owner or agent", "author", role("1.."));
    let expected = vec![
        coincidence("author", "agent"),
        coincidence("author", "owner"),
    ];
    assert_eq!(shut_out(&model), Some((Certainty::Possible, expected)));
}

#[test]
fn acts_that_the_same_people_are_shut_out_of_are_told_together() {
    let mut model = judged("agent", "author", role("1.."));
    let steps = &mut model.records.get_mut(&id("complaint")).unwrap().steps;
    steps.push(
        step("weigh: received -> received")
            .by("agent")
            .not_by("author"),
    );
    let acts = ["complaint.judge", "complaint.weigh"].map(|name| Guarded::Step(step_ref(name)));
    let together = Finding::AllShutOut {
        acts: acts.to_vec(),
        certainty: Certainty::Possible,
        coincidences: vec![coincidence("author", "agent")],
    };
    assert_eq!(found(&model), [together]);
}

#[test]
fn staff_are_never_the_client() {
    let mut model = judged("agent", "author", role("1.."));
    model.records.get_mut(&id("complaint")).unwrap().opened_by = actors("client");
    assert_eq!(shut_out(&model), None);
}

#[test]
fn an_owner_may_hold_the_role_that_is_shut_out() {
    let model = judged("owner", "manager", role("1.."));
    let expected = vec![coincidence("manager", "owner")];
    assert_eq!(shut_out(&model), Some((Certainty::Possible, expected)));
}

/// A payment by some that others approve.
fn approved(by: &str, payment: ApprovalModel, counts: &[(&str, RoleModel)]) -> Model {
    let steps = vec![
        step("pay: open -> paid").by(by),
        step("drop: open -> paid").by("anyone"),
    ];
    let mut model = book(vec![("bill", record("open paid", "paid", steps))]);
    model.roles = roles(counts);
    model.approvals.insert(id("payment"), payment);
    model
}

fn own(model: &Model) -> Option<Certainty> {
    let found = found(model).into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::OwnApproval { certainty, .. } => Some(certainty),
            _ => None,
        })
        .next()
}

#[test]
fn a_yes_that_only_the_asker_can_give() {
    let manager = || approval("bill.pay", "manager");
    let one = [("manager", role("1")), ("agent", role("1.."))];
    assert_eq!(
        own(&approved("manager", manager(), &one)),
        Some(Certainty::Certain)
    );
    let more = [("manager", role("1..")), ("agent", role("1.."))];
    assert_eq!(
        own(&approved("manager", manager(), &more)),
        Some(Certainty::Possible)
    );
    let two = [("manager", role("2..")), ("agent", role("1.."))];
    assert_eq!(own(&approved("manager", manager(), &two)), None);
    // Roles are held by different people.
    assert_eq!(own(&approved("agent", manager(), &one)), None);
    let stood_in = RoleModel {
        stand_in: Some(id("agent")),
        ..role("1")
    };
    let stood_in = [("manager", stood_in), ("agent", role("1.."))];
    assert_eq!(
        own(&approved("manager", manager(), &stood_in)),
        Some(Certainty::Possible)
    );
}

#[test]
fn where_nobody_may_approve_their_own_wish_it_is_never_granted() {
    let payment = ApprovalModel {
        not_by: vec![Actor::ActingPerson],
        ..approval("bill.pay", "manager")
    };
    let never = Finding::StepNeverTaken {
        step: step_ref("bill.pay"),
        blocks: vec![Block::Approval(id("payment"))],
    };
    let one = [("manager", role("1"))];
    assert!(found(&approved("manager", payment.clone(), &one)).contains(&never));
    let more = [("manager", role("1.."))];
    assert!(!found(&approved("manager", payment, &more)).contains(&never));
}

#[test]
fn a_chain_with_a_role_that_nobody_can_hold() {
    let counts = [("manager", role("1..")), ("board", role("0"))];
    let chain = approval("bill.pay", "manager or board");
    let nobody = Finding::NobodyGrants {
        approval: id("payment"),
        actor: Some(Actor::Role(id("board"))),
    };
    assert!(found(&approved("agent", chain.clone(), &counts)).contains(&nobody));
    let any = ApprovalModel {
        grants: Grants::AtLeast(1),
        ..chain
    };
    assert!(!found(&approved("agent", any, &counts)).contains(&nobody));
}

#[test]
fn more_people_are_asked_for_than_there_are() {
    let two = ApprovalModel {
        grants: Grants::AtLeast(2),
        ..approval("bill.pay", "manager")
    };
    let finding = |there, certainty| Finding::TooFewGrant {
        approval: id("payment"),
        needed: 2,
        there,
        certainty,
    };
    let cases = [
        ("1", Some(finding(1, Certainty::Certain))),
        ("1..", Some(finding(1, Certainty::Possible))),
        ("2..", None),
    ];
    for (count, expected) in cases {
        let model = approved("agent", two.clone(), &[("manager", role(count))]);
        let mut found = found(&model).into_iter();
        let found = found.find(|finding| matches!(finding, Finding::TooFewGrant { .. }));
        assert_eq!(found, expected, "{count}");
    }
}

#[test]
fn an_approver_can_be_shut_out_by_name() {
    let payment = ApprovalModel {
        not_by: actors("manager"),
        ..approval("bill.pay", "manager")
    };
    let finding = Finding::AllShutOut {
        acts: vec![Guarded::Approval {
            approval: id("payment"),
            step: step_ref("bill.pay"),
        }],
        certainty: Certainty::Certain,
        coincidences: vec![],
    };
    assert!(found(&approved("agent", payment, &[("manager", role("1.."))])).contains(&finding));
}
