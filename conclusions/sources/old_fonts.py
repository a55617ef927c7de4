"""Vietnamese typed before Unicode, TCVN3 (fonts .VnTime) and VNI, as their letters come out of a
file: brought to Unicode line by line, for one paper may hold both."""

import re
import unicodedata
from collections import Counter

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
MOST_MARKS = 3  # of a syllable: “ướ” has two horns and a tone
SYLLABLE = re.compile(
    "(?:ngh|ng|nh|gh|gi|kh|ph|th|tr|ch|qu|[bcdđghklmnprstvx])?[aeiouy]{1,3}(?:ng|nh|ch|[cmnpt])?",
)
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
        found["VISCII"] = found.pop("TCVN3")
    whole = is_old(text)
    if whole:  # a short line tells of itself too little
        [(most, _)] = found.most_common(1)
        letters = [
            old or ("" if UNICODE.search(line) else most)
            for old, line in zip(letters, lines, strict=True)
        ]
    told = [_converted(line, old) for line, old in zip(lines, letters, strict=True)]
    how = "cả văn bản" if whole else f"{found.total()} dòng"
    return "\n".join(told), [TOLD.format(", ".join(sorted(found)), how)]


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


def is_old(text: str) -> bool:
    """Whether most lines with letters beyond ASCII are typed in old letters."""
    lines = [line for line in text.split("\n") if not line.isascii()]
    return bool(lines) and sum(bool(_of(line)) for line in lines) > len(lines) / 2


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
    return ""


def _likelier_vni(words: list[str]) -> bool:
    """Some letters are marks in both; a text is of the one whose marks more of its words bear."""
    return sum(bool(OF_VNI.search(word)) for word in words) > sum(
        bool(OF_TCVN3.search(word)) for word in words
    )


def _is_viscii(lines: list[str]) -> bool:
    """Whether lines that hold letters of TCVN3 make more syllables when read as VISCII: the two
    share their places."""
    return _syllables(lines, VISCII) > _syllables(lines, TCVN3)


def _syllables(lines: list[str], letters: dict[str, str]) -> int:
    """How many of the words beyond ASCII are syllables by these letters."""
    count = 0
    for word in WORD.findall(" ".join(lines)):
        if not word.isascii():
            told = _apart("".join(letters.get(letter, letter) for letter in word))
            plain = "".join(sign for sign in told if not unicodedata.combining(sign))
            few = len(told) - len(plain) <= MOST_MARKS
            count += bool(SYLLABLE.fullmatch(plain)) and few
    return count


def _apart(word: str) -> str:
    """Small letters, each mark by itself."""
    return unicodedata.normalize("NFD", word.lower())


def _converted(line: str, old: str) -> str:
    if not old:
        return line
    if old in BY_LETTER:
        return "".join(BY_LETTER[old].get(letter, letter) for letter in line)
    return IN_VNI.sub(lambda found: VNI[found[0]], line)
