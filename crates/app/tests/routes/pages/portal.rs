//! What a client sees.

use super::{claim, desk, page};

#[tokio::test]
async fn a_client_sees_what_was_promised_and_no_word_of_clocks() {
    let desk = desk();
    let claim = claim(&desk, "contact", "goods");
    assert_eq!(desk.get("contact", "/").await.location(), "/portal");
    let home = page(&desk, "contact", "/portal").await;
    assert!(
        home.contains("contact，您好。我們答應您2件事。") && home.contains("今天12:20前"),
        "{home}"
    );
    assert!(
        home.contains(&format!("href=\"/records/{claim}\""))
            && home.contains("href=\"/new/claim\"")
    );
    let record = page(&desk, "contact", &format!("/records/{claim}")).await;
    for word in ["停錶", "暫停", "逾期", "到期", "內部", "經過"] {
        // The patterns of ticking clocks stand on every body, whether a clock ticks or not.
        let shown = |page: &str| page.split_once("<main").unwrap().1.to_owned();
        assert!(
            !shown(&home).contains(word) && !shown(&record).contains(word),
            "{word}"
        );
    }
    assert_eq!(
        desk.get("agent", "/portal").await.status,
        404,
        "staff have none"
    );
}

#[tokio::test]
async fn what_waits_for_the_client_can_be_done_by_the_client() {
    let desk = desk();
    let claim = claim(&desk, "contact", "goods");
    let steps = format!("/records/{claim}/steps");
    desk.post(
        "agent",
        &format!("{steps}/accept"),
        &[("record-limit", "2026-07-24T10:00")],
    )
    .await;
    desk.post(
        "agent",
        &format!("{steps}/ask"),
        &[("note", "the bill, please")],
    )
    .await;
    let home = page(&desk, "contact", "/portal").await;
    assert!(
        home.contains("有1件在等您。")
            && home.contains("等您回覆")
            && home.contains("收到後我們接著辦"),
        "{home}"
    );
    let record = page(&desk, "contact", &format!("/records/{claim}")).await;
    assert!(
        record.contains(&format!("action=\"{steps}/supply\""))
            && !record.contains("the bill, please")
    );
    assert_eq!(
        desk.get("contact", &format!("{steps}/establish"))
            .await
            .status,
        404,
        "steps of the house don't exist"
    );
    assert_eq!(
        desk.post("contact", &format!("{steps}/establish"), &[])
            .await
            .status,
        404
    );
    assert_eq!(
        desk.post("contact", &format!("{steps}/supply"), &[])
            .await
            .status,
        303
    );
    assert!(!page(&desk, "contact", "/portal").await.contains("件在等您"));
}

#[tokio::test]
async fn a_client_opens_and_answers_without_choosing_a_client() {
    let desk = desk();
    let form = page(&desk, "contact", "/new/claim").await;
    assert!(
        !form.contains("name=\"client\"") && !form.contains("record-about"),
        "no list of staff or clients"
    );
    let opened = desk
        .post(
            "contact",
            "/new/claim",
            &[("record-matter", "late again"), ("record-kind", "goods")],
        )
        .await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    let record = opened.location().to_owned();
    let said = desk
        .post(
            "contact",
            &format!("{record}/messages"),
            &[("mode", "note"), ("text", "and damaged")],
        )
        .await;
    assert_eq!(said.status, 303);
    assert!(
        page(&desk, "agent", &record).await.contains("and damaged"),
        "a client's words are never a note"
    );
    assert!(
        page(&desk, "contact", &record)
            .await
            .contains("and damaged")
    );
    assert_eq!(
        desk.get("contact", &format!("{record}/offer")).await.status,
        404
    );
}
