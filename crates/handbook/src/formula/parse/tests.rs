//! What is printed reads back as it was, and grammar faults are named where they stand.

use proptest::prelude::*;

use super::*;
use crate::formula::{Binary, DEPTH_MAX, NameFault, NameKind, Named, Path, Type};

/// A book in which `known.…` isn't, `record.x` and `now` are; of people only the department is known.
struct Names;

impl Scope for Names {
    fn path(&self, words: &[&str]) -> Result<(Path, Type), Option<String>> {
        match words {
            ["record", field] => Ok((Path::RecordField(crate::Id::new(field)), Type::Any)),
            ["now"] => Ok((Path::Now, Type::Instant)),
            ["actor", "id"] => Ok((Path::Actor, Type::Person)),
            _ => Err(None),
        }
    }

    fn is_protected(&self, _path: &Path) -> bool {
        false
    }

    fn type_of(&self, path: &Path) -> Type {
        match path {
            Path::Now => Type::Instant,
            Path::Actor => Type::Person,
            _ => Type::Any,
        }
    }

    fn of(&self, record: &crate::Id, word: &str) -> Result<Named, Option<String>> {
        if *record != "person" || word != "department" {
            return Err((*record == "person").then(|| "department".to_owned()));
        }
        Ok(Named {
            path: Path::PersonField(crate::Id::new(word)),
            kind: Type::Text,
            is_protected: false,
        })
    }

    fn name(&self, _kind: NameKind, _word: &str, _before: &[&str]) -> Result<Type, NameFault> {
        Ok(Type::Any)
    }
}

fn tree(text: &str) -> Expression {
    let (root, faults) = parse(text, &Names);
    assert_eq!(faults, [], "{text}");
    root.unwrap()
}

fn faults(text: &str) -> Vec<Fault> {
    parse(text, &Names).1
}

fn one_fault(text: &str) -> (&str, FormulaFault) {
    let mut faults = faults(text);
    assert_eq!(faults.len(), 1, "{text}: {faults:?}");
    let (span, fault) = faults.remove(0);
    (&text[span], fault)
}

/// With brackets around everything that has parts.
fn explicit(node: &Expression) -> String {
    match &node.kind {
        ExpressionKind::Unary { operator, operand } => {
            let sign = if *operator == Unary::Not { "!" } else { "-" };
            format!("{sign}({})", explicit(operand))
        }
        ExpressionKind::Binary {
            operator,
            left,
            right,
        } => format!(
            "({} {} {})",
            explicit(left),
            operator.sign(),
            explicit(right)
        ),
        ExpressionKind::Choose {
            condition,
            then,
            otherwise,
        } => format!(
            "({} ? {} : {})",
            explicit(condition),
            explicit(then),
            explicit(otherwise)
        ),
        _ => printed(node),
    }
}

/// With as few brackets as the grammar needs.
fn printed(node: &Expression) -> String {
    let bracketed = |part: &Expression, needed: bool| {
        if needed {
            format!("({})", printed(part))
        } else {
            printed(part)
        }
    };
    let list = |items: &[Expression]| items.iter().map(printed).collect::<Vec<_>>().join(", ");
    let tightness = |part: &Expression| match &part.kind {
        ExpressionKind::Choose { .. } => 0,
        ExpressionKind::Binary { operator, .. } => operator.power(),
        _ => u8::MAX,
    };
    match &node.kind {
        ExpressionKind::Literal(Value::Text(text)) => {
            let text = text
                .replace('\\', "\\\\")
                .replace('\'', "\\'")
                .replace('\n', "\\n");
            format!("'{text}'")
        }
        ExpressionKind::Literal(Value::Number(number)) => number.to_string(),
        ExpressionKind::Literal(Value::Decimal(number)) => number.to_string(),
        ExpressionKind::Literal(Value::YesNo(holds)) => holds.to_string(),
        ExpressionKind::Literal(_) => unreachable!("not made here"),
        ExpressionKind::Path(path) => path.to_string(),
        ExpressionKind::Call {
            function,
            arguments,
        } => format!("{}({})", function.word(), list(arguments)),
        ExpressionKind::List(items) => format!("[{}]", list(items)),
        ExpressionKind::Unary { operator, operand } => {
            let sign = if *operator == Unary::Not { "!" } else { "-" };
            let number = matches!(
                &operand.kind,
                ExpressionKind::Literal(Value::Number(_) | Value::Decimal(_))
            );
            format!(
                "{sign}{}",
                bracketed(operand, number || tightness(operand) < u8::MAX)
            )
        }
        ExpressionKind::Binary {
            operator,
            left,
            right,
        } => format!(
            "{}{}{}{}{}",
            bracketed(left, tightness(left) < operator.power()),
            if *operator == Binary::In { " " } else { "" },
            operator.sign(),
            if *operator == Binary::In { " " } else { "" },
            bracketed(right, tightness(right) <= operator.power()),
        ),
        ExpressionKind::Choose {
            condition,
            then,
            otherwise,
        } => format!(
            "{}?{}:{}",
            bracketed(condition, tightness(condition) == 0),
            printed(then),
            printed(otherwise)
        ),
    }
}

