//! Bad input is refused in the reader's language; nothing is written, and what was typed is still there.

use axum::body::Body;
use axum::http::{StatusCode, header};

use super::desk::Desk;

#[tokio::test]
async fn a_name_of_one_mebibyte_is_refused_and_kept_in_the_form() {
    let desk = Desk::new();
    let before = desk.events();
    let name = "名".repeat((1 << 20) / "名".len());
    let answer = desk
        .post(
            "head",
            "/people/invitations",
            &[("name", &name), ("mail", "a@b.example"), ("lang", "en")],
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text.contains("還沒有邀請"),
        "the refusal is in the reader's language"
    );
    assert!(answer.text.contains(&name), "what was typed is still there");
    assert!(answer.text.contains("a@b.example"));
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn a_body_beyond_every_form_is_refused_in_words() {
    let desk = Desk::new();
    let before = desk.events();
    let name = "x".repeat(5 << 20);
    let answer = desk
        .post("head", "/people/invitations", &[("name", &name)])
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    assert!(answer.text.contains("上限是4 MB"), "{}", answer.text);
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn a_body_that_never_ends_is_cut() {
    let desk = Desk::new();
    let request = desk.signed_in(desk.request("POST", "/people/invitations"), "head");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let chunk = axum::body::Bytes::from(vec![b'x'; 1 << 20]);
    let endless = tokio_stream::iter(
        std::iter::repeat_with(move || Ok::<_, std::io::Error>(chunk.clone())).take(10_000),
    );
    let answer = desk
        .send(request.body(Body::from_stream(endless)).unwrap())
        .await;
    assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn what_is_not_utf8_is_refused_in_words() {
    let desk = Desk::new();
    let before = desk.events();
    for (kind, body) in [
        (
            "application/x-www-form-urlencoded",
            b"name=%FF%FE&mail=a%40b.example".to_vec(),
        ),
        (
            "application/x-www-form-urlencoded",
            b"name=\xC3\x28&mail=a%40b.example".to_vec(),
        ),
        (
            "multipart/form-data; boundary=b",
            b"--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\n\xFF\xFE\r\n--b--\r\n"
                .to_vec(),
        ),
    ] {
        let request = desk
            .signed_in(desk.request("POST", "/people/invitations"), "head")
            .header(header::CONTENT_TYPE, kind);
        let answer = desk.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{kind}");
        assert!(answer.text.contains("讀不懂送來的文字"), "{}", answer.text);
    }
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn a_broken_multipart_body_is_refused_in_words() {
    let desk = Desk::new();
    for body in [
        "--b\r\nContent-Disposition: form-data; name=\"name\"\r\n\r\nhalf",
        "nothing of the kind",
    ] {
        let request = desk.signed_in(desk.request("POST", "/people/invitations"), "head");
        let request = request.header(header::CONTENT_TYPE, "multipart/form-data; boundary=b");
        let answer = desk.send(request.body(Body::from(body)).unwrap()).await;
        assert_eq!(answer.status, StatusCode::BAD_REQUEST, "{body}");
        assert!(answer.text.contains("<html"), "{}", answer.text);
    }
}

#[tokio::test]
async fn more_fields_than_any_form_are_refused() {
    let desk = Desk::new();
    let request = desk.signed_in(desk.request("POST", "/people/invitations"), "head");
    let request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
    let answer = desk
        .send(request.body(Body::from("a=1&".repeat(3_000))).unwrap())
        .await;
    assert_eq!(answer.status, StatusCode::BAD_REQUEST);
    assert!(answer.text.contains("欄位太多"), "{}", answer.text);
}

#[tokio::test]
async fn programs_hear_of_errors_as_json() {
    let desk = Desk::new();
    let request = axum::http::Request::get("/nowhere").header(header::ACCEPT, "application/json");
    let answer = desk.send(request.body(Body::empty()).unwrap()).await;
    assert_eq!(answer.status, StatusCode::NOT_FOUND);
    let body: serde_json::Value = serde_json::from_str(&answer.text).unwrap();
    assert_eq!(body["code"], "not-found");
}
