"""Which of several files in a packet is the notice: by what it says, and by its name where its
words are not known before it is recognized; as it was issued before as it was drafted."""

import re
from collections.abc import Callable
from dataclasses import replace
from enum import Enum, IntEnum, auto

from conclusions.sources.packets import Attachment, Packet, kind_rank, wrapped_told
from departments.folding import plain
from departments.foreign_files.problem import SourceProblem

Words = Callable[[Attachment], str | None]


class Likelihood(Enum):
    """Whether a file is a notice: its title says so; it reads so; its words or what they are is
    not known; it is another paper, or cannot be read."""

    SURE = auto()
    READS_SO = auto()
    UNKNOWN = auto()
    UNSURE = auto()
    ANOTHER = auto()


class PaperStage(IntEnum):
    """How far a paper has come, as it or its name says; last what goes with another paper."""

    ISSUED = 1
    UNTOLD = 2
    DRAFT = 3
    BESIDE = 4


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
# The line that tells a paper's kind: of a notice, or of another that goes with it.
KIND = re.compile(
    r"^[ \t]*(?:(?P<notice>THÔNG BÁO|KẾT LUẬN)|PHỤ LỤC|DANH MỤC|DANH SÁCH|BIỂU|BẢNG|LỊCH|GIẤY MỜI|"
    r"THƯ MỜI|CHƯƠNG TRÌNH|TỜ TRÌNH|BÁO CÁO|KẾ HOẠCH(?! ?(?:VÀ|TÀI|[-–,]))|QUYẾT ĐỊNH|CÔNG VĂN|"
    r"CÔNG ĐIỆN|PHIẾU|GHI CHÚ|"
    r"TÀI LIỆU|THAM LUẬN|[Kk]ính gửi)\b",
    re.M,
)
TITLED = re.compile(r"kết luận|ý kiến (?:chỉ đạo|kết luận)", re.I)
TITLE = 300  # letters
NUMBER_LEFT = re.compile(r"^[ \t]*Số ?:[\s.…_]*/", re.M | re.I)
DRAFTED = re.compile(r"^\W*(?:BẢN )?DỰ THẢO\b", re.M)
# Names without marks and signs.
BESIDE_NAME = re.compile(
    r"\b(?:phu luc|pl ?\d*|danh muc|danh sach|bieu|bang|so do|giay moi|gm ?\d*|thu moi|lich|"
    r"chuong trinh|ghi chu|logo|image ?\d*)\b"
)
OTHER_NAME = re.compile(
    r"\b(?:cong van|cv|bao cao|bc|to trinh|ttr|ke hoach|kh|quyet dinh|qd|phieu|tai lieu|tham luan|"
    r"so lieu|huong dan|hinh|anh)\b"
)
NOTICE_NAME = re.compile(r"\b(?:tb ?\d*|tbkl|thong bao|ket luan|kl)\b")
DRAFT_NAME = re.compile(
    r"\b(?:du thao|dt|nhap|draft|v(?:er)? ?\d+|(?<!hop )(?<!phien )(?<!ky )lan \d+|gop y|y kien|"
    r"(?:ban|da|chinh) sua|sua|tiep thu|trinh(?: ky)?|track|comments?|ra soat|lam viec)\b"
)
ISSUED_NAME = re.compile(
    r"\b(?:phat hanh|ban hanh|da ky|ky so|signed|chinh thuc|ban chinh|co dau)\b"
)
SIGNED = b"/ByteRange"  # of a PDF with a signature
NAME_MARKS = re.compile(r"[\W_]+")
DOUBTED = "Chưa thấy tệp nào trong đó là thông báo kết luận; kiểm tra lại tệp đã đọc."


def by_words(packet: Packet, words_of: Words) -> Packet:
    """The packet led by the file that is a notice; of several that are, or may be, by the one that
    was issued, then the best by kind. `words_of` says a file's words: "" for one that cannot be
    read, None where they are not known yet. Raises SourceProblem where only other papers are in it
    and something that must be unpacked first."""
    wrapped = [file for file in packet.others if wrapped_told(packet, file)]
    if len(packet.papers) == 1 and not wrapped:
        return packet
    likely: dict[Likelihood, list[Attachment]] = {one: [] for one in Likelihood}
    stages: dict[int, PaperStage] = {}
    papers = sorted(packet.papers, key=lambda file: (_stage(file, ""), *kind_rank(file)))
    for file in papers[:MOST_READ]:
        words = words_of(file)
        likely[_likelihood(file, words)].append(file)
        stages[id(file)] = _stage(file, words or "")

    def best_of(files: list[Attachment]) -> Attachment:
        return min(files, key=lambda file: (stages[id(file)], *kind_rank(file)))

    read = likely[Likelihood.SURE] + likely[Likelihood.READS_SO]
    if read:
        first = likely[Likelihood.SURE] or read
        unknown = likely[Likelihood.UNKNOWN]
        return packet.led_by(best_of(first + unknown), read + unknown)
    if unsure := likely[Likelihood.UNKNOWN] + likely[Likelihood.UNSURE]:
        return packet.led_by(best_of(unsure), wrapped)
    if wrapped:
        raise SourceProblem(wrapped_told(packet, wrapped[0]))
    return replace(packet, notes=(*packet.notes, DOUBTED))


def _likelihood(file: Attachment, words: str | None) -> Likelihood:
    if words is None:
        return Likelihood.ANOTHER if _is_beside(_name(file)) else Likelihood.UNKNOWN
    head = words[:HEAD].partition("\n1.")[0]
    kind = KIND.search(head)
    if not words or kind and not kind["notice"]:
        return Likelihood.ANOTHER
    if kind and TITLED.search(head[kind.start() : kind.start() + TITLE]):
        return Likelihood.SURE
    signs = sum(bool(sign.search(words)) for sign in SIGNS)
    return Likelihood.READS_SO if signs >= ENOUGH else Likelihood.UNSURE


def _stage(file: Attachment, words: str) -> PaperStage:
    name, head = _name(file), words[:HEAD]
    if _is_beside(name):
        return PaperStage.BESIDE
    if SIGNED in file.content:
        return PaperStage.ISSUED
    if DRAFT_NAME.search(name) or DRAFTED.search(head) or NUMBER_LEFT.search(head):
        return PaperStage.DRAFT
    return PaperStage.ISSUED if ISSUED_NAME.search(name) else PaperStage.UNTOLD


def _is_beside(name: str) -> bool:
    """Whether its name is of a paper that goes with the notice, or of another kind altogether."""
    other = OTHER_NAME.search(name) and not NOTICE_NAME.search(name)
    return bool(BESIDE_NAME.search(name) or other)


def _name(file: Attachment) -> str:
    return NAME_MARKS.sub(" ", plain(file.name.rpartition(".")[0])).strip()
