//! The same company twice: one machine never sleeps, the other wakes only for commands. Both must tell the same story.

use std::collections::BTreeMap;

use casework::command::{Act, Command, Timer};
use casework::ids::{PromiseId, RecordId};
use casework::payload::Payload;
use casework::people::Side;
use handbook::Edition;
use handbook::rule::{RoleScope, Side as RoleSide};
use worktime::{Instant, Zone};

use super::watch::Watch;
use super::{Dice, draw};
use crate::story::world::World;

pub(crate) struct Pair {
    awake: World,
    asleep: World,
    watch: Watch,
    dice: Dice,
}

impl Pair {
    /// Founds the company twice, with clients and people in every role of the book.
    pub(crate) fn found(edition: &Edition, seed: u64) -> Self {
        let founded = || {
            let mut dice = Dice(seed);
            let mut world = World::new(edition.clone());
            found(&mut world, &mut dice);
            (world, dice)
        };
        let ((awake, dice), (asleep, _)) = (founded(), founded());
        Self {
            awake,
            asleep,
            watch: Watch::default(),
            dice,
        }
    }

    /// Lets so many commands be tried; gives how often what happened.
    pub(crate) fn run(mut self, commands: usize) -> BTreeMap<&'static str, usize> {
        for number in 0..commands {
            let at = self.awake.situation.now.plus(draw::wait(&mut self.dice));
            self.pass(at);
            self.asleep.wake(at);
            let command = draw::command(&self.awake, &mut self.dice);
            let twin = self.translated(&command);
            let told = format!("{command:?}");
            let done = act(&mut self.awake, command);
            self.watch.look(&self.awake, false);
            assert_eq!(
                done,
                act(&mut self.asleep, twin),
                "one was refused: {told} {:?} {:?}",
                self.awake.refusal,
                self.asleep.refusal
            );
            self.awake.refusal = None;
            self.asleep.refusal = None;
            if number % 10 == 9 || number + 1 == commands {
                assert_eq!(story(&self.awake), story(&self.asleep), "after {told}");
            }
        }
        self.watch.counts
    }

    fn pass(&mut self, until: Instant) {
        while let Some((at, timer)) = self.awake.next_timer(until) {
            self.awake.situation.now = at.max(self.awake.situation.now);
            self.awake.fire(timer, at);
            self.awake.fire_all_due();
            self.watch.look(&self.awake, true);
        }
        self.awake.situation.now = until;
        self.watch.look(&self.awake, true);
    }

    /// The command as the other machine knows things: ids that timers made are others there.
    fn translated(&self, command: &Command) -> Command {
        let mut twin = command.clone();
        let records = twins(&records(&self.awake), &records(&self.asleep));
        let promises = twins(&promises(&self.awake), &promises(&self.asleep));
        let record = |id: &mut RecordId| *id = records.get(id).copied().unwrap_or(*id);
        let promise = |id: &mut PromiseId| *id = promises.get(id).copied().unwrap_or(*id);
        match &mut twin.act {
            Act::Step(step) => record(&mut step.record),
            Act::Send(words) | Act::Receive(words) | Act::Note(words) => record(&mut words.record),
            Act::File {
                record: Some(id), ..
            }
            | Act::Offer { record: id, .. }
            | Act::Accept { record: id }
            | Act::Decline { record: id }
            | Act::Take { record: id }
            | Act::Discard { record: id, .. } => record(id),
            Act::Waive { promise: id, .. }
            | Act::Fire {
                timer: Timer::Promise(id),
                ..
            } => promise(id),
            _ => {}
        }
        twin
    }
}

