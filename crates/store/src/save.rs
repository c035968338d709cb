//! Saving: what a decision says goes to the database with its events; what stands afterwards is held
//! and written before the commit, once.

use casework::Situation;
use casework::effect::Effect;
use casework::event::{Event, Payload};
use casework::ids::OrgId;
use casework::people::RoleFor;

use crate::cell::Cell;
use crate::door::Door;
use crate::error::Result;
use crate::rows::Rows;

/// Writes what can't wait: people and roles, whom other queries ask for, and words and forms, which never change.
pub(crate) fn at_once(
    door: &mut Door,
    org: OrgId,
    situation: &Situation,
    events: &[(i64, Event)],
) -> Result<()> {
    let mut rows = Rows { door, org };
    let changed = &situation.changed;
    for id in &changed.people {
        if let Some(person) = situation.directory.people.get(id) {
            rows.person(person)?;
        }
    }
    for (seq, event) in events {
        holders(&mut rows, situation, event)?;
        rows.event(*seq, event)?;
    }
    for (record_type, year) in &changed.serials {
        if let Some(serial) = situation.serials.get(&(record_type.clone(), *year)) {
            rows.serial(record_type, *year, *serial)?;
        }
    }
    for (duty, window, next_at) in &changed.duties {
        rows.duty(duty, window, *next_at)?;
    }
    Ok(())
}

/// Writes what the outside shall do. A key that is there already stays: it is done once.
pub(crate) fn outbox(door: &mut Door, org: OrgId, seq: i64, effects: &[Effect]) -> Result<()> {
    for effect in effects {
        door.execute(
            "INSERT INTO outbox (org, key, seq, not_before, body, state, attempts, next_try_at)
             VALUES ($1, $2, $3, $4, $5, 'waiting', 0, $4) ON CONFLICT (org, key) DO NOTHING",
            &[
                org.into(),
                (&effect.key).into(),
                seq.into(),
                effect.not_before.into(),
                Cell::json(&effect.kind)?,
            ],
        )?;
    }
    Ok(())
}

fn holders(rows: &mut Rows<'_>, situation: &Situation, event: &Event) -> Result<()> {
    let (Payload::RoleGranted { role, scope, .. } | Payload::RoleEnded { role, scope, .. }) =
        &event.payload
    else {
        return Ok(());
    };
    let holders = match scope {
        RoleFor::Client(client) => situation
            .clients
            .get(client)
            .and_then(|client| client.roles.get(role)),
        RoleFor::Company | RoleFor::Department(_) => situation
            .directory
            .holders
            .get(&(role.clone(), scope.clone())),
    };
    rows.holders(role, scope, holders.map_or(&[], Vec::as_slice))
}
