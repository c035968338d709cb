//! On random small books the engine finds what the slow search finds.

use std::collections::{BTreeMap, BTreeSet};

use handbook::Id;
use handbook::liveness::condition::Condition;
use handbook::liveness::finding::{Certainty, DeadEnd, Extent};
use handbook::liveness::model::{
    ApprovalModel, FormModel, GateModel, Model, RecordModel, StepModel,
};
use handbook::liveness::{Finding, examine};
use handbook::rule::Actor;
use proptest::prelude::*;

use crate::manuscript::{actors, approval, event, id, ids, path, promise, role, roles, step_ref};
use crate::oracle::{Oracle, Place, word};

const STATES: [&str; 4] = ["a", "b", "c", "d"];
const STEPS: [&str; 5] = ["s0", "s1", "s2", "s3", "s4"];

fn condition() -> impl Strategy<Value = Condition> {
    let leaf = prop_oneof![
        1 => Just(Condition::Always),
        1 => Just(Condition::Never),
        2 => Just(Condition::Unknown),
        5 => prop::sample::select(STEPS.to_vec())
            .prop_map(|step| Condition::Done(step_ref(&format!("x.{step}")))),
        3 => prop::sample::subsequence(STATES.to_vec(), 1..3)
            .prop_map(|states| Condition::StateIs(ids(&states.join(" ")))),
        2 => prop::sample::select(vec!["f", "g"]).prop_map(|form| Condition::Filed(id(form))),
        3 => prop::sample::select(vec!["p", "q"]).prop_map(|field| Condition::Has(id(field))),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(Condition::negated),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner, 1..3).prop_map(Condition::Any),
        ]
    })
}

fn gates() -> impl Strategy<Value = Vec<GateModel>> {
    prop::collection::vec(condition(), 0..2).prop_map(|conditions| {
        let conditions = conditions.into_iter().enumerate();
        conditions
            .map(|(number, require)| GateModel {
                gate: id(&format!("gate{number}")),
                require,
            })
            .collect()
    })
}

fn fields(most: usize) -> impl Strategy<Value = Vec<Id>> {
    prop::sample::subsequence(vec!["p", "q"], 0..=most).prop_map(|fields| ids(&fields.join(" ")))
}

fn a_step(name: &'static str) -> impl Strategy<Value = StepModel> {
    let state = || prop::sample::select(STATES.to_vec());
    (
        prop::collection::vec((state(), state()), 1..3),
        gates(),
        prop::option::weighted(0.2, Just(id("f"))),
        fields(1),
        fields(1),
        any::<bool>(),
    )
        .prop_map(move |(arrows, gates, form, fills, may_fill, by_client)| {
            let mut step = StepModel::new(id(name));
            step.arrows = arrows.iter().map(|(from, to)| (id(from), id(to))).collect();
            step.gates = gates;
            step.form = form;
            step.fills = fills;
            step.may_fill = may_fill;
            step.by = actors(if by_client { "client" } else { "agent" });
            step
        })
}

fn an_approval() -> impl Strategy<Value = ApprovalModel> {
    (
        prop::sample::select(STEPS.to_vec()),
        condition(),
        gates(),
        prop::option::of(prop::sample::select(STATES.to_vec())),
    )
        .prop_map(|(step, applies, gates, back_to)| ApprovalModel {
            applies,
            gates,
            back_to: back_to.map(id),
            ..approval(&format!("x.{step}"), "board")
        })
}

fn model() -> impl Strategy<Value = Model> {
    (
        (
            a_step("s0"),
            a_step("s1"),
            a_step("s2"),
            a_step("s3"),
            a_step("s4"),
        ),
        1_usize..=5,
        prop::sample::subsequence(STATES.to_vec(), 1..3),
        prop::option::weighted(0.5, an_approval()),
        fields(1),
        fields(1),
        any::<bool>(),
    )
        .prop_map(
            |(steps, count, finals, approval, filled, fillable, has_form)| {
                let mut steps = vec![steps.0, steps.1, steps.2, steps.3, steps.4];
                steps.truncate(count);
                let record = RecordModel {
                    of_client: true,
                    owner: actors("agent"),
                    opened_by: actors("anyone"),
                    filled,
                    fillable,
                    states: ids(&STATES.join(" ")),
                    finals: ids(&finals.join(" ")),
                    steps,
                    ..RecordModel::default()
                };
                let form = FormModel {
                    of: None,
                    by: actors("agent"),
                };
                Model {
                    roles: roles(&[("agent", role("1..")), ("board", role("2.."))]),
                    records: [(id("x"), record)].into(),
                    approvals: approval
                        .map(|approval| (id("yes"), approval))
                        .into_iter()
                        .collect(),
                    forms: has_form.then(|| (id("g"), form)).into_iter().collect(),
                    ..Model::default()
                }
            },
        )
}

