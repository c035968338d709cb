//! What follows from an act: the effects of steps and of automatic consequences.

use super::desk::Desk;
use super::here::Here;
use super::keys::Keys;
use super::kind::Kind;
use super::references::{Part, note_value};
use super::scope::field_type;
use crate::Id;
use crate::formula::Value;
use crate::problem::Expected;
use crate::rule::{Assigned, Effect, EffectKind, Field, FieldType};
use crate::syntax::{Entry, Node, Tree};

/// Keys of an effect.
const KEYS: [&str; 8] = ["open", "with", "do", "set", "send", "tell", "text", "if"];
/// Those of them that say what happens; an effect has exactly one.
const ACTS: [&str; 5] = ["open", "do", "set", "send", "tell"];

impl<'a> Keys<'a> {
    /// The effects of the key `then`.
    pub(super) fn effects(&self, here: &Here) -> Vec<Effect> {
        self.list("then")
            .iter()
            .filter_map(|node| self.effect(node, here))
            .collect()
    }

    fn effect(&self, node: &'a Node, here: &Here) -> Option<Effect> {
        let keys = self.inside("then", node, &KEYS)?;
        let acts: Vec<&str> = ACTS
            .into_iter()
            .filter(|act| keys.node(act).is_some())
            .collect();
        let [act] = acts.as_slice() else {
            return self.not_of_type(node, "then", Expected::Effect);
        };
        let condition = keys.condition("if", here);
        let kind = keys.effect_kind(act, here)?;
        Some(Effect { condition, kind })
    }

    fn effect_kind(&self, act: &str, here: &Here) -> Option<EffectKind> {
        match act {
            "open" => {
                let record = self.desk.known_record(self.word("open")?)?;
                let opened = self.desk.case_record(record.as_str())?;
                let of = std::slice::from_ref(&record);
                let with = self.assignments("with", of, opened.fields.iter().collect(), here);
                Some(EffectKind::Open { record, with })
            }
            "do" => Some(EffectKind::Do(self.step("do", self.word("do")?)?)),
            "set" => Some(EffectKind::Set(self.assignments(
                "set",
                &here.records,
                here.fields(self.desk),
                here,
            ))),
            "send" => Some(EffectKind::Send(self.known(Kind::Template, "send")?)),
            _ => Some(EffectKind::Tell {
                to: self.actors("tell", here),
                text: self.sentence("text"),
            }),
        }
    }

    /// Values for fields of records; a text that starts with `=` is a formula of the field's type.
    fn assignments(
        &self,
        key: &str,
        of: &[Id],
        fields: Vec<&Field>,
        here: &Here,
    ) -> Vec<(Id, Assigned)> {
        let Some(table) = self.table(key) else {
            return Vec::new();
        };
        let assign = |entry: &'a Entry| {
            let names = fields.iter().map(|field| field.id.as_str());
            let id = self.desk.one_of("field", &entry.key, names)?;
            self.desk.refers(of, Part::Field, &entry.key);
            let field = fields.iter().find(|field| field.id == id)?;
            Some((id, self.assigned(field, &entry.node, here)?))
        };
        table.entries.iter().filter_map(assign).collect()
    }

    fn assigned(&self, field: &Field, node: &'a Node, here: &Here) -> Option<Assigned> {
        if let Some(word) = node.text()
            && let Some(formula) = word.text.strip_prefix('=')
        {
            let word = word.slice(formula);
            let formula = self.formula(&word, here, field_type(self.desk, field))?;
            note_value(self.desk, here, &word, &formula, field);
            return Some(Assigned::Formula(formula));
        }
        match literal(self.desk, field, node) {
            Ok(value) => Some(Assigned::Literal(value)),
            Err(expected) => self.not_of_type(node, field.id.as_str(), expected),
        }
    }
}

/// A value as written, in the type of its field.
fn literal(desk: &Desk<'_>, field: &Field, node: &Node) -> Result<Value, Expected> {
    if let (true, Tree::List(items)) = (field.many, &node.value) {
        let one = Field {
            many: false,
            ..field.clone()
        };
        let values: Result<_, _> = items.iter().map(|item| literal(desk, &one, item)).collect();
        return Ok(Value::List(values?));
    }
    match (&field.kind, &node.value) {
        (FieldType::Text | FieldType::LongText, Tree::Text(word)) => {
            Ok(Value::Text(word.text.clone()))
        }
        (FieldType::Choice(list), Tree::Text(word)) => {
            let rows = desk.lists.get(list).map_or(&[][..], |list| &list.rows);
            desk.one_of("row", word, rows.iter().map(|row| row.id.as_str()))
                .inspect(|_| desk.references.row(list, word));
            Ok(Value::Text(word.text.clone()))
        }
        (FieldType::Number, Tree::Number(number)) => Ok(Value::Number(*number)),
        (FieldType::YesNo, Tree::YesNo(yes)) => Ok(Value::YesNo(*yes)),
        (FieldType::Date, Tree::Date(date)) => Ok(Value::Date(*date)),
        (FieldType::Number, _) => Err(Expected::Number),
        (FieldType::YesNo, _) => Err(Expected::YesNo),
        (FieldType::Date, _) => Err(Expected::Date),
        (FieldType::Text | FieldType::LongText | FieldType::Choice(_), _) => Err(Expected::Text),
        // Persons, instants, references, money and files have no constant that a book could know.
        (_, _) => Err(Expected::Formula),
    }
}
