#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The real page of a real signalboxd, twenty services and ninety days: load beside nginx with
the same bytes, and the event streams of its visitors beside nginx with nchan."""
import json
import pathlib
import subprocess
import tempfile
import time
import urllib.request

from http_load import load_page
from peers import BUILD, free_port, running
from stream_load import load_streams

DAY_S = 24 * 3600


class Api:
    def __init__(self, base, token):
        self.base, self.token = base, token

    def __call__(self, method, path, value):
        request = urllib.request.Request(
            f"{self.base}/api/v1{path}", json.dumps(value).encode(), method=method,
            headers={"Authorization": f"Bearer {self.token}", "Content-Type": "application/json"})
        with urllib.request.urlopen(request) as response:
            return json.load(response)


def ago(seconds):
    return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() - seconds))


def fill(api):
    """Twenty services in four groups and an incident every third day."""
    page = api("POST", "/pages", {"name": "Northwind", "slug": "northwind"})
    services, arrangement = [], []
    for group in range(4):
        parent = api("POST", "/services", {"name": f"Group {group + 1}"})["id"]
        arrangement.append({"service_id": parent, "parent_id": None, "position": len(arrangement)})
        for number in range(4):
            service = api("POST", "/services", {"name": f"Service {group + 1}.{number + 1}",
                                                "parent_id": parent})["id"]
            services.append(service)
            arrangement.append({"service_id": service, "parent_id": parent, "position": len(arrangement)})
    api("PUT", f"/pages/{page['id']}/services", arrangement)
    for day in range(1, 90, 3):
        incident = api("POST", "/incidents", {
            "title": f"Trouble number {day}", "type": "minor", "notify": False,
            "services": [{"service_id": services[day % len(services)], "impact": "partial_outage"}],
            "started_at": ago(day * DAY_S),
            "update": {"status": "investigating", "body": "We are looking into it.",
                       "posted_at": ago(day * DAY_S)}})
        api("POST", f"/incidents/{incident['id']}/updates", {
            "status": "resolved", "body": "All is well again.", "notify": False,
            "posted_at": ago(day * DAY_S - 7200)})


def wait_until_published(base, words):
    end = time.monotonic() + 30
    while words not in urllib.request.urlopen(base).read().decode():
        if time.monotonic() > end:
            raise RuntimeError(f"“{words}” is not on the page")
        time.sleep(0.05)


def main():
    with tempfile.TemporaryDirectory(prefix="signalbox-bench-") as folder:
        program, port = str(BUILD / "bin/signalboxd"), free_port()
        data = ["--data", str(pathlib.Path(folder) / "data")]
        with running([program, "serve", *data, "--listen", f"127.0.0.1:{port}"], port) as server:
            base = f"http://127.0.0.1:{port}"
            token = subprocess.run([program, "token", "create", *data, "--name", "bench", "--scope", "admin"],
                                   check=True, capture_output=True, text=True).stdout.strip()
            fill(Api(base, token))
            wait_until_published(f"{base}/", "Trouble number 1")
            load_page(f"{base}/", server.pid)
            report = {"title": "Trouble", "type": "minor", "services": [], "notify": False,
                      "update": {"status": "investigating", "body": "We are looking into it."}}
            print("  each event is a command: committed, its page rendered, its streams told")
            load_streams(f"{base}/events", f"{base}/api/v1/incidents", server.pid, json.dumps(report),
                         [f"Authorization: Bearer {token}", "Content-Type: application/json"])


if __name__ == "__main__":
    main()
