"""What can be wrong with a transcript, each as a sentence for a researcher."""

from pathlib import Path


class TranscriptError(Exception):
    """The base of every error in this package; its text is shown to the user as it is."""


class UnreadableFileError(TranscriptError):
    """A file that is missing, empty, damaged or of a kind we cannot read."""

    def __init__(self, path: Path, why: str) -> None:
        super().__init__(f"{path.name or path} cannot be read: {why}")
        self.path = path


class InvalidTableError(TranscriptError):
    """A table that lacks a column or holds a value that we cannot take."""

    def __init__(self, path: Path, what: str, *, row: int | None = None) -> None:
        where = path.name if row is None else f"{path.name}, row {row}"
        super().__init__(f"{where}: {what}")
        self.path = path
        self.row = row


class InvalidScenariosError(TranscriptError):
    """A file of scenarios with a mistake in it."""

    def __init__(self, path: Path, what: str) -> None:
        super().__init__(f"{path.name}: {what}")
        self.path = path
