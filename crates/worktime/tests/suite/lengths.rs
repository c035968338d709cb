//! Lengths and spans as text.

use proptest::prelude::*;
use worktime::{
    BadLength, BadLengthKind, BadSpan, BadSpanKind, DayUnit, Instant, LENGTH_UNITS, Language,
    Length, Span, micros,
};

const HOUR: i64 = micros::HOUR;
const MINUTE: i64 = micros::MINUTE;
const SECOND: i64 = micros::SECOND;

fn reads(cases: &[(&str, Length)]) {
    for (text, expected) in cases {
        assert_eq!(Length::parse(text), Ok(*expected), "{text}");
    }
}

fn refuses(kind: BadLengthKind, cases: &[(&str, &str)]) {
    for (text, place) in cases {
        let BadLength { range, kind: found } = Length::parse(text).expect_err(text);
        assert_eq!((&text[range], found), (*place, kind), "{text}");
    }
}

#[test]
fn hours_as_people_write_them() {
    reads(&[
        ("24 hours", Length::Clock(24 * HOUR)),
        ("1 hour", Length::Clock(HOUR)),
        ("30 minutes", Length::Clock(30 * MINUTE)),
        ("within 30 min", Length::Clock(30 * MINUTE)),
        ("half an hour", Length::Clock(30 * MINUTE)),
        ("a half hour", Length::Clock(30 * MINUTE)),
        ("24h", Length::Clock(24 * HOUR)),
        ("2小時", Length::Clock(2 * HOUR)),
        ("兩小時內", Length::Clock(2 * HOUR)),
        ("两个小时以内", Length::Clock(2 * HOUR)),
        ("within 兩小時", Length::Clock(2 * HOUR)),
        ("24 hours 內", Length::Clock(24 * HOUR)),
        ("３０分鐘之內", Length::Clock(30 * MINUTE)),
        ("半小時", Length::Clock(30 * MINUTE)),
        ("半個小時", Length::Clock(30 * MINUTE)),
        ("半分鐘", Length::Clock(30 * SECOND)),
        ("兩個鐘", Length::Clock(2 * HOUR)),
        ("二十四小時", Length::Clock(24 * HOUR)),
        ("10 seconds", Length::Clock(10 * SECOND)),
        ("7微秒", Length::Clock(7)),
        ("4 working hours", Length::Working(4 * HOUR)),
        ("4  Working\u{3000}Hours ", Length::Working(4 * HOUR)),
        ("one working hour", Length::Working(HOUR)),
        ("4 business hours", Length::Working(4 * HOUR)),
        ("4個工作小時", Length::Working(4 * HOUR)),
        ("四个工作小时内", Length::Working(4 * HOUR)),
        ("一個工作小時內", Length::Working(HOUR)),
        ("4 個 工作小時", Length::Working(4 * HOUR)),
        ("4個營業小時", Length::Working(4 * HOUR)),
        ("90 working minutes", Length::Working(90 * MINUTE)),
        ("半個工作小時", Length::Working(30 * MINUTE)),
    ]);
}

#[test]
fn days_and_longer_as_people_write_them() {
    reads(&[
        ("3 working days", Length::WorkingDays(3)),
        ("three business days", Length::WorkingDays(3)),
        ("3 workdays", Length::WorkingDays(3)),
        ("3個工作日", Length::WorkingDays(3)),
        ("３個工作日內", Length::WorkingDays(3)),
        ("三个工作日内", Length::WorkingDays(3)),
        ("五工作日", Length::WorkingDays(5)),
        ("十五個工作天", Length::WorkingDays(15)),
        ("3個營業日", Length::WorkingDays(3)),
        ("10 days", Length::Days(10)),
        ("a day", Length::Days(1)),
        ("10 calendar days", Length::Days(10)),
        ("10日", Length::Days(10)),
        ("十天", Length::Days(10)),
        ("三十日內", Length::Days(30)),
        ("九十九個自然日", Length::Days(99)),
        ("7個日曆天", Length::Days(7)),
        ("2 weeks", Length::Weeks(2)),
        ("兩週", Length::Weeks(2)),
        ("一個星期", Length::Weeks(1)),
        ("兩個禮拜", Length::Weeks(2)),
        ("1 month", Length::Months(1)),
        ("1個月", Length::Months(1)),
        ("十二个月", Length::Months(12)),
        ("two quarters", Length::Months(6)),
        ("兩個季度", Length::Months(6)),
        ("半年", Length::Months(6)),
        ("half a year", Length::Months(6)),
        ("2 years", Length::Years(2)),
        ("一年內", Length::Years(1)),
        ("immediately", Length::Immediately),
        ("Immediately", Length::Immediately),
        ("at once", Length::Immediately),
        ("立即", Length::Immediately),
    ]);
}

