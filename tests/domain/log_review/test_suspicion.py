"""A check on suspicion (K-04): everything about a staff member or a resident, at the reviewer's units, paged by key."""

from datetime import timedelta
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse

from personalverktyget.base.clock import now, today
from personalverktyget.base.errors import InvalidInput, NotFound
from personalverktyget.domain.access.roles import Role
from personalverktyget.domain.access.services import ImportedGrant, import_grants
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.log_review import selectors, services
from personalverktyget.domain.log_review.read_models import SuspicionPage
from tests.support.log_reviews import SYSTEM, opens
from tests.support.world import World
from tests.support.world_registers import PREFIX, RESIDENTS, UNITS, hsa_id_of


def begin(world: World, who: str = "reviewer", **about: str) -> UUID:
    days = {"first_day": today() - timedelta(days=2000), "last_day": today()}
    asked = {"hsa_id": "", "number": "", "reason": "Tips från en kollega."} | about
    return services.begin_suspicion(world.actor(who, "ang"), **days, **asked)  # type: ignore[arg-type]


def seen(world: World, review_id: UUID, after: str = "") -> SuspicionPage:
    actor = world.actor("reviewer", "ang")
    return disclose(actor, selectors.on_suspicion(actor, review_id, after=after))


def test_all_that_somebody_did_is_paged_without_gaps_or_doubles(small_world: World, client: Client) -> None:
    """K-04: at most ten thousand lines a page, and it is said where there is more."""
    at = now()
    made = [opens(small_world, "handler_2", "assigned", at - timedelta(minutes=n // 3)) for n in range(230)]
    review_id = begin(small_world, hsa_id=hsa_id_of("handler_2"))
    address = reverse("staff:log_review:review", kwargs={"review_id": review_id})
    numbers: list[int] = []
    after = ""
    while True:
        page = seen(small_world, review_id, after)
        shown = small_world.sign_in(client, "reviewer").get(address, {"efter": after}).content.decode()
        assert ("Det finns mer." in shown) == bool(page.next_cursor)
        assert len(page.lines) <= 10_000
        numbers += [line.seq for line in page.lines]
        after = page.next_cursor
        if not after:
            break
    assert set(made) <= set(numbers)
    assert len(numbers) == len(set(numbers))
    assert page.about_staff == "Hugo Handläggare"


def test_a_residents_log_holds_what_all_did_and_nothing_of_units_beyond_the_reviewers(small_world: World) -> None:
    """K-03."""
    elsewhere = opens(small_world, "receiver_berg", "berg", unit="berg")
    here = opens(small_world, "receiver", "new")
    review_id = begin(small_world, number=RESIDENTS["helena"][0])
    assert {line.seq for line in seen(small_world, review_id).lines} >= {here}
    assert elsewhere not in {line.seq for line in seen(small_world, review_id).lines}
    grant = ImportedGrant(
        hsa_id=hsa_id_of("reviewer"),
        role=Role.LOG_REVIEWER,
        at=PREFIX + UNITS["berg"][1],
        valid_from=today(),
        reason="Granskar båda.",
    )
    import_grants(SYSTEM, [grant], analyses=[], source="test")
    assert {line.seq for line in seen(small_world, review_id).lines} >= {here, elsewhere}
    with pytest.raises(NotFound):
        selectors.on_suspicion(small_world.actor("reviewer_hamn"), review_id)


@pytest.mark.parametrize(
    ("about", "field"),
    [
        ({}, "hsa_id"),
        ({"hsa_id": "X", "number": RESIDENTS["helena"][0]}, "hsa_id"),
        ({"hsa_id": "finns-inte"}, "hsa_id"),
        ({"hsa_id": hsa_id_of("reviewer")}, "hsa_id"),
        ({"number": "tolv"}, "number"),
        ({"number": RESIDENTS["helena"][0], "reason": " "}, "reason"),
    ],
)
def test_what_is_asked_must_make_sense(small_world: World, about: dict[str, str], field: str) -> None:
    with pytest.raises(InvalidInput) as raised:
        begin(small_world, **about)
    assert raised.value.field == field


def test_from_the_suspicion_to_the_signed_report(small_world: World, client: Client) -> None:
    opens(small_world, "handler_2", "assigned")
    reviewer = small_world.sign_in(client, "reviewer")
    asked = {
        "hsa_id": hsa_id_of("handler_2"),
        "number": "",
        "first_day": today().isoformat(),
        "last_day": today().isoformat(),
        "reason": "Tips.",
    }
    wrong = reviewer.post(reverse("staff:log_review:suspicion"), asked | {"hsa_id": "finns-inte"})
    assert wrong.status_code == 422
    assert "Tips." in wrong.content.decode()
    answer = reviewer.post(reverse("staff:log_review:suspicion"), asked, follow=True)
    page = answer.content.decode()
    assert "Allt som Hugo Handläggare har gjort" in page
    assert "Lennart Östberg" in page
    at = answer.redirect_chain[-1][0]
    signed = reviewer.post(at, {"version": 1, "conclusion": "Anmält."}, follow=True).content.decode()
    assert "Innehållet är oförändrat sedan dess" in signed
    assert reviewer.get(f"{at}rapport/").content.startswith(b"%PDF-")


def test_whom_it_is_about_is_not_told_by_the_log_that_there_is_one(small_world: World, client: Client) -> None:
    """K-03: a suspected reviewer would be warned by the unit's log, and by whatever shows or takes out a part of it."""
    grant = ImportedGrant(
        hsa_id=hsa_id_of("handler"),
        role=Role.LOG_REVIEWER,
        at=PREFIX + UNITS["ang"][1],
        valid_from=today(),
        reason="Granskar också.",
    )
    import_grants(SYSTEM, [grant], analyses=[], source="test")
    suspected, second = small_world.actor("reviewer", "ang"), small_world.actor("handler", "ang")
    hidden = services.begin_suspicion(
        second, hsa_id=hsa_id_of("reviewer"), number="", first_day=today(), last_day=today(), reason="Tips."
    )
    disclose(second, selectors.on_suspicion(second, hidden))
    on_colleague = begin(small_world, hsa_id=hsa_id_of("handler"))
    assert str(hidden) not in {line.resource_id for line in seen(small_world, on_colleague).lines}
    period = selectors.Period(first_day=today(), last_day=today())
    for actor, is_told in ((suspected, False), (second, True)):
        page = disclose(actor, selectors.unit_log(actor, period))
        assert (str(hidden) in {line.resource_id for line in page.lines}) is is_told
    days = {"fran": today().isoformat(), "till": today().isoformat()}
    for form in ("csv", "fhir"):
        file = small_world.sign_in(client, "reviewer").get(reverse("staff:log_file"), days | {"format": form})
        assert str(on_colleague) in file.content.decode()
        assert str(hidden) not in file.content.decode()
