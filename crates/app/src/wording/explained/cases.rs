//! Records and their steps.

use handbook::Id;
use handbook::event::{EventName, StepRef};
use handbook::rule::{
    ForEach, GateBefore, Lines, LinesKind, NumberPart, Proof, Record, RecordAbout, RecordOf, Step,
};

use super::sheet::Sheet;
use crate::wording::Wording;

/// The year and serial number of an example of a number.
const EXAMPLE_SERIAL: u32 = 1;

impl Sheet<'_> {
    pub(super) fn record(&mut self, record: &Record) {
        let Record {
            meta,
            number,
            of,
            parent,
            about,
            of_client,
            owner,
            title,
            has,
            lines,
            if_changed,
            unique,
            no_delete,
            portal,
            opened_by,
            receives,
            fields,
            states,
            steps,
        } = record;
        let words = self.words;
        let id = &meta.id;
        if !number.is_empty() {
            let example = words.number_example(number);
            self.say("number", "record-number", &[("example", example.into())]);
        }
        match (of, parent) {
            (Some(of), _) => self.say(
                "of",
                "record-of",
                &[("what", words.record_owner(*of).into())],
            ),
            (None, Some(parent)) => {
                let facts = [("record", words.record_type(parent).into())];
                self.say("of", "record-in", &facts);
                self.flag("of", *of_client, "record-of-its-client");
            }
            (None, None) => {}
        }
        if !about.is_empty() {
            let what = words.list(about.iter().map(|about| {
                words.thing(&Id::new(match about {
                    RecordAbout::Person => "person",
                    RecordAbout::Item => "item",
                    RecordAbout::Place => "place",
                    RecordAbout::Client => "client",
                }))
            }));
            self.line("about", what);
        }
        self.line("opened-by", words.actors(opened_by, Some(id)));
        self.flag("opened-by", *portal, "record-portal");
        if !owner.is_empty() {
            let who = words.first_of(owner, Some(id));
            self.say("owner", "record-owner", &[("who", who.into())]);
        }
        if let Some(role) = receives {
            let facts = [("role", words.role(role).into())];
            self.say("owner", "record-receives", &facts);
        }
        self.line(
            "has",
            words.list(
                has.iter()
                    .map(|facet| words.say(&format!("facet-{}", facet.word()))),
            ),
        );
        if let Some(title) = title {
            let facts = [("field", words.field_named(id, title).into())];
            self.say("title", "record-title", &facts);
        }
        self.lines(
            "fields",
            fields.iter().map(|field| words.field_line(field, Some(id))),
        );
        self.lines("lines", lines.iter().map(|lines| words.lines_line(lines)));
        self.states(states);
        self.lines("steps", steps.iter().map(|step| words.step_line(id, step)));
        if let Some(state) = if_changed {
            let facts = [("state", words.state(id, state).into())];
            self.say("kept-safe", "record-if-changed", &facts);
        }
        if !unique.is_empty() {
            let fields = words.list(unique.iter().map(|field| words.field_named(id, field)));
            self.say("kept-safe", "record-unique", &[("fields", fields.into())]);
        }
        self.flag("kept-safe", *no_delete, "record-no-delete");
        let opened = EventName::Opened(id.clone());
        self.causes(std::slice::from_ref(&opened));
        self.held_back(&GateBefore::Open(id.clone()));
        self.held_back(&GateBefore::Read(id.clone()));
        self.follows([&opened, &EventName::Closed(id.clone())]);
        let duties = words.edition.duties.values();
        let duties = duties.filter(|duty| duty.for_each == ForEach::Record(id.clone()));
        let rules = self.named("duty", duties.map(|duty| &duty.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-duties-for", &[("rules", rules.into())]);
        }
        self.measured(|of| matches!(of, handbook::rule::Measured::Record(of) if of == id));
        self.dossiers(|paper| matches!(paper, handbook::rule::PaperOf::Files(of) if of == id));
    }

    pub(super) fn step(&mut self, name: &StepRef, step: &Step) {
        let Step {
            meta: _,
            arrows: _,
            by,
            not_by,
            form,
            needs,
            note,
            recorded_by,
            proof,
            on_version,
            then,
        } = step;
        let words = self.words;
        let record = Some(&name.record);
        let facts = [("record", words.record_type(&name.record).into())];
        self.say("of", "step-of", &facts);
        self.line("moves", words.moves(&name.record, step));
        self.line("by", words.actors(by, record));
        if !not_by.is_empty() {
            let facts = [("who", words.actors(not_by, record).into())];
            self.say("by", "step-not-by", &facts);
        }
        if !recorded_by.is_empty() {
            let facts = [("who", words.actors(recorded_by, record).into())];
            self.say("by", "step-recorded-by", &facts);
        }
        if let Some(form) = form {
            let facts = [("form", words.form_name(form).into())];
            self.say("needs", "step-form", &facts);
        }
        if !needs.is_empty() {
            let fields = needs.iter().map(|field| {
                let name = words.field_named(&name.record, field);
                words.say_with("quoted", &[("words", name.into())])
            });
            let facts = [("fields", words.list(fields).into())];
            self.say("needs", "step-needs", &facts);
        }
        self.flag("needs", *note, "step-asks-reason");
        match proof {
            Some(Proof::File) => self.flag("needs", true, "step-proof-file"),
            Some(Proof::Signature) => self.flag("needs", true, "step-proof-signature"),
            None => {}
        }
        self.flag("needs", *on_version, "step-on-version");
        self.lines("then", words.effects(then, record));
        self.held_back(&GateBefore::Step(name.clone()));
        let mut events = vec![EventName::Step(name.clone())];
        let mut entered: Vec<&Id> = step.arrows.iter().map(|arrow| &arrow.to).collect();
        entered.sort();
        entered.dedup();
        events.extend(entered.into_iter().map(|state| EventName::Enters {
            record: name.record.clone(),
            state: state.clone(),
        }));
        self.follows(&events);
    }

    fn states(&mut self, states: &[handbook::rule::State]) {
        let words = self.words;
        let named = states.iter().enumerate().map(|(position, state)| {
            let name = words.label(&state.name);
            let key = match (position, state.is_final) {
                (_, true) => "record-state-final",
                (0, false) => "record-state-first",
                _ => return name,
            };
            words.say_with(key, &[("state", name.into())])
        });
        let named = words.list(named);
        self.line("states", named);
    }
}

