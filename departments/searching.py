"""Words as search knows them: without marks, case and punctuation, one spelling of i and y.

What is searched is kept folded in a column beside what it was made of, and what is typed is folded
the same way; so “Quý”, “qui” and “QUÝ” find each other wherever they stand.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from departments.folding import plain
from departments.papertext import paper_month

MOST_TERMS = 12  # typed words past these are not looked for
# “kỳ, kì”, “quý, quí”: y says i after a consonant and after “qu”; “thúy” and “tay” keep theirs.
Y_AS_I = re.compile(r"(?<=[bcdghklmnpqrstvx])y|(?<=qu)y")
APART = re.compile(r"[\W_]+")
# What is typed, folded: words in quotes; a day, a year and a place in a notice as papers name them;
# the names of a number that stand before it (“thông báo 598”, “TB-598”, “số 598”), for it is kept
# alone; any other word.
TYPED = re.compile(
    r"""
    ["“”„«»＂](?P<quoted>[^"“”„«»＂]+)["“”„«»＂]
    | (?:\bngay\s+)?(?<![\w/.-])(?P<d>\d{1,2})(?:\s?[/.-]\s?|\s+thang\s+)(?P<m>\d{1,2})
      (?:\s?[/.-]\s?|\s+nam\s+)(?P<y>\d{4})(?!\w)
    | \bnam\s+(?P<year>\d{4})(?!\w)
    | \bgach\s+dau\s+dong\s+thu\s+(?P<nth>\w+)\s+muc\s+(?P<of>(?:\d|[ivx]+(?=[.,;)]|\s*$))\S*)
    | \bmuc\s+(?P<place>(?:\d|[ivx]+(?=[.,;)]|\s*$))\S*(?:\s+gach\s+[\d.]+)?)
    | (?P<name>\b(?:(?:thong\s+bao|ket\s+luan|tb|kl)\s*)+(?:\s+so)?[\s.:-]*(?=\d)
      | (?:^|(?<=,)|(?<=,\s))so\s+(?=\d))
    | (?P<word>\S+)
    """,
    re.VERBOSE,
)
NTH = ("nhat", "hai", "ba", "tu", "nam", "sau", "bay", "tam", "chin", "muoi")
# Words that nobody types, for what a row is of: its day and year of issue, its unit.
AS_LETTERS = str.maketrans("0123456789", "fjqwxzvpbd")
OR = "|"  # between what may stand for a part; folded words hold no such sign


def searched(text: str) -> str:
    """The words of a text for search, apart by single spaces and with one at either end: a word
    begins with a space and ends with one, “598/TB-SKHCN” is the words 598, tb, skhcn."""
    words = APART.sub(" ", Y_AS_I.sub("i", plain(text))).split()
    return f" {' '.join(words)} " if words else ""


def day_words(day: date | None) -> str:
    """What a row of that day of issue is found by: the day, and its year."""
    return f"{_key('d', f'{day:%Y%m%d}')} {_key('n', str(day.year))}" if day else ""


def unit_word(pk: int) -> str:
    """What a unit's row is found by, whatever the unit is called."""
    return _key("u", str(pk))


def _key(kind: str, number: str) -> str:
    # In letters, so that no number typed stands inside it.
    return f"z{kind}{number}".translate(AS_LETTERS)


@dataclass(frozen=True)
class SearchTerm:
    """One word, or several that stand side by side, folded."""

    words: str
    whole: bool = False  # nothing of it is still to be typed: it was quoted, or refers to something
    also: tuple[str, ...] = ()  # what else stands for it, whole
    bare: str = ""  # of a year or a place, it alone: marked, and looked for where nothing is found

    def part(self, begun: bool = False) -> str:
        """What folded words hold that have it; `begun` where its beginning is enough."""
        own = f" {self.words}" if begun else f" {self.words} "
        return OR.join([own, *(f" {other} " for other in self.also)])

    @property
    def loose(self) -> str:
        """What they hold that resemble it: inside a word too, but for what is whole."""
        if self.bare or not self.whole:
            return f" {self.bare} " if self.bare else self.words
        return self.part()

    def stands_in(self, words: str) -> bool:
        return holds(words, self.part())


def holds(words: str, part: str) -> bool:
    """Whether folded words hold the part, or what may stand for it."""
    return any(one in words for one in part.split(OR))


