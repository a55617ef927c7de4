"""The pictures of a scanned notice, and that its days were held beside them."""

from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404
from django.views.generic import View

from conclusions import actions
from conclusions.actions import StaleDraft
from conclusions.models import Duty
from conclusions.views.access import EditorMixin, NoticeMixin, number_in
from conclusions.views.reviewing import ReviewMixin


class ScanPicture(EditorMixin, NoticeMixin, View):
    """A page of the scan as a picture, for those who review the draft."""

    http_method_names = ["get", "head", "options"]

    def get(self, request, pk, number):
        page = get_object_or_404(self.notice().scan_pages, number=number)
        try:
            file = page.picture.open("rb")
        except FileNotFoundError as missing:
            raise Http404 from missing
        headers = {"Content-Type": "image/jpeg", "Cache-Control": "private, max-age=86400"}
        return FileResponse(file, headers=headers)


class DaysChecked(ReviewMixin, View):
    """“Đúng như ảnh”: of one limit, or of number and day of issue."""

    http_method_names = ["post", "options"]

    def post(self, request, pk):
        conclusion = self.notice()
        duty = None
        if wanted := number_in(request.POST, "duty"):
            rows = Duty.objects.filter(item__conclusion=conclusion)
            duty = get_object_or_404(rows.select_related("item__conclusion"), pk=wanted)
        try:
            actions.hold_beside(conclusion, duty, seen=self.seen, by=self.request.user)
        except StaleDraft as refusal:
            return self.stale(refusal)
        if duty is None:
            return self.page_again(conclusion)
        return self.saved(conclusion, duty.item)
