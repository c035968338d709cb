//! What a formula reads, found by walking its tree.

use std::collections::BTreeSet;

use super::{Expression, ExpressionKind, Function, Path};

/// A fact that a formula reads: what must be loaded before it can be evaluated.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Fact {
    /// A path. Of [`Path::Through`] this is the whole, and what it goes through stands beside it.
    Path(Path),
    /// A function that the case answers, with the texts that are written in its brackets, in their order.
    Ask {
        /// Which one.
        function: Function,
        /// Names, lengths and periods. What isn't written but read stands beside it as a path.
        words: Vec<String>,
    },
}

impl Expression {
    /// Whether this node or one below it calls a function.
    pub(super) fn calls(&self, wanted: Function) -> bool {
        let itself =
            matches!(&self.kind, ExpressionKind::Call { function, .. } if *function == wanted);
        itself || self.parts().into_iter().any(|part| part.calls(wanted))
    }

    /// Adds every fact of this node and below, also those that a function reads unasked.
    pub(super) fn collect_facts(&self, found: &mut BTreeSet<Fact>) {
        match &self.kind {
            ExpressionKind::Path(path) => collect_path(path, found),
            ExpressionKind::Call {
                function: Function::YearsSince,
                ..
            } => {
                found.insert(Fact::Path(Path::Today));
            }
            ExpressionKind::Call { .. } => found.extend(self.asked()),
            _ => {}
        }
        for part in self.parts() {
            part.collect_facts(found);
        }
    }

    /// This node as a fact: a path, or a question to the case.
    pub(super) fn asked(&self) -> Option<Fact> {
        match &self.kind {
            ExpressionKind::Path(path) => Some(Fact::Path(path.clone())),
            ExpressionKind::Call {
                function,
                arguments,
            } if function.asks() => Some(Fact::Ask {
                function: *function,
                words: arguments.iter().flat_map(words).collect(),
            }),
            _ => None,
        }
    }
}

fn collect_path(path: &Path, found: &mut BTreeSet<Fact>) {
    if let Path::Through { of, .. } = path {
        collect_path(of, found);
    }
    // The element is no fact of its own: its list is.
    if *path != Path::It {
        found.insert(Fact::Path(path.clone()));
    }
}

/// The texts of an argument, a list's one by one.
fn words(argument: &Expression) -> Vec<String> {
    match &argument.kind {
        ExpressionKind::List(items) => items.iter().flat_map(words).collect(),
        _ => argument.written().map(str::to_owned).into_iter().collect(),
    }
}
