//! Handbooks as files: bad ones, books in folders that include others, first handbooks, and open figures.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use app::handbooks::{self, LoadFault};
use handbook::problem::Severity;

const BOOK: &str = "---\ntitle: House\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 Hours\n\nWords.\n\n```rule\n[calendar.office]\nzone = \"Asia/Taipei\"\nweek = \"mon-fri 09:00-18:00\"\n```\n";
const PART: &str = "---\ntitle: Part\nlang: en\nversion: 1\neffective: 2026-01-01\n---\n\n## 1 Part\n\nWithin {{param.wait}}.\n\n```rule\n[param.wait]\nname = \"Wait\"\ntype = \"duration\"\nbounds = [\"1 hour\", \"4 hours\"]\n```\n";

/// A folder with files.
fn folder(files: &[(&str, &str)]) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    for (name, text) in files {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

fn path(folder: &tempfile::TempDir) -> String {
    folder.path().display().to_string()
}

/// What the checker finds in a book, a line each: the file, the code, the nearest name.
fn found(name_or_path: &str) -> Vec<String> {
    let sources = handbooks::load(name_or_path).unwrap();
    let (_, problems) = handbook::read(&sources);
    let line = |problem: &handbook::Problem| {
        let nearest = problem.kind.nearest().unwrap_or_default();
        let code = problem.kind.code();
        format!("{} {code} {nearest}", sources[problem.file].name)
    };
    problems
        .iter()
        .map(|problem| line(problem).trim_end().to_owned())
        .collect()
}

fn yinuo(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(arguments)
        .env("LANG", "en_GB.UTF-8")
        .env_remove("LC_ALL")
        .output()
        .unwrap()
}

fn says(output: &Output) -> String {
    let (out, err) = (&output.stdout, &output.stderr);
    format!(
        "{}{}",
        String::from_utf8_lossy(out),
        String::from_utf8_lossy(err)
    )
}

#[test]
fn what_is_no_text_is_refused_by_its_kind() {
    let kinds: [(&[u8], &str); 7] = [
        (b"\x89PNG\r\n\x1a\n\0\0", "png"),
        (b"PK\x03\x04 word/document.xml", "zip"),
        (b"%PDF-1.7\n", "pdf"),
        (b"\xFF\xFE#\0 \0", "utf-16"),
        (b"\xFE\xFF\0#\0 ", "utf-16"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1", "office"),
        (b"---\ntitle: \xA4\xA4\xA4\xE5\n---\n", "unknown"),
    ];
    for (bytes, expected) in kinds {
        let dir = folder(&[("handbook.toml", "files = [\"a.md\"]\n")]);
        let file = dir.path().join("a.md");
        fs::write(&file, bytes).unwrap();
        for asked in [path(&dir), file.display().to_string()] {
            match handbooks::load(&asked) {
                Err(LoadFault::NotText { looks, .. }) => assert_eq!(looks, expected),
                other => panic!("{expected}: {other:?}"),
            }
        }
        let told = yinuo(&["handbook", "check", &path(&dir)]);
        assert_eq!(told.status.code(), Some(2));
        assert!(
            says(&told).contains("a.md can't be read as a text"),
            "{}",
            says(&told)
        );
    }
    // UTF-16 without its mark is UTF-8 full of zeros: the checker says so, with the place.
    let dir = folder(&[
        ("handbook.toml", "files = [\"a.md\"]\n"),
        ("a.md", "#\0 \0A\0"),
    ]);
    assert!(found(&path(&dir)).contains(&"a.md not-text".to_owned()));
}

#[test]
fn a_hundred_megabytes_are_refused_by_name() {
    let dir = folder(&[("handbook.toml", "files = [\"large.md\"]\n")]);
    let file = fs::File::create(dir.path().join("large.md")).unwrap();
    // Zeros that take no room on the disk; a text as long is refused all the same.
    file.set_len(100 << 20).unwrap();
    match handbooks::load(&path(&dir)) {
        Err(LoadFault::TooLarge { path, .. }) => assert!(path.ends_with("large.md")),
        other => panic!("{other:?}"),
    }
    let many: Vec<String> = (0..6).map(|number| format!("\"{number}.md\"")).collect();
    let dir = folder(&[("handbook.toml", &format!("files = [{}]\n", many.join(", ")))]);
    for number in 0..6 {
        let text = "words \n".repeat(1 << 20);
        fs::write(dir.path().join(format!("{number}.md")), text).unwrap();
    }
    let many = handbooks::load(&path(&dir));
    assert!(matches!(many, Err(LoadFault::TooMuch { .. })));
}

#[test]
fn what_isnt_there_is_found_in_the_list_with_the_nearest_name() {
    let list =
        "files = [\"handbok.md\", \"../a.md\"]\ninclude = [\"parts/vist\", \"section/field\"]\n";
    let dir = folder(&[
        ("handbook.toml", list),
        ("handbook.md", BOOK),
        ("sections/field/handbook.toml", "files = [\"a.md\"]\n"),
    ]);
    assert_eq!(
        found(&path(&dir)),
        [
            "handbook.toml bad-include handbook.md",
            "handbook.toml bad-include",
            "handbook.toml bad-include parts/visit",
            "handbook.toml bad-include sections/field",
        ]
    );
    let told = yinuo(&["handbook", "check", &path(&dir)]);
    assert_eq!(told.status.code(), Some(1));
    assert!(says(&told).contains("handbook.toml:1:"), "{}", says(&told));
}

#[test]
fn a_folder_without_a_list_and_a_folder_in_place_of_a_file_are_told() {
    let dir = folder(&[("handbook.md", BOOK)]);
    let bare = handbooks::load(&path(&dir));
    assert!(matches!(bare, Err(LoadFault::NoList { .. })), "{bare:?}");
    let dir = folder(&[("handbook.toml", "files = [\"a\"]\n"), ("a/b.md", BOOK)]);
    let named = handbooks::load(&path(&dir));
    assert!(matches!(named, Err(LoadFault::Folder { .. })), "{named:?}");
    let nothing = handbooks::load("parts/nothing");
    assert!(matches!(nothing, Err(LoadFault::NotFound { .. })));
}

#[cfg(unix)]
#[test]
fn links_and_pipes_lead_nowhere() {
    use std::os::unix::fs::symlink;
    let secret = folder(&[
        ("secret.md", BOOK),
        ("handbook.toml", "files = [\"secret.md\"]\n"),
    ]);
    let dir = folder(&[
        ("handbook.toml", "files = [\"a.md\"]\n"),
        ("inside.md", BOOK),
    ]);
    let link = dir.path().join("a.md");
    symlink(secret.path().join("secret.md"), &link).unwrap();
    let out = handbooks::load(&path(&dir));
    assert!(matches!(out, Err(LoadFault::Outside { .. })), "{out:?}");
    // A link that stays inside is a file like any other.
    fs::remove_file(&link).unwrap();
    symlink("inside.md", &link).unwrap();
    assert_eq!(found(&path(&dir)), Vec::<String>::new());
    // A link to nothing is a file that isn't there.
    fs::remove_file(&link).unwrap();
    symlink("gone.md", &link).unwrap();
    assert_eq!(found(&path(&dir)), ["handbook.toml bad-include"]);
    fs::remove_file(&link).unwrap();
    let made = Command::new("mkfifo").arg(&link).status().unwrap();
    assert!(made.success());
    let pipe = handbooks::load(&path(&dir));
    assert!(matches!(pipe, Err(LoadFault::NotAFile { .. })), "{pipe:?}");
    // A folder of books by a link out of the folder.
    let dir = folder(&[
        (
            "handbook.toml",
            "files = [\"a.md\"]\ninclude = [\"other\"]\n",
        ),
        ("a.md", BOOK),
    ]);
    symlink(secret.path(), dir.path().join("other")).unwrap();
    let out = handbooks::load(&path(&dir));
    assert!(matches!(out, Err(LoadFault::Outside { .. })), "{out:?}");
}

/// A folder that holds itself by a link looks like a tower without end.
#[cfg(unix)]
#[test]
fn a_folder_inside_itself_ends() {
    let dir = folder(&[
        (
            "handbook.toml",
            "files = [\"a.md\"]\ninclude = [\"again\"]\n",
        ),
        ("a.md", BOOK),
    ]);
    std::os::unix::fs::symlink(".", dir.path().join("again")).unwrap();
    // Systems that follow many links find too many books, others refuse the path; both end.
    match handbooks::load(&path(&dir)) {
        Ok(_) => {
            let found = found(&path(&dir));
            assert!(
                found.iter().any(|line| line.contains("too-many-includes")),
                "{found:?}"
            );
        }
        Err(fault) => assert!(matches!(fault, LoadFault::Unreadable { .. }), "{fault:?}"),
    }
}

#[test]
fn rings_on_the_disk_are_found() {
    let dir = folder(&[
        ("handbook.toml", "files = [\"own.md\"]\ninclude = [\"a\"]\n"),
        ("own.md", BOOK),
        ("a/handbook.toml", "files = [\"a.md\"]\ninclude = [\"b\"]\n"),
        ("a/a.md", PART),
        ("b/handbook.toml", "files = [\"b.md\"]\ninclude = [\"a\"]\n"),
        ("b/b.md", &PART.replace("wait", "late")),
    ]);
    assert!(found(&path(&dir)).contains(&"b/handbook.toml include-ring".to_owned()));
    let told = says(&yinuo(&["handbook", "check", &path(&dir)]));
    assert!(told.contains("a → b → a"), "{told}");
}

#[test]
fn a_list_may_be_named_itself_and_come_from_windows() {
    let list =
        "\u{feff}files = [\"a.md\"]\r\ninclude = [\"part\"]\r\n[params]\r\nwait = \"2 hours\"\r\n";
    let windows = |text: &str| format!("\u{feff}{}", text.replace('\n', "\r\n"));
    let dir = folder(&[
        ("handbook.toml", list),
        ("a.md", &windows(BOOK)),
        ("part/handbook.toml", "files = [\"p.md\"]\r\n"),
        ("part/p.md", &windows(PART)),
    ]);
    let named = dir.path().join("handbook.toml").display().to_string();
    assert_eq!(found(&named), Vec::<String>::new());
}

#[test]
fn every_shipped_book_and_part_is_found_by_name() {
    let names: Vec<&str> = handbooks::all_shipped().map(|book| book.name).collect();
    assert!(
        names.contains(&"pr-agency") && !names.iter().any(|name| name.contains('/')),
        "{names:?}"
    );
    assert!(handbooks::parts().count() >= 3);
    for part in handbooks::parts() {
        assert_eq!(found(part.name), Vec::<String>::new(), "{}", part.name);
    }
    for book in handbooks::all_shipped() {
        let (edition, problems) = handbook::read(&book.sources().unwrap());
        assert!(edition.is_some(), "{}: {problems:?}", book.name);
    }
}

/// A company in Simplified Chinese gets the shipped parts in its own script.
#[test]
fn parts_come_in_the_script_of_the_book() {
    let book = "---\ntitle: 甲公司服务约定\nlang: zh-Hans\nversion: 1\neffective: 2026-01-01\n---\n\n## 第一条 总则\n\n回访照通行的做法。\n\n```rule\n[principle.own]\nnote = \"照通行的做法。\"\n```\n";
    let dir = folder(&[
        (
            "handbook.toml",
            "files = [\"a.md\"]\ninclude = [\"parts/visit\"]\n",
        ),
        ("a.md", book),
    ]);
    let sources = handbooks::load(&path(&dir)).unwrap();
    let (edition, problems) = handbook::read(&sources);
    assert!(problems.is_empty(), "{problems:?}");
    let edition = edition.unwrap();
    assert_eq!(edition.records["visit"].meta.name.own, "回访单");
    let source = &edition.promises["visit_note"].meta.source;
    assert_eq!(edition.book.citation(source), "《回访》第二条");
}

#[test]
fn first_handbooks_are_clean_in_every_language() {
    for lang in ["zh-Hant", "zh-Hans", "en"] {
        for template in ["empty", "service"] {
            let dir = tempfile::tempdir().unwrap();
            let target = dir.path().join("new/book").display().to_string();
            let arguments = [
                "handbook",
                "new",
                &target,
                "--template",
                template,
                "--lang",
                lang,
            ];
            let made = yinuo(&arguments);
            assert_eq!(made.status.code(), Some(0), "{}", says(&made));
            assert!(says(&made).contains(&format!("yinuo handbook check {target}")));
            assert_eq!(found(&target), Vec::<String>::new(), "{lang} {template}");
            let (edition, _) = handbook::read(&handbooks::load(&target).unwrap());
            let edition = edition.unwrap();
            assert_eq!(edition.lang.tag(), lang);
            let shows_all = !edition.records.is_empty()
                && !edition.promises.is_empty()
                && !edition.duties.is_empty()
                && !edition.gates.is_empty()
                && !edition.templates.is_empty()
                && !edition.grants.is_empty();
            assert_eq!(shows_all, template == "service");
            // Whoever has begun isn't overwritten.
            let again = yinuo(&arguments);
            assert_eq!(again.status.code(), Some(2));
        }
    }
}

/// The first handbooks of all languages say the same.
#[test]
fn first_handbooks_have_the_same_rules_in_every_language() {
    let ids = |lang: &str| {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("book").display().to_string();
        yinuo(&["handbook", "new", &target, "--lang", lang, "--title", "A"]);
        let (edition, _) = handbook::read(&handbooks::load(&target).unwrap());
        let edition = edition.unwrap();
        assert_eq!(edition.title, "A");
        let lengths: Vec<String> = edition
            .promises
            .values()
            .map(|promise| format!("{} {:?}", promise.meta.id, promise.variants[0].time))
            .collect();
        let steps = edition.records["request"].steps.iter();
        let steps: Vec<String> = steps.map(|step| step.meta.id.to_string()).collect();
        (lengths, steps, edition.book.articles.len())
    };
    let english = ids("en");
    assert_eq!(ids("zh-Hant"), english);
    assert_eq!(ids("zh-Hans"), english);
}

#[test]
fn a_first_handbook_goes_into_an_empty_folder_with_a_title_of_one_line() {
    let dir = folder(&[("mine.txt", "kept")]);
    let taken = yinuo(&["handbook", "new", &path(&dir)]);
    assert_eq!(taken.status.code(), Some(2));
    assert!(says(&taken).contains("isn't empty"), "{}", says(&taken));
    let file = dir.path().join("mine.txt").display().to_string();
    assert_eq!(yinuo(&["handbook", "new", &file]).status.code(), Some(2));
    assert_eq!(fs::read_to_string(&file).unwrap(), "kept");
    let new = dir.path().join("new").display().to_string();
    for title in ["a\nlang: en", " ", &"字".repeat(201)] {
        let refused = yinuo(&["handbook", "new", &new, "--title", title]);
        assert_eq!(refused.status.code(), Some(2), "{}", says(&refused));
    }
    assert!(!Path::new(&new).exists());
}

#[test]
fn open_figures_are_asked_beside_their_sentence() {
    let list = "files = [\"own.md\"]\ninclude = [\"part\"]\n";
    let dir = folder(&[
        ("handbook.toml", list),
        ("own.md", BOOK),
        ("part/handbook.toml", "files = [\"p.md\"]\n"),
        ("part/p.md", PART),
    ]);
    let asked = yinuo(&["handbook", "ask", &path(&dir)]);
    assert_eq!(asked.status.code(), Some(1));
    let told = says(&asked);
    for words in [
        "1 of 1",
        "Wait (wait)",
        "Part, 1 Within {{param.wait}}.",
        "a length of time, from 1 hour to 4 hours",
        "[params]\nwait = \"\"  # Wait",
    ] {
        assert!(told.contains(words), "{words}\n{told}");
    }
    // What is pasted and not filled in is refused where it stands; filled in, nothing is left to ask.
    let pasted = told.split("[params]").nth(1).unwrap();
    fs::write(
        dir.path().join("handbook.toml"),
        format!("{list}[params]{pasted}"),
    )
    .unwrap();
    let refused = found(&path(&dir));
    assert_eq!(refused, ["handbook.toml bad-value"]);
    let filled = pasted.replace("\"\"", "\"2 hours\"");
    fs::write(
        dir.path().join("handbook.toml"),
        format!("{list}[params]{filled}"),
    )
    .unwrap();
    assert_eq!(found(&path(&dir)), Vec::<String>::new());
    let settled = yinuo(&["handbook", "ask", &path(&dir)]);
    assert_eq!(settled.status.code(), Some(0), "{}", says(&settled));
    let json = yinuo(&["handbook", "ask", &path(&dir), "--all", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&json.stdout).unwrap();
    let wait = &json["params"][0];
    assert_eq!(wait["id"], "wait");
    assert_eq!(wait["value"], "2 hours");
    assert_eq!(wait["value_file"], "handbook.toml");
    assert_eq!(
        (&wait["file"], &wait["line"]),
        (&"part/p.md".into(), &13.into())
    );
    assert_eq!(
        yinuo(&["handbook", "ask", "nowhere"]).status.code(),
        Some(2)
    );
}

/// A company that works by several books is set up, and its rows follow from its events.
#[test]
fn a_company_is_set_up_with_parts() {
    let dir = folder(&[
        (
            "book/handbook.toml",
            "files = [\"own.md\"]\ninclude = [\"parts/visit\"]\n[params]\nvisit_every = \"每月\"\n",
        ),
        (
            "book/own.md",
            "---\ntitle: 書\nlang: zh-Hant\nversion: 1\neffective: 2026-01-01\n---\n\n## 第一條 總則\n\n照通行的做法。\n\n```rule\n[principle.own]\nnote = \"照通行的做法。\"\n```\n",
        ),
    ]);
    let at = |name: &str| dir.path().join(name).display().to_string();
    let (data, book) = (at("data"), at("book"));
    let run = |arguments: &[&str]| {
        let home = dir.path().join("home");
        let mut yinuo = Command::new(env!("CARGO_BIN_EXE_yinuo"));
        yinuo
            .args(arguments)
            .env("XDG_DATA_HOME", home)
            .output()
            .unwrap()
    };
    let done = run(&[
        "init",
        &data,
        "--handbook",
        &book,
        "--name",
        "A",
        "--admin",
        "a@shop.example",
    ]);
    assert_eq!(done.status.code(), Some(0), "{}", says(&done));
    for command in ["verify", "rebuild", "verify"] {
        let sound = run(&[command, "--data", &data]);
        assert_eq!(sound.status.code(), Some(0), "{}", says(&sound));
    }
}

/// A published company keeps its edition: what is stored gives the same edition again.
#[test]
fn what_is_loaded_is_read_the_same_from_any_place() {
    let dir = folder(&[
        (
            "handbook.toml",
            "files = [\"own.md\"]\ninclude = [\"part\"]\n[params]\nwait = \"2 hours\"\n",
        ),
        ("own.md", BOOK),
        ("part/handbook.toml", "files = [\"p.md\"]\n"),
        ("part/p.md", PART),
    ]);
    let one = handbook::read(&handbooks::load(&path(&dir)).unwrap());
    let other = folder(&[]);
    for source in handbooks::load(&path(&dir)).unwrap() {
        let path = other.path().join(&source.name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, source.text).unwrap();
    }
    let two = handbook::read(&handbooks::load(&path(&other)).unwrap());
    assert!(
        one.1
            .iter()
            .all(|problem| problem.severity() != Severity::Error)
    );
    assert_eq!(one.0.unwrap().hash, two.0.unwrap().hash);
}
