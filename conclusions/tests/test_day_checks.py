"""The day kept for a duty is the one its words mean, or somebody has said which holds."""

from datetime import date

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import Refused
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Duty
from conclusions.tests.factories import a_directive, a_draft

OTHER = "trước ngày 15/12/2026"
WORDS, MEANT, TYPED = "trước ngày 05/12/2026", date(2026, 12, 5), date(2026, 12, 15)


@pytest.fixture
def duty(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2026, 11, 25))
    return a_directive(
        draft, units["QLKH"], deadline="before", phrase=WORDS, named_on=MEANT, label="3."
    )


def edited(duty, **fields):
    conclusion = Conclusion.objects.get(pk=duty.item.conclusion_id)
    actions.edit_duty(duty, seen=conclusion.version, **fields)
    duty.refresh_from_db()
    return duty


def told(duty):
    return [gap.words for gap in gaps_of(Conclusion.objects.get(pk=duty.item.conclusion_id))]


@pytest.mark.parametrize(
    ("fields", "gaps"),
    [
        ({"named_on": TYPED}, [f"Mục II.3: hạn nhập 15/12/2026 khác “{WORDS}”."]),
        ({"named_on": date(2027, 12, 5)}, [f"Mục II.3: hạn nhập 05/12/2027 khác “{WORDS}”."]),
        ({"phrase": OTHER}, [f"Mục II.3: hạn nhập 05/12/2026 khác “{OTHER}”."]),
        ({"deadline": ""}, [f"Mục II.3: “{WORDS}” chưa rõ ngày nào."]),
        ({"named_on": TYPED, "phrase": OTHER}, []),
        ({"phrase": ""}, []),
        ({"title": "Tên khác"}, []),
        ({"deadline": "ongoing", "phrase": "thường xuyên"}, []),
    ],
)  # fmt: skip
def test_day_unlike_its_words_is_a_gap(duty, fields, gaps):
    assert told(edited(duty, **fields)) == gaps


def test_day_that_somebody_holds_is_no_gap_until_the_limit_changes_again(duty):
    edited(duty, named_on=TYPED)
    actions.hold_day(duty, seen=duty.item.conclusion.version)
    assert told(duty) == []

    edited(duty, title="Tên khác")
    assert told(duty) == []

    edited(duty, named_on=date(2026, 12, 16))
    assert told(duty) == [f"Mục II.3: hạn nhập 16/12/2026 khác “{WORDS}”."]


def test_words_that_hold_give_their_day(duty):
    edited(duty, named_on=TYPED)

    actions.take_words(duty, seen=duty.item.conclusion.version)

    duty.refresh_from_db()
    assert (duty.named_on, duty.day_check) == (MEANT, "")


def test_words_without_one_day_cannot_hold(duty):
    edited(duty, phrase="trong thời gian tới", deadline="")

    with pytest.raises(Refused, match="bấm Sửa"):
        actions.take_words(duty, seen=duty.item.conclusion.version)


def test_day_counted_from_the_day_of_issue_is_looked_at_again_with_it(duty):
    edited(duty, phrase="trong 5 ngày kể từ ngày ký", deadline="by", named_on=date(2026, 11, 30))
    conclusion = Conclusion.objects.get(pk=duty.item.conclusion_id)

    actions.edit_header(conclusion, seen=conclusion.version, issued_on=date(2026, 11, 20))

    assert Duty.objects.get().day_check == "open"


def test_both_are_shown_with_a_button_each(client, cast, duty):
    edited(duty, named_on=TYPED)
    client.force_login(cast["hcth.son"])
    page = reverse("conclusions:review", args=[duty.item.conclusion_id])

    shown = " ".join(client.get(page).text.split())
    assert "hạn nhập 15/12/2026, khác văn bản" in shown
    assert ("Giữ ngày đã nhập" in shown, "Lấy ngày theo câu chữ" in shown) == (True, True)

    answer = reverse("conclusions:duty_day", args=[duty.item.conclusion_id, duty.pk])
    version = Conclusion.objects.get().version
    client.post(answer, {"shown": version, "theo": "han-nhap"})

    assert Duty.objects.get().day_check == "held"
    assert "Giữ ngày đã nhập" not in client.get(page).text
