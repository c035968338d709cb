//! Where a peer's table says something else than we do: only where `differences.txt` says so too.

use std::collections::BTreeMap;

use crate::facts::Facts;

const LISTED: &str = include_str!("differences.txt");

/// What was compared with one table, and what was found.
pub(crate) struct Comparison<'a> {
    table: &'a str,
    compared: usize,
    /// By the row's key: what we say, what they say.
    differing: BTreeMap<String, (String, String)>,
}

impl<'a> Comparison<'a> {
    pub(crate) fn with(table: &'a str) -> Self {
        Self {
            table,
            compared: 0,
            differing: BTreeMap::new(),
        }
    }

    /// Compares what both say about a key.
    pub(crate) fn row(&mut self, key: &str, ours: &str, theirs: &str) {
        self.compared += 1;
        if ours != theirs {
            self.differing
                .insert(key.to_owned(), (ours.to_owned(), theirs.to_owned()));
        }
    }

    /// How many rows were compared.
    pub(crate) fn compared(&self) -> usize {
        self.compared
    }

    /// What isn't as `differences.txt` says, a sentence each.
    pub(crate) fn faults(&self) -> Vec<String> {
        let listed = listed();
        let table = self.table;
        let unlisted = self.differing.iter().filter_map(|(key, (ours, theirs))| {
            let known = listed.get(&(table, key.as_str())) == Some(&ours.as_str());
            (!known).then(|| {
                format!("{table} {key}: we say {ours}, they say {theirs}, and it isn't listed")
            })
        });
        let outlived = listed
            .keys()
            .filter(|(of, key)| *of == table && !self.differing.contains_key(*key))
            .map(|(_, key)| {
                format!("{table} {key}: is listed, but doesn't differ; take the line out")
            });
        unlisted.chain(outlived).collect()
    }
}

/// What we say by table and key.
fn listed() -> BTreeMap<(&'static str, &'static str), &'static str> {
    let mut listed = BTreeMap::new();
    for line in LISTED.lines().filter(|line| !line.starts_with('#')) {
        let mut words = line.split_whitespace();
        let Some(table) = words.next() else { continue };
        let (Some(key), Some(ours), Some(_source)) = (words.next(), words.next(), words.next())
        else {
            panic!("differences.txt: not of the form TABLE KEY OURS SOURCE: {line}");
        };
        let earlier = listed.insert((table, key), ours);
        assert_eq!(earlier, None, "differences.txt names it twice: {line}");
    }
    listed
}

#[test]
fn differences_are_about_tables_that_exist() {
    let listed = listed();
    let Some(facts) = Facts::find() else { return };
    let tables = facts.names("", "");
    for (table, key) in listed.keys() {
        assert!(
            tables.iter().any(|known| known == table),
            "differences.txt: {key} is about {table}, which isn't among {tables:?}"
        );
    }
}
