"""Workbooks as offices make them."""

from io import BytesIO

from openpyxl import Workbook


def a_workbook(**sheets) -> bytes:
    """An .xlsx with these sheets, each a list of rows; “_” in a name stands for a space."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " "))
        for row in rows:
            sheet.append(row)
    return saved(book)


def saved(book: Workbook) -> bytes:
    content = BytesIO()
    book.save(content)
    return content.getvalue()
