"""Names of tasks for lists and mails: the gist of a directive in at most 120 letters."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from conclusions.reading.name_words import VERB
from conclusions.reading.title_ends import SEAM, cut_title
from conclusions.reading.title_words import (
    ABOUT_PAPER,
    ADVISES,
    AIMS,
    CARRIES_ON,
    CARRIES_OUT,
    CHARGED,
    CITED_DAY,
    CLAUSE_END,
    DANGLING,
    DOES_IT,
    DRAFTS,
    ENOUGH,
    FILLER,
    FORMALITIES,
    GROUNDS,
    HALF,
    HANDS_ON,
    LEADS_ON,
    LONGEST,
    MANNER,
    MANNERS,
    MATTER,
    NO_MORE,
    OF,
    ON_GROUNDS,
    PAPER,
    PAPER_KIND,
    PAPERS_BEGIN,
    PRODUCT,
    PROPOSES,
    REPORTS,
    SAID_TWICE,
    SAME_KIND,
    SENT,
    SENTENCE_END,
    SHORT,
    STRAY,
    SUBMITS,
    THEN,
    THEN_DOES,
    THEY_HELP,
    THOSE_WITH,
    TOPIC_FIRST,
    TOPIC_GIVEN,
    WHEN,
    WITH,
)
from departments.folding import level


@dataclass(frozen=True)
class NamedStep:
    """The words of a step: `subject` is where its acting unit ends, `groups` where the units named
    begin and end, `limit` where its time limit does."""

    text: str
    low: str
    subject: int
    groups: dict[int, int]
    limit: range

    def begin(self, at: int) -> int:
        """Past the manner, the partners and the one advised, to what is to be done."""
        while True:
            passed = self._passed(at)
            if passed <= at or CARRIES_ON.match(self.low, at):
                return at
            at = passed

    def _passed(self, at: int) -> int:
        low = self.low
        if at in self.limit or (low.startswith("(", at) and at + 1 in self.limit):
            return self.limit.stop
        for pattern in (PROPOSES, MANNER, GROUNDS, WHEN, DRAFTS):
            if (found := pattern.match(low, at)) and found.end() > at:
                return found.end()
        if (shared := WITH.match(low, at)) and (end := self._partners_end(shared.end())):
            if those := THOSE_WITH.match(low, end):
                end = those.end()
            aim = AIMS.match(low, end)
            met = shared[0].startswith("làm việc")  # to meet them is the work, or a means to it
            return aim.end() if aim else at if met else end
        if at > self.subject and (help_ := THEY_HELP.match(low, self.groups.get(at, len(low)))):
            return help_.end()
        if advised := ADVISES.match(low, at):
            return self.groups.get(advised.end(), advised.end())
        submitted = SUBMITS.match(low, at)
        if submitted and low[:at].strip():
            return self.groups.get(submitted.end(), at)
        return at

    def _past_limit(self, at: int) -> int:
        while at in self.limit or self.low[at : at + 1] in tuple(" ,;:()"):
            at = self.limit.stop if at in self.limit else at + 1
        return at

    def _partners_end(self, at: int) -> int | None:
        """Where the partners end that are named here, or a few words on: "với các bộ phận liên
        quan của Sở A"."""
        if at in self.groups:
            end = self.groups[at]
            of = OF.match(self.low, end)
            return self.groups.get(of.end(), end) if of else end
        near = [end for start, end in self.groups.items() if at <= start <= at + 40]
        return near[-1] if near and not re.search(r"[,;.]", self.low[at : at + 5]) else None

    def clause(self, start: int) -> tuple[str, int]:
        """The words from `start` to the end of what is to be done, without the limit and asides,
        and where they end."""
        low = self.low
        stop = min(len(self.text), start + 4 * LONGEST)
        for mark in CLAUSE_END.finditer(low, start, stop):
            if mark.start() - start >= 12 and self._depth(start, mark.start()) == 0:
                stop = mark.start()
                break
        filler = FILLER.search(low, start + ENOUGH, stop)
        end = filler.start() if filler else stop
        kept = "".join(self.text[at] for at in range(start, end) if at not in self.limit)
        return re.sub(r" ?\([^()]*\)?", "", kept), stop

    def _depth(self, start: int, end: int) -> int:
        return self.text.count("(", start, end) - self.text.count(")", start, end)

    def first(self) -> tuple[str, int]:
        """The gist of the first thing to be done, and where its clause ends."""
        if does := DOES_IT.match(self.low, self.subject):
            given = TOPIC_GIVEN.match(self.low, 0, self.subject)
            if self.subject and given:
                return self.text[given.start("topic") : given.end("topic")], does.end()
        start = self.begin(self.subject)
        if listed := self._papers(start):
            return listed
        if done := CARRIES_ON.match(self.low, start) or CARRIES_ON.match(self.low):
            rest, end = self.clause(done.end())
            return f"Tiếp tục thực hiện {rest}", end
        if done := CARRIES_OUT.match(self.low, start):
            rest, end = self.clause(done.end())
            return f"Thực hiện {rest}", end
        title, end = self.clause(start)
        if not _trim(title) and (told := self._told_before()):
            return told, end
        if len(_trim(title)) < 10:
            title = self.clause(self._past_limit(self.subject))[0].strip(" .,;:") or self.text
        if len(title) < SHORT:
            title = self._enriched(title, start)
        return title, end

    def _told_before(self) -> str:
        """What is to be done where it stands before the unit: “Thường xuyên đôn đốc, giao Văn phòng
        Sở.”"""
        unit = max((at for at, end in self.groups.items() if end <= self.subject), default=0)
        start = self.begin(0)
        kept = "".join(self.text[at] for at in range(start, unit) if at not in self.limit)
        return _trim(HANDS_ON.sub("", kept))

    def _papers(self, start: int) -> tuple[str, int] | None:
        """The gist of a sentence that lists papers whose orders are meant, and where it ends."""
        first = PAPERS_BEGIN.match(self.low, start)
        if not first:
            return None
        stop = SENTENCE_END.search(self.low, first.end())
        end = stop.start() if stop else len(self.low)
        parts = re.sub(r" ?\([^()]*\)", "", self.low[first.end() : end]).split("; ")
        named = [PAPER_KIND.match(part) for part in parts]
        kinds = list(dict.fromkeys(found["kind"] for found in named if found))
        if len(parts) < 3 or not all(named):
            return None
        papers = ", ".join(kinds[:-1]) + " và " * (len(kinds) > 1) + kinds[-1]
        return f"{self.text[start : first.end()]}{papers}", end

    def _enriched(self, title: str, start: int) -> str:
        """A bare "Báo cáo Giám đốc Sở" takes its matter from the sentence before, else what
        follows."""
        matter = MATTER.search(self.low, 0, self.subject) if self.subject else None
        if matter:
            about = self.text[matter.start() : matter.end()][:LONGEST]
            about = about[:1].lower() + about[1:]
            if level(title).startswith(("báo cáo", "tổng hợp", "trình")):
                about = re.sub(r"^đối với ", "về ", about)
            return f"{_trim(title)} {about}"
        more = CLAUSE_END.search(self.low, start + 12)
        if more and more[0] == ";":
            following, _ = self.clause(self.begin(more.end()))
            if NO_MORE.fullmatch(_trim(level(following))):
                return title
            return f"{_trim(title)}; {following[:1].lower()}{following[1:]}"
        return title

    def others(self, after: int) -> Iterator[str]:
        """The gist of each other thing to be done behind the place `after`."""
        for then in THEN.finditer(self.low, after):
            start = max(then.end(), self.subject)
            if charged := CHARGED.match(self.low, self.groups.get(start, start)):
                start = charged.end()
            start = self.begin(start)
            deed, paper = VERB.match(self.low, start), PAPER.match(self.low, start)
            if start in self.groups or NO_MORE.match(self.low, start) or not (deed or paper):
                continue
            gist = _finish(self.clause(start)[0])
            first = self.text[start] if paper else gist[:1].lower()
            yield first + gist[1:]


