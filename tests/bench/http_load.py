#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""http_load.py URL PID: how fast the page at URL, on this machine, is served by the process
PID, beside nginx with the same bytes from files.

Prints requests a second, p50 and p99 of the latency, bytes and the server's processor time a
request, for each coding, for 304s, 64 and 256 connections, keep-alive on and off. The two are
measured in turn, three times a second long; medians are told.
"""
import statistics
import sys
import urllib.request

from peers import nginx, wrk

ROUNDS = 3
CASES = [  # what, connections, keep-alive
    ("gzip", 64, True), ("gzip", 256, True), ("gzip", 64, False), ("gzip", 256, False),
    ("304", 64, True), ("304", 256, True), ("304", 64, False),
    ("br", 64, True), ("identity", 64, True),
]


def fetch(url, coding):
    request = urllib.request.Request(url, headers={"Accept-Encoding": coding})
    with urllib.request.urlopen(request) as response:
        return response.read(), response.headers


def tag_of(url):
    return fetch(url, "gzip")[1]["ETag"]


def show(result):
    return (f"{result['rate']:,.0f} requests/s, p50 {result['p50']:.2f} ms, "
            f"p99 {result['p99']:.2f} ms, {result['cpu_us']:.1f} us CPU")


def compare(case, ours, theirs):
    """`ours`, `theirs`: (url, pid). Alternates, so that a busy minute hits both."""
    what, connections, keep_alive = case
    results = {"ours": [], "nginx": []}
    for _ in range(ROUNDS):
        for name, (url, pid) in (("ours", ours), ("nginx", theirs)):
            fields = [] if keep_alive else ["Connection: close"]
            if what == "304":
                fields += ["Accept-Encoding: gzip", f"If-None-Match: {tag_of(url)}"]
            elif what == "gzip" or (what == "br" and name == "ours"):
                fields.append(f"Accept-Encoding: {what}")
            results[name].append(wrk(url, pid, connections, fields))
    middle = {name: {key: statistics.median(run[key] for run in runs) for key in runs[0]}
              for name, runs in results.items()}
    size = middle["ours"]["bytes"]
    ratio = middle["ours"]["rate"] / middle["nginx"]["rate"]
    print(f"figure: {what}, {size:,.0f} bytes, {connections} connections, "
          f"{'keep-alive' if keep_alive else 'a connection each'}: {show(middle['ours'])} "
          f"(nginx {show(middle['nginx'])}; {ratio:.2f} x)", flush=True)


def load_page(url, pid):
    plain, headers = fetch(url, "identity")
    zipped, brotli = fetch(url, "gzip")[0], fetch(url, "br")[0]
    # Debian's nginx has no Brotli, so its bytes are served as a file of their own.
    files = [("page.html", plain), ("page.html.gz", zipped), ("br.html", brotli)]
    cache_control = headers.get("Cache-Control", "no-cache")
    block = f'gzip_static on; gzip_vary on; add_header Cache-Control "{cache_control}";'
    print(f"  the page: {len(plain)} bytes, {len(zipped)} gzip, {len(brotli)} br")
    with nginx(block, files) as (peer, port):
        for case in CASES:
            name = "br.html" if case[0] == "br" else "page.html"
            compare(case, (url, pid), (f"http://127.0.0.1:{port}/{name}", peer.pid))


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    load_page(sys.argv[1], int(sys.argv[2]))
