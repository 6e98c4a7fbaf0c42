"""The file sources of the registers against files from elsewhere: other directories' XML, JSON of every sort."""

from pathlib import Path

import pytest

from personalverktyget.adapters.population_register.file_source import FilePopulationRegister
from personalverktyget.adapters.staff_directory.file_source import FileStaffDirectory
from personalverktyget.domain.people.registers import RegisterUnavailable

MATERIAL = Path(__file__).parents[2] / "../shared/material"
FOLDERS = (MATERIAL / "hsa/skltp-hsa-cache/src/test/resources", MATERIAL / "hostile/jsontestsuite/test_parsing")
FILES = [file for folder in FOLDERS for file in sorted(folder.glob("*"))]
pytestmark = pytest.mark.skipif(not FILES, reason=f"no outside material: {MATERIAL}/hsa and {MATERIAL}/hostile")


@pytest.mark.parametrize("source", [FileStaffDirectory, FilePopulationRegister])
def test_what_is_no_register_is_refused_in_words_and_nothing_else_happens(source: type) -> None:
    assert len(FILES) > 300
    for file in FILES:
        with pytest.raises(RegisterUnavailable) as caught:
            source(file)
        assert str(file) in str(caught.value)
        assert len(str(caught.value)) < 1_000
