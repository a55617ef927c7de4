"""Who keeps the records by the own title alone: gives numbers, sends out, and writes no content."""

import re

from departments.folding import fold

OF_RECORDS = re.compile(
    r"(?:(?:chuyên viên|nhân viên|cán bộ|viên chức|công chức) )?văn thư"
    r"(?:(?: ?- ?|, ?| và | )lưu trữ)?(?: (?:cơ quan|văn phòng|phòng|sở|xã|phường|trường))?$"
)


def is_of_records(title: str) -> bool:
    """“Văn thư”, “Nhân viên văn thư - lưu trữ”; not “Văn thư kiêm tổng hợp”, who writes too."""
    return bool(OF_RECORDS.match(fold(title)))
