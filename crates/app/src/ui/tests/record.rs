//! One record: lanes, conversation, composer, steps, facts and history.

use maud::{Markup, html};

use super::super::clock::{Clock, ClockSize, ClockState, TimeLeft, clock as draw, time_left};
use super::super::composer::{Composer, ComposerMode, Template, composer};
use super::super::facts::{Fact, facts};
use super::super::field::{Field, Widget, field};
use super::super::history::{HistoryLine, history};
use super::super::icon::{Icon, small_icon};
use super::super::lanes::{AxisWord, Lane, Lanes, lanes};
use super::super::layout::{aside_section, narrow, page_head, part_head, record_columns};
use super::super::link::{Link, Reason, WhyLink};
use super::super::message::{
    Attachment, Direction, Entry, LineSign, Message, SystemLine, conversation, last_words,
};
use super::super::notice::info;
use super::super::reckoning::{ReckonedStretch, Reckoning, reckoning};
use super::super::record_head::{Call, RecordHead, crumbs, record_head};
use super::super::share::Share;
use super::super::shell;
use super::super::steps::{RefusedStep, Step, StepWay, Steps, act_bar, steps};
use super::super::tabs::{Tab, segments};
use super::frame::{article, clock, running, still, words};

pub(super) fn page() -> Markup {
    let talk = entries();
    let last = talk.iter().rev().find_map(|entry| match entry {
        Entry::Message(message) if message.direction == Direction::Incoming => {
            Some(message.clone())
        }
        _ => None,
    });
    let tab = |label: &str, active| Tab {
        label: label.into(),
        href: "#".into(),
        count: None,
        active,
    };
    let main = html! {
        (record_head(&head()))
        @if let Some(message) = &last { (last_words(message)) }
        (lanes(&promise_lanes()))
        (record_columns(
            html! {
                (part_head("對話", segments("顯示哪些", &[tab("全部", true), tab("與客戶", false), tab("內部", false)])))
                (conversation("對話", &talk))
                (composer(&writing()))
            },
            steps(&next_steps()),
            "資料與經過",
            html! {
                (aside_section("基本資料", None, facts(&record_facts())))
                (aside_section("經過", None, history(&lines(), Some(&Link { label: "全部11筆，含查閱紀錄".into(), href: "#".into() }))))
            },
        ))
        (act_bar(&[
            Step { label: "記電話".into(), way: StepWay::Page("#write".into()), ..Step::default() },
            Step { label: "提交查核結果".into(), way: StepWay::Page("#".into()), ..Step::default() },
        ]))
    };
    shell::page(&super::frame::shell("TS-2026-0087", "案件"), main)
}

pub(super) fn why() -> Markup {
    let stretch = |when: &str, what: &str, so_far: Option<&str>| ReckonedStretch {
        when: when.into(),
        what: what.into(),
        so_far: so_far.map(String::from),
        counts: so_far.is_some(),
    };
    let counted = Reckoning {
        caption: "逐段計算".into(),
        columns: ["時段".into(), "怎樣計".into(), "累計".into()],
        stretches: vec![
            stretch(
                "7月22日（週三）14:08–18:00",
                "計入3小時52分鐘",
                Some("3小時52分鐘"),
            ),
            stretch(
                "7月22日（週三）18:00至7月23日（週四）09:00",
                "非工作時間，不計",
                None,
            ),
            stretch("7月23日（週四）09:00–09:08", "計入8分鐘", Some("4小時")),
        ],
        all: None,
    };
    let crumb = |label: &str| Link {
        label: label.into(),
        href: "record.html".into(),
    };
    let main = narrow(html! {
        (crumbs("位置", &[crumb("案件"), crumb("TS-2026-0087")], html! {}))
        (page_head(None, "「查明事實」為什麼是今天09:08前", html! {}))
        section.group { div.card.padded {
            p.clock-words { (draw(&clock(ClockState::Late, 0), ClockSize::Normal)) (time_left(&still("逾期1小時12分"), ClockState::Late)) }
            p.lead { "答應沐禾茶飲的「查明事實」：自2026年7月22日（週三）14:08登記投訴起，4個工作小時為限，最晚2026年7月23日（週四）09:08。" }
            (facts(&[Fact::words("依據", "第十三條第二項"), Fact::words("計法", "自開始時起，只計工作時間。")]))
        } }
        section.group { h2 { "逐段計算" } div.card.padded { (reckoning(&counted)) } }
        (info(html! { "暫定：2026年12月31日（週四）以後的放假安排尚未公布。" }))
    });
    shell::page(&super::frame::shell("TS-2026-0087", "案件"), main)
}

