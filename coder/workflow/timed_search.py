"""Run a regular expression of somebody's own with a limit of time.

Some patterns, as `(a+)+$`, take longer than a life, and nothing stops Python's `re` from within.
So they run in a process of their own, which knows neither the project nor this program, and which
ends when the time is up.
"""

import json
import subprocess
import sys
from collections.abc import Sequence

from coder.errors import InvalidRequestError

SECONDS = 5.0

_SCRIPT = """
import json, re, sys
asked = json.loads(sys.stdin.buffer.read())
found = re.compile(asked["pattern"], asked["flags"])
print(json.dumps([[one.span() for one in found.finditer(text) if one.end() > one.start()]
                  for text in asked["texts"]]))
"""


def found_in_time(
    pattern: str, flags: int, texts: Sequence[str], *, seconds: float = SECONDS
) -> list[list[tuple[int, int]]]:
    """Where the pattern stands in each text; matches that are empty are left out.

    The pattern must be one that compiles. Raises InvalidRequestError where it takes too long.
    """
    asked = json.dumps({"pattern": pattern, "flags": flags, "texts": texts})
    # -I and -S: start fast, and read nothing of the user's own Python. -W: no remark on stderr.
    command = [sys.executable, "-I", "-S", "-W", "ignore", "-c", _SCRIPT]
    try:
        done = subprocess.run(  # noqa: S603 - our own Python and our own script; no shell
            command, input=asked.encode(), capture_output=True, timeout=seconds, check=True
        )
    except subprocess.TimeoutExpired:
        raise InvalidRequestError(_too_slow(pattern, seconds)) from None
    except subprocess.CalledProcessError as error:
        raise InvalidRequestError(
            f"The regular expression {pattern!r} needs more memory than there is. Make it simpler."
        ) from error
    return [[(start, stop) for start, stop in places] for places in json.loads(done.stdout)]


def _too_slow(pattern: str, seconds: float) -> str:
    return (
        f"The regular expression {pattern!r} was still searching after {seconds:g} seconds and was "
        "stopped. Repetitions inside repetitions, as in (a+)+, are the usual reason; make it "
        "simpler."
    )
