//! Recurrences and days of the year in words: read, printed, refused.

use proptest::prelude::*;
use worktime::{
    BadRecurrenceKind, BadYearlyDayKind, Counted, DayInPeriod, Festival, Language, Nth, Period,
    Recurrence, StepUnit, Steps, Weekday, YearlyDay,
};

use crate::calendars::date;

pub(crate) fn recurrence(text: &str) -> Recurrence {
    Recurrence::parse(text).unwrap_or_else(|bad| panic!("{text}: {bad}"))
}

pub(crate) fn day(text: &str) -> YearlyDay {
    YearlyDay::parse(text).unwrap_or_else(|bad| panic!("{text}: {bad}"))
}

#[test]
fn words() {
    let cases = [
        ("every working day", "every working day", "每個工作日"),
        ("每個工作日", "every working day", "每個工作日"),
        ("Every Business Day", "every working day", "每個工作日"),
        ("daily", "every day", "每日"),
        ("每天", "every day", "每日"),
        ("every Monday", "every Monday", "每週一"),
        ("every week on Sunday", "every Sunday", "每週日"),
        ("Friday of every week", "every Friday", "每週五"),
        ("每週一", "every Monday", "每週一"),
        ("每星期天", "every Sunday", "每週日"),
        ("每个礼拜三", "every Wednesday", "每週三"),
        ("每逢周六", "every Saturday", "每週六"),
        ("every week", "every week", "每週"),
        ("每周", "every week", "每週"),
        ("monthly", "every month", "每月"),
        ("每個月", "every month", "每月"),
        ("every quarter", "every quarter", "每季度"),
        ("每季", "every quarter", "每季度"),
        ("every half year", "every half-year", "每半年"),
        ("每半年", "every half-year", "每半年"),
        ("annually", "every year", "每年"),
        (
            "every 2 weeks from 2026-01-05",
            "every 2 weeks from 2026-01-05",
            "自2026-01-05起每2週",
        ),
        (
            "every other week starting 2026-01-05",
            "every 2 weeks from 2026-01-05",
            "自2026-01-05起每2週",
        ),
        (
            "从２０２６年１月５日起，每两个星期",
            "every 2 weeks from 2026-01-05",
            "自2026-01-05起每2週",
        ),
        (
            "每3個月，自2026-01-31起",
            "every 3 months from 2026-01-31",
            "自2026-01-31起每3個月",
        ),
        (
            "每十天 自2026年1月5日開始",
            "every 10 days from 2026-01-05",
            "自2026-01-05起每10日",
        ),
        (
            "every year from 2024-02-29",
            "every year from 2024-02-29",
            "自2024-02-29起每1年",
        ),
        ("31st of every month", "31st of every month", "每月31日"),
        ("every month on the 31st", "31st of every month", "每月31日"),
        ("每月31日", "31st of every month", "每月31日"),
        ("每个月三十一号", "31st of every month", "每月31日"),
        (
            "last day of each month",
            "last day of every month",
            "每月最後一日",
        ),
        ("每月最後一天", "last day of every month", "每月最後一日"),
        (
            "10th day of every quarter",
            "10th day of every quarter",
            "每季度第10日",
        ),
        (
            "last Friday of every month",
            "last Friday of every month",
            "每月最後一個星期五",
        ),
        (
            "the last fri in every month",
            "last Friday of every month",
            "每月最後一個星期五",
        ),
        (
            "每月最後一個星期五",
            "last Friday of every month",
            "每月最後一個星期五",
        ),
        (
            "每月的最后周五",
            "last Friday of every month",
            "每月最後一個星期五",
        ),
        (
            "second Tuesday of every month",
            "2nd Tuesday of every month",
            "每月第2個星期二",
        ),
        (
            "每月第二個星期二",
            "2nd Tuesday of every month",
            "每月第2個星期二",
        ),
        (
            "5th working day of every quarter",
            "5th working day of every quarter",
            "每季度第5個工作日",
        ),
        (
            "每季度第5個工作日",
            "5th working day of every quarter",
            "每季度第5個工作日",
        ),
        (
            "every month on the first working day",
            "1st working day of every month",
            "每月第1個工作日",
        ),
        (
            "每月首個工作日",
            "1st working day of every month",
            "每月第1個工作日",
        ),
        (
            "last workday of each half-year",
            "last working day of every half-year",
            "每半年最後一個工作日",
        ),
        (
            "2nd to last working day of every month",
            "2nd last working day of every month",
            "每月倒數第2個工作日",
        ),
        (
            "每月倒数第二个工作日",
            "2nd last working day of every month",
            "每月倒數第2個工作日",
        ),
        (
            "每週第一個工作日",
            "1st working day of every week",
            "每週第1個工作日",
        ),
        (
            "每年最後一個工作日",
            "last working day of every year",
            "每年最後一個工作日",
        ),
        ("every year on 03-15", "every year on 03-15", "每年3月15日"),
        ("03-15 of every year", "every year on 03-15", "每年3月15日"),
        ("每年3月15日", "every year on 03-15", "每年3月15日"),
        ("每年三月十五日", "every year on 03-15", "每年3月15日"),
        (
            "every year on lunar 08-15",
            "every year on lunar 08-15",
            "每年農曆八月十五",
        ),
        (
            "每年農曆八月十五",
            "every year on lunar 08-15",
            "每年農曆八月十五",
        ),
        (
            "每年正月初一",
            "every year on lunar 01-01",
            "每年農曆正月初一",
        ),
        (
            "每年腊月廿三",
            "every year on lunar 12-23",
            "每年農曆十二月廿三",
        ),
        (
            "every Mid-Autumn Festival",
            "every year on Mid-Autumn Festival",
            "每年中秋節",
        ),
        (
            "每逢中秋",
            "every year on Mid-Autumn Festival",
            "每年中秋節",
        ),
        ("每年清明", "every year on Qingming Festival", "每年清明節"),
    ];
    for (text, english, traditional) in cases {
        let found = recurrence(text);
        assert_eq!(found.to_string(), english, "{text}");
        assert_eq!(
            found.text(Language::TraditionalChinese),
            traditional,
            "{text}"
        );
        for language in Language::ALL {
            assert_eq!(recurrence(&found.text(language)), found, "{text}");
        }
    }
    let simplified = |text| recurrence(text).text(Language::SimplifiedChinese);
    assert_eq!(simplified("每月倒數第2個工作日"), "每月倒数第2个工作日");
    assert_eq!(simplified("每年農曆八月十五"), "每年农历八月十五");
    assert_eq!(simplified("每月最後一個星期五"), "每月最后一个星期五");
    assert_eq!(simplified("every Laba Festival"), "每年腊八节");
    assert_eq!(
        simplified("every 2 weeks from 2026-01-05"),
        "自2026-01-05起每2周"
    );
}

