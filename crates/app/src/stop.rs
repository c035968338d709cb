//! The wish to stop: one signal that the server and every worker wait for.

use std::future::pending;
use std::sync::Arc;

use tokio::signal::unix::{SignalKind, signal};
use tokio::sync::watch;

/// Tells when to stop. Clones hear the same signal.
#[derive(Clone, Debug)]
pub struct Stop {
    heard: watch::Receiver<bool>,
    /// Kept where nobody gives the signal, since losing the giver is one too.
    _giver: Option<Arc<watch::Sender<bool>>>,
}

/// Gives the signal. Dropping it gives it too.
#[derive(Debug)]
pub struct Stopper(watch::Sender<bool>);

impl Stop {
    /// A signal and its giver.
    #[must_use]
    pub fn pair() -> (Stopper, Stop) {
        let (sender, receiver) = watch::channel(false);
        (
            Stopper(sender),
            Stop {
                heard: receiver,
                _giver: None,
            },
        )
    }

    /// A signal that never comes: tests, and work that ends by itself.
    #[must_use]
    pub fn never() -> Self {
        let (sender, heard) = watch::channel(false);
        Self {
            heard,
            _giver: Some(Arc::new(sender)),
        }
    }

    /// Stops when the system asks the program to end: Ctrl-C, or the service manager.
    #[must_use]
    pub fn on_signals() -> Self {
        let (stopper, stop) = Self::pair();
        tokio::spawn(async move {
            wait_for_signal().await;
            stopper.stop();
        });
        stop
    }

    /// Waits for the signal.
    pub async fn wait(&mut self) {
        // An error means that the giver is gone: stop as well.
        let _ = self.heard.wait_for(|stopping| *stopping).await;
    }

    /// Whether the signal was given.
    #[must_use]
    pub fn is_stopping(&self) -> bool {
        *self.heard.borrow() || self.heard.has_changed().is_err()
    }
}

impl Stopper {
    /// Gives the signal.
    pub fn stop(&self) {
        self.0.send_replace(true);
    }
}

async fn wait_for_signal() {
    let terminate = async {
        match signal(SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => pending().await,
        }
    };
    let interrupt = async {
        if tokio::signal::ctrl_c().await.is_err() {
            pending::<()>().await;
        }
    };
    tokio::select! {
        () = terminate => {}
        () = interrupt => {}
    }
}
