//! Lengths and spans as text.

use proptest::prelude::*;
use worktime::{BadLength, BadLengthKind, BadSpan, BadSpanKind, Instant, Length, Span, micros};

#[test]
fn lengths_as_people_write_them() {
    let clock = |n: i64, unit: i64| Length::Clock(n * unit);
    let working = |n: i64, unit: i64| Length::Working(n * unit);
    let cases = [
        ("24 hours", clock(24, micros::HOUR)),
        ("1 hour", clock(1, micros::HOUR)),
        ("30 minutes", clock(30, micros::MINUTE)),
        ("within 30 min", clock(30, micros::MINUTE)),
        ("half an hour", clock(30, micros::MINUTE)),
        ("2小時", clock(2, micros::HOUR)),
        ("兩小時內", clock(2, micros::HOUR)),
        ("两个小时以内", clock(2, micros::HOUR)),
        ("３０分鐘之內", clock(30, micros::MINUTE)),
        ("半小時", clock(30, micros::MINUTE)),
        ("半個小時", clock(30, micros::MINUTE)),
        ("二十四小時", clock(24, micros::HOUR)),
        ("10 seconds", clock(10, micros::SECOND)),
        ("4 working hours", working(4, micros::HOUR)),
        ("4  Working   Hours ", working(4, micros::HOUR)),
        ("one working hour", working(1, micros::HOUR)),
        ("4個工作小時", working(4, micros::HOUR)),
        ("四个工作小时内", working(4, micros::HOUR)),
        ("一個工作小時內", working(1, micros::HOUR)),
        ("4 個 工作小時", working(4, micros::HOUR)),
        ("90 working minutes", working(90, micros::MINUTE)),
        ("半個工作小時", working(30, micros::MINUTE)),
        ("3 working days", Length::WorkingDays(3)),
        ("three business days", Length::WorkingDays(3)),
        ("3個工作日", Length::WorkingDays(3)),
        ("３個工作日內", Length::WorkingDays(3)),
        ("三个工作日内", Length::WorkingDays(3)),
        ("五工作日", Length::WorkingDays(5)),
        ("十五個工作天", Length::WorkingDays(15)),
        ("10 days", Length::Days(10)),
        ("a day", Length::Days(1)),
        ("10日", Length::Days(10)),
        ("十天", Length::Days(10)),
        ("三十日內", Length::Days(30)),
        ("九十九個自然日", Length::Days(99)),
        ("2 weeks", Length::Weeks(2)),
        ("兩週", Length::Weeks(2)),
        ("一個星期", Length::Weeks(1)),
        ("1 month", Length::Months(1)),
        ("1個月", Length::Months(1)),
        ("十二个月", Length::Months(12)),
        ("two quarters", Length::Months(6)),
        ("半年", Length::Months(6)),
        ("half a year", Length::Months(6)),
        ("2 years", Length::Years(2)),
        ("一年內", Length::Years(1)),
        ("immediately", Length::Immediately),
        ("立即", Length::Immediately),
        ("Immediately", Length::Immediately),
        ("end of working day", Length::EndOfWorkingDay { after: 0 }),
        (
            "by the end of the working day",
            Length::EndOfWorkingDay { after: 0 },
        ),
        ("當日內", Length::EndOfWorkingDay { after: 0 }),
        (
            "end of next working day",
            Length::EndOfWorkingDay { after: 1 },
        ),
        ("下一個工作日結束前", Length::EndOfWorkingDay { after: 1 }),
    ];
    for (text, expected) in cases {
        assert_eq!(Length::parse(text), Ok(expected), "{text}");
    }
}

