//! Drawing acts: what the book offers, by whoever, with values that fit more often than not.

use casework::command::{Act, Command, Entries, Open, TakeStep, Timer, Words};
use casework::event::Doer;
use casework::ids::{ClientId, PersonId, PromiseId, RecordId};
use casework::people::{RoleFor, Side};
use casework::promises::Promise;
use casework::records::{Record, choices};
use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{Field, FieldType, RoleScope};
use worktime::Instant;

use super::Dice;
use crate::story::world::World;

const MINUTE: i64 = 60_000_000;
const HOUR: i64 = 60 * MINUTE;

/// A command that somebody might give now.
pub(crate) fn command(world: &World, dice: &mut Dice) -> Command {
    let people: Vec<PersonId> = world.people.values().copied().collect();
    let who = *dice.pick(&people).unwrap();
    let (who, act) = act(world, dice, who);
    let now = world.situation.now;
    let happened_at = match dice.below(20) {
        0 => Some(now.minus(back(dice, 48 * HOUR))),
        1..4 => Some(now.minus(back(dice, HOUR))),
        4 if dice.percent(20) => Some(now.plus(back(dice, HOUR))),
        _ => None,
    };
    Command {
        by: Doer::Person(who),
        happened_at,
        act,
    }
}

/// How long until the next command: mostly minutes, sometimes days.
pub(crate) fn wait(dice: &mut Dice) -> i64 {
    match dice.below(20) {
        0 => back(dice, 96 * HOUR),
        1..6 => back(dice, 8 * HOUR),
        _ => back(dice, HOUR),
    }
}

fn back(dice: &mut Dice, most: i64) -> i64 {
    // Whole minutes meet due instants and each other more often than random microseconds would.
    i64::try_from(dice.roll() % u64::try_from(most / MINUTE).unwrap()).unwrap() * MINUTE
}

fn act(world: &World, dice: &mut Dice, who: PersonId) -> (PersonId, Act) {
    let open_records = world
        .situation
        .records
        .values()
        .filter(|record| !record.is_final);
    let idle = open_records.count() < 12 && dice.percent(50);
    let act = match dice.below(100) {
        _ if idle => open(world, dice, who),
        0..14 => open(world, dice, who),
        14..60 => return step(world, dice, who),
        60..68 => Act::Receive(words(world, dice)),
        68..76 => Act::Send(words(world, dice)),
        76..78 => Act::Note(words(world, dice)),
        78..84 => file(world, dice),
        84..90 => return hand_over(world, dice, who),
        90..93 => Act::Waive {
            promise: promise(world, dice),
            reason: text(dice),
        },
        93 => Act::Discard {
            record: record(world, dice),
            reason: text(dice),
        },
        94..98 => people(world, dice),
        98 => Act::Publish {
            hash: world.edition.hash.clone(),
        },
        _ => Act::Fire {
            timer: Timer::Promise(promise(world, dice)),
            at: Instant(i64::MAX / 2),
        },
    };
    let who = match (&act, act.record()) {
        (Act::GrantRole { .. } | Act::Reactivate { .. } | Act::Waive { .. }, _)
            if dice.percent(60) =>
        {
            world.people[crate::story::world::FOUNDER]
        }
        (_, Some(record)) if dice.percent(85) => reader(world, dice, record).unwrap_or(who),
        _ => who,
    };
    (who, act)
}

/// Somebody who may read a record.
fn reader(world: &World, dice: &mut Dice, record: RecordId) -> Option<PersonId> {
    let row = world.situation.records.get(&record)?;
    let people = shuffled(world, dice).into_iter();
    people
        .filter(|person| world.situation.directory.active(*person).is_some())
        .find(|person| world.read_scope(*person).may_read(row))
}

fn shuffled(world: &World, dice: &mut Dice) -> Vec<PersonId> {
    let mut people: Vec<PersonId> = world.people.values().copied().collect();
    let start = dice.below(people.len());
    people.rotate_left(start);
    people
}

