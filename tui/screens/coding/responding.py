"""From a response to what everybody else has answered to the same prompt."""

from coder.themes.answers import Asked, prompt_at
from tui.screens.coding.desk import Desk
from tui.widgets.messages import OpenResponses


class Responding(Desk):
    """What the key does that leads to the answers of all respondents."""

    def action_responses(self) -> None:
        """The answers to the prompt at the cursor, this respondent's first."""
        document = self.session.document
        if not document.scenario:
            self.say("This is no answer to a scenario.")
            return
        asked = Asked(document.scenario, prompt_at(document, self.place), document.time)
        self.post_message(OpenResponses(asked, document.guid))
