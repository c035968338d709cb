//! Facts that are compared or reckoned with though nothing says that they are set.
//!
//! An evaluation fails on them. In a `where` that is meant: what isn't set isn't meant. Where a rule demands, an
//! unset fact would refuse for a reason that nobody wrote, so the checker asks [`unguarded`] there.

mod sure;

use std::ops::Range;

use self::sure::{After, Sure};
use super::{
    Binary, Expression, ExpressionKind, Fact, Formula, Function, Path, Type, Unary, Value,
};

/// The facts that a formula uses unguarded, each with its bytes, in the order of the text. A fact is guarded by
/// `has` on every way that leads to it, as in `has(x) && x > 1` and `!has(x) || x > 1`, by its first use (what
/// comes after is only reached if it was set), and by `given`: formulas that hold whenever this one is evaluated,
/// such as the `where` beside it.
///
/// `is_always_set` says which paths can't be unset where the rule stands: required fields, states, params. Of
/// [`Path::Through`] it is asked whether the fact is always set of a thing that is there. A value that is only
/// handed on, such as `record.subject` alone in a `set`, isn't used.
#[must_use]
pub fn unguarded(
    formula: &Formula,
    given: &[&Formula],
    is_always_set: &dyn Fn(&Path) -> bool,
) -> Vec<(Range<usize>, Fact)> {
    let mut known = Sure::default();
    for other in given {
        let after = Guard::new(other, is_always_set).node(&other.root, &known, Use::Used);
        known = known.and(&after.holds);
    }
    let root_use = match formula.kind {
        Type::YesNo => Use::Used,
        _ => Use::HandedOn,
    };
    let mut guard = Guard::new(formula, is_always_set);
    guard.node(&formula.root, &known, root_use);
    guard.found.sort_by_key(|(span, _)| (span.start, span.end));
    guard.found
}

/// What becomes of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Use {
    /// It is compared, reckoned with or judged.
    Used,
    /// It goes on as it is, set or not.
    HandedOn,
}

struct Guard<'a> {
    text: &'a str,
    is_always_set: &'a dyn Fn(&Path) -> bool,
    /// How many `all` and `any` are around: `it` is another thing in each.
    depth: usize,
    found: Vec<(Range<usize>, Fact)>,
}

impl<'a> Guard<'a> {
    fn new(formula: &'a Formula, is_always_set: &'a dyn Fn(&Path) -> bool) -> Self {
        Self {
            text: &formula.text,
            is_always_set,
            depth: 0,
            found: Vec::new(),
        }
    }

    /// Looks at a node where `known` facts are set, and says which more are set after it.
    fn node(&mut self, node: &Expression, known: &Sure, used: Use) -> After {
        match &node.kind {
            ExpressionKind::Literal(Value::YesNo(true)) => After::always(),
            ExpressionKind::Literal(Value::YesNo(false)) => After::never(),
            ExpressionKind::Literal(_) => After::default(),
            ExpressionKind::Path(path) => self.fact(node, path.into(), known, used),
            ExpressionKind::Call {
                function,
                arguments,
            } => self.call(node, *function, arguments, known, used),
            ExpressionKind::Unary { operator, operand } => {
                let after = self.node(operand, known, Use::Used);
                match operator {
                    Unary::Not => after.swapped(),
                    Unary::Negate => After::each(after.done),
                }
            }
            ExpressionKind::Binary {
                operator,
                left,
                right,
            } => {
                let left = self.node(left, known, Use::Used);
                match operator {
                    Binary::And => {
                        let right = self.node(right, &known.and(&left.holds), Use::Used);
                        left.then_if_it_holds(&right)
                    }
                    Binary::Or => {
                        let right = self.node(right, &known.and(&left.fails), Use::Used);
                        let swapped = left.swapped().then_if_it_holds(&right.swapped());
                        swapped.swapped()
                    }
                    _ => {
                        let right = self.node(right, &known.and(&left.done), Use::Used);
                        After::each(left.done.and(&right.done))
                    }
                }
            }
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => {
                let condition = self.node(condition, known, Use::Used);
                let then = self.node(then, &known.and(&condition.holds), used);
                let otherwise = self.node(otherwise, &known.and(&condition.fails), used);
                condition.choosing(&then, &otherwise)
            }
            ExpressionKind::List(items) => After::each(self.in_turn(items, known)),
        }
    }