/// The tree without places.
fn bare(node: &Expression) -> Expression {
    let boxed = |part: &Expression| Box::new(bare(part));
    let all = |items: &[Expression]| items.iter().map(bare).collect();
    let kind = match &node.kind {
        ExpressionKind::Call {
            function,
            arguments,
        } => ExpressionKind::Call {
            function: *function,
            arguments: all(arguments),
        },
        ExpressionKind::List(items) => ExpressionKind::List(all(items)),
        ExpressionKind::Unary { operator, operand } => ExpressionKind::Unary {
            operator: *operator,
            operand: boxed(operand),
        },
        ExpressionKind::Binary {
            operator,
            left,
            right,
        } => ExpressionKind::Binary {
            operator: *operator,
            left: boxed(left),
            right: boxed(right),
        },
        ExpressionKind::Choose {
            condition,
            then,
            otherwise,
        } => ExpressionKind::Choose {
            condition: boxed(condition),
            then: boxed(then),
            otherwise: boxed(otherwise),
        },
        leaf => leaf.clone(),
    };
    Expression { kind, span: 0..0 }
}

fn node(kind: ExpressionKind) -> Expression {
    Expression { kind, span: 0..0 }
}

fn any_tree() -> impl Strategy<Value = Expression> {
    let literal = prop_oneof![
        any::<i64>().prop_map(Value::Number),
        any::<i64>().prop_map(decimal),
        any::<bool>().prop_map(Value::YesNo),
        any::<String>().prop_map(Value::Text),
    ];
    let leaf = prop_oneof![
        literal.prop_map(|value| node(ExpressionKind::Literal(value))),
        "[a-z][a-z0-9_]{0,6}".prop_map(|field| {
            node(ExpressionKind::Path(Path::RecordField(crate::Id::new(
                &field,
            ))))
        }),
        Just(node(ExpressionKind::Path(Path::Now))),
    ];
    let signs = [
        "||", "&&", "==", "!=", "<", "<=", ">", ">=", "in", "+", "-", "*", "/", "%",
    ];
    let operator = prop::sample::select(signs.to_vec())
        .prop_map(|sign| Binary::from_sign(sign).expect("known"));
    leaf.prop_recursive(6, 60, 3, move |inner| {
        let boxed = inner.clone().prop_map(Box::new);
        let items = prop::collection::vec(inner, 0..3);
        let unary = prop_oneof![Just(Unary::Not), Just(Unary::Negate)];
        let kind = prop_oneof![
            3 => (operator.clone(), boxed.clone(), boxed.clone()).prop_map(
                |(operator, left, right)| ExpressionKind::Binary { operator, left, right }
            ),
            1 => (unary, boxed.clone()).prop_map(|(operator, operand)| ExpressionKind::Unary {
                operator,
                operand
            }),
            1 => (boxed.clone(), boxed.clone(), boxed).prop_map(|(condition, then, otherwise)| {
                ExpressionKind::Choose { condition, then, otherwise }
            }),
            1 => items.clone().prop_map(ExpressionKind::List),
            1 => (prop::sample::select(Function::ALL.to_vec()), items)
                .prop_map(|(function, arguments)| ExpressionKind::Call { function, arguments }),
        ];
        kind.prop_map(node)
    })
}

/// Every span lies on letters, and no part reaches beyond its whole.
fn spans_nest(node: &Expression, text: &str, within: &Range<usize>) -> bool {
    text.get(node.span.clone())
        .is_some_and(|own| !own.is_empty())
        && within.start <= node.span.start
        && node.span.end <= within.end
        && node
            .parts()
            .into_iter()
            .all(|part| spans_nest(part, text, &node.span))
}

proptest! {
    #[test]
    fn what_is_printed_reads_back(original in any_tree()) {
        let text = printed(&original);
        prop_assume!(text.len() <= BYTES_MAX);
        let (root, faults) = parse(&text, &Names);
        prop_assert_eq!(faults, vec![], "{}", &text);
        let root = root.unwrap();
        prop_assert_eq!(bare(&root), original, "{}", &text);
        prop_assert!(spans_nest(&root, &text, &(0..text.len())), "{}", &text);
    }
}

