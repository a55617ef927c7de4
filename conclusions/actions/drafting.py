"""From a reading to a draft: its rows, and the file it was read from."""

import hashlib
from datetime import date

from django.core.files.base import ContentFile
from django.db import IntegrityError, transaction

from conclusions.actions.refusals import Refused
from conclusions.models import Citation, Conclusion, Document, Duty, Item
from conclusions.reading import ReadDuty, Reading, ReadItem
from conclusions.units import Directory
from config.paper import paper_date
from departments.models import Agency, Department, Membership, User


def director() -> User | None:
    """The head of the leadership: who assigns, unless the clerk says otherwise."""
    post = Membership.objects.filter(
        department__kind=Department.Kind.LEADERSHIP,
        role=Membership.Role.HEAD,
        user__is_active=True,
    )
    return next((m.user for m in post.select_related("user")[:1]), None)


def office_head() -> User | None:
    post = Membership.objects.filter(
        department__kind=Department.Kind.OFFICE, role=Membership.Role.HEAD, user__is_active=True
    )
    return next((m.user for m in post.select_related("user")[:1]), None)


@transaction.atomic
def draft_from(
    reading: Reading,
    *,
    by: User | None,
    number: str = "",
    issued_on: date | None = None,
    source: tuple[str, bytes] | None = None,
) -> Conclusion:
    """A draft with the reading's items, duties and citations.

    What the text lacks stays empty for the clerk; number and day given here win over the header's.
    `source` is the file it was read from: its name and its bytes. Raises Refused for a number that
    is taken in its year.
    """
    header, agency = reading.header, Agency.current()
    issued_on = issued_on or header.issued_on
    conclusion = Conclusion(
        kind=kind_of(header.title or ""),
        number=number or header.number or "",
        issued_on=issued_on,
        year=issued_on.year if issued_on else None,
        title=header.title or "Kết luận (chưa có trích yếu)",
        meeting_on=header.meeting_on,
        period=header.period or "",
        chair=header.chair or "",
        leader=director(),
        opening=reading.opening,
        closing=reading.closing or agency.closing,
        recipients="\n".join(f"- {line}" for line in reading.recipients) or agency.recipients,
        signature="\n".join(reading.signature) or agency.signature,
        signer_name=header.signer_name or agency.signer_name,
        source_text=reading.text,
        created_by=by,
    )
    save_numbered(conclusion)
    _add_items(conclusion, reading)
    if source:
        keep_source(conclusion, *source)
    return conclusion


def kind_of(title: str) -> str:
    return Conclusion.Kind.BRIEFING if "giao ban" in title.casefold() else Conclusion.Kind.MEETING


def save_numbered(conclusion: Conclusion) -> None:
    """Save, turning a number already taken in its year into a refusal that names its holder."""
    taken = (
        Conclusion.objects.filter(number=conclusion.number, year=conclusion.year)
        .exclude(pk=conclusion.pk)
        .exclude(number="")
        .first()
    )
    if taken is None:
        try:
            with transaction.atomic():
                conclusion.save()
            return
        except IntegrityError:  # a colleague took the number between the question and the save
            taken = Conclusion.objects.filter(
                number=conclusion.number, year=conclusion.year
            ).first()
            if taken is None:
                raise
    day = f" ngày {paper_date(taken.issued_on)}" if taken.issued_on else ""
    raise Refused(
        f"Số {taken.number} đã dùng trong năm {taken.year} cho thông báo{day}: “{taken.title}”."
    )


def keep_source(conclusion: Conclusion, name: str, content: bytes) -> Document:
    return conclusion.documents.create(
        kind=Document.Kind.SOURCE,
        file=ContentFile(content, name=f"nguon-{conclusion.pk}{_suffix(name)}"),
        name=name[-255:],
        sha256=hashlib.sha256(content).hexdigest(),
    )


def _suffix(name: str) -> str:
    return f".{name.rpartition('.')[2].lower()}" if "." in name else ".txt"


def _add_items(conclusion: Conclusion, reading: Reading) -> None:
    directory, office = Directory(), office_head()
    earlier = {c.number: c for c in Conclusion.objects.exclude(number="").exclude(pk=conclusion.pk)}
    rows: list[Item] = []
    for position, read in enumerate(reading.items):
        item = Item.objects.create(
            conclusion=conclusion,
            parent=rows[read.parent] if read.parent is not None else None,
            position=position,
            kind=read.kind,
            label=read.label,
            path=full_path(reading, read),
            text=read.text,
            start=read.span[0],
            end=read.span[1],
        )
        rows.append(item)
        for place, duty in enumerate(read.duties):
            _add_duty(item, place, duty, directory, office)
        Citation.objects.bulk_create(
            Citation(
                item=item,
                number=cited.number,
                dated_on=cited.dated_on,
                start=cited.span[0],
                end=cited.span[1],
                resolved=earlier.get(cited.number),
            )
            for cited in read.citations
        )


def full_path(reading: Reading, read: ReadItem) -> str:
    """The printed labels from the section down: “II.5.(1)”."""
    top = read
    while top.parent is not None:
        top = reading.items[top.parent]
    section = top.label.rstrip(".) ") if top is not read and top.label[:1] in "ABCDEIVX" else ""
    return f"{section}.{read.path}" if section and section != read.path else read.path


def _add_duty(
    item: Item, position: int, read: ReadDuty, directory: Directory, office: User | None
) -> None:
    limit = read.deadline
    duty = Duty.objects.create(
        item=item,
        position=position,
        what=read.what,
        title=read.title[:120],
        deliverable=read.deliverable[:200],
        leads_written="; ".join(ref.written for ref in read.leads)[:500],
        helpers_written="; ".join(ref.written for ref in read.helpers)[:500],
        deadline=limit.kind if limit else "",
        phrase=limit.phrase[:200] if limit else "",
        named_on=limit.on if limit else None,
        named_at=limit.at if limit else None,
        every=limit.every if limit else "",
        start=read.span[0],
        end=read.span[1],
    )
    leads = directory.resolve(read.leads, read.without)
    duty.leads.set(leads)
    led = {lead.name for lead in leads}
    duty.helpers.set(directory.resolve(read.helpers, led))
    if read.sent_to and office and office.is_office and not any(d.kind == "office" for d in leads):
        sent = directory.find(read.sent_to)
        if sent and sent.kind == Department.Kind.OFFICE:
            duty.confirmer = office
            duty.save(update_fields=["confirmer"])
