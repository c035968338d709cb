//! Formatting a handbook and renaming things in it, as somebody types it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fs;
use std::os::unix::fs::{PermissionsExt as _, symlink};
use std::path::PathBuf;
use std::process::{Command, Output};

const FIRST: &str = "---\ntitle: Book\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1  All\n\n```rule\n[calendar.office]\nweek='mon-fri 09:00-18:00'\nzone = \"Asia/Shanghai\"\n[role.agent]\n# who it is\nname = \"Agent\"\n```\n\nProse  stays.  \n";
const SECOND: &str = "## 2 Orders\n\n```rule\n[record.order]\nname = \"Order\"\nowner = \"agent\"\nstates = [\"open\", \"done\"]\nfinal = \"done\"\nflow = [\"finish Finish: open -> done, by agent\"]\n```\n";

struct Folder(tempfile::TempDir);

impl Folder {
    /// A handbook of two files, beside a note that no command may touch.
    fn new() -> Self {
        let folder = Self(tempfile::tempdir().unwrap());
        folder.put("handbook.toml", "files = [\"a.md\", \"more/b.md\"]\n");
        folder.put("a.md", FIRST);
        fs::create_dir(folder.path("more")).unwrap();
        folder.put("more/b.md", SECOND);
        folder.put("note.md", "```rule\na=1\n```\nrole.agent\n");
        folder
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.path(name), text).unwrap();
    }

    fn text(&self, name: &str) -> String {
        fs::read_to_string(self.path(name)).unwrap()
    }

    /// Runs `yinuo handbook` in English, in the folder.
    fn run(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yinuo"))
            .args(["--lang", "en", "handbook"])
            .args(arguments)
            .current_dir(self.0.path())
            .output()
            .unwrap()
    }

    /// That nothing but these files is there.
    #[track_caller]
    fn assert_tidy(&self) {
        let names = |folder: &str| {
            let entries = fs::read_dir(self.path(folder)).unwrap();
            let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
            let mut names: Vec<String> = names.collect();
            names.sort();
            names
        };
        assert_eq!(names("."), ["a.md", "handbook.toml", "more", "note.md"]);
        assert_eq!(names("more"), ["b.md"]);
        assert_eq!(self.text("note.md"), "```rule\na=1\n```\nrole.agent\n");
    }
}

fn says(output: &Output) -> String {
    format!(
        "{}{}",
        String::from_utf8_lossy(&output.stdout),
        String::from_utf8_lossy(&output.stderr)
    )
}

#[track_caller]
fn check(output: &Output, status: i32, words: &[&str]) {
    let said = says(output);
    assert_eq!(output.status.code(), Some(status), "{said}");
    for word in words {
        assert!(said.contains(word), "{word} isn't in: {said}");
    }
}

