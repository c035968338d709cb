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
    let hours = |days: &DatedDays| -> Vec<_> {
        let pairs = days.days.iter().map(|day| (day.date, day.hours.clone()));
        pairs.collect()
    };
    for text in Language::ALL.map(read_back) {
        let kept: Vec<&str> = text.split_inclusive("\r\n").filter(property).collect();
        let zone = shanghai();
        let read = Reading::new(&zone, year(2026)).ics(kept.concat().as_bytes());
        assert_eq!(read.problems, []);
        assert_eq!(hours(&read), hours(&found));
    }
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

#[test]
fn no_event_ends_when_it_begins() {
    let written = |time: EventTime| {
        let event = Event {
            uid: "1".into(),
            summary: "A".into(),
            description: String::new(),
            time,
            day: None,
        };
        let feed = Feed {
            name: String::new(),
            stamp: Instant(0),
            events: vec![event],
        };
        feed.ics()
    };
    let at = |text| Instant::parse_rfc3339(text).unwrap();
    let noon = at("2026-03-02T12:00:00Z");
    for end in [
        noon,
        at("2026-03-02T12:00:00.9Z"),
        at("2026-03-01T12:00:00Z"),
    ] {
        let text = written(EventTime::Instants(noon..end));
        assert!(text.contains("DTSTART:20260302T120000Z\r\n"), "{text}");
        assert!(!text.contains("DTEND"), "{text}");
    }
    let text = written(EventTime::Instants(noon..at("2026-03-02T12:00:01Z")));
    assert!(text.contains("DTEND:20260302T120001Z\r\n"), "{text}");

    let first = date("2026-03-02");
    let text = written(EventTime::Dates(first..first));
    assert!(text.contains("DTEND;VALUE=DATE:20260303\r\n"), "{text}");
    let text = written(EventTime::Dates(Date::MAX..Date::MAX));
    assert!(text.contains("DTSTART;VALUE=DATE:99991231\r\n"), "{text}");
    assert!(!text.contains("DTEND"), "{text}");
}

#[test]
fn a_feed_without_events_has_a_component() {
    let feed = Feed {
        name: "none".into(),
        stamp: Instant(0),
        events: vec![],
    };
    let expected = "\
BEGIN:VCALENDAR\r
VERSION:2.0\r
PRODID:-//Yinuo//worktime//EN\r
CALSCALE:GREGORIAN\r
NAME:none\r
X-WR-CALNAME:none\r
BEGIN:VTIMEZONE\r
TZID:UTC\r
BEGIN:STANDARD\r
DTSTART:19700101T000000\r
TZOFFSETFROM:+0000\r
TZOFFSETTO:+0000\r
END:STANDARD\r
END:VTIMEZONE\r
END:VCALENDAR\r
";
    assert_eq!(feed.ics(), expected);
    let zone = shanghai();
    let read = Reading::new(&zone, year(2026)).ics(expected.as_bytes());
    assert_eq!(read, DatedDays::default());
}

/// Writes closed days from a date on and reads them again.
fn read_again(first: Date, days: i64, name: &str, language: Language) -> (DatedDays, DatedDays) {
    let day = |after| DatedDay {
        date: first.checked_add(jiff_days(after)).unwrap(),
        name: Name::from(name),
        hours: DatedHours::Closed,
    };
    let written = DatedDays {
        days: (0..days).map(day).collect(),
        ..DatedDays::default()
    };
    let feed = Feed {
        name: String::new(),
        stamp: Instant(0),
        events: written.events(language, "example.org"),
    };
    let zone = Zone::utc();
    let read = Reading::new(&zone, date("1990-01-01")..Date::MAX).ics(feed.ics().as_bytes());
    (written, read)
}

