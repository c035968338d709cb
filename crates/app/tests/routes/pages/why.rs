//! Why a promise is due when it is.

use std::collections::BTreeMap;

use axum::http::header;
use casework::command::{Act, Open};
use casework::event::{Doer, Payload};
use casework::ids::{ClientId, RecordId};
use casework::promises::Promise;
use handbook::Id;
use handbook::formula::Value;
use worktime::{Instant, micros};

use super::{Desk, page, sound};

/// Thursday, 23 July 2026, 10:20; the shop is closed on Friday.
const DAY: &str = "2026-08-07";

fn desk() -> Desk {
    let desk = Desk::new();
    let mut sources = testkit::world::book();
    sources[0].text.push_str(include_str!("claims.md"));
    sources[0].text.push_str(include_str!("why.md"));
    let now = desk.clock.now();
    let published = desk
        .world
        .store
        .publish(desk.world.org, &sources, Doer::System, now);
    published.unwrap();
    desk
}

fn visit(desk: &Desk, client: ClientId, day: &str) -> RecordId {
    let act = Act::Open(Open {
        record_type: Id::new("visit"),
        client: Some(client),
        on_behalf_of: None,
        fields: BTreeMap::from([
            (Id::new("matter"), Value::Text("the lamp".to_owned())),
            (Id::new("day"), Value::Date(day.parse().unwrap())),
        ]),
        message: None,
        files: Vec::new(),
    });
    let agent = Doer::Person(desk.world.person("agent"));
    desk.world.act(agent, act).record.unwrap()
}

/// The promise of a rule, whatever record it is about.
fn promise(desk: &Desk, rule: &str) -> Promise {
    let rows = desk
        .world
        .store
        .read(|door| door.query("SELECT body FROM promise", &[]))
        .unwrap();
    let mut promises = rows.iter().map(|row| row.json::<Promise>(0).unwrap());
    promises.find(|promise| promise.rule == rule).unwrap()
}

fn path(desk: &Desk, rule: &str) -> String {
    format!("/promises/{}/why", promise(desk, rule).id)
}

/// What a page says in its main part, without tags.
fn words(page: &str) -> String {
    let (_, main) = page.split_once("<main").unwrap();
    let (main, _) = main.split_once("</main>").unwrap();
    let pieces = main.split('<').filter_map(|piece| piece.split_once('>'));
    let words: Vec<&str> = pieces.map(|(_, words)| words.trim()).collect();
    words
        .into_iter()
        .filter(|words| !words.is_empty())
        .collect::<Vec<_>>()
        .join("|")
}

async fn says(desk: &Desk, who: &str, path: &str, expected: &[&str]) -> String {
    let said = words(&page(desk, who, path).await);
    for expected in expected {
        assert!(said.contains(expected), "{expected}\nisn't in\n{said}");
    }
    said
}

async fn step(desk: &Desk, record: RecordId, step: &str, fields: &[(&str, &str)]) {
    let path = format!("/records/{record}/steps/{step}");
    let taken = desk.post("agent", &path, fields).await;
    assert_eq!(taken.status, 303, "{step}: {}", taken.text);
}

#[tokio::test]
async fn working_hours_are_told_stretch_by_stretch() {
    let desk = desk();
    let record = visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_answered");
    let shown = page(&desk, "agent", &format!("/records/{record}")).await;
    assert!(
        shown.contains(&format!(
            "href=\"{why}\" title=\"為什麼是這時\">下週一11:50到期</a>"
        )),
        "{shown}"
    );
    let said = says(
        &desk,
        "agent",
        &why,
        &[
            "案件|F20260001|「答覆」為什麼是下週一11:50前|",
            "答應North Mill的「答覆」：自2026年7月23日（週四）10:20登記到訪起，9個工作小時為限，最晚2026年7月27日（週一）11:50。",
            "依據|第四條第一項|1.0版|計法|自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。|日曆|公休日曆，時區Asia/Shanghai|",
        ],
    )
    .await;
    let (_, table) = said.split_once("|累計|").unwrap();
    let expected = [
        "7月23日（週四）10:20–12:00|計入1小時40分鐘|1小時40分鐘",
        "7月23日（週四）12:00–13:30|休息時間，不計",
        "7月23日（週四）13:30–18:00|計入4小時30分鐘|6小時10分鐘",
        "7月23日（週四）18:00–24:00|非工作時間，不計",
        "7月24日（週五）|停休：店慶，不計",
        "7月25日（週六）至7月26日（週日）|週末，不計",
        "7月27日（週一）00:00–09:00|非工作時間，不計",
        "7月27日（週一）09:00–11:50|計入2小時50分鐘|9小時",
    ];
    assert_eq!(table, expected.join("|"));
    let html = page(&desk, "agent", &why).await;
    assert!(
        html.contains("href=\"/handbook?unfold=a3#a3\"")
            && html.contains(&format!("href=\"/records/{record}\"")),
        "{html}"
    );
    let day = page(&desk, "agent", "/day").await;
    assert!(day.contains(&format!("href=\"{why}\"")), "{day}");
}

