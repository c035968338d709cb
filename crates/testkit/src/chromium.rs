//! A headless Chromium for one test, steered by its driver: a port and a profile of its own, gone when the test ends.

use std::io::{BufRead, BufReader, Error, Read, Write};
use std::net::{Ipv4Addr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use tempfile::TempDir;

/// Names the browser, where it isn't in the usual place.
pub const BROWSER_VARIABLE: &str = "YINUO_CHROMIUM";
/// Names its driver.
pub const DRIVER_VARIABLE: &str = "YINUO_CHROMEDRIVER";
/// Where Debian puts them.
const BROWSER: &str = "/usr/bin/chromium";
const DRIVER: &str = "/usr/bin/chromedriver";
/// The line by which the driver says on which port it listens.
const READY: &str = "ChromeDriver was started successfully on port ";
/// Nothing that a test doesn't need: no window, no first-run pages, no calls to the outside.
const FLAGS: [&str; 9] = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--hide-scrollbars",
];
/// How long the driver may take for one command before it is given up.
const ANSWER_WITHIN: Duration = Duration::from_secs(60);
/// Longest answer of the driver that is read: a picture of a long page has some megabytes.
const ANSWER_BYTES_MAX: u64 = 64 * 1024 * 1024;

/// A running driver. It starts the browser when a session begins and ends it with the session; one session at a time.
#[derive(Debug)]
pub struct Driver {
    browser: PathBuf,
    profile: TempDir,
    port: u16,
    process: Child,
}

impl Driver {
    /// Starts a driver; none where driver or browser are missing, which is said aloud.
    ///
    /// # Panics
    /// When a program is missing where `CI` is set, and when the driver doesn't come up.
    #[must_use]
    pub fn start() -> Option<Self> {
        let (driver, browser) = (
            program(DRIVER_VARIABLE, DRIVER),
            program(BROWSER_VARIABLE, BROWSER),
        );
        let (Some(driver), Some(browser)) = (driver, browser) else {
            let wanted = format!(
                "install chromium and chromium-driver, or set {BROWSER_VARIABLE} and {DRIVER_VARIABLE}"
            );
            assert!(
                std::env::var_os("CI").is_none(),
                "The browser or its driver is missing: {wanted}"
            );
            say(&format!(
                "The browser or its driver is missing ({wanted}): NOTHING WAS TESTED IN A BROWSER."
            ));
            return None;
        };
        Some(Self::start_from(&driver, browser).unwrap_or_else(|error| fail(&driver, &error)))
    }

    /// Where the driver listens.
    #[must_use]
    pub fn url(&self) -> String {
        format!("http://{}:{}", Ipv4Addr::LOCALHOST, self.port)
    }

    /// The browser's program.
    #[must_use]
    pub fn browser(&self) -> &Path {
        &self.browser
    }

    /// The flags with which the browser is to be started.
    #[must_use]
    pub fn flags(&self) -> Vec<String> {
        let profile = format!("--user-data-dir={}", self.profile.path().display());
        FLAGS
            .iter()
            .map(|flag| (*flag).to_owned())
            .chain([profile])
            .collect()
    }

    /// Posts a command of Chromium's own, for which WebDriver has no words, and returns the answer's body, in JSON.
    ///
    /// # Errors
    /// When the driver can't be reached or refuses.
    pub fn post(&self, path: &str, body: &str) -> std::io::Result<String> {
        self.send(&format!(
            "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{body}",
            body.len()
        ))
    }

    fn start_from(driver: &Path, browser: PathBuf) -> std::io::Result<Self> {
        let profile = tempfile::Builder::new().prefix("chromium").tempdir()?;
        let mut process = Command::new(driver)
            .arg("--port=0")
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()?;
        let said = process.stdout.take().map(BufReader::new);
        // From here on the driver is stopped whatever goes wrong.
        let mut started = Self {
            browser,
            profile,
            port: 0,
            process,
        };
        let mut lines = said
            .into_iter()
            .flat_map(BufRead::lines)
            .map_while(Result::ok);
        let port =
            lines.find_map(|line| line.strip_prefix(READY)?.trim_end_matches('.').parse().ok());
        started.port =
            port.ok_or_else(|| Error::other("it ended without saying on which port it listens"))?;
        Ok(started)
    }

    fn send(&self, request: &str) -> std::io::Result<String> {
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(ANSWER_WITHIN))?;
        stream.write_all(request.as_bytes())?;
        let mut answer = BufReader::new(stream.take(ANSWER_BYTES_MAX));
        let head: Vec<String> = answer
            .by_ref()
            .lines()
            .map_while(Result::ok)
            .take_while(|line| !line.is_empty())
            .collect();
        // The driver leaves the connection open, so the body's end is where the head says.
        let length = head.iter().find_map(|line| {
            line.to_lowercase()
                .strip_prefix("content-length:")?
                .trim()
                .parse()
                .ok()
        });
        let mut body = String::new();
        answer.take(length.unwrap_or(0)).read_to_string(&mut body)?;
        let is_done = head
            .first()
            .is_some_and(|line| line.split(' ').nth(1) == Some("200"));
        if is_done {
            Ok(body)
        } else {
            Err(Error::other(format!("{head:?} {body}")))
        }
    }
}

impl Drop for Driver {
    /// Asks the driver to end its browser, and then ends the driver by its own id.
    fn drop(&mut self) {
        let _ = self.send("GET /shutdown HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

fn program(variable: &str, usual: &str) -> Option<PathBuf> {
    let named = std::env::var_os(variable).map(PathBuf::from);
    named
        .into_iter()
        .chain([PathBuf::from(usual)])
        .find(|program| program.is_file())
}

#[expect(clippy::print_stderr, reason = "whoever runs the tests must see it")]
fn say(words: &str) {
    eprintln!("\n*** {words} ***\n");
}

#[expect(clippy::panic, reason = "a test that can't set itself up has failed")]
fn fail(driver: &Path, error: &Error) -> ! {
    panic!("{} could not be started: {error}", driver.display())
}
