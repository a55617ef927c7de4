"""A page's source as its reader sees it: the line breaks of a template say nothing."""

import re


def flat(response) -> str:
    """The page in one line, no space beside a tag; so each form of a tag is written one way."""
    source = re.sub(r"\s+", " ", response.content.decode())
    return re.sub(r" ?(<|/?>) ?", r"\1", source)
