//! Who acts, owes or is told, as rules name them.

use super::here::Here;
use super::keys::Keys;
use super::kind::Kind;
use super::references::Part;
use crate::Id;
use crate::problem::ProblemKind;
use crate::rule::{Actor, FieldType, ParamType};
use crate::syntax::Word;

/// Words for actors that aren't roles. No role may be called so.
pub(super) const WORDS: [&str; 9] = [
    "person",
    "owner",
    "first_owner",
    "first_receiver",
    "author",
    "actor",
    "anyone",
    "client",
    "clock",
];

impl Keys<'_> {
    /// The actors of a key that takes one or a list.
    pub(super) fn actors(&self, key: &str, here: &Here) -> Vec<Actor> {
        let words = self.words(key);
        words
            .into_iter()
            .filter_map(|word| self.actor(key, word, here))
            .collect()
    }

    /// The roles of a key that takes one or a list.
    pub(super) fn roles(&self, key: &str) -> Vec<Id> {
        let words = self.words(key);
        words
            .into_iter()
            .filter_map(|word| self.desk.known(Kind::Role, word))
            .collect()
    }

    /// An actor, if there is one where the rule speaks.
    pub(super) fn actor(&self, key: &str, word: &Word, here: &Here) -> Option<Actor> {
        let (word, _) = self.desk.resolve(key, word, ParamType::Role)?;
        let word = &word;
        let has_record = !here.records.is_empty();
        let (actor, is_here) = match word.text.as_str() {
            "owner" => (Actor::Owner, has_record || here.promise),
            "first_owner" => (Actor::FirstOwner, has_record),
            "first_receiver" => (Actor::FirstReceiver, has_record),
            "author" => (Actor::Author, has_record),
            "actor" => (Actor::ActingPerson, true),
            "anyone" => (Actor::Anyone, true),
            "client" => (Actor::Client, here.has_client(self.desk)),
            "clock" => (Actor::Clock, true),
            "person" => (Actor::Person, here.person),
            text => match text.strip_prefix("record.") {
                Some(field) => (
                    Actor::Field(self.person_field(&word.slice(field), here)?),
                    true,
                ),
                None => (Actor::Role(self.role(word)?), true),
            },
        };
        if !is_here {
            let kind = ProblemKind::NoRecordHere {
                word: word.text.clone(),
            };
            self.desk.findings.report(&word.place, kind);
        }
        is_here.then_some(actor)
    }

    fn person_field(&self, word: &Word, here: &Here) -> Option<Id> {
        let fields = here.fields(self.desk).into_iter();
        let persons = fields
            .filter(|field| field.kind == FieldType::Person)
            .map(|field| field.id.as_str());
        self.desk
            .one_of("field", word, persons)
            .inspect(|_| self.desk.refers(&here.records, Part::Field, word))
    }

    fn role(&self, word: &Word) -> Option<Id> {
        let roles = self.desk.names.ids(Kind::Role);
        if self.desk.names.rule(Kind::Role, &word.text).is_some() {
            self.desk.references.rule(Kind::Role, word);
            return Some(Id::new(&word.text));
        }
        self.desk.unknown("role", word, roles.chain(WORDS))
    }
}