/// Mostly for a client that the opener may speak of.
fn open(world: &World, dice: &mut Dice, who: PersonId) -> Act {
    let types = &world.edition.record_order;
    let record_type = match dice.percent(3) {
        true => Id::new("nonsense"),
        false => dice.pick(types).unwrap().clone(),
    };
    let fields = world
        .edition
        .records
        .get(&record_type)
        .map(|rule| entries(world, dice, &rule.fields))
        .unwrap_or_default();
    let side = |person: &PersonId| world.situation.directory.people[person].side;
    let client = match side(&who) {
        Side::Client(own) if dice.percent(90) => own,
        _ => client(world, dice),
    };
    let everyone: Vec<PersonId> = world.people.values().copied().collect();
    let own = everyone
        .iter()
        .copied()
        .filter(|person| side(person) == Side::Client(client));
    let on_behalf_of = match dice.below(20) {
        0 => dice.pick(&everyone).copied(),
        1..4 => dice.pick(&own.collect::<Vec<_>>()).copied(),
        _ => None,
    };
    Act::Open(Open {
        record_type,
        client: dice.percent(92).then_some(client),
        on_behalf_of,
        fields,
        message: dice.percent(20).then(|| text(dice)),
        files: Vec::new(),
    })
}

/// Mostly a step that somebody may take; else any step by anyone.
fn step(world: &World, dice: &mut Dice, who: PersonId) -> (PersonId, Act) {
    let id = record(world, dice);
    let nothing = |record| {
        Act::Step(TakeStep {
            record,
            step: Id::new("nonsense"),
            revision: None,
            fields: Entries::new(),
            form: Entries::new(),
            note: None,
        })
    };
    let Some(row) = world.situation.records.get(&id) else {
        return (who, nothing(id));
    };
    let Some(rule) = world.edition.records.get(&row.record_type) else {
        return (who, nothing(id));
    };
    let (who, step) = if dice.percent(88) {
        let people = shuffled(world, dice);
        let mut situation = world.situation.clone();
        situation.open_counts = world.open_counts(row.client);
        let found = people.into_iter().find_map(|person| {
            let steps = choices(&world.edition, &situation, id, person);
            let free: Vec<Id> = steps
                .into_iter()
                .filter(|choice| choice.reasons.is_empty())
                .map(|choice| choice.step)
                .collect();
            let there = world.situation.directory.active(person).is_some();
            let reads = there && world.read_scope(person).may_read(row);
            dice.pick(&free)
                .filter(|_| reads)
                .map(|step| (person, step.clone()))
        });
        found.unwrap_or((who, Id::new("nonsense")))
    } else {
        let step = dice.pick(&rule.steps).unwrap();
        (who, step.meta.id.clone())
    };
    let Some(taken) = rule.step(step.as_str()) else {
        return (who, nothing(id));
    };
    let asked: Vec<Field> = rule
        .fields
        .iter()
        .filter(|field| taken.needs.contains(&field.id))
        .map(|field| Field {
            required: true,
            ..field.clone()
        })
        .collect();
    let form = taken
        .form
        .as_ref()
        .and_then(|form| world.edition.forms.get(form));
    let act = Act::Step(TakeStep {
        record: id,
        step,
        revision: dice
            .percent(10)
            .then(|| row.revision - i64::from(dice.percent(50))),
        fields: entries(world, dice, &asked),
        form: form
            .map(|form| entries(world, dice, &form.fields))
            .unwrap_or_default(),
        note: (taken.note || dice.percent(5)).then(|| text(dice)),
    });
    (who, act)
}

fn file(world: &World, dice: &mut Dice) -> Act {
    let forms: Vec<&Id> = world.edition.forms.keys().collect();
    let form = (*dice.pick(&forms).unwrap()).clone();
    let values = entries(world, dice, &world.edition.forms[&form].fields);
    Act::File {
        form,
        record: dice.percent(50).then(|| record(world, dice)),
        client: dice.percent(50).then(|| client(world, dice)),
        values,
    }
}

/// Offers by owners, answers by whom it was offered to, and by others.
fn hand_over(world: &World, dice: &mut Dice, who: PersonId) -> (PersonId, Act) {
    let id = record(world, dice);
    let row = world.situation.records.get(&id);
    let (owner, offered) = row.map_or((None, None), |row| (Some(row.owner), row.offered_to));
    let (fitting, act) = match dice.below(4) {
        0 | 1 if offered.is_none() => {
            let people = shuffled(world, dice);
            let to = *dice.pick(&people).unwrap();
            let note = dice.percent(30).then(|| text(dice));
            (
                owner,
                Act::Offer {
                    record: id,
                    to,
                    note,
                },
            )
        }
        0 | 1 => (offered, Act::Accept { record: id }),
        2 => (offered, Act::Decline { record: id }),
        _ => (reader(world, dice, id), Act::Take { record: id }),
    };
    (fitting.filter(|_| dice.percent(85)).unwrap_or(who), act)
}

