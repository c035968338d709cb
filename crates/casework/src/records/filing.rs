//! Filing a form on its own: a page of a record, or a paper of the company.

use handbook::Id;
use handbook::event::EventName;

use super::entries::{Entering, check_time};
use crate::actors::Scene;
use crate::command::Entries;
use crate::facts::Happening;
use crate::follow::Happened;
use crate::ids::{ClientId, RecordId};
use crate::payload::Payload;
use crate::refusal::{Reason, ReasonKind, Refusal};
use crate::turn::{About, Turn, rule_ref};

impl Turn<'_, '_> {
    /// Files a form.
    pub(crate) fn file(
        &mut self,
        form: &Id,
        record: Option<RecordId>,
        client: Option<ClientId>,
        values: &Entries,
    ) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let unknown = || {
            Refusal::because(ReasonKind::UnknownName {
                word: form.to_string(),
            })
        };
        let rule = edition.forms.get(form).ok_or_else(unknown)?;
        let row = record
            .map(|record| self.readable(&edition, record).cloned())
            .transpose()?;
        let client = row.as_ref().and_then(|row| row.client).or(client);
        let file_of = client.and_then(|client| self.situation.clients.get(&client));
        if client.is_some() && file_of.is_none() {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        if let Some(row) = &row {
            check_time(self.happened_at, row.opened_at, self.situation.now)?;
        }
        // To a contact, other clients don't exist.
        let portal = self
            .actor
            .and_then(|actor| self.read_scope(&edition, actor).portal);
        if portal.is_some_and(|own| client != Some(own)) {
            return Err(Refusal::because(ReasonKind::NotFound));
        }
        let article = edition.book.citation(&rule.meta.source);
        let scene = Scene {
            edition: &edition,
            situation: self.situation,
            record: row.as_ref(),
            client: file_of,
            actor: self.actor,
            debtor: None,
        };
        let mut reasons = Vec::new();
        if self
            .actor
            .is_some_and(|actor| !scene.is_among(actor, &rule.by))
        {
            let could = rule.by.iter().flat_map(|who| scene.people(who)).collect();
            reasons.push(Reason {
                kind: ReasonKind::NotYours { could },
                article: article.clone(),
            });
        }
        let entering = Entering {
            edition: &edition,
            situation: self.situation,
            key: self.key_for(client),
            article: article.clone(),
        };
        let values = entering.check(rule.fields.iter(), values, &mut reasons);
        let happening = Happening {
            scene,
            form: Some(&values),
            ..Happening::plain(scene)
        };
        if reasons.is_empty() && !rule.require.iter().all(|formula| formula.holds(&happening)) {
            reasons.push(Reason {
                kind: ReasonKind::FormRule { form: form.clone() },
                article,
            });
        }
        if !reasons.is_empty() {
            return Err(Refusal { reasons });
        }
        let rule = rule_ref(&edition, "form", form.as_str(), &rule.meta.source);
        let about = About {
            record,
            client,
            rule: Some(rule),
        };
        let filing = self.id();
        let event = self.emit(
            about,
            Payload::FormFiled {
                filing,
                form: form.clone(),
                values: values.clone(),
            },
        );
        let mut happened =
            Happened::new(vec![EventName::Filed(form.clone())], event, record, client);
        happened.form = Some(values);
        self.follow(&happened)
    }
}
