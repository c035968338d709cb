//! People, the client's portal, progress, an error, and all clocks side by side.

use maud::{Markup, html};

use super::super::bare::bare_page;
use super::super::clock::{Clock, ClockSize, ClockState, clock as draw, time_left};
use super::super::duty::{DutyRow, duties};
use super::super::field::{Choice, Field, TextKind, Widget};
use super::super::form::Form;
use super::super::icon::Icon;
use super::super::layout::{aside_section, card, page_head, part_head, two_columns};
use super::super::link::{ArticleLink, Link};
use super::super::notice::{ErrorPage, error_page, info};
use super::super::people::{People, PersonAct, PersonRow, invitation, people as list};
use super::super::portal::{
    Binding, ClientPromise, ClientRecord, Greeting, bindings, client_records, greeting, portal_page,
};
use super::super::progress::{Progress, progress as bar};
use super::super::share::Share;
use super::super::shell;
use super::frame::{bare, clock, running, still, words};

pub(super) fn people() -> Markup {
    let row = |name: &str, department: &str, roles: &[&str], aside: Option<&str>| PersonRow {
        name: name.into(),
        href: "#".into(),
        mail: "name@mingchuan.example".into(),
        place: department.into(),
        roles: words(roles),
        aside: aside.map(String::from),
        acts: if aside.is_some() {
            vec![PersonAct {
                label: "恢復".into(),
                action: "#".into(),
                icon: Icon::Refresh,
            }]
        } else {
            vec![PersonAct {
                label: "停用".into(),
                action: "#".into(),
                icon: Icon::UserOff,
            }]
        },
    };
    let field = |name: &str, label: &str, widget| Field {
        name: name.into(),
        label: label.into(),
        required: true,
        widget,
        ..Field::default()
    };
    let mut invite = Form::of_fields(
        "/people",
        vec![
            field("name", "姓名", Widget::words("")),
            field(
                "mail",
                "電子郵件",
                Widget::Text {
                    value: String::new(),
                    kind: TextKind::Mail,
                    autocomplete: None,
                    most_characters: None,
                },
            ),
            field(
                "role",
                "職務",
                Widget::Choice {
                    choices: ["客戶經理", "客服專員", "主管"]
                        .iter()
                        .map(|role| Choice {
                            value: (*role).into(),
                            label: (*role).into(),
                            ..Choice::default()
                        })
                        .collect(),
                    empty: String::new(),
                },
            ),
        ],
    );
    invite.submit = "寄出邀請".into();
    invite.effect = Some("對方會收到一封信，7天內設定密碼。".into());
    let main = html! {
        (page_head(None, "12位同仁，1位尚未登入。", html! {}))
        (list(&People {
            caption: "同仁".into(),
            headings: ["姓名", "部門", "職務"].map(String::from),
            rows: vec![
                row("吳品萱", "客戶服務中心", &["客服專員", "監督信箱輪值"], None),
                row("周以安", "客戶服務中心", &["中心主任"], None),
                row("林書妤", "客戶部", &["客戶經理，六家"], None),
                row("許紹庭", "客戶部", &["主管"], None),
                row("方若琳", "內容部", &[], Some("已停用")),
            ],
        }))
        (invitation("邀請同仁", "職務決定看得到什麼、可以做什麼。", &invite))
    };
    shell::page(&super::frame::shell("同仁", "同仁"), main)
}

