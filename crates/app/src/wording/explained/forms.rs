//! Forms and their fields, surveys, templates, reports: what people fill in, send and read.

use handbook::Id;
use handbook::event::{EventName, SurveyPhase};
use handbook::formula::Path;
use handbook::rule::{
    Bound, Field, FieldType, Form, GateBefore, Measured, PaperOf, Protection, Report, Section,
    Survey, Template, TemplatePart,
};

use super::sheet::Sheet;
use crate::wording::Wording;

impl Sheet<'_> {
    pub(super) fn form(&mut self, form: &Form) {
        let Form {
            meta,
            of,
            by,
            fields,
            require,
            repeats,
            print,
        } = form;
        let words = self.words;
        if let Some(of) = of {
            let facts = [("what", words.thing(of).into())];
            self.say("of", "form-of", &facts);
        }
        if !by.is_empty() {
            let who = words.actors(by, of.as_ref());
            self.say("by", "form-by", &[("who", who.into())]);
        }
        self.lines(
            "fields",
            fields
                .iter()
                .map(|field| words.field_line(field, of.as_ref())),
        );
        self.lines(
            "required",
            require
                .iter()
                .map(|formula| words.condition_on_form(formula, of.as_ref(), &meta.id)),
        );
        self.flag("repeats", *repeats, "form-repeats");
        self.line("print", words.prints(print));
        let filed = EventName::Filed(meta.id.clone());
        self.causes(std::slice::from_ref(&filed));
        self.follows([&filed]);
        self.measured(|of| matches!(of, Measured::Form(of) if *of == meta.id));
        self.dossiers(|paper| matches!(paper, PaperOf::Form(of) if *of == meta.id));
    }

    pub(super) fn survey(&mut self, survey: &Survey) {
        let Survey {
            meta,
            form,
            of,
            to,
            by,
            not_by,
            anonymous,
            min_group,
            one_each,
            channels,
            open_for,
            readers,
        } = survey;
        let words = self.words;
        let facts = [("form", words.form_name(form).into())];
        self.say("questions", "survey-form", &facts);
        self.line("about", words.subject(of));
        self.line("to", words.actors(to, None));
        self.line("by", words.actors(by, None));
        if !not_by.is_empty() {
            let facts = [("who", words.actors(not_by, None).into())];
            self.say("by", "survey-not-by", &facts);
        }
        self.flag("answers", *anonymous, "survey-anonymous");
        if let Some(least) = min_group {
            let facts = [("least", i64::from(*least).into())];
            self.say("answers", "survey-min-group", &facts);
        }
        self.flag("answers", *one_each, "survey-one-each");
        let channels = words.list(
            channels
                .iter()
                .map(|channel| words.channel(channel.as_str())),
        );
        self.line("channels", channels);
        if let Some(open_for) = open_for {
            let facts = [("length", words.timed(open_for).into())];
            self.say("open-for", "survey-open-for", &facts);
        }
        self.line("readers", words.roles(readers));
        self.held_back(&GateBefore::Survey(meta.id.clone()));
        let phases = SurveyPhase::ALL.iter().map(|phase| EventName::Survey {
            rule: meta.id.clone(),
            phase: *phase,
        });
        let phases: Vec<EventName> = phases.collect();
        self.follows(&phases);
        self.measured(|of| matches!(of, Measured::Survey(of) if *of == meta.id));
    }

    pub(super) fn template(&mut self, template: &Template) {
        let Template {
            meta,
            to,
            subject,
            text,
            file,
            attach,
            purpose,
        } = template;
        let words = self.words;
        self.line("to", words.actors(to, None));
        self.line("subject", words.filled(subject));
        let text = words.filled(text);
        self.lines("text", text.lines().map(str::to_owned));
        if let Some(file) = file {
            self.say("text", "template-file", &[("file", file.as_str().into())]);
        }
        let attached = attach.iter().map(|form| {
            let name = words.form_name(form);
            words.say_with("explain-form", &[("form", name.into())])
        });
        self.line("attached", words.list(attached));
        if let Some(purpose) = purpose {
            let purpose = words.list_row(&Id::new("purposes"), purpose);
            self.say(
                "purpose",
                "template-purpose",
                &[("purpose", purpose.into())],
            );
        }
        self.senders(&meta.id);
    }

    pub(super) fn report(&mut self, report: &Report) {
        let Report {
            meta,
            of,
            filter,
            sections,
            columns,
            by,
            to,
            readers,
            print,
        } = report;
        let words = self.words;
        let record = match of {
            handbook::rule::ForEach::Record(record) => Some(record),
            _ => None,
        };
        self.line("about", words.subject(of));
        self.only_if(filter.as_ref(), record);
        self.lines(
            "sections",
            sections.iter().map(|section| words.section(section)),
        );
        let columns = columns.iter().map(|column| match record {
            Some(record) => words.field_named(record, column),
            None => column.to_string(),
        });
        self.line("columns", words.list(columns));
        self.line("by", words.actors(by, record));
        self.line("to", words.actors(to, record));
        self.line("readers", words.roles(readers));
        self.line("print", words.prints(print));
        self.held_back(&GateBefore::Issue(meta.id.clone()));
        self.follows([&EventName::Issued(meta.id.clone())]);
        self.dossiers(|paper| matches!(paper, PaperOf::Report(of) if *of == meta.id));
    }

    fn senders(&mut self, template: &Id) {
        let words = self.words;
        let sends = |effects: &[handbook::rule::Effect]| {
            effects.iter().any(|effect| {
                matches!(&effect.kind, handbook::rule::EffectKind::Send(sent) if sent == template)
            })
        };
        let steps = words.edition.records.values().flat_map(|record| {
            let steps = record.steps.iter();
            steps.filter(|step| sends(&step.then)).map(|step| {
                EventName::Step(handbook::event::StepRef {
                    record: record.meta.id.clone(),
                    step: step.meta.id.clone(),
                })
            })
        });
        let steps: Vec<EventName> = steps.collect();
        self.causes(&steps);
        let whens = words.edition.whens.values();
        let whens = whens.filter(|when| sends(&when.then));
        let rules = self.named("when", whens.map(|when| &when.meta));
        if !rules.is_empty() {
            self.say("cause", "chain-sent-by", &[("rules", rules.into())]);
        }
    }
}

