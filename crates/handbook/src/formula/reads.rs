//! What a formula reads, found by walking its tree.

use super::{Expression, ExpressionKind, Function, Path};

impl Expression {
    /// Whether this node or one below it calls a function.
    pub(super) fn calls(&self, wanted: Function) -> bool {
        let itself =
            matches!(&self.kind, ExpressionKind::Call { function, .. } if *function == wanted);
        itself || self.parts().into_iter().any(|part| part.calls(wanted))
    }

    /// Adds every path of this node and below, also those that a function reads unasked.
    pub(super) fn collect_paths<'a>(&'a self, found: &mut Vec<&'a Path>) {
        match &self.kind {
            ExpressionKind::Path(path) => found.push(path),
            ExpressionKind::Call {
                function: Function::YearsSince,
                ..
            } => found.push(&Path::Today),
            _ => {}
        }
        for part in self.parts() {
            part.collect_paths(found);
        }
    }

    /// The nodes right below this one, in the order of the text.
    pub(super) fn parts(&self) -> Vec<&Expression> {
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
}
