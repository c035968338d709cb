//! One decision under way: it emits events into the situation and collects effects.

use std::collections::BTreeMap;
use std::sync::Arc;

use handbook::article::Source;
use handbook::{Edition, Id};
use worktime::Instant;

use crate::access::{Holding, ReadScope};
use crate::actors::Scene;
use crate::command::{Act, Command};
use crate::decide::Decision;
use crate::effect::{Effect, EffectKind};
use crate::event::{Doer, Event, RuleRef, Witness};
use crate::fold::fold;
use crate::ids::{ClientId, EventId, Mint, OrgId, PersonId, RecordId, Uid};
use crate::payload::Payload;
use crate::people::{RoleFor, Side};
use crate::records::Record;
use crate::refusal::{ReasonKind, Refusal};
use crate::situation::Situation;

/// How deep effects may set each other off. The checker refuses rings; this bounds what it can't see.
pub(crate) const DEPTH_MAX: usize = 8;

/// How much may follow from one act: effects that open several records each grow fast at little depth.
const EVENTS_MAX: usize = 20_000;

/// A decision under way.
pub(crate) struct Turn<'a, 'm> {
    pub(crate) org: OrgId,
    pub(crate) situation: &'a mut Situation,
    mint: &'a mut Mint<'m>,
    decision: Decision,
    /// Who does what is being emitted; changes while a rule acts as a consequence.
    pub(crate) by: Doer,
    /// The person who acts, also while a rule acts on their behalf.
    pub(crate) actor: Option<PersonId>,
    /// When it happened in the world.
    pub(crate) happened_at: Instant,
    /// When it takes effect.
    pub(crate) effective_at: Instant,
    /// The instant whose facts it is judged by: a timer's own, however late the machine comes to it; else now.
    pub(crate) judged_at: Instant,
    pub(crate) depth: usize,
}

/// What an event is about.
#[derive(Clone, Default)]
pub(crate) struct About {
    pub(crate) record: Option<RecordId>,
    pub(crate) client: Option<ClientId>,
    pub(crate) rule: Option<RuleRef>,
}

impl<'a, 'm> Turn<'a, 'm> {
    pub(crate) fn new(
        org: OrgId,
        situation: &'a mut Situation,
        command: &Command,
        mint: &'a mut Mint<'m>,
    ) -> Self {
        let now = situation.now;
        let (at, judged_at) = match &command.act {
            Act::Fire { at, .. } => (*at, *at),
            _ => (command.happened_at.unwrap_or(now), now),
        };
        let actor = match &command.by {
            Doer::Person(person) | Doer::For { person, .. } => Some(*person),
            Doer::Clock | Doer::Rule(_) | Doer::System => None,
        };
        let decision = Decision {
            record: command.act.record(),
            ..Decision::default()
        };
        Self {
            org,
            situation,
            mint,
            decision,
            by: command.by.clone(),
            actor,
            happened_at: at,
            effective_at: at,
            judged_at,
            depth: 0,
        }
    }

    pub(crate) fn into_decision(self) -> Decision {
        self.decision
    }