#[tokio::test]
async fn a_client_reads_it_without_a_word_of_clocks() {
    let desk = desk();
    let record = visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_prepared");
    let portal = page(&desk, "contact", &format!("/records/{record}")).await;
    assert!(portal.contains(&format!("href=\"{why}\"")), "{portal}");
    step(&desk, record, "ask", &[]).await;
    let waits = says(
        &desk,
        "contact",
        &why,
        &[
            "首頁|F20260001|「準備」的時間為什麼還沒有定|",
            "我們答應您的「準備」：自2026年7月23日（週四）10:20起，3個工作日為限，時間還沒有定。",
            "自2026年7月23日（週四）10:20起在「等選時間」；之後才能定下時間。",
        ],
    )
    .await;
    desk.clock.advance(5 * micros::DAY);
    step(&desk, record, "choose", &[]).await;
    let chosen = says(
        &desk,
        "contact",
        &why,
        &[
            "3個工作日為限，最晚2026年7月31日（週五）18:00。",
            "|7月23日（週四）10:20至7月28日（週二）10:20|在「等選時間」期間，屬第1至2日，之後補足15小時|",
            "|7月30日（週四）09:00–12:00|補足等候的時間3小時|",
        ],
    )
    .await;
    for word in ["停錶", "暫停", "逾期", "到期", "內部", "經過"] {
        assert!(!waits.contains(word) && !chosen.contains(word), "{word}");
    }
    let html = page(&desk, "contact", &why).await;
    assert!(!html.contains("/handbook"), "that is a page of the house");
}

#[tokio::test]
async fn what_may_not_be_read_is_not_there() {
    let desk = desk();
    let added = desk.world.act(
        Doer::System,
        Act::AddClient {
            name: "South Mill".to_owned(),
            tier: None,
            fields: BTreeMap::new(),
        },
    );
    let other = added
        .events
        .iter()
        .find_map(|(_, event)| match event.payload {
            Payload::ClientAdded { client, .. } => Some(client),
            _ => None,
        });
    visit(&desk, other.unwrap(), DAY);
    let why = path(&desk, "visit_answered");
    page(&desk, "agent", &why).await;
    let nobody = "00000000-0000-7000-8000-000000000000";
    for path in [
        why.as_str(),
        &format!("/promises/{nobody}/why"),
        "/promises/x/why",
    ] {
        for who in ["contact", "admin"] {
            let answer = desk.get(who, path).await;
            assert_eq!(answer.status, 404, "{path} as {who}");
        }
    }
    let signed_out = desk.get("", &why).await;
    assert_eq!(signed_out.status, 303);
}

#[tokio::test]
async fn it_is_told_in_three_languages() {
    let desk = desk();
    visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_answered");
    let read = async |language: &'static str| {
        let request = desk.signed_in(desk.request("GET", &why), "agent");
        let cookies = request.headers_ref().unwrap()[header::COOKIE]
            .to_str()
            .unwrap();
        let cookies = format!("{cookies}; yinuo_language={language}");
        let request = desk.request("GET", &why).header(header::COOKIE, cookies);
        let answer = desk
            .send(request.body(axum::body::Body::empty()).unwrap())
            .await;
        words(&sound(&answer))
    };
    for (language, expected) in [
        (
            "zh-Hant",
            [
                "答應North Mill的「答覆」：自2026年7月23日（週四）10:20登記到訪起，9個工作小時為限",
                "7月24日（週五）|停休：店慶，不計",
            ],
        ),
        (
            "zh-Hans",
            [
                "答应North Mill的「答复」：自2026年7月23日（周四）10:20登记到访起，9个工作小时为限",
                "7月24日（周五）|停休：店庆，不计",
            ],
        ),
        (
            "en",
            [
                "“Answered”, promised to North Mill: within 9 working hours from Thu 23 July 2026 10:20 (Visit opened) on, \
                 so by Mon 27 July 2026 11:50 at the latest.",
                "Fri 24 Jul|closed: 店慶, not counted",
            ],
        ),
    ] {
        let said = read(language).await;
        for expected in expected {
            assert!(said.contains(expected), "{expected}\nisn't in\n{said}");
        }
    }
}

#[tokio::test]
async fn a_pause_is_named_by_its_state_and_holds_the_due_instant() {
    let desk = desk();
    let record = visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_prepared");
    desk.clock.advance(micros::HOUR);
    step(&desk, record, "ask", &[]).await;
    let shown = page(&desk, "agent", &format!("/records/{record}")).await;
    assert!(
        shown.contains(&format!("href=\"{why}\"")),
        "what is left leads there: {shown}"
    );
    says(
        &desk,
        "agent",
        &why,
        &[
            "「準備」的時間為什麼還沒有定|",
            "7月23日（週四）10:20–11:20|開始當日，不計（第201條）",
            "自2026年7月23日（週四）11:20起暫停（等選時間），尚未恢復；恢復後才有到期時間。",
        ],
    )
    .await;
    desk.clock.advance(4 * micros::DAY);
    step(&desk, record, "choose", &[]).await;
    says(
        &desk,
        "agent",
        &why,
        &[
            "|7月23日（週四）11:20至7月27日（週一）11:20|暫停（等選時間），屬第1個工作日，期滿後補足7小時30分鐘|",
            "|7月29日（週三）至18:00|計為第3個工作日，下班時期滿（第203條）|",
            "|7月30日（週四）13:30–18:00|補足暫停的時間4小時30分鐘",
        ],
    )
    .await;
}

