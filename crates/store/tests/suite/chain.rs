//! Nobody changes the log unseen: every way of tampering is found, and named with its place.

use casework::ids::OrgId;
use rusqlite::{Connection, params};
use store::log::{Hash, Head};
use store::verify::{Difference, Finding};

use crate::world::{Folder, World, opened};

/// Tells the first week, closes the store, lets `tamper` at the file, and gives what is found.
fn tampered(tamper: impl FnOnce(&Connection, &OrgId)) -> Vec<Finding> {
    let folder = Folder::new();
    let org = {
        let mut world = World::new(opened(folder.place(), Some(&folder.marks())));
        world.first_week();
        let report = world.store.verify(world.org).unwrap();
        assert!(report.is_sound() && report.checkpoints >= 3, "{report:#?}");
        world.org
    };
    let connection = Connection::open(folder.database()).unwrap();
    tamper(&connection, &org);
    drop(connection);
    let report = opened(folder.place(), Some(&folder.marks()))
        .verify(org)
        .unwrap();
    assert_eq!(report.faults, report.findings.len());
    report.findings
}

fn last(connection: &Connection) -> i64 {
    connection
        .query_row("SELECT max(seq) FROM event", [], |row| row.get(0))
        .unwrap()
}

/// Hashes everything from `first` on anew, as someone would who knows the format.
fn rehash(connection: &Connection, org: &OrgId, first: i64) {
    let event = |seq: i64| -> (Hash, Vec<u8>) {
        let sql = "SELECT hash, bytes FROM event WHERE seq = ?1";
        connection
            .query_row(sql, [seq], |row| Ok((row.get(0)?, row.get(1)?)))
            .unwrap()
    };
    let mut head = Head {
        seq: first - 1,
        hash: event(first - 1).0,
    };
    for seq in first..=last(connection) {
        let next = head.after(*org, &event(seq).1);
        let sql = "UPDATE event SET hash = ?2, prev = ?3 WHERE seq = ?1";
        connection
            .execute(
                sql,
                params![seq, next.hash.as_slice(), head.hash.as_slice()],
            )
            .unwrap();
        head = next;
    }
    let sql = "UPDATE org SET head_seq = ?1, head_hash = ?2";
    connection
        .execute(sql, params![head.seq, head.hash.as_slice()])
        .unwrap();
}

fn flip(connection: &Connection, seq: i64) {
    let mut bytes: Vec<u8> = connection
        .query_row("SELECT bytes FROM event WHERE seq = ?1", [seq], |row| {
            row.get(0)
        })
        .unwrap();
    // A digit of an instant, so that the bytes stay readable.
    let text = String::from_utf8(bytes.clone()).unwrap();
    let at = text.find("\"happened_at\":").unwrap() + "\"happened_at\":".len() + 12;
    bytes[at] = if bytes[at] == b'1' { b'2' } else { b'1' };
    connection
        .execute(
            "UPDATE event SET bytes = ?2 WHERE seq = ?1",
            params![seq, bytes],
        )
        .unwrap();
}

#[test]
fn nothing_is_found_where_nothing_was_done() {
    assert_eq!(tampered(|_, _| ()), []);
}

#[test]
fn a_flipped_digit() {
    let found = tampered(|connection, _| flip(connection, 9));
    assert!(found.contains(&Finding::Hash { seq: 9 }), "{found:?}");
    assert!(found.contains(&Finding::Columns { seq: 9 }), "{found:?}");
}

#[test]
fn an_event_taken_out_of_the_middle() {
    let found = tampered(|connection, _| {
        connection
            .execute("DELETE FROM event WHERE seq = 9", [])
            .unwrap();
    });
    assert_eq!(
        found[0],
        Finding::Gap {
            expected: 9,
            found: 10
        }
    );
}

#[test]
fn an_event_taken_out_and_the_rest_moved_up() {
    let found = tampered(|connection, org| {
        connection
            .execute("DELETE FROM event WHERE seq = 9", [])
            .unwrap();
        for seq in 10..=last(connection) {
            connection
                .execute("UPDATE event SET seq = ?1 - 1 WHERE seq = ?1", [seq])
                .unwrap();
        }
        rehash(connection, org, 9);
    });
    assert!(
        found
            .iter()
            .any(|finding| matches!(finding, Finding::Mark { .. } | Finding::Cut { .. })),
        "{found:?}"
    );
}

#[test]
fn a_tail_that_was_cut() {
    let found = tampered(|connection, org| {
        connection
            .execute("DELETE FROM event WHERE seq > 20", [])
            .unwrap();
        rehash(connection, org, 20);
    });
    assert!(
        found
            .iter()
            .any(|finding| matches!(finding, Finding::Cut { last: 20, .. })),
        "{found:?}"
    );
}