    /// The edition in force.
    pub(crate) fn edition(&self) -> Result<Arc<Edition>, Refusal> {
        self.situation
            .editions
            .current
            .clone()
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))
    }

    /// Appends an event and lets the situation take it in.
    pub(crate) fn emit(&mut self, about: About, payload: Payload) -> EventId {
        let edition = self.situation.editions.current.as_ref();
        let event = Event {
            id: self.mint.id(),
            happened_at: self.happened_at,
            effective_at: self.effective_at,
            recorded_at: self.situation.now,
            by: self.by.clone(),
            witness: self.witness(),
            edition: edition
                .map_or_else(|| Arc::from(""), |edition| Arc::from(edition.hash.as_str())),
            rule: about.rule,
            client: about.client,
            record: about.record,
            facts: BTreeMap::new(),
            payload,
        };
        let id = event.id;
        fold(self.situation, self.org, &event);
        self.decision.events.push(event);
        id
    }

    /// Puts something into the outbox. Effects of one event are told apart by their position.
    pub(crate) fn effect(&mut self, cause: EventId, kind: EffectKind) {
        let position = self.decision.effects.len();
        self.decision.effects.push(Effect {
            key: format!("{cause}:{position}"),
            not_before: self.situation.now,
            kind,
        });
    }

    pub(crate) fn has_emitted_too_much(&self) -> bool {
        self.decision.events.len() > EVENTS_MAX
    }

    /// The event that was emitted last.
    pub(crate) fn last_event(&self) -> EventId {
        self.decision
            .events
            .last()
            .map_or_else(|| EventId::from_u128(0), |event| event.id)
    }

    pub(crate) fn set_record(&mut self, record: RecordId) {
        self.decision.record = Some(record);
    }

    /// A new id.
    pub(crate) fn id<T>(&mut self) -> Uid<T> {
        self.mint.id()
    }

    /// A record that was loaded.
    pub(crate) fn record(&self, id: RecordId) -> Result<&Record, Refusal> {
        self.situation
            .records
            .get(&id)
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))
    }

    /// What an event about a record says it is about.
    pub(crate) fn about(&self, record: RecordId, rule: Option<RuleRef>) -> About {
        let client = self
            .situation
            .records
            .get(&record)
            .and_then(|record| record.client);
        About {
            record: Some(record),
            client,
            rule,
        }
    }

    /// A record that the actor may read; for anyone else it doesn't exist.
    pub(crate) fn readable(&self, edition: &Edition, id: RecordId) -> Result<&Record, Refusal> {
        let record = self.record(id)?;
        match self.actor {
            Some(actor)
                if !self.read_scope(edition, actor).may_read(record)
                    && !self.waits_for(edition, record, actor) =>
            {
                Err(Refusal::because(ReasonKind::NotFound))
            }
            _ => Ok(record),
        }
    }

    /// What the actor may read, as far as the loaded situation tells.
    pub(crate) fn read_scope(&self, edition: &Edition, actor: PersonId) -> ReadScope {
        ReadScope::of(
            edition,
            &self.situation.directory,
            actor,
            &self.holdings(actor),
        )
    }

    fn holdings(&self, person: PersonId) -> Vec<Holding> {
        let company = self
            .situation
            .directory
            .holders
            .iter()
            .filter(|(_, people)| people.contains(&person))
            .map(|(holding, _)| holding.clone());
        let clients = self.situation.clients.values().flat_map(|client| {
            client
                .roles
                .iter()
                .filter(|(_, people)| people.contains(&person))
                .map(|(role, _)| (role.clone(), RoleFor::Client(client.id)))
        });
        company.chain(clients).collect()
    }

    /// Whether a record waits in a queue that the person serves.
    fn waits_for(&self, edition: &Edition, record: &Record, person: PersonId) -> bool {
        let scene = Scene::of_record(edition, self.situation, record, Some(person));
        record
            .queue
            .as_ref()
            .is_some_and(|role| scene.holds(person, role))
    }

    /// Who can vouch for what the actor does.
    fn witness(&self) -> Witness {
        match &self.by {
            Doer::Clock | Doer::Rule(_) | Doer::System => Witness::System,
            Doer::For { .. } => Witness::Colleague,
            Doer::Person(person) => {
                let side = self
                    .situation
                    .directory
                    .people
                    .get(person)
                    .map(|person| person.side);
                let later = self.happened_at < self.situation.now;
                match side {
                    Some(Side::Client(_)) => Witness::Client,
                    _ if later => Witness::OwnLater,
                    _ => Witness::Own,
                }
            }
        }
    }
}

/// A rule as its events name it.
pub(crate) fn rule_ref(edition: &Edition, kind: &str, id: &str, source: &Source) -> RuleRef {
    RuleRef {
        kind: Arc::from(kind),
        id: Arc::from(id),
        article: Arc::from(edition.book.citation(source)),
    }
}

/// A step as its events name it.
pub(crate) fn step_ref(edition: &Edition, record: &Id, step: &handbook::rule::Step) -> RuleRef {
    rule_ref(
        edition,
        "step",
        &format!("{record}.{}", step.meta.id),
        &step.meta.source,
    )
}
