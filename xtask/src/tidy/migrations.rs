//! Migrations are numbered without gaps, and what differs by database comes in pairs.

use std::collections::BTreeMap;

use super::Finding;
use super::tree::Tree;

const FOLDER: &str = "migrations/";

/// What is there for one number: name and dialects (`""` for both databases).
type Parts<'a> = Vec<(&'a str, &'a str)>;

pub(super) fn check(tree: &Tree) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut numbers: BTreeMap<u32, Parts<'_>> = BTreeMap::new();
    for path in tree
        .paths()
        .filter(|path| path.starts_with(FOLDER) && !path.ends_with(".md"))
    {
        match parsed(path) {
            Some((number, name, dialect)) => numbers.entry(number).or_default().push((name, dialect)),
            None => findings.push(Finding::new(
                path,
                0,
                "This isn't named like a migration: `NNNN_name.sql`, or `NNNN_name.sqlite.sql` with `NNNN_name.postgres.sql`.",
            )),
        }
    }
    for (expected, (number, parts)) in (1..).zip(&numbers) {
        let place = format!(
            "{FOLDER}{number:04}_{}",
            parts.first().map_or("", |(name, _)| name)
        );
        if expected != *number {
            findings.push(Finding::new(&place, 0, format!("The number before is missing: {expected:04} should come here. Numbers have no gaps.")));
            break;
        }
        findings.extend(objection(parts).map(|message| Finding::new(&place, 0, message)));
    }
    findings
}

fn objection(parts: &Parts<'_>) -> Option<String> {
    let mut names: Vec<&str> = parts.iter().map(|(name, _)| *name).collect();
    names.dedup();
    let mut dialects: Vec<&str> = parts.iter().map(|(_, dialect)| *dialect).collect();
    dialects.sort_unstable();
    match (names.as_slice(), dialects.as_slice()) {
        ([_], [""] | ["postgres", "sqlite"]) => None,
        ([_], [only]) => Some(format!("There is only the text for {only}. Write the other database's too, or one `.sql` for both.")),
        ([_], _) => Some("There is a text for both databases and one for a single one. Keep one file, or a pair.".to_owned()),
        _ => Some(format!("Two migrations have this number ({}). Give the later one the next number.", names.join(", "))),
    }
}

fn parsed(path: &str) -> Option<(u32, &str, &str)> {
    let stem = path.strip_prefix(FOLDER)?.strip_suffix(".sql")?;
    let (digits, rest) = stem.split_once('_')?;
    let (name, dialect) = match rest.split_once('.') {
        Some((name, dialect @ ("sqlite" | "postgres"))) => (name, dialect),
        Some(_) => return None,
        None => (rest, ""),
    };
    let is_name = !name.is_empty()
        && name
            .chars()
            .all(|letter| letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '_');
    let number = digits
        .parse()
        .ok()
        .filter(|number| *number > 0 && digits.len() == 4)?;
    is_name.then_some((number, name, dialect))
}

#[cfg(test)]
mod tests {
    use super::super::{assert_tidy, found_in};
    use super::*;

    fn says(names: &[&str]) -> Vec<String> {
        let paths: Vec<String> = names
            .iter()
            .map(|name| format!("migrations/{name}"))
            .collect();
        found_in(
            check,
            &paths
                .iter()
                .map(|path| (path.as_str(), "select 1;"))
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn the_repository_numbers_its_migrations() {
        assert_tidy(check);
    }

    #[test]
    fn good_names_are_fine() {
        assert_eq!(
            says(&[
                "0001_log.sql",
                "0002_search.sqlite.sql",
                "0002_search.postgres.sql",
                "README.md"
            ]),
            Vec::<String>::new()
        );
    }

    #[test]
    fn bad_ones_are_found() {
        for (names, word) in [
            (vec!["1_log.sql"], "named"),
            (vec!["0001_Log.sql"], "named"),
            (vec!["0001_log.mysql.sql"], "named"),
            (vec!["0001_log.sql.bak"], "named"),
            (vec!["0002_log.sql"], "0001 should come here"),
            (vec!["0001_a.sql", "0003_b.sql"], "0002 should come here"),
            (vec!["0001_a.sql", "0001_b.sql"], "Two migrations"),
            (vec!["0001_a.sqlite.sql"], "only the text for sqlite"),
            (vec!["0001_a.sql", "0001_a.sqlite.sql"], "Keep one file"),
        ] {
            let says = says(&names);
            assert!(
                says.len() == 1 && says[0].contains(word),
                "{names:?}: {says:?}"
            );
        }
    }
}
