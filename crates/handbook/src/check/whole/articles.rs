//! Articles that neither a rule nor a principle stands for.

use std::collections::BTreeSet;

use crate::check::desk::Desk;
use crate::problem::ProblemKind;

/// Warns of each article without a rule.
pub(in crate::check) fn check(desk: &Desk<'_>) {
    let manuscript = desk.manuscript;
    let ruled: BTreeSet<usize> = manuscript
        .rules
        .iter()
        .chain(&manuscript.aside)
        .map(|rule| rule.source.article)
        .collect();
    let articles = manuscript.book.articles.iter().zip(&manuscript.headings);
    for (number, (article, heading)) in articles.enumerate() {
        if !ruled.contains(&number) {
            let kind = ProblemKind::ArticleWithoutRule {
                label: article.label.clone(),
            };
            desk.findings.report(heading, kind);
        }
    }
}
