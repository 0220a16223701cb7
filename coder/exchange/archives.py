"""Office files that say nothing of when they were made: the same data make the same bytes."""

import re
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

_PROPERTIES = "docProps/core.xml"
_STAMP = re.compile(rb"<dcterms:(created|modified)\b[^>]*>[^<]*</dcterms:\1>")
_UNIX = 3


def timeless(archive: bytes) -> bytes:
    """A docx or xlsx file with the same parts, without the clock and the system of this machine."""
    out = BytesIO()
    with ZipFile(BytesIO(archive)) as before, ZipFile(out, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            info = ZipInfo(name)  # of 1980, as all that know no better
            info.create_system = _UNIX
            data = _STAMP.sub(b"", part) if name == _PROPERTIES else part
            after.writestr(info, data, ZIP_DEFLATED)
    return out.getvalue()
