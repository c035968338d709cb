//! Every month of the lunar years 1900 to 2100 and the two solar terms that are festivals.

use worktime::{Date, Festival, LunarDate, YearlyDay};

use crate::differences::Comparison;
use crate::facts::Facts;

#[test]
fn lunar_months_begin_when_peers_say() {
    let Some(facts) = Facts::find() else { return };
    let mut faults = Vec::new();
    for table in facts.names("months-", "") {
        let mut comparison = Comparison::with(&table);
        for [month, theirs] in facts.rows(&table, ["month", "first"]) {
            let first = first_of(&month);
            let back = LunarDate::of(first).unwrap();
            assert_eq!(back.date(), Ok(first), "{month}");
            comparison.row(&month, &first.to_string(), &theirs);
        }
        println!("{table}: {} months", comparison.compared());
        assert!(comparison.compared() > 199 * 12, "{table} lacks years");
        faults.extend(comparison.faults());
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

#[test]
fn solar_terms_fall_on_the_dates_that_peers_say() {
    let Some(facts) = Facts::find() else { return };
    let mut faults = Vec::new();
    for table in facts.names("terms-", "") {
        let mut comparison = Comparison::with(&table);
        for [term, theirs] in facts.rows(&table, ["term", "date"]) {
            let (name, year) = term.rsplit_once('-').unwrap();
            let festival = match name {
                "qingming" => Festival::Qingming,
                "winter-solstice" => Festival::WinterSolstice,
                _ => panic!("{table}: {term}"),
            };
            let ours = YearlyDay::from(festival).date_in(year.parse().unwrap());
            comparison.row(&term, &ours.unwrap().to_string(), &theirs);
        }
        println!("{table}: {} dates", comparison.compared());
        assert_eq!(comparison.compared(), 2 * 201, "{table} lacks years");
        faults.extend(comparison.faults());
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

/// The first date of a month such as `2025-06`, or `2025-06+` if it is the leap month.
fn first_of(month: &str) -> Date {
    let (year, number) = month.split_once('-').unwrap();
    let date = LunarDate {
        year: year.parse().unwrap(),
        month: number.trim_end_matches('+').parse().unwrap(),
        is_leap_month: number.ends_with('+'),
        day: 1,
    };
    date.date().unwrap_or_else(|bad| panic!("{month}: {bad}"))
}
