//! The program as somebody types it: setting up, checking, backing up, restoring, and the statuses that it ends with.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::path::Path;
use std::process::{Command, Output};

struct Home(tempfile::TempDir);

impl Home {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).display().to_string()
    }

    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yinuo"))
            .args(arguments)
            .env("XDG_DATA_HOME", self.0.path().join("home"))
            .env("LANG", "zh_TW.UTF-8")
            .env_remove("LC_ALL")
            .output()
            .unwrap()
    }

    /// A company with the first of the shipped handbooks.
    fn set_up(&self, data: &str) -> Output {
        let shipped = app::handbooks::all_shipped().next().unwrap().name;
        self.run(&[
            "init",
            data,
            "--handbook",
            shipped,
            "--name",
            "Corner Shop",
            "--admin",
            "ada@shop.example",
        ])
    }
}

fn says(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

fn assert_status(output: &Output, status: i32) {
    assert_eq!(output.status.code(), Some(status), "{}", says(output));
}

#[test]
fn a_company_is_set_up_once_with_its_key_outside() {
    let home = Home::new();
    let data = home.path("data");
    let done = home.set_up(&data);
    assert_status(&done, 0);
    assert!(says(&done).contains("/invitations/"), "{}", says(&done));
    let keys: Vec<_> = std::fs::read_dir(home.path("home/yinuo/keys"))
        .unwrap()
        .collect();
    assert_eq!(keys.len(), 1);
    let again = home.set_up(&data);
    assert_status(&again, 2);
    assert!(says(&again).contains("已經有東西"), "{}", says(&again));
    assert_status(&home.run(&["verify", "--data", &data]), 0);
}

#[test]
fn what_was_refused_leaves_nothing_behind() {
    let home = Home::new();
    let data = home.path("data");
    let shipped = app::handbooks::all_shipped().next().unwrap().name;
    let refused = home.run(&[
        "init",
        &data,
        "--handbook",
        shipped,
        "--name",
        "Corner Shop",
        "--admin",
        "nobody",
    ]);
    assert_status(&refused, 1);
    assert_eq!(std::fs::read_dir(&data).unwrap().count(), 0);
    assert_status(&home.set_up(&data), 0);
}

#[test]
fn a_handbook_is_checked_with_a_status_for_scripts() {
    let home = Home::new();
    for book in app::handbooks::all_shipped() {
        assert_status(&home.run(&["handbook", "check", book.name]), 0);
    }
    let broken = home.path("broken.md");
    std::fs::write(&broken, "---\ntitle: x\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\n```rule\n[rolle.a]\nname = \"A\"\n```\n").unwrap();
    let found = home.run(&["handbook", "check", &broken]);
    assert_status(&found, 1);
    assert!(
        says(&found).contains("沒有「rolle」這種規則") && says(&found).contains("broken.md:11:2"),
        "{}",
        says(&found)
    );
    let json = home.run(&[
        "handbook", "check", &broken, "--format", "json", "--lang", "en",
    ]);
    let findings: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    // The head lacks its calendar as well; all findings come at once.
    let last = &findings["findings"][1];
    assert_eq!(
        (last["code"].as_str(), last["line"].as_i64()),
        (Some("unknown-kind"), Some(11)),
        "{findings}"
    );
    // A book with notes alone can be used; whoever publishes by a script may want none.
    let noted = home.path("noted.md");
    std::fs::write(&noted, "---\ntitle: x\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 A\n\n```rule\n[calendar.office]\nzone = \"Asia/Shanghai\"\nweek = \"mon-fri 09:00-18:00\"\n```\n\n## 2 B\n\nNothing.\n").unwrap();
    let notes = home.run(&["handbook", "check", &noted]);
    assert_status(&notes, 0);
    assert!(says(&notes).contains("Y1001"), "{}", says(&notes));
    assert_status(
        &home.run(&["handbook", "check", &noted, "--deny-warnings"]),
        1,
    );
    let unreadable = home.run(&["handbook", "check", &home.path("nowhere.md")]);
    assert_status(&unreadable, 2);
    assert!(
        says(&unreadable).contains("找不到"),
        "{}",
        says(&unreadable)
    );
    std::fs::write(&broken, b"\xFF\xFE").unwrap();
    assert_status(&home.run(&["handbook", "check", &broken]), 2);
}

#[test]
fn a_backup_is_restored_with_the_key_and_is_sound() {
    let home = Home::new();
    let (data, backup, restored) = (
        home.path("data"),
        home.path("backup"),
        home.path("restored"),
    );
    assert_status(&home.set_up(&data), 0);
    assert_status(&home.run(&["backup", "--data", &data, &backup]), 0);
    assert_status(&home.run(&["backup", "--data", &data, &backup]), 2);
    let settings: toml::Table = std::fs::read_to_string(home.path("data/yinuo.toml"))
        .unwrap()
        .parse()
        .unwrap();
    let key = settings["key"].as_str().unwrap().to_owned();
    assert!(
        !holds(Path::new(&backup), &std::fs::read(&key).unwrap()),
        "the key is in the backup"
    );
    assert_status(
        &home.run(&[
            "restore",
            &backup,
            "--data",
            &restored,
            "--key",
            &home.path("other.key"),
        ]),
        2,
    );
    assert_status(
        &home.run(&["restore", &backup, "--data", &restored, "--key", &key]),
        0,
    );
    assert_status(
        &home.run(&["restore", &backup, "--data", &restored, "--key", &key]),
        2,
    );
    let sound = home.run(&["verify", "--data", &restored]);
    assert_status(&sound, 0);
    assert_status(&home.run(&["rebuild", "--data", &restored]), 0);
    let people = home.run(&["person", "--data", &restored, "list"]);
    assert!(
        says(&people).contains("ada@shop.example"),
        "{}",
        says(&people)
    );
}

#[test]
fn people_are_managed_from_the_machine() {
    let home = Home::new();
    let data = home.path("data");
    assert_status(&home.set_up(&data), 0);
    let person = |arguments: &[&str]| home.run(&[&["person", "--data", &data], arguments].concat());
    assert_status(&person(&["invite", "wu@shop.example", "--name", "Wu"]), 0);
    assert_status(&person(&["invite", "wu@shop.example", "--name", "Wu"]), 1);
    assert_status(&person(&["grant", "wu@shop.example", "--role", "admin"]), 0);
    assert_status(
        &person(&["grant", "wu@shop.example", "--role", "nothing_of_the_kind"]),
        1,
    );
    assert!(says(&person(&["reset", "wu@shop.example"])).contains("/resets/"));
    assert_status(&person(&["deactivate", "ada@shop.example"]), 0);
    let last = person(&["deactivate", "wu@shop.example"]);
    assert_status(&last, 1);
    assert_status(&person(&["reactivate", "ada@shop.example"]), 0);
    assert_status(
        &person(&["end-role", "wu@shop.example", "--role", "admin"]),
        0,
    );
    assert_status(&person(&["reset", "nobody@shop.example"]), 1);
    assert_status(&home.run(&["verify", "--data", &data]), 0);
}

/// Whether any file below a folder holds these bytes.
fn holds(folder: &Path, bytes: &[u8]) -> bool {
    std::fs::read_dir(folder).unwrap().any(|entry| {
        let path = entry.unwrap().path();
        if path.is_dir() {
            return holds(&path, bytes);
        }
        std::fs::read(path)
            .unwrap()
            .windows(bytes.len())
            .any(|window| window == bytes)
    })
}
