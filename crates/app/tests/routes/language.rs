//! Language and theme: what the browser asks for, what was chosen, and that both hold before signing in.

use axum::body::Body;
use axum::http::header;

use super::desk::Desk;

#[tokio::test]
async fn the_browser_s_language_counts_until_one_is_chosen() {
    let desk = Desk::new();
    let ask = async |wanted: &'static str, cookie: &'static str| {
        let request = desk
            .request("GET", "/sign-in")
            .header(header::ACCEPT_LANGUAGE, wanted)
            .header(header::COOKIE, cookie);
        desk.send(request.body(Body::empty()).unwrap()).await.text
    };
    assert!(ask("", "").await.contains("<html lang=\"zh-Hant\""));
    assert!(ask("en-GB,en;q=0.9", "").await.contains("Sign in"));
    assert!(ask("zh-CN", "").await.contains("<html lang=\"zh-Hans\""));
    assert!(
        ask("en-GB", "yinuo_language=zh-Hant")
            .await
            .contains("登入")
    );
}

#[tokio::test]
async fn a_choice_is_remembered_and_leads_back() {
    let desk = Desk::new();
    let answer = desk
        .post(
            "",
            "/settings/language",
            &[("language", "en"), ("back", "/sign-in")],
        )
        .await;
    assert_eq!(answer.location(), "/sign-in");
    assert_eq!(answer.cookie("yinuo_language").as_deref(), Some("en"));
    let answer = desk
        .post(
            "",
            "/settings/language",
            &[("language", "xx"), ("back", "https://evil.example")],
        )
        .await;
    assert_eq!(
        (answer.location(), answer.cookie("yinuo_language")),
        ("/", None)
    );
    let dark = desk
        .post(
            "",
            "/settings/theme",
            &[("theme", "dark"), ("back", "/day")],
        )
        .await;
    assert_eq!(dark.cookie("yinuo_theme").as_deref(), Some("dark"));
    let request = desk
        .request("GET", "/sign-in")
        .header(header::COOKIE, "yinuo_theme=dark");
    assert!(
        desk.send(request.body(Body::empty()).unwrap())
            .await
            .text
            .contains("data-theme=\"dark\"")
    );
}

#[tokio::test]
async fn who_is_signed_in_reads_their_own_language() {
    let desk = Desk::new();
    let own = desk
        .signed_in(desk.request("GET", "/day"), "agent")
        .header(header::ACCEPT_LANGUAGE, "en");
    let page = desk.send(own.body(Body::empty()).unwrap()).await;
    assert!(
        page.text.contains("<html lang=\"zh-Hant\""),
        "{}",
        page.text
    );
    let request = desk.signed_in(desk.request("GET", "/day"), "agent");
    let cookies = request.headers_ref().unwrap()[header::COOKIE]
        .to_str()
        .unwrap()
        .to_owned();
    let chosen = desk
        .request("GET", "/day")
        .header(header::COOKIE, format!("{cookies}; yinuo_language=en"));
    let page = desk.send(chosen.body(Body::empty()).unwrap()).await;
    assert!(
        page.text.contains("<html lang=\"en\"") && page.text.contains("My day"),
        "{}",
        page.text
    );
}
