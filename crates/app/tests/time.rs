//! `yinuo time` as somebody types it: what stands on the standard output to the letter, what beside it, and how a line
//! of a batch is answered.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

use std::io::{BufRead as _, BufReader, Read as _, Write as _};
use std::process::{Command, Output, Stdio};

use serde_json::{Value, json};

const OFFICE: [&str; 6] = [
    "--region",
    "cn",
    "--zone",
    "Asia/Shanghai",
    "--hours",
    "mon-fri 09:00-12:00 13:30-18:00",
];

fn yinuo(arguments: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_yinuo"));
    command
        .args(["--lang", "en", "time"])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(arguments: &[&str]) -> Output {
    yinuo(arguments).output().unwrap()
}

fn stdout(output: &Output) -> &str {
    str::from_utf8(&output.stdout).unwrap()
}

fn stderr(output: &Output) -> &str {
    str::from_utf8(&output.stderr).unwrap()
}

/// Asks, and compares everything but the remarks.
fn answered(arguments: &[&str], status: i32, expected: &str) -> Output {
    let output = run(arguments);
    assert_eq!(
        stdout(&output),
        expected,
        "{arguments:?}: {}",
        stderr(&output)
    );
    assert_eq!(output.status.code(), Some(status), "{arguments:?}");
    output
}

/// An answer beside which nothing has to be said.
fn plainly(arguments: &[&str], expected: &str) {
    let output = answered(arguments, 0, expected);
    assert_eq!(stderr(&output), "", "{arguments:?}");
}

/// What a batch answers to some lines, with its status.
fn batch(arguments: &[&str], input: impl AsRef<[u8]>) -> (Vec<Value>, Option<i32>) {
    let mut child = yinuo(&[arguments, &["--batch"]].concat()).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.as_ref().to_vec();
    let writer = std::thread::spawn(move || stdin.write_all(&input));
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap().unwrap();
    assert_eq!(stderr(&output), "");
    let answers = stdout(&output)
        .lines()
        .map(|line| serde_json::from_str(line).unwrap());
    (answers.collect(), output.status.code())
}

fn due(more: &[&str]) -> Vec<String> {
    let all = [&["due"][..], &OFFICE, more].concat();
    all.into_iter().map(str::to_owned).collect()
}

fn as_strs(arguments: &[String]) -> Vec<&str> {
    arguments.iter().map(String::as_str).collect()
}

#[test]
fn the_fixed_forms() {
    plainly(
        &[
            "due",
            "--region",
            "cn",
            "--zone",
            "Asia/Shanghai",
            "--hours",
            "mon-fri 09:00-12:00 13:30-18:00",
            "--from",
            "2026-09-30T17:30",
            "--within",
            "4 working hours",
        ],
        "2026-10-08T14:00:00+08:00\n",
    );
    plainly(
        &[
            "workdays",
            "--region",
            "cn",
            "--from",
            "2026-09-28",
            "--to",
            "2026-10-12",
        ],
        "2026-09-28\n2026-09-29\n2026-09-30\n2026-10-08\n2026-10-09\n2026-10-10\n2026-10-12\n",
    );
    plainly(
        &[
            "between",
            "--region",
            "cn",
            "--from",
            "2026-09-30T17:30",
            "--to",
            "2026-10-08T14:00",
        ],
        "PT4H\n",
    );
}

#[test]
fn the_working_dates_of_all_published_years() {
    let output = run(&[
        "workdays",
        "--region",
        "cn",
        "--from",
        "2004-01-01",
        "--to",
        "2026-12-31",
    ]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    let dates: Vec<&str> = stdout(&output).lines().collect();
    assert_eq!(
        (dates[0], dates[dates.len() - 1]),
        ("2004-01-02", "2026-12-31")
    );
    assert!(dates.is_sorted());
    // 11 days off a year in 2023, 13 in 2026; what falls on a weekend and what is worked for it makes the rest.
    assert_eq!(
        dates.iter().filter(|date| date.starts_with("2023")).count(),
        249
    );
    assert_eq!(
        dates.iter().filter(|date| date.starts_with("2026")).count(),
        248
    );
}

#[test]
fn starts_as_people_write_them() {
    for from in [
        "2026-09-30T17:30",
        "2026-09-30 17:30",
        "2026-09-30t17:30:00",
        "2026-09-30T17:30:00.000000000",
        "2026-09-30T17:30+08:00",
        "2026-09-30T09:30Z",
        "2026-09-30 09:30:00z",
        "2026-09-30T04:30:00-05:00",
    ] {
        let arguments = due(&["--from", from, "--within", "4 working hours"]);
        plainly(&as_strs(&arguments), "2026-10-08T14:00:00+08:00\n");
    }
    let arguments = due(&[
        "--from",
        "2026-09-30T17:30:00.5",
        "--within",
        "四個工作小時內",
    ]);
    plainly(&as_strs(&arguments), "2026-10-08T14:00:00.500000+08:00\n");
}

#[test]
fn what_is_left_out_has_a_default() {
    // No official days, UTC, the usual hours, the Civil Code's counting.
    let question = ["--from", "2026-09-30T17:30", "--within", "2 working days"];
    plainly(
        &[&["due"], &question[..]].concat(),
        "2026-10-02T18:00:00+00:00\n",
    );
    plainly(
        &[&["due", "--counting", "elapsed"], &question[..]].concat(),
        "2026-10-02T17:30:00+00:00\n",
    );
    // The zone of the region.
    for (region, expected) in [
        ("cn", "2026-10-09T18:00:00+08:00\n"),
        ("none", "2026-10-02T18:00:00+00:00\n"),
    ] {
        plainly(
            &[&["due", "--region", region], &question[..]].concat(),
            expected,
        );
    }
}

#[test]
fn other_weeks_and_own_days() {
    let night = [
        "due",
        "--zone",
        "Asia/Shanghai",
        "--hours",
        "週一、三、五 22:00-06:00",
        "--from",
    ];
    plainly(
        &[
            &night[..],
            &["2026-11-23T12:00", "--within", "9 working hours"],
        ]
        .concat(),
        "2026-11-25T23:00:00+08:00\n",
    );
    let own = due(&[
        "--from",
        "2026-11-23T17:00",
        "--within",
        "5 working hours",
        "--closed",
        "2026-11-24/2026-11-26 moving house",
        "--opened",
        "2026-11-25 09:00-11:00",
    ]);
    // An hour on Monday, two on Wednesday, two on Friday.
    plainly(&as_strs(&own), "2026-11-27T11:00:00+08:00\n");
    // 10 October 2026 is a Saturday that is worked for the holidays, but not by everybody.
    let question = ["--from", "2026-10-09T17:00", "--within", "2 working hours"];
    plainly(&as_strs(&due(&question)), "2026-10-10T10:00:00+08:00\n");
    let without = due(&[&question[..], &["--no-makeup-days"]].concat());
    plainly(&as_strs(&without), "2026-10-12T10:00:00+08:00\n");
}

#[test]
fn pauses() {
    let question = ["--from", "2026-11-23T09:00", "--within", "4 working hours"];
    let paused = |pauses: &[&str]| {
        let pauses = pauses.iter().flat_map(|pause| ["--pause", pause]);
        due(&[&question[..], &pauses.collect::<Vec<_>>()].concat())
    };
    let cases: [(&[&str], &str); 6] = [
        (&[], "2026-11-23T14:30:00+08:00\n"),
        (
            &["2026-11-23T10:00/2026-11-23T11:00"],
            "2026-11-23T15:30:00+08:00\n",
        ),
        (
            &["2026-11-23 10:00/2026-11-23 11:00 waiting for parts"],
            "2026-11-23T15:30:00+08:00\n",
        ),
        (
            &[
                "2026-11-23T02:00Z/2026-11-23T12:00+08:00",
                "2026-11-23T10:30/2026-11-23T13:00",
            ],
            "2026-11-23T16:30:00+08:00\n",
        ),
        (
            &["2026-11-23T12:00/2026-11-23T13:30"],
            "2026-11-23T14:30:00+08:00\n",
        ),
        (&["2026-11-23T15:00/"], "2026-11-23T14:30:00+08:00\n"),
    ];
    for (pauses, expected) in cases {
        plainly(&as_strs(&paused(pauses)), expected);
    }
    let held = answered(
        &as_strs(&paused(&[
            "2026-11-23T14:00/ waiting for parts",
            "2026-11-23T10:00/",
        ])),
        1,
        "paused\n",
    );
    assert_eq!(
        stderr(&held),
        "The pause since 2026-11-23T10:00:00+08:00 has no end, so there is no instant yet.\n"
    );
}

#[test]
fn beyond_what_is_published_an_answer_is_provisional() {
    let arguments = due(&["--from", "2026-12-31T17:30", "--within", "4 working hours"]);
    let output = answered(&as_strs(&arguments), 0, "2027-01-01T14:00:00+08:00\n");
    assert_eq!(
        stderr(&output),
        "The official days are only known until 2026-12-31; the answer lies beyond and may still change.\n"
    );
    let dates = [
        "workdays",
        "--region",
        "cn",
        "--from",
        "2026-12-31",
        "--to",
        "2027-01-01",
    ];
    let output = answered(&dates, 0, "2026-12-31\n2027-01-01\n");
    assert!(stderr(&output).contains("only known until 2026-12-31"));
    let dates = [
        "workdays",
        "--region",
        "cn",
        "--from",
        "2003-12-31",
        "--to",
        "2004-01-02",
    ];
    let output = answered(&dates, 0, "2003-12-31\n2004-01-02\n");
    assert_eq!(
        stderr(&output),
        "The official days are only known from 2004-01-01 on; before that only the week was counted.\n"
    );
    let span = [
        "between",
        "--region",
        "cn",
        "--from",
        "2026-12-31T17:00",
        "--to",
    ];
    // The last certain day ends at midnight.
    plainly(&[&span[..], &["2027-01-01T00:00"]].concat(), "PT1H\n");
    let output = answered(&[&span[..], &["2027-01-01T10:00"]].concat(), 0, "PT2H\n");
    assert!(stderr(&output).contains("only known until 2026-12-31"));
}

#[test]
fn where_clocks_are_changed_it_is_said_which_instant_was_taken() {
    let question = |from: &'static str| {
        [
            "due",
            "--zone",
            "Europe/Berlin",
            "--from",
            from,
            "--within",
            "24 hours",
        ]
    };
    let skipped = answered(
        &question("2026-03-29T02:30"),
        0,
        "2026-03-30T03:30:00+02:00\n",
    );
    assert_eq!(
        stderr(&skipped),
        "from: the clock is put forward over \"2026-03-29T02:30\". Taken as 2026-03-29T03:30:00+02:00.\n"
    );
    let twice = answered(
        &question("2026-10-25T02:30"),
        0,
        "2026-10-26T01:30:00+01:00\n",
    );
    assert_eq!(
        stderr(&twice),
        "from: the clock shows \"2026-10-25T02:30\" twice. Taken as 2026-10-25T02:30:00+02:00, the first time; \
         the second would be 2026-10-25T02:30:00+01:00.\n"
    );
    // With an offset nothing is left open.
    plainly(
        &question("2026-10-25T02:30+01:00"),
        "2026-10-26T02:30:00+01:00\n",
    );
}

#[test]
fn an_explanation_names_what_counts_and_what_does_not() {
    let question = ["--from", "2026-09-30T17:30", "--within", "4 working hours"];
    let explain = |more: &[&'static str]| [&["explain"], &OFFICE[..], &question, more].concat();
    plainly(
        &explain(&[]),
        "Due Thu 8 Oct 2026 14:00: 4 working hours, counted from Wed 30 Sep 2026 17:30 (Asia/Shanghai)\n\
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).\n\
         Wed 30 Sep 17:30–18:00: counted 30 min\n\
         Wed 30 Sep 18:00–24:00: outside working hours, not counted\n\
         Thu 1 Oct – Wed 7 Oct: National Day, not counted\n\
         Thu 8 Oct 00:00–09:00: outside working hours, not counted\n\
         Thu 8 Oct 09:00–12:00: counted 3 h; 3 h 30 min so far\n\
         Thu 8 Oct 12:00–13:30: break, not counted\n\
         Thu 8 Oct 13:30–14:00: counted 30 min; 4 h so far\n",
    );
    for (language, words) in [("zh-Hant", "國慶節，不計"), ("zh-Hans", "国庆节，不计")]
    {
        let output = run(&explain(&["--language", language]));
        assert!(stdout(&output).contains(words), "{}", stdout(&output));
    }
    let held = run(&explain(&[
        "--pause",
        "2026-10-08T10:00/ waiting for parts",
    ]));
    assert_eq!((held.status.code(), stderr(&held)), (Some(0), ""));
    assert!(
        stdout(&held).contains("waiting for parts"),
        "{}",
        stdout(&held)
    );
    let own = explain(&[
        "--closed",
        "2026-10-08 moving house",
        "--opened",
        "2026-10-01 09:00-10:00",
    ]);
    assert!(
        stdout(&run(&own)).contains("moving house"),
        "{}",
        stdout(&run(&own))
    );
    let unnamed = run(&explain(&["--closed", "2026-10-08"]));
    assert!(
        stdout(&unnamed).contains("own closure"),
        "{}",
        stdout(&unnamed)
    );
    let unknown = answered(&explain(&["--language", "fr"]), 2, "");
    assert!(
        stderr(&unknown).contains("zh-Hant, zh-Hans, en"),
        "{}",
        stderr(&unknown)
    );
}

#[test]
fn occurrences_have_date_due_instant_and_name() {
    let monthly = |more: &[&'static str]| {
        [
            &["occurrences"],
            &OFFICE[..],
            &["--every", "last Friday of every month"],
            more,
        ]
        .concat()
    };
    // 25 September 2026 is the first of three days off.
    plainly(
        &monthly(&["--from", "2026-09-01", "--to", "2026-10-30"]),
        "2026-09-25\t2026-09-28T18:00:00+08:00\t2026-09\n2026-10-30\t2026-10-30T18:00:00+08:00\t2026-10\n",
    );
    plainly(
        &monthly(&[
            "--from",
            "2026-09-01",
            "--to",
            "2026-09-25",
            "--on-day-off",
            "earlier",
        ]),
        "2026-09-25\t2026-09-24T18:00:00+08:00\t2026-09\n",
    );
    // A month lasts to its end: 31 January 2026 is a Saturday, 28 February was worked instead.
    for on_day_off in ["stays", "earlier", "later"] {
        let question = [
            &["occurrences"],
            &OFFICE[..],
            &["--every", "每月至少一次", "--on-day-off", on_day_off],
            &["--from", "2026-01-15", "--to", "2026-03-15"],
        ]
        .concat();
        plainly(
            &question,
            "2026-01-31\t2026-02-01T00:00:00+08:00\t2026-01\n2026-02-28\t2026-02-28T18:00:00+08:00\t2026-02\n",
        );
    }
    // An instant at the end doesn't count, at the beginning it does.
    plainly(
        &monthly(&["--from", "2026-09-28T18:00", "--to", "2026-10-30T18:00"]),
        "2026-09-25\t2026-09-28T18:00:00+08:00\t2026-09\n",
    );
    plainly(
        &monthly(&["--from", "2026-09-28T18:00:01", "--to", "2026-10-30T18:00"]),
        "",
    );
    let lunar = [
        "occurrences",
        "--zone",
        "Asia/Shanghai",
        "--every",
        "每年農曆八月十五",
        "--on-day-off",
        "stays",
        "--from",
        "2099-01-01",
        "--to",
        "2110-12-31",
    ];
    let output = answered(
        &lunar,
        0,
        "2099-09-29\t2099-09-29T18:00:00+08:00\t2099-09-29\n2100-09-18\t2100-09-19T00:00:00+08:00\t2100-09-18\n",
    );
    assert!(
        stderr(&output).contains("Nothing is known of it after 2100-"),
        "{}",
        stderr(&output)
    );
    for (every, words) in [
        ("every 2 weeks", "Say from when on"),
        ("每週一、三、五", "\"一、三、五\" names several days"),
        ("at least twice a year", "\"twice\" says how many times"),
        ("every weekday", "Say \"every working day\""),
        (
            "last Fryday of every month",
            "\"last Fryday\" is nothing that comes again",
        ),
        ("32nd of every month", "--every"),
        ("", "It isn't said what comes again"),
    ] {
        let question = [
            "occurrences",
            "--every",
            every,
            "--from",
            "2026-01-01",
            "--to",
            "2026-12-31",
        ];
        let output = answered(&question, 2, "");
        assert!(
            stderr(&output).contains(words),
            "{every}: {}",
            stderr(&output)
        );
    }
    let sometimes = monthly(&[
        "--from",
        "2026-09-01",
        "--to",
        "2026-10-30",
        "--on-day-off",
        "never",
    ]);
    assert!(stderr(&answered(&sometimes, 2, "")).contains("stays, earlier or later"));
    let backwards = monthly(&["--from", "2026-09-01T09:00", "--to", "2026-08-30"]);
    assert!(stderr(&answered(&backwards, 2, "")).contains("lies before the beginning"));
}

#[test]
fn durations_between() {
    let between = |from: &'static str, to: &'static str| {
        [&["between"][..], &OFFICE, &["--from", from, "--to", to]].concat()
    };
    plainly(&between("2026-11-23T09:00", "2026-11-24T18:00"), "PT15H\n");
    plainly(
        &between("2026-11-23T11:30", "2026-11-23T13:45:30"),
        "PT45M30S\n",
    );
    plainly(&between("2026-11-24T18:00", "2026-11-23T09:00"), "-PT15H\n");
    plainly(&between("2026-11-23T12:00", "2026-11-23T13:30"), "PT0S\n");
    plainly(
        &between("2026-11-23T09:00", "2026-11-23T09:00:00.25"),
        "PT0.25S\n",
    );
}

#[test]
fn what_cannot_be_answered_is_shown_with_what_is_allowed() {
    let start = ["--from", "2026-11-23T09:00"];
    let length = ["--within", "4 working hours"];
    let with = |name: &'static str, value: &'static str| {
        let mut all = vec!["due"];
        for pair in [start, length] {
            if pair[0] != name {
                all.extend(pair);
            }
        }
        all.extend([name, value]);
        all
    };
    let cases: [(Vec<&str>, &[&str]); 39] = [
        (
            with("--zone", "Asia/Shanghi"),
            &["--zone", "Did you mean \"Asia/Shanghai\"", "IANA"],
        ),
        (
            with("--zone", "Middle Earth"),
            &["There is no time zone \"Middle Earth\". It takes"],
        ),
        (with("--region", "zz"), &["--region", "none, cn,"]),
        (
            with("--hours", ""),
            &["No hours are named", "mon-fri 09:00-12:00"],
        ),
        (
            with("--hours", "mon-fri 09:00-12:00 11:00-14:00"),
            &["\"11:00-14:00\" shares time", "--hours:1:21"],
        ),
        (
            with("--hours", "mon 22:00-06:00; tue 05:00-09:00"),
            &["\"05:00-09:00\" shares time"],
        ),
        (
            with("--hours", "mon-fri 9-12"),
            &["\"9\" isn't a time of day", "──"],
        ),
        (
            with("--hours", "mon-fri 09:00-09:00"),
            &["ends when it begins"],
        ),
        (
            with("--hours", "frisday 09:00-10:00"),
            &["\"frisday\" is neither a weekday nor hours"],
        ),
        (with("--hours", "09:00-10:00"), &["behind no weekday"]),
        (with("--hours", "mon-fri"), &["\"mon-fri\" has no hours"]),
        (
            with("--hours", "mon 09:00-10:00; mon 11:00-12:00"),
            &["already"],
        ),
        (
            with("--from", "2026-02-30T09:00"),
            &["There is no date 2026-02-30"],
        ),
        (
            with("--from", "2026-02-28"),
            &["--from", "can't be read", "2026-09-30T17:30"],
        ),
        (
            with("--from", "2026-02-28T25:00"),
            &["There is no time of day 25:00"],
        ),
        (
            with("--from", "2026-02-28T09:00+8"),
            &["\"+8\" can't be read", "+08:00"],
        ),
        (
            with("--from", "2026-02-28T09:00+99:00"),
            &["no offset +99:00"],
        ),
        (
            with("--from", "2026-02-28T09:00:00.1234567"),
            &["finer than a microsecond"],
        ),
        (
            with("--from", "2026-02-28T09:00 tomorrow"),
            &["\" tomorrow\" can't be read"],
        ),
        (with("--from", "1800-02-28T09:00"), &["years 1900 to 2199"]),
        (
            with("--within", "4 wroking hours"),
            &[
                "\"wroking hours\" isn't a unit of time. Did you mean \"working hours\"?",
                "4 working hours",
            ],
        ),
        (
            with("--within", "-4 working hours"),
            &["\"-4\" is negative"],
        ),
        (
            with("--within", "1.5 days"),
            &["\"1.5 days\" isn't a whole number"],
        ),
        (with("--within", "0 hours"), &["immediately"]),
        (with("--within", "9999999 hours"), &["too large; 1000000"]),
        (
            with("--within", "900000 working days"),
            &["leads out of the years 1900 to 2199"],
        ),
        (
            with("--counting", "civil"),
            &["no counting rule \"civil\"", "civil-code or elapsed"],
        ),
        (
            with("--pause", "2026-11-23T11:00/2026-11-23T10:00"),
            &["ends before it begins"],
        ),
        (with("--pause", "2026-11-23T11:00"), &["FROM/TO"]),
        (
            with("--pause", "2026-11-23T11:00/2026-11-31T10:00"),
            &["no date 2026-11-31", "--pause:1:18"],
        ),
        (
            with("--closed", "2026-11-24/2026-11-23"),
            &["can't come before the first"],
        ),
        (
            with("--closed", "tomorrow"),
            &["\"tomorrow\" isn't a date", "2026-10-09/2026-10-12"],
        ),
        (
            with("--closed", "2000-01-01/2199-12-31"),
            &["More than 10000 dates"],
        ),
        (
            with("--closed", "2026-01-01/2028-12-31"),
            &["no working time for more than 400 days from 2025-12-31"],
        ),
        (with("--opened", "2026-11-24"), &["2026-10-10 09:00-12:00"]),
        (
            with("--opened", "2026-11-24 09:00-12:00 11:00-13:00"),
            &["\"11:00-13:00\" shares time"],
        ),
        (
            with("--shortened", "2026-11-24"),
            &["isn't a span of hours", "2026-02-16 00:00-12:00"],
        ),
        (
            with("--shortened", "2026-11-24 09:00-25:00"),
            &["\"25:00\" isn't a time of day", "--shortened:1:18"],
        ),
        (
            with("--shortened", "2026-11-24 09:00-12:00 13:00-14:00"),
            &["has more than one span"],
        ),
    ];
    for (arguments, expected) in cases {
        let output = answered(&arguments, 2, "");
        for words in expected {
            assert!(
                stderr(&output).contains(words),
                "{arguments:?} lacks {words:?}: {}",
                stderr(&output)
            );
        }
    }
    let backwards = ["workdays", "--from", "2026-11-24", "--to", "2026-11-23"];
    let output = answered(&backwards, 2, "");
    assert!(stderr(&output).contains("--to: \"2026-11-23\" lies before the first date"));
    let no_date = [
        "workdays",
        "--from",
        "2026-11-24T09:00",
        "--to",
        "2026-11-23",
    ];
    let output = answered(&no_date, 2, "");
    assert!(
        stderr(&output).contains("It takes a date such as 2026-09-30."),
        "{}",
        stderr(&output)
    );
    let missing = answered(&["due", "--from", "2026-11-24T09:00"], 2, "");
    assert!(stderr(&missing).contains("--within"));
}

#[test]
fn a_place_is_underlined_in_chinese_too() {
    let mut command = yinuo(&["due", "--from", "2026-11-24T09:00", "--within", "4個工人日"]);
    command.args(["--lang", "zh-Hant"]);
    let output = command.output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    let text = stderr(&output);
    assert!(
        text.contains("--within: 「個工人日」不是時間單位。是不是「個工作日」？"),
        "{text}"
    );
    assert!(text.contains(" 1 │ 4個工人日\n   │  ────┬───"), "{text}");
}

#[test]
fn a_batch_answers_in_order_and_goes_on_after_errors() {
    let lines = [
        r#"{"id":"a","from":"2026-09-30T17:30","within":"4 working hours"}"#,
        r#"{"from":"2026-09-30T17:30","within":"2 working days","counting":"elapsed","id":{"x": [1.50, 12345678901234567890]}}"#,
        r#"{"within":"4 wroking hours","id":7,"from":"2026-09-30T17:30"}"#,
        "",
        "   ",
        r#"{"from":"2026-09-30T17:30","within":"4 working hours""#,
        r#"["from"]"#,
        r#"{"form":"2026-09-30T17:30","within":"4 working hours","id":null}"#,
        r#"{"from":"2026-09-30T17:30","to":"2026-09-30T17:30","within":"4 working hours"}"#,
        r#"{"from":"2026-09-30T17:30","from":"2026-09-30T17:30","within":"4 working hours"}"#,
        r#"{"from":"2026-09-30T17:30","within":4}"#,
        r#"{"from":"2026-09-30T17:30"}"#,
        r#"{"from":"2026-12-31T17:30","within":"4 working hours"}"#,
        r#"{"from":"2026-09-30T17:30","within":"4 working hours","pause":["2026-09-30T18:00/2026-10-08T10:00","2026-10-08T11:00/"]}"#,
        r#"{"zone":"Europe/Berlin","region":null,"from":"2026-03-29T02:30","within":"24 hours"}"#,
        r#"{"from":"2026-09-30T17:30","within":"4 working hours","pause":"2026-09-30T18:00/2026-10-08T10:00","closed":["2026-10-08"],"opened":[],"no-makeup-days":false}"#,
        r#"{"from":"2026-09-30T17:30","within":"4\u0020working hours","no-makeup-days":true,"closed":"2026-10-08"}"#,
        r#"{"from":"2026-09-30T17:30","within":"4 working hours","no-makeup-days":"yes"}"#,
    ];
    // The last line has no end, and one ends as on Windows.
    let input =
        lines
            .join("\n")
            .replacen("\"a\",", "\"a\" ,", 1)
            .replacen("hours\"}\n", "hours\"}\r\n", 1);
    let (answers, status) = batch(&as_strs(&due(&[])), input);
    assert_eq!(status, Some(0));
    let plain: Vec<Value> = answers
        .iter()
        .map(|answer| {
            let mut answer = answer.clone();
            if let Some(error) = answer.get_mut("error") {
                error.as_object_mut().unwrap().remove("message").unwrap();
            }
            answer
        })
        .collect();
    let expected = [
        json!({"id": "a", "due": "2026-10-08T14:00:00+08:00"}),
        json!({"id": {"x": [1.5, 12_345_678_901_234_567_890_u64]}, "due": "2026-10-09T17:30:00+08:00"}),
        json!({"id": 7, "error": {"line": 3, "key": "within", "text": "4 wroking hours", "bytes": [2, 15]}}),
        json!({"error": {"line": 4, "text": ""}}),
        json!({"error": {"line": 5, "text": "   "}}),
        json!({"error": {"line": 6, "text": lines[5]}}),
        json!({"error": {"line": 7, "text": lines[6]}}),
        json!({"id": null, "error": {"line": 8, "key": "form", "text": "form"}}),
        json!({"error": {"line": 9, "key": "to", "text": "to"}}),
        json!({"error": {"line": 10, "key": "from", "text": "from"}}),
        json!({"error": {"line": 11, "key": "within", "text": "4"}}),
        json!({"error": {"line": 12, "key": "within", "text": ""}}),
        json!({"due": "2027-01-01T14:00:00+08:00", "provisional": true}),
        json!({"due": null, "paused": true, "remark": "The pause since 2026-10-08T11:00:00+08:00 has no end, so there is no instant yet."}),
        json!({"due": "2026-03-30T03:30:00+02:00", "remark": "from: the clock is put forward over \"2026-03-29T02:30\". Taken as 2026-03-29T03:30:00+02:00."}),
        json!({"due": "2026-10-09T14:00:00+08:00"}),
        json!({"due": "2026-10-09T14:00:00+08:00"}),
        json!({"error": {"line": 18, "key": "no-makeup-days", "text": "\"yes\""}}),
    ];
    for (answer, expected) in plain.iter().zip(&expected) {
        assert_eq!(answer, expected);
    }
    assert_eq!(plain.len(), expected.len());
    let message = |line: usize| answers[line - 1]["error"]["message"].as_str().unwrap();
    assert_eq!(
        message(8),
        "There is no key \"form\" in this question. Did you mean \"from\"? Its keys are: region, zone, hours, \
         no-makeup-days, days, closed, shortened, opened, from, within, counting, pause, id."
    );
    for (line, words) in [
        (3, "isn't a unit of time"),
        (4, "The line is empty"),
        (6, "at column 53"),
        (7, "isn't a JSON object"),
        (10, "twice"),
        (11, "takes a text"),
        (12, "\"within\" is missing. It takes a number with a unit"),
        (18, "takes true or false"),
    ] {
        assert!(message(line).contains(words), "{line}: {}", message(line));
    }
}

#[test]
fn an_id_is_given_back_to_the_letter() {
    let mut child = yinuo(&["due", "--batch"]).spawn().unwrap();
    let line =
        r#"{"from":"2026-09-30T17:30","within":"24 hours","id":{"n": 1.50e3 , "t":"\u4e00諾"}}"#;
    child
        .stdin
        .take()
        .unwrap()
        .write_all(line.as_bytes())
        .unwrap();
    let output = child.wait_with_output().unwrap();
    assert_eq!(
        stdout(&output),
        "{\"id\":{\"n\": 1.50e3 , \"t\":\"\\u4e00諾\"},\"due\":\"2026-10-01T17:30:00+00:00\"}\n"
    );
}

#[test]
fn lines_that_are_no_text_or_too_long_are_errors_of_their_own() {
    let good = br#"{"from":"2026-09-30T17:30","within":"24 hours"}"#;
    let mut input = b"{\"from\":\"\xFF\"}\n".to_vec();
    input.extend(good);
    input.push(b'\n');
    // The longest line that is read, and one that is a byte longer.
    for blanks in [
        (64 << 10) - good.len(),
        (64 << 10) + 1 - good.len(),
        3 << 20,
    ] {
        input.extend(good);
        input.extend(vec![b' '; blanks]);
        input.push(b'\n');
    }
    input.extend(good);
    let (answers, status) = batch(&["due"], input);
    assert_eq!(status, Some(0));
    let due = json!({"due": "2026-10-01T17:30:00+00:00"});
    assert_eq!(answers.len(), 6);
    for line in [2, 3, 6] {
        assert_eq!(answers[line - 1], due, "{line}");
    }
    let message = |line: usize| answers[line - 1]["error"]["message"].as_str().unwrap();
    assert_eq!(message(1), "The line isn't UTF-8, from byte 10 on.");
    for line in [4, 5] {
        assert_eq!(message(line), "The line is longer than 65536 bytes.");
        assert_eq!(answers[line - 1]["error"]["line"], line);
        assert!(
            answers[line - 1]["error"]["text"]
                .as_str()
                .unwrap()
                .chars()
                .count()
                <= 121
        );
    }
}

#[test]
fn every_question_has_its_batch() {
    let (answers, _) = batch(
        &["between", "--region", "cn"],
        "{\"from\":\"2026-09-30T17:30\",\"to\":\"2026-10-08T14:00\"}\n\
         {\"from\":\"2026-10-08T14:00\",\"to\":\"2026-09-30T17:30\",\"region\":\"none\"}\n\
         {\"from\":\"2026-12-31T17:00\",\"to\":\"2027-01-01T10:00\",\"id\":3}\n\
         {\"from\":\"2026-12-31T17:00\"}\n",
    );
    assert_eq!(answers[0], json!({"between": "PT4H"}));
    assert_eq!(answers[1], json!({"between": "-PT41H30M"}));
    assert_eq!(
        answers[2],
        json!({"id": 3, "between": "PT2H", "provisional": true})
    );
    assert_eq!(answers[3]["error"]["key"], "to");
    let (answers, _) = batch(
        &["explain", "--region", "cn", "--from", "2026-12-31T17:30"],
        "{\"within\":\"4 working hours\"}\n{\"within\":\"1 hour\",\"language\":\"zh-Hans\"}\n\
         {\"within\":\"1 hour\",\"pause\":\"2026-12-31T18:00/\"}\n{\"within\":\"1 hour\",\"language\":5}\n",
    );
    assert_eq!(answers[0]["due"], "2027-01-01T14:00:00+08:00");
    assert_eq!(answers[0]["provisional"], true);
    let texts: Vec<&str> = answers[..3]
        .iter()
        .map(|answer| answer["explain"].as_str().unwrap())
        .collect();
    assert!(
        texts[0].starts_with("Due Fri 1 Jan 2027 14:00: 4 working hours"),
        "{}",
        texts[0]
    );
    assert!(
        texts[1].starts_with("到期：2026年12月31日（周四）18:30"),
        "{}",
        texts[1]
    );
    assert_eq!(
        (&answers[2]["due"], &answers[2]["paused"]),
        (&json!(null), &json!(true))
    );
    assert_eq!(answers[3]["error"]["key"], "language");
    let (answers, _) = batch(
        &["occurrences", "--region", "cn", "--to", "2027-01-04"],
        "{\"every\":\"每季度\",\"from\":\"2026-09-30\"}\n\
         {\"every\":\"last Friday of every month\",\"from\":\"2027-01-04\",\"to\":\"2027-01-31\"}\n\
         {\"every\":\"month\"}\n",
    );
    assert_eq!(
        answers[0],
        json!({"occurrences": [
            {"name": "2026-Q3", "date": "2026-09-30", "due": "2026-09-30T18:00:00+08:00"},
            {"name": "2026-Q4", "date": "2026-12-31", "due": "2026-12-31T18:00:00+08:00"},
        ]})
    );
    assert_eq!(
        answers[1],
        json!({"occurrences": [
            {"name": "2027-01", "date": "2027-01-29", "due": "2027-01-29T18:00:00+08:00", "provisional": true},
        ], "provisional": true})
    );
    assert_eq!(answers[2]["error"]["key"], "from");
    let (answers, _) = batch(
        &["workdays", "--region", "cn", "--from", "2026-10-01"],
        "{\"to\":\"2026-10-10\"}\n{\"to\":\"2026-10-07\"}\n{\"to\":\"2026-09-07\"}\n{\"to\":null}\n",
    );
    assert_eq!(
        answers[0],
        json!({"workdays": ["2026-10-08", "2026-10-09", "2026-10-10"]})
    );
    assert_eq!(answers[1], json!({"workdays": []}));
    assert_eq!(answers[2]["error"]["key"], "to");
    let message = answers[3]["error"]["message"].as_str().unwrap();
    assert_eq!(
        message,
        "\"to\" is missing. It takes a date such as 2026-09-30."
    );
}

#[test]
fn a_batch_says_the_same_as_single_questions() {
    let calendars = [
        ("cn", "Asia/Shanghai", "mon-fri 09:00-12:00 13:30-18:00"),
        ("none", "America/New_York", "mon-sat 22:00-06:00"),
        ("tw", "Asia/Taipei", "daily 00:00-24:00"),
    ];
    let lengths = ["4 working hours", "3 working days", "1 month", "90 minutes"];
    let mut lines = String::new();
    let mut singly = Vec::new();
    for (region, zone, hours) in calendars {
        for within in lengths {
            for from in ["2026-01-15T23:10", "2025-02-28T10:00:00Z"] {
                lines += &json!({
                    "region": region, "zone": zone, "hours": hours, "from": from, "within": within
                })
                .to_string();
                lines.push('\n');
                let output = run(&[
                    "due", "--region", region, "--zone", zone, "--hours", hours, "--from", from,
                    "--within", within,
                ]);
                singly.push(stdout(&output).trim_end().to_owned());
            }
        }
    }
    let (answers, _) = batch(&["due"], lines);
    let together: Vec<&str> = answers
        .iter()
        .map(|answer| answer["due"].as_str().unwrap())
        .collect();
    assert_eq!(together, singly);
}

#[test]
fn many_calendars_pass_through() {
    // More than are kept at once, each asked for twice.
    let lines: String = (0..2)
        .flat_map(|_| 0..300)
        .map(|n| {
            let hours = format!("mon-fri {:02}:{:02}-22:00", 4 + n / 60, n % 60);
            let line =
                json!({"hours": hours, "from": "2026-11-23T22:00", "within": "1 working minute"});
            format!("{line}\n")
        })
        .collect();
    let (answers, _) = batch(&["due"], lines);
    assert_eq!(answers.len(), 600);
    for (n, answer) in answers.iter().enumerate() {
        let minute = 4 * 60 + n % 300 + 1;
        let expected = format!("2026-11-24T{:02}:{:02}:00+00:00", minute / 60, minute % 60);
        assert_eq!(answer["due"], expected.as_str());
    }
}

#[test]
fn whoever_asks_line_by_line_is_answered_line_by_line() {
    let mut child = yinuo(&["due", "--batch"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    for day in 10..13 {
        writeln!(
            stdin,
            "{{\"from\":\"2026-09-{day}T17:30\",\"within\":\"24 hours\"}}"
        )
        .unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        assert_eq!(
            answer,
            format!("{{\"due\":\"2026-09-{}T17:30:00+00:00\"}}\n", day + 1)
        );
    }
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let mut child = yinuo(&["due", "--batch"]).spawn().unwrap();
    drop(child.stdout.take());
    let mut stdin = child.stdin.take().unwrap();
    // Far more than a pipe holds; the writer may find it broken, too.
    let line = b"{\"from\":\"2026-09-30T17:30\",\"within\":\"24 hours\"}\n";
    let _ = stdin.write_all(&line.repeat(100_000));
    drop(stdin);
    let mut said = String::new();
    child
        .stderr
        .take()
        .unwrap()
        .read_to_string(&mut said)
        .unwrap();
    assert_eq!((child.wait().unwrap().code(), said.as_str()), (Some(0), ""));

    let mut child = yinuo(&["workdays", "--from", "1900-01-01", "--to", "2199-12-31"])
        .spawn()
        .unwrap();
    let mut first = [0; 11];
    let mut stdout = child.stdout.take().unwrap();
    stdout.read_exact(&mut first).unwrap();
    assert_eq!(&first, b"1900-01-01\n");
    drop(stdout);
    let output = child.wait_with_output().unwrap();
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
}

#[test]
fn help_states_the_defaults_and_the_statuses() {
    let words = [
        ("due", "[default: mon-fri 09:00-12:00 13:30-18:00]"),
        ("due", "[default: civil-code]"),
        ("due", "[default: none]"),
        ("due", "1 paused"),
        ("due", "\"within\":\"4 working hours\""),
        ("between", "minus in front"),
        ("workdays", "The last date, included"),
        ("occurrences", "[default: later]"),
        ("explain", "zh-Hant, zh-Hans or en"),
        ("start", "the latest instant from which the length is due"),
        ("start", "[default: civil-code]"),
        ("feed", "[default: the first instant of --from"),
        ("due", "kind: closed, work, opened or shortened"),
    ];
    for (question, words) in words {
        let output = run(&[question, "--help"]);
        assert_eq!(output.status.code(), Some(0));
        let help = stdout(&output)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        assert!(help.contains(words), "{question}: {help}");
        for region in worktime::Region::codes() {
            assert!(help.contains(&format!(" {region}")), "{question}: {region}");
        }
    }
}

/// A folder of its own for a test's files.
struct Folder(tempfile::TempDir);

impl Folder {
    fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// Writes a file and gives its path.
    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.0.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path.to_str().unwrap().to_owned()
    }
}

/// The last days of 2026: 23 December is a Wednesday.
fn december(more: &[&str]) -> Vec<String> {
    let dates = ["workdays", "--from", "2026-12-23", "--to", "2026-12-31"];
    let all = dates.iter().chain(more);
    all.map(|word| (*word).to_owned()).collect()
}

const TABLE: &str = "date,kind,name,hours\n\
    2026-12-24,closed,Christmas Eve,\n\
    2026-12-25,short,,00:00-12:00\n\
    2026-12-26,work,,\n\
    2026-12-27,opened,Stocktaking,20:00-22:00\n";

#[test]
fn days_are_read_from_tables_and_calendars() {
    let folder = Folder::new();
    let table = folder.file("days", TABLE);
    plainly(
        &as_strs(&december(&["--days", &table])),
        "2026-12-23\n2026-12-25\n2026-12-26\n2026-12-27\n2026-12-28\n2026-12-29\n2026-12-30\n2026-12-31\n",
    );
    let between = |more: &[&str]| {
        let dates = [
            "between",
            "--from",
            "2026-12-24T00:00",
            "--to",
            "2026-12-28T00:00",
        ];
        run(&[&dates, more].concat())
    };
    // Three hours of the half day, 7.5 of the workday, two of the opening.
    assert_eq!(stdout(&between(&["--days", &table])), "PT12H30M\n");
    // What is typed holds over the file, and a half day is half of what the file leaves.
    let typed = [
        "--days",
        &table,
        "--closed",
        "2026-12-26",
        "--shortened",
        "2026-12-25 10:00-24:00",
        "--shortened",
        "2026-12-27 21:30-22:00",
        "--opened",
        "2026-12-24 09:00-10:00",
    ];
    assert_eq!(stdout(&between(&typed)), "PT3H30M\n");
    // Told by its content, whatever it is called; times are meant in the zone.
    let calendar = folder.file(
        "days.csv",
        "\u{feff}\r\nBEGIN:VCALENDAR\r\nVERSION:2.0\r\n\
         BEGIN:VEVENT\r\nUID:1\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:聖誕夜（休）\r\nEND:VEVENT\r\n\
         BEGIN:VEVENT\r\nUID:2\r\nDTSTART:20261225T060000Z\r\nDTEND:20261225T100000Z\r\n\
         SUMMARY:Closed in the afternoon\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    );
    let dates = ["--days", &calendar, "--zone", "Asia/Shanghai"];
    // The week ends at 18:00 anyway, so this closure reaches to the day's end: from 14:00 on.
    assert_eq!(stdout(&between(&dates)), "PT3H30M\n");
    // The last of two files holds; what is nameless is called something.
    let other = folder.file("other", "日期,類型\n2026-12-24,班\n2026-12-28,休\n");
    plainly(
        &as_strs(&december(&["--days", &calendar, "--days", &other])),
        "2026-12-23\n2026-12-24\n2026-12-25\n2026-12-29\n2026-12-30\n2026-12-31\n",
    );
    let explained = run(&[
        "explain",
        "--days",
        &table,
        "--days",
        &other,
        "--from",
        "2026-12-24T09:00",
        "--within",
        "24 working hours",
    ]);
    for words in [
        "own workday",
        "shortened day: own half day",
        "Stocktaking",
        "own closure",
    ] {
        assert!(stdout(&explained).contains(words), "{}", stdout(&explained));
    }
}

#[test]
fn what_a_file_of_days_leaves_open_is_told_and_the_rest_used() {
    let folder = Folder::new();
    let mut table = TABLE.to_owned() + "2201-01-01,closed,,\n";
    for day in 1..=12 {
        table += &format!("{day}/1/2027,closed,,\n");
    }
    let path = folder.file("days.csv", &table);
    let question = december(&["--days", &path]);
    let output = answered(
        &as_strs(&question),
        0,
        "2026-12-23\n2026-12-25\n2026-12-26\n2026-12-27\n2026-12-28\n2026-12-29\n2026-12-30\n2026-12-31\n",
    );
    let told: Vec<&str> = stderr(&output).lines().collect();
    assert_eq!(told.len(), 12);
    assert_eq!(
        told[0],
        format!(
            "{path}, line 7: \"1/1/2027\" isn't a date that can be read. Write the year first, such as 2026-01-31."
        )
    );
    assert!(told[9].starts_with(&format!("{path}, line 16: \"10/1/2027\"")));
    assert_eq!(told[10], format!("{path}: and 2 more."));
    assert_eq!(
        told[11],
        format!("{path}: 1 of its dates lie outside of the years 1900 to 2199 and were left out.")
    );
    // In a batch everything is told beside the first answer, and then how much it was.
    let line = "{\"to\":\"2026-12-24\"}\n{\"to\":\"2026-12-25\",\"closed\":\"2026-12-25\"}\n";
    let (answers, _) = batch(&as_strs(&question), line);
    assert_eq!(answers[0]["workdays"], json!(["2026-12-23"]));
    assert_eq!(answers[0]["remark"], told.join(" "));
    assert_eq!(answers[1]["workdays"], json!(["2026-12-23"]));
    let again = format!("{path}: 13 things in it couldn't be used; an earlier answer names them.");
    assert_eq!(answers[1]["remark"], again);
}

#[test]
fn a_batch_reads_each_file_once() {
    let folder = Folder::new();
    let table = folder.file("days.csv", TABLE);
    let other = folder.file("other.csv", "date,kind\n2026-12-28,closed\n");
    let mut child = yinuo(&["between", "--from", "2026-12-24T00:00", "--batch"])
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut answers = BufReader::new(child.stdout.take().unwrap());
    let mut ask = |line: Value| {
        writeln!(stdin, "{line}").unwrap();
        let mut answer = String::new();
        answers.read_line(&mut answer).unwrap();
        serde_json::from_str::<Value>(&answer).unwrap()
    };
    let to = "2026-12-29T00:00";
    assert_eq!(
        ask(json!({"to": to, "days": table})),
        json!({"between": "PT20H"})
    );
    // Gone, and still known: for another zone, other hours and beside another file.
    std::fs::remove_file(&table).unwrap();
    for (line, expected) in [
        (json!({"to": to, "days": [table]}), "PT20H"),
        (json!({"to": to, "days": [table, other]}), "PT12H30M"),
        (
            json!({"to": to, "days": table, "closed": "2026-12-28"}),
            "PT12H30M",
        ),
        (
            json!({"to": to, "days": table, "zone": "Asia/Shanghai"}),
            "PT20H",
        ),
        (
            json!({"to": to, "days": table, "hours": "mon-fri 09:00-12:00"}),
            "PT11H",
        ),
        (json!({"to": to, "days": []}), "PT22H30M"),
    ] {
        assert_eq!(ask(line.clone()), json!({ "between": expected }), "{line}");
    }
    let answer = ask(json!({"to": to, "days": [other, "nowhere.csv"]}));
    assert_eq!(answer["error"]["key"], "days");
    assert_eq!(answer["error"]["text"], "nowhere.csv");
    assert_eq!(
        answer["error"]["message"],
        "There is no file \"nowhere.csv\"."
    );
    let answer = ask(json!({"to": to, "days": 1}));
    assert_eq!(
        answer["error"]["message"],
        "\"days\" takes a list of texts, or a single one, but here stands 1."
    );
    drop(stdin);
    assert_eq!(child.wait().unwrap().code(), Some(0));
}

#[test]
fn files_without_a_day_are_refused() {
    let folder = Folder::new();
    let takes = "It takes a calendar file (ICS) that begins with BEGIN:VCALENDAR, or a table (CSV)";
    let picture = [&b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..], &[0xff; 500]].concat();
    let large = vec![b'x'; 10 << 20];
    let refusals: [(&str, &[u8], &[&str]); 8] = [
        (
            "empty",
            b"",
            &[
                "has no day that can be used. Line 1: There is no date.",
                takes,
            ],
        ),
        ("blank", b" \n\n", &["has no day that can be used", takes]),
        (
            "titles",
            b"date,kind\n",
            &["has no day that can be used. It takes"],
        ),
        ("picture.ics", &picture, &["The text isn't UTF-8", takes]),
        ("large", &large, &["is larger than 4 MB"]),
        (
            "nothing.ics",
            b"BEGIN:VCALENDAR\r\nVERSION:2.0\r\nEND:VCALENDAR\r\n",
            &["has no day that can be used. It takes"],
        ),
        (
            "wide.csv",
            b"\xff\xfed\0a\0t\0e\0",
            &["Line 1: The text isn't UTF-8. Save the file as UTF-8."],
        ),
        (
            "american",
            b"date,kind\n1/2/2026,closed\n1/3/2026,closed\n1/4/2026,closed\n1/5/2026,closed\n",
            &[
                "Line 4: \"1/4/2026\" isn't a date that can be read",
                " And 1 more. It takes",
            ],
        ),
    ];
    for (name, bytes, expected) in refusals {
        let path = folder.file(name, bytes);
        let output = answered(&as_strs(&december(&["--days", &path])), 2, "");
        let told = stderr(&output);
        assert!(told.starts_with(&format!("--days: {path} ")), "{told}");
        for words in expected {
            assert!(told.contains(words), "{name} lacks {words:?}: {told}");
        }
        assert!(!told.trim_end().contains(char::is_control), "{told:?}");
    }
    let here = folder.0.path().to_str().unwrap();
    let nowhere = format!("{here}/nowhere.csv");
    for (path, expected) in [
        (
            here,
            format!("--days: {here} is a folder. Name a file in it.\n"),
        ),
        (
            &nowhere,
            format!("--days: There is no file \"{nowhere}\".\n"),
        ),
    ] {
        let output = answered(&as_strs(&december(&["--days", path])), 2, "");
        assert_eq!(stderr(&output), expected);
    }
    let many: String = (0..10_001)
        .map(|day| jiff::civil::date(2000, 1, 1) + jiff::Span::new().days(day))
        .map(|date| format!("{date},closed\n"))
        .collect();
    let (first, second) = many.split_at(many.len() / 2 / 18 * 18);
    let first = folder.file("first", format!("date,kind\n{first}"));
    let second = folder.file("second", format!("date,kind\n{second}"));
    let output = answered(
        &as_strs(&december(&["--days", &first, "--days", &second])),
        2,
        "",
    );
    assert_eq!(
        stderr(&output),
        "--days: More than 10000 dates differ from the week.\n"
    );
}

#[cfg(unix)]
#[test]
fn a_file_that_can_be_read_only_once_serves_every_calendar() {
    let folder = Folder::new();
    let pipe = folder.0.path().join("pipe");
    let made = Command::new("mkfifo").arg(&pipe).status().unwrap();
    assert!(made.success());
    let path = pipe.to_str().unwrap();
    let line = |zone: &str| {
        let to = "2026-12-28T00:00";
        json!({"from": "2026-12-24T00:00", "to": to, "zone": zone, "days": path}).to_string()
    };
    let input = line("Asia/Shanghai") + "\n" + &line("Europe/Berlin") + "\n";
    let writer = std::thread::spawn(move || std::fs::write(pipe, TABLE).unwrap());
    let (answers, _) = batch(&["between"], input);
    writer.join().unwrap();
    assert_eq!(
        answers,
        [
            json!({"between": "PT12H30M"}),
            json!({"between": "PT12H30M"})
        ]
    );
}

#[test]
fn half_days() {
    let between = |more: &[&str]| {
        let dates = [
            "between",
            "--from",
            "2026-02-16T00:00",
            "--to",
            "2026-02-18T00:00",
        ];
        run(&[&dates, more].concat())
    };
    assert_eq!(
        stdout(&between(&["--shortened", "2026-02-16 00:00-12:00"])),
        "PT10H30M\n"
    );
    // Of a date that is closed among others, or that has its own hours, the more exact holds.
    let several = [
        "--closed",
        "2026-02-15/2026-02-17",
        "--shortened",
        "2026-02-16 13:00-16:00",
    ];
    assert_eq!(stdout(&between(&several)), "PT2H30M\n");
    let opened = [&several[..], &["--opened", "2026-02-16 06:00-07:00"]].concat();
    assert_eq!(stdout(&between(&opened)), "PT1H\n");
    let (answers, _) = batch(
        &["between", "--to", "2026-02-18T00:00"],
        "{\"from\":\"2026-02-16T00:00\",\"shortened\":[\"2026-02-16 00:00-12:00\",\"2026-02-17 00:00-12:00\"]}\n",
    );
    assert_eq!(answers, [json!({"between": "PT6H"})]);
}

#[test]
fn the_latest_start() {
    let start = |by: &'static str, within: &'static str| {
        [&["start"][..], &OFFICE, &["--by", by, "--within", within]].concat()
    };
    plainly(
        &start("2026-10-08T14:00", "4 working hours"),
        "2026-09-30T17:30:00+08:00\n",
    );
    plainly(
        &start("2026-10-08T06:00Z", "24 hours"),
        "2026-10-07T14:00:00+08:00\n",
    );
    plainly(
        &start("2026-10-08T14:00", "immediately"),
        "2026-10-08T14:00:00+08:00\n",
    );
    // A second before the close of business is too early for that day to be the last; the start may be a day off.
    plainly(
        &start("2026-10-08T17:59:59", "1 working day"),
        "2026-09-29T23:59:59.999999+08:00\n",
    );
    plainly(
        &start("2026-10-08T18:00", "1 working day"),
        "2026-10-07T23:59:59.999999+08:00\n",
    );
    let elapsed = [
        &start("2026-10-08T14:00", "2 working days")[..],
        &["--counting", "elapsed"],
    ];
    plainly(&elapsed.concat(), "2026-09-29T14:00:00+08:00\n");
    // All that lies before the end of 2026 is published.
    plainly(
        &start("2026-12-31T18:00", "4 working hours"),
        "2026-12-31T14:00:00+08:00\n",
    );
    let output = answered(
        &start("2027-01-04T09:00", "4 working hours"),
        0,
        "2027-01-01T14:00:00+08:00\n",
    );
    assert_eq!(
        stderr(&output),
        "The official days are only known until 2026-12-31; the answer lies beyond and may still change.\n"
    );
    // No day off has a say in hours by the clock.
    plainly(
        &start("2027-01-04T09:00", "24 hours"),
        "2027-01-03T09:00:00+08:00\n",
    );
    for (arguments, words) in [
        (
            start("1900-01-05T09:00", "400 working days"),
            "leads out of the years",
        ),
        (
            start("tomorrow", "1 hour"),
            "--by: \"tomorrow\" can't be read. It takes a date and a time",
        ),
        (start("2026-10-08T14:00", "soon"), "--within"),
    ] {
        let output = answered(&arguments, 2, "");
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
    let (answers, status) = batch(
        &start("2026-10-08T14:00", "4 working hours"),
        "{\"id\":1}\n{\"by\":\"2027-01-04T09:00\"}\n{\"from\":\"2026-10-08T14:00\"}\n{\"within\":\"4\"}\n",
    );
    assert_eq!(status, Some(0));
    assert_eq!(
        answers[0],
        json!({"id": 1, "start": "2026-09-30T17:30:00+08:00"})
    );
    assert_eq!(
        answers[1],
        json!({"start": "2027-01-01T14:00:00+08:00", "provisional": true})
    );
    assert_eq!(answers[2]["error"]["key"], "from");
    assert_eq!(answers[3]["error"]["key"], "within");
}

#[test]
fn what_begins_at_the_latest_start_is_in_time() {
    for within in ["4 working hours", "3 working days", "36 hours", "1 month"] {
        for by in ["2026-10-12T10:00:00+08:00", "2026-02-24T18:00:00+08:00"] {
            let of = |question: &str, key: &str, at: &str| {
                let asked = [&[question][..], &OFFICE, &[key, at, "--within", within]].concat();
                stdout(&run(&asked)).trim_end().to_owned()
            };
            let start = of("start", "--by", by);
            let at = worktime::Instant::parse_rfc3339(&start).unwrap();
            assert!(
                of("due", "--from", &start).as_str() <= by,
                "{within} by {by}"
            );
            let next = at.plus(1).to_string();
            assert!(of("due", "--from", &next).as_str() > by, "{within} by {by}");
        }
    }
}

/// A feed of February 2026 with own days.
fn february(more: &[&str]) -> Output {
    let question = [
        "feed",
        "--region",
        "cn",
        "--from",
        "2026-02-14",
        "--to",
        "2026-02-27",
        "--closed",
        "2026-02-24/2026-02-25 moving, or so",
        "--shortened",
        "2026-02-26 00:00-12:00",
        "--opened",
        "2026-02-27 20:00-22:00",
    ];
    run(&[&question[..], more].concat())
}

#[test]
fn a_feed_to_the_letter() {
    let event = |uid: &str, dates: &str, summary: &str, day: &str| {
        let (from, to) = dates.split_once('/').unwrap();
        format!(
            "BEGIN:VEVENT\r\nUID:{uid}@cn.worktime.yinuo\r\nDTSTAMP:20260213T160000Z\r\n\
             DTSTART;VALUE=DATE:{from}\r\nDTEND;VALUE=DATE:{to}\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r\n\
             SUMMARY:{summary}\r\nX-WORKTIME-DAY:{day}\r\nTRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
        )
    };
    let name = "Days off and working days (cn)";
    let expected = format!(
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Yinuo//worktime//EN\r\nCALSCALE:GREGORIAN\r\n\
         NAME:{name}\r\nX-WR-CALNAME:{name}\r\n{}{}{}{}{}END:VCALENDAR\r\n",
        event(
            "2026-02-14-workday",
            "20260214/20260215",
            "Spring Festival (workday)",
            "WORKDAY"
        ),
        event(
            "2026-02-15-closed",
            "20260215/20260224",
            "Spring Festival (off)",
            "CLOSED"
        ),
        event(
            "2026-02-24-closed",
            "20260224/20260226",
            "moving\\, or so (off)",
            "CLOSED"
        ),
        event(
            "2026-02-26-shortened",
            "20260226/20260227",
            "own half day (half day 09:00-12:00)",
            "SHORTENED 09:00-12:00"
        ),
        event(
            "2026-02-27-opened",
            "20260227/20260228",
            "own hours (workday 20:00-22:00)",
            "OPENED 20:00-22:00"
        ),
    );
    let output = february(&[]);
    assert_eq!((output.status.code(), stderr(&output)), (Some(0), ""));
    assert_eq!(stdout(&output), expected);
    let stamped = february(&["--stamp", "2026-11-23T09:00:00+08:00", "--name", "A; B"]);
    let other = expected
        .replace("20260213T160000Z", "20261123T010000Z")
        .replace(name, "A\\; B");
    assert_eq!(stdout(&stamped), other);
    for (language, words) in [
        (
            "zh-Hant",
            ["NAME:休息日與上班日（cn）", "SUMMARY:春節（班）"],
        ),
        (
            "zh-Hans",
            ["NAME:休息日与上班日（cn）", "SUMMARY:春节（班）"],
        ),
    ] {
        let output = february(&["--language", language]);
        for words in words {
            assert!(stdout(&output).contains(words), "{}", stdout(&output));
        }
    }
}

#[test]
fn a_feed_read_again_is_the_same_calendar() {
    let folder = Folder::new();
    // More dates than one look takes in.
    let years = ["--from", "1995-01-01", "--to", "2026-12-31"];
    for region in ["cn", "tw", "hk"] {
        let feed = run(&[&["feed", "--region", region][..], &years].concat());
        let path = folder.file(region, stdout(&feed));
        let dates = |calendar: [&str; 2]| {
            let output = run(&[&["workdays"][..], &calendar, &years].concat());
            assert_eq!(output.status.code(), Some(0));
            stdout(&output).to_owned()
        };
        let read = dates(["--days", &path]);
        assert_eq!(read, dates(["--region", region]));
        assert_ne!(read, dates(["--region", "none"]));
    }
}

#[test]
fn a_feed_says_what_should_be_known() {
    let feed = |more: &[&'static str]| [&["feed"][..], more].concat();
    let empty = run(&feed(&["--from", "2026-03-01", "--to", "2026-03-31"]));
    assert_eq!(empty.status.code(), Some(0));
    assert!(!stdout(&empty).contains("VEVENT"));
    assert_eq!(
        stderr(&empty),
        "Nothing differs from the regular week on these dates, so the calendar is empty.\n"
    );
    let cn = [
        "--region",
        "cn",
        "--from",
        "2003-12-31",
        "--to",
        "2027-01-01",
    ];
    let told = run(&feed(&cn));
    for words in [
        "only known from 2004-01-01 on",
        "only known until 2026-12-31",
    ] {
        assert!(stderr(&told).contains(words), "{}", stderr(&told));
    }
    for (question, words) in [
        (
            ["2026-03-02", "2026-03-01", "--name", "A"],
            "lies before the first date",
        ),
        (
            ["2026-03-02", "soon", "--name", "A"],
            "--to: \"soon\" isn't a date",
        ),
        (
            ["2026-03-02", "2026-03-03", "--language", "fr"],
            "zh-Hant, zh-Hans, en",
        ),
        (
            ["2026-03-02", "2026-03-03", "--stamp", "now"],
            "--stamp: \"now\" can't be read",
        ),
    ] {
        let [from, to, key, value] = question;
        let output = answered(&feed(&["--from", from, "--to", to, key, value]), 2, "");
        assert!(stderr(&output).contains(words), "{}", stderr(&output));
    }
    let batch = run(&feed(&[
        "--from",
        "2026-03-01",
        "--to",
        "2026-03-31",
        "--batch",
    ]));
    assert_eq!(batch.status.code(), Some(2));
}
