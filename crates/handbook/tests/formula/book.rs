//! A small book, and facts of one case under it.

use std::collections::BTreeMap;

use handbook::Id;
use handbook::formula::{
    CLIENT, Currency, EvaluationError, Facts, Fault, Formula, Function, ITEM, NameFault, NameKind,
    Named, PERSON, PLACE, Path, Scope, Type, Value,
};
use jiff::civil::Date;
use worktime::Instant;

/// Names and types; what is called `secret`, and `client.name`, is protected.
pub(crate) struct Book;

impl Scope for Book {
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>> {
        let path = match words {
            ["record", "state"] => Path::RecordState,
            ["record", "number"] => Path::RecordNumber,
            ["record", "opened_at"] => Path::RecordOpenedAt,
            ["record", "owner"] => Path::RecordOwner,
            ["record", "parent"] => Path::RecordParent,
            ["client"] => Path::Client,
            ["client", "name"] => Path::ClientName,
            ["client", "tier"] => Path::ClientTier,
            ["actor", "id"] => Path::Actor,
            ["owner", "id"] => Path::Owner,
            ["param", param] => Path::Param(Id::new(param)),
            ["event", "urgent"] => Path::EventUrgent,
            ["event", "channel"] => Path::EventChannel,
            ["promise", "late"] => Path::PromiseLate,
            ["now"] => Path::Now,
            ["today"] => Path::Today,
            ["record", field] => Path::RecordField(Id::new(field)),
            ["form", field] => Path::FormField(Id::new(field)),
            ["answer", field] => Path::AnswerField(Id::new(field)),
            ["person"] => Path::Person,
            ["place"] => Path::Place,
            ["item"] => Path::Item,
            ["row"] => Path::Row,
            ["measure", "value"] => Path::MeasureValue,
            ["measure", "target"] => Path::MeasureTarget,
            _ => return Err(None),
        };
        if type_of(&path).is_some() {
            let found = self.type_of(&path);
            Ok((path, found))
        } else {
            Err(Some("record.severity".to_owned()))
        }
    }

    fn is_protected(&self, path: &Path) -> bool {
        *path == Path::ClientName || path.to_string() == "record.secret"
    }

    fn type_of(&self, path: &Path) -> Type {
        type_of(path).unwrap()
    }

    fn of(&self, record: &Id, word: &str) -> Result<Named, Option<String>> {
        let field = Id::new(word);
        let (path, kind) = match (record.as_str(), word) {
            (PERSON, "department") => (Path::PersonField(field), choice(&["sales", "legal"])),
            (PERSON, "joined") => (Path::PersonField(field), Type::Date),
            (PLACE, "building") => (Path::PlaceField(field), Type::Text),
            (ITEM, "kind") => (Path::ItemField(field), choice(&["pump", "lift"])),
            (PERSON, _) => return Err(Some("department".to_owned())),
            (CLIENT, "tier") => (Path::ClientTier, choice(&["gold", "silver"])),
            ("complaint", "state") => (Path::RecordState, states()),
            ("complaint", "owner") => (Path::RecordOwner, Type::Person),
            ("complaint", "cause") => (Path::RecordField(field), reference("inquiry")),
            ("inquiry", "state") => (Path::RecordState, choice(&["open", "done"])),
            (_, "amount") => (Path::RecordField(field), Type::Number),
            (_, "tags") => (Path::RecordField(field), list(Type::Text)),
            (_, "secret") => (Path::RecordField(field), Type::Text),
            _ => return Err((word == "stat").then(|| "state".to_owned())),
        };
        Ok(Named {
            path,
            kind,
            is_protected: word == "secret",
        })
    }

    fn name(&self, kind: NameKind, word: &str, before: &[&str]) -> Result<Type, NameFault> {
        let known: &[&str] = match (kind, before) {
            (NameKind::Step, _) => &["complaint.accept", "complaint.answer"],
            (NameKind::Form, _) => &["award", "competence"],
            (NameKind::Question, ["competence"]) => &["basic", "skilled"],
            (NameKind::Role, _) => &["manager"],
            (NameKind::Record, _) => &["complaint", "inquiry"],
            (NameKind::State, ["complaint"]) => &["received", "answered", "closed"],
            (NameKind::Owned, _) => &["complaint", "client"],
            (NameKind::Source, _) => &[
                "complaint",
                "children.complaint",
                "form.award",
                "lines.items",
            ],
            (NameKind::List, _) => &["severities"],
            (NameKind::Measure, _) => &["on_time"],
            (NameKind::Course, _) => &["safety"],
            (NameKind::Purpose, _) => &["research"],
            (NameKind::Field | NameKind::SourceField, _) => {
                return match word {
                    "secret" => Err(NameFault::Protected),
                    "amount" => Ok(Type::Number),
                    "rate" => Ok(Type::Decimal),
                    "price" => Ok(Type::Money(None)),
                    "severity" => Ok(choice(&["low", "middle", "high"])),
                    "signed_at" => Ok(Type::Date),
                    _ => Err(unknown("amount")),
                };
            }
            other => panic!("{other:?} stands here"),
        };
        if known.contains(&word) {
            Ok(Type::Any)
        } else {
            Err(unknown(known[0]))
        }
    }
}

