//! Where everything that is wrong is gathered while the book is read.

use std::cell::RefCell;

use crate::article::Source;
use crate::problem::{Problem, ProblemKind};
use crate::syntax::{Manuscript, Place};

/// The findings so far. Readers share it, since each of them reports while others still read.
#[derive(Debug, Default)]
pub(super) struct Findings(RefCell<Vec<Problem>>);

impl Findings {
    /// Reports a finding.
    pub(super) fn report(&self, place: &Place, kind: ProblemKind) {
        self.add(place, kind, &[]);
    }

    /// Reports a finding, and another place that has to do with it.
    pub(super) fn report_with(&self, place: &Place, other: &Place, kind: ProblemKind) {
        self.add(place, kind, &[other]);
    }

    /// Reports a finding, and any other places that have to do with it.
    pub(super) fn report_among(&self, place: &Place, others: &[Place], kind: ProblemKind) {
        self.add(place, kind, &others.iter().collect::<Vec<_>>());
    }

    /// Reports a second thing of a name, and the place of the first.
    pub(super) fn duplicate(&self, place: &Place, first: &Place, kind: &str, id: &str) {
        let kind = ProblemKind::Duplicate {
            kind: kind.to_owned(),
            id: id.to_owned(),
        };
        self.report_with(place, first, kind);
    }

    /// How many findings there are, to see whether a rule was read without any.
    pub(super) fn count(&self) -> usize {
        self.0.borrow().len()
    }

    /// Forgets what was found after this many.
    pub(super) fn forget_after(&self, count: usize) {
        self.0.borrow_mut().truncate(count);
    }

    /// All findings in the order of the book, each once, with the articles around them.
    ///
    /// A default or a case is read once for each rule that takes it, so that its faults come several
    /// times. What is wrong in a block whose TOML is broken is likely a consequence of that.
    pub(super) fn finish(
        &self,
        faults: Vec<(Place, ProblemKind)>,
        manuscript: &Manuscript,
    ) -> Vec<Problem> {
        let mut problems = self.0.take();
        problems.retain(|problem| {
            let is_within = |block: &Place| {
                block.file == problem.file
                    && block.span.start <= problem.span.start
                    && problem.span.end <= block.span.end
            };
            !manuscript.broken.iter().any(is_within)
        });
        for (place, kind) in faults {
            self.report(&place, kind);
        }
        problems.append(&mut self.0.borrow_mut());
        problems.sort_by_key(|problem| (problem.file, problem.span.start, problem.span.end));
        let mut once: Vec<Problem> = Vec::new();
        for mut problem in problems {
            let same_place =
                |known: &&Problem| known.file == problem.file && known.span == problem.span;
            if once
                .iter()
                .rev()
                .take_while(same_place)
                .any(|known| known.kind == problem.kind)
            {
                continue;
            }
            problem.article = article(manuscript, &problem);
            once.push(problem);
        }
        cut(&mut once);
        once
    }

    fn add(&self, place: &Place, kind: ProblemKind, related: &[&Place]) {
        let spot = |place: &&Place| (place.file, place.span.clone());
        self.0.borrow_mut().push(Problem {
            file: place.file,
            span: place.span.clone(),
            article: String::new(),
            kind,
            related: related.iter().map(spot).collect(),
        });
    }
}

/// Leaves the first findings and those that tell of limits, and says that there are more.
fn cut(problems: &mut Vec<Problem>) {
    let Some(first) = problems.get(FINDINGS) else {
        return;
    };
    let more = Problem {
        kind: ProblemKind::TooManyFindings { limit: FINDINGS },
        related: Vec::new(),
        ..first.clone()
    };
    let is_limit = |problem: &Problem| {
        matches!(
            problem.kind,
            ProblemKind::TooLarge { .. }
                | ProblemKind::TooManyRules { .. }
                | ProblemKind::TooManyLines { .. }
        )
    };
    let mut number = 0;
    problems.retain(|problem| {
        number += 1;
        number <= FINDINGS || is_limit(problem)
    });
    problems.push(more);
}

/// Most findings that are shown. Whoever has more mends the first ones and asks again.
const FINDINGS: usize = 1_000;

/// The article in which a finding stands, as it is cited.
fn article(manuscript: &Manuscript, problem: &Problem) -> String {
    let article = manuscript.article_at(problem.file, problem.span.start);
    article.map_or_else(String::new, |article| {
        manuscript.book.citation(&Source {
            article,
            item: None,
        })
    })
}
