"""Limits counted from the day of issue: typed at the review, it gives what waited for it."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.forms import HeaderForm
from conclusions.models import Conclusion, Duty
from conclusions.reading import read
from conclusions.units import Directory


@pytest.fixture
def office(client, cast):
    client.force_login(cast["hcth.son"])
    return client


def at(name, *args):
    return reverse(f"conclusions:{name}", args=args)


COUNTED_FROM_THE_DAY = """Giám đốc Sở kết luận như sau:
1. Phòng Quản lý Khoa học báo cáo trong vòng 10 ngày kể từ ngày ký.
2. Phòng Tài chính nộp báo cáo trước ngày 15/1.
3. Văn phòng hoàn thành trong quý I.
4. Phòng Quản lý Khoa học gửi hồ sơ trước ngày 05/02/2025."""


def limits(draft):
    return [
        (duty.deadline, duty.named_on)
        for duty in Duty.objects.filter(item__conclusion=draft).order_by("item__position")
    ]


def undated(cast):
    """A draft whose text names no day to count from."""
    return actions.draft_from(read(COUNTED_FROM_THE_DAY, Directory().known()), by=cast["hcth.son"])


def test_day_of_issue_typed_at_review_gives_the_limits_that_wanted_it(cast):
    draft = undated(cast)
    assert limits(draft) == [("", None)] * 3 + [("before", date(2025, 2, 5))]

    actions.edit_header(draft, seen=1, issued_on=date(2024, 11, 18))

    assert limits(draft) == [
        ("by", date(2024, 11, 28)),
        ("before", date(2025, 1, 15)),
        ("during", date(2025, 3, 31)),
        ("before", date(2025, 2, 5)),
    ]


def test_limit_that_the_clerk_has_set_is_not_counted_anew(cast):
    draft = undated(cast)
    duty = Duty.objects.get(item__label="2.")
    actions.edit_duty(duty, seen=1, deadline="by", named_on=date(2024, 12, 30))

    changed = actions.edit_header(
        Conclusion.objects.get(pk=draft.pk), seen=2, issued_on=date(2024, 11, 18)
    )

    assert limits(draft)[1] == ("by", date(2024, 12, 30))
    assert [duty.item.label for duty in changed] == ["1.", "3."]


def test_day_corrected_moves_what_is_counted_from_it(cast):
    draft = undated(cast)
    actions.edit_header(draft, seen=1, issued_on=date(2024, 11, 18))

    actions.edit_header(draft, seen=2, issued_on=date(2024, 11, 20))

    assert limits(draft)[0] == ("by", date(2024, 11, 30))


def test_clerk_is_told_which_limits_the_day_gave(office, cast):
    draft = undated(cast)
    sent = {f"tt-{name}": "" for name in HeaderForm.base_fields}
    sent |= {"tt-issued_on": "18/11/2024", "tt-title": "Kết luận", "tt-kind": "meeting"}

    page = office.post(at("header", draft.pk), sent | {"shown": 1}, follow=True).text

    assert "Đã tính lại 3 thời hạn theo ngày vừa nhập: mục 1, mục 2, mục 3." in page


def test_question_before_issuing_names_limits_without_a_day(office, cast, units):
    text = "Giám đốc Sở kết luận như sau:\n1. Phòng Quản lý Khoa học báo cáo trong tuần tới."
    draft = actions.draft_from(read(text, Directory().known()), by=cast["hcth.son"])
    Conclusion.objects.filter(pk=draft.pk).update(
        number="598/TB-SKHCN", issued_on=date(2024, 4, 5), year=2024, signer_name="Lê Văn An"
    )

    Duty.objects.update(day_check=Duty.DayCheck.HELD)
    page = " ".join(office.get(at("review", draft.pk)).text.split())

    assert "<b>1 thời hạn không có ngày cụ thể</b>" in page
