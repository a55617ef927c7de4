"""Papers that cite each other, tied whichever comes in first, or by hand."""

from django.db.models import F, Q

from conclusions.actions.refusals import Refused, only_editors
from conclusions.models import Citation, Conclusion
from conclusions.permissions import may_edit
from departments.models import User
from departments.papertext import paper_number


def tie_citations(notice: Conclusion) -> int:
    """Tie, of a notice that has its number, what it cites and what cites it, where neither is tied
    yet; returns how many were."""
    cited = _tie_own(notice)
    waiting = Citation.objects.filter(resolved=None, number=notice.number)
    waiting = waiting.annotate(citing_year=F("item__conclusion__year"))
    for citation in waiting.exclude(item__conclusion=notice):
        if _year(citation, citation.citing_year) == notice.year:
            citation.resolved = notice
            citation.save(update_fields=["resolved"])
            cited += 1
    return cited


def _tie_own(notice: Conclusion) -> int:
    tied = 0
    for citation in Citation.objects.filter(item__conclusion=notice, resolved=None):
        named = Conclusion.objects.citable().filter(
            number=paper_number(citation.number), year=_year(citation, notice.year), issuer=""
        )
        if found := named.exclude(pk=notice.pk).first():
            citation.resolved = found
            citation.save(update_fields=["resolved"])
            tied += 1
    return tied


def _year(citation: Citation, citing: int | None) -> int | None:
    """Of the paper cited: that of its day, else that of the paper that cites it."""
    return citation.dated_on.year if citation.dated_on else citing


def tie_by_hand(
    citation: Citation, number: str, year: int | None, *, by: User
) -> Conclusion | None:
    """Tie it to the issued notice of that number, of that year where one is given; to none without
    a number. Its count alone will do. Raises Refused where there is no such notice, or more than
    one."""
    if not may_edit(by):
        raise Refused(only_editors())
    target = None
    if number.strip():
        named = Conclusion.objects.citable().filter(_numbered(paper_number(number)))
        named = named.filter(year=year) if year else named
        found = list(named.exclude(pk=citation.item.conclusion_id)[:2])
        if not found:
            raise Refused(f"Không có thông báo số {number} đã ban hành.")
        if len(found) > 1:
            raise Refused(f"Có nhiều thông báo số {number}; ghi thêm năm.")
        [target] = found
    citation.resolved = target
    citation.save(update_fields=["resolved"])
    return target


def _numbered(number: str) -> Q:
    """Of that number, small letters or large, or of that count in whatever series."""
    of_count = Q(number__startswith=f"{number}/") if number.isdigit() else Q()
    return Q(number__iexact=number) | of_count
