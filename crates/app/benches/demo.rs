//! The demonstration as whoever starts it sees it: how soon a page answers, and how soon everything is there.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};

use app::clock::stopwatch;

fn main() {
    let folder = tempfile::tempdir().unwrap();
    let watch = stopwatch();
    let mut program = Command::new(env!("CARGO_BIN_EXE_yinuo"))
        .args(["--lang", "en", "demo", "--listen", "127.0.0.1:0", "--data"])
        .arg(folder.path().join("data"))
        .env("XDG_DATA_HOME", folder.path().join("keys"))
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut lines = BufReader::new(program.stdout.take().unwrap())
        .lines()
        .map_while(Result::ok);
    let first = lines.next().unwrap_or_default();
    let address = first
        .split("http://")
        .nth(1)
        .and_then(|rest| rest.split_whitespace().next());
    let page = address.is_some_and(answers);
    let page_micros = watch.elapsed_micros();
    let ready = lines
        .find(|line| line.starts_with("Ready"))
        .unwrap_or_default();
    let ready_micros = watch.elapsed_micros();
    // It serves until it is ended; nothing of it is needed any more.
    program.kill().and_then(|()| program.wait()).unwrap();
    println!("{ready}");
    let milliseconds = |micros: i64| format!("{} ms", micros / 1000);
    println!(
        "figure | demonstration, a page with progress ({page}) | {} | at once",
        milliseconds(page_micros)
    );
    println!(
        "figure | demonstration of 90 days, all there | {} | ≤ 8,000 ms",
        milliseconds(ready_micros)
    );
}

fn answers(address: &str) -> bool {
    let Ok(mut stream) = TcpStream::connect(address) else {
        return false;
    };
    let mut answer = String::new();
    let asked = write!(
        stream,
        "GET / HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n"
    );
    asked.is_ok()
        && stream.read_to_string(&mut answer).is_ok()
        && answer.starts_with("HTTP/1.1 200")
}
