"""The record proves itself: whatever is changed behind the product's back is found and placed."""

from datetime import timedelta

import pytest
from django.core.files.base import ContentFile
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.utils import timezone

from config.fences import drop_fences, lay_fences
from tasks import record_check
from tasks.actions import move
from tasks.actions.marking import mark_rest, seal
from tasks.event_hash import event_hash
from tasks.models import Event, EventMark, Evidence, RecordCheck, RecordSeal, Task
from tasks.record_check import check_and_note, check_words, look_through
from tasks.tests.factories import a_task

pytestmark = pytest.mark.django_db


@pytest.fixture
def tasks(cast, units, settings, tmp_path):
    """Two tasks with three events each, sealed; nothing hinders who changes the tables."""
    settings.MEDIA_ROOT = tmp_path
    made = [a_task(cast, units["TTUD"], number=f"{n}/TB-SKHCN") for n in (598, 599)]
    for task in made:
        move(task, "accept", by=cast["ttud.dung"])
        file = ContentFile(b"abc", "anh.txt")
        move(task, "update", by=cast["ttud.dung"], note="Đang làm", files=[file])
    seal(timezone.now())
    drop_fences(connection)
    return made


def faults():
    return look_through().faults


def events_of(task):
    return list(task.events.order_by("pk"))


def edit(task, other):
    Event.objects.filter(pk=events_of(task)[1].pk).update(note="khác")


def move_back_in_time(task, other):
    event = events_of(task)[1]
    Event.objects.filter(pk=event.pk).update(at=event.at - timedelta(seconds=1))


def change_who(task, other):
    event = events_of(task)[2]
    Event.objects.filter(pk=event.pk).update(actor=events_of(task)[0].actor)


def change_detail(task, other):
    Event.objects.filter(pk=events_of(task)[0].pk).update(detail={"conclusion": "khác"})


def delete_middle(task, other):
    events_of(task)[1].delete()


def delete_head(task, other):
    events_of(task)[0].delete()


def delete_tail(task, other):
    events_of(task)[2].evidence.all().delete()
    events_of(task)[2].delete()


def delete_whole_history(task, other):
    Evidence.objects.filter(event__task=task).delete()
    task.events.all().delete()


def swap(task, other):
    one, two = events_of(task)[1:]
    Event.objects.filter(pk=one.pk).update(verb=two.verb, note=two.note)
    Event.objects.filter(pk=two.pk).update(verb=one.verb, note=one.note)


def give_to_another_task(task, other):
    Event.objects.filter(pk=events_of(task)[2].pk).update(task=other)


def insert_unmarked(task, other):
    one = events_of(task)[2]
    one.pk, one._state.adding, one.note = None, True, "thêm"
    one.save()


def insert_marked(task, other):
    """With a mark that fits: the seal alone, made since, cannot tell; a later event can."""
    insert_unmarked(task, other)
    EventMark.objects.create(event=Event.objects.latest("pk"), hash="0" * 64)


def edit_mark(task, other):
    EventMark.objects.filter(event=events_of(task)[1]).update(hash="f" * 64)


def chain_anew(task, other):
    """As one would who knows how marks are made; the seal does not fit."""
    edit(task, other)
    before = ""
    for event in events_of(task):
        proofs = event.evidence.order_by("pk").values_list("name", "document_number", "sha256")
        before = event_hash(event, proofs, before)
        EventMark.objects.filter(event=event).update(hash=before)


def edit_seal(task, other):
    RecordSeal.objects.update(count=5)


def take_proof_away(task, other):
    Evidence.objects.filter(event__task=task).delete()


def add_proof(task, other):
    Evidence.objects.create(event=events_of(task)[1], document_number="1/GIA")


def change_file(task, other):
    path = Evidence.objects.filter(event__task=task).get().file.path
    with open(path, "wb") as file:
        file.write(b"abd")


def lose_file(task, other):
    proof = Evidence.objects.filter(event__task=task).get()
    proof.file.storage.delete(proof.file.name)


WAYS = (
    *(edit, move_back_in_time, change_who, change_detail, delete_middle, delete_head),
    *(delete_tail, delete_whole_history, swap, give_to_another_task, insert_unmarked),
    *(insert_marked, edit_mark, chain_anew, edit_seal, take_proof_away, add_proof, change_file),
    lose_file,
)


def test_record_that_nobody_touched_is_whole(tasks, capsys):
    assert faults() == []
    call_command("verify_audit")
    assert "Hồ sơ nguyên vẹn." in capsys.readouterr().out


@pytest.mark.parametrize("tamper", WAYS, ids=lambda way: way.__name__)
def test_every_way_of_tampering_is_found(tasks, tamper, capsys):
    tamper(*tasks)

    assert faults()
    with pytest.raises(SystemExit) as ended:
        call_command("verify_audit")
    assert ended.value.code == 1
    assert capsys.readouterr().out.startswith("HỎNG  ")


def test_first_broken_place_is_named(tasks):
    edit(*tasks)
    event = events_of(tasks[0])[1]

    assert faults()[0].startswith(f"nhiệm vụ số {tasks[0].pk}, diễn biến {event.pk} lúc ")
    assert len(faults()) == 1


def test_tail_cut_before_any_seal_is_told_by_the_state(tasks):
    RecordSeal.objects.all().delete()
    for event in events_of(tasks[0])[1:]:
        event.evidence.all().delete()
        event.delete()

    assert [fault.split(":")[0] for fault in faults()] == [f"nhiệm vụ số {tasks[0].pk}"]


def test_seal_written_down_elsewhere_tells_of_one_made_anew(tasks):
    known = RecordSeal.objects.get().hash
    assert look_through(known).faults == []

    edit(*tasks)
    RecordSeal.objects.all().delete()
    EventMark.objects.all().delete()
    mark_rest()
    seal(timezone.now())

    assert faults() == []
    assert look_through(known).faults == [record_check.UNKNOWN_SEAL.format(hash=known)]


def test_database_refuses_each_change(tasks):
    lay_fences(connection, whole=True)
    task = tasks[0]
    proof = Evidence.objects.filter(event__task=task).get()

    for change in (
        lambda: Event.objects.update(note="khác"),
        lambda: EventMark.objects.update(hash="0" * 64),
        lambda: EventMark.objects.all().delete(),
        lambda: events_of(task)[1].delete(),
        lambda: Evidence.objects.filter(pk=proof.pk).update(name="khác"),
        lambda: Evidence.objects.filter(pk=proof.pk).delete(),
        lambda: RecordSeal.objects.update(count=0),
        lambda: RecordSeal.objects.all().delete(),
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()
    assert faults() == []


def test_night_that_finds_something_is_told_until_one_finds_nothing(tasks):
    now = timezone.now()
    assert check_words(now) == ""
    check_and_note(now)
    assert check_words(now) == ""
    assert check_words(now + 2 * record_check.LATE_AFTER).startswith("Chưa kiểm tra hồ sơ từ ")

    edit(*tasks)
    check_and_note(now)
    assert "không khớp dấu" in check_words(now)
    assert RecordCheck.objects.count() == 2


def test_seals_follow_each_other_and_nothing_is_sealed_twice(cast, tasks):
    now = timezone.now()
    assert seal(now) is None

    move(Task.objects.get(pk=tasks[0].pk), "update", by=cast["ttud.dung"], note="Tiếp")
    made = seal(now)

    assert (made.count, made.first) == (1, RecordSeal.objects.first().last)
    assert faults() == []
