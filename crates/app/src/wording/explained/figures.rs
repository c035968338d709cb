//! Measures, params, courses, prices, and what is kept how long.

use handbook::Id;
use handbook::event::EventName;
use handbook::rule::{
    Better, CountedAt, Course, Figure, Keep, Measure, Measured, Paper, PaperOf, Param, ParamType,
    Price, PriceBasis, PromiseTime,
};

use super::sheet::Sheet;
use crate::wording::Wording;
use crate::wording::rule::{record_of, subject_of};

impl Sheet<'_> {
    pub(super) fn measure(&mut self, measure: &Measure) {
        let Measure {
            meta,
            of,
            filter,
            figure,
            value,
            split,
            counted_at,
            target,
            better,
            per,
            min_group,
            beside,
            watch,
        } = measure;
        let words = self.words;
        let record = words.measured_record(of);
        self.line("counts", words.measured(of));
        self.only_if(filter.as_ref(), record);
        let value = value.as_ref().map(|value| words.condition(value, record));
        let per = per.as_ref().map(|per| words.condition(per, record));
        let facts = [
            ("value", value.clone().unwrap_or_default().into()),
            ("per", per.unwrap_or_default().into()),
        ];
        match (figure, value) {
            (Figure::Count, _) => self.flag("figure", true, "figure-count"),
            (Figure::Share, Some(_)) => self.say("figure", "figure-share", &facts),
            (Figure::Mean, Some(_)) => self.say("figure", "figure-mean", &facts),
            (Figure::Median, Some(_)) => self.say("figure", "figure-median", &facts),
            (Figure::Sum, Some(_)) => self.say("figure", "figure-sum", &facts),
            (Figure::Ratio, _) => self.say("figure", "figure-ratio", &facts),
            (Figure::Percentile(percent), _) => {
                let percent = ("percent", i64::from(*percent).into());
                let [value, _] = facts;
                self.say("figure", "figure-percentile", &[value, percent]);
            }
            (_, None) => {}
        }
        let by = split.iter().map(|by| words.split(by, record));
        self.line("split", words.list(by));
        self.flag(
            "counted-at",
            true,
            match counted_at {
                CountedAt::Due => "counted-at-due",
                CountedAt::Opened => "counted-at-opened",
                CountedAt::Ended => "counted-at-ended",
                CountedAt::Filed => "counted-at-filed",
            },
        );
        let is_share = *figure == Figure::Share;
        if let Some(target) = target {
            let goal = if is_share {
                format!("{target}%")
            } else {
                target.to_string()
            };
            let key = match better {
                Better::More => "measure-target-more",
                Better::Less => "measure-target-less",
            };
            self.say("target", key, &[("target", goal.into())]);
        } else {
            self.flag(
                "target",
                true,
                match better {
                    Better::More => "measure-better-more",
                    Better::Less => "measure-better-less",
                },
            );
        }
        if let Some(least) = min_group {
            self.say(
                "shown",
                "measure-min-group",
                &[("least", i64::from(*least).into())],
            );
        }
        if !beside.is_empty() {
            let beside = words.list(beside.iter().map(|id| words.measure_name(id)));
            self.say("shown", "measure-beside", &[("beside", beside.into())]);
        }
        if let Some(watch) = watch {
            let facts = [
                ("every", words.rhythm(watch.every).into()),
                ("when", words.condition(&watch.when, record).into()),
            ];
            self.say("watch", "measure-watch", &facts);
        }
        self.follows([&EventName::Anomaly(meta.id.clone())]);
        let reports = words.edition.reports.values();
        let reports = reports.filter(|report| {
            report
                .sections
                .iter()
                .any(|section| section.show.contains(&meta.id))
        });
        let rules = self.named("report", reports.map(|report| &report.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-shown-in", &[("rules", rules.into())]);
        }
    }

    pub(super) fn param(&mut self, param: &Param) {
        let Param {
            meta,
            kind,
            value: _,
            unit: _,
            vary_by,
        } = param;
        let words = self.words;
        self.line("value", words.param_value(param));
        self.flag(
            "type",
            true,
            match kind {
                ParamType::Duration => "param-duration",
                ParamType::Period => "param-period",
                ParamType::Number => "param-number",
                ParamType::Percent => "param-percent",
                ParamType::Text => "param-text",
                ParamType::YesNo => "param-yes-no",
                ParamType::Role => "param-role",
                ParamType::Event => "param-event",
                ParamType::Money => "param-money",
                ParamType::Choice => "param-choice",
            },
        );
        let own = words.list(vary_by.iter().map(|by| words.vary_by(*by)));
        if !own.is_empty() {
            self.say("own", "param-vary-by", &[("what", own.into())]);
        }
        let reads = |timed: &handbook::rule::TimedLength| timed.param.as_ref() == Some(&meta.id);
        let promises = words.edition.promises.values().filter(|promise| {
            promise.variants.iter().any(|terms| {
                let within = matches!(&terms.time, PromiseTime::Within(timed) if reads(timed));
                let extended = terms
                    .extend
                    .as_ref()
                    .is_some_and(|extend| reads(&extend.most));
                let staged = terms.stages.iter().any(|stage| reads(&stage.within));
                within || extended || staged || terms.repeat.as_ref().is_some_and(&reads)
            })
        });
        let rules = self.named("promise", promises.map(|promise| &promise.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-reads", &[("rules", rules.into())]);
        }
        let surveys = words.edition.surveys.values();
        let surveys = surveys.filter(|survey| survey.open_for.as_ref().is_some_and(reads));
        let rules = self.named("survey", surveys.map(|survey| &survey.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-reads", &[("rules", rules.into())]);
        }
    }

    pub(super) fn course(&mut self, course: &Course) {
        let Course {
            meta,
            topics,
            form,
            pass,
            valid_for,
        } = course;
        let words = self.words;
        self.line(
            "topics",
            words.list(topics.iter().map(|(_, name)| words.label(name))),
        );
        match (form, pass) {
            (Some(form), Some(pass)) => self.say(
                "passes",
                "course-exam-pass",
                &[
                    ("form", words.form_name(form).into()),
                    ("pass", (*pass).into()),
                ],
            ),
            (Some(form), None) => {
                self.say(
                    "passes",
                    "course-exam",
                    &[("form", words.form_name(form).into())],
                );
            }
            (None, Some(pass)) => self.say("passes", "course-pass", &[("pass", (*pass).into())]),
            (None, None) => self.flag("passes", true, "course-attendance"),
        }
        match valid_for {
            Some(length) => {
                self.say(
                    "valid",
                    "course-valid-for",
                    &[("length", words.length(length).into())],
                );
            }
            None => self.flag("valid", true, "course-for-ever"),
        }
        let roles = words.edition.roles.values();
        let roles = roles.filter(|role| role.needs.contains(&meta.id));
        let rules = self.named("role", roles.map(|role| &role.meta));
        if !rules.is_empty() {
            self.say("follows", "chain-needed-by", &[("rules", rules.into())]);
        }
        self.follows([&EventName::Passed(meta.id.clone())]);
    }

    pub(super) fn price(&mut self, price: &Price) {
        let Price {
            meta: _,
            of,
            filter,
            basis,
            rate,
            quantity,
            unit,
            cap,
            proof,
        } = price;
        let words = self.words;
        let record = of.first().map(|(record, _)| record);
        let lines = of.iter().map(|(record, lines)| {
            let rule = words.record_rule(record);
            let found = rule.and_then(|rule| rule.lines.iter().find(|known| known.id == *lines));
            let name = found.map_or_else(|| lines.to_string(), |lines| words.label(&lines.name));
            words.say_with(
                "condition-of",
                &[
                    ("of", words.record_type(record).into()),
                    ("fact", name.into()),
                ],
            )
        });
        self.line("stands-on", words.list(lines));
        self.only_if(filter.as_ref(), record);
        self.flag(
            "reckoned",
            true,
            match basis {
                PriceBasis::Item => "price-item",
                PriceBasis::Time => "price-time",
                PriceBasis::Fixed => "price-fixed",
                PriceBasis::Actual => "price-actual",
                PriceBasis::Percent => "price-percent",
            },
        );
        if let Some(rate) = rate {
            let rate = match (basis, rate) {
                (PriceBasis::Percent, handbook::formula::Value::Number(number)) => {
                    format!("{number}%")
                }
                (PriceBasis::Percent, handbook::formula::Value::Decimal(number)) => {
                    format!("{number}%")
                }
                _ => words.plain_value(rate),
            };
            match unit {
                Some(unit) => {
                    let facts = [("rate", rate.into()), ("unit", words.label(unit).into())];
                    self.say("rate", "price-rate-per", &facts);
                }
                None => self.line("rate", rate),
            }
        } else {
            self.maybe("rate", unit.as_ref().map(|unit| words.label(unit)));
        }
        let quantity = quantity.as_ref();
        self.maybe(
            "quantity",
            quantity.map(|formula| words.condition(formula, record)),
        );
        if let Some(cap) = cap {
            self.say(
                "rate",
                "price-cap",
                &[("cap", words.plain_value(cap).into())],
            );
        }
        self.flag("needs", *proof, "price-proof");
    }

    pub(super) fn keep(&mut self, keep: &Keep) {
        let Keep {
            meta,
            of,
            retain,
            after,
            papers,
            file_name,
        } = keep;
        let words = self.words;
        match of {
            Some(record) => self.line("about", words.thing(record)),
            None => self.flag("about", true, "keep-everything"),
        }
        if let Some(retain) = retain {
            let facts = [
                ("length", words.length(retain).into()),
                ("after", words.happenings(after).into()),
            ];
            let key = match after.is_empty() {
                true => "keep-retain",
                false => "keep-retain-after",
            };
            self.say("retained", key, &facts);
        } else if !after.is_empty() {
            self.line("retained", words.happenings(after));
        }
        self.lines(
            "papers",
            papers.iter().map(|paper| words.paper(paper, of.as_ref())),
        );
        if let Some(pattern) = file_name {
            self.say(
                "file-name",
                "keep-file-name",
                &[("pattern", pattern.as_str().into())],
            );
        }
        self.causes(after);
        self.measured(|of| matches!(of, Measured::Keep(of) if *of == meta.id));
    }
}

impl Wording {
    fn measured_record<'m>(&'m self, of: &'m Measured) -> Option<&'m Id> {
        let book = &self.edition;
        match of {
            Measured::Record(record) => Some(record),
            Measured::Promise(promise) => record_of(&book.promises.get(promise)?.on),
            Measured::Duty(Some(duty)) => subject_of(book.duties.get(duty)?),
            Measured::Form(form) => book.forms.get(form)?.of.as_ref(),
            Measured::Keep(keep) => book.keeps.get(keep)?.of.as_ref(),
            Measured::Promises | Measured::Duty(None) | Measured::Survey(_) => None,
        }
    }

    fn measured(&self, of: &Measured) -> String {
        let book = &self.edition;
        let rule = |kind: &str, meta: Option<&handbook::rule::Meta>| {
            meta.map(|meta| self.rule_named(kind, meta))
                .unwrap_or_default()
        };
        match of {
            Measured::Promises => self.say("measured-promises"),
            Measured::Duty(None) => self.say("measured-duties"),
            Measured::Promise(id) => rule("promise", book.promises.get(id).map(|rule| &rule.meta)),
            Measured::Duty(Some(id)) => rule("duty", book.duties.get(id).map(|rule| &rule.meta)),
            Measured::Survey(id) => rule("survey", book.surveys.get(id).map(|rule| &rule.meta)),
            Measured::Keep(id) => rule("keep", book.keeps.get(id).map(|rule| &rule.meta)),
            Measured::Form(id) => {
                self.say_with("explain-form", &[("form", self.form_name(id).into())])
            }
            Measured::Record(id) => self.thing(id),
        }
    }

    fn split(&self, by: &Id, record: Option<&Id>) -> String {
        let said = self.voice.may_say(&format!("split-{by}"), &[]);
        said.unwrap_or_else(|| match record {
            Some(record) => self.field_named(record, by),
            None => by.to_string(),
        })
    }

    fn paper(&self, paper: &Paper, record: Option<&Id>) -> String {
        let source = match &paper.of {
            PaperOf::Files(record) => {
                self.say_with("paper-files", &[("record", self.thing(record).into())])
            }
            PaperOf::Form(form) => {
                self.say_with("explain-form", &[("form", self.form_name(form).into())])
            }
            PaperOf::Report(report) => {
                let rule = self.edition.reports.get(report);
                rule.map(|rule| self.rule_named("report", &rule.meta))
                    .unwrap_or_default()
            }
        };
        let facts = [
            ("name", self.label(&paper.name).into()),
            ("kind", source.into()),
        ];
        let mut line = self.say_with("field-line", &facts);
        if let Some(filter) = &paper.filter {
            let what = self.condition(filter, record);
            line.push_str(&self.say_with("paper-only-if", &[("what", what.into())]));
        }
        line
    }
}
