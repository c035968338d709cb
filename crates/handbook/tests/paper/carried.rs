//! Which rules carry which requirement, as the comments in the rule blocks say.

use std::collections::{BTreeMap, BTreeSet};

use handbook::Edition;

/// A rule by the header of its table: `[kind.id]`, or `[step.record.id]`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Rule {
    pub(crate) kind: String,
    /// The id; of a step both of its words.
    pub(crate) id: String,
}

/// The rules by requirement. A comment speaks of the header below it if nothing but comments stands between;
/// any other speaks of the rule in which it stands.
pub(crate) fn rules(book: &str) -> BTreeMap<String, BTreeSet<Rule>> {
    let mut carried: BTreeMap<String, BTreeSet<Rule>> = BTreeMap::new();
    let (mut in_block, mut current, mut waiting) = (false, None, BTreeSet::new());
    for line in book.lines() {
        if line.starts_with("```") {
            assert!(waiting.is_empty(), "{waiting:?} stand before no rule");
            (in_block, current) = (line == "```rule", None);
            continue;
        }
        if !in_block || line.trim().is_empty() {
            continue;
        }
        if line.starts_with('#') {
            waiting.extend(named(line));
            continue;
        }
        current = header(line).or(current);
        waiting.extend(
            line.split_once(" # ")
                .map_or_else(Vec::new, |(_, comment)| named(comment)),
        );
        for requirement in std::mem::take(&mut waiting) {
            let rule = current.clone().expect("a comment stands inside a rule");
            carried.entry(requirement).or_default().insert(rule);
        }
    }
    carried
}

/// Whether the edition has the rule.
pub(crate) fn is_in(edition: &Edition, rule: &Rule) -> bool {
    let id = rule.id.as_str();
    match rule.kind.as_str() {
        "calendar" => edition.calendars.contains_key(id),
        "param" => edition.params.contains_key(id),
        "list" => edition.lists.contains_key(id),
        "department" => edition.departments.contains_key(id),
        "role" => edition.roles.contains_key(id),
        "channel" => edition.channels.contains_key(id),
        "record" => edition.records.contains_key(id),
        "form" => edition.forms.contains_key(id),
        "promise" => edition.promises.contains_key(id),
        "duty" => edition.duties.contains_key(id),
        "approval" => edition.approvals.contains_key(id),
        "gate" => edition.gates.contains_key(id),
        "when" => edition.whens.contains_key(id),
        "access" => edition.grants.contains_key(id),
        "survey" => edition.surveys.contains_key(id),
        "template" => edition.templates.contains_key(id),
        "report" => edition.reports.contains_key(id),
        "measure" => edition.measures.contains_key(id),
        "course" => edition.courses.contains_key(id),
        "price" => edition.prices.contains_key(id),
        "keep" => edition.keeps.contains_key(id),
        "principle" => edition.principles.contains_key(id),
        "step" => {
            let (record, step) = id.split_once('.').expect("a step names its record");
            let record = edition.records.get(record);
            record.is_some_and(|record| record.step(step).is_some())
        }
        // What rules of a kind take from here shows in them.
        "default" => true,
        _ => false,
    }
}

fn header(line: &str) -> Option<Rule> {
    let (kind, id) = line.strip_prefix('[')?.strip_suffix(']')?.split_once('.')?;
    Some(Rule {
        kind: kind.to_owned(),
        id: id.to_owned(),
    })
}

/// The requirements that a comment names: `PR-09`.
fn named(comment: &str) -> Vec<String> {
    let words = comment.split(|c: char| !c.is_ascii_alphanumeric() && c != '-');
    let is_id = |word: &&str| {
        word.strip_prefix("PR-")
            .is_some_and(|number| number.len() == 2 && number.parse::<u8>().is_ok())
    };
    words.filter(is_id).map(str::to_owned).collect()
}
