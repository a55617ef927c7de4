"""The next notice drafted from the record: what is offered, and the draft it becomes."""

from datetime import date

import pytest

from conclusions.actions import (
    Refused,
    delete_item,
    move_item,
    reword,
    undo,
)
from conclusions.actions.outlining import DOWN
from conclusions.models import Conclusion
from conclusions.reading import read
from conclusions.tests.factories import a_directive, a_draft
from conclusions.units import Directory
from departments.models import Agency
from reports.models import DraftClause, NextDraft
from reports.next_notice.next_composing import (
    LOCKED,
    NO_SECTION,
    NOTHING,
    TWICE,
    NextChoice,
    compose_next,
)
from reports.next_notice.next_offer import offer_of
from reports.tests.next_notice.conftest import KEY, ON, finish, fresh
from reports.wording.assessment import offered_clauses
from tasks.actions import issue
from tasks.actions.meetings import decide, open_meeting
from tasks.actions.moving import NotAllowed
from tasks.meeting_words import continuing_line, term_of
from tasks.models import DayOff
from tasks.tests.factories import a_task, at, do

UNTIL = date(2024, 7, 19)
RESULTS = (
    "Trong Quý II năm 2024, các phòng, đơn vị đã tổ chức triển khai thực hiện các mặt công tác "
    "theo Chương trình công tác năm 2024 của Sở và nhiệm vụ trọng tâm Quý II năm 2024 đề ra, trong "
    "đó có những kết quả nổi bật như: Tham mưu UBND tỉnh ban hành Kế hoạch (47/KH-UBND); Nhân "
    "giống nấm."
)
LATE = "Báo cáo tồn tại (Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ, quá hạn 4 ngày làm việc)"
UNFINISHED = (
    "Tuy nhiên, một số nhiệm vụ trong Quý II năm 2024 thực hiện còn dở dang, chưa hoàn thành như: "
    f"{LATE}; Đề án (Thanh tra Sở)."
)


def taken(offer, *kinds, days=None, carried=True):
    """The ticked, and all of these kinds."""
    clauses = [one for one in offer.clauses if one.ticked or one.kind in kinds]
    work = offer.carried if carried else ()
    return NextChoice(clauses, work, days or {task.pk: UNTIL for w in work for task in w.tasks})


def drafted(cast, offer, *kinds, by="hcth.son", **told) -> Conclusion:
    choice = taken(offer, *kinds, **told)
    return compose_next(offer, choice, by=cast[by], now=at(ON))


def body(draft) -> list[tuple[str, str, str]]:
    return [(item.kind, item.label, item.text) for item in draft.items.all()]


def basis(draft) -> list[tuple[str, list[int]]]:
    """The words of each paragraph, in the draft's order, with the tasks it rests on."""
    told = []
    for item in draft.items.all():
        found = DraftClause.objects.filter(item=item)
        if found:
            told.append((item.text, [task.pk for one in found for task in one.tasks.all()]))
    return told


def test_figures_praise_and_blame_are_offered_unticked(offer):
    assert [(one.kind, one.words, one.ticked) for one in offer().clauses] == [
        ("ket-qua", "Tham mưu UBND tỉnh ban hành Kế hoạch (47/KH-UBND)", True),
        ("ket-qua", "Nhân giống nấm", True),
        ("do-dang", LATE, True),
        ("do-dang", "Đề án (Thanh tra Sở)", True),
        (
            "so-lieu",
            "Trong Quý II năm 2024, Giám đốc Sở giao 04 nhiệm vụ tại 04 thông báo kết luận; đã "
            "hoàn thành 02 nhiệm vụ, tất cả đúng hạn; chưa hoàn thành 02 nhiệm vụ (trong hạn 01, "
            "quá hạn 01).",
            False,
        ),
        (
            "bieu-duong",
            "Biểu dương Phòng Quản lý Khoa học hoàn thành 100% nhiệm vụ đúng hạn.",
            False,
        ),
        (
            "rut-kinh-nghiem",
            "Yêu cầu Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ nghiêm túc rút kinh nghiệm "
            "đối với 01 nhiệm vụ quá hạn.",
            False,
        ),
    ]


def test_draft_has_section_one_and_the_lines_that_carry_on(cast, record, offer):
    draft = drafted(cast, offer())

    assert body(draft) == [
        ("heading", "I.", "Đánh giá kết quả thực hiện Quý II năm 2024"),
        ("assessment", "", RESULTS),
        ("assessment", "", UNFINISHED),
        ("heading", "II.", "Nhiệm vụ trong thời gian tới"),
        ("heading", "1.", "Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ"),
        (
            "directive",
            "a)",
            "Tiếp tục báo cáo tồn tại (mục II.1 Thông báo số 3/TB-SKHCN ngày 03/4/2024); hoàn "
            "thành trước ngày 19/7/2024.",
        ),
        ("heading", "2.", "Thanh tra Sở"),
        (
            "directive",
            "a)",
            "Tiếp tục đề án (mục II.1 Thông báo số 4/TB-SKHCN ngày 03/4/2024); hoàn thành trước "
            "ngày 19/7/2024.",
        ),
    ]
    assert (draft.title, draft.leader) == (
        "Kết luận của Giám đốc Sở tại cuộc họp giao ban Quý II năm 2024",
        cast["giamdoc"],
    )


