//! The queue with tabs, filters, sorting and a chosen row.

use maud::{Markup, html};

use super::super::clock::{Clock, ClockState, TimeLeft};
use super::super::filters::{Filter, filters};
use super::super::icon::{Icon, small_icon};
use super::super::layout::{page_head, wide};
use super::super::link::Link;
use super::super::pager::{Pager, pager};
use super::super::shell;
use super::super::table::{
    Bulk, BulkAct, Cell, Column, ColumnWidth, Row, Sort, SortOrder, Table, table,
};
use super::super::tabs::{Tab, tabs};
use super::frame::{clock, running, still};

pub(super) fn page() -> Markup {
    let tab = |label: &str, count: u64, active: bool| Tab {
        label: label.into(),
        href: "#".into(),
        count: Some(count),
        active,
    };
    let main = wide(html! {
        (page_head(None, "46件未結，1件已逾期，1件45分後到期。", html! {
            a.button href="#" { (small_icon(Icon::Download)) "匯出" }
            a.button.primary href="form.html" { (small_icon(Icon::Plus)) "登記" }
        }))
        (tabs("檢視", &[
            tab("未結，依到期", 46, true), tab("快到期", 6, false), tab("待接", 1, false), tab("我的投訴", 5, false),
            tab("一級客戶", 17, false), tab("等客戶", 9, false),
        ]))
        (filters(&[filter("類別", "全部"), filter("狀態", "未結"), filter("承辦", "客戶服務中心"), filter("條款", "全部")],
            "46件中的1至9件，依到期先後"))
        (table(&records()))
        (pager(&Pager {
            label: "換頁".into(),
            text: "46件中的1至9件".into(),
            previous: None,
            next: Some(Link { label: "下一頁".into(), href: "#".into() }),
        }))
    });
    shell::page(&super::frame::shell("案件", "案件"), main)
}

fn filter(label: &str, value: &str) -> Filter {
    let option = |label: &str, active| Tab {
        label: label.into(),
        href: "#".into(),
        count: None,
        active,
    };
    Filter {
        label: label.into(),
        value: value.into(),
        options: vec![
            option("全部", false),
            option("未結", true),
            option("已結", false),
        ],
    }
}

fn records() -> Table {
    let column = |label: &str, width, order, desk_only| Column {
        label: label.into(),
        sort: Some(Sort {
            href: "#".into(),
            order,
        }),
        width,
        desk_only,
    };
    Table {
        caption: "未結案件，依到期先後".into(),
        columns: vec![
            column("最近到期", ColumnWidth::Clock, SortOrder::Ascending, false),
            column("事由", ColumnWidth::Rest, SortOrder::Unsorted, false),
            column("客戶", ColumnWidth::Middle, SortOrder::Unsorted, false),
            column("狀態", ColumnWidth::Short, SortOrder::Unsorted, false),
            column("承辦人", ColumnWidth::Short, SortOrder::Unsorted, false),
            column("最近動靜", ColumnWidth::Middle, SortOrder::Unsorted, true),
        ],
        rows: rows(),
        bulk: Some(Bulk {
            action: "/queue".into(),
            choose_all: "全選本頁".into(),
            label: "批次操作".into(),
            before_count: "已選".into(),
            after_count: "件".into(),
            acts: vec![
                BulkAct {
                    value: "hand_over".into(),
                    label: "轉交林書妤".into(),
                    icon: Icon::UserShare,
                },
                BulkAct {
                    value: "watch".into(),
                    label: "關注".into(),
                    icon: Icon::Eye,
                },
            ],
            preview: Some(html! {
                b { "轉交預覽" } " 1件可以轉交，1件不行：TS-2026-0087的被投訴人包括林書妤，她不得承辦（" a href="handbook.html" { "第十三條第二項" } "）。可改交鄭宇航。"
            }),
        }),
    }
}

fn rows() -> Vec<Row> {
    let r = |id: &str,
             face: Clock,
             left: TimeLeft,
             due: &str,
             title: &str,
             client: (&str, &str),
             state: &str,
             who: &str,
             last: &str| Row {
        id: id.into(),
        choose_label: format!("選取{id}"),
        chosen: id.ends_with("0087") || id.ends_with("0412"),
        cells: vec![
            Cell::Clock {
                clock: face,
                left,
                due: due.into(),
            },
            Cell::Title {
                text: title.into(),
                href: "record.html".into(),
                sub: id.into(),
            },
            Cell::Text {
                text: client.0.into(),
                sub: Some(client.1.into()),
            },
            Cell::Text {
                text: state.into(),
                sub: None,
            },
            Cell::Person { name: who.into() },
            Cell::Note { text: last.into() },
        ],
    };
    vec![
        r(
            "WX-2026-0412",
            clock(ClockState::Late, 0),
            running("逾期1小時40分", -100),
            "昨天17:40",
            "暑期親子房推廣問詢",
            ("青嶼酒店集團", "羅詠欣，一級"),
            "待首次回覆",
            "吳品萱",
            "昨天16:40來電",
        ),
        r(
            "WX-2026-0415",
            clock(ClockState::Warning, 75),
            running("還有45分", 45),
            "11:05",
            "開學季品牌傳播問詢",
            ("知微教育", "顧曉嵐，二級"),
            "待首次回覆",
            "吳品萱",
            "5分鐘前官網表單",
        ),
        r(
            "TS-2026-0088",
            clock(ClockState::Running, 95),
            running("還有1小時54分", 114),
            "12:14，中心待接，周以安負責",
            "對接窗口兩天內換了三人",
            ("青嶼酒店集團", "羅詠欣，一級"),
            "待接",
            "周以安",
            "10:14監督信箱",
        ),
        r(
            "TS-2026-0087",
            clock(ClockState::Running, 16),
            running("還有3小時48分", 228),
            "14:08",
            "新聞稿未經我方確認即發出，價格有誤",
            ("沐禾茶飲", "高雅琴，一級"),
            "查核中",
            "吳品萱",
            "9分鐘前客戶補件",
        ),
        r(
            "TS-2026-0085",
            clock(ClockState::Running, 83),
            running("還有3小時20分", 290),
            "15:10",
            "活動場地臨時更換，未事先告知",
            ("遠浦物流", "簡偉倫，二級"),
            "協商中",
            "吳品萱",
            "昨天15:42已通報",
        ),
        r(
            "FA-2026-0128",
            clock(ClockState::Running, 62),
            running("還有4小時5分", 335),
            "15:55",
            "秋季新品上市初步方案",
            ("拾光嬰童", "魏思齊，二級"),
            "內部審核",
            "林書妤",
            "10:02第2版上傳",
        ),
        r(
            "TS-2026-0082",
            clock(ClockState::Paused, 0),
            still("尚餘3小時10分"),
            "等客戶補件",
            "發票抬頭三次有誤",
            ("北辰新能源", "沈志遠，一級"),
            "暫停",
            "吳品萱",
            "昨天16:10第二次催件",
        ),
        r(
            "JF-2026-0344",
            clock(ClockState::Unproved, 0),
            still("尚無紀錄"),
            "昨天18:00到期，可補記至今天18:00",
            "產業論壇主題演講稿 第4版",
            ("衡石半導體", "張啟明，一級"),
            "等客戶確認",
            "鄭宇航",
            "09:31送客戶",
        ),
        r(
            "TS-2026-0079",
            clock(ClockState::Kept, 0),
            still("今天無到期"),
            "",
            "月報數據與平台後台不符",
            ("衡石半導體", "張啟明，一級"),
            "待書面回饋",
            "吳品萱",
            "昨天18:02達成一致",
        ),
    ]
}
