"""What of the pages of a PDF is shown: without layers that are off, words nobody sees, words that
are painted over or struck through; with what was written for them in their place. What is left out
is told."""

from pypdf.generic import FloatObject

from conclusions.sources.left_out import shortened, words_told
from conclusions.sources.pdf_covers import (
    PICTURED,
    STRIKES,
    UNSEEN_MODES,
    covered,
    struck,
    under_marks,
)
from conclusions.sources.pdf_forms import in_place
from conclusions.sources.pdf_gaps import SIGN, Filling, Replacing, Written, gaps_of, written_in
from conclusions.sources.pdf_laid import laid_on, turned_box
from conclusions.sources.pdf_layers import SHOWS, Layers
from conclusions.sources.pdf_letters import Letter, Without, text_of, width_of_signs, words_of
from conclusions.sources.pdf_overlays import Overlay, overlays_of
from conclusions.sources.pdf_painting import Painted, Painting
from conclusions.sources.pdf_pen import font_of
from conclusions.sources.pdf_pieces import pieces_of
from conclusions.sources.pdf_rules import UNTURNED, Box
from conclusions.sources.pdf_stamped import Lying, Sloping
from conclusions.sources.pdf_unknown import KnownLetters
from conclusions.sources.pdf_unseen import DRAWN, Unseen
from conclusions.sources.pdf_upright import turn_of

UNSEEN = "Tệp có chữ không hiện trên trang nên không đọc: “{}”."
UNDER_PICTURE = "Trang {} có ảnh che chữ “{}”; chữ trong ảnh chưa được đọc, cần xem lại."
UNDER_SCAN = "Trang {} có ảnh của cả trang che chữ; đối chiếu chữ đọc được với ảnh."
SCAN = 0.6  # of the page: a larger picture is the page itself
OVER = "Trang {}: chữ “{}” đè lên chữ khác nên không đọc, cần xem lại."
DOUBTED = "Trang {}: chưa rõ “{}” viết thay cho chữ nào đã bị che hoặc gạch, cần xem lại."
MOST_GAPS = 40  # of a page that are looked at so closely
DAMAGED = (TypeError, ValueError, LookupError, OverflowError)


