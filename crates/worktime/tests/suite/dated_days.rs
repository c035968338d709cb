//! Days out of calendar files and tables, and back.

use std::ops::Range;
use std::sync::OnceLock;

use proptest::prelude::*;
use worktime::dated_days::{
    DatedDay, DatedDays, DatedHours, LONGEST_NAME_BYTES, Reading, Unmarked,
};
use worktime::ics::{Event, EventTime, Feed};
use worktime::{Calendar, Date, Instant, Language, Name, OwnDays, Region, Span, WORKWEEK, Zone};

fn date(text: &str) -> Date {
    text.parse().unwrap()
}

fn year(year: i16) -> Range<Date> {
    Date::new(year, 1, 1).unwrap()..Date::new(year + 1, 1, 1).unwrap()
}

fn spans(text: &str) -> Vec<Span> {
    Span::parse_list(text).unwrap()
}

fn shanghai() -> Zone {
    Zone::named("Asia/Shanghai").unwrap()
}

fn days(read: &DatedDays) -> Vec<String> {
    let line = |day: &DatedDay| {
        let name = day.name.text(Language::TraditionalChinese);
        format!("{} {} {name}", day.date, day.hours)
    };
    read.days.iter().map(line).collect()
}

fn problems(read: &DatedDays) -> Vec<String> {
    read.problems.iter().map(ToString::to_string).collect()
}

macro_rules! data {
    ($name:literal) => {
        include_bytes!(concat!("../data/", $name)).as_slice()
    };
}

#[test]
fn a_feed_that_marks_its_days() {
    let zone = shanghai();
    let mut reading = Reading::new(&zone, year(2026));
    let read = reading.ics(data!("marked-zh.ics"));
    let marked = [
        "2026-02-14 WORKDAY 春节",
        "2026-02-15 CLOSED 春节",
        "2026-02-16 CLOSED 除夕",
    ];
    assert_eq!(days(&read), marked);
    let unclear = "line 39: \"母亲节\" may be off or worked; say which titles are what";
    assert_eq!(problems(&read), [unclear]);

    // Whoever knows the feed says so.
    reading.all_day = Unmarked::Closed;
    let read = reading.ics(data!("marked-zh.ics"));
    assert_eq!(days(&read)[3..], ["2026-05-10 CLOSED 母亲节"]);
    assert_eq!(read.problems, []);
    let words = ["春节（班）", "母亲节"];
    reading.worked_if = &words;
    let read = reading.ics(data!("marked-zh.ics"));
    assert_eq!(days(&read)[3..], ["2026-05-10 WORKDAY 母亲节"]);
}

#[test]
fn a_feed_that_describes_its_days() {
    let zone = Zone::named("Asia/Singapore").unwrap();
    let range = date("2026-01-01")..date("2026-08-01");
    let read = Reading::new(&zone, range).ics(data!("described-en.ics"));
    let expected = [
        "2026-02-17 CLOSED Chinese New Year, first and second day",
        "2026-02-18 CLOSED Chinese New Year, first and second day",
        "2026-02-28 WORKDAY Make-up workday",
    ];
    assert_eq!(days(&read), expected);
    assert_eq!(
        problems(&read),
        ["line 27: \"Valentine's Day\" isn't a day off"]
    );
    assert_eq!(read.outside, 1, "National Day is in August");
}

#[test]
fn a_governments_feed() {
    let zone = Zone::named("Asia/Hong_Kong").unwrap();
    let read = Reading::new(&zone, year(2026)).ics(data!("government-zh.ics"));
    let long = "農曆年初一、初二、初三及其後各日（公眾假期，全港適用）";
    let mut expected: Vec<String> = (17..20)
        .map(|day| format!("2026-02-{day} CLOSED {long}"))
        .collect();
    expected.push("2026-07-01 CLOSED 香港特別行政區成立紀念日".into());
    expected.push("2026-10-01 CLOSED 國慶日".into());
    assert_eq!(days(&read), expected);
    // A last day that isn't excluded: read as one day, and told.
    let told = ["line 19: the end isn't later than the start"];
    assert_eq!(problems(&read), told);
}

