//! Taking steps: everything asked for, every reason at once, nothing typed lost, and what another did meanwhile.

use super::{claim, desk, page, revision, sound};

#[tokio::test]
async fn a_missing_field_is_named_beside_it_and_the_rest_is_kept() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let path = format!("/records/{claim}/steps/accept");
    let form = page(&desk, "agent", &path).await;
    assert!(form.contains("name=\"record-limit\""), "{form}");
    let before = desk.events();
    let refused = desk
        .post(
            "agent",
            &path,
            &[("revision", &revision(&form)), ("record-limit", "")],
        )
        .await;
    assert_eq!((refused.status.as_u16(), desk.events()), (422, before));
    assert!(
        sound(&refused).contains("有1處需要補正") && refused.text.contains("請填這一項。"),
        "{}",
        refused.text
    );
    let past = desk
        .post("agent", &path, &[("record-limit", "2026-07-23T09:00")])
        .await;
    assert!(
        past.text.contains("不能早於現在。") && past.text.contains("value=\"2026-07-23T09:00\""),
        "{}",
        past.text
    );
}

#[tokio::test]
async fn a_step_keeps_its_promise_and_the_next_ones_follow() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let steps = format!("/records/{claim}/steps");
    let form = page(&desk, "agent", &format!("{steps}/accept")).await;
    let fields = [
        ("revision", revision(&form)),
        ("record-limit", "2026-07-24T10:00".to_owned()),
    ];
    let fields: Vec<(&str, &str)> = fields
        .iter()
        .map(|(name, value)| (*name, value.as_str()))
        .collect();
    let taken = desk
        .post("agent", &format!("{steps}/accept"), &fields)
        .await;
    assert_eq!(
        (taken.status.as_u16(), taken.location()),
        (303, format!("/records/{claim}").as_str())
    );
    let shown = page(&desk, "agent", &format!("/records/{claim}")).await;
    assert!(
        shown.contains("兌現，早2小時") && shown.contains("填《查明單》；兌現「查明」。"),
        "{shown}"
    );
    // Two things are missing and one is wrong: all are told together.
    let bad = [
        ("form-facts", "the facts"),
        ("form-head", "nobody"),
        ("note", ""),
    ];
    let refused = desk
        .post("agent", &format!("{steps}/establish"), &bad)
        .await;
    assert!(
        refused.status == 422
            && refused.text.contains("請從所列的裡面選。")
            && refused.text.contains(">the facts<")
    );
    let head = desk.world.person("head").to_string();
    let found = desk
        .post(
            "agent",
            &format!("{steps}/establish"),
            &[("form-facts", "the facts"), ("form-head", &head)],
        )
        .await;
    assert_eq!(found.status, 303, "{}", found.text);
    assert!(
        page(&desk, "agent", &format!("/records/{claim}"))
            .await
            .contains("the facts"),
        "the form is on the page"
    );
}

#[tokio::test]
async fn a_gate_is_told_with_what_helps_and_its_article() {
    let desk = desk();
    let claim = claim(&desk, "agent", "conduct");
    let steps = format!("/records/{claim}/steps");
    desk.post(
        "agent",
        &format!("{steps}/accept"),
        &[("record-limit", "2026-07-24T10:00")],
    )
    .await;
    let shown = page(&desk, "agent", &format!("/records/{claim}")).await;
    assert!(
        shown.contains("先記明當事人。") && shown.contains("請先補上當事人。"),
        "{shown}"
    );
    let form = page(&desk, "agent", &format!("{steps}/establish")).await;
    assert!(
        form.contains("還不能「查明」"),
        "known before anything is typed"
    );
    let head = desk.world.person("head").to_string();
    let refused = desk
        .post(
            "agent",
            &format!("{steps}/establish"),
            &[("form-facts", ""), ("form-head", &head)],
        )
        .await;
    let text = sound(&refused);
    assert!(
        text.contains("先記明當事人。") && text.contains("請填這一項。"),
        "the gate and the field together"
    );
}

#[tokio::test]
async fn a_stale_form_shows_what_happened_and_keeps_the_draft() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let steps = format!("/records/{claim}/steps");
    desk.post(
        "agent",
        &format!("{steps}/accept"),
        &[("record-limit", "2026-07-24T10:00")],
    )
    .await;
    let old = revision(&page(&desk, "agent", &format!("{steps}/ask")).await);
    desk.post(
        "head",
        &format!("/records/{claim}/messages"),
        &[("mode", "note"), ("text", "meanwhile")],
    )
    .await;
    let before = desk.events();
    let stale = desk
        .post(
            "agent",
            &format!("{steps}/ask"),
            &[("revision", &old), ("note", "please send the bill")],
        )
        .await;
    assert_eq!((stale.status.as_u16(), desk.events()), (409, before));
    let again = sound(&stale);
    assert!(
        again.contains("please send the bill") && again.contains("您打開以後有了變動"),
        "{again}"
    );
    assert!(again.contains("內部備註"), "what happened meanwhile");
    let sent = desk
        .post(
            "agent",
            &format!("{steps}/ask"),
            &[
                ("revision", &revision(&again)),
                ("note", "please send the bill"),
            ],
        )
        .await;
    assert_eq!(sent.status, 303, "sent again as it stands now");
    let paused = page(&desk, "agent", "/day").await;
    assert!(
        paused.contains("暫停中") && paused.contains("為何暫停") && paused.contains("等補件"),
        "{paused}"
    );
}

#[tokio::test]
async fn somebody_else_s_step_names_who_could() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let refused = desk
        .post(
            "head",
            &format!("/records/{claim}/steps/accept"),
            &[("record-limit", "2026-07-24T10:00")],
        )
        .await;
    assert!(
        refused.status == 422
            && refused.text.contains("不在您的職責內。")
            && refused.text.contains("可請agent。"),
        "{}",
        refused.text
    );
    assert_eq!(
        desk.get("agent", &format!("/records/{claim}/steps/nothing"))
            .await
            .status,
        404
    );
}
