#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Fails where the tree breaks the rules of the house: who may include whom, what may lie at
the top, a README in every room, an SPDX line in every source, no file longer than a head holds.

    house.py ROOT [--qt-headers DIR]

Prints one `file:line: what is wrong` a finding and exits with 1 if there is any. DIR is the
folder that holds QtCore, QtGui, ...; without it only <QtModule/Header> includes can be told.
"""
import argparse
import pathlib
import re
import subprocess
import sys

# A room may include itself and these. A room is the longest of these prefixes of a path.
ARROWS = {
    "core/base": [],
    "core/model": ["core/base"],
    "core/storage": ["core/base", "core/model"],
    "core/commands": ["core/base", "core/model", "core/storage"],
    "core/publish": ["core/base", "core/model"],
    "core/http": ["core/base"],
    "core/monitoring": ["core/base", "core/model"],
    "core/notify": ["core/base", "core/model", "core/storage"],
    "core/sync": ["core/base", "core/model", "core/storage", "core/commands"],
    "core/server": ["core"],
    # A window makes commands and reads the replica; the database behind it is not its business.
    "ui": ["core/base", "core/model", "core/sync", "core/commands/command.h"],
    "app": ["core", "ui", "app"],
    "tests": ["core", "ui", "app", "tests"],
}
CORE_QT_MODULES = {"QtCore", "QtNetwork", "QtSql"}
TOP_LEVEL = {"CMakeLists.txt", "CMakePresets.json", "LICENSE", "README.md", "app", "core",
             "packaging", "resources", "tests", "translations", "ui"}
SOURCES = {".cpp", ".h"}
SCRIPTS = {".py", ".sh", ".mjs", ".js", ".sql"}
MAX_LINES = 400
# Longer than that and better so, each with its reason.
MAY_BE_LONGER: dict[str, str] = {}

INCLUDE = re.compile(r'^\s*#\s*include\s*(["<])([^">]+)[">]')
LINK = re.compile(r"\b(signalbox_[a-z]+|Qt6?::[A-Za-z]+)\b")


def tree_files(root):
    """Every file that belongs to the tree, relative to it: tracked, or new and not ignored."""
    try:
        listed = subprocess.run(["git", "-C", root, "ls-files", "-coz", "--exclude-standard"],
                                capture_output=True, check=True).stdout.decode()
        names = [name for name in listed.split("\0") if name]
    except (OSError, subprocess.CalledProcessError):  # an unpacked tarball
        names = [path.relative_to(root).as_posix() for path in root.rglob("*")
                 if not {"build", "node_modules"} & set(path.relative_to(root).parts)]
    return sorted(pathlib.PurePosixPath(name) for name in set(names) if (root / name).is_file())


def room_of(path):
    parts = pathlib.PurePosixPath(path).parts
    for length in (2, 1):
        room = "/".join(parts[:length])
        if room in ARROWS:
            return room
    return None


def lies_in(path, place):
    return path == place or path.startswith(place + "/")


def is_core(room):
    return room is not None and room.startswith("core/")


class Qt:
    """Tells the module of a Qt header: <QIcon> is QtGui's."""

    def __init__(self, headers):
        self.modules = {}
        for module in sorted(headers.glob("Qt*")) if headers else []:
            for header in module.iterdir():
                self.modules.setdefault(header.name, set()).add(module.name)

    def modules_of(self, header):
        module, slash, _ = header.partition("/")
        return {module} if slash and module.startswith("Qt") else self.modules.get(header, set())


def check_include(room, quote, target, qt):
    if quote == '"':
        if "/" not in target and (target.endswith(".moc") or target.startswith("ui_")):
            return None  # made by Qt's tools in the build folder
        if target.split("/")[0] not in TOP_LEVEL or "/" not in target:
            return f'"{target}" is not named from the root of the tree'
        if not any(lies_in(target, place) for place in [room, *ARROWS[room]]):
            return f'{room} may not include "{target}"'
    elif is_core(room):
        modules = qt.modules_of(target)
        if modules and not modules & CORE_QT_MODULES:
            return f"core may not include <{target}> of {'/'.join(sorted(modules))}"
    return None


def check_source(path, text, qt):
    room = room_of(path)
    if room is None:
        return
    for number, line in enumerate(text.splitlines(), 1):
        match = INCLUDE.match(line)
        problem = check_include(room, match[1], match[2], qt) if match else None
        if problem:
            yield number, problem


def check_links(path, text):
    """A library that a room of core or the ui links but could not include."""
    room = room_of(path)
    if room is None or not (is_core(room) or room == "ui"):
        return
    libraries = {place: "signalbox_" + place.rpartition("/")[2] for place in ARROWS if place != "core"}
    allowed = {library for place, library in libraries.items()
               if any(lies_in(place, arrow) for arrow in [room, *ARROWS[room]])}
    for number, line in enumerate(text.splitlines(), 1):
        for name in LINK.findall(line.partition("#")[0]):
            if name.startswith("signalbox_"):
                is_wrong = name in libraries.values() and name not in allowed
            else:
                is_wrong = is_core(room) and "Qt" + name.split("::")[1] not in CORE_QT_MODULES
            if is_wrong:
                yield number, f"{room} may not link {name}"


def check_file(root, path, qt):
    """Findings of one file as (line, words)."""
    name = path.as_posix()
    is_script = path.suffix in SCRIPTS or not path.suffix
    if path.name != "CMakeLists.txt" and path.suffix not in SOURCES and not is_script:
        return
    data = (root / path).read_bytes()
    if is_script and not path.suffix and not data.startswith(b"#!"):
        return
    text = data.decode("utf-8", "replace")
    if path.name == "CMakeLists.txt":
        yield from check_links(name, text)
        return
    if path.suffix in SOURCES:
        yield from check_source(name, text, qt)
    # What lies in resources is shipped as it is, byte for byte.
    if path.parts[0] != "resources" and "SPDX-License-Identifier:" not in text[:400]:
        yield 1, "has no SPDX line"
    length = text.count("\n")
    if length > MAX_LINES and name not in MAY_BE_LONGER:
        yield length, f"is {length} lines long; {MAX_LINES} fit in a head"


def check_rooms(files):
    """Every folder of core and ui that holds sources says in a README what it is for."""
    present = {path.as_posix() for path in files}
    folders = {path.parts[:2] for path in files
               if path.parts[0] in ("core", "ui") and len(path.parts) > 2 and path.suffix == ".cpp"}
    for folder in sorted("/".join(parts) for parts in folders):
        if folder + "/README.md" not in present:
            yield folder + "/README.md", 1, "is missing"


def check_tree(root, qt_headers=None):
    files = tree_files(root)
    qt = Qt(qt_headers)
    for name in sorted({path.parts[0] for path in files}):
        if name not in TOP_LEVEL and not name.startswith("."):
            yield name, 1, "does not belong at the top of the tree"
    yield from check_rooms(files)
    for path in files:
        for line, problem in check_file(root, path, qt):
            yield path.as_posix(), line, problem


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("root", type=pathlib.Path)
    parser.add_argument("--qt-headers", type=pathlib.Path)
    arguments = parser.parse_args()
    if not (arguments.root / "core").is_dir():
        sys.exit(f"{arguments.root} holds no core: nothing to check")
    findings = list(check_tree(arguments.root, arguments.qt_headers))
    for name, line, problem in findings:
        print(f"{name}:{line}: {problem}")
    print(f"{len(findings)} findings in {len(tree_files(arguments.root))} files")
    sys.exit(1 if findings else 0)


if __name__ == "__main__":
    main()