@dataclass(frozen=True)
class SearchWords:
    """What was typed: its terms."""

    terms: tuple[SearchTerm, ...]
    inside: bool = False  # they are looked for inside other words
    left_out: bool = False  # more was typed than is looked for

    @classmethod
    def of(cls, typed: str, codes: Mapping[str, int] | None = None) -> "SearchWords":
        """Words in quotes are one term; so is “598/tb”, whose parts stand side by side. A unit's
        code, of those folded to keys, beside other words is the unit as well."""
        found = TYPED.finditer(plain(unicodedata.normalize("NFC", typed)))
        terms = [term for match in found if (term := _term(match)) and term.words]
        kept = terms[:MOST_TERMS]
        if codes and len(kept) > 1:
            kept = [_with_unit(term, codes) for term in kept]
        return cls(tuple(kept), left_out=len(terms) > MOST_TERMS)

    def __bool__(self) -> bool:
        return bool(self.terms)

    @property
    def exact(self) -> list[str]:
        """What `searched` words hold that match: every term whole, of the last one the beginning,
        for it may be half typed."""
        last = len(self.terms) - 1
        return [term.part(n == last and not term.whole) for n, term in enumerate(self.terms)]

    @property
    def loose(self) -> list[str]:
        return [term.loose for term in self.terms]

    def rank(self, words: str) -> int:
        """How far folded words are from what was typed: side by side, all of them whole, the last
        one begun."""
        if self.phrase in words:
            return 0
        return 1 if all(term.stands_in(words) for term in self.terms) else 2

    @property
    def phrase(self) -> str:
        """All terms whole and side by side: what is found first."""
        return f" {' '.join(term.words for term in self.terms)} " if self.terms else ""

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

    def terms_in(self, text: str) -> set[SearchTerm]:
        """Those of the terms that the text has."""
        folded = searched(text)
        pairs = zip(self.terms, self.exact, strict=True)
        return {term for term, part in pairs if holds(folded, part)}

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the terms stand in a text as it is shown, in order, none over another: side by side
        where they do so anywhere; of a last word half typed its beginnings, where it stands nowhere
        whole."""
        folded = _same_length(text)
        if len(folded) != len(text):
            return []  # letters in two parts: nothing is marked rather than the wrong letter
        start_of_word = "" if self.inside else START
        if side_by_side := _spans(start_of_word + _spelled(self.phrase) + END, folded):
            return side_by_side if self.terms else []
        found: list[tuple[int, int]] = []
        for term in self.terms:
            begun = start_of_word + _spelled(*filter(None, (term.words, *term.also, term.bare)))
            if self.inside:
                found += _spans(begun, folded)
                continue
            whole = _spans(begun + END, folded)
            if not whole and term == self.terms[-1] and not term.whole:
                whole = _spans(begun, folded)
            found += whole
        places: list[tuple[int, int]] = []
        for start, end in sorted(found, key=lambda place: (place[0], -place[1])):
            if not places or start >= places[-1][1]:
                places.append((start, end))
        return places


START, END = r"(?<![^\W_])", r"(?![^\W_])"


def _spelled(*spellings: str) -> str:
    """A pattern for any of the folded words as a text may have them, the longest first."""
    ways = [r"[\W_]+".join(map(re.escape, words.split())) for words in spellings]
    return f"(?:{'|'.join(sorted(ways, key=len, reverse=True))})"


def _spans(pattern: str, folded: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(pattern, folded)]


def _term(match: re.Match[str]) -> SearchTerm | None:
    """None for what only names the number behind it."""
    if match["name"]:
        return None
    if match["quoted"]:
        return SearchTerm(searched(match["quoted"]).strip(), whole=True)
    if match["d"]:
        return _of_day(match)
    if match["year"]:
        key = _key("n", match["year"])
        return SearchTerm(f"nam {match['year']}", whole=True, also=(key,), bare=match["year"])
    if match["nth"]:
        return _of_dash(match["nth"], searched(match["of"]).strip())
    if match["place"]:
        told = searched(match["place"]).strip()
        place = told.replace(" gach", "")  # “II.1, gạch 2”, as printed before, is kept as II.1.-2
        also = () if told == place else (f"muc {told}",)
        return SearchTerm(f"muc {place}", whole=True, also=also, bare=place)
    return SearchTerm(searched(match["word"]).strip())


def _of_dash(nth: str, item: str) -> SearchTerm:
    """“gạch đầu dòng thứ hai mục II.1” is kept as II.1.-2."""
    count = NTH.index(nth) + 1 if nth in NTH else nth
    told = f"gach dau dong thu {nth} muc {item}"
    return SearchTerm(f"muc {item} {count}", whole=True, also=(told,), bare=f"{item} {count}")


def _of_day(match: re.Match[str]) -> SearchTerm:
    """A day, in every way that texts write it, and as the day of issue."""
    numbers = int(match["y"]), int(match["m"]), int(match["d"])
    try:
        day = date(*numbers)
    except ValueError:
        return SearchTerm(searched(match[0]).strip())
    ways = {
        f"{d} {m} {day.year}": None
        for d in (f"{day.day:02d}", str(day.day))
        for m in (paper_month(day.month), f"{day.month:02d}", str(day.month))
    }
    long = ["{} thang {} nam {}".format(*way.split()) for way in ways]
    first, *others = ways
    return SearchTerm(first, whole=True, also=(*others, *long, day_words(day).split()[0]))


def _with_unit(term: SearchTerm, codes: Mapping[str, int]) -> SearchTerm:
    key = codes.get(term.words)
    return replace(term, also=(*term.also, unit_word(key))) if key and not term.whole else term


def _same_length(text: str) -> str:
    """Folded letter by letter, so that a place in it is a place in the text."""
    bare = (unicodedata.normalize("NFD", c)[0] for c in text.replace("đ", "d").replace("Đ", "D"))
    return Y_AS_I.sub("i", "".join(bare).lower())
