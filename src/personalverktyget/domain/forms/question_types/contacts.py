"""Phone numbers and e-mail addresses, checked for shape and kept as written."""

import re
from typing import Final

from personalverktyget.domain.forms.definitions import Answer, Item, Prefill
from personalverktyget.domain.forms.problems import Code, Problem, Rejected
from personalverktyget.domain.forms.question_types.kind import Control, QuestionType, Widget, text_of

LONGEST_PHONE: Final = 40
LONGEST_EMAIL: Final = 254
_PHONE = re.compile(r"\+?[0-9 \u00a0()/.\u2010-\u2015-]+")
_EMAIL = re.compile(r"[^\s@,;<>]{1,64}@[^\s@,;<>.]+(\.[^\s@,;<>.]+)+")


class PhoneType(QuestionType):
    """A phone number, Swedish or foreign."""

    prefills = Prefill.PHONE

    def read(self, item: Item, raw: object) -> Answer | None:
        """The number as written, without space around it."""
        text = text_of(raw).strip()
        if not text:
            return None
        digits = sum(character.isdecimal() for character in text)
        if len(text) > LONGEST_PHONE or not 5 <= digits <= 15 or not _PHONE.fullmatch(text):
            raise Rejected(Problem(Code.NOT_PHONE))
        return text

    def describe(self, item: Item) -> Widget:
        """A field with the keyboard of a phone."""
        return Widget(control=Control.INPUT, input_type="tel", input_mode="tel", autocomplete="tel")


class EmailType(QuestionType):
    """An e-mail address."""

    prefills = Prefill.EMAIL

    def read(self, item: Item, raw: object) -> Answer | None:
        """The address as written, without space around it."""
        text = text_of(raw).strip()
        if not text:
            return None
        if len(text) > LONGEST_EMAIL or not _EMAIL.fullmatch(text):
            raise Rejected(Problem(Code.NOT_EMAIL))
        return text

    def describe(self, item: Item) -> Widget:
        """A field with the keyboard for addresses."""
        return Widget(control=Control.INPUT, input_type="email", input_mode="email", autocomplete="email")
