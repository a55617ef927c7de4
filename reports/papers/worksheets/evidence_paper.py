"""Tổng hợp minh chứng theo dõi, đánh giá: facts on units and people, for the agency to evaluate."""

from collections.abc import Iterator
from datetime import datetime

from django.utils import timezone

from departments.models import Agency, Department, User
from reports.figures.asked_time import shown_units
from reports.figures.filters import NOBODY, RegisterFilter
from reports.figures.links import FigureLinks
from reports.figures.table_columns import TableColumn
from reports.figures.work_evidence import Whose, WorkEvidence, by_unit, evidence_of
from reports.papers.paragraphs import clean
from reports.papers.worksheets.working_paper import (
    CountCell,
    PaperCell,
    PaperGroup,
    WorkingPaper,
    letterhead,
    moment,
    place_and_day,
)

COLUMNS = (
    TableColumn("TT", 45, "c"),
    TableColumn("Đơn vị, người thực hiện", 300),
    TableColumn("Số được giao", 85, "num"),
    TableColumn("Số hoàn thành", 85, "num"),
    TableColumn("Số lần trả lại vì nội dung chưa đạt", 115, "num"),
    TableColumn("Số lần quá hạn", 85, "num"),
    TableColumn("Trong đó nguyên nhân khách quan đã ghi nhận", 125, "num"),
    TableColumn("Ghi chú", 160),
)
TITLE = "TỔNG HỢP MINH CHỨNG THEO DÕI, ĐÁNH GIÁ"
NOTES = (
    "Tính theo nhiệm vụ giao trong kỳ, của đơn vị đang chủ trì và người đang được phân công thực "
    "hiện; không tính nhiệm vụ tạm dừng, thôi theo dõi.",
    "Số lần quá hạn: nhiệm vụ báo cáo hoàn thành sau thời hạn, hoặc đã quá hạn mà chưa báo cáo.",
    "Chỉ nêu số liệu theo dõi; quy đổi sản phẩm, tính điểm do cơ quan thực hiện.",
)


def evidence_paper_of(chosen: RegisterFilter, *, now: datetime, agency: Agency) -> WorkingPaper:
    """The table of the tasks that the filter finds: each unit, under it its people."""
    found = evidence_of(chosen.figured, chosen.day)
    links = FigureLinks(chosen)
    return WorkingPaper(
        kind="evidence",
        name=f"Minh chứng đánh giá {chosen.words}",
        agency=letterhead(agency),
        title=(TITLE,),
        under=(chosen.words, f"(Số liệu đến {moment(now)})"),
        columns=COLUMNS,
        groups=(PaperGroup(tuple(_rows(found, links))),),
        total=(
            " ",
            "Tổng cộng",
            *_cells(sum(found.values(), WorkEvidence()), links, None, ""),
        ),
        notes=NOTES,
        dated=place_and_day(agency, timezone.localdate(now)),
        signs=("NGƯỜI LẬP BIỂU", clean(agency.office_post)),
    )


def _rows(found: dict[Whose, WorkEvidence], links: FigureLinks) -> Iterator[tuple[PaperCell, ...]]:
    sums = by_unit(found)
    people = User.objects.in_bulk({person for _, person in found if person})
    for n, unit in enumerate(shown_units(sums), 1):
        yield (n, unit.name, *_cells(sums.get(unit.pk, WorkEvidence()), links, unit, ""))
        theirs = [(person, told) for (lead, person), told in found.items() if lead == unit.pk]
        theirs.sort(key=lambda one: _place(people, one[0]))
        for m, (person, told) in enumerate(theirs, 1):
            name = str(people[person]) if person else "Chưa phân công người thực hiện"
            key = str(person or NOBODY)
            yield (f"{n}.{m}", f"- {name}", *_cells(told, links, unit, key))


def _place(people: dict[int, User], person: int | None) -> tuple[bool, str, int]:
    """People by given name, as Vietnamese lists have them; what is handed to nobody comes last."""
    if person is None:
        return True, "", 0
    name = str(people[person])
    return False, f"{name.rpartition(' ')[2]} {name}", person


def _cells(
    told: WorkEvidence, links: FigureLinks, unit: Department | None, person: str
) -> tuple[PaperCell, ...]:
    whose = {"don_vi": unit.pk if unit else None, "nguoi": person}

    def tasks(column: str) -> str:
        return links.page("reports:register", cot=column, **whose)

    return (
        CountCell(told.given, tasks("tong")),
        CountCell(told.done, tasks("xong")),
        CountCell(told.returned, links.page("reports:turns", so="tra-lai", **whose)),
        CountCell(told.late, tasks("qua-han")),
        CountCell(told.excused, tasks("qua-han-khach-quan")),
        f"{told.asked} nguyên nhân chờ ghi nhận" if told.asked else " ",
    )
