//! Drawings of records: every state and every arrow of the book is in them, in the reader's words, whatever the book says.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::collections::BTreeSet;
use std::sync::LazyLock;

use handbook::event::EventName;
use handbook::graph::{
    Anchor, Chart, Extent, Passage, Phrase, Place, STATES_MAX, TooLarge, WAYS_MAX, Words,
};
use handbook::rule::{Actor, Arrow, PromiseTime, Record, State, Step};
use handbook::{Edition, Id, Label, Lang, SourceText};
use proptest::prelude::*;

/// Plain words: names as they are, everything else as it is called in the code.
struct Plain;

impl Words for Plain {
    fn lang(&self) -> Lang {
        Lang::ZhHant
    }

    fn name(&self, label: &Label) -> String {
        label.own.clone()
    }

    fn own(&self, text: &str) -> String {
        text.to_owned()
    }

    fn actors(&self, actors: &[Actor], _record: &Id) -> String {
        let names = actors.iter().map(|actor| match actor {
            Actor::Role(role) => role.to_string(),
            other => format!("{other:?}").to_lowercase(),
        });
        names.collect::<Vec<_>>().join(" or ")
    }

    fn happenings(&self, events: &[EventName]) -> String {
        events
            .iter()
            .map(EventName::to_string)
            .collect::<Vec<_>>()
            .join(" or ")
    }

    fn time(&self, time: &PromiseTime, _record: &Id) -> String {
        match time {
            PromiseTime::Within(timed) => timed.length.to_string(),
            PromiseTime::DueField(field) => format!("until {field}"),
            PromiseTime::DueBefore(anchor) => format!("before {}", anchor.field),
        }
    }

    fn say(&self, phrase: &Phrase<'_>) -> String {
        match phrase {
            Phrase::Title { record } => format!("Steps of {record}"),
            Phrase::Subtitle { book, version } => format!("{book} {version}"),
            Phrase::Opening => "open".to_owned(),
            Phrase::List(names) => names.join(", "),
            Phrase::Either(names) => names.join(" or "),
            Phrase::EveryOpenState => "every open state".to_owned(),
            Phrase::EveryOpenStateBut(names) => {
                format!("every open state but {}", names.join(", "))
            }
            Phrase::NotBy(barred) => format!("not {barred}"),
            Phrase::RecordedBy(staff) => format!("entered by {staff}"),
            Phrase::Form(form) => format!("form {form}"),
            Phrase::Note => "reason".to_owned(),
            Phrase::Opens(record) => format!("opens {record}"),
            Phrase::Clocks => "Clocks".to_owned(),
            Phrase::ClockBegins => "begins".to_owned(),
            Phrase::ClockKept => "kept".to_owned(),
            Phrase::Clock {
                begins,
                counted_from,
                kept,
            } => match counted_from {
                Some(field) => format!("From {begins}, counted from {field}, to {kept}."),
                None => format!("From {begins} to {kept}."),
            },
            Phrase::ClockPauses(states) => format!("Stands still in {}.", states.join(", ")),
            Phrase::Gates => "Gates".to_owned(),
            Phrase::Sentence { from, step, by, to } => {
                format!("{}: {step} ({by}) to {to}.", from.unwrap_or_default())
            }
            Phrase::SentenceGap => " ".to_owned(),
        }
    }
}

fn edition(rules: &str) -> Edition {
    let text = format!(
        r#"---
title: Book
lang: en
version: 1
effective: 2026-01-01
calendar: office
---

# 1 Chapter

## 1 Article

```rule
[calendar.office]
zone = "Asia/Shanghai"
week = "mon-fri 09:00-17:00"

[role.agent]
name = "Agent"

[role.head]
name = "Head"

{rules}
```
"#
    );
    let name = "handbook.md".to_owned();
    let (edition, problems) = handbook::read(&[SourceText { name, text }]);
    edition.unwrap_or_else(|| panic!("{problems:?}"))
}

fn chart<'a>(edition: &'a Edition, record: &str) -> Chart<'a> {
    Chart::of(edition, Chart::record(edition, record).unwrap()).unwrap()
}

/// A record with one of everything.
static SMALL: LazyLock<Edition> = LazyLock::new(|| {
    edition(
        r#"
[form.report]
name = "Report"
of = "case"
fields = ["what What: text, required"]

[record.case]
name = "Case"
owner = "agent"
fields = ["what What: text, required", "found_at Found at: instant"]
states = ["new New", "held Held", "done Done"]
final = ["done"]
flow = [
  "hold Hold: new -> held, by agent, note",
  "resume Resume: held -> new, by agent or head",
  "remark Remark: new -> new, by head",
  "finish Finish: new -> done, by agent, form report",
]

[promise.quick]
name = "Quick"
on = "case.opened"
clock_from = "found_at"
within = "2 hours"
by = "owner"
kept_by = "case.finish"
pause_in = ["held"]

[gate.said]
before = "case.finish"
require = "has(record.what)"
else = "Say what it is."
"#,
    )
});

