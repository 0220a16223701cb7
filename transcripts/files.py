"""The reader for a file, by its suffix."""

from collections.abc import Callable, Collection, Mapping, Sequence
from importlib.metadata import entry_points
from pathlib import Path

from transcripts.errors import UnreadableFileError
from transcripts.formats import plain, table, webvtt, word
from transcripts.model import Guide, Reading, Scenario

Reader = Callable[[Path, Guide], Reading]
"""What a plugged-in reader is: a file and what is known beforehand in, documents out."""

LARGEST_FILE = 200_000_000
_READERS: Mapping[str, Reader] = {
    ".txt": plain.read,
    ".docx": word.read,
    ".vtt": webvtt.read,
    ".csv": table.read,
    ".xlsx": table.read,
}


def read(
    path: Path, *, scenarios: Sequence[Scenario] = (), interviewers: Collection[str] = ()
) -> Reading:
    """The documents in a file, and remarks for whoever imports it.

    `scenarios` helps to tell print from answers; `interviewers` are names of those who ask.
    More kinds of file come from the entry-point group `coder.readers`, named by their suffix.
    UnreadableFileError, InvalidTableError: the file cannot be taken, in a sentence.
    """
    check_file(path)
    reader = _reader(path)
    guide = Guide(tuple(scenarios), frozenset(interviewers))
    try:
        reading = reader(path, guide)
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror or 'it could not be opened'}.") from error
    if not reading.documents:
        raise UnreadableFileError(path, "it holds no words.")
    return reading


def suffixes() -> list[str]:
    """The suffixes that can be read, plugged-in ones included."""
    plugged = (f".{plug.name.removeprefix('.')}" for plug in entry_points(group="coder.readers"))
    return sorted({*_READERS, *plugged})


def check_file(path: Path) -> None:
    """Refuse what is no file with something in it; UnreadableFileError says what it is."""
    if not path.exists():
        raise UnreadableFileError(path, "there is no such file.")
    if path.is_dir():
        raise UnreadableFileError(
            path, "it is a folder. Name the files in it, such as FOLDER/*.docx."
        )
    if not path.is_file():
        raise UnreadableFileError(path, "it is a device or a pipe. Name an ordinary file.")
    size = path.stat().st_size
    if size == 0:
        raise UnreadableFileError(path, "it is empty.")
    if size > LARGEST_FILE:
        raise UnreadableFileError(path, f"it is larger than {LARGEST_FILE // 1_000_000} MB.")


def _reader(path: Path) -> Reader:
    suffix = path.suffix.lower()
    if suffix in _READERS:
        return _READERS[suffix]
    for plug in entry_points(group="coder.readers"):
        if f".{plug.name.removeprefix('.')}" == suffix:
            reader: Reader = plug.load()
            return reader
    known = ", ".join(suffixes())
    raise UnreadableFileError(path, f"it is none of {known}. Save it as one of them.")
