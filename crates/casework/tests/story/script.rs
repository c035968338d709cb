//! The words of a story, a line each. What stands in brackets may be left out.
//!
//! ```text
//! founded 2026-03-01 08:00 in Asia/Shanghai
//! client muhe [tier first]
//! staff wu [in sales]: agent, lead@sales, account_manager@muhe
//! contact gao of muhe: contact@muhe
//!
//! 2026-03-02 09:00 gao opens order [for muhe] [by he] [as O1]: subject = "…", amount = 3, says = "first message"
//! 2026-03-02 09:30 wu takes accept on O1 [seen 1]: limit = 2026-03-03T09:00, note = "…"
//! 2026-03-02 10:00 gao writes on O1 [urgent]        wu answers on O1        wu notes on O1
//! 2026-03-02 10:05 wu files review [on O1 | for muhe]: result = "…"
//! 2026-03-02 10:10 wu offers O1 to lin | lin accepts O1 | lin declines O1 | lin takes up O1
//! 2026-03-02 10:15 founder sends wu away | founder brings wu back | wu leaves
//! 2026-03-02 10:16 boss grants agent to wu | boss ends keeper@muhe of wu
//! 2026-03-02 10:17 boss adds staff tan [in sales] | adds contact he of muhe | adds client kexin [tier first]
//! 2026-03-02 10:18 founder publishes
//! 2026-03-02 10:20 boss waives answer on O1 | boss discards O1
//! 2026-03-02 12:00 wu takes accept on O1 at 2026-03-02 11:00      (any act can be entered afterwards)
//! 2026-03-02 18:00 comes           time passes and everything happens at its instant
//! 2026-03-23 09:00 wakes           the machine slept since; everything is done now
//!
//! refused wrong-state, gate        the act before; without this line a refusal is a failure
//! [no] promise answer[#1] [on O1 | for muhe]
//! promise answer on O1 is kept, due 2026-03-02 10:00, late 30 minutes, owner wu, …
//! O1 is accepted                   O1 has subject = "…"            O1 belongs to wu
//! O1 has number WX20260001         O1 hides subject (sealed)       O1 has no subject
//! told boss, wu                    since the last such line        told nobody
//! mailed gao [: "subject"]         letter "part of the last mail"
//! wu may accept on O1              wu may not accept on O1: gate   wu sees O1       wu sees no O1
//! last record.stepped [on O1] is by wu [for gao], witness colleague, happened 2026-03-02 11:00, …
//! events promise.kept times 2
//! measure on_time is 1 of 2
//! ```

use casework::event::Doer;
use casework::people::Side;
use worktime::{Instant, Zone};

use super::world::World;
use super::{acts, expectations, figures};

/// What a line came to: nothing, or why it didn't come true.
pub(super) type Played = Result<(), String>;

/// Plays a line.
pub(crate) fn play(world: &mut World, line: &str) -> Played {
    if let Some(rest) = line.strip_prefix("refused ") {
        return expectations::refused(world, rest);
    }
    if let Some(refusal) = world.unexpected_refusal() {
        world.refusal = None;
        return Err(refusal);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["founded", day, time, "in", zone] => {
            let zone_rule = Zone::named(zone).ok_or("no such zone")?;
            world.found(zone, instant(&zone_rule, &format!("{day}T{time}"))?)
        }
        ["client", name, rest @ ..] => world.add_client(name, rest.get(1).copied()),
        ["staff" | "contact", ..] => person(world, line),
        ["measure", id, "is", counted, "of", all] => figures::measure(world, id, counted, all),
        [day, time, rest @ ..] if day.len() == 10 && day.contains('-') => {
            let at = instant(&zone(world)?, &format!("{day}T{time}"))?;
            match rest {
                ["wakes"] => world.wake(at),
                _ => world.pass(at),
            }
            if let Some(refusal) = world.refusal.take() {
                return Err(format!("a timer was refused: {refusal:?}"));
            }
            match rest {
                ["wakes" | "comes"] => Ok(()),
                [first, ..] => {
                    let by = Doer::Person(who(world, first)?);
                    acts::act(world, by, line)
                }
                [] => Err("nothing happens".to_owned()),
            }
        }
        _ => expectations::check(world, &words, line),
    }
}

fn person(world: &mut World, line: &str) -> Played {
    let (head, roles) = line.split_once(':').unwrap_or((line, ""));
    let head: Vec<&str> = head.split_whitespace().collect();
    let (name, side, department) = match head.as_slice() {
        ["staff", name] => (name, Side::Staff, None),
        ["staff", name, "in", department] => (name, Side::Staff, Some(*department)),
        ["contact", name, "of", client] => {
            let client = world.clients.get(*client).ok_or("no such client")?;
            (name, Side::Client(*client), None)
        }
        _ => {
            return Err(
                "staff NAME [in DEPARTMENT]: roles, or contact NAME of CLIENT: roles".to_owned(),
            );
        }
    };
    let roles: Vec<(String, Option<String>)> = roles
        .split(',')
        .map(str::trim)
        .filter(|role| !role.is_empty())
        .map(|role| match role.split_once('@') {
            Some((role, of)) => (role.to_owned(), Some(of.to_owned())),
            None => (role.to_owned(), None),
        })
        .collect();
    world.add_person(name, side, department, &roles)
}

/// Zone of the company.
pub(super) fn zone(world: &World) -> Result<Zone, String> {
    let org = world.situation.org.as_ref();
    org.map(|org| org.zone.clone())
        .ok_or_else(|| "nothing is founded yet".to_owned())
}

/// A local instant, `2026-03-02T10:00`.
pub(super) fn instant(zone: &Zone, text: &str) -> Result<Instant, String> {
    text.parse()
        .map(|civil| zone.instant(civil))
        .map_err(|error| format!("{text}: {error}"))
}

/// A person by name.
pub(super) fn who(world: &World, name: &str) -> Result<casework::ids::PersonId, String> {
    let person = world.people.get(name).copied();
    person.ok_or_else(|| format!("nobody is called {name}"))
}

/// A record by name.
pub(super) fn the(world: &World, record: &str) -> Result<casework::ids::RecordId, String> {
    let record_id = world.records.get(record).copied();
    record_id.ok_or_else(|| format!("no record is called {record}"))
}

/// Says what was wanted where something else came out.
pub(super) fn same<T: PartialEq + std::fmt::Debug + ?Sized>(wanted: &T, got: &T) -> Played {
    if wanted == got {
        Ok(())
    } else {
        Err(format!("wanted {wanted:?}, got {got:?}"))
    }
}
