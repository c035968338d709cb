//! My day of a service agent.

use maud::{Markup, html};

use super::super::clock::{Clock, ClockState, TimeLeft};
use super::super::day_line::{DayHour, DayLine, DayMark, DayPause, day_line};
use super::super::duty::{DutyRow, duties};
use super::super::icon::Icon;
use super::super::layout::{aside_section, page_head, two_columns};
use super::super::link::Link;
use super::super::notice::{Empty, Flash, Undo, empty, flash};
use super::super::promise_row::{PromiseGroup, PromiseRow, RowAct, Why, promise_group};
use super::super::share::Share;
use super::super::shell;
use super::frame::{article, clock, running, still, words};

pub(super) fn page() -> Markup {
    let main = html! {
        (flash(&Flash {
            text: "已轉交TS-2026-0079給鄭宇航，等他接受。".into(),
            undo: Some(Undo { label: "復原".into(), action: "/undo".into(), hidden: Vec::new() }),
        }))
        (page_head(Some("2026年7月23日 星期四，上午10:20"), "今天要兌現4項，最近一項在11:05。另有1項已逾期。", html! {}))
        (day_line(&line()))
        (two_columns(
            html! { @for group in groups() { (promise_group(&group)) } },
            "例行、待我同意與昨天",
            aside(),
        ))
    };
    shell::page(&super::frame::shell("今日", "今日"), main)
}

pub(super) fn empty_page() -> Markup {
    let main = html! {
        (page_head(Some("2026年7月25日 星期六，上午10:20"), "今天沒有到期的承諾。", html! {}))
        div.card {
            (empty(&Empty {
                sentence: "下一項在週一14:08：向沐禾茶飲說明調查結果。".into(),
                act: Some(Link { label: "看全部案件".into(), href: "queue.html".into() }),
            }))
        }
    };
    shell::page(&super::frame::shell("今日", "今日"), main)
}

fn line() -> DayLine {
    let minute = |minute: i64| Share::of(minute, 540);
    let mark = |at: i64, label: &str, clock: Clock, href: &str| DayMark {
        at: minute(at),
        href: href.into(),
        label: label.into(),
        clock,
    };
    let hour = |at: i64, label: &str, minor: bool| DayHour {
        at: minute(at),
        label: label.into(),
        minor,
    };
    DayLine {
        title: "今天的工作時間".into(),
        left: "還剩6小時10分".into(),
        now_label: "現在".into(),
        now: minute(80),
        working: vec![(minute(0), minute(180)), (minute(270), minute(540))],
        pauses: vec![DayPause {
            from: minute(180),
            until: minute(270),
            label: "午休".into(),
        }],
        hours: vec![
            hour(0, "09:00", false),
            hour(270, "13:30", false),
            hour(405, "15:45", true),
            hour(540, "18:00", false),
        ],
        due: vec![
            mark(
                125,
                "11:05到期：回覆知微教育",
                clock(ClockState::Warning, 75),
                "#p2",
            ),
            mark(
                308,
                "14:08到期：向沐禾茶飲說明調查結果",
                clock(ClockState::Running, 16),
                "#p3",
            ),
            mark(
                370,
                "15:10到期：向遠浦物流通報進展",
                clock(ClockState::Running, 83),
                "#p4",
            ),
            mark(
                378,
                "15:18到期：登記來電",
                clock(ClockState::Unproved, 0),
                "#p4",
            ),
            mark(
                510,
                "17:30到期：寄出滿意度調研表",
                clock(ClockState::Running, 70),
                "#p5",
            ),
        ],
    }
}

fn row(
    id: &str,
    clock: Clock,
    left: TimeLeft,
    due: &[&str],
    title: &str,
    facts: &[&str],
    no: &str,
) -> PromiseRow {
    PromiseRow {
        id: id.into(),
        clock,
        left,
        due: words(due),
        title: title.into(),
        href: "record.html".into(),
        facts: words(facts),
        article: article(no),
        ..PromiseRow::default()
    }
}

fn act(label: &str, primary: bool) -> Option<RowAct> {
    Some(RowAct {
        label: label.into(),
        href: "record.html#write".into(),
        primary,
        key: Some('r'),
        icon: None,
    })
}

fn why(head: &str, text: &str) -> Option<Why> {
    Some(Why {
        head: head.into(),
        text: text.into(),
    })
}

