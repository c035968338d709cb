//! A company in memory: the whole situation, and timers that fire in order as time passes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use casework::access::ReadScope;
use casework::command::{Act, Command, NewPerson, Timer};
use casework::decide::Decision;
use casework::effect::EffectKind;
use casework::event::Doer;
use casework::fold::fold;
use casework::ids::{ClientId, Entropy, Mint, OrgId, PersonId, PromiseId, RecordId};
use casework::payload::Payload;
use casework::people::{RoleFor, Side};
use casework::promises::Promise;
use casework::situation::{DutySubjects, Editions};
use casework::{Event, Refusal, Situation, decide};
use handbook::label::Lang;
use handbook::rule::{ForEach, RoleScope};
use handbook::{Edition, Id};
use worktime::Instant;

use super::thrift;

/// Counts instead of drawing: ids of a story are the same each time.
#[derive(Clone)]
struct Counter(u64);

impl Entropy for Counter {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        for (byte, count) in bytes.iter_mut().zip(self.0.to_be_bytes()) {
            *byte = count;
        }
    }
}

/// A mail that was sent.
pub(crate) struct Mail {
    pub(crate) to: PersonId,
    pub(crate) subject: String,
    pub(crate) text: String,
}

pub(crate) struct World {
    pub(crate) edition: Arc<Edition>,
    pub(crate) situation: Situation,
    pub(crate) events: Vec<Event>,
    pub(crate) people: BTreeMap<String, PersonId>,
    pub(crate) clients: BTreeMap<String, ClientId>,
    pub(crate) records: BTreeMap<String, RecordId>,
    pub(crate) told: Vec<PersonId>,
    pub(crate) mails: Vec<Mail>,
    /// The letter that the last line about mail spoke of.
    pub(crate) last_letter: Option<Mail>,
    pub(crate) refusal: Option<Refusal>,
    /// Timers that were refused at an instant: they aren't tried again.
    pub(crate) stuck: BTreeSet<(Instant, Timer)>,
    entropy: Counter,
}

pub(crate) const ORG: u128 = 1;
pub(crate) const FOUNDER: &str = "founder";

impl World {
    pub(crate) fn new(edition: Edition) -> Self {
        let edition = Arc::new(edition);
        let mut editions = Editions::default();
        editions
            .by_hash
            .insert(edition.hash.clone(), Arc::clone(&edition));
        Self {
            edition,
            situation: empty(Arc::new(editions)),
            events: Vec::new(),
            people: BTreeMap::new(),
            clients: BTreeMap::new(),
            records: BTreeMap::new(),
            told: Vec::new(),
            mails: Vec::new(),
            last_letter: None,
            refusal: None,
            stuck: BTreeSet::new(),
            entropy: Counter(0),
        }
    }

    /// A later edition lies ready to be published.
    pub(crate) fn compile(&mut self, edition: Edition) {
        self.edition = Arc::new(edition);
        let editions = Arc::make_mut(&mut self.situation.editions);
        let hash = self.edition.hash.clone();
        editions.by_hash.insert(hash, Arc::clone(&self.edition));
    }

    /// The company begins with its founder, and the book comes into force.
    pub(crate) fn found(&mut self, zone: &str, at: Instant) -> Result<(), String> {
        self.situation.now = at;
        let admin = person(FOUNDER, Side::Staff, None);
        self.system(Act::Found {
            name: "Company".to_owned(),
            zone: zone.to_owned(),
            admin,
        })?;
        let founder = *self.situation.directory.people.keys().next().unwrap();
        self.people.insert(FOUNDER.to_owned(), founder);
        self.system(Act::Publish {
            hash: self.edition.hash.clone(),
        })
    }

    pub(crate) fn add_client(&mut self, name: &str, tier: Option<&str>) -> Result<(), String> {
        self.system(Act::AddClient {
            name: name.to_owned(),
            tier: tier.map(Id::new),
            fields: BTreeMap::new(),
        })?;
        self.learn_names(name);
        Ok(())
    }

    /// Adds a person with roles; a role held for a client is `role@client`, a department's `role@department`.
    pub(crate) fn add_person(
        &mut self,
        name: &str,
        side: Side,
        department: Option<&str>,
        roles: &[(String, Option<String>)],
    ) -> Result<(), String> {
        self.system(Act::AddPerson(person(name, side, department)))?;
        self.learn_names(name);
        let id = self.people[name];
        for (role, of) in roles {
            let (role, scope) = self.role(role, of.as_deref())?;
            self.system(Act::GrantRole {
                person: id,
                role,
                scope,
            })?;
        }
        self.told.clear();
        Ok(())
    }

