//! Figures of the handbook against a slow count over every promise.

use std::cmp::Reverse;
use std::collections::BTreeMap;

use casework::access::ReadScope;
use casework::promises::{Promise, PromiseState};
use casework::records::Record;
use handbook::Id;
use proptest::prelude::*;
use store::desk::Cursor;
use store::desk::handbook::{
    BEHIND_ROWS, BUCKETS, Behind, Group, Period, RuleKind, Tally, behind, figures,
};
use worktime::Instant;

use crate::fixture::*;

const PERIOD: Period = Period {
    from: NOW,
    to: Instant(NOW.0 + 24 * HOUR),
};

fn promises() -> impl Strategy<Value = Vec<Promise>> {
    let one = (
        0..2_usize,
        0..10_usize,
        any::<bool>(),
        prop::option::weighted(0.8, -5..30_i64),
        -5..30_i64,
    );
    prop::collection::vec(one, 0..140).prop_map(|all| {
        let build = |(position, (rule, state, is_duty, due, opened)): (
            usize,
            (usize, usize, bool, Option<i64>, i64),
        )| Promise {
            rule: Id::new(["reply", "care"][rule]),
            state: PromiseState::ALL[state],
            window: is_duty.then(|| "2026-w30".to_owned()),
            due_at: due.map(|hours| NOW.plus(hours * HOUR)),
            opened_at: NOW.plus(opened * HOUR),
            ended_at: (state >= 5).then(|| NOW.plus(opened * HOUR + position as i64)),
            ..promise(position as u128)
        };
        all.into_iter().enumerate().map(build).collect()
    })
}

/// When a promise counts.
fn counts_at(promise: &Promise) -> Instant {
    promise.due_at.unwrap_or(promise.opened_at)
}

fn is_in(promise: &Promise) -> bool {
    counts_at(promise) >= PERIOD.from && counts_at(promise) < PERIOD.to
}

fn kind(promise: &Promise) -> RuleKind {
    if promise.window.is_some() {
        RuleKind::Duty
    } else {
        RuleKind::Promise
    }
}

#[test]
pub(crate) fn figures_are_what_a_slow_count_gives() {
    property(&promises(), |door, org, promises| {
        for promise in &promises {
            put_promise(door, org, promise);
        }
        let counted: Vec<&Promise> = promises.iter().filter(|promise| is_in(promise)).collect();
        let mut expected: BTreeMap<(RuleKind, Id), (Tally, [Tally; BUCKETS])> = BTreeMap::new();
        for promise in &counted {
            let (tally, parts) = expected
                .entry((kind(promise), promise.rule.clone()))
                .or_default();
            tally.add(promise.state, 1);
            let two_hours = counts_at(promise).since(PERIOD.from) / (2 * HOUR);
            parts[two_hours as usize].add(promise.state, 1);
        }
        let found = figures(door, org, &scope(person(1)), PERIOD).unwrap();
        prop_assert_eq!(found.total.of(Group::All), counted.len() as u64);
        for (key, figure) in &found.rules {
            let latest = promises
                .iter()
                .filter(|promise| is_kept_in(promise, key))
                .filter_map(|promise| promise.ended_at)
                .max();
            prop_assert_eq!(
                figure.evidence.as_ref().map(|evidence| evidence.ended_at),
                latest
            );
        }
        let found: BTreeMap<_, _> = found
            .rules
            .into_iter()
            .map(|(key, figure)| (key, (figure.tally, figure.parts)))
            .collect();
        prop_assert_eq!(found, expected);
        Ok(())
    });
}

#[test]
pub(crate) fn every_promise_of_a_figure_is_behind_it() {
    property(
        &(promises(), 0..Group::ALL.len()),
        |door, org, (promises, group)| {
            for promise in &promises {
                put_promise(door, org, promise);
            }
            let (scope, rule, group) = (scope(person(1)), Id::new("reply"), Group::ALL[group]);
            let wanted = |promise: &&Promise| {
                is_in(promise)
                    && promise.rule == rule
                    && promise.window.is_none()
                    && group.states().contains(&promise.state)
            };
            let mut expected: Vec<&Promise> = promises.iter().filter(wanted).collect();
            expected.sort_by_key(|promise| {
                (
                    promise.due_at.is_none(),
                    Reverse((promise.due_at, promise.id)),
                )
            });
            let mut ask = Behind {
                scope: &scope,
                kind: RuleKind::Promise,
                rule: &rule,
                group,
                period: PERIOD,
                after: None,
            };
            let mut found = Vec::new();
            loop {
                let page = behind(door, org, &ask).unwrap();
                prop_assert!(page.rows.len() <= BEHIND_ROWS);
                found.extend(page.rows.into_iter().map(|row| row.promise.id));
                let Some(next) = page.next else { break };
                ask.after = Cursor::parse(&next.to_string());
            }
            prop_assert_eq!(
                found,
                expected
                    .into_iter()
                    .map(|promise| promise.id)
                    .collect::<Vec<_>>()
            );
            Ok(())
        },
    );
}

/// Whether a promise of a rule was kept, late or not, within the period.
fn is_kept_in(promise: &Promise, rule: &(RuleKind, Id)) -> bool {
    let kept = matches!(promise.state, PromiseState::Kept | PromiseState::KeptLate);
    let ended = promise
        .ended_at
        .is_some_and(|at| at >= PERIOD.from && at < PERIOD.to);
    kept && ended && kind(promise) == rule.0 && promise.rule == rule.1
}

#[test]
pub(crate) fn evidence_names_only_records_that_the_reader_may_read() {
    with_desk(|door| {
        let numbered = Record {
            number: Some("OR-2026-0007".to_owned()),
            owner: person(2),
            ..record(7)
        };
        put_record(door, org(), &numbered, None);
        let kept = Promise {
            record: Some(numbered.id),
            state: PromiseState::Kept,
            due_at: Some(NOW.plus(HOUR)),
            ended_at: Some(NOW.plus(1)),
            ..promise(1)
        };
        put_promise(door, org(), &kept);
        let number = |door: &mut store::Door, scope: &ReadScope| {
            let figures = figures(door, org(), scope, PERIOD).unwrap();
            let evidence = figures.rules[&(RuleKind::Promise, Id::new("reply"))]
                .evidence
                .clone()
                .unwrap();
            assert_eq!(evidence.ended_at, NOW.plus(1));
            evidence.number
        };
        assert_eq!(
            number(door, &scope_of_types(person(1), &["order"])),
            Some("OR-2026-0007".to_owned())
        );
        assert_eq!(number(door, &scope(person(1))), None);
        let behind_it = |door: &mut store::Door, scope: &ReadScope| {
            let rule = Id::new("reply");
            let ask = Behind {
                scope,
                kind: RuleKind::Promise,
                rule: &rule,
                group: Group::Kept,
                period: PERIOD,
                after: None,
            };
            behind(door, org(), &ask).unwrap().rows.len()
        };
        assert_eq!(behind_it(door, &scope_of_types(person(1), &["order"])), 1);
        assert_eq!(behind_it(door, &scope(person(1))), 0);
    });
}

#[test]
pub(crate) fn an_overdue_promise_counts_as_late() {
    let mut tally = Tally::default();
    for (number, state) in (1..).zip(PromiseState::ALL) {
        tally.add(state, number);
    }
    assert_eq!(tally.of(Group::Going), 1 + 2 + 3 + 4);
    assert_eq!(tally.of(Group::Late), 5 + 7 + 8);
    assert_eq!(tally.judged(), 5 + 6 + 7 + 8);
    assert_eq!(tally.of(Group::All), 55);
}
