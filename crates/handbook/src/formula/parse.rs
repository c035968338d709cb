//! Makes a tree of a formula: a Pratt parser that resolves names as it meets them.

mod cursor;
mod node;
#[cfg(test)]
mod tests;

use std::ops::Range;

use node::{Node, inner_node, leaf};

use super::lexer::{Token, tokens};
use super::{Binary, Expression, ExpressionKind, Fault, Function, MAX_BYTES, Scope, Unary, Value};
use crate::nearest::nearest;
use crate::problem::FormulaFault;

/// Parses a formula. The first fault of grammar ends it without a tree; names that aren't known only leave a
/// gap in the tree (an unset constant), so that the rest can still be checked.
pub(super) fn parse(text: &str, scope: &dyn Scope) -> (Option<Expression>, Vec<Fault>) {
    if text.len() > MAX_BYTES {
        return (None, vec![(0..text.len(), FormulaFault::TooDeep)]);
    }
    let tokens = match tokens(text) {
        Ok(tokens) => tokens,
        Err(faults) => return (None, faults),
    };
    let mut parser = Parser {
        text,
        tokens,
        at: 0,
        nesting: 0,
        scope,
        faults: Vec::new(),
    };
    match parser.whole() {
        Ok(root) => (Some(root), parser.faults),
        Err(fault) => {
            parser.faults.push(fault);
            (None, parser.faults)
        }
    }
}

/// The least binding power.
const LOOSEST: u8 = 1;

/// How tightly an operator binds: it takes operands that bind tighter than itself. All of them lean left.
fn power(operator: Binary) -> u8 {
    use Binary as B;
    match operator {
        B::Or => LOOSEST,
        B::And => 2,
        B::Equal
        | B::NotEqual
        | B::Less
        | B::LessOrEqual
        | B::Greater
        | B::GreaterOrEqual
        | B::In => 3,
        B::Add | B::Subtract => 4,
        B::Multiply | B::Divide | B::Remainder => 5,
    }
}

/// A fault of grammar ends the parsing; there is nothing sound to go on with.
type Parsed<T> = Result<T, Fault>;

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    nesting: usize,
    scope: &'a dyn Scope,
    faults: Vec<Fault>,
}

impl<'a> Parser<'a> {
    fn whole(&mut self) -> Parsed<Expression> {
        let root = self.choose()?;
        if self.at < self.tokens.len() {
            return Err(self.unexpected());
        }
        Ok(root.expression)
    }

    /// `a ? b : c`, which leans right, or anything that binds tighter.
    fn choose(&mut self) -> Parsed<Node> {
        self.enter()?;
        let mut node = self.binary(LOOSEST)?;
        if self.eat("?") {
            let then = self.choose()?;
            self.expect(":")?;
            let otherwise = self.choose()?;
            let span = node.expression.span.start..otherwise.expression.span.end;
            let depth = node.depth.max(then.depth).max(otherwise.depth);
            let kind = ExpressionKind::Choose {
                condition: Box::new(node.expression),
                then: Box::new(then.expression),
                otherwise: Box::new(otherwise.expression),
            };
            node = inner_node(kind, span, depth)?;
        }
        self.nesting -= 1;
        Ok(node)
    }

    /// Operators that bind at least as tight as `least`.
    fn binary(&mut self, least: u8) -> Parsed<Node> {
        let mut left = self.unary()?;
        while let Some(operator) = self.operator().filter(|next| power(*next) >= least) {
            self.at += 1;
            let right = self.binary(power(operator) + 1)?;
            let span = left.expression.span.start..right.expression.span.end;
            let depth = left.depth.max(right.depth);
            let kind = ExpressionKind::Binary {
                operator,
                left: Box::new(left.expression),
                right: Box::new(right.expression),
            };
            left = inner_node(kind, span, depth)?;
        }
        Ok(left)
    }

    /// `!x`, `-x`, or what they stand before.
    fn unary(&mut self) -> Parsed<Node> {
        let start = self.next_span();
        let operator = if self.eat("!") {
            Unary::Not
        } else if self.eat("-") {
            if let Some((Token::Number(digits), span)) = self.tokens.get(self.at) {
                // The sign belongs to the number, since the least number has no positive twin.
                let (digits, whole) = (*digits, start.start..span.end);
                self.at += 1;
                return self.number(0_i64.checked_sub_unsigned(digits), whole);
            }
            Unary::Negate
        } else {
            return self.primary();
        };
        self.enter()?;
        let operand = self.unary()?;
        self.nesting -= 1;
        let span = start.start..operand.expression.span.end;
        let kind = ExpressionKind::Unary {
            operator,
            operand: Box::new(operand.expression),
        };
        inner_node(kind, span, operand.depth)
    }

