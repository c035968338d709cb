//! Signing in: sessions, passwords, links that work once, and waiting after too many failures.

use casework::people::Person;
use store::desk::passwords;
use store::desk::sessions::{self, NewSession, SESSIONS_MAX, TOKEN_BYTES};
use store::desk::throttle::{
    self, ADDRESS_FAILURES_MAX, MAIL_FAILURES_MAX, Verdict, WINDOW_MICROS,
};
use store::desk::tokens::{self, NewToken, Purpose};
use store::desk::{accesslog, settings};

use crate::fixture::*;

const TOKEN: [u8; TOKEN_BYTES] = [3; TOKEN_BYTES];

fn session(token: &[u8; TOKEN_BYTES]) -> NewSession<'_> {
    NewSession {
        token,
        person: person(1),
        now: NOW,
        expires_at: NOW.plus(12 * HOUR),
    }
}

#[test]
pub(crate) fn a_session_ends_when_idle_or_old() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        sessions::open(door, org(), &session(&TOKEN)).unwrap();
        let mut find = |at: i64| {
            sessions::find(door, org(), &TOKEN, NOW.plus(at), HOUR)
                .unwrap()
                .map(|found| found.person)
        };
        assert_eq!(find(HOUR - 1), Some(person(1)));
        assert_eq!(find(HOUR), None, "idle");
        sessions::touch(door, org(), &TOKEN, NOW.plus(HOUR / 2)).unwrap();
        let mut find = |at: i64| {
            sessions::find(door, org(), &TOKEN, NOW.plus(at), HOUR)
                .unwrap()
                .map(|found| found.person)
        };
        assert_eq!(find(HOUR), Some(person(1)), "seen meanwhile");
        sessions::touch(door, org(), &TOKEN, NOW.plus(12 * HOUR - 1)).unwrap();
        let mut find = |at: i64| {
            sessions::find(door, org(), &TOKEN, NOW.plus(at), HOUR)
                .unwrap()
                .map(|found| found.person)
        };
        assert_eq!(find(12 * HOUR), None, "over");
        assert_eq!(
            sessions::sweep(door, org(), NOW.plus(12 * HOUR), HOUR).unwrap(),
            1
        );
    });
}

#[test]
pub(crate) fn a_session_ends_with_signing_out_leaving_or_a_new_password() {
    with_desk(|door| {
        let holds = |door: &mut store::Door| {
            sessions::find(door, org(), &TOKEN, NOW, HOUR)
                .unwrap()
                .is_some()
        };
        put_person(door, org(), &staff(1, "吳品萱"));
        sessions::open(door, org(), &session(&TOKEN)).unwrap();
        assert!(holds(door));
        let stored = door
            .first(
                "SELECT token_hash FROM session WHERE org = $1",
                &[org().into()],
            )
            .unwrap()
            .unwrap();
        assert_ne!(
            stored.text(0).unwrap(),
            "03".repeat(TOKEN_BYTES),
            "the token itself is never stored"
        );
        put_person(
            door,
            org(),
            &Person {
                active: false,
                ..staff(1, "吳品萱")
            },
        );
        assert!(!holds(door), "inactive");
        put_person(door, org(), &staff(1, "吳品萱"));
        assert!(holds(door));
        passwords::set(door, org(), person(1), "$argon2id$…", NOW).unwrap();
        assert!(!holds(door), "a new password");
        assert_eq!(
            passwords::hash_of(door, org(), person(1))
                .unwrap()
                .as_deref(),
            Some("$argon2id$…")
        );
        sessions::open(door, org(), &session(&TOKEN)).unwrap();
        sessions::close(door, org(), &TOKEN).unwrap();
        assert!(!holds(door), "signed out");
    });
}

#[test]
pub(crate) fn too_many_sessions_close_the_oldest() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        for number in 0..=SESSIONS_MAX {
            let token = [number as u8; TOKEN_BYTES];
            let now = NOW.plus(number);
            sessions::open(
                door,
                org(),
                &NewSession {
                    now,
                    ..session(&token)
                },
            )
            .unwrap();
        }
        let mut holds = |number: u8| {
            sessions::find(door, org(), &[number; TOKEN_BYTES], NOW, HOUR)
                .unwrap()
                .is_some()
        };
        assert!(!holds(0));
        assert!(holds(1) && holds(SESSIONS_MAX as u8));
    });
}