#[test]
fn what_is_no_length_shows_its_place() {
    let cases = [
        ("", "", BadLengthKind::Empty),
        ("  ", "  ", BadLengthKind::Empty),
        ("soon", "soon", BadLengthKind::NoNumber),
        ("within a fortnight", "fortnight", BadLengthKind::NoUnit),
        ("within some days", "some days", BadLengthKind::NoNumber),
        ("-3 days", "-3 days", BadLengthKind::NoNumber),
        ("3", "3", BadLengthKind::NoUnit),
        ("3 wrking days", "wrking days", BadLengthKind::NoUnit),
        ("３個工作曰內", "個工作曰", BadLengthKind::NoUnit),
        ("3個月後", "個月後", BadLengthKind::NoUnit),
        ("3月", "月", BadLengthKind::NoUnit),
        ("1.5 hours", "1.5", BadLengthKind::NotWhole),
        ("１．５小時", "１．５", BadLengthKind::NotWhole),
        ("1,000 hours", "1,000", BadLengthKind::NotWhole),
        ("0 days", "0 days", BadLengthKind::Zero),
        ("1000001 days", "1000001", BadLengthKind::TooLarge),
        (
            "99999999999999999999 days",
            "99999999999999999999",
            BadLengthKind::TooLarge,
        ),
        ("一百日", "一百", BadLengthKind::NoNumber),
        ("十十日", "十十", BadLengthKind::NoNumber),
        ("二二日", "二二", BadLengthKind::NoNumber),
        ("半日", "日", BadLengthKind::NoUnit),
        (
            "end of 0th working day after",
            "end of 0th working day after",
            BadLengthKind::NoNumber,
        ),
        (
            "4 working hours or so",
            "working hours or so",
            BadLengthKind::NoUnit,
        ),
    ];
    for (text, place, kind) in cases {
        let BadLength { range, kind: found } = Length::parse(text).expect_err(text);
        assert_eq!((&text[range], found), (place, kind), "{text}");
    }
    let long = "9".repeat(10_000);
    assert_eq!(
        Length::parse(&long).unwrap_err().kind,
        BadLengthKind::TooLong
    );
}

#[test]
fn lengths_are_printed_in_their_largest_unit() {
    let cases = [
        (Length::Clock(90 * micros::MINUTE), "90 minutes", "90分鐘"),
        (Length::Clock(24 * micros::HOUR), "24 hours", "24小時"),
        (
            Length::Working(micros::HOUR),
            "1 working hour",
            "1個工作小時",
        ),
        (Length::WorkingDays(3), "3 working days", "3個工作日"),
        (Length::Weeks(1), "1 week", "1週"),
        (Length::Months(1), "1 month", "1個月"),
        (
            Length::EndOfWorkingDay { after: 1 },
            "end of next working day",
            "下一個工作日結束前",
        ),
        (
            Length::EndOfWorkingDay { after: 22 },
            "end of 22nd working day after",
            "其後第22個工作日結束前",
        ),
        (Length::Immediately, "immediately", "立即"),
    ];
    for (length, english, chinese) in cases {
        assert_eq!(
            (length.to_string().as_str(), length.chinese().as_str()),
            (english, chinese)
        );
    }
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
}

fn any_length() -> impl Strategy<Value = Length> {
    let n = 1..=worktime::MOST_UNITS;
    prop_oneof![
        Just(Length::Immediately),
        (n.clone(), unit()).prop_map(|(n, unit)| Length::Clock(i64::from(n) * unit)),
        (n.clone(), unit()).prop_map(|(n, unit)| Length::Working(i64::from(n) * unit)),
        n.clone().prop_map(Length::WorkingDays),
        n.clone().prop_map(Length::Days),
        n.clone().prop_map(Length::Weeks),
        n.clone().prop_map(Length::Months),
        n.clone().prop_map(Length::Years),
        (0..=worktime::MOST_UNITS).prop_map(|after| Length::EndOfWorkingDay { after }),
    ]
}

fn unit() -> impl Strategy<Value = i64> {
    prop::sample::select(vec![1, micros::SECOND, micros::MINUTE, micros::HOUR])
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(length in any_length()) {
        prop_assert_eq!(Length::parse(&length.to_string()), Ok(length));
        prop_assert_eq!(Length::parse(&length.chinese()), Ok(length));
    }

    #[test]
    fn chinese_numbers_are_read(n in 1_usize..100) {
        let digits = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
        let tens = match n / 10 { 0 => "", 1 => "十", tens => &format!("{}十", digits[tens]) };
        let text = format!("{tens}{}個工作日", digits[n % 10]);
        prop_assert_eq!(Length::parse(&text), Ok(Length::WorkingDays(u32::try_from(n).unwrap())));
    }

    #[test]
    fn any_text_is_read_or_refused_within_itself(text in "\\PC{0,40}|[0-9０-９一二兩十半個工作日內小時月 a-z]{0,20}") {
        if let Err(bad) = Length::parse(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
        if let Err(bad) = Span::parse_list(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
        if let Err(bad) = worktime::Period::parse(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
        let _ = Instant::parse_rfc3339(&text);
    }

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
