//! Rows that can't be taken in are named with their line and their reason; the rest goes on.

use crate::Replay;

const HEAD: &str = "Case ID,Activity,Resource,Complete Timestamp\n";

fn bad(log: &[u8]) -> (Vec<(u64, &'static str, String)>, Replay) {
    let replay = Replay::of_text(log);
    let outcome = replay.run();
    let rows = outcome
        .bad
        .named
        .iter()
        .map(|row| (row.line, row.fault.code(), row.fault.detail()))
        .collect();
    assert_eq!(outcome.bad.count, outcome.bad.named.len() as u64);
    assert_eq!(outcome.summary.bad_rows, outcome.bad.count);
    (rows, replay)
}

fn row(line: u64, code: &'static str, detail: &str) -> (u64, &'static str, String) {
    (line, code, detail.to_owned())
}

#[test]
fn each_bad_row_is_named_and_the_rest_goes_on() {
    let mut log = HEAD.as_bytes().to_vec();
    log.extend_from_slice(b"1,Assign seriousness,A,2024/03/05 10:00:00.000\n"); // 2
    log.extend_from_slice(b"1,Take in charge ticket,A\n"); // 3: no time
    log.extend_from_slice(b"1,Take in charge ticket,A,2024-03-05 10:30\n"); // 4
    log.extend_from_slice(b"1,Make coffee,A,2024/03/05 10:31:00.000\n"); // 5
    log.extend_from_slice(b"\xff\xfe,Wait,A,2024/03/05 10:32:00.000\n"); // 6
    log.extend_from_slice(b" ,Wait,A,2024/03/05 10:33:00.000\n"); // 7
    log.extend_from_slice(b"1,Wait,A,2024/03/31 02:30:00.000\n"); // 8: skipped by the change of clocks
    log.extend_from_slice(b"1,Wait,A,9024/03/05 10:33:00.000\n"); // 9
    log.extend_from_slice(b"1,\"Wait,A,2024/03/05 10:34:00.000\n"); // 10: never closed
    log.extend_from_slice(b"1,Resolve ticket,A,2024/03/05 11:00:00.000\n"); // 11
    let (rows, replay) = bad(&log);
    assert_eq!(
        rows,
        [
            row(3, "missing-column", "Complete Timestamp"),
            row(4, "bad-time", "2024-03-05 10:30"),
            row(5, "unknown-activity", "Make coffee"),
            row(6, "not-utf8", "Case ID"),
            row(7, "empty-case", ""),
            row(8, "skipped-time", "2024/03/31 02:30:00.000"),
            row(9, "far-time", "9024/03/05 10:33:00.000"),
            row(10, "unclosed-quote", ""),
        ]
    );
    assert_eq!(
        replay.promises(),
        [
            "1,response,2024-03-05T09:00:00Z,2024-03-05T14:00:00Z,,running,0",
            "1,resolution,2024-03-05T09:00:00Z,2024-03-12T09:00:00Z,2024-03-05T10:00:00Z,kept,0",
        ]
    );
}

#[test]
fn a_bad_row_neither_opens_a_case_nor_ends_the_log() {
    let log = format!(
        "{HEAD}1,Make coffee,A,2024/03/05 09:00:00.000\n\
         1,Assign seriousness,A,2024/03/05 10:00:00.000\n\
         1,Make coffee,A,2024/06/05 10:00:00.000\n"
    );
    let (rows, replay) = bad(log.as_bytes());
    assert_eq!(rows.iter().map(|row| row.0).collect::<Vec<_>>(), [2, 4]);
    let promises = replay.promises();
    assert!(
        promises[0].starts_with("1,response,2024-03-05T09:00:00Z,"),
        "{}",
        promises[0]
    );
    assert!(promises[0].ends_with(",running,0"), "{}", promises[0]);
}

#[test]
fn a_step_that_the_handbook_refuses_is_named() {
    let replay = {
        let mut replay = Replay::of_text(
            format!(
                "{HEAD}1,Assign seriousness,A,2024/03/05 10:00:00.000\n\
                 1,File away,A,2024/03/05 11:00:00.000\n\
                 1,Take in charge ticket,A,2024/03/05 12:00:00.000\n"
            )
            .as_bytes(),
        );
        let map = std::fs::read_to_string(&replay.args.map).unwrap();
        replay.args.map = replay.folder.path().join("MAP.toml");
        let map = map.replace(
            "[activities]\n",
            "[activities]\n\"File away\" = \"archive\"\n",
        );
        std::fs::write(&replay.args.map, map).unwrap();
        replay
    };
    let outcome = replay.run();
    let [only] = outcome.bad.named.as_slice() else {
        panic!("{:?}", outcome.bad)
    };
    assert_eq!(
        (only.line, only.fault.code(), only.fault.detail().as_str()),
        (3, "refused", "wrong-state")
    );
    assert_eq!(outcome.summary.events, 2);
    assert!(replay.promises()[0].contains(",kept,"));
}

#[test]
fn an_empty_log_is_no_error() {
    let (rows, replay) = bad(HEAD.as_bytes());
    assert!(rows.is_empty());
    assert!(replay.promises().is_empty());
}

#[test]
fn equal_times_count_in_the_order_of_the_file_and_rows_may_stand_in_any() {
    let log = format!(
        "\u{feff}{HEAD}1,Resolve ticket,A,2024/03/05 12:00:00.000\r\n\
         1,Wait,A,2024/03/05 11:00:00.000\r\n\
         1,Take in charge ticket,A,2024/03/05 11:00:00.000\r\n\
         1,Assign seriousness,A,2024/03/05 10:00:00.000\r\n"
    );
    let (rows, replay) = bad(log.as_bytes());
    assert!(rows.is_empty(), "{rows:?}");
    assert_eq!(
        replay.promises(),
        [
            "1,response,2024-03-05T09:00:00Z,2024-03-05T14:00:00Z,2024-03-05T10:00:00Z,kept,0",
            "1,resolution,2024-03-05T09:00:00Z,2024-03-12T09:00:00Z,2024-03-05T11:00:00Z,kept,0",
        ]
    );
}
