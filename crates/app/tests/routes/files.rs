//! Attachments: kept sealed, given to whoever may read the record, never run as something else than they are.

use app::clock::SeededEntropy;
use axum::http::{StatusCode, header};
use casework::command::{Act, Words};
use casework::event::Doer;
use casework::ids::{Entropy as _, FileId, Mint};
use casework::secret::KeyOwner;
use store::desk::files::{self, NewFile, Put};

use super::desk::Desk;

const CONTENT: &[u8] = b"<script>alert(1)</script>";

/// A file that came with a message of the client's contact.
fn attached(desk: &Desk, name: &'static str, media_type: &'static str) -> FileId {
    let world = &desk.world;
    let mut entropy = SeededEntropy::new(3);
    entropy.fill(&mut [0; 4]);
    let id: FileId = Mint::new(world.now, &mut entropy).id();
    let (org, owner, by, at, keyring) = (
        world.org,
        KeyOwner::Client(world.client),
        world.person("contact"),
        world.now,
        world.store.keyring(),
    );
    let put = world.store.write(move |door| {
        files::put(
            door,
            &keyring,
            &mut entropy,
            org,
            &NewFile {
                id,
                owner,
                name,
                media_type,
                bytes: CONTENT,
                by,
                at,
            },
        )
    });
    let Put::Stored(file) = put.unwrap() else {
        panic!("it is small")
    };
    let record = world.order("agent", "with a file");
    let words = Words {
        record,
        text: "see the file".to_owned(),
        urgent: false,
        files: vec![file],
    };
    world.act(Doer::Person(by), Act::Receive(words));
    id
}

#[tokio::test]
async fn who_may_read_the_record_gets_the_file_and_others_find_nothing() {
    let desk = Desk::new();
    let path = format!("/files/{}", attached(&desk, "報告 1.html", "text/html"));
    for who in ["agent", "head", "contact"] {
        let answer = desk.get(who, &path).await;
        assert_eq!(
            (answer.status, answer.text.as_bytes()),
            (StatusCode::OK, CONTENT),
            "{who}"
        );
    }
    assert_eq!(desk.get("admin", &path).await.status, StatusCode::NOT_FOUND);
    assert_eq!(desk.get("", &path).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        desk.get("head", "/files/nonsense").await.status,
        StatusCode::NOT_FOUND
    );
}

#[tokio::test]
async fn what_could_run_in_a_browser_is_saved_instead() {
    let desk = Desk::new();
    let path = format!("/files/{}", attached(&desk, "報告 1.html", "text/html"));
    let answer = desk.get("head", &path).await;
    assert_eq!(
        answer.headers[header::CONTENT_TYPE],
        "application/octet-stream"
    );
    let disposition = answer.headers[header::CONTENT_DISPOSITION]
        .to_str()
        .unwrap();
    assert!(
        disposition.starts_with("attachment; filename*=UTF-8''%E5%A0%B1"),
        "{disposition}"
    );
}
