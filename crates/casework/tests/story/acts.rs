//! What people do in a story.

use casework::command::{Act, Entries, Open, TakeStep, Words};
use casework::event::Doer;
use casework::people::Side;
use handbook::Id;

use super::entries::{split, typed};
use super::script::{Played, instant, the, who, zone};
use super::world::{World, person};

/// Lets somebody do something.
pub(super) fn act(world: &mut World, by: Doer, line: &str) -> Played {
    let (head, entries) = line.split_once(": ").unwrap_or((line, ""));
    let head: Vec<&str> = head.split_whitespace().skip(3).collect();
    let head = head.as_slice();
    let happened = match position(head, "at") {
        Some(found) => {
            let at = format!("{}T{}", head[found + 1], head[found + 2]);
            Some(instant(&zone(world)?, &at)?)
        }
        None => None,
    };
    let pairs = split(entries)?;
    let name = after(head, "as").filter(|_| head.first() == Some(&"opens"));
    let wish = match wish(world, &by, head, &pairs)? {
        Some(wish) => wish,
        None => return Err(format!("not an act: {head:?}")),
    };
    let decision = world.act(by, happened, wish);
    if let (Some(name), Some(record)) = (name, decision.as_ref().and_then(|done| done.record)) {
        world.records.insert(name.to_owned(), record);
    }
    if let (true, ["adds", _, name, ..]) = (decision.is_some(), head) {
        world.learn_names(name);
    }
    Ok(())
}

fn wish(
    world: &World,
    by: &Doer,
    head: &[&str],
    pairs: &[(&str, &str)],
) -> Result<Option<Act>, String> {
    Ok(Some(match head {
        ["opens", record_type, ..] => open(world, record_type, head, pairs)?,
        ["takes", "up", record, ..] => Act::Take {
            record: the(world, record)?,
        },
        ["takes", step, "on", record, ..] => take(world, step, record, head, pairs)?,
        ["writes", "on", record, rest @ ..] => {
            Act::Receive(spoken(world, record, rest.contains(&"urgent"))?)
        }
        ["answers", "on", record, ..] => Act::Send(spoken(world, record, false)?),
        ["notes", "on", record, ..] => Act::Note(spoken(world, record, false)?),
        ["files", form, ..] => file(world, form, head, pairs)?,
        ["offers", record, "to", to, ..] => Act::Offer {
            record: the(world, record)?,
            to: who(world, to)?,
            note: None,
        },
        ["accepts", record, ..] => Act::Accept {
            record: the(world, record)?,
        },
        ["declines", record, ..] => Act::Decline {
            record: the(world, record)?,
        },
        ["discards", record, ..] => Act::Discard {
            record: the(world, record)?,
            reason: "junk".to_owned(),
        },
        ["waives", rule, ..] => {
            let record = after(head, "on").map(|record| the(world, record));
            let promise = world.promise_id(rule, record.transpose()?);
            Act::Waive {
                promise: promise.ok_or("no such promise")?,
                reason: "agreed with the client".to_owned(),
            }
        }
        _ => return about_people(world, by, head),
    }))
}

fn about_people(world: &World, by: &Doer, head: &[&str]) -> Result<Option<Act>, String> {
    let role = |word: &str| match word.split_once('@') {
        Some((role, of)) => world.role(role, Some(of)),
        None => world.role(word, None),
    };
    let client = |name: &str| {
        let client = world.clients.get(name).copied();
        client.ok_or(format!("no client is called {name}"))
    };
    Ok(Some(match head {
        ["leaves"] => Act::Deactivate {
            person: by.person().ok_or("nobody leaves")?,
        },
        ["sends", person, "away"] => Act::Deactivate {
            person: who(world, person)?,
        },
        ["brings", person, "back"] => Act::Reactivate {
            person: who(world, person)?,
        },
        ["grants", word, "to", person] => {
            let (role, scope) = role(word)?;
            Act::GrantRole {
                person: who(world, person)?,
                role,
                scope,
            }
        }
        ["ends", word, "of", person] => {
            let (role, scope) = role(word)?;
            Act::EndRole {
                person: who(world, person)?,
                role,
                scope,
            }
        }
        ["adds", "staff", name] => Act::AddPerson(person(name, Side::Staff, None)),
        ["adds", "staff", name, "in", department] => {
            Act::AddPerson(person(name, Side::Staff, Some(department)))
        }
        ["adds", "contact", name, "of", of] => {
            Act::AddPerson(person(name, Side::Client(client(of)?), None))
        }
        ["adds", "client", name, rest @ ..] => Act::AddClient {
            name: (*name).to_owned(),
            tier: after(rest, "tier").map(Id::new),
            fields: Entries::new(),
        },
        ["publishes"] => Act::Publish {
            hash: world.edition.hash.clone(),
        },
        _ => return Ok(None),
    }))
}

