//! A company in memory: the whole situation, and timers that fire in order as time passes.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::command::{Act, Command, NewPerson, Timer};
use casework::decide::Decision;
use casework::event::Doer;
use casework::fold::fold;
use casework::ids::{ClientId, Entropy, Mint, OrgId, PersonId, PromiseId, RecordId};
use casework::payload::Payload;
use casework::people::{RoleFor, Side};
use casework::situation::{DutySubjects, Editions};
use casework::{Event, Refusal, Situation, decide};
use handbook::label::Lang;
use handbook::rule::RoleScope;
use handbook::{Edition, Id};
use worktime::Instant;

/// Counts instead of drawing: ids of a story are the same each time.
struct Counter(u64);

impl Entropy for Counter {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        for (byte, count) in bytes.iter_mut().zip(self.0.to_be_bytes()) {
            *byte = count;
        }
    }
}

pub(super) struct World {
    pub(super) edition: Arc<Edition>,
    pub(super) situation: Situation,
    pub(super) events: Vec<Event>,
    pub(super) people: BTreeMap<String, PersonId>,
    pub(super) clients: BTreeMap<String, ClientId>,
    pub(super) records: BTreeMap<String, RecordId>,
    pub(super) told: Vec<PersonId>,
    pub(super) mails: Vec<(PersonId, String)>,
    pub(super) refusal: Option<Refusal>,
    entropy: Counter,
}

const ORG: u128 = 1;
pub(super) const FOUNDER: &str = "founder";

impl World {
    pub(super) fn new(edition: Edition) -> Self {
        let edition = Arc::new(edition);
        let mut editions = Editions::default();
        editions
            .by_hash
            .insert(edition.hash.clone(), Arc::clone(&edition));
        let situation = Situation {
            org: None,
            editions: Arc::new(editions),
            now: Instant(0),
            directory: Arc::default(),
            clients: BTreeMap::new(),
            records: BTreeMap::new(),
            promises: BTreeMap::new(),
            serials: BTreeMap::new(),
            open_counts: BTreeMap::new(),
            duty_subjects: DutySubjects::default(),
            changed: casework::situation::Changed::default(),
        };
        Self {
            edition,
            situation,
            events: Vec::new(),
            people: BTreeMap::new(),
            clients: BTreeMap::new(),
            records: BTreeMap::new(),
            told: Vec::new(),
            mails: Vec::new(),
            refusal: None,
            entropy: Counter(0),
        }
    }

    /// The company begins with its founder, and the book comes into force.
    pub(super) fn found(&mut self, zone: &str, at: Instant) {
        self.situation.now = at;
        let admin = person(FOUNDER, Side::Staff);
        self.system(Act::Found {
            name: "Company".to_owned(),
            zone: zone.to_owned(),
            admin,
        });
        let founder = *self.situation.directory.people.keys().next().unwrap();
        self.people.insert(FOUNDER.to_owned(), founder);
        self.system(Act::Publish {
            hash: self.edition.hash.clone(),
        });
    }

    pub(super) fn add_client(&mut self, name: &str, tier: Option<&str>) {
        self.system(Act::AddClient {
            name: name.to_owned(),
            tier: tier.map(Id::new),
            fields: BTreeMap::new(),
        });
        let client = self.last(|payload| match payload {
            Payload::ClientAdded { client, .. } => Some(*client),
            _ => None,
        });
        self.clients.insert(name.to_owned(), client);
    }

    /// Adds a person with roles; a role held for a client is `role@client`, a department's `role@department`.
    pub(super) fn add_person(
        &mut self,
        name: &str,
        side: Side,
        roles: &[(String, Option<String>)],
    ) {
        self.system(Act::AddPerson(person(name, side)));
        let id = self.last(|payload| match payload {
            Payload::PersonAdded { person, .. } => Some(*person),
            _ => None,
        });
        self.people.insert(name.to_owned(), id);
        for (role, of) in roles {
            let role = Id::new(role);
            let scope = match (self.edition.roles[&role].scope, of) {
                (RoleScope::Client, Some(client)) => RoleFor::Client(self.clients[client]),
                (RoleScope::Department, Some(department)) => {
                    RoleFor::Department(Id::new(department))
                }
                _ => RoleFor::Company,
            };
            self.system(Act::GrantRole {
                person: id,
                role,
                scope,
            });
        }
        self.told.clear();
    }

