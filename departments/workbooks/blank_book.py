"""The workbook to fill in: a sheet for each table, with what is there already, and a guide."""

from datetime import datetime
from io import BytesIO

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.utility import xl_range_abs
from xlsxwriter.worksheet import Worksheet

from departments.workbooks.sheet_rows import GUIDE
from departments.workbooks.table_form import SheetColumn, SheetPart, TableForm

MADE = datetime(2024, 1, 1)  # equal workbooks are equal bytes
# Nothing is read out of a text: “=1+1” and “0005” stay the words they are.
AS_WRITTEN = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
FONT = {"font_name": "Times New Roman", "font_size": 11, "valign": "top"}
HEAD = FONT | {"bold": True, "border": 1, "text_wrap": True, "valign": "vcenter"}
NEEDED_HEAD = HEAD | {"bg_color": "#FDE9D9"}
# Cells are texts: Excel would make 1.10 of an item's label a number, and drop its zero.
CELL = FONT | {"num_format": "@", "text_wrap": True}
DAY = FONT | {"num_format": "dd/mm/yyyy"}
ROWS = 1_000  # that are ready to be typed in
LISTS = 6  # the first column of the guide in which such a list stands


def blank_book(form: TableForm) -> bytes:
    """An .xlsx with the form's sheets; those rows stand in it that are there already."""
    content = BytesIO()
    with Workbook(content, AS_WRITTEN) as book:
        book.set_properties({"title": form.title, "created": MADE})
        looks = {
            name: book.add_format(look)
            for name, look in (
                ("text", CELL),
                ("day", DAY),
                ("head", HEAD),
                ("needed", NEEDED_HEAD),
                ("note", FONT | {"text_wrap": True}),
            )
        }
        offered = _offered(form)
        for part in form.parts:
            _write_part(book.add_worksheet(part.name), part, looks, offered)
        _write_guide(book.add_worksheet(GUIDE), form, looks)
    return content.getvalue()


def _offered(form: TableForm) -> dict[SheetColumn, str]:
    """Where the guide's sheet lists what a column's cells may be: a list written into the rule
    itself is cut at each comma, and is short."""
    columns = [column for part in form.parts for column in part.columns if column.choices]
    return {
        column: f"='{GUIDE}'!{xl_range_abs(1, LISTS + n, len(column.choices), LISTS + n)}"
        for n, column in enumerate(columns)
    }


def _write_part(
    sheet: Worksheet, part: SheetPart, looks: dict[str, Format], offered: dict[SheetColumn, str]
) -> None:
    for place, column in enumerate(part.columns):
        sheet.set_column(place, place, column.letters, looks["day" if column.holds_day else "text"])
        sheet.write_string(0, place, column.title, looks["needed" if column.needed else "head"])
        if column in offered:
            rule = {"validate": "list", "source": offered[column], "error_type": "warning"}
            sheet.data_validation(1, place, ROWS, place, rule)
    for number, row in enumerate(part.present(), 1):
        for place, column in enumerate(part.columns):
            if words := row.get(column.name, ""):
                sheet.write_string(number, place, words, looks["text"])
    sheet.freeze_panes(1, 0)


def _write_guide(sheet: Worksheet, form: TableForm, looks: dict[str, Format]) -> None:
    for place, letters in enumerate((22, 30, 12, 60, 40)):
        sheet.set_column(place, place, letters, looks["note"])
    for place, words in enumerate(("Bảng", "Cột", "Bắt buộc", "Cách ghi", "Ví dụ")):
        sheet.write_string(0, place, words, looks["head"])
    for n, column in enumerate(_offered(form)):
        sheet.write_string(0, LISTS + n, f"{column.title}: chọn một", looks["head"])
        for number, words in enumerate(column.choices, 1):
            sheet.write_string(number, LISTS + n, words, looks["note"])
    rows = [(part, column) for part in form.parts for column in part.columns]
    for number, (part, column) in enumerate(rows, 1):
        for place, words in enumerate(_guiding(part, column)):
            sheet.write_string(number, place, words, looks["note"])
    sheet.freeze_panes(1, 0)


def _guiding(part: SheetPart, column: SheetColumn) -> tuple[str, ...]:
    chosen = f"Một trong: {'; '.join(column.choices)}." if column.choices else ""
    how = " ".join(filter(None, [column.hint, chosen]))
    return part.name, column.title, "Có" if column.needed else "", how, column.example
