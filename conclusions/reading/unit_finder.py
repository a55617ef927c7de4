"""Units named in running text: by a list of known names, else by how such names are formed."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.model import Unit, UnitRef
from conclusions.reading.name_ends import BY_LETTERS, SEVERAL, name_end, rest_of_name, tail_end
from conclusions.reading.name_words import (
    FIRST_WORDS,
    HEAD,
    MAY_BEGIN,
    MEMBER,
    PERSONS,
    QUALIFIER,
    VERB,
)
from conclusions.reading.short_names import ShortNames
from conclusions.reading.spelling import differing, near
from conclusions.reading.traced_text import Traced
from departments.folding import fold, level, plain

KIND = (
    r"sở|bộ|phòng|cục|ban|vụ|chi cục|khoa|trung tâm|tỉnh|thành phố|thị xã|thị trấn|đặc khu|phường|"
    r"xã|huyện|quận|xí nghiệp|đội|tổ|trạm|hạt|chi nhánh|bệnh viện|trường|viện|công ty"
)
OTHERS = re.compile(
    r"(?:(?:lãnh đạo|chủ tịch|giám đốc|thủ trưởng) )?(?:(?:ubnd|ủy ban nhân dân|"
    r"trạm y tế|công an|hđnd|đảng ủy|ban chỉ huy quân sự) )?các "
    rf"({KIND})(?:(?P<more>(?:(?:,| và|, và) (?:{KIND}|ngành|đơn vị|cơ quan|hội))+): ?|: ?| )"
)
KINDS = re.compile(rf"(?<!\w)(?:{KIND})(?!\w)", re.I)
BODY = re.compile(r"ubnd|ủy ban nhân dân|trạm y tế|công an|hđnd|đảng ủy|ban chỉ huy.*", re.I)
PLACES = re.compile(r"tỉnh|thành phố|thị xã|thị trấn|đặc khu|phường|xã|huyện|quận")
PLACE = re.compile(r"(?i:xã|phường|thị trấn|đặc khu) ")
BODY_OF = re.compile(r"(.{2,40}?) (?=(?i:xã|phường|thị trấn|đặc khu) )")
BETWEEN = re.compile(
    r"(?: ?\((?!chủ trì|phối hợp)[^()]{1,80}\))?"
    r"(?:,? (?:và|cùng với|cùng) (?:lãnh đạo )?|, | ?/ ?| ?[&+] )"
)
STARTS = re.compile(r"(?<![\w&/-])\w+")
# "Phòng Tổ chức, biên chế, Phòng Tài chính": small words between two units are the first one's.
ASIDE = re.compile(rf", (?!các )[{LOW}]+(?: [{LOW}]+){{0,3}}(?=(?:,| và) [{UP}])")
# "Cô Hạnh (Tổ Văn): …": where the person works is part of who it is.
MATE = re.compile(r"(?:văn thư|kế toán|thủ quỹ|đồng chí|đ/c|ông|bà|thầy|cô|chị|anh|chú|bác) ")
MATES_WORK = re.compile(
    r", (?:nhân viên |cán bộ |phụ trách )?(?:kế toán|thủ quỹ|văn thư|thư viện|thiết bị|y tế|bảo vệ|"
    rf"thư ký|chuyên viên)(?: (?:trường|cơ quan|phòng|sở|xã))?(?= {VERB.pattern})"
)
MATES_ROOM = re.compile(r" \([^()]{2,40}\)(?=,| ?:| phụ trách| chủ trì)")
BEGUN = re.compile(r"\w+")
WORD_ENDS = re.compile(r"(?<=\w)(?=[\s,.;:)/]|$)")
JOINT = re.compile(r",? và |, ")
PLACE_LAST = re.compile(r" (?:tỉnh|thành phố|huyện|xã|phường|đặc khu)$")
# “Ủy ban nhân dân xã, phường”: offices of several levels under one name.
LEVELS = re.compile(
    r"(?:các )?(?:ủy ban nhân dân|ubnd|trạm y tế|công an|hđnd|hội đồng nhân dân) "
    r"(?:xã|phường|thị trấn)"
    r"(?:(?:,| và) (?:xã|phường|thị trấn|đặc khu)(?!\w))+"
)
NUMBERED = re.compile(r"số \d")  # “Xí nghiệp Cấp nước số 1, số 2 và số 3”
STROKE = re.compile(r" ?/ ?| - ")
CODE = re.compile(rf"(?=(?:[^{UP}]*[{UP}]){{2}})[^\W\d_][\w&.-]{{0,9}}\w")  # “TĐC”, “QLCN&CN”
BEHIND_CODE = rf"(?![\w&/-]| (?:[{UP}][{LOW}]|[{UP}]{{2,}} [{UP}]|tỉnh|huyện|xã|phường|số \d))"
LONG_ENOUGH = 12  # letters of a name that is known by them without their marks
FARTHEST = 120  # letters that a name has at most
LONG_NAME = 40  # letters: what is longer and has a figure or a stop may be a sentence
DASH = re.compile(r" ?- ?")  # “Hành chính - Tổng hợp”, “Hành chính-Tổng hợp”
SENTENCE = re.compile(r"\d|\.$")
# “công đoàn viên”, “văn phòng phẩm”: other words begin as names of units do.
ORDINARY = re.compile(r" (?:viên(?! chức)|phẩm|phí)(?!\w)")
# After these somebody is named, written small as it may be.
ASKED_ALONG = re.compile(r"phối hợp(?: \w+ \w+)?(?: (?:với|cùng|cùng với))? $")
# "Thanh tra tỉnh" is not the "Thanh tra" of the list.
LEVEL = re.compile(
    r"(?:số \d+|\d+|tỉnh|thành phố|huyện|quận|thị xã|xã|phường|trung ương|khu vực)(?!\w)"
)
# Who heads a unit answers for it: “Giám đốc Sở Xây dựng” is Sở Xây dựng.
HELD = re.compile(
    r"(?:đồng chí )?(?:giám đốc|tổng giám đốc|thủ trưởng|lãnh đạo|trưởng|chủ tịch|chánh|cục trưởng|"
    r"chi cục trưởng|viện trưởng|hiệu trưởng|người đứng đầu) (?=\w)"
)
OFFICE = re.compile(
    r"(?:phó |quyền )?(?:tổng )?(?:giám đốc|chủ tịch|trưởng|chánh|bí thư|hiệu trưởng|cục trưởng|"
    r"viện trưởng|chi cục trưởng|vụ trưởng|đội trưởng|tổ trưởng|hạt trưởng|trạm trưởng|chủ nhiệm|"
    r"chỉ huy trưởng|kế toán trưởng|ủy viên)"
)


@dataclass(frozen=True)
class UnitGroup:
    """Units written as one list; `start` and `end` are places in the text they stand in."""

    start: int
    end: int
    refs: tuple[UnitRef, ...]


class UnitFinder:
    """Finds units; `learned` are names that this notice itself uses as headings, `sender` is whose
    paper it is."""

    def __init__(
        self, known: Iterable[Unit] = (), learned: Iterable[str] = (), sender: str = ""
    ) -> None:
        self.sender = level(sender)
        self.known = list(known)
        self.learned = {fold(written) for written in learned} | ({fold(sender)} - {""})
        self.names: dict[str, str] = {}
        for unit in self.known:
            for written in (*unit.aliases, unit.name):
                self.names[fold(written)] = unit.name
        self.short = ShortNames(self.names.items())
        self.codes = self._codes()
        self.undashed = {DASH.sub(" ", key): name for key, name in self.names.items()}
        self._name_without_places()
        self.by_count: dict[int, list[tuple[str, str]]] = {}  # names of so many words
        for key, name in self.names.items():
            bare = DASH.sub(" ", key)
            self.by_count.setdefault(bare.count(" "), []).append((bare, name))
        self.shared = _shared_beginnings(self.names)
        self.collating = {unit.name for unit in self.known if unit.collates}
        self.doubts: dict[str, str] = {}
        self.resolved: dict[str, str | None] = {}
        begun = (BEGUN.match(name) for name in {*self.names, *self.learned, self.sender})
        self.first_words = FIRST_WORDS | {found[0] for found in begun if found}
        self.pattern = self._pattern()
        self.plain_first = {plain(word) for word in self.first_words}
        unmarked = {plain(key) for key in self.names if len(key) > LONG_ENOUGH}
        forms = map(re.escape, sorted(unmarked, reverse=True))  # the longer of two alike first
        self.plain_pattern = re.compile(rf"(?:{'|'.join(forms)})(?!\w)")

    def _codes(self) -> re.Pattern[str] | None:
        """Short forms in capitals that the list has: they are known as they are written alone."""
        codes = {
            re.escape(written)
            for unit in self.known
            for written in (unit.name, *unit.aliases)
            if CODE.fullmatch(written)
        }
        forms = "|".join(sorted(codes, key=len, reverse=True))
        return re.compile(rf"(?:{forms}){BEHIND_CODE}") if codes else None

    def _name_without_places(self) -> None:
        """“Trung tâm Khuyến nông” is Trung tâm Khuyến nông tỉnh, where no other is called so."""
        meant: dict[str, set[str]] = {}
        for unit in self.known:
            bare = PLACE_LAST.sub("", fold(unit.name))
            if bare != fold(unit.name) and bare.count(" ") > 1:
                meant.setdefault(bare, set()).add(unit.name)
        for bare, names in meant.items():
            if len(names) == 1:
                self.names.setdefault(bare, *names)

    def _pattern(self) -> re.Pattern[str] | None:
        keys = sorted(
            (k for k in {*self.names, *self.learned} if len(k) > 3), key=len, reverse=True
        )
        forms = [r"(?: ?- ?| )".join(map(re.escape, DASH.split(key))) for key in keys]
        return re.compile(rf"(?:{'|'.join(forms)})(?!\w)") if forms else None

    def groups(self, words: Traced) -> list[UnitGroup]:
        """Every list of units in the text, in order."""
        printed, words = words, _as_running(words)
        low, found, at = level(words.text), [], 0
        for place in STARTS.finditer(low):
            start = place.start()
            if start < at or not self._may_begin(words.text, low, start, place[0]):
                continue
            if group := self.group_at(words, low, place.start()):
                found.append(group if printed is words else _as_printed(group, printed))
                at = group.end
        return found

    def _may_begin(self, text: str, low: str, start: int, word: str) -> bool:
        """Whether a name may begin with this levelled word: most words are passed over by it."""
        if word in self.first_words:
            return True
        if not text[start].isupper():
            return False
        if self.codes and self.codes.match(text, start):
            return True
        if BY_LETTERS.match(text, start) or self.short.may_begin(text, low, start):
            return True
        return bool(self._misread_end(text, low, start))

    def borders(self, words: Traced) -> list[int]:
        """Where a listed name begins right behind another one, with nothing between them: the lines
        of a cell, say."""
        low, found = level(words.text), []
        for name in self.pattern.finditer(low) if self.pattern else ():
            at = name.end() + 1
            kind_alone = HEAD.fullmatch(name[0])
            if words.text[at : at + 1].isupper() and low[name.end()] == " " and not kind_alone:
                found += [at] if self.pattern and self.pattern.match(low, at) else []
        return found

    def group_at(self, words: Traced, low: str, start: int) -> UnitGroup | None:
        refs: list[UnitRef] = []
        at = end = start_of_last = start
        while True:
            several, stop = self._elliptical(words, low, at)
            if not several:
                listed = bool(refs) and (
                    any(ref.collective for ref in refs) or low[:at].endswith("và ")
                )
                listed = listed or bool(ASKED_ALONG.search(low, max(0, at - 40), at))
                stop = self.end_of(words.text, low, at, listed) or 0
                several = [self._like_the_last(self._ref(words, at, stop), refs)] if stop else []
            if not several or not stop:
                break
            if refs and _is_office_of(refs[-1], several[0]):
                several[0] = self._ref(words, start_of_last, stop)
                refs.pop()
                at = start_of_last
            refs += several
            start_of_last, end = at, stop
            if (aside := ASIDE.match(words.text, end)) and not VERB.match(low, end + 2):
                end = aside.end()
                refs[-1] = self._ref(words, at, end)
            if MATE.match(low, at) and (does := MATES_WORK.match(low, end)):
                end = does.end()
                refs[-1] = self._ref(words, at, end)
            if MATE.match(low, at) and (mate := MATES_ROOM.match(words.text, end)):
                end = mate.end()
                refs[-1] = self._ref(words, at, end)
            between = BETWEEN.match(low, end)
            if not between and self._goes_on_in_list(low, end):
                between = STROKE.match(low, end)
            if not between:
                break
            at = between.end()
        return UnitGroup(start, end, tuple(refs)) if refs else None

    def _like_the_last(self, ref: UnitRef, before: list[UnitRef]) -> UnitRef:
        """“UBND các xã Bình An, Bình Lâm và thị trấn Trà Sơn”: the town's committee too."""
        place = before and ref.name is None and PLACE.match(ref.written)
        body = BODY_OF.match(before[-1].written) if place else None
        name = self.resolve(f"{body[1]} {ref.written}") if body else None
        return UnitRef(ref.written, ref.span, name) if name else ref

    def _ref(self, words: Traced, start: int, end: int) -> UnitRef:
        written = words.text[start:end]
        low = level(written)
        many = bool(SEVERAL.match(low)) or " các " in low
        many = many and not low.startswith("ban quản lý")
        return UnitRef(written, words.span(start, end), self.resolve(written), many)

    def resolve(self, written: str) -> str | None:
        """The known unit meant: the same letters, dashes aside, or the only one a slip away."""
        if written not in self.resolved:
            self.resolved[written] = self._resolve(written)
        return self.resolved[written]

    def _resolve(self, written: str) -> str | None:
        key = fold(written)
        if key in self.names:
            return self.names[key]
        if (held := HELD.match(key)) and " " in key[held.end() :]:
            key = key[held.end() :]
            if key in self.names:
                return self.names[key]
        bare = DASH.sub(" ", key)
        if bare in self.undashed:
            return self.undashed[bare]
        if short := self.short.whole(written):
            return short
        alike = self.by_count.get(bare.count(" "), ())
        meant = {name for other, name in alike if near(bare, other)}
        if len(meant) == 1:
            name = meant.pop()
            self.doubts.setdefault(differing(written, name), name)
            return name
        return None

    def end_of(self, text: str, low: str, start: int, listed: bool = False) -> int | None:
        """Where the unit that begins at `start` ends; None when none begins there."""
        if self.codes and (code := self.codes.match(text, start)):
            whole = self.pattern.match(low, start) if self.pattern else None
            return max(code.end(), whole.end() if whole else 0)
        if short := self.short.at(text, low, start):
            return short[0]
        if not MAY_BEGIN.match(low, start):
            return self._capitals_end(text, low, start)
        known = self.pattern.match(low, start) if self.pattern else None
        known = None if known and ORDINARY.match(low, known.end()) else known
        known_end = known.end() if known else 0
        if levels := LEVELS.match(low, start):
            return levels.end()
        held = self.pattern and HELD.match(low, start)
        if held and self.pattern and (headed := self.pattern.match(low, held.end())):
            return headed.end()
        if known_end and self._goes_on_in_list(low, known_end):
            return known_end
        if (several := SEVERAL.match(low, start)) and (shared := self._shared_end(low, several)):
            return shared
        named = self._before_listed(text, low, start, name_end(text, low, start, listed))
        if known and named and named > known_end + 1:
            # And not only learned of this notice.
            listed_name = fold(known[0]) in self.names or known[0] == self.sender
            if _is_longer(text, low, known_end + 1, named, listed_name):
                return named
        if known_end:
            return known_end
        return (
            rest_of_name(text, low, start, named) if named else self._misread_end(text, low, start)
        )

    def _capitals_end(self, text: str, low: str, start: int) -> int | None:
        """ "Phòng Chống thất thoát nước" of the list, though "phòng chống" is a deed."""
        known = self.pattern.match(low, start) if self.pattern else None
        second = text.find(" ", start) + 1
        capitals = text[start].isupper() and text[second : second + 1].isupper()
        return known.end() if known and capitals else None

    def _misread_end(self, text: str, low: str, start: int) -> int | None:
        """“Chỉ cục Tiêu chuẩn …” of a scan: a listed name but for marks, its first word too."""
        first = BEGUN.match(low, start) if text[start : start + 1].isupper() else None
        if not first or plain(first[0]) not in self.plain_first:
            return None
        found = self.plain_pattern.match(_unmarked(low[start : start + FARTHEST]))
        end = start + found.end() if found and found[0] else 0
        return end if end and self.resolve(text[start:end]) else None

    def _shared_end(self, low: str, several: re.Match[str]) -> int:
        """“các Hạt Quản lý đê”: the words that the names of several known units begin with, where
        they are more than the kind of unit; else 0."""
        ends = [end.end() for end in WORD_ENDS.finditer(low, several.end(), several.end() + 80)]
        told = (end for end in ends if low[several.end() : end] in self.shared)
        return max(told, default=0)

    def _goes_on_in_list(self, low: str, at: int) -> bool:
        """Another listed name after a dash or a stroke: "Phòng A - Phòng B", "Phòng A/Phòng B"."""
        joint = STROKE.match(low, at)
        return bool(joint and self.pattern and self.pattern.match(low, joint.end()))

    def _before_listed(self, text: str, low: str, start: int, end: int | None) -> int | None:
        """ "các phòng và Trung tâm Y tế": a listed name that ends a list of kinds is itself."""
        several = SEVERAL.match(low, start) or MEMBER.match(low, start)
        if not end or not self.pattern or not several:
            return end
        for joint in JOINT.finditer(low, start, end):
            found = self.pattern.match(low, joint.end())
            if found and (text[joint.end()].isupper() or found[0].count(" ") > 1):
                return joint.start()
        return end

    def _elliptical(self, words: Traced, low: str, start: int) -> tuple[list[UnitRef], int]:
        """ "các Sở: Tài chính, Kế hoạch và Đầu tư" names two units by their second halves."""
        head = OTHERS.match(low, start)
        text = words.text
        if not head or not text[head.end() : head.end() + 1].isupper():
            return [], start
        if HEAD.match(low, head.end()) and (head["more"] or ":" not in head[0]):
            return [], start
        refs: list[UnitRef] = []
        at = head.end()
        of = _kinds_before_names(text, head)
        while True:
            end = tail_end(text, low, at, at, listed=True)
            if end <= at:
                break
            if PLACES.fullmatch(head[1]) and (joint := low.find(" và ", at, end)) > 0:
                end = joint  # no place is called “Nghĩa Lộ và Di Lăng”
            refs.append(self._part(words, of, at, end, refs))
            sep = BETWEEN.match(low, end)
            nxt = sep.end() if sep else end
            goes_on = text[nxt : nxt + 1].isupper() or NUMBERED.match(low, nxt)
            if not sep or not goes_on or HEAD.match(low, nxt):
                # "Các Trung tâm Y tế" are many, and none of them is called so.
                return (refs, end) if len(refs) > 1 or refs[0].name else ([], start)
            at = nxt
        return [], start

    def _part(
        self, words: Traced, of: list[str], start: int, end: int, before: list[UnitRef]
    ) -> UnitRef:
        """One unit of the list: a head with its own words, or with as many of the first one's as
        make a known name: “các Trung tâm Y tế khu vực Pa Khoang, Tủa Thàng”."""
        own = words.text[start:end]
        whole = before[0].written.split() if before else []
        heads = [*of, *(" ".join(whole[:n]) for n in range(len(of[0].split()) + 1, len(whole)))]
        written = next(
            (name for head in heads if self.resolve(name := f"{head} {own}")), f"{of[0]} {own}"
        )
        return UnitRef(written, words.span(start, end), self.resolve(written))


