"""What a draft says otherwise than its own paper, and what of the paper itself is odd: told at the
head of its review."""

from conclusions.models import Conclusion
from conclusions.reading import Reading
from conclusions.reading.cautions import NUMBERING
from departments.papertext import paper_date, paper_number


def of_header(conclusion: Conclusion, reading: Reading) -> list[str]:
    """What puts number and day in doubt."""
    told = [*differences(conclusion, reading), revoked_namesake(conclusion)]
    return [note for note in told if note]


def of_numbering(reading: Reading) -> list[str]:
    """Numbers of items that the paper leaves out or has twice."""
    return [said for said in reading.warnings if said.startswith(NUMBERING)]


def differences(conclusion: Conclusion, reading: Reading) -> list[str]:
    """Number and day that were typed otherwise than the paper has them; not of what was read from a
    picture, for there the clerk has the picture to go by."""
    number, day = reading.header.number, reading.header.issued_on
    if conclusion.scan_pages.exists():
        return []
    said = []
    if number and conclusion.number and paper_number(number) != conclusion.number:
        said.append(f"Số nhập {conclusion.number} khác số trên văn bản {paper_number(number)}.")
    if day and conclusion.issued_on and day != conclusion.issued_on:
        typed, printed = paper_date(conclusion.issued_on), paper_date(day)
        said.append(f"Ngày ban hành nhập {typed} khác ngày trên văn bản {printed}.")
    return said


def revoked_namesake(conclusion: Conclusion) -> str:
    """That the number was given before, to a notice revoked since; one taken back was none."""
    if not (conclusion.number and conclusion.year):
        return ""
    same = {"number": conclusion.number, "year": conclusion.year, "issuer": conclusion.issuer}
    revoked = Conclusion.objects.filter(**same, status=Conclusion.Status.REVOKED)
    earlier = revoked.exclude(pk=conclusion.pk).order_by("-pk").only("title").first()
    return f"Số {conclusion.number} trước đây đã thu hồi: “{earlier.title}”." if earlier else ""
