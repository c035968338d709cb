//! What holds for every explanation: it agrees with `due`, its stretches are gapless and in order,
//! and each is what it says.

use proptest::prelude::*;
use worktime::{
    Calendar, Counting, DayUnit, Explanation, Instant, Language, Length, MOST_LINES,
    MOST_STRETCHES, OwnDays, Pause, Rule, Span, Stretch, Undatable, Why, Zone,
    micros::{DAY, HOUR, MINUTE},
};

use crate::calendars::{CLIENT, EVERY_DAY, date};
use crate::properties::{hours, week};

/// Where each zone's interesting weeks begin: changes of clocks, at midnight too, dates that are
/// skipped or last two days, and the turn of the year.
const PLACES: [(&str, &str); 14] = [
    ("Europe/Rome", "2026-03-23"),
    ("America/New_York", "2026-10-26"),
    ("America/Havana", "2026-10-26"),
    ("Asia/Shanghai", "2026-12-28"),
    ("Australia/Lord_Howe", "2026-03-30"),
    ("America/Nuuk", "2024-03-25"),
    ("America/St_Johns", "2006-10-23"),
    ("America/St_Johns", "2007-03-05"),
    ("Pacific/Apia", "2011-12-26"),
    ("Pacific/Fakaofo", "2011-12-26"),
    ("Pacific/Kwajalein", "1969-09-29"),
    ("Pacific/Kwajalein", "1993-08-16"),
    ("Pacific/Kiritimati", "1994-12-26"),
    ("Pacific/Enderbury", "1994-12-26"),
];

/// A calendar with own days and two editions, and the first instant of an interesting week.
fn calendars() -> impl Strategy<Value = (Calendar, Instant)> {
    let own = prop::collection::vec((0_i64..14, 0_u8..3, hours()), 0..5);
    let place = prop::sample::select(&PLACES[..]);
    (place, week(), week(), own, 0_u8..4).prop_map(|((zone, first), week, later, own, scope)| {
        let first = date(first);
        let day = |days: i64| first.checked_add(jiff::Span::new().days(days)).unwrap();
        let zone = Zone::named(zone).unwrap();
        let monday = zone.start_of_day(first);
        let mut builder = Calendar::builder(zone);
        for (weekday, hours) in EVERY_DAY.iter().zip(&week) {
            builder = builder.week(&[*weekday], hours);
        }
        builder = builder.edition(day(6), "later");
        for (weekday, hours) in EVERY_DAY.iter().zip(&later) {
            builder = builder.week(&[*weekday], hours);
        }
        let morning = Span {
            from_minute: 0,
            to_minute: 720,
        };
        for (days, kind, hours) in &own {
            builder = match kind {
                0 => builder.closed(day(*days), "closed"),
                1 => builder.opened(day(*days), hours, "opened"),
                _ => builder.shortened(day(*days), morning, "shortened"),
            };
        }
        let own = builder.known_until(day(10)).build().unwrap();
        let layered = own.layer(OwnDays::new().closed(day(3), "typhoon")).unwrap();
        let calendar = match scope {
            0 => own,
            1 => layered,
            _ => Calendar::common(&own, &CLIENT).unwrap(),
        };
        (calendar, monday)
    })
}

fn lengths() -> impl Strategy<Value = Length> {
    let unit = prop::sample::select(vec![DayUnit::Working, DayUnit::Calendar]);
    prop_oneof![
        Just(Length::Immediately),
        (1_i64..100 * HOUR).prop_map(Length::Clock),
        (1_i64..2000).prop_map(|minutes| Length::Working(minutes * MINUTE)),
        (1_i64..300 * HOUR).prop_map(Length::Working),
        (1_u32..9).prop_map(Length::WorkingDays),
        (1_u32..20).prop_map(Length::Days),
        (1_u32..4).prop_map(Length::Weeks),
        (1_u32..20).prop_map(Length::Months),
        (1_u32..3).prop_map(Length::Years),
        (0_u32..4).prop_map(|after| Length::EndOfWorkingDay { after }),
        (0_u32..4, unit, 1_u16..=1440).prop_map(|(after, unit, minute)| Length::TimeOfDay {
            after,
            unit,
            minute
        }),
    ]
}

/// Pauses within two weeks; now and then one is open.
fn pauses() -> impl Strategy<Value = Vec<(i64, Option<i64>, u8)>> {
    let pause = (
        0_i64..14 * 1440,
        prop::option::weighted(0.9, 0_i64..4 * 1440),
        0_u8..3,
    );
    prop::collection::vec(pause, 0..5)
}

fn pauses_from(start: Instant, pauses: &[(i64, Option<i64>, u8)]) -> Vec<Pause> {
    let pause = |(from, minutes, reason): &(i64, Option<i64>, u8)| {
        let start = start.plus(from * MINUTE);
        Pause {
            start,
            end: minutes.map(|minutes| start.plus(minutes * MINUTE)),
            reason: ["", "waiting", "ill"][usize::from(*reason)].to_owned(),
        }
    };
    pauses.iter().map(pause).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn every_explanation_is_sound(
        (calendar, monday) in calendars(),
        start in 0_i64..8 * DAY,
        length in lengths(),
        elapsed in any::<bool>(),
        paused in pauses(),
    ) {
        let counting = if elapsed { Counting::Elapsed } else { Counting::CivilCode };
        let start = monday.plus(start);
        let pauses = pauses_from(monday, &paused);
        let due = calendar.due(start, &length, counting, &pauses);
        let explained = calendar.explain(start, &length, counting, &pauses);
        let Ok(explanation) = explained else {
            let refused: Result<Explanation, Undatable> = explained;
            prop_assert_eq!(refused.err(), due.err());
            return Ok(());
        };
        prop_assert_eq!(Ok(explanation.due), due);
        lies_gapless(&explanation, &pauses);
        counts_what_is_worked(&explanation, &calendar, &pauses);
        adds_up(&explanation, &calendar);
        numbers_each_day(&explanation);
        reads_well(&explanation);
    }
}

