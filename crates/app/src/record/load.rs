//! What the page of a record reads, and what its reader may do with it.

use std::collections::BTreeMap;
use std::sync::Arc;

use casework::Situation;
use casework::access::ReadScope;
use casework::ids::{ClientId, OrgId, PersonId, RecordId};
use casework::people::Side;
use casework::records::{StepChoice, choices};
use casework::situation::Org;
use handbook::rule::Step;
use handbook::{Edition, Id};
use store::desk::queue::{self, Ask, Filter, Sort, View};
use store::desk::record::{self, RecordPage};
use store::door::Door;
use worktime::Instant;

use crate::error::AppError;
use crate::http::viewer::Viewer;
use crate::state::AppState;
use crate::wording::Wording;

/// A record as its reader sees it.
pub(crate) struct Opened {
    /// Puts it into words.
    pub words: Wording,
    /// All that is stored of it.
    pub page: RecordPage,
    /// What the reader may do, and what not yet.
    pub choices: Vec<StepChoice>,
    /// Who reads.
    pub reader: PersonId,
}

impl Opened {
    /// A step of the record's type.
    pub(crate) fn step(&self, id: &str) -> Option<&Step> {
        self.words
            .record_rule(&self.page.record.record_type)?
            .step(id)
    }

    /// The contacts of the record's client.
    pub(crate) fn contacts(&self) -> Vec<PersonId> {
        let client = self.page.record.client;
        let people = self
            .words
            .directory
            .people
            .values()
            .filter(|person| person.active);
        people
            .filter(|person| client.is_some_and(|client| person.side == Side::Client(client)))
            .map(|person| person.id)
            .collect()
    }
}

/// Opens a record for a reader. Not there and not theirs is the same.
pub(crate) async fn open(
    state: &AppState,
    viewer: &Viewer,
    id: RecordId,
) -> Result<Opened, AppError> {
    let words = Wording::load(state, viewer).await?;
    let (seen, keyring, edition) = (
        viewer.clone(),
        state.store().keyring(),
        Arc::clone(&words.edition),
    );
    let audience = viewer.audience();
    let found = state
        .read(move |door, org| {
            let Some(page) = record::page(door, &keyring, org, &seen.scope, audience, id)? else {
                return Ok(None);
            };
            let counts = match page.record.client.filter(|_| edition.reads_open_counts()) {
                Some(client) => open_counts(door, org, &edition, &seen.scope, client, seen.now)?,
                None => BTreeMap::new(),
            };
            Ok(Some((page, counts)))
        })
        .await?;
    let (page, open_counts) = found.ok_or(AppError::NotFound)?;
    let situation = situation(state, &words, &page, open_counts);
    let reader = viewer.person.id;
    let choices = choices(&words.edition, &situation, id, reader);
    Ok(Opened {
        words,
        page,
        choices,
        reader,
    })
}

/// The situation that a decision about the record would start from, as far as gates read it.
fn situation(
    state: &AppState,
    words: &Wording,
    page: &RecordPage,
    open_counts: BTreeMap<Id, i64>,
) -> Situation {
    let open = page
        .promises
        .iter()
        .filter(|promise| promise.state.is_open());
    let org = Org {
        id: state.org(),
        name: state.org_name().to_owned(),
        zone: words.zone.clone(),
    };
    let (editions, directory) = (Arc::clone(&words.editions), Arc::clone(&words.directory));
    Situation {
        clients: page
            .client
            .iter()
            .map(|client| (client.id, client.clone()))
            .collect(),
        records: BTreeMap::from([(page.record.id, page.record.clone())]),
        promises: open.map(|promise| (promise.id, promise.clone())).collect(),
        open_counts,
        ..Situation::bare(Some(org), editions, directory, words.now)
    }
}

/// Open records of the client by type. Gates count them all, whoever reads; the reader sees only what the gate says.
fn open_counts(
    door: &mut Door,
    org: OrgId,
    edition: &Edition,
    scope: &ReadScope,
    client: ClientId,
    now: Instant,
) -> store::Result<BTreeMap<Id, i64>> {
    let everything = ReadScope {
        all: edition.record_order.iter().cloned().collect(),
        ..scope.clone()
    };
    let mut counts = BTreeMap::new();
    for kind in &edition.record_order {
        let filter = Filter {
            record_type: Some(kind.clone()),
            client: Some(client),
            ..Filter::default()
        };
        let ask = Ask {
            scope: &everything,
            view: View::Open,
            filter,
            sort: Sort::Opened,
            after: None,
            now,
        };
        let count = queue::count(door, org, &ask)?;
        counts.insert(
            kind.clone(),
            i64::try_from(count.number).unwrap_or(i64::MAX),
        );
    }
    Ok(counts)
}
