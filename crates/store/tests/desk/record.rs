//! The page of one record: all of it for who may read it, nothing for anybody else.

use casework::ids::{FileId, MessageId};
use casework::payload::Attachment;
use casework::records::Record;
use casework::secret::{KeyOwner, Secret};
use handbook::Id;
use store::Door;
use store::desk::files::{self, FILE_BYTES_MAX, NewFile, Put, StoredFile};
use store::desk::record::{self, Audience, Direction};
use store::keys::{Keyring, MasterKey};

use crate::fixture::*;

struct Fixed;

impl casework::ids::Entropy for Fixed {
    fn fill(&mut self, bytes: &mut [u8]) {
        bytes.fill(7);
    }
}

fn keyring() -> Keyring {
    Keyring::new(MasterKey::from([9; 32]))
}

fn put_message(door: &mut Door, number: i64, direction: &str, text: &str, files: &[Attachment]) {
    let id: MessageId = uid(0x5000 + number.unsigned_abs() as u128);
    door.execute(
        "INSERT INTO message (org, id, record, seq, direction, author, happened_at, urgent, text, files)
         VALUES ($1, $2, $3, $4, $5, $6, $7, 0, $8, $9)",
        &[
            org().into(),
            id.into(),
            record_id(1).into(),
            number.into(),
            direction.to_owned().into(),
            person(1).into(),
            NOW.into(),
            text.to_owned().into(),
            store::Cell::json(&files).unwrap(),
        ],
    )
    .unwrap();
}

#[test]
pub(crate) fn a_record_comes_with_all_that_its_page_shows() {
    with_desk(|door| {
        let parent = record(2);
        let child = Record {
            parent: Some(record_id(1)),
            ..record(3)
        };
        let hidden = Record {
            parent: Some(record_id(1)),
            owner: person(2),
            ..record(4)
        };
        let row = Record {
            client: Some(client(1)),
            parent: Some(parent.id),
            children: vec![(Id::new("order"), child.id), (Id::new("order"), hidden.id)],
            number: Some("OR-2026-0001".to_owned()),
            ..record(1)
        };
        for row in [&row, &parent, &child, &hidden] {
            put_record(door, org(), row, None);
        }
        put_client(door, org(), &client_named(1, "沐禾茶飲"));
        for number in [2, 1] {
            let opened_at = NOW.minus(HOUR * number as i64);
            put_promise(
                door,
                org(),
                &casework::promises::Promise {
                    record: Some(row.id),
                    opened_at,
                    ..promise(number)
                },
            );
        }
        put_message(door, 11, "received", "請說明", &[]);
        put_message(door, 12, "note", "先查", &[]);
        let page = record::page(
            door,
            &keyring(),
            org(),
            &scope(person(1)),
            Audience::House,
            row.id,
        )
        .unwrap()
        .unwrap();
        assert_eq!(page.record, row);
        assert_eq!(page.client.unwrap().id, client(1));
        assert_eq!(page.parent.unwrap().id, parent.id);
        assert_eq!(
            page.children
                .iter()
                .map(|child| child.id)
                .collect::<Vec<_>>(),
            [child.id]
        );
        let order: Vec<_> = page.promises.iter().map(|promise| promise.id).collect();
        assert_eq!(order, [promise_id(2), promise_id(1)], "oldest first");
        let words: Vec<_> = page
            .messages
            .iter()
            .map(|row| (row.direction, row.text.as_deref().unwrap()))
            .collect();
        assert_eq!(
            words,
            [(Direction::Received, "請說明"), (Direction::Note, "先查")]
        );

        let outside = record::page(
            door,
            &keyring(),
            org(),
            &scope(person(1)),
            Audience::Client,
            row.id,
        )
        .unwrap()
        .unwrap();
        assert_eq!(outside.messages.len(), 1, "a client never gets notes");
        assert!(
            record::page(
                door,
                &keyring(),
                org(),
                &scope(person(3)),
                Audience::House,
                row.id
            )
            .unwrap()
            .is_none()
        );
        assert!(
            record::page(
                door,
                &keyring(),
                uid(2),
                &scope(person(1)),
                Audience::House,
                row.id
            )
            .unwrap()
            .is_none()
        );
        assert_eq!(
            record::by_number(door, org(), &scope(person(1)), "or-2026-0001 ")
                .unwrap()
                .unwrap()
                .id,
            row.id
        );
        assert!(
            record::by_number(door, org(), &scope(person(3)), "OR-2026-0001")
                .unwrap()
                .is_none()
        );
    });
}