#[test]
fn a_small_record_is_drawn_like_this() {
    let edition = SMALL.clone();
    insta::assert_snapshot!("small_svg", chart(&edition, "case").svg(&Plain));
    insta::assert_snapshot!("small_dot", chart(&edition, "case").dot(&Plain));
}

#[test]
fn clocks_and_gates_hang_on_what_begins_and_keeps_them() {
    let edition = SMALL.clone();
    let chart = chart(&edition, "case");
    let finish = Id::new("finish");
    assert_eq!(chart.clocks.len(), 1);
    assert_eq!(chart.clocks[0].number, 1);
    assert_eq!(chart.clocks[0].begins, [Anchor::Opening]);
    assert_eq!(chart.clocks[0].kept, [Anchor::Step(&finish)]);
    assert_eq!(chart.gates[0].before, [Anchor::Step(&finish)]);
    let svg = chart.svg(&Plain);
    for text in [
        "2 hours",
        "Say what it is.",
        "form Report",
        "reason",
        "Stands still in Held.",
        "counted from Found at",
    ] {
        assert!(svg.contains(text), "{text}");
    }
}

#[test]
fn steps_between_the_same_two_states_share_a_line() {
    let edition = edition(
        r#"
[record.case]
name = "Case"
owner = "agent"
states = ["new New", "done Done"]
final = ["done"]
flow = ["finish Finish: new -> done, by agent", "drop Drop: new -> done, by head"]
"#,
    );
    let chart = chart(&edition, "case");
    let names: Vec<Vec<String>> = chart.ways.iter().map(|way| names(&way.passages)).collect();
    assert_eq!(names, [vec!["open"], vec!["finish", "drop"]]);
}

#[test]
fn a_step_from_everywhere_is_drawn_once() {
    let edition = edition(
        r#"
[record.case]
name = "Case"
owner = "agent"
states = ["a A", "b B", "c C", "d D", "e E", "done Done", "void Void"]
final = ["done", "void"]
flow = [
  "on On: a -> b, b -> c, c -> d, d -> e, e -> done, by agent",
  "drop Drop: * -> void, by agent",
  "rest Rest: a | b | c | e -> d, by agent",
  "note Note: a -> a, b -> b, c -> c, d -> d, e -> e, by agent",
  "skip Skip: a | b | c | d -> e, by agent",
  "mail Mail: a -> a, by agent",
]
"#,
    );
    let chart = chart(&edition, "case");
    let drawn: Vec<(String, Vec<String>, String)> = chart
        .ways
        .iter()
        .map(|way| {
            (
                place(&chart, way.from),
                names(&way.passages),
                place(&chart, way.to),
            )
        })
        .collect();
    let with = |step: &str| {
        let ways = drawn
            .iter()
            .filter(|(_, steps, _)| steps.contains(&step.to_owned()));
        ways.map(|(from, _, to)| format!("{from} {to}"))
            .collect::<Vec<_>>()
    };
    assert_eq!(with("drop"), ["Every void"]);
    assert_eq!(with("note"), ["Every Every"]);
    assert_eq!(with("mail"), ["a a"]);
    // A few states have a line each, and share the label where these meet.
    let meetings: Vec<_> = drawn.iter().filter(|(_, _, to)| to == "rest").collect();
    assert_eq!(meetings.len(), 4);
    assert_eq!(
        drawn
            .iter()
            .filter(|(from, _, to)| from == "rest" && to == "d")
            .count(),
        1
    );
    let svg = chart.svg(&Plain);
    assert_eq!(svg.matches(">Drop<").count(), 1);
    assert_eq!(svg.matches(">Rest<").count(), 1);
}

