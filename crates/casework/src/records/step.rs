//! Taking a step: every reason against it is told at once; then the record moves and everything follows.

use handbook::event::{EventName, StepRef};
use handbook::rule::{Actor, Record as RecordRule, Step};
use handbook::{Edition, Id};

use super::Record;
use super::choices::against;
use super::entries::{Entering, asked, check_long_text, check_time};
use crate::actors::Scene;
use crate::command::{Entries, TakeStep};
use crate::event::Doer;
use crate::facts::Happening;
use crate::follow::Happened;
use crate::ids::PersonId;
use crate::payload::{Fields, Payload, StepForm, StepTaken};
use crate::refusal::{Reason, ReasonKind, Refusal};
use crate::secret::Secret;
use crate::turn::{About, Turn, step_ref};

impl Turn<'_, '_> {
    /// Takes a step that somebody asked for.
    pub(crate) fn step(&mut self, take: &TakeStep) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, take.record)?.clone();
        check_time(self.happened_at, record.stepped_at, self.situation.now)?;
        let (rule, step) = named(&edition, &record, &take.step)?;
        let mut reasons = self.stale(&record, take);
        self.take_from_queue(&edition, &record, step)?;
        let record = self.record(take.record)?.clone();
        let scene = Scene::of_record(&edition, self.situation, &record, self.actor);
        reasons.extend(against(scene, step, self.actor));
        let article = edition.book.citation(&step.meta.source);
        let entering = Entering {
            edition: &edition,
            situation: self.situation,
            key: self.key_for(record.client),
            article,
        };
        let fields = entering.check(
            asked(&rule.fields, &step.needs)
                .map(required)
                .collect::<Vec<_>>()
                .iter(),
            &take.fields,
            &mut reasons,
        );
        let form = check_form(&entering, step, &take.form, &mut reasons);
        self.check_form_rules(&edition, scene, step, &form, &mut reasons);
        if step.note
            && take
                .note
                .as_deref()
                .is_none_or(|note| note.trim().is_empty())
        {
            reasons.push(entering_reason(&entering, ReasonKind::NoteMissing));
        }
        if !reasons.is_empty() {
            return Err(Refusal { reasons });
        }
        if let Some(note) = &take.note {
            check_long_text(note)?;
        }
        if let Some(contact) = recorded_for(&scene, step, self.actor) {
            self.by = Doer::For {
                person: self.actor.unwrap_or(contact),
                of: contact,
            };
        }
        let note = take.note.as_deref().filter(|note| !note.trim().is_empty());
        let note = note.map(|note| Secret::new(self.key_for(record.client), note));
        self.move_record(&edition, &record, step, fields, form, note)
    }

    fn stale(&self, record: &Record, take: &TakeStep) -> Vec<Reason> {
        let seen = take.revision.filter(|seen| *seen != record.revision);
        seen.map(|seen| Reason {
            kind: ReasonKind::Stale {
                seen,
                now: record.revision,
            },
            article: String::new(),
        })
        .into_iter()
        .collect()
    }

    fn check_form_rules(
        &self,
        edition: &Edition,
        scene: Scene<'_>,
        step: &Step,
        form: &Option<(Id, Fields)>,
        reasons: &mut Vec<Reason>,
    ) {
        let Some((id, values)) = form else { return };
        let Some(rule) = edition.forms.get(id) else {
            return;
        };
        let happening = Happening {
            scene,
            form: Some(values),
            ..Happening::plain(scene)
        };
        if !rule.require.iter().all(|formula| formula.holds(&happening)) {
            let article = edition.book.citation(&step.meta.source);
            reasons.push(Reason {
                kind: ReasonKind::FormRule { form: id.clone() },
                article,
            });
        }
    }

    pub(super) fn move_record(
        &mut self,
        edition: &Edition,
        record: &Record,
        step: &Step,
        fields: Fields,
        form: Option<(Id, Fields)>,
        note: Option<Secret>,
    ) -> Result<(), Refusal> {
        let rule = edition
            .records
            .get(&record.record_type)
            .ok_or_else(|| Refusal::because(ReasonKind::NotFound))?;
        let to = step
            .target(record.state.as_str())
            .cloned()
            .unwrap_or_else(|| record.state.clone());
        let is_final = rule.state(to.as_str()).is_some_and(|state| state.is_final);
        let values = form.as_ref().map(|(_, values)| values.clone());
        let form = form.map(|(form, values)| StepForm {
            filing: self.id(),
            form,
            values,
        });
        let names = names(record, step, &to, is_final, form.as_ref());
        let taken = StepTaken {
            step: step.meta.id.clone(),
            from: record.state.clone(),
            to,
            is_final,
            fields,
            form,
            note,
        };
        let about = self.about(
            record.id,
            Some(step_ref(edition, &record.record_type, step)),
        );
        let event = self.emit(about.clone(), Payload::StepTaken(Box::new(taken)));
        let mut happened = Happened::new(names, event, Some(record.id), record.client);
        happened.form = values;
        self.effects(
            &happened,
            &step.then,
            &About {
                rule: about.rule,
                ..About::default()
            },
        )?;
        self.follow(&happened)
    }
}

