"""What is chosen on the pages of prints."""

from conclusions.forms import ImportForm
from conclusions.sources import LARGEST
from reports.papers.queue.notice_jobs import PICTURES


class CheckForm(ImportForm):
    """A print to hold against the data: a file or pasted words, read as an import reads them."""

    number = issued_on = held = None
    takes = f"PDF có lớp chữ, Word (.docx) hoặc văn bản (.txt), tối đa {LARGEST // 2**20} MB"

    def __init__(self, *args, later: bool = False, **kwargs):
        """`later`: a file that takes long to read is only taken; nothing is `told` of it yet."""
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp bản in"
        self.later = later

    def _read(self, file, text: str) -> None:
        slow = file and file.name.lower().endswith((".pdf", ".docx")) and file.size <= LARGEST
        if self.later and slow:
            self.cleaned_data["source"] = (file.name, file.read())
            return
        super()._read(file, text)
        if "told" in self.cleaned_data and self.cleaned_data["told"] is None:
            self.add_error("file", PICTURES)
