//! Two records that know of one another: whatever happens in a plain run of both is never called impossible.

use std::collections::BTreeSet;

use handbook::liveness::condition::Condition;
use handbook::liveness::model::{
    EffectKindModel, EffectModel, EffectWhen, GateModel, Model, StepModel,
};
use handbook::liveness::{Finding, examine};
use proptest::prelude::*;

use crate::manuscript::{book, child_in, client_has, done, id, record, step};

const STATES: [&str; 3] = ["a", "b", "c"];

/// One case: its state, the states it has been in, its steps taken.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Case {
    state: String,
    been: BTreeSet<String>,
    done: BTreeSet<String>,
}

/// At most one case of each type; the second may be a child of the first.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Office {
    parent: Option<Case>,
    other: Option<Case>,
    is_child: bool,
}

fn condition() -> impl Strategy<Value = Condition> {
    let states = || {
        let some = prop::sample::subsequence(STATES.to_vec(), 1..3);
        some.prop_map(|states| states.join(" "))
    };
    let record = || prop::sample::select(vec!["x", "y"]);
    let leaf = prop_oneof![
        1 => Just(Condition::Always),
        3 => (record(), states()).prop_map(|(record, states)| client_has(record, &states)),
        3 => states().prop_map(|states| child_in("y", &states)),
        2 => (record(), 0..3).prop_map(|(record, step)| done(&format!("{record}.s{step}"))),
    ];
    leaf.prop_recursive(2, 6, 3, |inner| {
        prop_oneof![
            inner.clone().prop_map(Condition::negated),
            prop::collection::vec(inner.clone(), 1..3).prop_map(Condition::All),
            prop::collection::vec(inner, 1..3).prop_map(Condition::Any),
        ]
    })
}

fn steps() -> impl Strategy<Value = Vec<StepModel>> {
    let one = (
        0..3_usize,
        0..3_usize,
        prop::option::of(condition()),
        any::<bool>(),
    );
    prop::collection::vec(one, 1..4).prop_map(|steps| {
        let steps = steps.into_iter().enumerate();
        steps
            .map(|(number, (from, to, require, opens))| {
                let mut step = step(&format!("s{number}: {} -> {}", STATES[from], STATES[to]));
                step.gates.extend(require.map(|require| GateModel {
                    gate: id("gate"),
                    require,
                }));
                if opens {
                    step.effects.push(EffectModel {
                        kind: EffectKindModel::Opens(id("y")),
                        when: EffectWhen::Always,
                    });
                }
                step
            })
            .collect()
    })
}

fn model() -> impl Strategy<Value = Model> {
    (steps(), steps(), any::<bool>()).prop_map(|(parent, mut other, by_hand)| {
        for step in &mut other {
            step.effects.clear();
        }
        let mut other = record("a b c", "c", other);
        if !by_hand {
            other.opened_by.clear();
        }
        book(vec![("x", record("a b c", "c", parent)), ("y", other)])
    })
}

fn opened() -> Case {
    Case {
        state: "a".to_owned(),
        been: ["a".to_owned()].into(),
        done: BTreeSet::new(),
    }
}

/// Whether a condition of a case holds. `me` is the type of the one that asks.
fn holds(condition: &Condition, office: &Office, me: &str) -> bool {
    let case = if me == "x" {
        &office.parent
    } else {
        &office.other
    };
    match condition {
        Condition::Always => true,
        Condition::Done(step) => {
            step.record == me
                && case
                    .as_ref()
                    .is_some_and(|case| case.done.contains(step.step.as_str()))
        }
        // There is one case of each type, so of its own type there is no other.
        Condition::ClientHas { record, states } if *record != me => {
            let other = if *record == "x" {
                &office.parent
            } else {
                &office.other
            };
            let been = |case: &Case| {
                states
                    .iter()
                    .any(|state| case.been.contains(state.as_str()))
            };
            other.as_ref().is_some_and(been)
        }
        Condition::ChildIn { record, states } => {
            let child = office.other.as_ref();
            let child = child.filter(|_| me == "x" && *record == "y" && office.is_child);
            child.is_some_and(|child| states.iter().any(|state| *state == child.state.as_str()))
        }
        Condition::Not(inner) => !holds(inner, office, me),
        Condition::All(parts) => parts.iter().all(|part| holds(part, office, me)),
        Condition::Any(parts) => parts.iter().any(|part| holds(part, office, me)),
        _ => false,
    }
}

/// Everything that can happen next, with the name of the step.
fn next(model: &Model, office: &Office) -> Vec<(String, Office)> {
    let mut next = Vec::new();
    if office.parent.is_none() {
        let parent = Some(opened());
        next.push((
            String::new(),
            Office {
                parent,
                ..office.clone()
            },
        ));
    }
    if office.other.is_none() && !model.records[&id("y")].opened_by.is_empty() {
        let other = Some(opened());
        next.push((
            String::new(),
            Office {
                other,
                ..office.clone()
            },
        ));
    }
    for me in ["x", "y"] {
        let case = if me == "x" {
            &office.parent
        } else {
            &office.other
        };
        let Some(case) = case else { continue };
        for step in &model.records[&id(me)].steps {
            let arrow = step
                .arrows
                .iter()
                .find(|(from, _)| *from == case.state.as_str());
            let Some((_, to)) = arrow else { continue };
            if !step
                .gates
                .iter()
                .all(|gate| holds(&gate.require, office, me))
            {
                continue;
            }
            let opens = !step.effects.is_empty();
            // A second child would be one too many for this office: such steps aren't tried.
            if opens && office.other.is_some() {
                continue;
            }
            let mut case = case.clone();
            case.state = to.to_string();
            case.been.insert(to.to_string());
            case.done.insert(step.step.to_string());
            let mut after = office.clone();
            if me == "x" {
                after.parent = Some(case);
            } else {
                after.other = Some(case);
            }
            if opens {
                after.other = Some(opened());
                after.is_child = true;
            }
            next.push((format!("{me}.{}", step.step), after));
        }
    }
    next
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn what_happens_is_never_called_impossible(model in model()) {
        let empty = Office { parent: None, other: None, is_child: false };
        let (mut seen, mut left) = (BTreeSet::new(), vec![empty]);
        let (mut states, mut taken) = (BTreeSet::new(), BTreeSet::new());
        while let Some(office) = left.pop() {
            if !seen.insert(office.clone()) {
                continue;
            }
            let cases = [("x", &office.parent), ("y", &office.other)];
            states.extend(cases.iter().filter_map(|(name, case)| {
                Some(format!("{name}:{}", case.as_ref()?.state))
            }));
            for (step, after) in next(&model, &office) {
                taken.insert(step);
                left.push(after);
            }
        }
        for finding in examine(&model).findings {
            match finding {
                Finding::UnreachableState { record, state, .. } => {
                    let state = format!("{record}:{state}");
                    prop_assert!(!states.contains(&state));
                }
                Finding::StepNeverTaken { step, .. } => {
                    prop_assert!(!taken.contains(&step.to_string()));
                }
                Finding::NeverOpened { record, .. } => {
                    let state = format!("{record}:a");
                    prop_assert!(!states.contains(&state));
                }
                Finding::Ring { links } => {
                    use handbook::liveness::finding::Thing;
                    for link in links {
                        let happened = match link.thing {
                            Thing::Step(step) => taken.contains(&step.to_string()),
                            Thing::State { record, state } => {
                                states.contains(&format!("{record}:{state}"))
                            }
                            Thing::Approval(_) => false,
                        };
                        prop_assert!(!happened);
                    }
                }
                _ => {}
            }
        }
    }
}
