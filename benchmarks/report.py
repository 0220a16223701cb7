"""CPU until the report of a study of 200 interviews is written.

Run it with: uv run python -m benchmarks.report

Every interview is of a case of its own, from one of five boroughs, coded with 20 of 30 codes and
finished by one coder. Both formats are written by the command, in a process of its own, by
borough. The exit code says whether each took ten seconds of CPU at most.
"""

import resource
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from benchmarks import invented
from coder.workflow import coding
from coder.workflow.project import open_project
from transcripts.model import Case

CODER = str(Path(sys.executable).with_name("coder"))
INTERVIEWS, CHARACTERS, CODES, CODINGS = 200, 30_000, 30, 20
BOROUGHS = "ABCDE"
MOST = 10.0  # seconds


def build(path: Path) -> None:
    """The study: one interview of each case, all finished."""
    text = invented.interview("", CHARACTERS)
    documents = [
        replace(text, name=f"interview {n}", guid=f"interview-{n}") for n in range(INTERVIEWS)
    ]
    invented.build(path, documents, invented.codes(CODES), CODINGS)
    with open_project(path, coder="ana") as project:
        with project.action("cases") as action:
            for n, one in enumerate(documents):
                borough = BOROUGHS[n % len(BOROUGHS)]
                attributes = {"role": "worker", "borough": borough}
                project.file.cases.save(action, Case(f"W {n}", attributes))
                project.file.documents.change(action, replace(one, case=f"W {n}"))
        coding.finish(project, documents)


def seconds(path: Path, ending: str) -> float:
    """The CPU seconds of the command, from its start to its end, whatever else is running."""
    target = path.with_suffix(ending)
    words = ["report", "--by", "borough", "-o", str(target)]
    start = used()
    subprocess.run([CODER, "-p", str(path), *words], check=True, capture_output=True)
    return used() - start


def used() -> float:
    """The CPU seconds of all commands that have ended."""
    children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return children.ru_utime + children.ru_stime


def main() -> int:
    """Print both numbers; 1 if one is too much."""
    slow = False
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "study.coder"
        build(path)
        for ending in (".html", ".docx"):
            needed = seconds(path, ending)
            slow = slow or needed > MOST
            print(f"report{ending} of {INTERVIEWS} interviews {needed:8.2f} s (at most {MOST:g})")
    return int(slow)


if __name__ == "__main__":
    raise SystemExit(main())
