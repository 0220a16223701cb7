import json
from pathlib import Path

from click.testing import CliRunner

from coder.cli import main


def test_the_gap_between_keywords_and_people_is_shown(demo_project: Path) -> None:
    words = ["-p", str(demo_project), "suggest", "compare", "--where", "time=T2", "--code", "PL"]
    where = ["--where", "role=family social worker"]
    shown = CliRunner(env={"COLUMNS": "100"}).invoke(main, [*words, *where])
    row = next(line for line in shown.stdout.splitlines() if line.strip().startswith("PL"))
    assert row.split()[-5:] == ["25", "25", "22", "3", "0"]
    data = json.loads(CliRunner().invoke(main, [*words, *where, "--format", "json"]).stdout)
    assert data == [{"code": "PL", "label": "Planning before the visit", "base": 25,
                     "keywords": 25, "people": 22, "both": 22}]  # fmt: skip
