//! Maps and columns: all that is wrong is named at once.

use app::replay::{MapFault, ReplayFault};

use crate::{Replay, example};

fn with_map(change: impl FnOnce(String) -> String) -> Replay {
    let mut replay = Replay::of(&example("synthetic.csv"));
    let map = std::fs::read_to_string(&replay.args.map).unwrap();
    replay.args.map = replay.folder.path().join("MAP.toml");
    std::fs::write(&replay.args.map, change(map)).unwrap();
    replay
}

#[test]
fn columns_of_the_command_line_come_first() {
    let mut replay = with_map(|map| map.replace("case     = \"Case ID\"\n", ""));
    assert!(
        matches!(replay.try_run(), Err(ReplayFault::Map(faults)) if faults == [MapFault::NoColumn("case")])
    );
    replay.args.columns = Some("case=Case ID,activity=Activity,time=Complete Timestamp".to_owned());
    assert_eq!(replay.run().summary.cases, 200);
    replay.args.columns = Some("case=Nowhere,resource=Nobody".to_owned());
    assert!(
        matches!(replay.try_run(), Err(ReplayFault::NoColumns(names)) if names == ["Nowhere", "Nobody"])
    );
}

#[test]
fn every_fault_of_a_map_is_named() {
    let replay = with_map(|map| {
        map.replace("\"wait\"", "\"dream\"")
            .replace("\"resolve\"", "\"solve\"")
            .replace("Europe/Rome", "Europe/Atlantis")
    });
    let Err(ReplayFault::Map(faults)) = replay.try_run() else {
        panic!("the map is broken")
    };
    assert!(faults.contains(&MapFault::UnknownZone("Europe/Atlantis".to_owned())));
    let step = |activity: &str, step: &str| MapFault::UnknownStep {
        activity: activity.to_owned(),
        step: step.to_owned(),
    };
    assert!(faults.contains(&step("Wait", "dream")));
    assert!(faults.contains(&step("Resolve ticket", "solve")));
    assert_eq!(faults.len(), 3);
}

#[test]
fn a_record_must_be_one_of_the_handbook() {
    let replay = with_map(|map| map.replace("record = \"ticket\"", "record = \"case\""));
    let Err(ReplayFault::Map(faults)) = replay.try_run() else {
        panic!("the map is broken")
    };
    assert_eq!(faults, [MapFault::UnknownRecord("case".to_owned())]);
}

#[test]
fn unknown_keys_and_broken_files_are_refused() {
    let replay = with_map(|map| format!("colour = \"red\"\n{map}"));
    assert!(
        matches!(replay.try_run(), Err(ReplayFault::Map(faults)) if matches!(faults[..], [MapFault::Toml(_)]))
    );
    let mut replay = Replay::of(&example("nowhere.csv"));
    assert!(matches!(replay.try_run(), Err(ReplayFault::File { .. })));
    replay.args.handbook = "no-such-book".to_owned();
    assert!(matches!(replay.try_run(), Err(ReplayFault::Handbook(_))));
}