fn head() -> RecordHead {
    let link = |label: &str| Link {
        label: label.into(),
        href: "queue.html".into(),
    };
    RecordHead {
        crumbs_label: "位置".into(),
        crumbs: vec![link("案件"), link("投訴")],
        watching: Some("周以安也在看".into()),
        title: "新聞稿未經我方確認即發出，價格有誤".into(),
        number: "TS-2026-0087".into(),
        state: "查核中".into(),
        facts: words(&["沐禾茶飲", "承辦 吳品萱，09:00自鄭宇航接手"]),
        acts: Some(html! { a.button href="#" { (small_icon(Icon::Eye)) "關注中" } }),
        call: Some(Call {
            label: "打電話".into(),
            href: "tel:+886200000000".into(),
            record: None,
        }),
        ..RecordHead::default()
    }
}

fn promise_lanes() -> Lanes {
    let at = |tenth: i64| Share::of(tenth, 1000);
    let lane =
        |state: Clock, name: &str, left: TimeLeft, due_words: &str, no: &str, due: i64| Lane {
            clock: state,
            name: name.into(),
            left,
            due_words: due_words.into(),
            why: WhyLink {
                label: "為什麼是這時".into(),
                href: "why.html".into(),
            },
            article: if no.is_empty() { None } else { article(no) },
            opened: at(3),
            due: Some(at(due)),
            ..Lane::default()
        };
    let mut first = lane(
        clock(ClockState::Kept, 0),
        "確認受理並告知時限",
        still("14:51兌現，用了43分，早1小時17分"),
        "",
        "",
        44,
    );
    first.evidence = Some(at(20));
    let mut second = lane(
        clock(ClockState::Running, 16),
        "查明事實",
        running("還有3小時48分", 228),
        "今天14:08到期",
        "第十三條第二項",
        492,
    );
    second.warning = Some(at(472));
    let mut third = lane(
        clock(ClockState::Running, 58),
        "提出解決方案",
        still("還有1天3小時"),
        "週五14:08到期",
        "第三項",
        982,
    );
    third.warning = Some(at(901));
    Lanes {
        title: "這件投訴上的承諾".into(),
        note: "三項承諾，自然時間，夜間照計".into(),
        show_axis: "顯示時間軸".into(),
        axis: vec![
            AxisWord {
                at: Share::NONE,
                label: "週三14:08收到".into(),
                minor: false,
            },
            AxisWord {
                at: at(216),
                label: "夜間".into(),
                minor: true,
            },
            AxisWord {
                at: at(643),
                label: "夜間".into(),
                minor: true,
            },
            AxisWord {
                at: at(1000),
                label: "週五14:08".into(),
                minor: false,
            },
        ],
        now: at(415),
        now_label: "現在10:20".into(),
        closed: vec![(at(82), at(388)), (at(571), at(878))],
        lanes: vec![first, second, third],
    }
}

fn message(
    id: &str,
    direction: Direction,
    author: &str,
    at: &str,
    by: &str,
    paragraphs: &[&str],
) -> Message {
    Message {
        id: id.into(),
        direction,
        author: author.into(),
        at: at.into(),
        at_iso: Some("2026-07-22T14:08:00+08:00".into()),
        by: by.into(),
        paragraphs: words(paragraphs),
        ..Message::default()
    }
}

