//! Answers questions, and remembers what was built for the last ones.

use std::rc::Rc;

use worktime::{BadLength, Language, Length};

use super::answer::Answer;
use super::cache::Cache;
use super::calendars::Calendars;
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::question::Question;
use super::refusal::Refusal;
use super::{between, due, feed, occurrences, start, workdays};
use crate::texts::Voice;

/// Lengths that are kept as they were read.
const LENGTHS_MOST: usize = 4_096;

/// Answers questions.
pub(super) struct Reckoner {
    calendars: Calendars,
    lengths: Cache<Result<Length, BadLength>>,
    /// In which things are explained that don't say otherwise.
    language: Language,
}

impl Reckoner {
    pub(super) fn new(voice: Voice) -> Self {
        Self {
            calendars: Calendars::new(),
            lengths: Cache::new(LENGTHS_MOST),
            language: Language::parse(voice.lang.tag()).unwrap_or_default(),
        }
    }

    pub(super) fn answer(
        &mut self,
        question: Question,
        asked: Asked<'_>,
    ) -> Result<Answer, Refusal> {
        let setting = self.calendars.of(asked)?;
        let gaps = Rc::clone(&setting);
        let mut answer = match question {
            Question::Due => due::due(asked, setting, self.length(asked)?),
            Question::Explain => due::explain(asked, setting, self.length(asked)?, self.language),
            Question::Start => start::start(asked, setting, self.length(asked)?),
            Question::Between => between::between(asked, &setting),
            Question::Workdays => workdays::workdays(asked, setting),
            Question::Occurrences => occurrences::occurrences(asked, setting),
            Question::Feed => feed::feed(asked, &setting, self.language),
        }?;
        for gaps in &gaps.gaps {
            gaps.tell(&mut answer.remarks);
        }
        Ok(answer)
    }

    fn length(&mut self, asked: Asked<'_>) -> Result<Length, Refusal> {
        let text = asked.needed(Key::Within)?;
        let known = self.lengths.get(text.as_bytes());
        let length = known.unwrap_or_else(|| {
            let length = Length::parse(text);
            self.lengths.insert(text.into(), length.clone());
            length
        });
        length.map_err(|bad| Refusal::at(Key::Within, text, bad.range, Fault::Length(bad.kind)))
    }
}