#[test]
fn operators_bind_as_in_cel() {
    for (text, brackets) in [
        ("1 + 2 * 3 - 4", "((1 + (2 * 3)) - 4)"),
        ("1 - 2 - 3", "((1 - 2) - 3)"),
        ("8 / 4 % 3 * 2", "(((8 / 4) % 3) * 2)"),
        ("true || false && true", "(true || (false && true))"),
        ("1 + 1 == 2 && true", "(((1 + 1) == 2) && true)"),
        ("1 < 2 == true", "((1 < 2) == true)"),
        ("'a' in ['a'] || false", "(('a' in ['a']) || false)"),
        ("!true && false", "(!(true) && false)"),
        ("- -5 - -5", "(-(-5) - -5)"),
        ("-(5) * 2", "(-(5) * 2)"),
        ("true ? 1 : false ? 2 : 3", "(true ? 1 : (false ? 2 : 3))"),
        ("true||false?1:2", "((true || false) ? 1 : 2)"),
        ("!(true)\n\t== false", "(!(true) == false)"),
        ("[1, 2,]", "[1, 2]"),
        ("is(actor, \"x\")", "is(actor.id, 'x')"),
        ("record . x == 1", "(record.x == 1)"),
        ("0.5 * -0.25", "(0.5 * -0.25)"),
        ("actor.department == 'x'", "(actor.department == 'x')"),
        ("actor.id.department", "actor.department"),
        ("all([1], it > 0 && true)", "all([1], it>0&&true)"),
    ] {
        assert_eq!(explicit(&tree(text)), brackets, "{text}");
    }
}

