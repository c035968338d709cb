//! Durable commands: eight clients at once, each answered after the disk has it, beside a raw loop
//! that inserts the same rows with the same group commit and nothing else.
//!
//! Prints a table; there is no verdict in it, since machines differ.
#![allow(
    clippy::disallowed_methods,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a bench reads the clock, and ends when something is wrong"
)]

#[path = "../tests/suite/world.rs"]
#[allow(dead_code, reason = "the bench uses a part of what the tests use")]
mod world;

use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant as Clock};

use casework::command::{Entries, TakeStep, Words};
use casework::event::Doer;
use casework::{Act, Command};
use handbook::Id;
use handbook::formula::Value;
use rusqlite::Connection;
use store::{Delivery, Door, Place, Row};

use self::world::{Folder, World, opened, opening};

const CLIENTS: usize = 8;
/// Cases that each client takes from opening to closing.
const CASES: usize = 250;
/// What is done in one case.
const STEPS: [&str; 7] = ["open", "send", "note", "wait", "work", "solve", "close"];
const COMMANDS: usize = CLIENTS * CASES * STEPS.len();
/// Tables whose rows the raw loop inserts again.
const TABLES: [&str; 9] = [
    "event",
    "record",
    "promise",
    "message",
    "filing",
    "timer",
    "outbox",
    "serial",
    "subject_key",
];

fn main() {
    let folder = Folder::new();
    println!("{COMMANDS} commands of {CLIENTS} clients, SQLite, each answered after the sync");
    let world = World::new(opened(folder.place(), Some(&folder.marks())));
    let (store_rate, times) = measured(|client| case_by_case(&world, client));
    let p99 = times[times.len() * 99 / 100];
    print("store", store_rate, &times);
    let events = world.count("SELECT count(*) FROM event");
    let rows = rows(&world);
    println!(
        "  {events} events, {} rows",
        rows.iter().map(|(_, rows)| rows.len()).sum::<usize>()
    );
    let report = world.store.verify(world.org).unwrap();
    assert!(report.is_sound(), "{report:#?}");

    let raw = Folder::new();
    drop(opened(raw.place(), None));
    let (raw_rate, times) = raw_loop(&raw, rows);
    print("raw loop", raw_rate, &times);
    let share = store_rate * 100 / raw_rate.max(1);
    println!(
        "figure | durable commands, {CLIENTS} clients, SQLite | {store_rate} / s, p99 {} ms | >= 3000 / s, p99 <= 20 ms",
        p99.as_millis()
    );
    println!("figure | of a raw loop of the same rows ({raw_rate} / s) | {share} % | >= 50 %");

    for (name, place) in [
        ("in bulk, SQLite", Folder::new().place()),
        ("in bulk, memory", Place::Memory("bulk".to_owned())),
    ] {
        print(name, bulk(place), &[]);
    }
}

/// Runs eight threads; gives commands a second and the sorted times of single commands.
fn measured(client: impl Fn(usize) -> Vec<Duration> + Sync) -> (u64, Vec<Duration>) {
    let start = Clock::now();
    let mut times: Vec<Duration> = std::thread::scope(|scope| {
        let threads: Vec<_> = (0..CLIENTS)
            .map(|number| {
                scope.spawn({
                    let client = &client;
                    move || client(number)
                })
            })
            .collect();
        threads
            .into_iter()
            .flat_map(|thread| thread.join().unwrap())
            .collect()
    });
    let rate = rate(times.len(), start.elapsed());
    times.sort_unstable();
    (rate, times)
}

fn case_by_case(world: &World, client: usize) -> Vec<Duration> {
    let mut times = Vec::with_capacity(CASES * STEPS.len());
    for case in 0..CASES {
        let mut record = None;
        for step in STEPS {
            let act = act(world, record, step, client * CASES + case);
            let start = Clock::now();
            let committed = world.by(world.agent, act).unwrap();
            times.push(start.elapsed());
            record = committed.record;
        }
    }
    times
}

fn act(world: &World, record: Option<casework::ids::RecordId>, step: &str, number: usize) -> Act {
    let Some(record) = record else {
        return opening(world.client, &format!("第{number}件"));
    };
    let words = || Words {
        record,
        text: format!("關於第{number}件的一段話"),
        urgent: false,
        files: Vec::new(),
    };
    match step {
        "send" => Act::Send(words()),
        "note" => Act::Note(words()),
        _ => {
            let form = match step {
                "solve" => {
                    Entries::from([(Id::new("outcome"), Value::Text("換了新的".to_owned()))])
                }
                _ => Entries::new(),
            };
            let step = Id::new(step);
            Act::Step(TakeStep {
                record,
                step,
                revision: None,
                fields: Entries::new(),
                form,
                note: None,
            })
        }
    }
}

