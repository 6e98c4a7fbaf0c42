"""An extract of the log to a resident, to hand to her: on paper (PDF), or as a table.

Always in Swedish, whatever language the reviewer reads the pages in.
"""

from datetime import date
from typing import Final
from uuid import UUID

from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_GET

from personalverktyget.base.clock import local
from personalverktyget.base.identity_numbers import written
from personalverktyget.base.permissions import Permission
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors
from personalverktyget.domain.log_review.extract_paper import ExtractPaper, printed
from personalverktyget.domain.log_review.read_models import Extract, OwnLogLine
from personalverktyget.domain.outreach.tables import csv_tables, xlsx_tables
from personalverktyget.domain.outreach.tables.cells import Cell
from personalverktyget.web.shared import formats
from personalverktyget.web.shared.pages import StaffRequest, staff_page
from personalverktyget.web.shared.told_words import DOINGS, times, where, who, why
from personalverktyget.web.staff.log_review.words import days

_TABLES: Final = {"csv": csv_tables.MEDIA_TYPE, "xlsx": xlsx_tables.MEDIA_TYPE}


@require_GET
@staff_page(Permission.REVIEW_LOG)
def extract_file(request: StaffRequest, extract_id: UUID) -> HttpResponse:
    """The file. That it was taken out stands in the log before it leaves."""
    form = request.GET.get("format", "")
    with override("sv"):
        if form in _TABLES:
            found = disclose(request.actor, selectors.extract_file(request.actor, extract_id, form=form))
            response = HttpResponse(_table(found, form), content_type=_TABLES[form])
        else:
            form = "pdf"
            found = disclose(request.actor, selectors.extract_paper(request.actor, extract_id))
            response = HttpResponse(printed(_paper(found), found.made_at), content_type="application/pdf")
    # Nothing of the person: a file's name is seen by more than those who may open it.
    name = f"loggutdrag-{local(found.made_at):%Y-%m-%d}-{str(extract_id)[:8]}.{form}"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _table(found: Extract, form: str) -> bytes:
    columns = [
        _("Dag"), _("Klockslag"), _("Enhet"), _("Vårdgivare"), _("Vem"), _("Vad"), _("Ärende"), _("Varför"),
        _("Ändamål enligt loggen"),
    ]  # fmt: skip
    rows = [_cells(line) for line in found.lines]
    if form == "xlsx":
        return b"".join(xlsx_tables.xlsx_chunks(_("Utdrag ur loggen"), columns, rows))
    return b"".join(csv_tables.csv_chunks(columns, rows))


def _cells(line: OwnLogLine) -> tuple[Cell, ...]:
    at = local(line.last_at)
    day: date = at.date()
    number = str(line.case_number or "")
    what = str(DOINGS[line.doing])
    return (
        day, f"{at:%H:%M:%S}", where(line), line.provider, who(line), what, number, why(line), line.purpose,
    )  # fmt: skip


def _paper(found: Extract) -> ExtractPaper:
    return ExtractPaper(
        title=_("Utdrag ur loggen"),
        unit=found.unit,
        facts=[
            (_("Gäller"), _person(found)),
            (_("Period"), days(found.first_day, found.last_day)),
            (_("Enheter"), "\n".join(found.units)),
            (
                _("Framtaget"),
                _("%(when)s av %(unit)s") % {"when": formats.date_only(found.made_at), "unit": found.unit},
            ),
        ],
        lead=_(
            "Här står när personal har tagit del av uppgifter om dig i Personalverktyget, från vilken enhet, och "
            "varför. Du har rätt att få veta det enligt patientdatalagen (8 kap. 5 §)."
        ),
        rows=[_row(line) for line in found.lines],
        explained=_explained(found),
        footer=_("Loggutdrag %(id)s") % {"id": found.id},
        words={
            "page": _("Sida"),
            "rows": _("Vem som har tagit del av dina uppgifter"),
            "nothing": _("Ingen har tagit del av uppgifter om dig på de här enheterna under perioden."),
            "columns": [_("När"), _("Enhet och person"), _("Vad"), _("Varför")],
        },
        lang="sv",
    )


def _person(found: Extract) -> str:
    if found.person.is_masked:
        return _("Person med skyddad identitet")
    return f"{found.person.name}\n{written(found.person.number)}"


def _row(line: OwnLogLine) -> tuple[str, str, str, str]:
    what = str(DOINGS[line.doing])
    if line.case_number:
        what = "\n".join([what, _("Ärende %(number)s") % {"number": line.case_number}])
    place = "\n".join(part for part in (where(line), line.provider, who(line)) if part)
    return f"{formats.date_only(line.last_at)}\n{times(line)}", place, what, why(line)


def _explained(found: Extract) -> list[tuple[str, str]]:
    phone = _("Ring %(unit)s på %(phone)s.") % {"unit": found.unit, "phone": found.phone} if found.phone else ""
    ask = phone or _("Fråga %(unit)s.") % {"unit": found.unit}
    return [
        (
            _("Så läser du utdraget"),
            _(
                "Det som samma person har gjort flera gånger samma dag står på en rad, med första och sista klockslag. "
                "En lista visar flera invånare på en gång: den som har sett dig i en lista har inte läst ditt ärende. "
                "Vårdgivaren bestämmer om namn eller bara titel står med. Det du själv, ett ombud eller programmet har "
                "gjort står inte här."
            ),
        ),
        (
            _("Undrar du över något?"),
            ask
            + " "
            + _(
                "Tror du att någon har läst om dig utan att ha behövt det kan du också vända dig till patientnämnden "
                "i din region eller till Integritetsskyddsmyndigheten (IMY)."
            ),
        ),
    ]
