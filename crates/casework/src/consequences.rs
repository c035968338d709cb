//! Effects that change records: opening a child, setting fields.

use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{Assigned, Protection};

use crate::facts::Happening;
use crate::follow::Happened;
use crate::payload::{Fields, Payload};
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::{FieldValue, Secret};
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
        let fields: Fields = values
            .into_iter()
            .map(|(id, value)| {
                let protected = rule
                    .field(id.as_str())
                    .is_some_and(|field| field.protect != Protection::Open);
                let value = match (protected, value) {
                    (true, FieldValue::Open(Value::Text(text))) => {
                        FieldValue::Secret(Secret::new(key, text))
                    }
                    (_, value) => value,
                };
                (id, value)
            })
            .collect();
        self.open_child_record(rule, happened.client, happened.record, fields)
    }

    /// Sets fields of the record at hand.
    pub(crate) fn set_fields(
        &mut self,
        happened: &Happened,
        with: &[(Id, Assigned)],
        about: &About,
    ) -> Result<(), Refusal> {
        let fields: Fields = self
            .with_facts(happened, |facts| assigned(facts, with))?
            .into_iter()
            .collect();
        if happened
            .record
            .is_some_and(|record| self.situation.records.contains_key(&record))
        {
            self.emit(about.clone(), Payload::FieldsSet { fields });
        }
        Ok(())
    }
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
