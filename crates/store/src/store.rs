//! The handle that everyone holds: commands in, rows out, one writer behind it.

use std::path::PathBuf;
use std::sync::mpsc::{SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::thread::JoinHandle;

use casework::Command;
use casework::ids::{Entropy, OrgId};
use casework::situation::Editions;
use worktime::Instant;

use crate::bulk::Bulk;
use crate::checkpoint::Checkpoints;
use crate::door::{Door, Place, Use};
use crate::editions::Shelf;
use crate::error::{Result, StoreError};
use crate::keys::{Keyring, MasterKey};
use crate::machine::{Committed, Delivery, Machine};
use crate::migrate::migrate;
use crate::readers::Readers;
use crate::writer::{Job, Listener, QUEUE_MOST, Reply, SubmitError, Submitted, Writer, working};

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

/// The store. Clones share one writer, which ends with the last of them.
///
/// Its calls block; async code runs them where blocking is allowed, or uses [`Store::submit_with`].
#[derive(Clone)]
pub struct Store(pub(crate) Arc<Inner>);

/// Hands a result to whoever waits for it.
pub(crate) type Tell<T> = Box<dyn FnOnce(Result<T>) + Send>;

pub(crate) struct Inner {
    jobs: SyncSender<Job>,
    readers: Readers,
    keyring: Keyring,
    pub(crate) shelf: Arc<Shelf>,
    listeners: Arc<RwLock<Vec<Listener>>>,
    pub(crate) checkpoints: Option<Checkpoints>,
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
        self.hear(|tell| {
            let work = move |bulk: &mut Bulk<'_>| {
                let result = work(bulk);
                tell(bulk.commit().map(|()| result));
            };
            Job::Bulk(delivery, Box::new(work))
        })
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
        self.hear(|tell| working(work, tell))
    }

    /// Calls `work` with the store's own chance, which is the world's or a seed's.
    ///
    /// # Errors
    /// When the store was closed.
    pub fn with_entropy<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut dyn Entropy) -> T + Send + 'static,
    ) -> Result<T> {
        self.hear(|tell| {
            Job::Work(Box::new(move |machine: Result<&mut Machine>| {
                let result = machine.map(|machine| work(&mut *machine.entropy));
                Box::new(move |_| tell(result))
            }))
        })
    }

    /// The keys under which personal texts and files are sealed.
    #[must_use]
    pub fn keyring(&self) -> Keyring {
        self.0.keyring.clone()
    }

    /// Sends a job, as soon as there is room for it, and waits for what it tells.
    pub(crate) fn hear<T: Send + 'static>(&self, job: impl FnOnce(Tell<T>) -> Job) -> Result<T> {
        let (sender, receiver) = sync_channel(1);
        // Nobody may be waiting any more, which is no fault of the writer's.
        let job = job(Box::new(move |result| drop(sender.send(result))));
        self.0.jobs.send(job).map_err(|_| StoreError::Closed)?;
        receiver.recv().map_err(|_| StoreError::Closed)?
    }

    pub(crate) fn ask(&self, job: impl FnOnce(Reply) -> Job) -> Submitted {
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
