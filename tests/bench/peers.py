# SPDX-License-Identifier: GPL-3.0-or-later
"""What the HTTP benchmarks share: servers on free loopback ports that end with the benchmark,
the processor time and memory of their processes, and wrk."""
import contextlib
import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time

WORKERS = os.cpu_count() or 1
BUILD = pathlib.Path(os.environ.get("SIGNALBOX_BUILD", "build/release"))


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def wait_for_port(port, process, patience=10):
    deadline = time.monotonic() + patience
    while time.monotonic() < deadline and process.poll() is None:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.01)
    sys.exit(f"{process.args[0]} does not listen")


def family(pid):
    """The process and its children: nginx works in those."""
    with contextlib.suppress(OSError):
        children = pathlib.Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
        return [pid, *(member for child in children for member in family(int(child)))]
    return [pid]


def cpu_seconds(pid):
    ticks = 0
    for member in family(pid):
        fields = pathlib.Path(f"/proc/{member}/stat").read_text().rpartition(")")[2].split()
        ticks += int(fields[11]) + int(fields[12])
    return ticks / os.sysconf("SC_CLK_TCK")


def memory_bytes(pid):
    """What the process and its children hold for themselves: no libraries, which others share."""
    return sum(int(size) * 1024 for member in family(pid) for size in re.findall(
        r"Pss_(?:Anon|Shmem): +(\d+)", pathlib.Path(f"/proc/{member}/smaps_rollup").read_text()))


@contextlib.contextmanager
def running(command, port, **options):
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, **options)
    try:
        wait_for_port(port, process)
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(10)


@contextlib.contextmanager
def nginx(server_block, files=(), modules=(), http_lines=""):
    """nginx with as many workers as we have, as fast as it can be set up; yields its process,
    its port and the folder it serves, into which `files` (name, bytes) are written."""
    folder = pathlib.Path(tempfile.mkdtemp(prefix="signalbox-bench-"))
    try:
        for name, content in files:
            (folder / name).write_bytes(content)
            (folder / name).chmod(0o644)
        folder.chmod(0o755)
        port = free_port()
        temp_paths = "".join(f"{kind}_temp_path {folder}/{kind};" for kind in
                             ("client_body", "proxy", "fastcgi", "uwsgi", "scgi"))
        loads = "".join(f"load_module /usr/lib/nginx/modules/{module};" for module in modules)
        (folder / "nginx.conf").write_text(f"""
            {loads}
            worker_processes {WORKERS}; worker_rlimit_nofile 20000; daemon off;
            pid {folder}/pid; error_log {folder}/error.log;
            events {{ worker_connections 20000; }}
            http {{
                access_log off; types {{ text/html html; }} {temp_paths}
                sendfile on; tcp_nopush on; keepalive_requests 1000000000;
                open_file_cache max=1000 inactive=60s; open_file_cache_valid 60s;
                {http_lines}
                server {{ listen 127.0.0.1:{port} reuseport; root {folder}; {server_block} }}
            }}""")
        command = [shutil.which("nginx") or "/usr/sbin/nginx", "-c", f"{folder}/nginx.conf",
                   "-p", str(folder), "-e", f"{folder}/error.log"]
        with running(command, port, stderr=subprocess.DEVNULL) as process:
            yield process, port
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000}[unit]


def wrk(url, pid, connections, fields, seconds=1):
    """One run: requests a second, latencies in ms, bytes and processor time a request."""
    before = cpu_seconds(pid)
    command = ["wrk", f"-t{min(WORKERS, 2)}", f"-c{connections}", f"-d{seconds}s", "--latency"]
    for field in fields:
        command += ["-H", field]
    text = subprocess.run([*command, url], capture_output=True, text=True, check=True).stdout
    used = cpu_seconds(pid) - before
    if bad := re.search(r"Non-2xx or 3xx responses: \d+|Socket errors: .*", text):
        print(f"  {url}: {bad.group()}")
    count = int(re.search(r"(\d+) requests in", text).group(1))
    amount, unit = re.search(r"requests in [\d.]+m?s, ([\d.]+)(\w+) read", text).groups()
    return {
        "rate": float(re.search(r"Requests/sec:\s+([\d.]+)", text).group(1)),
        "p50": milliseconds(re.search(r"(?m)^ +50% +(\S+)", text).group(1)),
        "p99": milliseconds(re.search(r"(?m)^ +99% +(\S+)", text).group(1)),
        "bytes": float(amount) * {"B": 1, "KB": 2**10, "MB": 2**20, "GB": 2**30}[unit] / count,
        "cpu_us": used * 1e6 / count,
    }