fn entries() -> Vec<Entry> {
    let mut more = message(
        "m4",
        Direction::Incoming,
        "高雅琴，沐禾茶飲",
        "今天10:11",
        "客戶門戶",
        &["補上當時的郵件截圖。《新味週刊》的更正我看到了，謝謝。"],
    );
    more.attachments = vec![Attachment {
        name: "郵件往來_0717.pdf".into(),
        href: "#".into(),
        size: "412 KB".into(),
    }];
    let mut call = message(
        "m3",
        Direction::Internal,
        "鄭宇航，客戶服務中心",
        "週三17:20",
        "內部備註，客戶看不到",
        &[
            "《都會飲品》17:05已更正；《新味週刊》答應今早出更正。送稿紀錄顯示7月21日16:32由內容部寄出，當時第3版仍在「等客戶確認」。",
        ],
    );
    call.marks = words(&["事後補記"]);
    vec![
        Entry::Message(message(
            "m1",
            Direction::Incoming,
            "高雅琴，沐禾茶飲",
            "週三14:08",
            "電子郵件，寄到監督信箱",
            &[
                "上週五我們在郵件裡說過，新品新聞稿的建議售價要等法務確認。今天早上卻看到兩家媒體已經登出來，價格寫的是22元，正確應為19元。稿子我們沒有點過確認。",
                "請說明是誰、在什麼時候發出去的，並請今天內處理更正。",
            ],
        )),
        Entry::Line(SystemLine {
            sign: LineSign::Clock(clock(ClockState::Running, 100)),
            head: "承諾開始計時".into(),
            text: "2小時內答覆、24小時內查明、48小時內提出方案".into(),
            article: article("第十三條"),
        }),
        Entry::Message(message(
            "m2",
            Direction::Outgoing,
            "吳品萱，客戶服務中心",
            "週三14:51",
            "寄給高雅琴",
            &[
                "高總監您好，投訴已受理，編號TS-2026-0087。我們會在7月23日14:08前告訴您查明的事實，7月24日14:08前提出解決方案。今天先請兩家媒體更正價格，結果18:00前另行告知。",
            ],
        )),
        Entry::Message(call),
        Entry::Line(SystemLine {
            sign: LineSign::Icon(Icon::UserShare),
            head: "承辦人變更".into(),
            text: "鄭宇航 → 吳品萱，今天09:00。鄭宇航請假，吳品萱已接受。".into(),
            article: None,
        }),
        Entry::Message(more),
    ]
}

fn writing() -> Composer {
    let when = Field {
        name: "happened_at".into(),
        label: "通話時間".into(),
        help: Some("台北時間，不早於投訴登記".into()),
        widget: Widget::Instant {
            value: "2026-07-23T10:05".into(),
            earliest: None,
            latest: None,
        },
        ..Field::default()
    };
    let mode =
        |value: &str, label: &str, icon, direction, audience: &str, submit: &str, key, extra| {
            ComposerMode {
                value: value.into(),
                label: label.into(),
                icon,
                direction,
                audience: audience.into(),
                submit: submit.into(),
                effect: None,
                key: Some(key),
                extra,
                chosen: false,
            }
        };
    Composer {
        id: "write".into(),
        action: "/records/TS-2026-0087/messages".into(),
        hidden: vec![("revision".into(), "17".into())],
        mode_label: "寫給誰".into(),
        modes: vec![
            mode(
                "reply",
                "回覆客戶",
                Icon::Mail,
                Direction::Outgoing,
                "寄給 高雅琴 gao.yaqin@muhe.example，副本 無",
                "寄出",
                'r',
                None,
            ),
            mode(
                "note",
                "內部備註",
                Icon::Lock,
                Direction::Internal,
                "只有本公司看得到。被投訴的林書妤、陳柏翰看不到。",
                "存備註",
                'n',
                None,
            ),
            mode(
                "call",
                "記電話",
                Icon::PhonePlus,
                Direction::Internal,
                "記下通話。只有本公司看得到。",
                "存通話",
                'c',
                Some(html! { (field(&when, "")) }),
            ),
        ],
        text_label: "內容".into(),
        text: "高總監您好，截圖已收到，謝謝。".into(),
        templates: vec![
            Template {
                name: "受理通知".into(),
                href: "?template=receipt#write".into(),
                text: "您好，您的投訴已受理。".into(),
            },
            Template {
                name: "進展通報".into(),
                href: "?template=progress#write".into(),
                text: "您好，向您通報目前進展。".into(),
            },
        ],
        templates_label: "範本".into(),
        attach_label: Some("附件".into()),
        draft_note: "草稿存在這個分頁裡".into(),
        error: None,
    }
}

