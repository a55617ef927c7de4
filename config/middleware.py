"""Sign-in is required everywhere; and nobody, signed in or not, sends more than a form can take."""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

TOO_LARGE = "Nội dung gửi lên quá lớn. Quay lại trang trước, chọn ít tệp hơn rồi gửi lại."
# The most that a form takes is ten proofs of 20 MB.
LARGEST_REQUEST = 220 * 1024 * 1024
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
        return self.sent_to(request, reverse("password_change"))

    def owes_password(self, request, view_func) -> bool:
        asked = request.resolver_match.view_name
        needed = getattr(view_func, "login_required", True) and asked not in OF_A_NEW_PASSWORD
        return needed and request.user.is_authenticated and request.user.must_change_password

    def handle_no_permission(self, request, view_func):
        if not request.htmx:
            return super().handle_no_permission(request, view_func)
        page = urlencode({"next": self.page_of(request)})
        return self.sent_to(request, f"{reverse('login')}?{page}")

    def sent_to(self, request, url: str) -> HttpResponse:
        if not request.htmx:
            return redirect(url)
        # Otherwise htmx would swap the whole page into the fragment.
        response = HttpResponse(status=204)
        response["HX-Redirect"] = url
        return response

    def page_of(self, request) -> str:
        """The page that asked, as far as its address can be read."""
        try:
            return urlsplit(request.htmx.current_url or "").path or "/"
        except ValueError:
            return "/"
