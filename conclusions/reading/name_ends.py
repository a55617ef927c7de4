"""Where the name of a unit ends, by how such names are formed and where sentences go on."""

import re

from conclusions.reading.alphabet import LOW, UP
from conclusions.reading.name_words import (
    BOTH,
    FIELD,
    FUNCTION,
    HEAD,
    INNER_WORD,
    MEMBER,
    PERSONS,
    QUALIFIER,
    VERB,
)

# “P.TCHC”, “TTPVHCC”, “VP Sở”: rooms by their letters; “TTHC” and the like are no rooms. “Khối Dân
# vận” is a unit, “Khối lâm sàng” many.
BY_LETTERS = re.compile(
    rf"(?:P|TT|BQL|VP|K|T|Đ|CC|X)\.\s?[{UP}][{UP}&-]{{1,9}}(?!\w)"
    rf"|(?!TT(?:HC|ĐT|LT|XH|ATGT)(?!\w))(?:TTPV|BQL|TT)[{UP}&]{{2,9}}(?!\w)"
    rf"|GVCN(?: (?:khối|lớp) \d+\w*)?(?!\w)|(?:PGĐ|PTGĐ|PHT|PCT|VPS|VPB|VPUB)(?!\w)|Khối "
    rf"[{UP}][{LOW}]+(?: [{LOW}]+)?(?!\w)"
    r"|VP(?: (?:Sở|Bộ|UBND|HĐND(?: và UBND)?|Đảng ủy|Chi cục|Trung tâm|Đoàn TN))?(?![\w.])"
)
MORE = re.compile(r", | và ")  # “ven biển, cửa sông”
ANOTHER = re.compile(r", | và |/| - ")
SEVERAL = re.compile(
    r"(?:(?:(?:tất cả|toàn bộ|toàn thể) )?(?:các|những)|tất cả|toàn thể|mỗi|"
    r"từng) (?:đồng chí )?(?:(?:lãnh đạo|thủ trưởng|"
    r"trưởng) )?"
    r"(?:các )?"
)
# "trình UBND tỉnh Kế hoạch …": a paper's name is not more of the unit's.
PAPER_NAME = re.compile(
    r"(?:kế hoạch|nghị quyết|quyết định|báo cáo|đề án|dự án|chương trình|tờ trình|quy hoạch|"
    r"danh mục|hồ sơ|dự thảo|văn bản|phương án|đề cương|quy chế|quy định|thông báo|kết luận|"
    r"hướng dẫn)(?!\w)"
)
# But "Trưởng phòng Kế hoạch" is one name.
OF_ROOM = re.compile(r"(?<!\w)(?:phòng|ban|sở|vụ|khoa|tổ|cục)$")
NEXT_WORD = re.compile(r" ?([^\s,;:.()\[\]“”\"]+)")
NO_PAIR = {"thuế", "sở", "bộ", "tỉnh", "huyện", "trường", "đoàn", "đảng", "ủy", "viện", "công an"}
HARD = {
    "và",
    "của",
    "để",
    "với",
    "các",
    "theo",
    "tại",
    "là",
    "được",
    "đã",
    "sẽ",
    "phải",
    "cần",
    "do",
}
# “… Văn phòng Sở Thời hạn: 15/12/2026”: the next line, and no more of the name.
NEXT_FACT = re.compile(
    r"(?:thời hạn|thời gian|hạn|tiến độ|sản phẩm|kết quả|ghi chú|"
    r"(?:(?:đơn vị|cơ quan) )?(?:chủ trì|phối hợp|thực hiện))(?: [^\W\d_]+){0,3} ?:"
)
# Of one syllable, and in no name: “Khoa Dược lập dự trù”.
DEEDS = {"lập", "làm", "trình", "gửi", "nộp", "mở", "soạn", "họp", "chốt", "rút"}
# These words are verbs unless they stand in one of these names.
IN_NAMES = re.compile(
    r"(?:(?:kế hoạch|hành chính|dịch vụ|kinh tế|nghiên cứu|văn phòng|khoa học) tổng hợp|"
    r"dự án đầu tư|dự án đầu tư xây dựng|xúc tiến đầu tư|giáo dục thường xuyên|tổ chức cán bộ|"
    r"tài chính kế toán|tư vấn phát triển|phụ nữ phát triển|hỗ trợ phát triển|"
    r"hành chính quản trị|công nghệ thông tin|"
    r"trưởng đoàn (?:thanh tra|kiểm tra|giám sát|khảo sát)|"
    r"trung tâm dịch vụ|cung ứng dịch vụ|nghiên cứu phát triển|bảo hiểm xã hội)$"
)
# People named by what they are, also in small letters where they begin a clause.
PEOPLE = {
    "giáo viên chủ nhiệm", "giáo viên", "kế toán", "công chức", "trưởng thôn", "trưởng khu phố",
    "nhân viên", "chuyên viên", "cán bộ", "viên chức",
}  # fmt: skip
SAID_OF = re.compile(r"(?:[:;] |(?<!\w)thì )$")
# Teams are often named in small letters.
TEAMS = {
    "tổ", "tổ công tác", "đội", "nhóm", "bộ phận", "chi hội", "ban chỉ đạo", "ban quản lý",
    "ban quản trị",
}  # fmt: skip
ROOMS = {"phòng", "ban", "văn phòng", "trung tâm", "khoa", "tổ", "đội", "tỉnh đoàn", "thành đoàn"}
WIDE = {
    "chủ đầu tư", "doanh nghiệp", "tổ chức", "cơ quan", "cơ sở", "hội", "nhà thầu", "thành viên",
    "giáo viên", "cán bộ", "công chức", "viên chức", "trường", "lực lượng", "đồng chí",
}  # fmt: skip
# "Công ty Đầu tư, Xây dựng và Kinh doanh": a comma inside a name is followed by its "và".
INSIDE = re.compile(rf", (?=[{UP}][{LOW}]*(?: [{LOW}]+){{0,3}} và [{UP}])")