def test_sentence_without_a_clause_is_left_out(cast, units):
    late = {"deadline": "before", "named_on": date(2024, 6, 24)}
    a_task(cast, units["TTUD"], title="Báo cáo tồn tại", **late)
    offer = offer_of(KEY, reader=cast["hcth.son"], day=DayOff.objects.day(ON))

    draft = drafted(cast, offer, carried=False)

    assert [words for kind, _, words in body(draft) if kind == "assessment"] == [
        f"Một số nhiệm vụ trong Quý II năm 2024 thực hiện còn dở dang, chưa hoàn thành như: {LATE}."
    ]


def test_units_in_brackets_can_be_left_out(offer):
    told = offer(name_units=False).clauses

    assert [one.words for one in told if one.kind == "do-dang"] == [
        "Báo cáo tồn tại (quá hạn 4 ngày làm việc)",
        "Đề án",
    ]


@pytest.mark.wide
@pytest.mark.parametrize(
    ("key", "begins", "of"),
    [
        ("2024-06", "Trong tháng 6 năm 2024,", "trọng tâm tháng 6 năm 2024 đề ra"),
        ("2024", "Trong năm 2024,", "trọng tâm năm 2024 đề ra"),
        (
            "2024-06-01--2024-06-25",
            "Từ ngày 01/6/2024 đến ngày 25/6/2024,",
            "nhiệm vụ trọng tâm đề ra",
        ),
    ],
)
def test_period_is_named_as_a_sentence_names_it(cast, record, key, begins, of):
    offer = offer_of(key, reader=cast["hcth.son"], day=DayOff.objects.day(ON))

    draft = drafted(cast, offer, carried=False)

    words = body(draft)[1][2]
    assert (words.startswith(begins), of in words) == (True, True)


def test_what_was_given_before_the_period_is_unfinished_in_it_too(cast, record):
    offer = offer_of("2024-06", reader=cast["hcth.son"], day=DayOff.objects.day(ON))

    assert [one.words for one in offer.clauses if one.kind == "do-dang"] == [
        LATE,
        "Đề án (Thanh tra Sở)",
    ]


def test_what_waits_to_be_confirmed_is_not_ticked(cast, record, offer):
    do(record["late"], "report", cast["ttud.dung"], on=date(2024, 6, 27), result="Gửi báo cáo")
    told = offer()

    assert [(one.key, one.ticked) for one in told.clauses if one.kind == "do-dang"] == [
        (str(record["late"].pk), False),
        (str(record["key"].pk), True),
    ]
    assert [work.ticked for work in told.carried] == [False, True]


def test_all_that_a_unit_owes_of_one_directive_goes_on_together(cast, record, units, offer):
    item = record["late"].duty.item
    draft = Conclusion.objects.get(pk=record["late"].notice_id)
    Conclusion.objects.filter(pk=draft.pk).update(status="draft")
    second = item.duties.create(title="Tổng hợp", position=1)
    second.leads.set([units["TTUD"]])
    other = type(record["late"]).objects.create(
        duty=second,
        notice=draft,
        issued_on=draft.issued_on,
        lead=units["TTUD"],
        assigned_by=cast["giamdoc"],
        confirmer=cast["giamdoc"],
    )

    assert [[task.pk for task in work.tasks] for work in offer().carried] == [
        [record["late"].pk, other.pk],
        [record["key"].pk],
    ]


@pytest.mark.wide
def test_reader_finds_the_same_unit_and_deadline_in_the_draft(cast, record, offer):
    draft = drafted(cast, offer(), "so-lieu", "bieu-duong", "rut-kinh-nghiem")
    text = "\n".join(item.printed for item in draft.items.all())

    reading = read(text, Directory().known(), date(2024, 7, 1))

    found = [
        (
            tuple(ref.name for ref in duty.leads),
            duty.deadline and duty.deadline.on,
        )
        for item in reading.items
        if item.kind == "directive"
        for duty in item.duties
    ]
    assert found == [
        (("Trung tâm Ứng dụng và Dịch vụ khoa học công nghệ",), UNTIL),
        (("Thanh tra Sở",), UNTIL),
    ]


