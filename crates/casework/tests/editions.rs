//! A book that changes while work goes on: what was promised keeps the terms under which it was promised, steps follow
//! the edition of the day.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that stops at the first surprise is what we want; others use the rest of `story`"
)]

mod story;

use handbook::{Edition, SourceText};
use story::script;
use story::world::World;

const BOOK: &str = r#"
# Orders

## 1 Orders

```rule
[record.order]
name = "Order"
of = "client"
owner = "first_receiver"
states = ["open Open", "waiting Waiting", "done Done"]
final = ["done"]
flow = ["wait Wait: open -> waiting, by owner",
        "work Work: waiting -> open, by owner",
        "do Do: open | waiting -> done, by owner"]

[promise.do]
name = "Do"
on = "order.opened"
within = "4 working hours"
by = "owner"
kept_by = "order.do"
pause_in = ["waiting"]
record_within = "1 working day"
alert = [{ at = "due", tell = "boss" }]

[form.care]
name = "Care"
of = "client"
by = ["agent"]
fields = ["word Word: text"]

[duty.care]
name = "Care"
for_each = "client"
every = "month"
by = "agent"
kept_by = "form.care.filed"
```
"#;

fn edition(book: &str) -> Edition {
    let book = SourceText {
        name: "book.md".to_owned(),
        text: book.to_owned(),
    };
    story::read(&story::with_house(book)).unwrap()
}

fn tell(world: &mut World, lines: &str) {
    for line in lines.lines().map(str::trim).filter(|line| !line.is_empty()) {
        script::play(world, line).unwrap_or_else(|reason| panic!("{line}\n{reason}"));
    }
    assert_eq!(world.unexpected_refusal(), None);
}

fn begun() -> World {
    let mut world = World::new(edition(BOOK));
    tell(
        &mut world,
        "founded 2026-03-01 08:00 in Asia/Shanghai
        client muhe
        staff boss: boss
        staff wu: agent
        2026-03-02 09:00 wu opens order for muhe as O1
        2026-03-02 09:00 wu opens order for muhe as O2
        promise do on O1 is running, due 2026-03-02 14:30",
    );
    world
}

#[test]
fn what_runs_keeps_its_terms() {
    let mut world = begun();
    let second = BOOK
        .replace("4 working hours", "1 working hour")
        .replace("record_within = \"1 working day\"\n", "")
        .replace("tell = \"boss\"", "tell = \"head\"")
        .replace("pause_in = [\"waiting\"]\n", "");
    world.compile(edition(&second));
    tell(
        &mut world,
        "2026-03-02 10:00 founder publishes
        2026-03-02 10:00 wu opens order for muhe as O3
        promise do on O3 is running, due 2026-03-02 11:00
        promise do on O1 is running, due 2026-03-02 14:30
        2026-03-02 10:30 wu takes wait on O1
        promise do on O1 is paused
        2026-03-02 10:30 wu takes wait on O3
        promise do on O3 is running, due 2026-03-02 11:00
        2026-03-02 11:30 wu takes work on O1
        promise do on O1 is running, due 2026-03-02 15:30
        promise do on O3 is overdue
        told nobody
        2026-03-02 16:00 comes
        promise do on O1 is unproved
        promise do on O2 is unproved
        told boss, boss",
    );
}

#[test]
fn a_rule_that_is_gone_still_binds_what_it_promised() {
    let mut world = begun();
    let from = BOOK.find("[promise.do]").unwrap();
    let to = BOOK.find("[form.care]").unwrap();
    let second = format!("{}{}", &BOOK[..from], &BOOK[to..]);
    world.compile(edition(&second));
    tell(
        &mut world,
        "2026-03-02 10:00 founder publishes
        2026-03-02 10:00 wu opens order for muhe as O3
        no promise do on O3
        2026-03-02 10:30 wu takes do on O1
        promise do on O1 is kept
        2026-03-03 19:00 comes
        promise do on O2 is overdue
        told boss",
    );
}

#[test]
fn steps_follow_the_edition_of_the_day() {
    let mut world = begun();
    let second = BOOK.replace(
        "\"do Do: open | waiting -> done, by owner\"",
        "\"do Do: open | waiting -> done, by boss, note\"",
    );
    world.compile(edition(&second));
    tell(
        &mut world,
        "2026-03-02 10:00 founder publishes
        2026-03-02 10:10 wu takes do on O1
        refused not-yours, note-missing
        2026-03-02 10:11 boss takes do on O1: note = \"seen\"
        promise do on O1 is kept, owner wu",
    );
}

#[test]
fn windows_of_a_duty_go_on_under_the_next_edition() {
    let mut world = begun();
    tell(
        &mut world,
        "2026-04-02 09:00 comes
        promise care for muhe is running, window 2026-04, due 2026-04-30 18:00",
    );
    world.compile(edition(
        &BOOK.replace("every = \"month\"", "every = \"quarter\""),
    ));
    tell(
        &mut world,
        "2026-04-10 09:00 founder publishes
        promise care for muhe is running, window 2026-04, times 1
        2026-05-04 09:00 comes
        promise care for muhe is missed, window 2026-04, times 1
        2026-07-01 09:00 comes
        promise care for muhe is running, window 2026-Q3, times 2",
    );
    let from = BOOK.find("[duty.care]").unwrap();
    world.compile(edition(&format!("{}```\n", &BOOK[..from])));
    tell(
        &mut world,
        "2026-07-10 09:00 founder publishes
        2026-11-02 09:00 comes
        promise care for muhe is missed, window 2026-Q3, times 2",
    );
}

/// The month's care is owed by its last day, then by its last Friday, then every Monday: each window once, by its own terms.
#[test]
fn a_duty_changes_its_rhythm() {
    let mut world = begun();
    tell(
        &mut world,
        "2026-04-02 09:00 comes
        promise care for muhe is running, window 2026-04, due 2026-04-30 18:00",
    );
    let every =
        |every: &str| edition(&BOOK.replace("every = \"month\"", &format!("every = \"{every}\"")));
    world.compile(every("每月最後一個星期五"));
    tell(
        &mut world,
        "2026-04-10 09:00 founder publishes
        2026-04-27 09:00 comes
        promise care for muhe is running, window 2026-04, due 2026-04-30 18:00, times 1
        2026-05-04 09:00 comes
        promise care#1 for muhe is missed, window 2026-04
        promise care for muhe is running, window 2026-05, due 2026-05-29 18:00, times 2",
    );
    // What is owed by the last Friday stays owed, beside the first Monday that the new book knows.
    world.compile(every("every Monday"));
    tell(
        &mut world,
        "2026-05-06 09:00 founder publishes
        2026-05-11 09:00 comes
        promise care#2 for muhe is running, window 2026-05, due 2026-05-29 18:00
        promise care#3 for muhe is running, window 2026-05-11, due 2026-05-11 18:00
        2026-05-11 10:00 wu files care for muhe: word = \"both\"
        promise care#2 for muhe is kept
        promise care#3 for muhe is kept
        2026-05-18 09:00 comes
        promise care for muhe is running, window 2026-05-18, due 2026-05-18 18:00, times 4",
    );
    // Steps that begin later: what ran is judged, and nothing opens before.
    world.compile(every("every 2 weeks from 2026-07-06"));
    tell(
        &mut world,
        "2026-05-19 09:00 founder publishes
        2026-07-05 09:00 comes
        promise care for muhe is missed, window 2026-05-18, times 4
        2026-07-06 09:00 comes
        promise care for muhe is running, window 2026-07-06, times 5",
    );
}
