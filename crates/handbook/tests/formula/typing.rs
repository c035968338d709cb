//! What the type checker takes and refuses.

use handbook::Id;
use handbook::formula::{Formula, Type};
use handbook::problem::FormulaFault;

use crate::book::{Book, faults};

fn differ(left: &str, right: &str) -> FormulaFault {
    FormulaFault::TypesDiffer {
        left: left.into(),
        right: right.into(),
    }
}

fn wrong(function: &str) -> FormulaFault {
    FormulaFault::WrongArguments {
        function: function.into(),
    }
}

fn unknown(word: &str, nearest: Option<&str>) -> FormulaFault {
    FormulaFault::UnknownChoice {
        word: word.into(),
        nearest: nearest.map(Into::into),
    }
}

fn levels() -> Type {
    Type::Choice(["low", "middle", "high"].map(Id::new).to_vec())
}

#[test]
fn takes_what_fits() {
    for text in [
        "record.severity == 'high'",
        "'high' != record.severity",
        "record.severity in ['low', \"middle\"]",
        "'low' in record.severities",
        "record.severity in record.severities",
        "record.severity == record.old_severity",
        "record.severity == (record.urgent ? 'high' : 'low')",
        "record.severities == ['low', 'high']",
        "record.subject in ['a', record.number]",
        "client.tier == param.word",
        "record.amount + 1 > param.most * 2 - -3 % 2",
        "record.day <= today",
        "now - record.opened_at > duration('2 hours')",
        "record.opened_at + record.wait < now - 2 * record.wait",
        "record.wait / record.wait == 1 && record.wait / 2 != -record.wait",
        "record.cost * 2 + record.budget >= record.cost / 3 - record.budget",
        "record.owner == actor.id || record.seller != owner.id",
        "actor.id in record.helpers",
        "record.parent == record.parent",
        "has(record.secret) && has(client.name) && !has(record.day)",
        "done('complaint.accept') && !filed('award') && is(actor, 'manager') && is(record.owner, 'manager')",
        "count('complaint') + children('complaint') > 2",
        "years_since(record.born) >= 18",
        "len(record.subject) + len(record.tags) > 0 && contains(record.subject, param.word)",
        "event.urgent",
        "1 in []",
    ] {
        let compiled = Formula::compile(text, &Book, Type::YesNo);
        assert!(compiled.is_ok(), "{text}: {compiled:?}");
    }
}