/// The contact for whom staff enter a step that is the client's.
fn recorded_for(scene: &Scene<'_>, step: &Step, actor: Option<PersonId>) -> Option<PersonId> {
    let actor = actor?;
    let entered = !scene.is_among(actor, &step.by) && scene.is_among(actor, &step.recorded_by);
    if !entered {
        return None;
    }
    let author = scene.record.and_then(|record| record.author);
    author
        .filter(|author| scene.is_among(*author, &step.by))
        .or_else(|| {
            step.by
                .iter()
                .find_map(|who: &Actor| scene.people(who).first().copied())
        })
}

fn check_form(
    entering: &Entering<'_>,
    step: &Step,
    entries: &Entries,
    reasons: &mut Vec<Reason>,
) -> Option<(Id, Fields)> {
    let Some(form) = step
        .form
        .as_ref()
        .and_then(|form| entering.edition.forms.get(form))
    else {
        // Nothing is asked for: whatever was sent is unknown.
        entering.check(std::iter::empty(), entries, reasons);
        return None;
    };
    let values = entering.check(form.fields.iter(), entries, reasons);
    Some((form.meta.id.clone(), values))
}

fn entering_reason(entering: &Entering<'_>, kind: ReasonKind) -> Reason {
    Reason {
        kind,
        article: entering.article.clone(),
    }
}

/// A field that a step needs must be filled with it.
fn required(field: &handbook::rule::Field) -> handbook::rule::Field {
    handbook::rule::Field {
        required: true,
        ..field.clone()
    }
}

fn named<'e>(
    edition: &'e Edition,
    record: &Record,
    step: &Id,
) -> Result<(&'e RecordRule, &'e Step), Refusal> {
    let unknown = || {
        Refusal::because(ReasonKind::UnknownName {
            word: step.to_string(),
        })
    };
    let rule = edition
        .records
        .get(&record.record_type)
        .ok_or_else(unknown)?;
    Ok((rule, rule.step(step.as_str()).ok_or_else(unknown)?))
}

/// Everything that a step is: itself, its form, the state that it enters, the end of the record.
fn names(
    record: &Record,
    step: &Step,
    to: &Id,
    is_final: bool,
    form: Option<&StepForm>,
) -> Vec<EventName> {
    let record_type = record.record_type.clone();
    let mut names = vec![EventName::Step(StepRef {
        record: record_type.clone(),
        step: step.meta.id.clone(),
    })];
    if let Some(form) = form {
        names.push(EventName::Filed(form.form.clone()));
    }
    if *to != record.state {
        names.push(EventName::Enters {
            record: record_type.clone(),
            state: to.clone(),
        });
    }
    if is_final && !record.is_final {
        names.push(EventName::Closed(record_type));
    }
    names
}
