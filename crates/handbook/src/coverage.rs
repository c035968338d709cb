//! Which rules carry which article: the book beside its rules, article by article and item by item.

use std::collections::BTreeMap;

use crate::article::{Block, Source};
use crate::rule::Meta;
use crate::{Edition, Id, Label};

/// Every rule of a book in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Coverage {
    /// All articles in the order of the book.
    pub articles: Vec<ArticleCoverage>,
}

/// The rules of one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ArticleCoverage {
    /// What it is cited by: `第四條`, or `4`.
    pub label: String,
    /// The rest of its heading.
    pub title: String,
    /// The article as a whole, then its items by number. An item that nothing stands under is here too.
    pub parts: Vec<PartCoverage>,
}

/// The rules of an item, or of an article outside its items.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartCoverage {
    /// Where it is.
    pub source: Source,
    /// Its rules, by kind and id.
    pub rules: Vec<CoveringRule>,
}

/// A rule, as far as its place in the book goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CoveringRule {
    /// The word of its kind in a book, such as `promise`.
    pub kind: &'static str,
    /// Its id as it is named from elsewhere; of a step with its record, `request.answer`.
    pub id: String,
    /// Its name.
    pub name: Label,
    /// Where it stands.
    pub source: Source,
    /// What it does.
    pub carries: Carries,
}

/// What a rule does for its article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Carries {
    /// It acts, holds back, counts, or says what others act on.
    Acts,
    /// It only declares.
    Declares,
    /// It declares what the product itself provides.
    Provided,
}

/// How many articles, or rules, of which sort there are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Totals {
    /// All articles.
    pub articles: usize,
    /// Those with a rule that acts.
    pub acting: usize,
    /// Those that only declare, or name what the product provides.
    pub declaring: usize,
    /// Those without any rule.
    pub bare: usize,
    /// Rules by kind, declarations among them.
    pub kinds: BTreeMap<&'static str, usize>,
}

/// Puts every rule under its article and item.
#[must_use]
pub fn coverage(edition: &Edition) -> Coverage {
    let mut places: BTreeMap<Source, Vec<CoveringRule>> = BTreeMap::new();
    for rule in rules(edition) {
        places.entry(rule.source.clone()).or_default().push(rule);
    }
    let articles = edition.book.articles.iter().enumerate();
    let articles = articles.map(|(position, article)| {
        let numbers = article.blocks.iter().filter_map(|block| match block {
            Block::Item { number, .. } => Some(Source {
                article: position,
                item: Some(*number),
            }),
            _ => None,
        });
        let whole = Source {
            article: position,
            item: None,
        };
        let mut parts: BTreeMap<Source, Vec<CoveringRule>> =
            numbers.map(|source| (source, Vec::new())).collect();
        let next = Source {
            article: position + 1,
            item: None,
        };
        for (source, rules) in places.range(whole..next) {
            parts.insert(source.clone(), rules.clone());
        }
        let parts = parts
            .into_iter()
            .map(|(source, rules)| PartCoverage { source, rules });
        ArticleCoverage {
            label: article.label.clone(),
            title: article.title.clone(),
            parts: parts.collect(),
        }
    });
    Coverage {
        articles: articles.collect(),
    }
}

/// Every rule of a book, by kind and id. Steps are there in the order of their record.
#[must_use]
pub fn rules(edition: &Edition) -> Vec<CoveringRule> {
    let mut all = Vec::new();
    let mut kind = |kind: &'static str, metas: Vec<&Meta>| {
        all.extend(metas.into_iter().map(|meta| rule(kind, meta, None)));
    };
    kind("calendar", metas(&edition.calendars, |rule| &rule.meta));
    kind("param", metas(&edition.params, |rule| &rule.meta));
    kind("list", metas(&edition.lists, |rule| &rule.meta));
    kind("department", metas(&edition.departments, |rule| &rule.meta));
    kind("role", metas(&edition.roles, |rule| &rule.meta));
    kind("channel", metas(&edition.channels, |rule| &rule.meta));
    kind("record", metas(&edition.records, |rule| &rule.meta));
    kind("form", metas(&edition.forms, |rule| &rule.meta));
    kind("promise", metas(&edition.promises, |rule| &rule.meta));
    kind("duty", metas(&edition.duties, |rule| &rule.meta));
    kind("approval", metas(&edition.approvals, |rule| &rule.meta));
    kind("gate", metas(&edition.gates, |rule| &rule.meta));
    kind("when", metas(&edition.whens, |rule| &rule.meta));
    kind("access", metas(&edition.grants, |rule| &rule.meta));
    kind("survey", metas(&edition.surveys, |rule| &rule.meta));
    kind("template", metas(&edition.templates, |rule| &rule.meta));
    kind("report", metas(&edition.reports, |rule| &rule.meta));
    kind("measure", metas(&edition.measures, |rule| &rule.meta));
    kind("course", metas(&edition.courses, |rule| &rule.meta));
    kind("price", metas(&edition.prices, |rule| &rule.meta));
    kind("keep", metas(&edition.keeps, |rule| &rule.meta));
    let steps = edition.records.iter().flat_map(|(record, rule)| {
        let steps = rule.steps.iter();
        steps.map(move |step| (record, &step.meta))
    });
    all.extend(steps.map(|(record, meta)| rule("step", meta, Some(record))));
    let declared = edition.principles.values().map(|principle| CoveringRule {
        carries: match principle.provided.is_empty() {
            true => Carries::Declares,
            false => Carries::Provided,
        },
        ..rule("principle", &principle.meta, None)
    });
    all.extend(declared);
    all
}

