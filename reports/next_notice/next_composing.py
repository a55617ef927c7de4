"""The draft of the next notice, written from what was chosen of the offer."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone

from conclusions.actions import Refused, compose
from conclusions.actions.composing import FRAME
from conclusions.actions.refusals import only_editors, only_writers
from conclusions.models import Conclusion, Item
from conclusions.permissions import may_change, may_edit, may_write
from departments.folding import fold
from departments.models import User
from departments.people import leaders
from reports.models import DraftClause, NextDraft
from reports.next_notice.next_offer import CarriedWork, NextOffer, keys_of
from reports.wording.assessment import OfferedClause, assessment
from reports.wording.period_words import said_period
from tasks.actions.meeting_lines import draft_of
from tasks.actions.moving import NotAllowed
from tasks.actions.next_lines import NextLine, add_last, put_line
from tasks.meeting_words import continuing_line, term_of
from tasks.models import Meeting, Task

CARRIED = "tiep-tuc"  # kind of a clause that is a line of section II
ASSESSES = fold("đánh giá")
NOTHING = "Chưa chọn nội dung nào để đưa vào dự thảo."
TWICE = "Dự thảo của cuộc giao ban này đã được soạn từ số liệu; sửa tiếp trong dự thảo đó."
LOCKED = "Dự thảo của cuộc giao ban này đang chờ duyệt hoặc đã ban hành, không ghi thêm được."
NO_SECTION = (
    "Dự thảo của cuộc giao ban này không có mục đánh giá đứng trước mục giao nhiệm vụ; thêm tiêu "
    "đề “Đánh giá kết quả thực hiện nhiệm vụ” vào đầu dự thảo rồi soạn lại."
)


@dataclass(frozen=True)
class NextChoice:
    """What was ticked, and the days of lines by the key of their task (none: no day is set)."""

    clauses: Sequence[OfferedClause] = ()
    carried: Sequence[CarriedWork] = ()
    days: Mapping[int, date | None] = field(default_factory=dict)


@transaction.atomic
def compose_next(
    offer: NextOffer, choice: NextChoice, *, by: User, now: datetime | None = None
) -> Conclusion:
    """Write the chosen into the meeting's draft, or into a new one without a meeting; returns it.

    Each paragraph keeps the tasks that it tells of. Raises NotAllowed, and Refused where nothing
    was chosen, or the meeting's draft can take nothing more.
    """
    if not may_write(by):
        raise NotAllowed(only_writers() if may_edit(by) else only_editors())
    if not (choice.clauses or choice.carried):
        raise Refused(NOTHING)
    now = now or timezone.now()
    draft = _draft_for(offer, by)
    kept = NextDraft.objects.create(
        conclusion=draft,
        key=offer.key,
        name_units=offer.name_units,
        offered=keys_of(offer.clauses),
        drafted_at=now,
        drafted_by=by,
    )
    for words, clauses in assessment(offer.told, choice.clauses):
        item = add_last(draft, _section(draft), words, Item.Kind.ASSESSMENT, by=by, label="")
        for clause in clauses:
            _tie(kept, item, clause)
    said_on = offer.meeting.held_on if offer.meeting else timezone.localdate(now)
    for task in (task for work in choice.carried for task in work.tasks):
        _carry(kept, task, choice.days.get(task.pk), said_on, by)
    return draft


def _draft_for(offer: NextOffer, by: User) -> Conclusion:
    if offer.meeting is None:
        return _new_draft(offer, by)
    meeting = Meeting.objects.select_for_update(of=("self",)).get(pk=offer.meeting.pk)
    if meeting.draft:
        if not meeting.draft.is_draft or not may_change(by, meeting.draft):
            raise Refused(LOCKED)
        if NextDraft.objects.filter(conclusion=meeting.draft).exists():
            raise Refused(TWICE)
    return draft_of(meeting, by)


def _new_draft(offer: NextOffer, by: User) -> Conclusion:
    chairs, of = leaders(), said_period(offer.told.period)
    leader = by if by in chairs else next(iter(chairs), None)
    who = offer.told.words.director_of
    if leader and not leader.is_director:
        who = f"{offer.told.words.deputy} {leader}"
    return compose(
        by=by,
        kind=Conclusion.Kind.BRIEFING,
        title=f"Kết luận của {who} tại cuộc họp giao ban {of}",
        leader=leader,
        headings=(f"Đánh giá kết quả thực hiện {of}", *FRAME[1:]),
        typed=False,
    )


def _section(draft: Conclusion) -> Item:
    """The heading that assessments stand under: the one that says so, before the last one, which
    gives the work."""
    tops = list(draft.items.filter(parent=None, kind=Item.Kind.HEADING))[:-1]
    found = next((head for head in tops if ASSESSES in fold(head.text)), None)
    if found is None:
        raise Refused(NO_SECTION)
    return found


def _tie(kept: NextDraft, item: Item, clause: OfferedClause) -> None:
    row = DraftClause.objects.create(
        draft=kept,
        item=item,
        kind=clause.kind,
        key=clause.key,
        words=clause.words,
        unit_id=clause.unit,
    )
    row.tasks.set(clause.tasks)


def _carry(kept: NextDraft, task: Task, day: date | None, said_on: date, by: User) -> None:
    words = continuing_line(task, term_of(day, said_on) if day else None)
    line = NextLine(words, task.lead, said_on, day, task)
    item = put_line(kept.conclusion, line, by=by)
    _tie(kept, item, OfferedClause(CARRIED, str(task.pk), words, (task.pk,)))
