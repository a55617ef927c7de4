"""Sign-in is required everywhere, nobody sends more than a form takes, what was saved is told."""

from urllib.parse import quote, urlsplit, urlunsplit

from django.conf import settings
from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.middleware.gzip import GZipMiddleware
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.cache import patch_vary_headers
from django.utils.http import url_has_allowed_host_and_scheme, urlencode

from departments.at_once import kept
from departments.filekinds import MB
from departments.uploads import MOST_BYTES, MOST_FILES

TOO_LARGE = "Nội dung gửi lên quá lớn. Quay lại trang trước, chọn ít tệp hơn rồi gửi lại."
LARGEST_REQUEST = MOST_FILES * MOST_BYTES + 20 * MB  # all the proofs a form takes, and its words
# What a person may open who owes a password of their own.
OF_A_NEW_PASSWORD = {"password_change", "logout"}


class SizeMiddleware:
    """Refuses what is too large before a byte of it is read: the check of a form's token alone
    would write all of it to the disk, and that comes before the sign-in."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        length = request.META.get("CONTENT_LENGTH") or "0"
        if length.isdecimal() and len(length) < 18 and int(length) <= LARGEST_REQUEST:
            return self.get_response(request)
        return HttpResponse(TOO_LARGE, status=413, content_type="text/plain; charset=utf-8")


class SignInMiddleware(LoginRequiredMiddleware):
    """Sign-in everywhere; and who owes a password of their own sees nothing else before it."""

    def process_view(self, request, view_func, view_args, view_kwargs):
        refused = super().process_view(request, view_func, view_args, view_kwargs)
        if refused or not self.owes_password(request, view_func):
            return refused
        return sent_to(request, reverse("password_change"))

    def owes_password(self, request, view_func) -> bool:
        asked = request.resolver_match.view_name
        needed = getattr(view_func, "login_required", True) and asked not in OF_A_NEW_PASSWORD
        return needed and request.user.is_authenticated and request.user.must_change_password

    def handle_no_permission(self, request, view_func):
        if request.htmx or request.method == "POST":
            return to_sign_in(request)
        return super().handle_no_permission(request, view_func)


def sent_to(request, url: str) -> HttpResponse:
    """To another page; htmx would swap it into the fragment otherwise. Nobody is led away from what
    they type: a save by itself is told what is wrong."""
    if "X-Autosave" in request.headers:
        return HttpResponse(status=403, headers={"X-Old-Page": "1"})
    if not request.htmx:
        return redirect(url)
    response = HttpResponse(status=204)
    response["HX-Redirect"] = url
    return response


class PageZipMiddleware(GZipMiddleware):
    """Pages are compressed on the wire; files that people fetch mostly are so already, and whoever
    fetches one is told its size."""

    def process_response(self, request, response):
        is_page = not response.streaming and response.get("Content-Type", "").startswith(
            "text/html"
        )
        return super().process_response(request, response) if is_page else response


class FragmentMiddleware:
    """A page and its fragment share one address: the browser keeps them apart, or Back would show
    the fragment in place of the page."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        patch_vary_headers(response, ["HX-Request"])
        return response


class KeptMiddleware:
    """Small tables are read once a request, but not where they are edited."""

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        if request.path.startswith((reverse("admin:index"), reverse("departments:lists"))):
            return self.get_response(request)
        with kept(lambda: request.user):
            return self.get_response(request)


class SavedMiddleware:
    """Tells the page's script, in a cookie, the address of the form that was just saved.

    What was typed there need not be kept on the machine any longer (static/js/drafts.js).
    """

    def __init__(self, get_response) -> None:
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        # A form that is drawn again with what is wrong answers 422, and a page without htmx 200.
        # One that answers with what is shown once says itself that it saved.
        saved = response.status_code in (302, 303) or getattr(response, "has_saved", False)
        saved = saved or (request.htmx and response.status_code < 300)
        # The address of a letter's link is a key, and what was typed there is another's.
        match = request.resolver_match
        is_link = match is not None and match.view_name == "tasks:mail_link"
        if request.method == "POST" and saved and not is_link and request.user.is_authenticated:
            response.set_cookie(
                "saved",
                quote(request.path, safe=""),
                max_age=300,
                secure=settings.SESSION_COOKIE_SECURE,
                samesite="Lax",
            )
        return response


def to_sign_in(request) -> HttpResponse:
    """To the sign-in page, and from there back to the page that asked, not to a form's address."""
    address = f"{reverse('login')}?{urlencode({'next': page_of(request)})}"
    return sent_to(request, address)


def page_of(request) -> str:
    """The page of ours that a request was sent from, as far as its address can be read."""
    try:
        page = urlsplit(request.htmx.current_url or request.headers.get("Referer") or "")
    except ValueError:
        return "/"
    address = urlunsplit(("", "", page.path, page.query, ""))
    # Another site's address may end in what a browser takes for a third one: //elsewhere/.
    return address if url_has_allowed_host_and_scheme(address, None) else "/"
