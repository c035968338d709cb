//! Every page of the desk, through the router, with a book that has forms, gates, pauses and duties.

mod book;
mod clients;
mod day;
mod markup;
mod opening;
mod portal;
mod queue;
mod record;
mod steps;
mod why;

use std::collections::BTreeMap;

use axum::http::StatusCode;
use casework::command::{Act, Open};
use casework::event::Doer;
use casework::ids::RecordId;
use handbook::Id;
use handbook::formula::Value;

use super::desk::{Answer, Desk};

/// The small company with the longer book in force.
fn desk() -> Desk {
    let desk = Desk::new();
    let mut sources = testkit::world::book();
    sources[0].text.push_str(include_str!("claims.md"));
    desk.world
        .store
        .publish(desk.world.org, &sources, Doer::System, desk.clock.now())
        .unwrap();
    desk
}

/// A claim that somebody opened for the client, with words that must be escaped.
fn claim(desk: &Desk, by: &str, kind: &str) -> RecordId {
    let text = |text: &str| Value::Text(text.to_owned());
    let act = Act::Open(Open {
        record_type: Id::new("claim"),
        client: Some(desk.world.client),
        on_behalf_of: None,
        fields: BTreeMap::from([
            (
                Id::new("matter"),
                text("<script>alert(1)</script> & \"matter\""),
            ),
            (Id::new("kind"), text(kind)),
            (
                Id::new("body"),
                text("<img src=x onerror=alert(2)>\nsecond line"),
            ),
        ]),
        message: None,
        files: Vec::new(),
    });
    desk.world
        .act(Doer::Person(desk.world.person(by)), act)
        .record
        .unwrap()
}

/// A page that must be there: whole, escaped, with every text worded.
async fn page(desk: &Desk, who: &str, path: &str) -> String {
    let answer = desk.get(who, path).await;
    assert_eq!(
        answer.status,
        StatusCode::OK,
        "{path} as {who}: {}",
        answer.text
    );
    sound(&answer)
}

/// What every page must be.
fn sound(answer: &Answer) -> String {
    markup::assert_whole(&answer.text);
    assert!(
        !answer.text.contains("<script>alert") && !answer.text.contains("<img src=x"),
        "unescaped words"
    );
    assert!(
        !answer.text.contains(" style=") && !answer.text.contains("onclick="),
        "the policy allows no inline code"
    );
    answer.text.clone()
}

/// The revision that a form on a page carries.
fn revision(page: &str) -> String {
    let (_, rest) = page
        .split_once("name=\"revision\" value=\"")
        .expect("a form with the revision");
    rest.split('"').next().unwrap().to_owned()
}
