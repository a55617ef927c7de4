"""One-time links to set a password: made for a person by who may change the account, or sent to the
person's own address. A link is used once, and for three days."""

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from departments.models import User


def link_for(person: User, root: str) -> str:
    """The whole address; `root` is how the site is called: “https://ket-luan.example”. Once the
    password is set by it, or the person has signed in, it leads nowhere."""
    key = urlsafe_base64_encode(force_bytes(person.pk))
    token = default_token_generator.make_token(person)
    return root.rstrip("/") + reverse("set_password", args=[key, token])
