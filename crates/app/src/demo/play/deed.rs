//! A deed becomes an act: with the values, texts and reasons that the cast offers for it.

use casework::Act;
use casework::command::{TakeStep, Words};
use worktime::Instant;

use super::{Deed, Play};
use crate::demo::script::What;
use crate::simulation::Desk;

impl<'a, D: Desk> Play<'a, D> {
    /// The act; none if what it is about is gone.
    pub(super) fn act(&mut self, at: Instant, deed: &Deed<'a>) -> Option<Act> {
        let Deed {
            doing, who, about, ..
        } = *deed;
        let case = about.record.and_then(|record| self.cases.get(&record));
        let number = case.map(|case| case.number.clone()).unwrap_or_default();
        let record_type = case.map(|case| case.record_type.clone());
        let house = about.client.and_then(|client| self.stage.house_of(client));
        let speech = self.speech(at, who, house, &number);
        let chance = &mut self.chance;
        let note = doing.note.as_ref().map(|note| speech.text(chance, note));
        Some(match &doing.what {
            What::Step(step) => {
                let rule = self.edition.records.get(&step.record)?;
                let taken = rule.step(step.step.as_str())?;
                let needed = rule
                    .fields
                    .iter()
                    .filter(|field| taken.needs.contains(&field.id));
                let fields = speech.entries(chance, &doing.fields, needed);
                let form = taken
                    .form
                    .as_ref()
                    .and_then(|form| self.edition.forms.get(form));
                let form = speech.entries(
                    chance,
                    &doing.fields,
                    form.into_iter().flat_map(|form| &form.fields),
                );
                Act::Step(TakeStep {
                    record: about.record?,
                    step: step.step.clone(),
                    revision: None,
                    fields,
                    form,
                    note,
                })
            }
            What::Form(id) => {
                let rule = self.edition.forms.get(id)?;
                let values = speech.entries(chance, &doing.fields, rule.fields.iter());
                let record = about.record.filter(|_| rule.of == record_type);
                Act::File {
                    form: id.clone(),
                    record,
                    client: about.client,
                    values,
                }
            }
            What::Message => {
                let text = doing
                    .text
                    .as_ref()
                    .map(|text| speech.text(chance, text))
                    .unwrap_or_default();
                let from_client = self.stage.members.get(who)?.client.is_some();
                let urgent = from_client && chance.comes(doing.urgent);
                let words = Words {
                    record: about.record?,
                    text,
                    urgent,
                    files: Vec::new(),
                };
                if from_client {
                    Act::Receive(words)
                } else {
                    Act::Send(words)
                }
            }
            What::Discard => Act::Discard {
                record: about.record?,
                reason: note.unwrap_or_default(),
            },
        })
    }
}
