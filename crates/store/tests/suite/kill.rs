//! A machine that dies at any moment loses nothing that it had acknowledged.
//!
//! Killing a process alone proves nothing: the system still writes what was never synced. So the
//! child runs on a disk that forgets (`unsynced.c`), and half of the rounds go on from what had been
//! synced when it died.

use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::channel;
use std::time::Duration;

use casework::Act;
use casework::command::Words;
use rusqlite::Connection;
use store::Store;
use tempfile::TempDir;

use crate::world::{World, found_again, opened, opening};

/// How often the child is killed.
const ROUNDS: u64 = 50;
/// Rounds on one database; then a fresh one, so that checking stays quick.
const ROUNDS_A_FOLDER: u64 = 10;
/// Clients that send at once.
const CLIENTS: usize = 8;
const ROLE: &str = "STORE_KILL_ROLE";
const FOLDER: &str = "UNSYNCED_FOLDER";
const COPIES: &str = "UNSYNCED_COPIES";

/// A disk that forgets, and the process on it.
struct Disk {
    root: TempDir,
    library: PathBuf,
}

impl Disk {
    fn new(library: &Path) -> Self {
        let disk = Self {
            root: tempfile::tempdir().unwrap(),
            library: library.to_owned(),
        };
        std::fs::create_dir(disk.folder()).unwrap();
        std::fs::create_dir(disk.copies()).unwrap();
        disk
    }

    fn folder(&self) -> PathBuf {
        self.root.path().join("data")
    }

    fn copies(&self) -> PathBuf {
        self.root.path().join("copies")
    }

    fn open(&self) -> Store {
        opened(
            store::Place::Sqlite(self.folder().join("yinuo.db")),
            Some(&self.folder().join("marks")),
        )
    }

    fn syncs(&self) -> usize {
        std::fs::read(self.copies().join("count")).map_or(0, |bytes| bytes.len())
    }

    /// Runs a child until it has acknowledged something and then for so long, kills it, and gives what it said.
    fn run_and_kill(&self, role: &str, then: Duration) -> Vec<String> {
        let mut child: Child = Command::new(std::env::current_exe().unwrap())
            .args(["kill::child", "--exact", "--nocapture"])
            .envs([(ROLE, role), ("RUST_BACKTRACE", "0")])
            .env("LD_PRELOAD", &self.library)
            .env(FOLDER, self.folder())
            .env(COPIES, self.copies())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let output = child.stdout.take().unwrap();
        let (sender, receiver) = channel();
        let reader = std::thread::spawn(move || {
            let lines = BufReader::new(output).lines().map_while(Result::ok);
            let said = lines.filter_map(|line| line.strip_prefix("ack ").map(str::to_owned));
            said.inspect(|_| sender.send(()).unwrap_or_default())
                .collect()
        });
        receiver.recv().expect("the child acknowledged nothing");
        std::thread::sleep(then);
        child.kill().unwrap();
        child.wait().unwrap();
        reader.join().unwrap()
    }

    /// The power fails: what wasn't synced is gone.
    fn forget(&self) {
        std::fs::remove_dir_all(self.folder()).unwrap();
        std::fs::create_dir(self.folder()).unwrap();
        for (name, copy) in files(&self.copies(), "") {
            // A synced file without a durable name is lost as well.
            if name != "count" && name != "draft" && !name.starts_with("new:") {
                let file = self.folder().join(name.replace('%', "/"));
                std::fs::create_dir_all(file.parent().unwrap()).unwrap();
                std::fs::copy(copy, file).unwrap();
            }
        }
    }

    /// The system got to write everything back: what is there is durable.
    fn write_back(&self) {
        let count = std::fs::read(self.copies().join("count")).unwrap_or_default();
        std::fs::remove_dir_all(self.copies()).unwrap();
        std::fs::create_dir(self.copies()).unwrap();
        std::fs::write(self.copies().join("count"), count).unwrap();
        for (name, file) in files(&self.folder(), "") {
            if !name.ends_with("-shm") {
                std::fs::copy(file, self.copies().join(name)).unwrap();
            }
        }
    }
}

#[test]
fn kill_at_any_moment_loses_nothing_acknowledged() {
    let Some(library) = library() else { return };
    let mut disk = Disk::new(&library);
    let (mut acknowledged, mut syncs) = (0, 0);
    for round in 0..ROUNDS {
        if round % ROUNDS_A_FOLDER == 0 {
            disk = Disk::new(&library);
        }
        let before = disk.syncs();
        let said = disk.run_and_kill("clients", Duration::from_millis(5 + round * 37 % 120));
        syncs += disk.syncs() - before;
        acknowledged += said.len();
        if round % 2 == 0 {
            disk.forget();
        } else {
            disk.write_back();
        }
        check(&disk.open(), &said, round);
        // Opening and closing wrote to the files as well.
        disk.write_back();
    }
    assert!(
        acknowledged > 500,
        "{acknowledged} commands are too few to prove anything"
    );
    assert!(syncs > 50, "{syncs} syncs");
    println!("{acknowledged} commands acknowledged, {syncs} syncs, {ROUNDS} kills");
}

