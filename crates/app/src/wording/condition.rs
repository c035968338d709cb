//! Conditions and values of rules in words; what can't be put into words stays as the book writes it, in quotes.

mod call;
mod fact;

use handbook::Id;
use handbook::formula::{
    Binary, Expression, ExpressionKind, Formula, Function, Path, Unary, Value,
};

use super::Wording;

impl Wording {
    /// A formula in words: of a condition what must hold, of a value what it is.
    pub(crate) fn condition(&self, formula: &Formula, record_type: Option<&Id>) -> String {
        Condition {
            words: self,
            text: &formula.text,
            record_type,
            form: None,
        }
        .say(&formula.root)
    }

    /// The same of a formula that reads a filled form.
    pub(crate) fn condition_on_form(
        &self,
        formula: &Formula,
        record_type: Option<&Id>,
        form: &Id,
    ) -> String {
        Condition {
            words: self,
            text: &formula.text,
            record_type,
            form: Some(form),
        }
        .say(&formula.root)
    }

    /// A fact that is named outside of any formula, such as a blank of a template.
    pub(crate) fn fact(&self, path: &Path) -> String {
        let condition = Condition {
            words: self,
            text: "",
            record_type: None,
            form: None,
        };
        let bare = condition.bare_name(path);
        bare.unwrap_or_else(|| path.to_string())
    }
}

struct Condition<'a> {
    words: &'a Wording,
    /// The formula as the book writes it.
    text: &'a str,
    record_type: Option<&'a Id>,
    form: Option<&'a Id>,
}

