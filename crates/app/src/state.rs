//! What every handler and worker shares: the store, the clock, chance, the set-up, and the ways to them.

use std::sync::{Arc, Mutex, PoisonError};

use casework::command::{Act, UploadedFile};
use casework::event::Doer;
use casework::ids::{Entropy, Mint, OrgId, Uid};
use casework::secret::KeyOwner;
use casework::situation::{Editions, Org};
use casework::{Command, Refusal, refusal::ReasonKind};
use handbook::Edition;
use store::desk::files::{self, NewFile, Put};
use store::{Committed, Door, Store};
use tokio::runtime::{Handle, RuntimeFlavor};
use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore, oneshot};
use worktime::{Instant, Zone};

use crate::clock::{Clock, SeededEntropy};
use crate::config::Config;
use crate::error::AppError;
use crate::http::live_stream::LISTENERS_MAX;
use crate::http::posted::Posted;
use crate::http::viewer::Viewer;
use crate::live::{Change, Live};
use crate::sign_in::password::HASHES_AT_ONCE;
use crate::stop::Stop;
use crate::workers::mailer::Mailer;

/// The shared state. Cloning is cheap.
#[derive(Clone)]
pub struct AppState(Arc<Shared>);

struct Shared {
    store: Store,
    org: Org,
    clock: Clock,
    entropy: Mutex<Box<dyn Entropy + Send>>,
    config: Config,
    live: Live,
    wake: Arc<Wake>,
    stop: Stop,
    mailer: Mailer,
    /// Hashing a password takes memory by intent; so many at a time may take it.
    hashing: Semaphore,
    listening: Arc<Semaphore>,
}

/// Wakes workers: each commit may have made work.
#[derive(Debug, Default)]
pub(crate) struct Wake {
    pub(crate) timers: Notify,
    pub(crate) outbox: Notify,
}

impl AppState {
    /// The state of a desk that serves one org. Blocks; call it before serving.
    ///
    /// # Errors
    /// When the store doesn't hold the org.
    pub fn new(
        store: Store,
        org: OrgId,
        clock: Clock,
        entropy: Box<dyn Entropy + Send>,
        config: Config,
        stop: Stop,
    ) -> Result<Self, AppError> {
        let org = store
            .read(|door| store::org_state::org(door, org))?
            .ok_or(AppError::NotFound)?;
        let live = Live::new();
        let wake = Arc::new(Wake::default());
        store.on_commit({
            let (live, wake) = (live.clone(), Arc::clone(&wake));
            move |committed| {
                live.announce_commit(committed);
                wake.timers.notify_one();
                wake.outbox.notify_one();
            }
        });
        let mailer = Mailer::of(&config)?;
        let entropy = Mutex::new(entropy);
        let (hashing, listening) = (
            Semaphore::new(HASHES_AT_ONCE),
            Arc::new(Semaphore::new(LISTENERS_MAX)),
        );
        Ok(Self(Arc::new(Shared {
            store,
            org,
            clock,
            entropy,
            config,
            live,
            wake,
            stop,
            mailer,
            hashing,
            listening,
        })))
    }

    /// The org that is served.
    #[must_use]
    pub fn org(&self) -> OrgId {
        self.0.org.id
    }

    /// Its name.
    #[must_use]
    pub fn org_name(&self) -> &str {
        &self.0.org.name
    }

    /// Its zone.
    #[must_use]
    pub fn zone(&self) -> &Zone {
        &self.0.org.zone
    }

    /// What time it is.
    #[must_use]
    pub fn now(&self) -> Instant {
        self.0.clock.now()
    }

    /// The clock.
    #[must_use]
    pub fn clock(&self) -> &Clock {
        &self.0.clock
    }

    /// The set-up.
    #[must_use]
    pub fn config(&self) -> &Config {
        &self.0.config
    }

    /// The store, for work that blocks anyway.
    #[must_use]
    pub fn store(&self) -> &Store {
        &self.0.store
    }

    /// The announcer of changes.
    #[must_use]
    pub fn live(&self) -> &Live {
        &self.0.live
    }

    /// The signal to stop.
    #[must_use]
    pub fn stop(&self) -> Stop {
        self.0.stop.clone()
    }

    pub(crate) fn wake(&self) -> &Wake {
        &self.0.wake
    }

    pub(crate) fn mailer(&self) -> &Mailer {
        &self.0.mailer
    }

    pub(crate) fn hashing(&self) -> &Semaphore {
        &self.0.hashing
    }

    /// A place for one more page that listens to changes, if there is one.
    pub(crate) fn listener(&self) -> Option<OwnedSemaphorePermit> {
        Arc::clone(&self.0.listening).try_acquire_owned().ok()
    }

    /// Announces a change that no commit announces.
    pub fn announce(&self, change: Change) {
        self.0.live.announce(change);
    }

    /// The editions of the org. Blocks the first time.
    ///
    /// # Errors
    /// When the store fails.
    pub fn editions(&self) -> Result<Arc<Editions>, AppError> {
        let org = self.org();
        Ok(beside_tasks(|| self.0.store.editions(org))?)
    }

