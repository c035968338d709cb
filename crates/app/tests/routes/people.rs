//! People: inviting, roles, putting aside; each act as a form, each refusal with its reason.

use axum::http::StatusCode;

use super::desk::Desk;

fn invitation<'a>(mail: &'a str, role: &'a str) -> [(&'a str, &'a str); 4] {
    [
        ("name", "新同事"),
        ("mail", mail),
        ("role", role),
        ("lang", "zh-Hant"),
    ]
}

#[tokio::test]
async fn somebody_is_invited_with_a_role_and_then_put_aside() {
    let desk = Desk::new();
    let invited = desk
        .post(
            "head",
            "/people/invitations",
            &invitation("new@shop.example", "agent@company"),
        )
        .await;
    assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.text);
    assert_eq!(
        invited.cookie("yinuo_flash").as_deref(),
        Some("people-invited")
    );
    let page = invited.location().to_owned();
    let shown = desk.get("head", &page).await.text;
    assert!(
        shown.contains("new@shop.example") && shown.contains("專員"),
        "{shown}"
    );

    let ended = desk
        .post(
            "head",
            &format!("{page}/roles/ending"),
            &[("holding", "agent@company")],
        )
        .await;
    assert_eq!(ended.status, StatusCode::SEE_OTHER, "{}", ended.text);
    let granted = desk
        .post(
            "head",
            &format!("{page}/roles"),
            &[("holding", "agent@company")],
        )
        .await;
    assert_eq!(granted.status, StatusCode::SEE_OTHER, "{}", granted.text);
    let aside = desk
        .post("head", &format!("{page}/deactivation"), &[])
        .await;
    assert_eq!(aside.status, StatusCode::SEE_OTHER, "{}", aside.text);
    assert!(desk.get("head", "/people").await.text.contains("已停用"));
    let back = desk
        .post("head", &format!("{page}/reactivation"), &[])
        .await;
    assert_eq!(back.status, StatusCode::SEE_OTHER, "{}", back.text);
}

#[tokio::test]
async fn an_address_that_is_taken_is_refused_and_the_form_kept() {
    let desk = Desk::new();
    let before = desk.events();
    let answer = desk
        .post(
            "head",
            "/people/invitations",
            &invitation("AGENT@shop.example", ""),
        )
        .await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(
        answer.text.contains("新同事") && answer.text.contains("AGENT@shop.example"),
        "{}",
        answer.text
    );
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn the_last_admin_stays() {
    let desk = Desk::new();
    let page = format!("/people/{}", desk.world.person("admin"));
    let before = desk.events();
    for (path, fields) in [
        ("deactivation", vec![]),
        ("roles/ending", vec![("holding", "admin@company")]),
    ] {
        let answer = desk.post("admin", &format!("{page}/{path}"), &fields).await;
        assert_eq!(
            answer.status,
            StatusCode::UNPROCESSABLE_ENTITY,
            "{path}: {}",
            answer.text
        );
    }
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn who_may_not_read_people_finds_no_page() {
    let desk = Desk::new();
    let before = desk.events();
    assert_eq!(
        desk.get("agent", "/people").await.status,
        StatusCode::NOT_FOUND
    );
    let answer = desk
        .post(
            "agent",
            "/people/invitations",
            &invitation("x@shop.example", "admin@company"),
        )
        .await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    let own = format!("/people/{}/roles", desk.world.person("agent"));
    let answer = desk
        .post("agent", &own, &[("holding", "admin@company")])
        .await;
    assert!(answer.status.is_client_error(), "{}", answer.status);
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn putting_somebody_aside_ends_their_sessions() {
    let desk = Desk::new();
    let request = desk.signed_in(desk.request("GET", "/day"), "agent");
    let page = format!("/people/{}/deactivation", desk.world.person("agent"));
    assert_eq!(
        desk.post("head", &page, &[]).await.status,
        StatusCode::SEE_OTHER
    );
    let answer = desk
        .send(request.body(axum::body::Body::empty()).unwrap())
        .await;
    assert_eq!(answer.status, StatusCode::SEE_OTHER);
    assert!(answer.location().starts_with("/sign-in"));
}
