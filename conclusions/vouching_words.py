"""What whoever sends out a draft that nobody approved here vouches for, in words.

That the paper was signed, or, where there is no paper, that the leader said so.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class VouchingWords:
    """`tick` is set in the question before issue, `untold` says there that it is missing,
    `asked_of` who else could set it, `way` how one can oneself; `fact` heads it on the page."""

    tick: str
    untold: str
    asked_of: str
    way: str
    fact: str


ON_PAPER = VouchingWords(
    tick="Văn bản đã ký trên giấy",
    untold="Chưa đánh dấu văn bản đã ký trên giấy. Chưa ký thì bấm Xem lại, rồi Trình duyệt.",
    asked_of="Nội dung chưa được duyệt. Trình duyệt, hoặc nhờ Trưởng, Phó {office} đưa vào theo "
    "dõi văn bản đã ký trên giấy.",
    way="Nội dung chưa được duyệt: trình duyệt, hoặc đánh dấu đã ký trên giấy.",
    fact="Đã ký trên giấy",
)
BY_WORD = VouchingWords(
    tick="Ghi đúng ý kiến lãnh đạo đã chỉ đạo",
    untold="Chưa đánh dấu ghi đúng ý kiến lãnh đạo đã chỉ đạo. Chưa chắc thì bấm Xem lại, rồi "
    "Trình duyệt.",
    asked_of="Nội dung chưa được duyệt. Trình duyệt, hoặc nhờ Trưởng, Phó {office} đưa vào theo "
    "dõi ý kiến lãnh đạo đã chỉ đạo.",
    way="Nội dung chưa được duyệt: trình duyệt, hoặc đánh dấu ghi đúng ý kiến lãnh đạo đã chỉ đạo.",
    fact="Ghi đúng ý kiến chỉ đạo",
)
