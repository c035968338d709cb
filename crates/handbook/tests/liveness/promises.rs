//! Promises that can't be kept, or only when others act for whom no clock runs.

use handbook::event::EventName;
use handbook::liveness::Finding;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Block, Certainty, HeldWithoutClock, Hold, NeverKept};
use handbook::liveness::model::{
    ApprovalModel, FormModel, Model, Opener, Owed, PromiseModel, RecordModel,
};
use handbook::rule::ForEach;

use crate::manuscript::{
    Clauses, actors, approval, book, client_has, done, event, found, gate_block, id, ids, path,
    promise, record, role, roles, step, step_ref,
};

/// What is found in a book beside nothing else.
fn the_only(model: &Model) -> Finding {
    let mut found = found(model);
    assert_eq!(found.len(), 1, "{found:?}");
    found.pop().unwrap()
}

fn with(mut model: Model, promises: Vec<PromiseModel>) -> Model {
    model.promises = promises;
    model
}

fn held(model: &Model) -> HeldWithoutClock {
    match the_only(model) {
        Finding::HeldWithoutClock(held) => held,
        other => panic!("{other:?}"),
    }
}

fn kinds() -> [(&'static str, handbook::liveness::model::RoleModel); 3] {
    [
        ("agent", role("1..")),
        ("lawyer", role("1..")),
        ("board", role("3..")),
    ]
}

/// A contract that agents draft, the client signs, and agents file.
fn contract() -> RecordModel {
    record(
        "draft offered signed filed",
        "filed",
        vec![
            step("offer: draft -> offered").by("agent"),
            step("sign: offered -> signed")
                .by("client")
                .recorded_by("agent"),
            step("file: signed -> filed").by("agent"),
        ],
    )
}

fn contracts() -> Model {
    let mut model = book(vec![("contract", contract())]);
    model.roles = roles(&kinds());
    model
}

#[test]
fn a_promise_in_the_owers_hands_is_fine() {
    for by in ["agent", "owner"] {
        let offer = promise("contract.opened", by, "contract.offer");
        assert_eq!(found(&with(contracts(), vec![offer])), [], "{by}");
    }
}

#[test]
fn a_promise_that_waits_for_the_client_is_told_with_the_way() {
    let file = promise("contract.opened", "agent", "contract.file");
    let held = held(&with(contracts(), vec![file]));
    assert_eq!(held.opener, Some(event("contract.opened")));
    assert_eq!(
        path(&held.path),
        ["offer offered", "sign signed", "file filed"]
    );
    let sign = Hold::Step {
        step: step_ref("contract.sign"),
        by: actors("client"),
    };
    assert_eq!(held.by, [sign]);
}

#[test]
fn a_clock_of_its_own_or_a_pause_lifts_the_hold() {
    let file = || promise("contract.opened", "agent", "contract.file");
    let mut signed = promise("contract.offer", "client", "contract.sign");
    signed.owed = Owed::Promise(id("another"));
    assert_eq!(found(&with(contracts(), vec![file(), signed.clone()])), []);
    signed.kept_by = vec![event("contract.enters.signed")];
    assert_eq!(found(&with(contracts(), vec![file(), signed])), []);

    let mut paused = file();
    paused.pause_in = ids("offered");
    assert_eq!(found(&with(contracts(), vec![paused])), []);

    let later = promise("contract.sign", "agent", "contract.file");
    assert_eq!(
        found(&with(contracts(), vec![later])),
        [],
        "the client has acted before"
    );
}

#[test]
fn another_way_that_needs_nobody_else_lifts_the_hold() {
    let mut model = contracts();
    let contract = model.records.get_mut(&id("contract")).unwrap();
    contract
        .steps
        .push(step("file_unsigned: offered -> filed").by("agent"));
    let closed = promise("contract.opened", "agent", "contract.closed");
    assert_eq!(found(&with(model, vec![closed])), []);
}

#[test]
fn an_approval_without_a_time_holds_a_promise() {
    let mut model = contracts();
    model
        .approvals
        .insert(id("legal"), approval("contract.offer", "lawyer"));
    let offer = || promise("contract.opened", "owner", "contract.offer");
    let waiting = held(&with(model.clone(), vec![offer()]));
    let legal = Hold::Approval {
        approval: id("legal"),
        by: actors("lawyer"),
    };
    assert_eq!(waiting.by, [legal]);
    assert_eq!(path(&waiting.path), ["offer offered"]);

    let sometimes = ApprovalModel {
        applies: Condition::Unknown,
        ..approval("contract.offer", "lawyer")
    };
    model.approvals.insert(id("legal"), sometimes);
    assert_eq!(
        found(&with(model.clone(), vec![offer()])),
        [],
        "it may not apply"
    );

    let timed = ApprovalModel {
        timed: true,
        ..approval("contract.offer", "lawyer")
    };
    model.approvals.insert(id("legal"), timed);
    assert_eq!(found(&with(model, vec![offer()])), []);
}

#[test]
fn a_gate_over_another_record_holds_a_promise_unless_the_owers_bring_it_there() {
    let start = |by: &str| {
        let project = record(
            "new begun",
            "begun",
            vec![
                step("begin: new -> begun")
                    .by("agent")
                    .gate("contract_signed", client_has("contract", "signed filed")),
            ],
        );
        let mut model = book(vec![("contract", contract()), ("project", project)]);
        let sign = &mut model.records.get_mut(&id("contract")).unwrap().steps[1];
        sign.by = actors(by);
        model.roles = roles(&kinds());
        with(
            model,
            vec![promise("project.opened", "agent", "project.begin")],
        )
    };
    let waiting = held(&start("client"));
    let gate = Hold::Gate {
        gate: id("contract_signed"),
        records: ids("contract"),
    };
    assert_eq!(waiting.by, [gate]);
    assert_eq!(found(&start("agent")), []);
}

#[test]
fn a_gate_over_a_step_of_somebody_else_holds_a_promise() {
    let steps = vec![
        step("review: draft -> draft").by("lawyer"),
        step("offer: draft -> offered")
            .by("agent")
            .gate("reviewed", done("contract.review")),
    ];
    let mut model = book(vec![(
        "contract",
        record("draft offered", "offered", steps),
    )]);
    model.roles = roles(&kinds());
    let offer = promise("contract.opened", "agent", "contract.offer");
    let waiting = held(&with(model, vec![offer]));
    assert_eq!(path(&waiting.path), ["review draft", "offer offered"]);
    let review = Hold::Step {
        step: step_ref("contract.review"),
        by: actors("lawyer"),
    };
    assert_eq!(waiting.by, [review]);
}

#[test]
fn a_promise_that_opens_when_it_is_too_late_is_never_kept() {
    let late = promise("contract.file", "agent", "contract.offer");
    let Finding::NeverKept(NeverKept {
        opener,
        path: way,
        held,
        ..
    }) = the_only(&with(contracts(), vec![late]))
    else {
        panic!()
    };
    assert_eq!(opener, Some(event("contract.file")));
    assert_eq!(
        path(&way),
        ["opened draft", "offer offered", "sign signed", "file filed"]
    );
    assert_eq!(
        held,
        [(
            step_ref("contract.offer"),
            vec![Block::Unreached(ids("draft"))]
        )]
    );
}

#[test]
fn a_child_may_prove_what_its_parent_promised() {
    let mut model = contracts();
    model.records.get_mut(&id("contract")).unwrap().steps[2] =
        step("file: signed -> filed").by("agent").opens("contract");
    let late = promise("contract.file", "agent", "contract.offer");
    assert_eq!(found(&with(model, vec![late])), []);
}

#[test]
fn evidence_that_a_gate_forbids_is_never_kept() {
    let mut model = contracts();
    let contract = model.records.get_mut(&id("contract")).unwrap();
    contract.steps.push(
        step("void: draft -> filed")
            .by("agent")
            .gate("never", Condition::Never),
    );
    let void = promise("contract.opened", "agent", "contract.void");
    let found = found(&with(model, vec![void]));
    let never = found.iter().find_map(|finding| match finding {
        Finding::NeverKept(never) => Some(never),
        _ => None,
    });
    let held = &never.unwrap().held;
    assert_eq!(*held, [(step_ref("contract.void"), gate_block("never"))]);
}

#[test]
fn a_promise_whose_opener_never_comes_is_never_owed() {
    let mut model = contracts();
    model.records.get_mut(&id("contract")).unwrap().steps[0].by = actors("clock");
    let file = promise("contract.file", "agent", "contract.closed");
    let never = Finding::NeverOwed {
        owed: Owed::Promise(id("the_promise")),
    };
    assert!(found(&with(model, vec![file])).contains(&never));
}

fn duty(by: &str, kept_by: &str, for_each: ForEach) -> PromiseModel {
    PromiseModel {
        owed: Owed::Duty(id("the_duty")),
        opener: Opener::Recurring(for_each),
        ..promise("contract.opened", by, kept_by)
    }
}

fn filing(by: &str) -> Model {
    let mut model = contracts();
    let form = FormModel {
        of: None,
        by: actors(by),
    };
    model.forms.insert(id("figures"), form);
    model.roles.insert(id("nobody"), role("0"));
    model
}

#[test]
fn a_duty_that_nobody_may_do() {
    let model = filing("nobody");
    let duty = duty("agent", "form.figures.filed", ForEach::Company);
    assert!(matches!(
        the_only(&with(model, vec![duty])),
        Finding::NeverKept(NeverKept { opener: None, .. })
    ));
}

#[test]
fn a_duty_that_those_who_owe_it_may_not_do() {
    let may_not = |certainty| Finding::OwersMayNot {
        owed: Owed::Duty(id("the_duty")),
        owers: actors("agent"),
        evidence: vec![EventName::Filed(id("figures"))],
        certainty,
    };
    let of = |by: &str| {
        let duty = duty("agent", "form.figures.filed", ForEach::Client);
        found(&with(filing(by), vec![duty]))
    };
    // Somebody may hold both roles; nobody is staff and client.
    assert_eq!(of("lawyer"), [may_not(Certainty::Possible)]);
    assert_eq!(of("client"), [may_not(Certainty::Certain)]);
    assert_eq!(of("agent"), []);
    assert_eq!(of("anyone"), []);
}

#[test]
fn a_duty_for_each_record_may_begin_in_any_state() {
    let model = contracts();
    let file = duty("agent", "contract.file", ForEach::Record(id("contract")));
    assert_eq!(
        found(&with(model.clone(), vec![file])),
        [],
        "it may be signed by then"
    );
    let file = duty("agent", "contract.file", ForEach::Client);
    let held = held(&with(model, vec![file]));
    assert_eq!(
        path(&held.path),
        ["opened draft", "offer offered", "sign signed", "file filed"]
    );
}

#[test]
fn messages_are_nobodys_secret() {
    let answer = promise("message.received", "agent", "message.sent");
    assert_eq!(found(&with(contracts(), vec![answer])), []);
}
