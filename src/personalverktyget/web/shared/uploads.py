"""Files on their way in: kept in memory and never on a disk, no more than the domain takes, and only where asked for.

With a script, a page sends its files ahead of its form, so that it can say how far they have come (``upload.js``). What
is refused then comes back as a token that the page sends along with its form, and is told as if both had come together.

A view that takes files says so with ``takes_files``; everywhere else what is sent is read and dropped. What is too much
is dropped too, but its name stays, so that the page can say which file it was and lose nothing else of the form.
"""

from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from typing import Any, Final, TypeVar

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.core.signing import BadSignature, TimestampSigner
from django.http import HttpRequest, HttpResponse, JsonResponse

from personalverktyget.domain.attachments import limits
from personalverktyget.domain.attachments.places import Upload
from personalverktyget.domain.attachments.problems import Code

V = TypeVar("V", bound=Callable[..., HttpResponse])
_MARK: Final = "takes_files"
# Who sends more than this in one request is not somebody who chose too large a picture.
MOST_RECEIVED: Final = 250 * limits.MEGABYTE
# What the page's script says of itself, and where it puts the token.
_AHEAD: Final = "X-Filer-Forst"
_REFUSED: Final = "refused-files"
_TOKEN_HOLDS: Final = 3600


def takes_files(view: V) -> V:
    """The view takes files that are sent with its form."""
    setattr(view, _MARK, True)
    return view


class UploadsWhereAskedFor:
    """Middleware, before anything reads the form: tells the handler below whether the view takes files."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on."""
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> None:
        """Mark the request as its view is marked."""
        setattr(request, _MARK, getattr(view, _MARK, False))


class BoundedUpload(FileUploadHandler):
    """Keeps what there is room for; names why the rest is not kept."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self.received = self.kept = self.count = 0
        self.parts: list[bytes] = []
        self.cut: Code | None = None
        self.size = 0

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins."""
        super().new_file(*args, **kwargs)
        self.parts, self.size, self.cut = [], 0, None
        self.count += 1
        if self.count > limits.MAX_FILES:
            self.cut = Code.TOO_MANY

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep a piece, or no more of this file."""
        self.received += len(raw_data)
        if self.received > MOST_RECEIVED:
            raise StopUpload(connection_reset=True)
        if not getattr(self.request, _MARK, False):
            raise SkipFile
        self.size += len(raw_data)
        if self.cut is None and self.size > limits.MAX_FILE_BYTES:
            self._drop(Code.TOO_LARGE)
        if self.cut is None and self.kept + len(raw_data) > limits.MAX_TOTAL_BYTES:
            self._drop(Code.TOO_MUCH)
        if self.cut is None:
            self.parts.append(raw_data)
            self.kept += len(raw_data)

    def file_complete(self, file_size: int) -> "UploadedFile[Any] | None":
        """The file, or its name and why it is not all there."""
        if not getattr(self.request, _MARK, False):
            return None
        content, self.parts = b"".join(self.parts), []
        return _KeptUpload(self.file_name or "", content, self.size, self.cut)

    def _drop(self, why: Code) -> None:
        self.kept -= sum(len(part) for part in self.parts)
        self.parts, self.cut = [], why


class _KeptUpload(UploadedFile):  # type: ignore[type-arg]
    """A file in memory, with why it is not all there."""

    def __init__(self, name: str, content: bytes, size: int, cut: Code | None) -> None:
        super().__init__(BytesIO(content), name, "application/octet-stream", size)
        self.upload = Upload(name, content, cut)


def uploads_in(request: HttpRequest, field: str) -> Iterator[Upload]:
    """The files that were sent in a field of the form."""
    return (file.upload for file in request.FILES.getlist(field) if isinstance(file, _KeptUpload))


def come_ahead(request: HttpRequest) -> bool:
    """Whether these are the files of a form that comes after them: to be attached, and nothing else done."""
    return request.method == "POST" and _AHEAD in request.headers


def told_ahead(refused: Mapping[str, str]) -> HttpResponse:
    """The answer to files that have come ahead: what was refused, by the field that it was chosen in."""
    said = {field: words for field, words in refused.items() if words}
    return JsonResponse({"refused": _signer().sign_object(said) if said else ""})


def refused_ahead(request: HttpRequest) -> dict[str, str]:
    """What was refused of the files that came ahead of this form, by field."""
    try:
        said: dict[str, str] = _signer().unsign_object(request.POST.get(_REFUSED, ""), max_age=_TOKEN_HOLDS)
    except (BadSignature, ValueError):
        return {}
    return said


def _signer() -> TimestampSigner:
    return TimestampSigner(salt=__name__)
