//! Lengths written by slow and obvious writers, and any text at all.

use proptest::prelude::*;
use worktime::{
    BadLengthKind, DayUnit, Instant, LENGTH_UNITS, Language, Length, MOST_UNITS, Period, Span,
    micros,
};

fn any_length() -> impl Strategy<Value = Length> {
    let n = 1..=MOST_UNITS;
    prop_oneof![
        Just(Length::Immediately),
        span().prop_map(Length::Clock),
        span().prop_map(Length::Working),
        n.clone().prop_map(Length::WorkingDays),
        n.clone().prop_map(Length::Days),
        n.clone().prop_map(Length::Weeks),
        n.clone().prop_map(Length::Months),
        n.prop_map(Length::Years),
        few_or_many().prop_map(|after| Length::EndOfWorkingDay { after }),
        (few_or_many(), day_unit(), 0_u16..=1440).prop_map(|(after, unit, minute)| {
            Length::TimeOfDay {
                after,
                unit,
                minute,
            }
        }),
    ]
}

/// Whole units, and any number of microseconds up to the longest length.
fn span() -> impl Strategy<Value = i64> {
    let longest = i64::from(MOST_UNITS) * micros::HOUR;
    let units = vec![1, micros::SECOND, micros::MINUTE, micros::HOUR];
    prop_oneof![
        (1..=i64::from(MOST_UNITS), prop::sample::select(units)).prop_map(|(n, unit)| n * unit),
        1..=longest,
        1..=micros::DAY,
    ]
}

fn few_or_many() -> impl Strategy<Value = u32> {
    prop_oneof![0_u32..30, 0..=MOST_UNITS]
}

fn day_unit() -> impl Strategy<Value = DayUnit> {
    prop::sample::select(vec![DayUnit::Working, DayUnit::Calendar])
}

/// A number below ten thousand in the characters of 0 to 9 and of 10, 100, 1000.
fn below_ten_thousand(n: u32, digits: &[char], steps: [&str; 3]) -> String {
    let places = [n / 1000, n / 100 % 10, n / 10 % 10, n % 10];
    let mut text = String::new();
    let mut skipped = false;
    for (digit, step) in places.into_iter().zip([steps[2], steps[1], steps[0], ""]) {
        if digit == 0 {
            skipped = !text.is_empty();
            continue;
        }
        if skipped {
            text.push(digits[0]);
            skipped = false;
        }
        text.push(digits[digit as usize]);
        text.push_str(step);
    }
    text
}

/// A number up to a million in Chinese, written in full: 一萬零五十, 一百一十五.
fn in_chinese(n: u32, digits: &str, steps: [&str; 3], ten_thousand: &str) -> String {
    let digits: Vec<char> = digits.chars().collect();
    let high = below_ten_thousand(n / 10_000, &digits, steps);
    let low = below_ten_thousand(n % 10_000, &digits, steps);
    if high.is_empty() {
        return low;
    }
    let between = if (1..1000).contains(&(n % 10_000)) {
        digits[0].to_string()
    } else {
        String::new()
    };
    format!("{high}{ten_thousand}{between}{low}")
}

/// A number below a thousand in English.
fn in_english(n: u32) -> String {
    let small = "zero one two three four five six seven eight nine ten eleven twelve thirteen \
                 fourteen fifteen sixteen seventeen eighteen nineteen";
    let small: Vec<&str> = small.split_whitespace().collect();
    let tens = [
        "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
    ];
    let index = n as usize;
    match n {
        0..20 => small[index].to_owned(),
        20..100 if n.is_multiple_of(10) => tens[index / 10].to_owned(),
        20..100 => format!("{}-{}", tens[index / 10], small[index % 10]),
        _ if n.is_multiple_of(100) => format!("{} hundred", small[index / 100]),
        _ => format!("{} hundred and {}", small[index / 100], in_english(n % 100)),
    }
}

fn full_width(text: &str) -> String {
    let wide = |c: char| match c {
        ' ' => '\u{3000}',
        '!'..='~' => char::from_u32(u32::from(c) - u32::from('!') + u32::from('！')).unwrap(),
        _ => c,
    };
    text.chars().map(wide).collect()
}