#[test]
fn words_around_a_length() {
    for text in [
        "within 3 working days",
        "in 3 working days",
        "no later than 3 working days",
        "not later than 3 working days",
        "no more than 3 working days",
        "within no more than 3 working days",
        "at most 3 working days",
        "up to 3 working days",
        "a maximum of 3 working days",
        "3 working days at the latest",
        "3 working days or less",
        "3個工作日內",
        "3個工作日之內",
        "3個工作日以內",
        "3個工作日為限",
        "在3个工作日内",
        "應在3個工作日內",
        "不超過3個工作日",
        "不得超過3個工作日",
        "不得遲於3個工作日",
        "最遲3個工作日",
        "最遲在3個工作日內",
        "最长不超过3个工作日",
    ] {
        assert_eq!(Length::parse(text), Ok(Length::WorkingDays(3)), "{text}");
    }
}

#[test]
fn closes_of_business() {
    let after = |after| Length::EndOfWorkingDay { after };
    reads(&[
        ("end of working day", after(0)),
        ("by the end of the working day", after(0)),
        ("close of business", after(0)),
        ("same day", after(0)),
        ("當日內", after(0)),
        ("當日下班前", after(0)),
        ("end of next working day", after(1)),
        ("no later than the end of the next business day", after(1)),
        ("next working day", after(1)),
        ("下一個工作日結束前", after(1)),
        ("下一個工作日內", after(1)),
        ("次日下班前", after(1)),
        ("end of 3rd working day after", after(3)),
        ("by the end of the 22nd working day after", after(22)),
        ("其後第3個工作日結束前", after(3)),
        ("其后第十二个工作日下班前", after(12)),
        ("following working day", after(1)),
        ("close of business on the next working day", after(1)),
        ("tomorrow by close of business", after(1)),
        ("in 3 working days by close of business", after(3)),
        ("3個工作日內下班前", after(3)),
        ("3個工作日結束前", after(3)),
        ("下一營業日", after(1)),
    ]);
}

#[test]
fn times_of_day() {
    let working = |after, minute| Length::TimeOfDay {
        after,
        unit: DayUnit::Working,
        minute,
    };
    let calendar = |after, minute| Length::TimeOfDay {
        after,
        unit: DayUnit::Calendar,
        minute,
    };
    reads(&[
        ("by 18:00 in 2 working days", working(2, 1080)),
        ("in 2 working days by 18:00", working(2, 1080)),
        ("within 2 working days, before 18:00", working(2, 1080)),
        ("2 working days later at 6 pm", working(2, 1080)),
        ("18:00 on the 2nd working day after", working(2, 1080)),
        ("2個工作日內18:00前", working(2, 1080)),
        ("2个工作日内 18：00 前", working(2, 1080)),
        ("兩個工作日內，下午六點前", working(2, 1080)),
        ("其後第2個工作日18時前", working(2, 1080)),
        ("by 18:00", working(0, 1080)),
        ("18:00", working(0, 1080)),
        ("18:00前", working(0, 1080)),
        ("１８：００前", working(0, 1080)),
        ("最遲18:00", working(0, 1080)),
        ("no later than 6:00 p.m.", working(0, 1080)),
        ("by 18:00 on the same working day", working(0, 1080)),
        ("當個工作日18:00前", working(0, 1080)),
        ("18:00 on the next working day", working(1, 1080)),
        ("next business day, 18:00", working(1, 1080)),
        ("下一個工作日10:00前", working(1, 600)),
        ("下個工作日的上午十點前", working(1, 600)),
        ("次一營業日10點前", working(1, 600)),
        ("by noon in 3 days", calendar(3, 720)),
        ("by 12 noon within 3 calendar days", calendar(3, 720)),
        ("3日內中午前", calendar(3, 720)),
        ("3天後正午12點前", calendar(3, 720)),
        ("3個自然日12:00前", calendar(3, 720)),
        ("tomorrow 12:00", calendar(1, 720)),
        ("by 12 pm tomorrow", calendar(1, 720)),
        ("by noon on the following day", calendar(1, 720)),
        ("次日12:00前", calendar(1, 720)),
        ("明天中午", calendar(1, 720)),
        ("today by 18:00", calendar(0, 1080)),
        ("by 18:00 on the same day", calendar(0, 1080)),
        ("當日18點前", calendar(0, 1080)),
        ("当天下午6点半前", calendar(0, 1110)),
        ("當日十八點零五分前", calendar(0, 1085)),
        ("当日18时30分之前", calendar(0, 1110)),
        ("上午9點", working(0, 540)),
        ("早上九點整前", working(0, 540)),
        ("晚上8點", working(0, 1200)),
        ("下午14:30", working(0, 870)),
        ("凌晨3點鐘", working(0, 180)),
        ("中午1點", working(0, 780)),
        ("9:05", working(0, 545)),
        ("12:30 am", working(0, 30)),
        ("0點", working(0, 0)),
        ("00:00", working(0, 0)),
        ("by 24:00 in 2 working days", working(2, 1440)),
        ("24點前", working(0, 1440)),
    ]);
}

