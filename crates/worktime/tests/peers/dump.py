"""Writes what the Python calendars say as tables (CSV) into the folder given as the only argument.

The tests of worktime read them; each begins with a line that names its columns.
"""

import csv
import datetime
import pathlib
import random
import sys

import businesstimedelta
import chinese_calendar
import holidays
import lunardate

import hours

# Beyond what worktime knows of any region; it compares only the years that it knows.
HOLIDAYS_YEARS = range(1990, 2036)
CASES = 10_000
SEED = 20260101
# The instants between which cases begin; all end in a year that chinesecalendar knows.
FIRST_START = datetime.datetime(2010, 1, 1)
LAST_START = datetime.datetime(2026, 12, 1)
LENGTH_MINUTES_MAX = 40 * 60

folder = pathlib.Path(sys.argv[1])


def write(name, columns, rows):
    with open(folder / name, "w", newline="", encoding="utf-8") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(columns)
        table.writerows(rows)


def days_of(years):
    day = datetime.date(min(years), 1, 1)
    while day.year <= max(years):
        yield day
        day += datetime.timedelta(days=1)


def write_days(peer, region, years, is_worked):
    rows = ((day, "work" if is_worked(day) else "off") for day in days_of(years))
    write(f"days-{peer}-{region}.csv", ("date", "state"), rows)


def write_official_days():
    known = {day.year for day in chinese_calendar.holidays}
    write_days("chinesecalendar", "cn", known, chinese_calendar.is_workday)
    # Where weekend days are worked for others: dates of a week from Monday to Friday.
    for region in ("cn", "tw"):
        calendar = holidays.country_holidays(region.upper(), years=HOLIDAYS_YEARS)
        write_days("holidays", region, HOLIDAYS_YEARS, calendar.is_working_day)
    # Elsewhere weekends have holidays too; in Hong Kong Saturdays only, since a Sunday's is given on another day.
    # Hong Kong's general holidays and Macao's days of the public administration are all categories together.
    hong_kong = every_holiday("HK")
    is_sunday = lambda day: day.weekday() == 6
    write_days("holidays", "hk", HOLIDAYS_YEARS, lambda day: not is_sunday(day) and day not in hong_kong)
    macao = every_holiday("MO")
    is_half = lambda day: macao[day].endswith("(Afternoon)")  # The morning is worked.
    write_days("holidays", "mo", HOLIDAYS_YEARS, lambda day: day not in macao or is_half(day))
    singapore = every_holiday("SG")
    write_days("holidays", "sg", HOLIDAYS_YEARS, lambda day: day not in singapore)


def every_holiday(country):
    """Names by date, category by category: asked for all at once, the library gives some days off twice."""
    names = {}
    for category in getattr(holidays, country).supported_categories:
        names |= holidays.country_holidays(country, years=HOLIDAYS_YEARS, categories=category, language="en_US")
    return names


def write_lunar_months():
    rows = []
    for year in range(1900, 1900 + len(lunardate.YEAR_INFOS)):
        leap = lunardate.LunarDate.leap_month_for_year(year)
        for month in range(1, 13):
            for is_leap in (False, True) if month == leap else (False,):
                name = f"{year}-{month:02}{'+' if is_leap else ''}"
                rows.append((name, lunardate.LunarDate(year, month, 1, is_leap).to_solar_date()))
    write("months-lunardate.csv", ("month", "first"), rows)


def write_cases():
    """Random starts and lengths, many of them on the hours' edges, and when they are due.

    `without` is businesstimedelta's answer, `plain_without` the plain reckoning's, neither with
    make-up workdays; `plain_with` counts those that chinesecalendar names.
    """
    chance = random.Random(SEED)
    rules = hours.office_rules()
    rows = []
    for _ in range(CASES):
        start = FIRST_START + chance.random() * (LAST_START - FIRST_START)
        if chance.random() < 0.3:
            edge = chance.choice(hours.MORNING + hours.AFTERNOON)
            start = datetime.datetime.combine(start.date(), edge)
        minutes = chance.randint(1, LENGTH_MINUTES_MAX)
        if chance.random() < 0.5:
            minutes += -minutes % 30  # up to a full half hour, so that many are due on an edge
        length = datetime.timedelta(minutes=minutes)
        start_micros = hours.micros_of_wall(start)
        delta = businesstimedelta.BusinessTimeDelta(rules, timedelta=length)
        rows.append((
            start_micros,
            minutes,
            hours.micros_of_aware(hours.aware(start_micros) + delta),
            hours.micros_of_wall(hours.due_day_by_day(start, length, hours.is_worked_without_makeup)),
            hours.micros_of_wall(hours.due_day_by_day(start, length, chinese_calendar.is_workday)),
        ))
    write("cases.csv", ("start", "minutes", "without", "plain_without", "plain_with"), rows)


write_official_days()
write_lunar_months()
write_cases()
