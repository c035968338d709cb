//! The cards on which one signs in, sets a password or asks for a new one.

use maud::{Markup, html};

use super::password;
use crate::config::Sample;
use crate::texts::Voice;
use crate::ui::bare::{SampleSignIn, SampleSignIns, bare_card, sample_sign_ins};
use crate::ui::field::{Field, TextKind, Widget};
use crate::ui::form::{Form, form};
use crate::ui::link::{Link, text_link};
use crate::ui::notice;

/// What the form of signing in shows.
pub(super) struct SignIn<'a> {
    pub(super) mail: &'a str,
    pub(super) back: &'a str,
    /// Why it didn't work, worded.
    pub(super) error: Option<String>,
    pub(super) samples: &'a [Sample],
}

pub(super) fn sign_in(voice: Voice, view: SignIn<'_>) -> Markup {
    let fields = vec![
        mail_field(voice, view.mail, view.error),
        password_field(
            voice,
            "password",
            "field-password",
            "current-password",
            None,
        ),
    ];
    let form_view = Form {
        hidden: vec![("back".to_owned(), view.back.to_owned())],
        errors_title: voice.say("sign-in-failed"),
        submit: voice.say("sign-in-submit"),
        wide_button: true,
        ..Form::of_fields("/sign-in", fields)
    };
    let forgotten = Link {
        label: voice.say("sign-in-forgotten"),
        href: "/resets".to_owned(),
    };
    html! {
        (bare_card(&voice.say("sign-in-title"), None, html! {
            (form(&form_view))
            p.meta-small { (text_link(&forgotten)) }
        }))
        @if !view.samples.is_empty() { (samples(voice, view.samples)) }
    }
}

pub(super) fn new_password(
    voice: Voice,
    action: &str,
    name: &str,
    error: Option<String>,
) -> Markup {
    let help = voice.say_with(
        "password-help",
        &[("characters", password::CHARACTERS_MIN.into())],
    );
    let mut first = password_field(
        voice,
        "password",
        "field-new-password",
        "new-password",
        error,
    );
    first.help = Some(help);
    let again = password_field(voice, "again", "field-password-again", "new-password", None);
    let form_view = Form {
        errors_title: voice.say("password-not-set"),
        submit: voice.say("password-submit"),
        wide_button: true,
        ..Form::of_fields(action, vec![first, again])
    };
    let lead = voice.say_with("password-lead", &[("name", name.into())]);
    bare_card(&voice.say("password-title"), Some(&lead), form(&form_view))
}

pub(super) fn ask_reset(voice: Voice, mail: &str) -> Markup {
    let form_view = Form {
        submit: voice.say("reset-submit"),
        cancel: Some(Link {
            label: voice.say("reset-cancel"),
            href: "/sign-in".to_owned(),
        }),
        ..Form::of_fields("/resets", vec![mail_field(voice, mail, None)])
    };
    bare_card(
        &voice.say("reset-title"),
        Some(&voice.say("reset-lead")),
        form(&form_view),
    )
}

/// A sentence in place of a form.
pub(super) fn told(title: &str, sentence: &str, way: Link) -> Markup {
    bare_card(
        title,
        None,
        html! {
            (notice::info(html! { (sentence) }))
            p { (text_link(&way)) }
        },
    )
}

fn samples(voice: Voice, samples: &[Sample]) -> Markup {
    let people = samples.iter().map(|sample| SampleSignIn {
        value: sample.person.to_string(),
        name: sample.name.clone(),
        note: voice.label(&sample.note),
    });
    let view = SampleSignIns {
        title: voice.say("sign-in-samples"),
        action: "/sign-in/samples".to_owned(),
        people: people.collect(),
    };
    sample_sign_ins(&view)
}

fn mail_field(voice: Voice, mail: &str, error: Option<String>) -> Field {
    Field {
        name: "mail".to_owned(),
        label: voice.say("field-mail"),
        error,
        required: true,
        widget: Widget::Text {
            value: mail.to_owned(),
            kind: TextKind::Mail,
            autocomplete: Some("username".to_owned()),
            most_characters: None,
        },
        ..Field::default()
    }
}

fn password_field(
    voice: Voice,
    name: &str,
    label: &str,
    autocomplete: &str,
    error: Option<String>,
) -> Field {
    Field {
        name: name.to_owned(),
        label: voice.say(label),
        error,
        required: true,
        widget: Widget::Text {
            value: String::new(),
            kind: TextKind::Password,
            autocomplete: Some(autocomplete.to_owned()),
            most_characters: None,
        },
        ..Field::default()
    }
}
