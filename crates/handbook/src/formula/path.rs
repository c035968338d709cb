//! Facts that formulas name by a dotted path.

use std::fmt;

use crate::Id;

/// Most names in a path: `record.<reference>.<field>`.
pub const PATH_WORDS_MAX: usize = 3;

/// The records that exist without being declared and hold people: what [`Path::Through`] reaches by a person.
pub const PERSON: &str = "person";

/// The same for clients.
pub const CLIENT: &str = "client";

/// The same for places.
pub const PLACE: &str = "place";

/// The same for items.
pub const ITEM: &str = "item";

/// A fact that a formula reads.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Path {
    /// A declared field of the record at hand.
    RecordField(Id),
    /// `record.state`.
    RecordState,
    /// `record.number`.
    RecordNumber,
    /// `record.opened_at`.
    RecordOpenedAt,
    /// `record.owner`: a person.
    RecordOwner,
    /// `record.parent`: the record that it was opened from.
    RecordParent,
    /// `client`: the client itself, for functions that ask about it.
    Client,
    /// A declared field of the client.
    ClientField(Id),
    /// `client.name`. Sealed: only for `has` and templates.
    ClientName,
    /// `client.tier`.
    ClientTier,
    /// `actor.id`: the person who acts.
    Actor,
    /// `owner.id`: the record's owner, as a person.
    Owner,
    /// `param.<id>`.
    Param(Id),
    /// `event.urgent`.
    EventUrgent,
    /// `event.channel`: where the message came in or goes out.
    EventChannel,
    /// `event.sender`: who wrote it, as a person.
    EventSender,
    /// `event.to`: to which side it goes.
    EventTo,
    /// `event.count`: how many things one act is about.
    EventCount,
    /// `event.automatic`: whether no person did it.
    EventAutomatic,
    /// A field of the form at hand.
    FormField(Id),
    /// A field of the answers to a survey.
    AnswerField(Id),
    /// `person`: the one whom the rule is for.
    Person,
    /// `place`: the place that the rule is for.
    Place,
    /// `item`: the item that the rule is for.
    Item,
    /// `row`: the row or record that the rule goes through, one by one.
    Row,
    /// A fact of a person, at the end of [`Path::Through`].
    PersonField(Id),
    /// A fact of a place, likewise.
    PlaceField(Id),
    /// A fact of an item, likewise.
    ItemField(Id),
    /// `measure.value`: the figure at hand.
    MeasureValue,
    /// `measure.target`: its goal.
    MeasureTarget,
    /// `promise.state`.
    PromiseState,
    /// `promise.late`: lateness in microseconds.
    PromiseLate,
    /// `promise.opened_at`.
    PromiseOpenedAt,
    /// `promise.due_at`.
    PromiseDueAt,
    /// `promise.ended_at`.
    PromiseEndedAt,
    /// `promise.owner`: who owes it.
    PromiseOwner,
    /// `now`.
    Now,
    /// `today` in the company's zone.
    Today,
    /// `it`: the element that `all` or `any` looks at, the innermost if they are nested.
    It,
    /// A fact of what another fact refers to: `record.<reference>.state`, `actor.department`, `it.<field>`.
    Through {
        /// The fact that refers to a record, person, client, place or item.
        of: Box<Path>,
        /// Type of the record that it refers to, or [`PERSON`], [`CLIENT`], [`PLACE`] or [`ITEM`].
        record: Id,
        /// What is read there, named as if that thing were at hand.
        fact: Box<Path>,
    },
}

impl Path {
    /// The last name: `state` of `record.parent.state`.
    #[must_use]
    pub fn last_word(&self) -> String {
        let path = self.to_string();
        path.rsplit('.').next().unwrap_or_default().to_owned()
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Path::RecordField(field) => write!(f, "record.{field}"),
            Path::RecordState => f.write_str("record.state"),
            Path::RecordNumber => f.write_str("record.number"),
            Path::RecordOpenedAt => f.write_str("record.opened_at"),
            Path::RecordOwner => f.write_str("record.owner"),
            Path::RecordParent => f.write_str("record.parent"),
            Path::Client => f.write_str("client"),
            Path::ClientField(field) => write!(f, "client.{field}"),
            Path::ClientName => f.write_str("client.name"),
            Path::ClientTier => f.write_str("client.tier"),
            Path::Actor => f.write_str("actor.id"),
            Path::Owner => f.write_str("owner.id"),
            Path::Param(param) => write!(f, "param.{param}"),
            Path::EventUrgent => f.write_str("event.urgent"),
            Path::EventChannel => f.write_str("event.channel"),
            Path::EventSender => f.write_str("event.sender"),
            Path::EventTo => f.write_str("event.to"),
            Path::EventCount => f.write_str("event.count"),
            Path::EventAutomatic => f.write_str("event.automatic"),
            Path::FormField(field) => write!(f, "form.{field}"),
            Path::AnswerField(field) => write!(f, "answer.{field}"),
            Path::Person => f.write_str("person"),
            Path::Place => f.write_str("place"),
            Path::Item => f.write_str("item"),
            Path::Row => f.write_str("row"),
            Path::MeasureValue => f.write_str("measure.value"),
            Path::MeasureTarget => f.write_str("measure.target"),
            Path::PersonField(field) => write!(f, "person.{field}"),
            Path::PlaceField(field) => write!(f, "place.{field}"),
            Path::ItemField(field) => write!(f, "item.{field}"),
            Path::PromiseState => f.write_str("promise.state"),
            Path::PromiseLate => f.write_str("promise.late"),
            Path::PromiseOpenedAt => f.write_str("promise.opened_at"),
            Path::PromiseDueAt => f.write_str("promise.due_at"),
            Path::PromiseEndedAt => f.write_str("promise.ended_at"),
            Path::PromiseOwner => f.write_str("promise.owner"),
            Path::Now => f.write_str("now"),
            Path::Today => f.write_str("today"),
            Path::It => f.write_str("it"),
            Path::Through { of, fact, .. } => {
                let word = fact.last_word();
                match &**of {
                    // `actor.id` is the long name of `actor`.
                    Path::Actor => write!(f, "actor.{word}"),
                    Path::Owner => write!(f, "owner.{word}"),
                    of => write!(f, "{of}.{word}"),
                }
            }
        }
    }
}