#[test]
fn days_of_the_year_in_words() {
    let cases = [
        ("03-15", "03-15", "3月15日"),
        ("3-5", "03-05", "3月5日"),
        ("02-29", "02-29", "2月29日"),
        ("8月15日", "08-15", "8月15日"),
        ("公曆八月十五號", "08-15", "8月15日"),
        ("陽曆8月15", "08-15", "8月15日"),
        ("三月十五日", "03-15", "3月15日"),
        ("十二月三十一日", "12-31", "12月31日"),
        ("lunar 08-15", "lunar 08-15", "農曆八月十五"),
        ("Lunar 12-30", "lunar 12-30", "農曆十二月三十"),
        ("農曆八月十五", "lunar 08-15", "農曆八月十五"),
        ("农历 8月15日", "lunar 08-15", "農曆八月十五"),
        ("陰曆冬月二十一", "lunar 11-21", "農曆十一月廿一"),
        ("正月十五", "lunar 01-15", "農曆正月十五"),
        ("五月初五", "lunar 05-05", "農曆五月初五"),
        ("四月廿", "lunar 04-20", "農曆四月二十"),
    ];
    for (text, english, traditional) in cases {
        let found = day(text);
        assert_eq!(found.to_string(), english, "{text}");
        assert_eq!(
            found.text(Language::TraditionalChinese),
            traditional,
            "{text}"
        );
    }
    let festivals = [
        (Festival::SpringFestival, "春節", "chinese new year"),
        (Festival::Lantern, "元宵", "lantern festival"),
        (Festival::Qingming, "清明", "Tomb-Sweeping Day"),
        (Festival::DragonBoat, "端午節", "dragon boat"),
        (Festival::Qixi, "七夕", "qixi"),
        (Festival::Ghost, "盂蘭節", "ghost festival"),
        (Festival::MidAutumn, "中秋", "mid-autumn"),
        (Festival::DoubleNinth, "重陽節", "Chung Yeung"),
        (Festival::WinterSolstice, "冬至", "winter solstice"),
        (Festival::Laba, "臘八節", "laba"),
        (Festival::LunarNewYearsEve, "除夕", "Lunar New Year’s Eve"),
    ];
    for (festival, chinese, english) in festivals {
        assert_eq!(day(chinese), festival.into());
        assert_eq!(day(english), festival.into());
        for language in Language::ALL {
            assert_eq!(day(&festival.name(language)), festival.into());
        }
    }
    assert_eq!(festivals.map(|(festival, _, _)| festival), Festival::ALL);
}

