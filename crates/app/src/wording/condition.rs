//! Conditions of rules in words, as far as they are simple; what isn't stays as the book writes it.

use handbook::Id;
use handbook::formula::{
    Binary, Expression, ExpressionKind, Formula, Function, Path, Unary, Value,
};
use handbook::rule::FieldType;

use super::Wording;

impl Wording {
    /// A condition in words: a fact and what it is.
    pub(crate) fn condition(&self, formula: &Formula, record_type: Option<&Id>) -> String {
        Condition {
            words: self,
            formula,
            record_type,
        }
        .say(&formula.root)
    }
}

struct Condition<'a> {
    words: &'a Wording,
    formula: &'a Formula,
    record_type: Option<&'a Id>,
}

impl Condition<'_> {
    fn say(&self, node: &Expression) -> String {
        self.simple(node).unwrap_or_else(|| {
            self.formula
                .text
                .get(node.span.clone())
                .unwrap_or_default()
                .to_owned()
        })
    }

    fn simple(&self, node: &Expression) -> Option<String> {
        match &node.kind {
            ExpressionKind::Binary {
                operator: Binary::And,
                left,
                right,
            } => Some(self.two("condition-and", self.say(left), self.say(right))),
            ExpressionKind::Binary {
                operator: Binary::Or,
                left,
                right,
            } => Some(self.two("condition-or", self.say(left), self.say(right))),
            ExpressionKind::Binary {
                operator: Binary::Equal,
                left,
                right,
            } => self.compared("condition-is", left, right),
            ExpressionKind::Binary {
                operator: Binary::NotEqual,
                left,
                right,
            } => self.compared("condition-is-not", left, right),
            ExpressionKind::Unary {
                operator: Unary::Not,
                operand,
            } => match &operand.kind {
                ExpressionKind::Path(Path::EventUrgent) => {
                    Some(self.words.say("condition-not-urgent"))
                }
                _ => Some(
                    self.words
                        .say_with("condition-not", &[("what", self.simple(operand)?.into())]),
                ),
            },
            ExpressionKind::Path(Path::EventUrgent) => Some(self.words.say("condition-urgent")),
            ExpressionKind::Path(path) => self.path(path),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(*function, arguments),
            _ => None,
        }
    }

    fn compared(&self, key: &str, left: &Expression, right: &Expression) -> Option<String> {
        let ExpressionKind::Path(path) = &left.kind else {
            return None;
        };
        let ExpressionKind::Literal(value) = &right.kind else {
            return None;
        };
        Some(self.two(key, self.path(path)?, self.literal(path, value)))
    }

    fn call(&self, function: Function, arguments: &[Expression]) -> Option<String> {
        let first = arguments.first()?;
        match (function, &first.kind) {
            (Function::Has, ExpressionKind::Path(path)) => Some(
                self.words
                    .say_with("condition-has", &[("what", self.path(path)?.into())]),
            ),
            (Function::Done, ExpressionKind::Literal(Value::Text(step))) => {
                let (record, step) = step.split_once('.')?;
                let rule = self.words.edition.records.get(record)?.step(step)?;
                Some(self.words.say_with(
                    "condition-done",
                    &[("step", self.words.label(&rule.meta.name).into())],
                ))
            }
            (Function::Filed, ExpressionKind::Literal(Value::Text(form))) => {
                let form = self.words.form_name(&Id::new(form));
                Some(
                    self.words
                        .say_with("condition-filed", &[("form", form.into())]),
                )
            }
            _ => None,
        }
    }

    fn path(&self, path: &Path) -> Option<String> {
        match path {
            Path::RecordField(field) => {
                let rule = self.words.record_rule(self.record_type?)?;
                Some(self.words.label(&rule.field(field.as_str())?.name))
            }
            Path::ClientField(field) => {
                let rule = self.words.edition.records.get("client")?;
                Some(self.words.label(&rule.field(field.as_str())?.name))
            }
            Path::ClientTier => Some(self.words.say("client-tier")),
            Path::Param(param) => Some(
                self.words
                    .label(&self.words.edition.params.get(param)?.meta.name),
            ),
            _ => None,
        }
    }

    fn literal(&self, path: &Path, value: &Value) -> String {
        match (path, value) {
            (Path::RecordField(field), Value::Text(row)) => {
                let rule = self
                    .record_type
                    .and_then(|kind| self.words.record_rule(kind));
                match rule
                    .and_then(|rule| rule.field(field.as_str()))
                    .map(|field| &field.kind)
                {
                    Some(FieldType::Choice(list)) => self.words.list_row(list, row),
                    _ => row.clone(),
                }
            }
            (Path::ClientTier, Value::Text(row)) => self.words.list_row(&Id::new("tiers"), row),
            (_, value) => self.words.plain_value(value),
        }
    }

    fn two(&self, key: &str, left: String, right: String) -> String {
        self.words
            .say_with(key, &[("left", left.into()), ("right", right.into())])
    }
}