    /// A constant, a path, a call, or something in brackets.
    fn primary(&mut self) -> Parsed<Node> {
        let Some((token, span)) = self.tokens.get(self.at).cloned() else {
            return Err(self.unexpected());
        };
        match token {
            Token::Number(digits) => {
                self.at += 1;
                self.number(i64::try_from(digits).ok(), span)
            }
            Token::Text(text) => {
                self.at += 1;
                Ok(leaf(ExpressionKind::Literal(Value::Text(text)), span))
            }
            Token::Word => self.word(span),
            Token::Sign("(") => {
                self.at += 1;
                let mut inner = self.choose()?;
                inner.expression.span = span.start..self.expect(")")?;
                Ok(inner)
            }
            Token::Sign("[") => {
                self.at += 1;
                let (items, depth, end) = self.items("]")?;
                inner_node(ExpressionKind::List(items), span.start..end, depth)
            }
            Token::Sign(_) => Err(self.unexpected()),
        }
    }

    /// A number that fits into 64 bits.
    fn number(&self, number: Option<i64>, span: Range<usize>) -> Parsed<Node> {
        match number {
            Some(number) => Ok(leaf(ExpressionKind::Literal(Value::Number(number)), span)),
            None => {
                let word = self.slice(&span).to_owned();
                Err((span, FormulaFault::BadNumber { word }))
            }
        }
    }

    /// What begins with a word: a constant, a path or a call.
    fn word(&mut self, first: Range<usize>) -> Parsed<Node> {
        let constant = match self.slice(&first) {
            "true" => Some(true),
            "false" => Some(false),
            "in" => return Err(self.unexpected()),
            _ => None,
        };
        self.at += 1;
        if let Some(constant) = constant {
            return Ok(leaf(ExpressionKind::Literal(Value::YesNo(constant)), first));
        }
        let mut words = vec![self.slice(&first)];
        let mut span = first;
        while self.eat(".") {
            let Some((Token::Word, part)) = self.tokens.get(self.at) else {
                return Err(self.unexpected());
            };
            words.push(self.slice(part));
            span.end = part.end;
            self.at += 1;
        }
        if self.eat("(") {
            return self.call(&words.join("."), span);
        }
        Ok(self.path(&words, span))
    }

    /// A fact. An unknown one leaves a gap.
    fn path(&mut self, words: &[&str], span: Range<usize>) -> Node {
        let found = self.scope.path(words).or_else(|nearest| match words {
            // `actor` alone is the person, as in `is(actor, 'role')`.
            ["actor" | "owner"] => self
                .scope
                .path(&[words, &["id"]].concat())
                .map_err(|_| nearest),
            _ => Err(nearest),
        });
        let kind = match found {
            Ok((path, _)) => ExpressionKind::Path(path),
            Err(nearest) => {
                let word = words.join(".");
                let fault = FormulaFault::UnknownPath { word, nearest };
                self.faults.push((span.clone(), fault));
                ExpressionKind::Literal(Value::Unset)
            }
        };
        leaf(kind, span)
    }

    /// A call, after its opening bracket. An unknown function leaves a gap, its arguments are still looked at.
    fn call(&mut self, name: &str, span: Range<usize>) -> Parsed<Node> {
        let (arguments, depth, end) = self.items(")")?;
        let whole = span.start..end;
        let Some(function) = Function::from_word(name) else {
            let known = nearest(name, Function::ALL.map(Function::word));
            let fault = FormulaFault::UnknownFunction {
                word: name.to_owned(),
                nearest: known,
            };
            self.faults.push((span, fault));
            return Ok(leaf(ExpressionKind::Literal(Value::Unset), whole));
        };
        let kind = ExpressionKind::Call {
            function,
            arguments,
        };
        inner_node(kind, whole, depth)
    }

    /// What stands between commas up to a closing bracket; then its depth, and where the bracket ends.
    fn items(&mut self, close: &'static str) -> Parsed<(Vec<Expression>, usize, usize)> {
        let mut items = Vec::new();
        let mut depth = 0;
        loop {
            let end = self.next_span().end;
            if self.eat(close) {
                return Ok((items, depth, end));
            }
            let item = self.choose()?;
            depth = depth.max(item.depth);
            items.push(item.expression);
            if !self.eat(",") {
                let end = self.expect(close)?;
                return Ok((items, depth, end));
            }
        }
    }
}
