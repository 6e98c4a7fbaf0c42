"""Provsvar, and that an examination found nothing out of the ordinary."""

from typing import Final

from personalverktyget.domain.message_templates.central.wording import CONTACT
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

TEST_RESULTS: Final = CentralTemplateContent(
    code="provsvar",
    content=TemplateContent(
        name="Provsvar",
        summary="Svar på ett prov som inte är brådskande och som invånaren kan läsa på egen hand.",
        subject="Svar på ditt prov",
        body="Hej {namn}\n\nNu har vi fått svar på {prov} som du lämnade {dag}.\n\n{svar}\n\n"
        "Du behöver inte höra av dig om vi inte har skrivit det här ovanför. Blir du sämre, eller får du nya besvär, "
        "ringer du oss.",
        purpose="Du får det här meddelandet för att du har lämnat ett prov hos {enhet}, eller för att vi har beställt "
        "provet.",
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
)
NORMAL_EXAMINATION: Final = CentralTemplateContent(
    code="normal-undersokning",
    content=TemplateContent(
        name="Normal undersökning",
        summary="Besked om att en undersökning inte visade något som behöver följas upp.",
        subject="Svar på din undersökning",
        body="Hej {namn}\n\nSvaret på din undersökning ({undersökning}) den {dag} är klart. Undersökningen visar inget "
        "som behöver behandlas eller följas upp.\n\nHar du kvar de besvär som du sökte för, blir du sämre eller får "
        "du nya besvär, ringer du oss. Ett normalt svar betyder inte att du ska låta bli att söka vård igen.",
        purpose="Du får det här meddelandet för att du har blivit undersökt hos {enhet}, eller på vår begäran.",
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
)
