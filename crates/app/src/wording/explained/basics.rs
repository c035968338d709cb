//! Who may see what, and where words come in: grants, channels, lists, calendars, principles.

use handbook::Id;
use handbook::rule::{CalendarRule, Channel, Grant, Guess, ListRule, Principle, Subject};
use worktime::Counting;

use super::sheet::Sheet;
use crate::wording::Wording;

/// Days of which a calendar tells its hours.
const DAYS_TOLD: usize = 7;
/// Most rows of a list that are told.
const ROWS_MAX: usize = 40;

impl Sheet<'_> {
    pub(super) fn grant(&mut self, grant: &Grant) {
        let Grant {
            meta: _,
            by,
            read,
            edit,
            export,
            filter,
            purpose,
            mask,
            log,
        } = grant;
        let words = self.words;
        let record = read.iter().find_map(|subject| match subject {
            Subject::Record(record) => Some(record),
            _ => None,
        });
        let subjects = |of: &[Subject]| words.list(of.iter().map(|of| words.subject_name(of)));
        self.line("who", words.roles(by));
        self.line("read", subjects(read));
        self.line("edit", subjects(edit));
        self.line("export", subjects(export));
        self.only_if(filter.as_ref(), record);
        if let Some(purpose) = purpose {
            let facts = [("purpose", words.label(purpose).into())];
            self.say("purpose", "access-purpose", &facts);
        }
        let masked = mask.iter().map(|(record, field)| {
            let facts = [
                ("of", words.thing(record).into()),
                ("fact", words.field_named(record, field).into()),
            ];
            words.say_with("condition-of", &facts)
        });
        self.line("masked", words.list(masked));
        self.flag("logged", *log, "access-logged");
        for role in by {
            self.scope_of(role);
        }
    }

    pub(super) fn channel(&mut self, channel: &Channel) {
        let Channel {
            meta: _,
            kind,
            address,
            receives,
            opens,
            matches,
            guess,
            hours,
            note,
        } = channel;
        let words = self.words;
        let kind = handbook::rule::ChannelKind::ALL
            .iter()
            .find(|(_, known)| known == kind);
        if let Some((word, _)) = kind {
            self.flag("type", true, &format!("channel-kind-{word}"));
        }
        self.maybe("address", address.clone());
        if let Some(role) = receives {
            self.say(
                "by",
                "channel-receives",
                &[("role", words.role(role).into())],
            );
        }
        if let Some(record) = opens {
            self.say(
                "then",
                "channel-opens",
                &[("record", words.record_type(record).into())],
            );
        }
        let taken_up = matches
            .iter()
            .map(|text| words.say_with("quoted", &[("words", text.as_str().into())]));
        self.line("matches", words.list(taken_up));
        let guesses = guess.iter().map(|guess| {
            words.say(match guess {
                Guess::Sentiment => "channel-guess-sentiment",
                Guess::Topic => "channel-guess-topic",
            })
        });
        let guesses = words.list(guesses);
        if !guesses.is_empty() {
            self.say("guess", "channel-guess", &[("what", guesses.into())]);
        }
        match hours {
            Some(calendar) => self.line("hours", words.calendar_name(calendar)),
            None => self.flag("hours", true, "channel-always"),
        }
        self.maybe("note", note.as_ref().map(|note| words.label(note)));
    }

    pub(super) fn list(&mut self, list: &ListRule) {
        let ListRule {
            meta: _,
            rows,
            ordered,
            columns,
            suggest_if,
            edited_by,
            counted,
        } = list;
        let words = self.words;
        self.lines(
            "fields",
            columns.iter().map(|column| words.field_line(column, None)),
        );
        let told = rows.iter().take(ROWS_MAX).map(|row| {
            let values = row.values.iter().map(|(column, value)| {
                let known = columns.iter().find(|known| known.id == *column);
                let name =
                    known.map_or_else(|| column.to_string(), |known| words.label(&known.name));
                let value = match (value, known.map(|known| &known.kind)) {
                    (
                        handbook::formula::Value::Text(row),
                        Some(handbook::rule::FieldType::Choice(list)),
                    ) => words.list_row(list, row),
                    _ => words.plain_value(value),
                };
                words.say_with(
                    "list-value",
                    &[("column", name.into()), ("value", value.into())],
                )
            });
            let values = words.list(values);
            let name = words.label(&row.name);
            match values.is_empty() {
                true => name,
                false => words.say_with(
                    "list-row",
                    &[("name", name.into()), ("values", values.into())],
                ),
            }
        });
        let told: Vec<String> = told.collect();
        if columns.is_empty() {
            self.line("rows", words.list(told));
        } else {
            self.lines("rows", told);
        }
        if rows.len() > ROWS_MAX {
            let more = i64::try_from(rows.len() - ROWS_MAX).unwrap_or(i64::MAX);
            self.say("rows", "list-more", &[("more", more.into())]);
        }
        self.flag("order", *ordered, "list-ordered");
        if let Some(formula) = suggest_if {
            let facts = [("what", words.condition(formula, None).into())];
            self.say("suggests", "list-suggests", &facts);
        }
        if !edited_by.is_empty() {
            let facts = [("who", words.roles(edited_by).into())];
            self.say("edited-by", "list-edited-by", &facts);
        }
        self.flag("order", *counted, "list-counted");
    }

    pub(super) fn calendar(&mut self, rule: &CalendarRule) {
        let CalendarRule {
            meta,
            calendar,
            counting,
        } = rule;
        let words = self.words;
        let zone = calendar.zone().name().to_owned();
        self.line("zone", zone);
        let first = words.today();
        let days = std::iter::successors(Some(first), |day| day.tomorrow().ok());
        let days: Vec<String> = days
            .take(DAYS_TOLD)
            .map(|day| words.hours_of(calendar, day))
            .collect();
        self.lines("hours", days);
        self.flag(
            "counting",
            true,
            match counting {
                Counting::Elapsed => "calendar-elapsed",
                _ => "calendar-civil-code",
            },
        );
        if let Some(until) = calendar.known_until() {
            let facts = [("date", words.full_date(until).into())];
            self.say("known", "calendar-known-until", &facts);
        }
        if words.edition.default_calendar == meta.id {
            self.flag("follows", true, "calendar-default");
        }
        let promises = words.edition.promises.values();
        let promises = promises.filter(|promise| {
            promise
                .variants
                .iter()
                .any(|terms| terms.calendar == meta.id)
        });
        let many = promises.count();
        let duties = words.edition.duties.values();
        let duties = duties.filter(|duty| duty.calendar == meta.id).count();
        let facts = [
            ("promises", i64::try_from(many).unwrap_or(i64::MAX).into()),
            ("duties", i64::try_from(duties).unwrap_or(i64::MAX).into()),
        ];
        self.say("follows", "calendar-used", &facts);
    }

    pub(super) fn principle(&mut self, principle: &Principle) {
        let Principle {
            meta: _,
            note,
            citable,
            see,
            provided,
            bans,
        } = principle;
        let words = self.words;
        self.line("says", words.label(note));
        let carriers = see.iter().map(|(kind, id)| words.carrier(kind, id));
        self.lines("carried-by", carriers);
        let provided = provided.iter().map(|provided| {
            let mut all = handbook::rule::Provided::ALL.iter();
            let word = all
                .find(|(_, known)| known == provided)
                .map_or("", |(word, _)| word);
            words.say(&format!("provided-{}", word.replace('_', "-")))
        });
        self.lines("provided", provided);
        self.lines("bans", bans.iter().map(|ban| words.label(ban)));
        self.flag("citable", *citable, "principle-citable");
        if see.is_empty() && principle.provided.is_empty() {
            self.flag("carried-by", true, "principle-alone");
        }
    }
}