# "Trung tâm Văn hóa tỉnh tổ chức Ngày hội": after its place a name is over.
PLACE_ALONE = re.compile(r"(?:Tỉnh|Thành phố|Huyện|Quận|Xã|Phường)(?= [a-zà-ỹđ]|[,.;]|$)")
PLACED = re.compile(r" (?:tỉnh|thành phố|huyện|thị xã|quận|xã|phường|thị trấn|trung ương) $")
# What stands before a unit that acts or is asked; names there may hold words no list has.
ENTERS = re.compile(r"(?:^|[.;:,] |(?<!\w)(?:và|giao|đề nghị|yêu cầu|phối hợp|với|cùng) )$")

# "Đoàn trường tổ chức Hội nghị …": what is held is no more of the name.
OCCASION = re.compile(
    r"(?:hội (?:nghị|thảo|thi|chợ|diễn|thao|trại)|đại hội|lễ|ngày hội|cuộc thi|kỳ thi|giải|tuần lễ|"
    r"diễn đàn|tọa đàm|chương trình|chiến dịch|tết|phong trào)(?!\w)"
)
# What firms deal in may be called as a deed is: "Công ty Giống cây trồng Phú Điền".
FIRM = re.compile(r"(?:tổng )?công ty|hợp tác xã|htx|tập đoàn|doanh nghiệp|xí nghiệp|nhà máy")
DEALS_IN = {"trồng", "in", "dựng", "xây", "mua", "thuê", "khám", "đo", "chế"}

NEVER_ALONE = {
    "ban quản lý",
    "công chức",
    "kế toán",
    "ban chỉ đạo",
    "đồng chí",
    "cơ quan",
    "thanh tra",
    "lãnh đạo",
}


