//! Events on their way into bytes and back: nothing is lost, nothing personal stands in clear, older ones still read.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want"
)]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casework::Event;
use casework::codec::{CodecError, Sealed, Sealer, decode, encode};
use casework::event::{Doer, RuleRef, Witness};
use casework::ids::{
    ClientId, EventId, FileId, FilingId, MessageId, PersonId, PromiseId, RecordId,
};
use casework::payload::{
    Attachment, Fields, Message, Number, Payload, PromiseOpened, RecordOpened, StepForm, StepTaken,
};
use casework::people::{RoleFor, Side};
use casework::secret::{FieldValue, KeyOwner, Secret};
use handbook::Id;
use handbook::formula::Value;
use handbook::label::Lang;
use proptest::prelude::*;
use worktime::Instant;

/// Every secret text of these tests holds this word, and nothing else does.
const CANARY: &str = "金絲雀";

/// Turns texts around under their owner and place; a lost key opens nothing, a moved text is noticed.
#[derive(Default)]
struct Toy {
    lost: BTreeSet<KeyOwner>,
    sealed: usize,
}

#[derive(Debug, PartialEq)]
struct Moved;

impl Sealer for Toy {
    type Error = Moved;

    fn seal(&mut self, owner: KeyOwner, place: &str, text: &str) -> Result<Sealed, Moved> {
        self.sealed += 1;
        let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{:02x}", !byte)).collect();
        Ok(Sealed {
            nonce: hex(format!("{owner}|{place}").as_bytes()),
            text: hex(text.as_bytes()),
        })
    }

    fn open(
        &mut self,
        owner: KeyOwner,
        place: &str,
        sealed: &Sealed,
    ) -> Result<Option<String>, Moved> {
        let bytes = |hex: &str| -> Vec<u8> {
            let pairs = (0..hex.len()).step_by(2);
            pairs
                .map(|at| !u8::from_str_radix(&hex[at..at + 2], 16).unwrap())
                .collect()
        };
        if bytes(&sealed.nonce) != format!("{owner}|{place}").into_bytes() {
            return Err(Moved);
        }
        let text = String::from_utf8(bytes(&sealed.text)).unwrap();
        Ok((!self.lost.contains(&owner)).then_some(text))
    }
}

fn secret(number: u128) -> Secret {
    Secret::new(
        KeyOwner::Person(PersonId::from_u128(number)),
        format!("{CANARY} {number}"),
    )
}

fn fields() -> Fields {
    let client = KeyOwner::Client(ClientId::from_u128(5));
    let open = [
        ("a", Value::Text("text \"quoted\" 文".to_owned())),
        ("b", Value::Number(i64::MIN)),
        ("c", Value::YesNo(true)),
        ("d", Value::Date("2026-02-28".parse().unwrap())),
        ("e", Value::Instant(Instant(-1))),
        ("f", Value::Duration(i64::MAX)),
        (
            "g",
            Value::Money {
                minor: -105,
                currency: "CNY".to_owned(),
            },
        ),
        (
            "h",
            Value::List(vec![Value::Unset, Value::Text(String::new())]),
        ),
    ];
    let mut fields: Fields = open
        .into_iter()
        .map(|(id, value)| (Id::new(id), FieldValue::Open(value)))
        .collect();
    let sealed = Secret::new(client, format!("{CANARY} in a field"));
    fields.insert(Id::new("z"), FieldValue::Secret(sealed));
    fields
}

fn message() -> Message {
    Message {
        message: MessageId::from_u128(61),
        text: secret(6),
        urgent: true,
        files: vec![Attachment {
            file: FileId::from_u128(62),
            name: secret(7),
            media_type: "text/plain".to_owned(),
            size_bytes: 12,
            hash: "00ff".to_owned(),
        }],
    }
}

