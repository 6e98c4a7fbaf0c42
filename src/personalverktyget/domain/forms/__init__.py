"""Forms: questions, conditions, answers and what they say in words. Pure: nothing here knows Django."""