#[test]
fn a_handbook_is_formatted_once() {
    let folder = Folder::new();
    fs::set_permissions(folder.path("a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    let looked = folder.run(&["fmt", ".", "--check"]);
    check(
        &looked,
        1,
        &[
            "--- a.md\n",
            "-week='mon-fri 09:00-18:00'\n",
            "+week = \"mon-fri 09:00-18:00\"\n",
            "--- more/b.md\n",
            "would change a.md, more/b.md",
        ],
    );
    assert_eq!(
        (
            folder.text("a.md").as_str(),
            folder.text("more/b.md").as_str()
        ),
        (FIRST, SECOND)
    );
    check(
        &folder.run(&["fmt", "."]),
        0,
        &["Formatted: a.md, more/b.md"],
    );
    assert_eq!(
        folder.text("a.md"),
        FIRST.replace(
            "week='mon-fri 09:00-18:00'\nzone = \"Asia/Shanghai\"\n[role",
            "zone = \"Asia/Shanghai\"\nweek = \"mon-fri 09:00-18:00\"\n\n[role"
        )
    );
    assert!(
        folder
            .text("more/b.md")
            .contains("\nname   = \"Order\"\nowner  = \"agent\"\n")
    );
    let mode = fs::metadata(folder.path("a.md"))
        .unwrap()
        .permissions()
        .mode();
    assert_eq!(mode & 0o777, 0o640);
    folder.assert_tidy();
    check(
        &folder.run(&["fmt", ".", "--check"]),
        0,
        &["has its form already"],
    );
    let written = fs::metadata(folder.path("a.md"))
        .unwrap()
        .modified()
        .unwrap();
    check(&folder.run(&["fmt", "a.md"]), 0, &["has its form already"]);
    assert_eq!(
        fs::metadata(folder.path("a.md"))
            .unwrap()
            .modified()
            .unwrap(),
        written
    );
}

#[test]
fn a_formatted_text_can_be_had_without_writing() {
    let folder = Folder::new();
    let formatted = folder.run(&["fmt", "more/b.md", "--stdout"]);
    check(&formatted, 0, &[]);
    assert_eq!(
        formatted.stdout,
        SECOND
            .replace("name = ", "name   = ")
            .replace("owner = ", "owner  = ")
            .replace("final = ", "final  = ")
            .replace("flow = ", "flow   = ")
            .into_bytes()
    );
    assert_eq!(folder.text("more/b.md"), SECOND);
    check(
        &folder.run(&["fmt", ".", "--stdout"]),
        2,
        &["writes one file, but the handbook has 2"],
    );
    check(&folder.run(&["fmt", "nowhere.md"]), 2, &["nowhere.md"]);
}

#[test]
fn lines_keep_their_ends_and_broken_blocks_their_text() {
    let folder = Folder::new();
    folder.put(
        "more/b.md",
        "```rule\r\n[role.b]\r\nname='B'\r\n```\r\n\r\n```rule\r\n[role.c\r\n```\r\n",
    );
    let formatted = folder.run(&["fmt", "more/b.md"]);
    check(
        &formatted,
        1,
        &[
            "b.md:7:1: This rule block stays as it is",
            "Formatted: b.md",
        ],
    );
    assert_eq!(
        folder.text("more/b.md"),
        "```rule\r\n[role.b]\r\nname = \"B\"\r\n```\r\n\r\n```rule\r\n[role.c\r\n```\r\n"
    );
    check(
        &folder.run(&["fmt", "more/b.md", "--check"]),
        1,
        &["b.md:7:1"],
    );
}

#[test]
fn a_link_is_never_followed_to_change_another_file() {
    let folder = Folder::new();
    fs::remove_file(folder.path("more/b.md")).unwrap();
    symlink(folder.path("note.md"), folder.path("more/b.md")).unwrap();
    for path in [".", "more/b.md"] {
        check(
            &folder.run(&["fmt", path]),
            2,
            &["b.md is a link or lies behind one"],
        );
    }
    folder.assert_tidy();
    assert_eq!(folder.text("a.md"), FIRST);
    let elsewhere = Folder::new();
    fs::remove_dir_all(folder.path("more")).unwrap();
    symlink(elsewhere.path("more"), folder.path("more")).unwrap();
    check(
        &folder.run(&["rename", ".", "role.agent", "clerk"]),
        2,
        &["more/b.md"],
    );
    assert_eq!(
        (
            elsewhere.text("more/b.md").as_str(),
            folder.text("a.md").as_str()
        ),
        (SECOND, FIRST)
    );
    // A folder may be named by a link: that is whoever names it to say.
    symlink(elsewhere.path("."), folder.path("link")).unwrap();
    check(
        &folder.run(&["fmt", "link"]),
        0,
        &["Formatted: a.md, more/b.md"],
    );
    elsewhere.assert_tidy();
}

#[test]
fn something_is_renamed_in_all_files() {
    let folder = Folder::new();
    let looked = folder.run(&["rename", ".", "role.agent", "clerk", "--dry-run"]);
    check(
        &looked,
        1,
        &[
            "-[role.agent]\n+[role.clerk]\n",
            "+owner = \"clerk\"\n",
            "role.agent would be called clerk, in a.md, more/b.md.",
        ],
    );
    assert_eq!(
        (
            folder.text("a.md").as_str(),
            folder.text("more/b.md").as_str()
        ),
        (FIRST, SECOND)
    );
    check(
        &folder.run(&["rename", ".", "role.agent", "clerk"]),
        0,
        &["role.agent is called clerk now, in a.md, more/b.md"],
    );
    assert_eq!(
        folder.text("a.md"),
        FIRST.replace("role.agent", "role.clerk")
    );
    assert_eq!(folder.text("more/b.md"), SECOND.replace("agent", "clerk"));
    folder.assert_tidy();
    check(
        &folder.run(&["rename", ".", "role.clerk", "clerk"]),
        0,
        &["is called so already"],
    );
    check(
        &folder.run(&["rename", ".", "step.order.finish", "end"]),
        0,
        &["in more/b.md"],
    );
    assert!(
        folder
            .text("more/b.md")
            .contains("[\"end Finish: open -> done, by clerk\"]")
    );
}

#[test]
fn included_books_and_own_values_are_renamed_too() {
    let folder = Folder::new();
    folder.put(
        "handbook.toml",
        "files = [\"a.md\"]\ninclude = [\"more\"]\n\n[params]\n# ours\nshort = \"3 hours\"\n",
    );
    folder.put("more/handbook.toml", "files = [\"b.md\"]\n");
    folder.put(
        "more/b.md",
        "---\ntitle: Part\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 2 More\n\nWithin {{param.short}}.\n\n```rule\n[param.short]\nname = \"Short\"\ntype = \"duration\"\nvalue = \"2 hours\"\n```\n",
    );
    for path in [".", "handbook.toml"] {
        let (old, new) = if path == "." {
            ("short", "brief")
        } else {
            ("brief", "short")
        };
        let renamed = folder.run(&["rename", path, &format!("param.{old}"), new]);
        check(&renamed, 0, &["in handbook.toml, more/b.md"]);
        assert!(
            folder
                .text("handbook.toml")
                .contains(&format!("# ours\n{new} = \"3 hours\"\n"))
        );
        assert!(
            folder
                .text("more/b.md")
                .contains(&format!("{{{{param.{new}}}}}.\n\n```rule\n[param.{new}]\n"))
        );
    }
    check(
        &folder.run(&["fmt", "."]),
        0,
        &["Formatted: a.md, more/b.md"],
    );
}

#[test]
fn what_is_not_renamed_is_said_in_words() {
    let folder = Folder::new();
    for (name, id, words) in [
        (
            "role.agnet",
            "a",
            "Nothing in the handbook is called \"role.agnet\".\nDid you mean \"role.agent\"?",
        ),
        ("agent", "a", "Write the full name, such as role.agent"),
        ("role.agent", "A b", "\"A b\" can't be an id"),
        (
            "role.agent",
            "owner",
            "\"owner\" means something of its own",
        ),
        (
            "record.order.state.open",
            "done",
            "There is a record.order.state.done already: more/b.md:7:20.",
        ),
    ] {
        check(&folder.run(&["rename", ".", name, id]), 2, &[words]);
    }
    folder.put(
        "more/b.md",
        &SECOND.replace("\"done\"]", "\"done\", \"lost\"]"),
    );
    assert_eq!(folder.text("a.md"), FIRST);
    folder.put("more/b.md", &SECOND.replace("by agent", "by nobody"));
    let broken = folder.run(&["rename", ".", "role.agent", "clerk"]);
    check(
        &broken,
        2,
        &["There is no role called \"nobody\"", "Nothing was renamed"],
    );
    let chinese = folder.run(&["rename", ".", "role.agent", "clerk", "--lang", "zh-Hant"]);
    check(&chinese, 2, &["沒有改名"]);
    folder.assert_tidy();
}

#[test]
fn things_that_share_a_name_are_renamed_together() {
    let folder = Folder::new();
    let record = |id: &str| {
        format!(
            "[record.{id}]\nname = \"R\"\nof = \"client\"\nowner = \"agent\"\nhas = \"conversation\"\nstates = [\"open\", \"done\"]\nfinal = \"done\"\nflow = [\"finish Finish: open -> done, by agent\"]\n"
        )
    };
    let gate = "[gate.g]\nbefore = \"message.sent\"\nrequire = \"record.state == 'open'\"\nelse = \"No.\"\n";
    folder.put(
        "more/b.md",
        &format!(
            "## 2 Orders\n\n```rule\n{}{}{gate}```\n",
            record("order"),
            record("visit")
        ),
    );
    let shared = folder.run(&["rename", ".", "record.order.state.open", "begun"]);
    check(
        &shared,
        2,
        &[
            "more/b.md:22:29: what stands here means record.visit.state.open too",
            "--with record.visit.state.open",
        ],
    );
    let both = folder.run(&[
        "rename",
        ".",
        "record.order.state.open",
        "begun",
        "--with",
        "record.visit.state.open",
    ]);
    check(&both, 0, &["in more/b.md"]);
    assert!(folder.text("more/b.md").contains("record.state == 'begun'"));
    assert!(!folder.text("more/b.md").contains("open"));
}

#[test]
fn a_shipped_handbook_stays_as_it_is() {
    let folder = Folder::new();
    let book = app::handbooks::all_shipped().next().unwrap();
    let names = handbook::rename::names(&book.sources().unwrap());
    let arguments = ["rename", book.name, names[0].as_str(), "another_id"];
    check(&folder.run(&arguments), 2, &["is inside the program"]);
    check(
        &folder.run(&[&arguments[..], &["--dry-run"]].concat()),
        1,
        &["would be called another_id"],
    );
}
