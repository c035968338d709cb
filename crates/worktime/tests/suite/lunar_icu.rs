//! Every lunar date against ICU4X, whose own tests compare its table with those of the Hong Kong
//! Observatory (1901 to 2100) and of the Purple Mountain Observatory (1900 to 2025).

use icu_calendar::cal::ChineseTraditional;
use worktime::{Date, LunarDate};

#[test]
fn every_date_agrees_with_icu4x() {
    let first = Date::constant(1900, 1, 31);
    let mut count = 0;
    for date in first.series(jiff::Span::new().days(1)) {
        let Ok(ours) = LunarDate::of(date) else { break };
        let number = |n: i8| u8::try_from(n).unwrap();
        let theirs = icu_calendar::Date::try_new_iso(
            date.year().into(),
            number(date.month()),
            number(date.day()),
        )
        .unwrap()
        .to_calendar(ChineseTraditional::new());
        let theirs = LunarDate {
            year: i16::try_from(theirs.year().extended_year()).unwrap(),
            month: theirs.month().number(),
            is_leap_month: theirs.month().to_input().is_leap(),
            day: theirs.day_of_month().0,
        };
        assert_eq!(ours, theirs, "{date}");
        count += 1;
    }
    assert_eq!(count, 73_412);
}
