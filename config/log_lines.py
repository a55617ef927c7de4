"""The form of the program's log, and what is left out of it."""

import json
import re
from datetime import datetime
from logging import Filter, Formatter, LogRecord

from departments.request_marks import current_mark

LINK = re.compile(r"/(thu|lich)/[^/\s?]+")


class NoLinks(Filter):
    """The address of a letter's link, or of a calendar, is its key: whoever reads the log is not
    to have it."""

    def filter(self, record: LogRecord) -> bool:
        if isinstance(record.args, tuple):
            record.args = tuple(
                LINK.sub(r"/\1/…", one) if isinstance(one, str) else one for one in record.args
            )
        return True


class JsonLine(Formatter):
    """One JSON object a line, with the number of the request or job that wrote it."""

    def format(self, record: LogRecord) -> str:
        line = {
            "at": datetime.fromtimestamp(record.created)
            .astimezone()
            .isoformat("T", "milliseconds"),
            "level": record.levelname,
            "logger": record.name,
            "message": record.getMessage(),
            "request": current_mark().id,
            **getattr(record, "told", {}),
        }
        if record.exc_info:
            line["trace"] = self.formatException(record.exc_info)
        return json.dumps(line, ensure_ascii=False, default=str)
