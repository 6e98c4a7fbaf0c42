"""Every address has a rule, or a reason for none (B-01)."""

import re

from django.http import HttpRequest, HttpResponse
from django.test import override_settings
from django.urls import path

from personalverktyget.config.route_rules import routes, routes_without_rule
from personalverktyget.web.shared.pages import open_page

# Redirects and pages before sign-in, and the pages about the program itself. A new entry here is a decision.
OPEN_TO_EVERYBODY = {
    "staff:stay_signed_in",
    "resident:stay_signed_in",
    "staff:kept_writing",
    "resident:kept_writing",
    "staff:discard_writing",
    "resident:discard_writing",
    "public:accessibility",
    "public:contact_card",
    "public:contact_card_data",
    "public:contact_card_linked_data",
    "public:health",
    "public:privacy",
    "public:start",
    "resident:sign_in",
    "resident:sign_in_answer",
    "resident:sign_out",
    "resident:signed_out",
    "shared:language",
    "shared:theme",
    "staff:sign_in",
    "staff:sign_in_answer",
    "staff:sign_out",
    "staff:signed_out",
}


def test_every_address_has_a_rule() -> None:
    assert [route.address for route in routes() if route.rule is None] == []


def test_open_pages_are_listed_and_say_why() -> None:
    found = {
        r.name for r in routes() if r.rule and r.rule.audience == "everybody" and not r.address.startswith("/demo/")
    }
    assert found == OPEN_TO_EVERYBODY
    assert all(route.rule.reason for route in routes() if route.rule and not route.rule.needs)


def test_staff_pages_ask_for_a_permission() -> None:
    for route in routes():
        if route.rule and route.rule.audience in ("staff", "administration"):
            assert route.rule.needs, f"{route.name} asks for no permission"


def test_addresses_carry_opaque_ids_only() -> None:
    """``number`` is a page of a form, ``word`` a drawn word for a search, ``name`` a received mail of the demo."""
    for route in routes():
        parts = set(re.findall(r"<(?:\w+:)?(\w+)>", route.address))
        assert parts <= {
            "entry_id",
            "extract_id",
            "service_id",
            "case_id",
            "case_type_id",
            "template_id",
            "draft_id",
            "attachment_id",
            "grant_id",
            "offered_id",
            "unit_id",
            "region_id",
            "resident_id",
            "request_id",
            "review_id",
            "position",
            "escalation_id",
            "consultation_id",
            "dispatch_id",
            "trial_id",
            "message_id",
            "hsa_id",
            "code",
        } | {
            "slug",
            "name",
            "language",
            "word",
            "number",
        }, route.address


def _ruleless(request: HttpRequest) -> HttpResponse:
    return HttpResponse()


urlpatterns = [path("a/", _ruleless), path("b/", open_page(reason="a test")(_ruleless))]


@override_settings(ROOT_URLCONF=__name__)
def test_a_program_with_a_ruleless_address_does_not_start() -> None:
    (found,) = routes_without_rule()
    assert "/a/" in found.msg
