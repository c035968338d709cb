//! Replays of event logs: against figures reckoned by hand, against an independent reckoning, and with bad rows.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "tests"
)]

mod bad_rows;
mod independent;
mod mapping;
mod synthetic;

use std::path::{Path, PathBuf};

use app::replay::{Format, Outcome, ReplayArgs, ReplayFault, replay};
use app::texts::Voice;
use handbook::Lang;
use tempfile::TempDir;

/// The root of the source tree.
fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// A file of the example.
fn example(name: &str) -> PathBuf {
    root().join("examples/helpdesk-log").join(name)
}

/// A replay of a log with the example's handbook and map.
struct Replay {
    folder: TempDir,
    args: ReplayArgs,
}

impl Replay {
    fn of(log: &Path) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let args = ReplayArgs {
            log: log.to_owned(),
            columns: None,
            handbook: example("handbook.md").display().to_string(),
            map: example("MAP.toml"),
            data: None,
            promises: Some(folder.path().join("promises.csv")),
            format: Format::Human,
        };
        Self { folder, args }
    }

    /// A replay of a log that is written here.
    fn of_text(log: &[u8]) -> Self {
        let mut replay = Self::of(Path::new(""));
        replay.args.log = replay.folder.path().join("log.csv");
        std::fs::write(&replay.args.log, log).unwrap();
        replay
    }

    fn run(&self) -> Outcome {
        self.try_run().unwrap()
    }

    fn try_run(&self) -> Result<Outcome, ReplayFault> {
        replay(&self.args, Voice::new(Lang::En))
    }

    /// The rows of promises that were written, without the head.
    fn promises(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.args.promises.as_ref().unwrap()).unwrap();
        text.lines().skip(1).map(str::to_owned).collect()
    }
}
