//! Functions of formulas in words.

use handbook::Id;
use handbook::event::StepRef;
use handbook::formula::{Expression, ExpressionKind, Function, Value};
use handbook::rule::FieldType;
use worktime::Length;

use super::Condition;

impl Condition<'_> {
    /// A call in words; none where its arguments aren't what the checker lets through.
    pub(super) fn call(&self, function: Function, arguments: &[Expression]) -> Option<String> {
        let words = self.words;
        let first = arguments.first();
        let second = arguments.get(1);
        let text = |at: usize| arguments.get(at).and_then(Expression::written);
        let said = |at: usize| arguments.get(at).map(|node| self.value(node));
        match function {
            Function::Has => Some(self.set("condition-has", "condition-there-is", first?)),
            Function::Done => Some(self.step("condition-done", text(0)?)),
            Function::At => Some(self.step("condition-at", text(0)?)),
            Function::Changed => Some(self.one("condition-changed", self.record_field(text(0)?))),
            Function::ValueAt => {
                Some(self.two("condition-value-at", self.record_field(text(0)?), said(1)?))
            }
            Function::Filed => Some(self.form_words("condition-filed", text(0)?)),
            Function::AllYes => self.all_yes("condition-all-yes", text(0)?, second),
            Function::FileMissing => Some(words.say("condition-file-missing")),
            Function::Children => {
                Some(self.one("condition-children", words.record_type(&Id::new(text(0)?))))
            }
            Function::Count => Some(self.of_client("condition-count", text(0)?, text(1))),
            Function::Exists => Some(self.of_client("condition-exists", text(0)?, text(1))),
            Function::First => self.of_source("condition-first", text(0)?, text(1)?, None),
            Function::Last => self.of_source("condition-last", text(0)?, text(1)?, None),
            Function::Sum => self.of_source("condition-sum", text(0)?, text(1)?, text(2)),
            Function::Is => {
                Some(self.two("condition-holds", said(0)?, words.role(&Id::new(text(1)?))))
            }
            Function::Owned => Some(match text(1) {
                Some(what) => self.two("condition-owned-of", said(0)?, self.owned(what)),
                None => self.one("condition-owned", said(0)?),
            }),
            Function::Passed => {
                let course = words.edition.courses.get(text(1)?)?;
                Some(self.two("condition-passed", said(0)?, words.label(&course.meta.name)))
            }
            Function::CountByActor => {
                Some(self.one("condition-count-by-actor", self.length(text(0)?)))
            }
            Function::Consents => {
                let purpose = match text(1) {
                    Some(row) => words.list_row(&Id::new("purposes"), row),
                    None => said(1)?,
                };
                Some(match said(2) {
                    None => self.one("condition-consents", purpose),
                    Some(party) => self.two("condition-consents-to", purpose, party),
                })
            }
            Function::ActiveAt => Some(self.two("condition-active-at", said(0)?, said(1)?)),
            Function::Measure => {
                let measure = words.edition.measures.get(text(0)?)?;
                let period = words.say(&format!("condition-{}", text(1)?.replace(' ', "-")));
                let figure = self.two("condition-measure", words.label(&measure.meta.name), period);
                Some(match said(2) {
                    Some(of) => self.two("condition-measure-of", of, figure),
                    None => figure,
                })
            }
            Function::All => Some(self.each("condition-all", first?, second?)),
            Function::Any => Some(self.each("condition-any", first?, second?)),
            Function::Covers => {
                let list = words.edition.lists.get(text(1)?)?;
                Some(self.two("condition-covers", said(0)?, words.label(&list.meta.name)))
            }
            Function::Len => Some(match self.is_list(first?) {
                true => self.one("condition-how-many", said(0)?),
                false => self.one("condition-characters", said(0)?),
            }),
            Function::Contains => Some(self.two("condition-contains", said(0)?, said(1)?)),
            Function::YearsSince => Some(self.one("condition-years-since", said(0)?)),
            Function::Duration => Some(self.length(text(0)?)),
            Function::Money => text(0).map(str::to_owned),
        }
    }

    /// What a call denies.
    pub(super) fn denied_call(
        &self,
        function: Function,
        arguments: &[Expression],
    ) -> Option<String> {
        let first = arguments.first();
        let text = |at: usize| arguments.get(at).and_then(Expression::written);
        match function {
            Function::Has => Some(self.set("condition-has-not", "condition-there-is-no", first?)),
            Function::Contains => Some(self.two(
                "condition-contains-not",
                self.value(first?),
                self.value(arguments.get(1)?),
            )),
            Function::Done => Some(self.step("condition-not-done", text(0)?)),
            Function::Filed => Some(self.form_words("condition-not-filed", text(0)?)),
            Function::Exists => Some(self.of_client("condition-exists-not", text(0)?, text(1))),
            Function::Is => Some(self.two(
                "condition-holds-not",
                self.value(first?),
                self.words.role(&Id::new(text(1)?)),
            )),
            _ => Some(self.one("condition-not", self.call(function, arguments)?)),
        }
    }

    /// A value that a field of one of several things, or of another time, is compared with.
    pub(super) fn held(
        &self,
        function: Function,
        arguments: &[Expression],
        value: &Value,
    ) -> String {
        let text = |at: usize| arguments.get(at).and_then(Expression::written);
        let field = match function {
            Function::ValueAt => text(0).and_then(|field| {
                let record = self.words.edition.records.get(self.record_type?)?;
                record.field(field)
            }),
            _ => text(0)
                .zip(text(1))
                .and_then(|(source, field)| self.source_field(source, field)),
        };
        match (field.map(|field| &field.kind), value) {
            (Some(FieldType::Choice(list)), Value::Text(row)) => self.words.list_row(list, row),
            _ => self.words.plain_value(value),
        }
    }

    /// Whether a fact is set: a field is filled in, anything else is there.
    fn set(&self, of_field: &str, of_call: &str, fact: &Expression) -> String {
        let key = match &fact.kind {
            ExpressionKind::Call { .. } => of_call,
            _ => of_field,
        };
        self.one(key, self.value(fact))
    }

    fn step(&self, key: &str, name: &str) -> String {
        let label = name.split_once('.').and_then(|(record, step)| {
            let step = StepRef {
                record: Id::new(record),
                step: Id::new(step),
            };
            let rule = self.words.edition.step(&step)?;
            Some(self.words.label(&rule.meta.name))
        });
        let step = label.unwrap_or_else(|| name.to_owned());
        self.words.say_with(key, &[("step", step.into())])
    }

    fn form_words(&self, key: &str, form: &str) -> String {
        let form = self.words.form_name(&Id::new(form));
        self.words.say_with(key, &[("form", form.into())])
    }

    fn all_yes(&self, key: &str, form: &str, questions: Option<&Expression>) -> Option<String> {
        let rule = self.words.edition.forms.get(form)?;
        let name = self.words.form_name(&rule.meta.id);
        let Some(questions) = questions else {
            return Some(self.words.say_with(key, &[("form", name.into())]));
        };
        let ExpressionKind::List(questions) = &questions.kind else {
            return None;
        };
        let asked = questions.iter().filter_map(|question| {
            let id = question.written()?;
            let field = rule.fields.iter().find(|field| field.id == *id)?;
            let name = self.words.label(&field.name);
            Some(self.words.say_with("quoted", &[("words", name.into())]))
        });
        let asked = self.words.list(asked);
        Some(self.words.say_with(
            "condition-these-yes",
            &[("form", name.into()), ("questions", asked.into())],
        ))
    }

    fn of_client(&self, key: &str, record: &str, state: Option<&str>) -> String {
        let record = Id::new(record);
        let name = self.words.record_type(&record);
        match state {
            None => self.words.say_with(key, &[("record", name.into())]),
            Some(state) => {
                let state = self.words.state(&record, &Id::new(state));
                let key = format!("{key}-in");
                self.words
                    .say_with(&key, &[("record", name.into()), ("state", state.into())])
            }
        }
    }

    fn of_source(
        &self,
        key: &str,
        source: &str,
        field: &str,
        span: Option<&str>,
    ) -> Option<String> {
        let name = self.words.label(&self.source_field(source, field)?.name);
        let source = match source.split_once('.') {
            Some(("children", record)) => self.one(
                "condition-children",
                self.words.record_type(&Id::new(record)),
            ),
            Some(("form", form)) => self.form_words("explain-form", form),
            Some(("lines", lines)) => self.lines(lines),
            _ => self.one(
                "condition-of-client",
                self.words.record_type(&Id::new(source)),
            ),
        };
        let facts = [
            ("source", source.into()),
            ("field", name.into()),
            (
                "span",
                span.map(|span| self.length(span))
                    .unwrap_or_default()
                    .into(),
            ),
        ];
        let key = match span {
            Some(_) => "condition-sum-within",
            None => key,
        };
        Some(self.words.say_with(key, &facts))
    }

    fn source_field(&self, source: &str, field: &str) -> Option<&handbook::rule::Field> {
        let edition = &self.words.edition;
        match source.split_once('.') {
            Some(("form", form)) => {
                let form = edition.forms.get(form)?;
                form.fields.iter().find(|known| known.id == *field)
            }
            Some(("lines", lines)) => {
                let record = edition.records.get(self.record_type?)?;
                let lines = record.lines.iter().find(|known| known.id == *lines)?;
                match &lines.kind {
                    handbook::rule::LinesKind::Rows(of) => edition.records.get(of)?.field(field),
                    _ => None,
                }
            }
            Some((_, record)) => edition.records.get(record)?.field(field),
            None => edition.records.get(source)?.field(field),
        }
    }

    fn lines(&self, lines: &str) -> String {
        let record = self
            .record_type
            .and_then(|record| self.words.record_rule(record));
        let found = record.and_then(|record| record.lines.iter().find(|known| known.id == *lines));
        found.map_or_else(|| lines.to_owned(), |lines| self.words.label(&lines.name))
    }

    fn record_field(&self, field: &str) -> String {
        let path = handbook::formula::Path::RecordField(Id::new(field));
        self.path(&path)
            .unwrap_or_else(|| self.words.say_with("quoted", &[("words", field.into())]))
    }

    fn owned(&self, what: &str) -> String {
        match what {
            "client" => self.words.say("actor-client"),
            record => self.words.record_type(&Id::new(record)),
        }
    }

    fn each(&self, key: &str, list: &Expression, condition: &Expression) -> String {
        let list = self.value(list);
        // Inside, `record` and its states are those of the elements only through `it`, which says so itself.
        self.two(key, list, self.say(condition))
    }

    fn is_list(&self, node: &Expression) -> bool {
        match &node.kind {
            ExpressionKind::List(_)
            | ExpressionKind::Call {
                function: Function::Children,
                ..
            } => true,
            ExpressionKind::Path(path) => self.is_many(path),
            _ => false,
        }
    }

    fn length(&self, text: &str) -> String {
        Length::parse(text).map_or_else(|_| text.to_owned(), |length| self.words.length(&length))
    }
}
