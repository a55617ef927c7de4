"""By what papers that are nearly the same are found without reading all of them."""

from django.db import models

from conclusions.models.conclusion import Conclusion


class TextMark(models.Model):
    """One mark of a notice's text; papers that are alike share some (`conclusions.likeness`)."""

    conclusion = models.ForeignKey(Conclusion, models.CASCADE, related_name="text_marks")
    mark = models.BigIntegerField()

    class Meta:
        verbose_name = "dấu nội dung"
        verbose_name_plural = "dấu nội dung"
        # Read by the mark, and nothing but the notice is asked for: the table itself stays unread.
        indexes = [models.Index(fields=["mark", "conclusion"], name="notice_by_text_mark")]

    def __str__(self) -> str:
        return str(self.mark)
