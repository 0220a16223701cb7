"""Whether a packed file (docx, xlsx) is safe to open."""

import re
import zlib
from pathlib import Path, PurePosixPath
from zipfile import BadZipFile, ZipFile, ZipInfo

from transcripts.errors import UnreadableFileError

MOST_MEMBERS = 10_000
MOST_BYTES = 400_000_000
MOST_RATIO = 300  # unpacked to packed: plain XML reaches about 100
_SMALL = 1_000_000  # below this a high ratio harms nobody
_CHUNK = 1 << 16
_ENCRYPTED = 0x1
_DAMAGE = (BadZipFile, EOFError, NotImplementedError, OSError, RuntimeError, ValueError, zlib.error)
_DOCTYPE = re.compile(rb"<!DOCTYPE", re.IGNORECASE)


def check_archive(path: Path) -> None:
    """Refuse a damaged, encrypted, oversized or booby-trapped file, in a sentence.

    Bytes are counted while reading, because a header may lie. An XML document type is refused:
    an office program never writes one, and it can pull in other files.
    """
    try:
        with path.open("rb") as stream, ZipFile(stream) as archive:
            members = archive.infolist()
            if len(members) > MOST_MEMBERS:
                raise UnreadableFileError(path, f"it holds more than {MOST_MEMBERS:,} parts.")
            left = MOST_BYTES
            for member in members:
                left -= _checked(path, archive, member, left=left)
    except PermissionError:
        raise
    except _DAMAGE as error:
        raise UnreadableFileError(
            path, "it is damaged, or not of the kind that its name says. Save it again."
        ) from error


def _checked(path: Path, archive: ZipFile, member: ZipInfo, *, left: int) -> int:
    """How many bytes a member unpacks to."""
    name = PurePosixPath(member.filename)
    if name.is_absolute() or ".." in name.parts or "\\" in member.filename:
        raise UnreadableFileError(path, f"it holds a part with an unsafe name, {str(name)!r}.")
    if member.flag_bits & _ENCRYPTED:
        raise UnreadableFileError(path, "it is locked with a password. Save it without one.")
    most = min(left, max(_SMALL, member.compress_size * MOST_RATIO))
    size, tail = 0, b""
    with archive.open(member) as stream:
        while chunk := stream.read(_CHUNK):
            size += len(chunk)
            if size > most:
                raise UnreadableFileError(path, "it unpacks to far more than it should.")
            window = tail + chunk.replace(b"\0", b"")
            if name.suffix in {".xml", ".rels"} and _DOCTYPE.search(window):
                raise UnreadableFileError(path, "it declares a document type, which is not safe.")
            tail = window[-16:]
    return size