class Unshown:
    """What of a file its pages do not show."""

    def __init__(self, pdf) -> None:
        self.layers = Layers(pdf)
        self.words: dict[str, list[str]] = {}  # that were left out, by why
        self.unseen: list[str] = []  # words nobody sees
        self.unknown: dict[int, int] = {}  # letters that nobody can tell, by the page
        self.doubts: list[str] = []
        self.fillings: list[Filling] = []  # of the gaps that words left out leave
        self.letters: list[Letter] | None = None  # of the last page, where they were looked at
        self.overlays: list[Overlay] = []  # what lies over the last page
        self.stamps: list[str] = []

    def without(self, page, operations: list) -> list:
        """The operations of a page without those that show such words, turned so that its words
        are level."""
        resources = page.get("/Resources") or {}
        self.letters, turn = None, UNTURNED
        self.overlays, self.stamps = [], []
        if self.layers.off:
            operations = list(self.layers.shown(operations, resources))
        try:
            operations = list(in_place(operations, resources))
            operations = self._known(page, operations, resources.get("/Font") or {})
            fonts = fonts_of(resources.get("/Font") or {})
            if (turn := turn_of(operations, fonts)) != UNTURNED:
                operations = [([FloatObject(number) for number in turn], b"cm"), *operations]
            self.overlays, self.stamps = overlays_of(page, turn)
            box = page.cropbox
            box = turned_box(turn, tuple(map(float, (*box.lower_left, *box.upper_right))))
            unseen = Unseen(page, fonts, box)
            operations = unseen.taken_out(operations)
            if unseen.found:
                self._leave_unseen(text_of(page, unseen.found))
            operations = self._level(page, operations, fonts)
            return self._corrected(page, operations, fonts, turn, box)
        except DAMAGED:  # of a damaged page all is read
            return operations

    def _known(self, page, operations: list, fonts) -> list:
        """The operations without letters that nobody can tell."""
        known = KnownLetters(fonts)
        if not known.unknown:
            return operations
        shown = list(known.shown(operations))
        if known.left_out:
            self.unknown[page.page_number + 1] = known.left_out
        return shown

    def _level(self, page, operations: list, fonts: dict) -> list:
        """The operations without words across the page, told as stamps are."""
        sloping = Sloping(fonts).found(operations)
        if not sloping:
            return operations
        shown = [one for at, one in enumerate(operations) if one[1] not in SHOWS or at in sloping]
        self.stamps.append(text_of(page, shown))
        return [one for at, one in enumerate(operations) if at not in sloping]

    def _corrected(self, page, operations: list, fonts: dict, turn, box: Box) -> list:
        """The operations without letters that were cut off, painted over or struck out."""
        painting = Painting(fonts, UNTURNED, page.get("/Resources") or {}, box)
        painting.follow(operations)
        painted = [*painting.painted, *laid_on(page, turn)]
        self.letters = letters = painting.found
        painted = self._without_scans(page, painted)
        gone = covered(letters, painted)
        marked = [*struck(letters, painted), *under_marks(letters, page, turn)]
        gone = dict.fromkeys(marked, STRIKES) | gone
        cut = set(painting.cut)
        gone = {letter: why for letter, why in gone.items() if letter not in cut}
        if gone:
            self._tell(page, operations, fonts, gone)
        if cut:
            self._leave_unseen(words_of(page, operations, fonts, painting.cut))
        if cut:
            self.letters = letters = [letter for letter in letters if letter not in cut]
        signs, moved = self._filled(page, operations, fonts, gone) if gone else ({}, set())
        kept = [letter for letter in letters if letter not in gone and letter not in moved]
        stamped = self._stamped(page, operations, fonts, kept if gone else letters)
        if not gone and not stamped and not cut:
            return operations
        moved |= stamped | cut
        self.letters = None
        without = Without(fonts, [*gone, *moved], signs=signs, width_of_signs=width_of_signs(page))
        return list(without.shown(operations))

    def _stamped(self, page, operations: list, fonts: dict, kept: list[Letter]) -> set[Letter]:
        """The letters that lie over others or are there twice; what lies over others is told."""
        if not all(font.is_measured for font in fonts.values()):
            return set()  # nobody can tell how far they reach
        lying = Lying(written_in(pieces_of(kept), self.overlays)).found()
        over = sorted(lying.over, key=lambda one: one.at)
        said = " ".join(self._says(page, operations, fonts, one) for one in over)
        if said.strip():
            self.doubts.append(OVER.format(page.page_number + 1, shortened([said])))
        laid = [one.overlay for one in over if one.overlay is not None]
        self.overlays = [one for one in self.overlays if one not in laid]
        return {
            letter
            for one in (*over, *lying.twice)
            for piece in one.pieces
            for letter in piece.letters
        }

    @staticmethod
    def _says(page, operations: list, fonts: dict, one: Written) -> str:
        if one.overlay is not None:
            return one.overlay.text
        shown = [letter for piece in one.pieces for letter in piece.letters]
        return words_of(page, operations, fonts, shown)

    def _without_scans(self, page, painted: list[Painted]) -> list[Painted]:
        """What is painted but for pictures of the whole page: of a scan the words may be drawn
        before its picture."""
        whole = float(page.cropbox.width) * float(page.cropbox.height)
        scans = [one for one in painted if one.picture and one.size > SCAN * whole]
        seen = [one for one in self.letters or [] if one.mode not in UNSEEN_MODES]
        if covered(seen, scans):
            self.doubts.append(UNDER_SCAN.format(page.page_number + 1))
        return [one for one in painted if one not in scans]

    def _tell(self, page, operations: list, fonts: dict, gone: dict[Letter, str]) -> None:
        for why in dict.fromkeys(gone.values()):
            taken = [letter for letter in gone if gone[letter] == why]
            words = words_of(page, operations, fonts, taken)
            if words and why == PICTURED:
                number = page.page_number + 1
                self.doubts.append(UNDER_PICTURE.format(number, shortened([words])))
            elif words:
                self.words.setdefault(why, []).append(words)

    def _leave_unseen(self, words: str) -> None:
        self.unseen += [words] * bool(words)

    def _filled(self, page, operations: list, fonts: dict, gone: dict[Letter, str]) -> tuple:
        """The signs of the gaps that those letters leave, by letter, and the letters that were
        written for them."""
        kept = [letter for letter in self.letters or [] if letter not in gone]
        replacing = Replacing(gaps_of(gone), written_in(pieces_of(kept), self.overlays))
        put = [one for lines in replacing.found.values() for one in lines]
        moved = {letter for one in put for piece in one.pieces for letter in piece.letters}
        row = [letter for letter in kept if letter not in moved]

        def says(one: Written) -> str:
            return self._says(page, operations, fonts, one)

        signs: dict[Letter, str] = {}
        for nth, gap in enumerate(replacing.gaps):
            signs |= dict.fromkeys(gap.letters, chr(SIGN + len(self.fillings)))
            words = " ".join(map(says, replacing.found.get(nth, ())))
            few = nth < MOST_GAPS
            ends = [
                few and not words_of(page, operations, fonts, [letter])
                for letter in (gap.letters[0], gap.letters[-1])
            ]
            spaced = gap.spaced_from(row)
            self.fillings.append(Filling(words, (spaced[0] or ends[0], spaced[1] or ends[1])))
        for one in replacing.doubted:
            self.doubts.append(DOUBTED.format(page.page_number + 1, says(one)))
        used = [one.overlay for one in put if one.overlay is not None]
        self.overlays = [one for one in self.overlays if one not in used]
        return signs, moved

    @property
    def told(self) -> list[str]:
        unseen = [UNSEEN.format(shortened(self.unseen))] if self.unseen else []
        return [*self.layers.told, *unseen, *words_told(self.words), *self.doubts]


def fonts_of(named) -> dict:
    """How wide the letters of a page's fonts are."""
    return {
        name: DRAWN if named[name].get("/Subtype") == "/Type3" else font_of(named[name])
        for name in named
    }
