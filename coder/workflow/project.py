"""A project and the coder who works in it."""

import getpass
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path

from codebook.model import Codebook
from coder.errors import NoCoderError, ProjectBusyError
from coder.model import CONSENSUS, Coder, CoderKind
from coder.store.connection import PATIENCE
from coder.store.history import MADE, WHOLE, Action
from coder.store.project_file import ProjectFile

SUGGESTIONS, OFF = "suggestions", "off"
"""A setting of the project's owner, and what it says where nothing is ever suggested."""


class Project:
    """An open project file. `coder` is who works in it, or None where nobody was named."""

    def __init__(self, path: Path, file: ProjectFile, coder: Coder | None) -> None:
        self.path = path
        self.file = file
        self.coder = coder
        self.round: int | None = None  # the number of the one in which this sitting is
        self.looks: set[str] = set()  # what this sitting has looked at, as the trail has it
        self._waits = PATIENCE
        self._watch = Watch(self)
        self._codebook: tuple[str, Codebook] | None = None

    def me(self) -> Coder:
        """The coder; raises NoCoderError where nobody was named."""
        if self.coder is None:
            raise NoCoderError
        return self.coder

    def who(self) -> str:
        """Whose name stands in the history: the coder's, or the login name."""
        if self.coder is not None:
            return self.coder.name
        with suppress(OSError, KeyError):  # a login without a name, as in some containers
            return getpass.getuser()
        return "somebody"

    def action(self, what: str, *, scope: str = WHOLE) -> AbstractContextManager[Action]:
        """All that is written inside happens together, in the coder's name, or not at all.

        `scope` is what it is about: a document's guid, CODEBOOK, or WHOLE for more than one thing.
        """
        return self.file.action(what, self.who(), scope=scope)

    def codebook(self) -> Codebook:
        """The codebook as it is now, read again only when it has changed."""
        mark = self.file.codes.mark()
        if self._codebook is None or self._codebook[0] != mark:
            self._codebook = mark, self.file.codes.current()
        return self._codebook[1]

    def save_codebook(self, action: Action, codebook: Codebook, *, version: int = 0) -> Codebook:
        """Make it the project's codebook, as a new version; gives it with its number."""
        saved = self.file.codes.save(action, codebook, version=version)
        self._codebook = self.file.codes.mark(), saved
        return saved

    def changed(self) -> bool:
        """Whether another program has written to the file since this was last asked."""
        return self._watch.changed()

    def watch(self) -> "Watch":
        """Somebody's own eye on what other programs write."""
        return Watch(self)

    def meet(self) -> None:
        """Be the coder whom another window has made of the same name meanwhile.

        Nothing is lost by it: who has joined in another window has done nothing in this one.
        """
        there = self.file.coders.named(self.coder.name) if self.coder else None
        self.coder = there or self.coder

    def be_patient(self, seconds: float) -> None:
        """From now on, wait that long for another program before ProjectBusyError is raised."""
        self._wait_at_most(seconds)

    @contextmanager
    def hurried(self, seconds: float) -> Iterator[None]:
        """Inside, nothing waits longer for another program before it raises ProjectBusyError."""
        before = self._waits
        self._wait_at_most(seconds)
        try:
            yield
        finally:
            self._wait_at_most(before)

    def kept(self) -> int:
        """How many things that can be undone were written through this very opening of the file.

        It tells, once another program has come between, whether one's own act was before it.
        """
        return self.file.history.kept

    def close(self) -> None:
        self.file.close()

    def _wait_at_most(self, seconds: float) -> None:
        self._waits = seconds
        self.file.wait_at_most(seconds)


class Watch:
    """Tells whether other programs have written, to one who asks again and again."""

    def __init__(self, project: Project) -> None:
        self._project = project
        self._seen = -1  # and so it stays while another program is writing: that is news, too
        self.changed()

    def changed(self) -> bool:
        """Whether another program has written since this was last asked.

        Very quick: who is writing just now has not written yet, and is not waited for.
        """
        try:
            with self._project.hurried(0):
                now = self._project.file.data_version()
        except ProjectBusyError:
            return False
        before, self._seen = self._seen, now
        return before != now


def create_project(path: Path, codebook: Codebook, *, suggestions: bool = True) -> None:
    """Make a new project file with this codebook. Never overwrites one; half-made ones go.

    Without `suggestions` nothing is ever suggested in it (`coder.workflow.policy`).
    """
    file = ProjectFile.create(path)
    try:
        project = Project(path, file, None)
        with file.action(MADE, project.who()) as action:
            if len(codebook):
                file.codes.save(action, codebook)
            if not suggestions:
                file.settings.save(action, SUGGESTIONS, OFF)
    except BaseException:
        file.close()
        path.unlink(missing_ok=True)
        raise
    file.close()


@contextmanager
def open_project(path: Path, *, coder: str | None = None) -> Iterator[Project]:
    """Open a project, as a coder where one is named; a new name joins with its first act."""
    file = ProjectFile.open(path)
    try:
        yield Project(path, file, _coder(file, coder) if coder else None)
    finally:
        file.close()


def _coder(file: ProjectFile, name: str) -> Coder:
    there = file.coders.named(name)
    if there is not None:
        return there
    kind = CoderKind.CONSENSUS if name.casefold() == CONSENSUS else CoderKind.PERSON
    return Coder(name.strip(), kind)
