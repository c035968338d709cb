//! What formulas come to.

use handbook::formula::{EvaluationError, Fact, Function, Type, Value};

use crate::book::{Case, compiled, decimal, money};

fn unset(path: &str) -> Result<Value, EvaluationError> {
    Err(EvaluationError::Unset { path: path.into() })
}

#[test]
fn what_holds() {
    let case = Case::complaint();
    for text in [
        "record.severity == 'high' && record.state != 'closed'",
        "record.severity in ['middle', 'high']",
        "!('middle' in record.severities)",
        "client.tier == 'gold' || client.tier == 'silver'",
        "record.urgent ? record.amount == 7 : record.amount == 8",
        "record.day > today && record.day != today",
        "now - record.opened_at == duration('2 hours')",
        "record.opened_at + duration('2小時') == now",
        "duration('2 hours') + record.opened_at <= now",
        "now - duration('1 day') < record.opened_at",
        "record.wait * 2 == duration('3 hours') && record.wait / 3 == duration('30 minutes')",
        "duration('3 hours') / record.wait == 2",
        "record.cost > record.budget && record.cost - record.budget < record.budget / 2",
        "record.cost != record.dollars",
        "record.owner == actor.id && record.owner != record.seller",
        "actor.id in record.helpers && is(actor, 'manager') && !is(record.seller, 'manager')",
        "done('complaint.accept') && !filed('award')",
        "count('complaint') == 3 && len(children('complaint')) == 2 && len(children('inquiry')) == 0",
        "count('complaint', 'received') == 1 && file_missing() == 0",
        "at('complaint.accept') == record.opened_at + duration('1 hour')",
        "all_yes('competence', ['basic', 'skilled']) && !all_yes('competence')",
        "sum('form.award', 'amount') == 12 && sum('lines.items', 'price') == money('40 CNY')",
        "last('form.award', 'severity') == 'low' && !has(last('form.award', 'amount'))",
        "consents(client, 'research') && !consents(client, 'research', record.seller)",
        "measure('on_time', 'previous quarter') > 95 && measure('on_time', 'previous quarter') > param.least",
        "record.parent.state == 'closed' && record.parent.owner == record.seller",
        "has(record.parent.state) && !has(record.parent.amount) && !has(record.cause.state)",
        "actor.department == 'sales' && record.seller.department == 'legal'",
        "record.rate == 0.850 && record.rate < 1 && 1 > record.rate && record.rate != 1 && 7 == 7.0",
        "record.amount in record.rates && 0.5 in record.rates && 2.0 in record.amounts && !(0.5 in record.amounts)",
        "record.rates == [0.5, 7] && [1, 2, 7.0] == record.amounts && record.amounts != [1, 2]",
        "record.cost == money('12.5 CNY') && record.cost != money('12.5 USD') && -record.cost < money('0 CNY')",
        "contains(record.subject, param.word) && !contains(record.subject, '退款')",
        "len(record.subject) == 4 && len(record.tags) == 2",
        "'[' + record.number + ']' == '[TS20260001]'",
        "record.severities == ['low', 'high']",
        "has(record.secret) && !has(record.old_severity)",
    ] {
        assert!(case.holds(text), "{text}");
        assert!(!case.holds(&format!("!({text})")), "not {text}");
    }
}

#[test]
fn what_is_unset_neither_holds_nor_fails_to_hold() {
    let case = Case::complaint();
    let path = "record.old_severity";
    for text in [
        "record.old_severity == 'high'",
        "record.old_severity != 'high'",
        "record.old_severity in ['high']",
        "record.urgent && record.old_severity == 'high'",
        "record.old_severity == 'high' || record.urgent",
        "record.severity in ['low', record.old_severity]",
    ] {
        assert_eq!(case.value(text), unset(path), "{text}");
        assert!(!case.holds(text), "{text}");
        assert!(!case.holds(&format!("!({text})")), "not {text}");
    }
    assert_eq!(case.value("event.urgent"), Ok(Value::Unset));
    assert_eq!(case.value("!event.urgent"), unset("event.urgent"));
    assert_eq!(case.value("event.urgent ? 1 : 2"), unset("event.urgent"));
    assert_eq!(case.value("record.other + 1"), unset("record.other"));
    assert_eq!(case.value("is(owner, 'manager')"), unset("owner"));
    // It may be copied: a field that is unset stays unset.
    assert_eq!(case.value("record.old_severity"), Ok(Value::Unset));
}

