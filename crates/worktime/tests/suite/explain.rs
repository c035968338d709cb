//! "Why is it due then?", word by word and as data.

mod properties;

use std::sync::LazyLock;

use worktime::{
    Calendar, Counting, DayKind, DayUnit, Language, Length, MOST_LINES, MOST_STRETCHES, Name, Note,
    OwnDays, Pause, Rule, Stretch, WORKWEEK, Why, Worked,
    micros::{HOUR, MINUTE},
};

use crate::calendars::{
    ALWAYS, ALWAYS_IN_ROME, DESK, EVERY_DAY, NIGHT, OFFICE, builder, date, length, local, office,
    pause, spans, workweek,
};

/// An office without holidays.
static PLAIN: LazyLock<Calendar> =
    LazyLock::new(|| workweek("Asia/Shanghai", "09:00-12:00 13:30-18:00"));

/// Checks the texts in Traditional Chinese, Simplified Chinese and English.
fn says(calendar: &Calendar, start: &str, text: &str, pauses: &[Pause], expected: [&str; 3]) {
    says_by(
        Counting::CivilCode,
        calendar,
        start,
        length(text),
        pauses,
        expected,
    );
}

fn says_by(
    counting: Counting,
    calendar: &Calendar,
    start: &str,
    length: Length,
    pauses: &[Pause],
    expected: [&str; 3],
) {
    let start = local(calendar, start);
    let explanation = calendar.explain(start, &length, counting, pauses).unwrap();
    for (language, expected) in Language::ALL.into_iter().zip(expected) {
        let expected: Vec<&str> = expected.trim().lines().map(str::trim).collect();
        assert_eq!(explanation.text(language), expected.join("\n"));
    }
}

fn paused(start: &str, end: &str, reason: &str) -> Pause {
    Pause {
        reason: reason.to_owned(),
        ..pause(&PLAIN, start, end)
    }
}

/// An office that closes at noon on one day, opens at half past one on another, and opens on a
/// Saturday.
fn half_days() -> Calendar {
    let eve = Name::new("冬至前夕", "冬至前夕", "Winter Solstice Eve");
    office()
        .shortened(date("2026-12-24"), spans("00:00-12:00")[0], eve)
        .shortened(date("2026-12-25"), spans("12:00-24:00")[0], "大掃除")
        .opened(date("2026-12-26"), &spans("10:00-11:00"), "值班")
        .build()
        .unwrap()
}

#[test]
fn working_hours_over_the_national_day_holidays() {
    says(&OFFICE, "2026-09-30 17:30", "4 working hours", &[], [
        "
         到期：2026年10月8日（週四）14:00（自2026年9月30日（週三）17:30起算，4個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         9月30日（週三）17:30–18:00：計入30分鐘
         9月30日（週三）18:00–24:00：非工作時間，不計
         10月1日（週四）至10月7日（週三）：國慶節，不計
         10月8日（週四）00:00–09:00：非工作時間，不計
         10月8日（週四）09:00–12:00：計入3小時，累計3小時30分鐘
         10月8日（週四）12:00–13:30：休息時間，不計
         10月8日（週四）13:30–14:00：計入30分鐘，累計4小時
        ",
        "
         到期：2026年10月8日（周四）14:00（自2026年9月30日（周三）17:30起算，4个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         9月30日（周三）17:30–18:00：计入30分钟
         9月30日（周三）18:00–24:00：非工作时间，不计
         10月1日（周四）至10月7日（周三）：国庆节，不计
         10月8日（周四）00:00–09:00：非工作时间，不计
         10月8日（周四）09:00–12:00：计入3小时，累计3小时30分钟
         10月8日（周四）12:00–13:30：休息时间，不计
         10月8日（周四）13:30–14:00：计入30分钟，累计4小时
        ",
        "
         Due Thu 8 Oct 2026 14:00: 4 working hours, counted from Wed 30 Sep 2026 17:30 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Wed 30 Sep 17:30–18:00: counted 30 min
         Wed 30 Sep 18:00–24:00: outside working hours, not counted
         Thu 1 Oct – Wed 7 Oct: National Day, not counted
         Thu 8 Oct 00:00–09:00: outside working hours, not counted
         Thu 8 Oct 09:00–12:00: counted 3 h; 3 h 30 min so far
         Thu 8 Oct 12:00–13:30: break, not counted
         Thu 8 Oct 13:30–14:00: counted 30 min; 4 h so far
        ",
    ]);
}

#[test]
fn working_days_over_a_weekend_with_a_makeup_saturday() {
    says(&OFFICE, "2026-10-08 10:00", "3 working days", &[], [
        "
         到期：2026年10月12日（週一）18:00（自2026年10月8日（週四）10:00起算，3個工作日；時區 Asia/Shanghai）
         自開始次日起計工作日，最後一個工作日至下班時為止（《中華人民共和國民法典》第201條、第203條、第204條）。
         10月8日（週四）10:00–24:00：開始當日，不計（第201條）
         10月9日（週五）：計為第1個工作日
         10月10日（週六）：計為第2個工作日（國慶節調休上班）
         10月11日（週日）：週末，不計
         10月12日（週一）至18:00：計為第3個工作日，下班時期滿（第203條）
        ",
        "
         到期：2026年10月12日（周一）18:00（自2026年10月8日（周四）10:00起算，3个工作日；时区 Asia/Shanghai）
         自开始次日起计工作日，最后一个工作日至下班时为止（《中华人民共和国民法典》第201条、第203条、第204条）。
         10月8日（周四）10:00–24:00：开始当日，不计（第201条）
         10月9日（周五）：计为第1个工作日
         10月10日（周六）：计为第2个工作日（国庆节调休上班）
         10月11日（周日）：周末，不计
         10月12日（周一）至18:00：计为第3个工作日，下班时期满（第203条）
        ",
        "
         Due Mon 12 Oct 2026 18:00: 3 working days, counted from Thu 8 Oct 2026 10:00 (Asia/Shanghai)
         Working days count from the day after the start on; the last ends at close of business (Civil Code of the PRC, art. 201, art. 203, art. 204).
         Thu 8 Oct 10:00–24:00: day of the start, not counted (art. 201)
         Fri 9 Oct: counted as working day 1
         Sat 10 Oct: counted as working day 2 (make-up workday for National Day)
         Sun 11 Oct: weekend, not counted
         Mon 12 Oct until 18:00: counted as working day 3, ends at close of business (art. 203)
        ",
    ]);
}

