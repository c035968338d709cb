//! The program itself: it answers at once, says when it is ready, and another process makes the same chain.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};

use app::clock::SeededEntropy;
use app::data_folder::DataFolder;

use crate::{head, in_memory, played_in};

/// The program, ended when the test ends.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[test]
fn the_program_serves_at_once_and_plays_the_same_company() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let mut program = Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args([
            "--lang",
            "en",
            "demo",
            "--days",
            "3",
            "--seed",
            "9",
            "--listen",
            "127.0.0.1:0",
            "--data",
        ])
        .arg(&data)
        .env("XDG_DATA_HOME", folder.path().join("keys"))
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let stdout = program.stdout.take().unwrap();
    let program = Program(program);
    let mut lines = BufReader::new(stdout).lines().map(Result::unwrap);

    let first = lines.next().unwrap();
    let address = first
        .split("http://")
        .nth(1)
        .unwrap()
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    let early = get(&address, "/");
    assert!(
        early.starts_with("HTTP/1.1 200") || early.starts_with("HTTP/1.1 303"),
        "{early}"
    );

    let ready = lines
        .by_ref()
        .find(|line| line.starts_with("Ready"))
        .unwrap();
    assert!(ready.contains("events"), "{ready}");
    let rest: Vec<String> = lines.by_ref().take(6).collect();
    assert_eq!(
        rest.iter().filter(|line| line.contains("@")).count(),
        5,
        "{rest:?}"
    );
    assert!(rest[5].contains("assword"), "{rest:?}");
    assert!(get(&address, "/health").contains("ok"));
    assert!(
        get(&address, "/").starts_with("HTTP/1.1 303"),
        "whoever isn't signed in is led to the sign-in"
    );
    drop(program);

    let store = DataFolder::at(&data)
        .open(None, None, Box::new(SeededEntropy::new(1)))
        .unwrap();
    let (here, played) = played_in(in_memory("served"), "pr-agency", 3, 9);
    let (there, own) = (head(&store, &played), head(&here, &played));
    // Time went on there after the demonstration had ended: its chain may have grown, never changed.
    let hash = store
        .read(|door| {
            let sql = "SELECT hash FROM event WHERE org = $1 AND seq = $2";
            let row = door
                .first(sql, &[played.org.into(), own.0.into()])?
                .unwrap();
            Ok(row.bytes(0)?.to_vec())
        })
        .unwrap();
    assert!(there.0 >= own.0);
    assert_eq!(hash, own.1);
}
