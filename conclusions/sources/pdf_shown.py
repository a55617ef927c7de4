"""What of the pages of a PDF is shown: without layers that are off, words nobody sees, words that
are painted over or struck through. What is left out is told."""

from conclusions.sources.left_out import words_told
from conclusions.sources.pdf_covers import COVERS, STRIKES, Painting, covered, struck, under_marks
from conclusions.sources.pdf_forms import in_place
from conclusions.sources.pdf_layers import Layers
from conclusions.sources.pdf_letters import Letter, Without, words_of
from conclusions.sources.pdf_pen import font_of
from conclusions.sources.pdf_rules import TURNS, UNTURNED
from conclusions.sources.pdf_unseen import DRAWN, Unseen

TOLD = "Bỏ qua chữ trắng, quá nhỏ hoặc nằm ngoài trang trên {} trang PDF."
DAMAGED = (TypeError, ValueError, LookupError, OverflowError)


class Unshown:
    """What of a file its pages do not show."""

    def __init__(self, pdf) -> None:
        self.layers = Layers(pdf)
        self.unseen = 0  # pages with words nobody sees
        self.words: dict[str, list[str]] = {}  # that were left out, by why
        self.letters: list[Letter] | None = None  # of the last page, where they were looked at

    def without(self, page, operations: list) -> list:
        """The operations of a page without those that show such words."""
        resources = page.get("/Resources") or {}
        self.letters = None
        if self.layers.off:
            operations = list(self.layers.shown(operations, resources))
        try:
            operations = list(in_place(operations, resources))
            fonts = fonts_of(resources.get("/Font") or {})
            unseen = Unseen(page, {name: font for name, font in fonts.items() if font is DRAWN})
            operations = unseen.taken_out(operations)
            self.unseen += unseen.found
            return self._corrected(page, operations, fonts)
        except DAMAGED:  # of a damaged page all is read
            return operations

    def _corrected(self, page, operations: list, fonts: dict) -> list:
        """The operations without letters that were painted over or struck out."""
        resources = page.get("/Resources") or {}
        turn = TURNS.get(page.rotation % 360, UNTURNED)
        painting = Painting(fonts, turn, resources.get("/ExtGState") or {})
        painting.follow(operations)
        self.letters = letters = painting.found
        gone = dict.fromkeys(covered(letters, painting.painted), COVERS)
        marked = [*struck(letters, painting.painted), *under_marks(letters, page, turn)]
        gone = dict.fromkeys(marked, STRIKES) | gone
        if not gone:
            return operations
        for why in dict.fromkeys(gone.values()):
            taken = [letter for letter in gone if gone[letter] == why]
            if words := words_of(page, operations, fonts, taken):
                self.words.setdefault(why, []).append(words)
        self.letters = None
        return list(Without(fonts, gone).shown(operations))

    @property
    def told(self) -> list[str]:
        said = [TOLD.format(self.unseen)] if self.unseen else []
        return [*self.layers.told, *said, *words_told(self.words)]


def fonts_of(named) -> dict:
    """How wide the letters of a page's fonts are."""
    return {
        name: DRAWN if named[name].get("/Subtype") == "/Type3" else font_of(named[name])
        for name in named
    }
