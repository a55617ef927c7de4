"""Names of tasks for lists and mails: the gist of a directive in at most 120 letters."""

import re

from conclusions.reading.name_words import HEAD
from departments.folding import level

LONGEST = 120
SHORT = 26

DRAFTED = (
    r"(?:kế hoạch|nghị quyết|quyết định|đề án|báo cáo|chương trình|dự thảo|tờ trình|quy chế|"
    r"quy định|phương án|dự án|danh mục|hướng dẫn|văn bản|khung|bộ tiêu chí|quy trình|dự toán)"
)
# Words that a title begins better without, taken off again and again.
MANNER = re.compile(
    r"[ ,;:.–-]+|(?:phòng|ban|trung tâm|văn phòng|đơn vị|trường|công ty|viện) (?=chủ động|phối hợp|"
    r"tiếp tục|khẩn trương|tập trung)|(?:có trách nhiệm|chịu trách nhiệm|cần|phải|sẽ|chủ động|"
    r"khẩn trương|kịp thời|tập trung|tích cực|nghiêm túc|tiếp tục|thường xuyên|sớm|ngay|trước mắt|"
    r"đồng thời|và|trực tiếp|nhanh chóng|quyết liệt|được giao(?: nhiệm vụ)?|làm đầu mối|chủ trì|"
    r"cùng|là (?:cơ quan|đơn vị) (?:thường trực|chủ trì|đầu mối)|tổ chức tốt|theo đó|trong đó|"
    r"trong thời gian tới|hoàn thành(?: việc| công tác| xác lập)?(?! nhiệm vụ)|"
    r"theo dõi,(?= tham mưu)|với (?:vai trò|tư cách)(?: (?:là|cơ quan|đơn vị|đầu mối|thường trực|"
    r"chủ trì|tham mưu))+)(?:,|(?!\w)) ?"
)
WITH = re.compile(
    r"(?:phối hợp|làm việc|tham vấn|trao đổi|thống nhất)(?:,? (?:và )?(?:tham vấn|trao đổi|"
    r"thống nhất))?(?: (?:chặt chẽ|tốt|đồng bộ|trực tiếp|cụ thể))?(?: cùng)?(?: với)? "
)
AIMS = re.compile(r",? ?(?:để|trong việc|trong công tác|nhằm) ")
ADVISES = re.compile(r"(?:tham mưu(?:,? đề xuất)?|giúp)(?: cho)?,? ?")
SUBMITS = re.compile(r"(?:kịp thời )?trình ")
DRAFTS = re.compile(rf"(?:xây dựng|hoàn thành|soạn thảo) (?={DRAFTED})")
CARRIES_ON = re.compile(
    r"(?:tiếp tục )?(?:tổ chức )?(?:triển khai )?thực hiện (?:đạt kết quả |tốt |có hiệu quả |"
    r"nghiêm |nghiêm túc )?(?:các )?(?:nội dung|nhiệm vụ|công việc|"
    r"ý kiến chỉ đạo)(?:,? (?:nội dung )?công việc)?(?: nêu)? (?:trong|theo|"
    r"tại) (?=(?:các )?(?:thông báo|kết luận|kế hoạch|quyết định|công văn))"
)
TOPIC_FIRST = re.compile(
    r"(?:đối với|về)(?: [^:.;]{0,60}?)? (?:về việc|việc|về) (?P<topic>[^:;.]{15,200}):"
)
GROUNDS = re.compile(
    r"(?:trên cơ sở|căn cứ|theo|để|nhằm|đối với|sau khi|sau|trong quá trình|"
    r"thực hiện)(?!\w)[^,;.]*(?:, [^,;.]*)?, (?=(?:(?:phòng|ban|trung tâm|văn phòng|đơn vị|"
    r"trường) )?(?:chủ động|khẩn trương|tham mưu|rà soát|xây dựng|tổ chức|phối hợp|chủ trì|"
    r"tiếp tục|hoàn thành|báo cáo|tập trung|đề xuất|hướng dẫn)(?!\w))"
)
CLAUSE_END = re.compile(
    r"[;:](?= |$)|\.(?= |$)|(?<!không)(?<!đừng),? (?:trong đó|nhất là|đặc biệt là|để|nhằm|"
    r"bảo đảm|đảm bảo|"
    r"trên cơ sở đó)(?!\w)|, không(?!\w)"
)
# Fillers end a title only where it already says enough.
FILLER = re.compile(
    r" (?:theo (?:đúng )?quy định|đúng quy định|theo chức năng|theo thẩm quyền|đã được giao|"
    r"trên địa bàn|(?:đã )?đề ra)(?!\w)"
)
ENOUGH = 40
CITED_DAY = re.compile(r"(?<=[/\w]) ngày \d{1,2}(?:/| tháng )\d{1,2}(?:/|,? năm )\d{4}")
# Where a limit was taken out of the middle, a space or a second comma is left.
STRAY = re.compile(r" +(?=[,;.](?: |$))|,(?= ?[,;.])")
DANGLING = re.compile(
    r"(?:[ ,;:–-]+|(?<!\w)(?:và|của|để|với|các|những|trong|(?<!tiếp )theo|"
    r"(?<!tồn )(?<!hiện )tại|về|cho|từ|đến|do|"
    r"là|khi|được|trước|(?<!tuyệt )đối|không|đã|"
    r"xong|gửi|hoàn thành|đồng thời|báo cáo và|thời gian|thời gian thực hiện|hoặc|thuộc|bằng|"
    r"ngày|vào|sáng|trưa|chiều|tối|đúng))$",
    re.I,
)
SEAM = re.compile(
    r", | (?:và|nhưng|để|theo|trong|do|đến|giữa|tại|thuộc|cho|với|về|của|trên|bằng|nhằm) "
)
SENT = re.compile(r", (?:trình|gửi|báo cáo) (?:về )?[^,;]{3,40}$")
# What a step is about, up to the unit that is to take it.
MATTER = re.compile(rf"(?<!\w)(?:đối với|về) (?:(?!, (?:các |{HEAD.pattern}))[^.;])+")
PRODUCTS = DRAFTED.replace("|quy định", "").replace("|hướng dẫn", "").replace("|chương trình", "")
PRODUCT = re.compile(
    rf"(?:tham mưu|xây dựng|ban hành|trình|hoàn thiện|hoàn thành|dự thảo|lập|báo cáo)(?: "
    rf"[^,;.]{{0,60}})?? "
    rf"(?P<paper>{PRODUCTS})(?!\w)"
)


