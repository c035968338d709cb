//! Who may know whom: `worktime <- handbook <- casework <- store <- app`, and what pure rooms may never use.

use toml::{Table, Value};

use super::Finding;
use super::tree::{File, Tree};

/// The rooms of the product; each may use those before it.
const ROOMS: [&str; 5] = ["worktime", "handbook", "casework", "store", "app"];
/// The first three neither read a clock nor disk, network or chance.
const PURE_ROOMS: usize = 3;
/// Crates of ours that only tests and the workshop use.
const FOR_TESTS: [&str; 2] = ["testkit", "xtask"];
/// What would let a pure room touch the world. A name that ends in `*` stands for all that begin so.
const IMPURE: [&str; 16] = [
    "tokio*",
    "async-std",
    "rusqlite",
    "postgres*",
    "sqlx*",
    "rand*",
    "getrandom",
    "fastrand",
    "axum*",
    "hyper*",
    "reqwest",
    "ureq",
    "lettre",
    "tempfile",
    "walkdir",
    "chrono",
];

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    for manifest in tree
        .ending("/Cargo.toml")
        .filter(|file| !is_apart(&file.path))
    {
        match manifest.text.parse::<Table>() {
            Ok(table) => check_manifest(manifest, &table, &mut findings),
            Err(error) => findings.push(Finding::new(
                &manifest.path,
                0,
                format!("This isn't TOML: {}.", error.message()),
            )),
        }
    }
    findings
}

fn check_manifest(manifest: &File, table: &Table, findings: &mut Vec<Finding>) {
    let own = table
        .get("package")
        .and_then(|package| package.get("name"))
        .and_then(Value::as_str)
        .unwrap_or_default();
    let room = ROOMS.iter().position(|name| *name == own);
    if room.is_none() && !FOR_TESTS.contains(&own) {
        let message = format!(
            "`{own}` is a new room. Give it its place in `xtask/src/tidy/directions.rs`, with a file in `docs/decisions` that says what its wall guards."
        );
        findings.push(Finding::new(
            &manifest.path,
            manifest.line_of("name"),
            message,
        ));
    }
    for (used, of_product) in uses(table) {
        if let Some(why) = objection(own, room, used, of_product) {
            findings.push(Finding::new(
                &manifest.path,
                line_of_use(manifest, used),
                why,
            ));
        }
    }
}

/// Why this crate may not use that one; `of_product` is false for dependencies of tests.
fn objection(own: &str, room: Option<usize>, used: &str, of_product: bool) -> Option<String> {
    if used == "xtask" {
        return Some(
            "Nothing may use `xtask`. Move what you need to a room of the product.".to_owned(),
        );
    }
    let room = room.filter(|_| of_product)?;
    if FOR_TESTS.contains(&used) {
        return Some(format!(
            "`{own}` is part of the product and `{used}` serves tests: make it a dev-dependency."
        ));
    }
    let later = ROOMS.iter().skip(room).any(|name| *name == used);
    if later {
        return Some(format!(
            "`{own}` may not use `{used}`: the direction is {}. Hand in what it needs, or move the code.",
            ROOMS.join(" <- ")
        ));
    }
    let impure = room < PURE_ROOMS && IMPURE.iter().any(|name| is_meant(name, used));
    impure.then(|| {
        format!(
            "`{own}` is pure and may not use `{used}`. Let the shell do it and hand in the result."
        )
    })
}

fn is_meant(name: &str, used: &str) -> bool {
    match name.strip_suffix('*') {
        Some(start) => used.starts_with(start),
        None => used == name,
    }
}

/// All dependencies, of every platform, with whether they become part of the product.
fn uses(table: &Table) -> Vec<(&str, bool)> {
    let platforms = table
        .get("target")
        .and_then(Value::as_table)
        .into_iter()
        .flat_map(Table::values)
        .filter_map(Value::as_table);
    let mut result = Vec::new();
    for table in std::iter::once(table).chain(platforms) {
        for (section, of_product) in [
            ("dependencies", true),
            ("build-dependencies", true),
            ("dev-dependencies", false),
        ] {
            let Some(section) = table.get(section).and_then(Value::as_table) else {
                continue;
            };
            for (key, value) in section {
                // `db = { package = "rusqlite" }` uses rusqlite, whatever it is called here.
                let name = value.get("package").and_then(Value::as_str).unwrap_or(key);
                result.push((name, of_product));
            }
        }
    }
    result
}

fn line_of_use(manifest: &File, used: &str) -> usize {
    let starts = |line: &str| {
        line.strip_prefix(used)
            .is_some_and(|rest| rest.starts_with(['.', ' ', '=']))
    };
    match manifest.text.lines().position(starts) {
        Some(index) => index + 1,
        None => manifest.line_of(used),
    }
}

/// Whether a manifest is that of a fuzzer: a workspace of its own, since it needs a compiler's unstable
/// switches, and nothing depends on it.
pub(super) fn is_apart(path: &str) -> bool {
    path.ends_with("/fuzz/Cargo.toml")
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    fn says(own: &str, section: &str) -> Vec<String> {
        let manifest = format!("[package]\nname = \"{own}\"\n{section}\n");
        found_in(check, &[(&format!("crates/{own}/Cargo.toml"), &manifest)])
    }

    #[test]
    fn the_repository_keeps_its_directions() {
        assert_tidy(check);
    }

    #[test]
    fn nothing_points_back() {
        let says = says(
            "handbook",
            "[dependencies]\nworktime.workspace = true\nstore.workspace = true",
        );
        assert_eq!(says.len(), 1, "{says:?}");
        assert!(
            says[0].starts_with("crates/handbook/Cargo.toml:5: `handbook` may not use `store`"),
            "{says:?}"
        );
    }

    #[test]
    fn a_room_does_not_use_itself_or_a_later_one_under_another_name() {
        assert_eq!(
            says(
                "casework",
                "[dependencies]\ndisk = { package = \"store\", path = \"../store\" }"
            )
            .len(),
            1
        );
        assert_eq!(
            says("casework", "[target.'cfg(unix)'.dependencies]\napp = \"1\"").len(),
            1
        );
    }

    #[test]
    fn tests_may_use_what_the_product_may_not() {
        assert_eq!(
            says("store", "[dev-dependencies]\ntestkit.workspace = true"),
            Vec::<String>::new()
        );
        assert_eq!(
            says("store", "[dependencies]\ntestkit.workspace = true").len(),
            1
        );
        assert_eq!(
            says("testkit", "[dev-dependencies]\nxtask.workspace = true").len(),
            1
        );
    }

    #[test]
    fn pure_rooms_stay_pure() {
        for name in [
            "tokio",
            "tokio-stream",
            "rusqlite",
            "postgres",
            "rand_chacha",
            "getrandom",
            "axum",
            "reqwest",
        ] {
            assert_eq!(
                says("casework", &format!("[dependencies]\n{name} = \"1\"")).len(),
                1,
                "{name}"
            );
            assert_eq!(
                says("app", &format!("[dependencies]\n{name} = \"1\"")),
                Vec::<String>::new(),
                "{name}"
            );
        }
    }

    #[test]
    fn a_new_room_needs_a_decision() {
        assert!(says("press", "")[0].contains("docs/decisions"));
    }

    #[test]
    fn broken_toml_is_a_finding() {
        assert_eq!(
            found_in(check, &[("crates/app/Cargo.toml", "[package")]).len(),
            1
        );
    }
}
