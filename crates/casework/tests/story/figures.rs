//! Figures of a book over the promises and records of a story: how many of those that count do so.

use casework::measures::counted;
use casework::promises::Promise;
use casework::records::Record;
use handbook::Id;
use handbook::formula::{Facts, Formula, Function, Path, Value};
use handbook::rule::{Figure, Measure, Measured};

use super::script::{Played, same};
use super::world::World;

/// One promise that a figure counts.
struct Counted<'a>(&'a Promise);

impl Facts for Counted<'_> {
    fn read(&self, path: &Path) -> Value {
        match path {
            Path::PromiseState => Value::Text(self.0.state.word().to_owned()),
            Path::PromiseLate => Value::Duration(self.0.lateness_micros),
            _ => Value::Unset,
        }
    }

    fn ask(&self, _: Function, _: &[Value]) -> Value {
        Value::Unset
    }
}

/// Checks a figure: `measure on_time is 1 of 2`. Records are counted by the product's own code.
pub(super) fn measure(world: &World, id: &str, part: &str, whole: &str) -> Played {
    let rule = world.edition.measures.get(id).ok_or("no such measure")?;
    let (found, meant) = match &rule.of {
        Measured::Record(record_type) => records(world, rule, record_type)?,
        Measured::Promise(of) => promises(world, rule, |promise| {
            promise.rule == *of && promise.window.is_none()
        }),
        Measured::Promises => promises(world, rule, |_| true),
        _ => return Err("stories count promises and records".to_owned()),
    };
    let (found, meant) = (found.to_string(), meant.to_string());
    same(&(part, whole), &(found.as_str(), meant.as_str()))
}

fn records(world: &World, rule: &Measure, record_type: &Id) -> Result<(u64, u64), String> {
    let org = world.situation.org.as_ref().ok_or("nothing is founded")?;
    let records: Vec<Record> = world
        .situation
        .records
        .values()
        .filter(|record| record.record_type == *record_type)
        .cloned()
        .collect();
    let figure = counted(&world.edition, org, world.situation.now, rule, &records);
    Ok((figure.part, figure.whole))
}

fn promises(world: &World, rule: &Measure, is_of: impl Fn(&Promise) -> bool) -> (u64, u64) {
    let promises = world
        .situation
        .promises
        .values()
        .filter(|promise| is_of(promise));
    let things: Vec<Counted<'_>> = promises.map(Counted).collect();
    let holds = |formula: &Option<Formula>, thing: &Counted<'_>| {
        formula.as_ref().is_none_or(|formula| formula.holds(thing))
    };
    let meant: Vec<_> = things
        .iter()
        .filter(|thing| holds(&rule.filter, thing))
        .collect();
    let found = meant
        .iter()
        .filter(|thing| rule.figure != Figure::Share || holds(&rule.value, thing))
        .count();
    (found as u64, meant.len() as u64)
}
