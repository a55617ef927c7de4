"""Units that the heading of a group names: who has the work, and who helps with all of it."""

import re
from dataclasses import replace

from conclusions.reading.citations import masked
from conclusions.reading.lexicon import ANSWER_FOR, HASTEN, ORDER, any_of
from conclusions.reading.model import UnitRef
from conclusions.reading.name_ends import SEVERAL
from conclusions.reading.name_words import HEAD, VERB
from conclusions.reading.role_forms import SPEAKERS
from conclusions.reading.roles import acts_in
from conclusions.reading.traced_text import Traced
from conclusions.reading.unit_finder import UnitFinder
from departments.folding import level

# Committees are called after what they do: "Ban Chỉ đạo triển khai …", "Tổ công tác thực hiện …".
COMMITTEE = re.compile(r"(?:ban chỉ đạo|tổ công tác|hội đồng|tổ|ban) ")
SETS_TO_WORK = (
    "chủ trì",
    "phối hợp",
    "tham mưu",
    *ANSWER_FOR,
    *HASTEN,
)
PLAINLY_ACTS = re.compile(
    rf"{any_of(SETS_TO_WORK, ('rà soát', 'báo cáo', 'tổng hợp', 'hoàn thành'))}(?!\w)"
)
# “Hiệu trưởng phân công:” says who speaks, not who does it.
SPOKEN = "chỉ đạo", "kết luận", "lưu ý", "quyết định", "thống nhất"
SPEAKS_ON = re.compile(rf"{any_of(ORDER, SPOKEN)}(?: \w+){{0,3}} ?:$")
# “…, Giám đốc Sở kết luận như sau:” gives nothing to whom a cited paper names before it.
CONCLUDES_ON = re.compile(r"(?:kết luận|chỉ đạo|có ý kiến)[^,.;:]{0,60}:$")
WRITTEN_TO = re.compile(r"kính (?:gửi|chuyển) ?:? ")
SENTENCE = re.compile(r"[.;:] ")
ADDRESSES = re.compile(rf"(?<!\w){any_of(ORDER, ('lưu ý', 'nhắc nhở'))}(?: cho)? ")
KIND = (
    r"(?:đơn vị|cơ quan|phòng|ban|sở|ngành|bộ phận|địa phương|cấp|khoa|tổ|đồng chí|tổ chức|"
    r"đoàn thể|"
    r"huyện|xã|phường|thành phố|thị xã|(?:đồng chí )?lãnh đạo (?:sở|tỉnh|bộ|trường|cơ quan|ban))"
)
VAGUE = re.compile(
    rf"(?:tất cả |toàn thể )?(?:các |thủ trưởng |lãnh đạo |trưởng )+{KIND}(?:(?:,| và|, các|"
    rf" và các)"
    rf" {KIND})*(?: (?:có )?liên quan| trực thuộc| chuyên môn| thuộc sở| thuộc tỉnh| trong sở)*"
)
TOLD_BEFORE = re.compile(r"(?:đã|được|theo|vừa|có) $")
LEAD_IN = re.compile(
    f"{any_of(ORDER, ('đối với', 'về phía', 'trách nhiệm của', 'nhiệm vụ của', 'phần việc của'))} "
)
# What may follow known units in a heading without being more of their names.
FIELD_OR_DEED = re.compile(
    r",? (?:theo|với|có|trong|để|tại|căn cứ|trên cơ sở|tổ chức|thực hiện)(?!\w)| ?\("
)
IN_BRACKETS_OR_FIELD = re.compile(r" ?\(|,? (?:theo|trong phạm vi|căn cứ)(?!\w)")
NO_NAME = re.compile(r"[.;(]|\d/\d|(?<!\w)(?:đã|đang|hiện|được|do|tại|để|theo|trước|là)(?!\w)")
ENDING_ACTS = (
    "tăng cường",
    "triển khai",
    "rà soát",
    "theo dõi",
    "hoàn thiện",
    "hoàn thành",
)
PLAINLY_ENDS = re.compile(rf":| {any_of(SETS_TO_WORK, ENDING_ACTS)}(?!\w)")


