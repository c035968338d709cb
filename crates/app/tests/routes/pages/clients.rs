//! Clients.

use super::{claim, desk, page};

#[tokio::test]
async fn a_client_s_page_shows_contacts_records_and_promises() {
    let desk = desk();
    let claim = claim(&desk, "agent", "goods");
    let list = page(&desk, "agent", "/clients").await;
    let client = format!("/clients/{}", desk.world.client);
    assert!(list.contains(&client) && list.contains("North Mill") && list.contains("1家客戶"));
    let shown = page(&desk, "agent", &client).await;
    assert!(
        shown.contains("contact@shop.example") && shown.contains(&format!("/records/{claim}")),
        "{shown}"
    );
    assert!(shown.contains("還有2小時") && shown.contains("聯絡人"));
    assert_eq!(
        desk.get("admin", &client).await.status,
        404,
        "who may not read clients finds none"
    );
    assert_eq!(desk.get("agent", "/clients/x").await.status, 404);
}
