//! The decision: a command and its situation in, events and effects out, or a refusal with every reason.

use crate::command::{Act, Command, Timer};
use crate::effect::Effect;
use crate::event::Event;
use crate::ids::{Mint, OrgId, RecordId};
use crate::refusal::{ReasonKind, Refusal};
use crate::situation::Situation;
use crate::turn::Turn;

/// What follows from a command. The situation has taken the events in already.
#[derive(Clone, Debug, Default)]
pub struct Decision {
    /// What happened, in order.
    pub events: Vec<Event>,
    /// What the outside shall do.
    pub effects: Vec<Effect>,
    /// The record that the command made or changed.
    pub record: Option<RecordId>,
}

/// Decides a command. On a refusal the situation must be thrown away.
///
/// # Errors
/// Every reason that stands in the way, each with its article.
pub fn decide(
    org: OrgId,
    situation: &mut Situation,
    command: &Command,
    mint: &mut Mint<'_>,
) -> Result<Decision, Refusal> {
    let mut turn = Turn::new(org, situation, command, mint);
    // Whoever left can't act, whatever they still hold.
    if turn
        .actor
        .is_some_and(|actor| turn.situation.directory.active(actor).is_none())
    {
        return Err(Refusal::because(ReasonKind::NotFound));
    }
    check_doer(&turn, command)?;
    act(&mut turn, &command.act)?;
    Ok(turn.into_decision())
}

/// Nothing happens in the future, and what time brings is nobody's wish.
fn check_doer(turn: &Turn<'_, '_>, command: &Command) -> Result<(), Refusal> {
    if turn.happened_at > turn.situation.now {
        return Err(Refusal::because(ReasonKind::BadTime {
            earliest: None,
            latest: Some(turn.situation.now),
        }));
    }
    let by_time = matches!(command.act, Act::Fire { .. } | Act::EndLog { .. });
    if by_time && turn.actor.is_some() {
        return Err(Refusal::because(ReasonKind::NotFound));
    }
    Ok(())
}

fn act(turn: &mut Turn<'_, '_>, act: &Act) -> Result<(), Refusal> {
    match act {
        Act::Found { name, zone, admin } => turn.found(name, zone, admin),
        Act::Publish { hash } => turn.publish(hash),
        Act::AddPerson(person) => turn.add_person(person),
        Act::Deactivate { person } => turn.deactivate(*person),
        Act::Reactivate { person } => turn.reactivate(*person),
        Act::GrantRole {
            person,
            role,
            scope,
        } => turn.grant_role(*person, role, scope),
        Act::EndRole {
            person,
            role,
            scope,
        } => turn.end_role(*person, role, scope),
        Act::AddClient { name, tier, fields } => turn.add_client(name, tier.as_ref(), fields),
        Act::Open(open) => turn.open(open),
        Act::Step(step) => turn.step(step),
        Act::Send(words) => turn.send(words),
        Act::Receive(words) => turn.receive(words),
        Act::Note(words) => turn.note(words),
        Act::File {
            form,
            record,
            client,
            values,
        } => turn.file(form, *record, *client, values),
        Act::Offer { record, to, note } => turn.offer(*record, *to, note.as_deref()),
        Act::Accept { record } => turn.accept(*record),
        Act::Decline { record } => turn.decline(*record),
        Act::Take { record } => turn.take(*record),
        Act::Waive { promise, reason } => turn.waive(*promise, reason),
        Act::Discard { record, reason } => turn.discard(*record, reason),
        Act::Fire {
            timer: Timer::Promise(promise),
            at,
        } => turn.fire_promise(*promise, *at),
        Act::Fire {
            timer: Timer::Duty(duty),
            at,
        } => turn.open_duty_window(duty, *at),
        Act::EndLog { promise } => turn.end_log(*promise),
    }
}
