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
fn words_that_say_the_same() {
    let cases = [
        (
            "every day",
            "every calendar day|每自然日|每個自然日|每自然天|每一天|每1天|once a day|一天一次|end of each day",
        ),
        (
            "every working day",
            "工作日|每營業日|每個營業日|每一個工作日|every work day|once every working day",
        ),
        (
            "every week",
            "once a week|每周一次|每週1次|每自然週|every 1 week",
        ),
        (
            "every month",
            "every 1 month|every one month|每1個月|每一個月|每個自然月|每月度|每月至少1次|每月一次以上\
             |at least once a month|once per month|once each month|monthly at least once",
        ),
        (
            "every quarter",
            "每季度開展1次|每季度至少开展一次|每季度监测一次|每季度監測1次|每一季度|每個自然季度|一季度一次\
             |once per quarter|once every quarter|once in every quarter|every quarter at least once|quarterly once|季度|季|quarter",
        ),
        (
            "every half-year",
            "每半年至少開展1次|每半年不少於一次|半年一次|半年至少1次|once every half year",
        ),
        (
            "every year",
            "每年至少組織1次|每年应至少组织一次|每年監測1次|一年一次|1年1次|每年不少于1次|once a year|Once per year\
             |at least once every year|1 time a year|one time per year|once annually",
        ),
        (
            "every Monday",
            "Mondays|on Mondays|weekly on Monday|每週一前|once a week on Monday",
        ),
        (
            "5th of every month",
            "每月5日前|每月5日以前|每月五號之前|by the 5th of each month|on or before the 5th of every month\
             |no later than the 5th of each month|monthly on the 5th|monthly by the 5th|every month by the 5th\
             |5th of the month|the 5th of the month|每月5日一次",
        ),
        (
            "5th working day of every month",
            "每月第5個工作日前|每月第5個營業日|by the 5th working day of each month|5th work day of the month",
        ),
        (
            "10th day of every month|10th of every month",
            "每月第10個自然日|每月第十自然天",
        ),
        (
            "last day of every month",
            "每月底|每月末|每月末日|每月月底|每月月末|每個月底前|每月底前|end of each month|by the end of every month\
             |at the end of the month|every month-end|every month end|last day of the month|end of every calendar month",
        ),
        (
            "last day of every quarter",
            "每季度末|每季末|每季季末|每季度底|end of every quarter|by the end of each quarter|every quarter-end",
        ),
        (
            "last day of every half-year",
            "每半年末|每半年底前|end of every half year",
        ),
        (
            "last day of every year",
            "每年底|每年年底|每年年末|每年年底前|end of each year|every year-end",
        ),
        (
            "last day of every week",
            "end of every week|by the end of each week",
        ),
        (
            "1st Monday of every month",
            "first Monday of the month|the first Monday of the month",
        ),
        (
            "15th day of every quarter",
            "每季度首月15日|每季首月十五日前|每季度第一個月15日|每季度首個月的15號\
             |15th of the first month of every quarter|by the 15th day of the first month of each quarter",
        ),
        ("31st day of every half-year", "每半年首月31日"),
        (
            "every year on 03-15",
            "every year on 15 March|every year on March 15|every year on Mar 15|every year on the 15th of March\
             |15 March of every year|on 15th March every year|every 15 March|every March the 15th|yearly on 15 mar.\
             |annually by 15 March|每年3月15日前|每年三月十五號以前|每3月15日",
        ),
        (
            "every year on 12-31",
            "every year on Dec 31|by 31 December every year|每年12月31日前|每年12月31日前至少1次",
        ),
        (
            "every year on 09-09",
            "every 9 Sept|every 9 Sep.|every September 9th",
        ),
        (
            "every year on 01-01",
            "元旦|每年元旦|New Year's Day|every New Year’s Day",
        ),
        (
            "every year on 12-25",
            "Christmas|every Christmas Day|聖誕節|每年圣诞节|每逢耶誕",
        ),
        (
            "every year on lunar 08-15",
            "lunar 08-15|農曆八月十五|每年農曆八月十五日前",
        ),
        (
            "every year on lunar 01-01",
            "正月初一|Lunar 01-01|每年正月初一",
        ),
        (
            "every 2 weeks from 2026-01-05",
            "自2026-01-05起每隔一週|自2026-01-05起每隔週|每雙週，自2026-01-05起|自2026-01-05起每双周一次\
             |每兩週自2026年1月5日起|every fortnight from 5 January 2026|every two weeks from January 5, 2026\
             |every other week from Jan 5 2026|every other week from the 5th of January 2026\
             |once every 2 weeks from 2026-01-05|every other Monday from 2026-01-05\
             |every other Monday from 2026-01-01|every 2 weeks on Monday from 2025-12-30",
        ),
        (
            "every month from 2026-01-31",
            "自2026-01-31起每月|自2026-01-31起每1個月|自2026-01-31起每月至少1次",
        ),
    ];
    for (canonical, texts) in cases {
        let expected = recurrence(canonical.split('|').next_back().unwrap());
        for text in texts.split('|') {
            assert_eq!(recurrence(text), expected, "{text}");
        }
    }
}

