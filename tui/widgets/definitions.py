"""A code as a coder needs it when in doubt: what it means, when to use it, when not."""

from rich.text import Text

from codebook.model import Code

SECTIONS = (("Use when", "use_when"), ("Not when", "not_when"), ("Example", "example"))


def described(code: Code) -> Text:
    """All that is said about a code, the most needed first."""
    text = Text.assemble((code.label, "bold"), f"  {code.id}")
    if code.retired:
        text.append("  retired", "italic")
    text.append("\n")
    if code.brief or code.full:
        text.append(f"{code.full or code.brief}\n")
    values = ", ".join(
        [value.label for value in code.values] + [f"{one.rank} {one.label}" for one in code.levels]
    )
    for title, words in (
        *((title, getattr(code, field)) for title, field in SECTIONS),
        ("Levels" if code.levels else "Values", values),
        ("Keywords", ", ".join(code.keywords.seek)),
    ):
        if words:
            text.append_text(Text.assemble((title, "bold"), f"  {words.strip()}\n"))
    return text
