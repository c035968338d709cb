//! Formulas as conditions of the engine: what it can't say may hold or not.

use crate::Id;
use crate::edition::Edition;
use crate::event::StepRef;
use crate::formula::{Binary, Expression, ExpressionKind, Formula, Function, Path, Unary, Value};
use crate::liveness::condition::Condition;

/// Whether something is meant: a missing `where` means everything.
pub(super) fn condition(edition: &Edition, formula: Option<&Formula>) -> Condition {
    formula.map_or(Condition::Always, |formula| of(edition, &formula.root))
}

/// That all formulas hold.
pub(super) fn required(edition: &Edition, formulas: &[&Formula]) -> Condition {
    Condition::All(
        formulas
            .iter()
            .map(|formula| of(edition, &formula.root))
            .collect(),
    )
}

fn of(edition: &Edition, node: &Expression) -> Condition {
    match &node.kind {
        ExpressionKind::Literal(Value::YesNo(true)) => Condition::Always,
        ExpressionKind::Literal(Value::YesNo(false)) => Condition::Never,
        ExpressionKind::Unary {
            operator: Unary::Not,
            operand,
        } => Condition::negated(of(edition, operand)),
        ExpressionKind::Binary {
            operator: Binary::And,
            left,
            right,
        } => Condition::All(vec![of(edition, left), of(edition, right)]),
        ExpressionKind::Binary {
            operator: Binary::Or,
            left,
            right,
        } => Condition::Any(vec![of(edition, left), of(edition, right)]),
        ExpressionKind::Binary {
            operator,
            left,
            right,
        } => compared(*operator, left, right),
        ExpressionKind::Call {
            function,
            arguments,
        } => call(edition, *function, arguments),
        _ => Condition::Unknown,
    }
}

/// `record.state == 'x'`, `record.state in ['x', 'y']`, and the other way round.
fn compared(operator: Binary, left: &Expression, right: &Expression) -> Condition {
    let is_state = |node: &Expression| matches!(node.kind, ExpressionKind::Path(Path::RecordState));
    let states = |node: &Expression| match &node.kind {
        ExpressionKind::Literal(value) => value.as_text().map(|state| vec![Id::new(state)]),
        ExpressionKind::List(items) => items.iter().map(|item| text(item).map(Id::new)).collect(),
        _ => None,
    };
    let other = match (is_state(left), is_state(right)) {
        (true, false) => right,
        (false, true) => left,
        _ => return Condition::Unknown,
    };
    match (operator, states(other)) {
        (Binary::Equal | Binary::In, Some(states)) => Condition::StateIs(states),
        (Binary::NotEqual, Some(states)) => Condition::negated(Condition::StateIs(states)),
        _ => Condition::Unknown,
    }
}

fn call(edition: &Edition, function: Function, arguments: &[Expression]) -> Condition {
    match (function, arguments) {
        (Function::Has, [fact]) => match &fact.kind {
            ExpressionKind::Path(Path::RecordField(field)) => Condition::Has(field.clone()),
            _ => Condition::Unknown,
        },
        (Function::Done, [step]) => match text(step).and_then(|step| step.split_once('.')) {
            Some((record, step)) => Condition::Done(StepRef {
                record: Id::new(record),
                step: Id::new(step),
            }),
            None => Condition::Unknown,
        },
        (Function::Filed, [form]) => {
            text(form).map_or(Condition::Unknown, |form| Condition::Filed(Id::new(form)))
        }
        (Function::Is, [person, role]) => match (&person.kind, text(role)) {
            (ExpressionKind::Path(Path::Actor), Some(role)) => Condition::Holds(Id::new(role)),
            _ => Condition::Unknown,
        },
        (Function::Exists, [record, states @ ..]) => {
            let Some(record) = text(record).map(Id::new) else {
                return Condition::Unknown;
            };
            let states = match states {
                [] => edition
                    .records
                    .get(&record)
                    .map(|record| record.states.iter().map(|state| state.id.clone()).collect()),
                [state] => match &state.kind {
                    ExpressionKind::List(items) => {
                        items.iter().map(|item| text(item).map(Id::new)).collect()
                    }
                    _ => text(state).map(|state| vec![Id::new(state)]),
                },
                _ => None,
            };
            states.map_or(Condition::Unknown, |states| Condition::ClientHas {
                record,
                states,
            })
        }
        _ => Condition::Unknown,
    }
}

/// The text of a node that is nothing but a text.
fn text(node: &Expression) -> Option<&str> {
    match &node.kind {
        ExpressionKind::Literal(value) => value.as_text(),
        _ => None,
    }
}