#[test]
fn amounts_of_one_family_are_added() {
    reads(&[
        ("1 hour 30 minutes", Length::Clock(90 * MINUTE)),
        ("1 hour and 30 minutes", Length::Clock(90 * MINUTE)),
        (
            "1 hour, 30 minutes and 5 seconds",
            Length::Clock(5405 * SECOND),
        ),
        ("1h 30min", Length::Clock(90 * MINUTE)),
        ("1小時30分鐘", Length::Clock(90 * MINUTE)),
        ("一小時零五分", Length::Clock(65 * MINUTE)),
        ("0 hours 30 minutes", Length::Clock(30 * MINUTE)),
        ("1 second 1 microsecond", Length::Clock(SECOND + 1)),
        ("2 working hours 30 minutes", Length::Working(150 * MINUTE)),
        (
            "2 working hours 30 working minutes",
            Length::Working(150 * MINUTE),
        ),
        ("2個工作小時30分鐘內", Length::Working(150 * MINUTE)),
        ("1 year 6 months", Length::Months(18)),
        ("1 year and 2 quarters", Length::Months(18)),
        ("一年零六個月", Length::Months(18)),
        ("一年又六個月內", Length::Months(18)),
        ("2 weeks 3 days", Length::Days(17)),
        ("兩週三天", Length::Days(17)),
        ("1個星期零2天", Length::Days(9)),
    ]);
}

#[test]
fn halves_and_decimals() {
    reads(&[
        ("1.5 hours", Length::Clock(90 * MINUTE)),
        ("１．５小時", Length::Clock(90 * MINUTE)),
        ("0.25 working hours", Length::Working(15 * MINUTE)),
        ("0.000001 seconds", Length::Clock(1)),
        ("2.0 days", Length::Days(2)),
        ("2½ hours", Length::Clock(150 * MINUTE)),
        ("½ hour", Length::Clock(30 * MINUTE)),
        ("one and a half hours", Length::Clock(90 * MINUTE)),
        ("an hour and a half", Length::Clock(90 * MINUTE)),
        ("two and a half years", Length::Months(30)),
        ("1.5 years", Length::Months(18)),
        ("兩個半小時", Length::Clock(150 * MINUTE)),
        ("2個半鐘頭", Length::Clock(150 * MINUTE)),
        ("一小時半", Length::Clock(90 * MINUTE)),
        ("一個半工作小時", Length::Working(90 * MINUTE)),
        ("一年半", Length::Months(18)),
        ("兩年半內", Length::Months(30)),
    ]);
}

#[test]
fn numbers_in_words() {
    reads(&[
        ("一百二十日", Length::Days(120)),
        ("兩百日", Length::Days(200)),
        ("一百一十五日", Length::Days(115)),
        ("一百零五日", Length::Days(105)),
        ("一百〇五日", Length::Days(105)),
        ("三千小時", Length::Clock(3000 * HOUR)),
        ("三千零五十日", Length::Days(3050)),
        ("一萬日", Length::Days(10_000)),
        ("一万零三百日", Length::Days(10_300)),
        ("一百萬日", Length::Days(1_000_000)),
        ("三〇日", Length::Days(30)),
        ("一二零日", Length::Days(120)),
        ("廿四小時", Length::Clock(24 * HOUR)),
        ("卅日", Length::Days(30)),
        ("叁拾日", Length::Days(30)),
        ("壹佰貳拾日", Length::Days(120)),
        ("柒個工作日", Length::WorkingDays(7)),
        ("玖仟捌佰陆拾伍日", Length::Days(9865)),
        ("三十（30）日", Length::Days(30)),
        ("30（叁拾）日內", Length::Days(30)),
        ("within thirty (30) days", Length::Days(30)),
        ("five (5) working days", Length::WorkingDays(5)),
        ("fifteen days", Length::Days(15)),
        ("twenty-four hours", Length::Clock(24 * HOUR)),
        ("ninety nine days", Length::Days(99)),
        ("a hundred days", Length::Days(100)),
        ("半（0.5）小時", Length::Clock(30 * MINUTE)),
        ("one hundred and eighty days", Length::Days(180)),
    ]);
}

