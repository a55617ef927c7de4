"""Folding of any text at all: places stay places, and once is enough."""

import unicodedata

import pytest

from departments.folding import fold, level

hypothesis = pytest.importorskip("hypothesis", reason="hypothesis is not installed")
given, st = hypothesis.given, hypothesis.strategies


@given(st.text())
def test_level_keeps_the_length_of_composed_text(text):
    composed = unicodedata.normalize("NFC", text)

    assert len(level(composed)) == len(composed)


@given(st.text())
def test_fold_folds_once_for_all(text):
    assert fold(fold(text)) == fold(text)