#[test]
fn years_of_closed_days_are_several_events() {
    let first = date("2026-01-01");
    for (days, events) in [(366, 1), (367, 2), (732, 2), (1_100, 4)] {
        let (written, read) = read_again(first, days, "Closed", Language::English);
        assert_eq!(read, written, "{days} days");
        let starts: Vec<Date> = written
            .events(Language::English, "example.org")
            .iter()
            .map(|event| match &event.time {
                EventTime::Dates(dates) => dates.start,
                EventTime::Instants(_) => unreachable!(),
            })
            .collect();
        let expected: Vec<Date> = (0..events)
            .map(|event| first.checked_add(jiff_days(event * 366)).unwrap())
            .collect();
        assert_eq!(starts, expected);
    }
}

#[test]
fn of_the_last_date_that_there_is_no_day_is_lost() {
    let closed = |date| DatedDay {
        date,
        name: Name::from("A"),
        hours: DatedHours::Closed,
    };
    let days = DatedDays {
        days: vec![closed(date("9999-12-30")), closed(Date::MAX)],
        ..DatedDays::default()
    };
    let times: Vec<EventTime> = days
        .events(Language::English, "example.org")
        .into_iter()
        .map(|event| event.time)
        .collect();
    let expected = [
        EventTime::Dates(date("9999-12-30")..Date::MAX),
        EventTime::Dates(Date::MAX..Date::MAX),
    ];
    assert_eq!(times, expected);
}

#[test]
fn what_is_lost_of_a_name_is_as_the_documentation_says() {
    let read_name = |name: &str| {
        let (_, read) = read_again(date("2026-01-01"), 1, name, Language::English);
        assert_eq!(read.problems, [], "{name:?}");
        read.days[0].name.text(Language::English).to_owned()
    };
    assert_eq!(read_name("a\r\nb\rc\nd"), "a\nb\nc\nd");
    assert_eq!(read_name("a\u{b}b\u{7f}\tc"), "a\u{240b}b\u{2421}\tc");
    let other_breaks = "a\u{85}b\u{2028}c\u{2029}d";
    assert_eq!(read_name(other_breaks), other_breaks);
    let longest = "長".repeat(166) + "ab";
    assert_eq!(longest.len(), LONGEST_NAME_BYTES);
    assert_eq!(read_name(&longest), longest);
    assert_eq!(read_name(&format!("{longest}c")), "長".repeat(165) + "…");
    // Pictures take more bytes than what they show.
    let bells = "\u{7}".repeat(LONGEST_NAME_BYTES);
    assert_eq!(read_name(&bells), "\u{2407}".repeat(165) + "…");
}

#[test]
fn a_shortened_day_has_the_hours_that_it_has_then() {
    let own = OwnDays::new()
        .shortened(date("2026-03-09"), spans("00:00-15:00")[0], "long")
        .shortened(date("2026-03-10"), spans("00:00-08:00")[0], "nothing")
        .worked(date("2026-03-14"), "made up");
    let calendar = Calendar::builder(shanghai())
        .week(&WORKWEEK, &spans("09:00-12:00 13:30-18:00"))
        .own_days(own)
        .build()
        .unwrap();
    let found = DatedDays::of(&calendar, year(2026));
    let expected = [
        "2026-03-09 SHORTENED 09:00-15:00 long",
        "2026-03-10 CLOSED nothing",
        "2026-03-14 OPENED 09:00-12:00 13:30-18:00 made up",
    ];
    assert_eq!(days(&found), expected);
    // On the same week they have the same hours again.
    let plain = Calendar::builder(shanghai()).week(&WORKWEEK, &spans("09:00-12:00 13:30-18:00"));
    let again = plain.own_days(found.own_days()).build().unwrap();
    for date in ["2026-03-09", "2026-03-10", "2026-03-14"].map(date) {
        assert_eq!(again.day_spans(date).spans, calendar.day_spans(date).spans);
    }
}

