//! Lunar dates and solar terms: the table against itself, against a reckoning of sun and moon, and
//! against the dates that are known to be disputed.

use worktime::{
    BadLunarDate, Date, Festival, LUNAR_FIRST_YEAR, LUNAR_LAST_YEAR, LunarDate, YearlyDay,
};

use crate::calendars::date;

fn lunar(text: &str) -> LunarDate {
    let number = |range: std::ops::Range<usize>| text[range].parse::<u8>().unwrap();
    LunarDate {
        year: text[..4].parse().unwrap(),
        month: number(5..7),
        is_leap_month: &text[7..8] == "+",
        day: number(8..10),
    }
}

fn all_dates() -> impl Iterator<Item = Date> {
    let first = Date::constant(1900, 1, 31);
    first
        .series(jiff::Span::new().days(1))
        .take_while(|date| *date <= Date::constant(2101, 1, 28))
}

#[test]
fn every_date_is_one_lunar_date_and_follows_the_one_before() {
    let mut before: Option<LunarDate> = None;
    let mut count = 0;
    for date in all_dates() {
        let lunar = LunarDate::of(date).unwrap();
        assert_eq!(lunar.date(), Ok(date), "{lunar}");
        if let Some(before) = before {
            let days = before.days_in_month().unwrap();
            assert!(days == 29 || days == 30, "{before} has {days} days");
            let next = match (before.day == days, before.is_leap_month) {
                (false, _) => LunarDate {
                    day: before.day + 1,
                    ..before
                },
                (true, false) if leap(before).days_in_month().is_some() => LunarDate {
                    day: 1,
                    ..leap(before)
                },
                (true, _) if before.month == 12 => LunarDate {
                    year: before.year + 1,
                    month: 1,
                    is_leap_month: false,
                    day: 1,
                },
                (true, _) => LunarDate {
                    month: before.month + 1,
                    is_leap_month: false,
                    day: 1,
                    ..before
                },
            };
            assert_eq!(lunar, next, "{date}");
            assert!(before < lunar);
        }
        before = Some(lunar);
        count += 1;
    }
    assert_eq!(before, Some(lunar("2100-12-29")));
    assert_eq!(count, 73_412);
}

fn leap(date: LunarDate) -> LunarDate {
    LunarDate {
        is_leap_month: true,
        ..date
    }
}

#[test]
fn dates_that_reckonings_dispute() {
    let cases = [
        // Before 1912 the court's almanac holds. Today's methods put the new moon of April 1906 on
        // the 23rd, before midnight.
        ("1906-04-24", "1906-04-01"),
        ("1906-05-23", "1906-04+01"),
        ("1911-07-26", "1911-06+01"),
        ("1911-12-20", "1911-11-01"),
        // The Republic's first year, already by its own almanac.
        ("1912-02-18", "1912-01-01"),
        ("1913-02-06", "1913-01-01"),
        // From 1914 to 1928 in Beijing local time: each new moon is minutes after midnight in UTC+8.
        ("1914-11-17", "1914-10-01"),
        ("1914-11-16", "1914-09-29"),
        ("1916-02-03", "1916-01-01"),
        ("1916-02-02", "1915-12-29"),
        ("1920-11-10", "1920-10-01"),
        // Tables that were copied from before these dates were mended have one day less or more.
        ("1933-07-22", "1933-05+30"),
        ("1933-07-23", "1933-06-01"),
        ("1954-11-25", "1954-11-01"),
        // In 1978 almanacs in Hong Kong still had Beijing local time, and Mid-Autumn on the 16th.
        ("1978-09-02", "1978-07-30"),
        ("1978-09-17", "1978-08-15"),
        // New moons within minutes of midnight; folk almanacs had other dates for some of them.
        ("2013-06-08", "2013-05-01"),
        ("2018-11-08", "2018-10-01"),
        ("2027-02-06", "2027-01-01"),
        ("2030-02-03", "2030-01-01"),
        // Three months without a major solar term in 2033 and 2034, of which one is a leap month.
        ("2033-08-25", "2033-08-01"),
        ("2033-09-23", "2033-09-01"),
        ("2033-11-22", "2033-11-01"),
        ("2033-12-22", "2033-11+01"),
        ("2034-01-20", "2033-12-01"),
        ("2034-02-19", "2034-01-01"),
        // Within seconds of midnight; the Hong Kong Observatory says that they may move.
        ("2057-09-27", "2057-08-29"),
        ("2057-09-28", "2057-09-01"),
        ("2089-09-04", "2089-08-01"),
        ("2097-08-07", "2097-07-01"),
        // The first and the last.
        ("1900-01-31", "1900-01-01"),
        ("2100-12-31", "2100-12-01"),
        ("2101-01-28", "2100-12-29"),
    ];
    for (day, expected) in cases {
        assert_eq!(LunarDate::of(date(day)), Ok(lunar(expected)), "{day}");
        assert_eq!(lunar(expected).date(), Ok(date(day)), "{expected}");
        assert_eq!(lunar(expected).to_string(), expected);
    }
}

