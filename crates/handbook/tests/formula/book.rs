//! A small book, and facts of one case under it.

use std::collections::BTreeMap;

use handbook::Id;
use handbook::formula::{
    EvaluationError, Facts, Fault, Formula, Function, Path, Scope, Type, Value,
};
use jiff::civil::Date;
use worktime::Instant;

/// Names and types; `secret` and `client.name` are protected.
pub(crate) struct Book;

impl Scope for Book {
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>> {
        let path = match words {
            ["record", "state"] => Path::RecordState,
            ["record", "number"] => Path::RecordNumber,
            ["record", "opened_at"] => Path::RecordOpenedAt,
            ["record", "owner"] => Path::RecordOwner,
            ["client", "name"] => Path::ClientName,
            ["client", "tier"] => Path::ClientTier,
            ["actor", "id"] => Path::Actor,
            ["owner", "id"] => Path::Owner,
            ["param", param] => Path::Param(Id::new(param)),
            ["event", "urgent"] => Path::EventUrgent,
            ["promise", "late"] => Path::PromiseLate,
            ["now"] => Path::Now,
            ["today"] => Path::Today,
            ["record", field] => Path::RecordField(Id::new(field)),
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

    fn name(&self, function: Function, word: &str) -> Result<(), Option<String>> {
        let known = match function {
            Function::Done => "complaint.accept",
            Function::Filed => "award",
            Function::Is => "manager",
            Function::Count | Function::Children => "complaint",
            other => panic!("{other:?} takes no name"),
        };
        if word == known {
            Ok(())
        } else {
            Err(Some(known.to_owned()))
        }
    }
}

fn type_of(path: &Path) -> Option<Type> {
    let choice = |ids: &[&str]| Type::Choice(ids.iter().map(|id| Id::new(id)).collect());
    let list = |of: Type| Type::List(Box::new(of));
    Some(match path.to_string().as_str() {
        "record.state" => choice(&["received", "answered", "closed"]),
        "record.severity" | "record.old_severity" => choice(&["low", "middle", "high"]),
        "record.severities" => list(choice(&["low", "middle", "high"])),
        "client.tier" => choice(&["gold", "silver"]),
        "record.number" | "record.subject" | "record.secret" | "param.word" | "client.name" => {
            Type::Text
        }
        "record.tags" => list(Type::Text),
        "record.amount" | "record.other" | "param.most" => Type::Number,
        "record.urgent" | "event.urgent" => Type::YesNo,
        "record.day" | "record.born" | "today" => Type::Date,
        "record.opened_at" | "record.heard_at" | "now" => Type::Instant,
        "record.wait" | "promise.late" => Type::Duration,
        "record.cost" | "record.budget" | "record.dollars" => Type::Money,
        "record.owner" | "record.seller" | "actor.id" | "owner.id" => Type::Person,
        "record.helpers" => list(Type::Person),
        "record.parent" => Type::Ref(Id::new("complaint")),
        "record.cause" => Type::Ref(Id::new("inquiry")),
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

/// Facts by their paths; answers of functions that ask about the case.
#[derive(Default)]
pub(crate) struct Case {
    pub(crate) facts: BTreeMap<String, Value>,
}

impl Case {
    /// A complaint that was opened at noon UTC on 1 May 2026 and is looked at two hours later.
    pub(crate) fn complaint() -> Self {
        let text = |text: &str| Value::Text(text.to_owned());
        let list = |words: &[&str]| Value::List(words.iter().map(|word| text(word)).collect());
        let date = |text: &str| Value::Date(text.parse::<Date>().unwrap());
        let instant = |text: &str| Value::Instant(Instant::parse_rfc3339(text).unwrap());
        let money = |minor, currency: &str| Value::Money {
            minor,
            currency: currency.to_owned(),
        };
        let facts = [
            ("record.state", text("received")),
            ("record.severity", text("high")),
            ("record.severities", list(&["low", "high"])),
            ("record.tags", list(&["late", "rude"])),
            ("client.tier", text("gold")),
            ("record.subject", text("遲到兩次")),
            ("record.number", text("TS20260001")),
            ("record.secret", text("sealed")),
            ("param.word", text("遲到")),
            ("record.amount", Value::Number(7)),
            ("param.most", Value::Number(5)),
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
            ("record.owner", text("p1")),
            ("record.seller", text("p2")),
            ("record.helpers", list(&["p1", "p3"])),
            ("actor.id", text("p1")),
            ("record.parent", text("c9")),
        ];
        Self {
            facts: facts
                .into_iter()
                .map(|(path, value)| (path.to_owned(), value))
                .collect(),
        }
    }

    pub(crate) fn value(&self, text: &str) -> Result<Value, EvaluationError> {
        Formula::compile(text, &Book, Type::Any)
            .unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
            .evaluate(self)
    }

    pub(crate) fn holds(&self, text: &str) -> bool {
        Formula::compile(text, &Book, Type::YesNo)
            .unwrap_or_else(|faults| panic!("{text}: {faults:?}"))
            .holds(self)
    }
}

impl Facts for Case {
    fn read(&self, path: &Path) -> Value {
        self.facts
            .get(&path.to_string())
            .cloned()
            .unwrap_or_default()
    }

    fn ask(&self, function: Function, arguments: &[Value]) -> Value {
        let words: Vec<&str> = arguments.iter().filter_map(Value::as_text).collect();
        match (function, &*words) {
            (Function::Done, ["complaint.accept"]) => Value::YesNo(true),
            (Function::Filed, ["award"]) => Value::YesNo(false),
            (Function::Is, [person, "manager"]) => Value::YesNo(*person == "p1"),
            (Function::Count, ["complaint"]) => Value::Number(3),
            (Function::Children, ["complaint"]) => Value::Number(0),
            other => panic!("{other:?}"),
        }
    }
}