#[test]
fn a_month_from_its_31st_whose_last_day_is_off() {
    let name = Name::new("盤點", "盘点", "stocktaking");
    let calendar = builder("Asia/Shanghai")
        .week(&WORKWEEK, &spans("09:00-18:00"))
        .closed(date("2027-03-01"), name)
        .build()
        .unwrap();
    says(&calendar, "2027-01-31 10:00", "1 month", &[], [
        "
         到期：2027年3月2日（週二）18:00（自2027年1月31日（週日）10:00起算，1個月；時區 Asia/Shanghai）
         按月、按年計算的，到期月的對應日為最後一日；最後一日是休息日的，順延至下一個工作日；最後一日至下班時為止（《中華人民共和國民法典》第201條、第202條、第203條、第204條）。
         1月31日（週日）10:00–24:00：開始當日，不計（第201條）
         2月1日（週一）至2月27日（週六）：計為第1日至第27日
         2月28日（週日）：最後一日休息（週末），順延至3月1日（週一），不計（第203條）
         3月1日（週一）：最後一日在約定的日曆中沒有工作時間（停休：盤點），順延至3月2日（週二），不計（第204條）
         3月2日（週二）至18:00：計為第28日，下班時期滿（第203條）
         到期月沒有31日，以月末2月28日（週日）為最後一日（《中華人民共和國民法典》第202條）。
        ",
        "
         到期：2027年3月2日（周二）18:00（自2027年1月31日（周日）10:00起算，1个月；时区 Asia/Shanghai）
         按月、按年计算的，到期月的对应日为最后一日；最后一日是休息日的，顺延至下一个工作日；最后一日至下班时为止（《中华人民共和国民法典》第201条、第202条、第203条、第204条）。
         1月31日（周日）10:00–24:00：开始当日，不计（第201条）
         2月1日（周一）至2月27日（周六）：计为第1日至第27日
         2月28日（周日）：最后一日休息（周末），顺延至3月1日（周一），不计（第203条）
         3月1日（周一）：最后一日在约定的日历中没有工作时间（停休：盘点），顺延至3月2日（周二），不计（第204条）
         3月2日（周二）至18:00：计为第28日，下班时期满（第203条）
         到期月没有31日，以月末2月28日（周日）为最后一日（《中华人民共和国民法典》第202条）。
        ",
        "
         Due Tue 2 Mar 2027 18:00: 1 month, counted from Sun 31 Jan 2027 10:00 (Asia/Shanghai)
         Months and years end on the day of the same number; a last day that is off moves to the next working day, and the last day ends at close of business (Civil Code of the PRC, art. 201, art. 202, art. 203, art. 204).
         Sun 31 Jan 10:00–24:00: day of the start, not counted (art. 201)
         Mon 1 Feb – Sat 27 Feb: counted as days 1 to 27
         Sun 28 Feb: the last day is off (weekend) and moves to Mon 1 Mar, not counted (art. 203)
         Mon 1 Mar: the last day has no hours in the agreed calendar (closed: stocktaking) and moves to Tue 2 Mar, not counted (art. 204)
         Tue 2 Mar until 18:00: counted as day 28, ends at close of business (art. 203)
         There is no day 31 in that month, so it ends on the last one, Sun 28 Feb (Civil Code of the PRC, art. 202).
        ",
    ]);
}

#[test]
fn clock_time_stands_still_while_paused() {
    let pauses = [paused("2026-07-22 10:00", "2026-07-22 11:30", "客戶出差")];
    says(&PLAIN, "2026-07-22 09:00", "24 hours", &pauses, [
        "
         到期：2026年7月23日（週四）10:30（自2026年7月22日（週三）09:00起算，24小時；時區 Asia/Shanghai）
         自開始時起按鐘點計算，晝夜不停（《中華人民共和國民法典》第201條）。
         7月22日（週三）09:00–10:00：計入1小時
         7月22日（週三）10:00–11:30：暫停（客戶出差），不計
         7月22日（週三）11:30至7月23日（週四）10:30：計入23小時，累計24小時
        ",
        "
         到期：2026年7月23日（周四）10:30（自2026年7月22日（周三）09:00起算，24小时；时区 Asia/Shanghai）
         自开始时起按钟点计算，昼夜不停（《中华人民共和国民法典》第201条）。
         7月22日（周三）09:00–10:00：计入1小时
         7月22日（周三）10:00–11:30：暂停（客戶出差），不计
         7月22日（周三）11:30至7月23日（周四）10:30：计入23小时，累计24小时
        ",
        "
         Due Thu 23 Jul 2026 10:30: 24 hours, counted from Wed 22 Jul 2026 09:00 (Asia/Shanghai)
         Clock time counts from the start on, day and night (Civil Code of the PRC, art. 201).
         Wed 22 Jul 09:00–10:00: counted 1 h
         Wed 22 Jul 10:00–11:30: paused (客戶出差), not counted
         Wed 22 Jul 11:30 – Thu 23 Jul 10:30: counted 23 h; 24 h so far
        ",
    ]);
}

#[test]
fn days_go_on_while_paused_and_are_made_longer() {
    let pauses = [
        paused("2026-07-23 16:00", "2026-07-24 10:00", "客戶出差"),
        paused("2026-07-27 10:00", "2026-07-27 11:00", ""),
        paused("2026-07-28 11:00", "2026-07-28 15:00", "停電"),
    ];
    says(&PLAIN, "2026-07-22 09:00", "3 working days", &pauses, [
        "
         到期：2026年7月28日（週二）17:00（自2026年7月22日（週三）09:00起算，3個工作日；時區 Asia/Shanghai）
         自開始次日起計工作日，最後一個工作日至下班時為止（《中華人民共和國民法典》第201條、第203條、第204條）。
         7月22日（週三）09:00–24:00：開始當日，不計（第201條）
         7月23日（週四）至16:00：計為第1個工作日
         7月23日（週四）16:00至7月24日（週五）10:00：暫停（客戶出差），屬第1至第2個工作日，期滿後補足3小時
         7月24日（週五）10:00–24:00：計為第2個工作日
         7月25日（週六）至7月26日（週日）：週末，不計
         7月27日（週一）至10:00：計為第3個工作日
         7月27日（週一）10:00–11:00：暫停，屬第3個工作日，期滿後補足1小時
         7月27日（週一）11:00–18:00：計為第3個工作日，下班時期滿（第203條）
         7月27日（週一）18:00至7月28日（週二）09:00：非工作時間，不計
         7月28日（週二）09:00–11:00：補足暫停的時間2小時
         7月28日（週二）11:00–15:00：暫停（停電），不計
         7月28日（週二）15:00–17:00：補足暫停的時間2小時
        ",
        "
         到期：2026年7月28日（周二）17:00（自2026年7月22日（周三）09:00起算，3个工作日；时区 Asia/Shanghai）
         自开始次日起计工作日，最后一个工作日至下班时为止（《中华人民共和国民法典》第201条、第203条、第204条）。
         7月22日（周三）09:00–24:00：开始当日，不计（第201条）
         7月23日（周四）至16:00：计为第1个工作日
         7月23日（周四）16:00至7月24日（周五）10:00：暂停（客戶出差），属第1至第2个工作日，期满后补足3小时
         7月24日（周五）10:00–24:00：计为第2个工作日
         7月25日（周六）至7月26日（周日）：周末，不计
         7月27日（周一）至10:00：计为第3个工作日
         7月27日（周一）10:00–11:00：暂停，属第3个工作日，期满后补足1小时
         7月27日（周一）11:00–18:00：计为第3个工作日，下班时期满（第203条）
         7月27日（周一）18:00至7月28日（周二）09:00：非工作时间，不计
         7月28日（周二）09:00–11:00：补足暂停的时间2小时
         7月28日（周二）11:00–15:00：暂停（停電），不计
         7月28日（周二）15:00–17:00：补足暂停的时间2小时
        ",
        "
         Due Tue 28 Jul 2026 17:00: 3 working days, counted from Wed 22 Jul 2026 09:00 (Asia/Shanghai)
         Working days count from the day after the start on; the last ends at close of business (Civil Code of the PRC, art. 201, art. 203, art. 204).
         Wed 22 Jul 09:00–24:00: day of the start, not counted (art. 201)
         Thu 23 Jul until 16:00: counted as working day 1
         Thu 23 Jul 16:00 – Fri 24 Jul 10:00: paused (客戶出差), within working days 1 to 2, 3 h made up after the end
         Fri 24 Jul 10:00–24:00: counted as working day 2
         Sat 25 Jul – Sun 26 Jul: weekend, not counted
         Mon 27 Jul until 10:00: counted as working day 3
         Mon 27 Jul 10:00–11:00: paused, within working day 3, 1 h made up after the end
         Mon 27 Jul 11:00–18:00: counted as working day 3, ends at close of business (art. 203)
         Mon 27 Jul 18:00 – Tue 28 Jul 09:00: outside working hours, not counted
         Tue 28 Jul 09:00–11:00: 2 h made up for paused time
         Tue 28 Jul 11:00–15:00: paused (停電), not counted
         Tue 28 Jul 15:00–17:00: 2 h made up for paused time
        ",
    ]);
}

