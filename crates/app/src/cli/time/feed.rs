//! What do subscribers see of the calendar?

use handbook::Lang;
use jiff::civil::Date;
use worktime::dated_days::{DatedDays, MOST_DAYS};
use worktime::ics::Feed;
use worktime::{Calendar, Language};

use super::answer::{Answer, Found};
use super::calendars::region;
use super::fault::Fault;
use super::key::Key;
use super::line::Asked;
use super::refusal::Refusal;
use super::remark::Remark;
use super::setting::{Setting, stated_date, stated_language};
use crate::texts::Voice;

/// What stands behind the region in the UID of every event.
const SOURCE: &str = "worktime.yinuo";

/// Both dates are included.
pub(super) fn feed(
    asked: Asked<'_>,
    setting: &Setting,
    usual: Language,
) -> Result<Answer, Refusal> {
    let mut remarks = Vec::new();
    let first = stated_date(asked, Key::From)?;
    let last = stated_date(asked, Key::To)?;
    if last < first {
        let text = asked.text(Key::To).unwrap_or_default();
        return Err(Refusal::of(Key::To, text, Fault::DatesBackwards));
    }
    let language = stated_language(asked, usual)?;
    // The format needs to know when the file is made. Nobody reads a clock here, so that the same question gives the
    // same file: whoever wants the time in it hands it in.
    let stamp = match asked.text(Key::Stamp) {
        Some(_) => setting.stated_instant(asked, Key::Stamp, &mut remarks)?,
        None => setting.calendar.zone().start_of_day(first),
    };
    remarks.extend(setting.before_known(first));
    let code = region(asked)?.code();
    let name = asked.text(Key::Name).map(str::to_owned);
    let feed = Feed {
        name: name.unwrap_or_else(|| usual_name(code, language)),
        stamp,
        events: days(&setting.calendar, first, last).events(language, &format!("{code}.{SOURCE}")),
    };
    if feed.events.is_empty() {
        remarks.push(Remark::EmptyFeed);
    }
    Ok(Answer {
        certain_until: setting.certain_until(last),
        remarks,
        found: Found::Feed(feed.ics()),
    })
}

fn usual_name(region: &str, language: Language) -> String {
    let lang = match language {
        Language::TraditionalChinese => Lang::ZhHant,
        Language::SimplifiedChinese => Lang::ZhHans,
        Language::English => Lang::En,
    };
    Voice::new(lang).say_with("time-feed-name", &[("region", region.into())])
}

/// The days of a calendar, however many: of one range only so many dates are looked at.
fn days(calendar: &Calendar, first: Date, last: Date) -> DatedDays {
    let end = last.tomorrow().unwrap_or(last);
    let most = jiff::Span::new().days(i32::try_from(MOST_DAYS).unwrap_or(i32::MAX));
    let mut all = DatedDays::default();
    let mut from = first;
    while from < end {
        let to = from.saturating_add(most).min(end);
        all.days.extend(DatedDays::of(calendar, from..to).days);
        from = to;
    }
    all
}
