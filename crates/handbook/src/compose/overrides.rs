//! Which of several rules with one name counts: the one that lies above the others and says so.

use std::collections::BTreeMap;

use super::same::is_same;
use super::{Override, Remark, built_in};
use crate::article::Source;
use crate::check::BUILT_IN;
use crate::language::is_kind;
use crate::nearest::nearest;
use crate::problem::{Expected, ProblemKind};
use crate::syntax::{Manuscript, Node, Place, RuleTable, Tree, Word};

/// The key by which a rule says that it stands in place of another.
pub(super) const REPLACES: &str = "replaces";

/// Kind, record of a step, and id.
type Name = (String, Option<String>, String);

/// Leaves of the rules with one name in several books the one that counts, and tells of what went.
pub(super) fn settle(manuscript: &mut Manuscript, remarks: &mut Vec<Remark>) -> Vec<Override> {
    let rules = std::mem::take(&mut manuscript.rules);
    let mut table = Settling {
        kept: Vec::new(),
        place_of: BTreeMap::new(),
        aside: Vec::new(),
        overrides: Vec::new(),
        remarks,
    };
    for rule in rules {
        table.take(rule);
    }
    table.replace_lines();
    manuscript.rules = table.kept.into_iter().flatten().collect();
    manuscript.aside = table.aside;
    table.overrides
}

/// The rules while they are laid on one another.
pub(super) struct Settling<'r> {
    /// Those that count so far, in the order of reading.
    kept: Vec<Option<RuleTable>>,
    /// Where the one with a name lies among them.
    place_of: BTreeMap<Name, usize>,
    /// Those that don't, or are part of another.
    aside: Vec<RuleTable>,
    overrides: Vec<Override>,
    remarks: &'r mut Vec<Remark>,
}

