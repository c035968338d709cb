//! The outbox: claims, leases, retries, and what is never sent.

use casework::effect::{EffectKind, Notice};
use casework::people::Person;
use store::desk::notices;
use store::desk::outbox::{
    self, AGE_MAX_MICROS, ATTEMPTS_MAX, BACKOFF_FIRST_MICROS, LEASE_MICROS, MAILS_OF_RECORD_MAX,
    MAILS_TO_PERSON_MAX,
};
use store::{Cell, Door};
use worktime::Instant;

use crate::fixture::*;

fn mail(to: u128, about: u128) -> EffectKind {
    EffectKind::Mail {
        to: person(to),
        subject: "還有45分".to_owned(),
        text: "請回覆。".to_owned(),
        record: Some(record_id(about)),
    }
}

fn put(door: &mut Door, key: &str, not_before: Instant, kind: &EffectKind) {
    door.execute(
        "INSERT INTO outbox (org, key, seq, not_before, body, state, attempts, next_try_at)
         VALUES ($1, $2, 1, $3, $4, 'waiting', 0, $3)",
        &[
            org().into(),
            key.to_owned().into(),
            not_before.into(),
            Cell::json(kind).unwrap(),
        ],
    )
    .unwrap();
}

fn claim(door: &mut Door, at: i64) -> Vec<(String, i64)> {
    let claimed = outbox::claim(door, org(), NOW.plus(at)).unwrap();
    claimed
        .into_iter()
        .map(|row| (row.key, row.attempt))
        .collect()
}

#[test]
pub(crate) fn a_row_is_claimed_when_due_and_by_one_worker_at_a_time() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        put(door, "a", NOW.plus(10), &mail(1, 1));
        assert_eq!(outbox::next_at(door).unwrap(), Some(NOW.plus(10)));
        assert_eq!(outbox::orgs_due(door, NOW).unwrap(), []);
        assert_eq!(claim(door, 9), []);
        assert_eq!(outbox::orgs_due(door, NOW.plus(10)).unwrap(), [org()]);
        assert_eq!(claim(door, 10), [("a".to_owned(), 1)]);
        assert_eq!(claim(door, 10), [], "it is leased");
        assert_eq!(
            claim(door, 10 + LEASE_MICROS),
            [("a".to_owned(), 2)],
            "its worker died"
        );
        outbox::done(door, org(), "a").unwrap();
        assert_eq!(claim(door, DAY), []);
        assert_eq!(
            outbox::tally(door, org()).unwrap(),
            outbox::OutboxTally::default()
        );
    });
}

#[test]
pub(crate) fn failures_are_tried_again_ever_later_and_then_given_up() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        put(door, "a", NOW, &mail(1, 1));
        let mut at = 0;
        for attempt in 1..=ATTEMPTS_MAX {
            assert_eq!(claim(door, at), [("a".to_owned(), attempt)]);
            outbox::failed(door, org(), "a", "connection refused", NOW.plus(at)).unwrap();
            let wait = BACKOFF_FIRST_MICROS << (attempt - 1);
            assert_eq!(
                claim(door, at + wait - 1),
                [],
                "too early after attempt {attempt}"
            );
            at += wait;
        }
        assert_eq!(claim(door, at), []);
        let tally = outbox::tally(door, org()).unwrap();
        assert_eq!((tally.failed.number, tally.waiting.number), (1, 0));
    });
}

#[test]
pub(crate) fn who_left_gets_nothing_and_what_is_stale_stays() {
    with_desk(|door| {
        put_person(
            door,
            org(),
            &Person {
                active: false,
                ..staff(1, "吳品萱")
            },
        );
        put_person(door, org(), &staff(2, "鄭宇航"));
        put(door, "left", NOW, &mail(1, 1));
        put(door, "stale", NOW.minus(AGE_MAX_MICROS + 1), &mail(2, 1));
        let about = Notice::Told {
            record: None,
            text: None,
        };
        put(
            door,
            "told",
            NOW,
            &EffectKind::Notice {
                to: person(1),
                about,
            },
        );
        assert_eq!(claim(door, 0), []);
        assert_eq!(outbox::tally(door, org()).unwrap().dropped.number, 3);
        assert!(notices::list(door, org(), person(1)).unwrap().is_empty());
    });
}

#[test]
pub(crate) fn notices_are_delivered_by_claiming_but_an_invitation_is_a_mail() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        let about = Notice::Offered {
            record: record_id(1),
        };
        put(
            door,
            "offer",
            NOW,
            &EffectKind::Notice {
                to: person(1),
                about: about.clone(),
            },
        );
        put(
            door,
            "invite",
            NOW,
            &EffectKind::Notice {
                to: person(1),
                about: Notice::Invited,
            },
        );
        assert_eq!(claim(door, 0), [("invite".to_owned(), 1)]);
        let list = notices::list(door, org(), person(1)).unwrap();
        assert_eq!(list.len(), 1);
        assert_eq!(
            (list[0].key.as_str(), &list[0].about, list[0].read_at),
            ("offer", &about, None)
        );
        assert_eq!(notices::unread(door, org(), person(1)).unwrap().number, 1);
        notices::mark_read(door, org(), person(2), "offer", NOW).unwrap();
        assert_eq!(
            notices::unread(door, org(), person(1)).unwrap().number,
            1,
            "it isn't theirs"
        );
        notices::mark_read(door, org(), person(1), "offer", NOW).unwrap();
        assert_eq!(notices::unread(door, org(), person(1)).unwrap().number, 0);
        assert_eq!(
            notices::mark_all_read(door, org(), person(1), NOW).unwrap(),
            0
        );
        assert_eq!(notices::sweep(door, org(), NOW.plus(91 * DAY)).unwrap(), 1);
    });
}

#[test]
pub(crate) fn a_storm_of_mails_is_held_back() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        for number in 0..MAILS_TO_PERSON_MAX + 5 {
            put(
                door,
                &format!("m{number:03}"),
                NOW,
                &mail(1, number.unsigned_abs() as u128),
            );
        }
        assert_eq!(claim(door, 0).len() as i64, MAILS_TO_PERSON_MAX);
        for number in 0..MAILS_TO_PERSON_MAX {
            outbox::done(door, org(), &format!("m{number:03}")).unwrap();
        }
        assert_eq!(claim(door, HOUR - 1), []);
        let later = claim(door, HOUR);
        assert_eq!(later.len(), 5);
        assert!(
            later.iter().all(|(_, attempt)| *attempt == 1),
            "being held back is no attempt"
        );
    });
}

#[test]
pub(crate) fn a_storm_about_one_record_is_held_back() {
    with_desk(|door| {
        for number in 0..MAILS_OF_RECORD_MAX + 1 {
            let number = number.unsigned_abs() as u128;
            put_person(door, org(), &staff(100 + number, "許紹庭"));
            put(door, &format!("m{number:03}"), NOW, &mail(100 + number, 1));
        }
        assert_eq!(claim(door, 0).len() as i64, MAILS_OF_RECORD_MAX);
    });
}
