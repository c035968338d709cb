//! Faults of a cast are all named at once.

use app::demo::{DemoFault, Setting};

fn read(change: impl FnOnce(String) -> String) -> Result<Setting, DemoFault> {
    let folder = tempfile::tempdir().unwrap();
    let shipped = app::handbooks::shipped("repair-shop").unwrap();
    for name in ["handbook.toml", "handbook.md"] {
        std::fs::write(folder.path().join(name), shipped.file(name).unwrap()).unwrap();
    }
    let cast = change(shipped.file("demo.toml").unwrap().to_owned());
    std::fs::write(folder.path().join("demo.toml"), cast).unwrap();
    Setting::read(&folder.path().display().to_string(), 5, 1)
}

fn faults(change: impl FnOnce(String) -> String) -> Vec<(String, &'static str)> {
    match read(change) {
        Err(DemoFault::Cast(faults)) => faults
            .iter()
            .map(|fault| (fault.word.clone(), fault.code()))
            .collect(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_folder_serves_like_a_shipped_book() {
    assert_eq!(read(|cast| cast).unwrap().company(), "安心家電維修");
}

#[test]
fn every_unknown_name_and_bad_time_is_named() {
    let found = faults(|cast| {
        cast.replace("roles = [\"counter\"]", "roles = [\"cashier\"]")
            .replace("away = [\"day 20..23\"]", "away = [\"next week\"]")
            .replace("on = \"repair.estimate\"", "on = \"repair.guess\"")
            .replace("do = \"form.stocktaking\"", "do = \"form.counting\"")
            .replace(
                "after = \"10 minutes..3 hours\"\nslow",
                "after = \"soon\"\nslow",
            )
            .replace("row = \"@fault\"", "row = \"@faults\"")
            .replace("hours = \"10:00-18:30\"", "hours = \"10-18\"")
    });
    for expected in [
        ("cashier", "name"),
        ("next week", "time"),
        ("repair.guess", "name"),
        ("form.counting", "name"),
        ("soon", "time"),
        ("@faults", "name"),
        ("10-18", "time"),
    ] {
        assert!(
            found
                .iter()
                .any(|(word, code)| (word.as_str(), *code) == expected),
            "{expected:?} isn't in {found:?}"
        );
    }
}

#[test]
fn an_unknown_key_is_refused() {
    assert_eq!(
        faults(|cast| cast.replace("day_sway = 0.4", "day_swing = 0.4"))[0].1,
        "toml"
    );
    let found = faults(|cast| {
        cast.replace(
            "do = \"repair.finish\"",
            "do = \"repair.finish\"\nmood = \"good\"",
        )
    });
    assert_eq!(found[0].1, "toml");
}
