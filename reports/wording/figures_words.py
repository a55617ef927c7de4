"""Figures in sentences, as official running text has them: “04 nhiệm vụ”, “84,4%”."""

from departments.papertext import paper_count
from reports.figures.counts import SummaryRow


def told_count(count: int) -> str:
    """“04”, “42”, “1.387”: numbers below ten with a zero."""
    return f"{count:02d}" if count < 10 else paper_count(count)


def figures_sentence(row: SummaryRow, giver: str, notices: int, *, undated_left: int = 0) -> str:
    """“Giám đốc Sở giao 42 nhiệm vụ tại 01 thông báo kết luận; đã hoàn thành 31 nhiệm vụ (đúng hạn
    27, quá hạn 04); chưa hoàn thành 11 nhiệm vụ (trong hạn 10, quá hạn 01).”

    `undated_left`: of what is left in time, how many have no deadline.
    """
    if not row.total:
        return f"{giver} không giao nhiệm vụ tại thông báo kết luận."
    given = f"{giver} giao {told_count(row.total)} nhiệm vụ"
    where = f"tại {told_count(notices)} thông báo kết luận"
    return f"{given} {where}; {_done(row)}; {_left(row, undated_left)}."


def rate_sentence(row: SummaryRow) -> str:
    """“Tỷ lệ hoàn thành đúng hạn 84,4% (27/32 …)”; empty where there is nothing to judge."""
    if not row.judged:
        return ""
    of = f"{paper_count(row.done_on_time)}/{paper_count(row.judged)}"
    return f"Tỷ lệ hoàn thành đúng hạn là {row.rate}% ({of} nhiệm vụ đã hoàn thành hoặc quá hạn)."


def _done(row: SummaryRow) -> str:
    if not row.done:
        return "chưa có nhiệm vụ hoàn thành"
    told = f"đã hoàn thành {told_count(row.done)} nhiệm vụ"
    if row.done_late and row.done_on_time:
        on_time, late = told_count(row.done_on_time), told_count(row.done_late)
        return f"{told} (đúng hạn {on_time}, quá hạn {late})"
    return f"{told}, {_all(row.done)}{'quá hạn' if row.done_late else 'đúng hạn'}"


def _left(row: SummaryRow, undated: int) -> str:
    if not row.left:
        return "không còn nhiệm vụ chưa hoàn thành"
    told = f"chưa hoàn thành {told_count(row.left)} nhiệm vụ"
    within = f"trong đó {told_count(undated)} không ghi thời hạn" if undated else ""
    if row.left_late and row.left_in_time:
        in_time = f"trong hạn {told_count(row.left_in_time)}"
        parts = f"{in_time}, {within};" if within else f"{in_time},"
        return f"{told} ({parts} quá hạn {told_count(row.left_late)})"
    if row.left_late:
        return f"{told}, {_all(row.left)}đã quá hạn"
    if undated == row.left:
        return f"{told}, {_all(row.left)}không ghi thời hạn"
    in_time = f"{told}, {_all(row.left)}còn trong hạn"
    return f"{in_time} ({within})" if within else in_time


def _all(count: int) -> str:
    return "tất cả " if count > 1 else ""