#[test]
fn a_calendars_days_are_found_in_all_its_years() {
    let own = |dates: i64, first: Date| {
        let dates = (0..dates).map(|after| first.checked_add(jiff_days(after)).unwrap());
        dates.fold(OwnDays::new(), |own, date| own.closed(date, "A"))
    };
    let layer = |days| plain().layer(days).unwrap();

    // Few days, far apart.
    let few = own(1, date("2199-12-30")).closed(date("1900-01-01"), "A");
    let found = DatedDays::of(&layer(few), Date::MIN..Date::MAX);
    let expected = ["1900-01-01 CLOSED A", "2199-12-30 CLOSED A"];
    assert_eq!(days(&found), expected);
    assert_eq!(found.problems, []);

    // As many as a result holds, and one more.
    let first = date("1990-01-01");
    let full = layer(own(10_000, first));
    let found = DatedDays::of(&full, first..date("2030-01-01"));
    assert_eq!((found.days.len(), problems(&found)), (10_000, vec![]));
    let beyond = date("2029-12-31");
    let more = full.layer(OwnDays::new().closed(beyond, "B")).unwrap();
    let found = DatedDays::of(&more, first..date("2030-01-01"));
    assert_eq!(found.days.len(), 10_000);
    let told = "2029-12-31 would be more than 10000 dates; ask for fewer years";
    assert_eq!(problems(&found), [told]);
}

/// A calendar file of one event.
fn feed_of(lines: &str) -> String {
    format!("BEGIN:VCALENDAR\nBEGIN:VEVENT\n{lines}\nEND:VEVENT\nEND:VCALENDAR\n")
}

#[test]
fn days_of_an_event_are_days_where_clocks_are_changed() {
    let zone = Zone::named("America/New_York").unwrap();
    let read = |lines: &str| {
        let range = date("2026-03-01")..date("2026-03-12");
        let read = Reading::new(&zone, range).ics(feed_of(lines).as_bytes());
        assert_eq!(read.problems, [], "{lines}");
        days(&read)
    };
    // On 8 March 2026 the clock is put forward, on 1 November back.
    let start = "SUMMARY:Closed\nDTSTART;TZID=America/New_York:20260308T000000\n";
    let one = ["2026-03-08 CLOSED Closed"];
    for end in [
        "DURATION:P1D",
        "DURATION:PT23H",
        "DTEND;TZID=America/New_York:20260309T000000",
    ] {
        assert_eq!(read(&format!("{start}{end}")), one, "{end}");
    }
    let longer = [
        "2026-03-08 CLOSED Closed",
        "2026-03-09 SHORTENED 01:00-24:00 Closed",
    ];
    assert_eq!(read(&format!("{start}DURATION:PT24H")), longer);
    assert_eq!(read(&format!("{start}DURATION:P1DT1H")), longer);

    // A week of whole days, however they say how long each is.
    let start =
        "SUMMARY:Closed\nDTSTART;TZID=America/New_York:20260306T000000\nRRULE:FREQ=DAILY;COUNT=4\n";
    let four = ["06", "07", "08", "09"].map(|day| format!("2026-03-{day} CLOSED Closed"));
    for end in [
        "DURATION:P1D",
        "DTEND;TZID=America/New_York:20260307T000000",
    ] {
        assert_eq!(read(&format!("{start}{end}")), four, "{end}");
    }
    // The same for a reader elsewhere, whose clock stands: each ends when the next one begins.
    let shanghai = shanghai();
    let mut reading = Reading::new(&shanghai, date("2026-03-01")..date("2026-03-12"));
    reading.timed = Unmarked::Closed;
    let read = reading.ics(feed_of(&format!("{start}DURATION:P1D")).as_bytes());
    let told: Vec<String> = problems(&read);
    let contradictions = [
        "line 2: line 2 says something else about 2026-03-07",
        "line 2: line 2 says something else about 2026-03-08",
        "line 2: line 2 says something else about 2026-03-09",
    ];
    assert_eq!(told, contradictions);
    let expected = [
        "2026-03-06 SHORTENED 00:00-13:00 Closed",
        "2026-03-07 SHORTENED 13:00-24:00 Closed",
        "2026-03-08 SHORTENED 13:00-24:00 Closed",
        "2026-03-09 SHORTENED 12:00-24:00 Closed",
        "2026-03-10 SHORTENED 12:00-24:00 Closed",
    ];
    assert_eq!(days(&read), expected);

    // Where the clock skips midnight, the date begins at one.
    let zone = Zone::named("America/Sao_Paulo").unwrap();
    let lines = "SUMMARY:Closed\nDTSTART:20181103T000000\nDURATION:P1D\nRRULE:FREQ=DAILY;COUNT=3";
    let read = Reading::new(&zone, year(2018)).ics(feed_of(lines).as_bytes());
    let three = ["03", "04", "05"].map(|day| format!("2018-11-{day} CLOSED Closed"));
    assert_eq!((days(&read), problems(&read)), (three.to_vec(), vec![]));
}