def _kinds_before_names(text: str, head: re.Match[str]) -> list[str]:
    """What may stand before the names that follow “UBND các xã, phường:”; where several kinds are
    told, the first is what all have, since which of them each is nobody says."""
    first = text[head.start() : head.start(1)].replace("các ", "").replace("Các ", "").strip()
    told = text[head.start(1) : head.end("more")] if head["more"] else text[slice(*head.span(1))]
    heads = [f"{first} {kind}".strip() for kind in KINDS.findall(told)]
    if head["more"] and BODY.fullmatch(first):
        heads.insert(0, first)
    return [each[0].upper() + each[1:] for each in heads]


def _unmarked(low: str) -> str:
    """The letters without their marks, as many as they were."""
    return "".join(map(_unmarked_letter, low))


@lru_cache(maxsize=1024)  # a text has a hundred letters, asked for over and over
def _unmarked_letter(letter: str) -> str:
    return plain(letter) or letter


def _as_running(words: Traced) -> Traced:
    """A sentence all in capitals as running text has it: there they tell no name, and the list of
    units has to."""
    text = words.text
    sentence = len(text) > LONG_NAME and SENTENCE.search(text) and text == text.upper()
    small = text.lower() if sentence else text
    return replace(words, text=small) if len(small) == len(text) else words