/// One of every kind, with every optional part there.
fn every_kind() -> Vec<Payload> {
    let (person, other) = (PersonId::from_u128(1), PersonId::from_u128(2));
    let promise = PromiseId::from_u128(3);
    let client = ClientId::from_u128(5);
    let at = Instant(1_772_413_200_000_001);
    let role = Id::new("role");
    vec![
        Payload::OrgFounded {
            name: "公司".to_owned(),
            zone: "Asia/Shanghai".to_owned(),
        },
        Payload::EditionPublished {
            hash: "ab".to_owned(),
            title: "書".to_owned(),
            version: "1".to_owned(),
        },
        Payload::PersonAdded {
            person,
            name: secret(1),
            mail: secret(1),
            salutation: Some(secret(1)),
            side: Side::Client(client),
            department: Some(Id::new("desk")),
            lang: Lang::En,
        },
        Payload::PersonDeactivated { person },
        Payload::PersonReactivated { person },
        Payload::RoleGranted {
            person,
            role: role.clone(),
            scope: RoleFor::Department(Id::new("desk")),
        },
        Payload::RoleEnded {
            person,
            role: role.clone(),
            scope: RoleFor::Client(client),
        },
        Payload::ClientAdded {
            client,
            name: secret(2),
            tier: Some(Id::new("first")),
            fields: fields(),
        },
        Payload::RecordOpened(Box::new(RecordOpened {
            record: RecordId::from_u128(9),
            record_type: Id::new("order"),
            number: Some(Number {
                text: "O20261".to_owned(),
                year: 2026,
                serial: 1,
            }),
            state: Id::new("open"),
            owner: person,
            queue: Some(role.clone()),
            first_receiver: Some(other),
            parent: Some(RecordId::from_u128(8)),
            fields: fields(),
        })),
        Payload::StepTaken(Box::new(StepTaken {
            step: Id::new("answer"),
            from: Id::new("open"),
            to: Id::new("done"),
            is_final: true,
            fields: fields(),
            form: Some(StepForm {
                filing: FilingId::from_u128(4),
                form: Id::new("form"),
                values: fields(),
            }),
            note: Some(secret(3)),
        })),
        Payload::FieldsSet { fields: fields() },
        Payload::HandOverOffered {
            to: other,
            note: Some(secret(4)),
        },
        Payload::HandOverDeclined { by: other },
        Payload::OwnerChanged {
            from: person,
            to: other,
            queue: Some(Id::new("agent")),
        },
        Payload::RecordDiscarded { reason: secret(5) },
        Payload::MessageReceived(message()),
        Payload::MessageSent(message()),
        Payload::NoteAdded(message()),
        Payload::FormFiled {
            filing: FilingId::from_u128(4),
            form: Id::new("form"),
            values: fields(),
        },
        Payload::PromiseOpened(Box::new(PromiseOpened {
            promise,
            rule: Id::new("answer"),
            variant: 1,
            window: Some("2026-Q1".to_owned()),
            owner: person,
            role: Some(role),
            opened_at: at,
            due_at: Some(at),
            within: "2 hours".to_owned(),
            calendar: Id::new("office"),
            provisional: true,
            paused: Some("waiting".to_owned()),
            next_at: Some(at),
        })),
        Payload::PromisePaused {
            promise,
            reason: "waiting".to_owned(),
        },
        Payload::PromiseResumed {
            promise,
            due_at: at,
            next_at: Some(at),
        },
        Payload::PromiseUnproved {
            promise,
            next_at: Some(at),
        },
        Payload::PromiseOverdue {
            promise,
            owner: person,
            next_at: None,
        },
        Payload::PromiseKept {
            promise,
            evidence: EventId::from_u128(1),
            owner: person,
        },
        Payload::PromiseKeptLate {
            promise,
            evidence: EventId::from_u128(1),
            owner: person,
            lateness_micros: i64::MAX,
        },
        Payload::PromiseMissed { promise },
        Payload::PromiseWaived {
            promise,
            reason: secret(8),
        },
        Payload::PromiseVoided {
            promise,
            reason: "until".to_owned(),
        },
        Payload::PromiseOwnerChanged {
            promise,
            owner: other,
        },
        Payload::AlertFired {
            promise,
            alert: 2,
            told: vec![person, other],
            next_at: Some(at),
        },
        Payload::DutyWindowOpened {
            duty: Id::new("care"),
            window: "2026-W11".to_owned(),
            next_at: at,
        },
        Payload::TemplateSent {
            template: Id::new("hello"),
            to: vec![person],
        },
        Payload::PeopleTold {
            to: vec![person],
            text: Some("說".to_owned()),
        },
        Payload::EffectRefused {
            effect: "order.answer".to_owned(),
            reasons: vec!["gate".to_owned()],
        },
    ]
}

