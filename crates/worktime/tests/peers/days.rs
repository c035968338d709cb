//! Every date of every year that a region and a peer both know: worked or off.

use worktime::{Calendar, Date, Region, Span, WORKWEEK, Weekday, Zone};

use crate::differences::Comparison;
use crate::facts::Facts;

const SIX_DAYS: [Weekday; 6] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
];
/// The region without official days: nobody else has it.
const NO_REGION: &str = "none";

#[test]
fn every_official_date_is_as_peers_say() {
    let Some(facts) = Facts::find() else { return };
    let mut faults = Vec::new();
    for region in Region::codes().filter(|code| *code != NO_REGION) {
        let tables = facts.names("days-", &format!("-{region}"));
        assert!(!tables.is_empty(), "no peer knows {region}");
        for table in tables {
            faults.extend(compared(&facts, region, &table).faults());
        }
    }
    assert!(faults.is_empty(), "\n{}\n", faults.join("\n"));
}

fn compared<'a>(facts: &Facts, region: &str, table: &'a str) -> Comparison<'a> {
    let region = Region::named(region).unwrap();
    let calendar = Calendar::builder(Zone::named(region.zone_name()).unwrap())
        .week(&week(region), &Span::parse_list("09:00-18:00").unwrap())
        .holidays(region)
        .build()
        .unwrap();
    let (first, last) = region.known();
    let mut comparison = Comparison::with(table);
    for [date, theirs] in facts.rows(table, ["date", "state"]) {
        let day: Date = date.parse().unwrap();
        if first.is_none_or(|first| first <= day) && last.is_none_or(|last| day <= last) {
            let ours = if calendar.is_working_day(day) {
                "work"
            } else {
                "off"
            };
            comparison.row(&date, ours, &theirs);
        }
    }
    println!("{table}: {} dates", comparison.compared());
    assert!(comparison.compared() >= 365, "{table} has less than a year");
    comparison
}

/// The days of the week for which `dump.py` asks: weekends too where they have holidays of their own.
fn week(region: Region) -> Vec<Weekday> {
    match region.code() {
        "cn" | "tw" => WORKWEEK.to_vec(),
        "hk" => SIX_DAYS.to_vec(),
        _ => [&SIX_DAYS[..], &[Weekday::Sunday]].concat(),
    }
}
