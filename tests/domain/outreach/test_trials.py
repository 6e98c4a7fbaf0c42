"""A test to oneself: what a resident would read, through the worker and by mail, and nobody else's."""

from uuid import UUID

import pytest
from django.urls import resolve
from pytest_django.fixtures import Settings

from personalverktyget.adapters import email_notices
from personalverktyget.base.errors import ChangedMeanwhile, InvalidInput, NotAllowed, NotFound
from personalverktyget.domain.access_log.disclosure import disclose
from personalverktyget.domain.access_log.models import LogEntry
from personalverktyget.domain.access_log.unit_of_work import unit_of_work
from personalverktyget.domain.cases.models import Case
from personalverktyget.domain.notifications.models import OfficeMail
from personalverktyget.domain.notifications.services import send_office_mail
from personalverktyget.domain.outreach import selectors, services
from personalverktyget.domain.outreach.events.dispatches import DispatchSaved
from personalverktyget.domain.outreach.many_read_models import Trial
from personalverktyget.domain.outreach.models import Recipient, TrialMessage
from personalverktyget.domain.outreach.requests import TellTrier
from personalverktyget.domain.outreach.senders import Sender
from personalverktyget.domain.outreach.services import trials
from personalverktyget.jobs.handlers import HANDLERS
from tests.support.many import as_sent, let_many_go, written_to_many
from tests.support.message_templates import bring_along
from tests.support.messages import WORKER, after_the_hold
from tests.support.population import another, listed_message
from tests.support.trials import trial_of
from tests.support.world import World
from tests.support.world_registers import RESIDENTS

BODY = "Hej {namn}\n\nDu har tid {dag}."


@pytest.fixture
def dispatch(small_world: World) -> UUID:
    """Written to two, each with a day of her own, and not let go."""
    lines = ["Personnummer;Dag", f"{RESIDENTS['helena'][0]};måndag", f"{RESIDENTS['lennart'][0]};fredag"]
    return written_to_many(small_world, bring_along()["information"], "\n".join(lines), body=BODY)


def _read(actor: Sender, dispatch: UUID, trial: UUID) -> Trial:
    return disclose(actor, selectors.trial_message(actor, dispatch, trial))


def test_it_says_to_the_letter_what_the_resident_then_reads(small_world: World, dispatch: UUID) -> None:
    """With the values of the recipient who is chosen, at the hands of the worker."""
    actor = small_world.actor("handler")
    trial = trial_of(actor, dispatch, position=3)
    assert _read(actor, dispatch, trial).delivered_at is None
    assert services.deliver_trials(WORKER) == 1
    assert services.deliver_trials(WORKER) == 0
    tried = _read(actor, dispatch, trial)
    assert tried.as_for == "Lennart Östberg"
    let_many_go(small_world, dispatch)
    after_the_hold(dispatch)
    services.deliver_due(WORKER)
    lennart = small_world.resident("lennart")
    (line,) = disclose(lennart, selectors.messages(lennart)).lines
    came = disclose(lennart, selectors.message(lennart, line.id))
    assert (tried.texts, tried.signature, tried.files) == (came.texts, came.signature, came.files)
    assert "fredag" in tried.texts.body


def test_it_counts_nowhere_and_makes_no_case(small_world: World, dispatch: UUID) -> None:
    actor, cases = small_world.actor("handler"), Case.objects.count()
    trial_of(actor, dispatch)
    services.deliver_trials(WORKER)
    services.deliver_due(WORKER)
    assert not Recipient.objects.exists()
    for who in ("helena", "lennart"):
        resident = small_world.resident(who)
        assert disclose(resident, selectors.messages(resident)).lines == ()
    let_many_go(small_world, dispatch)
    assert as_sent(actor, dispatch).progress.recipients == 2
    assert Case.objects.count() == cases


def test_whoever_sent_it_is_told_by_mail_once_and_without_a_word_of_it(small_world: World, dispatch: UUID) -> None:
    """M-03."""
    trial = trial_of(small_world.actor("handler"), dispatch)
    services.deliver_trials(WORKER)
    for _twice in range(2):
        HANDLERS[TellTrier](TellTrier(trial=trial))
    mail = OfficeMail.objects.get(about=trial)
    assert (mail.address, mail.case_type_name, mail.unit_name) == ("handler@region.example", "", "")


