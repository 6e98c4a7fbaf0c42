"""What was released is what is sent: a dispatch bound to its content and its recipients, and whether it still is."""

from collections.abc import Iterable, Mapping
from typing import Any
from uuid import UUID

from personalverktyget.domain.attachments.frozen import marks_of
from personalverktyget.domain.outreach.addressees import values_of_each
from personalverktyget.domain.outreach.files import files_of
from personalverktyget.domain.outreach.fingerprints import digest_of_content, digest_of_marks, mark_of
from personalverktyget.domain.outreach.models import Dispatch, Recipient


def bind(dispatch: Dispatch) -> None:
    """Bind it to what it says and to whom. The caller saves."""
    bind_content(dispatch)
    bind_recipients(dispatch)


def bind_content(dispatch: Dispatch) -> None:
    """Bind it to what it says. The caller saves."""
    dispatch.content_digest = digest_of_content(_content(dispatch))


def bind_recipients(dispatch: Dispatch) -> None:
    """Bind it to those whom it goes to, once all their rows are there. The caller saves."""
    dispatch.recipients_digest = digest_of_marks(_marks(dispatch.id))


def unbind(dispatch: Dispatch) -> None:
    """Let it be changed again. The caller saves."""
    dispatch.texts, dispatch.signature = {}, ""
    dispatch.content_digest = dispatch.recipients_digest = b""


def says_the_same(dispatch: Dispatch) -> bool:
    """Whether it says what it said when it was released."""
    return digest_of_content(_content(dispatch)) == bytes(dispatch.content_digest)


def has_the_same_recipients(dispatch: Dispatch) -> bool:
    """Whether its recipients are those that it had when it was released."""
    return digest_of_marks(_marks(dispatch.id)) == bytes(dispatch.recipients_digest)


def are_as_marked(recipients: Iterable[Recipient]) -> bool:
    """Whether each is to be told what she was to be told when it was released."""
    rows = list(recipients)
    values = values_of_each([row.id for row in rows])
    return all(mark_of(row.dispatch_id, row.resident_id, values.get(row.id, {})) == bytes(row.mark) for row in rows)


def _content(dispatch: Dispatch) -> Mapping[str, Any]:
    """All that an approval and every sending binds, beside the recipients."""
    return {
        "unit": str(dispatch.unit_id or ""),
        "region": str(dispatch.region_id or ""),
        "kind": dispatch.kind,
        "template": str(dispatch.template_version_id),
        "form": str(dispatch.form_version_id or ""),
        "basis": dispatch.basis,
        "texts": dispatch.texts,
        "signature": dispatch.signature,
        "files": marks_of(files_of(dispatch.id)),
    }


def _marks(dispatch_id: UUID) -> Iterable[bytes]:
    rows = Recipient.objects.filter(dispatch_id=dispatch_id).order_by("position").values_list("mark", flat=True)
    return (bytes(mark) for mark in rows.iterator(chunk_size=5000))
