//! A form with errors, a refusal, and signing in.

use maud::{Markup, html};

use super::super::bare::{SampleSignIn, SampleSignIns, bare_card, bare_page, sample_sign_ins};
use super::super::field::{Choice, Field, KeptFile, TextKind, Widget};
use super::super::form::{Form, FormPart, form};
use super::super::layout::{narrow, page_head};
use super::super::link::{Link, Reason};
use super::super::notice::Refusal;
use super::super::shell;
use super::frame::{article, bare};

pub(super) fn page() -> Markup {
    let main = narrow(html! {
        (page_head(None, "登記投訴。登記後2小時內要答覆客戶。", html! {}))
        (form(&complaint()))
    });
    shell::page(&super::frame::shell("登記", "登記"), main)
}

pub(super) fn refused() -> Markup {
    let mut form_data = complaint();
    for field in form_data.parts.iter_mut().flat_map(|part| &mut part.fields) {
        field.error = None;
    }
    form_data.refusal = Some(Refusal {
        title: "還不能提出解決方案".into(),
        kept: Some("沒有寫入任何資料，您填的都還在下面。".into()),
        reasons: vec![
            Reason {
                text: "查核結果尚未提交。".into(),
                help: Some("先提交查核結果。".into()),
                article: article("第十三條第三項"),
            },
            Reason {
                text: "周以安10:18改過這件投訴的類別。".into(),
                help: Some("看過新內容後再送出。".into()),
                article: None,
            },
        ],
        ways: vec![Link {
            label: "看現在的內容".into(),
            href: "record.html".into(),
        }],
    });
    let main = narrow(html! { (page_head(None, "提出解決方案", html! {})) (form(&form_data)) });
    shell::page(&super::frame::shell("提出解決方案", "案件"), main)
}

pub(super) fn sign_in() -> Markup {
    let field = |name: &str, label: &str, kind, autocomplete: &str, error: Option<&str>| Field {
        name: name.into(),
        label: label.into(),
        required: true,
        error: error.map(String::from),
        widget: Widget::Text {
            value: "wu.pinxuan@mingchuan.example".into(),
            kind,
            autocomplete: Some(autocomplete.into()),
            most_characters: None,
        },
        ..Field::default()
    };
    let fields = vec![
        field("mail", "電子郵件", TextKind::Mail, "username", None),
        field(
            "password",
            "密碼",
            TextKind::Password,
            "current-password",
            Some("電子郵件或密碼不對。請再試一次。"),
        ),
    ];
    let mut sign_in = Form::of_fields("/sign-in", fields);
    sign_in.submit = "登入".into();
    sign_in.wide_button = true;
    let person = |name: &str, note: &str| SampleSignIn {
        value: name.into(),
        name: name.into(),
        note: note.into(),
    };
    let main = html! {
        (bare_card("登入", None, form(&sign_in)))
        (sample_sign_ins(&SampleSignIns {
            title: "示範帳號，點一下就進去".into(),
            action: "/sign-in".into(),
            people: vec![
                person("吳品萱", "客戶服務中心，今天有4項到期"),
                person("林書妤", "客戶經理，帶六家客戶"),
                person("周以安", "客戶服務中心主任"),
                person("高雅琴", "客戶，沐禾茶飲品牌總監"),
            ],
        }))
    };
    bare_page(&bare("登入"), main)
}

fn complaint() -> Form {
    let choice = |value: &str, label: &str, chosen| Choice {
        value: value.into(),
        label: label.into(),
        note: None,
        chosen,
    };
    let field =
        |name: &str, label: &str, required, help: Option<&str>, error: Option<&str>, widget| {
            Field {
                name: name.into(),
                label: label.into(),
                help: help.map(String::from),
                error: error.map(String::from),
                required,
                widget,
            }
        };
    let clients = [
        "沐禾茶飲",
        "青嶼酒店集團",
        "知微教育",
        "遠浦物流",
        "拾光嬰童",
        "北辰新能源",
    ];
    let first = vec![
        field("client", "客戶", true, None, Some("請選客戶。"), Widget::Choice {
            choices: clients.iter().map(|name| choice(name, name, false)).collect(),
            empty: "請選擇".into(),
        }),
        field("title", "事由", true, Some("一句話，客戶也看得到。"), None, Widget::words("新聞稿未經我方確認即發出，價格有誤")),
        field("text", "經過", true, None, None, Widget::LongText {
            value: "上週五我們在郵件裡說過，新品新聞稿的建議售價要等法務確認。\n今天早上卻看到兩家媒體已經登出來。".into(),
            rows: 4,
        }),
        field("channel", "怎樣來的", true, None, None, Widget::Choice {
            choices: vec![choice("mail", "電子郵件", true), choice("call", "來電", false), choice("visit", "當面", false)],
            empty: String::new(),
        }),
        field("received_at", "收到的時間", true, Some("台北時間。計時從這一刻開始。"), Some("這個時間在未來。請填今天10:20以前。"), Widget::Instant {
            value: "2026-07-23T14:08".into(),
            earliest: None,
            latest: None,
        }),
    ];
    let second = vec![
        field(
            "accused",
            "被投訴人",
            false,
            Some("被投訴的人不得承辦，也看不到內部備註。"),
            None,
            Widget::List {
                choices: vec![
                    choice("lin", "林書妤", true),
                    choice("chen", "陳柏翰", true),
                    choice("zheng", "鄭宇航", false),
                ],
            },
        ),
        field(
            "owner",
            "承辦人",
            false,
            None,
            None,
            Widget::Person {
                choices: vec![
                    Choice {
                        note: Some("今天有4項到期".into()),
                        ..choice("wu", "吳品萱", true)
                    },
                    choice("zhou", "周以安", false),
                ],
                empty: "由中心指派".into(),
            },
        ),
        field(
            "published",
            "已對外發布",
            true,
            None,
            None,
            Widget::YesNo {
                value: Some(true),
                yes: "是".into(),
                no: "否".into(),
            },
        ),
        field(
            "loss",
            "客戶估計的損失",
            false,
            None,
            None,
            Widget::Money {
                value: "120,000".into(),
                currency: "NT$".into(),
            },
        ),
        field(
            "outlets",
            "涉及媒體",
            false,
            None,
            None,
            Widget::Number {
                value: "2".into(),
                unit: Some("家".into()),
                whole: true,
            },
        ),
        field(
            "due",
            "客戶希望的日期",
            false,
            None,
            None,
            Widget::Date {
                value: "2026-07-24".into(),
                earliest: None,
                latest: None,
            },
        ),
        field(
            "files",
            "附件",
            false,
            Some("每個最大20 MB。"),
            None,
            Widget::File {
                multiple: true,
                accept: None,
                kept: vec![KeptFile {
                    value: "f1".into(),
                    label: "郵件往來_0717.pdf，412 KB".into(),
                }],
            },
        ),
    ];
    Form {
        action: "/records/new".into(),
        hidden: vec![("kind".into(), "complaint".into())],
        parts: vec![
            FormPart {
                title: "投訴".into(),
                lead: None,
                fields: first,
            },
            FormPart {
                title: "查核要用的".into(),
                lead: Some("現在不知道的，查明後再補。".into()),
                fields: second,
            },
        ],
        errors_title: "有2處需要補正，其餘都還在".into(),
        optional: "選填".into(),
        submit: "登記".into(),
        effect: Some("送出後客戶收到編號與時限。".into()),
        cancel: Some(Link {
            label: "取消".into(),
            href: "queue.html".into(),
        }),
        ..Form::default()
    }
}