#[test]
fn spring_festivals_as_the_notices_have_them() {
    let spring = YearlyDay::from(Festival::SpringFestival);
    for day in [
        "1949-01-29",
        "1950-02-17",
        "1966-01-21",
        "1984-02-02",
        "1997-02-07",
        "2000-02-05",
        "2004-01-22",
        "2008-02-07",
        "2012-01-23",
        "2016-02-08",
        "2020-01-25",
        "2021-02-12",
        "2022-02-01",
        "2023-01-22",
        "2024-02-10",
        "2025-01-29",
        "2026-02-17",
        "2027-02-06",
        "2028-01-26",
        "2029-02-13",
        "2050-01-23",
        "2100-02-09",
    ] {
        let day = date(day);
        assert_eq!(spring.date_in(day.year()), Some(day));
    }
}

#[test]
fn what_no_table_has_is_refused() {
    let unknown = Err(BadLunarDate::UnknownYear);
    for day in [
        "1900-01-30",
        "2101-01-29",
        "0001-01-01",
        "9999-12-31",
        "-009999-01-01",
    ] {
        assert_eq!(LunarDate::of(date(day)), unknown, "{day}");
    }
    for year in [
        i16::MIN,
        LUNAR_FIRST_YEAR - 1,
        LUNAR_LAST_YEAR + 1,
        i16::MAX,
    ] {
        let day = LunarDate {
            year,
            ..lunar("2026-01-01")
        };
        assert_eq!(day.date(), Err(BadLunarDate::UnknownYear));
    }
    let cases = [
        ("2026-13-01", BadLunarDate::NoSuchMonth),
        ("2026-00-01", BadLunarDate::NoSuchMonth),
        ("2026-06+01", BadLunarDate::NoSuchMonth),
        ("2025-05+01", BadLunarDate::NoSuchMonth),
        ("2025-06+30", BadLunarDate::NoSuchDay { days: 29 }),
        ("2025-12-30", BadLunarDate::NoSuchDay { days: 29 }),
        ("2026-12-31", BadLunarDate::NoSuchDay { days: 29 }),
        ("2026-01-00", BadLunarDate::NoSuchDay { days: 30 }),
    ];
    for (day, expected) in cases {
        assert_eq!(lunar(day).date(), Err(expected), "{day}");
    }
}

