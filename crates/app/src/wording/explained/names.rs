//! Names of things of a book that only explanations speak of: figures, channels, templates, acts.

use handbook::Id;
use handbook::formula::Value;
use handbook::rule::{GateBefore, Param, ParamType, Print, VaryBy};
use worktime::{Length, Recurrence};

use crate::wording::Wording;

impl Wording {
    /// A figure that the company fills in, with its value: 「「緊急時限」（2小時）」.
    pub(in crate::wording) fn param(&self, id: &Id) -> String {
        let Some(param) = self.edition.params.get(id) else {
            return id.to_string();
        };
        let facts = [
            ("name", self.label(&param.meta.name).into()),
            ("value", self.param_value(param).into()),
        ];
        self.say_with("explain-param", &facts)
    }

    /// The value of such a figure, in its unit.
    pub(super) fn param_value(&self, param: &Param) -> String {
        let text = match (&param.value, param.kind) {
            (Value::Text(text), ParamType::Duration) => {
                Length::parse(text).map_or_else(|_| text.clone(), |length| self.length(&length))
            }
            (Value::Text(text), ParamType::Period) => {
                Recurrence::parse(text).map_or_else(|_| text.clone(), |every| self.rhythm(every))
            }
            (Value::Text(text), ParamType::Role) => self.role(&Id::new(text)),
            (Value::Text(text), ParamType::Choice) => self.row_anywhere(text),
            (Value::Number(number), ParamType::Percent) => format!("{number}%"),
            (value, _) => self.plain_value(value),
        };
        match &param.unit {
            Some(unit) => format!("{text} {}", self.label(unit)),
            None => text,
        }
    }

    /// What may have a value of its own.
    pub(super) fn vary_by(&self, by: VaryBy) -> String {
        self.say(match by {
            VaryBy::Agreement => "explain-vary-agreement",
            VaryBy::Project => "explain-vary-project",
            VaryBy::Client => "explain-vary-client",
            VaryBy::ListRow => "explain-vary-row",
        })
    }

    /// A channel by its id, or one of its kind.
    pub(in crate::wording) fn channel(&self, id: &str) -> String {
        match self.edition.channels.get(id) {
            Some(rule) => self.label(&rule.meta.name),
            None => self
                .voice
                .may_say(&format!("channel-kind-{id}"), &[])
                .unwrap_or_else(|| id.to_owned()),
        }
    }

    /// A template's name.
    pub(in crate::wording) fn template(&self, id: &Id) -> String {
        let rule = self.edition.templates.get(id);
        rule.map_or_else(|| id.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A calendar's name.
    pub(in crate::wording) fn calendar_name(&self, id: &Id) -> String {
        let rule = self.edition.calendar(id);
        rule.map_or_else(|| id.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A list's name.
    pub(super) fn list_name(&self, id: &Id) -> String {
        let rule = self.edition.lists.get(id);
        rule.map_or_else(|| id.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A measure's name.
    pub(super) fn measure_name(&self, id: &Id) -> String {
        let rule = self.edition.measures.get(id);
        rule.map_or_else(|| id.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A course's name.
    pub(super) fn course_name(&self, id: &Id) -> String {
        let rule = self.edition.courses.get(id);
        rule.map_or_else(|| id.to_string(), |rule| self.label(&rule.meta.name))
    }

    /// A record type, or a thing that exists without being declared.
    pub(in crate::wording) fn thing(&self, id: &Id) -> String {
        match id.as_str() {
            "client" => self.say("actor-client"),
            "person" => self.say("explain-thing-person"),
            "place" => self.say("fact-of-place"),
            "item" => self.say("fact-of-item"),
            "company" => self.say("explain-thing-company"),
            _ => self.record_type(id),
        }
    }

    /// A field of a record by its name.
    pub(in crate::wording) fn field_named(&self, record: &Id, field: &Id) -> String {
        let rule = self.record_rule(record);
        let named = rule.and_then(|rule| rule.field(field.as_str()));
        match named {
            Some(field) => self.label(&field.name),
            None => self
                .voice
                .may_say(
                    &format!("fact-of-{}", field.as_str().replace('_', "-")),
                    &[],
                )
                .unwrap_or_else(|| field.to_string()),
        }
    }

    /// An act that a gate or approval stands before.
    pub(super) fn act(&self, before: &GateBefore) -> String {
        let of = |key: &str, what: String| self.say_with(key, &[("what", what.into())]);
        match before {
            GateBefore::Step(step) => {
                let rule = self.edition.step(step);
                let name =
                    rule.map_or_else(|| step.to_string(), |rule| self.label(&rule.meta.name));
                let facts = [
                    ("step", name.into()),
                    ("record", self.record_type(&step.record).into()),
                ];
                self.say_with("explain-act-step", &facts)
            }
            GateBefore::Open(record) => of("explain-act-open", self.thing(record)),
            GateBefore::MessageSent => self.say("happening-message-sent"),
            GateBefore::Read(record) => of("explain-act-read", self.thing(record)),
            GateBefore::Export(record) => of("explain-act-export", self.thing(record)),
            GateBefore::Issue(report) => {
                let rule = self.edition.reports.get(report);
                let name = rule.map(|rule| self.label(&rule.meta.name));
                of(
                    "explain-act-issue",
                    name.unwrap_or_else(|| report.to_string()),
                )
            }
            GateBefore::Survey(survey) => {
                let rule = self.edition.surveys.get(survey);
                let name = rule.map(|rule| self.label(&rule.meta.name));
                of(
                    "explain-act-survey",
                    name.unwrap_or_else(|| survey.to_string()),
                )
            }
            GateBefore::Assign => self.say("explain-act-assign"),
            GateBefore::Grant(approval) => {
                let rule = self.edition.approvals.get(approval);
                let name = rule.map(|rule| self.label(&rule.meta.name));
                of(
                    "explain-act-grant",
                    name.unwrap_or_else(|| approval.to_string()),
                )
            }
        }
    }

    /// The record type that an act is about.
    pub(super) fn act_record(before: &GateBefore) -> Option<&Id> {
        match before {
            GateBefore::Step(step) => Some(&step.record),
            GateBefore::Open(record) | GateBefore::Read(record) | GateBefore::Export(record) => {
                Some(record)
            }
            _ => None,
        }
    }

    /// Several acts, any of which is meant.
    pub(super) fn acts(&self, before: &[GateBefore]) -> String {
        let words: Vec<String> = before.iter().map(|before| self.act(before)).collect();
        words.join(&self.say("list-or"))
    }

    /// Roles by name.
    pub(super) fn roles(&self, roles: &[Id]) -> String {
        self.list(roles.iter().map(|role| self.role(role)))
    }

    /// As what something can be printed.
    pub(super) fn prints(&self, prints: &[Print]) -> String {
        self.list(prints.iter().map(|print| {
            match print {
                Print::Pdf => "PDF",
                Print::Docx => "Word",
                Print::Xlsx => "Excel",
            }
            .to_owned()
        }))
    }

    fn row_anywhere(&self, row: &str) -> String {
        let mut rows = self.edition.lists.values().flat_map(|list| &list.rows);
        let found = rows.find(|known| known.id == *row);
        found.map_or_else(|| row.to_owned(), |row| self.label(&row.name))
    }
}