#[test]
fn a_whole_day_that_is_left_out_in_universal_time() {
    let zone = shanghai();
    let left = |exdate: &str| {
        let lines =
            format!("SUMMARY:A\nDTSTART;VALUE=DATE:20260215\nRRULE:FREQ=DAILY;COUNT=3\n{exdate}");
        let read = Reading::new(&zone, year(2026)).ics(feed_of(&lines).as_bytes());
        assert_eq!(read.problems, [], "{exdate}");
        let dates = read.days.iter().map(|day| day.date.day());
        dates.collect::<Vec<_>>()
    };
    // The instant at which 16 February begins in Shanghai.
    assert_eq!(left("EXDATE:20260215T160000Z"), [15, 17]);
    // The date itself, at midnight.
    assert_eq!(left("EXDATE:20260216T000000Z"), [15, 17]);
    assert_eq!(left("EXDATE;VALUE=DATE:20260216"), [15, 17]);
    // By another clock, as that clock shows it.
    let new_york = "EXDATE;TZID=America/New_York:20260216T000000";
    assert_eq!(left(new_york), [15, 17]);

    // An occurrence with an event of its own.
    let feed = "BEGIN:VCALENDAR\n\
                BEGIN:VEVENT\nUID:1\nSUMMARY:A\nDTSTART;VALUE=DATE:20260215\nRRULE:FREQ=DAILY;COUNT=3\nEND:VEVENT\n\
                BEGIN:VEVENT\nUID:1\nSUMMARY:B\nRECURRENCE-ID:20260215T160000Z\nDTSTART;VALUE=DATE:20260220\nEND:VEVENT\n\
                END:VCALENDAR\n";
    let read = Reading::new(&zone, year(2026)).ics(feed.as_bytes());
    let expected = [
        "2026-02-15 CLOSED A",
        "2026-02-17 CLOSED A",
        "2026-02-20 CLOSED B",
    ];
    assert_eq!(days(&read), expected);
    assert_eq!(read.problems, []);

    // The other way round: the days begin in universal time, what is left out is a date.
    let lines = "SUMMARY:Closed\nDTSTART:20260214T160000Z\nDTEND:20260215T160000Z\n\
                 RRULE:FREQ=DAILY;COUNT=3\nEXDATE;VALUE=DATE:20260216";
    let read = Reading::new(&zone, year(2026)).ics(feed_of(lines).as_bytes());
    let expected = ["2026-02-15 CLOSED Closed", "2026-02-17 CLOSED Closed"];
    assert_eq!(days(&read), expected);
}