#[test]
fn a_pause_without_an_end() {
    let pauses = [
        paused("2026-07-22 11:00", "", "客戶出差"),
        paused("2026-07-22 09:30", "2026-07-22 10:00", ""),
    ];
    says(&PLAIN, "2026-07-22 09:00", "4 working hours", &pauses, [
        "
         尚無到期時間（自2026年7月22日（週三）09:00起算，4個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         7月22日（週三）09:00–09:30：計入30分鐘
         7月22日（週三）09:30–10:00：暫停，不計
         7月22日（週三）10:00–11:00：計入1小時，累計1小時30分鐘
         自2026年7月22日（週三）11:00起暫停（客戶出差），尚未恢復；恢復後才有到期時間。
        ",
        "
         尚无到期时间（自2026年7月22日（周三）09:00起算，4个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         7月22日（周三）09:00–09:30：计入30分钟
         7月22日（周三）09:30–10:00：暂停，不计
         7月22日（周三）10:00–11:00：计入1小时，累计1小时30分钟
         自2026年7月22日（周三）11:00起暂停（客戶出差），尚未恢复；恢复后才有到期时间。
        ",
        "
         No due time yet: 4 working hours, counted from Wed 22 Jul 2026 09:00 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Wed 22 Jul 09:00–09:30: counted 30 min
         Wed 22 Jul 09:30–10:00: paused, not counted
         Wed 22 Jul 10:00–11:00: counted 1 h; 1 h 30 min so far
         It has been paused without an end since Wed 22 Jul 2026 11:00 (客戶出差); the due time is known when the pause ends.
        ",
    ]);
}

#[test]
fn a_night_shift_over_midnight() {
    says(&NIGHT, "2026-07-24 23:00", "10 working hours", &[], [
        "
         到期：2026年7月28日（週二）01:00（自2026年7月24日（週五）23:00起算，10個工作小時；時區 America/New_York）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         7月24日（週五）23:00至7月25日（週六）06:00：計入7小時
         7月25日（週六）06:00至7月26日（週日）24:00：週末，不計
         7月27日（週一）00:00–22:00：非工作時間，不計
         7月27日（週一）22:00至7月28日（週二）01:00：計入3小時，累計10小時
        ",
        "
         到期：2026年7月28日（周二）01:00（自2026年7月24日（周五）23:00起算，10个工作小时；时区 America/New_York）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         7月24日（周五）23:00至7月25日（周六）06:00：计入7小时
         7月25日（周六）06:00至7月26日（周日）24:00：周末，不计
         7月27日（周一）00:00–22:00：非工作时间，不计
         7月27日（周一）22:00至7月28日（周二）01:00：计入3小时，累计10小时
        ",
        "
         Due Tue 28 Jul 2026 01:00: 10 working hours, counted from Fri 24 Jul 2026 23:00 (America/New_York)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Fri 24 Jul 23:00 – Sat 25 Jul 06:00: counted 7 h
         Sat 25 Jul 06:00 – Sun 26 Jul 24:00: weekend, not counted
         Mon 27 Jul 00:00–22:00: outside working hours, not counted
         Mon 27 Jul 22:00 – Tue 28 Jul 01:00: counted 3 h; 10 h so far
        ",
    ]);
}

#[test]
fn the_night_in_which_the_clock_goes_forward() {
    let calendar = builder("Europe/Rome")
        .week(&EVERY_DAY, &spans("22:00-06:00"))
        .build()
        .unwrap();
    says(&calendar, "2026-03-28 22:00", "8 working hours", &[], [
        "
         到期：2026年3月29日（週日）23:00（自2026年3月28日（週六）22:00起算，8個工作小時；時區 Europe/Rome）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         3月28日（週六）22:00至3月29日（週日）06:00：計入7小時
         3月29日（週日）06:00–22:00：非工作時間，不計
         3月29日（週日）22:00–23:00：計入1小時，累計8小時
         3月29日（週日）時鐘由02:00撥快至03:00，少1小時。
        ",
        "
         到期：2026年3月29日（周日）23:00（自2026年3月28日（周六）22:00起算，8个工作小时；时区 Europe/Rome）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         3月28日（周六）22:00至3月29日（周日）06:00：计入7小时
         3月29日（周日）06:00–22:00：非工作时间，不计
         3月29日（周日）22:00–23:00：计入1小时，累计8小时
         3月29日（周日）时钟由02:00拨快至03:00，少1小时。
        ",
        "
         Due Sun 29 Mar 2026 23:00: 8 working hours, counted from Sat 28 Mar 2026 22:00 (Europe/Rome)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Sat 28 Mar 22:00 – Sun 29 Mar 06:00: counted 7 h
         Sun 29 Mar 06:00–22:00: outside working hours, not counted
         Sun 29 Mar 22:00–23:00: counted 1 h; 8 h so far
         On Sun 29 Mar the clock goes forward from 02:00 to 03:00: 1 h less.
        ",
    ]);
}

#[test]
fn the_night_in_which_the_clock_goes_back() {
    says(&DESK, "2026-10-25 01:30", "2 hours", &[], [
        "
         到期：2026年10月25日（週日）02:30（第二次）（自2026年10月25日（週日）01:30起算，2小時；時區 Europe/Rome）
         自開始時起按鐘點計算，晝夜不停（《中華人民共和國民法典》第201條）。
         10月25日（週日）01:30–02:30（第二次）：計入2小時
         10月25日（週日）時鐘由03:00撥慢至02:00，多1小時。
        ",
        "
         到期：2026年10月25日（周日）02:30（第二次）（自2026年10月25日（周日）01:30起算，2小时；时区 Europe/Rome）
         自开始时起按钟点计算，昼夜不停（《中华人民共和国民法典》第201条）。
         10月25日（周日）01:30–02:30（第二次）：计入2小时
         10月25日（周日）时钟由03:00拨慢至02:00，多1小时。
        ",
        "
         Due Sun 25 Oct 2026 02:30 (second time): 2 hours, counted from Sun 25 Oct 2026 01:30 (Europe/Rome)
         Clock time counts from the start on, day and night (Civil Code of the PRC, art. 201).
         Sun 25 Oct 01:30–02:30 (second time): counted 2 h
         On Sun 25 Oct the clock goes back from 03:00 to 02:00: 1 h more.
        ",
    ]);
}

