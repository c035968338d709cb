//! Quotas: which evidence counts, against every choice that there is.

use proptest::prelude::*;
use worktime::{Instant, Quota, Zone, micros};

use crate::calendars::{OFFICE, date, local};

#[test]
fn a_quota_counts_by_dates_of_the_zone() {
    let zone = OFFICE.zone();
    let at = |text: &str| local(&OFFICE, text);
    let quota = Quota {
        at_least: 2,
        apart_days: Some(14),
        distinct_days: false,
    };
    let evidence = [
        at("2026-07-15 08:00"),
        at("2026-07-01 23:59"),
        at("2026-07-14 23:59"),
        at("2026-07-29 00:00"),
    ];
    assert_eq!(
        quota.counted(zone, &evidence),
        [
            at("2026-07-01 23:59"),
            at("2026-07-15 08:00"),
            at("2026-07-29 00:00")
        ]
    );
    assert_eq!(quota.met_at(zone, &evidence), Some(at("2026-07-15 08:00")));
    assert_eq!(quota.met_at(zone, &evidence[..1]), None);
    assert_eq!(
        Quota::ONCE.met_at(zone, &evidence),
        Some(at("2026-07-01 23:59"))
    );
    assert_eq!(Quota::ONCE.counted(zone, &evidence).len(), 4);
    let none = Quota {
        at_least: 0,
        ..Quota::ONCE
    };
    assert_eq!(none.met_at(zone, &evidence), None);
    let twice_a_day = [
        at("2026-07-01 00:00"),
        at("2026-07-01 23:59"),
        at("2026-07-02 00:00"),
    ];
    let distinct = Quota {
        distinct_days: true,
        ..Quota::ONCE
    };
    assert_eq!(
        distinct.counted(zone, &twice_a_day),
        [twice_a_day[0], twice_a_day[2]]
    );
}

proptest! {
    #[test]
    fn no_choice_of_evidence_is_larger_or_sooner(
        hours in prop::collection::vec(0_i64..24 * 20, 0..10),
        at_least in 1_u32..6,
        apart_days in prop::option::of(0_u32..8),
        distinct_days in any::<bool>(),
    ) {
        let quota = Quota { at_least, apart_days, distinct_days };
        let zone = Zone::named("Asia/Shanghai").unwrap();
        let start = zone.start_of_day(date("2026-07-01"));
        let evidence: Vec<Instant> =
            hours.iter().map(|hours| start.plus(hours * micros::HOUR)).collect();
        let day = |at: Instant| {
            zone.date_of(at).duration_since(date("2026-07-01")).as_hours() / 24
        };
        let is_allowed = |choice: &[Instant]| {
            choice.iter().enumerate().all(|(place, one)| {
                choice[..place].iter().all(|other| {
                    let days = (day(*one) - day(*other)).abs();
                    days >= i64::from(apart_days.unwrap_or(0)) && (days > 0 || !distinct_days)
                })
            })
        };
        let counted = quota.counted(&zone, &evidence);
        prop_assert!(is_allowed(&counted));
        let mut soonest: Option<Instant> = None;
        for choice in 0_u32..1 << evidence.len() {
            let mut chosen: Vec<Instant> = (0..evidence.len())
                .filter(|place| choice >> place & 1 == 1)
                .map(|place| evidence[place])
                .collect();
            if !is_allowed(&chosen) {
                continue;
            }
            prop_assert!(chosen.len() <= counted.len());
            chosen.sort_unstable();
            for (place, one) in chosen.iter().enumerate() {
                prop_assert!(counted[place] <= *one);
            }
            if let Some(met) = chosen.get(at_least as usize - 1) {
                soonest = Some(soonest.map_or(*met, |soonest| soonest.min(*met)));
            }
        }
        prop_assert_eq!(quota.met_at(&zone, &evidence), soonest);
    }
}
