//! Effects that change records: opening a child, setting fields.

use handbook::Id;
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
        _about: &About,
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
fn sealed(rule: &RecordRule, values: Vec<(Id, FieldValue)>, key: KeyOwner) -> Fields {
    let seal = |(id, value): (Id, FieldValue)| {
        let value = match (rule.field(id.as_str()), value) {
            (Some(field), FieldValue::Open(value)) => protected(field, value, key),
            (_, value) => value,
        };
        (id, value)
    };
    values.into_iter().map(seal).collect()
}

/// Values that a rule gives. A formula that has no value gives none. A protected field is copied as it is, when the
/// formula is nothing but that field: its text never passes through a formula.
fn assigned(facts: &Happening<'_>, with: &[(Id, Assigned)]) -> Vec<(Id, FieldValue)> {
    with.iter()
        .filter_map(|(id, value)| {
            let value = match value {
                Assigned::Literal(value) => FieldValue::Open(value.clone()),
                Assigned::Formula(formula) => match copied(facts, formula) {
                    Some(secret) => secret,
                    None => FieldValue::Open(formula.evaluate(facts).ok()?),
                },
            };
            value.is_set().then(|| (id.clone(), value))
        })
        .collect()
}

fn copied(facts: &Happening<'_>, formula: &handbook::formula::Formula) -> Option<FieldValue> {
    use handbook::formula::{ExpressionKind, Path};
    let ExpressionKind::Path(Path::RecordField(field)) = &formula.root.kind else {
        return None;
    };
    let value = facts.scene.record?.fields.get(field)?;
    matches!(value, FieldValue::Secret(_)).then(|| value.clone())
}
