//! Articles that only declare.

use super::Meta;
use crate::{Id, Label};

/// An article that only declares.
#[derive(Clone, Debug, PartialEq)]
pub struct Principle {
    /// Id, name and place.
    pub meta: Meta,
    /// What it says in one sentence.
    pub note: Label,
    /// Whether a breach or an award may cite it.
    pub citable: bool,
    /// Rules that carry it, as `kind.id`.
    pub see: Vec<(String, Id)>,
    /// What of it the product itself provides.
    pub provided: Vec<Provided>,
    /// What it forbids people to do, in a sentence each.
    pub bans: Vec<Label>,
}

/// What the product provides without a rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Provided {
    /// Every change is recorded, in order, and can't be altered unnoticed.
    AuditTrail,
    /// Who may see what is decided at one place, deny by default.
    AccessControl,
    /// Personal data is sealed under a key per person.
    Encryption,
    /// Copies of the data are made and can be brought back.
    Backup,
    /// Clients follow their matters on a portal.
    Portal,
    /// Every message is kept with its time and sender.
    MessageArchive,
    /// What is owed is shown and recalled.
    Reminders,
    /// Full-text search over records.
    Search,
}

impl Provided {
    /// All of them with their words.
    pub const ALL: [(&'static str, Provided); 8] = [
        ("audit_trail", Provided::AuditTrail),
        ("access_control", Provided::AccessControl),
        ("encryption", Provided::Encryption),
        ("backup", Provided::Backup),
        ("portal", Provided::Portal),
        ("message_archive", Provided::MessageArchive),
        ("reminders", Provided::Reminders),
        ("search", Provided::Search),
    ];
}
