//! How much a demonstration is, and that what it wrote is sound.

use app::demo::Setting;
use app::simulation::MemoryDesk;
use handbook::Lang;

use crate::{in_memory, played_in};

#[test]
fn ninety_days_are_twenty_thousand_events_and_three_thousand_promises() {
    let setting = Setting::read("pr-agency", 90, 1).unwrap();
    let mut desk = MemoryDesk::new(setting.org(), Box::new(setting.entropy()));
    let played = setting.play(&mut desk, &mut |_, _| {}).unwrap();
    assert!(played.tally.events >= 20_000, "{:?}", played.tally);
    assert!(played.tally.promises >= 3_000, "{:?}", played.tally);
    let staff = played
        .people
        .iter()
        .filter(|player| player.mail.ends_with("@mingchuan.example"))
        .count();
    assert_eq!((staff, played.people.len() - staff), (12, 40));
    let mut labels: Vec<&str> = played
        .people
        .iter()
        .filter_map(|player| player.label.as_ref())
        .map(|label| label.text(Lang::En))
        .collect();
    labels.sort_unstable();
    assert_eq!(
        labels,
        [
            "account manager",
            "agent",
            "client",
            "manager",
            "service centre"
        ]
    );
    // Refusals are rare: gates that hold for a while, records that moved on.
    assert!(
        played.tally.refused * 100 < played.tally.commands,
        "{:?}",
        played.tally
    );
}

#[test]
fn another_trade_plays_without_a_word_of_it_in_the_program() {
    let (store, played) = played_in(in_memory("trade"), "repair-shop", 20, 1);
    assert!(played.tally.promises > 50, "{:?}", played.tally);
    let report = store.verify(played.org).unwrap();
    assert!(report.is_sound(), "{:?}", report.findings);
}

#[test]
fn every_outcome_of_a_promise_occurs() {
    let (store, played) = played_in(in_memory("outcomes"), "pr-agency", 12, 1);
    let states: Vec<String> = store
        .read(|door| {
            let sql = "SELECT DISTINCT state FROM promise WHERE org = $1 ORDER BY state";
            let rows = door.query(sql, &[played.org.into()])?;
            rows.iter()
                .map(|row| row.text(0).map(str::to_owned))
                .collect()
        })
        .unwrap();
    for state in ["kept", "kept_late", "running", "void"] {
        assert!(
            states.iter().any(|known| known == state),
            "{state} isn't among {states:?}"
        );
    }
    let waiting: i64 = store
        .read(|door| {
            door.first("SELECT count(*) FROM outbox", &[])?
                .unwrap()
                .int(0)
        })
        .unwrap();
    assert_eq!(waiting, 0, "nothing of the past waits to be sent");
}
