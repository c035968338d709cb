//! The stretches of time, each with what of it counts.

use store::desk::record::Audience;
use worktime::{Explanation, Stretch, Told, ToldStretch, Why};

use super::Answer;
use crate::ui::link::Link;
use crate::ui::reckoning::{ReckonedStretch, Reckoning};
use crate::wording::{Measure, Wording};

impl Answer<'_> {
    /// The stretches as a table.
    pub(super) fn reckoning(&self, told: &Told) -> Reckoning {
        let words = &self.words;
        let folded = told
            .stretches
            .iter()
            .find_map(|part| match part.stretch.why {
                Why::Folded { stretches } => Some(stretches),
                _ => None,
            });
        let all = folded.map(|count| Link {
            label: words.say_with("why-all", &[("count", i64::from(count).into())]),
            href: format!("{}?stretches=all", words.why_link(&self.owed.promise).href),
        });
        Reckoning {
            caption: words.say("why-stretches"),
            columns: ["why-when", "why-what", "why-so-far"].map(|key| words.say(key)),
            stretches: told.stretches.iter().map(reckoned).collect(),
            all,
        }
    }
}

impl Wording {
    /// An explanation for its reader. To a client nothing is said of clocks: time that waits is named after what it waits for.
    pub(super) fn counted(
        &self,
        explanation: &Explanation,
        audience: Audience,
        most_stretches: usize,
    ) -> Told {
        let mut told = explanation.told(self.language(), most_stretches);
        for part in &mut told.stretches {
            if audience == Audience::Client
                && let Some(what) = self.waited(&part.stretch)
            {
                part.what = what;
            }
            // Names of the book stand in it as the book writes them.
            part.what = self.voice.own(&part.what);
        }
        for note in &mut told.notes {
            *note = self.voice.own(note);
        }
        told
    }

    /// Paused time, and what makes up for it, in words for a client.
    fn waited(&self, stretch: &Stretch) -> Option<String> {
        let amount = |micros| self.amount(micros, Measure::Clock).into();
        let (reason, made_up) = match &stretch.why {
            Why::Paused { reason, made_up } => (reason.clone(), *made_up),
            Why::MadeUp => {
                let facts = [("amount", amount(stretch.counted))];
                return Some(self.say_with("why-made-up", &facts));
            }
            _ => return None,
        };
        let mut what = self.say_with("why-waited", &[("state", reason.into())]);
        if stretch.days.is_none() && made_up == 0 {
            return Some(self.say_with("why-not-counted", &[("what", what.into())]));
        }
        if let Some(days) = stretch.days {
            let facts = [
                ("what", what.into()),
                ("first", days.first.into()),
                ("last", days.last.into()),
            ];
            what = self.say_with(
                match days.first == days.last {
                    true => "why-within-day",
                    false => "why-within-days",
                },
                &facts,
            );
        }
        if made_up > 0 {
            let facts = [("what", what.into()), ("amount", amount(made_up))];
            what = self.say_with("why-to-be-made-up", &facts);
        }
        Some(what)
    }
}

fn reckoned(part: &ToldStretch) -> ReckonedStretch {
    let stretch = &part.stretch;
    let is_paused = matches!(stretch.why, Why::Paused { .. });
    ReckonedStretch {
        when: part.when.clone(),
        what: part.what.clone(),
        so_far: part.so_far.clone(),
        counts: stretch.counted > 0 || (stretch.days.is_some() && !is_paused),
    }
}