fn unknown(nearest: &str) -> NameFault {
    NameFault::Unknown {
        nearest: Some(nearest.to_owned()),
    }
}

fn choice(ids: &[&str]) -> Type {
    Type::Choice(ids.iter().map(|id| Id::new(id)).collect())
}

fn list(of: Type) -> Type {
    Type::List(Box::new(of))
}

fn reference(record: &str) -> Type {
    Type::Ref(Id::new(record))
}

fn states() -> Type {
    choice(&["received", "answered", "closed"])
}

fn type_of(path: &Path) -> Option<Type> {
    Some(match path.to_string().as_str() {
        "record.state" => states(),
        "record.severity" | "record.old_severity" => choice(&["low", "middle", "high"]),
        "record.severities" => list(choice(&["low", "middle", "high"])),
        "client.tier" => choice(&["gold", "silver"]),
        "client" => Type::Client,
        "event.channel" => choice(&["mail", "phone"]),
        "person" => Type::Person,
        "place" => reference(PLACE),
        "item" => reference(ITEM),
        "row" => reference("complaint"),
        "measure.value" | "measure.target" => Type::Decimal,
        "record.number" | "record.subject" | "record.secret" | "param.word" | "client.name"
        | "form.note" => Type::Text,
        "record.tags" => list(Type::Text),
        "record.amount" | "record.other" | "param.most" | "answer.overall" => Type::Number,
        "record.amounts" => list(Type::Number),
        "record.rate" | "record.share" | "param.least" => Type::Decimal,
        "record.rates" => list(Type::Decimal),
        "record.urgent" | "event.urgent" => Type::YesNo,
        "record.day" | "record.born" | "today" => Type::Date,
        "record.opened_at" | "record.heard_at" | "now" => Type::Instant,
        "record.wait" | "promise.late" => Type::Duration,
        "record.cost" | "record.budget" | "record.dollars" => Type::Money(None),
        "param.ceiling" => Type::Money(Currency::parse("CNY")),
        "param.dollars" => Type::Money(Currency::parse("USD")),
        "record.owner" | "record.seller" | "actor.id" | "owner.id" => Type::Person,
        "record.helpers" => list(Type::Person),
        "record.parent" => reference("complaint"),
        "record.cause" => reference("inquiry"),
        _ => return None,
    })
}

/// Everything that is wrong with a formula, beside the words where it is.
pub(crate) fn faults(text: &str, wanted: Type) -> Vec<(&str, handbook::problem::FormulaFault)> {
    let faults: Vec<Fault> = Formula::compile(text, &Book, wanted).expect_err(text);
    faults
        .into_iter()
        .map(|(span, fault)| (&text[span], fault))
        .collect()
}

pub(crate) fn text(text: &str) -> Value {
    Value::Text(text.to_owned())
}

pub(crate) fn texts(words: &[&str]) -> Value {
    Value::List(words.iter().map(|word| text(word)).collect())
}

pub(crate) fn money(minor: i64, currency: &str) -> Value {
    Value::Money {
        minor,
        currency: currency.to_owned(),
    }
}

pub(crate) fn decimal(text: &str) -> Value {
    Value::Decimal(handbook::formula::Decimal::parse(text).unwrap())
}

/// Facts by their paths, those of other things by their id and word, and answers by their questions.
#[derive(Default)]
pub(crate) struct Case {
    pub(crate) facts: BTreeMap<String, Value>,
}

