#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Adds up what ran: `testcount.py RESULT...`, each CTest's JUnit file or a TAP file of node's
test runner. Every row of a Qt Test function counts as one test, without its initTestCase and
cleanupTestCase; a CTest program of another kind counts as one; so does each test of a TAP file.

The last line is `N passed, N failed`; the exit code is 1 when a test failed or none ran.
"""
import pathlib
import re
import sys
import xml.etree.ElementTree as xml

QT_ROW = re.compile(r"^(PASS|FAIL!|XPASS|XFAIL|SKIP)\s+: (\w[\w:]*::\w+)\((.*?)\)", re.MULTILINE)
FRAME = ("::initTestCase", "::cleanupTestCase")
TAP_TOTAL = re.compile(r"^# (pass|fail|cancelled|skipped|todo) (\d+)$", re.MULTILINE)


class Count:
    def __init__(self):
        self.passed = 0
        self.failures = []
        self.skipped = []


def count_program(case, count):
    """One CTest program, from its JUnit element."""
    name, status = case.get("name"), case.get("status")
    skipped = case.find("skipped")
    # CTest calls a program that it could not find skipped too; that is a failure.
    if status == "disabled" or skipped is not None and "SKIP_" in skipped.get("message", ""):
        count.skipped.append(name)
        return
    failures = []
    rows = {}
    for verdict, function, row in QT_ROW.findall(case.findtext("system-out") or ""):
        # A row can be told about twice: an expected failure, then that it passed as a whole.
        rows.setdefault(f"{function}({row})", []).append(verdict)
    for row, verdicts in rows.items():
        if "FAIL!" in verdicts or "XPASS" in verdicts:
            failures.append(f"{name} {row}")
        elif row.partition("(")[0].endswith(FRAME):
            continue
        elif "SKIP" in verdicts:
            count.skipped.append(f"{name} {row}")
        else:
            count.passed += 1
    if status != "run" and not failures:  # it crashed, hung or could not be started
        failures.append(name)
    elif status == "run" and not rows:
        count.passed += 1
    count.failures += failures


def count_tap(path, text, count):
    totals = {name: int(number) for name, number in TAP_TOTAL.findall(text)}
    if "pass" not in totals:  # the runner itself died
        count.failures.append(str(path))
        return
    count.passed += totals["pass"]
    count.failures += [str(path)] * (totals["fail"] + totals.get("cancelled", 0))
    count.skipped += [str(path)] * (totals.get("skipped", 0) + totals.get("todo", 0))


def main():
    count = Count()
    for path in map(pathlib.Path, sys.argv[1:]):
        if not path.exists():
            count.failures.append(f"{path} was not written")
        elif path.suffix == ".xml":
            for case in xml.parse(path).getroot().iter("testcase"):
                count_program(case, count)
        else:
            count_tap(path, path.read_text(), count)
    for label, names in (("failed", count.failures), ("skipped", count.skipped)):
        for name in names:
            print(f"{label}: {name}")
    if not count.passed and not count.failures:
        print("no test ran")
    print(f"{count.passed} passed, {len(count.failures)} failed", flush=True)
    sys.exit(0 if count.passed and not count.failures else 1)


if __name__ == "__main__":
    main()
