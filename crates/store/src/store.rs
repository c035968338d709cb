//! The handle that everyone holds: commands in, rows out, one writer behind it.

use std::path::{Path, PathBuf};
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use casework::command::NewPerson;
use casework::event::Doer;
use casework::ids::{Entropy, Mint, OrgId};
use casework::secret::KeyOwner;
use casework::situation::Editions;
use casework::{Act, Command};
use handbook::problem::Severity;
use handbook::{Edition, Problem, SourceText};
use worktime::Instant;

use crate::bulk::Bulk;
use crate::checkpoint::Checkpoints;
use crate::door::{Door, Place, Use};
use crate::editions::Shelf;
use crate::error::{Result, StoreError};
use crate::keys::{Keyring, MasterKey};
use crate::machine::{Committed, Delivery, Machine, NewEdition, publishing};
use crate::migrate::migrate;
use crate::readers::Readers;
use crate::verify::Report;
use crate::writer::{Job, Listener, QUEUE_MOST, Reply, SubmitError, Submitted, Writer, working};
use crate::{backup, rebuild, timers, verify};

/// What a store needs from the world.
pub struct Config {
    /// Where the data are.
    pub place: Place,
    /// The key under which everything personal lies; kept elsewhere than the data.
    pub master_key: MasterKey,
    /// Chance for ids and keys: the system's, or a seeded one for simulations.
    pub entropy: Box<dyn Entropy + Send>,
    /// Folder of the daily marks; none where nobody asks for proof.
    pub checkpoints: Option<PathBuf>,
}

/// Why a handbook wasn't published.
#[derive(Clone, Debug)]
pub enum PublishError {
    /// It has errors; all findings are named.
    Problems(Vec<Problem>),
    /// The command failed.
    Submit(SubmitError),
}

/// The store. Clones share one writer, which ends with the last of them.
///
/// Its calls block; async code runs them where blocking is allowed, or uses [`Store::submit_with`].
#[derive(Clone)]
pub struct Store(Arc<Inner>);

struct Inner {
    jobs: SyncSender<Job>,
    readers: Readers,
    keyring: Keyring,
    shelf: Arc<Shelf>,
    listeners: Arc<RwLock<Vec<Listener>>>,
    checkpoints: Option<Checkpoints>,
    thread: Mutex<Option<JoinHandle<()>>>,
}

impl Store {
    /// Opens the data, makes them if there are none, and brings older ones up to date.
    ///
    /// # Errors
    /// When the database can't be had, isn't durable, or was written by a newer program.
    pub fn open(config: Config) -> Result<Self> {
        let mut door = Door::open(&config.place, Use::Write)?;
        migrate(&mut door)?;
        let keyring = Keyring::new(config.master_key);
        let shelf = Arc::<Shelf>::default();
        let listeners = Arc::<RwLock<Vec<Listener>>>::default();
        let checkpoints = config
            .checkpoints
            .as_deref()
            .map(Checkpoints::open)
            .transpose()?;
        let (jobs, receiver) = sync_channel(QUEUE_MOST);
        let writer = Writer {
            machine: Machine::new(door, keyring.clone(), config.entropy, Arc::clone(&shelf)),
            jobs: receiver,
            listeners: Arc::clone(&listeners),
            checkpoints: checkpoints.clone(),
        };
        let thread = std::thread::Builder::new()
            .name("writer".to_owned())
            .spawn(move || writer.work())
            .map_err(|error| StoreError::file("thread", error))?;
        let readers = Readers::new(config.place);
        let thread = Mutex::new(Some(thread));
        Ok(Self(Arc::new(Inner {
            jobs,
            readers,
            keyring,
            shelf,
            listeners,
            checkpoints,
            thread,
        })))
    }

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
        let committed = self.submit(
            org,
            Command {
                by: Doer::System,
                happened_at: None,
                act,
            },
            now,
        )?;
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

    /// Runs a command and waits until it is durable.
    ///
    /// # Errors
    /// When it is refused, too many wait, or the database fails. Then nothing was written.
    pub fn submit(&self, org: OrgId, command: Command, now: Instant) -> Submitted {
        self.ask(|reply| Job::Command {
            org,
            command: Box::new(command),
            edition: None,
            now,
            reply,
        })
    }

    /// Runs a command and calls `reply`, on the writer's thread, once it is durable or has failed.
    pub fn submit_with(&self, org: OrgId, command: Command, now: Instant, reply: Reply) {
        self.send(Job::Command {
            org,
            command: Box::new(command),
            edition: None,
            now,
            reply,
        });
    }

