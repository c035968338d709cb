//! What stands below the drawing: which clocks run from where to where, and what the gates ask for.

use super::block::{Block, Item, Line, Measure, Moment};
use super::clock::{Anchor, Clock, GateMark};
use super::icon::Icon;
use super::ink::{Ink, META, PLAIN, STEP};
use super::spoken::Spoken;
use super::text::width;
use super::words::Phrase;
use crate::article::Source;

/// A part of the legend.
pub(super) struct Part {
    /// Its heading.
    pub heading: Line,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// One row: a mark, and what there is to say about it.
pub(super) struct Row {
    /// The mark at its left.
    pub mark: Item,
    /// The words.
    pub block: Block,
}

/// Room for the mark of a row, in pixels.
pub(super) const INDENT: i32 = 30;

/// Lines that one sentence of the legend may take.
const LINES_MAX: usize = 6;

/// The parts that have anything to say, for a legend of that width.
pub(super) fn parts(spoken: &Spoken<'_>, width_max: i32) -> Vec<Part> {
    let mut parts = Vec::new();
    let text = Measure {
        width_max: width_max - INDENT,
        lines_max: LINES_MAX,
    };
    let chart = spoken.chart;
    if !chart.clocks.is_empty() {
        parts.push(Part {
            heading: clocks_heading(spoken),
            rows: chart
                .clocks
                .iter()
                .map(|clock| clock_row(spoken, clock, text))
                .collect(),
        });
    }
    if !chart.gates.is_empty() {
        parts.push(Part {
            heading: Line {
                items: vec![words(spoken.words.say(&Phrase::Gates), Ink::Second)],
                above: 0,
            },
            rows: chart
                .gates
                .iter()
                .map(|mark| gate_row(spoken, mark, text))
                .collect(),
        });
    }
    parts
}

fn clocks_heading(spoken: &Spoken<'_>) -> Line {
    let sign = |moment, phrase: &Phrase<'_>| {
        [
            Item::Room(16),
            Item::Clock {
                number: 1,
                moment,
                says: String::new(),
            },
            Item::Room(5),
            words(spoken.words.say(phrase), Ink::Third),
        ]
    };
    let mut items = vec![words(spoken.words.say(&Phrase::Clocks), Ink::Second)];
    items.extend(sign(Moment::Begins, &Phrase::ClockBegins));
    items.extend(sign(Moment::Kept, &Phrase::ClockKept));
    Line { items, above: 0 }
}

fn clock_row(spoken: &Spoken<'_>, clock: &Clock<'_>, text: Measure) -> Row {
    let promise = clock.promise;
    let mut block = Block::default();
    let name = spoken.words.name(&promise.meta.name);
    let time = spoken.time(clock);
    let together = width(&name, STEP) + 10 + width(&time, PLAIN);
    match together <= text.width_max {
        true => block.lines.push(Line {
            items: vec![
                Item::Words {
                    text: name,
                    face: STEP,
                    ink: Ink::Main,
                },
                Item::Room(10),
                Item::Words {
                    text: time,
                    face: PLAIN,
                    ink: Ink::Time,
                },
            ],
            above: 0,
        }),
        false => {
            block.words(&name, STEP, Ink::Main, text);
            block.words(&time, PLAIN, Ink::Time, text);
        }
    }
    let begins = spoken.words.happenings(&promise.on);
    let first = promise.variants.first();
    let kept = first.map(|terms| spoken.words.happenings(&terms.kept_by));
    let field = first.and_then(|terms| terms.clock_from.as_ref());
    let field = field.map(|id| match spoken.chart.record.field(id.as_str()) {
        Some(field) => spoken.words.name(&field.name),
        None => id.to_string(),
    });
    let mut sentence = spoken.words.say(&Phrase::Clock {
        begins: &begins,
        counted_from: field.as_deref(),
        kept: &kept.unwrap_or_default(),
    });
    let pauses = spoken.states(first.into_iter().flat_map(|terms| &terms.pause_in));
    if !pauses.is_empty() {
        sentence.push_str(&spoken.words.say(&Phrase::SentenceGap));
        sentence.push_str(&spoken.words.say(&Phrase::ClockPauses(&pauses)));
    }
    block.words(&sentence, META, Ink::Second, text);
    cite(&mut block, spoken, &promise.meta.source, text);
    Row {
        mark: Item::Clock {
            number: clock.number,
            moment: Moment::Kept,
            says: String::new(),
        },
        block,
    }
}

fn gate_row(spoken: &Spoken<'_>, mark: &GateMark<'_>, text: Measure) -> Row {
    let mut block = Block::default();
    let before: Vec<String> = mark
        .before
        .iter()
        .map(|anchor| match anchor {
            Anchor::Opening => spoken.words.say(&Phrase::Opening),
            Anchor::Step(id) | Anchor::State(id) => {
                let step = spoken.chart.record.step(id.as_str());
                step.map_or_else(|| id.to_string(), |step| spoken.words.name(&step.meta.name))
            }
        })
        .collect();
    let before = spoken.words.say(&Phrase::List(&before));
    block.words(&before, STEP, Ink::Main, text);
    block.words(
        &spoken.words.name(&mark.gate.otherwise),
        META,
        Ink::Second,
        text,
    );
    cite(&mut block, spoken, &mark.gate.meta.source, text);
    Row {
        mark: Item::Icon {
            icon: Icon::Gate,
            says: String::new(),
        },
        block,
    }
}

/// The article, at the end of the last line where it fits.
fn cite(block: &mut Block, spoken: &Spoken<'_>, source: &Source, text: Measure) {
    let article = spoken
        .words
        .own(&spoken.chart.edition.book.citation(source));
    if article.is_empty() {
        return;
    }
    let gap = 12;
    match block.lines.last_mut() {
        Some(last) if last.width() + gap + width(&article, META) <= text.width_max => {
            last.items.push(Item::Room(gap));
            last.items.push(words(article, Ink::Third));
        }
        _ => block.words(&article, META, Ink::Third, text),
    }
}

fn words(text: String, ink: Ink) -> Item {
    Item::Words {
        text,
        face: META,
        ink,
    }
}