#[test]
fn an_office_calendar() {
    let zone = shanghai();
    let range = date("2026-01-01")..date("2029-01-01");
    let read = Reading::new(&zone, range).ics(data!("office.ics"));
    let expected = [
        "2026-04-01 CLOSED Founding day",
        "2026-12-18 SHORTENED 00:00-14:00 Office closed",
        "2026-12-26 OPENED 09:00-12:00 13:30-17:30 年終盤點",
        "2026-12-28 OPENED 22:00-06:00 Night shift",
        "2026-12-29 OPENED 22:00-06:00 Night shift",
        // Not 2027, which is excluded, nor the first of April 2028, which was moved.
        "2028-04-03 CLOSED Founding day",
    ];
    assert_eq!(days(&read), expected);
    assert_eq!(
        problems(&read),
        [
            "line 80: \"Quarterly meeting\" may be off or worked; say which titles are what",
            "line 87: unknown time zone \"Pacific Standard Time\"; use an IANA name",
            "line 96: VTODO says nothing about days; only VEVENT is read",
        ]
    );
}

#[test]
fn everything_that_can_be_wrong_is_told_with_its_line() {
    let zone = shanghai();
    let read = Reading::new(&zone, year(2026)).ics(data!("broken.ics"));
    let expected = [
        "2026-03-05 CLOSED Week ten",
        "2026-03-15 CLOSED First",
        "2026-03-17 CLOSED Newer",
    ];
    // The titles that say "closed" make the feed one that marks its days; here that isn't wanted.
    let mut reading = Reading::new(&zone, year(2026));
    reading.all_day = Unmarked::Closed;
    let closed = reading.ics(data!("broken.ics"));
    assert_eq!(days(&closed), expected);
    assert_eq!(days(&read), ["2026-03-15 WORKDAY Workday"]);
    let expected = [
        "line 1: not between BEGIN:VCALENDAR and END:VCALENDAR",
        "line 4: not a line such as SUMMARY:New Year",
        "line 5: no DTSTART",
        "line 9: DTSTART can't be \"20260231\"",
        "line 14: the end isn't later than the start",
        "line 17: more than 366 days",
        "line 23: unknown time zone \"Moon/Sea of Calm\"; use an IANA name",
        "line 29: only the first occurrence is taken: \"BYWEEKNO=10\" isn't followed",
        "line 34: \"調休\" may be off or worked; say which titles are what",
        "line 38: not UTF-8; save the file as UTF-8",
        "line 42: \"Half day\" doesn't say which hours are worked",
        "line 44: 2026-03-09 is closed in between; closures reach to the day's start or end",
        "line 51: DTEND can't be \"20260310T240000\"",
        "line 54: times are full minutes",
        "line 59: hours of more than a day in one piece",
        "line 68: line 64 says something else about 2026-03-15",
        "line 72: line 78 has a newer version of the event",
        "line 84: no DTEND",
        "line 90: X-WORKTIME-DAY can't be \"SOMETIMES\"",
        "line 93: END:VJOURNAL without its BEGIN",
        "line 94: VEVENT has no END:VEVENT",
        "line 98: not between BEGIN:VCALENDAR and END:VCALENDAR",
    ];
    assert_eq!(problems(&closed), expected);
}

#[test]
fn what_is_no_calendar_is_one_problem() {
    let zone = Zone::utc();
    let reading = Reading::new(&zone, year(2026));
    let not_one = ["line 1: not a calendar file: no BEGIN:VCALENDAR"];
    for text in ["", "<html>\n<body>not found\n</html>", "日期,類型\n"] {
        assert_eq!(problems(&reading.ics(text.as_bytes())), not_one, "{text}");
    }
    let wide: Vec<u8> = "\u{feff}BEGIN"
        .encode_utf16()
        .flat_map(u16::to_le_bytes)
        .collect();
    let not_utf_8 = ["line 1: not UTF-8; save the file as UTF-8"];
    assert_eq!(problems(&reading.ics(&wide)), not_utf_8);
    assert_eq!(problems(&reading.csv(&wide)), not_utf_8);
}