impl Settling<'_> {
    fn take(&mut self, rule: RuleTable) {
        let name = name(&rule);
        let says = self.says_replaces(&rule);
        // Defaults are their book's own, and what is no kind is refused elsewhere.
        if rule.kind.text == "default" || !is_kind(&rule.kind.text) {
            if says {
                self.refuse(&rule);
            }
            self.kept.push(Some(rule));
            return;
        }
        let below = self.place_of.get(&name).copied();
        let lower = below.and_then(|at| Some((at, self.kept.get_mut(at)?.take()?)));
        let Some((at, lower)) = lower else {
            // A step may also stand in place of a flow line, which is looked for at the end.
            if says && rule.record.is_none() {
                self.refuse(&rule);
            }
            self.keep(name, rule);
            return;
        };
        if lower.book == rule.book {
            // Two of one book are reported as such when names are gathered.
            self.put_back(at, lower);
            self.kept.push(Some(rule));
        } else if rule.kind.text == "record" && BUILT_IN.contains(&rule.id.text.as_str()) {
            let merged = built_in::merge(lower, &rule, says, self.remarks, &mut self.overrides);
            self.put_back(at, merged);
            self.aside.push(rule);
        } else {
            self.replace(lower, &rule, says);
            self.keep(name, rule);
        }
    }

    /// Lays a rule in place of one below it.
    fn replace(&mut self, lower: RuleTable, rule: &RuleTable, says: bool) {
        if !says {
            let kind = ProblemKind::SilentOverride { rule: shown(rule) };
            self.remark(&rule.id.place, &lower.id.place, kind);
        } else if is_same(&rule.table, &lower.table) {
            let kind = ProblemKind::IdleOverride { rule: shown(rule) };
            self.remark(&rule.id.place, &lower.id.place, kind);
        }
        if rule.kind.text == "record" {
            self.replace_steps(&lower, rule);
        }
        self.set_aside(lower, &rule.source);
    }

    /// A record is replaced with the steps that books below it declare of it.
    fn replace_steps(&mut self, lower: &RuleTable, rule: &RuleTable) {
        let of_record = |step: &&mut Option<RuleTable>| {
            step.as_ref().is_some_and(|step| {
                let record = step.record.as_ref().map(|record| &record.text);
                record == Some(&lower.id.text) && step.book < rule.book
            })
        };
        let steps = self.kept.iter_mut().filter(of_record);
        let steps: Vec<RuleTable> = steps.filter_map(Option::take).collect();
        for step in steps {
            self.place_of.remove(&name(&step));
            self.set_aside(step, &rule.source);
        }
    }

    /// Steps that stand in place of a flow line of a record below them.
    fn replace_lines(&mut self) {
        let steps: Vec<RuleTable> = self
            .kept
            .iter()
            .flatten()
            .filter(is_step)
            .cloned()
            .collect();
        for step in steps {
            // What is neither yes nor no was reported when the rule was taken.
            let says = step
                .table
                .get(REPLACES)
                .is_some_and(|node| !matches!(node.value, Tree::YesNo(false)));
            let stands_in = self.overrides.iter().any(|done| {
                done.winner == step.source && done.kind == "step" && done.id == id(&step)
            });
            let line = self.take_line(&step);
            match line {
                Some(line) if !says => {
                    let kind = ProblemKind::SilentOverride { rule: shown(&step) };
                    self.remark(&step.id.place, &line.place, kind);
                }
                None if says && !stands_in => self.refuse(&step),
                _ => {}
            }
        }
    }

    /// Takes the line of a step out of the flow of its record, if that lies below the step.
    fn take_line(&mut self, step: &RuleTable) -> Option<Word> {
        let record = step.record.as_ref()?.text.clone();
        let at = *self.place_of.get(&("record".to_owned(), None, record))?;
        let rule = self.kept.get_mut(at)?.as_mut()?;
        if rule.book >= step.book {
            return None;
        }
        let entries = rule.table.entries.iter_mut();
        let mut flow = entries.filter(|entry| entry.key.text == "flow");
        let Tree::List(lines) = &mut flow.next()?.node.value else {
            return None;
        };
        let is_line = |node: &Node| {
            node.text()
                .is_some_and(|word| line_id(word) == step.id.text)
        };
        let line = lines.iter().position(is_line)?;
        let line = lines.remove(line).text().cloned();
        let replaced = rule.source.clone();
        self.overrides.push(Override {
            kind: "step".to_owned(),
            id: id(step),
            winner: step.source.clone(),
            replaced,
        });
        line
    }

    fn set_aside(&mut self, lower: RuleTable, winner: &Source) {
        // What the lower rule had replaced itself is now replaced by the one above it.
        for done in &mut self.overrides {
            if done.winner == lower.source && done.kind == lower.kind.text && done.id == id(&lower)
            {
                done.winner = winner.clone();
            }
        }
        self.overrides.push(Override {
            kind: lower.kind.text.clone(),
            id: id(&lower),
            winner: winner.clone(),
            replaced: lower.source.clone(),
        });
        self.aside.push(lower);
    }

    fn keep(&mut self, name: Name, rule: RuleTable) {
        self.place_of.insert(name, self.kept.len());
        self.kept.push(Some(rule));
    }

    fn put_back(&mut self, at: usize, rule: RuleTable) {
        if let Some(place) = self.kept.get_mut(at) {
            *place = Some(rule);
        }
    }

    /// Whether a rule says that it replaces one; anything but yes or no is reported, and taken for a yes.
    fn says_replaces(&mut self, rule: &RuleTable) -> bool {
        let Some(node) = rule.table.get(REPLACES) else {
            return false;
        };
        let Tree::YesNo(says) = node.value else {
            let (key, expected) = (REPLACES.to_owned(), Expected::YesNo);
            let kind = ProblemKind::WrongType { key, expected };
            self.remarks.push((node.place.clone(), Vec::new(), kind));
            return true;
        };
        says
    }

    /// Reports a rule that says that it replaces one, where there is none below it.
    fn refuse(&mut self, rule: &RuleTable) {
        let lies_below = |other: &&RuleTable| {
            other.book < rule.book
                && other.kind.text == rule.kind.text
                && other.record.as_ref().map(|word| &word.text)
                    == rule.record.as_ref().map(|word| &word.text)
        };
        let others = self.kept.iter().flatten().filter(lies_below);
        let mut ids: Vec<&str> = others.map(|other| other.id.text.as_str()).collect();
        if let Some(record) = &rule.record {
            let records = self.kept.iter().flatten().filter(|other| {
                other.kind.text == "record"
                    && other.book < rule.book
                    && other.id.text == record.text
            });
            let flows = records.filter_map(|record| record.table.get("flow"));
            let lines = flows.flat_map(|flow| match &flow.value {
                Tree::List(lines) => lines.as_slice(),
                _ => &[],
            });
            ids.extend(lines.filter_map(Node::text).map(line_id));
        }
        let kind = ProblemKind::ReplacesNothing {
            rule: shown(rule),
            nearest: nearest(&rule.id.text, ids),
        };
        let place = rule
            .table
            .get(REPLACES)
            .filter(|_| rule.kind.text == "default")
            .map_or(&rule.id.place, |node| &node.place);
        self.remarks.push((place.clone(), Vec::new(), kind));
    }

    fn remark(&mut self, place: &Place, other: &Place, kind: ProblemKind) {
        self.remarks
            .push((place.clone(), vec![other.clone()], kind));
    }
}

/// The id at the beginning of a line: `hold` of `hold 回訪: planned -> held`.
pub(super) fn line_id(line: &Word) -> &str {
    let text = line.text.trim_start();
    text.split(|c: char| c.is_whitespace() || matches!(c, ':' | '\u{ff1a}'))
        .next()
        .unwrap_or_default()
}

/// A rule as findings name it: `promise.first_reply`, `step.visit.hold`.
fn shown(rule: &RuleTable) -> String {
    format!("{}.{}", rule.kind.text, id(rule))
}

/// The id, of a step with its record.
fn id(rule: &RuleTable) -> String {
    match &rule.record {
        Some(record) => format!("{}.{}", record.text, rule.id.text),
        None => rule.id.text.clone(),
    }
}

fn is_step(rule: &&RuleTable) -> bool {
    rule.record.is_some()
}

fn name(rule: &RuleTable) -> Name {
    let record = rule.record.as_ref().map(|record| record.text.clone());
    (rule.kind.text.clone(), record, rule.id.text.clone())
}
