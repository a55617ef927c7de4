"""Templates without the white space that only their readers need."""

import re

from django.template import Origin
from django.template.loaders import app_directories, filesystem

INDENT = re.compile(r"\n\s+")


def lean(contents: str, origin: Origin) -> str:
    """Of a page, lines begin at the left: the indentation would be a third of what is sent. What is
    plain text stays as it is written."""
    is_page = str(origin.template_name).endswith(".html")
    return INDENT.sub("\n", contents) if is_page else contents


class Filesystem(filesystem.Loader):
    def get_contents(self, origin: Origin) -> str:
        return lean(super().get_contents(origin), origin)


class AppDirectories(app_directories.Loader):
    def get_contents(self, origin: Origin) -> str:
        return lean(super().get_contents(origin), origin)