#[test]
fn limits_are_told() {
    let zone = Zone::utc();
    let mut reading = Reading::new(&zone, date("1900-01-01")..date("2200-01-01"));
    let last = |read: DatedDays| problems(&read).pop().unwrap();
    let large = vec![b'\n'; (4 << 20) + 1];
    assert_eq!(
        last(reading.ics(&large)),
        "line 1: 4194305 bytes; at most 4194304 are read"
    );
    let event = |lines: &str| format!("BEGIN:VEVENT\nSUMMARY:A\n{lines}\nEND:VEVENT\n");
    let feed = |events: &str| format!("BEGIN:VCALENDAR\n{events}END:VCALENDAR\n");
    let daily = event("DTSTART:19000101\nRRULE:FREQ=DAILY");

    let read = reading.ics(feed(&daily).as_bytes());
    assert_eq!(read.days.len(), 10_000);
    assert_eq!(last(read), "line 2: 98573 more problems; 1000 are listed");

    reading.range = date("2190-01-01")..date("2200-01-01");
    let counted = event("DTSTART:19000101\nRRULE:FREQ=DAILY;COUNT=999999");
    let read = reading.ics(feed(&counted.repeat(12)).as_bytes());
    let expected = "line 45: more than 1000000 dates in all; ask for fewer years";
    assert_eq!(problems(&read)[0], expected);

    let many = event("DTSTART:19000101").repeat(20_001);
    assert_eq!(
        last(reading.ics(feed(&many).as_bytes())),
        "line 80002: more than 20000 entries"
    );
    let rows = format!("date,kind\n{}", "2026-01-01,off\n".repeat(20_001));
    assert_eq!(
        last(reading.csv(rows.as_bytes())),
        "line 20002: more than 20000 entries"
    );

    let long = format!("date,kind,name\n2026-01-01,off,{}\n", "長".repeat(167));
    assert_eq!(
        last(reading.csv(long.as_bytes())),
        "line 2: a name of more than 500 bytes"
    );
}

#[test]
fn several_names_of_one_day() {
    let zone = Zone::utc();
    let reading = Reading::new(&zone, year(2026));
    let table =
        "日期,類型,名稱\n2026-10-01,休,國慶節\n2026-10-01,休,中秋節\n2026-10-01,休,國慶節\n";
    let read = reading.csv(table.as_bytes());
    assert_eq!(days(&read), ["2026-10-01 CLOSED 國慶節、中秋節"]);
    assert_eq!(read.problems, []);
}

#[test]
fn a_closure_over_several_days_leaves_the_rest_of_them() {
    let zone = shanghai();
    let mut reading = Reading::new(&zone, year(2026));
    let feed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:Closed\nDTSTART:20260304T140000\n\
                DTEND:20260306T100000\nEND:VEVENT\nEND:VCALENDAR\n";
    let expected = [
        "2026-03-04 SHORTENED 00:00-14:00 Closed",
        "2026-03-05 CLOSED Closed",
        "2026-03-06 SHORTENED 10:00-24:00 Closed",
    ];
    assert_eq!(days(&reading.ics(feed.as_bytes())), expected);
    // Until 18:00 is until the end of the day for those who close then.
    let feed = feed.replace("20260306T100000", "20260304T180000");
    let read = reading.ics(feed.as_bytes());
    let between =
        "line 2: 2026-03-04 is closed in between; closures reach to the day's start or end";
    assert_eq!(
        (days(&read), problems(&read)),
        (vec![], vec![between.into()])
    );
    reading.open_within = spans("09:00-18:00")[0];
    assert_eq!(days(&reading.ics(feed.as_bytes())), expected[..1]);
}

#[test]
fn whole_days_of_another_zone_stay_whole_days() {
    // Midnight in Shanghai, told in universal time.
    let zone = shanghai();
    let feed = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nSUMMARY:春節（班）\nDTSTART:20260213T160000Z\n\
                DTEND:20260214T160000Z\nEND:VEVENT\nEND:VCALENDAR\n";
    let read = Reading::new(&zone, year(2026)).ics(feed.as_bytes());
    assert_eq!(days(&read), ["2026-02-14 WORKDAY 春節"]);
}

