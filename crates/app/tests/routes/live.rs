//! Open pages hear of changes, and clients of their own alone.

use std::time::Duration;

use app::clock::Clock;
use app::stop::Stop;
use axum::body::{Body, BodyDataStream};
use casework::command::Act;
use casework::event::Doer;
use testkit::world::World;
use tokio_stream::StreamExt as _;

use super::desk::Desk;

async fn listen(desk: &Desk, who: &str) -> BodyDataStream {
    let request = desk
        .signed_in(desk.request("GET", "/live"), who)
        .body(Body::empty())
        .unwrap();
    let answer = desk.open(request).await;
    assert_eq!(answer.headers()["content-type"], "text/event-stream");
    answer.into_body().into_data_stream()
}

/// What comes within a second; none if nothing does.
async fn heard(stream: &mut BodyDataStream) -> Option<String> {
    let next = tokio::time::timeout(Duration::from_secs(1), stream.next())
        .await
        .ok()??;
    Some(String::from_utf8_lossy(&next.unwrap()).into_owned())
}

#[tokio::test]
async fn a_change_is_told_without_saying_what_changed() {
    let desk = Desk::new();
    let mut stream = listen(&desk, "head").await;
    desk.world.order("agent", "a secret subject");
    let told = heard(&mut stream).await.unwrap();
    assert_eq!(told, "data: change\n\n");
}

#[tokio::test]
async fn a_client_hears_of_its_own_matters_alone() {
    let desk = Desk::new();
    let mut stream = listen(&desk, "contact").await;
    desk.world.act(
        Doer::System,
        Act::AddClient {
            name: "South Mill".to_owned(),
            tier: None,
            fields: Default::default(),
        },
    );
    assert_eq!(heard(&mut stream).await, None);
    desk.world.order("agent", "ours");
    assert!(heard(&mut stream).await.is_some());
}

#[tokio::test]
async fn the_stream_ends_when_the_desk_stops() {
    let (world, (stopper, stop)) = (World::new(), Stop::pair());
    let clock = Clock::held_at(world.now);
    let desk = Desk::of(world, clock, None, stop);
    let mut stream = listen(&desk, "head").await;
    stopper.stop();
    let ended = tokio::time::timeout(Duration::from_secs(5), stream.next()).await;
    assert!(matches!(ended, Ok(None)), "the stream goes on");
}
