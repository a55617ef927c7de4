"""What every page of the shell shows: the agency, the person's rights, their menu."""

from django.urls import reverse

from config.guide_links import guide_address
from config.menu import current_of, pages_of
from departments.models import Agency
from departments.rights import Rights

TABS = 5  # what a phone's width holds


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
    return {
        "agency": Agency.current(),
        "guide": guide,
        "rights": rights,
        "menu": entries,
        "tabs": entries[:TABS],
    }


def menu(request, rights: Rights) -> list[dict]:
    """The person's pages in order, each with its address and whether it is the one shown."""
    pages = pages_of(rights)
    match = request.resolver_match
    current = current_of(pages, match.view_name) if match else None
    return [{"page": page, "url": reverse(page.name), "current": page is current} for page in pages]
