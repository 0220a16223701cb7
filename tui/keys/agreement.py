"""The keys of the screen that shows how far coders agree."""

from tui.keys.model import Key

AGREEMENT = (
    Key("agreement.open", "enter", "open", "the units behind a number; then the words of one",
        "Agreement", "agreement", hint="units"),
    Key("agreement.turn", "tab", "turn", "from the table to the units, and back",
        "Agreement", "agreement"),
    Key("agreement.codes", "1", "look('codes')", "code by code", "Agreement", "agreement"),
    Key("agreement.coders", "2", "look('coders')", "each two coders, and all but each one",
        "Agreement", "agreement"),
    Key("agreement.confusions", "3", "look('confusions')", "which codes are taken for which",
        "Agreement", "agreement"),
    Key("agreement.documents", "4", "look('documents')", "documents that not all have finished",
        "Agreement", "agreement"),
    Key("agreement.rounds", "5", "look('rounds')", "from round to round", "Agreement", "agreement"),
    Key("agreement.details", "6,d", "look('details')", "all measures of the code", "Agreement",
        "agreement", hint="all measures"),
    Key("agreement.explain", "i", "explain", "what the measure is", "Agreement", "agreement",
        hint="what it is"),
    Key("agreement.settle", "s", "settle", "settle the disagreements on the code", "Agreement",
        "agreement", hint="settle"),
    Key("agreement.order", "o", "order", "the lowest interval first, or in the codebook's order",
        "Agreement", "agreement", hint="order"),
    Key("agreement.again", "r", "again", "count again, with what others have done since",
        "Agreement", "agreement"),
    Key("agreement.leave", "q,escape", "leave", "back", "Agreement", "agreement", hint="back"),
)  # fmt: skip
