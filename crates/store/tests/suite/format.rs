//! The event format, checked against its own page: every vector on it is what the program writes.

use std::collections::BTreeMap;
use std::fmt::Write;
use std::sync::Arc;

use casework::codec::{self, Sealed, Sealer};
use casework::event::{Doer, Event, Payload, RuleRef, Witness};
use casework::ids::{ClientId, EventId, MessageId, OrgId, PersonId, RecordId};
use casework::payload::Message;
use casework::secret::{KeyOwner, Secret};
use store::StoreError;
use store::checkpoint::{Checkpoint, Checkpoints};
use store::keys::SubjectKey;
use store::log::Head;
use store::seal::{SealedBytes, open_bytes, seal_bytes};
use worktime::Instant;

const PAGE: &str = include_str!("../../../../docs/event-format.md");

/// Keys and values of a vector, in the order of the page.
type Vector = Vec<(&'static str, String)>;

fn org() -> OrgId {
    OrgId::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0001)
}

fn client() -> ClientId {
    ClientId::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0002)
}

fn person() -> PersonId {
    PersonId::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0003)
}

fn key() -> SubjectKey {
    SubjectKey::from(std::array::from_fn(|index| index as u8))
}

fn event(number: u128, payload: Payload) -> Event {
    Event {
        id: EventId::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0100 + number),
        happened_at: Instant(1_772_413_200_000_000),
        effective_at: Instant(1_772_413_200_000_000),
        recorded_at: Instant(1_772_413_260_000_000),
        by: Doer::Person(person()),
        witness: Witness::OwnLater,
        edition: Arc::from(""),
        rule: None,
        client: None,
        record: None,
        facts: BTreeMap::new(),
        payload,
    }
}

fn first() -> Event {
    let payload = Payload::OrgFounded {
        name: "小店".to_owned(),
        zone: "Asia/Shanghai".to_owned(),
    };
    Event {
        by: Doer::System,
        witness: Witness::System,
        ..event(1, payload)
    }
}

fn second() -> Event {
    let text = Secret::new(KeyOwner::Client(client()), "馬上去看 \"門鎖\"");
    let message = MessageId::from_u128(0x0195_0000_0000_7000_8000_0000_0000_0005);
    let payload = Payload::MessageSent(Message {
        message,
        text,
        urgent: true,
        files: Vec::new(),
    });
    let rule = RuleRef {
        kind: Arc::from("step"),
        id: Arc::from("order.accept"),
        article: Arc::from("第四條之1"),
    };
    Event {
        rule: Some(rule),
        client: Some(client()),
        record: Some(RecordId::from_u128(
            0x0195_0000_0000_7000_8000_0000_0000_0004,
        )),
        facts: BTreeMap::from([("client.tier".to_owned(), "first".to_owned())]),
        ..event(2, payload)
    }
}

/// Seals under one key.
struct OneKey;

impl Sealer for OneKey {
    type Error = StoreError;

    fn seal(&mut self, owner: KeyOwner, place: &str, text: &str) -> store::Result<Sealed> {
        let sealed = seal_bytes(&key(), org(), owner, place, text.as_bytes())?;
        Ok(Sealed {
            nonce: hex(&sealed.nonce),
            text: hex(&sealed.bytes),
        })
    }

    fn open(
        &mut self,
        owner: KeyOwner,
        place: &str,
        sealed: &Sealed,
    ) -> store::Result<Option<String>> {
        let sealed = SealedBytes {
            nonce: bytes(&sealed.nonce).try_into().unwrap(),
            bytes: bytes(&sealed.text),
        };
        Ok(Some(
            String::from_utf8(open_bytes(&key(), org(), owner, place, &sealed)?).unwrap(),
        ))
    }
}

fn of_event(head: Head, event: &Event) -> (Head, Vector) {
    let bytes = codec::encode(event, &mut OneKey).unwrap();
    let next = head.after(org(), &bytes);
    let vector = vec![
        ("org", org().to_string()),
        ("seq", next.seq.to_string()),
        ("prev", hex(&head.hash)),
        ("bytes", String::from_utf8(bytes).unwrap()),
        ("hash", hex(&next.hash)),
    ];
    (next, vector)
}

fn wrapped() -> Vector {
    let master = SubjectKey::from(std::array::from_fn(|index| 255 - index as u8));
    let subject: [u8; 32] = std::array::from_fn(|index| index as u8);
    let sealed = seal_bytes(
        &master,
        org(),
        KeyOwner::Client(client()),
        "subject_key",
        &subject,
    )
    .unwrap();
    vec![
        (
            "master_key",
            (0..32)
                .map(|index| format!("{:02x}", 255 - index))
                .collect(),
        ),
        ("org", org().to_string()),
        ("key", KeyOwner::Client(client()).to_string()),
        ("subject_key", hex(&subject)),
        ("nonce", hex(&sealed.nonce)),
        ("wrapped", hex(&sealed.bytes)),
    ]
}

fn mark(head: Head) -> Vector {
    let folder = tempfile::tempdir().unwrap();
    let mut marks = Checkpoints::open(folder.path()).unwrap();
    let at = Instant(1_772_413_260_000_000);
    marks
        .mark(
            org(),
            Checkpoint {
                seq: head.seq,
                hash: head.hash,
                at,
            },
        )
        .unwrap();
    let line = std::fs::read_to_string(marks.path(org())).unwrap();
    vec![("line", line.trim_end().to_owned())]
}

#[test]
fn the_page_says_what_the_program_writes() {
    let (head, one) = of_event(Head::START, &first());
    let (head, mut two) = of_event(head, &second());
    two.insert(
        0,
        (
            "subject_key",
            hex(&std::array::from_fn::<u8, 32, _>(|index| index as u8)),
        ),
    );
    for (name, vector) in [
        ("first", one),
        ("second", two),
        ("wrapped", wrapped()),
        ("mark", mark(head)),
    ] {
        let wanted = vector.iter().fold(String::new(), |mut text, (key, value)| {
            writeln!(text, "{key} = {value}").unwrap();
            text
        });
        let (_, rest) = PAGE.split_once(&format!("```vector {name}\n")).unwrap();
        let (found, _) = rest.split_once("```").unwrap();
        assert!(
            found == wanted,
            "docs/event-format.md should say:\n```vector {name}\n{wanted}```"
        );
    }
}

#[test]
fn bytes_become_the_event_again() {
    for event in [first(), second()] {
        let bytes = codec::encode(&event, &mut OneKey).unwrap();
        assert_eq!(codec::decode(&bytes, &mut OneKey).unwrap(), event);
    }
}

#[test]
fn every_kind_is_on_the_page() {
    let page: String = PAGE
        .split_once("### Kinds")
        .unwrap()
        .1
        .split_once("## Personal texts")
        .unwrap()
        .0
        .to_owned();
    let source = include_str!("../../../casework/src/payload.rs");
    let kinds: Vec<&str> = source
        .split("#[serde(rename = \"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap())
        .collect();
    assert!(kinds.len() > 30, "{kinds:?}");
    for kind in kinds {
        assert!(
            page.contains(&format!("`{kind}`")),
            "{kind} isn't on the page"
        );
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len() / 2)
        .map(|index| u8::from_str_radix(&hex[2 * index..2 * index + 2], 16).unwrap())
        .collect()
}
