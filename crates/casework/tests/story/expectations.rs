//! What a story says has come of it.

use casework::Event;
use casework::event::Doer;
use casework::ids::PersonId;
use casework::promises::Promise;
use casework::records::choices;
use casework::secret::FieldValue;
use handbook::formula::Value;

use super::script::{Played, instant, same, the, who, zone};
use super::world::World;

/// Checks a line.
pub(super) fn check(world: &mut World, words: &[&str], line: &str) -> Played {
    match words {
        ["promise", ..] => promise(world, line),
        ["no", "promise", ..] => no_promise(world, line),
        ["told", ..] => told(world, line.trim_start_matches("told ")),
        ["mailed", ..] => mailed(world, line.trim_start_matches("mailed ")),
        ["letter", ..] => letter(world, line.trim_start_matches("letter ")),
        ["last", kind, rest @ ..] => last(world, kind, rest, line),
        ["events", kind, "times", count] => {
            let found = world.events.iter().filter(|event| kind_of(event) == *kind);
            same(count, &found.count().to_string().as_str())
        }
        [who, "may", rest @ ..] => may(world, who, rest, line),
        [name, "sees", rest @ ..] => sees(world, name, rest),
        [record, "is", state] => {
            let row = &world.situation.records[&the(world, record)?];
            same(state, &row.state.as_str())
        }
        [record, "belongs", "to", name] => {
            let row = &world.situation.records[&the(world, record)?];
            same(&who(world, name)?, &row.owner)
        }
        [record, "hides", field] => {
            let row = &world.situation.records[&the(world, record)?];
            match row.fields.get(*field) {
                Some(FieldValue::Secret(_)) => Ok(()),
                other => Err(format!("it stands in clear: {other:?}")),
            }
        }
        [record, "has", ..] => has(world, record, line),
        _ => Err("not a line of a story".to_owned()),
    }
}

/// Checks that the act before was refused for exactly these reasons.
pub(super) fn refused(world: &mut World, codes: &str) -> Played {
    let refusal = world.refusal.take().ok_or("nothing was refused")?;
    let got: Vec<&str> = refusal
        .reasons
        .iter()
        .map(|reason| reason.kind.code())
        .collect();
    let wanted: Vec<&str> = codes.split(',').map(str::trim).collect();
    same(&wanted, &got)
}

fn no_promise(world: &World, line: &str) -> Played {
    match promises(world, line.strip_prefix("no ").unwrap_or(line))?.as_slice() {
        [] => Ok(()),
        found => Err(format!("there is one: {found:#?}")),
    }
}

fn promise(world: &World, line: &str) -> Played {
    let (head, facts) = line.split_once(" is ").unwrap_or((line, ""));
    let found = promises(world, head)?;
    let promise = found.last().ok_or("there is none")?;
    let mut facts = facts.split(", ");
    same(&facts.next().unwrap_or_default(), &promise.state.word())?;
    for fact in facts {
        self::fact(world, promise, found.len(), fact)?;
    }
    Ok(())
}

/// Promises as a line names them: `promise answer[#2] [on O1 | for muhe]`.
fn promises<'w>(world: &'w World, head: &str) -> Result<Vec<&'w Promise>, String> {
    let head: Vec<&str> = head.split_whitespace().collect();
    let (record, client) = match head.get(2..) {
        Some(["on", record]) => (Some(the(world, record)?), None),
        Some(["for", client]) => (
            None,
            Some(*world.clients.get(*client).ok_or("no such client")?),
        ),
        _ => (None, None),
    };
    let (rule, number) = match head[1].split_once('#') {
        Some((rule, number)) => (rule, number.parse::<usize>().ok()),
        None => (head[1], None),
    };
    let found = world.promises(rule, record, client);
    Ok(match number {
        Some(number) => found
            .get(number.wrapping_sub(1))
            .copied()
            .into_iter()
            .collect(),
        None => found,
    })
}