#[test]
fn texts_have_escapes() {
    let text = |source: &str| match tree(source).kind {
        ExpressionKind::Literal(Value::Text(text)) => text,
        other => panic!("{other:?}"),
    };
    assert_eq!(text(r"'a\'b\\c\n\t\r\u4e00'"), "a'b\\c\n\t\r一");
    assert_eq!(text(r#""it's \"so\"""#), "it's \"so\"");
    assert_eq!(text("'承諾'"), "承諾");
    assert_eq!(text("''"), "");
}

#[test]
fn the_least_number_has_no_positive_twin() {
    let number = |source: &str| tree(source).kind;
    let least = ExpressionKind::Literal(Value::Number(i64::MIN));
    assert_eq!(number("-9223372036854775808"), least);
    let word = "9223372036854775808";
    let fault = FormulaFault::BadNumber { word: word.into() };
    assert_eq!(one_fault(word), (word, fault));
    let least = ExpressionKind::Literal(decimal(i64::MIN));
    assert_eq!(number("-9223372036854.775808"), least);
    let word = "9223372036854.775808";
    let fault = FormulaFault::BadNumber { word: word.into() };
    assert_eq!(one_fault(word), (word, fault));
}

#[test]
fn faults_of_grammar_are_named_where_they_stand() {
    let unexpected = |found: &str| FormulaFault::Unexpected {
        found: found.into(),
    };
    let number = |word: &str| FormulaFault::BadNumber { word: word.into() };
    for (text, at, fault) in [
        ("", "", FormulaFault::UnexpectedEnd),
        ("1 +", "", FormulaFault::UnexpectedEnd),
        ("(1", "", FormulaFault::UnexpectedEnd),
        ("1)", ")", unexpected(")")),
        ("true and false", "and", unexpected("and")),
        ("1 = 2", "=", unexpected("=")),
        ("true & false", "&", unexpected("&")),
        ("1 + * 2", "*", unexpected("*")),
        ("record.", "", FormulaFault::UnexpectedEnd),
        ("record.1", "1", unexpected("1")),
        ("record.x[0]", "[", unexpected("[")),
        ("in 3", "in", unexpected("in")),
        ("true ? 1", "", FormulaFault::UnexpectedEnd),
        ("[1 2]", "2", unexpected("2")),
        ("'a' == ‘b", "‘", unexpected("‘")),
        ("'abc", "'abc", FormulaFault::UnclosedText),
        ("'abc\\'", "'abc\\'", FormulaFault::UnclosedText),
        ("'ab\nc", "'ab", FormulaFault::UnclosedText),
        ("'a\\qb'", "\\q", unexpected("\\q")),
        ("'\\ud800'", "\\ud800", unexpected("\\ud800")),
        ("'\\u+123'", "\\u", unexpected("\\u")),
        ("12ab", "12ab", number("12ab")),
        ("1.5e3", "1.5e3", number("1.5e3")),
        ("1.5.2", ".", unexpected(".")),
        ("0.1234567", "0.1234567", number("0.1234567")),
        ("1.", ".", unexpected(".")),
        (
            "'承諾' == 見",
            "見",
            FormulaFault::UnknownPath {
                word: "見".into(),
                nearest: None,
            },
        ),
        ("len('承諾') > 3 歲", "歲", unexpected("歲")),
        ("it == 1", "it", FormulaFault::NoElement),
        (
            "any([1], it == 1) && it.x == 2",
            "it.x",
            FormulaFault::NoElement,
        ),
        (
            "record.a.b.c == 1",
            "record.a.b.c",
            FormulaFault::PathTooLong {
                word: "record.a.b.c".into(),
                limit: 3,
            },
        ),
    ] {
        assert_eq!(one_fault(text), (at, fault), "{text}");
    }
}

#[test]
fn every_unknown_name_is_found_at_once() {
    let text = "known.a == 1 && hass(record.x) && len(known.b) > 0";
    let found: Vec<_> = faults(text)
        .into_iter()
        .map(|(span, fault)| (&text[span], fault))
        .collect();
    let path = |word: &str| FormulaFault::UnknownPath {
        word: word.into(),
        nearest: None,
    };
    let function = FormulaFault::UnknownFunction {
        word: "hass".into(),
        nearest: Some("has".into()),
    };
    assert_eq!(
        found,
        [
            ("known.a", path("known.a")),
            ("hass", function),
            ("known.b", path("known.b"))
        ]
    );
}

#[test]
fn what_an_element_is_follows_from_its_list() {
    let path = |word: &str, nearest: Option<&str>| FormulaFault::UnknownPath {
        word: word.into(),
        nearest: nearest.map(Into::into),
    };
    let here = "any([actor], it.department == 'x')";
    assert_eq!(faults(here), []);
    for (text, at, fault) in [
        (
            "any([actor], it.departmen == 'x')",
            "it.departmen",
            path("it.departmen", Some("it.department")),
        ),
        (
            "any([1], it.department == 'x')",
            "it.department",
            path("it.department", None),
        ),
        (
            "any([now], any([actor], it.x == 'y') && it < now)",
            "it.x",
            path("it.x", Some("it.department")),
        ),
        (
            "any([now], any([actor], true) && it.department == 'x')",
            "it.department",
            path("it.department", None),
        ),
        (
            "all([actor.department], it.department == 'x')",
            "it.department",
            path("it.department", None),
        ),
    ] {
        assert_eq!(one_fault(text), (at, fault), "{text}");
    }
    // Of a list that nobody knows, nothing more is said.
    let unknown = "all(known.list, it.x == 1)";
    assert_eq!(one_fault(unknown), ("known.list", path("known.list", None)));
}

#[test]
fn depth_and_length_are_bounded() {
    let too_deep = |text: &str| matches!(&*faults(text), [(_, FormulaFault::TooDeep)]);
    let brackets = |depth: usize| format!("{}1{}", "(".repeat(depth), ")".repeat(depth));
    assert_eq!(faults(&brackets(DEPTH_MAX - 1)), []);
    assert!(too_deep(&brackets(DEPTH_MAX)));
    assert!(too_deep(&"(".repeat(BYTES_MAX)));
    assert!(too_deep(&"!".repeat(BYTES_MAX)));
    assert!(too_deep(&"[".repeat(BYTES_MAX)));
    assert!(too_deep(&"1?1:".repeat(BYTES_MAX / 4)));
    assert!(too_deep(&"1||1&&1==1+1*-(".repeat(DEPTH_MAX)));
    // A chain isn't nested, but its tree is as deep as it is long.
    let chain = |terms: usize| vec!["1"; terms].join("+");
    assert_eq!(faults(&chain(DEPTH_MAX)), []);
    assert!(too_deep(&chain(DEPTH_MAX + 1)));
    let long = format!("'{}'", "x".repeat(BYTES_MAX - 2));
    assert_eq!(faults(&long), []);
    let too_long = FormulaFault::TooLong { limit: BYTES_MAX };
    let longer = format!("{long} ");
    assert_eq!(one_fault(&longer), (longer.as_str(), too_long));
    assert!(too_deep(&"all([],".repeat(BYTES_MAX / 7)));
    assert!(too_deep(&"all(".repeat(BYTES_MAX / 4)));
}
