"""The time limits of a sentence, as a test compares them."""

from datetime import date

from conclusions.reading.citations import masked
from conclusions.reading.dates import Said
from conclusions.reading.deadlines import limits_in
from conclusions.reading.traced_text import trace


def limits(text: str, today: date | None, issued: date | None = None) -> list[tuple]:
    """Words, kind and day of each limit said on `today` in a notice `issued` on that day."""
    words = trace(text)
    return [
        (words.text[one.start : one.end], one.kind, one.on)
        for one in limits_in(masked(words), Said(today, issued))
    ]
