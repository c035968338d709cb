//! The writer: one thread that takes many commands, commits once, and answers after that.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::Receiver;
use std::sync::{Arc, PoisonError, RwLock};

use casework::ids::OrgId;
use casework::{Command, Refusal};
use worktime::Instant;

use crate::bulk::Bulk;
use crate::checkpoint::Checkpoints;
use crate::door::Door;
use crate::error::{Result, StoreError};
use crate::machine::{Committed, Delivery, Machine};
use crate::publish::NewEdition;
use crate::timers::{FIRED_MOST, Fired};

/// Commands that may wait for the writer; whoever comes after them is told to come again.
pub(crate) const QUEUE_MOST: usize = 4_096;
/// Commands that one commit holds at most.
const BATCH_MOST: usize = 256;

/// Why a command didn't happen.
#[derive(Clone, Debug)]
pub enum SubmitError {
    /// Too many commands are waiting; nothing was done, and it may be sent again in a moment.
    Busy,
    /// It isn't allowed; every reason is named.
    Refused(Refusal),
    /// The database failed; nothing was done.
    Store(StoreError),
}

impl From<StoreError> for SubmitError {
    fn from(error: StoreError) -> Self {
        SubmitError::Store(error)
    }
}

/// Answer to a command.
pub type Submitted = std::result::Result<Committed, SubmitError>;
/// Who hears the answer to a command.
pub type Reply = Box<dyn FnOnce(Submitted) + Send>;
/// Who hears of every commit.
pub(crate) type Listener = Arc<dyn Fn(&Committed) + Send + Sync>;

