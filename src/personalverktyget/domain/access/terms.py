"""Which version of the terms of use holds. The texts are pages (``…/terms/``); a new version asks everybody anew."""

STAFF_TERMS = "2026-11-01"
RESIDENT_TERMS = "2026-11-01"
