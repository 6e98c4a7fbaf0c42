"""Forms in and out: FHIR R4 Questionnaire, and the templates of the predecessor. Pure: nothing here knows Django."""
