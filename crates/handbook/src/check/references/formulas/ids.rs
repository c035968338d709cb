//! Which ids a part of a formula may be: the rows of a list, the states of records, the text of a param.

use std::collections::BTreeSet;

use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::check::references::{Part, Target, Tie};
use crate::check::scope::TIERS;
use crate::formula::Path;
use crate::rule::{FieldType, ListRow, Param, ParamType, Record};
use crate::syntax::{Node, Tree};

/// Where ids come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ids {
    /// The rows of a list.
    Rows(Id),
    /// The states of the records at hand.
    States,
    /// A param that holds any text.
    Param(Id),
}

impl Ids {
    /// The ids that a fact may be, if it is any.
    pub(super) fn of(desk: &Desk<'_>, here: &Here, path: &Path) -> Option<Self> {
        let field = match path {
            Path::RecordField(id) => {
                let mut fields = here.fields(desk).into_iter();
                fields.find(|field| field.id == *id)
            }
            Path::ClientField(id) => desk.records.get("client")?.field(id.as_str()),
            Path::FormField(id) => {
                let form = desk.forms.get(here.form.as_ref()?)?;
                form.fields.iter().find(|field| field.id == *id)
            }
            Path::RecordState => return Some(Self::States),
            Path::ClientTier => {
                let tiers = desk.lists.get_key_value(TIERS);
                return tiers.map(|(id, _)| Self::Rows(id.clone()));
            }
            Path::Param(id) => {
                let is_text = |param: &&Param| param.kind == ParamType::Text;
                let param = desk.params.get(id).filter(is_text);
                return param.map(|_| Self::Param(id.clone()));
            }
            Path::RecordNumber
            | Path::RecordOpenedAt
            | Path::RecordOwner
            | Path::ClientName
            | Path::Actor
            | Path::Owner
            | Path::EventUrgent
            | Path::PromiseState
            | Path::PromiseLate
            | Path::Now
            | Path::Today => None,
        };
        match &field?.kind {
            FieldType::Choice(list) => Some(Self::Rows(list.clone())),
            _ => None,
        }
    }

    /// Everything that has one of these ids.
    pub(super) fn targets(&self, desk: &Desk<'_>, here: &Here, id: &str) -> Vec<Target> {
        match self {
            Self::Rows(list) => {
                let has_it = rows(desk, list).iter().any(|row| row.id == *id);
                let row = || Target::part_of(Kind::List, list.as_str(), Part::Row, id);
                has_it.then(row).into_iter().collect()
            }
            Self::States => {
                let has_it = records(desk, here).filter(|record| record.state(id).is_some());
                let state = |record: &Record| {
                    Target::part_of(Kind::Record, record.meta.id.as_str(), Part::State, id)
                };
                has_it.map(state).collect()
            }
            Self::Param(_) => Vec::new(),
        }
    }

    /// The ids that several of these have in common, each with what it stands for.
    pub(super) fn ties(all: &BTreeSet<Self>, desk: &Desk<'_>, here: &Here) -> Vec<(String, Tie)> {
        let names: BTreeSet<String> = all.iter().flat_map(|ids| ids.names(desk, here)).collect();
        let mut ties = Vec::new();
        for name in names {
            let mut tie = Tie::default();
            for ids in all {
                tie.alike.extend(ids.targets(desk, here, &name));
                tie.held_by.extend(ids.param_with(desk, &name));
            }
            if tie.alike.len() + tie.held_by.len() > 1 {
                ties.push((name, tie));
            }
        }
        ties
    }

    /// The ids themselves. Of a param nothing says whether its text is meant as one.
    fn names(&self, desk: &Desk<'_>, here: &Here) -> Vec<String> {
        match self {
            Self::Rows(list) => {
                let rows = rows(desk, list).iter();
                rows.map(|row| row.id.to_string()).collect()
            }
            Self::States => {
                let states = records(desk, here).flat_map(|record| &record.states);
                states.map(|state| state.id.to_string()).collect()
            }
            Self::Param(_) => Vec::new(),
        }
    }

    /// The param, if it holds or may hold a text.
    fn param_with(&self, desk: &Desk<'_>, text: &str) -> Option<Target> {
        let Self::Param(param) = self else {
            return None;
        };
        let table = &desk.names.rule(Kind::Param, param.as_str())?.table;
        let mut nodes = ["value", "of"].into_iter().filter_map(|key| table.get(key));
        let is_it = |node: &Node| node.text().is_some_and(|word| word.text == text);
        let holds_it = nodes.any(|node| match &node.value {
            Tree::List(items) => items.iter().any(is_it),
            _ => is_it(node),
        });
        holds_it.then(|| Target::rule(Kind::Param, param.as_str()))
    }
}

fn rows<'d>(desk: &'d Desk<'_>, list: &Id) -> &'d [ListRow] {
    desk.lists.get(list).map_or(&[], |list| &list.rows)
}

fn records<'d>(desk: &'d Desk<'_>, here: &'d Here) -> impl Iterator<Item = &'d Record> {
    here.records.iter().filter_map(|id| desk.records.get(id))
}
