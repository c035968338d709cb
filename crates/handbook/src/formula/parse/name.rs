//! Dotted names: facts of what is at hand, of an element, and of what another fact refers to.

use std::ops::Range;

use super::super::{CLIENT, ExpressionKind, PATH_WORDS_MAX, PERSON, Path, Type, Value};
use super::Parser;
use super::node::{Node, leaf};
use crate::Id;
use crate::problem::FormulaFault;

/// Why a name gives no fact.
enum Miss {
    /// Nobody knows it; a known path may look like it.
    Unknown(Option<String>),
    /// What it would be read of has no known type. That is reported elsewhere.
    Gap,
}

type Found = Result<(Path, Type), Miss>;

impl Parser<'_> {
    /// A fact. An unknown one leaves a gap.
    pub(super) fn path(&mut self, words: &[&str], span: Range<usize>) -> Node {
        let word = words.join(".");
        let fault = match words {
            ["it", ..] if self.elements.is_empty() => Some(FormulaFault::NoElement),
            _ if words.len() > PATH_WORDS_MAX => Some(FormulaFault::PathTooLong {
                word,
                limit: PATH_WORDS_MAX,
            }),
            _ => match self.fact(words) {
                Ok((path, _)) => return leaf(ExpressionKind::Path(path), span),
                Err(Miss::Unknown(nearest)) => Some(FormulaFault::UnknownPath { word, nearest }),
                Err(Miss::Gap) => None,
            },
        };
        self.faults.extend(fault.map(|fault| (span.clone(), fault)));
        leaf(ExpressionKind::Literal(Value::Unset), span)
    }

    /// What is at hand under this name, else what the name before the last refers to.
    fn fact(&self, words: &[&str]) -> Found {
        let nearest = match self.at_hand(words) {
            Err(Miss::Unknown(nearest)) => nearest,
            found => return found,
        };
        let Some((last, first)) = words.split_last().filter(|(_, first)| !first.is_empty()) else {
            return Err(Miss::Unknown(nearest));
        };
        match self.fact(first) {
            Ok((of, kind)) => self.through(of, &kind, last).map_err(|miss| match miss {
                Miss::Unknown(Some(word)) => {
                    Miss::Unknown(Some(format!("{}.{word}", first.join("."))))
                }
                Miss::Unknown(None) => Miss::Unknown(nearest),
                Miss::Gap => Miss::Gap,
            }),
            Err(Miss::Unknown(_)) => Err(Miss::Unknown(nearest)),
            Err(Miss::Gap) => Err(Miss::Gap),
        }
    }

    fn at_hand(&self, words: &[&str]) -> Found {
        let found = match words {
            ["it"] => {
                return self
                    .elements
                    .last()
                    .map_or(Err(Miss::Gap), |kind| Ok((Path::It, kind.clone())));
            }
            ["it", ..] => Err(None),
            // `actor` alone is the person, as in `is(actor, 'role')`.
            ["actor" | "owner"] => self.scope.path(words).or_else(|nearest| {
                let long = [words, &["id"]].concat();
                self.scope.path(&long).map_err(|_| nearest)
            }),
            _ => self.scope.path(words),
        };
        found.map_err(Miss::Unknown)
    }

    /// The fact called `word` of what `of` refers to.
    fn through(&self, of: Path, kind: &Type, word: &str) -> Found {
        let record = match kind {
            Type::Ref(record) => record.clone(),
            Type::Person => Id::new(PERSON),
            Type::Client => Id::new(CLIENT),
            Type::Any => return Err(Miss::Gap),
            _ => return Err(Miss::Unknown(None)),
        };
        let named = self.scope.of(&record, word).map_err(Miss::Unknown)?;
        let path = Path::Through {
            of: Box::new(of),
            record,
            fact: Box::new(named.path),
        };
        Ok((path, named.kind))
    }
}