def test_the_mail_leads_to_where_the_test_is_read(
    small_world: World, dispatch: UUID, monkeypatch: pytest.MonkeyPatch, settings: Settings
) -> None:
    """Of a region's test too, which is read elsewhere; the address tells nothing but that there is one."""
    sent: list[str] = []
    monkeypatch.setattr(email_notices, "_send", lambda _address, _subject, text: sent.append(text))
    made, actor = listed_message(small_world), small_world.administrator("regional_admin")
    sent_by = {trial_of(small_world.actor("handler"), dispatch): "outreach", trial_of(actor, made): "population"}
    services.deliver_trials(WORKER)
    for trial, area in sent_by.items():
        HANDLERS[TellTrier](TellTrier(trial=trial))
        send_office_mail(OfficeMail.objects.get(about=trial).id, email_notices.send_email_to_office)
        page = sent[-1].split(settings.BASE_URL)[1].split()[0]
        assert (resolve(page).view_name, resolve(page).kwargs["trial_id"]) == (f"staff:{area}:trial", trial)


def test_it_is_nobody_elses(small_world: World, dispatch: UUID) -> None:
    trial = trial_of(small_world.actor("handler"), dispatch)
    services.deliver_trials(WORKER)
    let_many_go(small_world, dispatch)
    for who in ("receiver", "both", "handler_2", "receiver_berg"):
        with pytest.raises(NotFound):
            selectors.trial_message(small_world.actor(who), dispatch, trial)
    with pytest.raises(NotFound):
        selectors.trial_message(small_world.administrator("regional_admin"), dispatch, trial)
    with pytest.raises(NotAllowed):
        selectors.trial_message(small_world.actor("admin"), dispatch, trial)
    with pytest.raises(NotFound):
        trial_of(small_world.actor("receiver"), dispatch)


def test_a_region_reads_it_with_its_writers_own_name(small_world: World) -> None:
    """Nobody of its population is shown to it, not even here."""
    made, actor = listed_message(small_world), small_world.administrator("regional_admin")
    trial = trial_of(actor, made)
    services.deliver_trials(WORKER)
    tried = _read(actor, made, trial)
    assert tried.texts.body.startswith("Hej Rebecka Region")
    assert (tried.texts.unit, tried.as_for) == ("Region Klar", "")
    assert TrialMessage.objects.get().resident_id is None
    with pytest.raises(NotFound):
        selectors.trial_message(another(small_world), made, trial)


def test_what_is_not_what_was_sent_comes_to_nobody(small_world: World, dispatch: UUID) -> None:
    actor = small_world.actor("handler")
    trial = trial_of(actor, dispatch)
    with unit_of_work(WORKER) as work:
        TrialMessage.objects.update(texts={"subject": "En annan rubrik"})
        work.record(DispatchSaved(dispatch=dispatch, unit=actor.unit_id))
    assert services.deliver_trials(WORKER) == 0
    assert _read(actor, dispatch, trial).is_halted
    assert LogEntry.objects.filter(event="dispatch.trial_halted").count() == 1
    assert not OfficeMail.objects.filter(about=trial).exists()


def test_what_is_in_the_way_is_told(small_world: World, dispatch: UUID, monkeypatch: pytest.MonkeyPatch) -> None:
    actor = small_world.actor("handler")
    with pytest.raises(InvalidInput):
        trial_of(actor, dispatch, position=99)
    with pytest.raises(ChangedMeanwhile):
        services.send_trial(actor, dispatch, seen_version=99)
    monkeypatch.setattr(trials, "MOST", 1)
    trial_of(actor, dispatch)
    with pytest.raises(InvalidInput):
        trial_of(actor, dispatch)


def test_all_of_it_is_logged_and_it_goes_with_its_message(small_world: World, dispatch: UUID) -> None:
    """L-01: with whose values it was filled in."""
    actor = small_world.actor("handler")
    trial = trial_of(actor, dispatch)
    services.deliver_trials(WORKER)
    _read(actor, dispatch, trial)
    for _twice in range(2):
        services.open_trial(actor, trial)
    told = LogEntry.objects.filter(event__startswith="dispatch.trial_").order_by("seq")
    assert [row.event.removeprefix("dispatch.trial_") for row in told] == ["asked", "delivered", "read", "opened"]
    assert {tuple(row.residents) for row in told} == {(small_world.residents["helena"],)}
    services.discard_message(actor, dispatch)
    assert not TrialMessage.objects.exists()
