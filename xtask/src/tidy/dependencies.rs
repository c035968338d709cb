//! Every outside crate has its reason in `docs/dependencies.md`, and no reason outlives its crate.

use std::collections::BTreeMap;

use toml::{Table, Value};

use super::Finding;
use super::directions::is_apart;
use super::tree::{File, Tree};

const MANIFEST: &str = "Cargo.toml";
const REASONS: &str = "docs/dependencies.md";

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let Some(manifest) = tree.file(MANIFEST) else {
        return vec![Finding::new(
            MANIFEST,
            0,
            "The workspace has no Cargo.toml.",
        )];
    };
    let Some(reasons) = tree.file(REASONS) else {
        return vec![Finding::new(
            REASONS,
            0,
            "This page is missing: it says why we use each outside crate.",
        )];
    };
    let used = outside_crates(manifest);
    let explained = explained_crates(reasons);
    let unexplained = used.iter().filter(|(name, _)| !explained.contains_key(*name)).map(|(name, line)| {
        Finding::new(MANIFEST, *line, format!("`{name}` has no line in `{REASONS}`. Say there why we need it and what else was looked at."))
    });
    let outlived = explained.iter().filter(|(name, _)| !used.contains_key(*name)).map(|(name, line)| {
        Finding::new(REASONS, *line, format!("`{name}` is explained but no longer in the workspace's Cargo.toml. Take the line out."))
    });
    unexplained
        .chain(outlived)
        .chain(own_versions(tree))
        .collect()
}

/// Crates of `[workspace.dependencies]` that aren't ours, with their lines.
fn outside_crates(manifest: &File) -> BTreeMap<String, usize> {
    let table: Table = manifest.text.parse().unwrap_or_default();
    let section = table
        .get("workspace")
        .and_then(|workspace| workspace.get("dependencies"))
        .and_then(Value::as_table);
    let outside = section
        .into_iter()
        .flatten()
        .filter(|(_, value)| value.get("path").is_none());
    outside
        .map(|(name, _)| (name.clone(), manifest.line_of(&format!("{name} ="))))
        .collect()
}

/// Crates named in the first cell of a row of some table: `` | `name` | reason | ``.
fn explained_crates(reasons: &File) -> BTreeMap<String, usize> {
    let rows = reasons
        .text
        .lines()
        .enumerate()
        .filter_map(|(index, line)| {
            let name = line.strip_prefix("| `")?.split('`').next()?;
            Some((name.to_owned(), index + 1))
        });
    rows.collect()
}

/// A crate that gives its own version would slip past the table.
fn own_versions(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for manifest in tree
        .ending("/Cargo.toml")
        .filter(|file| !is_apart(&file.path))
    {
        let table: Table = manifest.text.parse().unwrap_or_default();
        for section in ["dependencies", "dev-dependencies", "build-dependencies"] {
            for (name, value) in table
                .get(section)
                .and_then(Value::as_table)
                .into_iter()
                .flatten()
            {
                if value.get("workspace").and_then(Value::as_bool) != Some(true) {
                    let message = format!(
                        "`{name}` gives its own version. Name it in the workspace's Cargo.toml and write `{name}.workspace = true`."
                    );
                    findings.push(Finding::new(
                        &manifest.path,
                        manifest.line_of(name),
                        message,
                    ));
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    const WORKSPACE: &str =
        "[workspace.dependencies]\nstore = { path = \"crates/store\" }\naxum = \"0.8\"\n";

    #[test]
    fn the_repository_explains_its_dependencies() {
        assert_tidy(check);
    }

    #[test]
    fn a_crate_without_reason_is_found_and_a_reason_without_crate() {
        let says = found_in(
            check,
            &[
                ("Cargo.toml", WORKSPACE),
                ("docs/dependencies.md", "| `hyper` | because |\n"),
            ],
        );
        assert_eq!(says.len(), 2, "{says:?}");
        assert!(
            says[0].starts_with("Cargo.toml:3: `axum` has no line"),
            "{says:?}"
        );
        assert!(
            says[1].starts_with("docs/dependencies.md:1: `hyper`"),
            "{says:?}"
        );
    }

    #[test]
    fn what_is_explained_is_fine() {
        let says = found_in(
            check,
            &[
                ("Cargo.toml", WORKSPACE),
                ("docs/dependencies.md", "| `axum` | HTTP |\n"),
            ],
        );
        assert_eq!(says, Vec::<String>::new());
    }

    #[test]
    fn a_missing_page_is_found() {
        assert_eq!(found_in(check, &[("Cargo.toml", WORKSPACE)]).len(), 1);
    }

    #[test]
    fn a_version_of_its_own_is_found() {
        let crate_manifest = ("crates/app/Cargo.toml", "[dependencies]\naxum = \"0.8\"\n");
        let says = found_in(
            check,
            &[
                ("Cargo.toml", WORKSPACE),
                ("docs/dependencies.md", "| `axum` | HTTP |\n"),
                crate_manifest,
            ],
        );
        assert!(
            says.len() == 1 && says[0].starts_with("crates/app/Cargo.toml:2"),
            "{says:?}"
        );
    }
}