#[test]
fn beyond_the_days_that_are_published() {
    says(&OFFICE, "2026-12-30 11:00", "3 working days", &[], [
        "
         到期：2027年1月4日（週一）18:00（自2026年12月30日（週三）11:00起算，3個工作日；時區 Asia/Shanghai）
         自開始次日起計工作日，最後一個工作日至下班時為止（《中華人民共和國民法典》第201條、第203條、第204條）。
         12月30日（週三）11:00–24:00：開始當日，不計（第201條）
         12月31日（週四）：計為第1個工作日
         2027年1月1日（週五）：計為第2個工作日
         2027年1月2日（週六）至2027年1月3日（週日）：週末，不計
         2027年1月4日（週一）至18:00：計為第3個工作日，下班時期滿（第203條）
         暫定：2026年12月31日（週四）以後的放假安排尚未公布。
        ",
        "
         到期：2027年1月4日（周一）18:00（自2026年12月30日（周三）11:00起算，3个工作日；时区 Asia/Shanghai）
         自开始次日起计工作日，最后一个工作日至下班时为止（《中华人民共和国民法典》第201条、第203条、第204条）。
         12月30日（周三）11:00–24:00：开始当日，不计（第201条）
         12月31日（周四）：计为第1个工作日
         2027年1月1日（周五）：计为第2个工作日
         2027年1月2日（周六）至2027年1月3日（周日）：周末，不计
         2027年1月4日（周一）至18:00：计为第3个工作日，下班时期满（第203条）
         暂定：2026年12月31日（周四）以后的放假安排尚未公布。
        ",
        "
         Due Mon 4 Jan 2027 18:00: 3 working days, counted from Wed 30 Dec 2026 11:00 (Asia/Shanghai)
         Working days count from the day after the start on; the last ends at close of business (Civil Code of the PRC, art. 201, art. 203, art. 204).
         Wed 30 Dec 11:00–24:00: day of the start, not counted (art. 201)
         Thu 31 Dec: counted as working day 1
         Fri 1 Jan 2027: counted as working day 2
         Sat 2 Jan 2027 – Sun 3 Jan 2027: weekend, not counted
         Mon 4 Jan 2027 until 18:00: counted as working day 3, ends at close of business (art. 203)
         Provisional: the days off after Thu 31 Dec 2026 aren't published yet.
        ",
    ]);
}

#[test]
fn a_change_of_editions() {
    let calendar = builder("Asia/Shanghai")
        .week(&WORKWEEK, &spans("09:00-18:00"))
        .edition(date("2026-07-01"), Name::new("夏令", "夏令", "Summer"))
        .week(&WORKWEEK, &spans("08:00-12:00 15:00-18:00"))
        .build()
        .unwrap();
    says(&calendar, "2026-06-30 15:00", "10 working hours", &[], [
        "
         到期：2026年7月1日（週三）18:00（自2026年6月30日（週二）15:00起算，10個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         6月30日（週二）15:00–18:00：計入3小時
         6月30日（週二）18:00至7月1日（週三）08:00：非工作時間，不計
         7月1日（週三）08:00–12:00：計入4小時（按「夏令」作息），累計7小時
         7月1日（週三）12:00–15:00：休息時間，不計
         7月1日（週三）15:00–18:00：計入3小時，累計10小時
        ",
        "
         到期：2026年7月1日（周三）18:00（自2026年6月30日（周二）15:00起算，10个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         6月30日（周二）15:00–18:00：计入3小时
         6月30日（周二）18:00至7月1日（周三）08:00：非工作时间，不计
         7月1日（周三）08:00–12:00：计入4小时（按“夏令”作息），累计7小时
         7月1日（周三）12:00–15:00：休息时间，不计
         7月1日（周三）15:00–18:00：计入3小时，累计10小时
        ",
        "
         Due Wed 1 Jul 2026 18:00: 10 working hours, counted from Tue 30 Jun 2026 15:00 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Tue 30 Jun 15:00–18:00: counted 3 h
         Tue 30 Jun 18:00 – Wed 1 Jul 08:00: outside working hours, not counted
         Wed 1 Jul 08:00–12:00: counted 4 h (hours of “Summer”); 7 h so far
         Wed 1 Jul 12:00–15:00: break, not counted
         Wed 1 Jul 15:00–18:00: counted 3 h; 10 h so far
        ",
    ]);
}

#[test]
fn half_days_and_own_hours() {
    let calendar = half_days();
    says(&calendar, "2026-12-23 15:00", "9 working hours", &[], [
        "
         到期：2026年12月25日（週五）16:30（自2026年12月23日（週三）15:00起算，9個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         12月23日（週三）15:00–18:00：計入3小時
         12月23日（週三）18:00至12月24日（週四）09:00：非工作時間，不計
         12月24日（週四）09:00–12:00：計入3小時（縮短工時：冬至前夕），累計6小時
         12月24日（週四）12:00–24:00：縮短工時：冬至前夕，不計
         12月25日（週五）00:00–13:30：縮短工時：大掃除，不計
         12月25日（週五）13:30–16:30：計入3小時（縮短工時：大掃除），累計9小時
        ",
        "
         到期：2026年12月25日（周五）16:30（自2026年12月23日（周三）15:00起算，9个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         12月23日（周三）15:00–18:00：计入3小时
         12月23日（周三）18:00至12月24日（周四）09:00：非工作时间，不计
         12月24日（周四）09:00–12:00：计入3小时（缩短工时：冬至前夕），累计6小时
         12月24日（周四）12:00–24:00：缩短工时：冬至前夕，不计
         12月25日（周五）00:00–13:30：缩短工时：大掃除，不计
         12月25日（周五）13:30–16:30：计入3小时（缩短工时：大掃除），累计9小时
        ",
        "
         Due Fri 25 Dec 2026 16:30: 9 working hours, counted from Wed 23 Dec 2026 15:00 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Wed 23 Dec 15:00–18:00: counted 3 h
         Wed 23 Dec 18:00 – Thu 24 Dec 09:00: outside working hours, not counted
         Thu 24 Dec 09:00–12:00: counted 3 h (shortened day: Winter Solstice Eve); 6 h so far
         Thu 24 Dec 12:00–24:00: shortened day: Winter Solstice Eve, not counted
         Fri 25 Dec 00:00–13:30: shortened day: 大掃除, not counted
         Fri 25 Dec 13:30–16:30: counted 3 h (shortened day: 大掃除); 9 h so far
        ",
    ]);
}

#[test]
fn until_a_time_of_day() {
    let calendar = half_days();
    let length = Length::TimeOfDay {
        after: 2,
        unit: DayUnit::Working,
        minute: 10 * 60,
    };
    says_by(Counting::CivilCode, &calendar, "2026-12-23 15:00", length, &[], [
        "
         到期：2026年12月25日（週五）10:00（自2026年12月23日（週三）15:00起算，2個工作日內10:00前；時區 Asia/Shanghai）
         至當日約定的時刻為止（《中華人民共和國民法典》第201條、第204條）。
         12月23日（週三）15:00–24:00：開始當日，不計（第201條）
         12月24日（週四）：計為第1個工作日（縮短工時：冬至前夕）
         12月25日（週五）至10:00：計為第2個工作日，此時期滿（縮短工時：大掃除）
        ",
        "
         到期：2026年12月25日（周五）10:00（自2026年12月23日（周三）15:00起算，2个工作日内10:00前；时区 Asia/Shanghai）
         至当日约定的时刻为止（《中华人民共和国民法典》第201条、第204条）。
         12月23日（周三）15:00–24:00：开始当日，不计（第201条）
         12月24日（周四）：计为第1个工作日（缩短工时：冬至前夕）
         12月25日（周五）至10:00：计为第2个工作日，此时期满（缩短工时：大掃除）
        ",
        "
         Due Fri 25 Dec 2026 10:00: by 10:00 in 2 working days, counted from Wed 23 Dec 2026 15:00 (Asia/Shanghai)
         It ends at a time of day (Civil Code of the PRC, art. 201, art. 204).
         Wed 23 Dec 15:00–24:00: day of the start, not counted (art. 201)
         Thu 24 Dec: counted as working day 1 (shortened day: Winter Solstice Eve)
         Fri 25 Dec until 10:00: counted as working day 2, ends at this time of day (shortened day: 大掃除)
        ",
    ]);
}