#[test]
fn a_calendar_that_announces_nothing() {
    let zone = shanghai();
    let reading = Reading::new(&zone, year(2026));
    let event = |uid: &str, sequence: u8, day: u8| {
        format!(
            "BEGIN:VEVENT\nUID:{uid}\nSEQUENCE:{sequence}\nSUMMARY:A\n\
             DTSTART;VALUE=DATE:202603{day:02}\nEND:VEVENT\n"
        )
    };
    let calendar = |inside: &str| format!("BEGIN:VCALENDAR\n{inside}END:VCALENDAR\n");
    for method in ["CANCEL", "COUNTER", "DECLINECOUNTER", "REFRESH", "REPLY"] {
        let told = format!("METHOD:{method} announces no events; none is taken");
        for (feed, line) in [
            (format!("METHOD:{method}\n{}", event("1", 0, 2)), 2),
            // Wherever it stands.
            (format!("{}method:{method}\n", event("1", 0, 2)), 8),
        ] {
            let read = reading.ics(calendar(&feed).as_bytes());
            assert_eq!(days(&read), [""; 0]);
            assert_eq!(problems(&read), [format!("line {line}: {told}")]);
        }
        // Of two calendars in a file, it speaks of its own.
        let two = calendar(&format!("{}METHOD:{method}\n", event("1", 0, 2)))
            + &calendar(&event("2", 0, 3));
        assert_eq!(days(&reading.ics(two.as_bytes())), ["2026-03-03 CLOSED A"]);
        let two = calendar(&event("2", 0, 3)) + &calendar(&format!("METHOD:{method}\n"));
        assert_eq!(days(&reading.ics(two.as_bytes())), ["2026-03-03 CLOSED A"]);
    }
    for method in ["PUBLISH", "REQUEST", "ADD", "X-OTHER"] {
        let feed = calendar(&format!("METHOD:{method}\n{}", event("1", 0, 2)));
        let read = reading.ics(feed.as_bytes());
        assert_eq!(days(&read), ["2026-03-02 CLOSED A"]);
        assert_eq!(read.problems, []);
    }
    // What is taken back is the earlier version of the event, not of others.
    let file = calendar(&(event("1", 0, 2) + &event("2", 0, 3)))
        + &calendar(&format!("METHOD:CANCEL\n{}", event("1", 1, 2)));
    let read = reading.ics(file.as_bytes());
    assert_eq!(days(&read), ["2026-03-03 CLOSED A"]);
    let told = [
        "line 2: line 17 has a newer version of the event",
        "line 16: METHOD:CANCEL announces no events; none is taken",
    ];
    assert_eq!(problems(&read), told);
    // A method outside of any calendar says nothing about one.
    let file = format!("METHOD:CANCEL\n{}", calendar(&event("1", 0, 2)));
    assert_eq!(days(&reading.ics(file.as_bytes())), ["2026-03-02 CLOSED A"]);
}

#[test]
fn encoded_titles_are_told() {
    let zone = shanghai();
    let reading = Reading::new(&zone, year(2026));
    let read = |lines: &str| {
        let lines = format!("DTSTART;VALUE=DATE:20260302\n{lines}");
        let read = reading.ics(feed_of(&lines).as_bytes());
        (days(&read), problems(&read))
    };
    let told = |line: usize, encoding: &str| {
        let told = "isn't read; save the file as version 2.0";
        let told = format!("line {line}: the encoding {encoding} {told}");
        (vec![], vec![told])
    };
    let quoted = "SUMMARY;ENCODING=QUOTED-PRINTABLE:=E8=A3=9C=E7=8F=AD";
    assert_eq!(read(quoted), told(4, "QUOTED-PRINTABLE"));
    let charset = "SUMMARY;CHARSET=UTF-8;ENCODING=BASE64:6KOc54+t";
    assert_eq!(read(charset), told(4, "BASE64"));
    let alone = "SUMMARY;QUOTED-PRINTABLE:=E8=A3=9C=E7=8F=AD";
    assert_eq!(read(alone), told(4, "QUOTED-PRINTABLE"));
    let taken = |name: &str, kind: &str| (vec![format!("2026-03-02 {kind} {name}")], vec![]);
    let plain = "SUMMARY;ENCODING=8bit:補班";
    assert_eq!(read(plain), taken("補班", "WORKDAY"));
    // A description only counts where the title says nothing.
    let description = "DESCRIPTION;ENCODING=QUOTED-PRINTABLE:Obser=\n vance";
    assert_eq!(
        read(&format!("SUMMARY:A\n{description}")),
        told(5, "QUOTED-PRINTABLE")
    );
    assert_eq!(
        read(&format!("SUMMARY:補班\n{description}")),
        taken("補班", "WORKDAY")
    );
}

