"""Each claim of a sign-in, broken one at a time: nobody comes in, and the log is told the right reason."""

import time
from collections.abc import Callable
from typing import Any

import pytest

from personalverktyget.adapters.sign_in.provider import Refusal, SignInRefused, VerifiedIdentity
from tests.adapters.sign_in.fake_provider import COMMISSION, LOA3, Answer, Change, FakeProvider

SignIn = Callable[..., VerifiedIdentity]
LOA2 = "http://id.sambi.se/loa/loa2"


def claim(name: str, value: Any) -> Change:
    """The claim says something else."""
    return lambda answer: answer.claims.update({name: value})


def without(name: str) -> Change:
    """The claim is missing."""
    return lambda answer: answer.claims.pop(name)


def at(name: str, seconds_from_now: int) -> Change:
    """The claim is a moment that many seconds from now."""
    return lambda answer: answer.claims.update({name: int(time.time()) + seconds_from_now})


def header(**parts: Any) -> Change:
    """The token's header says something else."""
    return lambda answer: answer.header.update(parts)


def signed_by(key: str, **parts: Any) -> Change:
    """Another key signs."""

    def change(answer: Answer) -> None:
        answer.key = getattr(answer.provider, key)
        answer.header.update(parts)

    return change


def tampered(answer: Answer) -> None:
    """The claims are altered after signing."""
    head, _, signature = answer.signed().split(".")
    other = Answer(
        answer.provider, {**answer.claims, "employeeHsaId": "TSTNMT2321000156-7003"}, answer.header, answer.key
    )
    answer.body["id_token"] = ".".join([head, other.signed().split(".")[1], signature])


def gives(**body: Any) -> Change:
    """The token endpoint's answer says something else."""
    return lambda answer: answer.body.update(body)


# What is wrong                               how                                                 the reason
BROKEN: list[tuple[str, Change, Refusal]] = [
    ("claims altered after signing", tampered, Refusal.SIGNATURE),
    ("signed by another key of that name", signed_by("other_rsa"), Refusal.SIGNATURE),
    ("no signature (alg none)", header(alg="none"), Refusal.ALGORITHM),
    ("a secret as the key (HS256)", signed_by("secret", alg="HS256"), Refusal.ALGORITHM),
    ("an algorithm outside the list (RS512)", header(alg="RS512"), Refusal.ALGORITHM),
    ("a key that is not published", signed_by("other_rsa", kid="rsa-2"), Refusal.UNKNOWN_KEY),
    ("no token at all", gives(id_token=None), Refusal.MALFORMED_TOKEN),
    ("not a token", gives(id_token="a.b.c"), Refusal.MALFORMED_TOKEN),
    ("no access token", gives(access_token=None), Refusal.MALFORMED_TOKEN),
    ("another issuer", claim("iss", "https://other.example"), Refusal.ISSUER),
    ("no issuer", without("iss"), Refusal.ISSUER),
    ("for another client", claim("aud", "other"), Refusal.AUDIENCE),
    ("for nobody", without("aud"), Refusal.AUDIENCE),
    ("for several, none of them us", claim("aud", ["a", "b"]), Refusal.AUDIENCE),
    (
        "for several, handed to another",
        lambda a: a.claims.update(aud=["client", "b"], azp="b"),
        Refusal.AUTHORIZED_PARTY,
    ),
    ("for several, handed to nobody named", claim("aud", ["client", "b"]), Refusal.AUTHORIZED_PARTY),
    ("handed to another", claim("azp", "other"), Refusal.AUTHORIZED_PARTY),
    ("expired", at("exp", -31), Refusal.EXPIRED),
    ("no expiry", without("exp"), Refusal.EXPIRED),
    ("an expiry that is no moment", claim("exp", "tomorrow"), Refusal.EXPIRED),
    ("issued in the future", at("iat", 120), Refusal.ISSUED_IN_FUTURE),
    ("no time of issue", without("iat"), Refusal.ISSUED_IN_FUTURE),
    ("a sign-in of long ago", at("auth_time", -3600), Refusal.NOT_FRESH),
    ("another nonce", claim("nonce", "other"), Refusal.NONCE),
    ("no nonce", without("nonce"), Refusal.NONCE),
    ("the hash of another access token", claim("at_hash", "b3RoZXI"), Refusal.ACCESS_TOKEN_HASH),
    ("another access token", lambda a: a.body.update(access_token="other"), Refusal.ACCESS_TOKEN_HASH),
    ("no level of assurance", without("acr"), Refusal.LEVEL_MISSING),
    ("an empty level", claim("acr", ""), Refusal.LEVEL_MISSING),
    ("a lower level", claim("acr", LOA2), Refusal.LEVEL_TOO_LOW),
    ("a level that only begins the same", claim("acr", LOA3 + "x"), Refusal.LEVEL_TOO_LOW),
    ("a list of levels", claim("acr", [LOA3]), Refusal.LEVEL_TOO_LOW),
    ("no subject", without("sub"), Refusal.SUBJECT_MISSING),
    ("an empty subject", claim("sub", ""), Refusal.SUBJECT_MISSING),
    ("no HSA-id", without("employeeHsaId"), Refusal.SUBJECT_MISSING),
    ("a blank HSA-id", claim("employeeHsaId", "  "), Refusal.SUBJECT_MISSING),
    ("no commissions", without("allCommissions"), Refusal.COMMISSION_MISSING),
    ("an empty list of commissions", claim("allCommissions", []), Refusal.COMMISSION_MISSING),
    ("a commission without an HSA-id", claim("allCommissions", [{"commissionName": "x"}]), Refusal.COMMISSION_MISSING),
    ("commissions that are no JSON", claim("allCommissions", "[{"), Refusal.COMMISSION_MISSING),
]


