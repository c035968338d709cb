//! The people of a company: who holds which role, inviting, putting aside.

use maud::{Markup, html};

use super::form::{Form, form};
use super::icon::{Icon, small_icon};
use super::initial;

/// The page's list.
#[derive(Clone, Debug, Default)]
pub(crate) struct People {
    /// What it shows, for who cannot see it.
    pub caption: String,
    /// Headings: name, department or client, roles.
    pub headings: [String; 3],
    /// The people.
    pub rows: Vec<PersonRow>,
}

/// A person.
#[derive(Clone, Debug, Default)]
pub(crate) struct PersonRow {
    /// The name.
    pub name: String,
    /// The person's page.
    pub href: String,
    /// The mail address.
    pub mail: String,
    /// The department, or the client for which a contact speaks.
    pub place: String,
    /// The roles held, each with its scope.
    pub roles: Vec<String>,
    /// Why the person cannot sign in, when that is so.
    pub aside: Option<String>,
    /// What can be done.
    pub acts: Vec<PersonAct>,
}

/// An act on a person, posted at once.
#[derive(Clone, Debug)]
pub(crate) struct PersonAct {
    /// What it says.
    pub label: String,
    /// Where it is posted.
    pub action: String,
    /// Its icon.
    pub icon: Icon,
}

/// The people as a table; cards on the phone.
pub(crate) fn people(people: &People) -> Markup {
    html! {
        div.card {
            table.records.people {
                caption.unseen { (people.caption) }
                thead {
                    tr {
                        @for heading in &people.headings { th scope="col" { (heading) } }
                        th.choose {}
                    }
                }
                tbody { @for row in &people.rows { (person(row)) } }
            }
        }
    }
}

/// The card with the form that invites somebody.
pub(crate) fn invitation(title: &str, lead: &str, fields: &Form) -> Markup {
    html! {
        section.card.padded.invitation aria-labelledby="invite-title" {
            h2 #invite-title { (title) }
            p.meta-small { (lead) }
            (form(fields))
        }
    }
}

fn person(row: &PersonRow) -> Markup {
    html! {
        tr data-row .aside[row.aside.is_some()] {
            td.cell-title {
                span.who {
                    span.avatar aria-hidden="true" { (initial(&row.name)) }
                    span { a.cell-link href=(row.href) data-open { (row.name) } span.sub { (row.mail) } }
                }
            }
            td.cell-text { (row.place) }
            td.cell-text.cell-roles {
                @for role in &row.roles { span.tag { (role) } " " }
                @if let Some(aside) = &row.aside { span.tag.warning { (aside) } }
            }
            td.cell-acts {
                @for act in &row.acts {
                    form method="post" action=(act.action) {
                        button.button.small type="submit" { (small_icon(act.icon)) (act.label) }
                    }
                }
            }
        }
    }
}
