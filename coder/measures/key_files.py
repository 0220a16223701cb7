"""Scoring keys in YAML files, and those that come with the program; one may extend another."""

from collections.abc import Mapping
from importlib.resources import files
from pathlib import Path

from codebook.formats.yaml_tree.nodes import Place, Record, parsed
from coder.errors import InvalidRequestError, did_you_mean
from coder.measures.key import Key
from coder.measures.key_reading import KeyReading, Option
from transcripts.errors import UnreadableFileError
from transcripts.text import decode

FIELDS = (
    *("extends", "id", "title", "kind", "items", "range", "max", "direction"),
    *("response coding", "favourable", "reversed", "score", "total", "subscales", "missing"),
    *("cutoff", "reliable change", "source", "note"),
)


def shipped() -> list[str]:
    """The ids of the keys that come with the program."""
    folder = files("coder.measures").joinpath("shipped")
    return sorted(one.name.removesuffix(".yaml") for one in folder.iterdir())


def read_key(name: str, *, stated: Mapping[str, str] | None = None) -> Key:
    """The key in a YAML file, or the one of that id that comes with the program.

    `stated` gives `direction` or `response coding` in place of what the key says. Raises
    InvalidCodebookError with the line of a mistake, InvalidRequestError for what is not stated,
    UnreadableFileError.
    """
    record = _record(name)
    options = {
        field: Option(field.replace(" ", "-"), value) for field, value in (stated or {}).items()
    }
    return KeyReading(record, {**record.parts, **options}).key()


def _record(name: str) -> Record:
    """What stands in a key, upon what stands in the one that it extends."""
    record = _parsed(name).record(FIELDS)
    base = record.part("extends")
    if base is None:
        return record
    if base.text() not in shipped():
        base.wrong(f"there is no key {base.text()!r} to extend. There are: {', '.join(shipped())}.")
    return Record(record.place, {**_record(base.text()).parts, **record.parts})


def _parsed(name: str) -> Place:
    if name in shipped():
        text = files("coder.measures").joinpath("shipped", f"{name}.yaml").read_text("utf-8")
        return parsed(text, Path(f"{name}.yaml"))
    path = Path(name)
    if not path.is_file():
        raise InvalidRequestError(
            f"There is no key {name!r}.{did_you_mean(name, shipped())} Name a YAML file, or one "
            f"that comes with the program: {', '.join(shipped())}."
        )
    try:
        text, _ = decode(path.read_bytes())
    except OSError as error:
        raise UnreadableFileError(path, f"{error.strerror}.") from error
    return parsed(text, path)