#[test]
fn until_the_close_of_business_of_the_running_day() {
    says(&OFFICE, "2026-10-09 18:30", "end of working day", &[], [
        "
         到期：2026年10月10日（週六）18:00（自2026年10月9日（週五）18:30起算，當個工作日結束前；時區 Asia/Shanghai）
         至工作日下班時為止（《中華人民共和國民法典》第203條、第204條）。
         10月9日（週五）18:30–24:00：當日時限已過，不計
         10月10日（週六）至18:00：最後一日，下班時期滿（國慶節調休上班，第203條）
        ",
        "
         到期：2026年10月10日（周六）18:00（自2026年10月9日（周五）18:30起算，当个工作日结束前；时区 Asia/Shanghai）
         至工作日下班时为止（《中华人民共和国民法典》第203条、第204条）。
         10月9日（周五）18:30–24:00：当日时限已过，不计
         10月10日（周六）至18:00：最后一日，下班时期满（国庆节调休上班，第203条）
        ",
        "
         Due Sat 10 Oct 2026 18:00: end of working day, counted from Fri 9 Oct 2026 18:30 (Asia/Shanghai)
         It ends at the close of business of a working day (Civil Code of the PRC, art. 203, art. 204).
         Fri 9 Oct 18:30–24:00: too late for this day, not counted
         Sat 10 Oct until 18:00: last day, ends at close of business (make-up workday for National Day, art. 203)
        ",
    ]);
}

/// The rule and the lines after it, in English.
fn lines(calendar: &Calendar, start: &str, length: Length) -> Vec<String> {
    let start = local(calendar, start);
    let explanation = calendar
        .explain(start, &length, Counting::CivilCode, &[])
        .unwrap();
    let text = explanation.text(Language::English);
    text.lines().skip(1).map(str::to_owned).collect()
}

fn by(minute: u16, after: u32, unit: DayUnit) -> Length {
    Length::TimeOfDay {
        after,
        unit,
        minute,
    }
}

#[test]
fn a_last_day_that_is_closed_moves_by_agreement() {
    let closed = OwnDays::new().closed(date("2026-07-23"), "stocktaking");
    let layer = OFFICE.layer(closed).unwrap();
    let shared = Calendar::common(&layer, &PLAIN).unwrap();
    for calendar in [&layer, &shared] {
        assert_eq!(
            lines(calendar, "2026-07-22 10:00", length("1 day")),
            [
                "Days count from the day after the start on; a last day that is off moves to the next working day, and the last day ends at close of business (Civil Code of the PRC, art. 201, art. 203, art. 204).",
                "Wed 22 Jul 10:00–24:00: day of the start, not counted (art. 201)",
                "Thu 23 Jul: the last day has no hours in the agreed calendar (closed: stocktaking) and moves to Fri 24 Jul, not counted (art. 204)",
                "Fri 24 Jul until 18:00: counted as day 1, ends at close of business (art. 203)",
            ]
        );
    }
    // To a time of day article 203 has nothing to say about it.
    assert_eq!(
        lines(
            &layer,
            "2026-07-22 10:00",
            by(18 * 60, 1, DayUnit::Calendar)
        )[..3],
        [
            "It ends at a time of day (Civil Code of the PRC, art. 201, art. 204).",
            "Wed 22 Jul 10:00–24:00: day of the start, not counted (art. 201)",
            "Thu 23 Jul: the last day has no hours in the agreed calendar (closed: stocktaking) and moves to Fri 24 Jul, not counted (art. 204)",
        ]
    );
}

#[test]
fn a_last_day_that_two_calendars_close_moves_by_law_if_one_of_them_keeps_a_holiday() {
    let closed = OwnDays::new().closed(date("2026-10-01"), "stocktaking");
    let shared = Calendar::common(&PLAIN.layer(closed).unwrap(), &OFFICE).unwrap();
    assert_eq!(
        lines(&shared, "2026-09-30 10:00", length("1 day"))[2],
        "Thu 1 Oct: the last day is off (closed: stocktaking, National Day) and moves to Thu 8 Oct, not counted (art. 203)"
    );
}

#[test]
fn a_time_of_day_whose_last_day_is_off() {
    assert_eq!(
        lines(
            &PLAIN,
            "2026-07-23 10:00",
            by(18 * 60, 2, DayUnit::Calendar)
        ),
        [
            "It ends at a time of day (Civil Code of the PRC, art. 201, art. 203, art. 204).",
            "Thu 23 Jul 10:00–24:00: day of the start, not counted (art. 201)",
            "Fri 24 Jul: counted as day 1",
            "Sat 25 Jul: the last day is off (weekend) and moves to Mon 27 Jul, not counted (art. 203)",
            "Sun 26 Jul: weekend, not counted",
            "Mon 27 Jul until 18:00: counted as day 2, ends at this time of day",
        ]
    );
    let today = by(18 * 60, 0, DayUnit::Calendar);
    let ends = "Mon 27 Jul until 18:00: last day, ends at this time of day";
    // Still to come, but off; and over, so that the next day is meant, which is off.
    assert_eq!(
        lines(&PLAIN, "2026-07-25 10:00", today),
        [
            "It ends at a time of day (Civil Code of the PRC, art. 203, art. 204).",
            "Sat 25 Jul 10:00–24:00: the last day is off (weekend) and moves to Mon 27 Jul, not counted (art. 203)",
            "Sun 26 Jul: weekend, not counted",
            ends,
        ]
    );
    assert_eq!(
        lines(&PLAIN, "2026-07-25 19:00", today)[1..],
        [
            "Sat 25 Jul 19:00–24:00: too late for this day, not counted",
            "Sun 26 Jul: the last day is off (weekend) and moves to Mon 27 Jul, not counted (art. 203)",
            ends,
        ]
    );
    assert_eq!(
        lines(&PLAIN, "2026-07-25 19:00", by(18 * 60, 0, DayUnit::Working)),
        [
            "It ends at a time of day (Civil Code of the PRC, art. 204).",
            "Sat 25 Jul 19:00 – Sun 26 Jul 24:00: weekend, not counted",
            ends,
        ]
    );
}

#[test]
fn a_time_of_day_in_a_shift_over_midnight() {
    let by_five = by(5 * 60, 0, DayUnit::Working);
    assert_eq!(
        lines(&NIGHT, "2026-07-25 02:00", by_five)[1..],
        ["Sat 25 Jul 02:00–05:00: last day, ends at this time of day"]
    );
    assert_eq!(
        lines(&NIGHT, "2026-07-24 23:00", by_five)[1..],
        ["Fri 24 Jul 23:00 – Sat 25 Jul 05:00: last day, ends at this time of day"]
    );
    assert_eq!(
        lines(&NIGHT, "2026-07-25 05:30", by_five)[1..],
        [
            "Sat 25 Jul 05:30 – Sun 26 Jul 24:00: weekend, not counted",
            "Mon 27 Jul until 05:00: last day, ends at this time of day",
        ]
    );
}

