"""What a dispatch says, from its template and what its sender has written: the same while it is written, as it is
shown before it is sent, and as it is frozen.
"""

from collections.abc import Mapping
from typing import NamedTuple

from personalverktyget.base.actors import StaffActor
from personalverktyget.base.errors import NotFound
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.message_templates.selectors import sendable_template, template_as_it_was
from personalverktyget.domain.message_templates.variables import filled_where_known
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.texts import PARTS, SENDER, Texts, asked_of_each
from personalverktyget.domain.people.models import StaffMember


class ChosenTemplate(NamedTuple):
    """What a dispatch is written with, and whether nothing can be sent with it any longer."""

    template: SendableTemplate
    is_gone: bool


def chosen_template(actor: StaffActor, dispatch: Dispatch) -> ChosenTemplate:
    """The template as it is now; where it is withdrawn or left, as it was when it was chosen, so that nothing that is
    written is out of reach. ``dispatch`` comes with its template's version.
    """
    try:
        return ChosenTemplate(sendable_template(actor, dispatch.template_version.template_id), is_gone=False)
    except NotFound:
        return ChosenTemplate(template_as_it_was(dispatch.template_version_id), is_gone=True)


def texts_of(dispatch: Dispatch, template: SendableTemplate, staff: StaffMember) -> Texts:
    """The parts, with what is the same for all recipients filled in. ``dispatch`` comes with its unit."""
    unit = dispatch.unit
    values = {**values_at(unit, unit.feedback_target), SENDER: staff.name}
    written = written_parts(dispatch, template)
    return Texts(
        **{name: filled_where_known(written[name], values) for name in PARTS},
        unit=unit.name,
        unit_hsa_id=unit.hsa_id,
        unit_phone=unit.phone,
    )


def written_parts(dispatch: Dispatch, template: SendableTemplate) -> Mapping[str, str]:
    """The template's parts; subject and body as the sender has written them where the template is a general one."""
    parts = {name: getattr(template, name) for name in PARTS}
    if template.is_general:
        parts |= {"subject": dispatch.subject, "body": dispatch.body}
    return parts


def freeze(dispatch: Dispatch, template: SendableTemplate, actor: StaffActor) -> Texts:
    """Settle what it says from now on. The caller saves."""
    staff = StaffMember.objects.get(id=actor.staff_id)
    texts = texts_of(dispatch, template, staff)
    dispatch.texts, dispatch.signature = texts.to_json(), signature_of(staff)
    return texts


def asked_of_recipients(actor: StaffActor, dispatch: Dispatch) -> tuple[str, ...]:
    """The variables that must be given for each recipient, as it is written now."""
    template = chosen_template(actor, dispatch).template
    return asked_of_each(texts_of(dispatch, template, StaffMember.objects.get(id=actor.staff_id)))
