//! The pure core: commands of the demonstration's own mix, in the situations in which they came, through `decide`.
//! Loading and keeping are left out; they are the store's.
#![allow(clippy::unwrap_used, reason = "a bench has nobody to tell")]

use std::cell::RefCell;
use std::rc::Rc;

use app::clock::{SeededEntropy, stopwatch};
use app::demo::Setting;
use app::simulation::MemoryDesk;
use casework::ids::{Mint, OrgId};
use casework::{Command, Situation, decide};

/// One command of so many is kept: enough for a mix, and not too much for the memory.
const KEPT_ONE_OF: usize = 3;
/// Times that all kept commands are decided.
const ROUNDS: usize = 5;

type Recorded = Vec<(Situation, Command)>;

fn main() {
    let (org, recorded) = recorded();
    let (commands, events, micros) = rate(org, &recorded);
    let slow = percentile_micros(org, &recorded, 99);
    let most = percentile_micros(org, &recorded, 100);
    println!(
        "{} commands of the demonstration, {events} events; slowest {most} µs",
        recorded.len()
    );
    let rate = commands * 1_000_000 / micros.max(1);
    println!("figure | pure core, commands of the demonstration's mix | {rate} / s | ≥ 30,000 / s");
    println!("figure | pure core, 99th percentile of a command | {slow} µs | ≤ 200 µs");
}

fn recorded() -> (OrgId, Recorded) {
    let setting = Setting::read("pr-agency", 90, 1).unwrap();
    let mut desk = MemoryDesk::new(setting.org(), Box::new(setting.entropy()));
    let kept = Rc::new(RefCell::new((0_usize, Recorded::new())));
    let into = Rc::clone(&kept);
    desk.watch(Box::new(move |situation, command| {
        let (seen, kept) = &mut *into.borrow_mut();
        *seen += 1;
        if seen.is_multiple_of(KEPT_ONE_OF) {
            kept.push((situation.clone(), command.clone()));
        }
    }));
    setting.play(&mut desk, &mut |_, _| {}).unwrap();
    (setting.org(), kept.take().1)
}

/// Commands, events and microseconds of all rounds. Situations are copied outside of the time.
fn rate(org: OrgId, recorded: &Recorded) -> (i64, usize, i64) {
    let (mut events, mut micros, mut commands) = (0, 0, 0);
    for _ in 0..ROUNDS {
        let mut round = recorded.clone();
        let mut entropy = SeededEntropy::new(1);
        let watch = stopwatch();
        for (situation, command) in &mut round {
            let mut mint = Mint::new(situation.now, &mut entropy);
            events += decide(org, situation, command, &mut mint)
                .map_or(0, |decision| decision.events.len());
        }
        micros += watch.elapsed_micros();
        commands += i64::try_from(round.len()).unwrap();
    }
    (commands, events / ROUNDS, micros)
}

fn percentile_micros(org: OrgId, recorded: &Recorded, percent: usize) -> i64 {
    let mut round = recorded.clone();
    let mut entropy = SeededEntropy::new(1);
    let mut times: Vec<i64> = Vec::with_capacity(round.len());
    for (situation, command) in &mut round {
        let mut mint = Mint::new(situation.now, &mut entropy);
        let watch = stopwatch();
        let decided = decide(org, situation, command, &mut mint);
        times.push(watch.elapsed_micros() + 1);
        drop(decided);
    }
    times.sort_unstable();
    let rank = (times.len() * percent).div_ceil(100).max(1);
    times.get(rank - 1).copied().unwrap_or_default()
}
