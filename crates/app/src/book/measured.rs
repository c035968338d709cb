//! Measures over records, each a line under the article that it stands in, with its figure in the margin.

use casework::measures::{Counted, counted};
use casework::situation::Org;
use handbook::article::Source;
use handbook::rule::{Better, Figure, Measure, Measured};
use handbook::{Edition, Id};
use store::Door;
use store::desk::handbook::Period;
use store::desk::measured::records;
use worktime::Instant;

use super::figures::whole;
use crate::ui::handbook::{Item, Run};
use crate::ui::margin::MarginFigure;
use crate::wording::Wording;

/// A measure and what it came to.
pub(super) type Reckoned = (Id, Counted);

/// Reckons the measures that count records: their number, or a share of them.
pub(super) fn reckon(
    door: &mut Door,
    org: &Org,
    edition: &Edition,
    now: Instant,
    period: Period,
) -> store::Result<Vec<Reckoned>> {
    let mut reckoned = Vec::new();
    for measure in edition.measures.values() {
        if let Some(record_type) = record_type(measure) {
            let found = records(door, org.id, record_type, measure.counted_at, period)?;
            let figure = counted(edition, org, now, measure, &found);
            reckoned.push((measure.meta.id.clone(), figure));
        }
    }
    Ok(reckoned)
}

/// The lines of the measures that stand at a place of the book.
pub(super) fn lines(
    words: &Wording,
    reckoned: &[Reckoned],
    source: &Source,
    is_item: bool,
) -> Vec<Item> {
    let here = reckoned.iter().filter_map(|(id, figure)| {
        let measure = words.edition.measures.get(id)?;
        (measure.meta.source == *source).then_some((measure, figure))
    });
    here.map(|(measure, figure)| line(words, measure, figure, is_item))
        .collect()
}

fn line(words: &Wording, measure: &Measure, figure: &Counted, is_item: bool) -> Item {
    let name = words.label(&measure.meta.name);
    let target = measure.target.map(|target| {
        let key = if measure.figure == Figure::Share {
            "measure-target-share"
        } else {
            "measure-target"
        };
        words.say_with(key, &[("target", target.into())])
    });
    Item {
        id: format!("measure.{}", measure.meta.id),
        number: is_item.then(String::new),
        runs: vec![Run::Plain(name.clone())],
        figure: Some(MarginFigure {
            label: words.say_with("figure-label", &[("rule", name.into())]),
            share: said(measure, figure),
            below_target: misses(measure, figure),
            note: Some(target.unwrap_or_else(|| words.say("measure-no-target"))),
            ..MarginFigure::default()
        }),
        ..Item::default()
    }
}

fn said(measure: &Measure, figure: &Counted) -> String {
    match measure.figure {
        Figure::Share => format!("{} / {}", figure.part, figure.whole),
        _ => figure.part.to_string(),
    }
}

fn misses(measure: &Measure, figure: &Counted) -> bool {
    let Some(target) = measure.target else {
        return false;
    };
    let (got, wanted) = match measure.figure {
        Figure::Share => (whole(figure.part) * 100, target * whole(figure.whole)),
        _ => (whole(figure.part), target),
    };
    match measure.better {
        Better::More => got < wanted,
        Better::Less => got > wanted,
    }
}

/// The record type that a measure counts; none where it counts promises, or reckons with numbers.
fn record_type(measure: &Measure) -> Option<&Id> {
    match (&measure.of, measure.figure) {
        (Measured::Record(record_type), Figure::Share | Figure::Count) => Some(record_type),
        _ => None,
    }
}