#[test]
fn tables_in_chinese_and_english() {
    let zone = shanghai();
    let reading = Reading::new(&zone, year(2026));
    let read = reading.csv(data!("days-zh.csv"));
    assert_eq!(read.problems, []);
    let found = days(&read);
    assert_eq!(found.len(), 13);
    assert_eq!(
        [&found[..3], &found[10..]].concat(),
        [
            "2026-02-13 SHORTENED 00:00-12:00 尾牙",
            "2026-02-14 WORKDAY 春節",
            "2026-02-15 CLOSED 春節",
            "2026-02-23 CLOSED 春節",
            "2026-02-28 WORKDAY 春節",
            "2026-12-26 OPENED 09:00-12:00 13:30-18:00 盤點, 年終",
        ]
    );

    let reading = Reading::new(&zone, date("2026-01-01")..date("2028-01-01"));
    let read = reading.csv(data!("days-en.csv"));
    let expected = [
        "2026-12-24 SHORTENED 09:00-12:00 Christmas Eve",
        "2026-12-25 CLOSED Christmas Day",
        "2026-12-28 OPENED 21:00-05:00 Stocktaking",
        "2027-01-06 CLOSED Two\nlines",
        "2027-01-07 CLOSED Same",
    ];
    assert_eq!(days(&read), expected);
    let expected = [
        "line 2: unknown column \"Remark of the boss\"",
        "line 6: date can't be \"12/29/2026\"",
        "line 7: kind can't be \"sometimes\"",
        "line 8: \"short\" doesn't say which hours are worked",
        "line 9: closed days have no hours, opened ones have some, shortened ones a single span",
        "line 10: hours \"09:00-25:00\": bytes 6..11: not a time from 00:00 to 24:00",
        "line 11: more cells than columns",
        "line 12: no date",
        "line 17: line 16 says something else about 2027-01-07",
    ];
    assert_eq!(problems(&read), expected);
}

#[test]
fn the_official_table_of_taiwan() {
    let zone = Zone::named("Asia/Taipei").unwrap();
    let read = Reading::new(&zone, year(2024)).csv(data!("taiwan.csv"));
    let expected = [
        "2024-02-08 CLOSED 調整放假",
        "2024-02-09 CLOSED 農曆除夕",
        "2024-02-10 CLOSED 春節",
        "2024-02-11 CLOSED 春節",
        "2024-02-12 CLOSED 春節",
        "2024-02-13 CLOSED 補假",
        // Without a name of its own, it is part of the same stretch.
        "2024-02-14 CLOSED 補假",
        "2024-02-17 WORKDAY 補行上班",
    ];
    assert_eq!(days(&read), expected);
    let expected = [
        "line 14: the date is a Monday",
        "line 15: 是否放假 can't be \"1\"",
    ];
    assert_eq!(problems(&read), expected);
}

#[test]
fn what_is_read_holds_in_a_calendar_and_in_a_layer() {
    let zone = shanghai();
    let read = Reading::new(&zone, year(2026)).csv(data!("days-zh.csv"));
    let week = spans("09:00-12:00 13:30-18:00");
    let plain = Calendar::builder(zone.clone()).week(&WORKWEEK, &week);
    let calendar = plain.clone().own_days(read.own_days()).build().unwrap();
    let hours = |text: &str| {
        let spans = calendar.day_spans(date(text)).spans;
        let time = |at| {
            calendar
                .zone()
                .civil(at)
                .time()
                .strftime("%H:%M")
                .to_string()
        };
        let spans = spans
            .iter()
            .map(|(from, to)| format!("{}-{}", time(*from), time(*to)));
        spans.collect::<Vec<_>>().join(" ")
    };
    assert_eq!(hours("2026-02-13"), "09:00-12:00");
    assert_eq!(hours("2026-02-14"), "09:00-12:00 13:30-18:00", "a Saturday");
    assert_eq!(hours("2026-02-16"), "");
    assert_eq!(hours("2026-12-26"), "09:00-12:00 13:30-18:00");
    let layer = plain.build().unwrap().layer(read.own_days()).unwrap();
    for day in &read.days {
        assert_eq!(layer.day_spans(day.date), calendar.day_spans(day.date));
    }
    // Later words hold.
    let own = OwnDays::new().closed(date("2026-02-14"), "earlier");
    assert_eq!(read.settle(own), read.own_days());
}

