"""Reading a workbook back with the standard library: what each cell holds, and of which type."""

import re
from collections.abc import Iterator
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

SPACE = {"m": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


def _shared_words(file: ZipFile) -> Iterator[str]:
    """What cells name by its number; none where each cell holds its own words."""
    if "xl/sharedStrings.xml" in file.namelist():
        shared = ElementTree.fromstring(file.read("xl/sharedStrings.xml"))
        yield from ("".join(si.itertext()) for si in shared.findall("m:si", SPACE))


class Workbook:
    """The first sheet of an XLSX file."""

    def __init__(self, content: bytes):
        with ZipFile(BytesIO(content)) as file:
            self.sheet = ElementTree.fromstring(file.read("xl/worksheets/sheet1.xml"))
            self.words = list(_shared_words(file))
            book = ElementTree.fromstring(file.read("xl/workbook.xml"))
            styles = ElementTree.fromstring(file.read("xl/styles.xml"))
        self.tabs = [sheet.get("name") for sheet in book.iterfind(".//m:sheet", SPACE)]
        formats = {
            f.get("numFmtId"): f.get("formatCode") for f in styles.iterfind(".//m:numFmt", SPACE)
        }
        self.font = styles.find("m:fonts/m:font/m:name", SPACE).get("val")
        looks = styles.findall("m:cellXfs/m:xf", SPACE)
        self.formats = [formats.get(look.get("numFmtId"), "") for look in looks]

    def one(self, path: str):
        return self.sheet.find(path, SPACE)

    @property
    def formulas(self) -> int:
        return len(self.sheet.findall(".//m:f", SPACE))

    @property
    def rows(self) -> list[list[tuple]]:
        """Every written cell as (type, value, number format); text is s, a number or day n."""
        return [
            [self._cell(c) for c in row.findall("m:c", SPACE) if len(c)]
            for row in self.sheet.iterfind(".//m:row", SPACE)
        ]

    @property
    def heights(self) -> list[float]:
        """Of every row, in points."""
        usual = self.one("m:sheetFormatPr").get("defaultRowHeight")
        return [float(row.get("ht", usual)) for row in self.sheet.iterfind(".//m:row", SPACE)]

    @property
    def texts(self) -> list[list]:
        return [[value for _, value, _ in row] for row in self.rows]

    def _cell(self, cell) -> tuple:
        value, form = "".join(cell.itertext()), self.formats[int(cell.get("s", 0))]
        if cell.get("t") == "inlineStr":
            return "s", value, form
        if cell.get("t") == "s":
            return "s", self.words[int(value)], form
        return "n", int(value) if re.fullmatch(r"-?\d+", value) else float(value), form
