//! Writing on a record: to the client, for the house, or what the client said.

use handbook::rule::Facet;
use maud::{Markup, html};

use super::load::Opened;
use crate::ui::composer::{Composer, ComposerMode};
use crate::ui::field::{Field, Widget, field};
use crate::ui::icon::Icon;
use crate::ui::message::Direction;

/// What was typed into the composer and couldn't be taken.
#[derive(Clone, Debug, Default)]
pub(crate) struct Draft {
    /// `reply`, `note` or `said`.
    pub mode: String,
    /// The text.
    pub text: String,
    /// When it was said, as typed.
    pub happened_at: String,
    /// Whether it was called urgent.
    pub is_urgent: bool,
    /// What is wrong.
    pub error: Option<String>,
}

/// Writing on the record: to the client, for the house, or what the client said.
pub(crate) fn composer(opened: &Opened, draft: &Draft) -> Composer {
    let rule = opened.words.record_rule(&opened.page.record.record_type);
    let modes = match rule.is_some_and(|rule| rule.has(Facet::Conversation)) {
        true => vec![reply(opened), note(opened), said(opened, draft)],
        false => vec![note(opened)],
    };
    composed(opened, draft, modes)
}

/// Writing as the client.
pub(crate) fn client_composer(opened: &Opened, draft: &Draft) -> Composer {
    composed(opened, draft, vec![from_client(opened, draft)])
}

fn composed(opened: &Opened, draft: &Draft, modes: Vec<ComposerMode>) -> Composer {
    let (words, record) = (&opened.words, &opened.page.record);
    let rule = words.record_rule(&record.record_type);
    let chosen = |mode: ComposerMode| ComposerMode {
        chosen: mode.value == draft.mode,
        ..mode
    };
    Composer {
        id: "write".into(),
        action: format!("/records/{}/messages", record.id),
        mode_label: words.say("write-mode"),
        modes: modes.into_iter().map(chosen).collect(),
        text_label: words.say("write-text"),
        text: draft.text.clone(),
        error: draft.error.clone(),
        attach_label: rule
            .is_some_and(|rule| rule.has(Facet::Files))
            .then(|| words.say("write-attach")),
        draft_note: words.say("write-draft"),
        ..Composer::default()
    }
}

fn reply(opened: &Opened) -> ComposerMode {
    let words = &opened.words;
    let contacts = words.people(&opened.contacts());
    ComposerMode {
        audience: match contacts.is_empty() {
            true => words.say("write-reply-nobody"),
            false => words.say_with("write-reply-to", &[("people", contacts.into())]),
        },
        ..mode(opened, "reply", Icon::Mail, Direction::Outgoing, Some('r'))
    }
}

fn note(opened: &Opened) -> ComposerMode {
    mode(opened, "note", Icon::Lock, Direction::Internal, Some('n'))
}

fn said(opened: &Opened, draft: &Draft) -> ComposerMode {
    let words = &opened.words;
    let typed = draft.happened_at.clone();
    let when = Field {
        name: "happened_at".into(),
        label: words.say("write-said-when"),
        help: Some(words.say_with(
            "field-zone",
            &[("zone", words.zone.name().to_owned().into())],
        )),
        required: false,
        widget: Widget::Instant {
            value: if typed.is_empty() {
                words.field_moment(words.now)
            } else {
                typed
            },
            earliest: Some(words.field_moment(opened.page.record.opened_at)),
            latest: Some(words.field_moment(words.now)),
        },
        ..Field::default()
    };
    let extra = html! { (field(&when, "")) (urgent(opened, draft, "write-said-urgent")) };
    ComposerMode {
        extra: Some(extra),
        ..mode(opened, "said", Icon::PhonePlus, Direction::Incoming, None)
    }
}

fn from_client(opened: &Opened, draft: &Draft) -> ComposerMode {
    let extra = Some(urgent(opened, draft, "write-client-urgent"));
    ComposerMode {
        extra,
        ..mode(opened, "client", Icon::Message, Direction::Outgoing, None)
    }
}

fn urgent(opened: &Opened, draft: &Draft, key: &str) -> Markup {
    html! {
        label.option { input type="checkbox" name="urgent" value="yes" checked[draft.is_urgent]; span { (opened.words.say(key)) } }
    }
}

fn mode(
    opened: &Opened,
    value: &str,
    icon: Icon,
    direction: Direction,
    key: Option<char>,
) -> ComposerMode {
    let words = &opened.words;
    ComposerMode {
        value: value.into(),
        label: words.say(&format!("write-{value}")),
        icon,
        direction,
        audience: words.say(&format!("write-{value}-audience")),
        submit: words.say(&format!("write-{value}-submit")),
        effect: None,
        key,
        extra: None,
        chosen: false,
    }
}
