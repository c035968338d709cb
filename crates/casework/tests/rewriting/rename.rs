//! Every id of a book given another name, in its rule blocks and in the stories that speak of them.

use std::collections::BTreeSet;

use handbook::Edition;
use handbook::rule::{Field, FieldType};

/// What every id begins with afterwards. One beginning for all keeps their order, which is the order of effects.
pub(crate) const PREFIX: &str = "zz_";

/// The ids that a book gives to its own things.
pub(crate) struct Ids {
    all: BTreeSet<String>,
    records: BTreeSet<String>,
    rows: BTreeSet<String>,
    choices: BTreeSet<String>,
}

/// Names of the language itself, which stay.
const BUILT_IN: [&str; 3] = ["client", "person", "tiers"];
const RECORD_FACTS: [&str; 4] = ["state", "number", "opened_at", "owner"];
const CLIENT_FACTS: [&str; 4] = ["name", "tier", "since", "id"];
const ACTORS: [&str; 8] = [
    "owner",
    "first_owner",
    "first_receiver",
    "author",
    "actor",
    "anyone",
    "client",
    "clock",
];
const HAPPENINGS: [&str; 3] = ["opened", "closed", "discarded"];

impl Ids {
    pub(crate) fn of(edition: &Edition) -> Self {
        let mut all = BTreeSet::new();
        let mut add = |id: &handbook::Id| {
            all.insert(id.to_string());
        };
        edition.calendars.keys().for_each(&mut add);
        edition.params.keys().for_each(&mut add);
        edition.lists.keys().for_each(&mut add);
        edition.departments.keys().for_each(&mut add);
        edition.roles.keys().for_each(&mut add);
        edition.records.keys().for_each(&mut add);
        edition.forms.keys().for_each(&mut add);
        edition.promises.keys().for_each(&mut add);
        edition.duties.keys().for_each(&mut add);
        edition.gates.keys().for_each(&mut add);
        edition.whens.keys().for_each(&mut add);
        edition.templates.keys().for_each(&mut add);
        edition.grants.keys().for_each(&mut add);
        edition.measures.keys().for_each(&mut add);
        edition.principles.keys().for_each(&mut add);
        for record in edition.records.values() {
            record.states.iter().for_each(|state| add(&state.id));
            record.steps.iter().for_each(|step| add(&step.meta.id));
        }
        let of_records = edition.records.values().flat_map(|record| &record.fields);
        let of_forms = edition.forms.values().flat_map(|form| &form.fields);
        let fields: Vec<&Field> = of_records.chain(of_forms).collect();
        fields.iter().for_each(|field| add(&field.id));
        let rows = edition.lists.values().flat_map(|list| &list.rows);
        let rows: BTreeSet<String> = rows.map(|row| row.id.to_string()).collect();
        all.extend(rows.iter().cloned());
        for word in BUILT_IN {
            all.remove(word);
        }
        let choices = fields
            .iter()
            .filter(|field| matches!(field.kind, FieldType::Choice(_)))
            .map(|field| field.id.to_string());
        Self {
            all,
            records: edition.records.keys().map(ToString::to_string).collect(),
            rows,
            choices: choices.collect(),
        }
    }

    /// How many there are.
    pub(crate) fn count(&self) -> usize {
        self.all.len()
    }

    fn id(&self, word: &str) -> String {
        if self.all.contains(word) {
            format!("{PREFIX}{word}")
        } else {
            word.to_owned()
        }
    }

    /// `order.answer`, `order.enters.open`, `form.x.filed`, `promise.x.kept`, `param.x`, or an id alone.
    fn reference(&self, text: &str) -> String {
        let parts: Vec<&str> = text.split('.').collect();
        match parts.as_slice() {
            ["message", _] | ["client", "added"] => text.to_owned(),
            ["record", field] => format!("record.{}", self.id(field)),
            [
                kind @ ("form" | "promise" | "param" | "duty"),
                id,
                rest @ ..,
            ] => {
                let mut parts = vec![(*kind).to_owned(), self.id(id)];
                parts.extend(rest.iter().map(|part| (*part).to_owned()));
                parts.join(".")
            }
            [record, "enters", state] => format!("{}.enters.{}", self.id(record), self.id(state)),
            [record, last] if HAPPENINGS.contains(last) => format!("{}.{last}", self.id(record)),
            parts => {
                let parts: Vec<String> = parts.iter().map(|part| self.id(part)).collect();
                parts.join(".")
            }
        }
    }

