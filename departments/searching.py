"""Words as search knows them: without marks, case and punctuation, one spelling of i and y.

What is searched is kept folded in a column beside what it was made of, and what is typed is folded
the same way; so “Quý”, “qui” and “QUÝ” find each other wherever they stand.
"""

import re
import unicodedata
from dataclasses import dataclass

from departments.folding import plain

MOST_TERMS = 12  # typed words past these are not looked for
# “kỳ, kì”, “quý, quí”: y says i after a consonant and after “qu”; “thúy” and “tay” keep theirs.
Y_AS_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y|(?<=qu)y")
APART = re.compile(r"[\W_]+")
# “thông báo 598”, “TB số 598”: the number alone is kept beside what a notice is about.
NAMES_A_NUMBER = re.compile(
    r"\b(?:thông báo|thong bao|tb)(?:\s+(?:số|so))?\s+(?=\d)", re.IGNORECASE
)
QUOTED = re.compile(r'["“”„«»＂]([^"“”„«»＂]+)["“”„«»＂]|(\S+)')


def searched(text: str) -> str:
    """The words of a text for search, apart by single spaces and with one at either end: a word
    begins with a space and ends with one, “598/TB-SKHCN” is the words 598, tb, skhcn."""
    words = APART.sub(" ", Y_AS_I.sub("i", plain(text))).split()
    return f" {' '.join(words)} " if words else ""


@dataclass(frozen=True)
class SearchWords:
    """What was typed: its terms, each one word or several that stand side by side, folded."""

    terms: tuple[str, ...]
    quoted: tuple[bool, ...]  # which of them stood in quotation marks: those are whole
    inside: bool = False  # they are looked for inside other words
    left_out: bool = False  # more was typed than is looked for

    @classmethod
    def of(cls, typed: str) -> "SearchWords":
        """Words in quotes are one term; so is “598/tb”, whose parts stand side by side."""
        typed = NAMES_A_NUMBER.sub("", unicodedata.normalize("NFC", typed))
        found = [(match[1] or match[2], bool(match[1])) for match in QUOTED.finditer(typed)]
        terms = [(term, quoted) for words, quoted in found if (term := searched(words).strip())]
        kept = terms[:MOST_TERMS]
        return cls(
            tuple(term for term, _ in kept),
            tuple(quoted for _, quoted in kept),
            left_out=len(terms) > MOST_TERMS,
        )

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def exact(self) -> list[str]:
        """What `searched` words hold that match: every term whole, of the last one the beginning,
        for it may be half typed."""
        whole = [f" {term} " for term in self.terms]
        return whole if not whole or self.quoted[-1] else [*whole[:-1], whole[-1][:-1]]

    @property
    def loose(self) -> list[str]:
        """What they hold that resemble it: every term somewhere, inside a word too, but for what
        stood in quotes."""
        pairs = zip(self.terms, self.quoted, strict=True)
        return [f" {term} " if quoted else term for term, quoted in pairs]

    def rank(self, words: str) -> int:
        """How far folded words are from what was typed: side by side, all of them whole, the last
        one begun."""
        if self.phrase in words:
            return 0
        return 1 if all(f" {term} " in words for term in self.terms) else 2

    @property
    def phrase(self) -> str:
        """All terms whole and side by side: what is found first."""
        return f" {' '.join(self.terms)} " if self.terms else ""

    def around(self, text: str, room: int = 160) -> str:
        """The part of a long text that has the first of the terms, cut at words."""
        text = " ".join(unicodedata.normalize("NFC", text).split())
        places = self.places_in(text)
        start = places[0][0] - room // 3 if places else 0
        if len(text) <= room or start <= 0:
            return text if len(text) <= room else f"{text[:room].rsplit(' ', 1)[0]}…"
        space = text.find(" ", start, places[0][0])
        cut = text[space + 1 if space >= 0 else start :]  # of a long link, within it
        return f"…{cut}" if len(cut) <= room else f"…{cut[:room].rsplit(' ', 1)[0]}…"

    def terms_in(self, text: str) -> set[str]:
        """Those of the terms that the text has."""
        folded = searched(text)
        last = self.exact[-1:]
        return {term for term in self.terms if f" {term} " in folded} | {
            self.terms[-1] for part in last if part in folded
        }

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the terms stand in a text as it is shown, in order, none over another: side by side
        where they do so anywhere; of a last word half typed its beginnings, where it stands nowhere
        whole."""
        folded = _same_length(text)
        if len(folded) != len(text):
            return []  # letters in two parts: nothing is marked rather than the wrong letter
        found: list[tuple[int, int]] = []
        start_of_word = "" if self.inside else r"(?<![^\W_])"
        phrase = start_of_word + r"[\W_]+".join(map(re.escape, self.phrase.split()))
        if side_by_side := [m.span() for m in re.finditer(phrase + r"(?![^\W_])", folded)]:
            return side_by_side if self.terms else []
        for term in self.terms:
            begun = start_of_word + r"[\W_]+".join(map(re.escape, term.split()))
            if self.inside:
                found += [m.span() for m in re.finditer(begun, folded)]
                continue
            whole = [m.span() for m in re.finditer(begun + r"(?![^\W_])", folded)]
            if not whole and term == self.terms[-1] and not self.quoted[-1]:
                whole = [m.span() for m in re.finditer(begun, folded)]
            found += whole
        places: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if not places or start >= places[-1][1]:
                places.append((start, end))
        return places


def _same_length(text: str) -> str:
    """Folded letter by letter, so that a place in it is a place in the text."""
    bare = (unicodedata.normalize("NFD", c)[0] for c in text.replace("đ", "d").replace("Đ", "D"))
    return Y_AS_I.sub("i", "".join(bare).lower())
