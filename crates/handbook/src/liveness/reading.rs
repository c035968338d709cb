//! A book with everything that is looked up in it, and who can act in it.

use std::collections::BTreeMap;

use super::casting::Casting;
use super::index::Index;
use super::model::{ApprovalModel, FormModel, Model};
use super::numbering::Numbering;
use super::people::People;
use crate::Id;
use crate::event::StepRef;

/// The model, with what is worked out from it before any search.
pub(super) struct Reading<'m> {
    pub(super) model: &'m Model,
    pub(super) index: Index<'m>,
    pub(super) casting: Casting,
    pub(super) numberings: BTreeMap<&'m Id, Numbering>,
}

impl<'m> Reading<'m> {
    pub(super) fn of(model: &'m Model) -> Self {
        let index = Index::of(model);
        let casting = Casting::of(model, &index);
        let mut reading = Self {
            model,
            index,
            casting,
            numberings: BTreeMap::new(),
        };
        let records = model.records.iter();
        reading.numberings = records
            .map(|(record, rule)| (record, Numbering::of(&reading, record, rule)))
            .collect();
        reading
    }

    pub(super) fn people<'a>(&'a self, record: &'a Id) -> People<'a> {
        People {
            model: self.model,
            index: &self.index,
            record,
        }
    }

    /// The approvals before a step.
    pub(super) fn approvals_of(
        &self,
        record: &Id,
        step: &Id,
    ) -> impl Iterator<Item = (&'m Id, &'m ApprovalModel)> {
        let step = StepRef {
            record: record.clone(),
            step: step.clone(),
        };
        let ids = self
            .index
            .approvals
            .get(&step)
            .map_or(&[][..], Vec::as_slice);
        let model = self.model;
        ids.iter()
            .filter_map(|id| Some((*id, model.approvals.get(*id)?)))
            .collect::<Vec<_>>()
            .into_iter()
    }

    /// Whether somebody may file the form on a record without a step.
    pub(super) fn may_be_filed_on(&self, form: &Id, record: &Id) -> bool {
        let form = self.model.forms.get(form);
        form.is_some_and(|form| {
            form.of.as_ref().is_none_or(|of| of == record) && self.people(record).anybody(&form.by)
        })
    }

    /// Whether somebody may file the form without a step, wherever it belongs.
    pub(super) fn may_be_filed(&self, form: &FormModel) -> bool {
        // A form of no record may be filed where a client is at hand.
        let nowhere = Id::new("");
        self.people(form.of.as_ref().unwrap_or(&nowhere))
            .anybody(&form.by)
    }
}
