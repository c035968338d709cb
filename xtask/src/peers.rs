//! Other people's calendars, with which the tests and a bench of `worktime` compare ours.
//!
//! They have an environment of their own under `target/`: a Python and a folder of npm, made when
//! they are missing or when the pinned lists have changed. In it the calendars write what they know
//! as tables, once. What is there needs no network any more.

use std::path::{Path, PathBuf};
use std::process::Command;

use crate::debian;
use crate::process::{run, works};

/// Tells tests and benches where the environment is.
const HOME_VARIABLE: &str = "WORKTIME_PEERS";
/// The environment, under the repository's root.
const HOME: &str = "target/calendar-peers";
/// The pinned lists and the scripts that write the tables, likewise.
const SOURCES: &str = "crates/worktime/tests/peers";
const PYTHON_LIST: &str = "requirements.txt";
const NODE_LISTS: [&str; 2] = ["package.json", "package-lock.json"];
const LISTS: [&str; 3] = [PYTHON_LIST, NODE_LISTS[0], NODE_LISTS[1]];
const SCRIPTS: [&str; 3] = ["hours.py", "dump.py", "dump.mjs"];
/// In a folder that was made: the texts that it was made from.
const STAMP: &str = "made-from.txt";
/// A registry hiccups now and then; twice in a row it is down.
const ATTEMPTS: usize = 2;

/// Whether packages may be fetched where they are missing.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fetch {
    Allowed,
    Refused,
}

/// Makes what is missing of the environment and its tables.
pub(crate) fn set_up(fetch: Fetch) -> Result<(), String> {
    let room = Room::of(&crate::root());
    if !room.has_environment() {
        if fetch == Fetch::Refused {
            return Err("they aren't installed here".to_owned());
        }
        room.make_environment()?;
    }
    if !room.has_tables() {
        room.make_tables()?;
    }
    Ok(())
}

/// The variable that tells a test or a bench where the environment is; none if it isn't all there.
pub(crate) fn variable() -> Option<(&'static str, PathBuf)> {
    let room = Room::of(&crate::root());
    (room.has_environment() && room.has_tables()).then_some((HOME_VARIABLE, room.home))
}

/// Where lists and scripts come from, and where the environment is made.
struct Room {
    sources: PathBuf,
    home: PathBuf,
}

impl Room {
    fn of(root: &Path) -> Self {
        Self {
            sources: root.join(SOURCES),
            home: root.join(HOME),
        }
    }

    fn python(&self) -> PathBuf {
        self.home.join("python/bin/python")
    }

    fn node(&self) -> PathBuf {
        self.home.join("node")
    }

    fn tables(&self) -> PathBuf {
        self.home.join("tables")
    }

    /// Whether it was made from the lists as they are now, and its Python still runs.
    fn has_environment(&self) -> bool {
        self.is_stamped(&self.home, &LISTS)
            && works(Command::new(self.python()).args(["-c", "import businesstimedelta"]))
    }

    /// Whether they were written by the scripts as they are now.
    fn has_tables(&self) -> bool {
        self.is_stamped(&self.tables(), &SCRIPTS)
    }

    fn make_environment(&self) -> Result<(), String> {
        install_programs()?;
        empty_folder(&self.home)?;
        run(Command::new("python3")
            .args(["-m", "venv"])
            .arg(self.home.join("python")))?;
        fetch(|| {
            let mut pip = Command::new(self.python());
            pip.args(["-m", "pip", "install", "--quiet", "--no-input"])
                .args(["--only-binary", ":all:", "--requirement"])
                .arg(self.sources.join(PYTHON_LIST))
                .env("PIP_DISABLE_PIP_VERSION_CHECK", "1");
            pip
        })?;
        empty_folder(&self.node())?;
        for name in NODE_LISTS {
            let copied = std::fs::copy(self.sources.join(name), self.node().join(name));
            copied.map_err(|error| format!("{name}: {error}"))?;
        }
        fetch(|| {
            let mut npm = Command::new("npm");
            npm.args(["ci", "--ignore-scripts", "--no-audit", "--no-fund"])
                .env("NPM_CONFIG_UPDATE_NOTIFIER", "false")
                .current_dir(self.node());
            npm
        })?;
        self.stamp(&self.home, &LISTS)
    }

    fn make_tables(&self) -> Result<(), String> {
        empty_folder(&self.tables())?;
        run(Command::new(self.python())
            .arg(self.sources.join("dump.py"))
            .arg(self.tables())
            // Compiled scripts would lie among the sources.
            .env("PYTHONDONTWRITEBYTECODE", "1"))?;
        run(Command::new("node")
            .arg(self.sources.join("dump.mjs"))
            .args([self.node(), self.tables()]))?;
        self.stamp(&self.tables(), &SCRIPTS)
    }