#[test]
fn what_is_no_length_shows_its_place() {
    use BadLengthKind as Kind;
    refuses(
        Kind::Empty,
        &[("", ""), ("  ", "  "), ("\u{3000}", "\u{3000}")],
    );
    refuses(
        Kind::NoNumber,
        &[
            ("soon", "soon"),
            ("within some days", "some days"),
            ("約三天", "約三天"),
            (
                "end of 0th working day after",
                "end of 0th working day after",
            ),
        ],
    );
    refuses(
        Kind::UnclearNumber,
        &[
            ("十十日", "十十"),
            ("二二日", "二二"),
            ("三五天", "三五"),
            ("一百五日", "一百五"),
            ("一千五十日", "一千五十"),
            ("一百零二十日", "一百零二十"),
            ("零三日", "零三"),
            ("百日", "百"),
        ],
    );
    refuses(
        Kind::Grouped,
        &[("1,000 hours", "1,000"), ("１，０００小時", "１，０００")],
    );
    refuses(
        Kind::Negative,
        &[
            ("-3 days", "-3"),
            ("−３日", "−３"),
            ("負三天", "負三"),
            ("within minus 3 days", "minus 3"),
            ("1 hour -30 minutes", "-30"),
        ],
    );
    refuses(
        Kind::Zero,
        &[
            ("0 days", "0 days"),
            ("零天", "零天"),
            ("0 hours 0 minutes", "0 hours 0 minutes"),
            ("by 18:00 in 0 days", "0 days"),
        ],
    );
    refuses(
        Kind::TooLarge,
        &[
            ("1000001 days", "1000001"),
            ("99999999999 hours", "99999999999"),
            ("99999999999999999999 days", "99999999999999999999"),
            ("一百萬零一日", "一百萬零一"),
            ("一億日", "一億"),
            ("1000000 hours 1 minute", "1000000 hours 1 minute"),
            ("1000000 quarters", "1000000 quarters"),
            ("1000000 weeks 1 day", "1000000 weeks 1 day"),
        ],
    );
    refuses(
        Kind::Range,
        &[
            ("3-5 working days", "3-5"),
            ("3 – 5 days", "3 – 5"),
            ("three to five days", "three to five"),
            ("3 or 4 days", "3 or 4"),
            ("3至5個工作日", "3至5"),
            ("三到五天內", "三到五"),
        ],
    );
    refuses(
        Kind::Disagreement,
        &[("thirty (20) days", "20"), ("三十（２０）日", "２０")],
    );
}

#[test]
fn what_is_no_unit_shows_its_place() {
    use BadLengthKind as Kind;
    refuses(
        Kind::NotWhole,
        &[
            ("1.5 days", "1.5 days"),
            ("1.25 years", "1.25 years"),
            ("1. hours", "1."),
            ("1.2.3 hours", "1.2"),
        ],
    );
    refuses(
        Kind::TooFine,
        &[
            ("0.1 microseconds", "0.1 microseconds"),
            ("0.0000001 seconds", "0.0000001 seconds"),
            ("1.0000000001 hours", "1.0000000001"),
        ],
    );
    refuses(
        Kind::UnclearHalf,
        &[
            ("半天", "半天"),
            ("半日內", "半日"),
            ("半個工作日", "半個工作日"),
            ("半個月", "半個月"),
            ("一個半月", "一個半月"),
            ("一個月半", "一個月半"),
            ("三天半", "三天半"),
            ("兩個半年", "兩個半年"),
            ("half a day", "half a day"),
            ("one and a half working days", "one and a half working days"),
            ("2½ weeks", "2½ weeks"),
        ],
    );
    refuses(
        Kind::NoUnit,
        &[("3", "3"), ("within 三", "三"), ("1 hour 30", "30")],
    );
    refuses(
        Kind::UnknownUnit,
        &[
            ("30m", "m"),
            ("2 days 30m", "m"),
            ("3 wrking days", "wrking days"),
            ("4 workin hours", "workin hours"),
            ("３個工作曰內", "個工作曰"),
            ("3月", "月"),
            ("24-hour", "-hour"),
            ("1 hour 30 minuets", "minuets"),
        ],
    );
    refuses(
        Kind::Mixed,
        &[
            ("1 day 4 hours", "4 hours"),
            ("2 working days 3 hours", "3 hours"),
            ("2 working days and 3 working hours", "3 working hours"),
            ("1個工作日又兩天", "兩天"),
            ("1 month 15 days", "15 days"),
            ("2 hours 30 working minutes", "30 working minutes"),
            ("1天4小時", "4小時"),
        ],
    );
    refuses(
        Kind::Order,
        &[
            ("30 minutes 1 hour", "1 hour"),
            ("1 hour 1 hour", "1 hour"),
            ("六個月一年", "一年"),
        ],
    );
    refuses(
        Kind::Trailing,
        &[
            ("4 working hours or so", "or so"),
            ("within 24 hours of receipt", "of receipt"),
            ("3個月後", "後"),
            ("by 18:00 soon", "soon"),
            ("18:00:00", ":00"),
            ("24時內", "內"),
            ("tomorrow soon", "soon"),
            ("次日12:00前後", "後"),
            ("次日結束前", "結束前"),
            ("3天內下班前", "下班前"),
        ],
    );
}

