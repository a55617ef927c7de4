"""What every page of the shell shows: the agency, the person's rights, their menu."""

from collections.abc import Callable
from functools import partial

from django.urls import reverse
from django.utils.functional import SimpleLazyObject

from config.first_steps import is_beginning
from config.guide_links import guide_address
from config.menu import DECISIONS, MEETINGS, REMINDERS, current_of, pages_of
from departments.models import Agency, User
from departments.rights import Rights
from tasks.decisions import questions_for
from tasks.meeting_screen import waiting_count
from tasks.unseen import unseen_count

TABS = 5  # what a phone's width holds; where there are more pages, the last opens the others
# What waits on a page, by its name.
COUNTS: dict[str, Callable[[User], int]] = {
    DECISIONS.name: lambda user: len(questions_for(user)),
    REMINDERS.name: unseen_count,
    MEETINGS.name: waiting_count,
}


def shell(request) -> dict:
    """Agency and menu for the page head; nothing outside a request's normal course."""
    if not hasattr(request, "user"):
        return {}
    match = request.resolver_match
    guide = guide_address(match.view_name if match else "")
    if not request.user.is_authenticated:
        return {"agency": Agency.current(), "guide": guide}
    rights = Rights.of(request.user)
    entries = menu(request, rights)
    shown = TABS if len(entries) <= TABS else TABS - 1
    return {
        "agency": Agency.current(),
        "guide": guide,
        "rights": rights,
        "menu": entries,
        "tabs": entries[:shown],
        "more_tabs": entries[shown:],
        "more_current": any(entry["current"] for entry in entries[shown:]),
        "is_beginning": SimpleLazyObject(is_beginning),
    }


def menu(request, rights: Rights) -> list[dict]:
    """The person's pages in order, each with its address, whether it is the one shown, and how
    much waits there: counted where a whole page is drawn, not for a fragment."""
    pages = pages_of(rights)
    match = request.resolver_match
    current = current_of(pages, match.view_name) if match else None
    return [
        {
            "page": page,
            "url": reverse(page.name),
            "current": page is current,
            "count": counted(page.name, request.user),
        }
        for page in pages
    ]


def counted(page: str, user: User) -> SimpleLazyObject | str:
    """What waits there, asked for once, by whichever part of the page shows it first."""
    return SimpleLazyObject(partial(COUNTS[page], user)) if page in COUNTS else ""
