//! Makes a tree of a formula: a Pratt parser that resolves names as it meets them.

mod cursor;
mod name;
mod node;
#[cfg(test)]
mod tests;

use std::ops::Range;

use node::{Node, inner_node, leaf};

use super::lexer::{Token, tokens};
use super::{
    BYTES_MAX, Decimal, Expression, ExpressionKind, Fault, Function, Scope, Type, Unary, Value,
    typed,
};
use crate::nearest::nearest;
use crate::problem::FormulaFault;

/// Parses a formula. The first fault of grammar ends it without a tree; names that aren't known only leave a
/// gap in the tree (an unset constant), so that the rest can still be checked.
pub(super) fn parse(text: &str, scope: &dyn Scope) -> (Option<Expression>, Vec<Fault>) {
    if text.len() > BYTES_MAX {
        let fault = FormulaFault::TooLong { limit: BYTES_MAX };
        return (None, vec![(0..text.len(), fault)]);
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
        elements: Vec::new(),
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

/// The least binding power of an operator.
const LOOSEST: u8 = 1;

/// A fault of grammar ends the parsing; there is nothing sound to go on with.
type Parsed<T> = Result<T, Fault>;

struct Parser<'a> {
    text: &'a str,
    tokens: Vec<(Token, Range<usize>)>,
    at: usize,
    nesting: usize,
    scope: &'a dyn Scope,
    /// What `it` is, inside of `all` and `any`; the innermost comes last.
    elements: Vec<Type>,
    faults: Vec<Fault>,
}

/// Whether the first thing between brackets is a list whose elements the others call `it`.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Binds {
    Nothing,
    Element,
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
        while let Some(operator) = self.operator().filter(|next| next.power() >= least) {
            self.at += 1;
            let right = self.binary(operator.power() + 1)?;
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
            // The sign belongs to the number, since the least number has no positive twin.
            if let Some((Token::Number(digits), span)) = self.tokens.get(self.at) {
                let number = 0_i64.checked_sub_unsigned(*digits).map(Value::Number);
                return self.number(number, start.start..span.end);
            }
            if let Some((Token::Decimal(digits), span)) = self.tokens.get(self.at) {
                let millionths = 0_i64.checked_sub_unsigned(*digits);
                return self.number(millionths.map(decimal), start.start..span.end);
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
                self.number(i64::try_from(digits).ok().map(Value::Number), span)
            }
            Token::Decimal(digits) => self.number(i64::try_from(digits).ok().map(decimal), span),
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
                let (items, depth, end) = self.items("]", Binds::Nothing)?;
                inner_node(ExpressionKind::List(items), span.start..end, depth)
            }
            Token::Sign(_) => Err(self.unexpected()),
        }
    }

    /// A number or decimal that fits into 64 bits; its token comes next.
    fn number(&mut self, number: Option<Value>, span: Range<usize>) -> Parsed<Node> {
        self.at += 1;
        match number {
            Some(number) => Ok(leaf(ExpressionKind::Literal(number), span)),
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

    /// A call, after its opening bracket. An unknown function leaves a gap, its arguments are still looked at.
    fn call(&mut self, name: &str, span: Range<usize>) -> Parsed<Node> {
        let found = Function::from_word(name);
        let binds = match found {
            Some(Function::All | Function::Any) => Binds::Element,
            _ => Binds::Nothing,
        };
        let (arguments, depth, end) = self.items(")", binds)?;
        let whole = span.start..end;
        let Some(function) = found else {
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
    fn items(
        &mut self,
        close: &'static str,
        binds: Binds,
    ) -> Parsed<(Vec<Expression>, usize, usize)> {
        let mut items: Vec<Expression> = Vec::new();
        let mut depth = 0;
        let outer = self.elements.len();
        let end = loop {
            let end = self.next_span().end;
            if self.eat(close) {
                break end;
            }
            let item = self.choose()?;
            depth = depth.max(item.depth);
            if binds == Binds::Element && items.is_empty() {
                let list = typed::found(&item.expression, self.text, self.scope, &self.elements);
                self.elements.push(list.element());
            }
            items.push(item.expression);
            if !self.eat(",") {
                break self.expect(close)?;
            }
        };
        self.elements.truncate(outer);
        Ok((items, depth, end))
    }
}

fn decimal(millionths: i64) -> Value {
    Value::Decimal(Decimal::from_millionths(millionths))
}