#[test]
fn what_is_no_time_of_day_shows_its_place() {
    use BadLengthKind as Kind;
    refuses(
        Kind::BadTime,
        &[
            ("by 25:00", "25:00"),
            ("by 24:01", "24:01"),
            ("by 18:60", "18:60"),
            ("by 18:5", "18:5"),
            ("25點前", "25點"),
            ("by 13 pm", "13 pm"),
            ("12 am", "12 am"),
            ("by 12:00 a.m. tomorrow", "12:00 a.m."),
            ("midnight", "midnight"),
            ("上午12點前", "上午12點"),
            ("上午內", "上午"),
            ("下午三", "下午三"),
            ("次日午夜前", "午夜"),
            ("99999999999999999999:00", "99999999999999999999:00"),
        ],
    );
    refuses(
        Kind::NoTime,
        &[
            ("tomorrow", "tomorrow"),
            ("by tomorrow", "tomorrow"),
            ("次日內", "次日內"),
            ("tomorrow.", "tomorrow"),
        ],
    );
    refuses(
        Kind::TimeWithoutDays,
        &[
            ("by 18:00 in 1 week", "1 week"),
            ("3 hours by 18:00", "3 hours"),
            ("1個月內18:00前", "1個月內"),
            ("3日18:00前", "3日"),
        ],
    );
}

#[test]
fn what_counts_back_is_refused() {
    refuses(
        BadLengthKind::Before,
        &[
            ("3個工作日之前", "之前"),
            ("3個工作日前", "前"),
            ("最遲10天以前", "以前"),
            ("3日前18:00", "前"),
            ("3小時前", "前"),
            ("期屆滿前1個月", "前"),
            ("期届满前1个月", "前"),
            ("實行前10天內", "前"),
            ("提前3天", "前"),
            ("至遲於到期三十日前", "前"),
            ("3 days before", "before"),
            ("within 10 days before the hearing", "before"),
            ("2 working days before 18:00", "before"),
            ("3 days ago", "ago"),
            ("3 days' in advance", "advance"),
            ("one month prior to expiry", "prior"),
            ("at least 3 days before the hearing", "before"),
            ("before 3 days", "before"),
            ("BEFORE three Days", "BEFORE"),
        ],
    );
    // Without a number there is nothing to count.
    refuses(
        BadLengthKind::NoNumber,
        &[
            ("before tomorrow", "before tomorrow"),
            ("到期前", "到期前"),
            ("beforehand", "beforehand"),
        ],
    );
    refuses(
        BadLengthKind::Trailing,
        &[
            ("次日之前", "之前"),
            ("下一個工作日之前", "之前"),
            ("24 hours beforemath", "beforemath"),
        ],
    );
}

#[test]
fn hours_in_working_time() {
    let four = [
        "工作時間內的4小時內",
        "工作时间内的4小时内",
        "在工作時間內的四個小時內",
        "營業時間以內的4小時",
        "工作時間內的4個工作小時",
        "4小時工作時間內",
        "4小時的工作時間",
        "4小時內（工作時間）",
        "within 4 hours in working time",
        "4 hours during business hours",
        "4 working hours during business hours",
        "within four hours of working time",
        "within 4 hours (business hours)",
        "4 hours within the office hours at the latest",
    ];
    for text in four {
        assert_eq!(Length::parse(text), Ok(Length::Working(4 * HOUR)), "{text}");
    }
    reads(&[(
        "1 hour 30 minutes in working time",
        Length::Working(90 * MINUTE),
    )]);
    refuses(
        BadLengthKind::Mixed,
        &[
            ("工作時間內的3天", "3天"),
            ("工作時間內的3個工作日內", "3個工作日內"),
        ],
    );
    refuses(
        BadLengthKind::Trailing,
        &[
            ("3 days in working time", "in working time"),
            ("4 hours in working", "in working"),
            ("4 hours (working time", "(working time"),
            ("4 hours in working time or so", "or so"),
            ("4小時工作", "工作"),
        ],
    );
    // It may be said of what begins the length.
    refuses(
        BadLengthKind::NoNumber,
        &[("工作時間內4小時", "工作時間內4小時")],
    );
}

#[test]
fn once_is_no_length() {
    assert_eq!(Length::parse("At once"), Ok(Length::Immediately));
    assert_eq!(Length::parse("at once."), Ok(Length::Immediately));
    refuses(
        BadLengthKind::Period,
        &[
            ("once", "once"),
            ("once a year", "once a year"),
            ("一年一次", "一年一次"),
            ("一年一次。", "一年一次"),
            ("fortnightly", "fortnightly"),
            ("biweekly", "biweekly"),
        ],
    );
    refuses(
        BadLengthKind::NoNumber,
        &[
            ("by once", "once"),
            ("max once", "once"),
            ("in once", "once"),
        ],
    );
}

