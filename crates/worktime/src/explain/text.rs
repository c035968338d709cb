//! An explanation as lines that a person reads.

use crate::name::Language;

use super::folding::Folding;
use super::line::Lines;
use super::writing::Writing;
use super::{Explanation, Rule, Stretch, note};

/// The most lines of an explanation's text; of more stretches the middle is folded into one line.
pub const MOST_LINES: usize = 40;

/// An explanation in words, part by part, for whoever lays it out. When it starts and is due the
/// explanation itself says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Told {
    /// The rule, a sentence with the articles that it follows.
    pub rule: String,
    /// The stretches in order.
    pub stretches: Vec<ToldStretch>,
    /// What else there is to say, a sentence each.
    pub notes: Vec<String>,
}

/// A stretch in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldStretch {
    /// The stretch, or several that were folded into one.
    pub stretch: Stretch,
    /// When: "Wed 30 Sep 17:30–18:00".
    pub when: String,
    /// What of it counts, or why it doesn't: "counted 30 min", "National Day, not counted".
    pub what: String,
    /// What was counted up to its end, if it adds to a length in hours: "3 h 30 min".
    pub so_far: Option<String>,
}

impl Explanation {
    /// The explanation in a language, no more than [`MOST_LINES`] lines: when it is due, by which
    /// rule, what was counted and left out, and what else there is to say. Times are those of the
    /// calendar's zone, which the first line names.
    #[must_use]
    pub fn text(&self, language: Language) -> String {
        let writing = Writing::new(language, &self.zone, self.start);
        let mut lines = vec![self.heading(&writing), self.rule_line(&writing)];
        let notes = note::lines(self, &writing);
        let room = MOST_LINES.saturating_sub(lines.len() + notes.len());
        let mut has_counted = false;
        for told in self.told_stretches(&writing, room) {
            // The first sum would only repeat what was counted.
            let what = match told.so_far.filter(|_| has_counted) {
                Some(total) => writing.say("so-far", &[("what", &told.what), ("total", &total)]),
                None => told.what,
            };
            has_counted |= told.stretch.counted > 0;
            lines.push(writing.say("line", &[("when", &told.when), ("what", &what)]));
        }
        lines.extend(notes);
        lines.join("\n")
    }

    /// The same part by part, with no more than `most_stretches`, at least three: of more, the middle
    /// is folded into one. Times are those of the calendar's zone. For people's eyes they are told to
    /// the second, and amounts to the nearest one.
    #[must_use]
    pub fn told(&self, language: Language, most_stretches: usize) -> Told {
        let writing = Writing::new(language, &self.zone, self.start).with_seconds();
        Told {
            rule: self.rule_line(&writing),
            stretches: self.told_stretches(&writing, most_stretches),
            notes: note::lines(self, &writing),
        }
    }

    fn told_stretches(&self, writing: &Writing<'_>, most: usize) -> Vec<ToldStretch> {
        let mut lines = Lines::new(self, writing);
        let stretches = self.folded(most).into_iter();
        stretches.map(|stretch| lines.next(stretch)).collect()
    }

    fn folded(&self, most: usize) -> Vec<Stretch> {
        let mut folding = Folding::new(most);
        for stretch in &self.stretches {
            folding.push(stretch.clone());
        }
        folding.finish()
    }

    fn heading(&self, writing: &Writing<'_>) -> String {
        let start = writing.beginning(self.start);
        let length = self.length.text(writing.language);
        let due = self.due.at.map(|at| writing.end(at));
        let values = [
            ("start", start.as_str()),
            ("length", &length),
            ("due", due.as_deref().unwrap_or_default()),
            ("zone", self.zone.name()),
        ];
        match due {
            _ if self.rule == Rule::AtOnce => writing.say("due-at-once", &values),
            Some(_) => writing.say("due", &values),
            None => writing.say("not-due", &values),
        }
    }

    fn rule_line(&self, writing: &Writing<'_>) -> String {
        let rule = match self.rule {
            Rule::AtOnce => writing.say("rule-at-once", &[]),
            Rule::ClockTime => writing.say("rule-clock-time", &[]),
            Rule::WorkingTime => writing.say("rule-working-time", &[]),
            Rule::WorkingDays => writing.say("rule-working-days", &[]),
            Rule::Days => writing.say("rule-days", &[]),
            Rule::Months => writing.say("rule-months", &[]),
            Rule::EndOfWorkingDay => writing.say("rule-end-of-working-day", &[]),
            Rule::TimeOfDay => writing.say("rule-time-of-day", &[]),
            Rule::ElapsedWorkingDays => writing.say("rule-elapsed-working-days", &[]),
            Rule::ElapsedDays => writing.say("rule-elapsed-days", &[]),
        };
        self.sentence(writing, &rule, &self.articles())
    }

    /// "Only working time counts (Civil Code of the PRC, art. 201)."
    pub(super) fn sentence(&self, writing: &Writing<'_>, text: &str, articles: &[u16]) -> String {
        let article = |number: &u16| writing.say("article", &[("number", &number.to_string())]);
        match writing.join("articles", articles.iter().map(article)) {
            None => writing.say("sentence", &[("text", text)]),
            Some(articles) => {
                writing.say("by-civil-code", &[("text", text), ("articles", &articles)])
            }
        }
    }
}
