"""The menu: one table of pages, and which of them each role sees, in which order."""

from dataclasses import dataclass, replace

from departments.models import User
from departments.rights import Rights


@dataclass(frozen=True)
class Page:
    """A page of the menu; `short` is its word on a phone, `covers` the room it stands for."""

    name: str
    label: str
    short: str
    icon: str
    covers: str = ""


DASHBOARD = Page("reports:dashboard", "Tổng quan", "Tổng quan", "home", "reports")
DECISIONS = Page("tasks:decisions", "Chờ quyết định", "Quyết định", "inbox")
TASKS = Page("tasks:list", "Nhiệm vụ", "Nhiệm vụ", "list", "tasks")
UNIT = Page("tasks:unit", "Việc của đơn vị", "Đơn vị", "users", "tasks")
MINE = Page("tasks:mine", "Việc của tôi", "Của tôi", "user")
NOTICES = Page("conclusions:list", "Thông báo kết luận", "Thông báo", "doc", "conclusions")
REMINDERS = Page("tasks:reminders", "Nhắc việc", "Nhắc việc", "bell")
# They search and print for every room; one's own account is of none.
OF_NO_ROOM = ("reports:search", "reports:print_job", "departments:own_stand_ins")
# A notice's own prints and slips, read from its page.
OF_A_NOTICE = (
    *(
        "reports:notice_",
        "reports:next_",
        "reports:draft_",
        "reports:slips",
        "tasks:old_book_",
        "tasks:mend",
        "tasks:distribution",
        "tasks:before_issue",
    ),
)
OF_CHASING = ("tasks:chase_",)
OF_REPORTS = (
    "reports:report",
    "reports:paper",
    "reports:turns",
    "reports:frozen",
    "reports:freeze",
    "reports:packs",
    "reports:trends",
)
OF_MEETINGS = ("tasks:meeting",)
# A list that is kept beside units and people.
OF_A_LIST = (
    *("tasks:calendar_", "tasks:day_off", "tasks:days_off", "tasks:new_day", "tasks:delete_day"),
    *(
        "tasks:confirm_days",
        "tasks:ladder",
        "tasks:letters_sent",
        "tasks:stop_letters",
        "tasks:webhook",
        "reports:new_year",
        "first_steps",
    ),
)
OFFICE_DAY = Page("tasks:office_day", "Việc hôm nay", "Hôm nay", "cal")
CHASE = Page("tasks:chase", "Đôn đốc", "Đôn đốc", "flag", "chasing")
OTHER_ROOMS = (
    (OF_A_NOTICE, "conclusions"),
    (OF_A_LIST, "departments"),
    (OF_CHASING, "chasing"),
    (OF_REPORTS, "reporting"),
    (OF_MEETINGS, "meetings"),
)
REPORTS = Page("reports:reports", "Báo cáo", "Báo cáo", "chart", "reporting")
MEETINGS = Page("tasks:meetings", "Giao ban", "Giao ban", "play", "meetings")
LISTS = Page("departments:lists", "Danh mục", "Danh mục", "stamp", "departments")

LEADER = (DASHBOARD, DECISIONS, TASKS, NOTICES, MEETINGS, CHASE, REPORTS, REMINDERS)
# For the office a task belongs to the whole register, for others to the work of their unit.
OFFICE = (
    *(OFFICE_DAY, NOTICES, TASKS, CHASE, MEETINGS, replace(UNIT, covers=""), DASHBOARD),
    *(DECISIONS, REPORTS, REMINDERS),
)
HEAD = (UNIT, MINE, TASKS, NOTICES, REPORTS, REMINDERS)
MEMBER = (UNIT, MINE, NOTICES, REMINDERS)
# Of no unit: the system administrator as a rule, who keeps accounts and lists and has no tasks.
KEEPER = (LISTS, NOTICES, REMINDERS)
MENUS = (
    LEADER,
    OFFICE,
    HEAD,
    MEMBER,
    KEEPER,
)  # whose pages come first where one person has several


def pages_of(rights: Rights) -> tuple[Page, ...]:
    """What the person's menu holds; keepers of the lists find Danh mục at its end.

    A stand-in has the absent person's pages too: the first pages of each role stand in front, for
    a phone shows no more than five.
    """
    menus = sorted({_own_pages(person) for person in rights.people}, key=MENUS.index)
    front = [page for menu in menus for page in menu[:2]] if len(menus) > 1 else []
    merged: dict[str, Page] = {}
    for page in (*front, *(page for menu in menus for page in menu)):
        merged.setdefault(page.name, page)
    if rights.keeps_lists:
        merged.setdefault(LISTS.name, LISTS)
    return tuple(merged.values())


def _own_pages(person: User) -> tuple[Page, ...]:
    if person.is_leader:
        return LEADER
    if person.is_office:
        return OFFICE
    if person.is_staff and not person.posts:
        return KEEPER
    return HEAD if person.is_chief else MEMBER


def home_of(rights: Rights) -> str:
    """The name of the first page of the person's role; a stand-in's is the own role's."""
    person = rights.user
    if person.is_leader:
        return DASHBOARD.name
    if person.is_office:
        return OFFICE_DAY.name
    if rights.keeps_lists and not person.posts:
        return LISTS.name
    return UNIT.name


def current_of(pages: tuple[Page, ...], view_name: str) -> Page | None:
    """The entry a page belongs to: its own, else the first that covers its room."""
    if view_name in OF_NO_ROOM:
        return None
    room = view_name.partition(":")[0]
    for names, other in OTHER_ROOMS:
        room = other if view_name.startswith(names) else room
    own = [page for page in pages if page.name == view_name]
    return next(iter(own or [page for page in pages if page.covers == room]), None)
