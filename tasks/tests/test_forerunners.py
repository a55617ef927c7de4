"""What a draft's items may carry on of earlier notices, and why it is thought so."""

from datetime import date

import pytest

from conclusions import actions
from conclusions.models import Item
from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue
from tasks.forerunners import forerunners_of, searched_for
from tasks.going_on import is_same_place
from tasks.models import Task
from tasks.tests.factories import a_task, do

PLAN = "Xây dựng Kế hoạch chuyển đổi số của Sở năm 2024, trình Giám đốc Sở ban hành"
LAB = "Rà soát, nghiệm thu hệ thống thiết bị phòng thí nghiệm hóa sinh"


def given(cast, lead, text, *, number="208/TB-SKHCN", on=date(2024, 1, 30), **duty):
    """An open task under an item with those words."""
    task = a_task(cast, lead, number=number, issued_on=on, title=text[:100], **duty)
    Item.objects.filter(pk=task.duty.item_id).update(text=text)
    return task


@pytest.fixture
def draft(cast):
    return a_draft(cast["giamdoc"], number="373/TB-SKHCN", issued_on=date(2024, 3, 1))


def saying(draft, text, *leads):
    """An item of the draft with those words, led by those units."""
    item = a_directive(draft, *leads).item
    Item.objects.filter(pk=item.pk).update(text=text)
    item.refresh_from_db()
    return item


def proposed(draft):
    """The older items proposed, and why, of the draft's last item."""
    one = forerunners_of(draft, Task.objects.all())[-1]
    return [(older.item.pk, older.why) for older in one.proposed]


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (f"{PLAN}.", "câu chữ gần giống mục cũ"),
        (f"Tiếp tục {PLAN[0].lower()}{PLAN[1:]} trước ngày 15/4/2024.", "câu chữ gần giống mục cũ"),
        (
            "Khẩn trương hoàn thành Kế hoạch chuyển đổi số của Sở năm 2024 và tổ chức hội nghị "
            "triển khai đến toàn thể công chức, viên chức, người lao động",
            "câu ghi “Khẩn trương hoàn thành” và có lời của mục cũ",
        ),
        (
            "Đẩy nhanh tiến độ xây dựng Kế hoạch chuyển đổi số của Sở; định kỳ báo cáo kết quả về "
            "bộ phận tổng hợp để theo dõi, đôn đốc chung",
            "câu ghi “Đẩy nhanh tiến độ” và có lời của mục cũ",
        ),
        ("Tổ chức hội nghị khách hàng tại huyện Lý Sơn", None),
        ("Tiếp tục tổ chức tốt công tác tiếp công dân", None),
        ("Báo cáo kết quả", None),
    ],
)
def test_older_work_is_proposed_by_its_words(cast, units, draft, text, why):
    task = given(cast, units["TTUD"], PLAN)
    given(cast, units["TTUD"], LAB, number="210/TB-SKHCN")
    saying(draft, text, units["TTUD"])

    assert proposed(draft) == ([(task.duty.item_id, why)] if why else [])


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("Thực hiện nội dung tại Thông báo số 208/TB-SKHCN", "câu dẫn 208/TB-SKHCN"),
        (
            "Tiếp tục báo cáo (mục II.1 Thông báo số 208/TB-SKHCN ngày 30/01/2024)",
            "câu dẫn mục II.1, 208/TB-SKHCN",
        ),
        ("Theo Thông báo số 208 ngày 30/01/2024, mục 1", "câu dẫn mục II.1, 208/TB-SKHCN"),
        ("Việc giao tại mục 1 Thông báo kết luận số 208", "câu dẫn mục II.1, 208/TB-SKHCN"),
        ("Việc giao tại mục 7 Thông báo số 208/TB-SKHCN", None),
        ("Thực hiện Thông báo số 209/TB-SKHCN", None),
    ],
)
def test_older_work_is_proposed_by_the_notice_cited(cast, units, draft, text, why):
    task = given(cast, units["TTUD"], PLAN)
    item = saying(draft, text, units["TTUD"])
    if "/TB" in text:
        number = next(word for word in text.split() if "/TB" in word).rstrip(")")
        item.citations.create(number=number)

    assert proposed(draft) == ([(task.duty.item_id, why)] if why else [])