    fn call(
        &mut self,
        node: &Expression,
        function: Function,
        arguments: &[Expression],
        known: &Sure,
        used: Use,
    ) -> After {
        match (function, arguments) {
            (Function::Has, [fact]) => {
                let before = match &fact.kind {
                    ExpressionKind::Call { arguments, .. } => self.in_turn(arguments, known),
                    _ => Sure::default(),
                };
                let mut after = After::each(before);
                after.holds = after.holds.and(&self.keys(fact));
                after
            }
            (Function::All | Function::Any, [list, condition]) => {
                let list = self.node(list, known, Use::Used).done;
                self.depth += 1;
                let inside = known.and(&list);
                self.node(condition, &inside, Use::Used);
                self.depth -= 1;
                // Of an empty list the condition is never asked, so that nothing follows from it.
                After::each(list)
            }
            _ => {
                let before = self.in_turn(arguments, known);
                let mut after = After::each(before);
                if function.may_be_unset() {
                    let known = known.and(&after.done);
                    after = after.followed_by(&self.fact(node, Asked::Call, &known, used));
                }
                after
            }
        }
    }

    /// Nodes that are used one after another.
    fn in_turn(&mut self, nodes: &[Expression], known: &Sure) -> Sure {
        let mut done = Sure::default();
        for node in nodes {
            let after = self.node(node, &known.and(&done), Use::Used);
            done = done.and(&after.done);
        }
        done
    }

    /// A fact that may be unset. Whatever uses it has it set afterwards.
    fn fact(&mut self, node: &Expression, asked: Asked<'_>, known: &Sure, used: Use) -> After {
        if used == Use::HandedOn {
            return After::default();
        }
        let is_set = match asked {
            Asked::Path(path) => self.is_set(path, known),
            Asked::Call => known.holds_all(&self.keys(node)),
        };
        if !is_set && let Some(fact) = node.asked() {
            self.found.push((node.span.clone(), fact));
        }
        After::each(self.keys(node))
    }

    fn is_set(&self, path: &Path, known: &Sure) -> bool {
        match path {
            // A list holds only what is set.
            Path::It => true,
            Path::Through { of, .. } => {
                known.holds(&self.key_of_path(path))
                    || (self.is_set(of, known) && (self.is_always_set)(path))
            }
            _ => known.holds(&self.key_of_path(path)) || (self.is_always_set)(path),
        }
    }

    /// What is sure once this fact is set: itself, and the references that lead to it.
    fn keys(&self, node: &Expression) -> Sure {
        let mut keys = Sure::default();
        match &node.kind {
            ExpressionKind::Path(path) => {
                let mut next = path;
                loop {
                    keys.add(self.key_of_path(next));
                    match next {
                        Path::Through { of, .. } => next = of,
                        _ => break,
                    }
                }
            }
            _ => keys.add(self.key(node)),
        }
        keys
    }

    /// One text for each fact, however it is spelled.
    fn key(&self, node: &Expression) -> String {
        match &node.kind {
            ExpressionKind::Path(path) => self.key_of_path(path),
            ExpressionKind::Call {
                function,
                arguments,
            } => {
                let arguments: Vec<String> = arguments.iter().map(|part| self.key(part)).collect();
                format!("{}({})", function.word(), arguments.join(","))
            }
            ExpressionKind::Literal(Value::Text(text)) => format!("{text:?}"),
            _ => {
                let text = self.text.get(node.span.clone()).unwrap_or_default();
                format!("{}{text}", self.element())
            }
        }
    }

    fn key_of_path(&self, path: &Path) -> String {
        match path.to_string() {
            word if word == "it" || word.starts_with("it.") => self.element() + &word,
            word => word,
        }
    }

    /// What keys of the innermost element begin with, or hold. Nothing that is found inside leaves it.
    fn element(&self) -> String {
        format!("#{}#", self.depth)
    }
}

/// What kind of fact it is.
enum Asked<'p> {
    Path(&'p Path),
    Call,
}

impl<'p> From<&'p Path> for Asked<'p> {
    fn from(path: &'p Path) -> Self {
        Asked::Path(path)
    }
}
