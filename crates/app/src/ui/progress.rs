//! A page that shows how far a long piece of work has come. It reloads itself by `meta refresh`, or is polled by the
//! script as long as it carries `data-progress`.

use maud::{Markup, html};

use super::share::Share;

/// How far the work is.
#[derive(Clone, Debug, Default)]
pub(crate) struct Progress {
    /// 「正在準備示範公司」
    pub title: String,
    /// What is being done now: 「第34天，2026年5月24日：已記下8,412件事」
    pub sentence: String,
    /// How much is done.
    pub share: Share,
    /// 「38%」
    pub share_words: String,
    /// What follows.
    pub note: String,
}

/// The body of the page, for [`super::bare::bare_page`].
pub(crate) fn progress(progress: &Progress) -> Markup {
    html! {
        section.card.bare-card data-progress {
            h1 { (progress.title) }
            progress max="10000" value=(progress.share.ten_thousandths()) aria-label=(progress.title) { (progress.share_words) }
            p.progress-line role="status" { span { (progress.sentence) } span.gap {} b { (progress.share_words) } }
            p.meta-small { (progress.note) }
        }
    }
}
