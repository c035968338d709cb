//! The page of a record, and writing on it.

use super::{claim, desk, page, sound};

#[tokio::test]
async fn it_shows_promises_conversation_steps_facts_and_history() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let shown = page(&desk, "agent", &format!("/records/{claim}")).await;
    assert!(
        shown.contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;matter&quot;"),
        "{shown}"
    );
    assert!(
        shown.contains("Y20260001") && shown.contains("第三條第一項") && shown.contains("貨品")
    );
    assert!(
        shown.contains(&format!("href=\"/records/{claim}/steps/accept\"")),
        "what can be done"
    );
    assert!(
        shown.contains("現在是「已收到」，要到「已受理」才能做。"),
        "what can't, with its reason: {shown}"
    );
    assert!(shown.contains("登記異議") && shown.contains("second line"));
    assert!(shown.contains("data-due="), "clocks tick");
}

#[tokio::test]
async fn not_there_and_not_theirs_are_the_same() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let nobody = "00000000-0000-7000-8000-000000000000";
    for path in ["", "/offer", "/steps/accept", "/discarding"] {
        let theirs = desk.get("admin", &format!("/records/{claim}{path}")).await;
        let nowhere = desk.get("admin", &format!("/records/{nobody}{path}")).await;
        assert_eq!(theirs.status, 404, "{path}");
        let without = |text: &str| {
            text.replace(&claim.to_string(), nobody)
                .lines()
                .filter(|line| !line.contains("reference"))
                .collect::<String>()
        };
        let number = |text: String| text.split("quiet").next().unwrap_or_default().to_owned();
        assert_eq!(
            number(without(&theirs.text)),
            number(without(&nowhere.text)),
            "{path}"
        );
    }
    assert_eq!(desk.get("agent", "/records/not-an-id").await.status, 404);
}

#[tokio::test]
async fn words_go_where_their_mode_says() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let (to, record) = (
        format!("/records/{claim}/messages"),
        format!("/records/{claim}"),
    );
    for (mode, text) in [
        ("reply", "to the client"),
        ("note", "for the house"),
        ("said", "on the phone"),
    ] {
        let sent = desk
            .post("agent", &to, &[("mode", mode), ("text", text)])
            .await;
        assert_eq!(sent.status, 303, "{mode}: {}", sent.text);
    }
    let house = page(&desk, "agent", &record).await;
    for text in ["to the client", "for the house", "on the phone"] {
        assert!(house.contains(text), "{text}");
    }
    let client = page(&desk, "contact", &record).await;
    assert!(client.contains("to the client") && client.contains("on the phone"));
    assert!(
        !client.contains("for the house"),
        "a note stays in the house"
    );
    assert!(
        page(&desk, "agent", &format!("{record}?talk=internal"))
            .await
            .contains("for the house")
    );
}

#[tokio::test]
async fn an_empty_text_is_refused_and_the_mode_kept() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let before = desk.events();
    let refused = desk
        .post(
            "agent",
            &format!("/records/{claim}/messages"),
            &[("mode", "note"), ("text", " \n ")],
        )
        .await;
    assert_eq!((refused.status.as_u16(), desk.events()), (422, before));
    let again = sound(&refused);
    assert!(
        again.contains("還沒有內容。") && again.contains("value=\"note\" checked"),
        "{again}"
    );
}

#[tokio::test]
async fn a_text_that_is_too_long_is_kept() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let long = "長".repeat(20_001);
    let refused = desk
        .post(
            "agent",
            &format!("/records/{claim}/messages"),
            &[("mode", "reply"), ("text", &long)],
        )
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains(&long) && refused.text.contains("20000"),
        "kept, with the limit"
    );
}

#[tokio::test]
async fn discarding_and_waiving_ask_for_a_reason() {
    let mut desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let shown = page(&desk, "head", &format!("/records/{claim}")).await;
    let (_, rest) = shown
        .split_once("href=\"/promises/")
        .expect("a superior may waive");
    let promise = rest.split('/').next().unwrap();
    let waiver = format!("/promises/{promise}/waiver");
    page(&desk, "head", &waiver).await;
    let refused = desk.post("head", &waiver, &[("reason", "")]).await;
    assert!(
        refused.status == 422 && refused.text.contains("請寫明原因。"),
        "{}",
        refused.text
    );
    let not_theirs = desk.post("agent", &waiver, &[("reason", "mine")]).await;
    assert!(
        not_theirs.status == 422
            && not_theirs.text.contains("不在您的職責內。")
            && not_theirs.text.contains(">mine<")
    );
    let waived = desk
        .post("head", &waiver, &[("reason", "agreed on the phone")])
        .await;
    assert_eq!(
        (waived.status.as_u16(), waived.location()),
        (303, format!("/records/{claim}").as_str())
    );
    let discarding = format!("/records/{claim}/discarding");
    assert_eq!(
        desk.get("agent", &discarding).await.status,
        404,
        "only who may edit"
    );
    assert_eq!(
        desk.post("head", &discarding, &[("reason", "")])
            .await
            .status,
        422
    );
    assert_eq!(
        desk.post("head", &discarding, &[("reason", "spam")])
            .await
            .status,
        303
    );
    let shown = page(&desk, "head", &format!("/records/{claim}?history=all")).await;
    assert!(
        shown.contains("無效件") && shown.contains("spam") && shown.contains("agreed on the phone")
    );
    desk.world.pass_hours(1);
}