def name_end(text: str, low: str, start: int, listed: bool) -> int | None:
    if letters := BY_LETTERS.match(text, start):
        return letters.end()
    if several := SEVERAL.match(low, start):
        return _collective(text, low, several.end())
    head = HEAD.match(low, start)
    if not head:
        return _collective(text, low, start) if listed and MEMBER.match(low, start) else None
    if not text[start].isupper() and head[0] in PEOPLE and SAID_OF.search(low, 0, start):
        end = _to_deed(low, head.end())
        return end if VERB.match(low, end + 1) else None
    if not text[start].isupper() and not _room(text, head):
        return _collective(text, low, start) if listed else None
    end = tail_end(text, low, start, head.end())
    if end == head.end() and head[0] in TEAMS:
        end = _to_deed(low, end, named=True)
    acts = head[0] in PEOPLE and not start and VERB.match(low, end + 1)
    if end == head.end() and not (acts or _stands_alone(low, head)):
        return None
    return end


def rest_of_name(text: str, low: str, start: int, end: int) -> int:
    """Past a word of two syllables no list knows, where a longer verb ends the name for sure."""
    if not ENTERS.search(low[max(0, start - 12) : start]) or PLACED.search(low[start:end] + " "):
        return end
    at = end
    for _ in range(2):
        word = NEXT_WORD.match(low, at)
        if not word or low[at] != " " or not text[at + 1].islower() or word[1] in HARD:
            return end
        if any(known.match(low, at + 1) for known in (VERB, FUNCTION, PAPER_NAME, HEAD, MEMBER)):
            return end
        at = word.end()
    verb = VERB.match(low, at + 1)
    return at if verb and " " in verb[0] and low[at] == " " else end


def _room(text: str, head: re.Match[str]) -> bool:
    """An inner unit written small: "phòng Hành chính"."""
    after = text[head.end() + 1 : head.end() + 2]
    return (
        head[0] in (ROOMS | PERSONS)
        and text[head.end() : head.end() + 1] == " "
        and after.isupper()
    )


def _stands_alone(low: str, head: re.Match[str]) -> bool:
    return " " in head[0] and head[0] not in NEVER_ALONE


def _collective(text: str, low: str, start: int) -> int | None:
    """Past all members: after a comma or "và", or in a name, "lãnh đạo Sở và UBND các xã"."""
    end = None
    member = MEMBER.match(low, start)
    while member:
        end, several = _spread(text, low, member)
        inner = MEMBER.match(low, several) if several else None
        sep = None if inner else ANOTHER.match(low, end)
        member = inner or (MEMBER.match(low, sep.end()) if sep else None)
    return end


def _spread(text: str, low: str, member: re.Match[str]) -> tuple[int, int]:
    """Where this member ends, and where the members that its own name goes on with begin, or 0."""
    end = member.end()
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        return _tail(text, low, member.start(), end, listed=False)
    if qualified := _qualifier(text, low, end + 1):
        end = qualified
    elif member[0] in WIDE:
        for _ in range(6):
            word = NEXT_WORD.match(low, end)
            if not word or low[end : end + 1] != " " or _stops(low, end + 1):
                break
            end = word.end()
    else:
        end = _to_deed(low, end)
    if low[end : end + 1] == " " and (more := _qualifier(text, low, end + 1)):
        end = more
    if member[0] in DEALING and (deals := DEALS.match(low, end)):
        end = deals.end()
    if (having := HAVING.match(low, end)) and not HAS_TO.match(low, end + 1):
        end = having.end()
    return end, 0


# "các đơn vị có nhiệm vụ quá hạn giải trình": which of them, up to what they do.
HAVING = re.compile(
    rf" (?:có|còn|chưa|chủ trì)(?: (?!{VERB.pattern})[^\s,.;:]+){{1,5}}(?= {VERB.pattern})"
    r"| (?:được|bị) (?:thanh tra|kiểm tra|kiểm toán|giám sát|phê bình|nêu tên|mời)"
    rf"(?= {VERB.pattern})"
)