@pytest.mark.parametrize(("change", "reason"), [(c, r) for _, c, r in BROKEN], ids=[name for name, _, _ in BROKEN])
def test_a_broken_claim_lets_nobody_in(
    provider: FakeProvider, sign_in: SignIn, change: Change, reason: Refusal
) -> None:
    # The second address must not be able to mend what the token lacks.
    provider.user_info = {"sub": "opaque-1"}
    provider.change = change
    with pytest.raises(SignInRefused) as refused:
        sign_in()
    assert refused.value.reason is reason


# What is unusual, and still right
ACCEPTED: list[tuple[str, Change]] = [
    ("nothing unusual", lambda answer: None),
    ("signed with ES256", signed_by("ec", alg="ES256", kid="ec-1")),
    ("for several, handed to us", lambda a: a.claims.update(aud=["client", "b"], azp="client")),
    ("no hash of the access token", without("at_hash")),
    ("no time of sign-in", without("auth_time")),
    ("expired within the leeway", at("exp", -20)),
    ("a higher level", claim("acr", "http://id.sambi.se/loa/loa4")),
    ("one commission, not in a list", claim("allCommissions", COMMISSION)),
    ("commissions as JSON text", claim("allCommissions", '[{"commissionHsaId": "TSTNMT2321000156-90011"}]')),
    ("a single commission's HSA-id", claim("allCommissions", "TSTNMT2321000156-90011")),
]


@pytest.mark.parametrize("change", [c for _, c in ACCEPTED], ids=[name for name, _ in ACCEPTED])
def test_what_is_right_lets_the_person_in(provider: FakeProvider, sign_in: SignIn, change: Change) -> None:
    provider.change = change
    identity = sign_in()
    assert identity.subject == "TSTNMT2321000156-7001"
    assert [commission.hsa_id for commission in identity.commissions] == ["TSTNMT2321000156-90011"]


def test_no_personal_detail_is_in_what_is_printed(sign_in: SignIn) -> None:
    assert "TSTNMT2321000156-7001" not in repr(sign_in())
