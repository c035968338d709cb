//! The closed list of actors that rules may name.

use crate::Id;

/// Who acts, owes or is told.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Actor {
    /// Whoever holds the role in the scope at hand.
    Role(Id),
    /// The record's owner.
    Owner,
    /// The record's first owner, whatever was handed over since.
    FirstOwner,
    /// Whoever received it first.
    FirstReceiver,
    /// Whoever opened the record.
    Author,
    /// Whoever does the act at hand.
    ActingPerson,
    /// Any active person of the company.
    Anyone,
    /// Any contact of the record's client.
    Client,
    /// The passing of time.
    Clock,
    /// The person in a field of the record.
    Field(Id),
    /// The person that the matter at hand is about: the subject of a duty for each person.
    Person,
}