#[test]
fn the_second_side_is_read_only_if_it_matters() {
    let case = Case::complaint();
    for (text, holds) in [
        ("has(record.other) && record.other > 1", false),
        ("!has(record.other) || record.other > 1", true),
        ("true || 1 / 0 == 1", true),
        ("false && 1 / 0 == 1", false),
        ("true ? true : 1 / 0 == 1", true),
        ("false ? 1 / 0 == 1 : true", true),
    ] {
        assert_eq!(case.value(text), Ok(Value::YesNo(holds)), "{text}");
    }
}

#[test]
fn empty_is_not_unset() {
    let mut case = Case::default();
    let empty = Value::Text(String::new());
    case.facts.insert("record.subject".into(), empty);
    assert_eq!(case.value("record.subject == ''"), Ok(Value::YesNo(true)));
    assert_eq!(case.value("len(record.subject)"), Ok(Value::Number(0)));
    // But nobody filled it in.
    assert_eq!(case.value("has(record.subject)"), Ok(Value::YesNo(false)));
}

#[test]
fn arithmetic_that_has_no_answer() {
    let case = Case::complaint();
    for text in [
        "9223372036854775807 + 1",
        "-9223372036854775808 - 1",
        "-(-9223372036854775808)",
        "4611686018427387904 * 2",
        "-9223372036854775808 / -1",
        "1 / 0",
        "1 % 0",
        "record.wait / 0",
        "record.cost / 0",
        "record.cost * 9223372036854775807",
        "now + record.wait * 1708000000",
        "1.0 / 0",
        "1 % 0.0",
        "record.cost / record.cost * 0 + 1 / 0.0 == 1",
        "record.cost / money('0 CNY')",
        "9223372036854.775807 + 0.000001",
        "-(-9223372036854.775808)",
        "9223372036854775807 * 9223372036854.0",
        "9223372036854775807 + 0.5",
        "record.cost * 9223372036854.0 * 9223372036854.0",
    ] {
        assert_eq!(case.value(text), Err(EvaluationError::Overflow), "{text}");
    }
    // Amounts of different currencies have neither sum nor order.
    for text in [
        "record.cost + record.dollars",
        "record.cost < record.dollars",
        "record.cost / record.dollars",
        "money('1 USD') - record.cost",
    ] {
        assert_eq!(case.value(text), Err(EvaluationError::Mismatch), "{text}");
    }
}

#[test]
fn decimals_are_rounded_to_the_nearest_millionth() {
    let case = Case::complaint();
    for (text, expected) in [
        ("0.1 + 0.2", "0.3"),
        ("record.rate * record.rate", "0.7225"),
        ("0.000001 * 0.5", "0.000001"),
        ("-0.000001 * 0.5", "-0.000001"),
        ("0.000001 * 0.4", "0"),
        ("1.0 / 3", "0.333333"),
        ("2 / 3.0", "0.666667"),
        ("-2 / 3.0", "-0.666667"),
        ("7.5 % 2", "1.5"),
        ("-7.5 % 2", "-1.5"),
        ("-(0.25)", "-0.25"),
        ("record.amount + 0.5", "7.5"),
        ("record.cost / record.budget", "1.25"),
        ("record.urgent ? 1.5 : 2", "1.5"),
    ] {
        assert_eq!(case.value(text), Ok(decimal(expected)), "{text}");
    }
    // A whole number goes out as a decimal where one is wanted, also in a list and from either branch.
    let value = |text: &str, wanted: Type| compiled(text, wanted).evaluate(&case);
    assert_eq!(value("record.amount", Type::Decimal), Ok(decimal("7")));
    assert_eq!(case.value("record.urgent ? 1 : 2.5"), Ok(decimal("1")));
    let both = Value::List(vec![decimal("1"), decimal("2.5")]);
    assert_eq!(case.value("[1, 2.5]"), Ok(both));
    let large = value("9223372036854775807", Type::Decimal);
    assert_eq!(large, Err(EvaluationError::Overflow));
}