fn next_steps() -> Steps {
    let open = |label: &str, effect: Option<&str>, key| Step {
        label: label.into(),
        way: StepWay::Page("form.html".into()),
        effect: effect.map(String::from),
        key,
        ..Step::default()
    };
    let refused = |name: &str, text: &str, help: &str, no: &str| RefusedStep {
        name: name.into(),
        reasons: vec![Reason {
            text: text.into(),
            help: Some(help.into()),
            article: article(no),
        }],
    };
    Steps {
        can_title: "現在可以做".into(),
        can: vec![
            open(
                "提交查核結果",
                Some("填《投訴調查核實表》，兌現「查明事實」。"),
                None,
            ),
            open("請客戶補件", None, None),
            open("轉交他人", None, Some('h')),
        ],
        none: "目前沒有可做的步驟。".into(),
        cannot_title: "現在還不能做".into(),
        cannot: vec![
            refused(
                "提出解決方案",
                "查核結果尚未提交。",
                "先提交查核結果。",
                "第十三條第三項",
            ),
            refused(
                "轉交林書妤",
                "她是被投訴人之一，不得承辦。",
                "可轉交鄭宇航（週五返崗）、周以安。",
                "第十三條第二項",
            ),
            refused(
                "延長24小時期限",
                "延長須先告知客戶新日期。",
                "寫一則回覆並附新日期後即可申請。",
                "第十三條第六項",
            ),
        ],
    }
}

fn record_facts() -> Vec<Fact> {
    vec![
        Fact::link("客戶", "沐禾茶飲，一級", "#"),
        Fact::words("投訴人", "高雅琴，品牌總監"),
        Fact::words("來源", "監督信箱"),
        Fact::link("專案", "夏季新品上市", "#"),
        Fact::words("類別", "未經確認對外發布"),
        Fact {
            term: "被投訴人".into(),
            value: html! { "林書妤、陳柏翰 " span.tag { "已迴避" } },
        },
        Fact::words("影響", "兩家媒體，售價錯誤"),
        Fact {
            term: "依據".into(),
            value: html! { "2026.1版 " a.article-no href="handbook.html#a13" { "第十三條" } },
        },
    ]
}

fn lines() -> Vec<HistoryLine> {
    [
        ("今天10:11", "客戶補件1份", None),
        ("今天09:40", "請陳柏翰會簽查核表", Some("吳品萱")),
        ("今天09:00", "承辦人 鄭宇航 → 吳品萱", None),
        ("週三17:20", "內部備註", Some("鄭宇航")),
        ("週三14:51", "確認受理，承諾兌現", Some("吳品萱")),
        ("週三14:08", "投訴登記", Some("監督信箱自動")),
    ]
    .into_iter()
    .map(|(at, text, by)| HistoryLine {
        at: at.into(),
        text: text.into(),
        by: by.map(String::from),
        ..HistoryLine::default()
    })
    .collect()
}
