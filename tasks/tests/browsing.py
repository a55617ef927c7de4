"""A person at a browser without one: signs in at the door, reads a page's form, sends it."""

from html.parser import HTMLParser
from random import Random

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

PASSWORD = "moves of a task"


class SentForm(HTMLParser):
    """The fields of the page's form that carries `seen`: name to kind, present value, choices."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.fields: dict[str, dict] = {}
        self.found: dict[str, dict] = {}
        self.name = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "form":
            self.fields = {}
        if tag in ("input", "textarea", "select") and given.get("name"):
            self.name = given["name"]
            kind = given.get("type", "text") if tag == "input" else tag
            field = {"kind": kind, "value": "", "choices": []}
            self.fields.setdefault(self.name, field)
            if kind == "radio":
                self.fields[self.name]["choices"].append(given["value"])
            elif tag == "input":
                self.fields[self.name]["value"] = given.get("value") or ""
        if tag == "option":
            self.fields[self.name]["choices"].append(given.get("value") or "")

    def handle_endtag(self, tag: str) -> None:
        if tag == "form" and "seen" in self.fields:
            self.found = self.fields


def signed_in(account: str) -> Client:
    """A browser in which the person has signed in by the page for it."""
    browser = Client()
    sent = browser.post("/dang-nhap/", {"username": account, "password": PASSWORD})
    assert sent.status_code == 302, account
    return browser


def filled(page: str, dice: Random, days: list[str], mark: str) -> dict[str, object]:
    """What somebody in a hurry sends: mostly right, now and then empty, odd or out of date."""
    sent: dict[str, object] = {}
    for name, field in SentForm(page).found.items():
        if name == "seen":
            version = int(field["value"]) - (dice.random() < 0.06)
            sent[name] = str(version)
        elif field["choices"]:
            sent[name] = dice.choice(field["choices"])
        elif name in ("new_due_on", "needed_by"):
            sent[name] = field["value"] if dice.random() < 0.2 else dice.choice(days)
        elif field["kind"] == "file":
            if dice.random() < 0.3:
                sent[name] = SimpleUploadedFile(f"{mark}.pdf", b"%PDF-1.7")
        elif field["kind"] in ("textarea", "text"):
            sent[name] = "" if dice.random() < 0.06 else f"{name} {mark}"
        else:
            sent[name] = field["value"]
    return sent
