"""One notice as it was printed, its facts, its files."""

from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.views.generic import DetailView, View

from conclusions.models import Conclusion, Document, Item
from conclusions.permissions import may_edit
from conclusions.views.access import NoticeMixin


class ConclusionDetail(NoticeMixin, DetailView):
    context_object_name = "conclusion"

    def get_queryset(self):
        return super().get_queryset().select_related("leader", "supersedes", "created_by")

    def get_context_data(self, **kwargs):
        items = list(self.object.items.prefetch_related("citations__resolved"))
        counts = Conclusion.objects.filter(pk=self.object.pk).counts().get(self.object.pk, {})
        papers = self.object.documents.exclude(kind=Document.Kind.PRINT)
        cited = {}
        for item in items:
            for citation in item.citations.all():
                cited.setdefault(citation.number, citation)
        return super().get_context_data(
            items=items,
            headings=(Item.Kind.HEADING,),
            counts=counts,
            documents=papers,
            cited=cited.values(),
            may_edit=may_edit(self.request.user),
            **kwargs,
        )


class DocumentDownload(NoticeMixin, View):
    """A file of the notice, under the name it came with, never shown inside our pages."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, document):
        document = get_object_or_404(self.notice().documents, pk=document)
        return FileResponse(
            document.file.open("rb"), as_attachment=True, filename=document.name or None
        )
