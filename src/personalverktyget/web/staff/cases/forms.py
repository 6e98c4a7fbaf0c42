"""What is sent from a case's page, besides what people write: that is taken as it is and checked by the domain."""

from django import forms

from personalverktyget.domain.cases.states import Action


class VersionForm(forms.Form):
    """The version of the case that the person saw."""

    version = forms.IntegerField(min_value=1)


class AssignForm(VersionForm):
    """Whom to give the case to. Empty when nobody was chosen."""

    handler = forms.UUIDField(required=False)


class ComposerForm(VersionForm):
    """Which tab was chosen. ``key`` was drawn when the form was shown."""

    kind = forms.TypedChoiceField(choices=[(action, action) for action in Action], coerce=Action)
    key = forms.UUIDField()
