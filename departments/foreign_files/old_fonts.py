"""Vietnamese typed before Unicode, TCVN3 (fonts .VnTime) and VNI, as their letters come out of a
file: brought to Unicode line by line, for one paper may hold both."""

import re
from bisect import bisect
from collections import Counter

from departments.foreign_files.old_capitals import capitals_shown
from departments.foreign_files.syllables import is_syllable

# TCVN 5712:1993, form 3: the letter of each place; capitals with a tone are those of other fonts.
TCVN3 = dict(
    zip(
        "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\xadøõö÷ùýúûüþ¡¢§£¤¥¦",
        "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ",
        strict=True,
    )
)
# VNI: a vowel and the mark behind it, then letters that bear their mark themselves.
VNI_PAIRS = {
    first + mark: letter
    for first, marks, letters in (
        ("a", "ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ"),
        ("e", "ùøûõïâáàåãä", "éèẻẽẹêếềểễệ"),
        ("o", "ùøûõïâáàåãä", "óòỏõọôốồổỗộ"),
        ("ô", "ùøûõï", "ớờởỡợ"),
        ("u", "ùøûõï", "úùủũụ"),
        ("ö", "ùøûõï", "ứừửữự"),
        ("y", "ùøûõ", "ýỳỷỹ"),
    )
    for mark, letter in zip(marks, letters, strict=True)
}
VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
VNI = VNI_PAIRS | VNI_ALONE
VNI |= {old.upper(): new.upper() for old, new in VNI.items()}
VNI |= {old[0].upper() + old[1:]: new.upper() for old, new in VNI_PAIRS.items()}
IN_VNI = re.compile("|".join(sorted(VNI, key=len, reverse=True)))
WORD = re.compile(r"[^\s\d.,;:()/“”\"-]+")
# Letters that only Unicode's Vietnamese has: a line with one is no old one.
UNICODE = re.compile("[\u1ea0-\u1ef9ăĂơƠưƯđĐ]")
# Only letters and signs that Vietnamese in Unicode never has within a word: "THÔNG BÁO" is no old
# line, though Ô and Á stand for letters of both old sets; nor is "Samsung®".
OF_TCVN3 = re.compile(
    "[a-zA-Z][µ¸¶·¹¨¾¼½ª¬\xadÇËÎÏÑÖ×ØÛÜÞßåæçëîïñöøûüþ]|[a-zA-Z][»©®«][a-zA-Z]|[®§][a-zA-Z¸-þ]"
)
OF_VNI = re.compile("|".join(old for old in VNI if len(old) > 1) + "|[ñÑöÖ]")
# Letters of one set that no foreign name in the line explains.
SURE = {
    "TCVN3": re.compile("[a-zA-Z][µ¸¶·¹¨¾¼½ª¬\xad×÷Þþ]|[a-zA-Z][»©®«][a-zA-Z]|[®§][a-zA-Z¸-þ]"),
    "VNI": re.compile("[øûïåñöëüäæØÛÏÅÑÖËÜÄÆ]"),
}
# VISCII (RFC 1456), as its bytes come out of a file read as Latin-1 or as Windows-1252.
VISCII = {
    sign: letter
    for place, letter in enumerate(
        "ẠẮẰẶẤẦẨẬẼẸẾỀỂỄỆỐỒỔỖỘỢỚỜỞỊỎỌỈỦŨỤỲÕắằặấầẩậẽẹếềểễệốồổỗỠƠộờởịỰỨỪỬơớƯ"
        "ÀÁÂÃẢĂẳẵÈÉÊẺÌÍĨỳĐứÒÓÔạỷừửÙÚỹỵÝỡưàáâãảăữẫèéêẻìíĩỉđựòóôõỏọụùúũủýợỮ",
        0x80,
    )
    for sign in {chr(place), bytes([place]).decode("cp1252", "ignore")} - {""}
}
BY_LETTER = {"TCVN3": TCVN3, "VISCII": VISCII}
SHARE = 0.2  # of the words of a line bear marks of the old letters
TOLD = (
    "Văn bản gõ bằng bảng mã cũ ({}), đã chuyển sang Unicode {}; đối chiếu với bản gốc khi rà soát."
)


