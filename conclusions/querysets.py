"""Which notices a person may see, and how a list finds and counts them."""

import hashlib

from django.db import models
from django.db.models import Count, F, Max, Min, Q
from django.db.models.functions import Coalesce, ExtractYear, TruncDate
from django.utils.functional import cached_property

from conclusions.likeness import ALIKE, likeness, marks_of_text
from departments.folding import plain
from departments.rights import Rights
from departments.words_field import matching


def text_sha256(text: str) -> str:
    """What stands in `source_sha256` for a notice read from the text; "" for one without."""
    return hashlib.sha256(text.encode()).hexdigest() if text else ""


UNISSUED = ("draft", "submitted")
# Out once, and ordering nothing any more: the paper was revoked, or its issue was a mistake.
VOID = ("revoked", "taken_back")
MOST_COMPARED = 8  # whole texts read to say how alike two papers are


class ConclusionQuerySet(models.QuerySet):
    def issued(self) -> "ConclusionQuerySet":
        """Out, whatever has become of them since."""
        return self.exclude(status__in=UNISSUED)

    def standing(self) -> "ConclusionQuerySet":
        """Those of `issued` whose number and words still stand for a paper."""
        return self.issued().exclude(status__in=VOID)

    def citable(self) -> "ConclusionQuerySet":
        """Papers that there were: one revoked is cited as such, a mistaken issue never was one."""
        return self.issued().exclude(status="taken_back")

    def to_approve(self, user) -> "ConclusionQuerySet":
        """Submitted drafts that wait for this person, or for one they stand in for."""
        rights = Rights.of(user)
        waiting = self.filter(status="submitted", approved_at=None).order_by("submitted_at", "pk")
        if rights.is_director:
            return waiting
        return waiting.filter(leader__in=rights.ids) if rights.is_leader else self.none()

    def visible_to(self, user) -> "ConclusionQuerySet":
        """Issued notices for everyone in the agency; drafts for the office and the leaders."""
        if Rights.of(user).edits_notices:
            return self
        return self.issued()

    def printable_to(self, user) -> "ConclusionQuerySet":
        """Those of them that are this agency's notices and whose text is here: of an old register's
        it is not, and other papers stay the files they came as."""
        own = Q(kind__in=["briefing", "meeting", "conclusion"], issuer="", from_book=False)
        return self.visible_to(user).filter(own)

    def with_text(self) -> "ConclusionQuerySet":
        """Of an old register's the text is not here."""
        return self.filter(from_book=False)

    def of_year(self, year: int) -> "ConclusionQuerySet":
        """Issued in the year; a draft without a day belongs to that of its meeting, or else of its
        making."""
        made = Q(meeting_on=None, created_at__year=year)
        return self.filter(Q(year=year) | Q(year=None) & (Q(meeting_on__year=year) | made))

    def years(self) -> set[int]:
        """The first and the last year that have one, read from the two ends of the index, and those
        of drafts without a day, which are few."""
        ends = self.aggregate(first=Min("year"), last=Max("year"))
        days = Coalesce("meeting_on", TruncDate("created_at"))
        drafts = self.filter(year=None).order_by().values_list(ExtractYear(days), flat=True)
        return {year for year in (*ends.values(), *drafts.distinct()) if year}

    def read_from(self, text: str) -> "ConclusionQuerySet":
        """Those whose source is this very text, under whatever number; of an empty text none."""
        return self.filter(source_sha256=text_sha256(text)) if text else self.none()

    def alike(self, text: str) -> list:
        """Those whose source has other words than this text, yet nearly all of its own; each with
        how alike they are in per cent as its `likeness`, the most alike first.

        Found by their marks, whatever there is in the archive; a few of them, those that share the
        most, are held beside the text word by word.
        """
        marks = marks_of_text(bare := plain(text))
        if not marks:
            return []
        near = self.filter(text_marks__mark__in=marks).exclude(source_sha256=text_sha256(text))
        shared = near.order_by().values("pk").annotate(shared=Count("text_marks"))
        first = shared.order_by("-shared", "pk").values_list("pk", flat=True)[:MOST_COMPARED]
        found = list(self.filter(pk__in=list(first)).order_by("pk"))
        for notice in found:
            # Whole only where not a letter differs; here some do, be it their marks alone.
            notice.likeness = min(99, likeness(bare, plain(notice.source_text)))
        found = [notice for notice in found if notice.likeness >= ALIKE]
        return sorted(found, key=lambda notice: -notice.likeness)

    def matching(self, typed: str) -> "ConclusionQuerySet":
        """Those whose number, title, period or chair have the words, whole, in any order; where
        none has, those that hold them inside others."""
        return matching(self, typed)

    def counts(self) -> dict[int, dict[str, int]]:
        """What each notice holds: its `directives`, `duties`, and the `dated` ones among them."""
        dated = Q(items__duties__deadline__in=["before", "by", "during"])
        rows = self.filter(items__kind__in=["directive", "added"]).order_by().values("pk")
        counted = rows.annotate(
            directives=Count("items", distinct=True),
            duties=Count("items__duties"),
            dated=Count("items__duties", filter=dated),
        )
        return {row["pk"]: row for row in counted}


class DraftsFirst:
    """Notices as a list leafs through them: drafts on top, then the issued ones by day of issue.

    Two questions in place of one order: each has its index, and a page of forty thousand notices
    reads no more of them than it shows.
    """

    def __init__(self, notices: ConclusionQuerySet):
        self._all = notices.order_by()
        self._drafts = notices.filter(status__in=UNISSUED).order_by(
            F("issued_on").desc(nulls_first=True), "-pk"
        )
        self._issued = notices.issued().order_by("-issued_on", "-pk")

    @cached_property
    def drafts(self) -> int:
        return self._drafts.count()

    def count(self) -> int:
        return self._count

    @cached_property
    def _count(self) -> int:
        return self._all.count()

    @property
    def issued(self) -> int:
        return self._count - self.drafts - self.taken_back

    @cached_property
    def taken_back(self) -> int:
        """Issued by mistake: no paper of that number went out by them."""
        return self._all.filter(status="taken_back").count()

    def __len__(self) -> int:
        return self._count

    def __getitem__(self, rows: slice) -> list[models.Model]:
        first, last = max(0, rows.start - self.drafts), max(0, rows.stop - self.drafts)
        drafts = self._drafts[rows] if rows.start < self.drafts else ()
        return [*drafts, *(self._issued[first:last] if last else ())]