#[test]
fn a_calendar_as_a_feed() {
    let calendar = Calendar::builder(shanghai())
        .week(&WORKWEEK, &spans("09:00-12:00 13:30-18:00"))
        .holidays(Region::named("cn").unwrap())
        .closed(date("2026-03-02"), "公司日")
        .opened(
            date("2026-03-07"),
            &spans("09:00-12:00"),
            "盤點, 年中; 全員",
        )
        .shortened(date("2026-03-09"), spans("00:00-12:00")[0], "尾牙")
        .build()
        .unwrap();
    let found = DatedDays::of(&calendar, date("2026-02-14")..date("2026-03-10"));
    let read_back = |language| {
        let feed = Feed {
            name: "一諾".into(),
            stamp: Instant::parse_rfc3339("2025-11-04T08:00:00.5+08:00").unwrap(),
            events: found.events(language, "holidays.example.org"),
        };
        let text = feed.ics();
        let zone = shanghai();
        let read = Reading::new(&zone, year(2026)).ics(text.as_bytes());
        assert_eq!(read.problems, []);
        let same = |(read, written): (&DatedDay, &DatedDay)| {
            let name = |day: &DatedDay| day.name.text(language).to_owned();
            read.date == written.date && read.hours == written.hours && name(read) == name(written)
        };
        assert_eq!(read.days.len(), found.days.len());
        assert!(read.days.iter().zip(&found.days).all(same));
        text
    };
    let text = read_back(Language::TraditionalChinese);
    let expected = "\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Yinuo//worktime//EN\r
CALSCALE:GREGORIAN\r
METHOD:PUBLISH\r
NAME:一諾\r
X-WR-CALNAME:一諾\r
BEGIN:VEVENT\r
UID:2026-02-14-workday@holidays.example.org\r
DTSTAMP:20251104T000000Z\r
DTSTART;VALUE=DATE:20260214\r
DTEND;VALUE=DATE:20260215\r
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r
SUMMARY:春節（班）\r
X-WORKTIME-DAY:WORKDAY\r
TRANSP:TRANSPARENT\r
END:VEVENT\r
BEGIN:VEVENT\r
UID:2026-02-15-closed@holidays.example.org\r
DTSTAMP:20251104T000000Z\r
DTSTART;VALUE=DATE:20260215\r
DTEND;VALUE=DATE:20260224\r
X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\r
SUMMARY:春節（休）\r
";
    assert_eq!(text.get(..expected.len()), Some(expected));
    assert!(text.contains("SUMMARY:盤點\\, 年中\\; 全員（班 09:00-12:00）\r\n"));
    assert!(text.contains("SUMMARY:尾牙（半天 09:00-12:00）\r\n"));
    let english = read_back(Language::English);
    assert!(
        english.contains("SUMMARY:Spring Festival (off)\r\n"),
        "{english}"
    );
    assert!(read_back(Language::SimplifiedChinese).contains("SUMMARY:春节（休）\r\n"));

    // A program that throws our own property away still has the titles.
    let property = |line: &&str| !line.starts_with("X-WORKTIME-DAY");
    let kept: Vec<&str> = text.split_inclusive("\r\n").filter(property).collect();
    let zone = shanghai();
    let read = Reading::new(&zone, year(2026)).ics(kept.concat().as_bytes());
    assert_eq!(read.problems, []);
    let hours = |days: &DatedDays| -> Vec<_> {
        let pairs = days.days.iter().map(|day| (day.date, day.hours.clone()));
        pairs.collect()
    };
    assert_eq!(hours(&read), hours(&found));
}