impl Case {
    /// A complaint that was opened at noon UTC on 1 May 2026 and is looked at two hours later.
    pub(crate) fn complaint() -> Self {
        let date = |text: &str| Value::Date(text.parse::<Date>().unwrap());
        let instant = |text: &str| Value::Instant(Instant::parse_rfc3339(text).unwrap());
        let numbers = |of: &[i64]| Value::List(of.iter().copied().map(Value::Number).collect());
        let facts = [
            ("record.state", text("received")),
            ("record.severity", text("high")),
            ("record.severities", texts(&["low", "high"])),
            ("record.tags", texts(&["late", "rude"])),
            ("client", text("k1")),
            ("client.tier", text("gold")),
            ("record.subject", text("遲到兩次")),
            ("record.number", text("TS20260001")),
            ("record.secret", text("sealed")),
            ("param.word", text("遲到")),
            ("record.amount", Value::Number(7)),
            ("param.most", Value::Number(5)),
            ("record.amounts", numbers(&[1, 2, 7])),
            ("record.rate", decimal("0.85")),
            (
                "record.rates",
                Value::List(vec![decimal("0.5"), decimal("7.0")]),
            ),
            ("param.least", decimal("95.5")),
            ("record.urgent", Value::YesNo(true)),
            ("record.day", date("2026-05-02")),
            ("record.born", date("1990-05-02")),
            ("today", date("2026-05-01")),
            ("record.opened_at", instant("2026-05-01T12:00:00Z")),
            ("now", instant("2026-05-01T14:00:00Z")),
            ("record.wait", Value::Duration(90 * 60 * 1_000_000)),
            ("record.cost", money(1250, "CNY")),
            ("record.budget", money(1000, "CNY")),
            ("record.dollars", money(1000, "USD")),
            ("param.ceiling", money(100_000, "CNY")),
            ("record.owner", text("p1")),
            ("record.seller", text("p2")),
            ("record.helpers", texts(&["p1", "p3"])),
            ("actor.id", text("p1")),
            ("record.parent", text("c9")),
            ("p1.department", text("sales")),
            ("p2.department", text("legal")),
            ("c9.state", text("closed")),
            ("c9.owner", text("p2")),
            ("c1.state", text("closed")),
            ("c1.amount", Value::Number(3)),
            ("c1.tags", texts(&["late"])),
            ("c2.state", text("answered")),
            ("c2.tags", texts(&["late", "rude"])),
            ("done('complaint.accept')", Value::YesNo(true)),
            ("at('complaint.accept')", instant("2026-05-01T13:00:00Z")),
            ("filed('award')", Value::YesNo(false)),
            ("all_yes('competence')", Value::YesNo(false)),
            (
                "all_yes('competence', 'basic', 'skilled')",
                Value::YesNo(true),
            ),
            ("is('p1', 'manager')", Value::YesNo(true)),
            ("is('p2', 'manager')", Value::YesNo(false)),
            ("is('p3', 'manager')", Value::YesNo(false)),
            ("count('complaint')", Value::Number(3)),
            ("count('complaint', 'received')", Value::Number(1)),
            ("children('complaint')", texts(&["c1", "c2"])),
            ("children('inquiry')", texts(&[])),
            ("sum('form.award', 'amount')", Value::Number(12)),
            ("sum('lines.items', 'price')", money(4000, "CNY")),
            ("last('form.award', 'severity')", text("low")),
            ("consents('k1', 'research')", Value::YesNo(true)),
            ("consents('k1', 'research', 'p2')", Value::YesNo(false)),
            ("measure('on_time', 'previous quarter')", decimal("96.25")),
            ("file_missing()", Value::Number(0)),
        ];
        Self {
            facts: facts
                .into_iter()
                .map(|(path, value)| (path.to_owned(), value))
                .collect(),
        }
    }

    pub(crate) fn value(&self, text: &str) -> Result<Value, EvaluationError> {
        compiled(text, Type::Any).evaluate(self)
    }

    pub(crate) fn holds(&self, text: &str) -> bool {
        compiled(text, Type::YesNo).holds(self)
    }

    fn fact(&self, name: &str) -> Value {
        self.facts.get(name).cloned().unwrap_or_default()
    }
}

pub(crate) fn compiled(text: &str, wanted: Type) -> Formula {
    Formula::compile(text, &Book, wanted).unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
}

impl Facts for Case {
    fn read(&self, path: &Path) -> Value {
        self.fact(&path.to_string())
    }

    fn read_of(&self, thing: &Value, _record: &Id, fact: &Path) -> Value {
        self.fact(&format!(
            "{}.{}",
            thing.as_text().unwrap(),
            fact.last_word()
        ))
    }

    fn ask(&self, function: Function, arguments: &[Value]) -> Value {
        let words: Vec<String> = arguments.iter().flat_map(spoken).collect();
        self.fact(&format!("{}({})", function.word(), words.join(", ")))
    }
}

fn spoken(value: &Value) -> Vec<String> {
    match value {
        Value::List(values) => values.iter().flat_map(spoken).collect(),
        Value::Text(text) => vec![format!("'{text}'")],
        other => vec![format!("{other:?}")],
    }
}
