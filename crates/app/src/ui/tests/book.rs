//! The living handbook with an unfolded rule.

use maud::{Markup, html};

use super::super::clock::ClockState;
use super::super::handbook::{
    Article, Folded, HandbookHead, Item, Part, Run, handbook_head, handbook_page, sheet,
};
use super::super::link::Link;
use super::super::margin::{Count, MarginFigure, Spark};
use super::super::rule_sheet::{RuleRecord, RuleSheet, Words};
use super::super::share::Share;
use super::super::shell;
use super::super::strip::{
    Legend, Strip, StripChapter, StripColumn, StripWords, step_period, strip,
};
use super::super::tabs::{Tab, segments};
use super::frame::{clock, words};

pub(super) fn page() -> Markup {
    let tab = |label: &str, active| Tab {
        label: label.into(),
        href: "#".into(),
        count: None,
        active,
    };
    let main = handbook_page(html! {
        (handbook_head(&HandbookHead {
            title: "鳴川公關客戶服務規範".into(),
            facts: words(&["2026.1版，自2026年1月1日施行", "上一版2025.3"]),
            links: vec![link("草稿2026.2")],
            period: Some(html! {
                (segments("期間", &[tab("本月", false), tab("本季", true), tab("今年", false)]))
                (step_period("前後一期", Some(&link("上一季")), None))
            }),
        }))
        (strip(&overview()))
        (sheet("規範正文", &parts()))
    });
    shell::page(&super::frame::shell("規範實況", "規範實況"), main)
}

fn link(label: &str) -> Link {
    Link {
        label: label.into(),
        href: "#".into(),
    }
}

fn overview() -> Strip {
    let column = |label: &str, kept: u64, running: u64, late: u64| StripColumn {
        label: label.into(),
        href: if label == "十三" {
            "#a13".into()
        } else {
            "#a4".into()
        },
        words: format!("第{label}條，兌現{kept}，進行{running}，逾期{late}"),
        share: if kept == 0 {
            "–".into()
        } else {
            format!("{}%", kept * 100 / (kept + late))
        },
        kept,
        running,
        late,
        declared: kept == 0,
        current: label == "十三",
    };
    let chapter = |title: &str, columns| StripChapter {
        title: title.into(),
        columns,
    };
    Strip {
        title: "各條兌現概況".into(),
        sentence: vec![
            StripWords::Plain("第三季至今，公司作了".into()),
            StripWords::Figure("586".into()),
            StripWords::Plain("項承諾：兌現".into()),
            StripWords::Figure("551".into()),
            StripWords::Plain("項，進行中26項，".into()),
            StripWords::Late("逾期9項".into()),
            StripWords::Plain("。九項逾期裡，五項出在".into()),
            StripWords::Link("第六條".into(), "#a6".into()),
            StripWords::Plain("第一項。".into()),
        ],
        chapters: vec![
            chapter(
                "第一章 總則",
                vec![
                    column("一", 0, 0, 0),
                    column("二", 0, 0, 0),
                    column("三", 0, 0, 0),
                ],
            ),
            chapter(
                "第二章 服務流程",
                vec![
                    column("四", 142, 1, 2),
                    column("五", 18, 1, 0),
                    column("六", 81, 9, 5),
                    column("七", 22, 2, 0),
                    column("八", 26, 2, 0),
                ],
            ),
            chapter(
                "第三章 標準與守則",
                vec![
                    column("九", 32, 1, 0),
                    column("十", 11, 0, 0),
                    column("十一", 19, 1, 0),
                ],
            ),
            chapter(
                "第四章 投訴與爭議",
                vec![column("十二", 41, 1, 0), column("十三", 143, 8, 2)],
            ),
            chapter(
                "第五章 培訓與改進",
                vec![
                    column("十四", 9, 0, 0),
                    column("十五", 4, 0, 0),
                    column("十六", 3, 0, 0),
                ],
            ),
        ],
        legend: Legend {
            kept: "兌現".into(),
            running: "進行".into(),
            late: "逾期，柱頂數字為項數".into(),
            declared: "僅宣示".into(),
            remark: "柱高為承諾數，下方為兌現率".into(),
        },
    }
}

