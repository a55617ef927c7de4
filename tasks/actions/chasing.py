"""Making papers that chase, and giving an official letter its number."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import IntegrityError, transaction
from django.utils import timezone

from conclusions.actions import Refused
from conclusions.models import Series
from departments.agency_text import in_agency_words
from departments.models import Agency, Department, User
from departments.papertext import number_trouble, paper_number
from tasks import permissions
from tasks.actions.moving import NotAllowed, move
from tasks.models import ChaseLine, ChaseSlip, Task

SYMBOL = "PĐĐ"  # phiếu đôn đốc
NOT_UNIONS = "{unit} là tổ chức đoàn thể: chỉ nhắc việc, đôn đốc, không yêu cầu giải trình (mức 3)."
TAKEN = "Số {number} đã dùng cho công văn đôn đốc khác trong năm {year}."


@dataclass(frozen=True)
class SlipWords:
    """What a paper says."""

    level: int
    text: str
    reply_by: date
    number: str = ""  # of an official letter, where the records clerk has given it already


@transaction.atomic
def make_slip(
    tasks: Sequence[Task], words: SlipWords, *, by: User, now: datetime | None = None
) -> ChaseSlip:
    """One paper to the unit that leads these tasks, each of which is nudged by it.

    Raises NotAllowed (a level not theirs), or Refused with all that stands against it; then nothing
    was written and no number was given.
    """
    now = now or timezone.now()
    if trouble := permissions.no_slip(by, words.level):
        raise NotAllowed(trouble)
    # The agency's row is the lock of papers at once: of their numbers, and of one task on two.
    Agency.objects.select_for_update().get(pk=Agency.current().pk)
    if problems := _problems(tasks, words, timezone.localdate(now)):
        raise Refused(*problems)
    slip = ChaseSlip(
        unit=tasks[0].lead,
        level=words.level,
        year=timezone.localdate(now).year,
        text=words.text,
        reply_by=words.reply_by,
        made_by=by,
        made_at=now,
    )
    slip.number = _letter_number(words.number) if slip.is_letter else _next_number(slip.year)
    _save(slip)
    ChaseLine.objects.bulk_create(ChaseLine(slip=slip, task=task) for task in tasks)
    named = f"{slip.named} (mức {slip.level})"
    # By a level of its own, so that a sharper word minutes later is not taken for the same.
    note = f"{slip.get_level_display()}; trả lời {slip.reply_words}."
    for task in tasks:
        move(task, "nudge", by=by, now=now, slip=named, note=note)
    return slip


def number_slip(slip: ChaseSlip, number: str, *, by: User) -> None:
    """The number that the records clerk gave an official letter; mended as often as needed. Raises
    NotAllowed, Refused."""
    if trouble := permissions.no_slip(by, slip.level):
        raise NotAllowed(trouble)
    if not slip.is_letter:
        raise Refused("Số phiếu đôn đốc do phần mềm cấp, không sửa.")
    slip.number = _letter_number(number)
    with transaction.atomic():
        _save(slip)


def _save(slip: ChaseSlip) -> None:
    try:
        with transaction.atomic():
            slip.save()
    except IntegrityError:
        raise Refused(TAKEN.format(number=slip.number, year=slip.year)) from None


def _problems(tasks: Sequence[Task], words: SlipWords, today: date) -> list[str]:
    if not tasks:
        return ["Chưa chọn nhiệm vụ để đôn đốc."]
    units = {task.lead_id for task in tasks}
    if len(units) > 1:
        return ["Mỗi phiếu gửi một đơn vị."]
    found = [] if words.text.strip() else ["Chưa nhập nội dung."]
    if words.reply_by <= today:
        found.append("Hạn trả lời phải sau hôm nay.")
    unit = tasks[0].lead
    if words.level == ChaseSlip.Level.EXPLAIN and unit.kind == Department.Kind.UNION:
        found.append(NOT_UNIONS.format(unit=unit))
    return found + _asked_already(tasks, words.level, today)


def _asked_already(tasks: Sequence[Task], level: int, today: date) -> list[str]:
    """The same is not asked twice as long as there is time to answer; a sharper word may be due."""
    lines = ChaseLine.objects.filter(
        task__in=[task.pk for task in tasks],
        answered=None,
        slip__level__gte=level,
        slip__reply_by__gte=today,
    )
    titles = {task.pk: task.title for task in tasks}
    return [
        f"“{titles[line.task_id]}”: đã có {line.slip.named}, chờ trả lời {line.slip.reply_words}."
        for line in lines.select_related("slip").order_by("pk")
    ]


def _next_number(year: int) -> str:
    """“03/PĐĐ-HCTH”: the next of the office's own papers of the year, without gap or repetition,
    for it is given inside the transaction that uses it."""
    office = Department.office()
    if office is None:
        raise Refused(in_agency_words("Cơ quan chưa có {office} để lập phiếu đôn đốc."))
    symbol = f"{SYMBOL}-{''.join(office.sign.split())}"
    series, _ = Series.objects.get_or_create(year=year, symbol=symbol[:30])
    series.last += 1
    series.save(update_fields=["last"])
    return f"{series.last:02d}/{series.symbol}"


def _letter_number(number: str) -> str:
    """As paper prints it; none as long as the clerk has given none."""
    if not number.strip():
        return ""
    if trouble := number_trouble(number):
        raise Refused(f"{trouble}, ví dụ 612/SKHCN-HCTH.")
    return paper_number(number)
