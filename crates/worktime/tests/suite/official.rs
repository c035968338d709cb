//! Official days, against dates typed by hand from the notices and against the law.

use std::collections::BTreeMap;

use worktime::{
    Calendar, Date, Language, Name, OfficialDay, Region, Span, WORKWEEK, Weekday, Zone,
};

/// A date, whether it is worked from Monday to Friday, and the year of the notice that says so.
const TYPED: [(&str, bool, i16); 52] = [
    ("2004-01-02", true, 2004),
    ("2004-01-17", true, 2004),
    ("2004-05-07", false, 2004),
    ("2005-01-03", false, 2005),
    ("2005-10-09", true, 2005),
    ("2005-12-31", true, 2006),
    ("2006-02-03", false, 2006),
    ("2006-12-31", true, 2007),
    ("2007-05-07", false, 2007),
    ("2007-10-08", true, 2007),
    ("2007-12-31", false, 2008),
    ("2008-09-27", true, 2008),
    ("2009-05-31", true, 2009),
    ("2009-10-08", false, 2009),
    ("2010-06-12", true, 2010),
    ("2010-06-14", false, 2010),
    ("2011-04-04", false, 2011),
    ("2011-10-09", true, 2011),
    ("2011-12-31", true, 2012),
    ("2012-04-02", false, 2012),
    ("2013-01-06", true, 2013),
    ("2013-04-29", false, 2013),
    ("2014-01-30", true, 2014),
    ("2014-04-07", false, 2014),
    ("2015-09-04", false, 2015),
    ("2015-09-06", true, 2015),
    ("2015-09-28", true, 2015),
    ("2016-02-14", true, 2016),
    ("2016-06-10", false, 2016),
    ("2017-01-02", false, 2017),
    ("2017-05-27", true, 2017),
    ("2018-04-28", true, 2018),
    ("2018-04-30", false, 2018),
    ("2018-12-31", false, 2019),
    ("2019-05-02", false, 2019),
    ("2019-05-05", true, 2019),
    ("2020-01-31", false, 2020),
    ("2020-02-01", false, 2020),
    ("2020-02-03", true, 2020),
    ("2021-09-20", false, 2021),
    ("2021-09-26", true, 2021),
    ("2022-01-29", true, 2022),
    ("2022-05-04", false, 2022),
    ("2023-01-02", false, 2023),
    ("2023-10-08", true, 2023),
    ("2024-02-09", true, 2024),
    ("2024-09-16", false, 2024),
    ("2025-05-06", true, 2025),
    ("2025-10-08", false, 2025),
    ("2026-02-14", true, 2026),
    ("2026-02-23", false, 2026),
    ("2026-10-08", true, 2026),
];

/// The first day of the first lunar month of each year.
const LUNAR_NEW_YEARS: [&str; 23] = [
    "2004-01-22",
    "2005-02-09",
    "2006-01-29",
    "2007-02-18",
    "2008-02-07",
    "2009-01-26",
    "2010-02-14",
    "2011-02-03",
    "2012-01-23",
    "2013-02-10",
    "2014-01-31",
    "2015-02-19",
    "2016-02-08",
    "2017-01-28",
    "2018-02-16",
    "2019-02-05",
    "2020-01-25",
    "2021-02-12",
    "2022-02-01",
    "2023-01-22",
    "2024-02-10",
    "2025-01-29",
    "2026-02-17",
];

const EVERY_DAY: [Weekday; 7] = [
    Weekday::Monday,
    Weekday::Tuesday,
    Weekday::Wednesday,
    Weekday::Thursday,
    Weekday::Friday,
    Weekday::Saturday,
    Weekday::Sunday,
];

#[test]
fn dates_typed_from_the_notices() {
    let calendar = calendar(region("cn"), &WORKWEEK);
    for (day, worked, notice) in TYPED {
        assert_eq!(
            calendar.is_working_day(date(day)),
            worked,
            "{day} by the notice of {notice}"
        );
    }
    let notices: Vec<i16> = TYPED.iter().map(|(_, _, notice)| *notice).collect();
    assert!((2004..=2026).all(|year| notices.contains(&year)));
}

/// Weekdays off less weekend days worked: so many days a notice takes from the year. They are the
/// days of the law, since one that falls on a weekend is made up for.
#[test]
fn each_year_has_the_days_that_the_law_grants() {
    let mut granted: BTreeMap<i16, i32> = BTreeMap::new();
    for (date, day) in region("cn").official_days() {
        // New Year's Day begins or is paid for in the December before.
        let of_next_year = date.month() == 12;
        let notice = date.year() + i16::from(of_next_year);
        *granted.entry(notice).or_default() += match (&day, is_weekend(date)) {
            (OfficialDay::Off(_), false) => 1,
            (OfficialDay::Off(_), true) => 0,
            (OfficialDay::Makeup(_), true) => -1,
            _ => panic!("{date}: {day:?}"),
        };
    }
    let law: BTreeMap<i16, i32> = (2004..=2026)
        .map(|year| {
            let days = match year {
                ..=2007 => 10,
                // The anniversary of victory.
                2015 => 11 + 1,
                // Friday, 31 January is off as well, and Saturday, 1 February needn't be worked.
                2020 => 11 + 2,
                2008..=2024 => 11,
                _ => 13,
            };
            (year, days)
        })
        .collect();
    assert_eq!(granted, law);
}

