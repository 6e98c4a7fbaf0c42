"""A form's texts in other languages than Swedish. Pure; a form that has none is not touched by anything here."""
