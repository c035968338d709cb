//! Moving over the tokens of a formula.

use std::ops::Range;

use super::super::lexer::Token;
use super::super::{Binary, DEPTH_MAX, Fault};
use super::{Parsed, Parser};
use crate::problem::FormulaFault;

impl<'a> Parser<'a> {
    /// The operator with two operands that comes next, if one does.
    pub(super) fn operator(&self) -> Option<Binary> {
        match self.tokens.get(self.at)? {
            (Token::Sign(sign), _) => Binary::from_sign(sign),
            (Token::Word, span) => Binary::from_sign(self.slice(span)),
            _ => None,
        }
    }

    /// One level deeper into the stack. Whoever enters leaves by lowering `nesting`.
    pub(super) fn enter(&mut self) -> Parsed<()> {
        self.nesting += 1;
        if self.nesting > DEPTH_MAX {
            return Err((self.next_span(), FormulaFault::TooDeep));
        }
        Ok(())
    }

    pub(super) fn eat(&mut self, sign: &'static str) -> bool {
        let found =
            matches!(self.tokens.get(self.at), Some((Token::Sign(next), _)) if *next == sign);
        self.at += usize::from(found);
        found
    }

    /// Where the sign ends that must come next.
    pub(super) fn expect(&mut self, sign: &'static str) -> Parsed<usize> {
        let end = self.next_span().end;
        if self.eat(sign) {
            Ok(end)
        } else {
            Err(self.unexpected())
        }
    }

    /// The next token is the wrong one, or there is none.
    pub(super) fn unexpected(&self) -> Fault {
        let span = self.next_span();
        let found = self.slice(&span).to_owned();
        if found.is_empty() {
            (span, FormulaFault::UnexpectedEnd)
        } else {
            (span, FormulaFault::Unexpected { found })
        }
    }

    pub(super) fn next_span(&self) -> Range<usize> {
        let end = self.text.len();
        self.tokens
            .get(self.at)
            .map_or(end..end, |(_, span)| span.clone())
    }

    pub(super) fn slice(&self, span: &Range<usize>) -> &'a str {
        self.text.get(span.clone()).unwrap_or_default()
    }
}