pub(super) fn portal() -> Markup {
    let promise = |clock, name: &str, waits: Option<&str>, when: &str, left| ClientPromise {
        clock,
        name: name.into(),
        waits: waits.map(String::from),
        when: when.into(),
        left,
    };
    let binding = |text: &str, state, outcome: &str, note: &str, no: &str| Binding {
        text: text.into(),
        clock: clock(state, 0),
        outcome: outcome.into(),
        note: note.into(),
        article: ArticleLink {
            label: no.into(),
            href: "#".into(),
        },
    };
    let records = [
        ClientRecord {
            title: "新聞稿未經我方確認即發出，價格有誤".into(),
            href: "#".into(),
            state: "查核中".into(),
            meta: "投訴TS-2026-0087，由客戶服務中心吳品萱負責".into(),
            promises: vec![
                promise(
                    clock(ClockState::Kept, 0),
                    "確認受理",
                    None,
                    "已做到",
                    Some(still("43分鐘")),
                ),
                promise(
                    clock(ClockState::Running, 16),
                    "告訴您查明的事實",
                    None,
                    "今天14:08前",
                    Some(running("還有3小時48分", 228)),
                ),
                promise(
                    clock(ClockState::Running, 58),
                    "提出解決方案",
                    None,
                    "週五14:08前",
                    None,
                ),
            ],
        },
        ClientRecord {
            title: "八月門店開幕活動方案".into(),
            href: "#".into(),
            state: "等您選定門店".into(),
            meta: "需求FA-2026-0131".into(),
            promises: vec![promise(
                clock(ClockState::Paused, 0),
                "提交初步方案",
                Some("選定後3個工作日內給您"),
                "等您選定門店",
                None,
            )],
        },
    ];
    let duty = |name: &str, text: &str| DutyRow {
        name: name.into(),
        href: "#".into(),
        missing: text.into(),
        ..DutyRow::default()
    };
    let main = html! {
        (greeting(&Greeting {
            sentence: "高總監，您好。我們答應您4件事。".into(),
            lead: "最近一件在今天14:08前，1件在等您。".into(),
            acts: vec![Link { label: "提問或提需求".into(), href: "#".into() }, Link { label: "投訴".into(), href: "#".into() }],
        }))
        (two_columns(html! {
            h2 { "進行中" }
            (client_records(&records))
            h2 { "對您有約束力的條款" }
            (bindings(&[
                binding("接到投訴後2小時內答覆，24小時內查明事實，48小時內提出解決方案。", ClockState::Kept, "3件，全部按時", "另有1件進行中", "第十三條"),
                binding("非緊急事務，4個工作小時內答覆。", ClockState::KeptLate, "61次，遲1次", "5月12日遲35分", "第六條第一項"),
                binding("對外發布之稿件，須經您確認，未經確認不得發布。", ClockState::Undecided, "28次，1件查核中", "", "第六條第三項"),
            ]))
        }, "誰在負責與等您的事", html! {
            (aside_section("這段時間由誰負責", None, duties(&[duty("吳品萱", "客戶服務中心，今天在崗"), duty("請主管回電", "周以安，今天18:00前回電")])))
            (aside_section("等您", None, duties(&[duty("選定八月開幕門店", "方案在等這一項。")])))
        }))
    };
    let mut frame = super::frame::shell("沐禾茶飲", "今日");
    frame.texts.seal = "鳴".into();
    frame.person = Some(shell::PersonBadge {
        name: "高雅琴".into(),
        department: "沐禾茶飲".into(),
    });
    frame.nav.truncate(2);
    for (item, label) in frame.nav.iter_mut().zip(["首頁", "往來案件"]) {
        item.label = label.into();
    }
    portal_page(&frame, main)
}

pub(super) fn progress() -> Markup {
    let mut frame = bare("正在準備");
    frame.refresh_seconds = Some(1);
    bare_page(
        &frame,
        bar(&Progress {
            title: "正在讓示範公司工作90天".into(),
            sentence: "第34天，2026年5月24日".into(),
            share: Share::of(38, 100),
            share_words: "38%".into(),
            note: "已記下8,412件事、1,204項承諾。做好後自動打開。".into(),
        }),
    )
}

pub(super) fn error() -> Markup {
    let link = |label: &str, href: &str| Link {
        label: label.into(),
        href: href.into(),
    };
    bare_page(
        &bare("找不到"),
        error_page(&ErrorPage {
            title: "這裡沒有您要的頁面".into(),
            sentence: "它可能已結案移走，或不在您看得到的範圍裡。".into(),
            ways: vec![
                link("回到今日", "my-day.html"),
                link("搜尋案件", "queue.html"),
            ],
            reference: Some("回報時請附上 7f3a-20260723".into()),
        }),
    )
}

pub(super) fn clocks() -> Markup {
    let states = [
        (ClockState::Running, "還有3小時48分"),
        (ClockState::Warning, "還有45分"),
        (ClockState::Late, "逾期1小時40分"),
        (ClockState::Paused, "尚餘3小時10分，等客戶補件"),
        (ClockState::Kept, "14:51兌現，早1小時17分"),
        (ClockState::KeptLate, "遲2小時15分"),
        (ClockState::Waived, "免除，客戶撤訴"),
        (ClockState::Void, "作廢"),
        (ClockState::NotYetOpen, "8月5日前"),
        (ClockState::Unproved, "尚無紀錄"),
        (ClockState::Undecided, "待定，等類別"),
        (ClockState::Missed, "未兌現"),
    ];
    let main = html! {
        (page_head(None, "承諾鐘的十二種樣子", html! {}))
        (info(html! { "示範資料。時間停在2026年7月23日10:20。" }))
        (part_head("三種大小", html! {}))
        (card(html! {
            @for (state, words) in states {
                p {
                    @for size in [ClockSize::Small, ClockSize::Normal, ClockSize::Large] {
                        (draw(&Clock { state, left: Share::of(62, 100), label: words.into() }, size)) " "
                    }
                    (time_left(&still(words), state))
                }
            }
        }))
    };
    shell::page(&super::frame::shell("承諾鐘", ""), main)
}