fn fact(world: &World, promise: &Promise, times: usize, fact: &str) -> Played {
    let at = |text: &str| match text {
        "none" => Ok(None),
        text => instant(&zone(world)?, &text.replace(' ', "T")).map(Some),
    };
    match fact.split_once(' ') {
        Some(("due", text)) => same(&at(text)?, &promise.due_at),
        Some(("opened", text)) => same(&at(text)?, &Some(promise.opened_at)),
        Some(("ended", text)) => same(&at(text)?, &promise.ended_at),
        Some(("next", text)) => same(&at(text)?, &promise.next_at),
        Some(("late", "not")) => same(&0, &promise.lateness_micros),
        Some(("late", length)) => same(&clock_micros(length)?, &promise.lateness_micros),
        Some(("owner", name)) => same(&who(world, name)?, &promise.owner),
        Some(("times", count)) => same(&count, &times.to_string().as_str()),
        Some(("window", name)) => same(&Some(name), &promise.window.as_deref()),
        Some(("variant", number)) => same(&number, &promise.variant.to_string().as_str()),
        Some(("alerted", count)) => same(&count, &promise.alerted.len().to_string().as_str()),
        _ => Err(format!("not a fact of a promise: {fact}")),
    }
}

fn told(world: &mut World, names: &str) -> Played {
    let got = std::mem::take(&mut world.told);
    same_people(world, names, got)
}

fn mailed(world: &mut World, rest: &str) -> Played {
    let (names, subject) = match rest.split_once(": ") {
        Some((names, subject)) => (names, Some(subject.trim_matches('"'))),
        None => (rest, None),
    };
    // The last letter stays for lines about its text.
    let mails = std::mem::take(&mut world.mails);
    let got: Vec<PersonId> = mails.iter().map(|mail| mail.to).collect();
    let came = same_people(world, names, got);
    let right = match (subject, mails.last()) {
        (Some(subject), Some(mail)) => same(&subject, &mail.subject.as_str()),
        (Some(subject), None) => Err(format!("no letter {subject}")),
        (None, _) => Ok(()),
    };
    world.last_letter = mails.into_iter().next_back();
    came.and(right)
}

fn letter(world: &World, part: &str) -> Played {
    let last = world.mails.last().or(world.last_letter.as_ref());
    let text = &last.ok_or("no letter was sent")?.text;
    if text.contains(part.trim_matches('"')) {
        return Ok(());
    }
    Err(format!("it says: {text}"))
}

fn same_people(world: &World, names: &str, mut got: Vec<PersonId>) -> Played {
    let mut wanted = Vec::new();
    for name in names.split(',').map(str::trim) {
        if name != "nobody" {
            wanted.push(who(world, name)?);
        }
    }
    wanted.sort_unstable();
    got.sort_unstable();
    let names = |people: &[PersonId]| -> Vec<String> {
        let name = |person: &PersonId| {
            let named = world.people.iter().find(|(_, id)| *id == person);
            named.map_or_else(|| person.to_string(), |(name, _)| name.clone())
        };
        people.iter().map(name).collect()
    };
    same(&names(&wanted), &names(&got))
}

fn may(world: &World, name: &str, words: &[&str], line: &str) -> Played {
    let (negated, step, record) = match words {
        ["not", step, "on", record] => (true, *step, record.trim_end_matches(':')),
        ["not", step, "on", record, ..] => (true, *step, record.trim_end_matches(':')),
        [step, "on", record] => (false, *step, *record),
        _ => return Err("NAME may [not] STEP on RECORD[: codes]".to_owned()),
    };
    let (record, person) = (the(world, record)?, who(world, name)?);
    let mut situation = world.situation.clone();
    let client = situation.records[&record].client;
    situation.open_counts = world.open_counts(client);
    let found = choices(&world.edition, &situation, record, person);
    let choice = found
        .iter()
        .find(|choice| choice.step == *step)
        .ok_or("no such step")?;
    let got: Vec<&str> = choice
        .reasons
        .iter()
        .map(|reason| reason.kind.code())
        .collect();
    if !negated {
        return same(&Vec::<&str>::new(), &got);
    }
    let wanted: Vec<&str> = line
        .split_once(": ")
        .map(|(_, codes)| codes.split(',').map(str::trim).collect())
        .unwrap_or_default();
    same(&wanted, &got)
}