/// For each state in which a dead end begins, how sure the surest way there is and how short the shortest such.
fn expected_dead_ends(oracle: &Oracle<'_>) -> BTreeMap<String, (Certainty, usize)> {
    let starts = oracle.starts();
    let any = oracle.distances(starts.clone(), false);
    let sure = oracle.distances(starts.clone(), true);
    let dead = oracle.dead(&any.keys().cloned().collect());
    let mut expected: BTreeMap<String, (Certainty, usize)> = BTreeMap::new();
    let mut consider = |place: &Place, certainty: Certainty, moves: usize| {
        let best = expected
            .entry(place.0.clone())
            .or_insert((certainty, moves));
        if certainty > best.0 || (certainty == best.0 && moves < best.1) {
            *best = (certainty, moves);
        }
    };
    for start in starts.iter().filter(|start| dead.contains(*start)) {
        consider(start, Certainty::Certain, 1);
    }
    for (place, distance) in any.iter().filter(|(place, _)| !dead.contains(*place)) {
        for leap in oracle.leaps(place) {
            if !dead.contains(&leap.to) {
                continue;
            }
            consider(&leap.to, Certainty::Possible, distance + 2);
            if let Some(distance) = sure.get(place).filter(|_| leap.sure) {
                consider(&leap.to, Certainty::Certain, distance + 2);
            }
        }
    }
    expected
}

/// Follows a path with everything that fits it, and tells where it ends.
fn replay(oracle: &Oracle<'_>, dead_end: &DeadEnd) -> BTreeSet<Place> {
    let words = path(&dead_end.path);
    let fits = |number: usize, place: &Place| {
        let step = &dead_end.path[number];
        step.state == place.0.as_str() && step.with.iter().all(|mark| place.1.contains(&word(mark)))
    };
    let mut places: BTreeSet<Place> = oracle.starts();
    places.retain(|place| fits(0, place));
    for (number, words) in words.iter().enumerate().skip(1) {
        let act = words.rsplit_once(' ').unwrap().0;
        let leaps = places.iter().flat_map(|place| oracle.leaps(place));
        let leaps = leaps.filter(|leap| leap.act == act && fits(number, &leap.to));
        let leaps = leaps.filter(|leap| leap.sure || dead_end.certainty == Certainty::Possible);
        places = leaps.map(|leap| leap.to).collect();
    }
    places
}

fn unreachable(findings: &[Finding]) -> BTreeSet<String> {
    let states = findings.iter().filter_map(|finding| match finding {
        Finding::UnreachableState { state, .. } => Some(state.to_string()),
        _ => None,
    });
    states.collect()
}

fn never_taken(findings: &[Finding]) -> BTreeSet<String> {
    let steps = findings.iter().filter_map(|finding| match finding {
        Finding::StepNeverTaken { step, .. } => Some(step.step.to_string()),
        _ => None,
    });
    steps.collect()
}

fn all_but(all: &[&str], some: &BTreeSet<String>) -> BTreeSet<String> {
    let all = all.iter().map(|word| (*word).to_owned());
    all.filter(|word| !some.contains(word)).collect()
}

