"""What is chosen on the pages of prints."""

from conclusions.forms import ImportForm


class CheckForm(ImportForm):
    """A print to hold against the data: a file or pasted words, read as an import reads them."""

    number = issued_on = None

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["file"].label = "Tệp bản in"
