"""What can be wrong with a codebook, each as a sentence for a researcher."""

from pathlib import Path


class CodebookError(Exception):
    """The base of every error in this package; its text is shown to the user as it is."""


class InvalidCodebookError(CodebookError):
    """A codebook file with a mistake; says which file, line, code and field, in plain words."""

    def __init__(self, path: Path | None, what: str, *, line: int | None = None) -> None:
        place = "" if path is None else path.name
        where = place if line is None else f"{place}, line {line}"
        super().__init__(f"{where}: {what}" if where else what)
        self.path = path
        self.line = line