fn figure(
    share: &str,
    points: &[i64],
    kept: u64,
    running: u64,
    late: u64,
    evidence: (&str, &str),
) -> MarginFigure {
    let count = |label: &str, number, late| Count {
        label: label.into(),
        number,
        href: "queue.html".into(),
        late,
    };
    let mut counts = vec![count("兌現", kept, false)];
    if running > 0 {
        counts.push(count("進行", running, false));
    }
    if late > 0 {
        counts.push(count("逾期", late, true));
    }
    MarginFigure {
        label: "本項數字".into(),
        share: share.into(),
        below_target: late > 3,
        spark: (!points.is_empty()).then(|| Spark {
            label: format!("近7個月兌現率，最近{share}，目標95%"),
            points: points.iter().map(|point| Share::of(*point, 1000)).collect(),
            target: Some(Share::of(95, 100)),
            floor: Share::of(80, 100),
        }),
        counts,
        evidence: Some((
            format!("最近佐證 {}", evidence.0),
            Link {
                label: evidence.1.into(),
                href: "record.html".into(),
            },
        )),
        ..MarginFigure::default()
    }
}

fn item(
    id: &str,
    number: &str,
    before: &str,
    live: &str,
    after: &str,
    figure: MarginFigure,
) -> Item {
    Item {
        id: id.into(),
        number: Some(number.into()),
        runs: vec![
            Run::Plain(before.into()),
            Run::Live {
                text: live.into(),
                href: "#rule".into(),
                below_target: figure.below_target,
            },
            Run::Plain(after.into()),
        ],
        figure: Some(figure),
        ..Item::default()
    }
}

fn parts() -> Vec<Part> {
    let good = [950, 960, 955, 970, 965, 975, 987];
    let bad = [965, 970, 960, 965, 950, 905, 889];
    let mut guard = figure("攔下3", &[], 26, 4, 0, ("昨天17:46", "SH-2026-0441"));
    guard.note = Some("1件查核中".into());
    let second = {
        let mut figure = figure("97.3%", &good, 36, 2, 1, ("週二09:06", "TS-2026-0085"));
        figure.open = true;
        let mut item = item(
            "a13-2",
            "二、",
            "查核。會同相關部門主管，於",
            "24小時內",
            "查明事實；被投訴之人不得參與查核。",
            figure,
        );
        item.unfolded = Some(rule());
        item
    };
    let fold = |number: &str, title: &str, kept| {
        Part::Folded(Folded {
            id: String::from(number),
            number: number.into(),
            title: title.into(),
            counts: vec![Count {
                label: "兌現".into(),
                number: kept,
                href: "#".into(),
                late: false,
            }],
            unfold: link("展開"),
        })
    };
    vec![
        Part::Chapter {
            id: "c2".into(),
            title: "第二章 服務流程".into(),
        },
        Part::Article(Article {
            id: "a4".into(),
            number: "第四條".into(),
            title: "接洽與需求確認".into(),
            items: vec![
                item(
                    "a4-1",
                    "一、",
                    "任何員工接到客戶問詢，即為首問負責人，應於",
                    "1個工作小時內",
                    "先行答覆，並負責到他人接手為止。",
                    figure("98.7%", &good, 78, 1, 1, ("今天09:58", "WX-2026-0414")),
                ),
                item(
                    "a4-2",
                    "二、",
                    "客戶經理主持需求訪談，填寫",
                    "《客戶需求調研清單》",
                    "，六項內容缺一不可。",
                    figure(
                        "100%",
                        &[1000, 990, 1000, 1000],
                        31,
                        0,
                        0,
                        ("昨天17:20", "XQ-2026-0096"),
                    ),
                ),
            ],
        }),
        fold("第五條", "簽約與啟動", 18),
        Part::Article(Article {
            id: "a6".into(),
            number: "第六條".into(),
            title: "執行與日常溝通".into(),
            items: vec![
                item(
                    "a6-1",
                    "一、",
                    "每一客戶設固定客戶經理。非緊急事務於",
                    "4個工作小時內",
                    "答覆；聯絡方式全天暢通。",
                    figure("88.9%", &bad, 40, 3, 5, ("今天10:05", "LX-2026-1178")),
                ),
                item(
                    "a6-3",
                    "三、",
                    "對外發布之稿件、視覺與活動方案，須經",
                    "創作、審核、客戶確認",
                    "三級，未經確認不得發布。",
                    guard,
                ),
            ],
        }),
        fold("第七、八條", "交付與評估，結項與維繫", 48),
        Part::Chapter {
            id: "c4".into(),
            title: "第四章 投訴與爭議".into(),
        },
        Part::Article(Article {
            id: "a13".into(),
            number: "第十三條".into(),
            title: "處理流程".into(),
            items: vec![
                item(
                    "a13-1",
                    "一、",
                    "受理。接到投訴後",
                    "2小時內",
                    "答覆投訴人，確認受理並告知處理時限。",
                    figure("100%", &good, 40, 0, 0, ("週三14:51", "TS-2026-0087")),
                ),
                second,
                item(
                    "a13-3",
                    "三、",
                    "解決。",
                    "48小時內",
                    "提出解決方案，並與客戶當面或以電話商談。",
                    figure("97.1%", &good, 34, 3, 1, ("週二13:30", "TS-2026-0079")),
                ),
            ],
        }),
    ]
}