#[test]
fn amounts_are_rounded_to_the_minor_unit() {
    let case = Case::complaint();
    for (text, minor) in [
        ("record.cost * record.rate", 1063),
        ("record.cost * 0.1", 125),
        ("record.budget / 3", 333),
        ("record.budget / 1.5", 667),
        ("-record.budget / 1.5", -667),
        ("money('0.05 CNY') * 0.5", 3),
        ("money('-0.05 CNY') * 0.5", -3),
        ("2 * record.cost + money('1 CNY')", 2600),
    ] {
        assert_eq!(case.value(text), Ok(money(minor, "CNY")), "{text}");
    }
    let half = case.value("record.wait * 0.5 == duration('45 minutes')");
    assert_eq!(half, Ok(Value::YesNo(true)));
}

#[test]
fn quotients_of_whole_numbers_lose_what_is_left_over() {
    let case = Case::complaint();
    for (text, number) in [("7 / 2", 3), ("-7 / 2", -3), ("7 % -2", 1), ("-7 % 2", -1)] {
        assert_eq!(case.value(text), Ok(Value::Number(number)), "{text}");
    }
}

#[test]
fn years_are_whole_and_end_on_the_day() {
    for (born, today, years) in [
        ("1990-05-02", "2026-05-01", 35),
        ("1990-05-02", "2026-05-02", 36),
        ("1990-05-02", "2026-05-03", 36),
        ("2024-02-29", "2025-02-28", 0),
        ("2024-02-29", "2025-03-01", 1),
        ("2024-02-29", "2028-02-29", 4),
        ("2026-05-02", "2026-05-02", 0),
        ("2028-05-03", "2026-05-02", -2),
    ] {
        let mut case = Case::default();
        let date = |text: &str| Value::Date(text.parse().unwrap());
        case.facts.insert("record.born".into(), date(born));
        case.facts.insert("today".into(), date(today));
        let found = case.value("years_since(record.born)");
        assert_eq!(found, Ok(Value::Number(years)), "{born} {today}");
        case.facts.remove("today");
        assert_eq!(case.value("years_since(record.born)"), unset("today"));
    }
}

#[test]
fn a_formula_says_what_it_reads() {
    let text = "has(client.name) && [record.amount] == [-param.most] ? years_since(record.born) > 1 \
                : is(actor, 'manager') && all_yes('competence', ['basic', 'skilled']) \
                && record.parent.state == 'closed' && has(at('complaint.accept')) \
                && any(children('complaint'), it.owner.department == 'legal')";
    let mut read: Vec<String> = Vec::new();
    for fact in compiled(text, Type::YesNo).reads() {
        read.push(match fact {
            Fact::Path(path) => path.to_string(),
            Fact::Ask { function, words } => format!("{} {}", function.word(), words.join(" ")),
        });
    }
    read.sort();
    assert_eq!(
        read,
        [
            "actor.id",
            "all_yes competence basic skilled",
            "at complaint.accept",
            "children complaint",
            "client.name",
            "is manager",
            "it.owner",
            "it.owner.department",
            "param.most",
            "record.amount",
            "record.born",
            "record.parent",
            "record.parent.state",
            "today",
        ]
    );
    assert!(compiled(text, Type::YesNo).calls(Function::At));
    assert!(!compiled(text, Type::YesNo).calls(Function::Count));
}
