#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""core/http alone, with a page of the usual size: load and event streams beside nginx."""
import gzip
import pathlib
import random
import subprocess
import tempfile

from http_load import load_page
from peers import BUILD, WORKERS, free_port, running
from stream_load import load_idle, load_streams


def sample_page():
    """As large as a status page of twenty services, and compressed about as well."""
    chance = random.Random(1)
    letters = "abcdefghijklmnopqrstuvwxyz"
    words = ["".join(chance.choices(letters, k=chance.randint(3, 9))) for _ in range(900)]
    bars = (f'<div class="bar" data-day="{chance.randint(0, 90)}"><span>{chance.choice(words)} '
            f"{chance.choice(words)}</span></div>\n" for _ in range(1600))
    return ("<!doctype html>\n" + "".join(bars)).encode()


def main():
    with tempfile.TemporaryDirectory(prefix="signalbox-bench-") as folder:
        page = pathlib.Path(folder) / "page.html"
        page.write_bytes(sample_page())
        pathlib.Path(f"{page}.gz").write_bytes(gzip.compress(page.read_bytes(), 9))
        subprocess.run(["brotli", "-kfq", "11", str(page)], check=True)
        port = free_port()
        command = [str(BUILD / "bin/bench_http_server"), "--file", str(page), "--port", str(port),
                   "--workers", str(WORKERS)]
        base = f"http://127.0.0.1:{port}"
        with running(command, port) as server:
            load_streams(f"{base}/events", f"{base}/publish", server.pid)
            load_page(f"{base}/", server.pid)
        with running(command, port) as server:  # that no stream has grown yet
            load_idle(f"{base}/", server.pid)


if __name__ == "__main__":
    main()