#[test]
fn a_time_of_day_that_the_clock_skips() {
    assert_eq!(
        lines(
            &ALWAYS_IN_ROME,
            "2026-03-28 12:00",
            by(150, 1, DayUnit::Calendar)
        )[1..],
        [
            "Sat 28 Mar 12:00–24:00: day of the start, not counted (art. 201)",
            "Sun 29 Mar until 03:30: counted as day 1, ends at this time of day",
        ]
    );
    // Where the day's last hour is skipped, half past eleven is half past midnight.
    let nuuk = workweek("America/Nuuk", "09:00-18:00");
    let weekend = Calendar::layer(
        &nuuk,
        OwnDays::new().opened(date("2024-03-30"), &spans("09:00-18:00"), "Saturday"),
    );
    for unit in [DayUnit::Working, DayUnit::Calendar] {
        assert_eq!(
            lines(
                weekend.as_ref().unwrap(),
                "2024-03-30 12:00",
                by(23 * 60 + 30, 0, unit)
            )[1..],
            [
                "Sat 30 Mar 12:00 – Sun 31 Mar 00:30: last day, ends at this time of day (own hours: Saturday)"
            ]
        );
    }
}

#[test]
fn the_first_day_before_the_end_of_a_working_day() {
    let rule = |after| {
        lines(
            &PLAIN,
            "2026-07-22 10:00",
            Length::EndOfWorkingDay { after },
        )[0]
        .clone()
    };
    let text = "It ends at the close of business of a working day (Civil Code of the PRC, art. ";
    assert_eq!(rule(0), format!("{text}203, art. 204)."));
    assert_eq!(rule(1), format!("{text}201, art. 203, art. 204)."));
}

#[test]
fn the_eve_of_a_date_that_the_zone_skips() {
    let calendar = builder("Pacific/Apia")
        .week(&EVERY_DAY, &spans("09:00-17:00"))
        .build()
        .unwrap();
    let start = "2011-12-29 10:00";
    let eve = "Thu 29 Dec 10:00–24:00: day of the start, not counted (art. 201)";
    assert_eq!(
        lines(&calendar, start, by(12 * 60, 1, DayUnit::Calendar))[1..],
        [
            eve,
            "Sat 31 Dec until 12:00: counted as day 1, ends at this time of day"
        ]
    );
    assert_eq!(
        lines(&calendar, start, by(12 * 60, 2, DayUnit::Calendar))[1..],
        [
            eve,
            "Sat 31 Dec until 12:00: counted as days 1 to 2, ends at this time of day"
        ]
    );
    assert_eq!(
        lines(&calendar, start, length("4 days"))[1..],
        [
            eve,
            "Sat 31 Dec – Sun 1 Jan 2012: counted as days 1 to 3",
            "Mon 2 Jan 2012 until 17:00: counted as day 4, ends at close of business (art. 203)",
        ]
    );
}

#[test]
fn days_that_run_to_the_same_time() {
    says_by(
        Counting::Elapsed,
        &DESK,
        "2026-03-28 12:00",
        length("2 days"),
        &[],
        [
            "
         到期：2026年3月30日（週一）12:00（自2026年3月28日（週六）12:00起算，2日；時區 Europe/Rome）
         自開始時起算，至同一時刻為止。
         3月28日（週六）12:00至3月30日（週一）12:00：計為第1日至第2日
         3月29日（週日）時鐘由02:00撥快至03:00，少1小時。
        ",
            "
         到期：2026年3月30日（周一）12:00（自2026年3月28日（周六）12:00起算，2日；时区 Europe/Rome）
         自开始时起算，至同一时刻为止。
         3月28日（周六）12:00至3月30日（周一）12:00：计为第1日至第2日
         3月29日（周日）时钟由02:00拨快至03:00，少1小时。
        ",
            "
         Due Mon 30 Mar 2026 12:00: 2 days, counted from Sat 28 Mar 2026 12:00 (Europe/Rome)
         It runs from the start on and ends at the same time of day.
         Sat 28 Mar 12:00 – Mon 30 Mar 12:00: counted as days 1 to 2
         On Sun 29 Mar the clock goes forward from 02:00 to 03:00: 1 h less.
        ",
        ],
    );
}

#[test]
fn working_days_as_their_hours() {
    says_by(Counting::Elapsed, &DESK, "2026-03-30 12:00", length("2 working days"), &[], [
        "
         到期：2026年4月1日（週三）12:00（自2026年3月30日（週一）12:00起算，2個工作日；時區 Europe/Rome）
         每個工作日按一個標準工作日的工作時間計，自開始時起算。
         3月30日（週一）12:00–13:00：計入1小時
         3月30日（週一）13:00–14:00：休息時間，不計
         3月30日（週一）14:00–18:00：計入4小時，累計5小時
         3月30日（週一）18:00至3月31日（週二）09:00：非工作時間，不計
         3月31日（週二）09:00–13:00：計入4小時，累計9小時
         3月31日（週二）13:00–14:00：休息時間，不計
         3月31日（週二）14:00–18:00：計入4小時，累計13小時
         3月31日（週二）18:00至4月1日（週三）09:00：非工作時間，不計
         4月1日（週三）09:00–12:00：計入3小時，累計16小時
        ",
        "
         到期：2026年4月1日（周三）12:00（自2026年3月30日（周一）12:00起算，2个工作日；时区 Europe/Rome）
         每个工作日按一个标准工作日的工作时间计，自开始时起算。
         3月30日（周一）12:00–13:00：计入1小时
         3月30日（周一）13:00–14:00：休息时间，不计
         3月30日（周一）14:00–18:00：计入4小时，累计5小时
         3月30日（周一）18:00至3月31日（周二）09:00：非工作时间，不计
         3月31日（周二）09:00–13:00：计入4小时，累计9小时
         3月31日（周二）13:00–14:00：休息时间，不计
         3月31日（周二）14:00–18:00：计入4小时，累计13小时
         3月31日（周二）18:00至4月1日（周三）09:00：非工作时间，不计
         4月1日（周三）09:00–12:00：计入3小时，累计16小时
        ",
        "
         Due Wed 1 Apr 2026 12:00: 2 working days, counted from Mon 30 Mar 2026 12:00 (Europe/Rome)
         A working day counts as the working time of a standard day, from the start on.
         Mon 30 Mar 12:00–13:00: counted 1 h
         Mon 30 Mar 13:00–14:00: break, not counted
         Mon 30 Mar 14:00–18:00: counted 4 h; 5 h so far
         Mon 30 Mar 18:00 – Tue 31 Mar 09:00: outside working hours, not counted
         Tue 31 Mar 09:00–13:00: counted 4 h; 9 h so far
         Tue 31 Mar 13:00–14:00: break, not counted
         Tue 31 Mar 14:00–18:00: counted 4 h; 13 h so far
         Tue 31 Mar 18:00 – Wed 1 Apr 09:00: outside working hours, not counted
         Wed 1 Apr 09:00–12:00: counted 3 h; 16 h so far
        ",
    ]);
}