#[test]
fn names_of_zones_have_few_parts() {
    let zone = shanghai();
    let reading = Reading::new(&zone, year(2026));
    let read = |name: &str| {
        let lines = format!(
            "SUMMARY:Closed\nDTSTART;TZID={name}:20260302T000000\nDTEND;TZID={name}:20260303T000000"
        );
        reading.ics(feed_of(&lines).as_bytes())
    };
    for known in [
        "Asia/Shanghai",
        "/example.org/20200101_1/Asia/Shanghai",
        "/example.org/America/Argentina/Buenos_Aires",
    ] {
        assert_eq!(problems(&read(known)), [""; 0], "{known}");
    }
    let longest = "x/".repeat(121) + "Asia/Shanghai";
    assert_eq!(longest.len(), 255);
    assert_eq!(problems(&read(&longest)), [""; 0]);
    let too_long = format!("x{longest}");
    let told = problems(&read(&too_long));
    let told = told.first().unwrap();
    let shown = &too_long[..255];
    let expected = format!("line 4: unknown time zone \"{shown}\"; use an IANA name");
    assert_eq!(*told, expected);
}

#[test]
fn a_zone_is_looked_up_once_a_line() {
    let zone = shanghai();
    let reading = Reading::new(&zone, year(2026));
    // A look-up for each part of the name and each value would be 24 million of them.
    let name = "x/".repeat(121) + "Asia/Shanghai";
    let values = "20260303T090000,".repeat(200_000) + "20260304T090000";
    let lines = format!(
        "SUMMARY:Closed\nDTSTART;TZID=Asia/Shanghai:20260302T000000\n\
         DTEND;TZID=Asia/Shanghai:20260303T000000\nEXDATE;TZID={name}:{values}"
    );
    let read = reading.ics(feed_of(&lines).as_bytes());
    assert_eq!(days(&read), ["2026-03-02 CLOSED Closed"]);
    assert_eq!(read.problems, []);
    // A line whose times are all universal or dates needs no zone.
    let lines =
        "SUMMARY:A\nDTSTART;VALUE=DATE:20260302\nEXDATE;TZID=Moon:20260302,20260303T000000Z";
    let read = reading.ics(feed_of(lines).as_bytes());
    assert_eq!((days(&read), problems(&read)), (vec![], vec![]));
}

#[test]
fn listed_moments_count_as_dates_that_are_looked_at() {
    let zone = Zone::utc();
    let reading = Reading::new(&zone, date("2199-01-01")..date("2200-01-01"));
    // Nearly all that may be looked at, by rules that have to be counted from their start.
    let counted =
        "BEGIN:VEVENT\nSUMMARY:A\nDTSTART:18000101\nRRULE:FREQ=DAILY;COUNT=999999\nEND:VEVENT\n"
            .repeat(6);
    let listed = |property: &str, values: usize| {
        let values = "20260303,".repeat(values) + "20260304";
        let event =
            format!("BEGIN:VEVENT\nSUMMARY:B\nDTSTART:21990303\n{property}:{values}\nEND:VEVENT\n");
        let feed = format!("BEGIN:VCALENDAR\n{counted}{event}END:VCALENDAR\n");
        reading.ics(feed.as_bytes())
    };
    for property in ["EXDATE", "RDATE"] {
        let read = listed(property, 10);
        assert_eq!(problems(&read), [""; 0]);
        assert_eq!(read.days[61].name.text(Language::English), "A, B");
        let read = listed(property, 200_000);
        let expected = "line 35: more than 1000000 dates in all; ask for fewer years";
        assert_eq!(problems(&read), [expected]);
        assert_eq!(read.days[61].name.text(Language::English), "A");
    }
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
