import gc
from pathlib import Path

import pytest

from coder.demo.office import save

FULL = Path("/dev/full")  # a file on which there is never room


@pytest.mark.skipif(not FULL.exists(), reason="this system has no file that is always full")
def test_a_document_for_which_there_is_no_room_makes_one_complaint_only() -> None:
    import docx

    with pytest.raises(OSError, match="No space left"):
        save(FULL, docx.Document())
    gc.collect()  # a half-written archive would complain here, which fails the test


def test_a_workbook_is_written_as_a_whole(tmp_path: Path) -> None:
    from openpyxl import Workbook, load_workbook

    save(tmp_path / "a.xlsx", Workbook())
    assert load_workbook(tmp_path / "a.xlsx").sheetnames == ["Sheet"]