#[test]
fn a_calendar_that_two_share() {
    let calendar = Calendar::common(&OFFICE, &DESK).unwrap();
    says(&calendar, "2026-09-30 17:30", "4 working hours", &[], [
        "
         到期：2026年10月9日（週五）15:30（自2026年9月30日（週三）17:30起算，4個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         9月30日（週三）17:30–18:00：計入30分鐘
         9月30日（週三）18:00–24:00：非工作時間，不計
         10月1日（週四）至10月7日（週三）：國慶節，不計
         10月8日（週四）00:00–15:00：非工作時間，不計
         10月8日（週四）15:00–18:00：計入3小時，累計3小時30分鐘
         10月8日（週四）18:00至10月9日（週五）15:00：非工作時間，不計
         10月9日（週五）15:00–15:30：計入30分鐘，累計4小時
        ",
        "
         到期：2026年10月9日（周五）15:30（自2026年9月30日（周三）17:30起算，4个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         9月30日（周三）17:30–18:00：计入30分钟
         9月30日（周三）18:00–24:00：非工作时间，不计
         10月1日（周四）至10月7日（周三）：国庆节，不计
         10月8日（周四）00:00–15:00：非工作时间，不计
         10月8日（周四）15:00–18:00：计入3小时，累计3小时30分钟
         10月8日（周四）18:00至10月9日（周五）15:00：非工作时间，不计
         10月9日（周五）15:00–15:30：计入30分钟，累计4小时
        ",
        "
         Due Fri 9 Oct 2026 15:30: 4 working hours, counted from Wed 30 Sep 2026 17:30 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Wed 30 Sep 17:30–18:00: counted 30 min
         Wed 30 Sep 18:00–24:00: outside working hours, not counted
         Thu 1 Oct – Wed 7 Oct: National Day, not counted
         Thu 8 Oct 00:00–15:00: outside working hours, not counted
         Thu 8 Oct 15:00–18:00: counted 3 h; 3 h 30 min so far
         Thu 8 Oct 18:00 – Fri 9 Oct 15:00: outside working hours, not counted
         Fri 9 Oct 15:00–15:30: counted 30 min; 4 h so far
        ",
    ]);
}

#[test]
fn two_calendars_without_common_hours() {
    let early = workweek("Asia/Shanghai", "06:00-09:00");
    let half = half_days();
    let calendar = Calendar::common(&half, &early).unwrap();
    let calendar = calendar
        .layer(OwnDays::new().opened(date("2026-12-28"), &spans("10:00-12:00"), "年終"))
        .unwrap();
    says(&calendar, "2026-12-23 15:00", "1 working hour", &[], [
        "
         到期：2026年12月28日（週一）11:00（自2026年12月23日（週三）15:00起算，1個工作小時；時區 Asia/Shanghai）
         自開始時起，只計工作時間（《中華人民共和國民法典》第201條、第204條）。
         12月23日（週三）15:00–24:00：無共同工作時間，不計
         12月24日（週四）：縮短工時：冬至前夕，不計
         12月25日（週五）：縮短工時：大掃除，不計
         12月26日（週六）至12月27日（週日）：週末，不計
         12月28日（週一）00:00–10:00：非工作時間，不計
         12月28日（週一）10:00–11:00：計入1小時（另定時間：年終）
        ",
        "
         到期：2026年12月28日（周一）11:00（自2026年12月23日（周三）15:00起算，1个工作小时；时区 Asia/Shanghai）
         自开始时起，只计工作时间（《中华人民共和国民法典》第201条、第204条）。
         12月23日（周三）15:00–24:00：无共同工作时间，不计
         12月24日（周四）：缩短工时：冬至前夕，不计
         12月25日（周五）：缩短工时：大掃除，不计
         12月26日（周六）至12月27日（周日）：周末，不计
         12月28日（周一）00:00–10:00：非工作时间，不计
         12月28日（周一）10:00–11:00：计入1小时（另定时间：年終）
        ",
        "
         Due Mon 28 Dec 2026 11:00: 1 working hour, counted from Wed 23 Dec 2026 15:00 (Asia/Shanghai)
         Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204).
         Wed 23 Dec 15:00–24:00: no common hours, not counted
         Thu 24 Dec: shortened day: Winter Solstice Eve, not counted
         Fri 25 Dec: shortened day: 大掃除, not counted
         Sat 26 Dec – Sun 27 Dec: weekend, not counted
         Mon 28 Dec 00:00–10:00: outside working hours, not counted
         Mon 28 Dec 10:00–11:00: counted 1 h (own hours: 年終)
        ",
    ]);
}

#[test]
fn at_once() {
    says(
        &OFFICE,
        "2026-09-30 17:30",
        "immediately",
        &[],
        [
            "
         立即到期：2026年9月30日（週三）17:30（時區 Asia/Shanghai）
         沒有期間，開始時即到期。
        ",
            "
         立即到期：2026年9月30日（周三）17:30（时区 Asia/Shanghai）
         没有期间，开始时即到期。
        ",
            "
         Due at once, Wed 30 Sep 2026 17:30 (Asia/Shanghai)
         No time is given, so it is due when it begins.
        ",
        ],
    );
}

#[test]
fn the_stretches_as_data() {
    let start = local(&OFFICE, "2026-09-30 17:30");
    let civil = Counting::CivilCode;
    let explanation = OFFICE
        .explain(start, &length("4 working hours"), civil, &[])
        .unwrap();
    let working = || {
        Why::WorkingTime(Worked {
            day: DayKind::Working,
            edition: None,
        })
    };
    let holiday = Why::Off(OFFICE.day_spans(date("2026-10-01")).kind);
    assert!(matches!(holiday, Why::Off(DayKind::Holiday(_))));
    let expected = [
        ("2026-09-30 17:30", "2026-09-30 18:00", 30, working()),
        ("2026-09-30 18:00", "2026-10-01 00:00", 0, Why::Night),
        ("2026-10-01 00:00", "2026-10-08 00:00", 0, holiday),
        ("2026-10-08 00:00", "2026-10-08 09:00", 0, Why::Night),
        ("2026-10-08 09:00", "2026-10-08 12:00", 180, working()),
        ("2026-10-08 12:00", "2026-10-08 13:30", 0, Why::Break),
        ("2026-10-08 13:30", "2026-10-08 14:00", 30, working()),
    ];
    let expected = expected.map(|(from, to, minutes, why)| Stretch {
        from: local(&OFFICE, from),
        to: local(&OFFICE, to),
        counted: minutes * MINUTE,
        days: None,
        why,
    });
    assert_eq!(explanation.stretches, expected);
    assert_eq!(explanation.rule, Rule::WorkingTime);
    assert_eq!(explanation.articles(), [201, 204]);
    assert_eq!(explanation.counted_micros(), 4 * HOUR);
    assert_eq!(explanation.notes, []);
}

#[test]
fn the_days_as_data() {
    let start = local(&PLAIN, "2026-07-22 09:00");
    let pauses = [paused("2026-07-23 16:00", "2026-07-27 10:00", "")];
    let explanation = PLAIN
        .explain(start, &length("10 days"), Counting::CivilCode, &pauses)
        .unwrap();
    let found: Vec<(&str, Option<(u32, u32)>)> = explanation
        .stretches
        .iter()
        .map(|stretch| {
            let days = stretch.days.map(|days| (days.first, days.last));
            (stretch.why.code(), days)
        })
        .collect();
    // The tenth day, 1 August, is a Saturday, so that the end moves to Monday. Ten and a half hours
    // were paused.
    let expected = [
        ("first-day", None),
        ("calendar-days", Some((1, 1))),
        ("paused", Some((1, 5))),
        ("calendar-days", Some((5, 9))),
        ("last-day-off", None),
        ("off", None),
        ("last-day", Some((10, 10))),
        ("night", None),
        ("made-up", None),
        ("break", None),
        ("made-up", None),
        ("night", None),
        ("made-up", None),
    ];
    assert_eq!(found, expected);
    assert_eq!(explanation.counted_days(), 10);
    assert_eq!(explanation.counted_micros(), 10 * HOUR + 30 * MINUTE);
}