fn sees(world: &World, name: &str, rest: &[&str]) -> Played {
    let scope = world.read_scope(who(world, name)?);
    let (wanted, record) = match rest {
        ["no", record] => (false, *record),
        [record] => (true, *record),
        _ => return Err("NAME sees [no] RECORD".to_owned()),
    };
    let row = &world.situation.records[&the(world, record)?];
    same(&wanted, &scope.may_read(row))
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
    if let Some(field) = fact.strip_prefix("no ") {
        return same(&None, &row.fields.get(field));
    }
    let (field, wanted) = fact.split_once(" = ").ok_or("FIELD = VALUE")?;
    let wanted = wanted.trim_matches('"');
    let got = match row.fields.get(field) {
        Some(FieldValue::Open(Value::Text(text))) => match PersonId::parse(text) {
            Some(person) if who(world, wanted) == Ok(person) => wanted.to_owned(),
            _ => text.clone(),
        },
        Some(FieldValue::Open(Value::Number(number))) => number.to_string(),
        Some(FieldValue::Open(Value::YesNo(yes))) => if *yes { "yes" } else { "no" }.to_owned(),
        Some(FieldValue::Secret(secret)) => secret.text_or_empty().to_owned(),
        Some(FieldValue::Open(other)) => format!("{other:?}"),
        None => "nothing".to_owned(),
    };
    same(&wanted, &got.as_str())
}

fn last(world: &World, kind: &str, rest: &[&str], line: &str) -> Played {
    let record = match rest {
        ["on", record, ..] => Some(the(world, record)?),
        _ => None,
    };
    let event = world
        .events
        .iter()
        .rev()
        .find(|event| kind_of(event) == kind && (record.is_none() || event.record == record));
    let event = event.ok_or("there was none")?;
    let facts = line.split_once(" is ").map(|(_, facts)| facts);
    for fact in facts.unwrap_or_default().split(", ") {
        let at = |text: &str| instant(&zone(world)?, &text.replace(' ', "T"));
        match fact.split_once(' ') {
            Some(("by", who)) => same(&who, &doer(world, &event.by).as_str())?,
            Some(("witness", word)) => {
                let got = serde_json::to_value(event.witness).unwrap();
                same(&Some(word), &got.as_str())?;
            }
            Some(("happened", text)) => same(&at(text)?, &event.happened_at)?,
            Some(("effective", text)) => same(&at(text)?, &event.effective_at)?,
            Some(("recorded", text)) => same(&at(text)?, &event.recorded_at)?,
            Some(("says", text)) => {
                let body = serde_json::to_string(&event.payload).unwrap();
                if !body.contains(text.trim_matches('"')) {
                    return Err(format!("it says: {body}"));
                }
            }
            _ => return Err(format!("not a fact of an event: {fact}")),
        }
    }
    Ok(())
}

fn doer(world: &World, by: &Doer) -> String {
    let name = |person: &PersonId| {
        let named = world.people.iter().find(|(_, id)| *id == person);
        named.map_or_else(|| person.to_string(), |(name, _)| name.clone())
    };
    match by {
        Doer::Person(person) => name(person),
        Doer::For { person, of } => format!("{} for {}", name(person), name(of)),
        Doer::Clock => "clock".to_owned(),
        Doer::Rule(rule) => format!("rule {rule}"),
        Doer::System => "system".to_owned(),
    }
}

fn kind_of(event: &Event) -> String {
    let body = serde_json::to_value(&event.payload).unwrap();
    body["kind"].as_str().unwrap_or_default().to_owned()
}

fn clock_micros(length: &str) -> Result<i64, String> {
    match worktime::Length::parse(length) {
        Ok(worktime::Length::Clock(micros) | worktime::Length::Working(micros)) => Ok(micros),
        other => Err(format!("{other:?}")),
    }
}
