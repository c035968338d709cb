//! What follows from an act: the effects of steps and of automatic consequences.

use super::desk::Desk;
use super::here::Here;
use super::keys::Keys;
use super::kind::Kind;
use super::references::{Part, note_value};
use super::scope::{Known, field_type};
use crate::Id;
use crate::formula::Value;
use crate::language::{Key, Takes, Words};
use crate::problem::{Expected, ProblemKind};
use crate::rule::{Assigned, Effect, EffectKind, Field, FieldType};
use crate::syntax::{Entry, Node, Tree};

/// What follows.
pub(super) const THEN: Words = Words {
    word: "then",
    means: "One effect. It has exactly one of `open`, `do`, `set`, `send`, `tell`, `apply` and `print`. In `with` and `set` a text that starts with `=` is a formula; anything else is taken as written.",
    keys: &[
        Key::new("if", Takes::Formula, "Only if this holds."),
        Key::new(
            "open",
            Takes::Id("record"),
            "Opens a record, as a child of the one at hand.",
        ),
        Key::new(
            "with",
            Takes::Assignments,
            "Values of the fields of what is opened.",
        ),
        Key::new(
            "for_each",
            Takes::Text,
            "Lines of the record at hand: one is opened for each row, whose fields are `row.…`.",
        ),
        Key::new(
            "do",
            Takes::Steps,
            "Takes a step, past gates and approvals like anyone.",
        ),
        Key::new(
            "set",
            Takes::Assignments,
            "Sets fields of the record at hand.",
        ),
        Key::new("send", Takes::Id("template"), "Sends a template."),
        Key::new("tell", Takes::Actors, "Tells people inside the product."),
        Key::new(
            "text",
            Takes::Sentence,
            "What they are told; the event's own words if left out.",
        ),
        Key::new(
            "apply",
            Takes::OneOf(&["terms"]),
            "The terms of the record at hand begin to hold.",
        ),
        Key::new(
            "print",
            Takes::Other("id of a `form` or `template`"),
            "Prints and files it.",
        ),
    ],
    example: r#"then = [
  { open = "affair", with = { subject = "=record.subject" } },
  { tell = "management", if = "client.tier == 'first'", text = "A first-tier client has written." },
]"#,
};

/// Those of the keys that say what happens; an effect has exactly one.
const ACTS: [&str; 7] = ["open", "do", "set", "send", "tell", "apply", "print"];

impl<'a> Keys<'a> {
    /// The effects of the key `then`.
    pub(super) fn effects(&self, here: &Here) -> Vec<Effect> {
        self.effects_of("then", here)
    }

    /// The effects of a key.
    pub(super) fn effects_of(&self, key: &str, here: &Here) -> Vec<Effect> {
        let nodes = self.list_of_most(key, EFFECTS);
        nodes.filter_map(|node| self.effect(node, here)).collect()
    }

    fn effect(&self, node: &'a Node, here: &Here) -> Option<Effect> {
        let keys = self.inside(&THEN, node)?;
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
                let rows = self
                    .word("for_each")
                    .and_then(|word| here.lines(self, word));
                let here = Here {
                    row: rows.clone().or_else(|| here.row.clone()),
                    ..here.clone()
                };
                let of = std::slice::from_ref(&record);
                let with = self.assignments("with", of, opened.fields.iter().collect(), &here);
                let for_each = rows.map(|(lines, _)| lines);
                Some(EffectKind::Open {
                    record,
                    with,
                    for_each,
                })
            }
            "do" => Some(EffectKind::Do(self.step("do", self.word("do")?)?)),
            "set" => Some(EffectKind::Set(self.assignments(
                "set",
                &here.records,
                here.fields(self.desk),
                here,
            ))),
            "send" => Some(EffectKind::Send(self.known(Kind::Template, "send")?)),
            "apply" => self.choice("apply", &["terms"]).map(|_| EffectKind::Apply),
            "print" => {
                let word = self.word("print")?;
                let names = &self.desk.names;
                let printed = names.ids(Kind::Form).chain(names.ids(Kind::Template));
                let printed = self.desk.one_of("form", word, printed)?;
                self.desk
                    .references
                    .one_of_rules(&[Kind::Form, Kind::Template], word);
                Some(EffectKind::Print(printed))
            }
            _ => Some(EffectKind::Tell {
                to: self.actors("tell", here),
                text: self.sentence("text"),
            }),
        }
    }

    /// Values for fields of records; a text that starts with `=` is a formula of the field's type.
    pub(super) fn assignments(
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
            Ok(value) => {
                self.warn_of_bare_formula(node, here);
                Some(Assigned::Literal(value))
            }
            Err(expected) => self.not_of_type(node, field.id.as_str(), expected),
        }
    }
}

impl Keys<'_> {
    /// Warns of a text that names a fact of this place, as if it were a formula.
    fn warn_of_bare_formula(&self, node: &Node, here: &Here) {
        let Some(word) = node.text() else { return };
        let known = Known::new(self.desk, here);
        if word.text.contains('.') && known.fact(word.text.trim()).is_some() {
            let kind = ProblemKind::LooksLikeFormula {
                word: word.text.clone(),
            };
            self.desk.findings.report(&word.place, kind);
        }
    }
}

/// Most effects of one rule.
const EFFECTS: usize = 100;

/// A value as written, in the type of its field.
pub(super) fn literal(desk: &Desk<'_>, field: &Field, node: &Node) -> Result<Value, Expected> {
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
        (FieldType::Number | FieldType::Percent, Tree::Number(number)) => {
            Ok(Value::Number(*number))
        }
        (FieldType::YesNo, Tree::YesNo(yes)) => Ok(Value::YesNo(*yes)),
        (FieldType::Date, Tree::Date(date)) => Ok(Value::Date(*date)),
        (FieldType::Number | FieldType::Percent, _) => Err(Expected::Number),
        (FieldType::YesNo, _) => Err(Expected::YesNo),
        (FieldType::Date, _) => Err(Expected::Date),
        (FieldType::Text | FieldType::LongText | FieldType::Choice(_), _) => Err(Expected::Text),
        // Persons, instants, references, money and files have no constant that a book could know.
        (_, _) => Err(Expected::Formula),
    }
}
