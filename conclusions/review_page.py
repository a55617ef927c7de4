"""The review page's contents: the notice's words on the left, what was read from them beside."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from uuid import uuid4

from django.db.models import Prefetch, prefetch_related_objects

from conclusions.actions import of_others, section_term
from conclusions.day_checks import NO_DAY, NO_WORDS, LimitDifference, difference_of
from conclusions.defaults import Default, closing_is_added, defaults_of
from conclusions.duty_checks import namesakes_of, unclear_points
from conclusions.gaps import Gap, gaps_of, slips_of
from conclusions.loose_ends import LooseEnd, loose_ends
from conclusions.models import Conclusion, DraftRemark, Duty, Item, ScanPage
from conclusions.own_paper import of_header, of_numbering
from conclusions.permissions import (
    issue_trouble,
    may_approve,
    may_change,
    may_write,
    needs_signed,
)
from conclusions.proofs import (
    DEADLINE,
    HELPER,
    UNIT,
    UNPLACED,
    MarkedPiece,
    marks_of,
    pieces,
    reading_of,
    sentence,
    unplaced,
    without_bars,
)
from conclusions.reading import Reading, ReadItem, Span
from conclusions.reading.unit_finder import UnitFinder
from conclusions.scan_view import Crop, ScanView
from conclusions.units import Directory
from departments.models import Department, User
from departments.papertext import paper_date
from departments.people import leaders

SAID_OF_ALL = 2  # more leads than this are shown by the words that name them all
MANY = 2  # duties without a unit, from which on they are given together
HELD_BY_WORDS = "theo câu chữ, không có ngày"
MARGIN = 6  # letters
LED = 100  # the width of the strip, in per cent


@dataclass(frozen=True)
class DutyLine:
    """One duty as the page shows it, with what was guessed and from which words."""

    duty: Duty
    leads: list[Department]
    helpers: list[Department]
    guess: str
    day_note: str
    day_guessed: bool
    differs: LimitDifference | None = None  # where words and limit do, settled or not
    # Of a scan: the line its limit stands on, until that is held beside it.
    crop: Crop | None = None
    after: Sequence[Duty] = ()  # earlier duties whose results it waits for
    after_guessed: bool = False

    @property
    def words(self) -> str:
        """The words of its limit, to be quoted: not those that stand nowhere."""
        lost = self.differs and self.differs.answers == NO_WORDS
        return "" if lost else self.duty.phrase

    @property
    def note(self) -> str:
        """How the limit kept is not what its words say, as it is shown beside them."""
        differs, held = self.differs, self.duty.day_check == Duty.DayCheck.HELD
        if differs is None:
            return ""
        return HELD_BY_WORDS if held and differs.answers == NO_DAY else differs.note

    @property
    def who(self) -> str:
        """The unit, or the words that name them all."""
        if len(self.leads) <= SAID_OF_ALL:
            return ", ".join(unit.name for unit in self.leads)
        written = self.duty.leads_written or f"{len(self.leads)} đơn vị"
        return written[:1].upper() + written[1:]

    @property
    def several(self) -> bool:
        return len(self.leads) > SAID_OF_ALL

    @property
    def is_open(self) -> bool:
        """It keeps the notice from going out."""
        return not self.leads or self.duty.unchecked or self.duty.day_check == Duty.DayCheck.OPEN

    @property
    def is_guessed(self) -> bool:
        return bool(self.guess) or self.day_guessed


@dataclass(frozen=True)
class ReviewRow:
    """One paragraph and what became of it; without an item it is a sentence nobody placed."""

    kind: str
    anchor: str
    span: Span
    pieces: list[MarkedPiece]
    item: Item | None = None
    duties: list[DutyLine] = field(default_factory=list)
    unclear: list[str] = field(default_factory=list)
    missing: bool = False
    remarks: list[DraftRemark] = field(default_factory=list)  # not settled yet
    scans: list[ScanPage] = field(default_factory=list)  # pages of the scan that begin with it

    @property
    def pair(self) -> str:
        """The place on the right that belongs to this paragraph on the left."""
        return f"muc-{self.item.pk}" if self.item else f"xep-{self.span[0]}"

    @property
    def picked_by(self) -> list[str]:
        """Codes of the picks of the right pane that show this row."""
        asks = {
            "phai": not self.item or any(line.is_open for line in self.duties),
            "thieu": bool(self.unclear) and self.is_directive,
            "han": any(line.duty.is_dated for line in self.duties),
            "suy": any(line.is_guessed for line in self.duties),
        }
        return [code for code, shown in asks.items() if shown]

    @property
    def tasks(self) -> int:
        return sum(len(line.leads) for line in self.duties)

    @property
    def number(self) -> str:
        """The printed labels without the section where they are long: “II.2”, “5.(1)”."""
        if not self.item or not (self.item.label or self.is_directive):
            return ""
        path = self.item.path
        if self.item.place != path:  # a dash, which has no number
            return ""
        return path if len(path) <= 5 or "." not in path else path.partition(".")[2]

    @property
    def margin(self) -> str:
        """The same for the margin beside the words, where there is room for one short label."""
        label = self.number if len(self.number) <= 4 or not self.item else self.item.label
        return label if len(label) <= MARGIN else ""

    @property
    def title(self) -> str:
        return self.duties[0].duty.title if self.duties else self.text

    @property
    def text(self) -> str:
        return self.item.text if self.item else self.pieces[0].text

    @property
    def is_directive(self) -> bool:
        return self.kind == Item.Kind.DIRECTIVE


# Each counts rows of the right pane, of which one may hold several duties or gaps.
PICKS = {
    "phai": "Phải xử lý",
    "thieu": "Chưa rõ",
    "han": "Có thời hạn",
    "suy": "Suy ra",
}
ELSEWHERE = {"the-thuc": "thể thức", "doi-chieu": "thể thức", "viec-giao": "mục giao việc"}


@dataclass(frozen=True)
class RowPick:
    """One choice of which rows the right pane shows, and how many they are."""

    code: str
    label: str
    count: int


@dataclass(frozen=True)
class StripCell:
    """One cell of the strip, in per cent of its width; text, as a decimal comma breaks an SVG."""

    kind: str
    x: str
    width: str


class Review:
    """A draft beside its reading; everything is read from the database once."""

    def __init__(self, conclusion: Conclusion, viewer: User | None = None) -> None:
        self.conclusion = conclusion
        self.viewer = viewer
        self.directory = Directory()
        self.items = list(
            conclusion.items.prefetch_related(
                "duties__leads", "duties__helpers", "duties__confirmer", _continued()
            )
        )
        for item in self.items:
            item.conclusion = conclusion
        # The first duty of a directive waits for none: most notices are asked nothing here.
        later = [duty for item in self.items for duty in item.duties.all() if duty.position]
        prefetch_related_objects(later, "after")

    @cached_property
    def turn(self) -> str:
        """Names what is typed in the forms of this page as it was drawn."""
        return uuid4().hex

    @cached_property
    def scan(self) -> ScanView:
        return ScanView(self.conclusion)

    @cached_property
    def reading(self) -> Reading:
        return reading_of(self.conclusion, self.directory)

    @cached_property
    def unread(self) -> list[Span]:
        return unplaced(self.reading, self.items)

    @cached_property
    def duties(self) -> list[Duty]:
        directives = [item for item in self.items if item.kind == Item.Kind.DIRECTIVE]
        return [duty for item in directives for duty in item.duties.all()]

    @cached_property
    def gaps(self) -> list[Gap]:
        return gaps_of(self.conclusion, self.duties, self.unread)

    @property
    def heading(self) -> str:
        """What was concluded on: “cuộc họp giao ban Quý I năm 2024”."""
        title = self.conclusion.title
        return title.partition(" tại ")[2] or title

    @property
    def counts(self) -> str:
        directives = sum(item.kind == Item.Kind.DIRECTIVE for item in self.items)
        dated = sum(duty.is_dated for duty in self.duties)
        return f"{directives} mục · {len(self.duties)} việc giao, {dated} có thời hạn"

    @property
    def left(self) -> str:
        """Where something is wanting: “thể thức, 2 mục”, as many as the pick of rows shows."""
        told = [ELSEWHERE[gap.anchor] for gap in self.gaps if gap.anchor in ELSEWHERE]
        rows = self._rows_picked["phai"]
        return ", ".join([*dict.fromkeys(told), *([f"{rows} mục"] if rows else [])])

    @cached_property
    def _all_remarks(self) -> list[DraftRemark]:
        return list(self.conclusion.remarks.select_related("by", "item", "settled_by"))

    @property
    def remarks(self) -> list[DraftRemark]:
        """What whoever approves has said, and nobody has seen to yet."""
        return [remark for remark in self._all_remarks if remark.settled_at is None]

    @property
    def settled(self) -> list[DraftRemark]:
        """What was said and has been seen to, the latest first."""
        done = [remark for remark in self._all_remarks if remark.settled_at]
        return sorted(done, key=lambda remark: remark.settled_at, reverse=True)

    @cached_property
    def may_change(self) -> bool:
        """Whether the viewer may change its content now."""
        return self.viewer is not None and may_change(self.viewer, self.conclusion)

    @cached_property
    def offered(self) -> dict[str, bool]:
        """What the viewer may take back and do again; of nothing neither is offered."""
        changes, viewer = self.conclusion.changes, self.viewer
        undo, redo = changes.offered_to(viewer) if viewer else (False, False)
        return {"undo": undo, "redo": redo}

    @cached_property
    def of_others(self) -> list[Item]:
        return of_others(self.conclusion)

    @cached_property
    def may_write(self) -> bool:
        """Whether the viewer may submit it and recall it."""
        return self.viewer is not None and may_write(self.viewer)

    @property
    def may_approve(self) -> bool:
        waits = self.conclusion.is_submitted and self.viewer is not None
        return waits and may_approve(self.viewer, self.conclusion)

    @property
    def is_submittable(self) -> bool:
        """Its content is whole; number and day may come once it is approved."""
        return not [gap for gap in self.gaps if gap.anchor != "the-thuc"]

    @cached_property
    def may_issue(self) -> bool:
        """The viewer may send it out, with or without saying that the paper was signed."""
        if self.viewer is None:
            return False
        return not issue_trouble(self.viewer, self.conclusion, signed=True)

    @cached_property
    def asks_signed(self) -> bool:
        """The viewer must say that the paper was signed already."""
        return self.may_issue and needs_signed(self.viewer, self.conclusion)

    @cached_property
    def unclear_days(self) -> list[Duty]:
        """Duties whose limit is, as somebody has said, its words alone; nobody is reminded."""
        return [duty for duty in self.duties if duty.is_unclear]

    @property
    def warnings(self) -> list[str]:
        """Papers with the very same words, or nearly, what is to be said of the file, and what the
        reader was not sure of."""
        same = Conclusion.objects.read_from(self.conclusion.source_text)
        others = same.exclude(pk=self.conclusion.pk).order_by("pk")[:5]
        twins = [f"Nội dung trùng với {_named(twin)}." for twin in others.defer("source_text")]
        near = Conclusion.objects.exclude(pk=self.conclusion.pk).alike(self.conclusion.source_text)
        twins += [f"Gần giống {_named(twin)} (giống {twin.likeness}%)." for twin in near[:5]]
        return [*twins, *self.conclusion.source_notes.splitlines(), *self.reading.warnings]

    @cached_property
    def defaults(self) -> dict[str, Default]:
        """What the agency's habits filled in though the file has no word of it, by field."""
        return defaults_of(self.conclusion, self.reading)

    @cached_property
    def leaders(self) -> list[User]:
        """Who may be said to give the work, where nobody is yet."""
        return [] if self.conclusion.leader_id else leaders()

    @property
    def closing_added(self) -> bool:
        return closing_is_added(self.conclusion)

    @property
    def slips(self) -> list[str]:
        return slips_of(self.conclusion)

    @cached_property
    def loose_ends(self) -> list[LooseEnd]:
        return loose_ends(self.conclusion, self.items)

    @cached_property
    def header_notes(self) -> list[str]:
        """Number and day against the draft's own paper, told above all else."""
        return of_header(self.conclusion, self.reading)

    @property
    def first_notes(self) -> list[str]:
        """With them the items that the paper skips."""
        return [*self.header_notes, *of_numbering(self.reading)]

    @property
    def review_guess(self) -> str:
        """The title that the proposed day of review comes from; empty when the clerk set it."""
        term = section_term(self.reading, self.conclusion.issued_on)
        return term.words if term and term.day == self.conclusion.review_on else ""

    @property
    def header_open(self) -> bool:
        """The header's form stands open while something in it is missing."""
        return any(gap.anchor in ("the-thuc", "doi-chieu") for gap in self.gaps)

    @cached_property
    def rows(self) -> list[ReviewRow]:
        """Every paragraph of the body and every sentence without a place, as printed."""
        marks = marks_of(self.reading) if self.conclusion.source_text else []
        marks = self.scan.marked(marks)
        by_place = _by_place(marks, self.items)
        rows = [self.row(item, by_place.get(item.pk, [])) for item in self.items]
        for span in reversed(self.unread):
            at = next((n for n, row in enumerate(rows) if row.span[0] > span[0]), len(rows))
            words = sentence(self.conclusion.source_text, span)
            rows.insert(
                at, ReviewRow("unread", f"cau-{span[0]}", span, [MarkedPiece(words, UNPLACED)])
            )
        pages = self.scan.before(row.span[0] for row in rows)
        return [replace(row, scans=pages[row.span[0]]) for row in rows] if self.scan.pages else rows

    def row(self, item: Item, marks=()) -> ReviewRow:
        text = self.conclusion.source_text
        span = (item.start or 0, item.end or 0)
        from_file = text and span[1] and not item.reworded
        whole = pieces(text, span, marks) if from_file else _marked_by_words(item)
        whole = without_bars(whole) if item.cells else whole
        duties = item.duties.all()
        lines = [self._line(duty) for duty in duties]
        directive = item.kind == Item.Kind.DIRECTIVE
        return ReviewRow(
            kind=item.kind,
            anchor=f"cau-{item.pk}",
            span=span,
            pieces=whole or [MarkedPiece(item.printed)],
            item=item,
            duties=lines if directive else [],
            unclear=max((unclear_points(d, self.conclusion) for d in duties), key=len, default=[]),
            missing=directive and any(not line.leads for line in lines),
            remarks=[remark for remark in self.remarks if remark.item_id == item.pk],
        )

    def _line(self, duty: Duty) -> DutyLine:
        leads = list(duty.leads.all())
        day, guessed = _day_note(duty)
        crop = self._limit_in_scan(duty) if duty.unchecked else None
        differs = difference_of(duty, self.conclusion) if duty.day_check else None
        helpers = list(duty.helpers.all())
        after = list(duty.after.all()) if duty.position else []
        return DutyLine(
            duty,
            leads,
            helpers,
            self._guess(duty, leads),
            day,
            guessed,
            differs,
            crop,
            after,
            bool(after) and self._reads_after(duty, after),
        )

    def _reads_after(self, duty: Duty, after: list[Duty]) -> bool:
        """Whether it waits for just what the reader makes of the words."""
        read = self._read_items.get((duty.item.start, duty.item.end))
        duties = read.duties if read else ()
        places = sorted(one.position for one in after)
        return duty.position < len(duties) and places == list(duties[duty.position].after)

    def _limit_in_scan(self, duty: Duty) -> Crop | None:
        """The line of the scan that a duty's limit stands on; its item's lines where it was split
        off or edited since."""
        item = duty.item
        read = self._read_items.get((item.start, item.end))
        limits = [one.deadline for one in read.duties if one.deadline] if read else []
        same = next((one for one in limits if one.phrase == duty.phrase), None)
        return self.scan.crop(same.span if same else (item.start or 0, item.end or 0))

    @cached_property
    def _read_items(self) -> dict[Span, ReadItem]:
        return {item.span: item for item in self.reading.items}

    def _guess(self, duty: Duty, leads: list[Department]) -> str:
        """The words a lead was guessed from: they are neither its name nor a spelling of it. What a
        person chose is no guess: the reader takes those words for another unit, or for none."""
        written = [words for words in duty.leads_written.split("; ") if words]
        sure = {unit.pk for words in written if (unit := self.directory.find(words))}
        collective = {unit.pk for words in written for unit in self.directory.collective(words)}
        unsure = [unit.name for unit in leads if unit.pk not in sure | collective]
        meant = {name for words in written for name in self._meant(words)} if unsure else set()
        return "; ".join(written) if meant & set(unsure) else ""

    def _meant(self, words: str) -> set[str]:
        """The units the reader takes these words for: where they stand, or by themselves."""
        alone = self._finder.resolve(words)
        return self._read_names.get(words, set()) | ({alone} if alone else set())

    @cached_property
    def _finder(self) -> UnitFinder:
        return UnitFinder(self.directory.known())

    @cached_property
    def _read_names(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = {}
        duties = (duty for item in self.reading.items for duty in item.duties)
        for ref in (ref for duty in duties for ref in duty.leads):
            found.setdefault(ref.written, set()).update(filter(None, [ref.name]))
        return found

    @property
    def choosable(self) -> list[Department]:
        """Units that may lead: those of the agency."""
        return [d for d in self.directory.departments if d.kind != Department.Kind.OUTSIDE]

    @property
    def body_rows(self) -> list[ReviewRow]:
        return self.rows[: self._annexed]

    @property
    def annex_rows(self) -> list[ReviewRow]:
        """What stands behind the signature."""
        return self.rows[self._annexed :]

    @cached_property
    def _annexed(self) -> int:
        kinds = [row.kind for row in self.rows]
        return kinds.index(Item.Kind.ANNEX) if Item.Kind.ANNEX in kinds else len(kinds)

    @cached_property
    def unled(self) -> list[Duty]:
        """Duties without a unit, where they are so many that each choice is not made by itself."""
        without = [duty for duty in self.duties if not duty.leads.all()]
        return without if len(without) >= MANY else []

    @cached_property
    def namesakes(self) -> list[Duty]:
        return namesakes_of(self.duties)

    @property
    def picks(self) -> list[RowPick]:
        return [RowPick(code, label, self._rows_picked[code]) for code, label in PICKS.items()]

    @cached_property
    def _rows_picked(self) -> Counter[str]:
        return Counter(code for row in self.rows for code in row.picked_by)

    @cached_property
    def kinds(self) -> Counter:
        return Counter(row.kind for row in self.rows)

    @property
    def cells(self) -> list[StripCell]:
        step = LED / max(len(self.rows), 1)
        gap = min(0.3, step / 6)
        return [
            StripCell(row.kind, f"{n * step + gap / 2:.3f}%", f"{step - gap:.3f}%")
            for n, row in enumerate(self.rows)
        ]


def _continued() -> Prefetch:
    """The older items that these carry on; of most drafts there are none."""
    told = ("path", "text", "conclusion__number", "conclusion__issued_on")
    former = Item.objects.select_related("conclusion").only(*told)
    return Prefetch("continues", former)


def _marked_by_words(item: Item) -> list[MarkedPiece]:
    """The words of an item that are the file's no more, marked where those of its duties stand."""
    words = item.printed
    found: list[tuple[Span, str]] = []
    for duty in item.duties.all():
        units = [(written, UNIT) for written in duty.leads_written.split("; ")]
        units += [(written, HELPER) for written in duty.helpers_written.split("; ")]
        for written, css in [*units, (duty.phrase, DEADLINE)]:
            at = words.find(written) if written else -1
            if at >= 0:
                found.append(((at, at + len(written)), css))
    marks: list[tuple[Span, str]] = []
    for span, css in sorted(found, key=lambda mark: (mark[0][0], -mark[0][1])):
        if not marks or span[0] >= marks[-1][0][1]:
            marks.append((span, css))
    return pieces(words, (0, len(words)), marks)


def _by_place(marks: list[tuple[Span, str]], items: list[Item]) -> dict[int, list]:
    """Each item's own marks; both lists stand in printed order, so one walk finds them."""
    placed: dict[int, list] = {}
    at = 0
    for item in sorted((i for i in items if i.end), key=lambda i: (i.start, i.end)):
        while at < len(marks) and marks[at][0][0] < item.start:
            at += 1
        here = at
        while here < len(marks) and marks[here][0][1] <= item.end:
            placed.setdefault(item.pk, []).append(marks[here])
            here += 1
    return placed


def _day_note(duty: Duty) -> tuple[str, bool]:
    """The day the phrase means where the phrase does not print it, and whether that is a guess."""
    if not duty.named_on:
        return "", False
    day = paper_date(duty.named_on)
    if duty.day_check:
        return "", False
    if duty.deadline == Duty.Deadline.RECURRING and duty.every:
        # The day is the next of many: said alone it would read as the only one.
        return f"định kỳ {duty.get_every_display().lower()}, kỳ tới {day}", bool(duty.phrase)
    printed = duty.phrase.replace("/0", "/").replace(" 0", " ")
    if day.replace("/0", "/").lstrip("0") in printed or str(duty.named_on.year) in printed:
        shown = duty.deadline == Duty.Deadline.DURING or duty.named_at
        return (f"tính đến {day}" if shown else ""), False
    return day, bool(duty.phrase)


def _named(conclusion: Conclusion) -> str:
    if conclusion.is_draft:
        return f"dự thảo “{conclusion.title}”"
    return conclusion.cited