#[test]
fn words_in_daily_use() {
    let close = |after| Length::EndOfWorkingDay { after };
    reads(&[
        ("COB", close(0)),
        ("by close of business", close(0)),
        ("before close of business", close(0)),
        ("end of business", close(0)),
        ("by the end of business day", close(0)),
        ("end of the business day", close(0)),
        ("end of workday", close(0)),
        ("today", close(0)),
        ("by today", close(0)),
        ("今日內", close(0)),
        ("今天内", close(0)),
        ("同日", close(0)),
        ("下班之前", close(0)),
        ("當日下班以前", close(0)),
        ("by COB tomorrow", close(1)),
        ("COB on the next working day", close(1)),
        ("tomorrow by COB", close(1)),
        ("before the end of the next working day", close(1)),
        ("EOD on the next business day", close(1)),
        ("close of business tomorrow", close(1)),
        ("下一個工作日結束之前", close(1)),
        ("NBD", close(1)),
        ("next workday", close(1)),
        ("次工作日", close(1)),
        ("次工作日結束前", close(1)),
        ("下個營業日內", close(1)),
        ("30 secs", Length::Clock(30 * SECOND)),
        ("1h30m", Length::Clock(90 * MINUTE)),
        ("1h 30m 10s", Length::Clock(5410 * SECOND)),
        ("2 working hours 30m", Length::Working(150 * MINUTE)),
        ("一刻鐘", Length::Clock(15 * MINUTE)),
        ("1小時三刻鐘", Length::Clock(105 * MINUTE)),
        ("4 work hours", Length::Working(4 * HOUR)),
        ("3 work days", Length::WorkingDays(3)),
        ("five business days'", Length::WorkingDays(5)),
        ("within 5 business days’ time", Length::WorkingDays(5)),
        ("3個工作日。", Length::WorkingDays(3)),
        ("Within 3 working days.", Length::WorkingDays(3)),
        ("5d", Length::Days(5)),
        ("2w3d", Length::Days(17)),
        ("7個自然天", Length::Days(7)),
        ("七自然天內", Length::Days(7)),
        ("2w", Length::Weeks(2)),
        ("3 wks", Length::Weeks(3)),
        ("in one week's time", Length::Weeks(1)),
        ("within a fortnight", Length::Weeks(2)),
        ("500000 fortnights", Length::Weeks(1_000_000)),
        ("a fortnight and 1 day", Length::Days(15)),
        ("6 mos", Length::Months(6)),
        ("2 yrs", Length::Years(2)),
        ("1 yr", Length::Years(1)),
        ("5y", Length::Years(5)),
    ]);
    let evening = |after, unit| Length::TimeOfDay {
        after,
        unit,
        minute: 1080,
    };
    reads(&[
        ("NBD 18:00", evening(1, DayUnit::Working)),
        ("次工作日18:00前", evening(1, DayUnit::Working)),
        ("by 6 p.m.", evening(0, DayUnit::Working)),
        ("by 6 p.m. today.", evening(0, DayUnit::Calendar)),
        ("18:00前。", evening(0, DayUnit::Working)),
    ]);
}

#[test]
fn what_ends_at_midnight_or_with_work_is_refused() {
    refuses(
        BadLengthKind::BadTime,
        &[
            ("EOD", "EOD"),
            ("by EOD tomorrow", "EOD tomorrow"),
            ("end of day", "end of day"),
            ("by the end of the day", "end of the day"),
            ("before the end of the day", "end of the day"),
            ("end of today", "end of today"),
            ("end of the same day", "end of the same day"),
            ("end of 3rd day after", "end of 3rd day after"),
        ],
    );
    refuses(
        BadLengthKind::NoNumber,
        &[
            ("EOD soon", "EOD soon"),
            ("end of week", "end of week"),
            ("COBBLE", "COBBLE"),
            ("。", "。"),
        ],
    );
    refuses(
        BadLengthKind::TooLarge,
        &[("500001 fortnights", "500001 fortnights")],
    );
    refuses(
        BadLengthKind::UnclearHalf,
        &[("half a fortnight", "half a fortnight")],
    );
}

#[test]
fn a_minute_beyond_the_day_is_its_last() {
    let at = |minute| Length::TimeOfDay {
        after: 2,
        unit: DayUnit::Working,
        minute,
    };
    for minute in [1440, 1441, 2000, u16::MAX] {
        let (english, chinese) = ("by 24:00 in 2 working days", "2個工作日內24:00前");
        prints(at(minute), english, chinese, "2个工作日内24:00前");
        assert_eq!(Length::parse(english), Ok(at(1440)));
    }
}

#[test]
fn how_often_is_no_length() {
    let texts = [
        "every quarter",
        "quarterly",
        "each 3 days",
        "每季度",
        "每個工作日",
        "每3天",
        "半年度",
        "day",
    ];
    let cases = texts.map(|text| (text, text));
    refuses(BadLengthKind::Period, &cases);
}

