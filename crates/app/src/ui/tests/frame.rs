//! The frame of the sample pages and small makers for what every sample needs.

use super::super::bare::Bare;
use super::super::clock::{Clock, ClockState, Ticks, TimeLeft};
use super::super::icon::Icon;
use super::super::link::ArticleLink;
use super::super::share::Share;
use super::super::shell::{
    Assets, ClockWords, KeyHint, Language, NavItem, NavPlace, PersonBadge, Search, Shell,
    ShellTexts, Theme,
};

/// Thursday, 23 July 2026, 10:20 in Taipei.
pub(super) const NOW: i64 = 1_784_773_200;

pub(super) fn shell(title: &str, active: &str) -> Shell {
    let item = |label: &str, href: &str, icon, count, place, key| NavItem {
        href: href.into(),
        label: label.into(),
        icon,
        count,
        active: label == active,
        heading: None,
        place,
        key: Some(key),
    };
    let mut book = item(
        "規範實況",
        "handbook.html",
        Icon::Book2,
        None,
        NavPlace::RailAndTabBar,
        'b',
    );
    book.heading = Some("規範與成果".into());
    Shell {
        lang: "zh-Hant".into(),
        title: title.into(),
        org_name: "鳴川公關".into(),
        person: Some(PersonBadge {
            name: "吳品萱".into(),
            department: "客戶服務中心".into(),
        }),
        nav: vec![
            item(
                "今日",
                "my-day.html",
                Icon::CalendarCheck,
                Some(5),
                NavPlace::RailAndTabBar,
                'd',
            ),
            item(
                "案件",
                "queue.html",
                Icon::ListDetails,
                Some(46),
                NavPlace::RailAndTabBar,
                'c',
            ),
            item("登記", "form.html", Icon::Plus, None, NavPlace::TabBar, 'n'),
            item(
                "快到期與異常",
                "queue.html",
                Icon::Eye,
                Some(2),
                NavPlace::Rail,
                'w',
            ),
            item(
                "客戶",
                "queue.html",
                Icon::Building,
                None,
                NavPlace::Rail,
                'k',
            ),
            book,
            item(
                "同仁",
                "people.html",
                Icon::Users,
                None,
                NavPlace::Rail,
                'p',
            ),
        ],
        theme: Theme::Auto,
        languages: languages(),
        preferences_action: "/preferences".into(),
        sign_out_action: "/sign-out".into(),
        back: "/my-day".into(),
        search: Some(Search {
            action: "/search".into(),
            value: String::new(),
        }),
        keys: [
            (vec!["J", "K"], "上下移動"),
            (vec!["Enter"], "打開"),
            (vec!["R"], "回覆"),
            (vec!["N"], "內部備註"),
            (vec!["H"], "轉交"),
            (vec!["G", "D"], "前往今日"),
            (vec!["/"], "搜尋"),
            (vec!["?"], "全部快捷鍵"),
        ]
        .into_iter()
        .map(|(keys, label)| KeyHint {
            keys: keys.into_iter().map(String::from).collect(),
            label: label.into(),
        })
        .collect(),
        live_href: None,
        now_seconds: NOW,
        assets: assets(),
        texts: texts(),
    }
}

pub(super) fn bare(title: &str) -> Bare {
    Bare {
        lang: "zh-Hant".into(),
        title: title.into(),
        product: "一諾".into(),
        seal: "諾".into(),
        org_name: "鳴川公關".into(),
        theme: Theme::Auto,
        languages: languages(),
        language: "語言".into(),
        preferences_action: "/preferences".into(),
        back: "/".into(),
        skip: "跳到正文".into(),
        assets: assets(),
        refresh_seconds: None,
    }
}

pub(super) fn clock(state: ClockState, left: i64) -> Clock {
    Clock {
        state,
        left: Share::of(left, 100),
        label: String::new(),
    }
}

/// A clock that goes on: `minutes` from the sample's now until due.
pub(super) fn running(words: &str, minutes: i64) -> TimeLeft {
    let ticks = Ticks {
        due_seconds: NOW + minutes * 60,
        open_spans: Vec::new(),
    };
    TimeLeft {
        words: words.into(),
        due_iso: Some("2026-07-23T14:08:00+08:00".into()),
        ticks: Some(ticks),
    }
}

pub(super) fn still(words: &str) -> TimeLeft {
    TimeLeft {
        words: words.into(),
        due_iso: None,
        ticks: None,
    }
}

pub(super) fn article(label: &str) -> Option<ArticleLink> {
    Some(ArticleLink {
        label: label.into(),
        href: "handbook.html#a13".into(),
    })
}

pub(super) fn words(list: &[&str]) -> Vec<String> {
    list.iter().map(|word| String::from(*word)).collect()
}

fn assets() -> Assets {
    Assets {
        css: "/assets/yinuo.css?v=1".into(),
        js: "/assets/yinuo.js?v=1".into(),
    }
}

fn languages() -> Vec<Language> {
    [
        ("zh-Hant", "繁體", true),
        ("zh-Hans", "简体", false),
        ("en", "English", false),
    ]
    .into_iter()
    .map(|(code, label, active)| Language {
        code: code.into(),
        label: label.into(),
        active,
    })
    .collect()
}

fn texts() -> ShellTexts {
    ShellTexts {
        product: "一諾".into(),
        seal: "諾".into(),
        skip: "跳到正文".into(),
        navigation: "主導覽".into(),
        search: "搜尋".into(),
        search_key: "/".into(),
        more: "更多".into(),
        preferences: "設定".into(),
        language: "語言".into(),
        theme: "佈景".into(),
        light: "淺色".into(),
        dark: "深色".into(),
        auto: "自動".into(),
        sign_out: "登出".into(),
        live: "有{n}項更新".into(),
        keys: "快捷鍵".into(),
        clock_words: ClockWords {
            left_hours: "還有{h}小時{m}分".into(),
            left_minutes: "還有{m}分".into(),
            left_seconds: "還有{s}秒".into(),
            late_hours: "逾期{h}小時{m}分".into(),
            late_minutes: "逾期{m}分".into(),
        },
    }
}