    /// Runs commands in their order, many to a commit, and answers each.
    ///
    /// # Errors
    /// When the database fails, which leaves an unknown number of them done.
    pub fn submit_all(
        &self,
        org: OrgId,
        commands: Vec<(Instant, Command)>,
        delivery: Delivery,
    ) -> Result<Vec<Submitted>> {
        self.bulk(delivery, move |bulk| {
            let answers = commands
                .iter()
                .map(|(now, command)| bulk.submit(org, command, *now))
                .collect();
            bulk.commit().map(|()| answers)
        })?
    }

    /// Hands the writer to `work`, which runs on its thread, for as long as that takes. What it didn't commit
    /// is committed afterwards.
    ///
    /// # Errors
    /// When the store was closed, or `work` panicked.
    pub fn bulk<T: Send + 'static>(
        &self,
        delivery: Delivery,
        work: impl FnOnce(&mut Bulk<'_>) -> T + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = sync_channel(1);
        let work = Box::new(move |bulk: &mut Bulk<'_>| {
            let result = work(bulk);
            let committed = bulk.commit();
            // Nobody may be waiting any more, which is no fault of ours.
            let _ = sender.send(committed.map(|()| result));
        });
        self.0
            .jobs
            .send(Job::Bulk(delivery, work))
            .map_err(|_| StoreError::Closed)?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    /// Fires the timers of all orgs that fell due, and answers how many those were.
    ///
    /// # Errors
    /// When too many commands wait, or the database fails.
    pub fn fire_due(&self, now: Instant) -> std::result::Result<usize, SubmitError> {
        let mut sum = 0;
        for org in self.read(|door| timers::orgs_due(door, now))? {
            let (sender, receiver) = sync_channel(1);
            let reply = Box::new(move |fired| drop(sender.send(fired)));
            self.0
                .jobs
                .try_send(Job::Fire {
                    org,
                    now,
                    fired: 0,
                    reply,
                })
                .map_err(|error| match error {
                    TrySendError::Full(_) => SubmitError::Busy,
                    TrySendError::Disconnected(_) => SubmitError::Store(StoreError::Closed),
                })?;
            sum += receiver.recv().map_err(|_| StoreError::Closed)??;
        }
        Ok(sum)
    }

    /// When the next timer of any org is due.
    ///
    /// # Errors
    /// When the database fails.
    pub fn next_timer_at(&self) -> Result<Option<Instant>> {
        self.read(timers::first)
    }

    /// Calls `listener` after every commit, on the writer's thread: it must be quick and may not call the store.
    pub fn on_commit(&self, listener: impl Fn(&Committed) + Send + Sync + 'static) {
        let mut listeners = self
            .0
            .listeners
            .write()
            .unwrap_or_else(PoisonError::into_inner);
        listeners.push(Arc::new(listener));
    }

    /// The handbooks of an org, compiled.
    ///
    /// # Errors
    /// When the database fails, or a stored handbook can't be read any more.
    pub fn editions(&self, org: OrgId) -> Result<Arc<Editions>> {
        self.read(|door| {
            let row = door.first("SELECT edition FROM org WHERE org = $1", &[org.into()])?;
            let row = row.ok_or(StoreError::NoSuchOrg)?;
            self.0.shelf.editions(door, org, row.maybe_text(0)?)
        })
    }

    /// Reads one consistent state of the data. Waits for a free connection.
    ///
    /// # Errors
    /// When the database fails, and whatever `work` answers.
    pub fn read<T>(&self, work: impl FnOnce(&mut Door) -> Result<T>) -> Result<T> {
        self.0.readers.read(work)
    }

