"""Letters of a notice that the print's typeface lacks, and what the print shows in their place."""

from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.models import Conclusion, Item
from reports.papers.paragraphs import replaced

SHOWN = 4  # places told of a letter; more are counted


@dataclass(frozen=True)
class LostLetter:
    """A letter, what is printed for it, and where it stands, as people say places."""

    letter: str
    printed: str
    places: tuple[str, ...]

    @property
    def where(self) -> str:
        more = len(self.places) - SHOWN
        told = ", ".join(self.places[:SHOWN])
        return f"{told} và {more} chỗ nữa" if more > 0 else told


def lost_letters(conclusion: Conclusion) -> list[LostLetter]:
    """The letters in the order they come, each once with all its places."""
    found: dict[str, tuple[str, list[str]]] = {}
    for place, text in _texts(conclusion):
        for letter, printed in replaced(text).items():
            places = found.setdefault(letter, (printed, []))[1]
            if place not in places:
                places.append(place)
    return [LostLetter(letter, told, tuple(places)) for letter, (told, places) in found.items()]


def _texts(conclusion: Conclusion) -> Iterator[tuple[str, str]]:
    yield "trích yếu", conclusion.title
    yield "phần mở đầu", conclusion.opening
    for item in conclusion.items.exclude(kind=Item.Kind.ADDED):
        place = item.named if item.path else "một đoạn không đánh số"
        yield place, " ".join((item.label, item.text, *item.cells))
    yield "câu kết", conclusion.closing
    yield "nơi nhận", conclusion.recipients
    yield "phần ký", f"{conclusion.signature} {conclusion.signer_name}"