fn reached(oracle: &Oracle<'_>) -> (BTreeSet<String>, BTreeSet<String>) {
    let all = oracle.distances(oracle.starts(), false);
    let states = all.keys().map(|place| place.0.clone()).collect();
    let leaps = all.keys().flat_map(|place| oracle.leaps(place));
    (states, leaps.map(|leap| leap.act).collect())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_never_happens_is_the_same(model in model()) {
        let oracle = Oracle::of(&model);
        let report = examine(&model);
        let (states, acts) = reached(&oracle);
        let is_whole = matches!(report.extents[&id("x")], Extent::Whole { .. });
        prop_assert!(is_whole);
        prop_assert_eq!(unreachable(&report.findings), all_but(&STATES, &states));
        let steps = &model.records[&id("x")].steps;
        let names: Vec<&str> = steps.iter().map(|step| step.step.as_str()).collect();
        prop_assert_eq!(never_taken(&report.findings), all_but(&names, &acts));
    }

    #[test]
    fn dead_ends_are_the_same_and_their_ways_are_shortest_and_real(model in model()) {
        let oracle = Oracle::of(&model);
        let any = oracle.distances(oracle.starts(), false);
        let dead = oracle.dead(&any.keys().cloned().collect());
        let mut found = BTreeMap::new();
        for finding in examine(&model).findings {
            let Finding::DeadEnd(dead_end) = finding else { continue };
            let ends = replay(&oracle, &dead_end);
            prop_assert!(!ends.is_empty(), "can't be walked: {:?}", dead_end);
            prop_assert!(ends.iter().any(|place| dead.contains(place)), "{:?}", dead_end);
            found.insert(dead_end.state.to_string(), (dead_end.certainty, dead_end.path.len()));
        }
        prop_assert_eq!(found, expected_dead_ends(&oracle));
    }

    #[test]
    fn without_marks_less_is_found_and_nothing_wrong(model in model()) {
        let oracle = Oracle::of(&model);
        let (states, acts) = reached(&oracle);
        let places: BTreeSet<Place> = oracle.distances(oracle.starts(), false).into_keys().collect();
        let dead: BTreeSet<String> =
            oracle.dead(&places).into_iter().map(|place| place.0).collect();
        // Steps that change nothing, and more marks than there are bits.
        let mut model = model.clone();
        let record = model.records.get_mut(&id("x")).unwrap();
        let extra: Vec<StepModel> = (0..65)
            .map(|number| crate::manuscript::step(&format!("extra{number}: a -> a")))
            .collect();
        let all = extra.iter().map(|step| Condition::Done(step_ref(&format!("x.{}", step.step))));
        let mut last = crate::manuscript::step("last: a -> a");
        last.gates = vec![GateModel { gate: id("all"), require: Condition::All(all.collect()) }];
        record.steps.extend(extra);
        record.steps.push(last);
        let report = examine(&model);
        let is_states_only = matches!(report.extents[&id("x")], Extent::StatesOnly { .. });
        prop_assert!(is_states_only);
        prop_assert!(unreachable(&report.findings).is_subset(&all_but(&STATES, &states)));
        prop_assert!(never_taken(&report.findings).is_disjoint(&acts));
        for finding in report.findings {
            if let Finding::DeadEnd(dead_end) = finding
                && dead_end.certainty == Certainty::Certain
            {
                prop_assert!(dead.contains(dead_end.state.as_str()), "{:?}", dead_end);
            }
        }
    }

    #[test]
    fn promises_are_never_kept_or_held_as_the_slow_search_says(
        mut model in model(),
        on in prop::sample::select(vec!["x.opened", "x.s0", "x.s1", "x.enters.b", "x.closed"]),
        kept_by in prop::sample::select(vec!["x.s0", "x.s2", "x.enters.c", "x.closed"]),
    ) {
        // The first step is always there.
        let count = model.records[&id("x")].steps.len();
        let is_there = |name: &&str| !["x.s0", "x.s1", "x.s2"].iter().skip(count).any(|gone| gone == name);
        let on = Some(on).filter(is_there).unwrap_or("x.s0");
        let kept_by = Some(kept_by).filter(is_there).unwrap_or("x.s0");
        model.promises = vec![promise(on, "agent", kept_by)];
        let oracle = Oracle::of(&model);
        let after = oracle.after(&event(on));
        let findings = examine(&model).findings;
        let has = |is: &dyn Fn(&Finding) -> bool| findings.iter().any(is);
        let never_owed = has(&|finding| matches!(finding, Finding::NeverOwed { .. }));
        let never_kept = has(&|finding| matches!(finding, Finding::NeverKept(_)));
        let may_not = has(&|finding| matches!(finding, Finding::OwersMayNot { .. }));
        let held = has(&|finding| matches!(finding, Finding::HeldWithoutClock(_)));
        prop_assert_eq!(never_owed, after.is_empty());
        let can = oracle.can_follow(after.clone(), &event(kept_by), |_| true);
        prop_assert_eq!(never_kept, !after.is_empty() && !can);
        if never_owed || never_kept || may_not {
            return Ok(());
        }
        // Agents do their own steps, and no approval.
        let record = &model.records[&id("x")];
        let mut alone = model.clone();
        for approval in alone.approvals.values_mut() {
            approval.gates = vec![GateModel { gate: id("denied"), require: Condition::Never }];
            approval.back_to = None;
        }
        let own = |act: &str| {
            let step = record.steps.iter().find(|step| step.step == act);
            step.is_none_or(|step| step.by == [Actor::Role(id("agent"))])
        };
        let alone = Oracle::of(&alone);
        let free = alone.can_follow(after, &event(kept_by), own);
        prop_assert_eq!(held, !free, "{:?}", findings);
    }
}