    /// A role with its scope, as a story names them.
    pub(crate) fn role(&self, role: &str, of: Option<&str>) -> Result<(Id, RoleFor), String> {
        let scope = self.edition.roles.get(role).map(|rule| &rule.scope);
        let scope = match (scope, of) {
            (_, None) => RoleFor::Company,
            (Some(RoleScope::Department), Some(department)) => {
                RoleFor::Department(Id::new(department))
            }
            (_, Some(client)) => {
                RoleFor::Client(*self.clients.get(client).ok_or("no such client")?)
            }
        };
        Ok((Id::new(role), scope))
    }

    /// Whatever person or client was added last goes by this name.
    pub(crate) fn learn_names(&mut self, name: &str) {
        match self.events.iter().rev().find_map(|event| {
            matches!(
                event.payload,
                Payload::ClientAdded { .. } | Payload::PersonAdded { .. }
            )
            .then_some(&event.payload)
        }) {
            Some(Payload::ClientAdded { client, .. }) => {
                self.clients.insert(name.to_owned(), *client);
            }
            Some(Payload::PersonAdded { person, .. }) => {
                self.people.insert(name.to_owned(), *person);
            }
            _ => {}
        }
    }

    /// Lets time pass: everything that falls due is done in order, each at its own instant.
    pub(crate) fn pass(&mut self, until: Instant) {
        while let Some((at, timer)) = self.next_timer(until) {
            // The situation is never before its events; a machine that slept would find the same.
            self.situation.now = at.max(self.situation.now);
            self.fire(timer, at);
        }
        self.situation.now = until;
    }

    /// The machine slept: everything that fell due meanwhile is done now, in the same order.
    pub(crate) fn wake(&mut self, now: Instant) {
        self.situation.now = now;
        self.fire_all_due();
    }

    pub(crate) fn next_timer(&self, until: Instant) -> Option<(Instant, Timer)> {
        let promises = self.situation.promises.values();
        let next = promises
            .filter_map(|promise| promise.next_at.map(|at| (at, Timer::Promise(promise.id))));
        let duties = self.situation.changed.duties.iter();
        let windows: BTreeMap<&Id, Instant> = duties.map(|(duty, _, at)| (duty, *at)).collect();
        let duties = windows
            .into_iter()
            .map(|(duty, at)| (at, Timer::Duty(duty.clone())));
        next.chain(duties)
            .filter(|timer| timer.0 <= until && !self.stuck.contains(timer))
            .min()
    }

    /// Everything that is due at this very instant.
    pub(crate) fn fire_all_due(&mut self) {
        let now = self.situation.now;
        while let Some((at, timer)) = self.next_timer(now) {
            self.fire(timer, at);
        }
    }

    pub(crate) fn fire(&mut self, timer: Timer, at: Instant) {
        let act = Act::Fire {
            timer: timer.clone(),
            at,
        };
        let fired = self.act(Doer::Clock, None, act);
        if fired.is_none_or(|decision| decision.events.is_empty()) {
            self.stuck.insert((at, timer));
        }
    }

    /// Somebody does something now. What is refused changes nothing.
    pub(crate) fn act(
        &mut self,
        by: Doer,
        happened_at: Option<Instant>,
        act: Act,
    ) -> Option<Decision> {
        let mut tried = self.situation.clone();
        tried.open_counts = self.open_counts(self.client_of(&act));
        tried.duty_subjects = self.duty_subjects(&act);
        let command = Command {
            by,
            happened_at,
            act,
        };
        let thrifty = self.decide_thriftily(&command);
        let mut mint = Mint::new(tried.now, &mut self.entropy);
        match decide(OrgId::from_u128(ORG), &mut tried, &command, &mut mint) {
            Err(refusal) => {
                if let Some(thrifty) = thrifty {
                    assert_eq!(
                        thrifty,
                        Err(refusal.clone()),
                        "with just what it needs: {command:?}"
                    );
                }
                self.refusal = Some(refusal);
                None
            }
            Ok(decision) => {
                if let Some(thrifty) = thrifty {
                    let found = thrifty.as_ref();
                    assert_eq!(
                        found,
                        Ok(&decision.events),
                        "with just what it needs: {command:?}"
                    );
                }
                self.check_fold(&tried, &decision);
                self.situation = tried;
                self.events.extend(decision.events.iter().cloned());
                self.listen(&decision);
                Some(decision)
            }
        }
    }

    /// The same decision from what the command says that it needs: loading more must change nothing.
    fn decide_thriftily(&self, command: &Command) -> Option<Result<Vec<Event>, Refusal>> {
        if !thrift::is_tried(&command.act) {
            return None;
        }
        let mut needed = thrift::needed(self, command);
        let mut entropy = self.entropy.clone();
        let mut mint = Mint::new(needed.now, &mut entropy);
        let decided = decide(OrgId::from_u128(ORG), &mut needed, command, &mut mint);
        Some(decided.map(|decision| decision.events))
    }