#[test]
fn every_month_begins_on_the_date_of_a_new_moon() {
    // The new moon of April 1906 was reckoned on the wrong side of midnight.
    let wrongly_reckoned = Date::constant(1906, 4, 24);
    let mut moons = (-1237_i32..1251).map(|k| new_moon_jde(f64::from(k)));
    let mut starts = 0;
    for day in all_dates() {
        if LunarDate::of(day).unwrap().day != 1 || day == wrongly_reckoned {
            continue;
        }
        let (start, end) = (midnight_jde(day), midnight_jde(day.tomorrow().unwrap()));
        // The formula is good to some seconds, what is said of the Earth's rotation here to a minute
        // or two.
        let slack = 4.0 / 1440.0;
        let moon = moons.find(|moon| *moon > start - slack).unwrap();
        assert!(moon < end + slack, "{day}: {start} {moon} {end}");
        starts += 1;
    }
    assert_eq!(starts, 201 * 12 + 74 - 1);
}

#[test]
fn leap_months_have_no_major_solar_term_and_the_solstice_is_in_the_eleventh_month() {
    for year in LUNAR_FIRST_YEAR..=LUNAR_LAST_YEAR {
        let solstice = YearlyDay::from(Festival::WinterSolstice)
            .date_in(year)
            .unwrap();
        let found = LunarDate::of(solstice).unwrap();
        assert_eq!((found.month, found.is_leap_month), (11, false), "{year}");
        for month in 1..=12 {
            let start = LunarDate {
                year,
                month,
                is_leap_month: true,
                day: 1,
            };
            let Ok(first) = start.date() else { continue };
            let days = i64::from(start.days_in_month().unwrap());
            let end = first.checked_add(jiff::Span::new().days(days)).unwrap();
            // A term may come minutes after the month: in April 1917 it was three.
            let term = |longitude: f64| (longitude / 30.0).floor();
            let (first, end) = (
                term(sun_longitude(midnight_jde(first))),
                term(sun_longitude(midnight_jde(end)) - 0.01),
            );
            assert_eq!(first, end, "leap month of {year}-{month}");
        }
    }
}

#[test]
fn solar_terms_are_where_the_sun_is() {
    let mut near_midnight = Vec::new();
    for year in LUNAR_FIRST_YEAR..=LUNAR_LAST_YEAR {
        for (festival, longitude) in [
            (Festival::Qingming, 15.0),
            (Festival::WinterSolstice, 270.0),
        ] {
            let day = YearlyDay::from(festival).date_in(year).unwrap();
            // How far the sun still has to go at the first and the last midnight of the day.
            let ahead = |day| {
                (longitude - sun_longitude(midnight_jde(day)) + 180.0).rem_euclid(360.0) - 180.0
            };
            let (first, last) = (ahead(day), ahead(day.tomorrow().unwrap()));
            // The longitude is good to a hundredth of a degree, a quarter of an hour.
            assert!(first > -0.01 && last < 0.01, "{day}: {first} {last}");
            if first < 0.01 || last > -0.01 {
                near_midnight.push(day.to_string());
            }
        }
    }
    assert!(
        near_midnight.contains(&"1951-12-23".to_owned()),
        "{near_midnight:?}"
    );
    assert!(
        near_midnight.contains(&"2021-12-21".to_owned()),
        "{near_midnight:?}"
    );
    assert!(near_midnight.len() < 12, "{near_midnight:?}");
}

#[test]
fn solar_terms_as_almanacs_have_them() {
    let cases = [
        (Festival::Qingming, "1900-04-05"),
        (Festival::Qingming, "1949-04-05"),
        (Festival::Qingming, "2008-04-04"),
        (Festival::Qingming, "2013-04-04"),
        (Festival::Qingming, "2019-04-05"),
        (Festival::Qingming, "2026-04-05"),
        (Festival::Qingming, "2028-04-04"),
        (Festival::WinterSolstice, "1918-12-22"),
        (Festival::WinterSolstice, "1951-12-23"),
        (Festival::WinterSolstice, "2013-12-22"),
        (Festival::WinterSolstice, "2021-12-21"),
        (Festival::WinterSolstice, "2026-12-22"),
        (Festival::WinterSolstice, "2100-12-22"),
    ];
    for (festival, day) in cases {
        let day = date(day);
        assert_eq!(YearlyDay::from(festival).date_in(day.year()), Some(day));
    }
}

