"""The needs-and-risk analyses of the demo's units: why which roles are needed, what could go wrong, what is done."""

from collections.abc import Iterable
from typing import Final

from personalverktyget.domain.access.services.import_grants import ImportedAnalysis
from personalverktyget.domain.organisation.directory import DirectoryUnit

NEEDS: Final = (
    "{name} tar emot ärenden från invånare varje vardag. Ärendemottagarna behöver se alla enhetens ärenden för "
    "att kunna fördela dem. Ärendehanterarna behöver de ärenden som de själva ska besvara. Chefen behöver en "
    "administratör som ger och tar bort behörigheter, och en granskare som inte själv arbetar med ärendena."
)
RISKS: Final = (
    "Någon läser ärenden utan att delta i vården, särskilt om grannar, kollegor eller personer med skyddad "
    "identitet. En behörighet blir kvar när någon har slutat eller bytt uppdrag."
)
MEASURES: Final = (
    "Rollerna ges efter uppdrag och omprövas två gånger om året. Granskaren gör loggkontroll varje månad. Namn på"
    " den som har skyddad identitet visas inte i listor. Verksamhetschefen meddelar administratören samma dag som"
    " någon slutar."
)


def analyses(units: Iterable[DirectoryUnit]) -> list[ImportedAnalysis]:
    """One for each unit."""
    return [
        ImportedAnalysis(unit=unit.hsa_id, needs=NEEDS.format(name=unit.name), risks=RISKS, measures=MEASURES)
        for unit in units
    ]
