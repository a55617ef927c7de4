"""Which of several files in a packet is the notice: by what it says, and by its name where its
words are not known before it is recognized."""

import re
from collections.abc import Callable
from enum import Enum, auto

from conclusions.sources.packets import Attachment, Packet, best_of
from departments.folding import plain


class Likelihood(Enum):
    """Whether a file is a notice: it reads so; its words or what they are is not known; it is
    another paper, or cannot be read."""

    READS_SO = auto()
    UNKNOWN = auto()
    UNSURE = auto()
    ANOTHER = auto()


MOST_READ = 6
HEAD = 1_500  # letters in which number, kind and title stand
ENOUGH = 3
SIGNS = (
    re.compile(r"^[ \t]*Số ?:?[^\n/]{0,20}/[^\n]{0,12}(?:TB|KL)", re.M | re.I),
    re.compile(r"^[ \t]*THÔNG BÁO\b", re.M),
    re.compile(r"kết luận", re.I),
    re.compile(r"^[ \t]*Nơi nhận", re.M | re.I),
    re.compile(r"^[ \t]*(?:TL|KT|TM|TUQ|Q)\. ?\S", re.M),
    re.compile(r"\b(?:giao|yêu cầu|đề nghị|trước ngày|hoàn thành trong)\b", re.I),
)
# What other papers that go with a notice begin with.
OTHER = re.compile(
    r"^[ \t]*(?:PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU|BẢNG|LỊCH|GIẤY MỜI|CHƯƠNG TRÌNH|TỜ TRÌNH)\b",
    re.M,
)
OTHER_NAME = re.compile(
    r"\b(?:phu luc|pl ?\d*|danh muc|danh sach|bieu|bang|so do|giay moi|lich|chuong trinh|logo|"
    r"image ?\d*)\b"
)
NAME_MARKS = re.compile(r"[\W_]+")


def by_words(packet: Packet, words_of: Callable[[Attachment], str | None]) -> Packet:
    """The packet led by the file that reads as a notice; of several that do, or may, the best by
    kind. `words_of` says a file's words: "" for one that cannot be read, None where they are not
    known yet."""
    papers = packet.papers[:MOST_READ]
    if len(papers) == 1:
        return packet
    likely: dict[Likelihood, list[Attachment]] = {one: [] for one in Likelihood}
    for file in papers:
        likely[_likelihood(file, words_of(file))].append(file)
    if likely[Likelihood.READS_SO]:
        rivals = likely[Likelihood.READS_SO] + likely[Likelihood.UNKNOWN]
        return packet.led_by(best_of(rivals), rivals)
    unsure = likely[Likelihood.UNKNOWN] + likely[Likelihood.UNSURE]
    return packet.led_by(best_of(unsure), ()) if unsure else packet


def _likelihood(file: Attachment, words: str | None) -> Likelihood:
    if words is None:
        name = NAME_MARKS.sub(" ", plain(file.name.rpartition(".")[0]))
        return Likelihood.ANOTHER if OTHER_NAME.search(name) else Likelihood.UNKNOWN
    if not words or OTHER.search(words[:HEAD].partition("\n1.")[0]):
        return Likelihood.ANOTHER
    signs = sum(bool(sign.search(words)) for sign in SIGNS)
    return Likelihood.READS_SO if signs >= ENOUGH else Likelihood.UNSURE
