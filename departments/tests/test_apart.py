"""What a parser of a file does to its process, it does to that alone."""

import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest

from departments.foreign_files import apart, standby
from departments.foreign_files.apart import TooMuch

MODULE = "departments.tests.odd_parsers"


def answer_of(kind: str, content: bytes = b"", seconds: int = 20) -> dict:
    return apart.answer_of(MODULE, kind, content, seconds)


def test_file_of_any_size_goes_over_whole():
    assert [answer_of("length", bytes(size)) for size in (0, 1, 20_000_000)] == [
        {"length": size} for size in (0, 1, 20_000_000)
    ]


def test_nothing_of_a_file_stays_for_the_next():
    assert [answer_of("times") for _ in range(3)] == [{"times": 1}] * 3


def test_files_are_read_below_the_pages_in_processes_of_their_own():
    first, second = answer_of("itself"), answer_of("itself")

    assert first["pid"] != second["pid"]
    assert first["parent"] == second["parent"] != os.getpid()
    assert first["nice"] == min(os.nice(0) + apart.POLITE, 19)


def test_copy_holds_no_line_but_its_own():
    assert answer_of("sockets") == {"sockets": 1}


@pytest.mark.wide
@pytest.mark.parametrize("kind", ["endless", "without_end_in_c"])
def test_what_takes_too_long_is_ended(kind):
    with pytest.raises(TooMuch):
        answer_of(kind, seconds=1)

    assert answer_of("length") == {"length": 0}


def test_memory_is_limited_for_each():
    assert answer_of("large") == {"problem": ""}


def test_reason_is_told_and_a_kind_unknown_is_a_damaged_file():
    assert answer_of("refused", "Tệp khóa.".encode()) == {"problem": "Tệp khóa."}
    assert answer_of("nothing_like_it") == {"problem": ""}


def test_copy_that_breaks_ends_alone():
    parent = answer_of("itself")["parent"]

    with pytest.raises(TooMuch):
        answer_of("killed")

    assert answer_of("itself")["parent"] == parent


def test_process_that_is_gone_is_started_anew():
    parent = answer_of("itself")["parent"]
    os.kill(parent, signal.SIGKILL)

    assert answer_of("itself")["parent"] != parent


def test_process_ends_where_nothing_comes_and_another_reads_the_next_file():
    hasty = "departments.tests.hasty_parsers"
    first = apart.answer_of(hasty, "itself", b"", 20)
    code = standby.standing(hasty).process.wait(timeout=20)

    assert (code, apart.answer_of(hasty, "itself", b"", 20) != first) == (0, True)


def test_module_that_is_no_program_is_too_much():
    with pytest.raises(TooMuch):
        apart.answer_of("departments.folding", "length", b"", 20)


def test_several_are_read_at_once():
    with ThreadPoolExecutor(4) as threads:
        told = list(threads.map(lambda size: answer_of("length", bytes(size)), range(12)))

    assert told == [{"length": size} for size in range(12)]