/// Something to do for the writer.
pub(crate) enum Job {
    /// A command, with the handbook that it publishes if it does.
    Command {
        org: OrgId,
        command: Box<Command>,
        edition: Option<NewEdition>,
        now: Instant,
        reply: Reply,
    },
    /// Fires what is due in an org.
    Fire {
        org: OrgId,
        now: Instant,
        fired: usize,
        reply: Box<dyn FnOnce(Result<usize>) + Send>,
    },
    /// Other work on the database; answers with what is to be said after the commit.
    Work(Work),
    /// Many commands in one go.
    Bulk(Delivery, Box<dyn FnOnce(&mut Bulk<'_>) + Send>),
    /// The store closes.
    Close,
}

/// Work on the database, or on why there is none.
pub(crate) type Work = Box<dyn FnOnce(Result<&mut Machine>) -> Answer + Send>;

/// What is said once the commit came through, or didn't.
pub(crate) type Answer = Box<dyn FnOnce(Result<()>) + Send>;

/// The thread's own things.
pub(crate) struct Writer {
    pub(crate) machine: Machine,
    pub(crate) jobs: Receiver<Job>,
    pub(crate) listeners: Arc<RwLock<Vec<Listener>>>,
    pub(crate) checkpoints: Option<Checkpoints>,
}

/// How a job ended inside of a transaction.
enum Ended {
    Answer(Answer),
    /// The transaction is full: the job goes on in the next one.
    Again(Job),
}

impl Writer {
    /// Works until the store is closed.
    pub(crate) fn work(mut self) {
        let mut left: Option<Job> = None;
        loop {
            let first = match left.take() {
                Some(job) => job,
                None => match self.jobs.recv() {
                    Ok(job) => job,
                    Err(_) => return,
                },
            };
            match first {
                Job::Close => return,
                Job::Bulk(delivery, work) => self.bulk(delivery, work),
                job => left = self.batch(job),
            }
        }
    }

    /// Runs a job and those that wait behind it in one transaction. Answers a job that is still to do.
    fn batch(&mut self, first: Job) -> Option<Job> {
        if let Err(error) = self.machine.begin() {
            self.machine.abandon();
            refuse(first, error);
            return None;
        }
        let mut answers = Vec::new();
        let mut left = None;
        let mut budget = FIRED_MOST;
        let mut next = Some(first);
        while let Some(job) = next {
            // A bug in a decision must not end the writer, and with it the service.
            match catch_unwind(AssertUnwindSafe(|| self.run(job, &mut budget))) {
                Ok(Ended::Answer(answer)) => answers.push(answer),
                Ok(Ended::Again(job)) => {
                    left = Some(job);
                    break;
                }
                Err(_) => {
                    self.machine.abandon();
                    answers
                        .into_iter()
                        .for_each(|answer: Answer| answer(Err(StoreError::Closed)));
                    return None;
                }
            }
            next = if answers.len() < BATCH_MOST {
                self.jobs.try_recv().ok()
            } else {
                None
            };
            if matches!(next, Some(Job::Bulk(..) | Job::Close)) {
                left = next.take();
            }
        }
        let result = self.commit();
        for answer in answers {
            answer(result.clone());
        }
        left
    }

    fn commit(&mut self) -> Result<()> {
        let done = self.machine.commit()?;
        if let Some(checkpoints) = &mut self.checkpoints {
            checkpoints.after_commit(&mut self.machine, &done);
        }
        announce(&self.listeners, &done);
        Ok(())
    }

    fn run(&mut self, job: Job, budget: &mut usize) -> Ended {
        match job {
            Job::Command {
                org,
                command,
                edition,
                now,
                reply,
            } => match self.machine.fire_due(org, now, budget) {
                Ok(Fired::More) => Ended::Again(Job::Command {
                    org,
                    command,
                    edition,
                    now,
                    reply,
                }),
                Ok(Fired::All) => {
                    let ran = self.machine.run(org, &command, edition.as_ref(), now);
                    Ended::Answer(answer_to(ran, reply))
                }
                Err(error) => Ended::Answer(answer_to(Err(error), reply)),
            },
            Job::Fire {
                org,
                now,
                fired,
                reply,
            } => {
                let before = *budget;
                let result = self.machine.fire_due(org, now, budget);
                let fired = fired + (before - *budget);
                match result {
                    Ok(Fired::More) => Ended::Again(Job::Fire {
                        org,
                        now,
                        fired,
                        reply,
                    }),
                    Ok(Fired::All) => {
                        Ended::Answer(Box::new(move |result| reply(result.map(|()| fired))))
                    }
                    Err(error) => Ended::Answer(Box::new(move |_| reply(Err(error)))),
                }
            }
            Job::Work(work) => Ended::Answer(work(Ok(&mut self.machine))),
            // Taken out before: they are never part of a batch.
            Job::Bulk(..) | Job::Close => Ended::Answer(Box::new(|_| ())),
        }
    }

    fn bulk(&mut self, delivery: Delivery, work: Box<dyn FnOnce(&mut Bulk<'_>) + Send>) {
        self.machine.delivery = delivery;
        let mut bulk = Bulk::new(
            &mut self.machine,
            &self.listeners,
            self.checkpoints.as_mut(),
        );
        if catch_unwind(AssertUnwindSafe(|| work(&mut bulk))).is_err() {
            self.machine.abandon();
        }
        self.machine.delivery = Delivery::Queue;
    }
}

/// Tells everyone who listens.
pub(crate) fn announce(listeners: &RwLock<Vec<Listener>>, done: &[Committed]) {
    let listeners = listeners
        .read()
        .unwrap_or_else(PoisonError::into_inner)
        .clone();
    for committed in done {
        for listener in &listeners {
            listener(committed);
        }
    }
}

fn answer_to(ran: Result<std::result::Result<Committed, Refusal>>, reply: Reply) -> Answer {
    match ran {
        Ok(Ok(committed)) => Box::new(move |result: Result<()>| {
            reply(result.map(|()| committed).map_err(SubmitError::Store));
        }),
        // A refusal is sure only after the commit too: timers that were fired before it belong to what it saw.
        Ok(Err(refusal)) => Box::new(move |result: Result<()>| {
            reply(Err(result
                .err()
                .map_or(SubmitError::Refused(refusal), SubmitError::Store)));
        }),
        Err(error) => Box::new(move |_| reply(Err(SubmitError::Store(error)))),
    }
}

fn refuse(job: Job, error: StoreError) {
    match job {
        Job::Command { reply, .. } => reply(Err(SubmitError::Store(error))),
        Job::Fire { reply, .. } => reply(Err(error)),
        Job::Work(work) => work(Err(error.clone()))(Err(error)),
        Job::Bulk(..) | Job::Close => {}
    }
}

/// Runs work inside of the transaction at hand, and hands its result over after the commit.
pub(crate) fn working<T: Send + 'static>(
    work: impl FnOnce(&mut Door) -> Result<T> + Send + 'static,
    reply: impl FnOnce(Result<T>) + Send + 'static,
) -> Job {
    Job::Work(Box::new(move |machine: Result<&mut Machine>| {
        let result = machine.and_then(|machine| machine.work(work));
        Box::new(move |committed: Result<()>| reply(committed.and(result)))
    }))
}
