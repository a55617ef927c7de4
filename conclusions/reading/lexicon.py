"""What the verbs of notices mean, sense by sense, one word a line; patterns are made of them.

Longer words stand before their beginnings. Lists that only one module asks about stand there.
"""

ASK = (
    "yêu cầu",
    "đề nghị",
)
GIVE = (
    "phân công",
    "giao",
)
ORDER = ASK + GIVE

ANSWER_FOR = (
    "có trách nhiệm",
    "chịu trách nhiệm",
)
# How work is to be begun: what follows is what is to be done.
HASTEN = (
    "khẩn trương",
    "tiếp tục",
    "tập trung",
    "chủ động",
)
MUST = (
    "cần phải",
    "cần",
    "phải",
)
FINISH = (
    "hoàn thành",
    "hoàn thiện",
    "kết thúc",
    "thực hiện",
)
# Work that ends with a paper in somebody's hands.
HAND_IN = (
    "báo cáo",
    # “chương trình”, “công trình” and the like are things, no deeds.
    "(?<!chương )(?<!công )(?<!quá )(?<!quy )(?<!lộ )(?<!tờ )trình",
    "gửi",
    "nộp",
    "ban hành",
)
# Work that happens on a day.
HOLD = (
    "tổ chức",
    "họp",
    "làm việc",
    "hội nghị",
    "khởi công",
    "khánh thành",
    "khai mạc",
    "kiểm tra",
    "diễn ra",
    "tham dự",
    "dự",
    "nghe",
)
# What is reported again and again.
REPORT = (
    "báo cáo",
    "cập nhật",
    "giao ban",
    "tổng hợp",
    "gửi",
)
# A deed that is done or goes on asks nothing.
UNDER_WAY = (
    "đã",
    "đang",
    "vừa",
    "vẫn",
    "còn",
)


def any_of(*senses: tuple[str, ...]) -> str:
    """The words of the senses as alternatives of a pattern, in their order."""
    return f"(?:{'|'.join(word for sense in senses for word in sense)})"
