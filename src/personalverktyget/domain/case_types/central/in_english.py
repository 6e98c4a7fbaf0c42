"""What the region's forms that are translated say in English, by their Swedish texts."""

from collections.abc import Mapping
from typing import Any, Final

from personalverktyget.domain.case_types.content import content_from_json
from personalverktyget.domain.case_types.translated_texts import all_texts
from personalverktyget.domain.forms.translations.kept import Translation, Translations


def translated(content: Mapping[str, Any], language: str, words: Mapping[str, str]) -> dict[str, Any]:
    """The translations of a case type's content, as a version keeps them."""
    texts = all_texts(content_from_json(content), {})
    said = {text.address: Translation(words[text.swedish], text.swedish) for text in texts if text.swedish in words}
    return Translations({language: said}).to_json()


COMPLAINT: Final = {
    "Synpunkter och klagomål": "Feedback and complaints",
    "Berätta om något som var bra, något som gick fel, eller något som kan bli bättre.": (
        "Tell us about something that was good, something that went wrong, or something that could be better."
    ),
    "Den som ansvarar för mottagningen läser det du skriver. Din vård påverkas inte av att du har lämnat synpunkter.": (
        "The person in charge of the unit reads what you write. Your care is not affected by your giving feedback."
    ),
    "Behöver du vård eller råd om din hälsa, ring mottagningen, eller 1177 när den är stängd. "
    "Är det fara för livet, ring 112. Vill du ha stöd av någon utanför mottagningen kan du vända dig till "
    "patientnämnden.": (
        "If you need care or advice about your health, call the unit, or 1177 when it is closed. If a life is in "
        "danger, call 112. If you want support from somebody outside the unit you can turn to the patients’ advisory "
        "committee (patientnämnden)."
    ),
    "Det du skriver läses av mottagningens ledning och av de medarbetare som behövs för svaret.\n\n"
    "Vill du att någon annan än mottagningen ska granska det som har hänt kan du vända dig till patientnämnden i din "
    "region eller till Inspektionen för vård och omsorg.\n\n"
    "Du kan bara skicka ärenden som gäller dig själv.": (
        "What you write is read by the management of the unit and by the staff who are needed for the answer.\n\n"
        "If you want somebody other than the unit to look into what has happened you can turn to the patients’ "
        "advisory committee (patientnämnden) in your region, or to the Health and Social Care Inspectorate (IVO).\n\n"
        "You can only send cases that concern yourself."
    ),
    "Ja": "Yes",
    "Nej": "No",
    "Det du vill berätta": "What you want to tell us",
    "Vad handlar det om?": "What is it about?",
    "Beröm eller något som fungerade bra": "Praise, or something that worked well",
    "Vård och behandling": "Care and treatment",
    "Bemötande": "How you were treated by staff",
    "Att komma fram, få tid eller få svar": "Getting through, getting an appointment or getting an answer",
    "Väntetider på plats": "Waiting times at the unit",
    "Avgifter och fakturor": "Fees and invoices",
    "Lokaler, skyltar och tillgänglighet": "Premises, signs and accessibility",
    "Något annat": "Something else",
    "Välj vad det handlar om. Passar inget väljer du Något annat.": (
        "Choose what it is about. If nothing fits, choose Something else."
    ),
    "Sammanfatta med några ord": "Sum it up in a few words",
    "Skriv några ord om vad det gäller.": "Write a few words about what it concerns.",
    "Vad hände?": "What happened?",
    "Berätta med egna ord. Skriv inte andra personers personnummer.": (
        "Tell us in your own words. Do not write other people’s personal identity numbers."
    ),
    "Beskriv vad som hände.": "Describe what happened.",
    "När hände det?": "When did it happen?",
    "Vet du inte lämnar du tomt.": "Leave it empty if you do not know.",
    "Har du förslag på vad som kan bli bättre?": "Do you have suggestions for what could be better?",
    "Svar från mottagningen": "Answer from the unit",
    "Vill du ha svar på det du har skrivit?": "Do you want an answer to what you have written?",
    "Du ser alltid i din inkorg att mottagningen har tagit emot det.": (
        "You can always see in your inbox that the unit has received it."
    ),
    "Svara ja eller nej på om du vill ha svar.": "Answer yes or no to whether you want an answer.",
}

LOG_QUESTION: Final = {
    "Fråga om loggen": "Question about the log",
    "Fråga varför någon har tagit del av dina uppgifter.": "Ask why somebody has seen your data.",
    "Mottagningen tar reda på vad som har hänt och svarar dig.": (
        "The unit finds out what has happened and answers you."
    ),
    "Behöver du vård eller råd om din hälsa, ring mottagningen, eller 1177 när den är stängd. "
    "Är det fara för livet, ring 112.": (
        "If you need care or advice about your health, call the unit, or 1177 when it is closed. If a life is in "
        "danger, call 112."
    ),
    "Mottagningen läser din fråga. Den som granskar loggen där får veta vilken rad du frågar om.\n\n"
    "Vill du att någon annan än mottagningen ska granska det som har hänt kan du vända dig till patientnämnden i din "
    "region eller till Integritetsskyddsmyndigheten.": (
        "The unit reads your question. Whoever reviews the log there is told which line you ask about.\n\n"
        "If you want somebody other than the unit to look into what has happened you can turn to the patients’ "
        "advisory committee (patientnämnden) in your region, or to the Swedish Authority for Privacy Protection (IMY)."
    ),
    "Din fråga": "Your question",
    "Det du frågar om": "What you ask about",
    "Så står det i loggen. Mottagningen ser vilken rad det är.": (
        "This is what the log says. The unit sees which line it is."
    ),
    "Skriv vad i loggen du frågar om.": "Write what in the log you ask about.",
    "Vad gäller din fråga?": "What is your question about?",
    "Jag undrar varför någon har tagit del av mina uppgifter": "I wonder why somebody has seen my data",
    "Jag tror att någon har läst om mig utan att behöva det": (
        "I think that somebody has read about me without needing to"
    ),
    "Något annat": "Something else",
    "Välj vad frågan gäller. Passar inget väljer du Något annat.": (
        "Choose what the question is about. If nothing fits, choose Something else."
    ),
    "Vad vill du veta?": "What do you want to know?",
    "Berätta med egna ord. Känner du den som har läst kan du skriva det.": (
        "Tell us in your own words. If you know the person who has read, you can say so."
    ),
    "Skriv vad du vill veta.": "Write what you want to know.",
}
