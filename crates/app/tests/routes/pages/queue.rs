//! The queue.

use super::{claim, desk, page};

#[tokio::test]
async fn records_stand_in_their_view_with_clock_and_owner() {
    let mut desk = desk();
    let claim = claim(&desk, "agent", "goods");
    desk.world.order("agent", "two boxes");
    let queue = page(&desk, "agent", "/queue").await;
    assert!(queue.contains(&format!("href=\"/records/{claim}\"")) && queue.contains("two boxes"));
    assert!(
        queue.contains("未結<b>2</b>") && queue.contains("aria-sort=\"ascending\""),
        "{queue}"
    );
    let narrowed = page(&desk, "agent", "/queue?type=claim&state=received").await;
    assert!(narrowed.contains("1件") && !narrowed.contains("two boxes"));
    assert!(
        page(&desk, "agent", "/queue?type=claim&state=closed")
            .await
            .contains("沒有合於這些條件的案件。")
    );
    desk.world.pass_hours(4);
    desk.clock.move_to(desk.world.now);
    assert!(
        page(&desk, "agent", "/queue?view=overdue")
            .await
            .contains("逾期2小時")
    );
}

#[tokio::test]
async fn a_number_leads_to_its_record() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let hit = desk.get("agent", "/queue?q=y20260001").await;
    assert_eq!(
        (hit.status.as_u16(), hit.location()),
        (303, format!("/records/{claim}").as_str())
    );
    assert!(
        page(&desk, "agent", "/queue?q=%22%3E%3Cb%3E")
            .await
            .contains("&quot;&gt;&lt;b&gt;")
    );
}

#[tokio::test]
async fn nonsense_in_the_address_is_left_out() {
    let desk = desk();
    page(
        &desk,
        "agent",
        "/queue?view=x&type=%00&state=y&client=z&owner=1&sort=none&after=1.2",
    )
    .await;
}
