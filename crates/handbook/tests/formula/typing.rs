//! What the type checker takes and refuses.

use handbook::Id;
use handbook::formula::{Currency, Formula, Type};
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

fn argument(function: &str, wants: &str, found: &str) -> FormulaFault {
    FormulaFault::WrongArgument {
        function: function.into(),
        wants: wants.into(),
        found: found.into(),
    }
}

fn count(usage: &str, found: usize) -> FormulaFault {
    FormulaFault::ArgumentCount {
        usage: usage.into(),
        found,
    }
}

fn no_name(kind: &str, word: &str, nearest: &str) -> FormulaFault {
    FormulaFault::UnknownName {
        kind: kind.into(),
        word: word.into(),
        nearest: Some(nearest.into()),
    }
}

fn protected(word: &str) -> FormulaFault {
    FormulaFault::Protected { word: word.into() }
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
        "count('complaint') + len(children('complaint')) > 2",
        "record.rate > 0.8 && record.rate * 2 < record.amount && 1 <= record.share",
        "record.amount in [1, 2.5] && record.rate in record.amounts && record.rates == record.amounts",
        "record.urgent ? record.rate > 1 : 2.5 == record.amount",
        "record.cost * record.rate > money('12.50 CNY') && record.cost / record.budget >= 0.5",
        "param.ceiling > record.cost && param.ceiling + money('1 CNY') != record.dollars",
        "record.wait * 1.5 > duration('1 hour') || record.wait / 0.5 < record.wait",
        "record.parent.state == 'closed' && record.parent.amount > 1 && has(record.parent.secret)",
        "record.parent.owner == actor && actor.department == 'sales' && owner.department != 'legal'",
        "event.channel == 'mail' && item.kind in ['pump'] && form.note != place.building && answer.overall > 3",
        "years_since(person.joined) > 1 && passed(person, 'safety') && person != actor",
        "row.state == 'closed' && !has(row.secret) && row.cause.state == 'open'",
        "measure.value < measure.target - 5",
        "all(children('complaint'), it.state == 'closed' && has(it.secret) && it.owner != actor)",
        "any(children('complaint'), it.cause == record.cause && any(it.tags, it == 'late'))",
        "all(record.helpers, is(it, 'manager') && it.department == 'sales')",
        "any(record.severities, it == 'low') && all(record.rates, it >= 0) && all([], it == 1)",
        "all_yes('competence') && all_yes('competence', ['basic', 'skilled'])",
        "passed(actor, 'safety') && owned(actor) + owned(record.owner, 'client') == 0",
        "sum('form.award', 'amount', '12 months') + sum('complaint', 'rate') > 3.5",
        "sum('lines.items', 'price') > money('10000 CNY')",
        "years_since(first('complaint', 'signed_at')) >= 3 && last('form.award', 'severity') == 'high'",
        "has(last('form.award', 'severity')) && has(at('complaint.accept')) && at('complaint.accept') < now",
        "consents(client, 'research') && consents(client, record.severity, record.parent)",
        "exists('complaint', 'closed') && exists('inquiry') && count('complaint', 'received') < 2",
        "covers(record.severities, 'severities') && changed('severity')",
        "value_at('severity', now - duration('1 day')) == 'low' && value_at('amount', record.day) > 3",
        "active_at(client, today) && active_at(actor, now) && file_missing() == 0",
        "count_by_actor('1 hour') >= 5",
        "measure('on_time', 'previous quarter') >= param.least && measure('on_time', 'previous year', client) > 90",
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
        ("has(1)", "1", argument("has", "fact", "number")),
        (
            "has(record.urgent && true)",
            "record.urgent && true",
            argument("has", "fact", "yes_no"),
        ),
        (
            "has(done('complaint.accept'))",
            "done('complaint.accept')",
            argument("has", "fact", "yes_no"),
        ),
        (
            "has(record.day, record.born)",
            "has(record.day, record.born)",
            count("has(fact)", 2),
        ),
        ("has()", "has()", count("has(fact)", 0)),
        (
            "done(record.subject)",
            "record.subject",
            argument("done", "'step'", "text"),
        ),
        (
            "is('p1', 'manager')",
            "'p1'",
            argument("is", "person", "text"),
        ),
        (
            "years_since(now) > 1",
            "now",
            argument("years_since", "date", "instant"),
        ),
        (
            "len(record.amount) > 1",
            "record.amount",
            argument("len", "text or list", "number"),
        ),
        (
            "contains(record.tags, 'a')",
            "record.tags",
            argument("contains", "text", "list of text"),
        ),
        (
            "record.wait > duration('2 working hours')",
            "'2 working hours'",
            argument("duration", "'clock length'", "'2 working hours'"),
        ),
        (
            "record.wait > duration(2)",
            "2",
            argument("duration", "'clock length'", "number"),
        ),
        (
            "record.secret == 'x'",
            "record.secret",
            protected("record.secret"),
        ),
        (
            "len(client.name) > 3",
            "client.name",
            protected("client.name"),
        ),
        (
            "record.parent.secret == 'x'",
            "record.parent.secret",
            protected("record.parent.secret"),
        ),
        (
            "any(children('complaint'), it.secret == 'x')",
            "it.secret",
            protected("it.secret"),
        ),
        (
            "last('form.award', 'secret') == 'x'",
            "'secret'",
            protected("secret"),
        ),
        ("changed('secret')", "'secret'", protected("secret")),
        (
            "record.rate == '0.85'",
            "record.rate == '0.85'",
            differ("decimal", "text"),
        ),
        (
            "record.cost > 100.5",
            "record.cost > 100.5",
            differ("money", "decimal"),
        ),
        (
            "param.ceiling > param.dollars",
            "param.ceiling > param.dollars",
            differ("money in CNY", "money in USD"),
        ),
        (
            "param.ceiling + money('1 USD') == record.cost",
            "param.ceiling + money('1 USD')",
            differ("money in CNY", "money in USD"),
        ),
        (
            "record.cost > money('12.505 CNY')",
            "'12.505 CNY'",
            argument("money", "'amount'", "'12.505 CNY'"),
        ),
        (
            "record.cost > money(record.subject)",
            "record.subject",
            argument("money", "'amount'", "text"),
        ),
        (
            "sum('form.award', 'severity') == 1",
            "'severity'",
            argument("sum", "'field'", "choice"),
        ),
        (
            "sum('form.award', 'amount', '3 working days') == 1",
            "'3 working days'",
            argument("sum", "'length'", "'3 working days'"),
        ),
        (
            "sum('form.award', 'amount', '1 year', 2) == 1",
            "sum('form.award', 'amount', '1 year', 2)",
            count("sum('source', 'field'[, 'length'])", 4),
        ),
        (
            "all_yes('competence', 'basic')",
            "'basic'",
            argument("all_yes", "['question']", "text"),
        ),
        (
            "all_yes('competence', ['basic', 'skiled'])",
            "'skiled'",
            no_name("question", "skiled", "basic"),
        ),
        (
            "measure('on_time', 'previous quater') > 1",
            "'previous quater'",
            no_name("period", "previous quater", "previous quarter"),
        ),
        (
            "measure('on_time', 3) > 1",
            "3",
            argument("measure", "'period'", "number"),
        ),
        (
            "consents(actor, 'research')",
            "actor",
            argument("consents", "client", "person"),
        ),
        (
            "consents(client, 'reserch')",
            "'reserch'",
            no_name("purpose", "reserch", "research"),
        ),
        (
            "consents(client, 3)",
            "3",
            argument("consents", "purpose", "number"),
        ),
        (
            "exists('complaint', 'recieved')",
            "'recieved'",
            no_name("state", "recieved", "received"),
        ),
        (
            // Of a record that doesn't exist the states aren't known either.
            "exists('complain', 'recieved')",
            "'complain'",
            no_name("record", "complain", "complaint"),
        ),
        (
            "active_at(client, 'today')",
            "'today'",
            argument("active_at", "instant or date", "text"),
        ),
        (
            "all(record.amount, it > 1)",
            "record.amount",
            argument("all", "list", "number"),
        ),
        (
            "all(record.amounts)",
            "all(record.amounts)",
            count("all(list, condition)", 1),
        ),
        ("any(record.amounts, it)", "it", found("number")),
        (
            "any(record.amounts, it == 'x')",
            "it == 'x'",
            differ("number", "text"),
        ),
        (
            "any(children('complaint'), it.stat == 'closed')",
            "it.stat",
            FormulaFault::UnknownPath {
                word: "it.stat".into(),
                nearest: Some("it.state".into()),
            },
        ),
        (
            "any(children('complaint'), it.state == 'closd')",
            "'closd'",
            unknown("closd", Some("closed")),
        ),
        (
            "record.parent.stat == 'closed'",
            "record.parent.stat",
            FormulaFault::UnknownPath {
                word: "record.parent.stat".into(),
                nearest: Some("record.parent.state".into()),
            },
        ),
        (
            "record.parent.cause.state == 'open'",
            "record.parent.cause.state",
            FormulaFault::PathTooLong {
                word: "record.parent.cause.state".into(),
                limit: 3,
            },
        ),
        (
            "actor.departmnt == 'legal'",
            "actor.departmnt",
            FormulaFault::UnknownPath {
                word: "actor.departmnt".into(),
                nearest: Some("actor.department".into()),
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
            no_name("step", "complaint.acept", "complaint.accept"),
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
fn faults_stand_where_they_are_among_letters_of_any_width() {
    let text = "record.subject == '遲到😀' && record.severity == '高' || any(record.tags, it == 1 && hass('晚'))";
    let found = faults(text, Type::YesNo);
    let words: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    assert_eq!(words, ["'高'", "it == 1", "hass"]);
    // A mistake inside an argument is told once, not again for the call around it.
    let nested = "len(children('complain')) > 1 && has(at('complaint.acept')) && years_since(record.bron) > 1";
    let found = faults(nested, Type::YesNo);
    let words: Vec<&str> = found.iter().map(|(word, _)| *word).collect();
    assert_eq!(words, ["'complain'", "'complaint.acept'", "record.bron"]);
    for nested in ["done(1 + 'x')", "has(1 + 'x')"] {
        let told = faults(nested, Type::YesNo);
        assert_eq!(told.len(), 1, "{nested}: {told:?}");
    }
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
    assert!(takes("record.amount", Type::Decimal));
    assert!(takes("[1, 2.5]", Type::List(Box::new(Type::Decimal))));
    assert!(takes("record.cost", Type::Money(Currency::parse("CNY"))));
    assert!(takes("param.ceiling", Type::Money(None)));
    assert!(takes(
        "children('complaint')",
        Type::List(Box::new(Type::Ref(Id::new("complaint"))))
    ));
    assert_eq!(
        faults("0.5", Type::Number),
        [("0.5", differ("number", "decimal"))]
    );
    assert_eq!(
        faults("param.ceiling", Type::Money(Currency::parse("USD"))),
        [("param.ceiling", differ("money in USD", "money in CNY"))]
    );
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
