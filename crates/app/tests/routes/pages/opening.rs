//! Opening records.

use super::{desk, page, sound};

#[tokio::test]
async fn staff_choose_a_type_a_client_and_fields() {
    let desk = desk();
    let types = page(&desk, "agent", "/new").await;
    assert!(types.contains("href=\"/new/order\"") && types.contains("href=\"/new/claim\""));
    let form = page(&desk, "agent", "/new/claim").await;
    assert!(form.contains("North Mill") && form.contains("name=\"record-kind\" value=\"goods\""));
    assert!(
        !form.contains("record-limit"),
        "what a step fills is left to it"
    );
    let client = desk.world.client.to_string();
    let fields = [
        ("client", client.as_str()),
        ("record-matter", "a matter"),
        ("record-kind", "goods"),
        ("record-body", "words"),
    ];
    let opened = desk.post("agent", "/new/claim", &fields).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert!(
        page(&desk, "agent", opened.location())
            .await
            .contains("a matter")
    );
}

#[tokio::test]
async fn everything_missing_is_told_at_once_and_what_was_typed_is_kept() {
    let desk = desk();
    let before = desk.events();
    let long = "x".repeat(1 << 20);
    let refused = desk
        .post(
            "agent",
            "/new/claim",
            &[("record-matter", &long), ("record-body", "<b>kept</b>")],
        )
        .await;
    assert_eq!((refused.status.as_u16(), desk.events()), (422, before));
    assert!(
        sound(&refused).contains("請選客戶。") && refused.text.contains("&lt;b&gt;kept&lt;/b&gt;")
    );
    let client = desk.world.client.to_string();
    let refused = desk
        .post(
            "agent",
            "/new/claim",
            &[("client", &client), ("record-matter", &long)],
        )
        .await;
    assert!(refused.text.contains("有2處需要補正") && refused.text.contains("太長了，請縮短。"));
    assert_eq!(desk.events(), before);
}

#[tokio::test]
async fn a_contact_of_another_client_is_refused() {
    let desk = desk();
    let client = desk.world.client.to_string();
    let agent = desk.world.person("agent").to_string();
    let fields = [
        ("client", client.as_str()),
        ("contact", &agent),
        ("record-matter", "a"),
        ("record-kind", "goods"),
    ];
    let refused = desk.post("agent", "/new/claim", &fields).await;
    assert!(
        refused.status == 422 && refused.text.contains("這位不是所選客戶的聯絡人。"),
        "{}",
        refused.text
    );
    let contact = desk.world.person("contact").to_string();
    let fields = [
        ("client", client.as_str()),
        ("contact", &contact),
        ("record-matter", "a"),
        ("record-kind", "goods"),
    ];
    let opened = desk.post("agent", "/new/claim", &fields).await;
    assert!(
        page(
            &desk,
            "agent",
            &format!("{}?history=all", opened.location())
        )
        .await
        .contains("agent代contact")
    );
}

#[tokio::test]
async fn words_of_a_type_without_long_texts_begin_a_conversation() {
    let desk = desk();
    let client = desk.world.client.to_string();
    let fields = [
        ("client", client.as_str()),
        ("record-subject", "boxes"),
        ("message", "twelve of them, please"),
    ];
    let opened = desk.post("contact", "/new/order", &fields).await;
    assert_eq!(opened.status, 303, "{}", opened.text);
    assert!(
        page(&desk, "agent", opened.location())
            .await
            .contains("twelve of them, please")
    );
}