def test_issuing_the_draft_carries_the_old_work(cast, record, offer):
    draft = drafted(cast, offer())
    draft.number, draft.issued_on, draft.year = "650/TB-SKHCN", date(2024, 7, 1), 2024
    draft.save()

    made = issue(draft, by=cast["hcth.son"], now=at(date(2024, 7, 1)))

    assert {(task.continues_id, task.due_on, task.lead_id) for task in made} == {
        (record[name].pk, UNTIL, record[name].lead_id) for name in ("late", "key")
    }
    assert [fresh(record[name]).status for name in ("late", "key")] == ["carried", "carried"]


@pytest.mark.wide
def test_work_carried_before_tells_its_chain_and_is_read_back(cast, record, offer):
    draft = drafted(cast, offer())
    draft.number, draft.issued_on, draft.year = "650/TB-SKHCN", date(2024, 7, 1), 2024
    draft.save()
    issue(draft, by=cast["hcth.son"], now=at(date(2024, 7, 1)))
    again = offer_of("2024-q3", reader=cast["hcth.son"], day=DayOff.objects.day(date(2024, 9, 27)))

    until = date(2024, 10, 25)
    days = {task.pk: until for work in again.carried for task in work.tasks}
    told = compose_next(
        again, taken(again, days=days), by=cast["hcth.son"], now=at(date(2024, 9, 27))
    )

    line = told.items.filter(kind="directive").first()
    assert line.text == (
        "Tiếp tục báo cáo tồn tại (mục II.1.a Thông báo số 650/TB-SKHCN ngày 01/7/2024, nhiệm vụ "
        "đã giao tại 02 thông báo kể từ ngày 03/4/2024); hoàn thành trước ngày 25/10/2024."
    )
    reading = read("\n".join(item.printed for item in told.items.all()), Directory().known(), ON)
    duties = [duty for item in reading.items if item.kind == "directive" for duty in item.duties]
    assert [duty.deadline.on for duty in duties] == [until, until]


def test_links_survive_rewording_moving_and_undoing(cast, record, offer):
    draft = drafted(cast, offer())
    by, (first, second) = cast["hcth.son"], draft.items.filter(kind="assessment")
    plan, nam, late, key = (record[name].pk for name in ("plan", "mushrooms", "late", "key"))

    reword(first, seen=draft.version, by=by, text="Nấm đã có giống.", label=None)
    first.conclusion = draft
    move_item(first, DOWN, seen=draft.version, by=by)

    assert basis(draft)[:2] == [(UNFINISHED, [late, key]), ("Nấm đã có giống.", [plan, nam])]

    second.conclusion = draft
    delete_item(second, seen=draft.version, by=by)
    assert basis(draft)[:1] == [("Nấm đã có giống.", [plan, nam])]
    undo(draft, by=by)
    assert basis(draft)[:2] == [(UNFINISHED, [late, key]), ("Nấm đã có giống.", [plan, nam])]


def test_discarding_the_draft_takes_its_basis_along(cast, record, offer):
    draft = drafted(cast, offer())

    draft.delete()

    assert (NextDraft.objects.count(), DraftClause.objects.count()) == (0, 0)


@pytest.fixture
def meeting(cast, record):
    return open_meeting(
        by=cast["hcth.son"],
        held_on=ON,
        chair=cast["giamdoc"],
        tasks=[record["late"], record["key"]],
        now=at(ON, 8),
    )


def test_meeting_s_lines_are_not_doubled(cast, record, offer, meeting):
    told = {"kind": "carry", "new_due_on": date(2024, 7, 12), "now": at(ON)}
    decide(meeting, by=cast["hcth.son"], task=record["late"], **told)
    meeting.refresh_from_db()

    draft = drafted(cast, offer(meeting=meeting))

    assert draft == meeting.draft
    lines = [words for kind, _, words in body(draft) if kind in ("assessment", "directive")]
    assert lines == [
        RESULTS,
        UNFINISHED,
        "Tiếp tục báo cáo tồn tại (mục II.1 Thông báo số 3/TB-SKHCN ngày 03/4/2024); hoàn thành "
        "trước ngày 12/7/2024.",
        "Tiếp tục đề án (mục II.1 Thông báo số 4/TB-SKHCN ngày 03/4/2024); hoàn thành trước ngày "
        "19/7/2024.",
    ]


@pytest.mark.parametrize(
    ("kind", "left"), [("done", ["key"]), ("remark", ["late", "key"]), ("date", ["key"])]
)
def test_what_the_meeting_settled_is_not_offered_to_carry(cast, record, offer, meeting, kind, left):
    more = {"words": "Khẩn trương"} if kind == "remark" else {}
    more |= {"new_due_on": date(2024, 7, 12)} if kind == "date" else {}
    more |= {"words": "Đã gửi báo cáo"} if kind == "done" else {}
    decide(meeting, by=cast["hcth.son"], task=record["late"], kind=kind, now=at(ON), **more)
    meeting.refresh_from_db()

    found = [task.pk for work in offer(meeting=meeting).carried for task in work.tasks]

    assert found == [record[name].pk for name in left]


