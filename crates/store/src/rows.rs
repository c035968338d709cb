//! The derived rows: one text and one list of cells for each, used by live commits and by rebuilding alike.

use casework::clients::Client;
use casework::event::{Doer, Event, Payload};
use casework::ids::{FilingId, OrgId, PersonId, PromiseId};
use casework::payload::{Fields, Message};
use casework::people::{Person, RoleFor, Side};
use casework::promises::Promise;
use casework::records::Record;
use handbook::Id;
use worktime::Instant;

use crate::cell::Cell;
use crate::desk::files;
use crate::door::Door;
use crate::error::Result;
use crate::org_state::scope_text;

/// The org's own row.
pub(crate) const ORG_UPSERT: &str =
    "INSERT INTO org (org, name, zone, head_seq, head_hash, directory_seq, edition, founded_at)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
     ON CONFLICT (org) DO UPDATE SET name = excluded.name, zone = excluded.zone, head_seq = excluded.head_seq,
     head_hash = excluded.head_hash, directory_seq = excluded.directory_seq, edition = excluded.edition,
     founded_at = excluded.founded_at";

/// Writes rows of one org.
pub(crate) struct Rows<'a> {
    pub(crate) door: &'a mut Door,
    pub(crate) org: OrgId,
}

impl Rows<'_> {
    pub(crate) fn person(&mut self, person: &Person) -> Result<()> {
        let client = match person.side {
            Side::Staff => None,
            Side::Client(client) => Some(client),
        };
        self.door.execute(
            "INSERT INTO person (org, id, mail, is_active, client, body) VALUES ($1, $2, $3, $4, $5, $6)
             ON CONFLICT (org, id) DO UPDATE SET mail = excluded.mail, is_active = excluded.is_active,
             client = excluded.client, body = excluded.body",
            &[
                self.org.into(),
                person.id.into(),
                person.mail.text().map(str::to_lowercase).into(),
                person.active.into(),
                client.into(),
                Cell::json(person)?,
            ],
        )?;
        Ok(())
    }

    /// Writes all holders of a role anew, in their order.
    pub(crate) fn holders(
        &mut self,
        role: &Id,
        scope: &RoleFor,
        holders: &[PersonId],
    ) -> Result<()> {
        let scope = scope_text(scope);
        self.door.execute(
            "DELETE FROM role_holder WHERE org = $1 AND role = $2 AND scope = $3",
            &[self.org.into(), role.into(), (&scope).into()],
        )?;
        for (position, person) in (0_i64..).zip(holders) {
            self.door.execute(
                "INSERT INTO role_holder (org, role, scope, person, position) VALUES ($1, $2, $3, $4, $5)
                 ON CONFLICT (org, role, scope, person) DO NOTHING",
                &[self.org.into(), role.into(), (&scope).into(), (*person).into(), position.into()],
            )?;
        }
        Ok(())
    }

    pub(crate) fn client(&mut self, client: &Client) -> Result<()> {
        self.door.execute(
            "INSERT INTO client (org, id, name, body) VALUES ($1, $2, $3, $4)
             ON CONFLICT (org, id) DO UPDATE SET name = excluded.name, body = excluded.body",
            &[
                self.org.into(),
                client.id.into(),
                client.name.text().into(),
                Cell::json(client)?,
            ],
        )?;
        Ok(())
    }

    /// `next_due_at` is the earliest due of its open promises.
    pub(crate) fn record(&mut self, record: &Record, next_due_at: Option<Instant>) -> Result<()> {
        self.door.execute(
            "INSERT INTO record (org, id, record_type, number, client, parent, state, is_final, is_discarded, owner,
             queue, opened_at, changed_at, revision, next_due_at, body)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
             ON CONFLICT (org, id) DO UPDATE SET record_type = excluded.record_type, number = excluded.number,
             client = excluded.client, parent = excluded.parent, state = excluded.state, is_final = excluded.is_final,
             is_discarded = excluded.is_discarded, owner = excluded.owner, queue = excluded.queue,
             opened_at = excluded.opened_at, changed_at = excluded.changed_at, revision = excluded.revision,
             next_due_at = excluded.next_due_at, body = excluded.body",
            &[
                self.org.into(),
                record.id.into(),
                (&record.record_type).into(),
                record.number.as_ref().into(),
                record.client.into(),
                record.parent.into(),
                (&record.state).into(),
                record.is_final.into(),
                record.is_discarded.into(),
                record.owner.into(),
                record.queue.as_ref().into(),
                record.opened_at.into(),
                record.changed_at.into(),
                record.revision.into(),
                next_due_at.into(),
                Cell::json(record)?,
            ],
        )?;
        Ok(())
    }

    pub(crate) fn promise(&mut self, promise: &Promise) -> Result<()> {
        self.door.execute(
            "INSERT INTO promise (org, id, rule, record, client, owner, role, state, is_open, window_name, opened_at,
             due_at, ended_at, next_at, lateness_micros, body)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
             ON CONFLICT (org, id) DO UPDATE SET rule = excluded.rule, record = excluded.record,
             client = excluded.client, owner = excluded.owner, role = excluded.role, state = excluded.state,
             is_open = excluded.is_open, window_name = excluded.window_name, opened_at = excluded.opened_at,
             due_at = excluded.due_at, ended_at = excluded.ended_at, next_at = excluded.next_at,
             lateness_micros = excluded.lateness_micros, body = excluded.body",
            &[
                self.org.into(),
                promise.id.into(),
                (&promise.rule).into(),
                promise.record.into(),
                promise.client.into(),
                promise.owner.into(),
                promise.role.as_ref().into(),
                promise.state.word().into(),
                promise.state.is_open().into(),
                promise.window.as_ref().into(),
                promise.opened_at.into(),
                promise.due_at.into(),
                promise.ended_at.into(),
                promise.next_at.into(),
                promise.lateness_micros.into(),
                Cell::json(promise)?,
            ],
        )?;
        Ok(())
    }

    /// The timer of a promise mirrors its next instant.
    pub(crate) fn promise_timer(&mut self, promise: PromiseId, at: Option<Instant>) -> Result<()> {
        let timer = casework::command::Timer::Promise(promise).key();
        match at {
            Some(at) => self.timer(&timer, at),
            None => {
                self.door.execute(
                    "DELETE FROM timer WHERE org = $1 AND timer = $2",
                    &[self.org.into(), timer.into()],
                )?;
                Ok(())
            }
        }
    }

    pub(crate) fn timer(&mut self, timer: &str, at: Instant) -> Result<()> {
        self.door.execute(
            "INSERT INTO timer (org, timer, at) VALUES ($1, $2, $3)
             ON CONFLICT (org, timer) DO UPDATE SET at = excluded.at",
            &[self.org.into(), timer.into(), at.into()],
        )?;
        Ok(())
    }

    pub(crate) fn duty(&mut self, duty: &Id, last_window: &str, next_at: Instant) -> Result<()> {
        self.door.execute(
            "INSERT INTO duty (org, duty, last_window, next_at) VALUES ($1, $2, $3, $4)
             ON CONFLICT (org, duty) DO UPDATE SET last_window = excluded.last_window, next_at = excluded.next_at",
            &[self.org.into(), duty.into(), last_window.into(), next_at.into()],
        )?;
        self.timer(&casework::command::Timer::Duty(duty.clone()).key(), next_at)
    }

    pub(crate) fn serial(&mut self, record_type: &Id, year: i16, serial: i64) -> Result<()> {
        self.door.execute(
            "INSERT INTO serial (org, record_type, year, serial) VALUES ($1, $2, $3, $4)
             ON CONFLICT (org, record_type, year) DO UPDATE SET serial = excluded.serial",
            &[
                self.org.into(),
                record_type.into(),
                i64::from(year).into(),
                serial.into(),
            ],
        )?;
        Ok(())
    }

    /// What an event adds by itself: the words and forms that it carries.
    pub(crate) fn event(&mut self, seq: i64, event: &Event) -> Result<()> {
        match &event.payload {
            Payload::MessageReceived(message) => self.message(seq, event, message, "received"),
            Payload::MessageSent(message) => self.message(seq, event, message, "sent"),
            Payload::NoteAdded(message) => self.message(seq, event, message, "note"),
            Payload::FormFiled {
                filing,
                form,
                values,
            } => self.filing(seq, event, *filing, form, values),
            Payload::StepTaken(step) => match &step.form {
                Some(form) => self.filing(seq, event, form.filing, &form.form, &form.values),
                None => Ok(()),
            },
            _ => Ok(()),
        }
    }

    fn message(
        &mut self,
        seq: i64,
        event: &Event,
        message: &Message,
        direction: &'static str,
    ) -> Result<()> {
        self.door.execute(
            "INSERT INTO message (org, id, record, seq, direction, author, happened_at, urgent, text, files)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            &[
                self.org.into(),
                message.message.into(),
                event.record.map(|record| record.to_string()).unwrap_or_default().into(),
                seq.into(),
                direction.into(),
                author(&event.by).into(),
                event.happened_at.into(),
                message.urgent.into(),
                message.text.text().into(),
                Cell::json(&message.files)?,
            ],
        )?;
        // A file waits for the event that names it; one that no event names is swept.
        if let Some(record) = event.record {
            for file in &message.files {
                files::name(self.door, self.org, file.file, record)?;
            }
        }
        Ok(())
    }

    fn filing(
        &mut self,
        seq: i64,
        event: &Event,
        filing: FilingId,
        form: &Id,
        values: &Fields,
    ) -> Result<()> {
        self.door.execute(
            "INSERT INTO filing (org, id, form, record, client, person, happened_at, seq, field_values)
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
            &[
                self.org.into(),
                filing.into(),
                form.into(),
                event.record.into(),
                event.client.into(),
                author(&event.by).into(),
                event.happened_at.into(),
                seq.into(),
                Cell::json(values)?,
            ],
        )?;
        Ok(())
    }
}

/// Whose words they are: of the person for whom somebody entered them, if so.
fn author(by: &Doer) -> Option<PersonId> {
    match by {
        Doer::Person(person) | Doer::For { of: person, .. } => Some(*person),
        Doer::Clock | Doer::Rule(_) | Doer::System => None,
    }
}
