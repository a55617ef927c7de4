"""One notice as it was printed, its facts, its files."""

from itertools import groupby
from pathlib import PurePath

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from conclusions.defaults import closing_is_added
from conclusions.models import Conclusion, Document, Item
from conclusions.permissions import may_attach, may_edit, may_mend
from conclusions.views.access import NoticeMixin, note_opening
from departments.models import User


class ConclusionDetail(NoticeMixin, DetailView):
    context_object_name = "conclusion"

    def get_queryset(self):
        return super().get_queryset().select_related("leader", "supersedes", "created_by")

    def get(self, request, *args, **kwargs):
        page = super().get(request, *args, **kwargs)
        note_opening(request, self.object)
        return page

    def get_context_data(self, **kwargs):
        held = list(self.object.items.prefetch_related("citations__resolved"))
        items = [item for item in held if item.kind != Item.Kind.ADDED]
        counts = Conclusion.objects.filter(pk=self.object.pk).counts().get(self.object.pk, {})
        papers = list(
            self.object.documents.exclude(kind=Document.Kind.PRINT)
            .select_related("added_by", "withdrawn_by")
            .order_by("pk")
        )
        kept = [paper for paper in papers if not paper.withdrawn_at]
        copies = sorted((p for p in kept if p.kind in Document.COPIES), key=_newest_of_first_kind)
        cited = {}
        for item in items:
            for citation in item.citations.all():
                cited.setdefault(citation.number, citation)
        end = next((n for n, i in enumerate(items) if i.kind == Item.Kind.ANNEX), len(items))
        return super().get_context_data(
            body=_runs(items[:end]),
            annexes=_runs(items[end:]),
            added=[item for item in held if item.kind == Item.Kind.ADDED],
            counts=counts,
            documents=[paper for paper in kept if paper.kind in _shown_to(self.request.user)],
            copies=copies,
            withdrawn=[paper for paper in papers if paper.withdrawn_at],
            may_attach=may_attach(self.request.user),
            cited=cited.values(),
            closing_added=may_edit(self.request.user) and closing_is_added(self.object),
            citing=self._citing(),
            may_edit=may_edit(self.request.user),
            may_mend=may_mend(self.request.user) and self.object.is_in_force,
            notice_acts=self.object.acts.select_related("by", "successor").order_by("-pk"),
            **kwargs,
        )

    def _citing(self) -> list[Conclusion]:
        """Issued notices that cite this one, the newest first."""
        notices = Conclusion.objects.visible_to(self.request.user).issued()
        found = notices.filter(items__citations__resolved=self.object).distinct()
        return list(found.order_by("-issued_on", "-pk"))


def _shown_to(user: User) -> set[str]:
    """Kinds of files told as such: a packet and what else was in it are the editors' alone."""
    kinds = {Document.Kind.SOURCE, *Document.FURTHER}
    return kinds | {Document.Kind.ATTACHED} if may_edit(user) else kinds


def _runs(items: list[Item]) -> list[list[Item]]:
    """The items in printed order; rows of one table together, paragraphs between them together."""
    return [list(run) for _, run in groupby(items, key=lambda item: len(item.cells))]


def _newest_of_first_kind(copy: Document) -> tuple[int, int]:
    """The copy of record first: the newest signed one, else the newest scan."""
    return (Document.COPIES.index(copy.kind), -copy.pk)


class DocumentDownload(NoticeMixin, View):
    """A file of the notice, under the name it came with. What the office added, whose bytes were
    checked when it came, opens in the browser; what a notice was read from never does."""

    http_method_names = ["get", "head", "options"]
    SHOWN = {".pdf": "application/pdf", ".jpg": "image/jpeg", ".png": "image/png"}

    def get(self, request, pk, document):
        document = get_object_or_404(self.notice().documents, pk=document)
        if document.kind == Document.Kind.ATTACHED and not may_edit(request.user):
            raise Http404("Tệp kèm theo chỉ dành cho người rà soát thông báo.")
        if document.withdrawn_at and not may_attach(request.user):
            raise Http404("Tệp đã rút.")
        kind = self.SHOWN.get(PurePath(document.file.name).suffix)
        shown = kind and document.kind in Document.BY_HAND
        try:
            file = document.file.open("rb")
        except FileNotFoundError:
            raise Http404("Tệp không còn trên máy chủ.") from None
        if document.kind in Document.COPIES:  # the paper itself
            note_opening(request, document.conclusion)
        return FileResponse(
            file,
            as_attachment=not shown,
            filename=document.name or None,
            content_type=kind if shown else None,
            headers={"Cache-Control": "private, no-cache"},
        )
