"""The five parts of a report on a period, in sentences; a part without content says so."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from reports.figures.row_sets import LONG_DAYS
from reports.wording.clauses import (
    Clause,
    obstacle_clauses,
    proposal_clauses,
    result_clauses,
    unfinished_clauses,
)
from reports.wording.figures_words import figures_sentence, rate_sentence, told_count
from reports.wording.period_material import PeriodMaterial
from tasks.periods import Period, Span
from tasks.pressing import OLD_MONTHS

LISTED = 10  # obstacles and proposals told one by one
SUMMARY, OVERDUE = "Phụ lục I", "Phụ lục II"


@dataclass(frozen=True)
class ReportPart:
    """A heading and its paragraphs."""

    heading: str
    paragraphs: tuple[str, ...]


def report_parts(told: PeriodMaterial, as_of: str) -> tuple[ReportPart, ...]:
    """`as_of`: up to when figures are counted, “tính đến 17 giờ 00 ngày 28/6/2024”."""
    return (
        ReportPart("I. Tình hình chung", tuple(_general(told, as_of))),
        ReportPart("II. Kết quả nổi bật", _results(told)),
        ReportPart("III. Nhiệm vụ chưa hoàn thành, quá hạn", tuple(_unfinished(told))),
        ReportPart("IV. Khó khăn, vướng mắc", _obstacles(told)),
        ReportPart("V. Đề xuất, kiến nghị", _proposals(told)),
    )


def in_period(period: Span) -> str:
    """“Trong Quý II năm 2024”, “Trong tháng 4 năm 2024”, “Từ ngày … đến ngày …”."""
    return f"Trong {said_period(period)}" if isinstance(period, Period) else str(period)


def said_period(period: Span) -> str:
    """“Quý II năm 2024”, “tháng 4 năm 2024”, “từ ngày … đến ngày …”: inside a sentence."""
    if not isinstance(period, Period):
        return period.days_words
    name = period.name if period.quarter else period.name[:1].lower() + period.name[1:]
    return f"{name}{f' ({period.days_words})' if period.closes else ''}"


def listed(clauses: Sequence[Clause], more: str, none: str) -> tuple[str, ...]:
    """A line for each, the first LISTED of them; `more` tells how many others there are."""
    if not clauses:
        return (none,)
    shown = [f"- {clause.words}" for clause in clauses[:LISTED]]
    others = len(clauses) - LISTED
    return (
        *(f"{line};" for line in shown[:-1]),
        f"{shown[-1]}.",
        *([more.format(told_count(others))] if others > 0 else []),
    )


def general_words(told: PeriodMaterial) -> tuple[str, ...]:
    """The figures in sentences, and what of them is to be known."""
    return tuple(_figures(told))


def _figures(told: PeriodMaterial) -> Iterator[str]:
    row = told.row
    sentence = figures_sentence(
        row, told.words.director_of, told.notices, undated_left=told.left_undated
    )
    yield " ".join(filter(None, [f"{in_period(told.period)}, {sentence}", rate_sentence(row)]))
    notable = []
    if told.long_late:
        notable.append(
            f"{told_count(told.long_late)} nhiệm vụ quá hạn trên {LONG_DAYS} ngày làm việc"
        )
    if told.old_undated:
        notable.append(
            f"{told_count(told.old_undated)} nhiệm vụ không ghi thời hạn, giao quá "
            f"{told_count(OLD_MONTHS)} tháng chưa có kết quả"
        )
    if notable:
        yield f"Hiện có {'; '.join(notable)}."


def _general(told: PeriodMaterial, as_of: str) -> Iterator[str]:
    yield from _figures(told)
    figures = told.figures
    aside = [("tạm dừng", figures.paused), ("thôi theo dõi", figures.withdrawn)]
    apart = ", ".join(f"{told_count(count)} nhiệm vụ {word}" for word, count in aside if count)
    yield f"Số liệu {as_of}, chi tiết theo đơn vị tại {SUMMARY} kèm theo" + (
        f"; không tính {apart}." if apart else "."
    )


def _results(told: PeriodMaterial) -> tuple[str, ...]:
    clauses = result_clauses(told.done, name_units=True)
    return listed(clauses, "", "Trong kỳ chưa có nhiệm vụ được xác nhận hoàn thành.")


def _unfinished(told: PeriodMaterial) -> Iterator[str]:
    row = told.row
    if not row.left:
        yield "Không còn nhiệm vụ chưa hoàn thành."
        return
    if row.left_late:
        yield (
            f"Có {told_count(row.left_late)} nhiệm vụ quá hạn chưa hoàn thành; danh mục, nguyên "
            f"nhân và đề xuất tại {OVERDUE} kèm theo."
        )
    else:
        yield "Không có nhiệm vụ quá hạn chưa hoàn thành."
    if clauses := unfinished_clauses(told.unfinished, told.day):
        words = "; ".join(clause.words for clause in clauses)
        yield f"Một số nhiệm vụ thực hiện còn dở dang, chưa hoàn thành như: {words}."


def _obstacles(told: PeriodMaterial) -> tuple[str, ...]:
    more = "Ngoài ra còn {} nhiệm vụ có vướng mắc chưa được giải quyết."
    none = "Các đơn vị không có vướng mắc đang chờ giải quyết."
    return listed(obstacle_clauses(told.obstacles), more, none)


def _proposals(told: PeriodMaterial) -> tuple[str, ...]:
    asked = proposal_clauses(told.asking)
    own = []
    if told.old_undated:
        own.append(
            f"Xác định thời hạn hoặc thôi theo dõi {told_count(told.old_undated)} nhiệm vụ không "
            f"ghi thời hạn, giao quá {told_count(OLD_MONTHS)} tháng chưa có kết quả"
        )
    if told.row.left and told.is_over:
        own.append(
            f"Tiếp tục theo dõi, chuyển kỳ sau {told_count(told.row.left)} nhiệm vụ chưa hoàn thành"
        )
    room = LISTED - len(own)
    shown = [*asked[:room], *(Clause(words, ()) for words in own)]
    told_of = listed(shown, "", "Không có đề xuất, kiến nghị.")
    others = len(asked) - room
    more = f"Ngoài ra còn {told_count(others)} đề nghị của đơn vị chờ quyết định."
    return (*told_of, more) if others > 0 else told_of
