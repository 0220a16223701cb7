"""What others do in the document: seen without a restart, and their codings when one asks."""

from dataclasses import replace

from coder.workflow.project import Project
from tui.dialogs.notice import Notice
from tui.keys import sign
from tui.page.lanes import Mark
from tui.screens.coding.going import Going
from tui.widgets.panes import Card


class Seeing(Going):
    """Keeps the page in step with what other programs write; nothing of one's own is touched."""

    def __init__(self, project: Project, document_name: str) -> None:
        super().__init__(project, document_name)
        self._watch = project.watch()

    def look_around(self) -> None:
        """Show what another program has written to the project meanwhile.

        The cursor, the selection, a question that is open and suggestions stay as they are.
        """
        if self.patience.waits:
            return
        if self._watch.changed() or self.session.is_stale:
            with self.project.hurried(0):
                self.session.refresh()
                self._show_news()

    def action_others(self) -> None:
        """Show or hide what other coders did here."""
        shown = self.attempt(self.session.show_or_hide_others)
        if shown is None:
            return
        self.redraw()
        if shown:
            many = "1 coding of another is" if shown == 1 else f"{shown} codings of others are"
            self.say(f"{many} shown, under the coder's name; {sign('view.others')} hides them.")
        else:
            self.say("Only your own work is shown.")

    def _show_news(self) -> None:
        if self.session.is_stale:
            return  # somebody is just writing: the next look will tell
        if lost := self.session.lost:
            self._go_without_it(lost)
            return
        self.look_where()
        self.redraw()
        self._drop_a_question_without_code()

    def _go_without_it(self, why: str) -> None:
        """Leave for the list of documents, since there is nothing here to work on."""
        app = self.app
        if self.is_current:
            self.dismiss()
            app.push_screen(Notice(why))

    def _drop_a_question_without_code(self) -> None:
        code = self.asking.code if self.asking else None
        if code is not None and self.asking is not None:
            now = self.session.codebook.of_guid(code.guid)
            if now is None:
                self.ask(None)
                self.say(f"{code.id} {code.label} has gone from the codebook.")
            elif now != code:
                self.ask(replace(self.asking, code=now))

    def _card(self, mark: Mark) -> Card:
        card = super()._card(mark)
        return replace(card, about=f"{mark.whose}, not yours") if mark.whose else card
