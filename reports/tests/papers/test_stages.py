import logging

from reports.papers.notices.notice_files import rendering_of
from reports.papers.stages import Stage, heard_by
from reports.tests.made_notices import DIRECTIVE, SENTENCE, a_notice


def test_print_is_followed_stage_by_stage_and_page_by_page(agency):
    rows = [(DIRECTIVE, f"{number}.", SENTENCE) for number in range(1, 25)]
    heard = []

    rendering_of(a_notice(rows)).content(lambda *where: heard.append(where))

    assert heard == [
        (Stage.TYPE, 0),
        (Stage.TYPE, 0),
        (Stage.PAGE, 1),
        (Stage.PAGE, 2),
        (Stage.PAGE, 3),
        (Stage.FILE, 3),
        (Stage.FILE, 3),
    ]


def test_log_is_as_before_once_the_print_is_made(agency, caplog):
    log = logging.getLogger("weasyprint.progress")
    before = log.level, log.propagate, list(log.handlers)

    with caplog.at_level(logging.INFO), heard_by(lambda *where: None):
        log.info("Step 5 - Creating layout - Page 7")

    assert (log.level, log.propagate, list(log.handlers)) == before
    assert caplog.messages == []
