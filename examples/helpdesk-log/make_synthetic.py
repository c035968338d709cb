#!/usr/bin/env python3
"""Writes synthetic.csv: 15 cases made by hand, whose promises README.md reckons, and 185 drawn ones.

The same seed gives the same bytes. Nothing in it comes from a real log.
"""

import csv
import random
from datetime import datetime, timedelta
from pathlib import Path

SEED = 20240426
DRAWN_CASES = 185
FIRST_DAY = datetime(2024, 3, 4)
# The last instant of the log is that of case 15; drawn cases end before it.
LAST_INSTANT = datetime(2024, 4, 26, 17, 0, 0)

TAKE, RESOLVE, WAIT = "Take in charge ticket", "Resolve ticket", "Wait"
ASSIGN, INSERT, CLOSED = "Assign seriousness", "Insert ticket", "Closed"
UPGRADE, ANOMALY, ANOMALY_DONE = "Require upgrade", "Create SW anomaly", "Resolve SW anomaly"

# Local time, in the order of the file. Case 2 is out of time order on purpose.
HAND_MADE = [
    [(TAKE, "03-05 10:00:00"), (RESOLVE, "03-06 12:00:00"), (CLOSED, "03-20 09:00:00")],
    [(RESOLVE, "03-07 13:00:00"), (ASSIGN, "03-06 12:30:00"), (TAKE, "03-06 13:30:00")],
    [(ASSIGN, "03-08 17:00:00"), (TAKE, "03-11 11:30:00"), (RESOLVE, "03-15 17:00:00")],
    [(ASSIGN, "03-11 22:15:00"), (TAKE, "03-12 13:45:30"), (RESOLVE, "03-19 09:00:01")],
    [(ASSIGN, "03-13 09:00:00"), (TAKE, "03-13 09:20:00"), (WAIT, "03-13 12:00:00"),
     (ASSIGN, "03-13 15:00:00"), (RESOLVE, "03-20 10:30:00")],
    [(ASSIGN, "03-14 10:00:00"), (TAKE, "03-14 10:05:00"), (WAIT, "03-14 17:00:00"),
     (ANOMALY, "03-15 10:00:00"), (RESOLVE, "03-21 13:00:00")],
    [(ASSIGN, "03-15 09:00:00"), (TAKE, "03-15 09:00:30"), (WAIT, "03-15 16:00:00"),
     (WAIT, "03-18 10:00:00"), (RESOLVE, "03-18 15:00:00")],
    [(ASSIGN, "03-18 08:00:00"), (TAKE, "03-18 09:30:00"), (RESOLVE, "03-19 11:00:00"),
     (WAIT, "03-19 12:00:00"), (CLOSED, "03-22 10:00:00")],
    [(ASSIGN, "03-28 16:00:00"), (TAKE, "03-29 09:10:00"), (WAIT, "03-29 17:00:00"),
     (UPGRADE, "04-01 10:00:00"), (RESOLVE, "04-04 17:59:59")],
    [(INSERT, "04-02 11:00:00"), (WAIT, "04-02 15:00:00"), (ASSIGN, "04-02 15:00:00"),
     (ASSIGN, "04-03 10:00:00"), (WAIT, "04-03 10:00:00"), (TAKE, "04-03 12:00:00"),
     (RESOLVE, "04-09 14:20:00")],
    [(ASSIGN, "04-03 09:00:00"), (RESOLVE, "04-03 16:00:00"), (CLOSED, "04-10 09:00:00")],
    [(ASSIGN, "04-15 10:00:00"), (TAKE, "04-15 10:30:00"), (WAIT, "04-17 11:00:00")],
    [(ASSIGN, "04-08 09:00:00"), (TAKE, "04-08 09:00:00"), (WAIT, "04-15 10:00:00")],
    [(ASSIGN, "04-19 17:00:00"), (TAKE, "04-22 12:00:00")],
    [(INSERT, "04-26 15:30:00"), (ASSIGN, "04-26 17:00:00")],
]


def drawn_case(rng):
    """One case as a list of (activity, local time) that ends before the last instant of the log."""
    at = FIRST_DAY + timedelta(days=rng.randrange(52), seconds=rng.randrange(7 * 3600, 20 * 3600))
    events = [(rng.choices([ASSIGN, INSERT, TAKE, WAIT, RESOLVE], [88, 5, 4, 2, 1])[0], at)]

    def later(least_minutes, most_minutes):
        nonlocal at
        # Mostly short, sometimes very long; now and then at the very same second.
        if rng.random() >= 0.04:
            share = rng.random() ** 3
            at += timedelta(seconds=int(60 * (least_minutes + share * (most_minutes - least_minutes))))
        return at

    if rng.random() < 0.94:
        events.append((TAKE, later(0, 3 * 24 * 60)))
    for _ in range(rng.choices([0, 1, 2, 3], [60, 25, 10, 5])[0]):
        events.append((WAIT, later(5, 2 * 24 * 60)))
        if rng.random() < 0.92:
            activity = rng.choice([TAKE, ASSIGN, WAIT, UPGRADE, ANOMALY, ANOMALY_DONE])
            events.append((activity, later(10, 6 * 24 * 60)))
    if rng.random() < 0.95:
        events.append((RESOLVE, later(20, 14 * 24 * 60)))
        if rng.random() < 0.1:
            events.append((WAIT, later(20, 3 * 24 * 60)))
        if rng.random() < 0.15:
            events.append((RESOLVE, later(20, 3 * 24 * 60)))
        events.append((CLOSED, later(12 * 60, 20 * 24 * 60)))
    events = [event for event in events if event[1] < LAST_INSTANT]
    # A few cases stand out of time order in the file. Equal times would change their meaning: not those.
    if rng.random() < 0.08 and len({time for _, time in events}) == len(events):
        rng.shuffle(events)
    return events


def main():
    rng = random.Random(SEED)
    cases = [
        [(activity, datetime.strptime("2024-" + time, "%Y-%m-%d %H:%M:%S")) for activity, time in case]
        for case in HAND_MADE
    ]
    while len(cases) < len(HAND_MADE) + DRAWN_CASES:
        if case := drawn_case(rng):
            cases.append(case)
    path = Path(__file__).with_name("synthetic.csv")
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["Case ID", "Activity", "Resource", "Complete Timestamp"])
        for number, case in enumerate(cases, start=1):
            for activity, time in case:
                resource = f"Person {rng.randrange(1, 9)}"
                writer.writerow([f"Case {number}", activity, resource, time.strftime("%Y/%m/%d %H:%M:%S.000")])


if __name__ == "__main__":
    main()
