"""The log of suggestions: what was shown, and what became of it; append-only."""

from dataclasses import asdict, dataclass

from coder.store.connection import Database, fetch
from coder.store.history import Action


@dataclass(frozen=True, slots=True)
class SuggestionEvent:
    """One line of the log.

    `coder`, `document` and `code` are guids. `event` is shown, accepted, edited (accepted on other
    words), rejected, restored (a rejection was taken back) or ignored (left as it was). `rank` is
    the place in what was shown, from 1, or 0. `method`, `fingerprint` and `learned_from` (reviewed
    units) tell which suggester made it, of what.
    """

    event: str
    coder: str
    document: str
    code: str
    start: int
    stop: int
    form: str
    keyword: str
    reason: str
    score: float
    rank: int
    method: str
    fingerprint: str
    learned_from: int
    blind: bool
    at: str = ""


class Events:
    """The log, oldest first."""

    def __init__(self, db: Database) -> None:
        self._db = db

    def log(self, action: Action, event: SuggestionEvent) -> None:
        """Append a line; its time is that of the action."""
        action.log_event(asdict(event) | {"blind": int(event.blind)})

    def all(self) -> list[SuggestionEvent]:
        return self._found("", {})

    def decisions(self, coder: str) -> list[SuggestionEvent]:
        """What this coder has made of suggestions, but not what they only saw."""
        where = "WHERE coder = :coder AND event NOT IN ('shown', 'ignored')"
        return self._found(where, {"coder": coder})

    def of_coder(self, coder: str) -> list[SuggestionEvent]:
        """All that this coder was shown, and what they made of it."""
        return self._found("WHERE coder = :coder", {"coder": coder})

    def _found(self, where: str, parameters: dict[str, str]) -> list[SuggestionEvent]:
        names = ", ".join(SuggestionEvent.__slots__)
        rows = fetch(
            self._db, f"SELECT {names} FROM suggestion_events {where} ORDER BY id", parameters
        )
        return [SuggestionEvent(**row | {"blind": bool(row["blind"])}) for row in rows]