#[test]
fn days_of_the_year_in_words() {
    let cases = [
        ("03-15", "03-15", "3月15日"),
        ("3-5", "03-05", "3月5日"),
        ("02-29", "02-29", "2月29日"),
        ("8月15日", "08-15", "8月15日"),
        ("15 August", "08-15", "8月15日"),
        ("the 15th of Aug.", "08-15", "8月15日"),
        ("February 29", "02-29", "2月29日"),
        ("元旦", "01-01", "1月1日"),
        ("Christmas Day", "12-25", "12月25日"),
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
    // A date alone may be meant once.
    for text in ["03-15", "15 March", "3月15日", "the", "the moon", "月底"] {
        let bad = Recurrence::parse(text).unwrap_err();
        assert_eq!(bad.kind, BadRecurrenceKind::NotARecurrence, "{text}");
    }
    // These fall in either calendar.
    for text in ["new year", "八月十五"] {
        let bad = Recurrence::parse(text).unwrap_err();
        let which = BadYearlyDayKind::WhichCalendar;
        assert_eq!(bad.kind, BadRecurrenceKind::YearlyDay(which), "{text}");
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
        ("每雙週", "雙週", Kind::NoStart),
        ("每隔一週", "隔一週", Kind::NoStart),
        ("每隔日", "隔日", Kind::NoStart),
        ("兩年一次", "兩年", Kind::NoStart),
        ("every fortnight", "fortnight", Kind::NoStart),
        ("fortnightly", "fortnightly", Kind::NoStart),
        ("every other Friday", "other friday", Kind::NoStart),
        (
            "every 2 weeks on Friday",
            "2 weeks on friday",
            Kind::NoStart,
        ),
        ("once every two weeks", "two weeks", Kind::NoStart),
        ("every 2 months on Friday", "2 months", Kind::NotARecurrence),
        ("每隔兩週", "隔兩週", Kind::NotARecurrence),
        ("每雙月", "雙月", Kind::NotARecurrence),
        ("每次", "次", Kind::NotARecurrence),
        ("每年除夕前", "除夕前", Kind::NotARecurrence),
        ("每年元旦前", "元旦前", Kind::NotARecurrence),
        (
            "before the 5th of each month",
            "before the 5th",
            Kind::NotARecurrence,
        ),
        (
            "last Friday of the fortnight",
            "last friday of the fortnight",
            Kind::NotARecurrence,
        ),
        ("每季度首月31日", "31日", Kind::NoSuchDay),
        ("每月首月5日", "5日", Kind::NotARecurrence),
        (
            "31st of the first month of every quarter",
            "31st",
            Kind::NoSuchDay,
        ),
        ("每週一、三、五", "一、三、五", Kind::SeveralDays),
        ("每週一三五", "一三五", Kind::SeveralDays),
        ("每週一至五", "一至五", Kind::SeveralDays),
        ("每週末", "末", Kind::SeveralDays),
        ("每月1日和15日", "1日和15日", Kind::SeveralDays),
        ("每月1、15日", "1、15日", Kind::SeveralDays),
        (
            "每月第1和第3個星期五",
            "第1和第3個星期五",
            Kind::SeveralDays,
        ),
        (
            "每月第一、三個星期五",
            "第一、三個星期五",
            Kind::SeveralDays,
        ),
        (
            "每年3月15日和9月15日",
            "3月15日和9月15日",
            Kind::SeveralDays,
        ),
        ("每逢中秋、春節", "中秋、春節", Kind::SeveralDays),
        (
            "every Monday and Thursday",
            "monday and thursday",
            Kind::SeveralDays,
        ),
        (
            "every Mon, Wed and Fri",
            "mon, wed and fri",
            Kind::SeveralDays,
        ),
        (
            "every Monday to Friday",
            "monday to friday",
            Kind::SeveralDays,
        ),
        (
            "Mondays and Thursdays",
            "mondays and thursdays",
            Kind::SeveralDays,
        ),
        ("every weekend", "weekend", Kind::SeveralDays),
        (
            "1st and 15th of every month",
            "1st and 15th",
            Kind::SeveralDays,
        ),
        (
            "the 1st and the 15th of the month",
            "1st and the 15th",
            Kind::SeveralDays,
        ),
        (
            "first and last working day of each month",
            "first and last working day",
            Kind::SeveralDays,
        ),
        (
            "every year on 15 March and 15 September",
            "15 march and 15 september",
            Kind::SeveralDays,
        ),
        ("every weekday", "weekday", Kind::WhichDays),
        ("on weekdays", "weekdays", Kind::WhichDays),
        ("每個平日", "個平日", Kind::WhichDays),
        ("每年2次", "2次", Kind::Times),
        ("每月至少監測兩次", "兩次", Kind::Times),
        ("每周三次", "三次", Kind::Times),
        ("半年十次以上", "十次", Kind::Times),
        ("每年0次", "0次", Kind::Times),
        ("twice a year", "twice", Kind::Times),
        ("at least 3 times per quarter", "3 times", Kind::Times),
        ("two times every month", "two times", Kind::Times),
        ("every month at least twice", "twice", Kind::Times),
        ("every year at least 3 times", "3 times", Kind::Times),
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
        ("每2週自2月30日起", "2月30日", Kind::NotADate),
        (
            "every 2 weeks from 30 February 2026",
            "30 february 2026",
            Kind::NotADate,
        ),
        ("every 2 weeks from 5 January", "5 january", Kind::NotADate),
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
            "every year on 30 February",
            "30 february",
            Kind::YearlyDay(Day::NoSuchDay),
        ),
        (
            "every year on lunar 15 March",
            "lunar 15 march",
            Kind::YearlyDay(Day::NotADay),
        ),
        (
            "every year on March",
            "march",
            Kind::YearlyDay(Day::NotADay),
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
    fn no_text_breaks_the_reader(
        text in "([a-z0-9每月日週周年季度第最後一個星期五自起農曆閏初廿次隔雙前底末首和 　，,-]|once|and|monday|5th|of|the|end|march|from){0,24}"
    ) {
        for text in [
            text.clone(),
            format!("every {text}"),
            format!("每{text}"),
            format!("每年{text}"),
            format!("{text}次"),
            format!("{text} of every month"),
        ] {
            if let Err(bad) = Recurrence::parse(&text) {
                prop_assert!(text.get(bad.range).is_some());
            }
            if let Err(bad) = YearlyDay::parse(&text) {
                prop_assert!(text.get(bad.range).is_some());
            }
        }
    }
}
