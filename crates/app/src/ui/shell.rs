//! The frame around every page: rail on the desk, top bar and tab bar on the phone.

use maud::{DOCTYPE, Markup, html};

use super::frame::{head, rail, tab_bar, top_bar};
use super::icon::Icon;
use super::preferences;

/// Everything that the frame of a signed-in page shows, in the reader's language.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shell {
    /// The language tag of the page, such as `zh-Hant`.
    pub lang: String,
    /// The page's name, for the window and the phone's top bar.
    pub title: String,
    /// The company whose desk this is.
    pub org_name: String,
    /// Who is signed in.
    pub person: Option<PersonBadge>,
    /// Where one can go, in order.
    pub nav: Vec<NavItem>,
    /// Light, dark or as the machine says.
    pub theme: Theme,
    /// The languages to choose from.
    pub languages: Vec<Language>,
    /// Where the choice of language and theme is posted: fields `theme` or `language`, and `back`.
    pub preferences_action: String,
    /// Where signing out is posted.
    pub sign_out_action: String,
    /// This page's own path, to come back to after a preference is set.
    pub back: String,
    /// The search field of the rail.
    pub search: Option<Search>,
    /// Keys to list under `?`.
    pub keys: Vec<KeyHint>,
    /// Where changes are announced (server-sent events); none turns live updates off.
    pub live_href: Option<String>,
    /// The server's now in Unix seconds: clocks tick from here, whatever the reader's machine believes.
    pub now_seconds: i64,
    /// Stylesheet and script with their hash.
    pub assets: Assets,
    /// The words of the frame itself.
    pub texts: ShellTexts,
}

/// Who is signed in, at the foot of the rail.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonBadge {
    /// The person's name.
    pub name: String,
    /// The person's department.
    pub department: String,
}

/// One place to go.
#[derive(Clone, Debug)]
pub(crate) struct NavItem {
    /// Where it leads.
    pub href: String,
    /// What it is called.
    pub label: String,
    /// Its icon.
    pub icon: Icon,
    /// How many things wait there.
    pub count: Option<u64>,
    /// Whether the reader is there.
    pub active: bool,
    /// A small heading above it in the rail, where a group begins.
    pub heading: Option<String>,
    /// Rail, tab bar or both. A phone's tab bar takes four; the rest goes under "more".
    pub place: NavPlace,
    /// The letter that leads there after G.
    pub key: Option<char>,
}

/// Where a navigation item stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum NavPlace {
    /// In the rail, and under "more" on the phone.
    #[default]
    Rail,
    /// In the rail and in the phone's tab bar.
    RailAndTabBar,
    /// In the phone's tab bar alone.
    TabBar,
}

/// Light, dark or as the machine says.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Theme {
    /// As the machine says.
    #[default]
    Auto,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

/// A language to choose.
#[derive(Clone, Debug, Default)]
pub(crate) struct Language {
    /// Its tag.
    pub code: String,
    /// Its name in itself.
    pub label: String,
    /// Whether the page is in it.
    pub active: bool,
}

/// The search field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Search {
    /// Where it asks, by GET with the field `q`.
    pub action: String,
    /// What was asked.
    pub value: String,
}

/// A key and what it does.
#[derive(Clone, Debug, Default)]
pub(crate) struct KeyHint {
    /// The keys, pressed one after another.
    pub keys: Vec<String>,
    /// What they do.
    pub label: String,
}

/// Where stylesheet and script are, each with its hash as a parameter.
#[derive(Clone, Debug, Default)]
pub(crate) struct Assets {
    /// `/assets/yinuo.css?v=…`
    pub css: String,
    /// `/assets/yinuo.js?v=…`
    pub js: String,
}

/// The words of the frame.
#[derive(Clone, Debug, Default)]
pub(crate) struct ShellTexts {
    /// The product's name.
    pub product: String,
    /// One character for the seal.
    pub seal: String,
    /// 「跳到正文」
    pub skip: String,
    /// The rail's name for who cannot see it.
    pub navigation: String,
    /// The search field's placeholder and name.
    pub search: String,
    /// The key beside it.
    pub search_key: String,
    /// 「更多」, the last place of the tab bar.
    pub more: String,
    /// 「設定」
    pub preferences: String,
    /// 「語言」
    pub language: String,
    /// 「佈景」
    pub theme: String,
    /// 「淺色」
    pub light: String,
    /// 「深色」
    pub dark: String,
    /// 「自動」
    pub auto: String,
    /// 「登出」
    pub sign_out: String,
    /// 「有{n}項更新」, where `{n}` is the number.
    pub live: String,
    /// 「快捷鍵」
    pub keys: String,
    /// The words of ticking clocks.
    pub clock_words: ClockWords,
}

/// Patterns for ticking clocks; `{h}`, `{m}` and `{s}` stand for the numbers. Whole days are left as the server wrote them.
#[derive(Clone, Debug, Default)]
pub(crate) struct ClockWords {
    /// 「還有{h}小時{m}分」
    pub left_hours: String,
    /// 「還有{m}分」
    pub left_minutes: String,
    /// 「還有{s}秒」
    pub left_seconds: String,
    /// 「逾期{h}小時{m}分」
    pub late_hours: String,
    /// 「逾期{m}分」
    pub late_minutes: String,
}

impl Theme {
    /// The value of `data-theme`; none when the machine decides.
    pub(super) fn attribute(self) -> Option<&'static str> {
        match self {
            Theme::Auto => None,
            Theme::Light => Some("light"),
            Theme::Dark => Some("dark"),
        }
    }
}

/// A whole page for somebody signed in.
pub(crate) fn page(shell: &Shell, main: Markup) -> Markup {
    let words = &shell.texts.clock_words;
    html! {
        (DOCTYPE)
        html lang=(shell.lang) data-theme=[shell.theme.attribute()] {
            (head(&shell.title, &shell.texts.product, &shell.assets, None))
            body data-now=(shell.now_seconds) data-live=[shell.live_href.as_ref()]
                data-left-hours=(words.left_hours) data-left-minutes=(words.left_minutes) data-left-seconds=(words.left_seconds)
                data-late-hours=(words.late_hours) data-late-minutes=(words.late_minutes) {
                a.skip href="#main" { (shell.texts.skip) }
                div.app {
                    (rail(shell))
                    div.desk {
                        (top_bar(shell))
                        main #main tabindex="-1" { div.inner { (main) } }
                    }
                }
                (tab_bar(shell))
                button.live type="button" hidden data-words=(shell.texts.live) aria-live="polite" {}
                (preferences::keys(shell))
            }
        }
    }
}
