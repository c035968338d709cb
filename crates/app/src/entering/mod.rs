//! Fields of the book on a page: what was typed becomes entries of a command, and comes back beside its faults.
//! Nothing is judged here; what can't be read goes on as text, so that the rules refuse it together with the rest.

mod parse;
pub(crate) mod widget;

use std::collections::BTreeMap;

use casework::command::Entries;
use casework::payload::Fields;
use casework::refusal::{Reason, ReasonKind, Refusal};
use handbook::Id;
use handbook::rule::Field;
use worktime::Zone;

use crate::http::posted::Posted;
use crate::ui::field::Field as FieldView;
use crate::wording::Wording;

/// What was typed into a form, by the posted name of the field.
#[derive(Clone, Debug, Default)]
pub(crate) struct Typed(BTreeMap<String, Vec<String>>);

/// Reasons of a refusal, told apart by where they are shown.
#[derive(Clone, Debug, Default)]
pub(crate) struct Faults {
    /// What is wrong with fields.
    fields: BTreeMap<Id, ReasonKind>,
    /// What is wrong with the note.
    pub note: Option<ReasonKind>,
    /// What stands in the way beyond the fields.
    pub others: Vec<Reason>,
}

/// Fields of one group of a form: those of a record, or those of a form that a step asks for.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Group<'a> {
    /// Set before the id of each field in posted names.
    pub prefix: &'a str,
    /// The fields in order.
    pub fields: &'a [Field],
    /// Values that the record has already.
    pub known: Option<&'a Fields>,
}

impl Typed {
    /// Everything that was posted.
    pub(crate) fn of(posted: &Posted) -> Self {
        let mut typed: BTreeMap<String, Vec<String>> = BTreeMap::new();
        for (name, value) in posted.fields() {
            typed.entry(name.clone()).or_default().push(value.clone());
        }
        Self(typed)
    }

    /// A field's first value; none if it wasn't posted.
    pub(crate) fn text(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// All values of a field.
    pub(crate) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map(Vec::as_slice).unwrap_or_default()
    }
}

impl Faults {
    /// Sorts the reasons of a refusal to where they belong.
    pub(crate) fn of(refusal: &Refusal) -> Self {
        let mut faults = Self::default();
        for reason in &refusal.reasons {
            match &reason.kind {
                ReasonKind::Missing { field, .. } | ReasonKind::BadValue { field, .. } => {
                    faults.fields.insert(field.clone(), reason.kind.clone());
                }
                ReasonKind::NoteMissing => faults.note = Some(reason.kind.clone()),
                _ => faults.others.push(reason.clone()),
            }
        }
        faults
    }

    /// What is wrong with a field.
    pub(crate) fn field(&self, field: &str) -> Option<&ReasonKind> {
        self.fields.get(field)
    }

    /// How many fields need something.
    pub(crate) fn count(&self) -> usize {
        self.fields.len() + usize::from(self.note.is_some())
    }

    /// Whether somebody else moved the record meanwhile.
    pub(crate) fn is_stale(&self) -> bool {
        self.others
            .iter()
            .any(|reason| matches!(reason.kind, ReasonKind::Stale { .. }))
    }
}

impl Group<'_> {
    /// What was typed, as entries of a command.
    pub(crate) fn entries(&self, typed: &Typed, zone: &Zone) -> Entries {
        let mut entries = Entries::new();
        for field in self.fields {
            let value = parse::value(field, typed.all(&self.name(field)), zone);
            if value.is_set() {
                entries.insert(field.id.clone(), value);
            }
        }
        entries
    }

    /// The fields on the page, with what was typed or is known, and what is wrong beside them.
    pub(crate) fn views(
        &self,
        words: &Wording,
        typed: Option<&Typed>,
        faults: &Faults,
    ) -> Vec<FieldView> {
        let view = |field: &Field| {
            let name = self.name(field);
            let values = match typed {
                Some(typed) => typed.all(&name).to_vec(),
                None => widget::known(
                    words,
                    field,
                    self.known.and_then(|known| known.get(&field.id)),
                ),
            };
            FieldView {
                widget: widget::of(words, field, &values),
                error: faults
                    .field(field.id.as_str())
                    .map(|kind| words.field_fault(kind)),
                help: widget::help(words, field),
                label: words.label(&field.name),
                required: field.required,
                name,
            }
        };
        self.fields.iter().map(view).collect()
    }

    fn name(&self, field: &Field) -> String {
        format!("{}-{}", self.prefix, field.id)
    }
}

/// The fields of a record that a step fills: required, whatever the record itself says.
pub(crate) fn needed(fields: &[Field], needs: &[Id]) -> Vec<Field> {
    let needed = fields.iter().filter(|field| needs.contains(&field.id));
    needed
        .map(|field| Field {
            required: true,
            ..field.clone()
        })
        .collect()
}

/// The refusal of a form in which something of the page's own, such as the client, wasn't chosen.
pub(crate) fn missing(field: &str) -> Refusal {
    Refusal::because(ReasonKind::Missing {
        field: Id::new(field),
        name: handbook::Label::default(),
    })
}
