"""A pack as a ZIP: equal content gives equal bytes, on whatever machine and at whatever time."""

import zipfile
from collections.abc import Iterable
from datetime import datetime
from io import BytesIO

from django.utils import timezone

from departments.filekinds import MB
from reports.papers.worksheets.pack_record import CHUNK, PackFile
from reports.papers.worksheets.print_plan import Unprintable

MOST_MB = 300  # one file is in memory whole while it is kept
TOO_BIG = (
    f"Các tệp của hồ sơ nặng hơn {MOST_MB} MB, mức nhiều nhất của một tệp ZIP: chọn một mục hoặc "
    "một kỳ ngắn hơn; danh mục tệp vẫn có trong bản PDF."
)
UNIX, PLAIN_FILE = 3, 0o100644 << 16
FIRST_YEAR = 1980  # a ZIP knows no day before


def archive_of(paper: bytes, name: str, at: datetime | None, files: Iterable[PackFile]) -> bytes:
    """The paper under its name, then the files that are still there. Raises Unprintable where they
    are too many bytes; every entry bears the time of the record, `at` that of the paper."""
    buffer, left = BytesIO(), MOST_MB * MB
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(_entry(name, at), paper)
        for file in files:
            content = file.open()
            if content is None:
                continue
            with content, archive.open(_entry(file.path, file.at), "w", force_zip64=True) as entry:
                while piece := content.read(CHUNK):
                    left -= len(piece)
                    if left < 0:
                        raise Unprintable(TOO_BIG)
                    entry.write(piece)
    return buffer.getvalue()


def _entry(path: str, at: datetime | None) -> zipfile.ZipInfo:
    """Stored as it is: what compresses differs from one machine's library to another's."""
    local = timezone.localtime(at) if at else None
    told = (
        local.timetuple()[:6] if local and local.year >= FIRST_YEAR else (FIRST_YEAR, 1, 1, 0, 0, 0)
    )
    entry = zipfile.ZipInfo(path, told)
    entry.create_system, entry.external_attr = UNIX, PLAIN_FILE
    return entry