def test_meeting_without_a_draft_gets_one(cast, record, offer, meeting):
    draft = drafted(cast, offer(meeting=meeting))

    meeting.refresh_from_db()
    assert (meeting.draft, draft.meeting_on) == (draft, ON)


def test_a_draft_is_drafted_from_the_record_once(cast, record, offer, meeting):
    drafted(cast, offer(meeting=meeting))

    with pytest.raises(Refused, match=TWICE):
        drafted(cast, offer(meeting=meeting))


def test_draft_that_waits_for_approval_takes_nothing(cast, record, offer, meeting):
    decide(meeting, by=cast["hcth.son"], task=record["late"], kind="carry", now=at(ON))
    meeting.refresh_from_db()
    Conclusion.objects.filter(pk=meeting.draft_id).update(status="submitted")

    with pytest.raises(Refused, match=LOCKED):
        drafted(cast, offer(meeting=meeting))


def test_draft_without_a_section_of_assessment_says_so(cast, record, offer, meeting):
    decide(meeting, by=cast["hcth.son"], task=record["late"], kind="carry", now=at(ON))
    meeting.refresh_from_db()
    meeting.draft.items.filter(label="I.").delete()

    with pytest.raises(Refused, match=NO_SECTION):
        drafted(cast, offer(meeting=meeting))
    assert NextDraft.objects.count() == 0


def test_nothing_chosen_and_records_clerk_are_refused(cast, record, offer):
    with pytest.raises(Refused, match=NOTHING):
        compose_next(offer(), NextChoice(), by=cast["hcth.son"])
    with pytest.raises(NotAllowed):
        drafted(cast, offer(), by="ttud.dung")


def test_day_that_does_not_count_is_written_so_that_it_does(cast, record, offer):
    Agency.objects.update(before_excludes_day=True)

    draft = drafted(cast, offer())

    line = draft.items.filter(kind="directive").first()
    assert line.text.endswith("; hoàn thành đến hết ngày 19/7/2024.")
    assert line.duties.get().named_on == UNTIL


def test_units_that_finish_one_duty_share_a_clause(cast, record, offer):
    finish(cast, record["late"], "ttud.dung", on=date(2024, 6, 27), result="Gửi báo cáo")

    told = offered_clauses(offer().told, name_units=True)

    assert [one.tasks for one in told if one.kind == "do-dang"] == [(record["key"].pk,)]


TITLES = (
    "Tiếp tục thực hiện Thông báo số 335/TB-SKHCN",
    "Phối hợp với Thanh tra Sở kiểm tra cột đo xăng dầu",
    "UBND tỉnh ban hành Kế hoạch",
    "Báo cáo kết quả tháng 4 năm 2024",
    "Tham mưu Giám đốc Sở văn bản gửi các phòng, đơn vị",
    "Hồ sơ thanh toán (đợt 2); quyết toán quý I",
    "Quyết định điều chỉnh Quyết định số 25/2018/QĐ-UBND ngày 12/9/2018",
    "Rà soát, tham mưu sửa đổi Quy chế làm việc của Công đoàn Sở",
    "Kiểm tra hằng tháng việc đo lường",
    "Chủ trì, phối hợp với Phòng Quản lý Khoa học xây dựng báo cáo",
)


@pytest.mark.parametrize("until", [UNTIL, None])
@pytest.mark.parametrize("times", [0, 2])
def test_lines_of_any_title_are_read_back_to_their_unit_and_day(cast, units, until, times):
    draft = a_draft(cast["giamdoc"], number="598/TB-SKHCN")
    for title in TITLES:
        a_directive(draft, units["TTUD"], title=title)
    tasks = issue(draft, by=cast["hcth.son"], now=at(date(2024, 4, 3)))
    term = term_of(until, ON) if until else None
    for task in tasks:
        task.carried_times, task.first = times, task
    lines = [f"{n}) {continuing_line(task, term)}" for n, task in enumerate(tasks, 1)]
    top = ("II. Nhiệm vụ trong thời gian tới", f"1. {units['TTUD'].name}")

    reading = read("\n".join([*top, *lines]), Directory().known(), date(2024, 7, 1))

    found = [
        [(ref.name, duty.deadline and duty.deadline.on) for ref in duty.leads]
        for item in reading.items
        if item.kind == "directive"
        for duty in item.duties
    ]
    assert found == [[(units["TTUD"].name, until)]] * len(TITLES)
