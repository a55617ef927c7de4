"""What whoever decides reads beside each question: what is asked, why, by whom, since when."""

from django.utils import timezone

from departments.papertext import paper_date
from tasks.calendar import Day
from tasks.decisions import Waiting


def said_of(line: Waiting, day: Day) -> list[str]:
    """In a line each: what is asked, the reason, who stands behind it."""
    what = _more_time(line, day) if line.asked == "request_extension" else [line.words]
    more = line.event.note if line.event.note != line.words else ""
    label = "Chi tiết" if line.asked == "report" else "Lý do"
    done = line.event.done_so_far
    told = [more and f"{label}: {more}", done and f"Phần đã làm: {done}", _behind(line)]
    return [*filter(None, [*what, *told])]


def since_words(line: Waiting, day: Day) -> str:
    """“chờ 3 ngày làm việc, từ 05/4/2024”."""
    on = timezone.localdate(line.since)
    days = day.since(on)
    return f"chờ {days} ngày làm việc, từ {paper_date(on)}" if days else "hôm nay"


def _more_time(line: Waiting, day: Day) -> list[str]:
    """From which day to which, how much that is, the how-maniest time, and whether it was asked
    for when the time was over."""
    task, asked = line.task, line.task.open_request
    if asked is None or task.due_on is None:
        return [line.words]
    told = (
        f"từ {paper_date(task.due_on)} đến {paper_date(asked.new_due_on)}: "
        f"thêm {asked.days} ngày làm việc, lần {task.extended + 1}"
    )
    on = timezone.localdate(line.since)
    if day.calendar.last_working(on) <= task.due_on:
        return [told]
    return [told, f"gửi sau hạn {max(1, day.calendar.between(task.due_on, on))} ngày làm việc"]


def _behind(line: Waiting) -> str:
    verb = "báo cáo" if line.asked == "report" else "đề nghị"
    if line.asked == "obstacle":
        verb = "báo vướng mắc"
    standing_in = f" (thay {line.event.acting_for})" if line.event.acting_for else ""
    return f"{line.event.actor}{standing_in} {verb}"
