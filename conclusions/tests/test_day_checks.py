"""The day kept for a duty is the one its words mean, or somebody has said which holds."""

from datetime import date, time, timedelta

import pytest
from django.urls import reverse

from conclusions import actions
from conclusions.actions import Refused
from conclusions.day_checks import difference_of
from conclusions.gaps import gaps_of
from conclusions.models import Conclusion, Duty, Item
from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import FORMS, as_deadline, limits_in
from conclusions.reading.traced_text import trace
from conclusions.tests.factories import a_directive, a_draft
from departments.papertext import paper_date

OTHER = "trước ngày 15/12/2026"
WORDS, MEANT, TYPED = "trước ngày 05/12/2026", date(2026, 12, 5), date(2026, 12, 15)


@pytest.fixture
def duty(cast, units):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=date(2026, 11, 25))
    made = a_directive(
        draft, units["QLKH"], deadline="before", phrase=WORDS, named_on=MEANT, label="3."
    )
    return written(made, f"Phòng Quản lý khoa học báo cáo {WORDS}.")


def written(duty, text):
    duty.item.text = text
    duty.item.save()
    return duty


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
        ({"phrase": OTHER}, [f"Mục II.3: lời văn không có cụm “{OTHER}”."]),
        (
            {"deadline": ""},
            [f"Mục II.3: lời văn ghi “{WORDS}”, nhiệm vụ xếp loại “Không ghi thời hạn”."],
        ),
        (
            {"deadline": "ongoing"},
            [f"Mục II.3: lời văn ghi “{WORDS}”, nhiệm vụ xếp loại “Thường xuyên”."],
        ),
        (
            {"deadline": "recurring", "every": "month"},
            [f"Mục II.3: lời văn ghi “{WORDS}”, nhiệm vụ xếp loại “Định kỳ”."],
        ),
        ({"phrase": ""}, []),
        ({"phrase": "trước  ngày 5/12/2026"}, []),
        ({"title": "Tên khác"}, []),
        (
            {"deadline": "ongoing", "phrase": "thường xuyên"},
            ["Mục II.3: lời văn không có cụm “thường xuyên”."],
        ),
    ],
)  # fmt: skip
def test_limit_unlike_its_words_is_a_gap(duty, fields, gaps):
    assert told(edited(duty, **fields)) == gaps


SAID, ISSUED = date(2026, 11, 16), date(2026, 11, 18)


def unsaved(text, phrase, **limit):
    return Duty(item=Item(text=text, label="3.", path="II.3"), phrase=phrase, **limit)


def note_of(duty):
    differs = difference_of(duty, Conclusion(meeting_on=SAID, issued_on=ISSUED))
    return differs.note if differs else ""


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.name)
def test_each_form_of_a_limit_is_held_beside_the_day_kept_for_it(form):
    words = trace(form.example)
    *_, limit = (as_deadline(words, one) for one in limits_in(masked(words), Said(SAID, ISSUED)))
    kind, on = limit.kind, limit.on
    kept = {"deadline": kind, "named_on": on, "named_at": limit.at, "every": limit.every}
    typed = (on or SAID) + timedelta(days=9)

    as_read = unsaved(form.example, limit.phrase, **kept)
    moved = unsaved(form.example, limit.phrase, **kept | {"named_on": typed, "named_at": None})
    undated = unsaved(form.example, limit.phrase, deadline="")

    no_day = "chưa rõ ngày nào" if kind == "by" or kind == "before" else ""
    if on or kind not in Duty.DATED:
        assert note_of(as_read) == ""
    if on:
        assert note_of(moved) == f"hạn nhập {paper_date(typed)}, khác văn bản"
    if on or kind not in Duty.DATED or form.name == "several days":
        no_day = "xếp loại “Không ghi thời hạn”, khác văn bản"
    assert note_of(undated) == no_day


DAY = date(2026, 12, 22)