fn people(world: &World, dice: &mut Dice) -> Act {
    let everyone: Vec<PersonId> = world.people.values().copied().collect();
    let person = *dice.pick(&everyone).unwrap();
    let roles: Vec<&Id> = world.edition.roles.keys().collect();
    let role = (*dice.pick(&roles).unwrap()).clone();
    let departments: Vec<&Id> = world.edition.departments.keys().collect();
    let scope = match world.edition.roles[&role].scope {
        _ if dice.percent(5) => RoleFor::Company,
        RoleScope::Company | RoleScope::Place | RoleScope::Record(_) => RoleFor::Company,
        RoleScope::Department => RoleFor::Department((*dice.pick(&departments).unwrap()).clone()),
        RoleScope::Client => RoleFor::Client(client(world, dice)),
    };
    match dice.below(6) {
        0..2 => Act::GrantRole {
            person,
            role,
            scope,
        },
        2 => Act::EndRole {
            person,
            role,
            scope,
        },
        3 => Act::Deactivate { person },
        _ => Act::Reactivate { person },
    }
}

fn words(world: &World, dice: &mut Dice) -> Words {
    Words {
        record: record(world, dice),
        text: text(dice),
        urgent: dice.percent(20),
        files: Vec::new(),
    }
}

fn entries(world: &World, dice: &mut Dice, fields: &[Field]) -> Entries {
    let mut entries = Entries::new();
    for field in fields {
        if dice.percent(if field.required { 99 } else { 45 }) {
            let value = match field.many {
                true => Value::List(vec![value(world, dice, field), value(world, dice, field)]),
                false => value(world, dice, field),
            };
            entries.insert(field.id.clone(), value);
        }
    }
    if dice.below(100) == 0 {
        entries.insert(Id::new("nonsense"), Value::Text("x".to_owned()));
    }
    entries
}

fn value(world: &World, dice: &mut Dice, field: &Field) -> Value {
    let now = world.situation.now;
    let shift = back(dice, 72 * HOUR) - if field.max_now { 72 * HOUR } else { 24 * HOUR };
    match &field.kind {
        _ if dice.below(300) == 0 => Value::Number(7),
        FieldType::Text | FieldType::LongText => Value::Text(text(dice)),
        FieldType::Number => Value::Number(i64::try_from(dice.below(100)).unwrap()),
        FieldType::YesNo => Value::YesNo(dice.percent(70)),
        FieldType::Date => {
            let zone = world.situation.org.as_ref().unwrap().zone.clone();
            Value::Date(zone.date_of(now.plus(3 * shift)))
        }
        FieldType::Instant if field.min_now => Value::Instant(now.plus(shift.abs())),
        FieldType::Instant => Value::Instant(now.plus(shift)),
        FieldType::Choice(list) => match dice.pick(&world.edition.lists[list].rows) {
            Some(row) if dice.percent(97) => Value::Text(row.id.to_string()),
            _ => Value::Text("nonsense".to_owned()),
        },
        FieldType::Person => {
            let people: Vec<PersonId> = world.people.values().copied().collect();
            Value::Text(dice.pick(&people).unwrap().to_string())
        }
        FieldType::Money => Value::Money {
            minor: 100,
            currency: "CNY".to_owned(),
        },
        _ => Value::Text(text(dice)),
    }
}

fn text(dice: &mut Dice) -> String {
    match dice.below(400) {
        0 => String::new(),
        1 => "長".repeat(501),
        _ => "words".to_owned(),
    }
}

fn client(world: &World, dice: &mut Dice) -> ClientId {
    let clients: Vec<ClientId> = world.clients.values().copied().collect();
    *dice.pick(&clients).unwrap()
}

/// Mostly an open one.
fn record(world: &World, dice: &mut Dice) -> RecordId {
    let all: Vec<&Record> = world.situation.records.values().collect();
    let open: Vec<&Record> = all
        .iter()
        .copied()
        .filter(|record| !record.is_final)
        .collect();
    let among = if dice.percent(90) { &open } else { &all };
    let nowhere = RecordId::from_u128(7);
    dice.pick(among).map_or(nowhere, |record| record.id)
}

fn promise(world: &World, dice: &mut Dice) -> PromiseId {
    let all: Vec<&Promise> = world.situation.promises.values().collect();
    let nowhere = PromiseId::from_u128(7);
    dice.pick(&all).map_or(nowhere, |promise| promise.id)
}
