"""Words drawn as one line hold no letter that cannot be seen; a code has no room for more."""

import re
import unicodedata

from django.core.exceptions import ValidationError

# Line ends, controls, formats (zero width, direction, soft hyphen), halves of a letter.
UNSEEN_KINDS = {"Cc", "Cf", "Cs", "Zl", "Zp"}
# Letters and marks by their kind, drawn as nothing all the same: fillers, joiners, selectors.
UNSEEN = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\ufe00-\ufe0f\uffa0]")
CODE = re.compile(r"(?:(?![a-z])[^\W_]|[&-])+")
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
    if not CODE.fullmatch(value):
        raise ValidationError(
            "Chữ viết tắt chỉ gồm chữ in hoa, chữ số, dấu & và gạch nối.", "not_a_code"
        )
