//! What the running system gets of a book: names resolved, defaults, cases, params and lines filled in.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fmt::Write as _;

use handbook::edition::Edition;
use handbook::event::{EventName, StepRef};
use handbook::formula::Path;
use handbook::rule::{
    Actor, AlertAt, Arrow, Assigned, EffectKind, GateBefore, NumberPart, PromiseTime, TemplatePart,
};
use handbook::{Id, SourceText};
use worktime::Length;

const BOOK: &str = include_str!("good/full.md");

fn edition() -> Edition {
    let name = "handbook.md".to_owned();
    let text = BOOK.to_owned();
    handbook::read(&[SourceText { name, text }]).0.unwrap()
}

fn step(name: &str) -> StepRef {
    StepRef {
        record: Id::new("ticket"),
        step: Id::new(name),
    }
}

fn arrow(from: &str, to: &str) -> Arrow {
    Arrow {
        from: Id::new(from),
        to: Id::new(to),
    }
}

#[test]
fn variants_have_the_keys_of_case_rule_and_default() {
    let edition = edition();
    let promise = &edition.promises["first"];
    let [gold, rest] = promise.variants.as_slice() else {
        panic!("two variants")
    };
    let PromiseTime::Within(within) = &gold.time else {
        panic!("a length")
    };
    assert_eq!(within.length, Length::parse("2 hours").unwrap());
    assert_eq!(within.param, Some(Id::new("short")));
    assert_eq!(
        gold.filter.as_ref().unwrap().text,
        "(client.tier == 'gold') && (has(record.valid))"
    );
    assert_eq!(gold.calendar, Id::new("always"));
    assert_eq!(rest.time, PromiseTime::DueField(Id::new("wanted_on")));
    assert_eq!(rest.filter, None);
    assert_eq!(rest.calendar, Id::new("office"));
    for terms in [gold, rest] {
        assert_eq!(terms.by, [Actor::Owner]);
        assert_eq!(terms.pause_in, [Id::new("waiting")]);
        let at: Vec<&AlertAt> = terms.alerts.iter().map(|alert| &alert.at).collect();
        assert_eq!(at, [&AlertAt::Percent(50), &AlertAt::Due]);
    }
    assert_eq!(edition.promises["late"].variants[0].alerts, []);
}

#[test]
fn a_star_is_every_open_state_and_a_table_overrules_its_line() {
    let edition = edition();
    let ticket = &edition.records["ticket"];
    assert_eq!(
        ticket.step("drop").unwrap().arrows,
        [
            arrow("received", "dropped"),
            arrow("accepted", "dropped"),
            arrow("waiting", "dropped")
        ]
    );
    let finish = ticket.step("finish").unwrap();
    assert_eq!(finish.meta.name.own, "結案");
    assert_eq!(finish.meta.name.en.as_deref(), Some("Finish"));
    assert_eq!(finish.needs, [Id::new("valid")]);
    let accept = ticket.step("accept").unwrap();
    assert_eq!(accept.by, [Actor::Role(Id::new("agent")), Actor::Owner]);
    assert_eq!(accept.not_by, [Actor::Field(Id::new("about"))]);
    assert_eq!(
        ticket.number,
        [
            NumberPart::Text("T".into()),
            NumberPart::Year,
            NumberPart::Month,
            NumberPart::Serial { digits: 4 }
        ]
    );
    assert_eq!(
        ticket.owner,
        [Actor::FirstReceiver, Actor::Role(Id::new("agent"))]
    );
}

#[test]
fn effects_of_the_line_come_before_those_of_the_table() {
    let edition = edition();
    let finish = edition.step(&step("finish")).unwrap();
    let [open, set, tell] = finish.then.as_slice() else {
        panic!("three effects")
    };
    assert!(matches!(&open.kind, EffectKind::Open { record, .. } if *record == "visit"));
    assert!(set.condition.is_some());
    let EffectKind::Set(values) = &set.kind else {
        panic!("a set")
    };
    assert_eq!(values.len(), 3);
    assert!(
        matches!(&values[1].1, Assigned::Formula(formula) if formula.text == "record.size + 1")
    );
    assert!(matches!(&tell.kind, EffectKind::Tell { to, .. } if to.len() == 2));
}

#[test]
fn rules_cite_the_item_that_they_stand_under() {
    let edition = edition();
    let cite = |source| edition.book.citation(source);
    assert_eq!(cite(&edition.records["ticket"].meta.source), "第二條第一項");
    assert_eq!(cite(&edition.promises["first"].meta.source), "第二條第二項");
    assert_eq!(cite(&edition.roles["agent"].meta.source), "第一條");
    assert_eq!(edition.record_order, [Id::new("ticket"), Id::new("visit")]);
}

#[test]
fn the_index_says_who_waits_for_what() {
    let edition = edition();
    let index = &edition.index;
    let opened = EventName::Opened(Id::new("ticket"));
    // A param of type event stands for the event.
    assert_eq!(index.opens[&opened], [Id::new("first"), Id::new("late")]);
    assert_eq!(
        index.keeps[&EventName::MessageSent],
        [Id::new("answer"), Id::new("first")]
    );
    assert_eq!(
        index.voids[&EventName::Step(step("drop"))],
        [Id::new("first")]
    );
    assert_eq!(
        index.does[&EventName::Filed(Id::new("check"))],
        [Id::new("check")]
    );
    assert_eq!(index.guards[&GateBefore::MessageSent], [Id::new("open")]);
    assert_eq!(index.triggers.len(), 1);
}

#[test]
fn templates_are_cut_at_their_placeholders() {
    let edition = edition();
    assert_eq!(
        edition.templates["accepted"].subject,
        [
            TemplatePart::Path(Path::RecordNumber),
            TemplatePart::Text(" 已受理".into())
        ]
    );
}

#[test]
fn the_hash_changes_with_every_byte() {
    let read = |text: String| {
        let name = "handbook.md".to_owned();
        handbook::read(&[SourceText { name, text }]).0.unwrap().hash
    };
    assert_eq!(read(BOOK.to_owned()), read(BOOK.to_owned()));
    assert_ne!(read(BOOK.to_owned()), read(format!("{BOOK}\n")));
    assert_eq!(read(BOOK.to_owned()).len(), 64);
}

#[test]
fn more_rules_than_the_limit_are_refused_by_name() {
    let mut text = String::from("## 1 Many\n\n```rule\n");
    for number in 0..10_001 {
        writeln!(text, "[principle.p{number}]\nnote = \"x\"").unwrap();
    }
    text.push_str("```\n");
    let name = "handbook.md".to_owned();
    let (_, problems) = handbook::read(&[SourceText { name, text }]);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.kind.code()).collect();
    assert!(codes.contains(&"too-many-rules"), "{codes:?}");
}

#[test]
fn more_steps_than_the_limit_are_refused_by_name() {
    let mut text = String::from("## 1 Many\n\n```rule\n[record.long]\nflow = [\n");
    for number in 0..1_001 {
        writeln!(
            text,
            "\"s{number}: a -> b, by anyone, do long.s{}\",",
            number + 1
        )
        .unwrap();
    }
    text.push_str("]\n```\n");
    let name = "handbook.md".to_owned();
    let (_, problems) = handbook::read(&[SourceText { name, text }]);
    let codes: Vec<&str> = problems.iter().map(|problem| problem.kind.code()).collect();
    assert!(codes.contains(&"too-many-lines"), "{codes:?}");
}
