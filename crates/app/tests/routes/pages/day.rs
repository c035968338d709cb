//! My day.

use super::{claim, desk, page};

#[tokio::test]
async fn an_empty_day_says_so_and_offers_an_act() {
    let desk = desk();
    let day = page(&desk, "agent", "/day").await;
    assert!(
        day.contains("現在沒有待您兌現的承諾。") && day.contains("href=\"/queue\""),
        "{day}"
    );
}

#[tokio::test]
async fn promises_stand_by_urgency_with_the_act_that_would_keep_them() {
    let mut desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let day = page(&desk, "agent", "/day").await;
    assert!(day.contains("今天要兌現1項，最近一項在12:20。"), "{day}");
    assert!(day.contains("還有2小時") && day.contains("夜間照計") && day.contains("第三條第一項"));
    assert!(
        day.contains(&format!("/records/{claim}/steps/accept")),
        "the step that keeps it"
    );
    // What comes later asks for the first step on the way to it.
    assert!(!day.contains(&format!("/records/{claim}/steps/establish")));
    desk.world.pass_hours(4);
    desk.clock.move_to(desk.world.now);
    let late = page(&desk, "agent", "/day").await;
    assert!(
        late.contains("逾期2小時") && late.contains("已逾期"),
        "{late}"
    );
    assert!(late.contains("<b>已通知</b> 主管"), "who was told");
}

#[tokio::test]
async fn a_duty_leads_to_its_form_and_is_done_by_it() {
    let desk = desk();
    let day = page(&desk, "head", "/day").await;
    assert!(
        day.contains("核對信箱") && day.contains("href=\"/forms/mailbox\""),
        "{day}"
    );
    let form = page(&desk, "head", "/forms/mailbox").await;
    assert!(form.contains("name=\"form-received\""));
    let refused = desk
        .post("head", "/forms/mailbox", &[("form-received", "many")])
        .await;
    assert_eq!(refused.status, 422);
    assert!(
        refused.text.contains("value=\"many\"") && refused.text.contains("看不懂"),
        "{}",
        refused.text
    );
    let filed = desk
        .post("head", "/forms/mailbox", &[("form-received", "１２")])
        .await;
    assert_eq!((filed.status.as_u16(), filed.location()), (303, "/day"));
    let day = page(&desk, "head", "/day").await;
    assert!(day.contains("都做了。"), "{day}");
}

#[tokio::test]
async fn an_offer_waits_for_whoever_it_was_made_to() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let head = desk.world.person("head").to_string();
    let offered = desk
        .post(
            "agent",
            &format!("/records/{claim}/offer"),
            &[("to", &head), ("note", "")],
        )
        .await;
    assert_eq!(offered.status, 303);
    let page_of_head = page(&desk, "head", &format!("/records/{claim}")).await;
    assert!(page_of_head.contains(&format!("/records/{claim}/acceptance")));
    let accepted = desk
        .post("head", &format!("/records/{claim}/acceptance"), &[])
        .await;
    assert_eq!(accepted.status, 303);
    assert!(
        page(&desk, "head", "/day")
            .await
            .contains(&format!("/records/{claim}"))
    );
}
