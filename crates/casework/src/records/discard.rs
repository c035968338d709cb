//! Discarding what is junk: the record ends, its promises are void, its number stays.

use handbook::event::EventName;

use super::entries::{check_note, check_time};
use crate::follow::Happened;
use crate::ids::RecordId;
use crate::payload::Payload;
use crate::refusal::{ReasonKind, Refusal};
use crate::secret::Secret;
use crate::turn::Turn;

impl Turn<'_, '_> {
    /// Discards a record for a reason. Only who may edit its type can.
    pub(crate) fn discard(&mut self, id: RecordId, reason: &str) -> Result<(), Refusal> {
        let edition = self.edition()?;
        let record = self.readable(&edition, id)?.clone();
        check_note(Some(reason))?;
        if record.is_final {
            return Err(Refusal::because(ReasonKind::Done));
        }
        check_time(self.happened_at, record.stepped_at, self.situation.now)?;
        let allowed = self.actor.is_none_or(|actor| {
            self.read_scope(&edition, actor)
                .edit
                .contains(&record.record_type)
        });
        if !allowed {
            return Err(Refusal::because(ReasonKind::NotYours { could: Vec::new() }));
        }
        let reason = Secret::new(self.key_for(record.client), reason);
        let about = self.about(id, None);
        let event = self.emit(about, Payload::RecordDiscarded { reason });
        let names = vec![
            EventName::Discarded(record.record_type.clone()),
            EventName::Closed(record.record_type),
        ];
        self.follow(&Happened::new(names, event, Some(id), record.client))
    }
}
