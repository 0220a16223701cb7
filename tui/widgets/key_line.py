"""Keys are handed out one at a time, so that many at once mean what they would mean slowly."""

from collections import deque
from collections.abc import Sequence
from time import monotonic
from typing import Protocol

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

from tui.keys import display

_ROUNDS = 3  # what posts messages for ever must not hold up the keys
LONGEST_SECONDS = 5.0
"""From then on a key is not waited for any more: nothing may make the program deaf."""


class Holder(Protocol):
    """What is being done so long that the keys behind it have to wait."""

    @property
    def is_noticed(self) -> bool:
        """Whether it has lasted so long that Esc means: give it up."""

    def give_up(self) -> None:
        """End it; the keys behind it are dropped, too."""


class KeyLine(App[None]):
    """An app whose keys and pastes wait until the one before has been done altogether.

    Left alone, Textual gives each key at once to what has the focus now. A terminal on a slow line
    sends many at once: those behind the key that opens a window would go to the screen below it,
    or come to the window before there is a line in it to type in.

    A key is followed by a message that takes the same way as the key and what it has caused: from
    the widget with the focus up to the app. If another screen or widget is in front by then, that
    one is waited for, too.

    What cannot be done at once holds the keys (`hold`, `go_on`), so that they come to the screen
    that it leads to, and find there what they are meant for.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: deque[events.Event] = deque()
        self._holders: list[Holder] = []
        self._is_under_way = False
        self._came_up = False
        self._walk = 0  # the number of the key that is followed; an older one is let go
        self._since = 0.0

    async def on_event(self, event: events.Event) -> None:
        if not isinstance(event, events.Key | events.Paste) or event.is_forwarded:
            await super().on_event(event)
        elif noticed := self._given_up_by(event):
            noticed.give_up()
        elif self._holders and self._is_for_all(event):
            await super().on_event(event)
        else:
            self._line += self._meant(event)
            is_late = monotonic() - self._since > LONGEST_SECONDS
            if not self._holders and (not self._is_under_way or is_late):
                await self._hand_out()

    # What holds the keys

    def hold(self, holder: Holder) -> None:
        """Keep what is typed from now on, until `go_on`."""
        if holder not in self._holders:
            self._holders.append(holder)

    def go_on(self, holder: Holder) -> None:
        """Hand out what was kept, as soon as nothing more comes of what held it."""
        if holder in self._holders:
            self._holders.remove(holder)
            self._is_under_way, self._since = True, monotonic()
            self._walk += 1
            self._follow(way := self._way(), way)

    def held(self) -> list[str]:
        """The names of the keys that are kept."""
        return [display(one.key) if isinstance(one, events.Key) else "paste" for one in self._line]

    @property
    def is_at_rest(self) -> bool:
        """Whether all that was typed is done."""
        return not (self._holders or self._line or self._is_under_way)

    def drop_held(self) -> None:
        """Forget what was kept."""
        self._line.clear()

    def _given_up_by(self, event: events.Event) -> Holder | None:
        """What is given up by this key, if any."""
        if isinstance(event, events.Key) and event.key == "escape":
            return next((one for one in reversed(self._holders) if one.is_noticed), None)
        return None

    def _is_for_all(self, event: events.Event) -> bool:
        """Whether it is a key that does the same everywhere, as to leave the program."""
        if not isinstance(event, events.Key):
            return False
        known = self.screen.active_bindings.get(event.key)
        return known is not None and known.node is self and known.binding.priority

    # One after the other

    def on_key(self) -> None:
        """A key that no widget took runs a binding here, which sends messages below once more."""
        self._came_up = True

    def _meant(self, event: events.Event) -> list[events.Event]:
        """Esc with a letter hard behind it, which a terminal tells as the letter with Alt."""
        if not isinstance(event, events.Key) or not event.key.startswith("alt+"):
            return [event]
        letter = event.character
        if not letter or event.key in self.screen.active_bindings:
            return [event]
        return [events.Key("escape", None), events.Key(letter, letter)]

    async def _hand_out(self) -> None:
        self._is_under_way, self._came_up = True, False
        self._walk, self._since = self._walk + 1, monotonic()
        way = self._way()
        await super().on_event(self._line.popleft())
        self._follow(way, way)

    def _way(self) -> list[MessagePump]:
        """What a key comes by: the widget with the focus, all that it lies in, and the app.

        A widget that is just being taken away may lie in nothing any more.
        """
        within = (self.focused or self.screen).ancestors_with_self
        return [*(one for one in within if one is not self), self]

    def _follow(self, way: Sequence[MessagePump], rest: Sequence[MessagePump]) -> None:
        """Go behind the key to the next on its way; one that is closing takes nothing any more."""
        while rest and not rest[0].call_later(self._pass, self._walk, way, rest):
            rest = rest[1:]

    async def _pass(
        self,
        walk: int,
        way: Sequence[MessagePump],
        rest: Sequence[MessagePump],
        *,
        rounds: int = 0,
    ) -> None:
        """Go on as soon as nothing is left to do here."""
        if walk != self._walk:
            return
        here = rest[0]
        is_busy = here.message_queue_size and rounds < _ROUNDS
        if is_busy and here.call_later(self._pass, walk, way, rest, rounds=rounds + 1):
            return
        if here is not self:
            self._follow(way, rest[1:])
        elif self._came_up or self._way() != way:
            self._came_up = False
            self._follow(now := self._way(), now)
        else:
            self._is_under_way = False
            if self._line and not self._holders:
                await self._hand_out()
