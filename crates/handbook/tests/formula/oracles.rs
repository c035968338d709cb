//! Arithmetic as on paper: slow, and obviously right.

use handbook::formula::{Decimal, EvaluationError, Value};
use proptest::prelude::*;

use crate::book::Case;

/// Sums as people write them.
#[derive(Clone, Debug)]
enum Sum {
    Number(i64),
    Millionths(i64),
    Negated(Box<Sum>),
    Both(Box<Sum>, char, Box<Sum>),
}

/// What a sum comes to, with integers that have room enough.
#[derive(Clone, Copy, Debug)]
enum Paper {
    Whole(i128),
    Millionths(i128),
}

const ONE: i128 = 1_000_000;

impl Paper {
    fn millionths(self) -> i128 {
        match self {
            Paper::Whole(number) => number * ONE,
            Paper::Millionths(millionths) => millionths,
        }
    }

    /// Nothing that needs more than 64 bits is ever written down.
    fn written(self) -> Option<Self> {
        let (Paper::Whole(number) | Paper::Millionths(number)) = self;
        i64::try_from(number).ok().map(|_| self)
    }
}

impl Sum {
    fn text(&self) -> String {
        match self {
            Sum::Number(number) => format!("({number})"),
            Sum::Millionths(millionths) => {
                let sign = if *millionths < 0 { "-" } else { "" };
                let amount = i128::from(*millionths).abs();
                format!("({sign}{}.{:06})", amount / ONE, amount % ONE)
            }
            Sum::Negated(sum) => format!("-({})", sum.text()),
            Sum::Both(left, sign, right) => format!("({} {sign} {})", left.text(), right.text()),
        }
    }

    /// None where the answer, or any step to it, needs more than 64 bits or divides by zero.
    fn on_paper(&self) -> Option<Paper> {
        let found = match self {
            Sum::Number(number) => Paper::Whole(i128::from(*number)),
            Sum::Millionths(millionths) => Paper::Millionths(i128::from(*millionths)),
            Sum::Negated(sum) => match sum.on_paper()? {
                Paper::Whole(number) => Paper::Whole(-number),
                Paper::Millionths(number) => Paper::Millionths(-number),
            },
            Sum::Both(left, sign, right) => match (left.on_paper()?, right.on_paper()?) {
                (Paper::Whole(left), Paper::Whole(right)) => Paper::Whole(match sign {
                    '+' => left + right,
                    '-' => left - right,
                    '*' => left * right,
                    _ if right == 0 => return None,
                    // The sign of a quotient, then how often the one goes into the other.
                    '/' => left.signum() * right.signum() * (left.abs() / right.abs()),
                    _ => left.signum() * (left.abs() % right.abs()),
                }),
                (left, right) => {
                    let (left, right) = (left.millionths(), right.millionths());
                    Paper::Millionths(match sign {
                        '+' => left + right,
                        '-' => left - right,
                        '*' => nearest(left.checked_mul(right)?, ONE)?,
                        '/' => nearest(left * ONE, right)?,
                        _ if right == 0 => return None,
                        _ => left.signum() * (left.abs() % right.abs()),
                    })
                }
            },
        };
        found.written()
    }
}

/// The whole number that is nearest to a quotient: of two that are as near, the one farther from zero.
fn nearest(dividend: i128, divisor: i128) -> Option<i128> {
    if divisor == 0 {
        return None;
    }
    let about = dividend / divisor;
    let off = |candidate: &i128| (candidate * divisor - dividend).abs();
    (about - 2..=about + 2).min_by_key(|candidate| (off(candidate), -candidate.abs()))
}

fn sum() -> impl Strategy<Value = Sum> {
    let number = prop_oneof![
        4 => (-9_i64..10).prop_map(Sum::Number),
        4 => (-9_000_000_i64..9_000_000).prop_map(Sum::Millionths),
        2 => (-20_i64..20).prop_map(|halves| Sum::Millionths(halves * 500_000)),
        2 => (-9_i64..10).prop_map(Sum::Millionths),
        1 => any::<i64>().prop_map(Sum::Number),
        1 => any::<i64>().prop_map(Sum::Millionths),
        1 => prop::sample::select(vec![i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1])
            .prop_flat_map(|least| prop_oneof![Just(Sum::Number(least)), Just(Sum::Millionths(least))]),
    ];
    number.prop_recursive(5, 20, 2, |inner| {
        let boxed = inner.prop_map(Box::new);
        let sign = prop::sample::select(vec!['+', '-', '*', '/', '%']);
        prop_oneof![
            5 => (boxed.clone(), sign, boxed.clone())
                .prop_map(|(left, sign, right)| Sum::Both(left, sign, right)),
            1 => boxed.prop_map(Sum::Negated),
        ]
    })
}

fn value(paper: Option<Paper>) -> Result<Value, EvaluationError> {
    let narrow = |number: i128| i64::try_from(number).unwrap();
    match paper {
        None => Err(EvaluationError::Overflow),
        Some(Paper::Whole(number)) => Ok(Value::Number(narrow(number))),
        Some(Paper::Millionths(number)) => {
            Ok(Value::Decimal(Decimal::from_millionths(narrow(number))))
        }
    }
}

/// Whether a list of numbers holds one that compares like this to another, by looking at each.
fn compared(left: i128, sign: &str, right: i128) -> bool {
    match sign {
        "==" => left == right,
        "!=" => left != right,
        "<" => left < right,
        "<=" => left <= right,
        ">" => left > right,
        _ => left >= right,
    }
}

fn atom() -> impl Strategy<Value = Sum> {
    prop_oneof![
        (-3_i64..4).prop_map(Sum::Number),
        (-6_i64..7).prop_map(|halves| Sum::Millionths(halves * 500_000)),
        any::<i64>().prop_map(Sum::Number),
        any::<i64>().prop_map(Sum::Millionths),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4000))]

    #[test]
    fn numbers_and_decimals_come_out_as_on_paper(sum in sum()) {
        prop_assert_eq!(Case::default().value(&sum.text()), value(sum.on_paper()), "{}", sum.text());
    }

    #[test]
    fn lists_are_searched_and_compared_by_what_they_hold(
        items in prop::collection::vec(atom(), 0..5),
        other in atom(),
        sign in prop::sample::select(vec!["==", "!=", "<", "<=", ">", ">="]),
    ) {
        let amount = |sum: &Sum| sum.on_paper().unwrap().millionths();
        let texts: Vec<String> = items.iter().map(Sum::text).collect();
        let (list, one) = (format!("[{}]", texts.join(", ")), other.text());
        let amounts: Vec<i128> = items.iter().map(amount).collect();
        let wanted = amount(&other);
        let case = Case::default();
        let holds = |text: String| case.value(&text).map(|value| value == Value::YesNo(true));
        prop_assert_eq!(holds(format!("{one} in {list}")), Ok(amounts.contains(&wanted)));
        let every = amounts.iter().all(|item| compared(*item, sign, wanted));
        let some = amounts.iter().any(|item| compared(*item, sign, wanted));
        prop_assert_eq!(holds(format!("all({list}, it {sign} {one})")), Ok(every));
        prop_assert_eq!(holds(format!("any({list}, it {sign} {one})")), Ok(some));
        let turned: Vec<String> = texts.iter().rev().cloned().collect();
        let is_palindrome = amounts.iter().eq(amounts.iter().rev());
        prop_assert_eq!(holds(format!("{list} == [{}]", turned.join(", "))), Ok(is_palindrome));
    }
}
