"""A new file read into a draft: what was reviewed stays where the words are the same."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import Refused, StaleDraft
from conclusions.models import Conclusion, Document
from conclusions.reading import read
from conclusions.units import Directory

FIRST = """Giám đốc Sở kết luận như sau:
1. Thanh tra Sở kiểm tra trước ngày 05/12/2026.
2. Phòng Quản lý Khoa học báo cáo.
3. Phòng Hành chính - Tổng hợp rà soát.
"""
SECOND = """Giám đốc Sở kết luận như sau:
1. Thanh tra Sở kiểm tra trước ngày 05/12/2026.
2. Công đoàn Sở tổ chức hội nghị trước ngày 20/12/2026.
3. Phòng Hành chính - Tổng hợp rà soát.
"""


@pytest.fixture
def draft(cast):
    draft = actions.draft_from(read(FIRST, Directory().known()), by=cast["hcth.son"])
    duty = draft.items.get(label="3.").duties.get()
    duty.item.conclusion = draft
    fields = {"title": "Tên đã rà soát", "deadline": "by", "named_on": date(2026, 12, 31)}
    actions.edit_duty(duty, seen=draft.version, by=cast["hcth.son"], **fields)
    return draft


def told(draft):
    return [
        (item.label, item.text, [(duty.title, duty.named_on) for duty in item.duties.all()])
        for item in draft.items.filter(kind="directive").order_by("position")
    ]


def test_reviewed_duties_stay_with_their_words(draft, cast):
    reading = read(SECOND, Directory().known())

    renewed = actions.read_again(draft, reading, seen=draft.version, by=cast["hcth.son"])

    assert (renewed.kept, renewed.new, renewed.gone) == (2, 1, 1)
    assert told(draft) == [
        (
            "1.",
            "Thanh tra Sở kiểm tra trước ngày 05/12/2026.",
            [("Kiểm tra", date(2026, 12, 5))],
        ),
        (
            "2.",
            "Công đoàn Sở tổ chức hội nghị trước ngày 20/12/2026.",
            [("Tổ chức hội nghị", date(2026, 12, 20))],
        ),
        (
            "3.",
            "Phòng Hành chính - Tổng hợp rà soát.",
            [("Tên đã rà soát", date(2026, 12, 31))],
        ),
    ]


def test_places_in_the_new_words_are_right(draft, cast):
    longer = SECOND.replace("như sau:", "nhiều nội dung như sau:")
    reading = read(longer, Directory().known())
    actions.read_again(draft, reading, seen=draft.version, by=cast["hcth.son"])
    draft.refresh_from_db()

    for item in draft.items.exclude(end=None):
        words = " ".join(draft.source_text[item.start : item.end].split())
        assert words.endswith(item.text)


def test_it_is_not_taken_back(draft, cast):
    reading = read(SECOND, Directory().known())
    actions.read_again(draft, reading, seen=draft.version, by=cast["hcth.son"])

    with pytest.raises(Refused):
        actions.undo(draft, by=cast["hcth.son"])


def test_change_that_the_page_has_not_seen_is_not_overwritten(draft, cast):
    reading = read(SECOND, Directory().known())

    with pytest.raises(StaleDraft):
        actions.read_again(draft, reading, seen=1, by=cast["hcth.son"])

    assert told(draft)[2][2] == [("Tên đã rà soát", date(2026, 12, 31))]


def test_file_is_read_into_the_draft_on_its_page(client, draft, cast):
    client.force_login(cast["hcth.son"])
    url = reverse("conclusions:read_again", args=[draft.pk])

    answer = client.post(url, {"seen": draft.version, "text": SECOND}, follow=True)

    words = "Đã đọc vào dự thảo: 2 mục giữ như đã rà soát, 1 mục mới, 1 mục không còn."
    assert words in answer.text
    assert Conclusion.objects.get().source_text.strip() == SECOND.strip()
    assert Document.objects.filter(kind="source").count() == 1


@pytest.mark.parametrize("text", ["", "   "])
def test_nothing_to_read_is_told(client, draft, cast, text):
    client.force_login(cast["hcth.son"])
    url = reverse("conclusions:read_again", args=[draft.pk])

    answer = client.post(url, {"seen": draft.version, "text": text}, follow=True)

    assert "Chọn tệp hoặc dán nội dung của thông báo." in answer.text
