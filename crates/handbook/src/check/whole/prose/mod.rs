//! What the prose says against what the rules say: a figure that no rule carries, a figure that differs, a
//! form that nobody declared, a prohibition that nothing holds up, a role that no rule names.
//!
//! A sentence stands under an article, and an article's rules carry its figures wherever in them they stand:
//! as a length, in a formula, in a param that a rule names, in the words of a principle. So a finding means
//! that the figure is nowhere, and is worth a look. Where the item or article has declarations alone, its
//! figures are declared too, and nothing is said.

mod carried;
mod told;

use std::collections::BTreeMap;

use self::carried::Carried;
use self::told::Telling;
use crate::Lang;
use crate::article::Source;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::edition::Edition;
use crate::prose::{Vocabulary, recognise};
use crate::rule::Side;
use crate::syntax::RuleTable;

/// Reports what the prose says and no rule of its article does. English prose isn't read.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    if desk.lang == Lang::En {
        return;
    }
    // The client's side is spoken of wherever the company does something for it.
    let staff = edition
        .roles
        .iter()
        .filter(|(_, role)| role.side == Side::Staff);
    let names = staff.map(|(id, role)| (id.clone(), role.meta.name.own.as_str()));
    let vocabulary = Vocabulary::new(names);
    let rules = by_article(desk);
    let carried: BTreeMap<usize, Carried<'_>> = rules
        .iter()
        .map(|(article, rules)| (*article, Carried::by(desk, edition, rules)))
        .collect();
    let nothing = Carried::default();
    for passage in &desk.manuscript.passages {
        // What stands before the first article is a preface, and what has no rule at all is told of as such.
        let Some(source) = &passage.source else {
            continue;
        };
        let Some(own) = rules.get(&source.article) else {
            continue;
        };
        let telling = Telling {
            desk,
            edition,
            passage,
            carried: carried.get(&source.article).unwrap_or(&nothing),
            is_declared: is_declared(own, source),
        };
        telling.tell(&recognise(&passage.text, &vocabulary));
    }
}

/// The rules of each article.
fn by_article<'a>(desk: &'a Desk<'_>) -> BTreeMap<usize, Vec<&'a RuleTable>> {
    let mut rules: BTreeMap<usize, Vec<&RuleTable>> = BTreeMap::new();
    // An article whose rule was replaced speaks of that rule all the same.
    for rule in desk.manuscript.rules.iter().chain(&desk.manuscript.aside) {
        rules.entry(rule.source.article).or_default().push(rule);
    }
    rules
}

/// Whether the item, or the article where the passage is in none, has declarations and nothing else.
fn is_declared(rules: &[&RuleTable], source: &Source) -> bool {
    let mut here = rules
        .iter()
        .filter(|rule| source.item.is_none() || rule.source.item == source.item)
        .peekable();
    here.peek().is_some() && here.all(|rule| rule.kind.text == Kind::Principle.word())
}
