//! Runs every bench and gathers the figures that they print into one table.
//!
//! A bench is a file in some crate's `benches/`. Besides whatever it likes, it may print lines of
//! the form `figure | what | measured | to reach`; figures of the whole binary (start, memory,
//! requests) come from benches of the crate `app` that start it.

use std::io::{BufRead, BufReader};
use std::path::Path;
use std::process::Stdio;

use crate::peers::{self, Fetch};
use crate::process::cargo;

/// The bench that runs beside a library of Python, which is set up for it.
const BESIDE_PYTHON: &str = "businesstimedelta";

/// One line of the table: what, measured, to reach.
type Figure = [String; 3];

/// Runs the benches whose crate or file has one of the `picked` names; all if none is picked.
pub(crate) fn run(picked: &[&str]) -> Result<(), String> {
    let benches: Vec<Bench> = found(&crate::root())
        .into_iter()
        .filter(|bench| bench.is_picked(picked))
        .collect();
    if benches.is_empty() {
        return Err(
            "There is no bench of that name. Benches are the files in `crates/*/benches`."
                .to_owned(),
        );
    }
    let mut figures = Vec::new();
    let mut failed = Vec::new();
    for bench in &benches {
        println!("\n— {} {}", bench.package, bench.name);
        match bench.measure() {
            Ok(more) => figures.extend(more),
            Err(why) => failed.push(format!("{} {}: {why}", bench.package, bench.name)),
        }
    }
    print!("\n{}", table(&figures));
    if failed.is_empty() {
        Ok(())
    } else {
        Err(format!("\nFAILED: {}", failed.join("; ")))
    }
}

#[derive(Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bench {
    package: String,
    name: String,
}

impl Bench {
    fn is_picked(&self, picked: &[&str]) -> bool {
        picked.is_empty()
            || picked
                .iter()
                .any(|name| *name == self.package || *name == self.name)
    }

    /// Passes the output on as it comes and keeps the figures.
    fn measure(&self) -> Result<Vec<Figure>, String> {
        if self.name == BESIDE_PYTHON {
            peers::set_up(Fetch::Allowed)?;
        }
        let mut child = cargo(&["bench", "-p", &self.package, "--bench", &self.name])
            .envs(peers::variable())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("cargo could not be started: {error}"))?;
        let mut figures = Vec::new();
        if let Some(output) = child.stdout.take() {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                println!("{line}");
                figures.extend(figure(&line));
            }
        }
        match child.wait() {
            Ok(status) if status.success() => Ok(figures),
            Ok(status) => Err(format!("ended with {status}")),
            Err(error) => Err(error.to_string()),
        }
    }
}

/// The benches in `crates/*/benches/*.rs`, by crate and name.
fn found(root: &Path) -> Vec<Bench> {
    let mut benches = Vec::new();
    for package in names_in(&root.join("crates")) {
        for file in names_in(&root.join("crates").join(&package).join("benches")) {
            if let Some(name) = file.strip_suffix(".rs") {
                benches.push(Bench {
                    package: package.clone(),
                    name: name.to_owned(),
                });
            }
        }
    }
    benches.sort();
    benches
}

fn names_in(folder: &Path) -> Vec<String> {
    let Ok(entries) = std::fs::read_dir(folder) else {
        return Vec::new();
    };
    entries
        .filter_map(|entry| entry.ok()?.file_name().into_string().ok())
        .collect()
}

fn figure(line: &str) -> Option<Figure> {
    let mut cells = line.split('|').map(str::trim);
    if cells.next()? != "figure" {
        return None;
    }
    Some([
        cells.next()?.to_owned(),
        cells.next()?.to_owned(),
        cells.next().unwrap_or_default().to_owned(),
    ])
}

fn table(figures: &[Figure]) -> String {
    let width = figures
        .iter()
        .map(|[what, _, _]| what.chars().count())
        .max()
        .unwrap_or(0);
    let lines = figures
        .iter()
        .map(|[what, measured, reach]| format!("{what:<width$}  {measured:>20}  {reach}\n"));
    lines.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_are_picked_out_of_the_output() {
        assert_eq!(
            figure("figure | commands | 41,000 / s | ≥ 30,000 / s"),
            Some([
                "commands".into(),
                "41,000 / s".into(),
                "≥ 30,000 / s".into()
            ])
        );
        assert_eq!(
            figure("figure | commands | 41,000 / s"),
            Some(["commands".into(), "41,000 / s".into(), String::new()])
        );
        assert_eq!(figure("commands | 41,000 / s"), None);
    }

    #[test]
    fn benches_are_the_files_of_crates() {
        let root = tempfile::tempdir().unwrap();
        let folder = root.path().join("crates/store/benches");
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("write.rs"), "").unwrap();
        std::fs::write(folder.join("notes.md"), "").unwrap();
        let benches = found(root.path());
        assert_eq!(
            benches,
            [Bench {
                package: "store".into(),
                name: "write".into()
            }]
        );
        assert!(
            benches[0].is_picked(&["store"])
                && benches[0].is_picked(&[])
                && !benches[0].is_picked(&["app"])
        );
    }
}
