//! Promises that give different times for the same thing.

use std::collections::BTreeMap;

use worktime::Length;

use crate::Id;
use crate::check::desk::Desk;
use crate::check::kind::Kind;
use crate::check::time::compare;
use crate::edition::Edition;
use crate::event::EventName;
use crate::formula::Formula;
use crate::problem::ProblemKind;
use crate::rule::{Group, Promise, PromiseTerms, PromiseTime};
use crate::syntax::{Node, Place, RuleTable, Tree};

/// One variant of a promise, with what its being meant depends on.
struct Claim<'e> {
    promise: &'e Promise,
    rule: &'e RuleTable,
    /// Its number among the variants.
    variant: usize,
    terms: &'e PromiseTerms,
}

/// What two promises must share to speak of the same thing: opener, group, evidence, and its condition.
type Thing<'e> = (&'e EventName, Option<&'e Id>, Vec<&'e EventName>, &'e str);

/// Reports, once for each promise, that it gives another time for the same thing than one before it: it
/// opens at the same event for the same ones, and the same keeps it. Conditions are the same where they
/// are written alike; whatever stands without one speaks of all.
pub(in crate::check) fn check(desk: &Desk<'_>, edition: &Edition) {
    let mut things: BTreeMap<Thing<'_>, Vec<Claim<'_>>> = BTreeMap::new();
    let rules = edition.promises.iter();
    let rules = rules.filter_map(|(id, promise)| {
        let rule = desk.names.rule(Kind::Promise, id.as_str())?;
        Some((rule, promise))
    });
    let mut promises: Vec<(&RuleTable, &Promise)> = rules.collect();
    promises.sort_by_key(|(rule, _)| (&rule.source, rule.id.place.span.start));
    for (rule, promise) in promises {
        let mut is_told = false;
        for (variant, terms) in promise.variants.iter().enumerate() {
            for event in &promise.on {
                let claim = Claim {
                    promise,
                    rule,
                    variant,
                    terms,
                };
                let before = things.entry(thing(event, &claim)).or_default();
                let mut others = before.iter().take(CLAIMS);
                if !is_told
                    && let Some(other) = others.find(|other| {
                        // Inside one book whoever wrote both may mean a soft and a hard deadline.
                        other.rule.book != claim.rule.book && differ(other, &claim)
                    })
                {
                    is_told = true;
                    report(desk, &claim, other);
                }
                before.push(claim);
            }
        }
    }
}

/// Most claims on one thing that a further one is compared with.
const CLAIMS: usize = 200;

fn thing<'e>(event: &'e EventName, claim: &Claim<'e>) -> Thing<'e> {
    let group = claim.promise.for_each.as_ref().map(|Group { of, .. }| of);
    let mut kept_by: Vec<&EventName> = claim.terms.kept_by.iter().collect();
    kept_by.sort();
    kept_by.dedup();
    (event, group, kept_by, text(claim.terms.kept_if.as_ref()))
}

fn text(formula: Option<&Formula>) -> &str {
    formula.map_or("", |formula| formula.text.trim())
}

/// Whether both may be meant at once, and give different times.
fn differ(one: &Claim<'_>, other: &Claim<'_>) -> bool {
    one.promise.meta.id != other.promise.meta.id
        && !is_same_time(&one.terms.time, &other.terms.time)
        && may_meet(one, other)
}

/// Whether the conditions of both may hold at once: as far as one can see, those of one are among those of
/// the other, and neither is meant only where the other isn't.
fn may_meet(one: &Claim<'_>, other: &Claim<'_>) -> bool {
    let (ones, others) = (holds(one), holds(other));
    let all_in = |some: &[&str], all: &[&str]| some.iter().all(|text| all.contains(text));
    let none_in = |some: &[&str], all: &[&str]| !some.iter().any(|text| all.contains(text));
    (all_in(&ones, &others) || all_in(&others, &ones))
        && none_in(&fails(one), &others)
        && none_in(&fails(other), &ones)
}

/// What must hold for a variant to be meant.
fn holds<'e>(claim: &Claim<'e>) -> Vec<&'e str> {
    let conditions = [claim.promise.filter.as_ref(), claim.terms.filter.as_ref()];
    let present = conditions.into_iter().flatten();
    present.map(|formula| text(Some(formula))).collect()
}

/// What must not hold, since a variant before it would be meant.
fn fails<'e>(claim: &Claim<'e>) -> Vec<&'e str> {
    let before = claim.promise.variants.iter().take(claim.variant);
    let conditions = before.filter_map(|terms| terms.filter.as_ref());
    conditions.map(|formula| text(Some(formula))).collect()
}

/// Whether two times are the same. A time that a field gives can't be compared with a length.
fn is_same_time(one: &PromiseTime, other: &PromiseTime) -> bool {
    match (one, other) {
        (PromiseTime::Within(one), PromiseTime::Within(other)) => {
            let (one, other) = (plain(one.length), plain(other.length));
            one == other || compare(one, other).is_some_and(std::cmp::Ordering::is_eq)
        }
        (PromiseTime::DueField(one), PromiseTime::DueField(other)) => one == other,
        (PromiseTime::DueBefore(one), PromiseTime::DueBefore(other)) => one == other,
        _ => true,
    }
}

/// A week is seven days and a year is twelve months, wherever they begin; no time is no time.
fn plain(length: Length) -> Length {
    match length {
        _ if length.is_zero() => Length::Immediately,
        Length::Weeks(count) => count.checked_mul(7).map_or(length, Length::Days),
        Length::Years(count) => count.checked_mul(12).map_or(length, Length::Months),
        _ => length,
    }
}

fn report(desk: &Desk<'_>, claim: &Claim<'_>, other: &Claim<'_>) {
    let ((place, one), (related, two)) = (time(desk, claim), time(desk, other));
    let kind = ProblemKind::Disagree {
        rule: desk.shown(&claim.promise.meta),
        other: desk.shown(&other.promise.meta),
        one,
        two,
    };
    desk.findings.report_with(place, related, kind);
}

/// Where the time of a variant is written, and how; the rule itself where its default gives it.
fn time<'e>(desk: &Desk<'_>, claim: &Claim<'e>) -> (&'e Place, String) {
    let case = match claim.rule.table.get("case").map(|node| &node.value) {
        Some(Tree::List(variants)) => variants.get(claim.variant),
        _ => None,
    };
    let of_variant = case.and_then(|node| match &node.value {
        Tree::Table(table) => Some(table),
        _ => None,
    });
    let tables = of_variant.into_iter().chain([&claim.rule.table]);
    let mut nodes = tables.filter_map(|table| table.get("due").or_else(|| table.get("within")));
    let node: Option<&Node> = nodes.next();
    let place = node.map_or(&claim.rule.id.place, |node| &node.place);
    let written = node.and_then(Node::text).map(|word| word.text.as_str());
    let text = match (&claim.terms.time, written) {
        (PromiseTime::Within(within), None) => desk.length(within.length),
        (PromiseTime::Within(within), _) if within.param.is_some() => desk.length(within.length),
        (PromiseTime::DueField(field), None) => field.to_string(),
        (_, written) => written.unwrap_or_default().to_owned(),
    };
    (place, text)
}