#[test]
fn the_days_of_the_law_themselves_are_off() {
    let shop = calendar(region("cn"), &EVERY_DAY);
    let assert_off = |date: Date| assert!(!shop.is_working_day(date), "{date}");
    for (year, lunar) in (2004..).zip(LUNAR_NEW_YEARS) {
        let first = date(lunar);
        let second = first.tomorrow().unwrap();
        assert_eq!(first.year(), year);
        assert_off(first);
        assert_off(second);
        let eve_or_third = if (2008..=2013).contains(&year) {
            first.yesterday()
        } else {
            second.tomorrow()
        };
        assert_off(eve_or_third.unwrap());
        let labour_days = match year {
            ..=2007 => 3,
            2008..=2024 => 1,
            _ => 2,
        };
        assert_off(Date::new(year, 1, 1).unwrap());
        (1..=labour_days).for_each(|day| assert_off(Date::new(year, 5, day).unwrap()));
        (1..=3).for_each(|day| assert_off(Date::new(year, 10, day).unwrap()));
    }
}

/// A weekend day is off for a shop that opens on weekends if a notice names it, not if the holiday
/// merely touches it.
#[test]
fn a_notice_is_taken_by_its_words() {
    let shop = calendar(region("cn"), &EVERY_DAY);
    for (day, open) in [
        ("2014-04-05", false),
        ("2014-04-06", true),
        ("2014-04-07", false),
        ("2019-04-05", false),
        ("2019-04-06", true),
        ("2026-04-05", false),
        ("2026-10-03", false),
    ] {
        assert_eq!(shop.is_working_day(date(day)), open, "{day}");
    }
}

#[test]
fn a_region_says_its_zone_and_how_far_it_is_known() {
    let china = region("cn");
    assert_eq!(china.zone_name(), "Asia/Shanghai");
    assert_eq!(
        china.known(),
        (Some(date("2004-01-01")), Some(date("2026-12-31")))
    );
    let none = region("none");
    assert_eq!(none.zone_name(), "UTC");
    assert_eq!(none.known(), (None, None));
    assert_eq!(none.official_days().count(), 0);
    assert_eq!(Region::named("atlantis"), None);
    assert_eq!(Region::named("CN"), None);
}

#[test]
fn each_region_is_sound() {
    for code in Region::codes() {
        let region = region(code);
        assert_eq!(region.code(), code);
        let calendar = calendar(region, &WORKWEEK);
        assert_eq!(calendar.zone().name(), region.zone_name());
        let (first, last) = region.known();
        assert_eq!(calendar.known_until(), last);
        let days: Vec<(Date, OfficialDay)> = region.official_days().collect();
        assert_eq!(days.is_empty(), code == "none", "{code}");
        assert!(days.is_sorted_by(|(a, _), (b, _)| a < b), "{code}");
        for (date, day) in &days {
            assert!(first.is_none_or(|first| first <= *date), "{code} {date}");
            assert!(last.is_none_or(|last| *date <= last), "{code} {date}");
            let makeup = matches!(day, OfficialDay::Makeup(_));
            assert!(!makeup || is_weekend(*date), "{code} {date}");
            assert_in_all_languages(name(day));
        }
    }
}

#[test]
fn names_of_a_shared_holiday() {
    let mut days = region("cn").official_days();
    let (_, day) = days.find(|(day, _)| *day == date("2025-10-06")).unwrap();
    let text = |language| name(&day).text(language).to_owned();
    assert_eq!(text(Language::TraditionalChinese), "國慶節、中秋節");
    assert_eq!(text(Language::SimplifiedChinese), "国庆节、中秋节");
    assert_eq!(text(Language::English), "National Day, Mid-Autumn Festival");
}

fn assert_in_all_languages(name: &Name) {
    let is_han = |c: char| ('\u{3400}'..='\u{9fff}').contains(&c);
    let has_han = |language| name.text(language).contains(is_han);
    assert!(has_han(Language::TraditionalChinese), "{name:?}");
    assert!(has_han(Language::SimplifiedChinese), "{name:?}");
    assert!(!has_han(Language::English), "{name:?}");
    assert!(!name.text(Language::English).is_empty(), "{name:?}");
}

fn name(day: &OfficialDay) -> &Name {
    let (OfficialDay::Off(name) | OfficialDay::Makeup(name) | OfficialDay::Short(_, name)) = day;
    name
}

fn is_weekend(date: Date) -> bool {
    matches!(date.weekday(), Weekday::Saturday | Weekday::Sunday)
}

fn calendar(region: Region, week: &[Weekday]) -> Calendar {
    Calendar::builder(Zone::named(region.zone_name()).unwrap())
        .week(week, &Span::parse_list("09:00-18:00").unwrap())
        .holidays(region)
        .build()
        .unwrap()
}

fn region(code: &str) -> Region {
    Region::named(code).unwrap()
}

fn date(text: &str) -> Date {
    text.parse().unwrap()
}
