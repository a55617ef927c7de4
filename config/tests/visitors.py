"""Asking for every address of the site as this or that person; what there is to ask for."""

from datetime import timedelta
from functools import cache

from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.utils import timezone

from conclusions.actions import receive
from conclusions.actions.drafting import keep_source
from conclusions.models import Conclusion
from conclusions.tests.factories import a_directive, a_draft
from departments.brought_tables import BroughtTable
from departments.models import Delegation, User
from reports.models import PrintJob
from reports.papers.frozen.freezing import freeze
from tasks.actions import SlipWords, issue, make_slip, move
from tasks.actions.meetings import decide, open_meeting
from tasks.models import ChaseSlip, DayOff, Digest, Evidence

PEOPLE = {
    "director": "giamdoc",
    "deputy": "pgd.nga",  # in charge of the unit, confirms its reports
    "office": "hcth.son",
    "head": "ttud.dung",
    "specialist": "ttud.dat",
    "other": "tdc.quan",  # a head elsewhere: sees the register, not the notes
    "outsider": "tdc.han",  # a specialist elsewhere
    "for_director": "qlcn.thinh",  # a head elsewhere, stands in for the director today
    "for_head": "ttra.loc",  # a specialist elsewhere, stands in for the head today
    "formerly": "qlkh.chi",  # a specialist elsewhere, stood in for the director till yesterday
    "keeper": "danhmuc",  # keeps the lists, of no unit
}
STANDING_IN = {"for_director": "giamdoc", "for_head": "ttud.dung", "formerly": "giamdoc"}
SECRET = "hạt thóc vàng"  # what only those who work on the task, or keep the drafts, may read


def a_world(cast, units) -> dict:
    """A draft, and an issued notice whose one task, still to be accepted, has a note and a file."""
    today = timezone.localdate()
    cast["danhmuc"] = User.objects.create(username="danhmuc", is_staff=True)
    for taker, giver in STANDING_IN.items():
        ends = today - timedelta(days=1) if taker == "formerly" else today
        people = {"giver": cast[giver], "taker": cast[PEOPLE[taker]]}
        Delegation.objects.create(**people, starts_on=today - timedelta(days=9), ends_on=ends)
    stand_in = Delegation.objects.create(
        giver=cast["tdc.han"],
        taker=cast["tdc.quan"],
        starts_on=today + timedelta(days=9),
        ends_on=today + timedelta(days=9),
    )
    due = {"deadline": "before", "named_on": today + timedelta(days=30)}
    shown = a_notice(cast, "11/TB-SKHCN", "Kết luận giao ban")
    a_directive(shown, units["TTUD"], title="Lập kế hoạch kiểm tra", **due)
    task = issue(shown, by=cast["hcth.son"])[0]
    draft = a_notice(cast, "12/TB-SKHCN", f"Kiểm tra {SECRET}")
    a_directive(draft, units["TTUD"], title=f"Kiểm tra {SECRET}", **due)
    file = SimpleUploadedFile(f"{SECRET}.txt", SECRET.encode())
    move(task, "obstacle", by=cast["ttud.dung"], note=f"Kiểm tra {SECRET}", files=[file])
    task.status = "assigned"
    task.save()
    letter = a_letter(cast, task)
    proof = Evidence.objects.exclude(file="").get()
    printed = a_print(cast["ttud.dung"])
    picture = ContentFile(SECRET.encode(), name="x.jpg")
    draft.scan_pages.create(number=7, picture=picture, width=9, height=9, start=0, end=0)
    brought = receive(f"{SECRET}.pdf", SECRET.encode(), by=cast["hcth.son"], now=timezone.now())
    things = {"issued": shown, "draft": draft, "task": task, "proof": proof, "job": printed}
    kept = {"unit": units["TTUD"], "person": cast["tdc.han"], "day": a_day_off(today)}
    kept |= {"slip": letter, "letter": failed_letter(cast, today)} | a_meeting(cast, task)
    kept |= {"frozen": freeze(str(today.year), by=cast["giamdoc"], now=timezone.now())}
    return things | kept | {"file": brought, "stand_in": stand_in} | brought_tables(cast)


def a_meeting(cast, task) -> dict:
    """A meeting that goes on, with something decided of the task that waits for its end."""
    kept = {"by": cast["hcth.son"], "now": timezone.now()}
    held = {"held_on": timezone.localdate(), "chair": cast["giamdoc"]}
    meeting = open_meeting(tasks=[task], about=f"Kiểm tra {SECRET}", **held, **kept)
    said = {"kind": "remark", "task": task, "words": f"Kiểm tra {SECRET}"}
    return {"meeting": meeting, "decision": decide(meeting, **said, **kept)}


