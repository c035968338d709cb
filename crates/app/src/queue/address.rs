//! The address of a list: view, filter, order and page, read leniently and written back the same.

use casework::ids::{ClientId, PersonId};
use handbook::Id;
use serde::Deserialize;
use store::desk::Cursor;
use store::desk::queue::{Filter, Sort, View};

/// Longest number that is looked for.
const NUMBER_MAX: usize = 40;

/// The address as it was asked for.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub(super) struct Asked {
    view: String,
    #[serde(rename = "type")]
    record_type: String,
    state: String,
    client: String,
    owner: String,
    sort: String,
    after: String,
    /// The search field of every page.
    q: String,
}

/// The address as it was understood. What can't be read is left out.
#[derive(Clone, Debug)]
pub(super) struct Address {
    pub(super) view: View,
    pub(super) record_type: Option<Id>,
    pub(super) state: Option<Id>,
    pub(super) client: Option<ClientId>,
    pub(super) owner: Option<PersonId>,
    pub(super) number: Option<String>,
    pub(super) sort: Sort,
    pub(super) after: Option<Cursor>,
}

impl Address {
    pub(super) fn of(asked: &Asked) -> Self {
        let id = |text: &str| Id::is_valid(text).then(|| Id::new(text));
        let number = asked.q.trim();
        let record_type = id(&asked.record_type);
        Self {
            view: View::from_word(&asked.view).unwrap_or(View::Open),
            // States belong to a type.
            state: record_type.as_ref().and_then(|_| id(&asked.state)),
            record_type,
            client: ClientId::parse(&asked.client),
            owner: PersonId::parse(&asked.owner),
            number: (!number.is_empty()).then(|| number.chars().take(NUMBER_MAX).collect()),
            sort: Sort::from_word(&asked.sort).unwrap_or(Sort::Due),
            after: Cursor::parse(&asked.after),
        }
    }

    /// What narrows the list.
    pub(super) fn filter(&self) -> Filter {
        Filter {
            record_type: self.record_type.clone(),
            state: self.state.clone(),
            client: self.client,
            owner: self.owner,
            number: self.number.clone(),
        }
    }

    /// The same list with something changed, from its first page on.
    pub(super) fn with(&self, change: impl FnOnce(&mut Self)) -> String {
        let mut other = Self {
            after: None,
            ..self.clone()
        };
        change(&mut other);
        other.href()
    }

    /// The address as text. What is as it is by itself is left out.
    pub(super) fn href(&self) -> String {
        let mut parts = Vec::new();
        let mut add = |name: &str, value: Option<String>| {
            parts.extend(value.map(|value| format!("{name}={value}")))
        };
        add(
            "view",
            (self.view != View::Open).then(|| self.view.word().to_owned()),
        );
        add("type", self.record_type.as_ref().map(Id::to_string));
        add("state", self.state.as_ref().map(Id::to_string));
        add("client", self.client.map(|client| client.to_string()));
        add("owner", self.owner.map(|owner| owner.to_string()));
        add(
            "sort",
            (self.sort != Sort::Due).then(|| self.sort.word().to_owned()),
        );
        add("q", self.number.as_deref().map(escaped));
        add("after", self.after.as_ref().map(Cursor::to_string));
        if parts.is_empty() {
            "/queue".to_owned()
        } else {
            format!("/queue?{}", parts.join("&"))
        }
    }
}

fn escaped(text: &str) -> String {
    percent_encoding::utf8_percent_encode(text, percent_encoding::NON_ALPHANUMERIC).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_read_is_written_back_the_same() {
        let asked = Asked {
            view: "overdue".into(),
            record_type: "order".into(),
            state: "open".into(),
            ..Asked::default()
        };
        let address = Address::of(&asked);
        assert_eq!(address.href(), "/queue?view=overdue&type=order&state=open");
        assert_eq!(
            address.with(|address| address.view = View::Open),
            "/queue?type=order&state=open"
        );
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        let asked = Asked {
            view: "nothing".into(),
            record_type: "Not an id".into(),
            state: "open".into(),
            owner: "x".into(),
            after: "1.2.3".into(),
            q: " a&b ".into(),
            ..Asked::default()
        };
        assert_eq!(Address::of(&asked).href(), "/queue?q=a%26b");
    }
}