fn event(payload: Payload) -> Event {
    let person = PersonId::from_u128(1);
    Event {
        id: EventId::from_u128(77),
        happened_at: Instant(1),
        effective_at: Instant(2),
        recorded_at: Instant(i64::MAX),
        by: Doer::For {
            person,
            of: PersonId::from_u128(2),
        },
        witness: Witness::Colleague,
        edition: Arc::from("hash"),
        rule: Some(RuleRef {
            kind: Arc::from("step"),
            id: Arc::from("order.answer"),
            article: Arc::from("第一條"),
        }),
        client: Some(ClientId::from_u128(5)),
        record: Some(RecordId::from_u128(9)),
        facts: BTreeMap::from([("record.state".to_owned(), "open".to_owned())]),
        payload,
    }
}

fn kind(payload: &Payload) -> String {
    serde_json::to_value(payload).unwrap()["kind"]
        .as_str()
        .unwrap()
        .to_owned()
}

#[test]
fn no_kind_is_forgotten_here() {
    let kinds: BTreeSet<String> = every_kind().iter().map(kind).collect();
    assert_eq!(kinds.len(), every_kind().len());
    // A kind that serde knows and this file doesn't would be named in the error of an unknown one.
    let unknown = serde_json::json!({"kind": "no.such", "body": {}});
    let error = serde_json::from_value::<Payload>(unknown)
        .unwrap_err()
        .to_string();
    let named: BTreeSet<String> = error
        .split('`')
        .filter(|word| word.contains('.') && *word != "no.such")
        .map(str::to_owned)
        .collect();
    assert_eq!(kinds, named);
}

#[test]
fn every_kind_comes_back_as_it_was() {
    for payload in every_kind() {
        let mut toy = Toy::default();
        let event = event(payload);
        let bytes = encode(&event, &mut toy).unwrap();
        assert_eq!(decode(&bytes, &mut toy).unwrap(), event);
        assert_eq!(
            encode(&event, &mut toy).unwrap(),
            bytes,
            "the same event, the same bytes"
        );
    }
}

#[test]
fn bytes_hold_no_secret_and_no_float_and_are_sorted() {
    let mut sealed = 0;
    for payload in every_kind() {
        let mut toy = Toy::default();
        let text = String::from_utf8(encode(&event(payload), &mut toy).unwrap()).unwrap();
        assert!(!text.contains(CANARY), "in clear: {text}");
        assert!(!text.contains("$secret"), "unsealed: {text}");
        assert_eq!(text.matches("$sealed").count(), toy.sealed);
        sealed += toy.sealed;
        check_order_and_numbers(&text);
    }
    assert!(sealed >= 20, "only {sealed} secrets were tried");
}

/// Canonical: keys ascend, there is no space, every number is whole.
fn check_order_and_numbers(text: &str) {
    fn numbers(tree: &serde_json::Value) {
        match tree {
            serde_json::Value::Number(number) => {
                assert!(number.is_i64() || number.is_u64(), "{number}")
            }
            serde_json::Value::Array(list) => list.iter().for_each(numbers),
            serde_json::Value::Object(map) => {
                let keys: Vec<&String> = map.keys().collect();
                assert!(keys.is_sorted(), "{keys:?}");
                map.values().for_each(numbers);
            }
            _ => {}
        }
    }
    let tree: serde_json::Value = serde_json::from_str(text).unwrap();
    numbers(&tree);
    // Keys of a parsed map are sorted in any case: only writing it out again shows that they were.
    assert_eq!(serde_json::to_string(&tree).unwrap(), text);
}

#[test]
fn a_destroyed_key_reads_as_erased_and_the_rest_stays() {
    let owner = KeyOwner::Client(ClientId::from_u128(5));
    let mut toy = Toy::default();
    let bytes = encode(&event(Payload::FieldsSet { fields: fields() }), &mut toy).unwrap();
    toy.lost.insert(owner);
    let erased = decode(&bytes, &mut toy).unwrap();
    let Payload::FieldsSet { fields: found } = &erased.payload else {
        panic!()
    };
    let Some(FieldValue::Secret(secret)) = found.get("z") else {
        panic!()
    };
    assert_eq!((secret.text(), secret.owner()), (None, owner));
    assert!(!found["z"].is_set());
    assert_eq!(found["b"], fields()["b"]);
    // What is erased stays erased when it is written again.
    let again = encode(&erased, &mut toy).unwrap();
    assert_eq!(decode(&again, &mut toy).unwrap(), erased);
}

#[test]
fn a_text_that_was_moved_to_another_place_is_noticed() {
    let mut toy = Toy::default();
    let bytes = encode(
        &event(Payload::RecordDiscarded { reason: secret(5) }),
        &mut toy,
    )
    .unwrap();
    let text = String::from_utf8(bytes).unwrap();
    let moved = text.replace(
        &EventId::from_u128(77).to_string(),
        &EventId::from_u128(78).to_string(),
    );
    assert!(matches!(
        decode(moved.as_bytes(), &mut toy),
        Err(CodecError::Seal(Moved))
    ));
}

