"""Staff members and residents. Who a resident *is* lies in one table, encrypted (C-01)."""

from typing import ClassVar
from uuid import uuid4

from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models

from personalverktyget.domain.access_log.key_marks import KeyMarks
from personalverktyget.domain.access_log.models import GuardedModel


class StaffMember(GuardedModel):
    """A person in the staff directory who has signed in or been given a role."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    hsa_id = models.TextField(unique=True)
    given_name = models.TextField()
    surname = models.TextField()
    title = models.TextField(default="")
    email = models.TextField(default="")
    # Replaces the automatic signature (name and title) where the person has chosen one.
    own_signature = models.TextField(default="")
    # The directory's mark that neither name nor title may be told to residents in what is taken out of the log.
    is_protected = models.BooleanField(default=False, db_default=False)
    refreshed_at = models.DateTimeField()

    @property
    def name(self) -> str:
        """Given name and surname."""
        return f"{self.given_name} {self.surname}".strip()


class Resident(GuardedModel):
    """A resident, as everything else refers to her: an opaque id and what the register says of her status."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    is_protected = models.BooleanField(default=False)
    deceased_on = models.DateField(null=True)
    emigrated_on = models.DateField(null=True)
    wants_notices = models.BooleanField(default=True)
    # How she is told, where she wants to be: at least one of the two.
    notices_by_email = models.BooleanField(default=True)
    notices_by_sms = models.BooleanField(default=False)
    # Whether an e-mail address and a mobile number are among her contact details, which are encrypted: so that whole
    # lists can be asked at once who would be told.
    has_email = models.BooleanField(default=False)
    has_mobile = models.BooleanField(default=False)
    # Since when she has an inbox: she has accepted the terms of use, and has not closed it. Empty: she has none.
    account_opened_at = models.DateTimeField(null=True)
    # Since when she may not sign in. Why, and who locked it, stands in ``SignInLock``.
    sign_in_locked_at = models.DateTimeField(null=True)
    refreshed_at = models.DateTimeField()


class SignInLock(GuardedModel):
    """That a resident's sign-in was locked: by whom, when and why; and who unlocked it."""

    id = models.UUIDField(primary_key=True, default=uuid4)
    resident = models.ForeignKey(Resident, on_delete=models.PROTECT, related_name="+")
    locked_at = models.DateTimeField()
    locked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    unlocked_at = models.DateTimeField(null=True)
    unlocked_by = models.ForeignKey(StaffMember, on_delete=models.PROTECT, null=True, related_name="+")
    unlocked_reason = models.TextField(default="")

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["resident"], condition=models.Q(unlocked_at=None), name="people_one_lock_at_a_time"
            ),
        ]


class ResidentIdentity(GuardedModel):
    """Who a resident is: number, name and contact details, encrypted; found by keyed hashes only."""

    resident = models.OneToOneField(Resident, on_delete=models.PROTECT, primary_key=True, related_name="identity")
    number_hash = models.BinaryField(unique=True)
    number = models.BinaryField()
    name = models.BinaryField()
    contact = models.BinaryField()
    # One keyed hash for each word of the name; empty for protected persons, who are not found by name.
    name_words = ArrayField(models.BigIntegerField(), default=list)

    sealed_columns: ClassVar[tuple[str, ...]] = ("number", "name", "contact")

    class Meta:
        indexes = [
            GinIndex(fields=["name_words"], name="people_identity_name_words"),
            models.Index(KeyMarks("number", "name", "contact"), name="people_identity_keys"),
        ]


class ResidentFacts(GuardedModel):
    """Where a resident is registered, and her legal sex, encrypted. No row until the register has been asked."""

    resident = models.OneToOneField(Resident, on_delete=models.PROTECT, primary_key=True, related_name="facts")
    facts = models.BinaryField()
    # The guardians of a child: the keyed hashes that they are found by, and nothing else of them. None where the child
    # is protected, for then nobody acts in her place (S-01).
    guardians = ArrayField(models.BinaryField(), default=list)

    sealed_columns: ClassVar[tuple[str, ...]] = ("facts",)

    class Meta:
        indexes = [
            models.Index(KeyMarks("facts"), name="people_facts_keys"),
            GinIndex(fields=["guardians"], name="people_facts_guardians"),
        ]


class AnswerKey(GuardedModel):
    """The key that what a resident answers of phone numbers, addresses and identity numbers is encrypted with.

    Encrypted itself. A new key in the key ring changes this row, never the answers, whose rows do not change at all.
    """

    resident = models.OneToOneField(Resident, on_delete=models.PROTECT, primary_key=True, related_name="+")
    answer_key = models.BinaryField()

    sealed_columns: ClassVar[tuple[str, ...]] = ("answer_key",)

    class Meta:
        indexes = [models.Index(KeyMarks("answer_key"), name="people_answer_keys")]