/// From the start to the due instant, or to the pause that holds it; neighbours differ.
fn lies_gapless(explanation: &Explanation, pauses: &[Pause]) {
    let stretches = &explanation.stretches;
    assert!(stretches.len() <= MOST_STRETCHES);
    let open = pauses.iter().filter(|pause| pause.end.is_none());
    let held = open.map(|pause| pause.start.max(explanation.start)).min();
    let end = explanation.due.at.or(held).unwrap();
    let mut at = explanation.start;
    for stretch in stretches {
        assert_eq!(stretch.from, at);
        assert!(stretch.from < stretch.to);
        at = stretch.to;
    }
    assert_eq!(at, end);
    for pair in stretches.windows(2) {
        let same = pair[0].why == pair[1].why;
        assert!(!same || (pair[0].days != pair[1].days), "{pair:?}");
    }
}

/// Time that counts is working time outside of all pauses, and no other is left out.
fn counts_what_is_worked(explanation: &Explanation, calendar: &Calendar, pauses: &[Pause]) {
    let stretches = explanation.stretches.iter();
    for stretch in stretches.filter(|stretch| !matches!(stretch.why, Why::Folded { .. })) {
        let Stretch { from, to, .. } = *stretch;
        let holding = pauses
            .iter()
            .filter(|pause| pause.start < to && pause.end.is_none_or(|end| from < end))
            .filter(|pause| pause.end.is_none_or(|end| end > pause.start));
        if let Why::Paused { reason, .. } = &stretch.why {
            let mut holding = holding.filter(|pause| pause.reason == *reason);
            assert!(holding.any(|pause| pause.start <= from), "{stretch:?}");
        } else {
            assert_eq!(holding.count(), 0, "{stretch:?}");
        }
        let (whole, worked) = (to.since(from), calendar.working_micros(from, to));
        match &stretch.why {
            Why::WorkingTime(_) | Why::MadeUp => {
                assert_eq!((stretch.counted, worked), (whole, whole), "{stretch:?}");
            }
            Why::ClockTime => assert_eq!(stretch.counted, whole),
            // A date that is off may hold the end of a shift from the day before.
            Why::Off(_) | Why::LastDayOff { .. } if counts_days(explanation) => {
                assert_eq!(stretch.counted, 0);
            }
            Why::Night | Why::Break | Why::Off(_) | Why::HalfDay(_) => {
                assert_eq!((stretch.counted, worked), (0, 0), "{stretch:?}");
            }
            Why::Paused { made_up, .. } if counts_days(explanation) => {
                let length = &explanation.length;
                let unpaused = calendar.due(explanation.start, length, explanation.counting, &[]);
                let end = to.min(unpaused.unwrap().at.unwrap());
                assert_eq!(*made_up, calendar.working_micros(from, end));
            }
            _ => assert_eq!(stretch.counted, 0, "{stretch:?}"),
        }
    }
}

fn counts_days(explanation: &Explanation) -> bool {
    !matches!(
        explanation.rule,
        Rule::AtOnce | Rule::ClockTime | Rule::WorkingTime | Rule::ElapsedWorkingDays
    )
}

/// A length in hours is counted in full; of a length in days, what was paused is made up.
fn adds_up(explanation: &Explanation, calendar: &Calendar) {
    if explanation.due.at.is_none() {
        return;
    }
    let folded = |stretch: &Stretch| matches!(stretch.why, Why::Folded { .. });
    let made_up = explanation
        .stretches
        .iter()
        .map(|stretch| match stretch.why {
            Why::Paused { made_up, .. } => made_up,
            _ => 0,
        });
    let expected = match (explanation.length, explanation.rule) {
        (Length::Clock(span) | Length::Working(span), _) => span,
        (Length::WorkingDays(n), Rule::ElapsedWorkingDays) => {
            let date = calendar.zone().date_of(explanation.start);
            calendar.standard_day_micros(date) * i64::from(n)
        }
        _ if explanation.stretches.iter().any(folded) => return,
        _ => made_up.sum(),
    };
    assert_eq!(explanation.counted_micros(), expected);
}

/// From 1 to the last, none left out.
fn numbers_each_day(explanation: &Explanation) {
    let mut last = 0;
    for days in explanation
        .stretches
        .iter()
        .filter_map(|stretch| stretch.days)
    {
        assert!(days.first == last || days.first == last + 1, "{days:?}");
        assert!(days.last >= days.first);
        last = days.last;
    }
    let counts = counts_days(explanation) && explanation.due.at.is_some();
    let expected = match explanation.length {
        Length::WorkingDays(n)
        | Length::Days(n)
        | Length::EndOfWorkingDay { after: n }
        | Length::TimeOfDay { after: n, .. } => n,
        Length::Weeks(n) => n * 7,
        _ => return,
    };
    if counts {
        assert_eq!(explanation.counted_days(), expected);
    }
}

/// Few lines, each with something on it, and every name filled in.
fn reads_well(explanation: &Explanation) {
    for language in Language::ALL {
        let text = explanation.text(language);
        assert!(text.lines().count() <= MOST_LINES, "{text}");
        assert!(text.lines().all(|line| line.len() > 5), "{text}");
        assert!(!text.contains(['{', '}']), "{text}");
    }
}