#[test]
fn refuses_what_does_not_fit() {
    let found = |found: &str| FormulaFault::WantsYesNo {
        found: found.into(),
    };
    for (text, at, fault) in [
        (
            "record.amount == 'x'",
            "record.amount == 'x'",
            differ("number", "text"),
        ),
        (
            "record.day < now",
            "record.day < now",
            differ("date", "instant"),
        ),
        (
            "record.owner == 'p1'",
            "record.owner == 'p1'",
            differ("person", "text"),
        ),
        (
            "record.parent == record.cause",
            "record.parent == record.cause",
            differ("ref of complaint", "ref of inquiry"),
        ),
        (
            "record.state == record.severity",
            "record.state == record.severity",
            differ("choice", "choice"),
        ),
        (
            "record.amount in record.tags",
            "record.amount in record.tags",
            differ("number", "text"),
        ),
        (
            "record.amount in param.most",
            "record.amount in param.most",
            differ("list of number", "number"),
        ),
        (
            "record.cost > 100",
            "record.cost > 100",
            differ("money", "number"),
        ),
        (
            "record.opened_at + now == now",
            "record.opened_at + now",
            wrong("+"),
        ),
        (
            "record.opened_at + 1 == now",
            "record.opened_at + 1",
            differ("instant", "number"),
        ),
        ("record.day - today == 1", "record.day - today", wrong("-")),
        (
            "record.wait * record.wait == record.wait",
            "record.wait * record.wait",
            wrong("*"),
        ),
        ("record.subject < 'x'", "record.subject < 'x'", wrong("<")),
        (
            "record.severity >= 'low'",
            "record.severity >= 'low'",
            wrong(">="),
        ),
        ("record.urgent < true", "record.urgent < true", wrong("<")),
        ("-record.subject == 'x'", "-record.subject", wrong("-")),
        ("record.amount", "record.amount", found("number")),
        (
            "record.urgent && record.subject",
            "record.subject",
            found("text"),
        ),
        ("!record.day", "record.day", found("date")),
        (
            "record.amount ? true : false",
            "record.amount",
            found("number"),
        ),
        (
            "(record.urgent ? 1 : 'x') == 1",
            "(record.urgent ? 1 : 'x')",
            differ("number", "text"),
        ),
        ("[1, 'x'] == [2]", "[1, 'x']", differ("number", "text")),
        ("has(1)", "has(1)", wrong("has")),
        (
            "has(record.day, record.born)",
            "has(record.day, record.born)",
            wrong("has"),
        ),
        ("has()", "has()", wrong("has")),
        (
            "done(record.subject)",
            "done(record.subject)",
            wrong("done"),
        ),
        ("is('p1', 'manager')", "is('p1', 'manager')", wrong("is")),
        (
            "years_since(now) > 1",
            "years_since(now)",
            wrong("years_since"),
        ),
        ("len(record.amount) > 1", "len(record.amount)", wrong("len")),
        (
            "contains(record.tags, 'a')",
            "contains(record.tags, 'a')",
            wrong("contains"),
        ),
        (
            "record.wait > duration('2 working hours')",
            "duration('2 working hours')",
            wrong("duration"),
        ),
        (
            "record.wait > duration(2)",
            "duration(2)",
            wrong("duration"),
        ),
        (
            "record.secret == 'x'",
            "record.secret",
            FormulaFault::Protected {
                word: "record.secret".into(),
            },
        ),
        (
            "len(client.name) > 3",
            "client.name",
            FormulaFault::Protected {
                word: "client.name".into(),
            },
        ),
        (
            "record.severity == 'hihg'",
            "'hihg'",
            unknown("hihg", Some("high")),
        ),
        (
            "'purple' == client.tier",
            "'purple'",
            unknown("purple", None),
        ),
        (
            "record.severity in ['low', 'hi']",
            "'hi'",
            unknown("hi", None),
        ),
        (
            "'lo' in record.severities",
            "'lo'",
            unknown("lo", Some("low")),
        ),
        (
            "record.severity == (record.urgent ? 'high' : 'lov')",
            "'lov'",
            unknown("lov", Some("low")),
        ),
        (
            "[record.severity, 'x'] == ['low']",
            "'x'",
            unknown("x", None),
        ),
        (
            "done('complaint.acept')",
            "'complaint.acept'",
            unknown("complaint.acept", Some("complaint.accept")),
        ),
    ] {
        assert_eq!(faults(text, Type::YesNo), [(at, fault)], "{text}");
    }
}

#[test]
fn finds_everything_at_once_in_the_order_of_the_text() {
    let text = "record.severty == 'x' && record.severity == 'hgih' || !record.amount && hass(now)";
    let found = faults(text, Type::YesNo);
    let words: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    assert_eq!(words, ["record.severty", "'hgih'", "record.amount", "hass"]);
}

#[test]
fn the_value_fits_where_it_goes() {
    let takes = |text: &str, wanted: Type| Formula::compile(text, &Book, wanted).is_ok();
    assert!(takes("record.subject", Type::Any));
    assert!(takes("record.subject", Type::Text));
    assert!(takes("record.severity", Type::Text));
    assert!(takes("'low'", levels()));
    assert!(takes("record.urgent ? 'high' : record.severity", levels()));
    assert!(takes("[]", Type::List(Box::new(levels()))));
    assert!(takes(
        "['low', record.severity]",
        Type::List(Box::new(levels()))
    ));
    assert!(takes("record.parent", Type::Ref(Id::new("complaint"))));
    assert!(takes("now + duration('1 day')", Type::Instant));
    assert_eq!(
        faults("'lw'", levels()),
        [("'lw'", unknown("lw", Some("low")))]
    );
    assert_eq!(
        faults("record.subject", levels()),
        [("record.subject", differ("choice", "text"))]
    );
    assert_eq!(
        faults("record.state", levels()),
        [("record.state", differ("choice", "choice"))]
    );
    assert_eq!(
        faults("record.parent", Type::Ref(Id::new("inquiry"))),
        [(
            "record.parent",
            differ("ref of inquiry", "ref of complaint")
        )]
    );
    assert_eq!(
        faults("1 + 1", Type::Text),
        [("1 + 1", differ("text", "number"))]
    );
}
