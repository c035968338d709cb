//! Signing in, waiting after failures, first and new passwords, signing out.

use axum::body::Body;
use axum::http::{StatusCode, header};
use store::desk::tokens::{self, NewToken, Purpose};
use worktime::micros;

use super::desk::{Answer, Desk, hex};

const PASSWORD: &str = "一句好記的長密碼句子";

/// A link as a mail would carry it.
fn link(desk: &Desk, who: &str, purpose: Purpose) -> String {
    let (org, person, now, token) = (
        desk.world.org,
        desk.world.person(who),
        desk.clock.now(),
        [9; 32],
    );
    let expires_at = now.plus(micros::HOUR);
    desk.world
        .store
        .write(move |door| {
            tokens::issue(
                door,
                org,
                &NewToken {
                    token: &token,
                    person,
                    purpose,
                    now,
                    expires_at,
                },
            )
        })
        .unwrap();
    hex(&token)
}

async fn set_password(desk: &Desk, who: &str) -> Answer {
    let link = link(desk, who, Purpose::Invite);
    desk.post(
        "",
        &format!("/invitations/{link}"),
        &[("password", PASSWORD), ("again", PASSWORD)],
    )
    .await
}

async fn sign_in(desk: &Desk, mail: &str, password: &str) -> Answer {
    desk.post(
        "",
        "/sign-in",
        &[
            ("mail", mail),
            ("password", password),
            ("back", "/queue?view=open"),
        ],
    )
    .await
}

async fn with_cookie(desk: &Desk, session: &str, path: &str) -> Answer {
    let request = desk
        .request("GET", path)
        .header(header::COOKIE, format!("yinuo_session={session}"));
    desk.send(request.body(Body::empty()).unwrap()).await
}

#[tokio::test]
async fn an_invitation_sets_a_password_once_and_the_password_signs_in() {
    let desk = Desk::new();
    let link = link(&desk, "agent", Purpose::Invite);
    let path = format!("/invitations/{link}");
    assert!(desk.get("", &path).await.text.contains("agent"));
    let short = desk
        .post("", &path, &[("password", "short"), ("again", "short")])
        .await;
    assert_eq!(short.status, StatusCode::UNPROCESSABLE_ENTITY);
    let differs = desk
        .post(
            "",
            &path,
            &[("password", PASSWORD), ("again", "something else")],
        )
        .await;
    assert_eq!(differs.status, StatusCode::UNPROCESSABLE_ENTITY);
    let set = desk
        .post("", &path, &[("password", PASSWORD), ("again", PASSWORD)])
        .await;
    assert_eq!((set.status, set.location()), (StatusCode::SEE_OTHER, "/"));
    assert!(set.cookie("yinuo_session").is_some());
    let again = desk
        .post("", &path, &[("password", PASSWORD), ("again", PASSWORD)])
        .await;
    assert_eq!(again.status, StatusCode::GONE);

    let signed_in = sign_in(&desk, " Agent@Shop.example ", PASSWORD).await;
    assert_eq!(
        (signed_in.status, signed_in.location()),
        (StatusCode::SEE_OTHER, "/queue?view=open")
    );
    let session = signed_in.cookie("yinuo_session").unwrap();
    assert_eq!(
        with_cookie(&desk, &session, "/day").await.status,
        StatusCode::OK
    );
    assert_eq!(
        with_cookie(&desk, &session, "/sign-in?back=%2Fqueue")
            .await
            .location(),
        "/queue"
    );

    let out = desk
        .request("POST", "/sign-out")
        .header(header::COOKIE, format!("yinuo_session={session}"));
    assert_eq!(
        desk.send(out.body(Body::empty()).unwrap()).await.location(),
        "/sign-in"
    );
    assert_eq!(
        with_cookie(&desk, &session, "/day").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn who_is_unknown_and_who_mistypes_hear_the_same() {
    let desk = Desk::new();
    set_password(&desk, "agent").await;
    let wrong = sign_in(&desk, "agent@shop.example", "another password").await;
    let unknown = sign_in(&desk, "nobody@shop.example", "another password").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(wrong.status, unknown.status);
    assert_eq!(wrong.text.replace("agent@", "nobody@"), unknown.text);
    assert!(wrong.text.contains("電子郵件或密碼不對"));
    assert!(
        !wrong.text.contains("another password"),
        "a password is never sent back"
    );
}

#[tokio::test]
async fn who_fails_too_often_waits_even_with_the_right_password() {
    let desk = Desk::new();
    set_password(&desk, "agent").await;
    for _ in 0..5 {
        let wrong = sign_in(&desk, "agent@shop.example", "wrong password").await;
        assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    }
    let right = sign_in(&desk, "agent@shop.example", PASSWORD).await;
    assert_eq!(right.status, StatusCode::TOO_MANY_REQUESTS);
    assert!(right.cookie("yinuo_session").is_none());
    // What was typed is still there.
    assert!(right.text.contains("agent@shop.example"));
    desk.clock.advance(16 * micros::MINUTE);
    assert_eq!(
        sign_in(&desk, "agent@shop.example", PASSWORD).await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn nobody_is_led_to_another_site_after_signing_in() {
    let desk = Desk::new();
    set_password(&desk, "agent").await;
    for back in ["https://evil.example/", "//evil.example", "/\\evil.example"] {
        let fields = [
            ("mail", "agent@shop.example"),
            ("password", PASSWORD),
            ("back", back),
        ];
        assert_eq!(
            desk.post("", "/sign-in", &fields).await.location(),
            "/",
            "{back}"
        );
    }
}

#[tokio::test]
async fn a_session_ends_when_it_was_idle_for_long() {
    let desk = Desk::new();
    let session = set_password(&desk, "agent")
        .await
        .cookie("yinuo_session")
        .unwrap();
    desk.clock.advance(13 * micros::DAY);
    assert_eq!(
        with_cookie(&desk, &session, "/day").await.status,
        StatusCode::OK
    );
    desk.clock.advance(15 * micros::DAY);
    assert_eq!(
        with_cookie(&desk, &session, "/day").await.status,
        StatusCode::SEE_OTHER
    );
}

#[tokio::test]
async fn a_new_password_is_mailed_and_its_asking_tells_nothing() {
    let desk = Desk::new();
    let known = desk
        .post("", "/resets", &[("mail", "agent@shop.example")])
        .await;
    let unknown = desk
        .post("", "/resets", &[("mail", "nobody@shop.example")])
        .await;
    assert_eq!((known.status, &known.text), (StatusCode::OK, &unknown.text));
    let mail = desk.world.folder().join("mail");
    let mut letters = Vec::new();
    for _ in 0..100 {
        letters = std::fs::read_dir(&mail)
            .map(|files| files.map(|file| file.unwrap().path()).collect())
            .unwrap_or_default();
        if !letters.is_empty() {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    assert_eq!(letters.len(), 1, "one letter for the one who exists");
}

#[tokio::test]
async fn samples_are_for_demonstrations_alone() {
    let desk = Desk::new();
    let person = desk.world.person("admin").to_string();
    let answer = desk
        .post("", "/sign-in/samples", &[("person", &person)])
        .await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    assert!(answer.cookie("yinuo_session").is_none());
}