impl Wording {
    /// A field in one line: its name, what it holds, and everything that is asked of it.
    pub(super) fn field_line(&self, field: &Field, record: Option<&Id>) -> String {
        let Field {
            id: _,
            name,
            kind,
            required,
            many,
            protect,
            min_now,
            max_now,
            min,
            max,
            locked,
            by,
            hint,
        } = field;
        let facts = [
            ("name", self.label(name).into()),
            ("kind", self.field_kind(kind).into()),
        ];
        let mut line = self.say_with("field-line", &facts);
        let mut add = |key: &str, what: String| {
            line.push_str(&self.say_with(key, &[("what", what.into())]));
        };
        let flags = [
            (*required, "field-required"),
            (*many, "field-many"),
            (*min_now, "field-min-now"),
            (*max_now, "field-max-now"),
            (*protect == Protection::Personal, "field-personal"),
            (*protect == Protection::Sensitive, "field-sensitive"),
        ];
        for (_, key) in flags.into_iter().filter(|(is_so, _)| *is_so) {
            add(key, String::new());
        }
        if let Some(min) = min {
            add("field-min", self.bound(min, record));
        }
        if let Some(max) = max {
            add("field-max", self.bound(max, record));
        }
        if let Some(step) = locked {
            add(
                "field-locked",
                self.happening(&EventName::Step(step.clone())),
            );
        }
        if !by.is_empty() {
            add("field-by", self.actors(by, record));
        }
        if let Some(hint) = hint {
            add("field-hint", self.label(hint));
        }
        line
    }

    /// The pieces of a template with their placeholders by name.
    fn filled(&self, parts: &[TemplatePart]) -> String {
        let blank = |what: String| self.say_with("template-blank", &[("what", what.into())]);
        let parts = parts.iter().map(|part| match part {
            TemplatePart::Text(text) => self.voice.own(text),
            TemplatePart::Path(path) => blank(self.fact(path)),
            TemplatePart::Form(field) => blank(self.fact(&Path::FormField(field.clone()))),
            TemplatePart::CompanyName => blank(self.say("explain-thing-company")),
            TemplatePart::ActorName => blank(self.say("actor-acting")),
            TemplatePart::Link => blank(self.say("template-link")),
        });
        parts.collect()
    }

    fn section(&self, section: &Section) -> String {
        let Section {
            id: _,
            name,
            show,
            required,
        } = section;
        let mut line = self.label(name);
        if !show.is_empty() {
            let figures = self.list(show.iter().map(|measure| self.measure_name(measure)));
            line.push_str(&self.say_with("report-shows", &[("figures", figures.into())]));
        }
        if *required {
            line.push_str(&self.say("report-required"));
        }
        line
    }

    fn bound(&self, bound: &Bound, record: Option<&Id>) -> String {
        match bound {
            Bound::Number(number) => number.to_string(),
            Bound::Field(field) => {
                let name = match record
                    .and_then(|record| self.record_rule(record)?.field(field.as_str()))
                {
                    Some(field) => self.label(&field.name),
                    None => self.form_field_anywhere(field),
                };
                self.say_with("quoted", &[("words", name.into())])
            }
        }
    }

    fn form_field_anywhere(&self, field: &Id) -> String {
        let mut fields = self.edition.forms.values().flat_map(|form| &form.fields);
        let found = fields.find(|known| known.id == *field);
        found.map_or_else(|| field.to_string(), |field| self.label(&field.name))
    }

    fn field_kind(&self, kind: &FieldType) -> String {
        let of = |key: &str, what: String| self.say_with(key, &[("what", what.into())]);
        let key = match kind {
            FieldType::Choice(list) => return of("field-type-choice", self.list_name(list)),
            FieldType::Ref(record) => return of("field-type-ref", self.thing(record)),
            FieldType::Rows(record) => return of("field-type-rows", self.thing(record)),
            FieldType::Text => "field-type-text",
            FieldType::LongText => "field-type-long-text",
            FieldType::Number => "field-type-number",
            FieldType::YesNo => "field-type-yes-no",
            FieldType::Date => "field-type-date",
            FieldType::Instant => "field-type-instant",
            FieldType::Person => "field-type-person",
            FieldType::Money => "field-type-money",
            FieldType::File => "field-type-file",
            FieldType::Decimal => "field-type-decimal",
            FieldType::Percent => "field-type-percent",
            FieldType::Duration => "field-type-duration",
            FieldType::Place => "field-type-place",
            FieldType::Item => "field-type-item",
            FieldType::Sign => "field-type-sign",
            FieldType::Article => "field-type-article",
        };
        self.say(key)
    }
}