def a_letter(cast, task) -> ChaseSlip:
    """An official letter that chases the task, without a number yet."""
    words = SlipWords(3, "Yêu cầu giải trình.", timezone.localdate() + timedelta(days=2))
    return make_slip([task], words, by=cast["giamdoc"])


def failed_letter(cast, today) -> Digest:
    failed = Digest.State.FAILED
    return Digest.objects.create(recipient=cast["ttud.my"], day=today, state=failed)


def a_day_off(today) -> DayOff:
    """A day to come of the calendar."""
    return DayOff.objects.filter(day__gt=today).order_by("day")[0]


def brought_tables(cast) -> dict[str, BroughtTable]:
    """Of each form of workbook one on trial and one that was taken in, each of who may bring it."""
    bringers = {"lists": "danhmuc", "calendar": "danhmuc", "old_book": "hcth.son"}
    return {
        f"{slug}_{state}": BroughtTable.objects.create(
            slug=slug,
            name=f"{SECRET}.xlsx",
            file=ContentFile(SECRET.encode(), name="x"),
            brought_by=cast[account],
            brought_at=timezone.now(),
            rows=[],
            taken_at=timezone.now() if state == "taken" else None,
        )
        for slug, account in bringers.items()
        for state in ("table", "taken")
    }


def a_notice(cast, number: str, title: str) -> Conclusion:
    notice = a_draft(
        cast["giamdoc"], number=number, issued_on=timezone.localdate(), title=title, opening=title
    )
    keep_source(notice, f"{title}.txt", title.encode())
    annex = ContentFile(title.encode(), name="x.txt")
    notice.documents.create(kind="annex", file=annex, name=f"{title}.txt", sha256="0" * 64)
    return notice


def a_print(user) -> PrintJob:
    return PrintJob.objects.create(
        kind="so-theo-doi",
        suffix="pdf",
        name=SECRET,
        asked_by=user,
        asked_at=timezone.now(),
        state="done",
        file=ContentFile(SECRET.encode(), name="x.pdf"),
        sha256="0" * 64,
    )


PART = {
    "document": lambda notice: notice.documents.get(kind="source").pk,
    "paper": lambda notice: notice.documents.get(kind="annex").pk,
    "duty": lambda notice: notice.items.get(kind="directive").duties.get().pk,
    "citation": lambda notice: 999_999,
    "remark": lambda notice: 999_999,
    "number": lambda notice: notice.scan_pages.values_list("number", flat=True).first() or 1,
    "act": lambda notice: "len",
    "place": lambda meeting: 1,
    "deed": lambda notice: "thu-hoi",
    "item": lambda notice: notice.items.get(kind="directive").pk,
}


@cache
def addresses() -> dict[str, list[str]]:
    """Every named address of the site but the admin's, and what it takes."""
    return _under(get_resolver(), "")


def _under(resolver, space: str) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in resolver.url_patterns:
        if getattr(entry, "namespace", None) == "admin":
            continue
        if hasattr(entry, "url_patterns"):
            found |= _under(entry, f"{entry.namespace}:" if entry.namespace else space)
        else:
            found[f"{space}{entry.name}"] = list(entry.pattern.converters)
    return found


def address(name: str, kind: str, world: dict, part_of: str = "") -> str:
    """The address for an object of the world; its inner part may be one of another notice."""
    if kind == "-":
        return reverse(name)
    if kind not in world:  # it takes words
        return reverse(name, args=kind.split("/"))
    parts = [PART[part](world[part_of or kind]) for part in addresses()[name] if part != "pk"]
    return reverse(name, args=[world[kind].pk, *parts])


class Visitor:
    """Asks as one person (None: nobody); nothing that is asked for leaves a trace."""

    def __init__(self, user=None) -> None:
        self.key = ""
        if user:
            client = Client()
            client.force_login(user)
            self.key = client.cookies["sessionid"].value

    def ask(self, method: str, url: str, data=None, **headers):
        client = Client(raise_request_exception=False)
        client.cookies["sessionid"] = self.key
        with transaction.atomic():
            sent = data if method in ("GET", "POST") else ""
            response = getattr(client, method.lower())(url, sent, **headers)
            response.body = response.getvalue().decode(errors="replace")
            transaction.set_rollback(True)
        return response