/// Everything acknowledged is there, and everything that is there holds together.
fn check(store: &Store, said: &[String], round: u64) {
    let org = store.orgs().unwrap()[0];
    for line in said {
        let (seq, id) = line.split_once(' ').unwrap();
        let row = store.read(|door| {
            let seq: i64 = seq.parse().unwrap();
            door.first(
                "SELECT id FROM event WHERE org = $1 AND seq = $2",
                &[org.into(), seq.into()],
            )
        });
        let found = row.unwrap().map(|row| row.text(0).unwrap().to_owned());
        assert_eq!(
            found.as_deref(),
            Some(id),
            "round {round}: event {seq} was acknowledged and is lost"
        );
    }
    let report = store.verify(org).unwrap();
    assert!(report.is_sound(), "round {round}: {report:#?}");
}

#[test]
fn kill_test_each_acknowledgement_of_a_lone_client_has_a_sync_of_its_own() {
    let Some(library) = library() else { return };
    let disk = Disk::new(&library);
    let said = disk.run_and_kill("one client", Duration::from_millis(300));
    assert!(said.len() > 10, "{said:?}");
    assert!(
        disk.syncs() >= said.len(),
        "{} syncs for {} acknowledgements",
        disk.syncs(),
        said.len()
    );
}

#[test]
fn kill_test_sees_what_a_careless_database_loses() {
    let Some(library) = library() else { return };
    let disk = Disk::new(&library);
    let said = disk.run_and_kill("careless", Duration::from_millis(100));
    disk.forget();
    let connection = Connection::open(disk.folder().join("careless.db")).unwrap();
    let kept: i64 = connection
        .query_row("SELECT count(*) FROM thing", [], |row| row.get(0))
        .unwrap_or(0);
    assert!(
        usize::try_from(kept).unwrap() < said.len(),
        "{kept} of {} are there: the disk forgets nothing",
        said.len()
    );
}

/// What the child does; nothing where nobody asks for it.
#[test]
fn child() {
    let folder = std::env::var_os(FOLDER).map(PathBuf::from);
    match (std::env::var(ROLE).as_deref(), folder) {
        (Ok("clients"), Some(folder)) => clients(&folder, CLIENTS),
        (Ok("one client"), Some(folder)) => clients(&folder, 1),
        (Ok("careless"), Some(folder)) => careless(&folder),
        _ => {}
    }
}

/// Works until it is killed, and says after each command what is durable now.
fn clients(folder: &Path, clients: usize) {
    let store = opened(
        store::Place::Sqlite(folder.join("yinuo.db")),
        Some(&folder.join("marks")),
    );
    let world = if store.orgs().unwrap().is_empty() {
        World::new(store)
    } else {
        found_again(store)
    };
    std::thread::scope(|scope| {
        for client in 0..clients {
            let world = &world;
            scope.spawn(move || work(world, client));
        }
    });
}

fn work(world: &World, client: usize) {
    for number in 0.. {
        let committed = world
            .by(
                world.agent,
                opening(world.client, &format!("{client} 的第 {number} 件")),
            )
            .unwrap();
        acknowledge(&committed);
        let words = Words {
            record: committed.record.unwrap(),
            text: "馬上去看".to_owned(),
            urgent: false,
            files: Vec::new(),
        };
        acknowledge(&world.by(world.agent, Act::Send(words)).unwrap());
    }
}

fn acknowledge(committed: &store::Committed) {
    let (seq, event) = committed.events.last().unwrap();
    let line = format!("ack {seq} {}\n", event.id);
    std::io::stdout().lock().write_all(line.as_bytes()).unwrap();
}

fn careless(folder: &Path) {
    let connection = Connection::open(folder.join("careless.db")).unwrap();
    let pragmas = "PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; CREATE TABLE thing (id INTEGER PRIMARY KEY)";
    connection.execute_batch(pragmas).unwrap();
    for number in 0.. {
        connection
            .execute("INSERT INTO thing VALUES (?1)", [number])
            .unwrap();
        std::io::stdout()
            .lock()
            .write_all(format!("ack {number}\n").as_bytes())
            .unwrap();
    }
}

/// All files below a folder, each with the name that its copy has.
fn files(folder: &Path, prefix: &str) -> Vec<(String, PathBuf)> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = format!("{prefix}{}", path.file_name().unwrap().to_str().unwrap());
        if path.is_dir() {
            found.extend(files(&path, &format!("{name}%")));
        } else {
            found.push((name, path));
        }
    }
    found
}

/// The disk that forgets, compiled; none without a compiler, which is said aloud.
fn library() -> Option<PathBuf> {
    static FOLDER: std::sync::OnceLock<Option<TempDir>> = std::sync::OnceLock::new();
    let folder = FOLDER.get_or_init(|| {
        let folder = tempfile::tempdir().unwrap();
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/suite/unsynced.c");
        let target = folder.path().join("unsynced.so");
        let built = Command::new("cc")
            .args(["-shared", "-fPIC", "-O1", "-o"])
            .args([&target, &source])
            .arg("-ldl")
            .status();
        match built {
            Ok(status) => {
                assert!(status.success(), "unsynced.c doesn't compile");
                Some(folder)
            }
            Err(_) => None,
        }
    });
    let Some(folder) = folder else {
        assert!(
            std::env::var_os("CI").is_none(),
            "a C compiler is missing: install gcc"
        );
        println!("\n*** a C compiler is missing: THE KILL TEST DID NOT RUN. ***\n");
        return None;
    };
    Some(folder.path().join("unsynced.so"))
}