#[test]
fn two_shared_calendars_as_one_feed() {
    let calendar = |own: OwnDays| {
        let builder = Calendar::builder(shanghai()).week(&WORKWEEK, &spans("09:00-18:00"));
        builder.own_days(own).build().unwrap()
    };
    let ours = OwnDays::new()
        .closed(date("2026-03-02"), "ours")
        .opened(date("2026-03-07"), &spans("09:00-12:00"), "ours")
        .shortened(date("2026-03-03"), spans("00:00-12:00")[0], "ours");
    let theirs = OwnDays::new()
        .closed(date("2026-03-02"), "theirs")
        .opened(date("2026-03-08"), &spans("09:00-12:00"), "theirs")
        .opened(date("2026-03-03"), &spans("10:00-20:00"), "theirs");
    let both = Calendar::common(&calendar(ours), &calendar(theirs)).unwrap();
    let found = DatedDays::of(&both, date("2026-03-01")..date("2026-03-10"));
    let expected = [
        "2026-03-02 CLOSED ours、theirs",
        "2026-03-03 OPENED 10:00-12:00 ours、theirs",
    ];
    assert_eq!(days(&found), expected);
}

#[test]
fn events_at_instants() {
    let at = |text| Instant::parse_rfc3339(text).unwrap();
    let event = Event {
        uid: "promise-1".into(),
        summary: "Call back".into(),
        description: "first line\r\nsecond line".into(),
        time: EventTime::Instants(at("2026-09-30T17:30:00+08:00")..at("2026-10-08T14:00:00+08:00")),
        day: None,
    };
    let feed = Feed {
        name: String::new(),
        stamp: Instant(0),
        events: vec![event],
    };
    let expected = "\
BEGIN:VEVENT\r
UID:promise-1\r
DTSTAMP:19700101T000000Z\r
DTSTART:20260930T093000Z\r
DTEND:20261008T060000Z\r
SUMMARY:Call back\r
DESCRIPTION:first line\\nsecond line\r
TRANSP:TRANSPARENT\r
END:VEVENT\r
END:VCALENDAR\r
";
    assert!(feed.ics().ends_with(expected), "{}", feed.ics());
}

/// Unfolds and unescapes as slowly as the standard says it.
fn summaries(text: &str) -> Vec<String> {
    let unfolded = text.replace("\r\n ", "");
    let lines = unfolded.split("\r\n");
    let values = lines.filter_map(|line| line.strip_prefix("SUMMARY:"));
    let unescape = |value: &str| {
        let parts = value.split("\\\\").map(|part| {
            part.replace("\\n", "\n")
                .replace("\\,", ",")
                .replace("\\;", ";")
        });
        parts.collect::<Vec<_>>().join("\\")
    };
    values.map(unescape).collect()
}

fn any_hours() -> impl Strategy<Value = DatedHours> {
    let span = (0..1440_u16, 1..=1440_u16)
        .prop_filter("empty", |(from, to)| from != to)
        .prop_map(|(from_minute, to_minute)| Span {
            from_minute,
            to_minute,
        });
    let opened = proptest::collection::btree_set(0..144_u16, 2..12).prop_map(|edges| {
        let edges: Vec<u16> = edges.into_iter().map(|edge| edge * 10).collect();
        let spans = edges.chunks_exact(2).map(|pair| Span {
            from_minute: pair[0],
            to_minute: pair[1],
        });
        DatedHours::Opened(spans.collect())
    });
    prop_oneof![
        3 => Just(DatedHours::Closed),
        2 => Just(DatedHours::Workday),
        1 => span.prop_map(DatedHours::Shortened),
        1 => opened,
    ]
}

/// Texts that look like titles, like marks, or like nothing at all.
fn any_title() -> impl Strategy<Value = String> {
    let marks = prop_oneof![
        Just("（休）"),
        Just(" (off)"),
        Just("春節"),
        Just("班"),
        Just("補班"),
        Just("\\n"),
        Just(","),
        Just(";"),
        Just("\n"),
        Just("👩‍👩‍👧"),
        Just(" "),
        Just(" (open 09:00-12:00)"),
    ];
    prop_oneof![
        proptest::collection::vec(marks, 0..12).prop_map(|parts| parts.concat()),
        "\\PC{0,120}",
    ]
    .prop_filter("too long", |text| text.len() <= LONGEST_NAME_BYTES)
}