def title_of(
    text: str,
    subject: int = 0,
    groups: list[tuple[int, int]] | None = None,
    limit: tuple[int, int] | None = None,
) -> str:
    """A title for these words; `subject` is where the acting unit ends, `groups` where all are.

    What is to be done first, and what else as far as there is room.
    """
    text = text.replace("./.", ".  ")  # as long: places stay places
    if (leads_on := LEADS_ON.search(level(text))) and leads_on.start() > subject:
        text = text[: leads_on.start()]
    step = NamedStep(text, level(text), subject, dict(groups or ()), range(*(limit or (0, 0))))
    if not subject and (topic := TOPIC_FIRST.match(step.low)):
        about = text[topic.start("topic") : topic.end("topic")]
        if papers := FORMALITIES.search(step.low, topic.end()):
            about = f"{papers['what']} {about}"
        return _finish(SAID_TWICE.sub("", about))
    first, end = step.first()
    title = _finish(first)
    if both := THEN_DOES.match(step.low, step.begin(subject)):
        size = len(both["first"])
        title = f"{title[:size]}, thực hiện{title[size:]}"
    for other in step.others(end):
        if level(other) not in level(title):
            title = _with(title, other)
    return title


def _with(title: str, other: str) -> str:
    """The title with another thing to be done, either shorter where both have no room; as it is
    where neither can be."""
    if len(title) + len(other) + 2 > LONGEST:
        title, other = _of_one_kind(title), _of_one_kind(other)
    if len(title) + len(other) + 2 > LONGEST:
        title = ON_GROUNDS.sub("", ABOUT_PAPER.sub("", title))
    room = LONGEST - len(title) - 2
    if len(other) <= room:
        return f"{title}; {other}"
    if room < SHORT and ";" not in title:
        title = _shortened(title, HALF, least=ENOUGH) or title
        room = LONGEST - len(title) - 2
    other = _shortened(other, room, least=SHORT // 2)
    return f"{title}; {other}" if other else title


def _of_one_kind(title: str) -> str:
    """The title with a list of names of one kind as that kind."""
    found = SAME_KIND.search(level(title))
    return f"{title[: found.start()]}các {found['kind']}{title[found.end() :]}" if found else title


def _shortened(title: str, room: int, least: int) -> str:
    """The title, or as much of it as ends at a joint within so many letters; empty where none."""
    if len(title) <= room:
        return title
    seams = [seam.start() for seam in SEAM.finditer(title, least, max(room, 0) + 1)]
    return _trim(title[: seams[-1]]) if seams else ""


def _trim(title: str) -> str:
    while shorter := DANGLING.sub("", title):
        if shorter == title:
            break
        title = shorter
    title = title.strip(" .,;:")
    return title.rstrip(" )") if title.count(")") > title.count("(") else title


def _finish(title: str) -> str:
    title = whole = STRAY.sub("", " ".join(MANNERS.sub("", CITED_DAY.sub("", title)).split()))
    sent = SENT.search(title)
    if sent and sent.start() > SHORT and not level(title[: sent.start()]).endswith("tổng hợp"):
        title = title[: sent.start()]
    if len(title) > LONGEST:
        title = _of_one_kind(title)
    if len(title) > LONGEST:
        title = cut_title(title, 60, LONGEST)
    title = _trim(title) or whole
    return title[:1].upper() + title[1:]


def deliverable_of(text: str) -> str:
    """The paper that the words order, such as "kế hoạch"; a report where only that is asked for;
    empty where none is."""
    low = level(text)
    if found := PRODUCT.search(low):
        return found["paper"]
    return "báo cáo" if REPORTS.search(low) else ""
