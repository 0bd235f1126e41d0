#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that packaging/testcount.py counts what ran and cannot turn a failure into a pass."""
import pathlib
import subprocess
import sys
import tempfile
import unittest

PROGRAM = pathlib.Path(__file__).parents[2] / "packaging" / "testcount.py"
QT_FRAME = "PASS   : T::initTestCase()\n{}PASS   : T::cleanupTestCase()\n"


def program(name, output, status="run", skipped=None):
    extra = f'<skipped message="{skipped}"/>' if skipped else ""
    return f'<testcase name="{name}" status="{status}">{extra}' \
           f"<system-out>{output}</system-out></testcase>"


class CountTest(unittest.TestCase):
    def count(self, **files):
        """The exit code and last line for files named ctest (XML cases) or tap (text)."""
        with tempfile.TemporaryDirectory() as folder:
            paths = []
            for kind, text in files.items():
                paths.append(pathlib.Path(folder, f"{kind}.xml" if kind == "ctest" else "x.tap"))
                if text is not None:
                    paths[-1].write_text(f"<testsuite>{text}</testsuite>" if kind == "ctest" else text)
            run = subprocess.run([sys.executable, PROGRAM, *paths], capture_output=True, text=True)
        return run.returncode, run.stdout.splitlines()[-1]

    def test_rows_of_qt_test_without_its_frame(self):
        rows = "PASS   : T::adds()\nPASS   : T::adds(two)\n"
        self.assertEqual(self.count(ctest=program("t", QT_FRAME.format(rows))), (0, "2 passed, 0 failed"))

    def test_failed_row(self):
        rows = "PASS   : T::a()\nFAIL!  : T::b() Compared values are not the same\n"
        self.assertEqual(self.count(ctest=program("t", QT_FRAME.format(rows), "fail")),
                         (1, "1 passed, 1 failed"))

    def test_failed_frame(self):
        rows = "FAIL!  : T::initTestCase() no database\n"
        self.assertEqual(self.count(ctest=program("t", rows, "fail")), (1, "0 passed, 1 failed"))

    def test_crash_after_passing_rows(self):
        self.assertEqual(self.count(ctest=program("t", "PASS   : T::a()\n", "fail")),
                         (1, "1 passed, 1 failed"))

    def test_expected_failure_is_one_pass(self):
        rows = "XFAIL  : T::a() known\nPASS   : T::a()\n"
        self.assertEqual(self.count(ctest=program("t", rows)), (0, "1 passed, 0 failed"))

    def test_other_programs_count_as_one(self):
        self.assertEqual(self.count(ctest=program("a", "fine") + program("b", "bad", "fail")),
                         (1, "1 passed, 1 failed"))

    def test_skipping_everything_is_no_pass(self):
        self.assertEqual(self.count(ctest=program("t", "SKIP   : T::a() no display\n")),
                         (1, "0 passed, 0 failed"))

    def test_a_program_may_skip_itself_but_not_be_missing(self):
        run = program("a", "fine")
        self.assertEqual(self.count(ctest=run + program("b", "", "notrun", "SKIP_RETURN_CODE=77")),
                         (0, "1 passed, 0 failed"))
        self.assertEqual(self.count(ctest=run + program("b", "", "notrun", "Unable to find executable")),
                         (1, "1 passed, 1 failed"))

    def test_nothing_ran(self):
        self.assertEqual(self.count(ctest=""), (1, "0 passed, 0 failed"))

    def test_tap_totals(self):
        tap = "ok 1 - x\n# tests 4\n# pass 3\n# fail 1\n# cancelled 0\n# skipped 0\n# todo 0\n"
        self.assertEqual(self.count(tap=tap), (1, "3 passed, 1 failed"))

    def test_tap_cut_short(self):
        self.assertEqual(self.count(tap="ok 1 - x\n"), (1, "0 passed, 1 failed"))

    def test_results_not_written(self):
        self.assertEqual(self.count(ctest=program("t", "fine"), tap=None), (1, "1 passed, 1 failed"))


if __name__ == "__main__":
    unittest.main()
