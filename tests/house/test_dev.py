#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What packaging/dev does on machines in several states. Debian's tools, CMake and the programs
are stand-ins that write down how they were called."""
import os
import pathlib
import shutil
import subprocess
import tempfile
import unittest

SCRIPT = pathlib.Path(__file__).parents[2] / "packaging" / "dev"

LOGGED = 'echo "NAME $*" >> "$CALLS"\n'
STANDINS = {
    # A package is installed when the file INSTALLED says so; apt-get adds to it.
    "dpkg-query": 'for package; do :; done\ngrep -qx "$package" "$INSTALLED" && printf installed\n',
    "apt-get": LOGGED + 'case "$*" in *" install "*) [ -e "$LISTS" ] || exit 100\n'
               'for word; do echo "$word" >> "$INSTALLED"; done;; *update*) touch "$LISTS";; esac\n',
    "apt-cache": '[ -e "$LISTS" ]\n',
    "sudo": LOGGED + 'exec "$@"\n',
    # Configures and "builds" by writing what the script looks for.
    "cmake": LOGGED + 'mkdir -p build/release/bin\ncase "$1" in --preset)\n'
             'touch build/release/build.ninja\nfor word; do case "$word" in -DSIGNALBOX_DESKTOP=*)\n'
             'echo "SIGNALBOX_DESKTOP:BOOL=${word#*=}" > build/release/CMakeCache.txt;; esac; done;; esac\n'
             'for program in signalbox signalboxd; do\n'
             'printf "#!/bin/sh\\necho $program \\"\\$@\\"\\n" > build/release/bin/$program\n'
             'chmod +x build/release/bin/$program; done\n',
}
# Programs that stand for a package when they are on the PATH.
PROVIDED = ["g++", "ninja", "ccache", "git", "pkg-config", "python3"]
TOOLS = ["bash", "sh", "env", "dirname", "grep", "sed", "nproc", "touch", "mkdir", "printf", "chmod", "cat"]


class DevTest(unittest.TestCase):
    def setUp(self):
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.root = pathlib.Path(folder.name)
        self.tree = self.root / "tree"
        (self.tree / "packaging").mkdir(parents=True)
        shutil.copy(SCRIPT, self.tree / "packaging" / "dev")
        (self.tree / "CMakePresets.json").write_text("{}")
        os.utime(self.tree / "CMakePresets.json", (0, 0))
        self.bin = self.root / "bin"
        self.bin.mkdir()
        for tool in TOOLS:
            (self.bin / tool).symlink_to(shutil.which(tool))
        for name, text in STANDINS.items():
            self.write_program(name, "#!/bin/sh\n" + text.replace("NAME", name))
        self.installed, self.lists, self.log = (self.root / name for name in ("installed", "lists", "calls"))
        self.installed.touch()
        self.lists.touch()

    def write_program(self, name, text="#!/bin/sh\n"):
        path = self.bin / name
        path.write_text(text)
        path.chmod(0o755)

    def dev(self, *words, **environment):
        self.log.write_text("")
        done = subprocess.run([self.tree / "packaging" / "dev", *words], capture_output=True, text=True,
                              env={"PATH": str(self.bin), "CALLS": str(self.log), "LISTS": str(self.lists),
                                   "INSTALLED": str(self.installed), **environment})
        self.calls = self.log.read_text().splitlines()
        return done

    def called(self, words):
        return [call for call in self.calls if words in call]

    def test_installs_what_is_missing_and_says_why(self):
        for program in PROVIDED:
            self.write_program(program)
        done = self.dev("server", "--listen", "127.0.0.1:0")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertIn("dev: installing to compile the server: ", done.stderr)
        [install] = self.called("apt-get ")[-1:]
        self.assertIn("qt6-base-dev", install)
        self.assertNotIn("ninja-build", install)  # a program that does as well is there
        self.assertNotIn("qt6-webengine-dev", install)  # nothing here needs the desktop
        self.assertNotIn("postgresql", install)

    def test_does_nothing_twice(self):
        self.dev("server")
        done = self.dev("server")
        self.assertEqual(self.called("apt-get"), [])
        self.assertEqual(self.called("--preset"), [])
        self.assertNotIn("installing", done.stderr)

    def test_fetches_package_lists_only_where_there_are_none(self):
        self.dev("server")
        self.assertEqual(self.called("update"), [])
        self.installed.write_text("")
        self.lists.unlink()
        done = self.dev("server")
        self.assertEqual(done.returncode, 0, done.stderr)
        self.assertTrue(self.called("apt-get")[0].endswith(" update"), self.calls)

    def test_passes_arguments_on(self):
        done = self.dev("server", "--listen", "127.0.0.1:0", "--data", "a b")
        self.assertEqual(done.stdout, "signalboxd serve --listen 127.0.0.1:0 --data a b\n")

    def test_run_without_a_display_starts_the_server_and_says_so(self):
        done = self.dev("run")
        self.assertEqual(done.stdout, "signalboxd serve\n")
        self.assertIn("no display here", done.stderr)
        self.assertEqual(self.called("webengine"), [])

    def test_run_with_a_display_starts_the_desktop(self):
        done = self.dev("run", DISPLAY=":9")
        self.assertEqual(done.stdout, "signalbox\n")
        self.assertTrue(self.called("qt6-webengine-dev"))
        self.assertTrue(self.called("-DSIGNALBOX_DESKTOP=ON"))

    def test_the_desktop_is_switched_on_in_the_same_folder(self):
        self.dev("server")
        self.assertTrue(self.called("-DSIGNALBOX_DESKTOP=OFF"))
        self.dev("build")
        self.assertTrue(self.called("-DSIGNALBOX_DESKTOP=ON"))
        self.dev("server")
        self.assertEqual(self.called("--preset"), [])

    def test_stops_when_something_cannot_be_installed(self):
        self.write_program("apt-get", "#!/bin/sh\necho 'no network' >&2\nexit 100\n")
        done = self.dev("server")
        self.assertNotEqual(done.returncode, 0)
        self.assertEqual(self.called("cmake"), [])

    def test_unknown_command_is_a_usage_error(self):
        done = self.dev("frobnicate")
        self.assertEqual(done.returncode, 2)
        self.assertIn("packaging/dev test", done.stderr)
        self.assertEqual(self.dev("help").returncode, 0)


if __name__ == "__main__":
    unittest.main()
