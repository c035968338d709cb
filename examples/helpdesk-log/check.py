#!/usr/bin/env python3
"""The independent check: reckons both promises of every case from the log alone.

    python3 check.py LOG.csv                        prints the promises as CSV
    python3 check.py LOG.csv PROMISES.csv           compares them; exit status 1 if anything differs
    python3 check.py LOG.csv PROMISES.csv --some    compares only the cases that PROMISES.csv names

It knows nothing of handbooks and calendars. Working time is a plain list of open spans, one after
another; pauses are cut out of that list; the due instant is where enough of it has passed. Standard
library only. Instants are whole microseconds since 1970, UTC.
"""

import csv
import sys
from bisect import bisect_right
from datetime import datetime, time, timedelta, timezone
from zoneinfo import ZoneInfo

ZONE = ZoneInfo("Europe/Rome")
TIME_FORMAT = "%Y/%m/%d %H:%M:%S.%f"
OPEN_HOURS = [(time(9), time(13)), (time(14), time(18))]
HOUR = 3_600_000_000
SECOND = 1_000_000
# Enough working days behind the end of the log for 40 working hours and any pause inside the log.
DAYS_BEYOND = 60
EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
COLUMNS = ["case", "rule", "opened_at", "due_at", "ended_at", "state", "late_seconds"]


def micros(moment):
    return (moment - EPOCH) // timedelta(microseconds=1)


def rfc3339(instant):
    moment = EPOCH + timedelta(microseconds=instant)
    fraction = f".{moment.microsecond:06d}".rstrip("0") if moment.microsecond else ""
    return moment.strftime("%Y-%m-%dT%H:%M:%S") + fraction + "Z"


def from_rfc3339(text):
    return micros(datetime.fromisoformat(text.replace("Z", "+00:00"))) if text else None


def read_log(path):
    """Cases in the order of the file: name → events (instant, activity), by time, then by place in the file."""
    cases = {}
    with open(path, newline="", encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            local = datetime.strptime(row["Complete Timestamp"], TIME_FORMAT).replace(tzinfo=ZONE)
            cases.setdefault(row["Case ID"], []).append((micros(local.astimezone(timezone.utc)), row["Activity"]))
    for events in cases.values():
        events.sort(key=lambda event: event[0])  # a stable sort: equal times keep the order of the file
    return cases


def open_spans(first, last):
    """Every span in which the desk works, from the day of `first` to well beyond `last`."""
    day = (EPOCH + timedelta(microseconds=first)).astimezone(ZONE).date()
    end = (EPOCH + timedelta(microseconds=last)).astimezone(ZONE).date() + timedelta(days=DAYS_BEYOND)
    spans = []
    while day <= end:
        if day.weekday() < 5:
            for opens, closes in OPEN_HOURS:
                spans.append(tuple(micros(datetime.combine(day, at, ZONE)) for at in (opens, closes)))
        day += timedelta(days=1)
    return spans


def without(spans, pauses):
    """The spans with the pauses cut out. A pause that has no end reaches beyond everything."""
    for start, end in pauses:
        rest = []
        for a, b in spans:
            if a < start:
                rest.append((a, min(b, start)))
            if end is not None and b > end:
                rest.append((max(a, end), b))
        spans = rest
    return [span for span in spans if span[0] < span[1]]


def due_after(spans, opened, wanted):
    """The earliest instant by which `wanted` of the spans has passed since `opened`; none if never."""
    for a, b in spans:
        a = max(a, opened)
        if a < b:
            if b - a >= wanted:
                return a + wanted
            wanted -= b - a
    return None


def passed(spans, start, end):
    return sum(max(0, min(b, end) - max(a, start)) for a, b in spans)


def promise(spans, events, last, hours, kept_by, pausing):
    opened = events[0][0]
    kept = next((i for i, event in enumerate(events) if event[1] == kept_by), None)
    pauses = []
    if pausing:
        for i, (at, activity) in enumerate(events):
            if activity == "Wait" and (kept is None or i < kept):
                pauses.append((at, events[i + 1][0] if i + 1 < len(events) else None))
    due = due_after(without(spans, pauses), opened, hours * HOUR)
    ended = events[kept][0] if kept is not None else None
    late = 0
    if ended is not None:
        state = "kept" if due is None or ended <= due else "kept_late"
        if state == "kept_late":
            late = -(-passed(spans, due, ended) // SECOND)
    else:
        state = "missed" if due is not None and due < last else "running"
    return opened, due, ended, state, late


def reckon(cases):
    first = min(events[0][0] for events in cases.values())
    last = max(events[-1][0] for events in cases.values())
    spans = open_spans(first, last)
    starts = [a for a, _ in spans]
    found = {}
    for case, events in cases.items():
        since = spans[max(0, bisect_right(starts, events[0][0]) - 1):]
        found[case, "response"] = promise(since, events, last, 4, "Take in charge ticket", False)
        found[case, "resolution"] = promise(since, events, last, 40, "Resolve ticket", True)
    return found


def read_promises(path):
    with open(path, newline="", encoding="utf-8-sig") as file:
        return {
            (row["case"], row["rule"]): (
                from_rfc3339(row["opened_at"]),
                from_rfc3339(row["due_at"]),
                from_rfc3339(row["ended_at"]),
                row["state"],
                int(row["late_seconds"]),
            )
            for row in csv.DictReader(file)
        }


def shown(promise_of_case):
    opened, due, ended, state, late = promise_of_case
    instants = ["" if at is None else rfc3339(at) for at in (opened, due, ended)]
    return [*instants, state, str(late)]


def compare(found, given, only_given):
    if only_given:
        named = {case for case, _ in given}
        found = {key: value for key, value in found.items() if key[0] in named}
    differences = 0
    for key in [*found, *(key for key in given if key not in found)]:
        if found.get(key) != given.get(key):
            differences += 1
            for label, side in (("reckoned", found), ("given", given)):
                print(*key, label, ",".join(shown(side[key])) if key in side else "nothing", sep="  ")
    print(f"{len(found)} promises, {differences} differ")
    return differences


def main(arguments):
    only_given = "--some" in arguments
    paths = [argument for argument in arguments if argument != "--some"]
    if len(paths) not in (1, 2):
        print(__doc__)
        return 2
    found = reckon(read_log(paths[0]))
    if len(paths) == 2:
        return 1 if compare(found, read_promises(paths[1]), only_given) else 0
    writer = csv.writer(sys.stdout, lineterminator="\n")
    writer.writerow(COLUMNS)
    for key, value in found.items():
        writer.writerow([*key, *shown(value)])
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
