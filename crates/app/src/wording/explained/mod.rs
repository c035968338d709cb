//! A rule explained key by key, with worked dates and the chain of rules around it, for whoever has to keep it.

mod acts;
mod basics;
mod cases;
mod chain;
mod days;
mod effects;
mod example;
mod figures;
mod forms;
mod names;
mod roles;
mod sheet;

use handbook::Id;
use handbook::article::{Block, Source};
use handbook::coverage::CoveringRule;
use handbook::event::StepRef;
use handbook::rule::Meta;
use serde::Serialize;

use self::sheet::Sheet;
use super::Wording;

/// Longest piece of the prose that is quoted, in characters.
const PROSE_CHARS_MAX: usize = 200;
/// Most paragraphs of an article that are quoted for a rule that stands under no item.
const PARAGRAPHS_MAX: usize = 2;

/// A rule in words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Explained {
    /// How the book names it: `promise.first_reply`.
    pub rule: String,
    /// 「承諾「首次答覆」」
    pub title: String,
    /// 「第四條第一項」
    pub citation: String,
    /// The heading of its article.
    pub heading: String,
    /// What the book says there, as people read it.
    pub prose: Vec<String>,
    /// What the rule says, does and rests on.
    pub parts: Vec<Part>,
}

/// Something that is said about a rule, under the word that introduces it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Part {
    /// The word.
    pub word: String,
    /// A sentence or phrase each.
    pub lines: Vec<String>,
}

impl Wording {
    /// A rule in words; its examples are reckoned from the instant of this wording on.
    pub(crate) fn rule_explained(&self, rule: &CoveringRule) -> Explained {
        let article = self.edition.book.articles.get(rule.source.article);
        Explained {
            rule: rule.full(),
            title: self.rule_title(rule.kind, &rule.name, &rule.id),
            citation: self.voice.own(&self.edition.book.citation(&rule.source)),
            heading: article.map_or_else(String::new, |article| self.voice.own(&article.title)),
            prose: self.prose(&rule.source),
            parts: self.parts(rule).unwrap_or_default(),
        }
    }

    /// Everything that is said about a rule; none where the book doesn't have it.
    fn parts(&self, rule: &CoveringRule) -> Option<Vec<Part>> {
        let book = &self.edition;
        let id = rule.id.as_str();
        let mut sheet = Sheet::new(self);
        match rule.kind {
            "promise" => sheet.promise(book.promises.get(id)?),
            "duty" => sheet.duty(book.duties.get(id)?),
            "gate" => sheet.gate(book.gates.get(id)?),
            "approval" => sheet.approval(book.approvals.get(id)?),
            "when" => sheet.when(book.whens.get(id)?),
            "record" => sheet.record(book.records.get(id)?),
            "step" => {
                let (record, step) = id.split_once('.')?;
                let name = StepRef {
                    record: Id::new(record),
                    step: Id::new(step),
                };
                sheet.step(&name, book.step(&name)?);
            }
            "form" => sheet.form(book.forms.get(id)?),
            "survey" => sheet.survey(book.surveys.get(id)?),
            "template" => sheet.template(book.templates.get(id)?),
            "report" => sheet.report(book.reports.get(id)?),
            "measure" => sheet.measure(book.measures.get(id)?),
            "course" => sheet.course(book.courses.get(id)?),
            "price" => sheet.price(book.prices.get(id)?),
            "keep" => sheet.keep(book.keeps.get(id)?),
            "access" => sheet.grant(book.grants.get(id)?),
            "channel" => sheet.channel(book.channels.get(id)?),
            "role" => sheet.role(book.roles.get(id)?),
            "department" => sheet.department(book.departments.get(id)?),
            "param" => sheet.param(book.params.get(id)?),
            "list" => sheet.list(book.lists.get(id)?),
            "calendar" => sheet.calendar(book.calendars.get(id)?),
            "principle" => sheet.principle(book.principles.get(id)?),
            _ => return None,
        }
        Some(sheet.parts)
    }

    /// A rule as other rules speak of it: 「承諾「首次答覆」（promise.first_reply）」.
    pub(super) fn rule_named(&self, kind: &str, meta: &Meta) -> String {
        let facts = [
            (
                "rule",
                self.rule_title(kind, &meta.name, meta.id.as_str()).into(),
            ),
            ("id", format!("{kind}.{}", meta.id).into()),
        ];
        self.say_with("explain-rule-and-id", &facts)
    }

    /// A rule with the word of its kind. One without a name of its own has only that word.
    fn rule_title(&self, kind: &str, name: &handbook::Label, id: &str) -> String {
        let word = self.say(&format!("explain-kind-{kind}"));
        let own_id = id.rsplit('.').next().unwrap_or(id);
        if name.own.is_empty() || name.own == own_id {
            return word;
        }
        let facts = [("kind", word.into()), ("name", self.label(name).into())];
        self.say_with("explain-rule", &facts)
    }

    /// What the book says where a rule stands, shortened.
    fn prose(&self, source: &Source) -> Vec<String> {
        let Some(article) = self.edition.book.articles.get(source.article) else {
            return Vec::new();
        };
        let texts = article
            .blocks
            .iter()
            .filter_map(|block| match (block, source.item) {
                (Block::Item { number, text }, Some(item)) if *number == item => Some(text),
                (Block::Paragraph(text), None) => Some(text),
                _ => None,
            });
        texts
            .take(PARAGRAPHS_MAX)
            .map(|text| self.voice.own(&shortened(text)))
            .collect()
    }
}

fn shortened(text: &str) -> String {
    let short: String = text.chars().take(PROSE_CHARS_MAX).collect();
    match short.len() < text.len() {
        true => format!("{short}…"),
        false => short,
    }
}
