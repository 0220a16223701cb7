"""Keys are handed out one at a time, so that many at once mean what they would mean slowly."""

from collections import deque
from collections.abc import Sequence
from time import monotonic

from textual import events
from textual.app import App
from textual.message_pump import MessagePump

_ROUNDS = 3  # what posts messages for ever must not hold up the keys
LONGEST_SECONDS = 5.0
"""From then on a key is not waited for any more: nothing may make the program deaf."""


class KeyLine(App[None]):
    """An app whose keys and pastes wait until the one before has been done altogether.

    Left alone, Textual gives each key at once to what has the focus now. A terminal on a slow line
    sends many at once: those behind the key that opens a window would go to the screen below it,
    or come to the window before there is a line in it to type in.

    A key is followed by a message that takes the same way as the key and what it has caused: from
    the widget with the focus up to the app. If another screen or widget is in front by then, that
    one is waited for, too.
    """

    def __init__(self) -> None:
        super().__init__()
        self._line: deque[events.Event] = deque()
        self._is_under_way = False
        self._came_up = False
        self._walk = 0  # the number of the key that is followed; an older one is let go
        self._since = 0.0

    async def on_event(self, event: events.Event) -> None:
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded:
            self._line += self._meant(event)
            if not self._is_under_way or monotonic() - self._since > LONGEST_SECONDS:
                await self._hand_out()
        else:
            await super().on_event(event)

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
            if self._line:
                await self._hand_out()
