//! My day: whose promises, in which order.

use casework::ids::PromiseId;
use casework::people::RoleFor;
use casework::promises::{Promise, PromiseState};
use casework::records::Record;
use handbook::Id;
use store::desk::counts;
use store::desk::day::{self, OWED_MAX};

use crate::fixture::*;

#[test]
pub(crate) fn what_i_owe_comes_soonest_first_and_paused_last() {
    with_desk(|door| {
        put_promise(
            door,
            org(),
            &Promise {
                due_at: None,
                state: PromiseState::Paused,
                ..promise(1)
            },
        );
        put_promise(
            door,
            org(),
            &Promise {
                due_at: Some(NOW.plus(2 * HOUR)),
                ..promise(2)
            },
        );
        put_promise(
            door,
            org(),
            &Promise {
                due_at: Some(NOW.minus(HOUR)),
                state: PromiseState::Overdue,
                ..promise(3)
            },
        );
        put_promise(
            door,
            org(),
            &Promise {
                owner: person(2),
                ..promise(4)
            },
        );
        put_promise(
            door,
            org(),
            &Promise {
                state: PromiseState::Kept,
                ended_at: Some(NOW),
                ..promise(5)
            },
        );
        let day = day::owed(door, org(), person(1), &[]).unwrap();
        let ids: Vec<PromiseId> = day.owed.iter().map(|row| row.promise.id).collect();
        assert_eq!(ids, [promise_id(3), promise_id(2), promise_id(1)]);
        assert!(!day.is_cut);
    });
}

#[test]
pub(crate) fn a_role_owes_only_while_nobody_has_taken_the_record() {
    with_desk(|door| {
        let desk = || Some(Id::new("desk"));
        let waiting = Record {
            queue: desk(),
            client: Some(client(1)),
            owner: person(9),
            ..record(1)
        };
        let taken = Record {
            owner: person(9),
            ..record(2)
        };
        put_record(door, org(), &waiting, Some(NOW));
        put_record(door, org(), &taken, Some(NOW));
        for (number, record) in [(1, &waiting), (2, &taken)] {
            let owed = Promise {
                record: Some(record.id),
                client: record.client,
                owner: person(9),
                role: desk(),
                ..promise(number)
            };
            put_promise(door, org(), &owed);
        }
        let owed = |door: &mut store::Door, holdings: &[(Id, RoleFor)]| {
            let day = day::owed(door, org(), person(1), holdings).unwrap();
            day.owed
                .iter()
                .map(|row| (row.promise.id, row.is_pool))
                .collect::<Vec<_>>()
        };
        assert_eq!(owed(door, &[]), []);
        assert_eq!(
            owed(door, &[(Id::new("desk"), RoleFor::Company)]),
            [(promise_id(1), true)]
        );
        assert_eq!(
            owed(door, &[(Id::new("desk"), RoleFor::Client(client(1)))]),
            [(promise_id(1), true)]
        );
        assert_eq!(
            owed(door, &[(Id::new("desk"), RoleFor::Client(client(2)))]),
            []
        );
        assert_eq!(owed(door, &[(Id::new("lead"), RoleFor::Company)]), []);
        // Who answers for the queue sees it once, though they hold the role too.
        let head = day::owed(
            door,
            org(),
            person(9),
            &[(Id::new("desk"), RoleFor::Company)],
        )
        .unwrap();
        assert_eq!(head.owed.len(), 2);
    });
}

#[test]
pub(crate) fn a_long_day_is_cut_and_says_so() {
    let mut door = fresh();
    for number in 0..=OWED_MAX as u128 {
        put_promise(&mut door, org(), &promise(number));
    }
    let day = day::owed(&mut door, org(), person(1), &[]).unwrap();
    assert_eq!((day.owed.len(), day.is_cut), (OWED_MAX, true));
}

#[test]
pub(crate) fn yesterday_counts_what_ended_within_it() {
    with_desk(|door| {
        let ended = |number, state, after_hours: i64| Promise {
            state,
            opened_at: NOW.minus(2 * DAY),
            ended_at: Some(NOW.minus(DAY).plus(after_hours * HOUR)),
            ..promise(number)
        };
        put_promise(door, org(), &ended(1, PromiseState::Kept, 0));
        put_promise(
            door,
            org(),
            &Promise {
                opened_at: NOW.minus(DAY),
                ..ended(2, PromiseState::Kept, 1)
            },
        );
        put_promise(door, org(), &ended(3, PromiseState::KeptLate, 2));
        put_promise(door, org(), &ended(4, PromiseState::Waived, 2));
        put_promise(door, org(), &ended(5, PromiseState::Kept, 24));
        let kept = day::kept(door, org(), person(1), NOW.minus(DAY), NOW).unwrap();
        assert_eq!((kept.kept, kept.kept_late), (2, 1));
        assert_eq!(kept.quickest.unwrap().promise.id, promise_id(2));
    });
}

#[test]
pub(crate) fn duties_of_the_week_are_those_due_in_it() {
    with_desk(|door| {
        let occurrence = |number, due: i64| Promise {
            rule: Id::new("patrol"),
            window: Some(format!("2026-07-{number}")),
            due_at: Some(NOW.plus(due * HOUR)),
            ..promise(number)
        };
        put_promise(
            door,
            org(),
            &Promise {
                state: PromiseState::Kept,
                ..occurrence(20, -24)
            },
        );
        put_promise(door, org(), &occurrence(23, 1));
        put_promise(door, org(), &occurrence(30, 24 * 7));
        put_promise(door, org(), &promise(40));
        let duties = day::duties(
            door,
            org(),
            person(1),
            NOW.minus(3 * DAY),
            NOW.plus(4 * DAY),
        )
        .unwrap();
        let windows: Vec<_> = duties
            .iter()
            .map(|row| row.promise.window.clone().unwrap())
            .collect();
        assert_eq!(windows, ["2026-07-20", "2026-07-23"]);
    });
}

#[test]
pub(crate) fn the_navigation_counts_what_its_pages_show() {
    with_desk(|door| {
        put_promise(door, org(), &promise(1));
        put_promise(
            door,
            org(),
            &Promise {
                due_at: Some(NOW.plus(2 * DAY)),
                ..promise(2)
            },
        );
        put_record(door, org(), &record(1), Some(NOW.minus(1)));
        put_record(door, org(), &record(2), Some(NOW.plus(HOUR)));
        put_record(door, org(), &record(3), None);
        put_record(
            door,
            org(),
            &Record {
                owner: person(2),
                ..record(4)
            },
            Some(NOW),
        );
        let numbers =
            counts::navigation(door, org(), &scope(person(1)), NOW, NOW.plus(8 * HOUR)).unwrap();
        assert_eq!(numbers.my_day.number, 1);
        assert_eq!(numbers.queue.number, 3);
        assert_eq!(numbers.anomalies.number, 2);
    });
}