#[test]
fn two_events_that_changed_places() {
    let found = tampered(|connection, _| {
        for (from, to) in [(9, -9), (10, 9), (-9, 10)] {
            connection
                .execute("UPDATE event SET seq = ?2 WHERE seq = ?1", [from, to])
                .unwrap();
        }
    });
    assert!(
        found.contains(&Finding::Hash { seq: 9 }) && found.contains(&Finding::Hash { seq: 10 }),
        "{found:?}"
    );
}

#[test]
fn a_row_that_was_edited() {
    let found = tampered(|connection, _| {
        let sql = "UPDATE promise SET state = 'kept' WHERE state = 'kept_late' AND rule = 'reply'";
        assert_eq!(connection.execute(sql, []).unwrap(), 1);
    });
    assert!(
        matches!(
            found.as_slice(),
            [Finding::Row {
                table: "promise",
                difference: Difference::Other,
                ..
            }]
        ),
        "{found:?}"
    );
}

#[test]
fn a_row_that_was_added_and_one_that_was_removed() {
    let found = tampered(|connection, org| {
        connection
            .execute(
                "INSERT INTO timer VALUES (?1, 'duty:none', 5)",
                [org.to_string()],
            )
            .unwrap();
        assert_eq!(
            connection
                .execute(
                    "DELETE FROM filing WHERE seq = (SELECT min(seq) FROM filing)",
                    []
                )
                .unwrap(),
            1
        );
    });
    let differences: Vec<_> = found
        .iter()
        .map(|finding| match finding {
            Finding::Row {
                table, difference, ..
            } => (*table, *difference),
            other => panic!("{other:?}"),
        })
        .collect();
    assert_eq!(
        differences,
        [
            ("timer", Difference::Extra),
            ("filing", Difference::Missing)
        ]
    );
}

#[test]
fn a_suffix_that_was_hashed_anew() {
    let found = tampered(|connection, org| {
        flip(connection, 20);
        let sql = "UPDATE event SET happened_at = (SELECT json_extract(bytes, '$.happened_at')) WHERE seq = 20";
        connection.execute(sql, []).unwrap();
        rehash(connection, org, 20);
    });
    assert!(
        found
            .iter()
            .any(|finding| matches!(finding, Finding::Mark { .. })),
        "only the marks outside can tell: {found:?}"
    );
    assert!(
        !found
            .iter()
            .any(|finding| matches!(finding, Finding::Hash { .. })),
        "{found:?}"
    );
}

#[test]
fn the_columns_beside_an_event() {
    let found = tampered(|connection, _| {
        connection
            .execute("UPDATE event SET kind = 'people.told' WHERE seq = 12", [])
            .unwrap();
    });
    assert_eq!(found, [Finding::Columns { seq: 12 }]);
}

#[test]
fn a_sealed_text_that_was_moved_to_another_event() {
    let found = tampered(|connection, org| {
        let read = |seq: i64| -> Vec<u8> {
            connection
                .query_row("SELECT bytes FROM event WHERE seq = ?1", [seq], |row| {
                    row.get(0)
                })
                .unwrap()
        };
        let messages: Vec<i64> = {
            let sql = "SELECT seq FROM event WHERE kind = 'message.sent' ORDER BY seq";
            let mut statement = connection.prepare(sql).unwrap();
            statement
                .query_map([], |row| row.get(0))
                .unwrap()
                .map(Result::unwrap)
                .collect()
        };
        let body = |bytes: &[u8]| {
            serde_json::from_slice::<serde_json::Value>(bytes).unwrap()["body"]["text"].clone()
        };
        let mut target: serde_json::Value = serde_json::from_slice(&read(messages[1])).unwrap();
        target["body"]["text"] = body(&read(messages[0]));
        let bytes = serde_json::to_vec(&target).unwrap();
        connection
            .execute(
                "UPDATE event SET bytes = ?2 WHERE seq = ?1",
                params![messages[1], bytes],
            )
            .unwrap();
        rehash(connection, org, messages[1]);
    });
    assert!(
        found
            .iter()
            .any(|finding| matches!(finding, Finding::Unreadable { .. })),
        "{found:?}"
    );
}

#[test]
fn a_mark_that_was_changed() {
    let folder = Folder::new();
    let org = {
        let mut world = World::new(opened(folder.place(), Some(&folder.marks())));
        world.first_week();
        world.org
    };
    let path = folder.marks().join(format!("{org}.txt"));
    let text = std::fs::read_to_string(&path).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    std::fs::write(&path, [lines[0], lines[2]].join("\n") + "\n").unwrap();
    let report = opened(folder.place(), Some(&folder.marks()))
        .verify(org)
        .unwrap();
    assert_eq!(report.findings, [Finding::BrokenMarks { line: 2 }]);
}
