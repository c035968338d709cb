//! Changes of clocks that bear on what was counted.

use crate::zone::Zone;

use super::{Note, Rule, Stretch, Why};

/// The most changes of clocks that an explanation notes: two a year for as long as calendars reach.
const MOST_CHANGES: usize = 600;

/// The changes of clocks within or at the edge of time that counts, or of days that are counted to
/// the same time of day.
pub(super) fn changes(zone: &Zone, rule: Rule, stretches: &[Stretch]) -> Vec<Note> {
    let mut notes = Vec::new();
    let bears = |stretch: &&Stretch| match stretch.why {
        Why::Folded { .. } => false,
        _ => stretch.counted > 0 || (rule == Rule::ElapsedDays && stretch.days.is_some()),
    };
    for stretch in stretches.iter().filter(bears) {
        // Hours that begin within what the clock skips begin with the change.
        let changes = zone.clock_changes(stretch.from.minus(1), stretch.to);
        for (at, forward) in changes.take(MOST_CHANGES.saturating_sub(notes.len())) {
            let note = Note::ClockChange { at, forward };
            if notes.last() != Some(&note) {
                notes.push(note);
            }
        }
    }
    notes
}
