"""Message templates: those that the program brings along in every region, and what one unit makes of them.

Done as staff do it, through the same services.
"""

from typing import Final

from personalverktyget.base.actors import StaffActor, SystemActor
from personalverktyget.demo.world.asked import ask_about_blood_pressure
from personalverktyget.demo.world.restricted import BY, at_work
from personalverktyget.domain.message_templates.central import CENTRAL_TEMPLATES
from personalverktyget.domain.message_templates.content import TemplateContent
from personalverktyget.domain.message_templates.follow_up import FollowUp, Unread
from personalverktyget.domain.message_templates.kinds import TemplateKind
from personalverktyget.domain.message_templates.selectors import central_templates, own_templates, template_overview
from personalverktyget.domain.message_templates.services import (
    create_template,
    follow_template,
    publish_central_template,
    publish_template,
    save_additions,
    save_template,
)
from personalverktyget.domain.people.registers import StaffDirectory

FOLLOWED: Final = ("Bifoga bild till vården", "Frågor vid hudförändring", "Provsvar")
ADDED_TO: Final = "Provsvar"
ADDITION: Final = "Provsvarstelefonen är öppen vardagar klockan 8 till 9, på samma nummer."
_CONTACT: Final = (
    "Har du frågor ringer du {enhet}, {telefon}. Är mottagningen stängd och du behöver råd ringer du 1177. Är det "
    "fara för livet ringer du 112."
)
LOCAL: Final = (
    TemplateContent(
        name="Bekräftelse av beslut om planerad operation",
        summary="När beslut om operation är fattat. Operationen och väntetiden skrivs för var och en.",
        subject="Du står på väntelista för operation",
        body="Hej {namn}\n\nVid besöket den {dag} bestämde vi tillsammans med dig att du ska opereras: {operation}.\n\n"
        "Du står nu på väntelistan. Räkna med att vänta ungefär {väntetid}. Kallelsen kommer i god tid, och i den står "
        "hur du förbereder dig.\n\nSäg till om du inte längre vill opereras, om du inte kan komma vissa tider, eller "
        "om något i din hälsa ändras. Sluta inte med något läkemedel innan vi har sagt till.",
        purpose="Du får det här meddelandet för att {enhet} har beslutat om en operation tillsammans med dig.",
        contact=_CONTACT,
    ),
    TemplateContent(
        name="Remissbekräftelse",
        summary="När en remiss har kommit och är bedömd.",
        subject="Vi har fått en remiss som gäller dig",
        body="Hej {namn}\n\nRemissen från {remittent} kom till oss den {dag}, och vi har bedömt att du ska få tid hos "
        "oss. Du får en kallelse. Räkna med ungefär {väntetid}.\n\nBlir du sämre under tiden ringer du den som skrev "
        "remissen, eller oss.",
        purpose="Du får det här meddelandet för att {enhet} har fått en remiss som gäller dig.",
        contact=_CONTACT,
        follow_up=FollowUp(remind_days=7, reminders=1, unread=Unread.CALL, unread_days=5),
    ),
    TemplateContent(
        name="Påminnelse om kvällsföreläsning",
        summary="Till patienter som är anmälda till föreläsningen och har kontakt med oss om det den handlar om.",
        subject="Påminnelse om föreläsningen",
        body="Hej {namn}\n\nDu är anmäld till föreläsningen {föreläsning} {dag} klockan {tid} i {lokal}. Den ingår i "
        "din behandling hos oss och kostar inget.\n\nKan du inte komma ringer du oss, så att någon annan kan få "
        "platsen.",
        purpose="Du får det här meddelandet för att du är patient hos {enhet} och är anmäld till föreläsningen.",
        contact=_CONTACT,
    ),
    TemplateContent(
        name="Kallelse till årskontroll",
        summary="Till den som ska på årskontroll. Den som inte läser får kallelsen på papper.",
        subject="Kallelse till årskontroll",
        body="Hej {namn}\n\nDet är dags för din årskontroll. Du är välkommen till oss {dag} klockan {tid}. Räkna med "
        "ungefär en halvtimme.\n\nPassar tiden inte ringer du oss, så att någon annan kan få den.",
        purpose="Du får kallelsen för att {enhet} följer din sjukdom med kontroll varje år.",
        contact=_CONTACT,
        follow_up=FollowUp(unread=Unread.LETTER, unread_days=4),
    ),
)


def bring_templates(actor: SystemActor, region_hsa_id: str) -> None:
    """Publish the central ones in a region."""
    for brought in CENTRAL_TEMPLATES:
        publish_central_template(actor, region_hsa_id, brought)


def write_at_a_unit(directory: StaffDirectory) -> None:
    """One unit follows some of the region's, adds to one of them, and has some of its own. Once."""
    actor = at_work(directory, BY)
    if own_templates(actor):
        return
    for row in central_templates(actor):
        if row.name in FOLLOWED:
            follow_template(actor, row.id)
        if row.name == ADDED_TO:
            save_additions(actor, row.id, {"contact": ADDITION}, seen_version=1)
    for content in LOCAL:
        _publish(actor, content)
    ask_about_blood_pressure(actor)


def _publish(actor: StaffActor, content: TemplateContent) -> None:
    made = create_template(actor, name=content.name, kind=TemplateKind.INFORMATION)
    seen = save_template(actor, made, content, seen_version=template_overview(actor, made).version)
    publish_template(actor, made, seen_version=seen)
