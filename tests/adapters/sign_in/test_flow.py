"""The flow around the token: state, code, keys that change, and a provider that does not answer."""

import base64
import json
import socket
from collections.abc import Callable, Iterator
from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest
from authlib.oauth2.rfc7636 import create_s256_code_challenge

from personalverktyget.adapters.sign_in import discovery, transport
from personalverktyget.adapters.sign_in.flow import begin, complete, end_session_url
from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused, VerifiedIdentity
from tests.adapters.sign_in.conftest import Settings
from tests.adapters.sign_in.fake_provider import LOA3, Answer, FakeProvider

SignIn = Callable[..., VerifiedIdentity]
BACK = "http://localhost/tillbaka/"


def refused(action: Callable[[], object]) -> Refusal:
    """The reason for which it is refused."""
    with pytest.raises(SignInRefused) as error:
        action()
    return error.value.reason


def test_the_provider_is_asked_for_everything_that_is_checked(settings_for: Settings) -> None:
    begun = begin(settings_for, BACK, login_hint="arendemottagare")
    asked = {name: values[0] for name, values in parse_qs(urlsplit(begun.url).query).items()}
    assert asked["code_challenge_method"] == "S256"
    assert asked["code_challenge"] == create_s256_code_challenge(begun.verifier)
    assert (asked["state"], asked["nonce"]) == (begun.state, begun.nonce)
    assert asked["prompt"] == "login"
    assert LOA3 in asked["acr_values"].split()
    assert json.loads(asked["claims"])["id_token"]["acr"]["essential"] is True
    assert asked["login_hint"] == "arendemottagare"


def test_no_two_sign_ins_share_a_secret(settings_for: Settings) -> None:
    one, other = begin(settings_for, BACK), begin(settings_for, BACK)
    assert not {one.state, one.nonce, one.verifier} & {other.state, other.nonce, other.verifier}
    assert len({one.state, one.nonce, one.verifier}) == 3


@pytest.mark.parametrize(
    ("brought", "reason"),
    [
        ({"state": "other"}, Refusal.UNKNOWN_STATE),
        ({"state": ""}, Refusal.UNKNOWN_STATE),
        ({"iss": "https://other.example"}, Refusal.ISSUER),
        ({"error": "access_denied"}, Refusal.CANCELLED),
        ({"error": "server_error"}, Refusal.REFUSED_BY_PROVIDER),
        ({"code": ""}, Refusal.CODE_REFUSED),
        ({"code": "made-up"}, Refusal.CODE_REFUSED),
    ],
)
def test_a_wrong_answer_from_the_browser_is_refused(sign_in: SignIn, brought: dict[str, str], reason: Refusal) -> None:
    assert refused(lambda: sign_in(**brought)) is reason


def test_a_wrong_state_is_refused_before_the_code_is_used(provider: FakeProvider, sign_in: SignIn) -> None:
    refused(lambda: sign_in(state="other"))
    assert provider.token_requests == []


def test_a_code_works_once(provider: FakeProvider, settings_for: Settings) -> None:
    begun = begin(settings_for, BACK)
    answer = {"code": provider.code_for(begun.nonce), "state": begun.state}
    complete(settings_for, begun, answer)
    assert refused(lambda: complete(settings_for, begun, answer)) is Refusal.CODE_REFUSED


def test_a_public_client_names_itself_and_a_confidential_one_proves_it(
    provider: FakeProvider, settings_for: Settings, sign_in: SignIn
) -> None:
    sign_in()
    headers, form = provider.token_requests[-1]
    assert form["client_id"] == "client"
    assert "Authorization" not in headers
    sign_in(replace(settings_for, client_secret="hush"))
    headers, form = provider.token_requests[-1]
    assert base64.b64decode(headers["Authorization"].removeprefix("Basic ")) == b"client:hush"
    assert len(form["code_verifier"]) >= 43


def test_a_secret_goes_into_the_body_where_the_provider_wants_that(
    provider: FakeProvider, settings_for: Settings, sign_in: SignIn
) -> None:
    provider.description = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    sign_in(replace(settings_for, client_secret="hush"))
    headers, form = provider.token_requests[-1]
    assert form["client_secret"] == "hush"
    assert "Authorization" not in headers


def test_a_new_key_is_fetched_once_and_not_at_every_token(provider: FakeProvider, sign_in: SignIn) -> None:
    sign_in()
    known = discovery.known(provider.issuer)
    now = known._clock()
    known._clock = lambda: now + discovery.NEW_KEYS_SECONDS + 1
    provider.published = [provider.other_rsa]

    def by_new_key(answer: Answer) -> None:
        answer.key = answer.provider.other_rsa
        answer.header["kid"] = "rsa-2"

    provider.change = by_new_key
    assert sign_in().subject
    assert provider.asked.count("/keys") == 2
    provider.change = lambda answer: answer.header.update(kid="no-such-key")
    for _ in range(5):
        assert refused(sign_in) is Refusal.UNKNOWN_KEY
    assert provider.asked.count("/keys") == 2


def test_a_key_that_is_meant_for_encryption_does_not_sign(provider: FakeProvider, sign_in: SignIn) -> None:
    encrypting = type(provider.rsa).import_key({**provider.rsa.as_dict(private=True), "use": "enc"})
    provider.published = [encrypting]
    assert refused(sign_in) is Refusal.UNKNOWN_KEY


