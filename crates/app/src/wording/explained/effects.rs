//! What follows from an act, in words.

use handbook::Id;
use handbook::event::EventName;
use handbook::formula::Value;
use handbook::rule::{Assigned, Effect, EffectKind, FieldType};

use crate::wording::Wording;

impl Wording {
    /// Every effect, a line each. `record_type` is the record at hand.
    pub(super) fn effects(&self, effects: &[Effect], record_type: Option<&Id>) -> Vec<String> {
        effects
            .iter()
            .map(|effect| self.effect(effect, record_type))
            .collect()
    }

    /// A record with the values that its fields get: 「「往來事項」，其中「事由」取「事由」」.
    pub(in crate::wording) fn with_fields(
        &self,
        record_name: String,
        record: Option<&Id>,
        with: &[(Id, Assigned)],
        at_hand: Option<&Id>,
    ) -> String {
        if with.is_empty() {
            return record_name;
        }
        let values = with.iter().map(|(field, value)| {
            let name = match record {
                Some(record) => self.field_named(record, field),
                None => field.to_string(),
            };
            let facts = [
                ("field", name.into()),
                ("value", self.assigned(value, record, field, at_hand).into()),
            ];
            self.say_with("effect-field", &facts)
        });
        let values = self.list(values);
        let facts = [("record", record_name.into()), ("values", values.into())];
        self.say_with("effect-with", &facts)
    }

    fn effect(&self, effect: &Effect, record_type: Option<&Id>) -> String {
        let what = self.effect_kind(&effect.kind, record_type);
        match &effect.condition {
            None => what,
            Some(condition) => {
                let facts = [
                    ("condition", self.condition(condition, record_type).into()),
                    ("what", what.into()),
                ];
                self.say_with("effect-if", &facts)
            }
        }
    }

    fn effect_kind(&self, kind: &EffectKind, record_type: Option<&Id>) -> String {
        let of = |key: &str, what: String| self.say_with(key, &[("what", what.into())]);
        match kind {
            EffectKind::Open {
                record,
                with,
                for_each,
            } => {
                let name = self.record_type(record);
                let what = self.with_fields(name, Some(record), with, record_type);
                match for_each {
                    None => of("effect-open", what),
                    Some(lines) => {
                        let lines = self.lines_named(record_type, lines);
                        let facts = [("lines", lines.into()), ("what", what.into())];
                        self.say_with("effect-open-each", &facts)
                    }
                }
            }
            EffectKind::Do(step) => of("effect-do", self.happening(&EventName::Step(step.clone()))),
            EffectKind::Set(with) => {
                let values = with.iter().map(|(field, value)| {
                    let name = match record_type {
                        Some(record) => self.field_named(record, field),
                        None => field.to_string(),
                    };
                    let value = self.assigned(value, record_type, field, record_type);
                    let facts = [("field", name.into()), ("value", value.into())];
                    self.say_with("effect-set", &facts)
                });
                self.list(values)
            }
            EffectKind::Send(template) => {
                let to = self.edition.templates.get(template);
                let to = to.map(|rule| self.actors(&rule.to, record_type));
                let facts = [
                    ("template", self.template(template).into()),
                    ("to", to.unwrap_or_default().into()),
                ];
                self.say_with("effect-send", &facts)
            }
            EffectKind::Tell { to, text } => {
                let who = self.actors(to, record_type);
                match text {
                    None => of("effect-tell", who),
                    Some(text) => {
                        let facts = [("what", who.into()), ("text", self.label(text).into())];
                        self.say_with("effect-tell-text", &facts)
                    }
                }
            }
            EffectKind::Apply => self.say("effect-apply"),
            EffectKind::Print(id) => of(
                "effect-print",
                match self.edition.templates.contains_key(id) {
                    true => self.template(id),
                    false => self.form_name(id),
                },
            ),
        }
    }

    fn assigned(
        &self,
        value: &Assigned,
        record: Option<&Id>,
        field: &Id,
        at_hand: Option<&Id>,
    ) -> String {
        match value {
            Assigned::Formula(formula) => self.condition(formula, at_hand),
            Assigned::Literal(value) => {
                let rule = record.and_then(|record| self.record_rule(record));
                let kind = rule.and_then(|rule| rule.field(field.as_str()));
                match (value, kind.map(|field| &field.kind)) {
                    (Value::Text(row), Some(FieldType::Choice(list))) => self.list_row(list, row),
                    (Value::Text(row), None) if *field == "tier" => {
                        self.list_row(&Id::new("tiers"), row)
                    }
                    (value, _) => self.plain_value(value),
                }
            }
        }
    }

    fn lines_named(&self, record: Option<&Id>, lines: &Id) -> String {
        let rule = record.and_then(|record| self.record_rule(record));
        let found = rule.and_then(|rule| rule.lines.iter().find(|known| known.id == *lines));
        found.map_or_else(|| lines.to_string(), |lines| self.label(&lines.name))
    }
}
