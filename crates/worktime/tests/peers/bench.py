"""Times businesstimedelta on the cases of the file given as the only argument.

Prints a line for each length: its hours, nanoseconds a case, and the sum of all due instants, by
which the bench of worktime sees that both found the same.
"""

import csv
import sys
import time

import businesstimedelta

import hours

LENGTHS_HOURS = (4, 40)

with open(sys.argv[1], newline="", encoding="utf-8") as file:
    starts = [hours.aware(int(row["start"])) for row in csv.DictReader(file)]
rules = hours.office_rules()

for length in LENGTHS_HOURS:
    delta = businesstimedelta.BusinessTimeDelta(rules, hours=length)
    before = time.perf_counter_ns()
    dues = [start + delta for start in starts]
    spent = time.perf_counter_ns() - before
    print(length, spent // len(starts), sum(map(hours.micros_of_aware, dues)))