def unit_part(words: Traced, units: UnitFinder) -> tuple[tuple[UnitRef, ...], tuple[UnitRef, ...]]:
    """Leads and helpers that a heading names; a heading that is a name is one unit as it stands."""
    words = _members_small(words)
    end = len(words.text.rstrip(" :.,;"))
    lead_in = LEAD_IN.match(level(words.text))
    start = lead_in.end() if lead_in else 0
    body = words[start:end]
    low = level(body.text)
    group = units.group_at(body, low, 0)
    if group and group.end == len(body):
        kind_alone = group.refs[0].collective and not SEVERAL.match(low) and " " not in low
        return () if kind_alone and not group.refs[0].name else group.refs, ()
    acts = acts_in(words, masked(words), units)
    leads = tuple(ref for act in acts if act.role == "lead" for ref in act.group.refs)
    named = group and all(ref.name for ref in group.refs)
    told = group and (named or IN_BRACKETS_OR_FIELD.match(low, group.end))
    if group and told and FIELD_OR_DEED.match(low, group.end):
        return leads or group.refs, ()
    helpers = tuple(ref for act in acts if act.role == "help" for ref in act.group.refs)
    if leads and (helpers or not _is_name(body, low, group.end if group else 0)):
        return leads, helpers
    headed = HEAD.match(low) if body.text[:1].isupper() and not leads else None
    known = group.end if group else headed.end() if headed else 0
    if known and _is_name(body, low, known):
        many = bool(group and group.refs[-1].collective)
        written = body.text
        return (UnitRef(written, body.span(), units.resolve(written), many),), ()
    return leads, helpers


def _members_small(words: Traced) -> Traced:
    """A heading in capitals as running text has it where it names several offices: what is a name
    in "ỦY BAN NHÂN DÂN CÁC XÃ, PHƯỜNG" capitals do not tell."""
    text = words.text
    if text != text.upper() or " CÁC " not in text:
        return words
    small = text[:1] + text[1:].lower()
    return replace(words, text=small) if len(small) == len(text) else words


def addressed(words: Traced, units: UnitFinder) -> tuple[tuple[UnitRef, ...], int]:
    """Whom the last sentence above a list sets to work, and where the words to them begin; nobody
    and 0 where it sets nobody to work."""
    low = masked(words)
    if not low.rstrip().endswith(":") or CONCLUDES_ON.search(low):
        return (), 0
    start = _last_sentence(low)
    asked = [
        found
        for found in ADDRESSES.finditer(low, start)
        if not TOLD_BEFORE.search(low, 0, found.start())
    ]
    for found in reversed(asked):
        if group := units.group_at(words, low, found.end()):
            return group.refs, group.end
    return (), 0


def _last_sentence(low: str) -> int:
    """Where the last sentence of a levelled text begins."""
    return max((found.end() for found in SENTENCE.finditer(low, 0, len(low) - 1)), default=0)


def addressee_of(lines: list[Traced], units: UnitFinder) -> tuple[UnitRef, ...]:
    """The one unit a letter is written to (“Kính gửi: Sở Y tế”), to which all it asks is given
    where it names nobody; nobody where it is written to several or to everybody."""
    for words in lines:
        low = level(words.text)
        if sent := WRITTEN_TO.match(low):
            group = units.group_at(words, low, sent.end())
            one = group and len(group.refs) == 1 and not low[group.end :].strip(" .;")
            return group.refs if group and one and not is_vague(group.refs[0]) else ()
    return ()


def acting(words: Traced, units: UnitFinder) -> tuple[tuple[UnitRef, ...], int]:
    """The same for a sentence among the items, which may also just say who does what follows:
    “Phòng Kinh tế thực hiện hai việc sau, xong trong quý II/2026:”."""
    refs, end = addressed(words, units)
    low = masked(words)
    if refs or not low.rstrip().endswith(":"):
        return refs, end
    start = _last_sentence(low)
    leads = [
        act for act in acts_in(words, low, units) if act.role == "lead" and act.group.start >= start
    ]
    if not leads or SPEAKS_ON.search(low):
        return (), 0
    group = leads[0].group
    speaks = SPEAKERS.match(level(group.refs[0].written))
    acts = VERB.match(low, group.end + 1) and not speaks
    return (group.refs, group.end) if acts else ((), 0)


def is_vague(ref: UnitRef) -> bool:
    """“các phòng, đơn vị”: everybody, so nobody answers for what names no unit of its own."""
    return bool(VAGUE.fullmatch(level(ref.written)))


def opening_unit(words: Traced, low: str, units: UnitFinder) -> UnitRef | None:
    """The unit a sentence begins with, named in no known way: all up to its colon or its deed."""
    lead_in = LEAD_IN.match(low)
    start = lead_in.end() if lead_in else 0
    headed = HEAD.match(low, start)
    if not headed or not words.text[start].isupper():
        return None
    deed = PLAINLY_ENDS.search(low, headed.end())
    end = deed.start() if deed else 0
    name = low[start:end]
    if not 8 < len(name) <= 100 or NO_NAME.search(name):
        return None
    parts = re.finditer(r"(?:, | và )", name)
    if any(HEAD.match(name, part.end()) for part in parts):
        return None
    part = words[start:end]
    return UnitRef(part.text, part.span(), units.resolve(part.text))


def _is_name(body: Traced, low: str, end: int) -> bool:
    """What follows the recognised part still reads as the rest of one long name."""
    rest = low[end:].lstrip(" ,")
    acts = PLAINLY_ACTS.match(rest) if COMMITTEE.match(low) else VERB.match(rest)
    return len(body) <= 140 and not acts and not re.search(r"[;:.]|\d/\d", rest)
