//! What the recogniser found, in the words of the labelled sentences.

use handbook::prose::{
    Comparison, Decimal, Frequency, Mention, MentionKind, Side, TimeUnit, Unit, Window, Within,
};
use worktime::{Length, Period, Weekday};

use crate::labels::Mark;

pub(crate) fn mark(mention: &Mention) -> Mark {
    let (kind, value) = match &mention.kind {
        MentionKind::Deadline(deadline) => {
            let side = match deadline.side {
                Side::After => "",
                Side::Before => " before",
            };
            ('D', format!("{}{side}", within(deadline.within)))
        }
        MentionKind::Frequency(frequency) => ('F', often(*frequency)),
        MentionKind::Threshold(threshold) => {
            let amount = threshold.amount;
            let number = range(amount.number, amount.most);
            let sign = sign(threshold.comparison);
            ('T', format!("{sign}{number}{}", unit(amount.unit, &number)))
        }
        MentionKind::Percent(percent) => {
            let sign = sign(percent.comparison);
            (
                'P',
                format!("{sign}{}%", range(percent.percent, percent.most)),
            )
        }
        MentionKind::Form(name) => ('M', name.clone()),
        MentionKind::Role(id) => ('R', id.to_string()),
        MentionKind::Prohibition(prohibition) => ('X', prohibition.word().to_owned()),
    };
    Mark {
        span: mention.span.clone(),
        kind,
        value,
    }
}

/// A label's value in the one form that lengths have: "90 minutes" is "1 hour 30 minutes".
pub(crate) fn normal(label: &Mark) -> Mark {
    let mut label = label.clone();
    if label.kind == 'D' && label.value.starts_with(|c: char| c.is_ascii_digit()) {
        let (length, side) = match label.value.strip_suffix(" before") {
            Some(length) => (length, " before"),
            None => (label.value.as_str(), ""),
        };
        if let Ok(length) = Length::parse(length) {
            label.value = format!("{length}{side}");
        }
    }
    label
}

fn within(within: Within) -> String {
    match within {
        Within::Immediately => "immediately".to_owned(),
        Within::SameDay => "same day".to_owned(),
        Within::SameWorkingDay => "same working day".to_owned(),
        Within::NextDay => "next day".to_owned(),
        Within::NextWorkingDay => "next working day".to_owned(),
        Within::Length(length) => length.to_string(),
        Within::Units { number, unit } => units(number, unit),
        Within::Range { least, most, unit } => format!("{least}-{most} {}s", name(unit)),
    }
}

fn often(frequency: Frequency) -> String {
    match frequency {
        Frequency::Every(window) => each(window),
        Frequency::Times {
            times,
            each: window,
        } => format!("{times} per {}", each(window)),
        Frequency::Weekday(day) => format!("every {}", weekday(day)),
    }
}

fn each(window: Window) -> String {
    match window {
        Window::Period(Period::Day) => "day".to_owned(),
        Window::Period(Period::WorkingDay) => "working day".to_owned(),
        Window::Period(Period::Week) => "week".to_owned(),
        Window::Period(Period::Month) => "month".to_owned(),
        Window::Period(Period::Quarter) => "quarter".to_owned(),
        Window::Period(Period::HalfYear) => "half-year".to_owned(),
        Window::Period(Period::Year) => "year".to_owned(),
        Window::Length(length) => {
            let text = length.to_string();
            text.strip_prefix("1 ").unwrap_or(&text).to_owned()
        }
        Window::Units { number, unit } => units(number, unit),
    }
}

fn units(number: Decimal, unit: TimeUnit) -> String {
    if number == Decimal::from_millionths(500_000) {
        return format!("half a {}", name(unit));
    }
    format!("{number} {}s", name(unit))
}

fn unit(unit: Unit, number: &str) -> String {
    let ending = if number == "1" { "" } else { "s" };
    match unit {
        Unit::Time(unit) if number == "0.5" => format!(" half a {}", name(unit)),
        Unit::Time(unit) => format!(" {}{ending}", name(unit)),
        Unit::Money(code) => format!(" {code}"),
        Unit::Things(things) => format!(" {things}"),
        Unit::Bare => String::new(),
    }
}

fn range(least: Decimal, most: Option<Decimal>) -> String {
    match most {
        Some(most) => format!("{least}-{most}"),
        None => least.to_string(),
    }
}

fn sign(comparison: Comparison) -> &'static str {
    match comparison {
        Comparison::Exactly => "",
        Comparison::AtLeast => ">= ",
        Comparison::AtMost => "<= ",
        Comparison::MoreThan => "> ",
        Comparison::LessThan => "< ",
    }
}

fn name(unit: TimeUnit) -> &'static str {
    match unit {
        TimeUnit::Second => "second",
        TimeUnit::Minute => "minute",
        TimeUnit::Hour => "hour",
        TimeUnit::WorkingMinute => "working minute",
        TimeUnit::WorkingHour => "working hour",
        TimeUnit::Day => "day",
        TimeUnit::WorkingDay => "working day",
        TimeUnit::Week => "week",
        TimeUnit::Month => "month",
        TimeUnit::Quarter => "quarter",
        TimeUnit::Year => "year",
    }
}

fn weekday(day: Weekday) -> &'static str {
    match day {
        Weekday::Monday => "Monday",
        Weekday::Tuesday => "Tuesday",
        Weekday::Wednesday => "Wednesday",
        Weekday::Thursday => "Thursday",
        Weekday::Friday => "Friday",
        Weekday::Saturday => "Saturday",
        Weekday::Sunday => "Sunday",
    }
}