#[test]
fn a_festival_by_its_name_alone_comes_every_year() {
    let cases = [
        (
            Festival::SpringFestival,
            "Chinese New Year|Lunar New Year|Spring Festival|春節",
        ),
        (Festival::Lantern, "lantern|the Lantern Festival|元宵節"),
        (Festival::Qingming, "qingming|Ching Ming|清明"),
        (
            Festival::DragonBoat,
            "dragon boat|Dragon-Boat Festival|端午",
        ),
        (
            Festival::MidAutumn,
            "mid-autumn|Mid Autumn|midautumn|the Mid-Autumn Festival|中秋",
        ),
        (Festival::DoubleNinth, "double ninth|Chung Yeung|重陽節"),
        (Festival::LunarNewYearsEve, "Chinese New Year's Eve|除夕"),
    ];
    for (festival, names) in cases {
        let expected = Recurrence::from(YearlyDay::from(festival));
        for name in names.split('|') {
            assert_eq!(recurrence(name), expected, "{name}");
            if name.is_ascii() {
                for text in [
                    format!("every year on {name}"),
                    format!("{name} of every year"),
                ] {
                    assert_eq!(recurrence(&text), expected, "{text}");
                }
            }
        }
    }
    // A date alone may be meant once; and this one falls in either calendar.
    for text in ["03-15", "農曆八月十五", "new year", "the", "the moon"] {
        let bad = Recurrence::parse(text).unwrap_err();
        assert_eq!(bad.kind, BadRecurrenceKind::NotARecurrence, "{text}");
    }
}

