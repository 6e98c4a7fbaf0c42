"""An open staff tool for health care: cases from residents, answers from staff."""
