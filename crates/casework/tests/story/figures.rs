//! Figures of a book over the promises and records of a story: how many of those that count do so.

use handbook::formula::{Facts, Function, Path, Value};
use handbook::rule::{Figure, Measured};

use casework::promises::Promise;
use casework::records::Record;
use casework::secret::FieldValue;

use super::script::{Played, same};
use super::world::World;

/// One thing that a figure counts.
struct Counted<'a> {
    record: Option<&'a Record>,
    promise: Option<&'a Promise>,
}

impl Facts for Counted<'_> {
    fn read(&self, path: &Path) -> Value {
        match (path, self.record, self.promise) {
            (Path::PromiseState, _, Some(promise)) => Value::Text(promise.state.word().to_owned()),
            (Path::PromiseLate, _, Some(promise)) => Value::Duration(promise.lateness_micros),
            (Path::RecordState, Some(record), _) => Value::Text(record.state.to_string()),
            (Path::RecordField(field), Some(record), _) => match record.fields.get(field) {
                Some(FieldValue::Open(value)) => value.clone(),
                _ => Value::Unset,
            },
            _ => Value::Unset,
        }
    }

    fn ask(&self, _: Function, _: &[Value]) -> Value {
        Value::Unset
    }
}

/// Checks a figure: `measure on_time is 1 of 2`.
pub(super) fn measure(world: &World, id: &str, counted: &str, all: &str) -> Played {
    let rule = world.edition.measures.get(id).ok_or("no such measure")?;
    let promises = world.situation.promises.values();
    let things: Vec<Counted<'_>> = match &rule.of {
        Measured::Record(record_type) => {
            let records = world.situation.records.values();
            let records = records.filter(|record| record.record_type == *record_type);
            records
                .map(|record| Counted {
                    record: Some(record),
                    promise: None,
                })
                .collect()
        }
        Measured::Promise(rule) => promises
            .filter(|promise| promise.rule == *rule && promise.window.is_none())
            .map(|promise| Counted {
                record: None,
                promise: Some(promise),
            })
            .collect(),
        Measured::Promises => promises
            .map(|promise| Counted {
                record: None,
                promise: Some(promise),
            })
            .collect(),
    };
    let meant: Vec<_> = things
        .iter()
        .filter(|thing| {
            rule.filter
                .as_ref()
                .is_none_or(|filter| filter.holds(*thing))
        })
        .collect();
    let counts = |thing: &&&Counted<'_>| match (&rule.figure, &rule.value) {
        (Figure::Share, Some(value)) => value.holds(**thing),
        _ => true,
    };
    let found = meant.iter().filter(counts).count();
    same(
        &(counted, all),
        &(found.to_string().as_str(), meant.len().to_string().as_str()),
    )
}
