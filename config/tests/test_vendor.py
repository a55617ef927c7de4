"""The vendored files are the ones we took, and no page of ours reaches outside the installation."""

import hashlib
import re

from django.conf import settings

VENDOR = settings.BASE_DIR / "static" / "vendor"
LISTED = re.compile(r"^([0-9a-f]{64})  (\S+)$", re.MULTILINE)
# An XML namespace is a name, not an address: nothing is fetched.
OUTSIDE = re.compile(r"https?://(?!www\.w3\.org/)|//cdn", re.IGNORECASE)


def listed_files() -> dict[str, str]:
    rows = LISTED.findall((VENDOR / "VENDORED.txt").read_text(encoding="utf-8"))
    return {name: digest for digest, name in rows}


def our_files() -> list:
    roots = [settings.BASE_DIR / "templates", settings.BASE_DIR / "static"]
    return [
        path
        for root in roots
        for path in sorted(root.rglob("*"))
        if path.suffix in {".html", ".css", ".js", ".txt", ".svg"} and VENDOR not in path.parents
    ]


def test_vendored_files_are_the_listed_ones():
    found = {
        path.relative_to(VENDOR).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in VENDOR.rglob("*")
        if path.is_file() and path.name != "VENDORED.txt"
    }

    assert found == listed_files()


def test_vendored_folder_keeps_its_licence():
    assert "tinos-1.340/OFL.txt" in listed_files()


def test_pages_and_styles_name_no_outside_address():
    outside = [
        f"{path.relative_to(settings.BASE_DIR)}:{number}"
        for path in our_files()
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if OUTSIDE.search(line)
    ]

    assert outside == []
