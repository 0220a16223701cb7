"""How long `coder --help` takes, beside an interpreter that only imports click.

Run: uv run python benchmarks/start_up.py
Both commands alternate in one run; the medians and the ratio are printed. The aim is 150 ms and
at most 3 times the bare import; the exit code says whether the ratio holds.
"""

import resource
import statistics
import subprocess
import sys
from pathlib import Path

RUNS = 21
FLOOR = 3.0
HELP = [str(Path(sys.executable).with_name("coder")), "--help"]
PEER = [sys.executable, "-c", "import click"]


def cpu_seconds(command: list[str]) -> float:
    """User and system time of one run of a command."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, capture_output=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return (after.ru_utime - before.ru_utime) + (after.ru_stime - before.ru_stime)


def main() -> int:
    pairs = [(cpu_seconds(HELP), cpu_seconds(PEER)) for _ in range(RUNS)]
    ours = statistics.median(one for one, _ in pairs)
    theirs = statistics.median(other for _, other in pairs)
    ratio = statistics.median(one / other for one, other in pairs)
    print(f"coder --help   {ours * 1000:6.1f} ms CPU (median of {RUNS})")
    print(f"import click   {theirs * 1000:6.1f} ms CPU")
    print(f"ratio          {ratio:6.2f}    (at most {FLOOR})")
    return 0 if ratio <= FLOOR else 1


if __name__ == "__main__":
    sys.exit(main())
