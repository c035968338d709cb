//! The living handbook.

use super::{claim, desk, page};

#[tokio::test]
async fn each_article_shows_what_became_of_its_promises() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    desk.post(
        "agent",
        &format!("/records/{claim}/steps/accept"),
        &[("record-limit", "2026-07-24T10:00")],
    )
    .await;
    let book = page(&desk, "agent", "/handbook").await;
    assert!(
        book.contains("小店約定") && book.contains("本季，公司有") && book.contains("沒有逾期的。"),
        "{book}"
    );
    assert!(
        book.contains(">2小時</a>") && book.contains(">24小時</a>"),
        "the words that a rule lives from: {book}"
    );
    assert!(
        book.contains("/handbook/rules/promise.claim_accept?state=kept&amp;period=quarter"),
        "{book}"
    );
    assert!(
        book.contains("第一條") && book.contains("僅宣示"),
        "what only declares is folded"
    );
    let behind = page(
        &desk,
        "agent",
        "/handbook/rules/promise.claim_accept?state=kept",
    )
    .await;
    assert!(behind.contains(&format!("href=\"/records/{claim}\"")) && behind.contains("Y20260001"));
    assert!(
        page(
            &desk,
            "agent",
            "/handbook/rules/promise.claim_accept?state=late"
        )
        .await
        .contains("這裡沒有承諾。")
    );
}

#[tokio::test]
async fn a_rule_unfolds_into_six_sentences() {
    let desk = desk();
    claim(&desk, "agent", "goods");
    let sheet = page(&desk, "agent", "/handbook?rule=promise.claim_found").await;
    for word in ["開始", "承辦", "兌現", "暫停", "提醒", "不許"] {
        assert!(sheet.contains(&format!("<dt>{word}</dt>")), "{word}");
    }
    assert!(
        sheet.contains("登記異議時開始，<b>24小時</b>為限，夜間與假日照計。"),
        "{sheet}"
    );
    assert!(
        sheet.contains("在<b>等補件</b>期間停錶。")
            && sheet.contains("<b>當事人</b>不得「查明」。先記明當事人。")
    );
    let duty = page(&desk, "head", "/handbook/rules/duty.mailbox").await;
    assert!(
        duty.contains("公司<b>每週</b>一次。") && duty.contains("填交《信箱核對單》"),
        "{duty}"
    );
}

#[tokio::test]
async fn periods_have_addresses_and_nonsense_is_this_quarter() {
    let desk = desk();
    assert!(
        page(&desk, "agent", "/handbook?period=month&on=2026-05-09")
            .await
            .contains("2026年5月還沒有承諾。")
    );
    assert!(
        page(
            &desk,
            "agent",
            "/handbook?period=%3Cb%3E&on=soon&rule=x.y&unfold=z"
        )
        .await
        .contains("本季")
    );
    assert_eq!(
        desk.get("agent", "/handbook/rules/promise.nothing")
            .await
            .status,
        404
    );
    assert_eq!(
        desk.get("agent", "/forms/finding").await.status,
        404,
        "a step's form isn't filed on its own"
    );
}

#[tokio::test]
async fn english_readers_read_english() {
    let desk = desk();
    claim(&desk, "agent", "goods");
    let chosen = desk
        .post(
            "agent",
            "/settings/language",
            &[("language", "en"), ("back", "/day")],
        )
        .await;
    let cookie = chosen
        .headers
        .get_all("set-cookie")
        .iter()
        .map(|line| line.to_str().unwrap().split(';').next().unwrap().to_owned());
    let cookies: Vec<String> = cookie.collect();
    for path in [
        "/day",
        "/queue",
        "/handbook?rule=promise.claim_accept",
        "/new/claim",
        "/clients",
    ] {
        let request = desk.signed_in(desk.request("GET", path), "agent");
        let session = request
            .headers_ref()
            .unwrap()
            .get("cookie")
            .unwrap()
            .to_str()
            .unwrap()
            .to_owned();
        let both = format!("{session}; {}", cookies.join("; "));
        let mut request = request.body(axum::body::Body::empty()).unwrap();
        request
            .headers_mut()
            .insert("cookie", both.parse().unwrap());
        let answer = desk.send(request).await;
        let text = super::sound(&answer);
        assert!(text.contains("lang=\"en\""), "{path}");
        for word in ["還有", "承諾", "到期", "客戶", "請選擇"] {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
}