impl Wording {
    /// The first of several actors that can be found.
    pub(super) fn first_of(&self, actors: &[handbook::rule::Actor], record: Option<&Id>) -> String {
        let names: Vec<String> = actors
            .iter()
            .map(|actor| self.actor(actor, record))
            .collect();
        names.join(&self.say("explain-else"))
    }

    /// From where to where a step leads.
    pub(super) fn moves(&self, record: &Id, step: &Step) -> String {
        let mut targets: Vec<(&Id, Vec<String>)> = Vec::new();
        for arrow in &step.arrows {
            let from = self.state(record, &arrow.from);
            match targets.iter_mut().find(|(to, _)| **to == arrow.to) {
                Some((_, froms)) => froms.push(from),
                None => targets.push((&arrow.to, vec![from])),
            }
        }
        let moves = targets.into_iter().map(|(to, froms)| {
            let to = self.state(record, to);
            let stays = froms.len() == 1 && froms.first() == Some(&to);
            let facts = [("from", self.list(froms).into()), ("to", to.into())];
            self.say_with(if stays { "step-stays" } else { "step-moves" }, &facts)
        });
        let moves: Vec<String> = moves.collect();
        moves.join(&self.say("list-semicolon"))
    }

    fn step_line(&self, record: &Id, step: &Step) -> String {
        let facts = [
            ("step", self.label(&step.meta.name).into()),
            ("moves", self.moves(record, step).into()),
            ("who", self.actors(&step.by, Some(record)).into()),
        ];
        self.say_with("record-step", &facts)
    }

    fn lines_line(&self, lines: &Lines) -> String {
        let kind = match &lines.kind {
            LinesKind::Rows(record) => {
                let facts = [("record", self.record_type(record).into())];
                self.say_with("record-lines-rows", &facts)
            }
            LinesKind::Price => self.say("record-lines-price"),
            LinesKind::Terms => self.say("record-lines-terms"),
            LinesKind::Plan => self.say("record-lines-plan"),
        };
        let facts = [
            ("name", self.label(&lines.name).into()),
            ("kind", kind.into()),
        ];
        let mut line = self.say_with("field-line", &facts);
        if lines.required {
            line.push_str(&self.say("field-required"));
        }
        line
    }

    fn record_owner(&self, of: RecordOf) -> String {
        self.thing(&Id::new(match of {
            RecordOf::Client => "client",
            RecordOf::Person => "person",
            RecordOf::Company => "company",
            RecordOf::Place => "place",
            RecordOf::Item => "item",
        }))
    }

    fn number_example(&self, parts: &[NumberPart]) -> String {
        let today = self.today();
        let parts = parts.iter().map(|part| match part {
            NumberPart::Text(text) => text.clone(),
            NumberPart::Year => format!("{:04}", today.year()),
            NumberPart::Month => format!("{:02}", today.month()),
            NumberPart::Serial { digits } => {
                let width = usize::try_from(*digits).unwrap_or_default();
                format!("{EXAMPLE_SERIAL:0width$}")
            }
        });
        parts.collect()
    }
}
