"""Which role in a unit a title tells: “Q. Trưởng phòng” heads it, “Kế toán trưởng” does not."""

import re

from departments.folding import fold
from departments.models import Membership

HEAD, DEPUTY, SPECIALIST = Membership.Role.HEAD, Membership.Role.DEPUTY, Membership.Role.SPECIALIST

# For the time being, or in the place of another: “Q. Trưởng phòng”, “Quyền Giám đốc”.
ACTING = re.compile(r"^(?:q\.\s*|q\s+|quyền\s+)")
# What begins like a head's title and heads no unit of the list.
WITHIN = r"(?!\s*(?:nhóm|tổ|kíp|ca|tua|bộ phận|dự án|đề tài|nhiệm vụ|chương trình|đoàn|tiểu ban)\b)"
OF_A_TRADE = r"(?!\s*(?:dự án|chương trình|tài chính|kỹ thuật|kinh doanh|nhân sự|sản phẩm)\b)"
PLACES = (
    "phòng|đơn vị|cơ quan|trung tâm|ban|chi cục|cục|văn phòng|thanh tra|khoa|trạm|trường|viện|"
    "hạt|đội|xí nghiệp|công ty|phân xưởng|bệnh viện|sở|công đoàn|chi đoàn|đoàn thanh niên"
)
# Titles whose last word tells: “Viện phó”, “Chi cục trưởng”.
LED = "hiệu|viện|cục|chi cục|tổng cục|vụ|hạt|trạm|đội|khoa|ban"
ROLES_OF_TITLES = (
    (re.compile(rf"phó\b{WITHIN}(?!\s*trưởng\s*(?:nhóm|tổ|kíp|ca|bộ phận)\b)"), DEPUTY),
    (re.compile(rf"(?:{LED}) phó\b|(?:pgđ|ptp|pcvp|pct)\b"), DEPUTY),
    (re.compile(rf"trưởng\b{WITHIN}"), HEAD),
    (re.compile(rf"(?:{LED}) trưởng\b|(?:gđ|tp|cvp)\b"), HEAD),
    (re.compile(rf"(?:tổng )?giám đốc\b{OF_A_TRADE}"), HEAD),
    (re.compile(rf"(?:chủ tịch|bí thư|thủ trưởng|chánh|quản đốc)\b|chủ nhiệm\b{WITHIN}"), HEAD),
    (re.compile(rf"(?:được giao )?phụ trách (?:điều hành )?(?:{PLACES})\b"), HEAD),
)


def role_of_title(title: str) -> str:
    """The role that the title tells; "" where it tells none, as “Chuyên viên” or “Kế toán trưởng”.

    A guess from words, to be shown as one: whoever types may say otherwise.
    """
    folded = ACTING.sub("", fold(title))
    return next((role for words, role in ROLES_OF_TITLES if words.match(folded)), "")
