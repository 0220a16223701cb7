"""Words that stand where no words are: an answer left blank, an interview withheld."""

import re

_WITHHELD = re.compile(
    r"[\[(][^\n]{0,200}?\b(?:withheld|withdrawn|withdrew)\b[^\n]{0,200}[\])]\.?", re.IGNORECASE
)
_LEFT_BLANK = re.compile(
    r"[\[(]?(?:left )?blank[\])]?|[\[(]?no (?:answer|response)(?: given)?[\])]?|n/?a|none given",
    re.IGNORECASE,
)


def is_withheld(text: str) -> bool:
    """One bracketed line that says so: `[This participant's interview is withheld.]`."""
    return bool(_WITHHELD.fullmatch(text.strip()))


def is_blank(answer: str) -> bool:
    """No letter and no digit, or only a note that nothing was written."""
    words = answer.strip()
    return not any(map(str.isalnum, words)) or bool(_LEFT_BLANK.fullmatch(words.rstrip(".")))
