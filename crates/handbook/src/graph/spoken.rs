//! The chart in the reader's words: what is written in each box and on each line.

use super::block::{Block, Item, Measure, Moment};
use super::bundle::Extent;
use super::chart::{Chart, Passage, Place};
use super::clock::{Anchor, Clock};
use super::icon::Icon;
use super::ink::{Ink, META, PLAIN, STATE, STEP};
use super::text::wrap;
use super::words::{Phrase, Words};
use crate::rule::{Actor, EffectKind, State, Step};
use crate::{Id, Label};

/// Words in a box.
const BOX: Measure = Measure {
    width_max: 170,
    lines_max: 4,
};
/// Words on a line.
const ON_LINE: Measure = Measure {
    width_max: 122,
    lines_max: 4,
};
/// Room between the labels of two steps on one line.
const STEP_GAP: i32 = 9;
/// The widest name beside an icon: a little wider than other lines, so that fewer are broken.
const MARK_WIDTH_MAX: i32 = 126;
/// Room between an icon and its name.
const ICON_GAP: i32 = 4;

/// A chart and who speaks of it.
pub(super) struct Spoken<'a> {
    /// What is drawn.
    pub chart: &'a Chart<'a>,
    /// The reader's language.
    pub words: &'a dyn Words,
}

impl Spoken<'_> {
    /// What stands in a place's box.
    pub(super) fn place(&self, place: &Place<'_>) -> Block {
        let mut block = Block::default();
        match place {
            Place::Beginning => {}
            Place::State(state) => {
                block.words(&self.words.name(&state.name), STATE, Ink::Main, BOX);
                let anchor = Anchor::State(&state.id);
                block.groups(self.clocks(&anchor), BOX.width_max);
            }
            Place::Several { extent, states } => {
                block.words(&self.several(extent, states), PLAIN, Ink::Second, BOX);
            }
            Place::Meeting { passages } => return self.passages(passages),
        }
        block
    }

    /// What stands on a line.
    pub(super) fn passages(&self, passages: &[Passage<'_>]) -> Block {
        let mut block = Block::default();
        for passage in passages {
            block.append(self.passage(*passage), STEP_GAP);
        }
        block
    }

    /// A place's name in one text.
    pub(super) fn place_name(&self, place: &Place<'_>) -> String {
        match place {
            Place::Beginning => String::new(),
            Place::State(state) => self.words.name(&state.name),
            Place::Several { extent, states } => self.several(extent, states),
            Place::Meeting { passages } => {
                let names: Vec<String> = passages.iter().map(|it| self.passage_name(*it)).collect();
                self.words.say(&Phrase::List(&names))
            }
        }
    }

    /// What is done, in a word.
    pub(super) fn passage_name(&self, passage: Passage<'_>) -> String {
        match passage {
            Passage::Opening => self.words.say(&Phrase::Opening),
            Passage::Step(step) => self.words.name(&step.meta.name),
        }
    }

    /// Who may do it, who may enter it for them, and who may not: a text each.
    pub(super) fn takers(&self, passage: Passage<'_>) -> Vec<String> {
        let record = &self.chart.record.meta.id;
        let actors = |actors: &[Actor]| self.words.actors(actors, record);
        let Passage::Step(step) = passage else {
            return vec![actors(&self.chart.record.opened_by)];
        };
        let mut takers = vec![actors(&step.by)];
        if !step.recorded_by.is_empty() {
            let recorders = actors(&step.recorded_by);
            takers.push(self.words.say(&Phrase::RecordedBy(&recorders)));
        }
        if !step.not_by.is_empty() {
            let barred = actors(&step.not_by);
            takers.push(self.words.say(&Phrase::NotBy(&barred)));
        }
        takers
    }

    /// Names of states, by their ids.
    pub(super) fn states<'i>(&self, ids: impl IntoIterator<Item = &'i Id>) -> Vec<String> {
        let record = self.chart.record;
        ids.into_iter()
            .map(|id| match record.state(id.as_str()) {
                Some(state) => self.words.name(&state.name),
                None => id.to_string(),
            })
            .collect()
    }

    /// The time that a promise gives; several where it depends.
    pub(super) fn time(&self, clock: &Clock<'_>) -> String {
        let mut times: Vec<String> = Vec::new();
        for terms in &clock.promise.variants {
            let time = self.words.time(&terms.time, &self.chart.record.meta.id);
            if !times.contains(&time) {
                times.push(time);
            }
        }
        self.words.say(&Phrase::Either(&times))
    }

    /// What a passage asks for besides the right person: gates, forms, reasons, and what it opens.
    pub(super) fn asks(&self, passage: Passage<'_>) -> Vec<(Icon, String, String)> {
        let mut asks = Vec::new();
        let anchor = anchor(passage);
        for mark in self
            .chart
            .gates
            .iter()
            .filter(|mark| mark.before.contains(&anchor))
        {
            let meta = &mark.gate.meta;
            // A gate without a name of its own goes by its id, which isn't a word for readers.
            let name = match meta.name == Label::own(meta.id.as_str()) {
                true => String::new(),
                false => self.words.name(&meta.name),
            };
            asks.push((Icon::Gate, name, self.words.name(&mark.gate.otherwise)));
        }
        let Passage::Step(step) = passage else {
            return asks;
        };
        if let Some(form) = &step.form {
            let rule = self.chart.edition.forms.get(form);
            let name = match rule {
                Some(rule) => self.words.name(&rule.meta.name),
                None => form.to_string(),
            };
            let name = self.words.say(&Phrase::Form(&name));
            asks.push((Icon::Form, name, String::new()));
        }
        if step.note {
            asks.push((Icon::Note, self.words.say(&Phrase::Note), String::new()));
        }
        for record in self.opened(step) {
            let rule = self.chart.edition.records.get(record);
            let name = match rule {
                Some(rule) => self.words.name(&rule.meta.name),
                None => record.to_string(),
            };
            asks.push((
                Icon::Opens,
                self.words.say(&Phrase::Opens(&name)),
                String::new(),
            ));
        }
        asks
    }

    fn passage(&self, passage: Passage<'_>) -> Block {
        let mut block = Block::default();
        block.words(&self.passage_name(passage), STEP, Ink::Main, ON_LINE);
        for taker in self.takers(passage) {
            block.words(&taker, META, Ink::Second, ON_LINE);
        }
        let asks = self.asks(passage).into_iter();
        let (nameless, with_name): (Vec<_>, Vec<_>) =
            asks.partition(|(_, name, _)| name.is_empty());
        let marks = with_name.into_iter().chain(nameless);
        let marks = marks
            .flat_map(|(icon, name, says)| named(Item::Icon { icon, says }, &name, Ink::Second));
        let marks = marks.chain(self.clocks(&anchor(passage)));
        block.groups(marks.collect(), ON_LINE.width_max);
        block
    }

    /// Marks of the clocks that are kept or begin here; of those that are kept, with their time.
    fn clocks(&self, anchor: &Anchor<'_>) -> Vec<Vec<Item>> {
        let mut groups = Vec::new();
        for clock in &self.chart.clocks {
            let mark = |moment| Item::Clock {
                number: clock.number,
                moment,
                says: self.words.name(&clock.promise.meta.name),
            };
            if clock.kept.contains(anchor) {
                groups.extend(named(mark(Moment::Kept), &self.time(clock), Ink::Time));
            }
        }
        for clock in &self.chart.clocks {
            if clock.begins.contains(anchor) {
                groups.push(vec![Item::Clock {
                    number: clock.number,
                    moment: Moment::Begins,
                    says: self.words.name(&clock.promise.meta.name),
                }]);
            }
        }
        groups
    }

    fn several(&self, extent: &Extent, states: &[&State]) -> String {
        match extent {
            Extent::Every => self.words.say(&Phrase::EveryOpenState),
            Extent::EveryBut(missing) => {
                let names = self.states(missing);
                self.words.say(&Phrase::EveryOpenStateBut(&names))
            }
            Extent::These => {
                let names = self.states(states.iter().map(|state| &state.id));
                self.words.say(&Phrase::List(&names))
            }
        }
    }

    /// Records that a step opens, itself or by what follows from it.
    fn opened<'s>(&'s self, step: &'s Step) -> Vec<&'s Id> {
        let own = &self.chart.record.meta.id;
        let taken = crate::event::EventName::Step(crate::event::StepRef {
            record: own.clone(),
            step: step.meta.id.clone(),
        });
        let whens = self.chart.edition.whens.values();
        let following = whens.filter(|when| when.on.contains(&taken));
        let mut opened: Vec<&Id> = Vec::new();
        for effect in step
            .then
            .iter()
            .chain(following.flat_map(|when| &when.then))
        {
            if let EffectKind::Open { record, .. } = &effect.kind
                && !opened.contains(&record)
            {
                opened.push(record);
            }
        }
        opened
    }
}

fn anchor<'p>(passage: Passage<'p>) -> Anchor<'p> {
    match passage {
        Passage::Opening => Anchor::Opening,
        Passage::Step(step) => Anchor::Step(&step.meta.id),
    }
}

/// A mark and what stands beside it. What is wider than a label goes on in a second line.
fn named(mark: Item, name: &str, ink: Ink) -> Vec<Vec<Item>> {
    let lines = wrap(name, META, MARK_WIDTH_MAX, 2);
    let words = lines.into_iter().map(|text| Item::Words {
        text,
        face: META,
        ink,
    });
    let mut groups = vec![vec![mark]];
    for (position, words) in words.enumerate() {
        match groups.first_mut() {
            Some(first) if position == 0 => first.extend([Item::Room(ICON_GAP), words]),
            _ => groups.push(vec![words]),
        }
    }
    groups
}
