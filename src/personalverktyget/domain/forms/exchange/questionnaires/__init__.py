"""FHIR R4 Questionnaire, in and out."""
