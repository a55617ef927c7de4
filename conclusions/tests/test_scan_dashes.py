"""What Tesseract makes of a dash of the print."""

import pytest

from conclusions.sources.printed_lines import lines_in

HEAD = "level\tpage_num\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext"


@pytest.mark.parametrize("read", ["-", "—-", "-—", "––", "—–-"])
def test_dash_read_as_two_is_one(read):
    words = ("chính", read, "Tổng")
    rows = [f"5\t1\t1\t1\t1\t{place * 90}\t0\t80\t20\t90\t{w}" for place, w in enumerate(words)]

    [line] = lines_in("\n".join([HEAD, *rows]))

    assert [word for word, _, _ in line.words] == ["chính", "-", "Tổng"]