def modern(text: str) -> tuple[str, list[str]]:
    """The text with every old line in Unicode, and a sentence that says so; the text itself where
    no line is old."""
    lines = text.split("\n")
    letters = [_of(line) for line in lines]
    found = Counter(old for old in letters if old)
    if not found:
        return text, []
    if found["TCVN3"] and _is_viscii([line for line in lines if _of(line) == "TCVN3"]):
        letters = ["VISCII" if old == "TCVN3" else old for old in letters]
        found["VISCII"] += found.pop("TCVN3")
    [(most, _)] = found.most_common(1)
    letters = _of_neighbours(lines, letters, most)
    told = [_converted(line, old) for line, old in zip(lines, letters, strict=True)]
    left = any(not old and not line.isascii() for line, old in zip(lines, letters, strict=True))
    how = f"{sum(map(bool, letters))} dòng" if left else "cả văn bản"
    return "\n".join(told), [TOLD.format(", ".join(sorted(filter(None, found))), how)]


def _of_neighbours(lines: list[str], letters: list[str], most: str) -> list[str]:
    """The letters of each line, with those of short ones, that tell of themselves too little: old
    where that makes more syllables, or as many and the lines about it are old."""
    marked = sum(not line.isascii() for line in lines)
    whole, told = sum(map(bool, letters)) * 2 > marked, list(letters)
    doubtful = [not line.isascii() and not UNICODE.search(line) for line in lines]
    sure = [place for place, line in enumerate(lines) if letters[place] or UNICODE.search(line)]
    for place, line in enumerate(lines):
        if letters[place] or not doubtful[place]:
            continue
        old, new = syllables_in(line, most), syllables_in(line)
        after = bisect(sure, place)
        about = sure[max(after - 1, 0) : after + 1]
        amid = whole or all(letters[near] for near in about)
        if old > new or (amid and old == new):
            told[place] = most
    return told


def old_of_font(font: str) -> str:
    """Which old letters a font's name tells: “.VnTime”, “VNI-Times”; "" for any other."""
    name = font.strip().lower()
    return "TCVN3" if name.startswith(".vn") else "VNI" if name.startswith("vni-") else ""


def is_of_font(words: str, old: str) -> bool:
    """Whether words in such fonts are typed in its letters, and not in Unicode since."""
    marks = OF_TCVN3 if old == "TCVN3" else OF_VNI
    return bool(marks.search(words)) and not UNICODE.search(words)


def by_font(words: str, font: str) -> str:
    """Words in an old font in Unicode; fonts like .VnTimeH draw every letter as a capital."""
    told, name = _converted(words, old_of_font(font)), font.strip()
    return told.upper() if name.lower().startswith(".vn") and name.endswith("H") else told


def _of(line: str) -> str:
    """Which old letters a line is typed in; none where it is as it should be."""
    if line.isascii() or UNICODE.search(line):
        return ""
    words = WORD.findall(line)
    for name, marks in (("TCVN3", OF_TCVN3), ("VNI", OF_VNI)):
        old = sum(bool(marks.search(word)) for word in words)
        few = old < min(2, len(words))  # a foreign name may hold such letters, once
        if SURE[name].search(line) and old and not few and old >= SHARE * len(words):
            if name == "TCVN3" and _likelier_vni(words):
                continue
            return name
    return "VISCII" if _is_surely_viscii(line) else ""


def _likelier_vni(words: list[str]) -> bool:
    """Some letters are marks in both; a text is of the one whose marks more of its words bear."""
    return sum(bool(OF_VNI.search(word)) for word in words) > sum(
        bool(OF_TCVN3.search(word)) for word in words
    )


def _is_viscii(lines: list[str]) -> bool:
    """Whether lines that hold letters of TCVN3 make more syllables when read as VISCII: the two
    share their places."""
    text = "\n".join(lines)
    return syllables_in(text, "VISCII") > syllables_in(text, "TCVN3")


def _is_surely_viscii(line: str) -> bool:
    """Whether all its words with marks, two at least, are syllables as VISCII and as nothing
    else."""
    marked = sum(not word.isascii() for word in WORD.findall(line))
    made = syllables_in(line, "VISCII")
    others = (syllables_in(line, old) for old in ("", "TCVN3", "VNI"))
    return made > 1 and made == marked and made > max(others) + 1


def syllables_in(text: str, old: str = "") -> int:
    """How many of its words beyond ASCII are syllables, read by these old letters."""
    marked = (word for word in WORD.findall(text) if not word.isascii())
    return sum(is_syllable(_converted(word, old)) for word in marked)


def _converted(line: str, old: str) -> str:
    if not old:
        return line
    if old in BY_LETTER:
        told = "".join(BY_LETTER[old].get(letter, letter) for letter in line)
        return capitals_shown(told) if old == "TCVN3" else told
    return IN_VNI.sub(lambda found: VNI[found[0]], line)