fn names(passages: &[Passage<'_>]) -> Vec<String> {
    let names = passages.iter().map(|passage| match passage {
        Passage::Opening => "open".to_owned(),
        Passage::Step(step) => step.meta.id.to_string(),
    });
    names.collect()
}

fn place(chart: &Chart<'_>, position: usize) -> String {
    match &chart.places[position] {
        Place::Beginning => "beginning".to_owned(),
        Place::State(state) => state.id.to_string(),
        Place::Several {
            extent: Extent::Every,
            ..
        } => "Every".to_owned(),
        Place::Several { extent, .. } => format!("{extent:?}"),
        Place::Meeting { passages } => names(passages).concat(),
    }
}

#[test]
fn texts_of_the_book_are_texts_in_the_drawing() {
    let mut edition = SMALL.clone();
    let record = edition.records.get_mut("case").unwrap();
    record.states[1].name = Label::own("<script>&\"'\u{1}\u{FFFF}\\");
    let chart = chart(&edition, "case");
    let svg = chart.svg(&Plain);
    assert!(svg.contains("&lt;script&gt;&amp;&quot;"), "{svg}");
    assert!(!svg.contains("<script") && !svg.contains(['\u{1}', '\u{FFFF}']));
    assert_balanced(&svg);
    let dot = chart.dot(&Plain);
    assert!(dot.contains("<script>&\\\"' "), "{dot}");
    assert!(dot.contains("\\\\"));
}

#[test]
fn a_drawing_runs_no_code_and_fetches_nothing() {
    let edition = SMALL.clone();
    let svg = chart(&edition, "case").svg(&Plain);
    for word in [
        "<script",
        "javascript:",
        "href",
        "url(",
        "@import",
        "style=\"",
        "on",
        "foreignObject",
    ] {
        let attribute = match word {
            "on" => svg.contains(" onload") || svg.contains(" onclick"),
            _ => svg.contains(word),
        };
        assert!(!attribute, "{word}");
    }
    assert!(
        svg.contains("<title id=") && svg.contains("<desc id=") && svg.contains("role=\"img\"")
    );
    assert!(svg.contains("prefers-color-scheme:dark"));
}

#[test]
fn what_nobody_could_read_is_refused() {
    let mut edition = SMALL.clone();
    let states = STATES_MAX + 1;
    let record = edition.records.get_mut("case").unwrap();
    record.states = (0..states).map(state).collect();
    let record = &edition.records["case"];
    let refusal = Chart::of(&edition, record).map(|_| ()).unwrap_err();
    assert_eq!(refusal, TooLarge { states, ways: 0 });

    let mut edition = SMALL.clone();
    let record = edition.records.get_mut("case").unwrap();
    record.states = (0..STATES_MAX).map(state).collect();
    let template = record.steps[0].clone();
    record.steps = (0..WAYS_MAX)
        .map(|at| {
            step(
                &template,
                at,
                vec![arrow(at % 100, (at + 1 + at / 100) % 100)],
            )
        })
        .collect();
    let record = &edition.records["case"];
    let refusal = Chart::of(&edition, record).map(|_| ()).unwrap_err();
    assert_eq!(refusal.ways, WAYS_MAX + 1);
}

#[test]
fn the_largest_drawing_is_still_drawn() {
    let mut edition = SMALL.clone();
    let record = edition.records.get_mut("case").unwrap();
    record.states = (0..STATES_MAX).map(state).collect();
    let template = record.steps[0].clone();
    record.steps = (0..WAYS_MAX - 1)
        .map(|at| {
            step(
                &template,
                at,
                vec![arrow(
                    at * 7 % STATES_MAX,
                    (at * 11 + at / 9 + 1) % STATES_MAX,
                )],
            )
        })
        .collect();
    let svg = chart(&edition, "case").svg(&Plain);
    assert!(svg.matches("<polygon").count() > WAYS_MAX / 2);
    assert_balanced(&svg);
}

fn state(number: usize) -> State {
    State {
        id: Id::new(&format!("s{number}")),
        name: Label::own(&format!("State {number}.")),
        is_final: false,
    }
}

fn arrow(from: usize, to: usize) -> Arrow {
    Arrow {
        from: Id::new(&format!("s{from}")),
        to: Id::new(&format!("s{to}")),
    }
}

fn step(template: &Step, number: usize, arrows: Vec<Arrow>) -> Step {
    let mut step = template.clone();
    step.meta.id = Id::new(&format!("t{number}"));
    step.meta.name = Label::own(&format!("Step {number}."));
    step.arrows = arrows;
    step
}

/// How many states, which of them are final, and the arrows of each step: one from each state at most.
type Made = (usize, Vec<bool>, Vec<Vec<(usize, usize)>>);

fn records() -> impl Strategy<Value = Made> {
    (1..14_usize).prop_flat_map(|states| {
        let one = prop::collection::btree_map(0..states, 0..states, 1..=states.min(8));
        let few = one.prop_map(|arrows| arrows.into_iter().collect::<Vec<_>>());
        let same = (
            prop::collection::btree_set(0..states, 1..=states),
            0..states,
        )
            .prop_map(|(froms, to)| froms.into_iter().map(|from| (from, to)).collect::<Vec<_>>());
        let steps = prop::collection::vec(prop_oneof![few, same], 0..16);
        let finals = prop::collection::vec(any::<bool>(), states);
        (Just(states), finals, steps)
    })
}

fn made((states, finals, steps): &Made) -> Edition {
    let mut edition = SMALL.clone();
    let record = edition.records.get_mut("case").unwrap();
    record.states = (0..*states).map(state).collect();
    for (state, is_final) in record.states.iter_mut().zip(finals) {
        state.is_final = *is_final;
    }
    let template = record.steps[0].clone();
    record.steps = steps
        .iter()
        .enumerate()
        .map(|(at, arrows)| {
            let arrows = arrows.iter().map(|(from, to)| arrow(*from, *to)).collect();
            step(&template, at, arrows)
        })
        .collect();
    edition
}

type Arrows = BTreeSet<(Id, Id, Id)>;

/// Every arrow of the record: step, from, to.
fn wanted(record: &Record) -> Arrows {
    let arrows = record.steps.iter().flat_map(|step| {
        step.arrows
            .iter()
            .map(|arrow| (step.meta.id.clone(), arrow.from.clone(), arrow.to.clone()))
    });
    arrows.collect()
}

/// Every arrow that a reader of the chart would find.
fn found(chart: &Chart<'_>) -> Arrows {
    let mut found = Arrows::new();
    let mut note = |passages: &[Passage<'_>], froms: &[Id], to: Option<&Id>| {
        for passage in passages {
            if let Passage::Step(step) = passage {
                for from in froms {
                    found.insert((
                        step.meta.id.clone(),
                        from.clone(),
                        to.unwrap_or(from).clone(),
                    ));
                }
            }
        }
    };
    let states = |position: usize| -> Vec<Id> {
        match &chart.places[position] {
            Place::State(state) => vec![state.id.clone()],
            Place::Several { states, .. } => states.iter().map(|state| state.id.clone()).collect(),
            Place::Beginning | Place::Meeting { .. } => Vec::new(),
        }
    };
    for way in &chart.ways {
        let to = states(way.to);
        match way.from == way.to {
            true => note(&way.passages, &states(way.from), None),
            false => note(&way.passages, &states(way.from), to.first()),
        }
    }
    for (position, place) in chart.places.iter().enumerate() {
        if let Place::Meeting { passages } = place {
            let into = chart.ways.iter().filter(|way| way.to == position);
            let froms: Vec<Id> = into.flat_map(|way| states(way.from)).collect();
            let out: Vec<_> = chart
                .ways
                .iter()
                .filter(|way| way.from == position)
                .collect();
            assert_eq!(out.len(), 1);
            note(passages, &froms, states(out[0].to).first());
        }
    }
    found
}

/// Every element is closed in its order, and every quote.
fn assert_balanced(svg: &str) {
    let mut open: Vec<&str> = Vec::new();
    for tag in svg.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        assert_eq!(tag.matches('"').count() % 2, 0, "{tag}");
        match tag.strip_prefix('/') {
            Some(name) => assert_eq!(open.pop(), Some(name)),
            None if tag.ends_with('/') => {}
            None => open.push(tag.split(' ').next().unwrap()),
        }
    }
    assert!(open.is_empty(), "{open:?}");
}

