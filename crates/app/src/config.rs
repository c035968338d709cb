//! How this installation is set up: what the command line said, in the form that the shell asks for.

use std::path::PathBuf;

use casework::ids::PersonId;
use handbook::Label;

/// The set-up of a running desk.
#[derive(Clone, Debug, Default)]
pub struct Config {
    /// Address under which people reach the desk, without a slash at its end: links in mails begin with it.
    pub base_url: String,
    /// Folder of the data: mails that aren't sent are put there.
    pub data: PathBuf,
    /// Where mails are handed in, as `smtp://user:password@host:port`; none writes them into the data folder.
    pub smtp: Option<String>,
    /// Address from which mails come.
    pub mail_from: String,
    /// People of a demonstration, who sign in without a password. Empty for real work.
    pub samples: Vec<Sample>,
}

/// A person of a demonstration to sign in as.
#[derive(Clone, Debug)]
pub struct Sample {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// What the person does.
    pub note: Label,
}

impl Config {
    /// Whether people reach the desk over TLS: cookies are then marked so that they never travel in clear.
    #[must_use]
    pub fn is_secure(&self) -> bool {
        self.base_url.starts_with("https://")
    }

    /// Host and port of the address, as browsers write it in `Origin`.
    #[must_use]
    pub fn authority(&self) -> &str {
        self.base_url.split_once("://").map_or("", |(_, rest)| rest)
    }

    /// A link for mails.
    #[must_use]
    pub fn link(&self, path: &str) -> String {
        format!("{}{path}", self.base_url)
    }
}