impl Wording {
    fn subject_name(&self, subject: &Subject) -> String {
        match subject {
            Subject::Record(record) => self.record_type(record),
            Subject::Client => self.say("actor-client"),
            Subject::Handbook => self.say("explain-thing-handbook"),
            Subject::People => self.say("explain-thing-people"),
        }
    }

    fn hours_of(&self, calendar: &worktime::Calendar, day: worktime::Date) -> String {
        let spans = calendar.day_spans(day).spans;
        let spans = spans.iter().map(|(from, to)| {
            let (from, to) = (calendar.zone().civil(*from), calendar.zone().civil(*to));
            let time = |at: jiff::civil::DateTime| format!("{:02}:{:02}", at.hour(), at.minute());
            format!("{}–{}", time(from), time(to))
        });
        let spans = self.list(spans);
        let hours = match spans.is_empty() {
            true => self.say("calendar-off"),
            false => spans,
        };
        let facts = [("day", self.full_day(day).into()), ("hours", hours.into())];
        self.say_with("calendar-day", &facts)
    }

    fn carrier(&self, kind: &str, id: &Id) -> String {
        let rules = handbook::coverage::rules(&self.edition);
        let found = rules
            .iter()
            .find(|rule| rule.kind == kind && rule.id == *id.as_str());
        match found {
            None => format!("{kind}.{id}"),
            Some(rule) => {
                let facts = [
                    (
                        "rule",
                        self.rule_title(rule.kind, &rule.name, &rule.id).into(),
                    ),
                    ("id", rule.full().into()),
                ];
                self.say_with("explain-rule-and-id", &facts)
            }
        }
    }
}
