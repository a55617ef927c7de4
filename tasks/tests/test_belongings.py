"""What belongs to a task, read at once: the same as each part read by itself."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from conclusions.models import Citation
from tasks.belongings import belongings_of, know_forerunners
from tasks.models import Task
from tasks.tests.factories import a_task, do

DUE = {"deadline": "by", "named_on": date(2024, 4, 5), "phrase": "trước ngày 05/4/2024"}


@pytest.fixture
def task(cast, units):
    """Handed out, with words and proofs, and more time asked for."""
    helpers, head = [units["QLKH"], units["TTra"]], cast["ttud.dung"]
    task = a_task(cast, units["TTUD"], helpers=helpers, **DUE)
    do(task, "hand", head, assignee=cast["ttud.dat"])
    do(task, "update", head, note="Bản đầu", files=[SimpleUploadedFile("a.pdf", b"%PDF")])
    for n in range(3):
        do(task, "update", head, on=date(2024, 4, 5 + n), note=f"Lần {n}")
    new_due_on = date(2024, 4, 30)
    do(task, "request_extension", head, on=date(2024, 4, 5), new_due_on=new_due_on, note="Chờ")
    return task


def fresh(task):
    return Task.objects.get(pk=task.pk)


def told(row):
    """The columns of a row that were read."""
    names = [field.attname for field in row._meta.concrete_fields]
    return {name: row.__dict__[name] for name in names if name in row.__dict__}


def test_all_is_read_in_one_query_as_it_stands_in_the_tables(task, django_assert_num_queries):
    known, plain = Task.objects.select_related("duty").get(pk=task.pk), fresh(task)

    with django_assert_num_queries(2):  # and the units, which a request reads once
        around = belongings_of(known)

    with django_assert_num_queries(0):
        shown = [
            (told(event), event.actor.full_name, [told(proof) for proof in event.evidence.all()])
            for event in around.events
        ]
        named = [str(known.assigned_by), str(known.confirmer), str(known.assignee)]
        words = (known.duty.item.printed, known.conclusion.number, known.conclusion.issued_on)
        helpers, asked = list(known.helper_units), known.open_request
    assert shown == [
        (told(event), event.actor.full_name, [told(proof) for proof in event.evidence.all()])
        for event in plain.events.all()
    ]
    assert named == [str(plain.assigned_by), str(plain.confirmer), str(plain.assignee)]
    notice = plain.conclusion
    assert words == (plain.duty.item.printed, notice.number, notice.issued_on)
    assert (helpers, told(asked)) == (plain.helper_units, told(plain.open_request))
    assert (asked.asked, around.event_count) == (plain.open_request.asked, 7)


def test_long_history_is_read_by_its_newest_words_and_all_that_tells_how_it_stands(task):
    around = belongings_of(fresh(task), newest=1)

    assert [(event.verb, event.note) for event in around.events] == [
        ("update", "Lần 2"),
        ("request_extension", "Chờ"),
        ("update", "Bản đầu"),  # proved
        ("hand", ""),
        ("issue", ""),
    ]
    assert around.event_count == 7
    assert [str(proof) for proof in around.events[2].evidence.all()] == ["a.pdf"]


def test_citations_know_what_they_cite(cast, units, task):
    other = a_task(cast, units["QLKH"], number="600/TB-SKHCN").conclusion
    for start, (number, resolved) in enumerate([("12/NQ-CP", None), ("600/TB-SKHCN", other)]):
        item = task.duty.item
        Citation.objects.create(item=item, number=number, resolved=resolved, start=start)

    citations = belongings_of(fresh(task)).citations

    assert [(cited.number, cited.resolved) for cited in citations] == [
        ("12/NQ-CP", None),
        ("600/TB-SKHCN", other),
    ]
    assert citations[1].resolved.is_draft is False


def test_mates_are_the_tasks_of_the_same_item_in_the_agency_s_order(cast, units, task):
    mate = Task.objects.create(
        duty=task.duty, lead=units["QLKH"], assigned_by=task.assigned_by, confirmer=task.confirmer
    )
    units["QLKH"].position, units["TTUD"].position = 1, 2
    for unit in (units["QLKH"], units["TTUD"]):
        unit.save()

    assert belongings_of(fresh(task)).mates == [mate, task]


def test_forerunners_are_read_where_there_are_any(cast, units, task, django_assert_num_queries):
    later = a_task(cast, units["TTUD"], number="601/TB-SKHCN", issued_on=date(2024, 5, 3))
    with django_assert_num_queries(0):
        know_forerunners(later, [])

    later.first = later.continues = task
    later.save()
    later = fresh(later)
    with django_assert_num_queries(1):
        know_forerunners(later, [])
    with django_assert_num_queries(0):
        assert later.first.conclusion.number == later.continues.conclusion.number == "598/TB-SKHCN"
        assert later.first.duty.phrase == DUE["phrase"]
        assert later.first.original_due_on == DUE["named_on"]
