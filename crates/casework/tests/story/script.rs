//! The words of a story, a line each:
//!
//! ```text
//! founded 2026-03-01 08:00 in Asia/Shanghai
//! client muhe tier first
//! staff wu: agent, lead@service_center, account_manager@muhe
//! contact gao of muhe: contact@muhe
//! 2026-03-02 09:00 gao opens order for muhe as O1: subject = "…", amount = 3
//! 2026-03-02 09:30 wu takes accept on O1: limit = 2026-03-03T09:00
//! 2026-03-02 10:00 gao writes on O1 [urgent]        wu answers on O1        wu notes on O1
//! 2026-03-02 10:05 wu files review [on O1]: result = "…"
//! 2026-03-02 10:10 wu offers O1 to lin | lin accepts O1 | lin declines O1 | lin takes up O1
//! 2026-03-02 10:15 founder sends wu away
//! 2026-03-02 10:20 boss waives answer on O1 | boss discards O1
//! 2026-03-02 12:00 wu takes accept on O1 at 2026-03-02 11:00      (entered afterwards)
//! 2026-03-02 18:00 comes
//! refused wrong-state, gate        (the act before; without it a refusal is a failure)
//! promise answer on O1 is kept, due 2026-03-02 10:00, late 30 minutes, owner wu
//! promise review is running        (about no record)
//! no promise answer on O1
//! O1 is accepted                   O1 has subject = "…"            O1 belongs to wu
//! O1 has number WX20260001
//! told boss, wu                    (since the last such line)      told nobody
//! mailed gao                       wu may accept on O1             wu may not accept on O1: gate
//! ```

use casework::command::{Act, Entries, Open, TakeStep, Words};
use casework::event::Doer;
use casework::ids::{PersonId, RecordId};
use casework::people::Side;
use casework::records::choices;
use casework::secret::FieldValue;
use handbook::Id;
use handbook::formula::Value;
use handbook::rule::FieldType;
use worktime::{Instant, Zone};

use super::world::World;

type Played = Result<(), String>;

pub(super) fn play(world: &mut World, line: &str) -> Played {
    if let Some(rest) = line.strip_prefix("refused ") {
        return refused(world, rest);
    }
    if let Some(refusal) = world.unexpected_refusal() {
        world.refusal = None;
        return Err(refusal);
    }
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        ["founded", day, time, "in", zone] => {
            let zone_rule = Zone::named(zone).ok_or("no such zone")?;
            world.found(zone, instant(&zone_rule, &format!("{day}T{time}"))?);
            Ok(())
        }
        ["client", name, rest @ ..] => {
            world.add_client(name, rest.get(1).copied());
            Ok(())
        }
        ["staff" | "contact", ..] => person(world, line),
        ["promise", ..] | ["no", "promise", ..] => promise(world, line),
        ["told", ..] => told(world, line.trim_start_matches("told ")),
        ["mailed", names @ ..] => mailed(world, names),
        [who, "may", rest @ ..] => may(world, who, rest, line),
        [record, "is", state] => state_is(world, record, state),
        [record, "belongs", "to", who] => belongs(world, record, who),
        [record, "has", ..] => has(world, record, line),
        [day, time, rest @ ..] if day.len() == 10 && day.contains('-') => {
            let at = instant(&zone(world)?, &format!("{day}T{time}"))?;
            world.pass(at);
            act(world, rest, line)
        }
        _ => Err("not a line of a story".to_owned()),
    }
}