@pytest.mark.filterwarnings("ignore:Key size")
def test_a_weak_key_does_not_sign(provider: FakeProvider, sign_in: SignIn) -> None:
    weak = type(provider.rsa).generate_key(1024, {"kid": "weak"})

    def by_weak_key(answer: Answer) -> None:
        answer.key, answer.header["kid"] = weak, "weak"

    provider.published, provider.change = [weak], by_weak_key
    assert refused(sign_in) is Refusal.UNKNOWN_KEY


def test_claims_that_the_token_lacks_are_read_at_the_second_address(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.change = lambda answer: answer.claims.pop("employeeHsaId")
    provider.user_info = {"sub": "opaque-1", "employeeHsaId": "TSTNMT2321000156-7001", "acr": "ignored"}
    identity = sign_in()
    assert (identity.subject, identity.acr) == ("TSTNMT2321000156-7001", LOA3)


def test_the_second_address_may_not_speak_of_somebody_else(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.change = lambda answer: answer.claims.pop("employeeHsaId")
    provider.user_info = {"sub": "opaque-2", "employeeHsaId": "TSTNMT2321000156-7001"}
    assert refused(sign_in) is Refusal.SUBJECT_MISSING


def test_the_second_address_cannot_raise_the_level(provider: FakeProvider, sign_in: SignIn) -> None:

    def without_level_and_subject(answer: Answer) -> None:
        del answer.claims["acr"], answer.claims["employeeHsaId"]

    provider.change = without_level_and_subject
    provider.user_info = {"sub": "opaque-1", "employeeHsaId": "TSTNMT2321000156-7001", "acr": LOA3}
    assert refused(sign_in) is Refusal.LEVEL_MISSING


def test_a_provider_that_calls_itself_something_else_is_not_used(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.description = {"issuer": "https://other.example"}
    assert refused(sign_in) is Refusal.PROVIDER_MISCONFIGURED


def test_codes_and_tokens_never_travel_in_clear(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.description = {"token_endpoint": "http://provider.example/token"}
    assert refused(sign_in) is Refusal.PROVIDER_MISCONFIGURED


def test_a_provider_out_of_order_is_said_to_be_down(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.is_down = True
    assert refused(sign_in) is Refusal.PROVIDER_DOWN


@pytest.mark.parametrize("path", ["/.well-known/openid-configuration", "/token", "/keys"])
def test_and_so_it_is_when_only_a_part_of_it_is(provider: FakeProvider, sign_in: SignIn, path: str) -> None:
    provider.down_at = path
    assert refused(sign_in) is Refusal.PROVIDER_DOWN


def test_keys_that_cannot_be_had_are_not_asked_for_by_everybody_in_turn(
    provider: FakeProvider, sign_in: SignIn
) -> None:
    provider.down_at = "/keys"
    for _ in range(3):
        assert refused(sign_in) is Refusal.PROVIDER_DOWN
    assert provider.asked.count("/keys") == 1


def test_a_description_that_is_something_else_is_no_description(provider: FakeProvider, sign_in: SignIn) -> None:
    provider.description = {"jwks_uri": f"{provider.issuer}/userinfo"}
    provider.user_info = ["no", "object"]
    assert refused(sign_in) is Refusal.PROVIDER_DOWN


def test_a_provider_that_is_not_there_is_down_and_then_left_alone_for_a_moment(
    provider: FakeProvider, settings_for: Settings
) -> None:
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))
        absent = replace(settings_for, issuer=f"http://127.0.0.1:{nobody.getsockname()[1]}")
        assert refused(lambda: begin(absent, BACK)) is Refusal.PROVIDER_DOWN
        with pytest.raises(SignInRefused, match="a moment ago"):
            begin(absent, BACK)


@pytest.fixture
def silent_provider() -> Iterator[str]:
    """Takes the connection and never answers."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"


def test_a_provider_that_never_answers_is_waited_for_briefly(
    silent_provider: str, settings_for: Settings, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "TIMEOUT_SECONDS", 0.3)
    transport._client.cache_clear()
    try:
        reason = refused(lambda: begin(replace(settings_for, issuer=silent_provider), BACK))
    finally:
        transport._client.cache_clear()
    assert reason is Refusal.PROVIDER_DOWN


def test_an_answer_without_end_is_cut_off(
    provider: FakeProvider, sign_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(transport, "LONGEST_ANSWER", 100)
    assert refused(sign_in) is Refusal.PROVIDER_DOWN


def test_what_is_known_of_a_provider_is_remembered(provider: FakeProvider, sign_in: SignIn) -> None:
    for _ in range(3):
        sign_in()
    assert provider.asked.count("/.well-known/openid-configuration") == 1
    assert provider.asked.count("/keys") == 1


def test_the_provider_is_told_whose_session_ends_and_where_to_go_on(settings_for: Settings) -> None:
    address = end_session_url(settings_for, "the-token", "http://localhost/utloggad/")
    told = parse_qs(urlsplit(address or "").query)
    assert told["id_token_hint"] == ["the-token"]
    assert told["post_logout_redirect_uri"] == ["http://localhost/utloggad/"]


def test_a_provider_without_a_way_out_has_none(provider: FakeProvider, settings_for: Settings) -> None:
    provider.description = {"end_session_endpoint": ""}
    assert end_session_url(settings_for, "the-token", "http://localhost/utloggad/") is None
