//! The tree of a formula. It is public, so that a formula can be printed as a sentence.

use std::ops::Range;

use super::{Function, Path, Value};

/// A node of the tree. Spans are bytes of [`super::Formula::text`].
#[derive(Clone, Debug, PartialEq)]
pub struct Expression {
    /// What it is.
    pub kind: ExpressionKind,
    /// Where it stands.
    pub span: Range<usize>,
}

/// Kinds of nodes.
#[derive(Clone, Debug, PartialEq)]
pub enum ExpressionKind {
    /// A constant.
    Literal(Value),
    /// A fact by its path.
    Path(Path),
    /// A function of the fixed list.
    Call {
        /// Which one.
        function: Function,
        /// Its arguments. The second one of `all` and `any` is asked of each element, which it calls `it`.
        arguments: Vec<Expression>,
    },
    /// `!x` or `-x`.
    Unary {
        /// Which one.
        operator: Unary,
        /// Its operand.
        operand: Box<Expression>,
    },
    /// `a op b`.
    Binary {
        /// Which one.
        operator: Binary,
        /// Left operand.
        left: Box<Expression>,
        /// Right operand.
        right: Box<Expression>,
    },
    /// `a ? b : c`.
    Choose {
        /// The condition.
        condition: Box<Expression>,
        /// Value if it holds.
        then: Box<Expression>,
        /// Value if not.
        otherwise: Box<Expression>,
    },
    /// `[a, b]`.
    List(Vec<Expression>),
}

/// Operators with one operand. They bind tighter than any with two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    /// `!`
    Not,
    /// `-`
    Negate,
}

/// Operators with two operands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the variants are the operators themselves")]
pub enum Binary {
    Or,
    And,
    Equal,
    NotEqual,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Add,
    Subtract,
    Multiply,
    Divide,
    Remainder,
    In,
}

impl Expression {
    /// The nodes right below this one, in the order of the text.
    #[must_use]
    pub fn parts(&self) -> Vec<&Expression> {
        match &self.kind {
            ExpressionKind::Literal(_) | ExpressionKind::Path(_) => Vec::new(),
            ExpressionKind::Call { arguments, .. } => arguments.iter().collect(),
            ExpressionKind::List(items) => items.iter().collect(),
            ExpressionKind::Unary { operand, .. } => vec![operand],
            ExpressionKind::Binary { left, right, .. } => vec![left, right],
            ExpressionKind::Choose {
                condition,
                then,
                otherwise,
            } => vec![condition, then, otherwise],
        }
    }

    /// The text of a node that is nothing but a text.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match &self.kind {
            ExpressionKind::Literal(value) => value.as_text(),
            _ => None,
        }
    }
}

impl Binary {
    /// All of them.
    pub const ALL: [Binary; 14] = [
        Binary::Or,
        Binary::And,
        Binary::Equal,
        Binary::NotEqual,
        Binary::Less,
        Binary::LessOrEqual,
        Binary::Greater,
        Binary::GreaterOrEqual,
        Binary::Add,
        Binary::Subtract,
        Binary::Multiply,
        Binary::Divide,
        Binary::Remainder,
        Binary::In,
    ];

    /// The operator of a sign.
    #[must_use]
    pub fn from_sign(sign: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|operator| operator.sign() == sign)
    }

    /// Its sign in a formula.
    #[must_use]
    pub fn sign(self) -> &'static str {
        match self {
            Binary::Or => "||",
            Binary::And => "&&",
            Binary::Equal => "==",
            Binary::NotEqual => "!=",
            Binary::Less => "<",
            Binary::LessOrEqual => "<=",
            Binary::Greater => ">",
            Binary::GreaterOrEqual => ">=",
            Binary::Add => "+",
            Binary::Subtract => "-",
            Binary::Multiply => "*",
            Binary::Divide => "/",
            Binary::Remainder => "%",
            Binary::In => "in",
        }
    }

    /// How tightly it binds, from 1: it takes operands that bind tighter than itself. All of them lean left.
    /// `?:` binds looser than any and leans right.
    #[must_use]
    pub fn power(self) -> u8 {
        match self {
            Binary::Or => 1,
            Binary::And => 2,
            Binary::Equal
            | Binary::NotEqual
            | Binary::Less
            | Binary::LessOrEqual
            | Binary::Greater
            | Binary::GreaterOrEqual
            | Binary::In => 3,
            Binary::Add | Binary::Subtract => 4,
            Binary::Multiply | Binary::Divide | Binary::Remainder => 5,
        }
    }
}
