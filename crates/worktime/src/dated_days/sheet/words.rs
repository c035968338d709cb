//! The words of tables: titles of columns, kinds of days, hours and weekdays, in Chinese and English.

use crate::dated_days::ProblemKind;
use crate::dated_days::plain::phrase;
use crate::span::{Span, Weekday};
use crate::weekday;
use crate::zone::MINUTES_A_DAY;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    From,
    To,
    Kind,
    Name,
    Hours,
    Weekday,
    /// Taiwan's: 0 is worked, 2 is off.
    DayOff,
}

/// What kind of day a row is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Closed,
    Work,
    Opened,
    Shortened,
}

pub(super) fn column(title: &str) -> Option<Column> {
    Some(match phrase(title).as_str() {
        "date" | "from" | "start" | "first" | "日期" | "起" | "開始" | "开始" | "西元日期"
        | "起日" => Column::From,
        "to" | "until" | "end" | "last" | "止" | "迄" | "結束" | "结束" | "止日" | "迄日" => {
            Column::To
        }
        "kind" | "type" | "類型" | "类型" | "種類" | "种类" | "類別" | "类别" => {
            Column::Kind
        }
        "name" | "title" | "remark" | "名稱" | "名称" | "節日" | "节日" | "備註" | "备注" => {
            Column::Name
        }
        "hours" | "時段" | "时段" => Column::Hours,
        "weekday" | "星期" => Column::Weekday,
        "是否放假" => Column::DayOff,
        _ => return None,
    })
}

pub(super) fn kind(text: &str) -> Option<Kind> {
    Some(match phrase(text).as_str() {
        "closed" | "off" | "day off" | "holiday" | "休" | "假" | "放假" | "休息" | "停業"
        | "停业" => Kind::Closed,
        "work" | "workday" | "working day" | "make-up" | "makeup" | "班" | "上班" | "補班"
        | "补班" | "調休上班" | "调休上班" | "工作日" => Kind::Work,
        "opened" | "open" | "營業" | "营业" | "開放" | "开放" => Kind::Opened,
        "shortened" | "short" | "half" | "half day" | "half-day" | "半天" | "半日" => {
            Kind::Shortened
        }
        _ => return None,
    })
}

/// Reads hours; the halves of a day have their names.
pub(super) fn hours(text: &str) -> Result<Vec<Span>, ProblemKind> {
    let span = |from_minute, to_minute| {
        vec![Span {
            from_minute,
            to_minute,
        }]
    };
    let noon = MINUTES_A_DAY / 2;
    match phrase(text).as_str() {
        "morning" | "am" | "上午" => Ok(span(0, noon)),
        "afternoon" | "pm" | "下午" => Ok(span(noon, MINUTES_A_DAY)),
        _ => Span::parse_list(text).map_err(|error| ProblemKind::BadHours {
            text: text.to_owned(),
            error,
        }),
    }
}

pub(super) fn weekday(text: &str) -> Option<Weekday> {
    let text = phrase(text);
    let chinese = weekday::in_chinese(&text).or_else(|| weekday::by_chinese_number(&text));
    chinese.or_else(|| weekday::in_english(&text))
}
