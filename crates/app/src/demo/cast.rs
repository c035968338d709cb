//! The cast as its file writes it. The format is described at the top of the `demo.toml` of a shipped handbook.

use std::collections::BTreeMap;

use handbook::Label;
use serde::Deserialize;
use toml::{Table, Value};

use super::chance::Share;

/// A whole file.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Cast {
    pub(super) org: String,
    /// Local time at which the demonstration ends, `2026-07-23T10:20`.
    pub(super) until: Option<String>,
    #[serde(default)]
    pub(super) day_sway: Share,
    #[serde(default)]
    pub(super) client_habit: HabitEntry,
    pub(super) person: Vec<PersonEntry>,
    #[serde(default)]
    pub(super) client: Vec<ClientEntry>,
    #[serde(default)]
    pub(super) arrival: Vec<ArrivalEntry>,
    /// Kept as tables: what they hold depends on whether one thing is done or one of several.
    #[serde(default)]
    pub(super) act: Vec<Table>,
    #[serde(default)]
    pub(super) texts: BTreeMap<String, Vec<Value>>,
}

/// When clients act.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct HabitEntry {
    pub(super) hours: Option<String>,
    pub(super) days: Option<String>,
}

/// One of the staff.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct PersonEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) mail: String,
    pub(super) department: Option<String>,
    #[serde(default)]
    pub(super) roles: Vec<String>,
    pub(super) sign_in: Option<SignInEntry>,
    pub(super) hours: Option<String>,
    pub(super) days: Option<String>,
    #[serde(default = "whole")]
    pub(super) pace: Share,
    #[serde(default)]
    pub(super) away: Vec<String>,
}

/// A client.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ClientEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) tier: Option<String>,
    #[serde(default)]
    pub(super) fields: Table,
    #[serde(default)]
    pub(super) roles: BTreeMap<String, String>,
    #[serde(default)]
    pub(super) contacts: Vec<ContactEntry>,
    #[serde(default = "whole")]
    pub(super) weight: Share,
}

/// A client's contact.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ContactEntry {
    pub(super) id: String,
    pub(super) name: String,
    pub(super) salutation: Option<String>,
    pub(super) mail: String,
    pub(super) sign_in: Option<SignInEntry>,
}

/// What somebody is called among the sign-ins.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SignInEntry {
    zh: String,
    en: Option<String>,
}

impl SignInEntry {
    pub(super) fn label(&self) -> Label {
        Label {
            own: self.zh.clone(),
            en: self.en.clone(),
        }
    }
}

/// Something that begins on its own.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ArrivalEntry {
    pub(super) open: String,
    pub(super) via: String,
    pub(super) per_week: Share,
    pub(super) hours: Option<String>,
    #[serde(default)]
    pub(super) weekend: Share,
    #[serde(default)]
    pub(super) fields: Table,
    pub(super) row: Option<String>,
}

/// What somebody does.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct DoingEntry {
    #[serde(rename = "do")]
    pub(super) what: String,
    pub(super) by: OneOrMore,
    pub(super) after: String,
    pub(super) slow: Option<SlowEntry>,
    #[serde(default)]
    pub(super) never: Share,
    pub(super) retry: Option<String>,
    #[serde(default)]
    pub(super) fields: Table,
    pub(super) text: Option<Value>,
    #[serde(default)]
    pub(super) urgent: Share,
    pub(super) note: Option<Value>,
}

/// In how many cases it takes longer.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct SlowEntry {
    pub(super) share: Share,
    pub(super) after: String,
}

/// A word, or a list of words.
#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum OneOrMore {
    One(String),
    More(Vec<String>),
}

impl OneOrMore {
    pub(super) fn into_list(self) -> Vec<String> {
        match self {
            OneOrMore::One(word) => vec![word],
            OneOrMore::More(words) => words,
        }
    }
}

fn whole() -> Share {
    Share::WHOLE
}