def _as_printed(group: UnitGroup, printed: Traced) -> UnitGroup:
    """The group with its units written in the capitals of the text."""
    capitals = printed.text[group.start : group.end]
    small, refs = level(capitals), []
    for ref in group.refs:
        at = small.find(level(ref.written))
        written = capitals[at : at + len(ref.written)] if at >= 0 else ref.written
        refs.append(replace(ref, written=written))
    return replace(group, refs=tuple(refs))


def _shared_beginnings(names: Iterable[str]) -> set[str]:
    """The beginnings that several of the names have, without those that are a kind of unit only."""
    counted: Counter[str] = Counter()
    for name in names:
        words = name.split(" ")
        counted.update({" ".join(words[:n]) for n in range(2, len(words))})
    return {
        words
        for words, count in counted.items()
        if count > 1 and not HEAD.fullmatch(words) and words not in ("ủy ban nhân", "hội đồng nhân")
    }


def _is_longer(text: str, low: str, start: int, end: int, listed: bool) -> bool:
    """Whether a known name is but the beginning of another one, which goes on from `start` to
    `end`: not by what qualifies it or what it does. One of the list of units ends where it ends,
    unless a capital or the level of an office comes after it."""
    if QUALIFIER.match(low, start):
        return False
    if not listed:
        return True
    named_on = LEVEL.match(low, start) or text[start : start + 1].isupper()
    return bool(named_on) and not VERB.match(low, start)


def _is_office_of(person: UnitRef, office: UnitRef) -> bool:
    """ "đồng chí Nguyễn Thị Hà, Phó Giám đốc Sở" is one."""
    head = HEAD.match(level(person.written))
    return bool(head and head[0] in PERSONS) and bool(OFFICE.match(level(office.written)))
