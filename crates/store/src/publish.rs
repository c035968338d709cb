//! How a company begins, and how its handbook comes into force.

use std::sync::Arc;

use casework::command::NewPerson;
use casework::event::Doer;
use casework::ids::{Mint, OrgId};
use casework::{Act, Command};
use handbook::problem::Severity;
use handbook::{Edition, Problem, SourceText};
use worktime::Instant;

use crate::machine::Committed;
use crate::store::Store;
use crate::writer::{Job, SubmitError};

/// Why a handbook wasn't published.
#[derive(Clone, Debug)]
pub enum PublishError {
    /// It has errors; all findings are named.
    Problems(Vec<Problem>),
    /// The command failed.
    Submit(SubmitError),
}

/// A handbook on its way to be published.
#[derive(Clone, Debug)]
pub(crate) struct NewEdition {
    pub(crate) edition: Arc<Edition>,
    pub(crate) sources: Arc<[SourceText]>,
}

impl Store {
    /// Founds a company: its first person holds the admin role.
    ///
    /// # Errors
    /// When it is refused, or the database fails.
    pub fn found(
        &self,
        name: &str,
        zone: &str,
        admin: NewPerson,
        now: Instant,
    ) -> std::result::Result<(OrgId, Committed), SubmitError> {
        let org = self.with_entropy(move |entropy| Mint::new(now, entropy).id())?;
        let act = Act::Found {
            name: name.to_owned(),
            zone: zone.to_owned(),
            admin,
        };
        let command = Command {
            by: Doer::System,
            happened_at: None,
            act,
        };
        let committed = self.submit(org, command, now)?;
        Ok((org, committed))
    }

    /// Reads a handbook and puts it into force.
    ///
    /// # Errors
    /// When the book has errors, the command is refused, or the database fails.
    pub fn publish(
        &self,
        org: OrgId,
        sources: &[SourceText],
        by: Doer,
        now: Instant,
    ) -> std::result::Result<Committed, PublishError> {
        let edition = compiled(sources)?;
        self.0.shelf.keep(&edition);
        let command = Box::new(publishing(&edition, by));
        let edition = Some(NewEdition {
            edition,
            sources: sources.into(),
        });
        let answer = self.ask(|reply| Job::Command {
            org,
            command,
            edition,
            now,
            reply,
        });
        Ok(answer?)
    }
}

/// Reads a handbook that shall be published.
pub(crate) fn compiled(sources: &[SourceText]) -> std::result::Result<Arc<Edition>, PublishError> {
    let (edition, problems) = handbook::read(sources);
    match edition {
        Some(edition)
            if problems
                .iter()
                .all(|problem| problem.severity() != Severity::Error) =>
        {
            Ok(Arc::new(edition))
        }
        _ => Err(PublishError::Problems(problems)),
    }
}

impl From<SubmitError> for PublishError {
    fn from(error: SubmitError) -> Self {
        PublishError::Submit(error)
    }
}

/// The command that publishes an edition.
pub(crate) fn publishing(edition: &Edition, by: Doer) -> Command {
    Command {
        by,
        happened_at: None,
        act: Act::Publish {
            hash: edition.hash.clone(),
        },
    }
}