#[test]
fn what_is_no_recurrence() {
    use BadRecurrenceKind as Kind;
    use BadYearlyDayKind as Day;
    let long = "every ".repeat(40);
    let cases = [
        ("", "", Kind::Empty),
        ("   ", "   ", Kind::Empty),
        (long.as_str(), long.as_str(), Kind::TooLong),
        ("sometimes", "sometimes", Kind::NotARecurrence),
        ("every blue moon", "blue moon", Kind::NotARecurrence),
        ("every", "every", Kind::NotARecurrence),
        ("每", "", Kind::NotARecurrence),
        ("每當需要時", "當需要時", Kind::NotARecurrence),
        (
            "every month on the blue moon",
            "blue moon",
            Kind::NotARecurrence,
        ),
        ("5th of every quarter", "5th", Kind::NotARecurrence),
        ("last of every month", "last", Kind::NotARecurrence),
        (
            "last Friday of every fortnight",
            "fortnight",
            Kind::NotARecurrence,
        ),
        ("32nd of every month", "32nd", Kind::NoSuchDay),
        ("the 0th of every month", "0th", Kind::NoSuchDay),
        ("每月32日", "32日", Kind::NoSuchDay),
        ("每月0日", "0日", Kind::NoSuchDay),
        (
            "fifth Friday of every month",
            "fifth friday",
            Kind::NoSuchDay,
        ),
        ("每月第五個星期五", "第五個星期五", Kind::NoSuchDay),
        (
            "13th Monday of every quarter",
            "13th monday",
            Kind::NoSuchDay,
        ),
        (
            "99999999999th working day of every year",
            "99999999999th working day",
            Kind::NoSuchDay,
        ),
        ("last Friday of every week", "last friday", Kind::NoSuchDay),
        (
            "1st working day of every day",
            "1st working day",
            Kind::NoSuchDay,
        ),
        (
            "最後兩個工作日每月",
            "最後兩個工作日每月",
            Kind::NotARecurrence,
        ),
        ("每月最後兩個工作日", "最後兩個工作日", Kind::NotARecurrence),
        ("every 2 weeks", "2 weeks", Kind::NoStart),
        ("every three months", "three months", Kind::NoStart),
        ("每兩週", "兩週", Kind::NoStart),
        ("每3個月", "3個月", Kind::NoStart),
        ("every 2 weeks from Monday", "monday", Kind::NotADate),
        (
            "every 2 weeks from 2026-02-30",
            "2026-02-30",
            Kind::NotADate,
        ),
        (
            "every 2 weeks from 1899-12-31",
            "1899-12-31",
            Kind::NotADate,
        ),
        ("自2026年13月1日起每2週", "2026年13月1日", Kind::NotADate),
        ("every 0 weeks from 2026-01-05", "0 weeks", Kind::BadStep),
        (
            "every 1001 days from 2026-01-05",
            "1001 days",
            Kind::BadStep,
        ),
        ("自2026-01-05起每0天", "0天", Kind::BadStep),
        (
            "every Monday from 2026-01-05",
            "monday",
            Kind::NotARecurrence,
        ),
        ("自2026-01-05起每週一", "週一", Kind::NotARecurrence),
        (
            "every year on 02-30",
            "02-30",
            Kind::YearlyDay(Day::NoSuchDay),
        ),
        ("每年13月1日", "13月1日", Kind::YearlyDay(Day::NoSuchDay)),
        (
            "每年農曆八月三十一",
            "農曆八月三十一",
            Kind::YearlyDay(Day::NoSuchDay),
        ),
        (
            "every year on lunar 13-01",
            "lunar 13-01",
            Kind::YearlyDay(Day::NoSuchDay),
        ),
        (
            "每年農曆閏六月十五",
            "農曆閏六月十五",
            Kind::YearlyDay(Day::LeapMonth),
        ),
        (
            "every year on lunar leap 06-15",
            "lunar leap 06-15",
            Kind::YearlyDay(Day::LeapMonth),
        ),
        (
            "每年八月十五",
            "八月十五",
            Kind::YearlyDay(Day::WhichCalendar),
        ),
        (
            "every New Year's Eve",
            "new year's eve",
            Kind::YearlyDay(Day::WhichCalendar),
        ),
        (
            "every year on someday",
            "someday",
            Kind::YearlyDay(Day::NotADay),
        ),
        (
            "每年公曆正月初一",
            "公曆正月初一",
            Kind::YearlyDay(Day::NotADay),
        ),
        (
            "每年五月初十一",
            "五月初十一",
            Kind::YearlyDay(Day::NotADay),
        ),
    ];
    for (text, at, kind) in cases {
        let bad = Recurrence::parse(text).expect_err(text);
        assert_eq!(
            (text[bad.range].to_lowercase().as_str(), bad.kind),
            (at, kind),
            "{text}"
        );
    }
    let bad = YearlyDay::parse("").unwrap_err();
    assert_eq!((bad.range, bad.kind), (0..0, Day::Empty));
    let bad = YearlyDay::parse(&long).unwrap_err();
    assert_eq!(bad.kind, Day::TooLong);
    let bad = YearlyDay::parse("  十三月一日").unwrap_err();
    assert_eq!((bad.range, bad.kind), (2..17, Day::NoSuchDay));
}

