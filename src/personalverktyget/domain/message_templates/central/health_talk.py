"""Välkommen till riktat hälsosamtal: an invitation with a time, and what to do before one comes."""

from typing import Final

from personalverktyget.domain.message_templates.central.wording import CONTACT
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

TEMPLATE: Final = CentralTemplateContent(
    code="valkommen-till-riktat-halsosamtal",
    content=TemplateContent(
        name="Välkommen till riktat hälsosamtal",
        summary="Kallelse till hälsosamtal för den som är i en ålder då samtalet erbjuds. Tiden skrivs för var och en.",
        subject="Välkommen till ett hälsosamtal",
        body="Hej {namn}\n\nDu är i en ålder då vi erbjuder ett samtal om hur du mår och om hur du kan hålla dig "
        "frisk. Det är frivilligt.\n\nDin tid: {dag} klockan {tid}, hos {enhet}. Räkna med ungefär en timme.\n\n"
        "Vid besöket mäter vi blodtryck, längd, vikt och midja och tar ett stick i fingret. Sedan talar vi om mat, "
        "rörelse, tobak, alkohol, sömn och stress, och om det finns sjukdomar i släkten. Du får en bild av din hälsa "
        "och bestämmer själv vad du vill göra av den.\n\n"
        "Inför besöket:\n"
        "– Ta med en lista över dina läkemedel, om du har några.\n"
        "– Fråga gärna om någon förälder eller något syskon har haft diabetes, hjärtinfarkt eller stroke, och vid "
        "vilken ålder.\n\n"
        "Passar tiden inte, eller vill du inte komma, ringer du oss så snart du kan. Då kan någon annan få tiden.\n\n"
        "Samtalet är till för dig som känner dig frisk. Har du besvär som behöver undersökas bokar du ett vanligt "
        "besök.",
        purpose="Du får det här meddelandet för att du hör till {enhet} och är i en ålder då hälsosamtalet erbjuds.",
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
)
