"""Quotations one under the other, each with who said it and what stands around it."""

from rich.text import Text
from textual.widgets import OptionList

from codebook.model import Codebook
from coder.themes.excerpts import CONTEXT, Excerpt
from transcripts.text import visible
from tui.keys import bindings


class Quotations(OptionList, inherit_bindings=False):
    """Quotations one under the other. It moves only: what Enter does is for the screen to say."""

    BINDINGS = [*bindings("quotations")]  # noqa: RUF012 - Textual's
    DEFAULT_CSS = """
    Quotations { height: 1fr; width: 1fr; max-width: 100; border: none; padding: 0;
                 background: $background; scrollbar-size-vertical: 1; }
    Quotations:focus { border: none; background-tint: $background 0%; }
    Quotations > .option-list--option { padding: 0 1; }
    Quotations > .option-list--option-highlighted,
    Quotations:focus > .option-list--option-highlighted {
        background: $panel; color: $foreground; text-style: none; }
    """


def quotation(
    one: Excerpt, codebook: Codebook, *, marked: bool = False, chosen: bool = False
) -> Text:
    """Who and which code, what is known of them, and the words with a little of what is around."""
    coder = one.coder if one.finished else f"{one.coder}, not finished"
    known = "  ".join(f"{name}: {it}" for name, it in one.attributes.items() if it)
    head = f"{'● ' if marked else ''}{'✓ ' if chosen else ''}{visible(one.attribution)}"
    quotation = Text.assemble(
        (head, "bold"), f"  {visible(_code(one, codebook))}  ({visible(coder)})\n", end=""
    )
    if known:
        quotation.append(f"{visible(known)}\n", "dim")
    if not one.text:
        return quotation.append("(no words were marked as evidence)\n", "italic")
    quotation.append(visible(_line(_ends(one.before))), "dim")
    quotation.append(f"“{visible(one.text.strip())}”")
    return quotation.append(f"{visible(_line(_begins(one.after)))}\n", "dim")


def _code(one: Excerpt, codebook: Codebook) -> str:
    """The code by id and label, with the chosen value's label."""
    code = codebook.find(one.code)
    label = f" {code.label}" if code else ""
    values = {value.id: value.label for value in code.values} if code else {}
    return f"{one.code}{label}{': ' if one.value else ''}{values.get(one.value, one.value)}"


def _ends(before: str) -> str:
    """What stands before, from a whole word on."""
    return f"…{before.partition(' ')[2]}" if len(before) >= CONTEXT else before


def _begins(after: str) -> str:
    """What stands after, up to a whole word."""
    return f"{after.rpartition(' ')[0]}…" if len(after) >= CONTEXT else after


def _line(words: str) -> str:
    return words.replace("\n", " ")
