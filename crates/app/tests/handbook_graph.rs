//! `yinuo handbook graph` as somebody types it: which files it writes, what it prints, how it refuses, its statuses.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fs;
use std::path::PathBuf;
use std::process::{Command, Output};

struct Desk(tempfile::TempDir);

impl Desk {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn graph(&self, arguments: &[&str]) -> Output {
        Command::new(env!("CARGO_BIN_EXE_yinuo"))
            .args(["handbook", "graph"])
            .args(arguments)
            .current_dir(self.0.path())
            .env("LANG", "zh_TW.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .output()
            .unwrap()
    }

    fn files(&self, folder: &str) -> Vec<String> {
        let entries = fs::read_dir(self.path(folder)).unwrap();
        let mut names: Vec<String> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// A book with one record of so many states in a row.
    fn book(&self, states: usize) {
        let names: Vec<String> = (0..states).map(|at| format!("\"s{at} S{at}\"")).collect();
        let steps: Vec<String> = (1..states)
            .map(|at| format!("\"t{at} T{at}: s{} -> s{at}, by agent\"", at - 1))
            .collect();
        let text = format!(
            "---\ntitle: Book\nlang: en\nversion: 1\neffective: 2026-01-01\ncalendar: office\n---\n\n# 1 All\n\n## 1 All\n\n\
             ```rule\n[calendar.office]\nzone = \"Asia/Shanghai\"\nweek = \"mon-fri 09:00-17:00\"\n[role.agent]\nname = \"Agent\"\n\
             [record.case]\nname = \"Case\"\nowner = \"agent\"\nstates = [{}]\nfinal = [\"s{}\"]\nflow = [{}]\n```\n",
            names.join(", "),
            states - 1,
            steps.join(", ")
        );
        fs::write(self.path("book.md"), text).unwrap();
    }
}

fn said(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

#[test]
fn every_record_gets_a_file() {
    let desk = Desk::new();
    let done = desk.graph(&["pr-agency", "--output", "drawings"]);
    assert_eq!(done.status.code(), Some(0), "{}", said(&done.stderr));
    let files = desk.files("drawings");
    assert_eq!(
        files,
        [
            "affair.svg",
            "complaint.svg",
            "dispute.svg",
            "inquiry.svg",
            "warning.svg"
        ]
    );
    assert_eq!(said(&done.stdout).lines().count(), files.len());
    let svg = fs::read_to_string(desk.path("drawings/complaint.svg")).unwrap();
    for text in [
        "受理並告知時限",
        "客服專員",
        "2小時",
        "《投訴調查核實表》",
        "第十三條第一項",
        "已歸檔",
    ] {
        assert!(svg.contains(&format!(">{text}<")), "{text}");
    }
    // Without a place they go into the folder that one is in.
    assert_eq!(desk.graph(&["repair-shop"]).status.code(), Some(0));
    assert!(desk.files(".").contains(&"repair.svg".to_owned()));
}

#[test]
fn one_record_is_printed_or_put_where_it_is_told() {
    let desk = Desk::new();
    let printed = desk.graph(&["pr-agency", "--record", "warning"]);
    assert_eq!(printed.status.code(), Some(0));
    let svg = said(&printed.stdout);
    assert!(svg.starts_with("<svg ") && svg.ends_with("</svg>\n"));
    assert!(desk.files(".").is_empty());
    // By its name too, and the same bytes every time.
    let named = desk.graph(&["pr-agency", "--record", "危機預警", "--output", "one.svg"]);
    assert_eq!(named.status.code(), Some(0));
    assert_eq!(said(&named.stdout), "one.svg\n");
    assert_eq!(fs::read_to_string(desk.path("one.svg")).unwrap(), svg);
}

#[test]
fn a_drawing_speaks_the_language_that_is_asked_for() {
    let desk = Desk::new();
    let drawn = |lang: &str| {
        let done = desk.graph(&["repair-shop", "--record", "repair", "--lang", lang]);
        said(&done.stdout)
    };
    assert!(drawn("en").contains(">Estimate<") && drawn("en").contains("Time limits"));
    assert!(drawn("zh-Hant").contains(">估價<") && drawn("zh-Hant").contains(">時限<"));
    assert!(drawn("zh-Hans").contains(">估价<") && drawn("zh-Hans").contains(">时限<"));
}

#[test]
fn graphviz_gets_its_own_language() {
    let desk = Desk::new();
    let done = desk.graph(&["repair-shop", "--format", "dot", "--output", "."]);
    assert_eq!(done.status.code(), Some(0));
    assert_eq!(desk.files("."), ["repair.dot", "rework.dot"]);
    let dot = fs::read_to_string(desk.path("repair.dot")).unwrap();
    assert!(
        dot.starts_with("digraph \"repair\" {") && dot.contains("\"received\" -> \"estimated\"")
    );
}

#[test]
fn an_unknown_record_is_refused_with_what_was_probably_meant() {
    let desk = Desk::new();
    let refused = desk.graph(&["pr-agency", "--record", "complant"]);
    assert_eq!(refused.status.code(), Some(2));
    let says = said(&refused.stderr);
    for word in ["complant", "complaint", "warning"] {
        assert!(says.contains(word), "{says}");
    }
    assert!(says.contains("是不是「complaint」？"), "{says}");
    assert!(refused.stdout.is_empty());
}

#[test]
fn what_cannot_be_drawn_is_said_and_ends_with_two() {
    let desk = Desk::new();
    let missing = desk.graph(&["nowhere"]);
    assert_eq!(missing.status.code(), Some(2));
    // One file can't hold several drawings.
    let one = desk.graph(&["pr-agency", "--output", "all.svg"]);
    assert_eq!(one.status.code(), Some(2));
    assert!(said(&one.stderr).contains("--record"));
    // A book with errors has its findings, and no drawing.
    fs::write(desk.path("bad.md"), "---\ntitle: x\n---\n").unwrap();
    let bad = desk.graph(&["bad.md"]);
    assert_eq!(bad.status.code(), Some(2));
    assert!(!bad.stdout.is_empty());
    desk.book(121);
    let large = desk.graph(&["book.md", "--lang", "en"]);
    assert_eq!(large.status.code(), Some(2));
    assert!(
        said(&large.stderr).contains("at most 120 states"),
        "{}",
        said(&large.stderr)
    );
    desk.book(120);
    assert_eq!(desk.graph(&["book.md"]).status.code(), Some(0));
}
