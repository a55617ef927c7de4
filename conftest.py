"""Fixtures for every room: the browser, and the named cast of people."""

import gc
import os
import shutil

import pytest
from django.db import connection, transaction
from pytest_django.plugin import blocking_manager_key

from config.demo.agency import build_agency
from config.fences import drop_fences
from departments.models import Agency, Alias, Department, Membership, User
from tasks.days_off import begin_calendar
from tasks.models import DayOff, SeededYear

CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")


# The browser


def pytest_collection_modifyitems(items):
    """Tests that use a browser are marked by that alone, and run last."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker("browser")
    items.sort(key=lambda item: item.get_closest_marker("browser") is not None)


def pytest_collection_finish():
    """What is loaded by now stays to the end: it is looked through for garbage this one time."""
    gc.collect()
    gc.freeze()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item, nextitem):
    """A test with real transactions empties every table: what migrations wrote comes back."""
    result = yield
    marker = item.get_closest_marker("django_db")
    committed = {"transactional_db", "live_server"} & set(getattr(item, "fixturenames", ()))
    if nextitem and (committed or (marker and marker.kwargs.get("transaction"))):
        with item.config.stash[blocking_manager_key].unblock():
            begin_calendar(DayOff, SeededYear)
    return result


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """The test database as ever; before it goes, PostgreSQL hangs up on whoever still holds it.

    A browser keeps its last connections open, and with them threads of the test server.
    """
    yield
    if connection.vendor != "postgresql":
        return
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
            "WHERE datname = current_database() AND pid <> pg_backend_pid()"
        )


@pytest.fixture(scope="session")
def browser():
    """A headless Chromium of this machine, started once."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    chromium = next(filter(None, map(shutil.which, CHROMIUMS)), None)
    if chromium is None:
        pytest.skip("no Chromium on this machine")
    # Playwright keeps an event loop running in this thread, where the ORM would refuse to work.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    quiet = ["--no-sandbox", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as play:
        started = play.chromium.launch(executable_path=chromium, args=quiet)
        yield started
        started.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def page(browser, live_server):
    """A fresh page on the running site, as a Vietnamese office sees it."""
    context = browser.new_context(
        base_url=live_server.url, locale="vi-VN", timezone_id="Asia/Ho_Chi_Minh"
    )
    page = context.new_page()
    yield page
    # What the page has asked for is answered before the tables are emptied under it.
    page.wait_for_load_state("networkidle")
    context.close()


@pytest.fixture
def console(page):
    """What the browser complains of: scripts that fail, styles the policy refuses."""
    said = []
    page.on("console", lambda message: message.type == "error" and said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    return said


@pytest.fixture
def sign_in(page, live_server, client):
    """Sign a person in on the page without typing."""

    def as_(user):
        client.force_login(user)
        key = client.cookies["sessionid"].value
        page.context.add_cookies([{"name": "sessionid", "value": key, "url": live_server.url}])

    return as_


@pytest.fixture
def rewritten(db):
    """For a test that sets back what was written, which the database refuses to everybody."""
    drop_fences(connection)


# What is dear to build, for all tests of a module


@pytest.fixture(scope="module")
def built_once(django_db_setup, django_db_blocker):
    """What the module's fixtures build upon this one stands for all its tests: each takes back only
    what it did itself. For modules without a test that commits."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield
        transaction.set_rollback(True)


# The named cast: the sample agency's people by account, and its units by code


def with_agency() -> None:
    """Its whole office sends notices out: who else may is told by the tests of approval."""
    build_agency()
    Agency.objects.update(issue_rule=Agency.IssueRule.OFFICE)


@pytest.fixture(scope="session")
def agency_rows(django_db_setup, django_db_blocker) -> list[tuple[str, list[tuple]]]:
    """All that the agency is made of, as statements and their rows."""
    told = []
    with django_db_blocker.unblock(), transaction.atomic(), connection.cursor() as cursor:
        with_agency()
        for model in (Agency, User, Department, Alias, Membership):
            table = model._meta.db_table
            rows = cursor.execute(f"SELECT * FROM {table}").fetchall()
            marks = ", ".join(["%s"] * len(rows[0]))
            told.append((f"INSERT INTO {table} VALUES ({marks})", rows))
        transaction.set_rollback(True)
    return told


@pytest.fixture
def agency(db, request):
    """Thousands of tests begin with it, and to write its rows again takes a tenth of building it;
    PostgreSQL would not count on from keys that are told."""
    stands = User.objects.exists() or Department.objects.exists() or Agency.objects.exists()
    if stands or connection.vendor == "postgresql":
        with_agency()
    else:
        rows_of_each = request.getfixturevalue("agency_rows")
        with connection.cursor() as cursor:
            for statement, rows in rows_of_each:
                cursor.executemany(statement, rows)
    return Agency.current()


@pytest.fixture
def cast(agency) -> dict[str, User]:
    """People by account: giamdoc, pgd.nga, hcth.son, qlkh.anh, ttud.dung, ttud.dat …"""
    return {user.username: user for user in User.objects.all()}


@pytest.fixture
def units(agency) -> dict[str, Department]:
    """Units by code: QLKH, QLCN&CN, QLTĐC, TTra, TTUD, HCTH, CĐ, ChĐ, LĐS."""
    return {unit.code: unit for unit in Department.objects.exclude(code="")}
