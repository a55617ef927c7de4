"""Two files are read at once on a machine, whichever program reads them."""

import subprocess
import sys

import pytest

from conclusions.sources import NeedsTime, read_source
from conclusions.tests.sample_files import a_docx
from departments.foreign_files.slots import PLACES, slot

HOLD = """from departments.foreign_files.slots import slot
with slot(0) as free:
    print(free, flush=True)
    input()
"""


@pytest.fixture(autouse=True)
def own_places(monkeypatch, tmp_path):
    monkeypatch.setenv("DATA_DIR", str(tmp_path))


def test_no_more_than_two_hold_a_place_and_each_gives_it_back():
    with slot(0) as first, slot(0) as second, slot(0) as third:
        assert (first, second, third) == (True, True, False)
    with slot(0) as again:
        assert again


def test_place_of_a_program_that_is_killed_is_free_again():
    holders = [
        subprocess.Popen(
            [sys.executable, "-c", HOLD], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(PLACES)
    ]
    assert [holder.stdout.readline() for holder in holders] == ["True\n"] * PLACES
    with slot(0) as free:
        assert not free

    for holder in holders:
        holder.kill()
        holder.communicate()

    with slot(5) as free:
        assert free


def test_file_for_which_there_is_no_place_is_left_to_a_worker(monkeypatch):
    monkeypatch.setattr("conclusions.sources.HURRY", 0)
    with slot(0), slot(0), pytest.raises(NeedsTime):
        read_source("a.docx", a_docx("1. Văn phòng Sở báo cáo."))
