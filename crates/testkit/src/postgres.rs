//! A private PostgreSQL for one test: its own folder, its own socket, gone when the test ends.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt, chown};
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

/// Names a folder with PostgreSQL's programs, where they aren't in the usual place.
pub const PROGRAMS_VARIABLE: &str = "YINUO_PG_BIN";
/// Where Debian puts them, newest first.
const PROGRAMS: [&str; 3] = [
    "/usr/lib/postgresql/17/bin",
    "/usr/lib/postgresql/16/bin",
    "/usr/lib/postgresql/15/bin",
];
/// Users under whom the server may run when the test runs as root, which PostgreSQL refuses.
const USERS: [&str; 2] = ["postgres", "nobody"];
/// The one user of the database.
const ROLE: &str = "yinuo";
/// Looks for the server until it is given up: half a minute.
const LOOKS_MOST: u32 = 300;
const BETWEEN_LOOKS: Duration = Duration::from_millis(100);

/// A running server.
#[derive(Debug)]
pub struct Cluster {
    programs: PathBuf,
    folder: TempDir,
    user: Option<User>,
    server: Child,
}

#[derive(Clone, Copy, Debug)]
struct User {
    uid: u32,
    gid: u32,
}

impl Cluster {
    /// Starts a server; none where its programs are missing, which is said aloud.
    ///
    /// # Panics
    /// When the programs are missing where `CI` is set, and when the server doesn't come up.
    #[must_use]
    pub fn start() -> Option<Self> {
        let Some(programs) = programs() else {
            assert!(
                std::env::var_os("CI").is_none(),
                "PostgreSQL's programs are missing: install postgresql, or set {PROGRAMS_VARIABLE}"
            );
            say("PostgreSQL's programs are missing: THE STORY DID NOT RUN ON POSTGRESQL.");
            return None;
        };
        Some(Self::start_from(programs).unwrap_or_else(|fault| fail(&fault)))
    }

    /// Makes an empty database and answers its address.
    ///
    /// # Panics
    /// When the server refuses.
    #[must_use]
    pub fn database(&self, name: &str) -> String {
        let folder = self.folder.path().to_string_lossy().into_owned();
        let made = run(
            self.user,
            self.programs.join("createdb"),
            &["-h", &folder, "-U", ROLE, name],
        );
        made.unwrap_or_else(|fault| fail(&fault));
        format!("postgres://{ROLE}@{}/{name}", folder.replace('/', "%2F"))
    }

    fn start_from(programs: PathBuf) -> Result<Self, String> {
        let folder = tempfile::Builder::new()
            .prefix("pg")
            .tempdir()
            .map_err(text)?;
        let user = other_user(folder.path())?;
        if let Some(user) = user {
            chown(folder.path(), Some(user.uid), Some(user.gid)).map_err(text)?;
        }
        fs::set_permissions(folder.path(), fs::Permissions::from_mode(0o700)).map_err(text)?;
        let data = folder.path().join("data").to_string_lossy().into_owned();
        let init = [
            "-D",
            &data,
            "-U",
            ROLE,
            "-A",
            "trust",
            "--locale=C",
            "--encoding=UTF8",
            "--no-sync",
        ];
        run(user, programs.join("initdb"), &init)?;
        let socket = folder.path().to_string_lossy().into_owned();
        // Only a socket in its own folder: no port that another test could have.
        let mut command = command(user, programs.join("postgres"));
        command.args([
            "-D",
            &data,
            "-k",
            &socket,
            "-c",
            "listen_addresses=",
            "-c",
            "shared_buffers=32MB",
        ]);
        let log = fs::File::create(folder.path().join("log")).map_err(text)?;
        let server = command
            .stdout(Stdio::null())
            .stderr(log)
            .spawn()
            .map_err(text)?;
        let cluster = Self {
            programs,
            folder,
            user,
            server,
        };
        cluster.wait(&socket)?;
        Ok(cluster)
    }

    fn wait(&self, socket: &str) -> Result<(), String> {
        let mut last = String::new();
        for _ in 0..LOOKS_MOST {
            match run(
                self.user,
                self.programs.join("pg_isready"),
                &["-q", "-h", socket],
            ) {
                Ok(()) => return Ok(()),
                Err(fault) => last = fault,
            }
            sleep(BETWEEN_LOOKS);
        }
        let log = fs::read_to_string(self.folder.path().join("log")).unwrap_or_default();
        Err(format!("PostgreSQL didn't come up: {last}\n{log}"))
    }
}

impl Drop for Cluster {
    /// Stops the server by its own id: an interrupt, which it takes as a fast shutdown.
    fn drop(&mut self) {
        let asked = Command::new("kill")
            .args(["-INT", &self.server.id().to_string()])
            .status();
        if !asked.is_ok_and(|status| status.success()) {
            let _ = self.server.kill();
        }
        let _ = self.server.wait();
    }
}

fn programs() -> Option<PathBuf> {
    let named = std::env::var_os(PROGRAMS_VARIABLE).map(PathBuf::from);
    let usual = PROGRAMS.iter().map(PathBuf::from);
    named
        .into_iter()
        .chain(usual)
        .find(|folder| folder.join("initdb").is_file())
}

/// The user under whom the server runs; none where the test isn't root's.
fn other_user(own_folder: &Path) -> Result<Option<User>, String> {
    if fs::metadata(own_folder).map_err(text)?.uid() != 0 {
        return Ok(None);
    }
    let users = fs::read_to_string("/etc/passwd").map_err(text)?;
    let found = USERS
        .iter()
        .find_map(|name| users.lines().find_map(|line| parsed(line, name)));
    found
        .map(Some)
        .ok_or_else(|| "there is no user for the server to run under".to_owned())
}

fn parsed(line: &str, wanted: &str) -> Option<User> {
    let mut parts = line.split(':');
    let name = parts.next()?;
    let uid = parts.nth(1)?.parse().ok()?;
    let gid = parts.next()?.parse().ok()?;
    (name == wanted).then_some(User { uid, gid })
}

fn command(user: Option<User>, program: PathBuf) -> Command {
    let mut command = Command::new(program);
    // The test's own folder may be closed to the other user, who would complain about it.
    command.current_dir("/").env("LC_ALL", "C");
    if let Some(user) = user {
        command.uid(user.uid).gid(user.gid);
    }
    command
}

fn run(user: Option<User>, program: PathBuf, arguments: &[&str]) -> Result<(), String> {
    let output = command(user, program.clone())
        .args(arguments)
        .output()
        .map_err(text)?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!(
        "{}: {}",
        program.display(),
        String::from_utf8_lossy(&output.stderr)
    ))
}

fn text(error: std::io::Error) -> String {
    error.to_string()
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(words: &str) {
    eprintln!("\n*** {words} ***\n");
}

#[expect(clippy::panic, reason = "a test that can't set itself up has failed")]
fn fail(fault: &str) -> ! {
    panic!("{fault}")
}