fn new_file<'a>(bytes: &'a [u8]) -> NewFile<'a> {
    NewFile {
        id: uid(0x7001),
        owner: KeyOwner::Client(client(1)),
        name: "郵件往來.pdf",
        media_type: "application/pdf",
        bytes,
        by: person(1),
        at: NOW,
    }
}

#[test]
pub(crate) fn a_file_is_read_by_who_may_read_the_message_that_names_it() {
    with_desk(|door| {
        let file: FileId = uid(0x7001);
        put_record(door, org(), &record(1), None);
        let Put::Stored(uploaded) =
            files::put(door, &keyring(), &mut Fixed, org(), &new_file(b"%PDF")).unwrap()
        else {
            panic!("it is small enough");
        };
        let read = |door: &mut Door, reader, audience| {
            files::read(
                door,
                &keyring(),
                org(),
                &scope(person(reader)),
                audience,
                file,
            )
            .unwrap()
        };
        assert_eq!(
            read(door, 1, Audience::House),
            None,
            "no message names it yet"
        );
        let attached = Attachment {
            file,
            name: Secret::new(KeyOwner::Client(client(1)), "郵件往來.pdf"),
            media_type: uploaded.media_type,
            size_bytes: uploaded.size_bytes,
            hash: uploaded.hash,
        };
        put_message(door, 1, "note", "附件", &[attached]);
        files::name(door, org(), file, record_id(1)).unwrap();
        let expected = StoredFile {
            name: "郵件往來.pdf".to_owned(),
            media_type: "application/pdf".to_owned(),
            bytes: b"%PDF".to_vec(),
        };
        assert_eq!(read(door, 1, Audience::House), Some(expected));
        assert_eq!(read(door, 1, Audience::Client), None, "it hangs on a note");
        assert_eq!(read(door, 2, Audience::House), None);
        let stored = door
            .first("SELECT sealed FROM file WHERE org = $1", &[org().into()])
            .unwrap()
            .unwrap();
        assert!(!stored.bytes(0).unwrap().starts_with(b"%PDF"));
        keyring()
            .destroy(door, org(), KeyOwner::Client(client(1)), NOW)
            .unwrap();
        assert_eq!(read(door, 1, Audience::House), None, "its key is destroyed");
    });
}

#[test]
pub(crate) fn files_that_nothing_names_are_swept_after_a_day() {
    with_desk(|door| {
        files::put(door, &keyring(), &mut Fixed, org(), &new_file(b"x")).unwrap();
        assert_eq!(files::sweep(door, org(), NOW.plus(DAY)).unwrap(), 0);
        assert_eq!(files::sweep(door, org(), NOW.plus(DAY + 1)).unwrap(), 1);
        files::put(door, &keyring(), &mut Fixed, org(), &new_file(b"x")).unwrap();
        files::name(door, org(), uid(0x7001), record_id(1)).unwrap();
        assert_eq!(files::sweep(door, org(), NOW.plus(30 * DAY)).unwrap(), 0);
    });
}

#[test]
pub(crate) fn a_file_over_the_limit_is_refused_with_its_size() {
    let mut door = fresh();
    let large = vec![0; FILE_BYTES_MAX + 1];
    let put = files::put(&mut door, &keyring(), &mut Fixed, org(), &new_file(&large)).unwrap();
    assert!(
        matches!(put, Put::TooLarge { size_bytes } if size_bytes == FILE_BYTES_MAX + 1),
        "{put:?}"
    );
}
