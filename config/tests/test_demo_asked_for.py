"""The demo, whose passwords everybody knows, is loaded by itself on a trial machine alone."""

import pytest

from config.management.commands.serve import Command
from departments.models import User

HERE = ["127.0.0.1", "localhost", "[::1]"]


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("site", "hosts", "loads"),
    [
        ("http://127.0.0.1:8000", HERE, True),
        ("http://localhost:9000", HERE, True),
        ("http://[::1]:8000", HERE, True),
        ("https://ket-luan.example", HERE, False),
        ("https://ket-luan.example:8443/theo-doi", HERE, False),
        ("http://10.0.0.5:8000", HERE, False),
        ("http://localhost.example", HERE, False),
        ("http://127.0.0.1:8000", [*HERE, "ket-luan.example"], False),
        ("http://127.0.0.1:8000", ["*"], False),
    ],
)
def test_site_with_a_name_of_its_own_gets_no_demo(settings, site, hosts, loads):
    settings.SITE_URL, settings.ALLOWED_HOSTS = site, hosts

    assert Command().wants_demo() is loads


@pytest.mark.django_db
def test_database_with_an_account_gets_no_demo(settings):
    settings.SITE_URL, settings.ALLOWED_HOSTS = "http://127.0.0.1:8000", HERE
    User.objects.create_user("an", full_name="Nguyễn Văn An")

    assert Command().wants_demo() is False
