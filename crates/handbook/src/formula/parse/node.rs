//! Parts of the tree while it grows, with their depth.

use std::ops::Range;

use super::super::{DEPTH_MAX, Expression, ExpressionKind};
use super::Parsed;
use crate::problem::FormulaFault;

/// A part of the tree and how deep it is. Chains such as `a && b && c` make deep trees without nesting, so
/// both are bounded.
pub(super) struct Node {
    pub(super) expression: Expression,
    pub(super) depth: usize,
}

/// A node without parts.
pub(super) fn leaf(kind: ExpressionKind, span: Range<usize>) -> Node {
    Node {
        expression: Expression { kind, span },
        depth: 1,
    }
}

/// A node above parts of this depth.
pub(super) fn inner_node(kind: ExpressionKind, span: Range<usize>, parts: usize) -> Parsed<Node> {
    if parts >= DEPTH_MAX {
        return Err((span, FormulaFault::TooDeep));
    }
    Ok(Node {
        expression: Expression { kind, span },
        depth: parts + 1,
    })
}
