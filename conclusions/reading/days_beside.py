"""Days told between a unit and its deed, or before the unit without a comma: “Sở B trước ngày
10/12/2026 báo cáo”, “trong tuần này Sở B báo cáo”."""

import re

from conclusions.reading.name_words import VERB

LIMIT = (
    r"(?:(?:chậm|muộn) nhất(?: là)?(?: vào)?(?: trước)?|ngay trong|trong|trước|từ nay đến(?: hết)?|"
    r"đến(?: hết)?|hết)(?!\w)(?=[^.;:]{0,50}?(?:\d|quý|tháng|tuần|năm|tết|nay|mai)(?!\w))"
)
# Words of the limit, none of which tells of what was done in that time.
WORDS = r"(?:(?! (?:đã|được|vừa|mới|còn|chưa|có|là|không|kể|khi)(?!\w))[^.;:()])"
BETWEEN = re.compile(
    rf"(?: ?\([^()]{{2,40}}\))?,? {LIMIT}{WORDS}{{2,50}}?,? (?:(?:phải|cần|sẽ) )?"
    rf"(?=(?:phải |cần )?(?:{VERB.pattern}|có (?:báo cáo|văn bản|kế hoạch|phương án|tờ trình)))"
)
BEFORE = re.compile(rf"(?:hoàn thành )?{LIMIT}[^.;:,()]{{2,40}} ")