    pub(crate) fn unexpected_refusal(&self) -> Option<String> {
        self.refusal
            .as_ref()
            .map(|refusal| format!("refused, and the story doesn't say so: {refusal:#?}"))
    }

    /// Promises of a rule about a record, or about none and this client, in the order of their opening.
    pub(crate) fn promises(
        &self,
        rule: &str,
        record: Option<RecordId>,
        client: Option<ClientId>,
    ) -> Vec<&Promise> {
        let promises = self.situation.promises.values();
        promises
            .filter(|promise| promise.rule == *rule && promise.record == record)
            .filter(|promise| client.is_none() || promise.client == client)
            .collect()
    }

    pub(crate) fn promise_id(&self, rule: &str, record: Option<RecordId>) -> Option<PromiseId> {
        let found = self.promises(rule, record, None);
        found.last().map(|promise| promise.id)
    }

    /// What somebody may read, with all that they hold.
    pub(crate) fn read_scope(&self, who: PersonId) -> ReadScope {
        let directory = &self.situation.directory;
        let held = directory.holders.iter();
        let mut holdings: Vec<(Id, RoleFor)> = held
            .filter(|(_, people)| people.contains(&who))
            .map(|(holding, _)| holding.clone())
            .collect();
        for client in self.situation.clients.values() {
            let held = client.roles.iter();
            let held = held.filter(|(_, people)| people.contains(&who));
            holdings.extend(held.map(|(role, _)| (role.clone(), RoleFor::Client(client.id))));
        }
        ReadScope::of(&self.edition, directory, who, &holdings)
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
        assert_eq!(folded.serials, after.serials);
        assert_eq!(folded.directory.people, after.directory.people);
        assert_eq!(folded.directory.holders, after.directory.holders);
        assert_eq!(folded.org, after.org);
        assert_eq!(folded.changed, after.changed);
    }

    /// The client whose open records formulas count in a command.
    pub(super) fn client_of(&self, act: &Act) -> Option<ClientId> {
        let of_record = |record: Option<RecordId>| self.situation.records.get(&record?)?.client;
        match act {
            Act::Open(open) => open.client,
            Act::File {
                record: None,
                client,
                ..
            } => *client,
            Act::Waive { promise, .. }
            | Act::EndLog { promise }
            | Act::Fire {
                timer: Timer::Promise(promise),
                ..
            } => self.situation.promises.get(promise)?.client,
            act => of_record(act.record()),
        }
    }

    pub(crate) fn open_counts(&self, client: Option<ClientId>) -> BTreeMap<Id, i64> {
        let mut counts = BTreeMap::new();
        let records = self.situation.records.values();
        for record in records.filter(|record| !record.is_final && record.client == client) {
            *counts.entry(record.record_type.clone()).or_default() += 1;
        }
        counts
    }

    /// What a duty may be owed for, as a store loads it when its timer fires.
    pub(super) fn duty_subjects(&self, act: &Act) -> DutySubjects {
        let Act::Fire {
            timer: Timer::Duty(duty),
            ..
        } = act
        else {
            return DutySubjects::default();
        };
        let opened = self.situation.changed.duties.iter().rev();
        let last_window = opened
            .filter(|(opened, _, _)| opened == duty)
            .map(|(_, window, _)| window.clone())
            .next();
        let mut subjects = DutySubjects {
            last_window,
            ..DutySubjects::default()
        };
        match self.edition.duties.get(duty).map(|duty| &duty.for_each) {
            Some(ForEach::Client) => {
                subjects.clients = self.situation.clients.keys().copied().collect();
            }
            Some(ForEach::Record(record_type)) => {
                let records = self.situation.records.values();
                let open =
                    records.filter(|record| !record.is_final && record.record_type == *record_type);
                subjects.records = open.map(|record| record.id).collect();
            }
            _ => {}
        }
        subjects
    }

    fn listen(&mut self, decision: &Decision) {
        for effect in &decision.effects {
            match &effect.kind {
                EffectKind::Notice { to, .. } => self.told.push(*to),
                EffectKind::Mail {
                    to, subject, text, ..
                } => self.mails.push(Mail {
                    to: *to,
                    subject: subject.clone(),
                    text: text.clone(),
                }),
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

    fn system(&mut self, act: Act) -> Result<(), String> {
        if self.act(Doer::System, None, act.clone()).is_none() {
            let refusal = self.refusal.take();
            return Err(format!("{act:?} was refused: {refusal:?}"));
        }
        Ok(())
    }
}

fn empty(editions: Arc<Editions>) -> Situation {
    Situation::bare(None, editions, Arc::default(), Instant(0))
}

pub(crate) fn person(name: &str, side: Side, department: Option<&str>) -> NewPerson {
    NewPerson {
        name: name.to_owned(),
        mail: format!("{name}@company.example"),
        salutation: None,
        side,
        department: department.map(Id::new),
        lang: Lang::ZhHant,
    }
}
