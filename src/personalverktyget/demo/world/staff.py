"""The staff of the demo, written by hand: who works where, with which roles. No name is that of a real clinician.

Roles: R receives cases, H handles them, A administers the unit, P its permissions, L reviews its log,
V judges what the log reviewers of the care provider's units hand on.
"""

from dataclasses import dataclass
from typing import Final

ROLES: Final = {
    "R": "case_receiver",
    "H": "case_handler",
    "A": "unit_admin",
    "P": "permission_admin",
    "L": "log_reviewer",
    "V": "provider_reviewer",
    "G": "regional_admin",
    "N": "national_admin",
}


@dataclass(frozen=True)
class Member:
    """One member of staff. ``works`` holds places with the letters of the roles held there, such as ``1A01:RH``."""

    given_name: str
    surname: str
    title: str
    works: str
    protected: bool = False

    @property
    def places(self) -> list[tuple[str, str]]:
        """The keys of the places, each with the letters of its roles."""
        pairs = (word.partition(":") for word in self.works.split())
        return [(place, roles) for place, _, roles in pairs]


STAFF: Final = (
    # Älvhamra vårdcentral: the unit of most personas.
    Member("Kerstin", "Almqvarn", "Medicinsk sekreterare", "1A01:R"),
    Member("Jonatan", "Björkstav", "Distriktssköterska", "1A01:H"),
    Member("Birgitta", "Tallmo-Ekvind", "Verksamhetschef", "1A01:A"),
    Member("Henrik", "Rosenfält", "Kvalitetssamordnare", "1A01:L"),
    Member("Ludvig", "Mossvik", "Vårdadministratör", "1A01:P"),
    Member("Åsa", "Lindvret", "Sjuksköterska", "1A01:RH"),
    Member("Mohsen", "Daryavand", "Specialist i allmänmedicin", "1A01:H"),
    Member("Öjvind", "Hagström-Sävlund", "Specialist i allmänmedicin", "1A01:H"),
    Member("Charlotta", "Wikensjö von Rosendorn", "Specialist i allmänmedicin", "1A01:H"),
    Member("Noor", "Al-Rashedani", "ST-läkare", "1A01:H"),
    Member("Pernilla", "Fröjdmark", "Distriktssköterska", "1A01:RH"),
    Member("Tobias", "Kvarnelius", "Fysioterapeut", "1A01:H"),
    Member("Ylva", "Snöbohm", "Kurator", "1A01:H"),
    Member("Göran", "Älvdahlén", "Vårdadministratör", "1A01:RA"),
    Member("Vera", "Dalsköld", "Sjuksköterska", "1A01:H", protected=True),
    Member("Ewa", "Zielonkova", "Undersköterska", "1A01:"),
    Member("Siv", "Ängsmarker", "Dietist", "1A01:"),
    # Åsmåla vårdcentral: the unit of the second receiver and handler.
    Member("Monika", "Stenvall-Öhrner", "Medicinsk sekreterare", "1A02:R"),
    Member("Rikard", "Nordhake", "Distriktssköterska", "1A02:H"),
    Member("Ingela", "Bräckvall", "Enhetschef", "1A02:A"),
    Member("Patrik", "Löfsköld", "Specialist i allmänmedicin", "1A02:H"),
    Member("Dunja", "Markovina", "Sjuksköterska", "1A02:RH"),
    Member("Hillevi", "Åkervret", "Vårdadministratör", "1A02:AL"),
    # Works at several units: receives and handles at one, handles at another.
    Member("Josefin", "Havsjö", "Barnmorska", "1A04:RH 1A08:H"),
    Member("Torkel", "Ribbenstam", "Specialist i allmänmedicin", "1A02:H 2A01:H"),
    # Hälsoringen Öxnaby vårdcentral
    Member("Annika", "Klintefors", "Vårdenhetschef", "1A03:A"),
    Member("Bahar", "Shirvandi", "Specialist i allmänmedicin", "1A03:H"),
    Member("Leif", "Ormbäck", "Sjuksköterska", "1A03:RH"),
    Member("Maj-Britt", "Tuvlind", "Medicinsk sekreterare", "1A03:RL"),
    # Ungdomsmottagningen Älvhamra
    Member("Elvira", "Solbranth", "Enhetschef", "1A04:AR"),
    Member("Simon", "Vitmossen", "Kurator", "1A04:H"),
    Member("Gunilla", "Ekhamre", "Vårdadministratör", "1A04:L"),
    # Hudmottagningen
    Member("Rasmus", "Liljeborn", "Hudläkare", "1A05:H"),
    Member("Fatou", "Jallowan", "Sjuksköterska", "1A05:RH"),
    Member("Agneta", "Rimfält", "Vårdenhetschef", "1A05:A"),
    Member("Kjell", "Torpsäter", "Medicinsk sekreterare", "1A05:RL"),
    # Rehabmottagningen Härnebo
    Member("Malin", "Gyllenå", "Arbetsterapeut", "1A06:RH"),
    Member("Stellan", "Hjortvik", "Fysioterapeut", "1A06:H"),
    Member("Yvonne", "Barkselius", "Enhetschef", "1A06:AL"),
    # Barnavårdscentralen Gläntan
    Member("Cecilia", "Vindsö", "Barnsjuksköterska", "1A07:RH"),
    Member("Ritva", "Koskelainen", "Barnsjuksköterska", "1A07:H"),
    Member("Ulrika", "Snällfors", "Vårdenhetschef", "1A07:AL"),
    # Barnmorskemottagningen Västerlid
    Member("Therese", "Månskog", "Barnmorska", "1A08:RH"),
    Member("Louise", "Ahlmossen", "Barnmorska", "1A08:A"),
    Member("Majken", "Granhult-Ros", "Medicinsk sekreterare", "1A08:RL"),
    # Folktandvården Västerlid
    Member("Oskar", "Tandberger", "Tandläkare", "1A09:H"),
    Member("Jasmina", "Delicova", "Tandhygienist", "1A09:RH"),
    Member("Per-Olov", "Kvistfors", "Klinikchef", "1A09:A"),
    Member("Anneli", "Vretskog", "Tandsköterska", "1A09:RL"),
    # Psykiatriska öppenvårdsmottagningen Åsmåla
    Member("Viktor", "Sjöhammarsten", "Psykolog", "1A10:H"),
    Member("Katarzyna", "Wiśniewolska", "Specialist i psykiatri", "1A10:H"),
    Member("Lena", "Fagerkulla", "Sjuksköterska", "1A10:RH"),
    Member("Bo-Göran", "Ljusmark", "Enhetschef", "1A10:AL"),
    # Hörsel- och hjälpmedelscentralen
    Member("Susanne", "Klangstedt", "Audionom", "1A11:RH"),
    Member("Filip", "Örnskär", "Hjälpmedelskonsulent", "1A11:H"),
    Member("Margareta", "Silfverlund af Öxnaby", "Vårdenhetschef", "1A11:AL"),
    # Ortopedmottagningen
    Member("Anders", "Benhammar", "Ortoped", "1A12:H"),
    Member("Zeynep", "Aksoylar", "Sjuksköterska", "1A12:RH"),
    Member("Carina", "Stigmark", "Vårdenhetschef", "1A12:A"),
    Member("Ola", "Häggsäter", "Medicinsk sekreterare", "1A12:RL"),
    # Region Ytterskär
    Member("Britt-Inger", "Fyrlund", "Distriktssköterska", "2A01:RH"),
    Member("Håkan", "Båtelson", "Verksamhetschef", "2A01:AL"),
    Member("Nils-Erik", "Skärvall", "Tandläkare", "2A02:H"),
    Member("Ronja", "Klippmark", "Tandsköterska", "2A02:RH"),
    Member("Disa", "Öholmer", "Klinikchef", "2A02:AL"),
    Member("Tuva", "Strandhagel", "Barnmorska", "2A03:RH"),
    Member("Eskil", "Vågmark", "Enhetschef", "2A03:AL"),
    # Above the units
    Member("Marianne", "Hultengran", "Förvaltningsledare e-tjänster", "1000:G"),
    Member("Christoffer", "Dyning", "Systemförvaltare", "1000:G"),
    Member("Solveig", "Utskärd", "Förvaltningsledare e-tjänster", "2000:G"),
    Member("Magnus", "Rikenberger", "Nationell förvaltare", "0100:N"),
    # Judges for the care provider. Last, since identities follow the order of the list.
    Member("Gunvor", "Stavhammar", "Chefläkare", "1A12:V"),
)