# "các công ty phân phối thuốc": what they deal in is part of who they are.
DEALING = {"công ty", "doanh nghiệp", "cơ sở", "hộ", "đơn vị"}
DEALS = re.compile(
    r" (?:phân phối|kinh doanh|sản xuất|chế biến|nhập khẩu|xuất khẩu|cung ứng)"
    rf"(?: (?!{VERB.pattern}|và )[^\s,.;:]+){{1,3}}(?=[,.;:]| và | {VERB.pattern}|$)"
)
HAS_TO = re.compile(
    r"có (?:trách nhiệm|văn bản|báo cáo|ý kiến|phương án|giải pháp|biện pháp)(?!\w)"
)


def _to_deed(low: str, end: int, named: bool = False) -> int:
    """Past up to three small words that part "các đội" from what they do: "các đội chiếu bóng".
    A team may be `named` by a deed: "Tổ kiểm tra giờ giấc" is who then does another."""
    deed = VERB.match(low, end + 1) if named and low[end : end + 1] == " " else None
    at = deed.end() if deed and " " in deed[0] else end
    if at > end and low[at : at + 1] == " " and VERB.match(low, at + 1):
        return at
    for _ in range(5 if named else 3):
        word = NEXT_WORD.match(low, at)
        if not word or low[at] != " " or word[1] in HARD or _stops(low, at + 1):
            return end
        inner = INNER_WORD.match(low, at + 1)
        at = max(word.end(), inner.end() if inner else 0)
        if low[at : at + 1] == " " and (VERB.match(low, at + 1) or (named and low[at + 1] == "(")):
            return at
    return end


def _qualifier(text: str, low: str, at: int) -> int:
    """Past "liên quan", "thuộc Sở"; but "liên quan của Sở Tài chính" leaves that Sở whole."""
    found = QUALIFIER.match(low, at)
    if not found:
        return 0
    if text[found.end() + 1 : found.end() + 2].isupper() and " " in found[0]:
        parts = re.match(r"(?:có )?liên quan(?!\w)", found[0])
        return at + parts.end() if parts else 0
    more = MORE.match(low, found.end())
    after = QUALIFIER.match(low, more.end()) if more else None
    return after.end() if after and not MEMBER.match(low, after.start()) else found.end()


def tail_end(text: str, low: str, start: int, end: int, listed: bool = False) -> int:
    """Where a name ends beyond its head, with the members of "UBND các xã"."""
    end, several = _tail(text, low, start, end, listed)
    return (_collective(text, low, several) if several else None) or end


def _tail(text: str, low: str, start: int, end: int, listed: bool) -> tuple[int, int]:
    """Follow a name word by word: its end, and where members begin after a "các", or 0. A person's
    name has capitals only."""
    person = low[start:end] in PERSONS
    if field := FIELD.match(low, end + (low[end : end + 1] == " ")):
        end = field.end()
    free, caps, fresh = False, 0, True
    while end < len(text):
        word = NEXT_WORD.match(low, end)
        joint = _joint(text, low, start, end, listed)
        if joint > end:
            end, free, caps, fresh = joint, False, 0, True
            # "Ông Võ Quang Hà - Trưởng Phòng Kinh tế": what a person heads is a unit's name.
            person = person and not HEAD.match(low, joint + (low[joint : joint + 1] == " "))
            continue
        if not word or (low[end] != " " and end != start):
            break
        at = word.start(1)
        if text[at].isupper():
            paper = PAPER_NAME.match(low, at) and not OF_ROOM.search(low[start:end])
            if not fresh and (paper or NEXT_FACT.match(low, at)):
                break
            end, free, caps = _capital(text, low, at, word.end(), caps)
            free = free and not person
            fresh = False
            continue
        fresh = False
        caps = 0
        if free and word[1] not in HARD | DEEDS and not _stops(low, at, long_only=True):
            end, free = word.end(), False
            continue
        free = False
        inner = INNER_WORD.match(low, at)
        if low.startswith("các ", at) and low.startswith("ban quản lý", start):
            named = text[at + 4 : at + 5].isupper() or INNER_WORD.match(low, at + 4)
            inner = re.compile("các").match(low, at) if named else None
        elif low.startswith("các ", at):
            return end, at + 4
        if not inner or (inner[0] in BOTH and not _in_name(text, low, start, at, inner.end())):
            onward = (
                0 if inner else _dealt_in(text, low, start, word) or _to_capital(text, low, end)
            )
            if not onward:
                break
            end = onward
            continue
        end = inner.end()
    return end, 0