    /// A role or a person field; the words of the language for others stay.
    fn actor(&self, text: &str) -> String {
        if ACTORS.contains(&text) {
            return text.to_owned();
        }
        self.reference(text)
    }

    /// A formula: fields after their owner, and whatever stands in quotes.
    fn formula(&self, text: &str) -> String {
        let mut renamed = String::new();
        for (number, part) in text.split('\'').enumerate() {
            if number > 0 {
                renamed.push('\'');
            }
            match number % 2 {
                1 => renamed.push_str(&self.reference(part)),
                _ => renamed.push_str(&self.paths(part)),
            }
        }
        renamed
    }

    /// `record.x`, `client.x`, `form.x` and `param.x` anywhere in a text.
    fn paths(&self, text: &str) -> String {
        let mut renamed = String::new();
        let mut word = String::new();
        let mut owner: Option<String> = None;
        for c in text.chars().chain(std::iter::once('\0')) {
            if c.is_ascii_alphanumeric() || c == '_' {
                word.push(c);
                continue;
            }
            let fact = match owner.take().as_deref() {
                Some("record") if !RECORD_FACTS.contains(&word.as_str()) => self.id(&word),
                Some("client") if !CLIENT_FACTS.contains(&word.as_str()) => self.id(&word),
                Some("form" | "param") => self.id(&word),
                _ => word.clone(),
            };
            renamed.push_str(&fact);
            if c == '.' {
                owner = Some(std::mem::take(&mut word));
            }
            word.clear();
            if c != '\0' {
                renamed.push(c);
            }
        }
        renamed
    }

    /// `id Label: rest`: the id of a label line.
    fn label_line(&self, text: &str) -> String {
        match text.split_once(' ') {
            Some((id, rest)) => format!("{} {rest}", self.id(id)),
            None => self.id(text),
        }
    }

    fn field_line(&self, text: &str) -> String {
        let line = self.label_line(text);
        for of in ["choice of ", "ref of "] {
            if let Some((before, after)) = line.split_once(of) {
                let end = after.find(',').unwrap_or(after.len());
                let (id, rest) = after.split_at(end);
                return format!("{before}{of}{}{rest}", self.id(id));
            }
        }
        line
    }

    /// `id Label: a | b -> c, by x or y, form z`.
    fn flow_line(&self, text: &str) -> String {
        let Some((head, flow)) = text.split_once(": ") else {
            return self.label_line(text);
        };
        let clauses: Vec<String> = flow.split(", ").map(|clause| self.clause(clause)).collect();
        format!("{}: {}", self.label_line(head), clauses.join(", "))
    }

    fn clause(&self, clause: &str) -> String {
        let mut words: Vec<String> = clause.split(' ').map(str::to_owned).collect();
        // An arrow holds nothing but states; a clause begins with its own word.
        let first = usize::from(!clause.contains("->"));
        for word in words.iter_mut().skip(first) {
            if !["or", "and", "|", "->", "*"].contains(&word.as_str()) {
                *word = match clause.split(' ').next() {
                    Some("by" | "not_by" | "recorded_by") => self.actor(word),
                    _ => self.reference(word),
                };
            }
        }
        words.join(" ")
    }

    /// A text of a rule under its key.
    fn literal(&self, kind: &str, key: &str, text: &str) -> String {
        match key {
            "rows" | "states" => self.label_line(text),
            "fields" => self.field_line(text),
            "flow" => self.flow_line(text),
            "arrows" => self.clause(text),
            "where" | "require" | "kept_if" | "if" => self.formula(text),
            "value" if kind == "measure" => self.formula(text),
            "value" | "of" | "within" | "every" | "bounds"
                if kind == "param" || text.starts_with("param.") =>
            {
                if text.contains('.') {
                    self.reference(text)
                } else {
                    text.to_owned()
                }
            }
            "subject" | "text" if kind == "template" => self.paths(text),
            "read" | "edit" if ["handbook", "people"].contains(&text) => text.to_owned(),
            "read" | "edit" => self.reference(text),
            "by" | "not_by" | "to" | "tell" | "owner" | "opened_by" | "receives"
            | "recorded_by" | "stand_in" | "reports_to" => self.actor(text),
            "on" | "kept_by" | "until" | "before" | "do" | "see" | "department" | "form"
            | "needs" | "send" | "open" | "calendar" | "split" | "final" | "pause_in" | "due"
            | "clock_from" | "title" | "for_each" | "of" => self.reference(text),
            _ => text.to_owned(),
        }
    }
}

