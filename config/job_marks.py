"""The number of a request goes with the jobs it starts: one search of the log finds both."""

from celery.signals import before_task_publish, task_postrun, task_prerun

from departments.request_marks import RequestMark, current_mark, set_mark

HEADER = "asked_by"


def carry_request_marks() -> None:
    """Celery has no other place for what is to happen around each job."""
    before_task_publish.connect(_send, dispatch_uid="request-mark-send")
    task_prerun.connect(_take, dispatch_uid="request-mark-take")
    task_postrun.connect(_leave, dispatch_uid="request-mark-leave")


def _send(headers: dict | None = None, **about) -> None:
    if headers is not None and current_mark().id:
        headers[HEADER] = current_mark().id


def _take(task_id: str, task, **about) -> None:
    """A job of the clock is called by its own number."""
    asked = (task.request.headers or {}).get(HEADER) or getattr(task.request, HEADER, None)
    set_mark(RequestMark(str(asked or task_id).replace("-", "")[:16]))


def _leave(**about) -> None:
    set_mark()