# Hints for signing in at the local identity provider, each with the one whom it means and the place of work.
PERSONAS: Final = (
    ("arendemottagare", "Kerstin", "1A01", "Ärendemottagare", "Case receiver"),
    ("arendehanterare", "Jonatan", "1A01", "Ärendehanterare", "Case handler"),
    ("administrator", "Birgitta", "1A01", "Lokal administratör", "Local administrator"),
    ("granskare", "Henrik", "1A01", "Granskare", "Log reviewer"),
    ("vardgivarens-granskare", "Gunvor", "1A12", "Vårdgivarens granskare", "Care provider's reviewer"),
    ("behorighetsadministrator", "Ludvig", "1A01", "Behörighetsadministratör", "Permission administrator"),
    ("arendemottagare-2", "Monika", "1A02", "Ärendemottagare", "Case receiver"),
    ("arendehanterare-2", "Rikard", "1A02", "Ärendehanterare", "Case handler"),
    (
        "flera-roller",
        "Josefin",
        "1A04",
        "Ärendemottagare och ärendehanterare, två mottagningar",
        "Case receiver and case handler, two units",
    ),
    ("regional-administrator", "Marianne", "1000", "Regional administratör", "Regional administrator"),
    ("nationell-administrator", "Magnus", "0100", "Nationell administratör", "National administrator"),
)