    /// The edition in force. Blocks the first time.
    ///
    /// # Errors
    /// When none was published, or the store fails.
    pub fn edition(&self) -> Result<Arc<Edition>, AppError> {
        self.editions()?.current.clone().ok_or(AppError::NotFound)
    }

    /// Random bytes.
    #[must_use]
    pub fn random<const N: usize>(&self) -> [u8; N] {
        let mut bytes = [0; N];
        self.entropy(|entropy| entropy.fill(&mut bytes));
        bytes
    }

    /// A new id.
    #[must_use]
    pub fn new_id<T>(&self) -> Uid<T> {
        let now = self.now();
        self.entropy(|entropy| Mint::new(now, entropy).id())
    }

    /// Reads one consistent state of the data.
    ///
    /// # Errors
    /// When the store fails.
    pub async fn read<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Door, OrgId) -> store::Result<T> + Send + 'static,
    ) -> Result<T, AppError> {
        let (store, org) = (self.0.store.clone(), self.org());
        blocking(move || Ok(store.read(|door| work(door, org))?)).await
    }

    /// Writes what is truth of its own: sessions, passwords, files. Acts on records go by `submit`.
    ///
    /// # Errors
    /// When the store fails; then nothing was written.
    pub async fn write<T: Send + 'static>(
        &self,
        work: impl FnOnce(&mut Door, OrgId) -> store::Result<T> + Send + 'static,
    ) -> Result<T, AppError> {
        let (store, org) = (self.0.store.clone(), self.org());
        blocking(move || Ok(store.write(move |door| work(door, org))?)).await
    }

    /// Does an act of the viewer, and answers when it is on the disk.
    ///
    /// # Errors
    /// Every reason that stands in the way, or a fault of the store.
    pub(crate) async fn submit(&self, viewer: &Viewer, act: Act) -> Result<Committed, AppError> {
        self.submit_for(viewer.doer(), None, act).await
    }

    /// Does an act of somebody, that may have happened earlier.
    ///
    /// # Errors
    /// Every reason that stands in the way, or a fault of the store.
    pub async fn submit_for(
        &self,
        by: Doer,
        happened_at: Option<Instant>,
        act: Act,
    ) -> Result<Committed, AppError> {
        let (sender, receiver) = oneshot::channel();
        let reply = Box::new(move |result| drop(sender.send(result)));
        let command = Command {
            by,
            happened_at,
            act,
        };
        self.0
            .store
            .submit_with(self.org(), command, self.now(), reply);
        Ok(receiver.await.map_err(|_| AppError::Lost)??)
    }

    /// Stores the files of a field before the event that names them.
    ///
    /// # Errors
    /// When one is too large, or the store fails.
    pub(crate) async fn keep_files(
        &self,
        viewer: &Viewer,
        owner: KeyOwner,
        posted: &mut Posted,
        field: &str,
    ) -> Result<Vec<UploadedFile>, AppError> {
        let mut kept = Vec::new();
        for file in posted.take_files(field)? {
            let (id, by, at) = (self.new_id(), viewer.person.id, self.now());
            let mut entropy = SeededEntropy::of_bytes(self.random());
            let keyring = self.0.store.keyring();
            let stored = self.write(move |door, org| {
                let (name, media_type) = (file.name.as_str(), file.media_type.as_str());
                let new = NewFile {
                    id,
                    owner,
                    name,
                    media_type,
                    bytes: &file.bytes,
                    by,
                    at,
                };
                files::put(door, &keyring, &mut entropy, org, &new)
            });
            match stored.await? {
                Put::Stored(file) => kept.push(file),
                Put::TooLarge { .. } => {
                    return Err(AppError::TooLarge {
                        limit_bytes: files::FILE_BYTES_MAX as u64,
                    });
                }
            }
        }
        Ok(kept)
    }

    fn entropy<T>(&self, draw: impl FnOnce(&mut dyn Entropy) -> T) -> T {
        draw(
            self.0
                .entropy
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .as_mut(),
        )
    }
}

/// Does what may block on a worker of the runtime: its other tasks are handed to another thread first, and the client
/// of PostgreSQL finds no runtime that it would stand in the way of.
fn beside_tasks<T>(work: impl FnOnce() -> T) -> T {
    match Handle::try_current().map(|handle| handle.runtime_flavor()) {
        Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(work),
        _ => work(),
    }
}

/// Runs work that blocks where it holds up nobody else.
///
/// # Errors
/// What the work answers; [`AppError::Lost`] when it panicked or the program is ending.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, AppError> + Send + 'static,
) -> Result<T, AppError> {
    tokio::task::spawn_blocking(work)
        .await
        .map_err(|_| AppError::Lost)?
}

/// The refusal of something that isn't there.
impl From<ReasonKind> for AppError {
    fn from(kind: ReasonKind) -> Self {
        Refusal::because(kind).into()
    }
}

impl std::fmt::Debug for AppState {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "AppState({})", self.org())
    }
}
