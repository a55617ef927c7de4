"""The official table's title, columns and notes, once for the page, the print and the workbook."""

from departments.agency_words import AgencyWords
from reports.figures.table_columns import TableColumn
from reports.figures.unit_figures import Figures

DONE, LEFT = "Đã hoàn thành", "Chưa hoàn thành"
SUMMARY_HEADINGS = (
    TableColumn("TT", 40, "c"),
    TableColumn("Đơn vị chủ trì", 270),
    TableColumn("Tổng số", 65, "num"),
    TableColumn("Có thời hạn", 70, "num"),
    TableColumn("Không ghi thời hạn", 85, "num"),
    TableColumn("Tổng", 65, "num", DONE),
    TableColumn("Đúng hạn", 65, "num", DONE),
    TableColumn("Quá hạn", 65, "num", DONE),
    TableColumn("Tổng", 65, "num", LEFT),
    TableColumn("Trong hạn", 65, "num", LEFT),
    TableColumn("Quá hạn", 65, "num", LEFT),
    TableColumn("Tỷ lệ đúng hạn (%)", 80, "num"),
)


def summary_title(words: AgencyWords) -> tuple[str, str]:
    """The table's title in two lines, over the page's table and on paper."""
    told = f"tình hình thực hiện nhiệm vụ {words.director_of} giao tại các thông báo kết luận"
    return "BIỂU TỔNG HỢP", told.upper()


def notes_of(figures: Figures, *, strict: bool) -> tuple[str, ...]:
    """What the numbers count; `strict`: the agency does not count the day after “trước ngày”."""
    day = "không tính ngày ghi" if strict else "tính đến hết ngày ghi"
    return (
        "Nhiệm vụ không ghi thời hạn: đã hoàn thành tính vào cột đúng hạn, chưa hoàn thành tính "
        "vào cột trong hạn.",
        "Tỷ lệ đúng hạn = hoàn thành đúng hạn / (đã hoàn thành + quá hạn chưa hoàn thành).",
        f"Thời hạn “trước ngày …” {day} trong thông báo.",
        f"Không tính nhiệm vụ tạm dừng ({figures.paused}), thôi theo dõi ({figures.withdrawn}).",
    )
