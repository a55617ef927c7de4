"""A giao ban of twenty-four directives held in a real browser, by keys alone; and one followed."""

from collections import Counter
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone

from conclusions.tests.factories import a_directive, a_draft
from tasks.actions import issue, move
from tasks.actions.meetings import decide, open_meeting
from tasks.models import DayOff, MeetingDecision, Task

UNITS = ("QLKH", "QLCN&CN", "QLTĐC", "TTra", "TTUD", "HCTH")
MANY = 24


@pytest.fixture
def tasks(cast, units):
    """Twenty-four directives of one notice, four a unit, the second of each without a limit."""
    today = timezone.localdate()
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN", issued_on=today - timedelta(days=30))
    due = today - timedelta(days=10)
    for n in range(MANY):
        dated = {"deadline": "before", "named_on": due, "phrase": "trước ngày đã qua"}
        a_directive(
            draft,
            units[UNITS[n // 4]],
            title=f"Kế hoạch công tác thứ {n + 1}",
            **({} if n % 4 == 3 else dated),
        )
    return issue(draft, by=cast["hcth.son"], now=timezone.now() - timedelta(days=30))


@pytest.fixture
def meeting(cast, tasks):
    return open_meeting(
        by=cast["hcth.son"], held_on=timezone.localdate(), chair=cast["giamdoc"], tasks=tasks
    )


def arrive(page, place):
    page.get_by_text(f"Nhiệm vụ {place} trên {MANY}").wait_for()


def press(page, *keys):
    for key in keys:
        page.keyboard.press(key) if len(key) == 1 or key.isalpha() else page.keyboard.type(key)


@pytest.mark.slow
def test_a_meeting_of_24_is_held_by_keys_alone(page, sign_in, cast, meeting, console):
    """Five ways to decide in turn, one passed over, one looked at again; then new work, the end."""
    day = DayOff.objects.calendar().after(timezone.localdate(), 20).strftime("%d/%m/%Y")
    page.set_viewport_size({"width": 1366, "height": 768})
    sign_in(cast["giamdoc"])
    page.goto(reverse("tasks:meeting_wall", args=[meeting.pk]))

    for place in range(1, MANY + 1):
        arrive(page, place)
        match place % 6:
            case 1:
                press(page, "1", "Enter")
            case 2:
                press(page, "2", day, "Enter")
            case 3:
                press(page, "4", "Enter")
            case 4:
                press(page, "6", "Báo cáo hằng tuần.", "Enter")
            case 5:
                press(page, "5", "Escape", "5", "Tab", "Tab", "Lập đề án riêng.", "Enter")
            case _:
                press(page, "ArrowRight")
    page.get_by_text("Đã qua hết danh sách").wait_for()
    press(page, "ArrowLeft")
    arrive(page, MANY)

    kinds = Counter(MeetingDecision.objects.values_list("kind", flat=True))
    # Two of those that get a day have no limit to move: the next notice gives it.
    assert kinds == {"done": 4, "date": 2, "carry": 6, "remark": 4, "order": 4}
    meeting.refresh_from_db()
    lines = meeting.draft.items.filter(kind="directive")
    assert lines.count() == 12
    assert lines.exclude(continues=None).count() == 8
    page.goto(reverse("tasks:meeting", args=[meeting.pk]))
    page.get_by_role("button", name="Kết thúc giao ban").focus()
    press(page, "Enter")
    page.get_by_text("Đã kết thúc giao ban; đã thực hiện 10 ý kiến.").wait_for()
    assert Task.objects.filter(status="done").count() == 4
    assert Task.objects.filter(moved_by="date_at_meeting").count() == 2
    assert console == []


def test_the_projector_follows_who_enters_beside_it(page, sign_in, cast, meeting, tasks, console):
    """Without a key pressed at it: another task, and what was decided of it."""
    sign_in(cast["giamdoc"])
    page.goto(reverse("tasks:meeting_wall", args=[meeting.pk]))
    arrive(page, 1)

    decide(meeting, by=cast["hcth.son"], kind="carry", task=tasks[0])

    page.get_by_text("Chuyển kỳ sau", exact=True).locator("visible=true").first.wait_for()
    page.locator(".wall-said").get_by_text("Chuyển kỳ sau").wait_for()
    page.get_by_role("button", name="Hoàn tác").wait_for()
    assert console == []


@pytest.mark.parametrize("size", [(1920, 1080), (1366, 768), (360, 740)])
def test_the_screen_fits(page, sign_in, cast, meeting, tasks, size):
    """Nothing to be moved sideways, and on a wide one nothing to be moved at all."""
    width, height = size
    move(tasks[0], "update", by=cast["qlkh.anh"], note="Đã làm việc với ba trường. " * 20)
    page.set_viewport_size({"width": width, "height": height})
    sign_in(cast["hcth.son"])

    page.goto(reverse("tasks:meeting_task", args=[meeting.pk, 1]))
    page.locator("label", has_text="Giao lại").click()

    whole = page.evaluate(
        "[document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    )
    save = page.get_by_role("button", name="Lưu, sang nhiệm vụ sau")
    assert whole[0] <= width
    assert width == 360 or whole[1] <= height
    assert width == 360 or save.bounding_box()["y"] + 40 < height
