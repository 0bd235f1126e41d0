#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""stream_load.py URL TRIGGER PID [BODY [FIELD]...]: how fast an event reaches all of 1,000,
2,000 and 5,000 streams of URL after a POST of BODY to TRIGGER, and what an idle stream costs the
process PID, beside nginx with nchan. And what 10,000 idle visitors of the page PAGE cost, if the
environment names it.

Times are from just before the POST is sent to the last stream having the event: the median of
seven events. Memory is what the processes hold more than before the first stream.
"""
import json
import os
import subprocess
import sys
import time

from peers import BUILD, family, memory_bytes, nginx

COUNTS = (1000, 2000, 5000)
NCHAN = """
    location = /events {
        nchan_subscriber eventsource; nchan_channel_id bench; nchan_subscriber_first_message newest;
    }
    location = /publish { nchan_publisher; nchan_channel_id bench; }
"""


def open_streams(url, count, pid, empty, *more):
    """`empty`: the memory before; allocators keep what earlier streams have left."""
    command = [str(BUILD / "bin/streamclient"), "--url", url, "--count", str(count), *more]
    for member in family(pid):
        command += ["--pid", str(member)]
    result = subprocess.run(command, capture_output=True, text=True)
    if result.returncode != 0:
        sys.exit(result.stderr)
    time.sleep(0.5)  # for the server to see all of them leave
    figures = json.loads(result.stdout)
    figures["bytes_each"] = max(0, figures["memory_bytes"] - empty) / count
    return figures


def measure(url, count, pid, empty, trigger, body, fields):
    more = ["--trigger", trigger, "--body", body, "--rounds", "7"]
    for field in fields:
        more += ["--header", field]
    return open_streams(url, count, pid, empty, *more)


def show(result):
    return (f"{result['last_ms']:.1f} ms to the last, {result['median_ms']:.1f} ms to the "
            f"median one, {result['bytes_each'] / 1024:.1f} KiB a stream")


def load_streams(url, trigger, pid, body="hello", fields=()):
    with nginx(NCHAN, modules=["ngx_nchan_module.so"],
               http_lines="nchan_shared_memory_size 128M;") as (peer, port):
        base = f"http://127.0.0.1:{port}"
        empty, peer_empty = memory_bytes(pid), memory_bytes(peer.pid)
        for count in COUNTS:
            ours = measure(url, count, pid, empty, trigger, body, fields)
            theirs = measure(f"{base}/events", count, peer.pid, peer_empty, f"{base}/publish",
                             body, ())
            print(f"figure: {count:,} event streams: {show(ours)} (nchan {show(theirs)})",
                  flush=True)


def load_idle(page, pid):
    result = open_streams(page, 10_000, pid, memory_bytes(pid))
    print(f"figure: 10,000 idle visitors: {result['bytes_each'] * 10_000 / 1e6:.1f} MB "
          f"({result['bytes_each'] / 1024:.2f} KiB each)", flush=True)


if __name__ == "__main__":
    if len(sys.argv) < 4:
        sys.exit(__doc__)
    load_streams(sys.argv[1], sys.argv[2], int(sys.argv[3]), *sys.argv[4:5], fields=sys.argv[5:])
    if "PAGE" in os.environ:
        load_idle(os.environ["PAGE"], int(sys.argv[3]))