    fn is_stamped(&self, folder: &Path, names: &[&str]) -> bool {
        let stamp = std::fs::read_to_string(folder.join(STAMP));
        stamp.is_ok_and(|stamp| self.texts(names) == Ok(stamp))
    }

    /// Comes last, so that a half-made folder isn't taken for a whole one.
    fn stamp(&self, folder: &Path, names: &[&str]) -> Result<(), String> {
        let path = folder.join(STAMP);
        std::fs::write(&path, self.texts(names)?)
            .map_err(|error| format!("{}: {error}", path.display()))
    }

    /// The texts of some lists or scripts, one after the other.
    fn texts(&self, names: &[&str]) -> Result<String, String> {
        let texts = names.iter().map(|name| {
            let path = self.sources.join(name);
            std::fs::read_to_string(&path).map_err(|error| format!("{}: {error}", path.display()))
        });
        texts.collect()
    }
}

/// Makes sure that Python, its environments, Node and npm are there.
fn install_programs() -> Result<(), String> {
    let missing = missing_packages();
    if missing.is_empty() {
        return Ok(());
    }
    let installed = debian::install(&missing);
    let still = missing_packages();
    if still.is_empty() {
        return Ok(());
    }
    let why = installed.err().map_or_else(
        || "apt-get installed them, but their programs aren't found".to_owned(),
        |why| format!("they could not be installed: {why}"),
    );
    Err(format!(
        "the Debian packages {} (or the same programs from elsewhere) are missing, and {why}",
        still.join(" ")
    ))
}

fn missing_packages() -> Vec<&'static str> {
    // Debian ships the part of `venv` that brings pip as a package of its own.
    let needed: [(&str, &str, &[&str]); 4] = [
        ("python3", "python3", &["--version"]),
        ("python3-venv", "python3", &["-c", "import ensurepip, venv"]),
        ("nodejs", "node", &["--version"]),
        ("npm", "npm", &["--version"]),
    ];
    let missing = needed
        .iter()
        .filter(|(_, program, arguments)| !works(Command::new(program).args(*arguments)));
    missing.map(|(package, _, _)| *package).collect()
}

/// Runs a program that fetches packages, a second time if it fails.
fn fetch(program: impl Fn() -> Command) -> Result<(), String> {
    let mut last = String::new();
    for attempt in 1..=ATTEMPTS {
        match run(&mut program()) {
            Ok(()) => return Ok(()),
            Err(error) => {
                println!("Attempt {attempt} of {ATTEMPTS} failed: {error}");
                last = error;
            }
        }
    }
    Err(format!("{last}; is the package registry within reach?"))
}

/// Makes the folder, without what was in it.
fn empty_folder(folder: &Path) -> Result<(), String> {
    let emptied = match std::fs::remove_dir_all(folder) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => Err(error),
        _ => std::fs::create_dir_all(folder),
    };
    emptied.map_err(|error| format!("{}: {error}", folder.display()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn room(root: &Path) -> Room {
        let room = Room::of(root);
        std::fs::create_dir_all(&room.sources).unwrap();
        for name in LISTS.iter().chain(&SCRIPTS) {
            std::fs::write(room.sources.join(name), name).unwrap();
        }
        room
    }

    #[test]
    fn tables_are_stale_when_a_script_changes() {
        let root = tempfile::tempdir().unwrap();
        let room = room(root.path());
        assert!(!room.has_tables(), "nothing was made");
        empty_folder(&room.tables()).unwrap();
        room.stamp(&room.tables(), &SCRIPTS).unwrap();
        assert!(room.has_tables());
        std::fs::write(room.sources.join("dump.py"), "changed").unwrap();
        assert!(!room.has_tables());
    }

    #[test]
    fn an_environment_whose_python_is_gone_is_none() {
        let root = tempfile::tempdir().unwrap();
        let room = room(root.path());
        empty_folder(&room.home).unwrap();
        room.stamp(&room.home, &LISTS).unwrap();
        assert!(room.is_stamped(&room.home, &LISTS) && !room.has_environment());
        empty_folder(&room.home).unwrap();
        assert!(!room.is_stamped(&room.home, &LISTS));
    }

    #[test]
    fn a_registry_out_of_reach_is_named_after_the_last_attempt() {
        let message = fetch(|| Command::new("false")).unwrap_err();
        assert_eq!(
            message,
            "`false` ended with exit status: 1; is the package registry within reach?"
        );
        assert_eq!(fetch(|| Command::new("true")), Ok(()));
    }
}