proptest! {
    #[test]
    fn what_we_write_we_read(
        days in proptest::collection::btree_map(0..400_i64, (any_title(), any_hours()), 0..40),
        language in proptest::sample::select(&Language::ALL),
    ) {
        let first = date("2026-01-01");
        let days: Vec<DatedDay> = days
            .into_iter()
            .map(|(after, (name, hours))| DatedDay {
                date: first.checked_add(jiff_days(after)).unwrap(),
                name: Name::from(name),
                hours,
            })
            .collect();
        let written = DatedDays { days, ..DatedDays::default() };
        let feed = Feed {
            name: "any".into(),
            stamp: Instant(0),
            events: written.events(language, "example.org"),
        };
        let zone = Zone::utc();
        let reading = Reading::new(&zone, first..date("2028-01-01"));
        let read = reading.ics(feed.ics().as_bytes());
        prop_assert_eq!(read, written);
    }

    #[test]
    fn any_text_survives(text in any::<String>()) {
        let event = Event {
            uid: "1".into(),
            summary: text.clone(),
            description: String::new(),
            time: EventTime::Dates(date("2026-01-01")..date("2026-01-02")),
            day: None,
        };
        let feed = Feed { name: text.clone(), stamp: Instant(0), events: vec![event] };
        let written = feed.ics();
        for line in written.split("\r\n") {
            prop_assert!(line.len() <= 75);
            prop_assert!(!line.chars().any(|c| c.is_ascii_control() && c != '\t'));
        }
        // Line breaks are the format's, and control characters are shown as their pictures.
        let shown = text.replace("\r\n", "\n").replace('\r', "\n");
        let shown: String = shown.chars().map(picture).collect();
        prop_assert_eq!(summaries(&written), vec![shown]);
    }

    #[test]
    fn any_bytes_are_read(bytes in proptest::collection::vec(any::<u8>(), 0..400)) {
        let zone = shanghai();
        let reading = Reading::new(&zone, year(2026));
        let _ = reading.ics(&bytes);
        let _ = reading.csv(&bytes);
        let _ = reading.ics(&[b"BEGIN:VCALENDAR\n".as_slice(), &bytes].concat());
    }

    /// Real files with a few bytes replaced, cut out or doubled get deeper than noise.
    #[test]
    fn any_damaged_file_is_read(
        file in 0..7_usize,
        wounds in proptest::collection::vec((any::<prop::sample::Index>(), 0..30_usize, "[A-Z0-9=;:,\\-\r\n年班]{0,6}"), 1..6),
    ) {
        let files = [
            data!("office.ics"), data!("broken.ics"), data!("government-zh.ics"),
            data!("described-en.ics"), data!("days-zh.csv"), data!("days-en.csv"), data!("taiwan.csv"),
        ];
        let mut bytes = files[file].to_vec();
        for (place, length, text) in wounds {
            let start = place.index(bytes.len() + 1);
            let end = bytes.len().min(start + length);
            bytes.splice(start..end, text.into_bytes());
        }
        let plain = plain();
        let zone = shanghai();
        let reading = Reading::new(&zone, year(2026));
        for read in [reading.ics(&bytes), reading.csv(&bytes)] {
            let ordered = read.days.windows(2).all(|pair| pair[0].date < pair[1].date);
            prop_assert!(ordered);
            prop_assert!(read.days.iter().all(|day| reading.range.contains(&day.date)));
            let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() + 1;
            prop_assert!(read.problems.iter().all(|problem| (1..=lines).contains(&problem.line)));
            // What was read can be used.
            let layer = plain.layer(read.own_days());
            prop_assert!(layer.is_ok(), "{layer:?}");
        }
    }
}

/// A calendar to lay days on, built once.
fn plain() -> &'static Calendar {
    static PLAIN: OnceLock<Calendar> = OnceLock::new();
    PLAIN.get_or_init(|| {
        let builder = Calendar::builder(shanghai()).week(&WORKWEEK, &spans("09:00-18:00"));
        builder.build().unwrap()
    })
}

fn picture(c: char) -> char {
    match c {
        '\n' | '\t' => c,
        '\0'..=' ' if c != ' ' => char::from_u32(0x2400 + u32::from(c)).unwrap(),
        '\u{7f}' => '\u{2421}',
        _ => c,
    }
}

fn jiff_days(days: i64) -> jiff::Span {
    jiff::Span::new().days(days)
}
