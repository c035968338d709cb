//! Mails leave by SMTP, to a server that writes down what it hears.

use std::sync::{Arc, Mutex};
use std::time::Duration;

use app::clock::Clock;
use app::stop::Stop;
use app::workers;
use axum::http::StatusCode;
use testkit::world::World;
use tokio::io::{AsyncBufReadExt, AsyncWriteExt, BufReader};
use tokio::net::{TcpListener, TcpStream};
use worktime::micros;

use super::desk::Desk;

/// How long a test waits for what must happen: 200 looks, 20 seconds in all.
const LOOKS: usize = 200;

/// Letters that a server took.
type Letters = Arc<Mutex<Vec<String>>>;

/// A server that takes every letter, but refuses the first few receivers.
async fn recorder(refusals: usize) -> (String, Letters) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let url = format!("smtp://{}", listener.local_addr().unwrap());
    let letters = Letters::default();
    let left = Arc::new(Mutex::new(refusals));
    tokio::spawn({
        let letters = Arc::clone(&letters);
        async move {
            while let Ok((stream, _)) = listener.accept().await {
                tokio::spawn(hear(stream, Arc::clone(&letters), Arc::clone(&left)));
            }
        }
    });
    (url, letters)
}

async fn hear(stream: TcpStream, letters: Letters, refusals: Arc<Mutex<usize>>) {
    let (reader, mut writer) = stream.into_split();
    let mut lines = BufReader::new(reader).lines();
    let mut letter: Option<String> = None;
    writer.write_all(b"220 recorder\r\n").await.unwrap();
    while let Ok(Some(line)) = lines.next_line().await {
        let answer = match &mut letter {
            Some(text) if line == "." => {
                letters.lock().unwrap().push(std::mem::take(text));
                letter = None;
                "250 taken"
            }
            Some(text) => {
                text.push_str(&line);
                text.push('\n');
                continue;
            }
            None if line.starts_with("DATA") => {
                letter = Some(String::new());
                "354 go on"
            }
            None if line.starts_with("RCPT") && refuses(&refusals) => "451 later",
            None if line.starts_with("QUIT") => "221 bye",
            None => "250 fine",
        };
        if writer
            .write_all(format!("{answer}\r\n").as_bytes())
            .await
            .is_err()
        {
            return;
        }
    }
}

fn refuses(left: &Mutex<usize>) -> bool {
    let mut left = left.lock().unwrap();
    let refuse = *left > 0;
    *left = left.saturating_sub(1);
    refuse
}

async fn until(mut holds: impl FnMut() -> bool) -> bool {
    for _ in 0..LOOKS {
        if holds() {
            return true;
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    false
}

/// The text of a letter: its transfer encoding undone, as far as a link needs it.
fn link_of(letter: &str) -> Option<String> {
    let (_, body) = letter.split_once("\n\n")?;
    let bytes = if letter.contains("base64") {
        decoded_base64(body)
    } else {
        body.replace("=\n", "").replace("=3D", "=").into_bytes()
    };
    let text = String::from_utf8_lossy(&bytes).into_owned();
    let start = text.find("/invitations/")?;
    Some(text[start..].split_whitespace().next()?.to_owned())
}

fn decoded_base64(text: &str) -> Vec<u8> {
    const DIGITS: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let (mut bits, mut count, mut bytes) = (0_u32, 0, Vec::new());
    for value in text.chars().filter_map(|letter| DIGITS.find(letter)) {
        bits = (bits << 6) | u32::try_from(value).unwrap();
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push(u8::try_from((bits >> count) & 0xff).unwrap());
        }
    }
    bytes
}

#[tokio::test]
async fn an_invitation_leaves_by_smtp_and_its_link_works() {
    let (url, letters) = recorder(0).await;
    let (world, (stopper, stop)) = (World::new(), Stop::pair());
    let clock = Clock::held_at(world.now);
    let desk = Desk::of(world, clock, Some(url), stop);
    let working = workers::start(&desk.state);
    let fields = [
        ("name", "新同事"),
        ("mail", "new@shop.example"),
        ("lang", "zh-Hant"),
    ];
    assert_eq!(
        desk.post("head", "/people/invitations", &fields)
            .await
            .status,
        StatusCode::SEE_OTHER
    );
    assert!(
        until(|| letters
            .lock()
            .unwrap()
            .iter()
            .any(|letter| letter.contains("new@shop.example")))
        .await
    );
    let letter = letters
        .lock()
        .unwrap()
        .iter()
        .find(|letter| letter.contains("new@shop.example"))
        .cloned()
        .unwrap();
    assert!(
        letter.contains("From: desk@desk.example") && letter.contains("Message-ID:"),
        "{letter}"
    );
    let link = link_of(&letter).unwrap();
    let password = "a sentence to remember";
    let set = desk
        .post("", &link, &[("password", password), ("again", password)])
        .await;
    assert_eq!(set.status, StatusCode::SEE_OTHER, "{}", set.text);
    stopper.stop();
    working.finish().await;
}

#[tokio::test]
async fn a_mail_that_was_refused_is_sent_again_later_and_once() {
    let (url, letters) = recorder(1).await;
    let (world, (stopper, stop)) = (World::new(), Stop::pair());
    let clock = Clock::held_at(world.now);
    let desk = Desk::of(world, clock.clone(), Some(url), stop);
    let working = workers::start(&desk.state);
    let waiting = || {
        let org = desk.world.org;
        desk.world
            .store
            .read(|door| store::desk::outbox::tally(door, org))
            .unwrap()
            .waiting
            .number
    };
    // The world's own three invitations are in the outbox; the first is refused and waits.
    assert!(
        until(|| letters.lock().unwrap().len() == 2).await,
        "{}",
        letters.lock().unwrap().len()
    );
    assert!(until(|| waiting() == 1).await, "{}", waiting());
    clock.advance(2 * micros::MINUTE);
    desk.world.order("agent", "something that wakes the worker");
    assert!(until(|| letters.lock().unwrap().len() >= 3).await);
    assert!(until(|| waiting() == 0).await, "{}", waiting());
    let taken = letters.lock().unwrap().clone();
    for who in ["agent", "head", "contact"] {
        let to = format!("{who}@shop.example");
        assert_eq!(
            taken.iter().filter(|letter| letter.contains(&to)).count(),
            1,
            "{who}"
        );
    }
    stopper.stop();
    working.finish().await;
}
