"""What is chosen on the pages of prints."""

from conclusions.forms import ImportForm
from conclusions.sources import LARGEST


class CheckForm(ImportForm):
    """A print to hold against the data: a file or pasted words, read as an import reads them."""

    number = issued_on = None

    def __init__(self, *args, later: bool = False, **kwargs):
        """`later`: a file that takes long to read is only taken; there is no `words` of it."""
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp bản in"
        self.later = later

    def _read(self, file, text: str) -> None:
        slow = file and file.name.lower().endswith((".pdf", ".docx")) and file.size <= LARGEST
        if self.later and slow:
            self.cleaned_data["source"] = (file.name, file.read())
        else:
            super()._read(file, text)