#[test]
fn a_long_length_is_folded_in_the_middle() {
    let start = local(&PLAIN, "2026-01-05 09:00");
    let span = 10_000 * HOUR;
    let explanation = PLAIN
        .explain(start, &Length::Working(span), Counting::CivilCode, &[])
        .unwrap();
    let stretches = &explanation.stretches;
    assert_eq!(stretches.len(), MOST_STRETCHES);
    assert_eq!(explanation.counted_micros(), span);
    let folded: Vec<&Stretch> = stretches
        .iter()
        .filter(|stretch| matches!(stretch.why, Why::Folded { .. }))
        .collect();
    // 1333 days of 7.5 hours and one of 2.5 are 266 weeks of 22 stretches, and of the next week 13.
    let Why::Folded { stretches: within } = folded[0].why else {
        panic!("not folded");
    };
    assert_eq!(folded.len(), 1);
    assert_eq!(within, 266 * 22 + 13 - 399);
    let text = explanation.text(Language::English);
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), MOST_LINES);
    // Of 38 lines for stretches 19, five days, come before the folded ones and 18 after.
    assert_eq!(
        lines[21],
        "Fri 9 Jan 18:00 – Fri 7 Feb 2031 12:00: 5828 stretches together, counted 9933 h; 9970 h 30 min so far"
    );
}

#[test]
fn working_days_are_folded_with_their_numbers() {
    let start = local(&PLAIN, "2026-01-05 09:00");
    let explanation = PLAIN
        .explain(
            start,
            &length("1000 working days"),
            Counting::CivilCode,
            &[],
        )
        .unwrap();
    assert_eq!(explanation.counted_days(), 1000);
    assert_eq!(explanation.stretches.len(), MOST_STRETCHES);
    let text = explanation.text(Language::SimplifiedChinese);
    assert_eq!(text.lines().count(), MOST_LINES);
    let folded = text.lines().find(|line| line.contains("合计"));
    assert_eq!(
        folded,
        Some("1月27日（周二）至2029年10月15日（周一）：合计1164段，计为第16至第985个工作日")
    );
}

#[test]
fn the_clock_is_changed_many_times() {
    let start = local(&ALWAYS, "2026-03-27 12:00");
    let span = 5 * 365 * 24 * HOUR;
    let explanation = ALWAYS
        .explain(start, &Length::Clock(span), Counting::CivilCode, &[])
        .unwrap();
    let changes = explanation.notes.iter();
    let forward = changes.map(|note| match note {
        Note::ClockChange { forward, .. } => *forward,
        other => panic!("{other:?}"),
    });
    let back_and_forth = [-HOUR, HOUR].into_iter().cycle().take(10);
    assert!(forward.eq(back_and_forth));
    let text = explanation.text(Language::English);
    assert_eq!(
        text.lines().last(),
        Some("The clock is changed 10 times, first on Sun 1 Nov and last on Sun 9 Mar 2031.")
    );
}

#[test]
fn what_is_undatable_stays_so() {
    let closed = builder("UTC").build().unwrap();
    let start = local(&closed, "2026-01-05 09:00");
    for length in [
        length("1 working hour"),
        length("1 working day"),
        length("1 day"),
    ] {
        for counting in [Counting::CivilCode, Counting::Elapsed] {
            let due = closed.due(start, &length, counting, &[]);
            let explained = closed.explain(start, &length, counting, &[]);
            assert_eq!(
                explained.map(|explanation| explanation.due),
                due,
                "{length}"
            );
        }
    }
}

#[test]
fn what_a_pause_holds_beyond_the_calendar() {
    let start = local(&PLAIN, "2026-01-05 09:00");
    let pauses = [paused("2300-01-01 00:00", "", "")];
    let centuries = Length::Working(1_000_000 * HOUR);
    let explanation = PLAIN
        .explain(start, &centuries, Counting::CivilCode, &pauses)
        .unwrap();
    assert_eq!(explanation.due.at, None);
    let last = explanation.stretches.last().unwrap();
    assert_eq!(last.why, Why::BeyondCalendar);
    assert_eq!(last.from, local(&PLAIN, "2200-01-01 00:00"));
    assert_eq!(last.to, pauses[0].start);
    assert_eq!(
        explanation.counted_micros(),
        PLAIN.working_micros(start, last.from)
    );
}

#[test]
fn told_in_parts_for_whoever_lays_it_out() {
    let start = local(&OFFICE, "2026-09-30 17:30");
    let four_hours = length("4 working hours");
    let explanation = OFFICE
        .explain(start, &four_hours, Counting::CivilCode, &[])
        .unwrap();
    let told = explanation.told(Language::English, MOST_LINES);
    assert_eq!(
        told.rule,
        "Only working time counts, from the start on (Civil Code of the PRC, art. 201, art. 204)."
    );
    let parts = |told: &worktime::Told| -> Vec<(String, String, Option<String>)> {
        let parts = told.stretches.iter();
        let parts = parts.map(|part| (part.when.clone(), part.what.clone(), part.so_far.clone()));
        parts.collect()
    };
    let part = |when: &str, what: &str, so_far: Option<&str>| {
        (when.to_owned(), what.to_owned(), so_far.map(str::to_owned))
    };
    let expected = [
        part("Wed 30 Sep 17:30–18:00", "counted 30 min", Some("30 min")),
        part(
            "Wed 30 Sep 18:00–24:00",
            "outside working hours, not counted",
            None,
        ),
        part("Thu 1 Oct – Wed 7 Oct", "National Day, not counted", None),
        part(
            "Thu 8 Oct 00:00–09:00",
            "outside working hours, not counted",
            None,
        ),
        part("Thu 8 Oct 09:00–12:00", "counted 3 h", Some("3 h 30 min")),
        part("Thu 8 Oct 12:00–13:30", "break, not counted", None),
        part("Thu 8 Oct 13:30–14:00", "counted 30 min", Some("4 h")),
    ];
    assert_eq!(parts(&told), expected);
    let folded = explanation.told(Language::English, 3);
    let [first, _, .., last] = &expected;
    let middle = part(
        "Wed 30 Sep 18:00 – Thu 8 Oct 13:30",
        "5 stretches together, counted 3 h",
        Some("3 h 30 min"),
    );
    assert_eq!(parts(&folded), [first.clone(), middle, last.clone()]);
    assert_eq!(folded.stretches[1].stretch.counted, 3 * HOUR);
    // A quarter of a second is left to the data and to the exact text.
    let between = OFFICE
        .explain(start.minus(250_000), &four_hours, Counting::CivilCode, &[])
        .unwrap();
    let first = part(
        "Wed 30 Sep 17:29:59–18:00",
        "counted 30 min",
        Some("30 min"),
    );
    assert_eq!(
        parts(&between.told(Language::English, MOST_LINES))[0],
        first
    );
    let text = between.text(Language::English);
    assert!(
        text.contains("17:29:59.75–18:00: counted 30 min 0.25 s"),
        "{text}"
    );
}