impl Condition<'_> {
    /// A node in words.
    fn say(&self, node: &Expression) -> String {
        self.worded(node).unwrap_or_else(|| {
            let text = self.text.get(node.span.clone());
            self.words.say_with(
                "condition-as-written",
                &[("formula", text.unwrap_or_default().into())],
            )
        })
    }

    fn worded(&self, node: &Expression) -> Option<String> {
        match &node.kind {
            ExpressionKind::Literal(Value::Text(text)) => Some(
                self.words
                    .say_with("quoted", &[("words", text.as_str().into())]),
            ),
            ExpressionKind::Literal(value) => Some(self.words.plain_value(value)),
            ExpressionKind::Path(path) => self.standing_alone(path),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(*function, arguments),
            ExpressionKind::Unary {
                operator: Unary::Not,
                operand,
            } => self.denied(operand),
            ExpressionKind::Unary {
                operator: Unary::Negate,
                operand,
            } => {
                let what = self.bracketed(operand, binds_tightly);
                Some(self.one("condition-minus", what))
            }
            ExpressionKind::Binary {
                operator,
                left,
                right,
            } => Some(self.between(*operator, left, right)),
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => Some(self.words.say_with(
                "condition-choose",
                &[
                    ("condition", self.say(condition).into()),
                    ("then", self.say(then).into()),
                    ("otherwise", self.say(otherwise).into()),
                ],
            )),
            ExpressionKind::List(items) => {
                Some(self.words.list(items.iter().map(|item| self.say(item))))
            }
        }
    }

    fn between(&self, operator: Binary, left: &Expression, right: &Expression) -> String {
        let key = match operator {
            Binary::And | Binary::Or => {
                let key = match operator {
                    Binary::And => "condition-and",
                    _ => "condition-or",
                };
                let plain = |node: &Expression| !joins(node) || joins_by(node, operator);
                let (left, right) = (self.bracketed(left, plain), self.bracketed(right, plain));
                return self.two(key, left, right);
            }
            Binary::Equal => return self.compared("condition-is", left, right),
            Binary::NotEqual => return self.compared("condition-is-not", left, right),
            Binary::In => return self.among(left, right),
            Binary::Subtract if self.is_moment(left) && self.is_moment(right) => {
                "condition-time-between"
            }
            Binary::Add => "condition-plus",
            Binary::Subtract => "condition-less",
            Binary::Multiply => "condition-times",
            Binary::Divide => "condition-divided",
            Binary::Remainder => "condition-remainder",
            Binary::Less | Binary::LessOrEqual | Binary::Greater | Binary::GreaterOrEqual => {
                return self.ordered(operator, left, right);
            }
        };
        self.two(
            key,
            self.bracketed(left, binds_tightly),
            self.bracketed(right, binds_tightly),
        )
    }

    fn ordered(&self, operator: Binary, left: &Expression, right: &Expression) -> String {
        let moments = self.is_moment(left) || self.is_moment(right);
        let key = match (operator, moments) {
            (Binary::Less, false) => "condition-below",
            (Binary::LessOrEqual, false) => "condition-at-most",
            (Binary::Greater, false) => "condition-above",
            (_, false) => "condition-at-least",
            (Binary::Less, true) => "condition-before",
            (Binary::LessOrEqual, true) => "condition-not-after",
            (Binary::Greater, true) => "condition-after",
            (_, true) => "condition-not-before",
        };
        self.two(key, self.operand(left, right), self.operand(right, left))
    }

    fn compared(&self, key: &str, left: &Expression, right: &Expression) -> String {
        self.two(key, self.operand(left, right), self.operand(right, left))
    }

    fn among(&self, left: &Expression, right: &Expression) -> String {
        let what = self.value(left);
        match &right.kind {
            ExpressionKind::List(items) => {
                let of = self
                    .words
                    .list(items.iter().map(|item| self.operand(item, left)));
                self.two("condition-one-of", what, of)
            }
            _ => self.two(
                "condition-among",
                self.operand(left, right),
                self.value(right),
            ),
        }
    }

    /// What something isn't, said shorter than `not` where people say it shorter.
    fn denied(&self, operand: &Expression) -> Option<String> {
        match &operand.kind {
            ExpressionKind::Path(Path::EventUrgent) => Some(self.words.say("condition-not-urgent")),
            ExpressionKind::Path(Path::EventAutomatic) => {
                Some(self.words.say("condition-not-automatic"))
            }
            ExpressionKind::Path(path) => Some(self.one("condition-no", self.path(path)?)),
            ExpressionKind::Unary {
                operator: Unary::Not,
                operand,
            } => Some(self.say(operand)),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.denied_call(*function, arguments),
            ExpressionKind::Binary {
                operator: Binary::Equal,
                left,
                right,
            } => Some(self.compared("condition-is-not", left, right)),
            _ => Some(self.one("condition-not", self.say(operand))),
        }
    }

    /// A side of a comparison: a row or state by its name, if the other side says of what.
    fn operand(&self, node: &Expression, other: &Expression) -> String {
        match (&node.kind, &other.kind) {
            (ExpressionKind::Literal(value), ExpressionKind::Path(path)) => {
                self.literal(path, value)
            }
            (
                ExpressionKind::Literal(value),
                ExpressionKind::Call {
                    function,
                    arguments,
                },
            ) if matches!(
                function,
                Function::First | Function::Last | Function::ValueAt
            ) =>
            {
                self.held(*function, arguments, value)
            }
            _ => self.value(node),
        }
    }

    /// A node where a value is meant, not a condition.
    fn value(&self, node: &Expression) -> String {
        match &node.kind {
            ExpressionKind::Path(path) => self.path(path).unwrap_or_else(|| self.say(node)),
            _ => self.bracketed(node, |node| !joins(node)),
        }
    }

    fn bracketed(&self, node: &Expression, is_plain: impl Fn(&Expression) -> bool) -> String {
        let said = match &node.kind {
            ExpressionKind::Path(path) if !self.is_yes_no(path) => {
                self.path(path).unwrap_or_else(|| self.say(node))
            }
            _ => self.say(node),
        };
        match is_plain(node) {
            true => said,
            false => self.one("condition-brackets", said),
        }
    }

    /// Whether a node names a day or an instant, which come early or late rather than small or large.
    fn is_moment(&self, node: &Expression) -> bool {
        match &node.kind {
            ExpressionKind::Path(path) => self.is_moment_path(path),
            ExpressionKind::Call {
                function: Function::At,
                ..
            } => true,
            _ => false,
        }
    }

    fn one(&self, key: &str, what: String) -> String {
        self.words.say_with(key, &[("what", what.into())])
    }

    fn two(&self, key: &str, left: String, right: String) -> String {
        self.words
            .say_with(key, &[("left", left.into()), ("right", right.into())])
    }
}

fn joins(node: &Expression) -> bool {
    matches!(
        node.kind,
        ExpressionKind::Binary {
            operator: Binary::And | Binary::Or,
            ..
        } | ExpressionKind::Choose { .. }
    )
}

fn joins_by(node: &Expression, wanted: Binary) -> bool {
    matches!(node.kind, ExpressionKind::Binary { operator, .. } if operator == wanted)
}

/// Whether a node can stand beside `plus` or `times` without brackets.
fn binds_tightly(node: &Expression) -> bool {
    !matches!(
        node.kind,
        ExpressionKind::Binary { .. } | ExpressionKind::Choose { .. }
    )
}
