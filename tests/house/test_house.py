#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Shows that house.py finds what it is there to find, on small trees with one fault each."""
import pathlib
import tempfile
import unittest

import house

SPDX = "// SPDX-License-Identifier: GPL-3.0-or-later\n"
GOOD = {
    "CMakeLists.txt": "",
    "README.md": "",
    "core/model/README.md": "",
    "core/model/CMakeLists.txt": "signalbox_library(model LINKS signalbox_base)\n",
    "core/model/page.cpp": SPDX + '#include "core/model/page.h"\n#include <QString>\n',
    "core/model/page.h": SPDX + '#pragma once\n#include "core/base/result.h"\n',
    "packaging/dev": "#!/bin/sh\n# SPDX-License-Identifier: GPL-3.0-or-later\n",
    "ui/pages/README.md": "",
    "ui/pages/view.cpp": SPDX + '#include "core/commands/command.h"\n#include <QIcon>\n',
    "app/server/main.cpp": SPDX + '#include "core/server/server.h"\n',
}


class HouseTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.addCleanup(self.folder.cleanup)
        self.root = pathlib.Path(self.folder.name, "tree")
        self.qt = pathlib.Path(self.folder.name, "qt")
        for module, header in (("QtCore", "QString"), ("QtGui", "QIcon"), ("QtWidgets", "QLabel")):
            self.write(self.qt / module / header, "")
        for name, text in GOOD.items():
            self.write(self.root / name, text)

    @staticmethod
    def write(path, text):
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)

    def findings(self):
        return [f"{name}:{line}: {problem}"
                for name, line, problem in house.check_tree(self.root, self.qt)]

    def assert_found(self, name, text, expected):
        """Adding this one file to a good tree gives this one finding."""
        self.write(self.root / name, text)
        self.assertEqual(self.findings(), [expected])

    def test_good_tree_has_no_findings(self):
        self.assertEqual(self.findings(), [])

    def test_sibling_room(self):
        self.assert_found("core/http/x.h", SPDX + '#include "core/model/page.h"\n',
                          'core/http/x.h:2: core/http may not include "core/model/page.h"')

    def test_upward_arrow(self):
        self.assert_found("core/base/x.h", SPDX + '#include "core/server/server.h"\n',
                          'core/base/x.h:2: core/base may not include "core/server/server.h"')

    def test_core_includes_ui(self):
        self.assert_found("core/server/x.h", SPDX + '# include "ui/pages/view.h"\n',
                          'core/server/x.h:2: core/server may not include "ui/pages/view.h"')

    def test_ui_reaches_past_sync(self):
        for room in ("storage", "publish", "http", "server"):
            with self.subTest(room):
                self.assert_found("ui/pages/x.h", SPDX + f'#include "core/{room}/x.h"\n',
                                  f'ui/pages/x.h:2: ui may not include "core/{room}/x.h"')

    def test_ui_may_make_commands_but_not_run_them(self):
        self.assert_found("ui/pages/x.h", SPDX + '#include "core/commands/runner.h"\n',
                          'ui/pages/x.h:2: ui may not include "core/commands/runner.h"')

    def test_gui_header_in_core(self):
        self.assert_found("core/model/x.h", SPDX + "#include <QIcon>\n",
                          "core/model/x.h:2: core may not include <QIcon> of QtGui")

    def test_named_gui_header_in_core(self):
        self.assert_found("core/model/x.h", SPDX + "#include <QtWidgets/QLabel>\n",
                          "core/model/x.h:2: core may not include <QtWidgets/QLabel> of QtWidgets")

    def test_core_links_gui(self):
        self.assert_found("core/server/CMakeLists.txt", "signalbox_library(server\n  LINKS Qt6::Gui)\n",
                          "core/server/CMakeLists.txt:2: core/server may not link Qt6::Gui")

    def test_core_links_sibling(self):
        self.assert_found("core/http/CMakeLists.txt", "signalbox_library(http LINKS signalbox_model)\n",
                          "core/http/CMakeLists.txt:1: core/http may not link signalbox_model")

    def test_a_room_may_have_libraries_of_its_own(self):
        self.write(self.root / "core/http/CMakeLists.txt", "target_link_libraries(x signalbox_page)\n")
        self.assertEqual(self.findings(), [])

    def test_ui_links_the_server(self):
        self.assert_found("ui/CMakeLists.txt", "signalbox_library(ui LINKS signalbox_sync signalbox_server)\n",
                          "ui/CMakeLists.txt:1: ui may not link signalbox_server")

    def test_relative_include(self):
        self.assert_found("core/model/x.h", SPDX + '#include "page.h"\n',
                          'core/model/x.h:2: "page.h" is not named from the root of the tree')

    def test_room_without_readme(self):
        self.assert_found("ui/tray/tray.cpp", SPDX, "ui/tray/README.md:1: is missing")

    def test_no_spdx_line(self):
        self.assert_found("tests/x.py", "pass\n", "tests/x.py:1: has no SPDX line")

    def test_script_without_suffix_needs_spdx_line(self):
        self.assert_found(".ci/run", "#!/bin/sh\n", ".ci/run:1: has no SPDX line")

    def test_long_file(self):
        self.assert_found("core/model/x.cpp", SPDX + "\n" * 400,
                          "core/model/x.cpp:401: is 401 lines long; 400 fit in a head")

    def test_stray_folder_at_the_top(self):
        self.assert_found("scripts/x.txt", "", "scripts:1: does not belong at the top of the tree")


if __name__ == "__main__":
    unittest.main()