def test_of_a_cited_notice_the_items_with_the_same_words_come_first(cast, units, draft):
    older = a_draft(cast["giamdoc"], number="208/TB-SKHCN", issued_on=date(2024, 1, 30))
    for text in (LAB, PLAN):
        saying(older, text, units["TTUD"])
    issue(older, by=cast["hcth.son"])
    saying(draft, f"{PLAN} theo Thông báo số 208", units["TTUD"])

    one = forerunners_of(draft, Task.objects.all())[-1]

    assert [found.item.text for found in one.proposed] == [PLAN, LAB]


@pytest.mark.parametrize("ended", ["done", "withdrawn"])
def test_work_that_has_ended_is_not_proposed(cast, units, draft, ended):
    task = given(cast, units["TTUD"], PLAN)
    saying(draft, PLAN, units["TTUD"])
    if ended == "done":
        do(task, "report", cast["ttud.dung"], result="Xong")
        do(task, "confirm", cast["pgd.nga"])
    else:
        do(task, "withdraw", cast["giamdoc"], note="Giao trùng")

    assert proposed(draft) == []


def test_work_of_another_unit_is_not_proposed_by_its_words(cast, units, draft):
    given(cast, units["QLKH"], PLAN)
    saying(draft, PLAN, units["TTUD"])

    assert proposed(draft) == []


def test_work_given_later_is_not_proposed(cast, units, draft):
    given(cast, units["TTUD"], PLAN, on=date(2024, 3, 15))
    saying(draft, PLAN, units["TTUD"])

    assert proposed(draft) == []


def test_what_another_item_carries_on_is_not_proposed_again(cast, units, draft):
    task = given(cast, units["TTUD"], PLAN)
    first, second = (saying(draft, PLAN, units["TTUD"]) for _ in range(2))
    actions.continue_item(first, task.duty.item, seen=1)

    told = forerunners_of(draft, Task.objects.all())

    assert [one.chosen and one.chosen.tasks for one in told] == [[task], None]
    assert [one.proposed for one in told] == [[], []]


def test_what_was_turned_down_is_not_proposed_until_asked_again(cast, units, draft):
    given(cast, units["TTUD"], PLAN)
    item = saying(draft, PLAN, units["TTUD"])
    actions.stand_alone(item, seen=1)
    assert proposed(draft) == []

    actions.continue_item(item, None, seen=2)

    assert len(proposed(draft)) == 1


@pytest.mark.parametrize(
    ("typed", "found"),
    [("208", 1), ("ke hoach chuyen doi so", 1), ("208 chuyển đổi số", 1), ("Lý Sơn", 0)],
)
def test_older_work_is_found_by_number_or_words(cast, units, draft, typed, found):
    task = given(cast, units["TTUD"], PLAN)

    older = searched_for(draft, Task.objects.all(), typed)

    assert [(one.item, one.tasks) for one in older] == [(task.duty.item, [task])] * found


@pytest.mark.parametrize(
    ("told", "path", "same"),
    [
        ("5.(1)", "5.(1)", True),
        ("5(1)", "II.5.(1)", True),
        ("II.5", "II.5", True),
        ("5", "II.5", True),
        ("1", "II.5.(1)", False),
        ("5", "II.15", False),
        ("III.5", "II.5", False),
    ],
)
def test_place_may_be_told_without_its_section(told, path, same):
    assert is_same_place(told, path) is same


def test_older_work_is_read_in_as_many_queries_however_much_it_is(
    cast, units, draft, django_assert_num_queries
):
    given(cast, units["TTUD"], PLAN)
    saying(draft, PLAN, units["TTUD"])
    for n, text in enumerate((LAB, f"{LAB} và {PLAN}")):
        given(cast, units["TTUD"], text, number=f"21{n}/TB-SKHCN")
        saying(draft, text, units["TTUD"])

    with django_assert_num_queries(6):
        forerunners_of(draft, Task.objects.all())
