//! Debian's packages: installed where that is possible, named where it isn't.

use std::process::Command;

use crate::process::{run, works};

/// A mirror hiccups now and then; twice in a row it is down.
const APT_ATTEMPTS: usize = 2;

/// Installs the packages; the error says in a few words why that isn't possible.
pub(crate) fn install(packages: &[&str]) -> Result<(), String> {
    if !works(Command::new("apt-get").arg("--version")) {
        return Err("there is no apt-get here".to_owned());
    }
    if !is_root() {
        return Err("only root may install packages".to_owned());
    }
    let mut last = String::new();
    for attempt in 1..=APT_ATTEMPTS {
        match apt_get(&["update"]).and_then(|()| apt_get(&install_arguments(packages))) {
            Ok(()) => return Ok(()),
            Err(error) => {
                println!("Attempt {attempt} of {APT_ATTEMPTS} failed: {error}");
                last = error;
            }
        }
    }
    Err(last)
}

fn install_arguments<'a>(packages: &[&'a str]) -> Vec<&'a str> {
    let mut arguments = vec!["install", "--yes", "--no-install-recommends"];
    arguments.extend(packages);
    arguments
}

fn apt_get(arguments: &[&str]) -> Result<(), String> {
    run(Command::new("apt-get")
        .args(arguments)
        .env("DEBIAN_FRONTEND", "noninteractive"))
}

fn is_root() -> bool {
    Command::new("id")
        .arg("-u")
        .output()
        .is_ok_and(|output| output.stdout.trim_ascii() == b"0")
}
