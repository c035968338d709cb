//! Effects that change records: opening a child, setting fields.

use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{Assigned, Record as RecordRule};

use crate::facts::Happening;
use crate::follow::Happened;
use crate::payload::{Fields, Payload};
use crate::records::entries::protected;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::{FieldValue, KeyOwner};
use crate::turn::{About, Turn};

impl Turn<'_, '_> {
    /// Opens a record as the child of the one at hand.
    pub(crate) fn open_child(
        &mut self,
        happened: &Happened,
        record_type: &Id,
        with: &[(Id, Assigned)],
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let unknown = || {
            Refusal::because(ReasonKind::UnknownName {
                word: record_type.to_string(),
            })
        };
        let rule = edition.records.get(record_type).ok_or_else(unknown)?;
        let values = self.with_facts(happened, |facts| assigned(facts, with))?;
        let key = self.key_for(happened.client);
        let fields = sealed(rule, values, key);
        self.open_child_record(rule, happened.client, happened.record, fields)
    }

    /// Sets fields of the record at hand.
    pub(crate) fn set_fields(
        &mut self,
        happened: &Happened,
        with: &[(Id, Assigned)],
        about: &About,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = happened
            .record
            .and_then(|record| self.situation.records.get(&record));
        let Some(rule) = record.and_then(|record| edition.records.get(&record.record_type)) else {
            return Ok(());
        };
        let values = self.with_facts(happened, |facts| assigned(facts, with))?;
        let fields = sealed(rule, values, self.key_for(happened.client));
        self.emit(about.clone(), Payload::FieldsSet { fields });
        Ok(())
    }
}

/// Values as the fields of a record keep them.
fn sealed(rule: &RecordRule, values: Vec<(Id, Value)>, key: KeyOwner) -> Fields {
    let seal = |(id, value): (Id, Value)| {
        let value = match rule.field(id.as_str()) {
            Some(field) => protected(field, value, key),
            None => FieldValue::Open(value),
        };
        (id, value)
    };
    values.into_iter().map(seal).collect()
}

/// Values that a rule gives. A formula that has no value gives none; none reads what is protected.
fn assigned(facts: &Happening<'_>, with: &[(Id, Assigned)]) -> Vec<(Id, Value)> {
    with.iter()
        .filter_map(|(id, value)| {
            let value = match value {
                Assigned::Literal(value) => value.clone(),
                Assigned::Formula(formula) => formula.evaluate(facts).ok()?,
            };
            value.is_set().then(|| (id.clone(), value))
        })
        .collect()
}
