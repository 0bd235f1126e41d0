#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Start-up time and resident memory of the server and the desktop.

Server: from the exec until it prints `listening on`, in an empty data folder and in one that
exists. Desktop: from the exec until the X server maps its first window, under Xvfb, beside a
program with one empty QMainWindow. Memory is read two seconds later.
"""
import ctypes
import os
import pathlib
import select
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

BUILD = pathlib.Path(os.environ["SIGNALBOX_BUILD"])
ROUNDS = 11
DEADLINE_S = 30


def memory_mib(pid):
    """(resident, proportional) in MiB; the second shares libraries out among their users."""
    fields = {}
    for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()[1:]:
        name, value = line.split(":")
        fields[name] = int(value.split()[0]) / 1024
    return fields["Rss"], fields["Pss"]


class Output:
    """A process's standard output, read line by line with a deadline."""

    def __init__(self, process):
        self.descriptor = process.stdout.fileno()
        self.unread = b""

    def wait_for(self, words):
        end = time.monotonic() + DEADLINE_S
        while True:
            line, newline, rest = self.unread.partition(b"\n")
            if newline:
                self.unread = rest
                if words.encode() in line:
                    return
                continue
            ready = select.select([self.descriptor], [], [], max(0, end - time.monotonic()))[0]
            part = os.read(self.descriptor, 65536) if ready else b""
            if not part:
                raise RuntimeError(f"waited in vain for “{words}”")
            self.unread += part


def stop(process):
    process.terminate()
    try:
        process.wait(DEADLINE_S)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def server_round(folder, settle_s=0):
    environment = dict(os.environ, XDG_DATA_HOME=str(folder))
    begin = time.monotonic()
    server = subprocess.Popen([BUILD / "bin/signalboxd", "serve", "--listen", "127.0.0.1:0"],
                              env=environment, stdout=subprocess.PIPE,
                              stderr=subprocess.DEVNULL)
    try:
        Output(server).wait_for("listening on")
        took = time.monotonic() - begin
        time.sleep(settle_s)
        return took, memory_mib(server.pid)
    finally:
        stop(server)


def measure_server(scratch):
    first = [server_round(scratch / f"new{number}")[0] for number in range(ROUNDS)]
    again = [server_round(scratch / "new0")[0] for number in range(ROUNDS)]
    resident, proportional = server_round(scratch / "new0", settle_s=2)[1]
    print(f"figure: server start: {1000 * statistics.median(first):.0f} ms in an empty folder, "
          f"{1000 * statistics.median(again):.0f} ms in its own (median of {ROUNDS}; aim: 100)")
    print(f"figure: server idle: {resident:.1f} MiB resident, {proportional:.1f} MiB proportional (aim: 25)")


class Display:
    """An X server of our own, and a look at the windows that it maps."""

    SUBSTRUCTURE_NOTIFY, MAP_NOTIFY = 1 << 19, 19

    def __enter__(self):
        reader, writer = os.pipe()
        self.xvfb = subprocess.Popen(["Xvfb", "-displayfd", str(writer), "-screen", "0", "1400x1000x24"],
                                     pass_fds=[writer], stderr=subprocess.DEVNULL)
        os.close(writer)
        with os.fdopen(reader) as numbers:
            self.name = ":" + numbers.readline().strip()
        self.x11 = ctypes.CDLL("libX11.so.6")
        self.x11.XOpenDisplay.restype = ctypes.c_void_p
        self.x11.XDefaultRootWindow.restype = ctypes.c_ulong
        self.connection = ctypes.c_void_p(self.x11.XOpenDisplay(self.name.encode()))
        root = ctypes.c_ulong(self.x11.XDefaultRootWindow(self.connection))
        self.x11.XSelectInput(self.connection, root, ctypes.c_long(self.SUBSTRUCTURE_NOTIFY))
        return self

    def __exit__(self, *_):
        self.x11.XCloseDisplay(self.connection)
        stop(self.xvfb)

    def forget(self):
        self.x11.XSync(self.connection, 1)

    def wait_for_window(self):
        descriptor = self.x11.XConnectionNumber(self.connection)
        event = (ctypes.c_long * 24)()  # an XEvent; its first int is the type
        end = time.monotonic() + DEADLINE_S
        while time.monotonic() < end:
            while self.x11.XPending(self.connection):
                self.x11.XNextEvent(self.connection, event)
                if event[0] & 0xffffffff == self.MAP_NOTIFY:
                    return
            select.select([descriptor], [], [], max(0, end - time.monotonic()))
        raise RuntimeError("waited in vain for a window")


def window_round(display, program, folder, settle_s=0):
    environment = dict(os.environ, DISPLAY=display.name, QT_QPA_PLATFORM="xcb", HOME=str(folder),
                       XDG_DATA_HOME=str(folder), XDG_CONFIG_HOME=str(folder), XDG_CACHE_HOME=str(folder))
    environment.pop("WAYLAND_DISPLAY", None)
    display.forget()
    begin = time.monotonic()
    process = subprocess.Popen([program], env=environment, stdout=subprocess.DEVNULL,
                               stderr=subprocess.DEVNULL)
    try:
        display.wait_for_window()
        took = time.monotonic() - begin
        time.sleep(settle_s)
        if process.poll() is not None:
            raise RuntimeError(f"{program} ended with {process.returncode}")
        return took, memory_mib(process.pid)
    finally:
        stop(process)


def measure_desktop(scratch):
    programs = {"desktop": BUILD / "bin/signalbox", "empty window": BUILD / "bench/peers/emptywindow"}
    took, memory = {}, {}
    with Display() as display:
        for name, program in programs.items():
            folder = scratch / name.replace(" ", "")
            folder.mkdir()
            window_round(display, program, folder)  # the first start makes its folders
            took[name] = statistics.median(window_round(display, program, folder)[0]
                                           for _ in range(ROUNDS))
            memory[name] = window_round(display, program, folder, settle_s=2)[1]
    limit = 2 * took["empty window"] + 0.3
    print(f"figure: desktop start to window: {1000 * took['desktop']:.0f} ms "
          f"(empty QMainWindow {1000 * took['empty window']:.0f} ms; aim: {1000 * limit:.0f})")
    print(f"figure: desktop idle: {memory['desktop'][0]:.0f} MiB resident, {memory['desktop'][1]:.0f} MiB "
          f"proportional (empty QMainWindow {memory['empty window'][0]:.0f} and "
          f"{memory['empty window'][1]:.0f})")


def main():
    scratch = pathlib.Path(tempfile.mkdtemp(prefix="signalbox-bench-"))
    try:
        measure_server(scratch)
        if (BUILD / "bin/signalbox").exists():
            measure_desktop(scratch)
        else:
            print("the desktop is not built: not measured")
    finally:
        shutil.rmtree(scratch)


if __name__ == "__main__":
    sys.exit(main())
