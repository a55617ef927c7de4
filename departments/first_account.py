"""The first account of an empty installation: made by whoever holds the link that the start of the
product prints, and never again."""

from django.db import transaction
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from departments.accounts import note_changes
from departments.models import Agency, User

SALT = "departments.first_account"
LENGTH = 32


def first_link() -> str:
    """Its address, without the site's name; "" once there is an account."""
    return "" if User.objects.exists() else reverse("first_account", args=[_code()])


def is_first(code: str) -> bool:
    """Whether the link still makes the first account."""
    return constant_time_compare(code, _code()) and not User.objects.exists()


def _code() -> str:
    """Known to who can read the key of this installation or what it prints."""
    return salted_hmac(SALT, "first", algorithm="sha256").hexdigest()[:LENGTH]


@transaction.atomic
def make_first(*, username: str, full_name: str, email: str, password: str) -> User | None:
    """The system administrator; None where somebody was faster."""
    Agency.objects.select_for_update().first()  # two at once wait for each other here
    if User.objects.exists():
        return None
    person = User(username=username, full_name=full_name, email=email)
    person.is_staff = person.is_superuser = True
    person.set_password(password)
    person.save()
    note_changes(person, {}, by=person)
    return person
