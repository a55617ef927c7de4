"""Papers that chase, in the decree's form: the office's own “phiếu đôn đốc”, and the official
letter that a leader signs (Nghị định 30/2020/NĐ-CP, Phụ lục I and Mẫu 1.5)."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate

from departments.models import Agency, Department, Membership, User
from departments.papertext import long_date
from reports.papers import geometry
from reports.papers.line_breaks import balanced
from reports.papers.notices.notice_sheet import BEFORE_AT, BEFORE_PLACE, BEFORE_UNIT, BLANK, END
from reports.papers.paragraphs import PrintedParagraph, clean, lines, paragraph
from tasks.models import ChaseSlip

ABOUT, LATE = "V/v đôn đốc thực hiện nhiệm vụ", "quá hạn"
SLIP_FORM = "PHIẾU ĐÔN ĐỐC"


@dataclass(frozen=True)
class ChasePaper:
    """All that one paper shows, in reading order."""

    name: str
    parent: tuple[str, ...]
    agency: tuple[str, ...]
    number: str
    dated: tuple[str, str]
    form: str  # of a slip, under which its level stands; a letter has none
    under: str
    about: tuple[str, ...]  # of a letter, under its number
    to: str
    body: tuple[PrintedParagraph, ...]
    recipients: tuple[str, ...]
    signature: tuple[str, ...]
    signer: str


@dataclass(frozen=True)
class Signers:
    """Who signs which paper, read once for all of them."""

    agency: Agency
    office: Department | None
    head: User | None  # of the office
    director: User | None

    @classmethod
    def now(cls) -> "Signers":
        posts = Membership.objects.filter(role=Membership.Role.HEAD, user__is_active=True)
        kinds = (Department.Kind.OFFICE, Department.Kind.LEADERSHIP)
        posts = posts.filter(department__kind__in=kinds, department__active=True)
        found = {post.department.kind: post.user for post in posts.select_related(*POST)}
        return cls(Agency.current(), Department.office(), *(found.get(kind) for kind in kinds))

    def of(self, slip: ChaseSlip) -> tuple[str, User | None]:
        """Above the name, and whose: a slip is the office head's; a letter that of the leader who
        makes it, else of the one in charge of the unit, else the director's."""
        if not slip.is_letter:
            return self.agency.office_post or str(self.office or ""), self.head
        words = self.agency.words
        leaders = (slip.made_by, slip.unit.overseen_by, self.director)
        signer = next((one for one in leaders if one and one.is_leader), None)
        if signer is None or signer.is_director:
            return words.director, signer
        return f"KT. {words.director}\n{words.deputy}", signer


POST = ("user", "department")


def papers_of(slips: Iterable[ChaseSlip]) -> Iterator[ChasePaper]:
    """In the order given."""
    signers = Signers.now()
    return (paper_of(slip, signers) for slip in slips)


def paper_of(slip: ChaseSlip, signers: Signers) -> ChasePaper:
    agency, day = signers.agency, localdate(slip.made_at)
    signature, signer = signers.of(slip)
    upper, lower = (agency.parent, agency.name)
    if not slip.is_letter:
        upper, lower = agency.name, str(signers.office or agency.name)
    return ChasePaper(
        name=f"{slip.named.replace('/', '-')} {slip.unit.sign}",
        parent=_head_lines(upper, "Regular"),
        agency=_head_lines(lower, "Bold"),
        number=slip.number or f"{BLANK * 8}/{_letter_symbol(signers)}",
        dated=_dated(agency, day, numbered=bool(slip.number)),
        form="" if slip.is_letter else SLIP_FORM,
        under="" if slip.is_letter else f"(Mức {slip.level}: {slip.get_level_display()})",
        about=_about(slip) if slip.is_letter else (),
        to=slip.unit.name,
        body=_body(slip.text),
        recipients=_recipients(slip, signers),
        signature=_signature(signature),
        signer=str(signer or ""),
    )


def _head_lines(name: str, face: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    room, prefer = page.agency_line_pt(), BEFORE_PLACE
    return balanced(clean(name).upper(), face=face, size=page.head_pt, room=room, prefer=prefer)


def _letter_symbol(signers: Signers) -> str:
    """“SKHCN-HCTH”: whose letter it is, and who has drafted it (Phụ lục I, II.3)."""
    office = signers.office.sign if signers.office else ""
    return "-".join(filter(None, [clean(signers.agency.code), clean(office)]))


def _dated(agency: Agency, day: date, *, numbered: bool) -> tuple[str, str]:
    """Its place and its day; a letter that waits for its number waits for its day, too."""
    gap = BLANK * 6
    told = long_date(day) if numbered else f"ngày{gap}tháng{gap}năm {day.year}"
    return (f"{clean(agency.place)},", told) if agency.place else ("", told.capitalize())


def _about(slip: ChaseSlip) -> tuple[str, ...]:
    page = geometry.NOTICE
    words = f"{ABOUT} {LATE}" if LATE in slip.text else ABOUT
    return balanced(words, face="Regular", size=page.head_pt, room=page.left_pt(), prefer=BEFORE_AT)


def _body(text: str) -> tuple[PrintedParagraph, ...]:
    """Its paragraphs; the last ends as the decree has it."""
    *first, last = lines(text) or [""]
    return tuple(paragraph("text", line) for line in (*first, last.rstrip(" .;,/") + END))


def _recipients(slip: ChaseSlip, signers: Signers) -> tuple[str, ...]:
    kept = clean(signers.office.sign) if signers.office else "VT"
    if slip.is_letter:
        return ("- Như trên;", f"- Lưu: VT, {kept}." if kept != "VT" else "- Lưu: VT.")
    return ("- Như trên;", f"- {signers.agency.words.leaders} (báo cáo);", f"- Lưu: {kept}.")


def _signature(text: str) -> tuple[str, ...]:
    page = geometry.NOTICE
    return tuple(
        part
        for line in lines(text.upper())
        for part in balanced(
            line, face="Bold", size=page.sign_pt, room=page.sign_line_pt, prefer=BEFORE_UNIT
        )
    )
