"""The user's guide as a page: docs/huong-dan.md as HTML, with its contents and its pictures, in the
words of the agency."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.templatetags.static import static
from django.utils.decorators import method_decorator
from django.utils.safestring import SafeString, mark_safe
from django.views.generic import TemplateView
from markdown_it import MarkdownIt
from markdown_it.renderer import RendererHTML
from markdown_it.token import Token
from PIL import Image

from departments.agency_words import WORDS_BY_KIND
from departments.models import Agency

GUIDE: Path = settings.BASE_DIR / "docs/huong-dan.md"
WRITTEN_FOR = "so"
GUIDE_NAMES = ("director", "deputy", "leaders", "director_of")
STATIC = "../static/"  # how the file names its pictures, among the static files of the product


@dataclass
class Chapter:
    """A heading of the contents: its address on the page, its words, what stands under it."""

    anchor: str
    title: str
    under: list["Chapter"] = field(default_factory=list)


@dataclass(frozen=True)
class Guide:
    """The guide, read once: title, chapters and the page's own HTML."""

    title: str
    chapters: tuple[Chapter, ...]
    html: SafeString


def anchor_of(title: str) -> str:
    """“Ban hành, in” → “ban-hành-in”: as code hosts make it, so links work in the file too."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


@cache
def the_guide(kind: str = WRITTEN_FOR) -> Guide:
    """The guide of this process, as agencies of that kind name their leaders."""
    return guide_of(worded_for(kind, GUIDE.read_text(encoding="utf-8")))


def worded_for(kind: str, text: str) -> str:
    """A text written for a Sở in the words of another kind of agency: its “Phó Giám đốc” is a
    “Phó Chủ tịch”."""
    written, said = (WORDS_BY_KIND[one].by_name for one in (WRITTEN_FOR, kind))
    # Longer words first, for they hold the shorter ones; the body alone is no word of the guide.
    names = sorted(GUIDE_NAMES, key=lambda name: len(written[name]), reverse=True)
    told = {written[name]: said[name] for name in names}
    return re.sub("|".join(told), lambda found: told[found.group()], text)


def guide_of(text: str) -> Guide:
    """Markdown as a guide; HTML in it stays letters."""
    parser = MarkdownIt("commonmark", {"html": False}).enable("table")
    parser.add_render_rule("image", _picture)
    tokens = parser.parse(text)
    headings = list(_headings(tokens))
    top = next((title for tag, _, title in headings if tag == "h1"), "")
    html = parser.renderer.render(_without_top(tokens), parser.options, {})
    # A wide table scrolls by itself on a phone, by the keys too.
    html = html.replace("<table>", '<div class="scroll-x" tabindex="0"><table class="grid-x">')
    html = html.replace("</table>", "</table></div>")
    return Guide(top, _chapters(headings), mark_safe(html))  # noqa: S308 - html is off


def _headings(tokens: list[Token]) -> Iterator[tuple[str, str, str]]:
    """Tag, anchor and words of each heading, which gets its anchor on the way."""
    for token, words in zip(tokens, tokens[1:], strict=False):
        if token.type == "heading_open":
            token.attrSet("id", anchor_of(words.content))
            yield token.tag, anchor_of(words.content), words.content


def _chapters(headings: list[tuple[str, str, str]]) -> tuple[Chapter, ...]:
    chapters: list[Chapter] = []
    for tag, anchor, title in headings:
        if tag == "h2":
            chapters.append(Chapter(anchor, title))
        elif tag == "h3":
            chapters[-1].under.append(Chapter(anchor, title))
    return tuple(chapters)


def _without_top(tokens: list[Token]) -> list[Token]:
    """The title stands in the page's head."""
    tops = [place for place, token in enumerate(tokens) if token.tag == "h1"]
    return tokens[: tops[0]] + tokens[tops[1] + 1 :] if tops else tokens


def _picture(renderer: RendererHTML, tokens: list[Token], place: int, *rest: Any) -> str:
    """A picture, in full at a press; with its size, so the page does not jump while it loads."""
    picture = tokens[place]
    source = str(picture.attrGet("src")).removeprefix(STATIC)
    picture.attrs |= {"src": static(source), "loading": "lazy"}
    if (file := settings.BASE_DIR / "static" / source).exists():  # without one the words are read
        with Image.open(file) as image:
            picture.attrs |= dict(zip(("width", "height"), image.size, strict=True))
    opened = f'<a class="shot" href="{picture.attrs["src"]}">'
    return f"{opened}{renderer.image(tokens, place, *rest)}</a>"


@method_decorator(login_not_required, name="dispatch")
class GuidePage(TemplateView):
    """For everybody: who cannot sign in needs it most."""

    http_method_names = ["get", "head", "options"]
    template_name = "guide.html"

    def get_context_data(self, **kwargs):
        layout = "base.html" if self.request.user.is_authenticated else "open.html"
        return super().get_context_data(
            shown=the_guide(Agency.current().kind), layout=layout, **kwargs
        )
