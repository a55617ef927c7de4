"""Which chapter of the guide helps on which page."""

from django.urls import reverse

# The first entry that a view's name begins with, to the anchor of a heading of docs/huong-dan.md.
SECTIONS = {
    "first_steps": "thiết-lập-lần-đầu",
}
REFUSED = "ai-xem-và-làm-được-gì"
NOT_FOUND = "khi-có-gì-không-đúng"


def section_of(view_name: str) -> str:
    """The anchor of the section that tells of a page; nothing where the whole guide does."""
    found = (anchor for begins, anchor in SECTIONS.items() if view_name.startswith(begins))
    return next(found, "")


def guide_address(view_name: str = "") -> str:
    """The guide, opened where it tells of the page."""
    section = section_of(view_name)
    return reverse("guide") + (f"#{section}" if section else "")
