//! Writing on a record: to the client, for the house, or a call written down. The mode changes colour, border and the
//! line that says who reads it; the stylesheet follows the chosen radio button, so it works without script.

use maud::{Markup, html};

use super::icon::{Icon, icon, small_icon};
use super::message::Direction;

/// The composer below a conversation.
#[derive(Clone, Debug, Default)]
pub(crate) struct Composer {
    /// Its place on the page, such as `write`.
    pub id: String,
    /// Where it posts: fields `mode`, `text`, `files`, the hidden ones and those of the mode.
    pub action: String,
    /// Posted as they are: the revision seen, and so on.
    pub hidden: Vec<(String, String)>,
    /// 「寫給誰」
    pub mode_label: String,
    /// The modes, at most three; the first is chosen unless another says so.
    pub modes: Vec<ComposerMode>,
    /// 「內容」
    pub text_label: String,
    /// What was typed, or the draft.
    pub text: String,
    /// What is wrong with it, beside the field.
    pub error: Option<String>,
    /// Ready texts to insert.
    pub templates: Vec<Template>,
    /// 「範本」
    pub templates_label: String,
    /// 「附件」; none leaves files out.
    pub attach_label: Option<String>,
    /// 「草稿只存在這台裝置」, shown while a draft is kept.
    pub draft_note: String,
}

/// A way of writing.
#[derive(Clone, Debug)]
pub(crate) struct ComposerMode {
    /// Posted as `mode`.
    pub value: String,
    /// 「回覆客戶」
    pub label: String,
    /// Its icon.
    pub icon: Icon,
    /// Who reads it decides the colour.
    pub direction: Direction,
    /// 「寄給 高雅琴，副本 無」, 「只有本公司看得到。」
    pub audience: String,
    /// 「寄出」
    pub submit: String,
    /// Says the effect beside the button.
    pub effect: Option<String>,
    /// The key that chooses it.
    pub key: Option<char>,
    /// Fields of its own, such as when the call was.
    pub extra: Option<Markup>,
    /// Whether it is chosen.
    pub chosen: bool,
}

/// A ready text.
#[derive(Clone, Debug, Default)]
pub(crate) struct Template {
    /// Its name.
    pub name: String,
    /// The page with the text filled in, for who has no script.
    pub href: String,
    /// The text itself.
    pub text: String,
}

/// The composer.
pub(crate) fn composer(composer: &Composer) -> Markup {
    let chosen = composer
        .modes
        .iter()
        .position(|mode| mode.chosen)
        .unwrap_or(0);
    html! {
        form.card.composer id=(composer.id) method="post" action=(composer.action) enctype="multipart/form-data" novalidate {
            @for (name, value) in &composer.hidden { input type="hidden" name=(name) value=(value); }
            div.modes role="radiogroup" aria-label=(composer.mode_label) {
                @for (index, mode) in composer.modes.iter().enumerate() { (mode_tab(mode, index, index == chosen)) }
            }
            @for (index, mode) in composer.modes.iter().enumerate() {
                div.audience.of-mode data-mode=(index) {
                    p { (mode.audience) }
                    @if let Some(extra) = &mode.extra { (extra) }
                }
            }
            (text_field(composer))
            div.composer-foot {
                (tools(composer))
                span.gap {}
                @for (index, mode) in composer.modes.iter().enumerate() {
                    span.of-mode.send data-mode=(index) {
                        @if let Some(effect) = &mode.effect { span.quiet { (effect) } }
                        button.button.primary type="submit" { (mode.submit) }
                    }
                }
            }
        }
    }
}

fn mode_tab(mode: &ComposerMode, index: usize, chosen: bool) -> Markup {
    let tone = match mode.direction {
        Direction::Internal => "internal",
        Direction::Incoming | Direction::Outgoing => "outgoing",
    };
    html! {
        label.mode {
            input.unseen type="radio" name="mode" value=(mode.value) checked[chosen] data-mode=(index) data-tone=(tone) data-key=[mode.key];
            (small_icon(mode.icon))
            (mode.label)
        }
    }
}

fn text_field(composer: &Composer) -> Markup {
    let error_id = format!("{}-error", composer.id);
    let described = composer.error.as_ref().map(|_| error_id.as_str());
    html! {
        @if let Some(error) = &composer.error {
            p.field-error id=(error_id) { (small_icon(Icon::AlertTriangle)) (error) }
        }
        textarea name="text" rows="5" aria-label=(composer.text_label) aria-invalid=[described.map(|_| "true")]
            aria-describedby=[described] { (composer.text) }
    }
}

fn tools(composer: &Composer) -> Markup {
    html! {
        @if let Some(label) = &composer.attach_label {
            label.button.quiet.attach {
                input.unseen type="file" name="files" multiple aria-label=(label);
                (icon(Icon::Paperclip))
                span { (label) }
                output.chosen-files {}
            }
        }
        @if !composer.templates.is_empty() {
            details.template-menu data-menu {
                summary.button.quiet { (small_icon(Icon::Template)) (composer.templates_label) }
                div.menu.up {
                    @for template in &composer.templates {
                        a href=(template.href) data-template=(template.text) { (template.name) }
                    }
                }
            }
        }
        span.quiet.draft-note hidden { (composer.draft_note) }
    }
}
