"""A file is told by its first bytes."""

import pytest

from departments.filekinds import FIRST_BYTES, is_kind, kind_of


@pytest.mark.parametrize("kind", FIRST_BYTES)
def test_file_is_the_kind_it_begins_as(kind):
    assert is_kind(kind, FIRST_BYTES[kind] + b"abc") is True
    assert is_kind(kind, b"\0abc") is False


def test_kind_is_the_first_that_fits():
    assert kind_of(b"PK\x03\x04...", ("pdf", "docx", "zip")) == "docx"
    assert kind_of(b"%PDF", ("pdf", "docx")) == ""
