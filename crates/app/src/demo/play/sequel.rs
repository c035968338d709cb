//! What follows from what happened: whoever is meant plans to do their part.

use casework::event::{Doer, Event, Payload};
use casework::ids::PersonId;
use handbook::Id;
use store::Committed;
use worktime::Instant;

use super::{About, Case, Deed, Planned, Play};
use crate::demo::arrivals::second;
use crate::demo::chance::Share;
use crate::demo::names;
use crate::demo::script::{Doing, Who};
use crate::simulation::Desk;

impl<'a, D: Desk> Play<'a, D> {
    /// Plans what follows.
    pub(super) fn react(&mut self, committed: &Committed) {
        for (_, event) in committed.events.iter() {
            self.tally.events += 1;
            self.remember(event);
            let record_type = event
                .record
                .and_then(|record| self.cases.get(&record))
                .map(|case| case.record_type.clone());
            let (urgent, owner) = match &event.payload {
                Payload::MessageReceived(message) => (message.urgent, None),
                Payload::PromiseOpened(opened) => {
                    (false, opened.window.as_ref().map(|_| opened.owner))
                }
                _ => (false, None),
            };
            let about = About {
                record: event.record,
                client: event.client,
                owner,
            };
            let script = self.script;
            for name in names::of(event, record_type.as_ref().map(Id::as_str)) {
                for rule in script.acts.get(&name).into_iter().flatten() {
                    let meant = rule.record.is_none() || rule.record == record_type;
                    if meant && rule.if_urgent.is_none_or(|wanted| wanted == urgent) {
                        self.choose(&rule.choices, about, event.recorded_at);
                    }
                }
            }
        }
    }

    fn remember(&mut self, event: &Event) {
        match &event.payload {
            Payload::RecordOpened(opened) => {
                let author = match &event.by {
                    Doer::Person(person) | Doer::For { of: person, .. } => Some(*person),
                    Doer::Clock | Doer::Rule(_) | Doer::System => None,
                };
                let number = opened
                    .number
                    .as_ref()
                    .map(|number| number.text.clone())
                    .unwrap_or_default();
                let (record_type, queue) = (opened.record_type.clone(), opened.queue.clone());
                self.cases.insert(
                    opened.record,
                    Case {
                        record_type,
                        owner: opened.owner,
                        queue,
                        author,
                        number,
                    },
                );
            }
            Payload::OwnerChanged { to, .. } => {
                if let Some(case) = event.record.and_then(|record| self.cases.get_mut(&record)) {
                    case.owner = *to;
                    case.queue = None;
                }
            }
            Payload::PromiseOpened(_) => self.tally.promises += 1,
            _ => {}
        }
    }

    fn choose(&mut self, choices: &'a [(Share, Doing)], about: About, from: Instant) {
        let mut drawn = i64::try_from(self.chance.below(1_000_000)).unwrap_or_default();
        for (share, doing) in choices {
            drawn -= share.0;
            if drawn < 0 {
                self.plan(doing, about, from);
                return;
            }
        }
    }

    /// Plans a deed: for whoever of those meant is at work soonest, after a time that counts only while they are.
    fn plan(&mut self, doing: &'a Doing, about: About, from: Instant) {
        if self.chance.comes(doing.never) {
            return;
        }
        let slow = doing.slow.filter(|(share, _)| self.chance.comes(*share));
        let span = match slow {
            Some((_, after)) => self.chance.even(after.least, after.most),
            None => self.chance.skewed(doing.after.least, doing.after.most),
        };
        let among: Vec<usize> = doing
            .by
            .iter()
            .flat_map(|who| self.meant(who, about))
            .collect();
        let Some((who, _)) = self.stage.soonest(&among, from) else {
            return;
        };
        let Some(member) = self.stage.members.get(who) else {
            return;
        };
        if let Some(at) = member.shifts.after(from, member.pace.of(span)) {
            let deed = Deed {
                doing,
                who,
                about,
                tries: 0,
            };
            self.agenda.plan(second(at).max(from), Planned::Deed(deed));
        }
    }

    /// Whoever is meant. While a record waits in a queue, its owner is whoever serves the queue.
    fn meant(&self, who: &Who, about: About) -> Vec<usize> {
        let house = about.client.and_then(|client| self.stage.house_of(client));
        let case = about.record.and_then(|record| self.cases.get(&record));
        let one = |person: Option<PersonId>| {
            person
                .and_then(|person| self.stage.member_of(person))
                .into_iter()
                .collect()
        };
        match who {
            Who::Owner if about.owner.is_some() => one(about.owner),
            Who::Owner => match case.and_then(|case| case.queue.as_ref()) {
                Some(role) => self.stage.holders(self.edition, role, house),
                None => one(case.map(|case| case.owner)),
            },
            Who::Author => one(case.and_then(|case| case.author)),
            Who::Client => house
                .and_then(|house| self.stage.houses.get(house))
                .map(|house| house.contacts.clone())
                .unwrap_or_default(),
            Who::Role(role) => self.stage.holders(self.edition, role, house),
        }
    }
}