def _to_capital(text: str, low: str, end: int) -> int:
    """Past one or two small words no list knows, where the name plainly goes on behind them:
    "Chế biến gỗ Tây Sơn", "Công viên cây xanh và Chiếu sáng"; else 0."""
    for _ in range(2):
        word = NEXT_WORD.match(low, end)
        if not word or low[end] != " " or text[end + 1].isupper() or word[1] in HARD:
            return 0
        if any(known.match(low, end + 1) for known in (VERB, FUNCTION, PAPER_NAME, MEMBER)):
            return 0
        end = word.end()
        onward = re.compile(" (?:và )?").match(low, end)
        if onward and text[onward.end() : onward.end() + 1].isupper():
            named = HEAD.match(low, onward.end()) or PAPER_NAME.match(low, onward.end())
            return 0 if named else end
    return 0


def _dealt_in(text: str, low: str, start: int, word: re.Match[str]) -> int:
    """Past a deed in the name of a firm, which goes on behind it; else 0."""
    if word[1] not in DEALS_IN or not FIRM.match(low, start):
        return 0
    at = word.end() + 1
    another = HEAD.match(low, at) or PAPER_NAME.match(low, at)
    return word.end() if text[at : at + 1].isupper() and not another else 0


def _capital(text: str, low: str, at: int, end: int, caps: int) -> tuple[int, bool, int]:
    """A word with a capital goes on the name; alone it may take one small syllable along."""
    for whole in (HEAD.match(low, at), INNER_WORD.match(low, at)):
        if whole and " " in whole[0]:
            return whole.end(), False, 0
    if HEAD.match(low, at):
        return end, False, 0  # "Giám đốc Sở Xây dựng": another name begins in it
    if end - at > 1 and text[at:end].isupper():
        return end, False, 0
    return end, not caps and low[at:end] not in NO_PAIR, caps + 1


def _in_name(text: str, low: str, start: int, at: int, end: int) -> bool:
    """A word that may be a verb belongs to the name: a capital follows, or the pair is known."""
    if text[end : end + 1] == " " and text[end + 1 : end + 2].isupper():
        another = HEAD.match(low, end + 1) or OCCASION.match(low, end + 1)
        return not another and not PLACED.search(low[start:at])
    return bool(IN_NAMES.search(low[start:end]))


def _stops(low: str, at: int, long_only: bool = False) -> bool:
    stop = VERB.match(low, at) or FUNCTION.match(low, at)
    return stop is not None and (not long_only or " " in stop[0])


def _joint(text: str, low: str, start: int, end: int, listed: bool) -> int:
    """Past a comma, dash or "và" inside a name, to where it goes on; `end` if it does not."""
    if not listed and INSIDE.match(text, end) and not HEAD.match(low, end + 2) and end > start:
        return end + 1
    for mark in (" - ", " và ", "-"):
        if not low.startswith(mark, end):
            continue
        nxt = end + len(mark)
        if low.startswith("các ", nxt) and low.startswith("ban quản lý", start):
            nxt += 4
        if not text[nxt : nxt + 1].isupper():
            inner = INNER_WORD.match(low, nxt) if mark == " - " else None
            return inner.end() if inner else end
        if mark == " và " and HEAD.match(low, nxt) and not FIELD.match(low, nxt):
            return end
        if mark == " và " and PLACE_ALONE.match(text, nxt):
            return end
        return nxt - 1 if text[nxt - 1] == " " else nxt
    return end
