"""Markup in any text of any row is shown as written, on every page and in every letter."""

from itertools import product

import pytest
from django.apps import apps
from django.db.models import CharField, TextField
from django.utils import timezone

from config.tests.visitors import Visitor, a_world, address, addresses
from departments.models import Delegation
from reports.models import PrintJob
from tasks.letters import letter
from tasks.models import Digest, Extension, Reminder
from tasks.persons_day import PersonsDay
from tasks.reminder_lines import Agenda

MARK = "\"'><b onclick=x>{{7}}"
ROOMS = ("departments", "conclusions", "tasks")
KEPT = {"username", "password", "folded", "account", "state", "verb", "step", "sha256", "file"}


def marked() -> int:
    """Write MARK into every text of every row that has no list of choices; how many fields."""
    count = 0
    for model in (model for room in ROOMS for model in apps.get_app_config(room).get_models()):
        names = [
            field.name
            for field in model._meta.get_fields()
            if isinstance(field, CharField | TextField) and not field.choices
            if field.name not in KEPT and "status" not in field.name
        ]
        for row in model._default_manager.all() if names else ():
            for name in names:
                most = model._meta.get_field(name).max_length or 1000
                setattr(row, name, f"{MARK}{row.pk}"[:most])  # unique where it must be
            row.save()
            count += len(names)
    return count


@pytest.fixture
def world(cast, units, rewritten):
    world = a_world(cast, units)
    task = world["task"]
    today = timezone.localdate()
    digest = Digest.objects.create(recipient=cast["giamdoc"], day=today, state="sent")
    Reminder.objects.create(digest=digest, task=task, rung="decision")
    event = task.events.create(
        at=timezone.now(),
        verb="send_back",
        actor=cast["giamdoc"],
        to_status="in_progress",
        detail={"kind": MARK, "result": MARK, "times": MARK},
    )
    Extension.objects.create(task=task, new_due_on=today, asked=event)
    world["issued"].letterhead = dict.fromkeys(world["issued"].letterhead, MARK)
    world["issued"].save()
    assert marked() > 300
    return world


PRINTS = ("reports:print", "reports:notice_pdf", "reports:notice_docx")
# The last are for nobody signed in.
NO_PAGES = (*PRINTS, "first_account", "set_password", "tasks:mail_link")
NO_PAGES += (
    "api:document",
    "api:other",
    "tasks:calendar_feed",
    "departments:security_book",
    "metrics",
)


def pages(world) -> list[str]:
    found = [
        "/tim-kiem/?q=%22%27%3E%3Cb%20onclick%3Dx%3E",
        "/nhiem-vu/?trang_thai=tat-ca&q=%22%3E%3Cb%20onclick%3Dx%3E",
        "/thong-bao/?q=%3Cb+onclick",
        "/so-theo-doi/?ky=tat-ca&don_vi=%22%3E%3Cb%20onclick%3Dx%3E",
        "/dang-nhap/?next=%22%3E%3Cb%20onclick%3Dx%3E",
        *(
            f"/quan-tri/{page}/"
            for page in (
                "departments/department",
                "departments/user",
                "departments/delegation",
                "conclusions/conclusion",
                "tasks/task",
                "tasks/dayoff",
                "tasks/digest",
                f"departments/department/{world['task'].lead_id}/change",
                f"conclusions/conclusion/{world['issued'].pk}/change",
                f"tasks/task/{world['task'].pk}/change",
            )
        ),
    ]
    for name, parts in addresses().items():
        kinds = ("-",) if not parts else tuple(world) if parts == ["pk"] else ("issued", "draft")
        if name not in NO_PAGES:
            found += [address(name, kind, world) for kind in kinds]
    return found


@pytest.mark.slow
def test_markup_is_shown_as_written(world, cast):
    """To one who sees everything: of the office, administrator, in the director's place."""
    user, today = cast["hcth.son"], timezone.localdate()
    user.is_staff = user.is_superuser = True
    user.save()
    Delegation.objects.create(giver=cast["giamdoc"], taker=user, starts_on=today, ends_on=today)
    failed = {"name": MARK, "message": MARK, "file": "", "sha256": "", "state": "failed"}
    PrintJob.objects.update(asked_by=user, **failed)
    visitor, shown, wrong = Visitor(user), 0, []

    for url, headers in product(pages(world), [{}, {"HTTP_HX_REQUEST": "true"}]):
        answer = visitor.ask("GET", url, {}, **headers)
        shown += answer.status_code == 200
        if answer.status_code == 500 or "<b onclick" in answer.body:
            wrong.append(f"{url}: {answer.status_code}")

    assert not wrong, "\n".join(wrong)
    assert shown > 100


def test_markup_is_shown_as_written_in_letters(world, cast):
    today = timezone.localdate()
    told = PersonsDay(cast["giamdoc"], Agenda.of(today).lines_for(cast["giamdoc"]))

    written = letter(Digest(recipient=cast["giamdoc"], day=today), told, timezone.now())

    (html, _), *_ = written.alternatives
    assert ("<b onclick" in html, MARK[3:] in written.body) == (False, True)
