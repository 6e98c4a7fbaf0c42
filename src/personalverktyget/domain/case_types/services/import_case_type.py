"""Begin a case type with a form that was made elsewhere."""

from uuid import UUID

from personalverktyget.domain.case_types import scopes
from personalverktyget.domain.case_types.content import LONGEST_NAME
from personalverktyget.domain.case_types.services.create_case_type import create_case_type
from personalverktyget.domain.forms.exchange.imports import import_form


def import_case_type(actor: scopes.Administrator, content: bytes, *, name: str = "") -> UUID:
    """A draft with the form in the file, under the form's own name where no other is given. Returns its id.

    Raises ``Refused`` where the file holds no form that can be taken in; nothing is kept then.
    """
    scopes.manageable(actor)
    imported = import_form(content)
    title = " ".join(imported.definition.title.split())
    own = title if len(title) <= LONGEST_NAME else title[: LONGEST_NAME - 1].rstrip() + "…"
    return create_case_type(actor, name=name.strip() or own, imported=imported)