/// Every row that the run wrote, as it stands at its end.
fn rows(world: &World) -> Vec<(&'static str, Vec<Row>)> {
    let read = |door: &mut Door| {
        let all = [
            door.query("SELECT * FROM event", &[])?,
            door.query("SELECT * FROM record", &[])?,
            door.query("SELECT * FROM promise", &[])?,
            door.query("SELECT * FROM message", &[])?,
            door.query("SELECT * FROM filing", &[])?,
            door.query("SELECT * FROM timer", &[])?,
            door.query("SELECT * FROM outbox", &[])?,
            door.query("SELECT * FROM serial", &[])?,
            door.query("SELECT * FROM subject_key", &[])?,
        ];
        Ok(TABLES.into_iter().zip(all).collect())
    };
    world.store.read(read).unwrap()
}

type RawJob = (Vec<(String, Row)>, SyncSender<()>);

/// The same rows, dealt out to as many commands, by a writer that does nothing but insert and commit.
fn raw_loop(folder: &Folder, rows: Vec<(&'static str, Vec<Row>)>) -> (u64, Vec<Duration>) {
    let mut jobs: Vec<Vec<(String, Row)>> = vec![Vec::new(); COMMANDS];
    for (table, rows) in rows {
        let total = rows.len();
        for (position, row) in rows.into_iter().enumerate() {
            let marks = vec!["?"; row.cells().len()].join(", ");
            jobs[position * COMMANDS / total]
                .push((format!("INSERT INTO {table} VALUES ({marks})"), row));
        }
    }
    let connection = Connection::open(folder.database()).unwrap();
    connection
        .execute_batch(
            "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA cache_size = -8192",
        )
        .unwrap();
    connection.set_prepared_statement_cache_capacity(64);
    let (sender, receiver) = sync_channel::<RawJob>(1_024);
    let writer = std::thread::spawn(move || raw_writer(&connection, &receiver));
    let jobs: Vec<std::sync::Mutex<Vec<_>>> = jobs
        .chunks(COMMANDS / CLIENTS)
        .map(|part| std::sync::Mutex::new(part.to_vec()))
        .collect();
    let result = measured(|client| {
        let sender = sender.clone();
        let jobs = std::mem::take(&mut *jobs[client].lock().unwrap());
        let one = |job| {
            let start = Clock::now();
            let (answer, answered) = sync_channel(1);
            sender.send((job, answer)).unwrap();
            answered.recv().unwrap();
            start.elapsed()
        };
        jobs.into_iter().map(one).collect()
    });
    drop(sender);
    writer.join().unwrap();
    result
}

fn raw_writer(connection: &Connection, jobs: &Receiver<RawJob>) {
    while let Ok(first) = jobs.recv() {
        connection.execute_batch("BEGIN IMMEDIATE").unwrap();
        let mut answers = Vec::new();
        let mut next = Some(first);
        while let Some((rows, answer)) = next {
            for (sql, row) in rows {
                connection
                    .prepare_cached(&sql)
                    .unwrap()
                    .execute(rusqlite::params_from_iter(row.cells()))
                    .unwrap();
            }
            answers.push(answer);
            next = jobs.try_recv().ok();
        }
        connection.execute_batch("COMMIT").unwrap();
        answers
            .into_iter()
            .for_each(|answer| answer.send(()).unwrap());
    }
}

/// The same work as a simulation does it: one caller, few commits.
fn bulk(place: Place) -> u64 {
    let world = World::new(opened(place, None));
    let (org, agent, client, now) = (world.org, world.agent, world.client, world.now);
    let acts = std::sync::Arc::new(world);
    let shared = std::sync::Arc::clone(&acts);
    let start = Clock::now();
    let done = acts.store.bulk(Delivery::Silent, move |bulk| {
        for number in 0..CLIENTS * CASES {
            let mut record = None;
            for step in STEPS {
                let act = match record {
                    None => opening(client, &format!("第{number}件")),
                    Some(_) => act(&shared, record, step, number),
                };
                let command = Command {
                    by: Doer::Person(agent),
                    happened_at: None,
                    act,
                };
                record = bulk.submit(org, &command, now).unwrap().record;
            }
        }
    });
    done.unwrap();
    rate(COMMANDS, start.elapsed())
}

fn rate(count: usize, time: Duration) -> u64 {
    let micros = u64::try_from(time.as_micros()).unwrap().max(1);
    count as u64 * 1_000_000 / micros
}

fn print(name: &str, rate: u64, times: &[Duration]) {
    let at = |percent: usize| {
        times
            .get(times.len() * percent / 100)
            .copied()
            .unwrap_or_default()
    };
    println!(
        "{name:18} {rate:8} commands/s   p50 {:?}   p99 {:?}",
        at(50),
        at(99)
    );
}
