"""What a dispatch says, from its template and what its sender has written: the same while it is written, as it is
shown before it is sent, and as it is frozen.
"""

from collections.abc import Mapping
from typing import NamedTuple

from personalverktyget.base.errors import NotFound
from personalverktyget.domain.cases.signature import signature_of
from personalverktyget.domain.contact_cards.text_values import values_at
from personalverktyget.domain.message_templates.read_models import SendableTemplate
from personalverktyget.domain.message_templates.selectors import template_as_it_was
from personalverktyget.domain.message_templates.variables import filled_where_known
from personalverktyget.domain.outreach.models import Dispatch
from personalverktyget.domain.outreach.senders import Sender, region_of, template_of
from personalverktyget.domain.outreach.texts import PARTS, SENDER, Texts, asked_of_each
from personalverktyget.domain.people.models import StaffMember


class ChosenTemplate(NamedTuple):
    """What a dispatch is written with, and whether nothing can be sent with it any longer."""

    template: SendableTemplate
    is_gone: bool


def chosen_template(actor: Sender, dispatch: Dispatch) -> ChosenTemplate:
    """The template as it is now; where it is withdrawn or left, as it was when it was chosen, so that nothing that is
    written is out of reach. ``dispatch`` comes with its template's version.
    """
    try:
        return ChosenTemplate(template_of(actor, dispatch.template_version.template_id), is_gone=False)
    except NotFound:
        return ChosenTemplate(template_as_it_was(dispatch.template_version_id), is_gone=True)


def texts_of(dispatch: Dispatch, template: SendableTemplate, staff: StaffMember) -> Texts:
    """The parts, with what is the same for all recipients filled in. ``dispatch`` comes with its unit or region."""
    written, unit = written_parts(dispatch, template), dispatch.unit
    if unit is None:
        region = region_of(dispatch)
        parts = {name: written[name] for name in PARTS}
        return Texts(**parts, unit=region.name, unit_hsa_id=region.hsa_id, unit_phone="")
    values = {**values_at(unit, unit.feedback_target), SENDER: staff.name}
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


def freeze(dispatch: Dispatch, template: SendableTemplate, actor: Sender) -> Texts:
    """Settle what it says from now on. The caller saves."""
    staff = StaffMember.objects.get(id=actor.staff_id)
    texts = texts_of(dispatch, template, staff)
    dispatch.texts, dispatch.signature = texts.to_json(), signature_for(dispatch, staff)
    return texts


def signature_for(dispatch: Dispatch, staff: StaffMember) -> str:
    """Who stands under it: the sender herself, or the region in whose name she writes."""
    return region_of(dispatch).name if dispatch.region_id else signature_of(staff)


def asked_of_recipients(actor: Sender, dispatch: Dispatch) -> tuple[str, ...]:
    """The variables that must be given for each recipient, as it is written now."""
    template = chosen_template(actor, dispatch).template
    return asked_of_each(texts_of(dispatch, template, StaffMember.objects.get(id=actor.staff_id)))
