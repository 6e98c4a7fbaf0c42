"""Behov av järntillskott dagligen: that a blood test shows too little iron, and what to do."""

from typing import Final

from personalverktyget.domain.message_templates.central.wording import CONTACT
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.services.publish_central import CentralTemplateContent

TEMPLATE: Final = CentralTemplateContent(
    code="behov-av-jarntillskott-dagligen",
    content=TemplateContent(
        name="Behov av järntillskott dagligen",
        summary="Besked om låga järnvärden som behandlas med tabletter hemma, och när nästa prov tas.",
        subject="Du behöver ta järn varje dag",
        body="Hej {namn}\n\nDitt blodprov från den {dag} visar att du har för lite järn. Därför behöver du ta järn "
        "varje dag en tid framöver.\n\nSå här tar du järnet: {dosering}\n\n"
        "Ta det helst mellan måltiderna, med ett glas vatten. Ta det inte samtidigt som mjölkprodukter, kaffe eller "
        "te, för då tar kroppen upp mindre. Mår du illa går det bra att ta järnet till maten.\n\n"
        "Avföringen kan bli mörk, och magen kan bli hård eller lös. Det är ofarligt. Tar du andra läkemedel, till "
        "exempel för sköldkörteln eller antibiotika, frågar du på apoteket hur länge du ska vänta mellan dem.\n\n"
        "Förvara järn så att barn inte kommer åt det. Järntabletter kan vara farliga för små barn.\n\n"
        "Nytt blodprov: {provtagning}. Sluta inte ta järn innan vi har bestämt det tillsammans.\n\n"
        "Ring oss om du får svart, kletig avföring tillsammans med magont eller yrsel, om du blir andfådd av små "
        "ansträngningar, eller om du inte tål järnet. Är mottagningen stängd ringer du 1177.",
        purpose="Du får det här meddelandet för att du har lämnat ett blodprov hos {enhet} och behöver behandling.",
        contact=CONTACT,
        open_parts=("body", "contact"),
    ),
)