    /// Lets time pass: everything that falls due is done in order, each at its own instant.
    pub(super) fn pass(&mut self, until: Instant) {
        loop {
            let promises = self.situation.promises.values();
            let next = promises
                .filter_map(|promise| promise.next_at.map(|at| (at, Timer::Promise(promise.id))));
            let duties = self.situation.changed.duties.iter();
            let windows: BTreeMap<Id, Instant> =
                duties.map(|(duty, _, at)| (duty.clone(), *at)).collect();
            let duties = windows
                .into_iter()
                .map(|(duty, at)| (at, Timer::Duty(duty)));
            let Some((at, timer)) = next.chain(duties).filter(|(at, _)| *at <= until).min() else {
                break;
            };
            // The situation is never before its events; a machine that slept would find the same.
            self.situation.now = at.max(self.situation.now);
            self.situation.duty_subjects.clients = self.situation.clients.keys().copied().collect();
            self.act(Doer::Clock, None, Act::Fire { timer, at });
        }
        self.situation.now = until;
    }

    /// Somebody does something now. What is refused changes nothing.
    pub(super) fn act(
        &mut self,
        by: Doer,
        happened_at: Option<Instant>,
        act: Act,
    ) -> Option<Decision> {
        let mut tried = self.situation.clone();
        tried.open_counts = self.open_counts(act.record());
        let command = Command {
            by,
            happened_at,
            act,
        };
        let mut mint = Mint::new(tried.now, &mut self.entropy);
        match decide(OrgId::from_u128(ORG), &mut tried, &command, &mut mint) {
            Err(refusal) => {
                self.refusal = Some(refusal);
                None
            }
            Ok(decision) => {
                self.check_fold(&tried, &decision);
                self.situation = tried;
                self.events.extend(decision.events.iter().cloned());
                self.listen(&decision);
                Some(decision)
            }
        }
    }

    pub(super) fn unexpected_refusal(&self) -> Option<String> {
        self.refusal
            .as_ref()
            .map(|refusal| format!("refused, and the story doesn't say so: {refusal:#?}"))
    }

    pub(super) fn promise(
        &self,
        rule: &str,
        record: Option<RecordId>,
    ) -> Vec<&casework::promises::Promise> {
        let promises = self.situation.promises.values();
        promises
            .filter(|promise| promise.rule == *rule && promise.record == record)
            .collect()
    }

    pub(super) fn promise_id(&self, rule: &str, record: Option<RecordId>) -> Option<PromiseId> {
        self.promise(rule, record).last().map(|promise| promise.id)
    }

    /// Rows are what the events say: folding them over the situation before must give the situation after.
    fn check_fold(&self, after: &Situation, decision: &Decision) {
        let mut folded = self.situation.clone();
        for event in &decision.events {
            fold(&mut folded, OrgId::from_u128(ORG), event);
        }
        assert_eq!(folded.records, after.records);
        assert_eq!(folded.promises, after.promises);
        assert_eq!(folded.clients, after.clients);
    }

    pub(super) fn open_counts(&self, record: Option<RecordId>) -> BTreeMap<Id, i64> {
        let client = record
            .and_then(|record| self.situation.records.get(&record))
            .and_then(|record| record.client);
        let mut counts = BTreeMap::new();
        for record in self
            .situation
            .records
            .values()
            .filter(|record| !record.is_final && record.client == client)
        {
            *counts.entry(record.record_type.clone()).or_default() += 1;
        }
        counts
    }

    fn listen(&mut self, decision: &Decision) {
        use casework::effect::EffectKind;
        for effect in &decision.effects {
            match &effect.kind {
                EffectKind::Notice { to, .. } => self.told.push(*to),
                EffectKind::Mail { to, subject, .. } => self.mails.push((*to, subject.clone())),
            }
        }
        for event in &decision.events {
            if let Payload::RecordOpened(opened) = &event.payload {
                // The latest record of a type can be named by its type.
                self.records
                    .insert(opened.record_type.to_string(), opened.record);
            }
        }
    }

    /// What the latest event of a kind speaks of.
    fn last<T>(&self, read: impl Fn(&Payload) -> Option<T>) -> T {
        self.events
            .iter()
            .rev()
            .find_map(|event| read(&event.payload))
            .unwrap()
    }

    fn system(&mut self, act: Act) {
        if self.act(Doer::System, None, act.clone()).is_none() {
            panic!("{act:?} was refused: {:?}", self.refusal);
        }
    }
}

fn person(name: &str, side: Side) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        mail: format!("{name}@company.example"),
        salutation: None,
        side,
        department: None,
        lang: Lang::ZhHant,
    }
}