proptest! {
    #[test]
    fn what_is_printed_is_read_back(length in any_length()) {
        for language in Language::ALL {
            let text = length.text(language);
            prop_assert_eq!(Length::parse(&text), Ok(length), "{}", text);
        }
        prop_assert_eq!(length.to_string(), length.text(Language::English));
        let stored = serde_json::to_string(&length).unwrap();
        prop_assert_eq!(serde_json::from_str::<Length>(&stored).unwrap(), length);
    }

    #[test]
    fn capitals_width_and_spaces_do_not_matter(length in any_length()) {
        for text in Language::ALL.map(|language| length.text(language)) {
            let wide = full_width(&text.to_uppercase());
            prop_assert_eq!(Length::parse(&wide), Ok(length), "{}", wide);
            let spaced = format!("\u{a0} {} \n", text.replace(' ', " \t "));
            prop_assert_eq!(Length::parse(&spaced), Ok(length), "{}", spaced);
        }
    }

    #[test]
    fn chinese_numbers_are_read(n in prop_oneof![1..=200_u32, 1..=MOST_UNITS]) {
        for number in [
            in_chinese(n, "零一二三四五六七八九", ["十", "百", "千"], "萬"),
            in_chinese(n, "〇一二三四五六七八九", ["十", "百", "千"], "万"),
            in_chinese(n, "零壹貳叁肆伍陸柒捌玖", ["拾", "佰", "仟"], "萬"),
            in_chinese(n, "零壹贰叁肆伍陆柒捌玖", ["拾", "佰", "仟"], "万"),
            in_chinese(n, "零一二三四五六七八九", ["十", "百", "千"], "萬")
                .replace("二百", "兩百")
                .replace("二千", "兩千"),
        ] {
            let text = format!("{number}個工作日內");
            prop_assert_eq!(Length::parse(&text), Ok(Length::WorkingDays(n)), "{}", text);
            let text = format!("{n}（{number}）日");
            prop_assert_eq!(Length::parse(&text), Ok(Length::Days(n)), "{}", text);
        }
        if (10..20).contains(&n) {
            let text = in_chinese(n, "零一二三四五六七八九", ["十", "百", "千"], "萬");
            let short = text.trim_start_matches('一');
            prop_assert_eq!(Length::parse(&format!("{short}日")), Ok(Length::Days(n)));
        }
    }

    #[test]
    fn english_numbers_are_read(n in 1..1000_u32) {
        let written = in_english(n);
        for text in [format!("{written} days"), format!("{written} ({n}) days")] {
            prop_assert_eq!(Length::parse(&text), Ok(Length::Days(n)), "{}", text);
        }
        let wrong = format!("{written} ({}) days", n + 1);
        prop_assert_eq!(Length::parse(&wrong).unwrap_err().kind, BadLengthKind::Disagreement);
    }

    #[test]
    fn sums_are_what_their_parts_come_to(
        hours in 0..1000_i64, minutes in 0..1000_i64, seconds in 1..1000_i64,
        years in 0..1000_u32, months in 1..1000_u32, weeks in 0..1000_u32, days in 1..1000_u32,
    ) {
        let span = hours * micros::HOUR + minutes * micros::MINUTE + seconds * micros::SECOND;
        for text in [
            format!("{hours} hours {minutes} minutes {seconds} seconds"),
            format!("{hours} hours, {minutes} minutes and {seconds} seconds"),
            format!("{hours}小時{minutes}分鐘{seconds}秒"),
        ] {
            prop_assert_eq!(Length::parse(&text), Ok(Length::Clock(span)), "{}", text);
        }
        let text = format!("{hours}個工作小時{minutes}分{seconds}秒");
        prop_assert_eq!(Length::parse(&text), Ok(Length::Working(span)));
        let text = format!("{years}年零{months}個月");
        prop_assert_eq!(Length::parse(&text), Ok(Length::Months(years * 12 + months)));
        let text = format!("{weeks} weeks {days} days");
        prop_assert_eq!(Length::parse(&text), Ok(Length::Days(weeks * 7 + days)));
    }

    #[test]
    fn decimals_are_exact_or_refused(
        whole in 0..1000_u32, decimals in "[0-9]{1,9}",
        unit in prop::sample::select(vec![("hours", micros::HOUR), ("分鐘", micros::MINUTE), ("s", micros::SECOND)]),
    ) {
        let (name, size) = unit;
        let text = format!("{whole}.{decimals} {name}");
        let scale = 10_i128.pow(u32::try_from(decimals.len()).unwrap());
        let fraction: i128 = decimals.parse().unwrap();
        let scaled = (i128::from(whole) * scale + fraction) * i128::from(size);
        let expected = match (scaled, scaled % scale) {
            (0, _) => Err(BadLengthKind::Zero),
            (_, 0) => Ok(Length::Clock(i64::try_from(scaled / scale).unwrap())),
            _ => Err(BadLengthKind::TooFine),
        };
        prop_assert_eq!(Length::parse(&text).map_err(|bad| bad.kind), expected, "{}", text);
    }

    #[test]
    fn times_of_day_in_many_forms(
        after in 1..1000_u32, hour in 0..24_u16, minute in 0..60_u16, unit in day_unit(),
    ) {
        let length = Length::TimeOfDay { after, unit, minute: hour * 60 + minute };
        let (english, chinese) = match unit {
            DayUnit::Working => ("working days", "個工作日"),
            DayUnit::Calendar => ("days", "天"),
        };
        let half = if hour < 12 { "am" } else { "pm" };
        let twelve = if hour % 12 == 0 { 12 } else { hour % 12 };
        let text = format!("{after} {english} at {twelve}:{minute:02} {half}");
        let expected = if (hour, minute) == (0, 0) { Err(BadLengthKind::BadTime) } else { Ok(length) };
        prop_assert_eq!(Length::parse(&text).map_err(|bad| bad.kind), expected, "{}", text);
        for text in [
            format!("by {hour}:{minute:02} in {after} {english}"),
            format!("within {after} {english}, by {hour:02}:{minute:02}"),
            format!("{after}{chinese}內{hour}:{minute:02}前"),
            format!("{after}{chinese}后{hour}时{minute}分"),
            format!("最遲{after}{chinese}內{hour}點{minute}分之前"),
        ] {
            prop_assert_eq!(Length::parse(&text), Ok(length), "{}", text);
        }
    }

    /// What counts back is never taken for what counts forward.
    #[test]
    fn no_amount_before_an_event_is_a_length(n in 1..10_000_u32, wide in any::<bool>()) {
        let number = if wide { full_width(&n.to_string()) } else { n.to_string() };
        for unit in LENGTH_UNITS {
            for text in [
                format!("{number} {unit} before"),
                format!("within {number} {unit} before the day"),
                format!("before {number} {unit}"),
                format!("{number} {unit} ago."),
                format!("{number}{unit}之前"),
                format!("最遲{number}{unit}前"),
                format!("期滿前{number}{unit}內"),
            ] {
                let bad = Length::parse(&text).unwrap_err();
                prop_assert_eq!(bad.kind, BadLengthKind::Before, "{}", text);
            }
        }
    }

    /// Whatever is written, nothing panics, places lie within the text, and what is read can be
    /// printed and read again.
    #[test]
    fn any_text_is_read_or_refused_within_itself(
        text in prop_oneof![
            "\\PC{0,40}",
            "[0-9０-９一二兩十百半個工作日內小時月年點前後零 a-z:.,()（）-]{0,24}",
            prop::collection::vec(prop::sample::select(PARTS.to_vec()), 0..8).prop_map(|words| words.concat()),
        ]
    ) {
        match Length::parse(&text) {
            Ok(length) => for language in Language::ALL {
                prop_assert_eq!(Length::parse(&length.text(language)), Ok(length), "{}", text);
            },
            Err(bad) => prop_assert!(text.get(bad.range.clone()).is_some(), "{} {:?}", text, bad),
        }
        if let Err(bad) = Span::parse_list(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
        if let Err(bad) = Period::parse(&text) {
            prop_assert!(text.get(bad.range).is_some());
        }
        let _ = Instant::parse_rfc3339(&text);
    }
}

/// Words that lengths are made of, so that many random texts nearly are lengths.
const PARTS: [&str; 74] = [
    "within ",
    "by ",
    "no later than ",
    "in ",
    "at ",
    "the ",
    "不超過",
    "最遲",
    "在",
    "3",
    "24",
    "1.5",
    "0",
    "三",
    "一百",
    "二十",
    "半",
    "個半",
    "個",
    "零",
    "(3)",
    "half an ",
    "one ",
    "twenty-",
    "-",
    " ",
    " and ",
    ", ",
    " to ",
    "hours",
    "working ",
    "days",
    "months",
    "year",
    " and a half",
    "小時",
    "工作日",
    "分鐘",
    "天",
    "日",
    "月",
    "年",
    "內",
    "之前",
    "前",
    "後",
    "18:00",
    "noon",
    "6 pm",
    "下午",
    "點",
    "次日",
    "下一個工作日",
    "tomorrow",
    "next working day",
    "end of ",
    "3rd ",
    "working day after",
    "其後第",
    "每",
    "before ",
    "ago",
    "工作時間內的",
    "工作時間",
    "in working time",
    "(business hours)",
    "fortnight",
    "h",
    "m",
    "'s",
    "EOD",
    "COB ",
    "12 am",
    "。",
];
