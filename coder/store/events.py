"""The log of suggestions: what was shown, accepted, rejected and restored; append-only."""

from dataclasses import asdict, dataclass

from coder.store.connection import Database, fetch
from coder.store.history import Action


@dataclass(frozen=True, slots=True)
class SuggestionEvent:
    """One line of the log.

    `coder`, `document` and `code` are guids; `event` is shown, accepted, rejected, or restored
    where a rejection was taken back;
    `fingerprint` tells which rules or model made the suggestion.
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
    fingerprint: str
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
        """What this coder has accepted, rejected or restored."""
        where = "WHERE coder = :coder AND event <> 'shown'"
        return self._found(where, {"coder": coder})

    def _found(self, where: str, parameters: dict[str, str]) -> list[SuggestionEvent]:
        names = ", ".join(SuggestionEvent.__slots__)
        rows = fetch(
            self._db, f"SELECT {names} FROM suggestion_events {where} ORDER BY id", parameters
        )
        return [SuggestionEvent(**row | {"blind": bool(row["blind"])}) for row in rows]