#[test]
fn limits_are_named() {
    let long = "9".repeat(worktime::LONGEST_TEXT_BYTES + 1);
    let bad = Length::parse(&long).unwrap_err();
    assert_eq!((bad.range, bad.kind), (0..201, BadLengthKind::TooLong));
    let said = |text| Length::parse(text).unwrap_err().to_string();
    assert_eq!(
        said("1000001 days"),
        "not a length of time (bytes 0..7): more than 1000000"
    );
    assert_eq!(
        said("3 or 4 days"),
        "not a length of time (bytes 0..6): a range; write one number"
    );
}

#[test]
fn lengths_are_printed_in_their_largest_unit() {
    let cases = [
        (Length::Clock(90 * MINUTE), "90 minutes", "90分鐘", "90分钟"),
        (Length::Clock(24 * HOUR), "24 hours", "24小時", "24小时"),
        // Not a readable number of microseconds.
        (
            Length::Clock(HOUR + 1),
            "1 hour 1 microsecond",
            "1小時1微秒",
            "1小时1微秒",
        ),
        (
            Length::Working(SECOND + SECOND / 2),
            "1 working second 500000 microseconds",
            "1個工作秒500000微秒",
            "1个工作秒500000微秒",
        ),
        (
            Length::Working(HOUR),
            "1 working hour",
            "1個工作小時",
            "1个工作小时",
        ),
        (
            Length::WorkingDays(3),
            "3 working days",
            "3個工作日",
            "3个工作日",
        ),
        (Length::Days(1), "1 day", "1日", "1日"),
        (Length::Weeks(1), "1 week", "1週", "1周"),
        (Length::Months(1), "1 month", "1個月", "1个月"),
        (Length::Years(2), "2 years", "2年", "2年"),
        (Length::Immediately, "immediately", "立即", "立即"),
    ];
    for (length, english, traditional, simplified) in cases {
        prints(length, english, traditional, simplified);
    }
}

#[test]
fn days_and_times_are_printed() {
    let close = |after| Length::EndOfWorkingDay { after };
    prints(
        close(0),
        "end of working day",
        "當個工作日結束前",
        "当个工作日结束前",
    );
    prints(
        close(1),
        "end of next working day",
        "下一個工作日結束前",
        "下一个工作日结束前",
    );
    prints(
        close(22),
        "end of 22nd working day after",
        "其後第22個工作日結束前",
        "其后第22个工作日结束前",
    );
    let time = |after, unit| Length::TimeOfDay {
        after,
        unit,
        minute: 545,
    };
    prints(time(0, DayUnit::Working), "by 09:05", "09:05前", "09:05前");
    prints(
        time(0, DayUnit::Calendar),
        "by 09:05 on the same day",
        "當日09:05前",
        "当日09:05前",
    );
    prints(
        time(1, DayUnit::Working),
        "by 09:05 on the next working day",
        "下一個工作日09:05前",
        "下一个工作日09:05前",
    );
    prints(
        time(1, DayUnit::Calendar),
        "by 09:05 on the next day",
        "次日09:05前",
        "次日09:05前",
    );
    prints(
        time(2, DayUnit::Working),
        "by 09:05 in 2 working days",
        "2個工作日內09:05前",
        "2个工作日内09:05前",
    );
    prints(
        time(2, DayUnit::Calendar),
        "by 09:05 in 2 days",
        "2日內09:05前",
        "2日内09:05前",
    );
}

fn prints(length: Length, english: &str, traditional: &str, simplified: &str) {
    assert_eq!(length.to_string(), english);
    assert_eq!(length.text(Language::English), english);
    assert_eq!(length.chinese(), traditional);
    assert_eq!(length.text(Language::TraditionalChinese), traditional);
    assert_eq!(length.text(Language::SimplifiedChinese), simplified);
}

#[test]
fn a_length_is_stored_as_its_text() {
    let json = serde_json::to_string(&Length::WorkingDays(3)).unwrap();
    assert_eq!(json, "\"3 working days\"");
    assert_eq!(
        serde_json::from_str::<Length>("\"3個工作日\"").unwrap(),
        Length::WorkingDays(3)
    );
    assert!(serde_json::from_str::<Length>("\"3\"").is_err());
    let time = Length::TimeOfDay {
        after: 2,
        unit: DayUnit::Working,
        minute: 1080,
    };
    let json = serde_json::to_string(&time).unwrap();
    assert_eq!(json, "\"by 18:00 in 2 working days\"");
    assert_eq!(serde_json::from_str::<Length>(&json).unwrap(), time);
    assert!(time.counts_working_time() && !time.is_zero());
    assert_eq!(
        serde_json::to_string(&DayUnit::Calendar).unwrap(),
        "\"calendar\""
    );
}

#[test]
fn every_unit_that_is_offered_is_read() {
    for unit in LENGTH_UNITS {
        assert!(Length::parse(&format!("3 {unit}")).is_ok(), "{unit}");
    }
}