/// The Julian date, in the time of the ephemerides, of the midnight with which a date begins where
/// the calendar was reckoned.
fn midnight_jde(day: Date) -> f64 {
    let since = day.duration_since(Date::constant(2000, 1, 1)).as_secs();
    let days = f64::from(i32::try_from(since / 86_400).unwrap());
    let east_hours = if day.year() < 1929 {
        1397.0 / 180.0
    } else {
        8.0
    };
    // How far the Earth's rotation is behind: roughly 0 s in 1900, 64 s in 2000, 200 s in 2100.
    let years = days / 365.25;
    let behind_seconds = 64.0 + 1.0 * years + 0.004 * years * years;
    2_451_544.5 + days - east_hours / 24.0 + behind_seconds / 86_400.0
}

/// Meeus, Astronomical Algorithms, chapter 25: the sun's apparent longitude, to 0.01 degrees.
fn sun_longitude(jde: f64) -> f64 {
    let t = (jde - 2_451_545.0) / 36_525.0;
    let mean = 280.466_46 + 36_000.769_83 * t + 0.000_303_2 * t * t;
    let anomaly = (357.529_11 + 35_999.050_29 * t - 0.000_153_7 * t * t).to_radians();
    let center = (1.914_602 - 0.004_817 * t) * anomaly.sin()
        + (0.019_993 - 0.000_101 * t) * (2.0 * anomaly).sin()
        + 0.000_289 * (3.0 * anomaly).sin();
    let node = (125.04 - 1_934.136 * t).to_radians();
    (mean + center - 0.005_69 - 0.004_78 * node.sin()).rem_euclid(360.0)
}

/// Meeus, chapter 49: the `k`-th new moon after that of 6 January 2000.
fn new_moon_jde(k: f64) -> f64 {
    let t = k / 1236.85;
    let e = 1.0 - 0.002_516 * t - 0.000_007_4 * t * t;
    let degrees = |base: f64, rate: f64, bend: f64| (base + rate * k + bend * t * t).to_radians();
    let sun = degrees(2.5534, 29.105_356_70, -0.000_001_4);
    let moon = degrees(201.5643, 385.816_935_28, 0.010_758_2);
    let latitude = degrees(160.7108, 390.670_502_84, -0.001_611_8);
    let node = degrees(124.7746, -1.563_755_88, 0.002_067_2);
    let terms = [
        (-0.407_20, moon),
        (0.172_41 * e, sun),
        (0.016_08, 2.0 * moon),
        (0.010_39, 2.0 * latitude),
        (0.007_39 * e, moon - sun),
        (-0.005_14 * e, moon + sun),
        (0.002_08 * e * e, 2.0 * sun),
        (-0.001_11, moon - 2.0 * latitude),
        (-0.000_57, moon + 2.0 * latitude),
        (0.000_56 * e, 2.0 * moon + sun),
        (-0.000_42, 3.0 * moon),
        (0.000_42 * e, sun + 2.0 * latitude),
        (0.000_38 * e, sun - 2.0 * latitude),
        (-0.000_24 * e, 2.0 * moon - sun),
        (-0.000_17, node),
        (-0.000_07, moon + 2.0 * sun),
        (0.000_04, 2.0 * moon - 2.0 * latitude),
        (0.000_04, 3.0 * sun),
        (0.000_03, moon + sun - 2.0 * latitude),
        (0.000_03, 2.0 * moon + 2.0 * latitude),
        (-0.000_03, moon + sun + 2.0 * latitude),
        (0.000_03, moon - sun + 2.0 * latitude),
    ];
    let periodic: f64 = terms.iter().map(|(size, angle)| size * angle.sin()).sum();
    let mean = 2_451_550.097_66 + 29.530_588_861 * k + 0.000_154_37 * t * t;
    mean + periodic
}
