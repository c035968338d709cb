//! Which ids a part of a formula may be: the rows of a list, the states of records, the text of a param.

use std::collections::BTreeSet;

use crate::Id;
use crate::check::desk::Desk;
use crate::check::here::Here;
use crate::check::kind::Kind;
use crate::check::references::{Part, Target, Tie};
use crate::check::scope::TIERS;
use crate::formula::{CLIENT, ITEM, PERSON, PLACE, Path};
use crate::rule::{Field, FieldType, ListRow, ParamType, Record};
use crate::syntax::{Node, Tree};

/// Where ids come from.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Ids {
    /// The rows of a list.
    Rows(Id),
    /// The states of records.
    States(Vec<Id>),
    /// The rules of a kind.
    Rules(Kind),
    /// A param that holds any text.
    Param(Id),
}

impl Ids {
    /// The ids that a fact may be, if it is any; `of` is the type of the record that it is read of, if it isn't
    /// at hand.
    pub(super) fn of(desk: &Desk<'_>, here: &Here, path: &Path, of: Option<&Id>) -> Option<Self> {
        let field_of = |record: &str, id: &Id| desk.records.get(record)?.field(id.as_str());
        let field = match (path, of) {
            (Path::Through { record, fact, .. }, _) => {
                return Self::of(desk, here, fact, Some(record));
            }
            (Path::RecordField(id), Some(record)) => field_of(record.as_str(), id),
            (Path::RecordField(id), None) => {
                let mut fields = here.fields(desk).into_iter();
                fields.find(|field| field.id == *id)
            }
            (Path::ClientField(id), _) => field_of(CLIENT, id),
            (Path::PersonField(id), _) => match field_of(PERSON, id) {
                None if *id == "department" => return Some(Self::Rules(Kind::Department)),
                field => field,
            },
            (Path::PlaceField(id), _) => field_of(PLACE, id),
            (Path::ItemField(id), _) => field_of(ITEM, id),
            (Path::FormField(id), _) => {
                return Self::of_form_field(desk, here.form.as_ref(), id.as_str());
            }
            (Path::AnswerField(id), _) => {
                return Self::of_form_field(desk, here.answer.as_ref(), id.as_str());
            }
            (Path::RecordState, Some(record)) => return Some(Self::States(vec![record.clone()])),
            (Path::RecordState, None) => return Some(Self::States(here.records.clone())),
            (Path::ClientTier, _) => {
                let tiers = desk.lists.get_key_value(TIERS);
                return tiers.map(|(id, _)| Self::Rows(id.clone()));
            }
            (Path::EventChannel, _) => return Some(Self::Rules(Kind::Channel)),
            (Path::Param(id), _) => return Self::of_param(desk, id),
            // These hold no ids of the book.
            _ => None,
        };
        Self::of_field(field?)
    }

    /// The ids that the field of a form may be.
    pub(super) fn of_form_field(desk: &Desk<'_>, form: Option<&Id>, field: &str) -> Option<Self> {
        let fields = &desk.forms.get(form?)?.fields;
        Self::of_field(fields.iter().find(|known| known.id == *field)?)
    }

    fn of_field(field: &Field) -> Option<Self> {
        match &field.kind {
            FieldType::Choice(list) => Some(Self::Rows(list.clone())),
            _ => None,
        }
    }

    fn of_param(desk: &Desk<'_>, id: &Id) -> Option<Self> {
        match desk.params.get(id)?.kind {
            ParamType::Text => Some(Self::Param(id.clone())),
            ParamType::Role => Some(Self::Rules(Kind::Role)),
            ParamType::Choice => {
                let rule = desk.names.rule(Kind::Param, id.as_str())?;
                let list = rule.table.get("of")?.text()?;
                Some(Self::Rows(Id::new(&list.text)))
            }
            _ => None,
        }
    }

    /// Everything that has one of these ids.
    pub(super) fn targets(&self, desk: &Desk<'_>, id: &str) -> Vec<Target> {
        match self {
            Self::Rows(list) => {
                let has_it = rows(desk, list).iter().any(|row| row.id == *id);
                let row = || Target::part_of(Kind::List, list.as_str(), Part::Row, id);
                has_it.then(row).into_iter().collect()
            }
            Self::States(of) => {
                let has_it = records(desk, of).filter(|record| record.state(id).is_some());
                let state = |record: &Record| {
                    Target::part_of(Kind::Record, record.meta.id.as_str(), Part::State, id)
                };
                has_it.map(state).collect()
            }
            Self::Rules(kind) => {
                let rule = desk.names.rule(*kind, id);
                rule.map(|_| Target::rule(*kind, id)).into_iter().collect()
            }
            Self::Param(_) => Vec::new(),
        }
    }

    /// The ids that several of these have in common, each with what it stands for.
    pub(super) fn ties(all: &BTreeSet<Self>, desk: &Desk<'_>) -> Vec<(String, Tie)> {
        let names: BTreeSet<String> = all.iter().flat_map(|ids| ids.names(desk)).collect();
        let mut ties = Vec::new();
        for name in names {
            let mut tie = Tie::default();
            for ids in all {
                tie.alike.extend(ids.targets(desk, &name));
                tie.held_by.extend(ids.param_with(desk, &name));
            }
            if tie.alike.len() + tie.held_by.len() > 1 {
                ties.push((name, tie));
            }
        }
        ties
    }

    /// The ids themselves. Of a param nothing says whether its text is meant as one.
    fn names(&self, desk: &Desk<'_>) -> Vec<String> {
        match self {
            Self::Rows(list) => {
                let rows = rows(desk, list).iter();
                rows.map(|row| row.id.to_string()).collect()
            }
            Self::States(of) => {
                let states = records(desk, of).flat_map(|record| &record.states);
                states.map(|state| state.id.to_string()).collect()
            }
            Self::Rules(kind) => desk.names.ids(*kind).map(str::to_owned).collect(),
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

fn records<'d>(desk: &'d Desk<'_>, ids: &'d [Id]) -> impl Iterator<Item = &'d Record> {
    ids.iter().filter_map(|id| desk.records.get(id))
}
