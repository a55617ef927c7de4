"""What every page of the shell shows: the agency's name and the menu of the person's role."""

from departments.models import Agency


def shell(request) -> dict:
    """Agency for the page head; nothing for a page shown outside a request's normal course."""
    return {"agency": Agency.current()} if hasattr(request, "user") else {}
