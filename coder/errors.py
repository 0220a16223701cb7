"""The error tree: each error is one sentence that tells a researcher what to do.

CoderError
├── NotAProjectError · DamagedProjectError · DamagedCopyError · NewerProjectFileError
├── NoProjectError · ProjectExistsError
├── ProjectBusyError · DiskFullError · ReadOnlyProjectError · LostProjectError
├── UnknownCodeError · UnknownDocumentError · UnknownCaseError · UnknownCoderError
├── NoCoderError · TwoWindowsError
├── NothingToUndoError · UndoConflictError · GoneError
├── CodingRefusedError        the words or the code cannot be coded like this
├── InvalidTableError
├── UnclearConsensusError     two coders finished, nobody decided
├── ContradictoryRatingsError a respondent has two values where only one can be
└── InvalidRequestError       an option that cannot be met
"""

from collections.abc import Collection
from difflib import get_close_matches
from pathlib import Path

from codebook.errors import CodebookError
from transcripts.errors import TranscriptError


class CoderError(Exception):
    """The base of every error in this package; its text is shown to the user as it is."""


USER_ERRORS: tuple[type[Exception], ...] = (CoderError, CodebookError, TranscriptError)


def did_you_mean(name: str, known: Collection[str]) -> str:
    """A hint with the closest known name, or an empty string."""
    close = get_close_matches(name, list(known), n=1, cutoff=0.5)
    return f" Did you mean {close[0]!r}?" if close else ""


class NotAProjectError(CoderError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is not a coder project. Make one with: coder new STUDY.coder"
        )


class DamagedProjectError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            "The project file is damaged. Go on with your last copy of it, and keep this one: "
            "much of it can often be rescued with: sqlite3 STUDY.coder .recover"
        )


class DamagedCopyError(CoderError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} is damaged, or no program of ours has written it. Nothing was changed. "
            "Ask for a fresh copy of that file."
        )


class NewerProjectFileError(CoderError):
    def __init__(self, path: Path) -> None:
        super().__init__(
            f"{path.name} was written by a newer version of this program. "
            "Upgrade practice-coder to open it; nothing was changed."
        )


class NoProjectError(CoderError):
    pass


class ProjectExistsError(CoderError):
    def __init__(self, path: Path) -> None:
        super().__init__(f"{path.name} is already there. Choose another name, or open it.")


class ProjectBusyError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            "Another program is writing to this project and did not finish in time. "
            "Nothing was changed; try again."
        )


class DiskFullError(CoderError):
    def __init__(self) -> None:
        super().__init__("The disk is full or not writable. Nothing was changed; free some room.")


class ReadOnlyProjectError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            "The project file or its folder cannot be written to. Nothing was changed; make both "
            "writable, then do it again."
        )


class LostProjectError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            "The project file was moved, replaced or removed meanwhile. Nothing was changed; put "
            "it back, or open it again."
        )


class UnknownCodeError(CoderError):
    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no code {name!r}.{did_you_mean(name, known)}")


class UnknownDocumentError(CoderError):
    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no document {name!r}.{did_you_mean(name, known)}")


class UnknownCaseError(CoderError):
    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no case {name!r}.{did_you_mean(name, known)}")


class UnknownCoderError(CoderError):
    def __init__(self, name: str, known: Collection[str]) -> None:
        super().__init__(f"There is no coder {name!r}.{did_you_mean(name, known)}")


class NoCoderError(CoderError):
    def __init__(self) -> None:
        super().__init__("Say who is coding: add --as NAME, or set CODER_NAME.")


class TwoWindowsError(CoderError):
    def __init__(self, name: str) -> None:
        super().__init__(
            f"{name} has begun in another window meanwhile. Open the project again to go on here."
        )


class NothingToUndoError(CoderError):
    pass


class UndoConflictError(CoderError):
    def __init__(self, what: str) -> None:
        super().__init__(f"“{what}” cannot be undone: somebody has built on it since.")


class GoneError(CoderError):
    def __init__(self) -> None:
        super().__init__(
            "What this belongs to went in another window meanwhile. Nothing was changed; go back "
            "and look at what is there now."
        )


class CodingRefusedError(CoderError):
    pass


class InvalidTableError(CoderError):
    pass


class UnclearConsensusError(CoderError):
    pass


class ContradictoryRatingsError(CoderError):
    pass


class InvalidRequestError(CoderError):
    pass