fn act(world: &mut World, words: &[&str], line: &str) -> Played {
    let [first, ..] = words else {
        return Err("nothing happens".to_owned());
    };
    if *first == "comes" {
        return Ok(());
    }
    let by = Doer::Person(who(world, first)?);
    let (head, entries) = line.split_once(": ").unwrap_or((line, ""));
    let head: Vec<&str> = head.split_whitespace().skip(3).collect();
    let happened = match head.iter().position(|word| *word == "at") {
        Some(position) => Some(instant(
            &zone(world)?,
            &format!("{}T{}", head[position + 1], head[position + 2]),
        )?),
        None => None,
    };
    let mut name = None;
    let wish = match head.as_slice() {
        ["opens", record_type, rest @ ..] => {
            let after = |word: &str| {
                rest.iter()
                    .position(|found| *found == word)
                    .map(|position| rest[position + 1])
            };
            name = after("as").map(str::to_owned);
            let client = after("for").map(|client| world.clients[client]);
            let fields = record_fields(world, record_type, entries)?;
            Act::Open(Open {
                record_type: Id::new(record_type),
                client,
                on_behalf_of: after("by").map(|contact| world.people[contact]),
                fields,
                message: None,
                files: Vec::new(),
            })
        }
        ["takes", "up", record] => Act::Take {
            record: the(world, record)?,
        },
        ["takes", step, "on", record, ..] => take(world, step, record, entries)?,
        ["writes", "on", record, rest @ ..] => {
            Act::Receive(spoken(world, record, rest.contains(&"urgent"))?)
        }
        ["answers", "on", record, ..] => Act::Send(spoken(world, record, false)?),
        ["notes", "on", record, ..] => Act::Note(spoken(world, record, false)?),
        ["files", form, rest @ ..] => {
            let form = Id::new(form);
            let record = match rest {
                ["on", record, ..] => Some(the(world, record)?),
                _ => None,
            };
            let client = match rest {
                ["for", client, ..] => Some(world.clients[*client]),
                _ => None,
            };
            let kinds = world.edition.forms[&form]
                .fields
                .iter()
                .map(|field| (field.id.clone(), field.kind.clone()));
            let values = entries_of(world, &kinds.collect::<Vec<_>>(), entries)?;
            Act::File {
                form,
                record,
                client,
                values,
            }
        }
        ["offers", record, "to", to] => Act::Offer {
            record: the(world, record)?,
            to: who(world, to)?,
            note: None,
        },
        ["accepts", record] => Act::Accept {
            record: the(world, record)?,
        },
        ["declines", record] => Act::Decline {
            record: the(world, record)?,
        },
        ["leaves"] => Act::Deactivate {
            person: who(world, first)?,
        },
        ["sends", person, "away"] => Act::Deactivate {
            person: who(world, person)?,
        },
        ["discards", record] => Act::Discard {
            record: the(world, record)?,
            reason: "junk".to_owned(),
        },
        ["waives", rule, "on", record] => {
            let promise = world
                .promise_id(rule, Some(the(world, record)?))
                .ok_or("no such promise")?;
            Act::Waive {
                promise,
                reason: "agreed with the client".to_owned(),
            }
        }
        _ => return Err("not an act".to_owned()),
    };
    let decision = world.act(by, happened, wish);
    if let (Some(name), Some(record)) = (name, decision.and_then(|decision| decision.record)) {
        world.records.insert(name, record);
    }
    Ok(())
}

fn take(world: &World, step: &str, record: &str, entries: &str) -> Result<Act, String> {
    let record = the(world, record)?;
    let row = &world.situation.records[&record];
    let rule = &world.edition.records[&row.record_type];
    let form = rule.step(step).and_then(|step| step.form.clone());
    let of_form: Vec<(Id, FieldType)> = form
        .iter()
        .flat_map(|form| &world.edition.forms[form].fields)
        .map(|field| (field.id.clone(), field.kind.clone()))
        .collect();
    let of_record: Vec<(Id, FieldType)> = rule
        .fields
        .iter()
        .map(|field| (field.id.clone(), field.kind.clone()))
        .collect();
    let (mut fields, mut values, mut note) = (Entries::new(), Entries::new(), None);
    for entry in split_entries(entries) {
        let (key, value) = entry
            .split_once('=')
            .map(|(key, value)| (key.trim(), value.trim()))
            .ok_or("no =")?;
        if key == "note" {
            note = Some(value.trim_matches('"').to_owned());
        } else if of_form.iter().any(|(id, _)| *id == *key) {
            values.extend(entries_of(world, &of_form, &entry)?);
        } else {
            fields.extend(entries_of(world, &of_record, &entry)?);
        }
    }
    Ok(Act::Step(TakeStep {
        record,
        step: Id::new(step),
        revision: None,
        fields,
        form: values,
        note,
    }))
}

fn spoken(world: &World, record: &str, urgent: bool) -> Result<Words, String> {
    Ok(Words {
        record: the(world, record)?,
        text: "words".to_owned(),
        urgent,
        files: Vec::new(),
    })
}

