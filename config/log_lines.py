"""What is left out of the log."""

import re
from logging import Filter, LogRecord

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
