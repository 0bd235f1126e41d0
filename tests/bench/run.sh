#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# run.sh BUILD [NAME]: every benchmark whose name holds NAME, one after the other, then what
# they found. README.md says what a benchmark is. Output is kept in BUILD/bench.txt.
set -uo pipefail
shopt -s nullglob

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
build=$(cd "$1" && pwd) || exit
name=${2:-}
log=$build/bench.txt
export SIGNALBOX_BUILD=$build

# How busy the machine is right now, in percent; the load average still knows the build before.
busy() {
    local -a before now
    read -ra before </proc/stat
    sleep 2
    read -ra now </proc/stat
    local total=0 field
    for field in {1..8}; do total=$((total + now[field] - before[field])); done
    echo $((100 - 100 * (now[4] - before[4] + now[5] - before[5]) / total))
}
percent=$(busy)
if ((percent > 10)); then
    echo "bench: this machine is $percent % busy, so the figures will be worse than they are" >&2
fi

failed=()
ran=0
{
    printf 'machine: %s cores, %s\n' "$(nproc)" "$(sed -n 's/^model name[^:]*: //p' /proc/cpuinfo | head -1)"
    printf 'date: %s\n' "$(date -u +%FT%TZ)"
    for bench in "$build"/bench/bench_* "$here"/bench_*.sh "$here"/bench_*.py; do
        [[ -x $bench && ${bench##*/} == *"$name"* ]] || continue
        printf '\n== %s\n' "${bench##*/}"
        ran=$((ran + 1))
        # A hanging benchmark ends after ten minutes; what it started ends with it.
        if ! timeout --kill-after=10 600 "$bench" </dev/null; then
            printf 'failed: %s\n' "${bench##*/}"
            failed+=("${bench##*/}")
        fi
    done
    printf '\n== figures\n'
} > >(tee "$log") 2>&1
wait $!

sed -n 's/^figure: //p' "$log" | tee "$build/figures.txt"
if ((ran == 0)); then
    echo "bench: no benchmark is called $name" >&2
    exit 1
fi
((${#failed[@]} == 0)) || {
    echo "bench: failed: ${failed[*]}" >&2
    exit 1
}
