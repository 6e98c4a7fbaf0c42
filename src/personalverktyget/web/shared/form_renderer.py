"""How Django draws forms: with our templates, through the same engine as every page."""

from django.forms.renderers import TemplatesSetting


class FormRenderer(TemplatesSetting):
    """``{{ form.field.as_field_group }}`` gives the markup of the ``field`` component."""

    field_template_name = "shared/forms/field.html"
    form_template_name = "shared/forms/form.html"