impl CoveringRule {
    /// How it is named from elsewhere: `promise.first_reply`, `step.request.answer`.
    #[must_use]
    pub fn full(&self) -> String {
        format!("{}.{}", self.kind, self.id)
    }
}

impl ArticleCoverage {
    /// All rules under it, in the order of its parts.
    pub fn rules(&self) -> impl Iterator<Item = &CoveringRule> {
        self.parts.iter().flat_map(|part| &part.rules)
    }
}

impl Coverage {
    /// Sums at the end.
    #[must_use]
    pub fn totals(&self) -> Totals {
        let mut totals = Totals {
            articles: self.articles.len(),
            ..Totals::default()
        };
        for article in &self.articles {
            match article.rules().map(|rule| rule.carries).min() {
                Some(Carries::Acts) => totals.acting += 1,
                Some(Carries::Declares | Carries::Provided) => totals.declaring += 1,
                None => totals.bare += 1,
            }
            for rule in article.rules() {
                *totals.kinds.entry(rule.kind).or_default() += 1;
            }
        }
        totals
    }
}

fn metas<T>(rules: &BTreeMap<Id, T>, meta: fn(&T) -> &Meta) -> Vec<&Meta> {
    rules.values().map(meta).collect()
}

fn rule(kind: &'static str, meta: &Meta, record: Option<&Id>) -> CoveringRule {
    CoveringRule {
        kind,
        id: match record {
            Some(record) => format!("{record}.{}", meta.id),
            None => meta.id.to_string(),
        },
        name: meta.name.clone(),
        source: meta.source.clone(),
        carries: Carries::Acts,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::SourceText;

    const BOOK: &str = r#"---
title: Book
lang: en
version: "1"
effective: 2026-01-01
calendar: office
---

## 1 Hours

1. Days are worked.

```rule
[calendar.office]
zone = "Asia/Shanghai"
week = { mon-fri = "09:00-18:00" }
```

2. Nights are not.

## 2 Manners

```rule
[principle.manners]
note = "We are polite."

[principle.kept]
note     = "Everything is kept."
provided = "audit_trail"
```

## 3 Requests

```rule
[role.agent]
name = "Agent"

[record.request]
name   = "Request"
owner  = "agent"
states = ["open Open", "done Done"]
final  = ["done"]
flow   = ["finish Finish: open -> done, by owner"]

[promise.finish]
name    = "Finishing"
on      = "request.opened"
within  = "1 day"
by      = "owner"
kept_by = "request.finish"
```

## 4 Nothing
"#;

    #[test]
    fn every_rule_stands_under_its_item_and_articles_are_counted_by_what_carries_them() {
        let source = SourceText {
            name: "book.md".to_owned(),
            text: BOOK.to_owned(),
        };
        let (edition, problems) = crate::read(&[source]);
        let covered = coverage(&edition.unwrap_or_else(|| panic!("{problems:#?}")));
        let told: Vec<String> = covered
            .articles
            .iter()
            .flat_map(|article| {
                article.parts.iter().map(|part| {
                    let rules: Vec<String> = part.rules.iter().map(CoveringRule::full).collect();
                    format!(
                        "{} {:?}: {}",
                        article.label,
                        part.source.item,
                        rules.join(" ")
                    )
                })
            })
            .collect();
        assert_eq!(
            told,
            [
                "1 Some(1): calendar.office",
                "1 Some(2): ",
                "2 None: principle.kept principle.manners",
                "3 None: role.agent record.request promise.finish step.request.finish",
            ]
        );
        let totals = covered.totals();
        assert_eq!(
            (
                totals.articles,
                totals.acting,
                totals.declaring,
                totals.bare
            ),
            (4, 2, 1, 1)
        );
        assert_eq!(totals.kinds.get("principle"), Some(&2));
    }
}
