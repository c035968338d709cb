//! The program itself, serving a demonstration in a folder of its own.

use std::fs::{self, File};
use std::io::{BufRead, BufReader};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};

use tempfile::TempDir;

/// Any will do; the same one shows the same company each time.
const SEED: &str = "3";

/// A demonstration that is being served.
pub(super) struct Desk {
    /// Its address, without a slash at the end.
    pub(super) url: String,
    /// The password of everybody.
    pub(super) password: String,
    people: Vec<SignIn>,
    process: Child,
    /// Data and key; gone with the desk.
    _folder: TempDir,
}

/// Somebody whom the program names when it is ready.
#[derive(Debug)]
pub(super) struct SignIn {
    label: String,
    /// Their name.
    pub(super) name: String,
    /// Their address for signing in.
    pub(super) mail: String,
}

impl Desk {
    /// Starts the program and waits until the company has worked for so many days.
    pub(super) fn start(days: u32) -> Self {
        let folder = tempfile::Builder::new().prefix("desk").tempdir().unwrap();
        let mut process = Command::new(env!("CARGO_BIN_EXE_yinuo"))
            .args([
                "--lang",
                "zh-Hant",
                "demo",
                "--listen",
                "127.0.0.1:0",
                "--seed",
                SEED,
                "--days",
            ])
            .arg(days.to_string())
            .arg("--data")
            .arg(folder.path().join("data"))
            // The key lies there, outside the data.
            .env("XDG_DATA_HOME", folder.path().join("keys"))
            .stdin(Stdio::null())
            .stdout(Stdio::piped())
            .stderr(File::create(output_folder().join("desk.log")).unwrap())
            .spawn()
            .unwrap();
        let said = BufReader::new(process.stdout.take().unwrap());
        let mut desk = Self {
            url: String::new(),
            password: String::new(),
            people: Vec::new(),
            process,
            _folder: folder,
        };
        for line in said.lines().map_while(Result::ok) {
            desk.hear(&line);
            if !desk.password.is_empty() {
                return desk;
            }
        }
        panic!("the program ended before it served; what it logged is in target/browser/desk.log");
    }

    /// Who was printed under this label.
    pub(super) fn person(&self, label: &str) -> &SignIn {
        let found = self.people.iter().find(|person| person.label == label);
        found.unwrap_or_else(|| panic!("nobody is printed as “{label}”: {:?}", self.people))
    }

    /// The address comes first, then a line for each sign-in, `label：name，mail`, and the password last.
    fn hear(&mut self, line: &str) {
        if let Some(at) = line.find("http://") {
            let end = line[at..]
                .find(|letter: char| !letter.is_ascii_graphic())
                .map_or(line.len(), |end| at + end);
            line[at..end]
                .trim_end_matches('/')
                .clone_into(&mut self.url);
        } else if let Some((label, person)) = line.trim().split_once('：')
            && let Some((name, mail)) = person
                .split_once('，')
                .filter(|(_, mail)| mail.contains('@'))
        {
            self.people.push(SignIn {
                label: label.to_owned(),
                name: name.to_owned(),
                mail: mail.to_owned(),
            });
        } else if !self.people.is_empty()
            && let Some((_, password)) = line.split_once('：')
        {
            password.trim().clone_into(&mut self.password);
        }
    }
}

impl Drop for Desk {
    /// Ends the program by its own id.
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}

/// Where pictures and logs are left for whoever wants to know why.
pub(super) fn output_folder() -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).with_file_name("browser");
    fs::create_dir_all(&folder).unwrap();
    folder
}