fn open(
    world: &World,
    record_type: &str,
    head: &[&str],
    pairs: &[(&str, &str)],
) -> Result<Act, String> {
    let rule = world.edition.records.get(record_type);
    let declared = rule.map(|rule| rule.fields.as_slice()).unwrap_or_default();
    let (said, pairs): (Vec<_>, Vec<_>) = pairs.iter().partition(|(key, _)| *key == "says");
    let client = after(head, "for").map(|name| {
        let client = world.clients.get(name).copied();
        client.ok_or(format!("no client is called {name}"))
    });
    Ok(Act::Open(Open {
        record_type: Id::new(record_type),
        client: client.transpose()?,
        on_behalf_of: after(head, "by")
            .map(|contact| who(world, contact))
            .transpose()?,
        fields: typed(world, declared, &pairs)?,
        message: said.first().map(|(_, text)| (*text).to_owned()),
        files: Vec::new(),
    }))
}

fn take(
    world: &World,
    step: &str,
    record: &str,
    head: &[&str],
    pairs: &[(&str, &str)],
) -> Result<Act, String> {
    let record = the(world, record)?;
    let row = &world.situation.records[&record];
    let rule = world.edition.records.get(&row.record_type);
    let rule = rule.ok_or("the book has no such record type")?;
    let form = rule.step(step).and_then(|step| step.form.clone());
    let form = form.and_then(|form| world.edition.forms.get(&form));
    let of_form = form.map(|form| form.fields.as_slice()).unwrap_or_default();
    let (notes, pairs): (Vec<_>, Vec<_>) = pairs.iter().partition(|(key, _)| *key == "note");
    let (in_form, in_record): (Vec<_>, Vec<_>) = pairs
        .into_iter()
        .partition(|(key, _)| of_form.iter().any(|field| field.id == **key));
    Ok(Act::Step(TakeStep {
        record,
        step: Id::new(step),
        revision: after(head, "seen")
            .map(|seen| seen.parse().map_err(|_| "seen what?"))
            .transpose()?,
        fields: typed(world, &rule.fields, &in_record)?,
        form: typed(world, of_form, &in_form)?,
        note: notes.first().map(|(_, note)| (*note).to_owned()),
    }))
}

fn file(world: &World, form: &str, head: &[&str], pairs: &[(&str, &str)]) -> Result<Act, String> {
    let rule = world.edition.forms.get(form);
    let fields = rule.map(|rule| rule.fields.as_slice()).unwrap_or_default();
    let record = after(head, "on").map(|record| the(world, record));
    let client = after(head, "for").map(|name| {
        let client = world.clients.get(name).copied();
        client.ok_or(format!("no client is called {name}"))
    });
    Ok(Act::File {
        form: Id::new(form),
        record: record.transpose()?,
        client: client.transpose()?,
        values: typed(world, fields, pairs)?,
    })
}

fn spoken(world: &World, record: &str, urgent: bool) -> Result<Words, String> {
    Ok(Words {
        record: the(world, record)?,
        text: "words".to_owned(),
        urgent,
        files: Vec::new(),
    })
}

fn position(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|found| *found == word)
}

/// What follows a word of a line.
fn after<'a>(words: &[&'a str], word: &str) -> Option<&'a str> {
    words.get(position(words, word)? + 1).copied()
}