proptest! {
    #[test]
    fn every_arrow_of_the_book_is_in_the_chart_and_no_other(made_of in records()) {
        let edition = made(&made_of);
        let chart = chart(&edition, "case");
        prop_assert_eq!(found(&chart), wanted(chart.record));
    }

    #[test]
    fn every_state_and_step_is_in_the_drawing(made_of in records()) {
        let edition = made(&made_of);
        let chart = chart(&edition, "case");
        let (svg, dot) = (chart.svg(&Plain), chart.dot(&Plain));
        assert_balanced(&svg);
        for state in &chart.record.states {
            let text = format!(">{}</text>", state.name.own);
            prop_assert!(svg.contains(&text), "{}", text);
            let node = format!("  \"{}\" [label=", state.id);
            prop_assert_eq!(dot.matches(&node).count(), 1);
        }
        prop_assert_eq!(svg.matches(r#"rx="8" class="b sr""#).count(), chart.record.states.len());
        for step in &chart.record.steps {
            let (in_svg, in_dot) = (format!(">{}</text>", step.meta.name.own), step.meta.name.own.clone());
            prop_assert!(svg.contains(&in_svg));
            prop_assert!(dot.contains(&in_dot));
        }
        // A head for each line that points at a state, and for each loop.
        let pointing = chart.ways.iter().filter(|way| !matches!(chart.places[way.to], Place::Meeting { .. }));
        prop_assert_eq!(svg.matches("<polygon").count(), pointing.count());
        prop_assert_eq!(svg, chart.svg(&Plain));
    }
}
