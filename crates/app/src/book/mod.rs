//! The living handbook: the text with, at each article, what became of its promises; and the forms of the company.

mod behind;
mod figures;
mod filing;
mod items;
mod measured;
mod overview;
mod page;
mod period;
mod unfolded;

use casework::promises::Promise;
use handbook::article::Source;
use handbook::rule::Meta;
use handbook::{Edition, Id};
use store::desk::handbook::RuleKind;

use crate::http::routes::Routes;

/// The routes of this room.
pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/handbook", page::show)
        .get("/handbook/rules/{rule}", behind::show)
        .get("/forms/{form}", filing::ask)
        .post("/forms/{form}", filing::take)
}

/// The page with the promises of the rule behind a promise.
pub(crate) fn rule_href(promise: &Promise) -> String {
    let kind = if promise.window.is_some() {
        RuleKind::Duty
    } else {
        RuleKind::Promise
    };
    RuleName {
        kind,
        id: promise.rule.clone(),
    }
    .href()
}

/// The number inside a Chinese citation, which has one character before and one behind it; none for other citations.
fn numeral(cited: &str) -> Option<&str> {
    let mut letters = cited.chars();
    letters.next()?;
    letters.next_back()?;
    let inner = letters.as_str();
    (!inner.is_empty() && !inner.is_ascii()).then_some(inner)
}

/// A rule that promises, by kind and id: `promise.<id>`, `duty.<id>`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct RuleName {
    kind: RuleKind,
    id: Id,
}

impl RuleName {
    /// Reads a name; none if the edition has no such rule.
    fn parse(edition: &Edition, text: &str) -> Option<Self> {
        let (kind, id) = text.split_once('.')?;
        let kind = match kind {
            "promise" => RuleKind::Promise,
            "duty" => RuleKind::Duty,
            _ => return None,
        };
        let name = Self {
            kind,
            id: Id::is_valid(id).then(|| Id::new(id))?,
        };
        name.meta(edition).is_some().then_some(name)
    }

    /// All rules of an edition that promise, by where they stand in the book.
    fn all(edition: &Edition) -> Vec<(Source, Self)> {
        let promises = edition
            .promises
            .values()
            .map(|rule| (RuleKind::Promise, &rule.meta));
        let duties = edition
            .duties
            .values()
            .map(|rule| (RuleKind::Duty, &rule.meta));
        let mut all: Vec<_> = promises
            .chain(duties)
            .map(|(kind, meta)| {
                (
                    meta.source.clone(),
                    Self {
                        kind,
                        id: meta.id.clone(),
                    },
                )
            })
            .collect();
        all.sort();
        all
    }

    fn meta<'e>(&self, edition: &'e Edition) -> Option<&'e Meta> {
        match self.kind {
            RuleKind::Promise => edition.promises.get(&self.id).map(|rule| &rule.meta),
            RuleKind::Duty => edition.duties.get(&self.id).map(|rule| &rule.meta),
        }
    }

    fn word(&self) -> String {
        match self.kind {
            RuleKind::Promise => format!("promise.{}", self.id),
            RuleKind::Duty => format!("duty.{}", self.id),
        }
    }

    fn href(&self) -> String {
        format!("/handbook/rules/{}", self.word())
    }
}
