"""ProjectFile: the open file and its tables."""

from contextlib import AbstractContextManager
from pathlib import Path

from coder.store import opening
from coder.store.cases import Cases, Scenarios
from coder.store.changes import Changes
from coder.store.coders import Coders
from coder.store.codes import Codes
from coder.store.codings import Codings, Finishes, Ratings
from coder.store.connection import Database, fetch, wait_at_most
from coder.store.contents import Contents
from coder.store.decisions import Decisions
from coder.store.documents import Documents
from coder.store.events import Events
from coder.store.foreign import taken_in
from coder.store.history import WHOLE, Action, History
from coder.store.measures import Instruments, JointNotes, Measurements
from coder.store.memos import Memos
from coder.store.places import Places
from coder.store.quotations import Quotations
from coder.store.reading_orders import ReadingOrders
from coder.store.reviews import FirstPasses, Reviews
from coder.store.rounds import Passes, Rounds
from coder.store.settings import Settings
from coder.store.summaries import Summaries
from coder.store.vectors import Vectors


class ProjectFile:
    """One study in one file. A connection belongs to the thread that opened it."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self.history = History(db)
        self.changes = Changes(db)
        self.contents = Contents(db)
        self.documents = Documents(db)
        self.cases = Cases(db)
        self.scenarios = Scenarios(db)
        self.codes = Codes(db)
        self.coders = Coders(db)
        self.codings = Codings(db)
        self.ratings = Ratings(db)
        self.finishes = Finishes(db)
        self.first_passes = FirstPasses(db)
        self.reviews = Reviews(db)
        self.reading_orders = ReadingOrders(db)
        self.settings = Settings(db)
        self.decisions = Decisions(db)
        self.memos = Memos(db)
        self.instruments = Instruments(db)
        self.measurements = Measurements(db)
        self.joint_notes = JointNotes(db)
        self.places = Places(db)
        self.rounds = Rounds(db)
        self.passes = Passes(db)
        self.events = Events(db)
        self.summaries = Summaries(db)
        self.quotations = Quotations(db)
        self.vectors = Vectors(db)

    @classmethod
    def create(cls, path: Path) -> "ProjectFile":
        return cls(opening.create(path))

    @classmethod
    def open(cls, path: Path) -> "ProjectFile":
        return cls(opening.open_file(path))

    @classmethod
    def foreign(cls, path: Path) -> "ProjectFile":
        """What stands in another's file, in memory: the file itself is not touched."""
        return cls(taken_in(path))

    def action(
        self, name: str, coder: str, *, scope: str = WHOLE
    ) -> AbstractContextManager[Action]:
        """Everything written inside happened together, or not at all.

        `scope` is what it is about: a document's guid, CODEBOOK, or WHOLE for more than one thing.
        """
        return self.history.action(name, coder, scope=scope)

    def data_version(self) -> int:
        """A number that changes when another connection has committed, not for our own writes."""
        [row] = fetch(self._db, "PRAGMA data_version")
        return int(row["data_version"])

    def wait_at_most(self, seconds: float) -> None:
        """How long a read or a write waits for another program before it raises."""
        wait_at_most(self._db, seconds)

    def close(self) -> None:
        self._db.close()
