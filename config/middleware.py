"""Sign-in is required everywhere; a signed-out fragment request sends the whole page there."""

from urllib.parse import urlsplit

from django.contrib.auth.middleware import LoginRequiredMiddleware
from django.http import HttpResponse
from django.urls import reverse
from django.utils.http import urlencode


class SignInMiddleware(LoginRequiredMiddleware):
    def handle_no_permission(self, request, view_func):
        if not request.htmx:
            return super().handle_no_permission(request, view_func)
        # Otherwise htmx would swap the sign-in page into the fragment.
        page = self.page_of(request)
        response = HttpResponse(status=204)
        response["HX-Redirect"] = f"{reverse('login')}?{urlencode({'next': page})}"
        return response

    def page_of(self, request) -> str:
        """The page that asked, as far as its address can be read."""
        try:
            return urlsplit(request.htmx.current_url or "").path or "/"
        except ValueError:
            return "/"
