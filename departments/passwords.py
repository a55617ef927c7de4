"""What a password may not be made of: the names of the person who is to use it."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from django.core.exceptions import ValidationError

from departments.folding import plain

NAMES = ("username", "full_name", "email")
NOT_A_LETTER = re.compile(r"\W+")
ALIKE = 0.7  # Django's own measure
TOLD = "Mật khẩu quá giống tên đăng nhập, họ tên hoặc thư điện tử."
HINT = (
    "Ít nhất 8 ký tự, không chỉ gồm chữ số, không giống tên đăng nhập, họ tên, thư điện tử, "
    "không phải mật khẩu nhiều người dùng."
)


class OwnNamesValidator:
    """Django's check of likeness looks at names people here have not, and letter by letter:
    “Ngô Thị Tường Vi” and “ngothituongvi” are one name, with or without marks and spaces."""

    def validate(self, password: str, user=None) -> None:
        typed = plain(password)
        names = [plain(getattr(user, name, None) or "") for name in NAMES]
        if any(_alike(typed, part) for name in names for part in _parts(name)):
            raise ValidationError(TOLD, "password_too_similar")

    def get_help_text(self) -> str:
        return "Không giống tên đăng nhập, họ tên, thư điện tử."


def _parts(name: str) -> Iterator[str]:
    """The name as written, as one word, and its words."""
    yield from {name, NOT_A_LETTER.sub("", name), *NOT_A_LETTER.split(name)} - {""}


def _alike(typed: str, part: str) -> bool:
    return SequenceMatcher(a=typed, b=part).quick_ratio() >= ALIKE