#[test]
fn nothing_unsound_can_be_built() {
    let nth = Nth::FromStart;
    assert!(YearlyDay::solar(2, 30).is_none() && YearlyDay::solar(0, 1).is_none());
    assert!(YearlyDay::lunar(13, 1).is_none() && YearlyDay::lunar(1, 31).is_none());
    assert!(Steps::new(0, StepUnit::Day, date("2026-01-05")).is_none());
    assert!(Steps::new(1, StepUnit::Day, date("2200-01-01")).is_none());
    assert!(DayInPeriod::new(nth(1), Counted::Day, Period::Day).is_none());
    assert!(DayInPeriod::new(nth(0), Counted::Day, Period::Month).is_none());
    assert!(DayInPeriod::new(nth(8), Counted::WorkingDay, Period::Week).is_none());
    assert!(DayInPeriod::new(nth(1), Counted::Weekday(Weekday::Monday), Period::Week).is_none());
}

pub(crate) fn recurrences() -> impl Strategy<Value = Recurrence> {
    let periods = [
        Period::Day,
        Period::WorkingDay,
        Period::Week,
        Period::Month,
        Period::Quarter,
        Period::HalfYear,
        Period::Year,
    ];
    let weekdays = [
        Weekday::Monday,
        Weekday::Tuesday,
        Weekday::Wednesday,
        Weekday::Thursday,
        Weekday::Friday,
        Weekday::Saturday,
        Weekday::Sunday,
    ];
    let period = prop::sample::select(periods.to_vec());
    let weekday = prop::sample::select(weekdays.to_vec());
    let nth = prop_oneof![
        (1_u16..=40).prop_map(Nth::FromStart),
        (1_u16..=9).prop_map(Nth::FromEnd),
        (1_u16..=366).prop_map(Nth::FromStart),
    ];
    let what = prop_oneof![
        Just(Counted::Day),
        Just(Counted::WorkingDay),
        weekday.clone().prop_map(Counted::Weekday)
    ];
    let within = (nth, what, period.clone())
        .prop_filter_map("no such day", |(nth, what, period)| {
            DayInPeriod::new(nth, what, period)
        });
    let unit = prop::sample::select(vec![
        StepUnit::Day,
        StepUnit::Week,
        StepUnit::Month,
        StepUnit::Year,
    ]);
    let steps =
        (1_u32..=30, unit, 0_i64..3000).prop_filter_map("no such step", |(n, unit, days)| {
            let from = date("2020-01-01").checked_add(jiff::Span::new().days(days));
            Steps::new(n, unit, from.unwrap())
        });
    prop_oneof![
        period.prop_map(Recurrence::Every),
        weekday.prop_map(Recurrence::Weekday),
        within.prop_map(Recurrence::Within),
        steps.prop_map(Recurrence::Steps),
        yearly_days().prop_map(Recurrence::Yearly),
    ]
}

fn yearly_days() -> impl Strategy<Value = YearlyDay> {
    prop_oneof![
        (1_u8..=12, 1_u8..=31)
            .prop_filter_map("no such day", |(month, day)| YearlyDay::solar(month, day)),
        (1_u8..=12, 1_u8..=30)
            .prop_filter_map("no such day", |(month, day)| YearlyDay::lunar(month, day)),
        prop::sample::select(Festival::ALL.to_vec()).prop_map(YearlyDay::from),
    ]
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(recurrence in recurrences()) {
        for language in Language::ALL {
            let text = recurrence.text(language);
            prop_assert_eq!(Recurrence::parse(&text), Ok(recurrence), "{}", text);
        }
        let json = serde_json::to_string(&recurrence).unwrap();
        prop_assert_eq!(serde_json::from_str::<Recurrence>(&json).unwrap(), recurrence);
        if let Recurrence::Yearly(day) = recurrence {
            let json = serde_json::to_string(&day).unwrap();
            prop_assert_eq!(serde_json::from_str::<YearlyDay>(&json).unwrap(), day);
        }
    }

    #[test]
    fn no_text_breaks_the_reader(text in "[a-z0-9每月日週周年季度第最後一個星期五自起農曆閏初廿 　，,-]{0,24}") {
        for text in [text.clone(), format!("every {text}"), format!("每{text}"), format!("每年{text}")] {
            if let Err(bad) = Recurrence::parse(&text) {
                prop_assert!(text.get(bad.range).is_some());
            }
            if let Err(bad) = YearlyDay::parse(&text) {
                prop_assert!(text.get(bad.range).is_some());
            }
        }
    }
}
