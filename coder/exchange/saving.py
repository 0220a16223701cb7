"""A result written to a file, in the format that the file's name asks for."""

from pathlib import Path

from coder.errors import InvalidRequestError
from coder.exchange.formats import FILE_FORMATS, SUFFIXES, TEXT_FORMATS
from coder.exchange.tables import Tables, each, json_text, write_text


def save(tables: Tables, path: Path, *, exact: Tables, payload: object) -> None:
    """Write tables: `exact` has the unrounded numbers, `payload` is for scripts.

    Never writes over a file. Raises InvalidRequestError for an ending that is no format, for a
    file that is there, and for one that cannot be written.
    """
    form = SUFFIXES.get(path.suffix.casefold())
    if form is None:
        known = " ".join(sorted(SUFFIXES))
        raise InvalidRequestError(f"{path.name} has no ending that is known: {known}")
    if path.exists():
        raise InvalidRequestError(f"{path.name} is there already. Choose another name.")
    if form == "json":
        write_text(json_text(payload), path)
    elif form in FILE_FORMATS:
        file_format = FILE_FORMATS[form]
        file_format.write(exact if file_format.exact else tables, path)
    else:
        text_format = TEXT_FORMATS[form]
        write_text(text_format.text(each(exact if text_format.exact else tables)), path)