#[test]
pub(crate) fn a_link_works_once_and_in_time() {
    with_desk(|door| {
        put_person(door, org(), &staff(1, "吳品萱"));
        let token = NewToken {
            token: &TOKEN,
            person: person(1),
            purpose: Purpose::Invite,
            now: NOW,
            expires_at: NOW.plus(HOUR),
        };
        tokens::issue(door, org(), &token).unwrap();
        assert_eq!(
            tokens::peek(door, org(), &TOKEN, NOW)
                .unwrap()
                .unwrap()
                .purpose,
            Purpose::Invite
        );
        assert_eq!(
            tokens::peek(door, org(), &TOKEN, NOW.plus(HOUR)).unwrap(),
            None,
            "over"
        );
        assert_eq!(
            tokens::redeem(door, org(), &TOKEN, NOW)
                .unwrap()
                .unwrap()
                .person,
            person(1)
        );
        assert_eq!(
            tokens::redeem(door, org(), &TOKEN, NOW).unwrap(),
            None,
            "used"
        );
        let (first, second) = ([4; TOKEN_BYTES], [5; TOKEN_BYTES]);
        tokens::issue(
            door,
            org(),
            &NewToken {
                token: &first,
                ..token
            },
        )
        .unwrap();
        tokens::issue(
            door,
            org(),
            &NewToken {
                token: &second,
                ..token
            },
        )
        .unwrap();
        assert_eq!(
            tokens::peek(door, org(), &first, NOW).unwrap(),
            None,
            "a later mail came"
        );
        assert!(tokens::peek(door, org(), &second, NOW).unwrap().is_some());
        tokens::end_all(door, org(), person(1)).unwrap();
        assert_eq!(
            tokens::redeem(door, org(), &second, NOW).unwrap(),
            None,
            "ended"
        );
    });
}

#[test]
pub(crate) fn failures_make_wait_for_mail_and_address() {
    with_desk(|door| {
        let verdict = |door: &mut store::Door, mail, address, at| {
            throttle::verdict(door, org(), mail, address, at).unwrap()
        };
        for failure in 0..MAIL_FAILURES_MAX {
            assert_eq!(
                verdict(door, "a@example.org", "10.0.0.1", NOW),
                Verdict::Free,
                "after {failure}"
            );
            throttle::failed(door, org(), "A@example.org ", "10.0.0.1", NOW.plus(failure)).unwrap();
        }
        let end = NOW.plus(WINDOW_MICROS);
        assert_eq!(
            verdict(door, "a@example.org", "10.0.0.2", NOW),
            Verdict::WaitUntil(end)
        );
        assert_eq!(
            verdict(door, "b@example.org", "10.0.0.1", NOW),
            Verdict::Free
        );
        assert_eq!(
            verdict(door, "a@example.org", "10.0.0.2", end),
            Verdict::Free,
            "time passed"
        );
        throttle::failed(door, org(), "a@example.org", "10.0.0.1", end).unwrap();
        assert_eq!(
            verdict(door, "a@example.org", "10.0.0.1", end),
            Verdict::Free,
            "counted anew"
        );
        for number in 0..ADDRESS_FAILURES_MAX {
            throttle::failed(
                door,
                org(),
                &format!("x{number}@example.org"),
                "10.0.0.9",
                NOW,
            )
            .unwrap();
        }
        assert_eq!(
            verdict(door, "new@example.org", "10.0.0.9", NOW),
            Verdict::WaitUntil(end)
        );
        throttle::succeeded(door, org(), "a@example.org").unwrap();
        assert!(throttle::sweep(door, org(), NOW.plus(3 * WINDOW_MICROS)).unwrap() >= 31);
    });
}

#[test]
pub(crate) fn settings_and_the_access_log_keep_what_they_are_told() {
    with_desk(|door| {
        settings::set(door, org(), "sender", "a@example.org").unwrap();
        settings::set(door, org(), "sender", "b@example.org").unwrap();
        assert_eq!(
            settings::get(door, org(), "sender").unwrap().as_deref(),
            Some("b@example.org")
        );
        assert_eq!(settings::get(door, uid(2), "sender").unwrap(), None);
        assert_eq!(settings::all(door, org()).unwrap().len(), 1);
        let access = |at: i64| accesslog::Access {
            at: NOW.plus(at),
            person: person(1),
            act: "read".to_owned(),
            subject: "record:1".to_owned(),
        };
        for at in [0, 5, 5] {
            accesslog::append(door, org(), &access(at)).unwrap();
        }
        assert_eq!(
            accesslog::of_subject(door, org(), "record:1").unwrap(),
            [access(5), access(0)]
        );
    });
}