fn groups() -> Vec<PromiseGroup> {
    let late = PromiseRow {
        why: why(
            "先打電話",
            "她10:14另有投訴。昨天16:40來電，鄭宇航接聽後18:05請假，今早09:00轉到您這裡；主管許紹庭17:40已知道。",
        ),
        act: act("回覆", true),
        second_act: Some(RowAct {
            label: "打電話".into(),
            href: "tel:+886200000000".into(),
            icon: Some(Icon::Phone),
            ..RowAct::default()
        }),
        ..row(
            "p1",
            clock(ClockState::Late, 0),
            running("逾期1小時40分", -100),
            &["昨天17:40到期"],
            "回覆青嶼酒店集團羅詠欣的問詢",
            &["WX-2026-0412", "暑期親子房推廣"],
            "第四條第一項",
        )
    };
    let today = vec![
        PromiseRow {
            act: act("回覆", false),
            ..row(
                "p2",
                clock(ClockState::Warning, 75),
                running("還有45分", 45),
                &["11:05到期"],
                "回覆知微教育顧曉嵐的問詢",
                &["WX-2026-0415", "開學季品牌傳播"],
                "第四條第一項",
            )
        },
        PromiseRow {
            why: why(
                "還差一樣",
                "內容部主管陳柏翰尚未會簽《投訴調查核實表》，09:40已請他處理。",
            ),
            act: act("交查核表", false),
            ..row(
                "p3",
                clock(ClockState::Running, 16),
                running("還有3小時48分", 228),
                &["14:08到期", "夜間照計"],
                "向沐禾茶飲高雅琴說明調查結果",
                &["TS-2026-0087", "新聞稿未經確認即發出"],
                "第十三條第二項",
            )
        },
        PromiseRow {
            act: act("通報進展", false),
            ..row(
                "p4",
                clock(ClockState::Running, 83),
                running("還有3小時20分", 290),
                &["15:10到期"],
                "向遠浦物流簡偉倫通報處理進展",
                &["TS-2026-0085", "每4小時一次，這是第3次"],
                "第十三條第四項",
            )
        },
        PromiseRow {
            act: act("寄出", false),
            ..row(
                "p5",
                clock(ClockState::Running, 70),
                running("還有5小時40分", 430),
                &["17:30到期"],
                "向拾光嬰童寄出《客戶滿意度調研表》",
                &["XM-2026-0031", "7月20日結項，匿名"],
                "第八條第三項",
            )
        },
    ];
    let later = vec![
        row(
            "p6",
            clock(ClockState::Running, 58),
            still("還有1天3小時"),
            &["週五14:08到期"],
            "向沐禾茶飲高雅琴提出解決方案",
            &["TS-2026-0087"],
            "第十三條第三項",
        ),
        row(
            "p7",
            clock(ClockState::Running, 91),
            still("還有1個工作日6小時"),
            &["週五18:00到期"],
            "把會議紀要交和順堂藥業梁淑芬確認",
            &["HY-2026-0193"],
            "第九條第二項",
        ),
    ];
    let paused = PromiseRow {
        why: why(
            "為何暫停",
            "等客戶補交合同附件二，已催兩次。最長暫停到7月28日，到時自動恢復計時。",
        ),
        ..row(
            "p8",
            clock(ClockState::Paused, 0),
            still("尚餘3小時10分"),
            &["週二15:20暫停"],
            "向北辰新能源沈志遠提出解決方案",
            &["TS-2026-0082"],
            "第十三條第三項",
        )
    };
    let group = |id: &str, title: &str, late: bool, rows: Vec<PromiseRow>| PromiseGroup {
        id: id.into(),
        title: title.into(),
        late,
        rows,
        ..PromiseGroup::default()
    };
    let mut rest = group("later", "明天起", false, later);
    rest.total = Some(9);
    rest.more = Some(Link {
        label: "全部9項".into(),
        href: "queue.html".into(),
    });
    vec![
        group("late", "已逾期", true, vec![late]),
        group("today", "今天", false, today),
        rest,
        group("paused", "暫停中，不計時", false, vec![paused]),
    ]
}

fn aside() -> Markup {
    let duty = |name: &str, done: u32, of: u32, missing: &str, no: &str| DutyRow {
        name: name.into(),
        href: "#".into(),
        done,
        of,
        missing: missing.into(),
        article: if no.is_empty() { None } else { article(no) },
    };
    html! {
        (aside_section("本週例行", Some("7月20日至26日"), duties(&[
            duty("季度關懷", 3, 5, "尚缺衡石半導體、拾光嬰童，週五前。", "第八條第四項"),
            duty("監督信箱每日巡檢", 4, 5, "今天09:12已做。", "第十二條"),
            duty("七月投訴分析", 0, 1, "7月31日前交管理層。", "第十三條第五項"),
        ])))
        (aside_section("等我同意", Some("2"), duties(&[
            duty("延長5個工作小時：知微教育初步方案", 0, 0, "林書妤申請，已通知客戶新日期。13:30前答覆。", ""),
            duty("免除一次回訪：和順堂藥業", 0, 0, "客戶書面表示本季不需要。明天18:00前答覆。", ""),
        ])))
        (aside_section("昨天", None, html! {
            p.meta-small { "您兌現了11項，沒有逾期。最快的一項：" a.link href="record.html" { "6分鐘答覆沐禾茶飲的來電" } "。" }
        }))
    }
}