@pytest.mark.parametrize(
    ("phrase", "on"),
    [
        ("vào ngày 22/12/2026", DAY),
        ("ngày 22/12/2026", DAY),
        ("ngày 22 tháng 12 năm 2026", DAY),
        ("22/12/2026", DAY),
        ("đến ngày 22/12", DAY),
        ("sáng ngày 22/12/2026", DAY),
        ("dự kiến ngày 22/12/2026", DAY),
        ("từ ngày 10/12/2026 đến ngày 22/12/2026", DAY),
        ("vào thứ Sáu tuần này", date(2026, 11, 20)),
        ("quý IV/2026", date(2026, 12, 31)),
        ("cuối năm 2026", date(2026, 12, 31)),
        ("vào tháng 12/2026", date(2026, 12, 31)),
        ("6 tháng đầu năm 2027", date(2027, 6, 30)),
        ("trong vòng 05 ngày kể từ ngày ký", date(2026, 11, 23)),
    ],
)
def test_words_without_a_deed_are_held_beside_the_day_too(phrase, on):
    text = f"Phòng Quản lý khoa học tham mưu họp tổng kết {phrase}."
    typed = on + timedelta(days=2)

    assert note_of(unsaved(text, phrase, deadline="by", named_on=on)) == ""
    told = note_of(unsaved(text, phrase, deadline="by", named_on=typed))
    assert told == f"hạn nhập {paper_date(typed)}, khác văn bản"
    told = note_of(unsaved(text, phrase, deadline="ongoing"))
    assert told == "xếp loại “Thường xuyên”, khác văn bản"


def test_hour_unlike_its_words_is_told_with_the_day():
    phrase = "trước 10 giờ ngày 22/12/2026"
    kept = {"deadline": "before", "named_on": DAY, "named_at": time(15)}

    told = note_of(unsaved(f"Văn phòng báo cáo {phrase}.", phrase, **kept))

    assert told == "hạn nhập 15 giờ 00 ngày 22/12/2026, khác văn bản"


def test_hand_set_day_is_held_beside_the_words_once_they_change(duty):
    edited(duty, named_on=TYPED)
    actions.hold_day(duty, seen=duty.item.conclusion.version)
    item = Duty.objects.get().item
    seen = item.conclusion.version
    now = "trước ngày 25/12/2026"

    actions.reword(item, seen=seen, text=f"Phòng Quản lý khoa học báo cáo {now}.", label=item.label)

    assert told(Duty.objects.get()) == [f"Mục II.3: lời văn không có cụm “{WORDS}”."]
    duty = Duty.objects.get()
    actions.hold_day(duty, seen=duty.item.conclusion.version)
    duty.refresh_from_db()
    assert (duty.phrase, duty.named_on, duty.day_check) == (now, TYPED, "held")


def test_words_that_stand_nowhere_give_way_to_those_of_the_sentence(duty):
    edited(duty, phrase=OTHER, named_on=TYPED)

    actions.take_words(duty, seen=duty.item.conclusion.version)

    duty.refresh_from_db()
    assert (duty.phrase, duty.named_on, duty.day_check) == (WORDS, MEANT, "")


def test_dated_words_of_an_undated_kind_are_settled_by_one_choice(duty):
    edited(duty, deadline="ongoing")
    actions.hold_day(duty, seen=duty.item.conclusion.version)
    assert told(duty) == []

    actions.take_words(duty, seen=duty.item.conclusion.version)

    duty.refresh_from_db()
    assert (duty.deadline, duty.named_on, duty.day_check) == ("before", MEANT, "")


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
    written(duty, "Phòng Quản lý khoa học báo cáo trong thời gian tới.")
    edited(duty, phrase="trong thời gian tới", deadline="")

    with pytest.raises(Refused, match="bấm Sửa"):
        actions.take_words(duty, seen=duty.item.conclusion.version)


def test_day_counted_from_the_day_of_issue_is_looked_at_again_with_it(duty):
    written(duty, "Phòng Quản lý khoa học báo cáo trong 5 ngày kể từ ngày ký.")
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


@pytest.mark.parametrize(
    ("kind", "typed", "where"),
    [
        ("ongoing", {"named_on": "10/12/2026"}, "named_on"),
        ("", {"named_on": "10/12/2026"}, "named_on"),
        ("ongoing", {"named_at": "10:00"}, "named_at"),
    ],
)
def test_day_typed_with_a_kind_that_has_none_is_refused(
    client, cast, units, duty, kind, typed, where
):
    client.force_login(cast["hcth.son"])
    page = reverse("conclusions:duty", args=[duty.item.conclusion_id, duty.pk])
    fields = {"title": "Báo cáo", "leads": units["QLKH"].pk, "deadline": kind} | typed
    sent = {f"d{duty.pk}-{name}": value for name, value in fields.items()}

    answer = client.post(page, sent | {"shown": duty.item.conclusion.version})

    assert answer.status_code == 422
    assert list(answer.context["duty_form"].errors) == [where]
    assert "không có ngày, giờ: chọn loại khác, hoặc xóa ngày, giờ." in answer.text
    duty.refresh_from_db()
    assert (duty.deadline, duty.named_on) == ("before", MEANT)
