"""Interviews as files: typed up in Word or as plain text, and as captions of three programs."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from coder.demo.model import INTERVIEWER, Interview, spoken
from coder.demo.office import save

_NOTE = "Every person and every word in this interview is invented."
_END = f"[End of interview. {_NOTE}]"
_TRANSCRIBED = f"Transcribed by https://otter.ai. {_NOTE}"
_SPELT = {"FSW 07": "FSW07"}
_TWICE = "FSW 08"
_UNNAMED_CAPTION_OF = "FSW 06"
_WORDS_IN_A_CAPTION = 12
_SECONDS_A_WORD = 0.4


def write_interviews(folder: Path, interviews: Sequence[Interview]) -> Iterator[Path]:
    """Write every interview in its form, one of them twice; gives each file once it is there."""
    for number, talk in enumerate(interviews):
        suffix, written = _FORMS[number % len(_FORMS)]
        path = folder / f"{talk.name}.{suffix}"
        written(path, talk)
        yield path
        if talk.person == _TWICE:
            copy = folder / f"{path.stem}_2{path.suffix}"
            written(copy, talk)
            yield copy


def _speaker(speaker: str) -> str:
    return "Interviewer" if speaker == INTERVIEWER else _SPELT.get(speaker, speaker)


def _plain(path: Path, talk: Interview) -> None:
    turns = (f"{speaker}: {spoken(said)}" for speaker, said in talk.turns)
    path.write_text("\n\n".join([*turns, _END]) + "\n", "utf-8", newline="\n")


def _word(path: Path, talk: Interview) -> None:
    import docx

    document: Any = docx.Document()
    for speaker, said in talk.turns:
        paragraph = document.add_paragraph()
        paragraph.add_run(f"{_speaker(speaker)}:").bold = True
        paragraph.add_run(f" {spoken(said)}".replace("'", "’"))
    document.add_paragraph(_END)
    save(path, document)


def _otter(path: Path, talk: Interview) -> None:
    blocks = (
        f"{_speaker(speaker)}  {int(start) // 60}:{int(start) % 60:02}\n{spoken(said)}"
        for (speaker, said), start in zip(talk.turns, _starts(talk), strict=True)
    )
    path.write_text("\n\n".join(blocks) + f"\n\n{_TRANSCRIBED}\n", "utf-8", newline="\n")


def _starts(talk: Interview) -> Iterator[float]:
    """The second at which each turn begins."""
    second = 0.0
    for _, said in talk.turns:
        yield second
        second += len(spoken(said).split()) * _SECONDS_A_WORD


def _teams(path: Path, talk: Interview) -> None:
    cues = [
        f"{times}\n<v {_speaker(speaker)}>{words}</v>"
        for speaker, _, times, words in _captions(talk)
    ]
    path.write_text("\n\n".join(["WEBVTT", f"NOTE {_NOTE}", *cues]) + "\n", "utf-8", newline="\n")


def _zoom(path: Path, talk: Interview) -> None:
    cues = []
    for number, (speaker, goes_on, times, words) in enumerate(_captions(talk), start=1):
        unnamed = goes_on and talk.person == _UNNAMED_CAPTION_OF
        label = "" if unnamed else f"{_speaker(speaker)}: "
        cues.append(f"{number}\n{times}\n{label}{words}")
    path.write_text("\n\n".join(["WEBVTT", f"NOTE {_NOTE}", *cues]) + "\n", "utf-8", newline="\n")


def _captions(talk: Interview) -> Iterator[tuple[str, bool, str, str]]:
    """Speaker, whether a turn goes on, times and words: captions cut sentences anywhere."""
    second = 0.0
    for speaker, said in talk.turns:
        words = spoken(said).split()
        for at in range(0, len(words), _WORDS_IN_A_CAPTION):
            some = words[at : at + _WORDS_IN_A_CAPTION]
            stop = second + len(some) * _SECONDS_A_WORD
            yield speaker, at > 0, f"{_clock(second)} --> {_clock(stop)}", " ".join(some)
            second = stop


def _clock(second: float) -> str:
    whole = round(second * 1000)
    minutes, rest = divmod(whole, 60_000)
    return f"00:{minutes:02}:{rest // 1000:02}.{rest % 1000:03}"


_FORMS: tuple[tuple[str, Callable[[Path, Interview], None]], ...] = (
    ("vtt", _zoom),
    ("txt", _otter),
    ("txt", _plain),
    ("docx", _word),
    ("vtt", _teams),
)
