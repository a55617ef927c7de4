"""How notices are found: by the words they were read from."""

from importlib import import_module

import pytest
from django.apps import apps

from conclusions import actions
from conclusions.models import Conclusion
from conclusions.reading import Header, Reading

WORDS = "THÔNG BÁO\nKết luận giao ban\n1. Giao Thanh tra Sở báo cáo."


@pytest.mark.parametrize("text", [WORDS, f"{WORDS} "])
def test_same_text_under_another_number_is_found(cast, text):
    first = actions.draft_from(
        Reading(text=WORDS, header=Header(number="598/TB-SKHCN")), by=cast["hcth.son"]
    )

    actions.draft_from(Reading(text="Lời khác"), by=cast["hcth.son"], number="600/TB-SKHCN")

    assert list(Conclusion.objects.read_from(text)) == ([first] if text == WORDS else [])


def test_notice_without_a_source_is_no_twin(cast):
    actions.draft_from(Reading(text=""), by=cast["hcth.son"])

    assert list(Conclusion.objects.read_from("")) == []


def test_migration_hashes_the_sources_there_are(cast):
    notice = actions.draft_from(Reading(text=WORDS), by=cast["hcth.son"])
    Conclusion.objects.update(source_sha256="")

    import_module("conclusions.migrations.0010_hash_the_sources_there_are").fill(apps, None)

    assert list(Conclusion.objects.read_from(WORDS)) == [notice]