/// A book with every id renamed.
pub(crate) fn book(text: &str, ids: &Ids) -> String {
    let mut renamed = String::new();
    let (mut in_rules, mut in_text) = (false, false);
    let (mut kind, mut key) = (String::new(), String::new());
    let mut in_head = text.starts_with("---");
    for (number, line) in text.lines().enumerate() {
        let fence = line.starts_with("```");
        if fence {
            in_rules = line.trim() == "```rule";
        }
        if in_head {
            in_head = number == 0 || line != "---";
            let calendar = line
                .strip_prefix("calendar: ")
                .map(|id| format!("calendar: {}", ids.id(id)));
            renamed.push_str(&calendar.unwrap_or_else(|| line.to_owned()));
        } else if fence || !in_rules || (line.starts_with('#') && !in_text) {
            renamed.push_str(line);
        } else if let Some(header) = line.strip_prefix('[').filter(|_| !in_text) {
            let header = header.trim_end().trim_end_matches(']');
            let (of, id) = header.split_once('.').unwrap();
            kind = of.to_owned();
            let id = if kind == "default" {
                id.to_owned()
            } else {
                ids.reference_of_step(id)
            };
            renamed.push_str(&format!("[{kind}.{id}]"));
        } else {
            let marks = line.matches("\"\"\"").count();
            if in_text || marks > 0 {
                renamed.push_str(&ids.paths(line));
            } else {
                renamed.push_str(&rule_line(line, &kind, &mut key, ids));
            }
            in_text ^= marks == 1;
        }
        renamed.push('\n');
    }
    renamed
}

impl Ids {
    /// `record.step` or an id.
    fn reference_of_step(&self, text: &str) -> String {
        let parts: Vec<String> = text.split('.').map(|part| self.id(part)).collect();
        parts.join(".")
    }
}

/// A line of a rule: texts by their key, and the fields that `with` and `set` name.
fn rule_line(line: &str, kind: &str, key: &mut String, ids: &Ids) -> String {
    let mut renamed = String::new();
    let mut word = String::new();
    let mut field = false;
    let mut rest = line.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' => {
                let text: String = rest.by_ref().take_while(|c| *c != '"').collect();
                let text = match text.strip_prefix('=') {
                    // A constant for a field stays, unless it is a row of a list.
                    None if field && ids.choices.contains(key.as_str()) => ids.id(&text),
                    None if field => text,
                    Some(formula) if field => format!("={}", ids.formula(formula)),
                    _ => ids.literal(kind, key, &text),
                };
                renamed.push_str(&format!("\"{text}\""));
            }
            '=' => {
                *key = word.trim().to_owned();
                renamed.push(c);
                word.clear();
            }
            '{' | '}' | ',' | '[' | ']' => {
                field = match c {
                    '{' => key == "with" || key == "set",
                    '}' => false,
                    _ => field,
                };
                word.clear();
                renamed.push(c);
            }
            c => {
                word.push(c);
                renamed.push(c);
            }
        }
        // The key of a pair inside `with` and `set` is a field.
        if field && c == '=' {
            let at = renamed.rfind(key.as_str()).unwrap();
            renamed.replace_range(at..at + key.len(), &ids.id(key));
        }
    }
    renamed
}

/// A line of a story under the renamed book.
pub(crate) fn story_line(line: &str, ids: &Ids) -> String {
    let words: Vec<&str> = line.split_whitespace().collect();
    match words.as_slice() {
        [
            "founded" | "refused" | "told" | "mailed" | "letter" | "events",
            ..,
        ] => line.to_owned(),
        ["client", ..] => after(line, &["tier"], ids),
        ["staff" | "contact", ..] => people(line, ids),
        ["measure", id, rest @ ..] => format!("measure {} {}", ids.id(id), rest.join(" ")),
        ["promise" | "no", ..] => promise(line, ids),
        ["last", ..] => after(line, &["on", "rule"], ids),
        [day, ..] if day.len() == 10 && day.contains('-') => act(line, ids),
        [_, "may", ..] => {
            let (head, codes) = line.split_once(": ").unwrap_or((line, ""));
            let mut words: Vec<String> = head.split_whitespace().map(str::to_owned).collect();
            let step = 2 + usize::from(words[2] == "not");
            words[step] = ids.id(&words[step]);
            words[step + 2] = ids.id(&words[step + 2]);
            let colon = if codes.is_empty() { "" } else { ": " };
            format!("{}{colon}{codes}", words.join(" "))
        }
        [who, "sees", rest @ ..] => {
            let rest: Vec<String> = rest.iter().map(|word| ids.record(word)).collect();
            format!("{who} sees {}", rest.join(" "))
        }
        [record, "is", state] => format!("{} is {}", ids.record(record), ids.id(state)),
        [record, "hides", field] => format!("{} hides {}", ids.record(record), ids.id(field)),
        [record, "has", "number", ..] => line.replacen(record, &ids.record(record), 1),
        [record, "has", "no", field] => format!("{} has no {}", ids.record(record), ids.id(field)),
        [record, "has", field, ..] => {
            let (_, value) = line.split_once(" = ").unwrap();
            let plain = value.trim_matches('"');
            let value = if ids.choices.contains(*field) {
                format!("\"{}\"", ids.id(plain))
            } else {
                value.to_owned()
            };
            format!("{} has {} = {value}", ids.record(record), ids.id(field))
        }
        [record, rest @ ..] => format!("{} {}", ids.record(record), rest.join(" ")),
        [] => String::new(),
    }
}

