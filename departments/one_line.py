"""Words drawn as one line hold no letter that cannot be seen; a code has no room for more."""

import re
import unicodedata
from string import digits

from django.core.exceptions import ValidationError

from departments.papertext import paper_count

# Line ends, controls, formats (zero width, direction, soft hyphen), halves of a letter.
UNSEEN_KINDS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Letters and marks by their kind, drawn as nothing all the same: fillers, joiners, selectors.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
ORGAN_ID = re.compile(r"[0-9A-Z]+(?:\.[0-9A-Z]+)+")
LEAST_LETTERS = 2  # of a name: “...”, “1” and “a” name nobody, and stand in any text
TOO_FEW_LETTERS = "Cần ít nhất hai chữ cái."
MOST_WORDS = 5000  # letters of what is printed in several lines
SHOWN = 3  # words told of what stands before the unseen letter


def one_line(value: str) -> None:
    """Refuse a line end, a control or an invisible letter, naming what stands before it.

    A unit's name with a line end in it breaks the head of a letter; one with a zero width letter
    in it is another name that looks the same.
    """
    place = next((n for n, letter in enumerate(value) if is_unseen(letter)), None)
    if place is None:
        return
    before = " ".join(value[:place].split()[-SHOWN:])
    where = f"sau “{before}”" if before else "ở đầu"
    raise ValidationError(
        f"Có ký tự ẩn hoặc xuống dòng {where}; xóa đi rồi nhập lại bằng bàn phím.", "unseen"
    )


def is_unseen(letter: str) -> bool:
    """Whether the letter is drawn as nothing, or moves what follows it."""
    return unicodedata.category(letter) in UNSEEN_KINDS or bool(UNSEEN.match(letter))


def agency_code(value: str) -> None:
    """Refuse what would tear the number of a notice: “598/TB-SKHCN” has one slash and no space."""
    marks = value.replace("&", "").replace("-", "")
    ends = value[:1] + value[-1:]
    if not (
        all(_is_capital(letter) or letter in digits for letter in marks)
        and any(map(_is_capital, marks))
        and not {"&", "-"} & set(ends)
    ):
        raise ValidationError(
            "Chữ viết tắt chỉ gồm chữ in hoa, chữ số, dấu & và gạch nối; "
            "bắt đầu và kết thúc bằng chữ hoặc số.",
            "not_a_code",
        )


def organ_id(value: str) -> None:
    """Refuse what is no dotted code of the document axis (QCVN 102:2016/BTTTT): 000.00.01.H48."""
    if not ORGAN_ID.fullmatch(value):
        raise ValidationError(
            "Mã định danh gồm các nhóm chữ in hoa, chữ số cách nhau bằng dấu chấm, ví dụ "
            "000.00.01.H48.",
            "not_an_organ_id",
        )


def is_named(value: str) -> bool:
    """Whether the words have letters enough to be somebody's name."""
    return sum(letter.isalpha() for letter in value) >= LEAST_LETTERS


def several_lines(value: str) -> None:
    """Refuse an invisible letter in any of the lines, and more than a paper has room for."""
    if len(value) > MOST_WORDS:
        raise ValidationError(f"Không quá {paper_count(MOST_WORDS)} chữ.", "max_length")
    for line in value.replace("\r\n", "\n").replace("\t", " ").split("\n"):
        one_line(line)


def _is_capital(letter: str) -> bool:
    """Đ and Ư among them: LĐTBXH is a code; Ω and Я are none."""
    return letter.isupper() and unicodedata.name(letter).startswith("LATIN CAPITAL LETTER")