fn rule() -> RuleSheet {
    let sentence = |word: &str, parts: &[(&str, bool)]| {
        let words = parts
            .iter()
            .map(|(text, value)| {
                if *value {
                    Words::Value(String::from(*text))
                } else {
                    Words::Plain(String::from(*text))
                }
            })
            .collect();
        (String::from(word), words)
    };
    let record = |state, left, number: &str, client: &str, due: &str, outcome: &str| RuleRecord {
        clock: clock(state, left),
        number: number.into(),
        href: "record.html".into(),
        client: client.into(),
        due: due.into(),
        outcome: outcome.into(),
    };
    RuleSheet {
        id: "rule".into(),
        title: "第十三條第二項怎樣運行".into(),
        rule: "規則「查明事實」".into(),
        close: Some(link("收起")),
        edit: None,
        sentences: vec![
            sentence(
                "開始",
                &[
                    ("投訴一登記就開始計時，", false),
                    ("24小時", true),
                    ("為限，夜間與假日照計。", false),
                ],
            ),
            sentence(
                "承辦",
                &[
                    ("客戶服務中心", true),
                    ("的承辦人；無人時歸中心主任，並列入快到期與異常。", false),
                ],
            ),
            sentence(
                "兌現",
                &[
                    ("送出", false),
                    ("《投訴調查核實表》", true),
                    ("，且相關部門主管已會簽。", false),
                ],
            ),
            sentence(
                "暫停",
                &[
                    ("等客戶補件時不計時，須寫理由，最長", false),
                    ("5天", true),
                    ("。", false),
                ],
            ),
            sentence(
                "提醒",
                &[
                    ("到期前", false),
                    ("1小時", true),
                    ("提醒承辦人；到期知會主管；再過4小時知會管理層。", false),
                ],
            ),
            sentence(
                "不許",
                &[("被投訴之人", true), ("承辦、會簽或查閱內部備註。", false)],
            ),
        ],
        example: Some("例：7月22日（週三）14:08登記，7月23日（週四）14:08到期，13:08提醒。".into()),
        headings: ["案件", "客戶", "到期", "結果"].map(String::from),
        records: vec![
            record(
                ClockState::Running,
                16,
                "TS-0087",
                "沐禾茶飲",
                "今天14:08",
                "還有3小時48分",
            ),
            record(
                ClockState::Paused,
                0,
                "TS-0082",
                "北辰新能源",
                "暫停中",
                "尚餘3小時10分",
            ),
            record(
                ClockState::Kept,
                0,
                "TS-0085",
                "遠浦物流",
                "7月21日",
                "早5小時2分",
            ),
            record(
                ClockState::KeptLate,
                0,
                "TS-0081",
                "青嶼酒店",
                "7月14日",
                "遲2小時15分",
            ),
            record(
                ClockState::Waived,
                0,
                "TS-0080",
                "和順堂藥業",
                "7月9日",
                "免除，客戶撤訴",
            ),
        ],
        all: Some(link("本季全部40件")),
    }
}