#[tokio::test]
async fn what_ends_while_it_is_paused_was_never_due() {
    let desk = desk();
    let record = visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_prepared");
    step(&desk, record, "ask", &[]).await;
    let waiver = why.replace("/why", "/waiver");
    let waived = desk.post("head", &waiver, &[("reason", "agreed")]).await;
    assert_eq!(waived.status, 303, "{}", waived.text);
    let said = says(
        &desk,
        "agent",
        &why,
        &["免除", "停錶時就結束了，沒有再定下時間。"],
    )
    .await;
    assert!(!said.contains("尚未恢復"), "{said}");
    let client = desk.get("contact", &why).await;
    assert_eq!(
        client.status, 404,
        "what fell away isn't shown to clients anywhere"
    );
    page(&desk, "contact", &format!("/records/{record}")).await;
}

#[tokio::test]
async fn a_date_of_the_record_is_named_and_what_it_says_later_changes_nothing() {
    let desk = desk();
    let record = visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_made");
    let before = says(
        &desk,
        "agent",
        &why,
        &[
            "答應North Mill的「到訪」：以「到訪日」所填的為限，最晚2026年8月7日（週五）18:00。",
            "計法|到那一天下班時為止。",
        ],
    )
    .await;
    assert!(
        !before.contains("逐段計算") && !before.contains("現在是"),
        "{before}"
    );
    step(&desk, record, "move", &[("record-day", "2026-08-10")]).await;
    says(
        &desk,
        "agent",
        &why,
        &[
            "最晚2026年8月7日（週五）18:00。",
            "「到訪日」現在是2026年8月10日。這項承諾仍以開始時所填的為準。",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_day_off_ends_at_midnight() {
    let desk = desk();
    visit(&desk, desk.world.client, "2026-08-09");
    says(
        &desk,
        "agent",
        &path(&desk, "visit_made"),
        &[
            "最晚2026年8月9日（週日）24:00。",
            "計法|那一天沒有工作時間，到24:00為止。",
        ],
    )
    .await;
}

#[tokio::test]
async fn a_long_one_is_folded_and_provisional() {
    let desk = desk();
    visit(&desk, desk.world.client, DAY);
    let why = path(&desk, "visit_looked_back");
    let folded = says(
        &desk,
        "agent",
        &why,
        &[
            "合計",
            "展開合計的",
            "暫定：2026年12月31日（週四）以後的放假安排尚未公布。",
        ],
    )
    .await;
    assert!(!folded.contains("國慶節"), "{folded}");
    let all = says(
        &desk,
        "agent",
        &format!("{why}?stretches=all"),
        &["國慶節，不計", "（國慶節調休上班）", "計為第120個工作日"],
    )
    .await;
    assert!(!all.contains("合計"), "{all}");
}

#[tokio::test]
async fn a_duty_tells_its_day_and_where_a_day_off_moved_it() {
    let desk = desk();
    says(
        &desk,
        "agent",
        &path(&desk, "books"),
        &[
            "「核對帳冊」：每週日一次，這一次最晚2026年7月27日（週一）18:00。",
            "這一次的日子是2026年7月26日（週日），當天休息，順延到下一個工作日下班時為止。",
        ],
    )
    .await;
    says(
        &desk,
        "head",
        &path(&desk, "mailbox"),
        &[
            "「核對信箱」：每週一次，這一次最晚2026年7月26日（週日）24:00。",
            "這一期最後一天沒有工作時間，到當天24:00為止。",
        ],
    )
    .await;
}

#[tokio::test]
async fn the_stored_instant_holds_where_counting_again_gives_another() {
    let desk = desk();
    visit(&desk, desk.world.client, DAY);
    let mut stored = promise(&desk, "visit_answered");
    stored.due_at = Some(Instant::parse_rfc3339("2026-07-24T11:50:00+08:00").unwrap());
    stored.provisional = true;
    let (id, body) = (stored.id, serde_json::to_string(&stored).unwrap());
    let changed = desk.world.store.write(move |door| {
        let row = [body.as_str().into(), id.into()];
        door.execute("UPDATE promise SET body = $1 WHERE id = $2", &row)
    });
    assert_eq!(changed.unwrap(), 1);
    says(
        &desk,
        "agent",
        &path(&desk, "visit_answered"),
        &[
            "最晚2026年7月24日（週五）11:50。",
            "現在重算是2026年7月27日（週一）11:50。這項承諾仍以當時定下的2026年7月24日（週五）11:50為準。",
            "當時那一段的放假安排還沒有公布，後來才公布。",
        ],
    )
    .await;
}
