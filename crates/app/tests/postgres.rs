//! The program on PostgreSQL: set up, served, signed in, verified, ended.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that stops at the first surprise is what we want"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Output, Stdio};

use testkit::postgres::Cluster;

const PASSWORD: &str = "correct-horse-battery";

#[test]
fn postgres_serves_a_desk() {
    let Some(cluster) = Cluster::start() else {
        return;
    };
    let database = cluster.database("desk");
    let home = tempfile::tempdir().unwrap();
    let data = home.path().join("data");
    let shipped = app::handbooks::all_shipped().next().unwrap().name;
    let founding = [
        "--handbook",
        shipped,
        "--name",
        "Corner Shop",
        "--admin",
        "ada@shop.example",
    ];
    let init = run(
        home.path(),
        "init",
        &database,
        &[data.to_str().unwrap()],
        &founding,
    );
    let said = String::from_utf8_lossy(&init.stdout).into_owned();
    assert!(
        init.status.success(),
        "{said}{}",
        String::from_utf8_lossy(&init.stderr)
    );
    let link = said.split("/invitations/").nth(1).unwrap();
    let token: String = link
        .chars()
        .take_while(char::is_ascii_alphanumeric)
        .collect();

    let desk = Desk::start(home.path(), &data, &database);
    let invited = desk.ask(
        "POST",
        &format!("/invitations/{token}"),
        "",
        &format!("password={PASSWORD}&again={PASSWORD}"),
    );
    assert!(invited.starts_with("HTTP/1.1 303"), "{invited}");
    let cookie = invited
        .split("set-cookie: ")
        .nth(1)
        .unwrap()
        .split(';')
        .next()
        .unwrap();
    for page in ["/day", "/queue", "/handbook", "/people", "/clients"] {
        let answer = desk.ask("GET", page, cookie, "");
        assert!(answer.starts_with("HTTP/1.1 200"), "{page}: {answer}");
    }
    desk.end();

    let data = ["--data", data.to_str().unwrap()];
    let verified = run(home.path(), "verify", &database, &data, &[]);
    assert!(
        verified.status.success(),
        "{}",
        String::from_utf8_lossy(&verified.stdout)
    );
}

fn run(home: &Path, command: &str, database: &str, first: &[&str], rest: &[&str]) -> Output {
    program(home)
        .arg(command)
        .args(first)
        .args(["--database", database])
        .args(rest)
        .output()
        .unwrap()
}

fn program(home: &Path) -> Command {
    let mut program = Command::new(env!("CARGO_BIN_EXE_yinuo"));
    program.env("XDG_DATA_HOME", home.join("home"));
    program
}

/// The program while it serves.
struct Desk {
    process: Child,
    address: String,
}

impl Desk {
    fn start(home: &Path, data: &Path, database: &str) -> Self {
        let mut process = program(home)
            .args([
                "serve",
                "--listen",
                "127.0.0.1:0",
                "--database",
                database,
                "--data",
            ])
            .arg(data)
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let line = said
            .lines()
            .map_while(Result::ok)
            .find(|line| line.contains("http://"));
        let line = line.expect("the program ended before it served");
        let address = line.split("http://").nth(1).unwrap().trim().to_owned();
        Self { process, address }
    }

    /// One request over a connection of its own; the whole answer.
    fn ask(&self, method: &str, path: &str, cookie: &str, form: &str) -> String {
        let host = &self.address;
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nhost: {host}\r\norigin: http://{host}\r\ncookie: {cookie}\r\n\
             content-type: application/x-www-form-urlencoded\r\ncontent-length: {}\r\nconnection: close\r\n\r\n{form}",
            form.len()
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks it to end, as a system does that shuts down, and waits until it has.
    fn end(mut self) {
        let id = self.process.id().to_string();
        assert!(
            Command::new("kill")
                .args(["-TERM", &id])
                .status()
                .unwrap()
                .success()
        );
        assert!(self.process.wait().unwrap().success(), "it didn't end well");
    }
}

impl Drop for Desk {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