fn found(world: &mut World, dice: &mut Dice) {
    let zone = Zone::named("Asia/Shanghai").unwrap();
    let start = zone.instant("2026-03-02T08:00".parse().unwrap());
    world.found("Asia/Shanghai", start).unwrap();
    let departments: Vec<String> = world
        .edition
        .departments
        .keys()
        .map(ToString::to_string)
        .collect();
    let tiers = world
        .edition
        .lists
        .get("tiers")
        .map(|tiers| tiers.rows.clone())
        .unwrap_or_default();
    for number in 0..4 {
        let tier = tiers.get(number).map(|row| row.id.to_string());
        world
            .add_client(&format!("client{number}"), tier.as_deref())
            .unwrap();
    }
    for number in 0..10 {
        let department = (number != 9).then(|| dice.pick(&departments).unwrap().clone());
        world
            .add_person(
                &format!("staff{number}"),
                Side::Staff,
                department.as_deref(),
                &[],
            )
            .unwrap();
    }
    for number in 0..5 {
        let side = Side::Client(world.clients[&format!("client{}", number % 4)]);
        world
            .add_person(&format!("contact{number}"), side, None, &[])
            .unwrap();
    }
    grant_roles(world, dice, &departments);
}

/// Every role has holders, where it needs any at all.
fn grant_roles(world: &mut World, dice: &mut Dice, departments: &[String]) {
    let roles: Vec<_> = world.edition.roles.values().cloned().collect();
    for role in roles {
        let id = role.meta.id.to_string();
        let scopes: Vec<Option<String>> = match role.scope {
            RoleScope::Company | RoleScope::Place | RoleScope::Record(_) => vec![None; 2],
            RoleScope::Department => departments.iter().cloned().map(Some).collect(),
            RoleScope::Client => (0..4)
                .map(|number| Some(format!("client{number}")))
                .collect(),
        };
        for of in scopes {
            let name = match role.side {
                RoleSide::Staff => format!("staff{}", dice.below(10)),
                RoleSide::Client => {
                    let of = of.as_deref().unwrap_or("client0");
                    of.replace("client", "contact")
                }
            };
            if let Ok((role, scope)) = world.role(&id, of.as_deref()) {
                let person = world.people[&name];
                let grant = Act::GrantRole {
                    person,
                    role,
                    scope,
                };
                world.act(casework::event::Doer::System, None, grant);
                world.refusal = None;
            }
        }
    }
}

fn act(world: &mut World, command: Command) -> bool {
    world
        .act(command.by, command.happened_at, command.act)
        .is_some()
}

fn records(world: &World) -> Vec<RecordId> {
    let opened = world
        .events
        .iter()
        .filter_map(|event| match &event.payload {
            Payload::RecordOpened(opened) => Some(opened.record),
            _ => None,
        });
    opened.collect()
}

fn promises(world: &World) -> Vec<PromiseId> {
    let opened = world
        .events
        .iter()
        .filter_map(|event| match &event.payload {
            Payload::PromiseOpened(opened) => Some(opened.promise),
            _ => None,
        });
    opened.collect()
}

fn twins<T: Ord + Copy>(ours: &[T], theirs: &[T]) -> BTreeMap<T, T> {
    ours.iter().copied().zip(theirs.iter().copied()).collect()
}

/// Records and promises with everything but what only the machine knows: ids, and when it wrote things down.
fn story(world: &World) -> (Vec<String>, Vec<String>) {
    let order = records(world);
    let number = |id: &RecordId| order.iter().position(|record| record == id);
    let rows = order.iter().map(|id| {
        let row = &world.situation.records[id];
        format!(
            "{:?}",
            (
                &row.record_type,
                &row.number,
                &row.state,
                row.owner,
                &row.queue,
                &row.fields,
                row.parent.map(|parent| number(&parent)),
                row.opened_at,
                row.stepped_at,
                &row.done,
                row.is_final,
                row.revision
            )
        )
    });
    let promised = promises(world);
    let promises = promised.iter().map(|id| {
        let row = &world.situation.promises[id];
        format!(
            "{:?}",
            (
                &row.rule,
                row.variant,
                &row.window,
                row.record.map(|record| number(&record)),
                row.client,
                row.owner,
                &row.role,
                row.state,
                row.opened_at,
                row.due_at,
                &row.pauses,
                (row.ended_at, row.lateness_micros, &row.alerted, row.next_at)
            )
        )
    });
    (rows.collect(), promises.collect())
}