#[test]
fn malformed_bytes_are_refused() {
    let mut toy = Toy::default();
    let good = encode(
        &event(Payload::PersonDeactivated {
            person: PersonId::from_u128(1),
        }),
        &mut toy,
    )
    .unwrap();
    for cut in 0..good.len() {
        let cut = decode(&good[..cut], &mut toy);
        assert!(matches!(cut, Err(CodecError::Malformed(_))));
    }
    for bytes in [
        &b"null"[..],
        b"{}",
        b"[]",
        b"\xff",
        b"{\"kind\":\"person.deactivated\"}",
    ] {
        assert!(matches!(
            decode(bytes, &mut toy),
            Err(CodecError::Malformed(_))
        ));
    }
}

/// Events as a first version would have written them: without anything that may be left out. They must read for ever.
#[test]
fn an_older_event_without_the_newer_parts_still_reads() {
    let id = "00000000-0000-0000-0000-00000000004d";
    let one = "00000000-0000-0000-0000-000000000001";
    let envelope = |kind: &str, body: &str| {
        format!(
            r#"{{"body":{body},"by":"clock","edition":"","effective_at":2,"happened_at":1,"id":"{id}","kind":"{kind}","recorded_at":3,"witness":"system"}}"#
        )
    };
    let secret = format!(r#"{{"$sealed":{{"key":"person:{one}"}}}}"#);
    let bodies = [
        (
            "person.added",
            format!(
                r#"{{"lang":"zh-Hant","mail":{secret},"name":{secret},"person":"{one}","side":"staff"}}"#
            ),
        ),
        (
            "record.opened",
            format!(
                r#"{{"fields":{{}},"owner":"{one}","record":"{one}","record_type":"order","state":"open"}}"#
            ),
        ),
        (
            "record.stepped",
            r#"{"from":"open","is_final":false,"step":"answer","to":"done"}"#.to_owned(),
        ),
        (
            "message.sent",
            format!(r#"{{"message":"{one}","text":{secret}}}"#),
        ),
        (
            "promise.opened",
            format!(
                r#"{{"calendar":"office","due_at":null,"next_at":null,"opened_at":1,"owner":"{one}","promise":"{one}","rule":"answer","variant":0,"within":""}}"#
            ),
        ),
    ];
    for (kind, body) in bodies {
        let text = envelope(kind, &body);
        let event = decode(text.as_bytes(), &mut Toy::default())
            .unwrap_or_else(|error| panic!("{kind}: {error:?}"));
        assert_eq!(event.rule, None);
        assert!(event.facts.is_empty());
        // Nothing is added on the way back: what was hashed can be made again.
        assert_eq!(
            String::from_utf8(encode(&event, &mut Toy::default()).unwrap()).unwrap(),
            text
        );
    }
}

/// A later version may add parts; this one reads past them.
#[test]
fn a_newer_event_with_unknown_parts_still_reads() {
    let mut toy = Toy::default();
    let payload = Payload::PersonDeactivated {
        person: PersonId::from_u128(1),
    };
    let text = String::from_utf8(encode(&event(payload), &mut toy).unwrap()).unwrap();
    let newer = text.replacen("{\"person\"", "{\"because\":\"later\",\"person\"", 1);
    assert_ne!(newer, text);
    decode(newer.as_bytes(), &mut toy).unwrap();
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever people type, also what looks like our own marks, comes back as it was and never stands in clear.
    #[test]
    fn any_text_survives(text in "\\PC{0,40}", key in "[a-z][a-z0-9_]{0,8}") {
        let marked = format!("{CANARY}{text}");
        let mut fields = Fields::new();
        fields.insert(Id::new(&key), FieldValue::Open(Value::Text(text.clone())));
        let owner = KeyOwner::Client(ClientId::from_u128(5));
        fields.insert(Id::new("sealed_one"), FieldValue::Secret(Secret::new(owner, marked)));
        let event = event(Payload::FieldsSet { fields });
        let mut toy = Toy::default();
        let bytes = encode(&event, &mut toy).unwrap();
        prop_assert!(!String::from_utf8(bytes.clone()).unwrap().contains(CANARY));
        prop_assert_eq!(decode(&bytes, &mut toy).unwrap(), event);
    }
}
