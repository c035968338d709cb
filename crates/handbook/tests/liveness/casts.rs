//! `not_by` against every way to cast the people of a small company.

use std::collections::BTreeSet;

use handbook::liveness::finding::Certainty;
use handbook::liveness::model::Model;
use handbook::liveness::{Finding, examine};
use handbook::rule::Actor;
use proptest::prelude::*;

use crate::manuscript::{Clauses, actors, book, id, record, role, roles, step};

/// Holders of the roles come first, then colleagues without one, then the client's only contact.
struct Company {
    counts: [usize; 2],
    opened_by: Vec<Actor>,
}

const COLLEAGUES: usize = 4;
const NAMES: [&str; 2] = ["r0", "r1"];

type People = BTreeSet<usize>;

impl Company {
    fn holders(&self, role: &str) -> People {
        match role {
            "r0" => (0..self.counts[0]).collect(),
            _ => (self.counts[0]..self.counts[0] + self.counts[1]).collect(),
        }
    }

    fn staff(&self) -> People {
        (0..self.counts[0] + self.counts[1] + COLLEAGUES).collect()
    }

    fn contact(&self) -> usize {
        self.staff().len()
    }

    /// Whom an actor means, if owner, author and field are these people.
    fn meant(&self, actor: &Actor, cast: [usize; 3]) -> People {
        match actor {
            Actor::Role(role) => self.holders(role.as_str()),
            Actor::Owner => [cast[0]].into(),
            Actor::Author => [cast[1]].into(),
            Actor::Field(_) => [cast[2]].into(),
            Actor::Anyone => self.staff(),
            Actor::Client => [self.contact()].into(),
            other => panic!("{other:?}"),
        }
    }

    fn all_meant(&self, actors: &[Actor], cast: [usize; 3]) -> People {
        actors
            .iter()
            .flat_map(|actor| self.meant(actor, cast))
            .collect()
    }

    /// Whether everybody is shut out, for each way to say who owner, author and field are.
    fn shut(&self, by: &[Actor], not_by: &[Actor]) -> Vec<bool> {
        let mut all = Vec::new();
        for owner in self.staff() {
            for author in self.all_meant(&self.opened_by, [0; 3]) {
                for field in self.staff() {
                    let cast = [owner, author, field];
                    let left = &self.all_meant(by, cast) - &self.all_meant(not_by, cast);
                    all.push(left.is_empty());
                }
            }
        }
        all
    }
}

fn some_actors() -> impl Strategy<Value = Vec<Actor>> {
    let words = vec![
        "r0",
        "r1",
        "owner",
        "author",
        "record.about",
        "anyone",
        "client",
    ];
    prop::sample::subsequence(words, 1..4).prop_map(|words| actors(&words.join(" or ")))
}

fn found(model: &Model) -> Option<Certainty> {
    let found = examine(model).findings.into_iter();
    found
        .filter_map(|finding| match finding {
            Finding::AllShutOut { certainty, .. } => Some(certainty),
            _ => None,
        })
        .next()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(400))]

    #[test]
    fn everybody_is_shut_out_exactly_where_a_cast_says_so(
        by in some_actors(),
        not_by in some_actors(),
        counts in [1_usize..3, 1..3],
        opened_by in prop::sample::select(vec!["r0", "client", "anyone", "r0 or client"]),
    ) {
        let mut judge = step("judge: open -> closed");
        judge.by = by.clone();
        judge.not_by = not_by.clone();
        let mut case = record("open closed", "closed", vec![judge, step("drop: open -> closed").by("anyone")]);
        case.opened_by = actors(opened_by);
        let mut model = book(vec![("x", case)]);
        let role_of = |at: usize| (NAMES[at], role(&format!("{}..", counts[at])));
        model.roles = roles(&[role_of(0), role_of(1)]);
        model.records.get_mut(&id("x")).unwrap().of_client = true;

        let company = Company { counts, opened_by: actors(opened_by) };
        let shut = company.shut(&by, &not_by);
        match found(&model) {
            None => prop_assert!(shut.iter().all(|shut| !shut)),
            Some(Certainty::Possible) => prop_assert!(shut.contains(&true)),
            Some(Certainty::Certain) => prop_assert!(shut.iter().all(|shut| *shut)),
        }
    }
}