def title_of(
    text: str,
    subject: int = 0,
    groups: list[tuple[int, int]] | None = None,
    limit: tuple[int, int] | None = None,
) -> str:
    """A title for these words; `subject` is where the acting unit ends, `groups` where all are."""
    text = text.replace("./.", ".  ")  # as long: places stay places
    low = level(text)
    if not subject and (topic := TOPIC_FIRST.match(low)):
        return _finish(text[topic.start("topic") : topic.end("topic")])
    gone = set(range(*limit)) if limit else set()
    start = _begin(low, subject, groups or [])
    if done := CARRIES_ON.match(low, start):
        rest = _clause(text, low, done.end(), gone)
        return _finish("Tiếp tục thực hiện " + rest)
    title = _clause(text, low, start, gone)
    if len(_trim(title)) < 10:
        title = _clause(text, low, subject, gone).lstrip(" ,;:") or _clause(text, low, 0, set())
    if len(title) < SHORT:
        title = _enriched(title, text, low, start, subject, gone)
    return _finish(title)


def _begin(low: str, at: int, groups: list[tuple[int, int]]) -> int:
    """Past the manner, the partners and the one advised, to what is to be done."""
    ends = dict(groups)
    while True:
        step = MANNER.match(low, at) or GROUNDS.match(low, at) or DRAFTS.match(low, at)
        if CARRIES_ON.match(low, at):
            return at
        if step and step.end() > at:
            at = step.end()
            continue
        shared, advised = WITH.match(low, at), ADVISES.match(low, at)
        submitted = SUBMITS.match(low, at)
        if shared and shared.end() in ends:
            at = ends[shared.end()]
            if of := re.compile(r" (?:của|thuộc) ").match(low, at):
                at = ends.get(of.end(), at)
            aim = AIMS.match(low, at)
            at = aim.end() if aim else at
        elif shared and (group := _group_near(shared.end(), groups, low)):
            at = group
            aim = AIMS.match(low, at)
            at = aim.end() if aim else at
        elif advised:
            at = advised.end()
            at = ends.get(at, at)
        elif submitted and submitted.end() in ends and low[:at].strip():
            at = ends[submitted.end()]
        else:
            return at


def _group_near(at: int, groups: list[tuple[int, int]], low: str) -> int | None:
    """The end of the partners named a few words on: "với các bộ phận liên quan của Sở A"."""
    near = [end for start, end in groups if at <= start <= at + 40]
    return near[-1] if near and not re.search(r"[,;.]", low[at : at + 5]) else None


def _clause(text: str, low: str, start: int, gone: set[int]) -> str:
    stop = min(len(text), start + 4 * LONGEST)
    for mark in CLAUSE_END.finditer(low, start, stop):
        if mark.start() - start >= 12 and _depth(text, start, mark.start()) == 0:
            stop = mark.start()
            break
    if filler := FILLER.search(low, start + ENOUGH, stop):
        stop = filler.start()
    kept = "".join(letter for i, letter in enumerate(text[start:stop], start) if i not in gone)
    return re.sub(r" ?\([^()]*\)?", "", kept)


def _depth(text: str, start: int, end: int) -> int:
    return text.count("(", start, end) - text.count(")", start, end)


def _enriched(title: str, text: str, low: str, start: int, subject: int, gone: set[int]) -> str:
    """A bare "Báo cáo Giám đốc Sở" takes its matter from the sentence before, else what follows."""
    matter = MATTER.search(low, 0, subject) if subject else None
    if matter:
        about = text[matter.start() : matter.end()][:LONGEST]
        about = about[:1].lower() + about[1:]
        if level(title).startswith(("báo cáo", "tổng hợp", "trình")):
            about = re.sub(r"^đối với ", "về ", about)
        return f"{_trim(title)} {about}"
    more = CLAUSE_END.search(low, start + 12)
    if more and more[0] == ";":
        following = _clause(text, low, _begin(low, more.end(), []), gone)
        return f"{_trim(title)}; {following[:1].lower()}{following[1:]}"
    return title


def _trim(title: str) -> str:
    while shorter := DANGLING.sub("", title):
        if shorter == title:
            break
        title = shorter
    return title.strip(" .,;:")


def _finish(title: str) -> str:
    title = whole = STRAY.sub("", " ".join(CITED_DAY.sub("", title).split()))
    sent = SENT.search(title)
    if sent and sent.start() > SHORT and not level(title[: sent.start()]).endswith("tổng hợp"):
        title = title[: sent.start()]
    if len(title) > LONGEST:
        seams = [m.start() for m in SEAM.finditer(title, 60, LONGEST + 1)]
        title = title[: seams[-1]] if seams else title[: LONGEST + 1].rpartition(" ")[0]
    title = _trim(title) or whole
    return title[:1].upper() + title[1:]


def deliverable_of(text: str) -> str:
    """The paper that the words order, such as "kế hoạch"; empty where none is named."""
    found = PRODUCT.search(level(text))
    return found["paper"] if found else ""