impl Ids {
    fn record(&self, name: &str) -> String {
        if self.records.contains(name) {
            self.id(name)
        } else {
            name.to_owned()
        }
    }

    /// `role@department`, `role@client`.
    fn role(&self, word: &str) -> String {
        match word.split_once('@') {
            Some((role, of)) => format!("{}@{}", self.id(role), self.id(of)),
            None => self.id(word),
        }
    }
}

/// The words that follow these.
fn after(line: &str, marks: &[&str], ids: &Ids) -> String {
    let mut renamed: Vec<String> = Vec::new();
    for word in line.split(' ') {
        let marked = renamed
            .last()
            .is_some_and(|last| marks.contains(&last.as_str()));
        let (id, comma) = match word.strip_suffix(',') {
            Some(id) => (id, ","),
            None => (word, ""),
        };
        renamed.push(if marked {
            format!("{}{comma}", ids.id(id))
        } else {
            word.to_owned()
        });
    }
    renamed.join(" ")
}

fn people(line: &str, ids: &Ids) -> String {
    let (head, roles) = line.split_once(':').unwrap_or((line, ""));
    let roles: Vec<String> = roles
        .split(',')
        .map(|role| ids.role(role.trim()))
        .filter(|role| !role.is_empty())
        .collect();
    let colon = if roles.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", after(head, &["in"], ids), roles.join(", "))
}

fn promise(line: &str, ids: &Ids) -> String {
    let (head, facts) = match line.split_once(" is ") {
        Some((head, facts)) => (head, format!(" is {facts}")),
        None => (line, String::new()),
    };
    let mut words: Vec<String> = head.split(' ').map(str::to_owned).collect();
    let rule = 1 + usize::from(words[0] == "no");
    words[rule] = match words[rule].split_once('#') {
        Some((rule, number)) => format!("{}#{number}", ids.id(rule)),
        None => ids.id(&words[rule]),
    };
    let on = after(&words.join(" "), &["on"], ids);
    format!("{on}{facts}")
}

fn act(line: &str, ids: &Ids) -> String {
    let (head, entries) = line.split_once(": ").unwrap_or((line, ""));
    let mut renamed: Vec<String> = Vec::new();
    for (number, word) in head.split(' ').enumerate() {
        let last = renamed.last().map(String::as_str);
        let verb = number == 4;
        renamed.push(match last {
            Some("opens" | "takes" | "files" | "waives") if verb && word != "up" => ids.id(word),
            Some("grants" | "ends") if verb => ids.role(word),
            Some("offers" | "accepts" | "declines" | "discards" | "up") => ids.record(word),
            Some("on") => ids.record(word),
            Some("tier" | "in") => ids.id(word),
            _ => word.to_owned(),
        });
    }
    let pairs = super::pairs(entries).into_iter().map(|pair| {
        let (key, value) = pair.split_once('=').unwrap();
        let (key, value) = (key.trim(), value.trim());
        // Rows of lists stand without quotes, texts within.
        let value = if ids.rows.contains(value) {
            ids.id(value)
        } else {
            value.to_owned()
        };
        let key = if ["says", "note"].contains(&key) {
            key.to_owned()
        } else {
            ids.id(key)
        };
        format!("{key} = {value}")
    });
    let pairs: Vec<String> = pairs.collect();
    let colon = if pairs.is_empty() { "" } else { ": " };
    format!("{}{colon}{}", renamed.join(" "), pairs.join(", "))
}
