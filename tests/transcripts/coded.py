"""A table that is coded already, written to a file and read."""

from pathlib import Path

from transcripts.coded_tables import CodedDocument, Columns, read_coded

HEAD = "talk,who,voice,words,code,rater\n"
ALL = Columns("words", "talk", "who", "voice", ("code",), "rater")
WORDS = Columns("words", codes=("code",))


def written(folder: Path, text: str, name: str = "talks.csv") -> Path:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def read(folder: Path, *rows: str, columns: Columns = ALL) -> tuple[CodedDocument, ...]:
    text = HEAD + "".join(f"{row}\n" for row in rows)
    return read_coded(written(folder, text), columns).documents


def marks(one: CodedDocument) -> list[dict[str, str]]:
    return [{name: mark.codes for name, mark in turn.marks.items()} for turn in one.turns]
