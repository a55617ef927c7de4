"""Letters that a wrong code page has spoilt: undone where nothing of them is lost, else told by
the words that lost them."""

import re

from departments.foreign_files.decoding import OLD_WINDOWS, clean
from departments.foreign_files.old_fonts import UNICODE, modern, syllables_in
from departments.foreign_files.problem import SourceProblem

# UTF-8 read as Windows-1252: “Sở” is “Sá»Ÿ”, “đơn” is “Ä‘Æ¡n”; as Windows-1258 à begins with Ă.
FOLLOWING = "".join(
    {page for place in range(0x80, 0xC0) for page in (
        chr(place), bytes([place]).decode("cp1252", "ignore"))}
)  # fmt: skip
NEXT = f"[{re.escape(FOLLOWING)}]"
SPOILT = re.compile(f"á[º»]|[ÃÄÆ]{NEXT}|Ă[\x80-\x9f¡-¿]|â€")
# The same as a Mac read it.
OF_MAC = re.compile(f"·[∫ª]|[√ƒ∆][{re.escape(bytes(range(0x80, 0xC0)).decode('mac_roman'))}]")
WHOLE = re.compile(f"[\xc2-\xdfĂ]{NEXT}|[\xe1\xe2]{NEXT}{{2}}")
# Of these the byte that Windows has no letter for is known: “Đ” alone; a dash made straight, “đ”;
# a space that was bound, “Ạ”.
KNOWN = (
    (re.compile("Ä(?:[?\ufffd]|(?=[a-zA-Z]|[áÆÃ]))"), "Đ"),
    (re.compile("Ä['`]"), "đ"),
    (re.compile("áº (?=[A-ZÄÆĐ])"), "Ạ"),
)
# “à” ends in a bound space, which programs make a plain one; a capital may have lost its byte.
SPACED = re.compile(r"(\w{0,8}[^\W\dA-ZÀ-Ỹ])Ã ( ?)(\w{0,8})")
LOST_IN_WORD = re.compile(r"á[º»]|Ã(?![\s.,;:)])|â€|\ufffd|[^\W\d_]\?+[^\W\d_]")
LINKED = re.compile(r"[/=@]")
SAMPLE = 100_000  # letters that tell how the others were typed
# Windows-1258 read as 1252: “đ” is “ð”, a tone is a letter behind its vowel: “trýõìc”, “quaÒn”.
OF_OLD_WINDOWS = re.compile("[ðÐ]|[aăâeêioôõuưýyAEIOUY][ÌìÒòÞ]")
FEW = 5  # such signs; a text of names that look so has fewer
TWICE = 3  # times that a text may have been spoilt
MOST_LOST = 0.25  # of the words
NAMED = 6
MENDED = (
    "Chữ của {} bị lưu sai bảng mã, đã khôi phục thành tiếng Việt; đối chiếu với bản gốc khi rà "
    "soát."
)
LEFT = (
    "Còn {} dòng bị lưu sai bảng mã đã mất chữ, không khôi phục được (ví dụ {}); sửa theo bản "
    "gốc khi rà soát."
)
LOST = (
    "Chữ trong tệp đã bị lưu sai bảng mã (ví dụ “{}”), một phần đã mất nên không khôi phục được. "
    "Lấy tệp gốc, hoặc mở bản gốc, lưu lại dạng .docx hoặc văn bản UTF-8 rồi chọn lại."
)


def mended(text: str) -> tuple[str, list[str]]:
    """The text with spoilt letters made right, and sentences that say so and which words lost
    letters; raises SourceProblem where too many did."""
    lines = text.split("\n")
    told = _undone_all(text).split("\n")
    if told == lines:
        told = _of_old_windows(text).split("\n")
    changed = sum(new != old for new, old in zip(told, lines, strict=True))
    left = [words for line in told if (words := _lost_in(line, spoilt=changed > 0))]
    lost = [word for words in left for word in words]
    if not changed and len(lost) < 2 and "\ufffd" not in text:
        return text, []
    said = sum(map(str.isalpha, " ".join(told).split()))
    if lost and (len(lost) > MOST_LOST * (said + len(lost)) or len(left) > changed > 0):
        raise SourceProblem(LOST.format(lost[0][:20]))
    notes = [MENDED.format(f"{changed} dòng" if left else "văn bản")] if changed else []
    if left:
        named = ", ".join(f"“{word[:20]}”" for word in list(dict.fromkeys(lost))[:NAMED])
        notes.append(LEFT.format(len(left), named))
    return "\n".join(told), notes


def _lost_in(line: str, *, spoilt: bool) -> list[str]:
    """The words of a line that lost letters: a stroke of the wrong page is left in them, or a sign
    of what was lost. Of a text that is not `spoilt` otherwise, a capital Ã among capitals is a
    letter of ours: “QUẢNG NGÃI”, “LÃNH ĐẠO XÃ”."""
    words = (word.strip('.,;:()“”"') for word in line.split())
    return [
        word
        for word in words
        if LOST_IN_WORD.search(word.replace("Ã", "") if word.isupper() and not spoilt else word)
        and not LINKED.search(word)
    ]


def _undone_all(text: str) -> str:
    for _ in range(TWICE):
        if len(OF_MAC.findall(text)) >= FEW:
            text = "\n".join(map(_of_mac, text.split("\n")))
        if len(SPOILT.findall(text)) < FEW:
            break
        text = "\n".join(map(_undone, text.split("\n")))
    return text


def _of_mac(line: str) -> str:
    try:
        return line.encode("mac_roman").decode("utf-8")
    except UnicodeError:
        return line


def _undone(line: str) -> str:
    """The line as it was before it was read by the wrong page, letter by letter where it does not
    go as a whole; itself where it was not."""
    if line.isascii():
        return line
    try:
        return b"".join(map(_byte, line)).decode("utf-8")
    except UnicodeError:
        pass
    if not (SPOILT.search(line) or any(sign in line for sign in "ÃÄĂ")):
        return line
    line = WHOLE.sub(_letter, line)
    for spoilt, letter in KNOWN:
        line = spoilt.sub(letter, line)
    return SPACED.sub(_with_space, line)


def _letter(spoilt: re.Match[str]) -> str:
    try:
        return b"".join(map(_byte, spoilt[0])).decode("utf-8")
    except UnicodeError:
        return spoilt[0]


def _with_space(found: re.Match[str]) -> str:
    """“là m” is “làm”, “và  theo” is “và theo”: by what is a syllable."""
    before, gap, after = found[1], found[2], found[3]
    joined = not gap and after and syllables_in(f"{before}à{after}")
    return f"{before}à{after}" if joined else f"{before}à {after}"


def _byte(letter: str) -> bytes:
    """Windows gives the five places that its page leaves empty through as they are."""
    if letter == "Ă":
        return b"\xc3"
    return letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else "cp1252")


def _of_old_windows(text: str) -> str:
    """The text with lines of Windows-1258 that were read as 1252 made right, where that makes more
    syllables than any letters before Unicode do."""
    if len(OF_OLD_WINDOWS.findall(text)) < FEW:
        return text
    told = "\n".join(map(_line_of_old_windows, text.split("\n")))
    others = max(syllables_in(text[:SAMPLE]), syllables_in(modern(text[:SAMPLE])[0]))
    return told if syllables_in(told[:SAMPLE]) > others else text


def _line_of_old_windows(line: str) -> str:
    if not OF_OLD_WINDOWS.search(line) or UNICODE.search(line):
        return line
    try:
        told = clean(line.encode("cp1252").decode(OLD_WINDOWS))
    except UnicodeError:
        return line
    return told if syllables_in(told) >= syllables_in(line) else line
