"""What is sent from a case's page. What people write is checked by the domain; here only that the form is whole."""

from django import forms

from personalverktyget.domain.cases.states import Action


class VersionForm(forms.Form):
    """The version of the case that the person saw."""

    version = forms.IntegerField(min_value=1)


class AssignForm(VersionForm):
    """Whom to give the case to. Empty when nobody was chosen."""

    handler = forms.UUIDField(required=False)


class ReasonForm(VersionForm):
    """Why a case is returned, closed or opened again."""

    reason = forms.CharField(required=False, strip=False)


class ComposerForm(VersionForm):
    """What the person writes on the case. ``key`` was drawn when the form was shown."""

    kind = forms.TypedChoiceField(choices=[(action, action) for action in Action], coerce=Action)
    body = forms.CharField(required=False, strip=False)
    key = forms.UUIDField()
