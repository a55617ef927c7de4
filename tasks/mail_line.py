"""One connection to the mail server for many letters."""

from contextlib import suppress
from functools import lru_cache
from smtplib import SMTP, SMTPException, SMTPResponseException, SMTPServerDisconnected

from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.smtp import EmailBackend
from django.core.mail.message import sanitize_address

TOO_MANY = 421  # what servers say that take only so many letters over one connection


class NoLine(Exception):
    """The mail server cannot be reached, whatever the letter; from the error that told so."""


class MailLine:
    """Opened for the first letter, kept for the next ones, and opened anew after an error."""

    def __init__(self) -> None:
        self.connection = get_connection()
        self.is_open = False

    def __enter__(self) -> "MailLine":
        return self

    def __exit__(self, *_) -> None:
        self.close()

    def send(self, mail: EmailMessage) -> None:
        """Hand the letter over; whatever the server says against it is raised.

        NoLine where there is no server to hand it to. A server that hung up in the meantime gets
        the letter once more, over a new connection.
        """
        was_open = self.is_open
        try:
            self._hand_over(mail)
        except (SMTPException, OSError) as error:
            if not was_open or not _has_hung_up(error):
                raise
            self._hand_over(mail)

    def _hand_over(self, mail: EmailMessage) -> None:
        if not self.is_open:
            self._open()
        try:
            if isinstance(self.connection, EmailBackend):
                self._say(mail, self.connection.connection)
            else:
                self.connection.send_messages([mail])
        except Exception:
            self.close()
            raise

    def _say(self, mail: EmailMessage, server: SMTP) -> None:
        """As the backend does, which parses the sender anew for each letter."""
        recipients = [sanitize_address(address, "utf-8") for address in mail.recipients()]
        text = mail.message().as_bytes(linesep="\r\n")
        server.sendmail(_address_of(mail.from_email), recipients, text)

    def _open(self) -> None:
        try:
            self.connection.open()
        except (SMTPException, OSError) as error:
            self.close()
            raise NoLine(error) from error
        self.is_open = True

    def close(self) -> None:
        self.is_open = False
        with suppress(SMTPException, OSError):  # a server gone need not be taken leave of
            self.connection.close()


@lru_cache
def _address_of(sender: str) -> str:
    return sanitize_address(sender, "utf-8")


def _has_hung_up(error: Exception) -> bool:
    if isinstance(error, SMTPResponseException):
        return error.smtp_code == TOO_MANY
    # One that is waited for until the time is up (departments.patient_smtp) has not hung up: to
    # call it again would hold the sender once more as long.
    waited = isinstance(error.__context__, TimeoutError)
    return isinstance(error, SMTPServerDisconnected) and not waited