fn person(world: &mut World, line: &str) -> Played {
    let (head, roles) = line.split_once(':').unwrap_or((line, ""));
    let head: Vec<&str> = head.split_whitespace().collect();
    let side = match head.as_slice() {
        ["staff", _] => Side::Staff,
        ["contact", _, "of", client] => Side::Client(world.clients[*client]),
        _ => return Err("staff NAME: roles, or contact NAME of CLIENT: roles".to_owned()),
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
    world.add_person(head[1], side, &roles);
    Ok(())
}

fn refused(world: &mut World, codes: &str) -> Played {
    let refusal = world.refusal.take().ok_or("nothing was refused")?;
    let got: Vec<&str> = refusal
        .reasons
        .iter()
        .map(|reason| reason.kind.code())
        .collect();
    let wanted: Vec<&str> = codes.split(',').map(str::trim).collect();
    same(&wanted, &got)
}

fn promise(world: &World, line: &str) -> Played {
    let (negated, line) = match line.strip_prefix("no ") {
        Some(rest) => (true, rest),
        None => (false, line),
    };
    let (head, facts) = line.split_once(" is ").unwrap_or((line, ""));
    let head: Vec<&str> = head.split_whitespace().collect();
    let record = match head.get(3) {
        Some(record) => Some(the(world, record)?),
        None => None,
    };
    let found = world.promise(head[1], record);
    if negated {
        return if found.is_empty() {
            Ok(())
        } else {
            Err(format!("there is one: {found:#?}"))
        };
    }
    let promise = found.last().ok_or("there is none")?;
    let mut facts = facts.split(", ");
    same(&facts.next().unwrap_or_default(), &promise.state.word())?;
    for fact in facts {
        match fact.split_once(' ') {
            Some(("due", "none")) => same(&None, &promise.due_at)?,
            Some(("due", at)) => same(
                &Some(instant(&zone(world)?, &at.replace(' ', "T"))?),
                &promise.due_at,
            )?,
            Some(("late", "not")) => same(&0, &promise.lateness_micros)?,
            Some(("late", length)) => same(&clock_micros(length)?, &promise.lateness_micros)?,
            Some(("owner", name)) => same(&who(world, name)?, &promise.owner)?,
            Some(("times", count)) => same(&count, &found.len().to_string().as_str())?,
            Some(("window", name)) => same(&Some(name), &promise.window.as_deref())?,
            _ => return Err(format!("not a fact of a promise: {fact}")),
        }
    }
    Ok(())
}

fn told(world: &mut World, names: &str) -> Played {
    let mut got: Vec<PersonId> = std::mem::take(&mut world.told);
    got.sort_unstable();
    let mut wanted = Vec::new();
    for name in names
        .split(',')
        .map(str::trim)
        .filter(|name| *name != "nobody")
    {
        wanted.push(who(world, name)?);
    }
    wanted.sort_unstable();
    same(&wanted, &got)
}

fn mailed(world: &mut World, names: &[&str]) -> Played {
    let got: Vec<PersonId> = std::mem::take(&mut world.mails)
        .into_iter()
        .map(|(to, _)| to)
        .collect();
    let wanted: Result<Vec<PersonId>, String> = names
        .iter()
        .filter(|name| **name != "nobody")
        .map(|name| who(world, name.trim_end_matches(',')))
        .collect();
    same(&wanted?, &got)
}

fn may(world: &World, name: &str, rest: &[&str], line: &str) -> Played {
    let (negated, rest) = match rest {
        ["not", rest @ ..] => (true, rest),
        rest => (false, rest),
    };
    let record = the(world, rest[2].trim_end_matches(':'))?;
    let mut situation = world.situation.clone();
    situation.open_counts = world.open_counts(Some(record));
    let offered = choices(&world.edition, &situation, record, who(world, name)?);
    let choice = offered
        .iter()
        .find(|choice| choice.step == *rest[0])
        .ok_or("no such step")?;
    let got: Vec<&str> = choice
        .reasons
        .iter()
        .map(|reason| reason.kind.code())
        .collect();
    let wanted: Vec<&str> = match line.split_once(": ") {
        Some((_, codes)) if negated => codes.split(',').map(str::trim).collect(),
        _ => Vec::new(),
    };
    same(&wanted, &got)
}

fn state_is(world: &World, record: &str, state: &str) -> Played {
    same(
        &state,
        &world.situation.records[&the(world, record)?].state.as_str(),
    )
}

fn belongs(world: &World, record: &str, name: &str) -> Played {
    same(
        &who(world, name)?,
        &world.situation.records[&the(world, record)?].owner,
    )
}

fn has(world: &World, record: &str, line: &str) -> Played {
    let row = &world.situation.records[&the(world, record)?];
    let fact = line
        .split_once(" has ")
        .map(|(_, fact)| fact)
        .unwrap_or_default();
    if let Some(number) = fact.strip_prefix("number ") {
        return same(&Some(number), &row.number.as_deref());
    }
    let (field, wanted) = fact.split_once(" = ").ok_or("FIELD = VALUE")?;
    let got = match row.fields.get(field) {
        Some(FieldValue::Open(Value::Text(text))) => text.clone(),
        Some(FieldValue::Secret(secret)) => secret.text_or_empty().to_owned(),
        Some(FieldValue::Open(other)) => format!("{other:?}"),
        None => "nothing".to_owned(),
    };
    same(&wanted.trim_matches('"'), &got.as_str())
}

fn record_fields(world: &World, record_type: &str, entries: &str) -> Result<Entries, String> {
    let rule = world
        .edition
        .records
        .get(record_type)
        .ok_or("no such record type")?;
    let kinds: Vec<(Id, FieldType)> = rule
        .fields
        .iter()
        .map(|field| (field.id.clone(), field.kind.clone()))
        .collect();
    entries_of(world, &kinds, entries)
}

fn entries_of(world: &World, kinds: &[(Id, FieldType)], entries: &str) -> Result<Entries, String> {
    let mut values = Entries::new();
    for entry in split_entries(entries) {
        let (key, text) = entry
            .split_once('=')
            .map(|(key, value)| (key.trim(), value.trim()))
            .ok_or("no =")?;
        let text = text.trim_matches('"');
        let kind = kinds
            .iter()
            .find(|(id, _)| *id == *key)
            .map(|(_, kind)| kind);
        let value = match kind {
            Some(FieldType::Number) => Value::Number(text.parse().map_err(|_| "not a number")?),
            Some(FieldType::YesNo) => Value::YesNo(text == "yes"),
            Some(FieldType::Instant) => Value::Instant(instant(&zone(world)?, text)?),
            Some(FieldType::Date) => Value::Date(text.parse().map_err(|_| "not a date")?),
            Some(FieldType::Person) => Value::Text(who(world, text)?.to_string()),
            _ => Value::Text(text.to_owned()),
        };
        values.insert(Id::new(key), value);
    }
    Ok(values)
}

fn split_entries(entries: &str) -> Vec<String> {
    entries
        .split(", ")
        .filter(|entry| !entry.trim().is_empty())
        .map(str::to_owned)
        .collect()
}

fn zone(world: &World) -> Result<Zone, String> {
    world
        .situation
        .org
        .as_ref()
        .map(|org| org.zone.clone())
        .ok_or_else(|| "nothing is founded yet".to_owned())
}

fn instant(zone: &Zone, text: &str) -> Result<Instant, String> {
    text.parse()
        .map(|civil| zone.instant(civil))
        .map_err(|error| format!("{text}: {error}"))
}

fn clock_micros(length: &str) -> Result<i64, String> {
    match worktime::Length::parse(length) {
        Ok(worktime::Length::Clock(micros) | worktime::Length::Working(micros)) => Ok(micros),
        other => Err(format!("{other:?}")),
    }
}

fn who(world: &World, name: &str) -> Result<PersonId, String> {
    world
        .people
        .get(name)
        .copied()
        .ok_or_else(|| format!("nobody is called {name}"))
}

fn the(world: &World, record: &str) -> Result<RecordId, String> {
    world
        .records
        .get(record)
        .copied()
        .ok_or_else(|| format!("no record is called {record}"))
}

fn same<T: PartialEq + std::fmt::Debug + ?Sized>(wanted: &T, got: &T) -> Played {
    if wanted == got {
        Ok(())
    } else {
        Err(format!("wanted {wanted:?}, got {got:?}"))
    }
}
