//! The journey: an agent registers a complaint, is refused once, accepts it in time, and the handbook counts it; then the
//! client finds it in the portal.

use testkit::chromium::Driver;

use super::desk::{Desk, SignIn};
use super::window::Window;

const DAYS: u32 = 7;
/// Words of our own, so that the record is found among those of the demonstration.
const MATTER: &str = "活動照片晚了兩天才交";
const BODY: &str = "說好週一交的活動照片，週三才收到，耽誤了我們的週報。";
const CLIENT: &str = "沐禾茶飲";
/// The promise that the first answer keeps, and its rule.
const PROMISE: &str = "兩小時內受理";
const RULE: &str = "promise.complaint_accept";

#[tokio::test(flavor = "multi_thread")]
async fn a_promise_is_kept_in_the_browser() {
    let Some(driver) = Driver::start() else {
        return;
    };
    let desk = Desk::start(DAYS);
    let window = Window::open(&driver, &desk.url).await;
    let seen = window.clone();
    let travelled = tokio::spawn(async move { travel(&window, &desk).await }).await;
    if let Err(failure) = travelled {
        seen.leave_picture("journey").await;
        seen.close().await;
        std::panic::resume_unwind(failure.into_panic());
    }
    seen.close().await;
}

async fn travel(window: &Window, desk: &Desk) {
    sign_in(window, desk, desk.person("客服專員")).await;
    let before = kept(window).await;
    let record = register(window).await;
    see_promise(window, "running").await;
    answer(window, &record).await;
    see_promise(window, "kept").await;
    assert_eq!(
        kept(window).await,
        before + 1,
        "the handbook counts the promise that was just kept"
    );
    sign_out(window).await;
    see_as_client(window, desk.person("客戶"), &record).await;
    read_in_english(window).await;
}

async fn sign_in(window: &Window, desk: &Desk, person: &SignIn) {
    window.go("/").await;
    window.see("html[lang='zh-Hant']").await;
    window.fill("#field-mail", &person.mail).await;
    window.fill("#field-password", &desk.password).await;
    window
        .press("form[action='/sign-in'] button[type='submit']")
        .await;
    let badge = window.words("nav.rail .me summary").await;
    assert!(badge.contains(&person.name), "{badge}");
}

/// Fills the form, first without what the complaint is about. Returns the path of the record.
async fn register(window: &Window) -> String {
    window.go("/new/complaint").await;
    let choice = format!("//select[@id='field-client']/option[contains(., '{CLIENT}')]");
    window.see_words(&choice).await.click().await.unwrap();
    window.fill("#field-record-matter", MATTER).await;
    window.fill("#field-record-body", BODY).await;
    window.press("main form button[type='submit']").await;

    let beside = window.words("#field-record-subject .field-error").await;
    assert_eq!(beside, "請填這一項。");
    assert_eq!(
        window.value("#field-record-matter").await,
        MATTER,
        "what was typed is kept"
    );
    assert_eq!(
        window.value("#field-record-body").await,
        BODY,
        "what was typed is kept"
    );
    let chosen = window
        .see("#field-client option:checked")
        .await
        .text()
        .await
        .unwrap();
    assert!(chosen.contains(CLIENT), "what was chosen is kept: {chosen}");

    window
        .press("#field-record-subject input[value='quality']")
        .await;
    window.press("main form button[type='submit']").await;
    let title = window.words(".record-head h1").await;
    assert_eq!(title, MATTER);
    window.path().await
}

/// Takes the step that answers, through its form.
async fn answer(window: &Window, record: &str) {
    window
        .press(&format!(".steps a[href='{record}/steps/accept']"))
        .await;
    window.see("#field-record-first_limit").await;
    // Tomorrow, by the clock of the page: the demonstration lives in a time of its own.
    window
        .run("const field = document.querySelector('#field-record-first_limit'); \
              field.value = new Date(Date.parse(field.min.slice(0, 16) + 'Z') + 86400000).toISOString().slice(0, 16)")
        .await;
    window.press("main form button[type='submit']").await;
    let state = window
        .see_words("//*[contains(@class, 'record-head')]//*[text()='已受理']")
        .await;
    assert!(state.is_displayed().await.unwrap());
}

/// The promise's lane on the record's page, with the clock of this state.
async fn see_promise(window: &Window, state: &str) {
    let lane = format!(
        "//li[contains(@class, 'lane')][.//b[text()='{PROMISE}']]\
         //*[local-name()='svg' and contains(concat(' ', @class, ' '), ' {state} ')]"
    );
    window.see_words(&lane).await;
}

/// How often the handbook's page says that the promise was kept.
async fn kept(window: &Window) -> u64 {
    window.go("/handbook").await;
    let count = window
        .words(&format!(
            "main a[href*='/handbook/rules/{RULE}'][href*='state=kept'] b"
        ))
        .await;
    count
        .replace(',', "")
        .parse()
        .unwrap_or_else(|_| panic!("“{count}” is no count"))
}

async fn sign_out(window: &Window) {
    window.press("nav.rail .me summary").await;
    window
        .press("nav.rail form[action='/sign-out'] button")
        .await;
    window.see("form[action='/sign-in']").await;
    window.go("/queue").await;
    window.see("form[action='/sign-in']").await;
}

/// By the button of the demonstration, which needs no password.
async fn see_as_client(window: &Window, person: &SignIn, record: &str) {
    let sample = format!(
        "//button[contains(@class, 'sample')][.//b[text()='{}']]",
        person.name
    );
    window.see_words(&sample).await.click().await.unwrap();
    window.see("body.portal").await;
    window.go("/").await;
    let link = window.see(&format!("main a[href='{record}']")).await;
    assert_eq!(link.text().await.unwrap(), MATTER);
    link.click().await.unwrap();
    window
        .see_words(&format!("//main//*[contains(text(), '{BODY}')]"))
        .await;
}

async fn read_in_english(window: &Window) {
    window.press(".portal-head .me summary").await;
    window
        .press(".portal-head button[name='language'][value='en']")
        .await;
    window.see("html[lang='en']").await;
    window.press(".portal-head .me summary").await;
    let button = window
        .words(".portal-head form[action='/sign-out'] button")
        .await;
    assert_eq!(button, "Sign out");
}
