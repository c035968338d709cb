//! Installs what the tests need and a new machine lacks.
//!
//! A browser, its driver, a Chinese font and PostgreSQL come from Debian's packages; nextest and
//! cargo-deny are built by cargo; other people's calendars have a room of their own (`peers.rs`).
//! What cannot be installed is named, with the packages to install.

use std::path::{Path, PathBuf};

use crate::debian;
use crate::peers;
use crate::process::{cargo, run, works};

/// Where Debian puts the programs of each PostgreSQL version.
const POSTGRES_HOME: &str = "/usr/lib/postgresql";
const POSTGRES_VERSION_LEAST: u32 = 15;
const CJK_FONT: &str = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc";

/// The programs that tests start, handed to them as environment variables.
#[derive(Debug)]
pub(crate) struct Programs {
    chromium: Option<PathBuf>,
    chromedriver: Option<PathBuf>,
    postgres_bin: Option<PathBuf>,
}

impl Programs {
    /// Name and value of each variable that a test may read.
    pub(crate) fn variables(&self) -> Vec<(&'static str, &Path)> {
        let all = [
            ("YINUO_CHROMIUM", &self.chromium),
            ("YINUO_CHROMEDRIVER", &self.chromedriver),
            ("YINUO_PG_BIN", &self.postgres_bin),
        ];
        all.into_iter()
            .filter_map(|(name, path)| Some((name, path.as_deref()?)))
            .collect()
    }
}

/// Installs everything: what `cargo xtask setup` does.
pub(crate) fn everything() -> Result<(), String> {
    for (name, path) in programs(true)?.variables() {
        println!("{name}={}", path.display());
    }
    nextest()?;
    deny()?;
    peers::set_up(peers::Fetch::Allowed)
        .map_err(|why| format!("Other people's calendars can't be set up: {why}."))?;
    println!("Set up: everything that the tests need is there.");
    Ok(())
}

/// The programs of the tests, installed where missing; the browser only if asked for.
pub(crate) fn programs(with_browser: bool) -> Result<Programs, String> {
    let missing = missing_packages(with_browser);
    if !missing.is_empty() {
        debian::install(&missing).map_err(|why| cannot(&missing, &why))?;
        let still = missing_packages(with_browser);
        if !still.is_empty() {
            return Err(cannot(
                &still,
                "apt-get installed them, but their programs aren't where they are looked for",
            ));
        }
    }
    Ok(Programs {
        chromium: chromium(),
        chromedriver: chromedriver(),
        postgres_bin: postgres_bin(),
    })
}

/// Makes sure that `cargo nextest` runs.
pub(crate) fn nextest() -> Result<(), String> {
    built_by_cargo("cargo-nextest")
}

/// Makes sure that `cargo deny` runs.
pub(crate) fn deny() -> Result<(), String> {
    built_by_cargo("cargo-deny")
}

/// Builds the tool without optimisation: it only starts other programs or reads a few files, and
/// an optimised build takes several times as long (cargo-deny: about a minute on two cores without).
fn built_by_cargo(tool: &str) -> Result<(), String> {
    let subcommand = tool.trim_start_matches("cargo-");
    if works(&mut cargo(&[subcommand, "--version"])) {
        return Ok(());
    }
    let mut install = cargo(&["install", tool, "--locked", "--debug"]);
    install.env("CARGO_PROFILE_DEV_DEBUG", "0");
    run(&mut install).map_err(|error| {
        format!("{tool} is missing and could not be built ({error}). Run `cargo install {tool} --locked` and try again.")
    })
}

fn missing_packages(with_browser: bool) -> Vec<&'static str> {
    let mut missing = Vec::new();
    if postgres_bin().is_none() {
        missing.push("postgresql-15");
    }
    if with_browser {
        if chromium().is_none() {
            missing.push("chromium");
        }
        if chromedriver().is_none() {
            missing.push("chromium-driver");
        }
        if !Path::new(CJK_FONT).exists() {
            missing.push("fonts-noto-cjk");
        }
    }
    missing
}

fn cannot(packages: &[&str], why: &str) -> String {
    format!(
        "The tests need these Debian packages, which are missing: {names}.\n\
         They could not be installed: {why}.\n\
         Install them (`sudo apt-get install {names}`), or point YINUO_CHROMIUM, YINUO_CHROMEDRIVER and YINUO_PG_BIN \
         (a folder that holds initdb and postgres) to what you have, and run `cargo xtask test` again.",
        names = packages.join(" ")
    )
}

fn chromium() -> Option<PathBuf> {
    given("YINUO_CHROMIUM").or_else(|| on_path(&["chromium", "chromium-browser", "google-chrome"]))
}

fn chromedriver() -> Option<PathBuf> {
    given("YINUO_CHROMEDRIVER").or_else(|| on_path(&["chromedriver"]))
}

/// The folder with `initdb` and `postgres`: the given one, else the newest that Debian installed.
fn postgres_bin() -> Option<PathBuf> {
    given("YINUO_PG_BIN").or_else(|| newest_postgres(Path::new(POSTGRES_HOME)))
}

fn newest_postgres(home: &Path) -> Option<PathBuf> {
    let versions = std::fs::read_dir(home).ok()?;
    let numbered = versions.filter_map(|entry| {
        let entry = entry.ok()?;
        let number: u32 = entry.file_name().to_str()?.parse().ok()?;
        Some((number, entry.path().join("bin")))
    });
    numbered
        .filter(|(number, bin)| {
            *number >= POSTGRES_VERSION_LEAST
                && bin.join("initdb").exists()
                && bin.join("postgres").exists()
        })
        .max()
        .map(|(_, bin)| bin)
}

fn given(variable: &str) -> Option<PathBuf> {
    std::env::var_os(variable)
        .map(PathBuf::from)
        .filter(|path| path.exists())
}

fn on_path(names: &[&str]) -> Option<PathBuf> {
    let path = std::env::var_os("PATH")?;
    let folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
    names
        .iter()
        .flat_map(|name| folders.iter().map(move |folder| folder.join(name)))
        .find(|program| program.is_file())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_complete_postgres_is_taken() {
        let home = tempfile::tempdir().unwrap();
        for (version, program) in [
            ("14", "initdb"),
            ("15", "initdb"),
            ("16", "initdb"),
            ("17", "psql"),
            ("common", "initdb"),
        ] {
            let bin = home.path().join(version).join("bin");
            std::fs::create_dir_all(&bin).unwrap();
            std::fs::write(bin.join(program), "").unwrap();
            std::fs::write(bin.join("postgres"), "").unwrap();
        }
        assert_eq!(
            newest_postgres(home.path()),
            Some(home.path().join("16/bin"))
        );
    }

    #[test]
    fn too_old_a_postgres_is_none() {
        let home = tempfile::tempdir().unwrap();
        let bin = home.path().join("14/bin");
        std::fs::create_dir_all(&bin).unwrap();
        std::fs::write(bin.join("initdb"), "").unwrap();
        std::fs::write(bin.join("postgres"), "").unwrap();
        assert_eq!(newest_postgres(home.path()), None);
        assert_eq!(newest_postgres(&home.path().join("nowhere")), None);
    }

    #[test]
    fn what_is_missing_is_named_as_packages() {
        let message = cannot(
            &["chromium", "fonts-noto-cjk"],
            "only root may install packages",
        );
        assert!(
            message.contains("apt-get install chromium fonts-noto-cjk"),
            "{message}"
        );
        assert!(
            message.contains("only root may install packages"),
            "{message}"
        );
    }
}