proptest! {
    #[test]
    fn instants_are_read_back(micros in -62_000_000_000_000_000_i64..250_000_000_000_000_000) {
        let instant = Instant(micros);
        prop_assert_eq!(Instant::parse_rfc3339(&instant.to_string()), Ok(instant));
    }
}

#[test]
fn spans_are_read() {
    let span = |from_minute, to_minute| Span {
        from_minute,
        to_minute,
    };
    let cases = [
        ("09:00-12:00", vec![span(540, 720)]),
        (
            "9:00-12:00, 13:30-18:00",
            vec![span(540, 720), span(810, 1080)],
        ),
        (
            "13:30—18:00、09:00～12:00",
            vec![span(540, 720), span(810, 1080)],
        ),
        ("09：00至12：00", vec![span(540, 720)]),
        ("00:00-24:00", vec![span(0, 1440)]),
        ("22:00-06:00", vec![span(1320, 360)]),
        ("22:00-00:00", vec![span(1320, 0)]),
        (
            "09:00-12:00 12:00-13:00",
            vec![span(540, 720), span(720, 780)],
        ),
        ("", vec![]),
    ];
    for (text, expected) in cases {
        assert_eq!(Span::parse_list(text), Ok(expected), "{text}");
    }
    assert_eq!(span(1320, 360).minutes(), 480);
    assert_eq!(span(1320, 0).minutes(), 120);
    assert_eq!(span(540, 720).to_string(), "09:00-12:00");
}

#[test]
fn what_is_no_span_shows_its_place() {
    let cases = [
        ("09:00-12:00 lunch", "lunch", BadSpanKind::NotASpan),
        ("09:00 12:00", "09:00", BadSpanKind::NotASpan),
        ("09:00-25:00", "25:00", BadSpanKind::NotATime),
        ("09:00-24:01", "24:01", BadSpanKind::NotATime),
        ("9-12", "9", BadSpanKind::NotATime),
        ("09:60-12:00", "09:60", BadSpanKind::NotATime),
        ("09:00-+2:00", "+2:00", BadSpanKind::NotATime),
        ("24:00-06:00", "24:00", BadSpanKind::NotATime),
        ("09:00-09:00", "09:00-09:00", BadSpanKind::Empty),
        (
            "09:00-12:00 11:59-13:00",
            "11:59-13:00",
            BadSpanKind::Overlaps,
        ),
        (
            "22:00-06:00 23:00-23:30",
            "23:00-23:30",
            BadSpanKind::Overlaps,
        ),
    ];
    for (text, place, kind) in cases {
        let BadSpan { range, kind: found } = Span::parse_list(text).expect_err(text);
        assert_eq!((&text[range], found), (place, kind), "{text}");
    }
    let many = (0..65).map(|n| {
        format!(
            "{:02}:{:02}-{:02}:{:02}",
            n / 4,
            n % 4 * 15,
            n / 4,
            n % 4 * 15 + 1
        )
    });
    let many = many.collect::<Vec<_>>().join(" ");
    assert_eq!(
        Span::parse_list(&many).unwrap_err().kind,
        BadSpanKind::TooMany
    );
}

#[test]
fn instants_as_text() {
    let parse = |text| Instant::parse_rfc3339(text).map(|at| at.to_string());
    assert_eq!(
        parse("2012-10-09T12:50:17Z").unwrap(),
        "2012-10-09T12:50:17Z"
    );
    assert_eq!(
        parse("2012-10-09T14:50:17+02:00").unwrap(),
        "2012-10-09T12:50:17Z"
    );
    assert_eq!(
        parse("2012-10-09T12:50:17.5Z").unwrap(),
        "2012-10-09T12:50:17.500000Z"
    );
    assert_eq!(
        parse("1969-12-31T23:59:59.999999Z").unwrap(),
        "1969-12-31T23:59:59.999999Z"
    );
    assert_eq!(
        Instant::parse_rfc3339("1970-01-01T00:00:01Z"),
        Ok(Instant(micros::SECOND))
    );
    for text in [
        "",
        "2012-10-09",
        "2012-10-09T12:50:17",
        "2012-02-30T00:00:00Z",
        "2012-10-09T12:50:17Z[UTC]",
        "yesterday",
        "2012-10-09T25:00:00Z",
        "2012-W41-2T12:50:17Z",
        "1349787017",
    ] {
        assert_eq!(parse(text), Err(worktime::BadInstant::NotRfc3339), "{text}");
    }
    let fine = parse("2012-10-09T12:50:17.0000001Z");
    assert_eq!(fine, Err(worktime::BadInstant::FinerThanMicroseconds));
    let second = Instant(micros::SECOND);
    assert_eq!(
        (second.plus(1), second.minus(1).since(second)),
        (Instant(1_000_001), -1)
    );
    assert_eq!(Instant(i64::MAX).plus(1), Instant(i64::MAX));
    assert_eq!(serde_json::to_string(&second).unwrap(), "1000000");
}
