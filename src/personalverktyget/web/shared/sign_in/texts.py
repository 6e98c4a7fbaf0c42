"""What people are told when a sign-in ends without letting them in: what happened, and what to do."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from personalverktyget.adapters.sign_in.provider import Refusal
from personalverktyget.web.shared.sessions import STAFF

Text = str | Promise


@dataclass(frozen=True, slots=True)
class RefusalText:
    """One such page."""

    title: Text
    what: Text
    next_step: Text
    status: int = 403


_TRY_AGAIN = _("Försök igen. Om det inte hjälper kan du stänga webbläsaren och börja om.")
_OTHER = RefusalText(
    _("Det gick inte att logga in"), _("Svaret från legitimeringstjänsten gick inte att godkänna."), _TRY_AGAIN
)
_DOWN = RefusalText(
    _("Det går inte att logga in just nu"),
    _("Legitimeringstjänsten svarar inte."),
    _("Vänta en stund och försök igen. Du behöver inte göra något annat."),
    503,
)
_REGISTER_DOWN = RefusalText(
    _("Det går inte att logga in just nu"),
    _("Vi når inte det register som vi behöver för att veta vem du är."),
    _("Vänta en stund och försök igen. Du behöver inte göra något annat."),
    503,
)
_LEVEL = RefusalText(
    _("Du behöver en säkrare legitimation"),
    _("Legitimationen som du använde räcker inte för den här tjänsten."),
    _("Logga in igen med en e-legitimation på tillitsnivå 3."),
)
_TEXTS = {
    Refusal.PROVIDER_DOWN: _DOWN,
    Refusal.PROVIDER_MISCONFIGURED: _DOWN,
    Refusal.CANCELLED: RefusalText(
        _("Du avbröt inloggningen"), _("Ingen är inloggad."), _("Du kan börja om när du vill."), 200
    ),
    Refusal.UNKNOWN_STATE: RefusalText(
        _("Inloggningen hann bli för gammal"),
        _("Den påbörjades för länge sedan, i en annan webbläsare, eller är redan använd."),
        _("Börja om från början, så går det bra."),
    ),
    Refusal.LEVEL_MISSING: _LEVEL,
    Refusal.LEVEL_TOO_LOW: _LEVEL,
    "register_unavailable": _REGISTER_DOWN,
}
_STAFF_TEXTS = {
    Refusal.COMMISSION_MISSING: RefusalText(
        _("Du saknar medarbetaruppdrag"),
        _("Legitimeringstjänsten angav inget medarbetaruppdrag för dig. Utan det kan du inte arbeta här."),
        _("Be din HSA-administratör att lägga till ditt uppdrag i HSA-katalogen. Logga sedan in igen."),
    ),
    "no_commission": RefusalText(
        _("Ditt medarbetaruppdrag gäller inte längre"),
        _("Uppdraget som du loggade in med finns inte i HSA-katalogen."),
        _("Be din HSA-administratör att kontrollera ditt uppdrag. Logga sedan in igen."),
    ),
    "not_in_directory": RefusalText(
        _("Du finns inte i HSA-katalogen"),
        _("Du är legitimerad, men vi hittar dig inte i katalogen över vårdpersonal."),
        _("Be din HSA-administratör att lägga till dig. Logga sedan in igen."),
    ),
}
_RESIDENT_TEXTS = {
    "invalid_number": RefusalText(
        _("Du kan inte logga in här"),
        _("Tjänsten kräver ett svenskt personnummer."),
        _("Ring din mottagning om du behöver kontakt."),
    ),
    "not_in_register": RefusalText(
        _("Vi hittar dig inte"),
        _("Du är legitimerad, men ditt personnummer finns inte i folkbokföringen som vi läser."),
        _("Ring din mottagning om du behöver kontakt."),
    ),
    "deceased": RefusalText(
        _("Du kan inte logga in"),
        _("Personen är registrerad som avliden i folkbokföringen."),
        _("Om det är fel ska du kontakta Skatteverket. Ring din mottagning om du behöver vård."),
    ),
    "locked": RefusalText(
        _("Din inloggning är låst"),
        _("De som förvaltar tjänsten har låst den. Det du har skickat och fått finns kvar."),
        _("Ring din mottagning om du behöver vård, eller om du vill ha inloggningen upplåst."),
    ),
}


def text_for(kind: str, reason: str) -> RefusalText:
    """What to say about a reason (a ``Refusal``, or a code of the domain)."""
    own = _STAFF_TEXTS if kind == STAFF else _RESIDENT_TEXTS
    return own.get(reason) or _TEXTS.get(reason) or _OTHER
