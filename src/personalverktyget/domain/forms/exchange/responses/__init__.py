"""Whether a QuestionnaireResponse answers its Questionnaire."""
