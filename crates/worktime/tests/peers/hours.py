"""Working hours as Python reckons them: for the dump of facts and for the bench.

Office hours in Shanghai, Monday to Friday, 09:00-12:00 and 13:30-18:00. Instants are microseconds
since 1970 in UTC, as in worktime.
"""

import datetime

import businesstimedelta
import chinese_calendar
import pytz

SHANGHAI = pytz.timezone("Asia/Shanghai")
# Without changes of clocks: China has had none since 1991.
UTC_OFFSET = datetime.timedelta(hours=8)
EPOCH = datetime.datetime(1970, 1, 1)
MICROSECOND = datetime.timedelta(microseconds=1)
MORNING = (datetime.time(9), datetime.time(12))
AFTERNOON = (datetime.time(13, 30), datetime.time(18))


def office_rules():
    """The hours as rules of businesstimedelta. It knows no make-up workdays, so only days off are told."""
    days = businesstimedelta.WorkDayRule(MORNING[0], AFTERNOON[1], [0, 1, 2, 3, 4], tz=SHANGHAI)
    lunch = businesstimedelta.LunchTimeRule(MORNING[1], AFTERNOON[0], [0, 1, 2, 3, 4], tz=SHANGHAI)
    # A set, in which a date is found at once: the quickest that the library can be given. It fails where no
    # holiday follows, so it is told of one more New Year's Day than is published.
    next_year = max(chinese_calendar.holidays).year + 1
    holidays = {*chinese_calendar.holidays, datetime.date(next_year, 1, 1)}
    off = businesstimedelta.HolidayRule(holidays, tz=SHANGHAI)
    return businesstimedelta.Rules([days, lunch, off])


def aware(micros):
    """The instant as businesstimedelta wants it."""
    return SHANGHAI.localize(wall(micros))


def wall(micros):
    """What a clock on the wall shows in Shanghai."""
    return EPOCH + UTC_OFFSET + micros * MICROSECOND


def micros_of_wall(moment):
    return (moment - UTC_OFFSET - EPOCH) // MICROSECOND


def micros_of_aware(moment):
    return micros_of_wall(moment.astimezone(SHANGHAI).replace(tzinfo=None))


def due_day_by_day(start, length, is_worked):
    """The plain reckoning: goes through the days and takes from each what it has. No library in it."""
    day = start.date()
    while True:
        for opens, closes in (MORNING, AFTERNOON) if is_worked(day) else ():
            begin = max(start, datetime.datetime.combine(day, opens))
            here = datetime.datetime.combine(day, closes) - begin
            if here >= length:
                return begin + length
            length -= max(here, datetime.timedelta())
        day += datetime.timedelta(days=1)


def is_worked_without_makeup(day):
    return day.weekday() < 5 and day not in chinese_calendar.holidays
