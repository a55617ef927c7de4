"""A task of the register that much happened to."""

from datetime import date

import pytest

from tasks.tests.factories import a_task, do


@pytest.fixture
def late(cast, units):
    """Reported after its day, sent back once, with a paper's number."""
    task = a_task(
        cast,
        units["QLTĐC"],
        helpers=[units["HCTH"]],
        title="Báo cáo tồn tại, vướng mắc",
        deadline="before",
        named_on=date(2024, 4, 5),
        phrase="trước ngày 05/4/2024",
        deliverable="báo cáo",
    )
    head, hand = cast["tdc.quan"], {"document_number": "58/BC-TĐC"}
    do(task, "hand", head, on=date(2024, 4, 4), assignee=cast["tdc.han"])
    do(task, "update", cast["tdc.han"], on=date(2024, 4, 5), note="Đang lấy số liệu")
    do(task, "report", head, on=date(2024, 4, 8), result="Đã gửi báo cáo 02 vướng mắc", **hand)
    return task
