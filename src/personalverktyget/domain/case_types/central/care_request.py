"""Egen vårdbegäran: asking for care without a referral from someone else."""

from typing import Final

from personalverktyget.domain.case_types.services.publish_case_type import CaseTypeContent
from personalverktyget.domain.forms.definition_json import to_json
from personalverktyget.domain.forms.definitions import Condition, FormDefinition, Headline, Item, ItemType, Operator

_URGENT = Item(
    link_id="urgent-block",
    type=ItemType.GROUP,
    text="Innan du börjar",
    help="Mottagningen läser inte det du skickar med en gång. Somligt kan inte vänta.",
    items=(
        Item(
            link_id="urgent",
            type=ItemType.BOOLEAN,
            text="Har du något av det här just nu?",
            help="Ont eller tryck över bröstet, svårt att andas, plötslig svaghet eller domning i ansiktet, "
            "en arm eller ett ben, plötsligt svårt att tala eller förstå, eller plötslig och mycket stark huvudvärk.",
            required=True,
            error_texts={"missing": "Svara ja eller nej, så att du får rätt hjälp i tid."},
        ),
        Item(
            link_id="call-emergency",
            type=ItemType.STOP,
            text="Ring 112 nu",
            help="Besvären kan bero på något som behöver vård genast. Vänta inte på svar från mottagningen.\n\n"
            "Är besvären lindriga, eller har de gått över, ringer du 1177 och frågar vad du ska göra.",
            call="112",
            enable_when=(Condition("urgent", Operator.EQUAL, True),),
        ),
    ),
)
_MATTER = Item(
    link_id="matter-block",
    type=ItemType.GROUP,
    text="Dina besvär",
    items=(
        Item(
            link_id="heading",
            type=ItemType.STRING,
            text="Vad söker du för?",
            help="Några få ord räcker, till exempel ont i knäet eller utslag på händerna.",
            required=True,
            max_length=100,
            error_texts={"missing": "Skriv med några ord vad du söker för."},
        ),
        Item(
            link_id="matter",
            type=ItemType.TEXT,
            text="Beskriv dina besvär",
            help="Hur känns det, var sitter det, och vad gör det bättre eller sämre?",
            required=True,
            max_length=4000,
            error_texts={"missing": "Beskriv dina besvär, så att mottagningen kan bedöma vad du behöver."},
        ),
        Item(
            link_id="since",
            type=ItemType.STRING,
            text="Hur länge har du haft besvären?",
            help="Till exempel tre veckor, eller sedan i våras.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv ungefär hur länge du har haft besvären."},
        ),
        Item(
            link_id="pictures",
            type=ItemType.ATTACHMENT,
            text="Bilder eller dokument som hjälper oss att bedöma",
            help="Syns besväret, till exempel ett utslag eller ett födelsemärke, hjälper det med två skarpa bilder i "
            "dagsljus: en på nära håll och en som visar var på kroppen det sitter. Visa bara det som behövs.",
            repeats=True,
            max_occurs=5,
        ),
        Item(
            link_id="pain",
            type=ItemType.SCALE,
            text="Hur ont gör det när det är som värst?",
            help="Gör det inte ont hoppar du över frågan.",
            minimum=0,
            maximum=10,
            min_label="Inte alls ont",
            max_label="Värsta tänkbara",
        ),
        Item(
            link_id="effect",
            type=ItemType.TEXT,
            text="Hur påverkar besvären din vardag?",
            help="Till exempel sömn, arbete, skola eller fritid.",
            recommended=True,
            max_length=1000,
        ),
    ),
)
_MEDICINES = Item(
    link_id="medicines",
    type=ItemType.GROUP,
    text="Läkemedel",
    help="Ett i taget. Minns du inte alla skriver du dem som du minns.",
    repeats=True,
    min_occurs=1,
    max_occurs=20,
    enable_when=(Condition("takes_medicines", Operator.EQUAL, True),),
    items=(
        Item(
            link_id="medicine_name",
            type=ItemType.STRING,
            text="Vad heter det?",
            help="Namnet står på förpackningen. Vet du inte skriver du vad du tar det för.",
            required=True,
            max_length=200,
            error_texts={"missing": "Skriv vad läkemedlet heter, eller vad du tar det för."},
        ),
        Item(
            link_id="medicine_use",
            type=ItemType.STRING,
            text="Hur tar du det?",
            help="Till exempel en tablett varje morgon, eller vid behov.",
            max_length=200,
        ),
    ),
)
_BEFORE = Item(
    link_id="before-block",
    type=ItemType.GROUP,
    text="Tidigare vård och läkemedel",
    items=(
        Item(
            link_id="care_before",
            type=ItemType.TEXT,
            text="Har du sökt vård för det här förut?",
            help="Skriv var och ungefär när, och om du har blivit undersökt eller behandlad.",
            required=True,
            max_length=1000,
            error_texts={"missing": "Skriv om du har sökt vård för det här förut. Har du inte det skriver du nej."},
        ),
        Item(
            link_id="takes_medicines",
            type=ItemType.BOOLEAN,
            text="Tar du några läkemedel?",
            help="Räkna också sådant som du köper utan recept.",
            recommended=True,
        ),
        _MEDICINES,
    ),
)
_GOAL = Item(
    link_id="goal-block",
    type=ItemType.GROUP,
    text="Det du hoppas på",
    items=(
        Item(
            link_id="goal",
            type=ItemType.TEXT,
            text="Vad vill du ha hjälp med?",
            required=True,
            max_length=1000,
            error_texts={"missing": "Skriv vad du vill ha hjälp med."},
        ),
        Item(link_id="needs_interpreter", type=ItemType.BOOLEAN, text="Behöver du tolk?", required=True),
        Item(
            link_id="interpreter",
            type=ItemType.STRING,
            text="Vilket språk?",
            required=True,
            max_length=100,
            enable_when=(Condition("needs_interpreter", Operator.EQUAL, True),),
            error_texts={"missing": "Skriv vilket språk du vill ha tolk till."},
        ),
    ),
)
FORM: Final = FormDefinition(
    title="Egen vårdbegäran", headline=Headline("heading"), items=(_URGENT, _MATTER, _BEFORE, _GOAL)
)
CONTENT: Final = CaseTypeContent(
    code="egen-vardbegaran",
    name="Egen vårdbegäran",
    summary="Sök vård hos mottagningen själv, utan remiss från någon annan.",
    description="Mottagningen bedömer det du skriver på samma sätt som en remiss och svarar vad som händer härnäst: "
    "en tid, råd, eller vart du kan vända dig i stället.",
    not_for="Har du besvär som inte kan vänta, ring mottagningen. Är den stängd, ring 1177. "
    "Är det fara för livet, ring 112.",
    terms_text="Mottagningen bedömer om du behöver vård där, och hur snart. Bedömningen får du i din inkorg.\n\n"
    "Behöver du en annan sorts vård berättar mottagningen vart du kan vända dig.\n\n"
    "Det du skriver kan föras in i din journal. Du kan bara skicka ärenden som gäller dig själv.",
    feedback_target="",
    form=to_json(FORM),
)