    /// Writes what isn't a command's business (sessions, files, what became of a mail), together with the commands
    /// that wait, and returns when it is durable.
    ///
    /// # Errors
    /// When the database fails, and whatever `work` answers; then nothing was written.
    pub fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Door) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = sync_channel(1);
        let job = working(work, move |result| drop(sender.send(result)));
        self.0.jobs.send(job).map_err(|_| StoreError::Closed)?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    /// Calls `work` with the store's own chance, which is the world's or a seed's.
    ///
    /// # Errors
    /// When the store was closed.
    pub fn with_entropy<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Entropy) -> T + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = sync_channel(1);
        let job = Job::Work(Box::new(move |machine: Result<&mut Machine>| {
            let result = machine.map(|machine| work(&mut *machine.entropy));
            Box::new(move |_| drop(sender.send(result)))
        }));
        self.0.jobs.send(job).map_err(|_| StoreError::Closed)?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    /// Every org, in the order of their ids, which is that of their founding.
    ///
    /// # Errors
    /// When the database fails.
    pub fn orgs(&self) -> Result<Vec<OrgId>> {
        self.read(|door| {
            door.query("SELECT org FROM org ORDER BY org", &[])?
                .iter()
                .map(|row| row.id(0))
                .collect()
        })
    }

    /// Checks an org's chain, the marks outside, and every derived row.
    ///
    /// # Errors
    /// When the database fails. What is wrong with the data stands in the report.
    pub fn verify(&self, org: OrgId) -> Result<Report> {
        self.read(|door| verify::verify(door, &self.0.keyring, org, self.checkpoints()))
    }

    /// Makes an org's derived rows again from its events, and answers how many events those are.
    ///
    /// # Errors
    /// When the database fails, or an event can't be read; then nothing was changed.
    pub fn rebuild(&self, org: OrgId) -> Result<i64> {
        let keyring = self.keyring();
        self.change_behind(move |door| rebuild::rebuild(door, &keyring, org))
    }

    /// Writes a consistent backup into a folder that is empty or not there yet, while work goes on.
    ///
    /// # Errors
    /// When the folder isn't empty, or the database fails.
    pub fn backup(&self, folder: &Path) -> Result<()> {
        self.read(|door| backup::write(door, folder))
    }

    /// Destroys somebody's key, so that everything sealed about them in the events can never be read again.
    ///
    /// # Errors
    /// When the database fails, or the list of destroyed keys can't be written.
    pub fn destroy_key(&self, org: OrgId, owner: KeyOwner, now: Instant) -> Result<()> {
        if let Some(checkpoints) = self.checkpoints() {
            backup::note_erased(checkpoints.folder(), org, owner)?;
        }
        let keyring = self.keyring();
        self.change_behind(move |door| keyring.destroy(door, org, owner, now))
    }

    /// The keys under which personal texts and files are sealed.
    #[must_use]
    pub fn keyring(&self) -> Keyring {
        self.0.keyring.clone()
    }

    /// The daily marks, if the store keeps them.
    #[must_use]
    pub fn checkpoints(&self) -> Option<&Checkpoints> {
        self.0.checkpoints.as_ref()
    }

    /// Why the last daily mark couldn't be written, if it couldn't.
    #[must_use]
    pub fn checkpoint_fault(&self) -> Option<StoreError> {
        let fault = &self.0.checkpoints.as_ref()?.fault;
        fault.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// Writes behind the back of what the writer knows of the orgs; it forgets all of it.
    fn change_behind<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Door) -> Result<T> + Send + 'static,
    ) -> Result<T> {
        let (sender, receiver) = sync_channel(1);
        let job = Job::Work(Box::new(move |machine: Result<&mut Machine>| {
            let result = machine.and_then(|machine| {
                let result = machine.work(work);
                machine.forget();
                result
            });
            Box::new(move |committed: Result<()>| drop(sender.send(committed.and(result))))
        }));
        self.0.jobs.send(job).map_err(|_| StoreError::Closed)?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    fn ask(&self, job: impl FnOnce(Reply) -> Job) -> Submitted {
        let (sender, receiver) = sync_channel(1);
        self.send(job(Box::new(move |answer| drop(sender.send(answer)))));
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    fn send(&self, job: Job) {
        let (job, error) = match self.0.jobs.try_send(job) {
            Ok(()) => return,
            Err(TrySendError::Full(job)) => (job, SubmitError::Busy),
            Err(TrySendError::Disconnected(job)) => (job, SubmitError::Store(StoreError::Closed)),
        };
        if let Job::Command { reply, .. } = job {
            reply(Err(error));
        }
    }
}

/// Reads a handbook that shall be published.
pub(crate) fn compiled(sources: &[SourceText]) -> std::result::Result<Arc<Edition>, PublishError> {
    let (edition, problems) = handbook::read(sources);
    match edition {
        Some(edition)
            if problems
                .iter()
                .all(|problem| problem.severity != Severity::Error) =>
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

impl std::fmt::Debug for Store {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Store")
    }
}

impl Drop for Inner {
    /// Lets the writer finish what waits, and closes the database.
    fn drop(&mut self) {
        let thread = self
            .thread
            .get_mut()
            .unwrap_or_else(PoisonError::into_inner)
            .take();
        let Some(thread) = thread else { return };
        // The last handle may be dropped by a reply, on the writer's own thread, which can't wait for itself.
        if thread.thread().id() == std::thread::current().id() {
            let _ = self.jobs.try_send(Job::Close);
        } else if self.jobs.send(Job::Close).is_ok() {
            let _ = thread.join();
        }
    }
}
